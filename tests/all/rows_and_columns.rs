//! Rows and columns that are not what they stand among: numbers of accounts, months below the word for units, totals over
//! several rows, goals and counts of all below the units.

use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch};

#[test]
fn numbers_of_accounts_are_no_figures() {
    for head in ["Ansvar", "Kostnadssted", "Funksjon", "Konto"] {
        let heads = format!("Enhet|{head}|Regnskap|Budsjett");
        let read = sketch("Regnskap.xlsx")
            .sheet(
                "Ark1",
                &["Økonomi 2024", &heads, "Lia skole|1201|5200|5100", "Nes skole|1202|6100|6200"],
            )
            .read();
        assert!(read.fact("B3").is_none(), "{head}: {}", read.told());
        assert_eq!(of(&read, "C3"), said("Lia skole", "Regnskap", "2024"), "{head}");
        assert_eq!(read.fact("C3").and_then(|fact| fact.area.clone()), None, "{head}");
    }
}

#[test]
fn months_below_the_word_for_units_are_when() {
    for corner in ["Enhet", "Avdeling", "Skole", "Indikator"] {
        let heads = format!("{corner}|Lia skole|Nes skole|Fjell skole");
        let read = sketch("Fil.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Sykefravær Solvik kommune 2024",
                    &heads,
                    "Januar|8.2|7.1|6.5",
                    "Februar|9.2|8.1|7.5",
                    "Mars|5.2|4.1|3.5",
                ],
            )
            .read();
        let told = said("Nes skole", "Sykefravær", "2024-02");
        assert_eq!(of(&read, "C4"), told, "{corner}: {}", read.told());
        assert!(certain(&read, "C4"), "{corner}: {}", read.told());
    }
}

#[test]
fn themes_beside_the_indicators_of_a_titled_unit_are_none() {
    for head in ["Område", "Tema"] {
        let heads = format!("{head}|Indikator|T1|T2");
        let read = sketch("Måltavle 2024.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Måltavle Lia skole 2024",
                    &heads,
                    "Medarbeidere|Sykefravær|8.2|6.9",
                    "Elever|Trivsel|4.4|4.3",
                    "Økonomi|Budsjettavvik|1|2",
                ],
            )
            .read();
        assert_eq!(of(&read, "C3"), said("Lia skole", "Sykefravær", "2024-T1"), "{}", read.told());
        assert_eq!(of(&read, "D4"), said("Lia skole", "Trivsel", "2024-T2"), "{head}");
    }
}

#[test]
fn a_total_over_several_rows_is_no_units() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Oppvekst",
                "Enhet|Indikator|2023|2024",
                "Lia skole|Sykefravær|5.2|5",
                "|Trivsel|4.1|4.2",
                "Nes skole|Sykefravær|6.2|5",
                "Gjennomsnitt|Sykefravær|5.7|5",
                "|Trivsel|4.1|4.2",
            ],
        )
        .read();
    assert_eq!(of(&read, "C4"), said("Lia skole", "Trivsel", "2023"));
    assert!(read.fact("C7").is_none(), "not Nes skole's: {}", read.told());
}

#[test]
fn goals_and_counts_below_the_units_are_of_no_unit() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Skoler",
            &[
                "Elevundersøkelsen - trivsel",
                "Skole|2022|2023",
                "Lia skole|4.1|4.2",
                "Borg skole|4.3|4.1",
                "Kommunens mål|4.5|4.5",
            ],
        )
        .sheet(
            "Svar",
            &[
                "Brukerundersøkelse hjemmetjenesten",
                "Enhet|2022|2023",
                "Nord|4.1|4.0",
                "Sør|4.3|4.1",
                "Øst|4.3|4.2",
                "Antall svar|240|238",
                "Svarprosent|80|77",
            ],
        )
        .read();
    assert_eq!(read.fact("Skoler!B5").map(|fact| fact.kind), Some(FactKind::Target));
    for cell in ["Skoler!B5", "Svar!B6", "Svar!C7"] {
        let unit = read.fact(cell).and_then(|fact| fact.unit.clone());
        assert_eq!(unit, None, "{cell}: {}", read.told());
        assert!(!certain(&read, cell), "{cell}: {}", read.told());
    }
}

#[test]
fn the_same_months_before_two_tables_beside_each_other() {
    let read = sketch("Ferje 2023.xlsx")
        .sheet(
            "Ferje",
            &[
                "|Biler|||||Passasjerer||",
                "Måned|Halsa|Kanestraum|Rykkjem|||Måned|Halsa|Kanestraum|Rykkjem",
                "202301|6993|50131|28526|||202301|10839|77703|44215",
                "202302|7718|53576|29682|||202302|11962|83042|46007",
                "202303|8367|54666|32059|||202303|12968|84732|49691",
            ],
        )
        .read();
    for (cell, period) in
        [("B3", "2023-01"), ("C4", "2023-02"), ("D5", "2023-03"), ("J4", "2023-02")]
    {
        let said = read.fact(cell).and_then(|fact| fact.period).map(|period| period.code());
        assert_eq!(said.as_deref(), Some(period), "{cell}: {}", read.told());
    }
}

#[test]
fn rows_of_last_year_are_asked_about() {
    let read = sketch("Kort.xlsx")
        .sheet(
            "Ark1",
            &[
                "Styringskort Lia skole 2024",
                "Indikator|T1|T2|T3",
                "Sykefravær|5.2|6.1|5",
                "Sykefravær i fjor|5|5.1|5.3",
                "Heltidsandel|62|61|65",
            ],
        )
        .read();
    assert!(certain(&read, "B3") && !certain(&read, "B4"), "{}", read.told());
}

#[test]
fn rows_that_say_how_they_are_measured_are_no_parts_of_the_row_above() {
    let read = sketch("Profil.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nøkkeltall 2023",
                "Indikator|Ringerike|Buskerud|Norge",
                "Befolkning under 18 år, andel|18.1|18.6|19.7",
                "Eldre over 80 år, andel|6.1|5.9|4.7",
                "Innvandrere, andel|12.1|17.5|16.0",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4"), said("Ringerike", "Eldre over 80 år", "2023"), "{}", read.told());
    assert_eq!(of(&read, "C5"), said("Buskerud", "Innvandrere", "2023"), "{}", read.told());
}

#[test]
fn scores_called_as_accounts_are_figures() {
    let read = sketch("Medarbeider.xlsx")
        .sheet(
            "Ark1",
            &[
                "Medarbeiderundersøkelsen 2024",
                "Enhet|Ansvar|Mestring|Motivasjon",
                "Lia sykehjem|84|78|80",
                "Borg sykehjem|80|74|79",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3"), said("Lia sykehjem", "Ansvar", "2024"), "{}", read.told());
}

#[test]
fn what_is_counted_one_by_one_is_in_no_thousands_of_kroner() {
    let read = sketch("Sykehjem.xlsx")
        .sheet(
            "Rader",
            &["Lia sykehjem", "|2022|2023", "Lønn|12000|12500", "Årsverk|45|46", "(1000 kr)"],
        )
        .sheet(
            "Kolonner",
            &[
                "Nøkkeltall 2024",
                "(1000 kr)",
                "Enhet|Lønn|Årsverk",
                "Lia sykehjem|12000|45",
                "Borg sykehjem|14000|50",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    for (money, count) in [("Rader!B3", "Rader!B4"), ("Kolonner!B4", "Kolonner!C4")] {
        assert_eq!(measure(money).as_deref(), Some("1 000 kr"), "{}", read.told());
        assert_eq!(measure(count).as_deref(), Some("antall"), "{}", read.told());
    }
}
