//! Heads people write every day: whose results, next year's goals, points, bounds, kinds and measures.

use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch};

#[test]
fn schools_down_and_whose_results_across() {
    for (heads, whom) in [
        ("Skole|Skolens resultat|Kommunens resultat", "Kommunen"),
        ("Skole|Skolen|Kommunen", "Kommunen"),
        ("Skole|Resultat|KG3", "KG3"),
    ] {
        let rows = ["Trivsel 2024", heads, "Lia skole|4.2|4.3", "Nes skole|4.0|4.3"];
        let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(
            of(&read, "B3"),
            said("Lia skole", "Trivsel", "2024"),
            "{heads}: {}",
            read.told()
        );
        assert_eq!(of(&read, "C4"), said(whom, "Trivsel", "2024"), "{heads}: {}", read.told());
    }
}

#[test]
fn months_down_years_across_and_a_goal() {
    let rows = [
        "Sykefravær",
        "Måned|2023|2024|Mål",
        "Januar|8.2|7|6",
        "Februar|7.9|7.1|6",
        "Mars|7.5|6.8|6",
    ];
    let read = sketch("Lia sykehjem.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3"), said("Lia sykehjem", "Sykefravær", "2023-01"), "{}", read.told());
    assert_eq!(of(&read, "C5"), said("Lia sykehjem", "Sykefravær", "2024-03"), "{}", read.told());
    assert_eq!(read.fact("D4").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
    assert!(certain(&read, "B4"), "{}", read.told());
}

#[test]
fn departments_beside_their_home_and_its_goal() {
    let rows = [
        "2024",
        "Indikator|Avd. 1|Avd. 2|Sykehjemmet|Mål",
        "Sykefravær|8.2|7.3|7.8|7",
        "Heltid|62|63|62|65",
    ];
    let read = sketch("Borg sykehjem.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C3").0, "Avd. 2", "{}", read.told());
    assert_eq!(of(&read, "D3"), said("Borg sykehjem", "Sykefravær", "2024"), "{}", read.told());
    assert_eq!(of(&read, "E4"), said("Borg sykehjem", "Heltid", "2024"), "{}", read.told());
}

#[test]
fn goals_of_next_year_and_by_a_year() {
    let rows = ["Lia kommune 2024", "Type|Resultat|Mål neste år", "Fall|42|40", "Vold|12|10"];
    let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").2, "2024", "{}", read.told());
    assert_eq!(of(&read, "C3").2, "2025", "{}", read.told());
    assert_eq!(read.fact("C3").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
    let rows = ["Indikator|2022|Innen 2025", "Sykefravær|8.1|7.5", "Heltid|40|50"];
    let read = sketch("Berg skole.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("C2").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
}

#[test]
fn points_and_bounds_beside_what_they_are_of() {
    let rows = ["Resultater 2024", "Indikator|Score|Mål", "Trivsel|4.2|4.5", "Mobbing|3.8|4"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3"), said("Lia skole", "Trivsel", "2024"), "{}", read.told());
    let rows =
        ["Lavinntekt 2023", "Kommune|Estimat|Nedre|Øvre", "Lier|6.2|5.8|6.6", "Asker|5.2|4.8|5.6"];
    let read = sketch("Data.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3"), said("Lier", "Lavinntekt", "2023"), "{}", read.told());
    assert_eq!(read.fact("B3").map(|fact| fact.kind), Some(FactKind::Result), "{}", read.told());
    assert!(read.fact("C3").is_none() && read.fact("D4").is_none(), "{}", read.told());
}

#[test]
fn budgets_and_goals_by_longer_names() {
    let rows = [
        "Økonomirapport 2. tertial 2024",
        "Enhet|Budsjett inkl. endringer|Regnskap",
        "Lia skole|8200|8100",
        "Nes skole|7200|7100",
    ];
    let read = sketch("Økonomi.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("B3").map(|fact| fact.kind), Some(FactKind::Budget), "{}", read.told());
    let rows =
        ["Trivsel 2024", "Skole|Resultat|Kommunens mål", "Lia skole|4.2|4.3", "Nes skole|4.0|4.3"];
    let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("C3").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
}

#[test]
fn thousands_beside_the_name_of_the_unit() {
    for title in ["Lia skole - tall i tusen", "Lia skole (beløp i 1000 kr)"] {
        let rows = [title, "|Regnskap|Budsjett", "Lønn|8200|8100", "Inntekter|-700|-650"];
        let read = sketch("Økonomi 2024.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3"), said("Lia skole", "Lønn", "2024"), "{}", read.told());
        let measure = read.fact("B3").and_then(|fact| fact.measure.clone());
        assert_eq!(measure.as_deref(), Some("1 000 kr"), "{title}: {}", read.told());
    }
}

#[test]
fn nothing_but_the_rows_has_names() {
    let rows = [
        "Solvik sykehjem mars 2024",
        "",
        "|Resultat|Mål",
        "Sykefravær|8.1|7",
        "Heltidsandel|40|50",
    ];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        of(&read, "B4"),
        said("Solvik sykehjem", "Sykefravær", "2024-03"),
        "{}",
        read.told()
    );
    assert!(certain(&read, "B4") && certain(&read, "C5"), "{}", read.told());
}

#[test]
fn the_month_and_the_year_so_far_are_two_figures() {
    let rows = [
        "Enhet:|Solvik sykehjem",
        "",
        "|Denne måneden|Hittil i år|Samme måned i fjor",
        "Sykefravær|8.1|8.4|9.0",
        "Overtid (timer)|120|330|299",
    ];
    let read = sketch("Rapport mars 2024.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        of(&read, "B4"),
        said("Solvik sykehjem", "Sykefravær", "2024-03"),
        "{}",
        read.told()
    );
    assert!(of(&read, "C4").1.contains("Hittil"), "{}", read.told());
    assert!(certain(&read, "B4") && certain(&read, "D4"), "{}", read.told());
}

#[test]
fn a_line_that_says_what_is_counted_keeps_its_words() {
    let rows = [
        "Legemidler",
        "Prosent av beboerne med legemiddelgjennomgang",
        "Sykehjem|2021|2022",
        "Solvik|92|93",
        "Fjellheim|91|92",
    ];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
    assert!(of(&read, "B4").1.contains("legemiddelgjennomgang"), "{}", read.told());
    // A group of units is not what is counted.
    let rows = [
        "Elevtall",
        "Skole|2022|2023",
        "Berg skole|300|310",
        "Lia skole|200|190",
        "",
        "Private skoler i kommunen",
        "Skole|2022|2023",
        "Nes friskole|30|31",
        "Os friskole|20|19",
    ];
    let read = sketch("Elever.xlsx").sheet("Ark1", &rows).read();
    assert!(of(&read, "B8").1.contains("Elevtall"), "{}", read.told());
}

#[test]
fn parts_beside_several_schools_are_asked_about() {
    let rows = [
        "Indikator|Berg skole|Solberg skole|Gutter|Jenter|Landet",
        "Trivsel|4.1|4.3|4.2|4.4|4.4",
        "Mobbing|3.8|4.0|3.9|4.2|4.2",
    ];
    let read = sketch("Berg skole 2023.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B2").0, "Berg skole", "{}", read.told());
    assert_eq!(of(&read, "D2").0, "", "{}", read.told());
    assert!(!read.asked("D2").is_empty(), "{}", read.told());
}

