//! Parts of what a title counts, and what stands beside them and is none: shares, amounts paid, whom one is compared with.

use crate::situations::{certain, sketch};

#[test]
fn what_a_title_shares_out_stands_over_the_columns() {
    let rows = [
        "Meldte avvik 2024 fordelt på type",
        "Enhet|HMS|Tjeneste|Sikkerhet|Sum",
        "Lia skole|34|12|1|47",
        "Nes sykehjem|88|140|3|231",
    ];
    let read = sketch("Avvik.xlsx").sheet("Avvik", &rows).read();
    read.expect(&[
        ("B3", "Lia skole | Meldte avvik / HMS | 2024 | 34"),
        ("C4", "Nes sykehjem | Meldte avvik / Tjeneste | 2024 | 140"),
        ("E3", "Lia skole | Meldte avvik | 2024 | 47"),
    ]);
    // The year behind what divides it is when, and no part of that.
    let rows = [
        "Sykefravær etter varighet 2024",
        "Enhet|1-16 dager|Over 16 dager",
        "Lia skole|2.1|5.5",
        "Nes sykehjem|2.8|7.0",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("C3").expect("a figure");
    assert_eq!(fact.indicator.as_deref(), Some("Sykefravær"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Over 16 dager"), "{}", read.told());
}

#[test]
fn rows_that_add_up_under_what_is_counted_are_its_parts() {
    let rows = |last: &'static str| {
        [
            "Klimagassutslipp (tonn)",
            "Sektor|2015|2020",
            "Veitrafikk|18500|15200",
            "Jordbruk|6200|6000",
            "Avfall og avløp|2100|1500",
            last,
        ]
    };
    let read = sketch("Klima.xlsx").sheet("Utslipp", &rows("Sum|26800|22700")).read();
    let part = read.fact("B3").expect("a figure");
    assert_eq!(part.indicator.as_deref(), Some("Klimagassutslipp"), "{}", read.told());
    assert_eq!(part.dimension.as_deref(), Some("Veitrafikk"), "{}", read.told());
    // Sorts of controls under "Gjennomførte kontroller" name themselves.
    let rows = [
        "Gjennomførte kontroller",
        "|2015|2020",
        "Arbeidsgiverkontroller|18|15",
        "Skjenkekontroller|62|60",
        "Sum|80|75",
    ];
    let read = sketch("Kontroll.xlsx").sheet("Ark1", &rows).read();
    let name = read.fact("B3").and_then(|fact| fact.indicator.clone());
    assert_eq!(name.as_deref(), Some("Arbeidsgiverkontroller"), "{}", read.told());
}

#[test]
fn a_row_measured_otherwise_than_the_title_says_is_no_part() {
    for title in ["Innsamlet avfall (tonn)", "Innsamlet avfall, kg pr. innbygger"] {
        let rows = [
            title,
            "Fraksjon|2020|2021",
            "Restavfall|165|158",
            "Matavfall|48|51",
            "Gjenvinningsgrad (%)|38|40",
        ];
        let read = sketch("Avfall.xlsx").sheet("Avfall", &rows).read();
        let fact = |cell: &str| read.fact(cell).expect("a figure");
        assert_eq!(fact("B3").indicator.as_deref(), Some("Innsamlet avfall"), "{}", read.told());
        assert_eq!(fact("B5").indicator.as_deref(), Some("Gjenvinningsgrad"), "{}", read.told());
        assert_eq!(fact("B5").measure.as_deref(), Some("%"), "{}", read.told());
    }
}

#[test]
fn what_is_paid_belongs_to_what_is_granted_and_nothing_else() {
    let rows = |above: &'static str| {
        let row = format!("{above}|5.4|5.2");
        [
            "|2022|2023".to_owned(),
            "Antall mottakere|312|328".to_owned(),
            row,
            "Utbetalt (mill. kr)|24|26".to_owned(),
        ]
    };
    for (above, name) in
        [("Stønadslengde (mnd)", "Utbetalt"), ("Tilskudd til lag (mill. kr)", "Tilskudd til lag")]
    {
        let rows = rows(above);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("NAV Lia.xlsx").sheet("Ark1", &rows).read();
        let found = read.fact("B4").and_then(|fact| fact.indicator.clone());
        assert_eq!(found.as_deref(), Some(name), "{}", read.told());
    }
}

#[test]
fn areas_of_a_survey_beside_the_country_are_what_was_asked() {
    let rows = [
        "Innbyggerundersøkelsen Lia kommune (skala 0-100)",
        "Område|2019|2021|2023|Landet 2023",
        "Bosted|78|77|76|75",
        "Tjenestetilbud|65|64|61|62",
        "Tillit til politikere|55|52|48|50",
    ];
    let read = sketch("Undersøkelse.xlsx").sheet("Resultat", &rows).read();
    let fact = |cell: &str| read.fact(cell).expect("a figure");
    assert_eq!(fact("B3").indicator.as_deref(), Some("Bosted"), "{}", read.told());
    assert_eq!(fact("B3").unit.as_deref(), Some("Lia kommune"), "{}", read.told());
    assert_eq!(fact("E4").unit.as_deref(), Some("Landet"), "{}", read.told());
    // Areas of a town stay units beside it.
    let rows =
        ["Sykefravær", "Område|2022|2023|Landet 2023", "Nord|8.1|8.2|7.1", "Sør|6.1|7.0|7.1"];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Nord"), "{}", read.told());
}

#[test]
fn what_became_of_people_is_a_part_whether_one_or_many() {
    let rows = [
        "Personskadeulykker på kommunale veier",
        "År|Drept|Hardt skadd|Lettere skadd|Sum",
        "2022|1|4|22|27",
        "2023|0|3|18|21",
    ];
    let read = sketch("Lia kommune.xlsx").sheet("Ulykker", &rows).read();
    let part = read.fact("C3").expect("a figure");
    assert_eq!(part.dimension.as_deref(), Some("Hardt skadd"), "{}", read.told());
    assert!(certain(&read, "C3"), "{}", read.told());
}

#[test]
fn a_name_that_ends_in_per_cent_says_its_measure() {
    let rows =
        ["Beleggsprosent sykehjem", "|2022|2023", "Nes sykehjem|98.2|97.5", "Lia sykehjem|95|96"];
    let read = sketch("Belegg.xlsx").sheet("Ark1", &rows).read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(measure("B3").as_deref(), Some("%"), "{}", read.told());
    // Shares of one are asked about before they become hundreds.
    let rows = ["Lia skole", "Indikator|2022|2023", "Fraværsprosent|0.082|0.09"];
    let read = sketch("Lia.xlsx").sheet("Ark1", &rows).read();
    assert!(!certain(&read, "B3"), "{}", read.told());
}

#[test]
fn one_row_is_read_under_names_and_not_under_codes() {
    let rows = ["Sommerjobb for ungdom, Lia kommune 2024", "Søkere|Fått jobb|Avslag", "145|88|41"];
    let read = sketch("Sommerjobb.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B3", "Lia kommune | Fått jobb | 2024 | 88")]);
    let heads: Vec<String> = (1..=15).map(|number| format!("SDAx{number}")).collect();
    let figures: Vec<String> = (1..=15).map(|number| (number * 7).to_string()).collect();
    let rows = ["Lia kommune 2024", &heads.join("|"), &figures.join("|")];
    let read = sketch("Koder.xlsx").sheet("Ark1", &rows).read();
    assert!(read.certain().is_empty(), "{}", read.told());
}

