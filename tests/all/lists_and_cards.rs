//! Lists of figures without a head, forms about one unit, and cards about one indicator.

use styringstavle::import::facts::FactKind;

use crate::situations::{Read, of, sketch};

fn kind(read: &Read, cell: &str) -> Option<FactKind> {
    read.fact(cell).map(|fact| fact.kind)
}

#[test]
fn a_form_says_whose_the_list_below_it_is() {
    for (name, unit) in [
        ("Enhet", "Nes barnehage"),
        ("Enhet:", "Nes barnehage"),
        ("Barnehage:", "Nes barnehage"),
        ("Virksomhet:", "Nes barnehage"),
        ("Kommune:", "Solvik"),
    ] {
        let field = format!("{name}|{unit}");
        let rows = ["Årsrapport 2024", &field, "", "Antall barn|64", "Sykefravær|9,2 %"];
        let read = sketch("Skjema.xlsx").sheet("Ark1", &rows).read();
        let expected = (unit.to_owned(), "Antall barn".to_owned(), "2024".to_owned());
        assert_eq!(of(&read, "B4"), expected, "{name}: {}", read.told());
        assert_eq!(of(&read, "B5").1, "Sykefravær", "{name}: {}", read.told());
    }
}

#[test]
fn who_filled_in_a_form_and_where_they_are_reached_is_no_figure() {
    let rows = [
        "Årsrapport 2024",
        "Enhet:|Nes barnehage",
        "Leder:|Per Hansen",
        "Telefon:|97512345",
        "Antall barn|64",
        "Antall ansatte|18",
        "Mobil|41234567",
    ];
    let read = sketch("Skjema.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B5").0, "Nes barnehage", "{}", read.told());
    assert!(read.fact("B4").is_none() && read.fact("B7").is_none(), "{}", read.told());
}

#[test]
fn a_list_below_a_title_needs_no_head() {
    let rows = ["Nøkkeltall Nes barnehage 2024", "", "Antall barn|64", "Foreldretilfredshet|4,6"];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
    let expected = ("Nes barnehage", "Foreldretilfredshet", "2024");
    let (unit, name, period) = of(&read, "B4");
    assert_eq!((unit.as_str(), name.as_str(), period.as_str()), expected, "{}", read.told());
    let read = sketch("Lia skole 2024.xlsx")
        .sheet("Ark1", &["Tal elevar|312", "Sjukefråvær|6,5 %"])
        .read();
    assert_eq!(of(&read, "B2").0, "Lia skole", "{}", read.told());
}

#[test]
fn two_columns_under_a_head_are_no_form() {
    let rows = ["Enhet|Sykefravær", "Nes barnehage|9,8 %", "Lia skole|8 %"];
    let read = sketch("Fravær 2024.xlsx").sheet("Ark1", &rows).read();
    let (unit, name, _) = of(&read, "B2");
    assert_eq!((unit.as_str(), name.as_str()), ("Nes barnehage", "Sykefravær"), "{}", read.told());
}

