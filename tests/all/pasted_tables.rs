//! Tables pasted into a sheet from reports, web pages and dashboards, and edited by hand.

use styringstavle::domain::Period;

use crate::situations::sketch;

#[test]
fn years_with_the_number_of_a_note_date_their_rows() {
    let read = sketch("Bibliotek.xlsx")
        .sheet(
            "Tall",
            &[
                "Tabell 1. Sandvær bibliotek",
                "År|Besøk|Aktive lånere",
                "'2019|'62 140|'3 902",
                "2020 1)|'31 007|'3 355",
                "2021 1)|'34 918|'3 410",
                "'2022|'58 733|Ikke målt",
                "1) Biblioteket var stengt i 9 uker.",
            ],
        )
        .read();
    let fact = read.fact("B4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.period, fact.value), (Period::year(2020), Some(31_007.0)), "{}", read.told());
}

#[test]
fn half_of_a_word_names_no_unit() {
    let read = sketch("Framsikt mål og indikatorer.xlsx")
        .sheet(
            "Utskrift",
            &[
                "Handlings- og økonomiplan 2024–2027 – Sørbø kommune",
                "Mål og indikatorer|Status 2022|Status 2023|Mål 2024",
                "Heltidsandel (%)|41.7|44.9|48",
                "Sykefravær (%)|8.1|7.9|7",
            ],
        )
        .read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Sørbø kommune"), "{}", read.told());
    // A department may be called by two.
    let read = sketch("39 Fysio- og ergoterapi måltavle 2016.xlsx")
        .sheet(
            "Måltavle",
            &["Måltavle for Fysio- og ergoterapi", "Indikator|2015|2016", "Sykefravær (%)|8.1|7.9"],
        )
        .read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Fysio- og ergoterapi"), "{}", read.told());
}

#[test]
fn what_a_municipality_is_divided_into_heads_its_papers_too() {
    let read = sketch("BMS styringskort Lindeheimen sykehjem 2024.xlsx")
        .sheet(
            "Styringskort",
            &[
                "Bydel Skogsletta – Lindeheimen sykehjem",
                "Styringsindikator|2022|2023|Ambisjon 2024",
                "Sykefravær (%)|12.4|10.9|9.5",
                "Antall trykksår|7|4|0",
            ],
        )
        .read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Lindeheimen sykehjem"), "{}", read.told());
    // Where it stands alone it is whose the figures are.
    let alone = sketch("Bydel Skogsletta.xlsx")
        .sheet("Kort", &["Bydel Skogsletta", "Indikator|2022|2023", "Sykefravær (%)|12.4|10.9"])
        .read();
    let unit = alone.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Bydel Skogsletta"), "{}", alone.told());
}

#[test]
fn lights_beside_figures_name_nothing() {
    let read = sketch("IKT driftsrapport 2024.xlsx")
        .sheet(
            "Driftsrapport",
            &[
                "Oppetid 2024 (%)",
                "Måned|Visma||Gerica|",
                "Januar|99.32|Gul|99.76|Grønn",
                "Februar|99.23|Gul|99.73|Grønn",
                "Mars|99.46|Grønn|99.92|Rød",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period, Period::month(2024, 1), "{}", read.told());
    let said =
        [&fact.unit, &fact.indicator, &fact.dimension].map(|name| name.clone().unwrap_or_default());
    assert!(said.iter().all(|name| !name.contains("Gul")), "{}", read.told());
    assert!(read.fact("D3").is_some(), "{}", read.told());
}

#[test]
fn a_heading_may_have_a_remark_far_right() {
    let read = sketch("Byggesak kvartal.xlsx")
        .sheet(
            "Byggesak",
            &[
                "Byggesaksavdelingen, Tangvik kommune",
                "Sakstype|Q1 2023|Q2 2023|Merknad",
                "Søknader med 3 ukers frist|||Vi mistet 2 saksbehandlere i Q2",
                "Antall vedtak|36|53|",
                "Andel innen frist (%)|99|82|",
                "Søknader med 12 ukers frist|||",
                "Antall vedtak|33|58|",
                "Andel innen frist (%)|99|100|",
            ],
        )
        .indent("A4:A5", 2)
        .indent("A7:A8", 2)
        .read();
    let name = |cell: &str| read.fact(cell).and_then(|fact| fact.indicator.clone());
    let first = name("B4").unwrap_or_default();
    assert!(first.contains("3 ukers frist"), "{first}: {}", read.told());
    assert_ne!(name("B4"), name("B7"), "{}", read.told());
    assert!(read.fact("B4").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn tertials_over_columns_are_of_the_year_of_the_day_in_the_title() {
    let read = sketch("Økonomistatus.xlsx")
        .sheet(
            "Drift",
            &[
                "Driftsregnskapet per 31. august 2024 (mill. kr)",
                "Kommunalområde|Regnskap 2. tertial|Budsjett 2. tertial",
                "Skole og SFO|141.9|139.8",
                "Barnehage|88.4|90",
            ],
        )
        .read();
    let fact = read.fact("B3").expect("a fact");
    assert_eq!(fact.period, Period::tertial(2024, 2), "{}", read.told());
    assert!(fact.certain, "{}", read.told());
}

#[test]
fn minutes_may_be_short() {
    let read = sketch("Brann.xlsx")
        .sheet(
            "Ark1",
            &[
                "Grenvik brannvesen|2022|2023",
                "Gjennomsnittlig innsatstid|8,4 min|7,9 min",
                "Branner|14|11",
            ],
        )
        .read();
    let fact = read.fact("B2").expect("a fact");
    assert_eq!(
        (fact.value, fact.measure.as_deref()),
        (Some(8.4), Some("minutter")),
        "{}",
        read.told()
    );
}

#[test]
fn the_sorts_a_survey_was_made_in_are_not_whose_it_is() {
    let read = sketch("Brukerundersøkelse SFO og skole resultater Compilo.xlsx")
        .sheet(
            "Resultat",
            &[
                "Brukerundersøkelse SFO – Lundeby kommune – skala 1 til 6",
                "Deltakelse|2021|2023",
                "Antall inviterte|812|846",
                "Antall svar|398|461",
            ],
        )
        .read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Lundeby kommune"), "{}", read.told());
}

#[test]
fn districts_down_are_units_beside_their_city() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Bydeler",
            &[
                "Sykefravær 2023 (%), Oslo kommune",
                "Bydel|2022|2023",
                "Bydel Skogsletta|8.1|7.9",
                "Bydel Elvebakken|7.2|7.4",
                "Bydel Torshøyden|6.9|7.1",
            ],
        )
        .read();
    read.expect(&[("B4", "Bydel Elvebakken | Sykefravær | 2022 | 7.2 %")]);
}