#[test]
fn sectors_hold_units_or_part_what_each_does() {
    let rows = [
        "Sykefravær 2023",
        "Sektor|Enhet|Korttid %",
        "Oppvekst|Lia skole|2.2",
        "Helse|Nes sykehjem|3.0",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    let area = |read: &crate::situations::Read| read.fact("C3").and_then(|fact| fact.area.clone());
    assert_eq!(area(&read).as_deref(), Some("Oppvekst"), "{}", read.told());
    let rows = [
        "Netto utgifter per innbygger (kr) 2023",
        "Sektor|Kommune|Utgifter",
        "Grunnskole|Lørenskog|14200",
        "Grunnskole|Landet|14475",
        "Barnehage|Lørenskog|9800",
        "Barnehage|Landet|9900",
    ];
    let read = sketch("Utgifter.xlsx").sheet("Ark1", &rows).read();
    assert_ne!(area(&read).as_deref(), Some("Grunnskole"), "{}", read.told());
}

#[test]
fn a_mean_of_something_else_is_no_mean_of_what_stands_beside_it() {
    let rows = [
        "Byggesaker 2023",
        "Sakstype|Antall saker|Gjennomsnitt dager",
        "Ett-trinns søknad|88|19",
        "Rammesøknad|34|61",
    ];
    let read = sketch("Byggesak.xlsx").sheet("Saker", &rows).read();
    let mean = read.fact("C4").expect("a figure");
    assert_eq!(
        (mean.value, mean.measure.as_deref()),
        (Some(61.0), Some("dager")),
        "{}",
        read.told()
    );
    // One that is their mean is worked out, and is no figure of its own.
    let rows = ["Trivsel 2023", "Skole|Jenter|Gutter|Snitt", "Lia|4|5|4.5", "Nes|3|5|4"];
    let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("D3").is_none(), "{}", read.told());
}