#[test]
fn a_head_that_says_what_is_counted_names_it_in_a_long_list_as_well() {
    let first = |head: &str, title: Option<&str>| {
        let head = format!("Enhet|År|{head}");
        let rows = ["Nes skole|2021|100", "Lia skole|2021|120", "Nes skole|2022|101"];
        let all = title.into_iter().chain([head.as_str()]).chain(rows).collect::<Vec<_>>();
        let read = sketch("Fil.xlsx").sheet("Data", &all).read();
        let cell = if title.is_some() { "C3" } else { "C2" };
        (of(&read, cell).1, certain(&read, cell))
    };
    assert_eq!(first("Elever", None), ("Elever".to_owned(), true));
    assert_eq!(first("Årsverk", None), ("Årsverk".to_owned(), true));
    // Only how it is measured is said, and what it is is asked about.
    assert!(!first("Kr", None).1 && !first("Antall", None).1);
    // A title says what it is.
    assert_eq!(first("Elever", Some("Skolemat")).0, "Skolemat");
}

#[test]
fn a_measure_behind_a_name_needs_no_sign() {
    let rows = [
        "Kommunale bygg 2023",
        "Bygg|Areal m2|Strømforbruk kWh|Kostnad per m2",
        "Lia skole|4200|571000|136",
        "Nes skole|2800|380500|136",
    ];
    let read = sketch("Bygg.xlsx").sheet("Ark1", &rows).read();
    let told = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{}", read.told()));
        (fact.indicator.clone().unwrap_or_default().to_string(), fact.measure.clone())
    };
    assert_eq!(told("B3"), ("Areal".to_owned(), Some("m²".into())));
    assert_eq!(told("C3").0, "Strømforbruk");
    assert_eq!(told("D3").0, "Kostnad per m2");
}

#[test]
fn when_something_will_be_done_is_not_when_it_was_counted() {
    let rows = [
        "Investeringer 2024 (tall i 1000 kr)",
        "Prosjekt|Brukt i 2024|Ferdig",
        "Ny barnehage Åsen|28100|des. 25",
        "Rehabilitering Lia skole|15100|aug. 25",
        "Omsorgsboliger|4100|2027",
    ];
    let read = sketch("Prosjekter.xlsx").sheet("Ark1", &rows).read();
    let period = read.fact("B4").and_then(|fact| fact.period).map(|period| period.code());
    assert_eq!(period.as_deref(), Some("2024"), "{}", read.told());
}