#[test]
fn names_and_numbers_nobody_can_tell_the_meaning_of_are_asked_about() {
    let rows = ["Fakta om Solvik 2024", "Areal|451", "Kommunenummer|3412"];
    let read = sketch("Fakta.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("B2").is_none() && read.fact("B3").is_none(), "{}", read.told());
    assert!(!read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn a_card_holds_the_goal_and_the_results_of_one_indicator() {
    let rows = [
        "Indikatorkort 2024",
        "Enhet|Borg sykehjem",
        "Indikator|Sykefravær",
        "Definisjon|Legemeldt fravær i prosent av avtalte dagsverk",
        "Mål|7 %",
        "Resultat 2022|8,5 %",
        "Resultat 2023|8,2 %",
        "Ansvarlig|Kari Nordmann",
    ];
    let read = sketch("Indikatorkort.xlsx").sheet("Ark1", &rows).read();
    for (place, period) in [("B5", "2024"), ("B6", "2022"), ("B7", "2023")] {
        let expected = ("Borg sykehjem".to_owned(), "Sykefravær".to_owned(), period.to_owned());
        assert_eq!(of(&read, place), expected, "{place}: {}", read.told());
    }
    assert_eq!(kind(&read, "B5"), Some(FactKind::Target));
    assert_eq!(kind(&read, "B6"), Some(FactKind::Result));
}

#[test]
fn cards_below_each_other_are_each_about_their_heading() {
    let rows = [
        "Sykefravær",
        "Mål|7 %",
        "Resultat|8,2 %",
        "",
        "Heltidsandel",
        "Mål|55 %",
        "Resultat|52 %",
    ];
    let read = sketch("Målkort Borg sykehjem 2024.xlsx").sheet("Ark1", &rows).read();
    for (place, name, kind) in [
        ("B2", "Sykefravær", FactKind::Target),
        ("B3", "Sykefravær", FactKind::Result),
        ("B6", "Heltidsandel", FactKind::Target),
        ("B7", "Heltidsandel", FactKind::Result),
    ] {
        assert_eq!(of(&read, place).1, name, "{place}: {}", read.told());
        assert_eq!(self::kind(&read, place), Some(kind), "{place}");
    }
}

#[test]
fn units_listed_below_what_is_counted_need_no_head() {
    for (above, file) in [
        (&["Sykefravær 2024"][..], "Fravær.xlsx"),
        (&["Indikator|Sykefravær", "Kilde|Visma", "År|2024"][..], "Fravær.xlsx"),
    ] {
        let rows =
            [above, &["Lia skole|7,2 %", "Nes skole|8,1 %", "Borg sykehjem|10,2 %"]].concat();
        let read = sketch(file).sheet("Ark1", &rows).read();
        let cell = format!("B{}", above.len() + 2);
        let expected = ("Nes skole".to_owned(), "Sykefravær".to_owned(), "2024".to_owned());
        assert_eq!(of(&read, &cell), expected, "{}", read.told());
    }
}

#[test]
fn facts_about_a_unit_are_none_of_its_figures_and_date_none() {
    let rows = [
        "Nes barnehage 2024",
        "Antall barn|64",
        "Sykefravær|9,2 %",
        "Byggeår|1998",
        "Org.nr|974123456",
        "Ansvar|2104",
        "Antall ansatte|18",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    for cell in ["B4", "B5", "B6"] {
        assert!(read.fact(cell).is_none(), "{cell}: {}", read.told());
    }
    assert_eq!(of(&read, "B7").2, "2024", "{}", read.told());
}

#[test]
fn rows_of_a_list_may_say_their_own_time_and_measure() {
    let rows = [
        "Enhet|Lia skole",
        "År|2024",
        "Sykefravær 2023|7,2 %",
        "Sykefravær 2024|7,0 %",
        "Lønnsutgifter (1000 kr):|18400",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").2, "2023", "{}", read.told());
    assert_eq!(of(&read, "B3").1, "Sykefravær", "{}", read.told());
    let measure = read.fact("B5").and_then(|fact| fact.measure.clone());
    assert_eq!(measure.as_deref(), Some("1 000 kr"), "{}", read.told());
}

#[test]
fn accounts_among_the_figures_of_a_form_are_accounts() {
    let rows = [
        "Enhet|Lia skole",
        "År|2024",
        "Budsjett|18400000",
        "Regnskap|18600000",
        "Avvik|-200000",
        "Årsverk|22.5",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(kind(&read, "B3"), Some(FactKind::Budget), "{}", read.told());
    assert_eq!(of(&read, "B4").1, "Regnskap", "{}", read.told());
    assert!(read.fact("B5").is_none(), "{}", read.told());
}

#[test]
fn a_form_of_a_unit_in_a_municipality_is_the_units() {
    let rows =
        ["Enhet|Nes barnehage", "Kommune|Lier", "År|2024", "Antall barn|64", "Sykefravær|9,2 %"];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4").0, "Nes barnehage", "{}", read.told());
}

#[test]
fn amounts_and_deviations_of_a_list_are_figures() {
    let rows = [
        "Lia sykehjem 2024",
        "Antall ansatte|31",
        "Antall beboere|40",
        "Avvik|12",
        "Klager|3",
        "Vaksinert halvår|1234",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4").1, "Avvik", "{}", read.told());
    assert_eq!(of(&read, "B6").1, "Vaksinert halvår", "{}", read.told());
    let rows = [
        "Nøkkeltall 2024 Lia barnehage",
        "Antall barn|64",
        "Antall ansatte|18",
        "Antall årsverk|14",
        "Lønn|9450000",
        "Husleie|1200000",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B5").1, "Lønn", "{}", read.told());
}

#[test]
fn days_of_something_else_date_no_list() {
    for name in
        ["Utskriftsdato", "Gyldig fra og med", "Ansatt fra", "Brannøvelse", "Rapporteringsfrist"]
    {
        let day = format!("{name}|14.02.2021");
        let rows = [
            "Nøkkeltall 2024",
            "Enhet|Lia barnehage",
            &day,
            "Antall barn|64",
            "Antall ansatte|18",
            "Sykefravær|8.2",
        ];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B4").2, "2024", "{name}: {}", read.told());
    }
}

#[test]
fn a_card_of_parts_is_of_what_stands_over_them() {
    let rows = [
        "Lia skole – styringskort 2024",
        "Sykefravær",
        "Korttid",
        "Mål|2",
        "Resultat|2.2",
        "Langtid",
        "Mål|4.5",
        "Resultat|4.4",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4").1, "Sykefravær – Korttid", "{}", read.told());
    assert_eq!(kind(&read, "B7"), Some(FactKind::Target), "{}", read.told());
    let rows = [
        "Nøkkeltall 2024 Lia barnehage",
        "Barn",
        "Antall|64",
        "Under 3 år|20",
        "Ansatte",
        "Antall ansatte|18",
        "Antall årsverk|14.2",
        "Antall pedagoger|7",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").1, "Barn", "{}", read.told());
}

#[test]
fn forms_of_many_units_stand_below_each_other() {
    let mut rows = vec!["Nøkkeltall 2024".to_owned()];
    for unit in 1..=53 {
        rows.push(format!("Enhet|Solvang {unit} skole"));
        rows.push(format!("Antall elever|{}", 100 + unit));
        rows.push(format!("Antall ansatte|{}", 10 + unit));
        rows.push(String::new());
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    for unit in [1, 2, 27, 53] {
        let cell = format!("B{}", unit * 4 - 1);
        let expected =
            (format!("Solvang {unit} skole"), "Antall elever".to_owned(), "2024".to_owned());
        assert_eq!(of(&read, &cell), expected, "{cell}");
    }
    // The year may differ, and what is counted as well.
    let rows = [
        "År|2023",
        "Enhet|Lia barnehage",
        "Antall barn|64",
        "Antall ansatte|18",
        "",
        "År|2024",
        "Enhet|Nes skole",
        "Antall elever|340",
        "Antall lærere|31",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        (of(&read, "B3").0, of(&read, "B3").2),
        ("Lia barnehage".into(), "2023".into()),
        "{}",
        read.told()
    );
    assert_eq!(
        (of(&read, "B8").0, of(&read, "B8").2),
        ("Nes skole".into(), "2024".into()),
        "{}",
        read.told()
    );
}
