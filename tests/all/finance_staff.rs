//! Tables as finance staff make them: reports of a tertial, plans with several budgets, key figures published later.

use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch};

/// "Hittil i år" and "Hele året" over accounts and budgets, beside the same tertial of the year before.
#[test]
fn a_report_of_a_tertial_beside_the_year_before() {
    let read = sketch("Tertialrapport.xlsx")
        .sheet(
            "Drift",
            &[
                "Orkland kommune",
                "Netto driftsutgifter per 31.08.2025",
                "Beløp i 1000 kr",
                "Rammeområde|Hittil i år|||Hele året||I fjor",
                "|Regnskap|Per. bud.|Avvik|Rev. bud.|Prognose|Regnskap t2 2024",
                "Grunnskole|200417|206901|6484|311300|304200|190120",
                "Barnehage|137668|135997|-1671|204600|205700|129739",
                "NAV kommune|14557|14386|-171|16800|17000|14323",
            ],
        )
        .merge("B4:D4")
        .merge("E4:F4")
        .sheet(
            "Investering",
            &[
                "Investeringsprosjekter",
                "Prosjekt|Budsjett 2025",
                "Brannstasjon|8200",
                "Vannledning|17800",
            ],
        )
        .read();
    let column = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
        (fact.period.map(|period| period.code()).unwrap_or_default(), fact.kind)
    };
    assert_eq!(column("B6"), ("2025-T2".to_owned(), FactKind::Result));
    assert_eq!(column("C6"), ("2025-T2".to_owned(), FactKind::Budget));
    assert_eq!(column("E6"), ("2025".to_owned(), FactKind::Budget));
    assert_eq!(column("F6"), ("2025".to_owned(), FactKind::Forecast));
    assert_eq!(column("G6"), ("2024-T2".to_owned(), FactKind::Result));
    assert_eq!(of(&read, "C6").1, "Netto driftsutgifter");
    // What the municipality pays for at NAV is not the municipality.
    let project = read.fact("Investering!B3").and_then(|fact| fact.unit.as_deref());
    assert_ne!(project, Some("NAV kommune"));
}

/// Beside the tertial itself its last day tells how far the year has come.
#[test]
fn the_year_so_far_stays_apart_from_its_tertial() {
    let rows = [
        "Sykefravær i prosent 2024",
        "Avdeling|1. tertial|2. tertial|Hittil i år|Samme periode 2023",
        "Hjemmesykepleien|9,1|8,8|8,9|7,9",
        "Borg sykehjem|10,2|11,0|10,4|9,1",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "E3").2, "2023-08-31");
}

/// "Oppr.", "Rev. juni" and "KD forslag" below budgets tell which of them, and count nothing.
#[test]
fn which_of_several_budgets_is_no_indicator() {
    let read = sketch("Økonomiplan 2025-2027.xlsx")
        .sheet(
            "Driftsrammer",
            &[
                "Alstahaug kommune",
                "Driftsrammer, netto, tall i hele 1000",
                "Område|Regnskap|Budsjett||Økonomiplan||",
                "|2023|2024|2024|2025|2026|2027",
                "||Oppr.|Rev. juni|KD forslag|KD forslag|KD forslag",
                "Politisk styring|7499|7794|9044|7900|7860|7821",
                "Skole|114728|115497|115847|119500|118902|118305",
                "Barnehage|63530|64200|65450|66800|66466|66132",
            ],
        )
        .merge("A3:A5")
        .merge("C3:D3")
        .merge("E3:G3")
        .read();
    assert_eq!(of(&read, "B6"), said("Politisk styring", "Driftsrammer, netto", "2023"));
    assert_eq!(of(&read, "D6"), said("Politisk styring", "Driftsrammer, netto", "2024"));
    assert_eq!(of(&read, "C6").1, "Driftsrammer, netto – Oppr.");
    assert_eq!(of(&read, "G8"), said("Barnehage", "Driftsrammer, netto", "2027"));
    assert_eq!(read.fact("B6").and_then(|fact| fact.measure.as_deref()), Some("1 000 kr"));
}

/// The day key figures were published on is not when they are of; the KOSTRA group of a municipality is no figure.
#[test]
fn preliminary_figures_are_of_the_year_before_they_are_published() {
    let rows = [
        "Økonomiske nøkkeltall for kommunene i Innlandet, KOSTRA 2024",
        "Foreløpige tall per 15. mars 2025. Kilde: SSB",
        "Knr|Kommune|K-gr.|Netto driftsresultat (%)|Disposisjonsfond (%)",
        "3401|Kongsvinger|5|-3.5|5.4",
        "3403|Hamar|5|1.6|5.7",
        "3405|Lillehammer|12|-1.2|21.2",
    ];
    let read = sketch("Innlandet.xlsx").sheet("Nøkkeltall", &rows).read();
    assert_eq!(of(&read, "D4"), said("Kongsvinger", "Netto driftsresultat", "2024"));
    assert!(certain(&read, "D4"), "{}", read.told());
    assert!(read.fact("C4").is_none(), "{}", read.told());
    // Without that word the day may be what they are of.
    let rows = [
        "Nøkkeltall for kommunene i Innlandet 2024",
        "Tall per 15. mars 2025",
        "Kommune|Netto driftsresultat (%)|Disposisjonsfond (%)",
        "Kongsvinger|-3.5|5.4",
        "Hamar|1.6|5.7",
    ];
    let read = sketch("Innlandet.xlsx").sheet("Ark1", &rows).read();
    assert!(!certain(&read, "B4"), "{}", read.told());
}

/// Accounts and budgets until the last day of the tertial a report is for are that tertial's, and stock counted then is not.
#[test]
fn accounts_until_the_last_day_of_a_reported_tertial_are_of_it() {
    let rows = [
        "Netto driftsutgifter pr. rammeområde, 2. tertial 2025",
        "Rammeområde|Regnskap 31.08.24|Regnskap 31.08.25|Per. budsjett 31.08.25|Rev. budsjett 2025|Forventet avvik",
        "Grunnskole|118340|124876|121500|183200|-4400",
        "Barnehage|71220|74310|74900|112000|600",
        "Barnevern|24880|27945|24600|36900|-4600",
    ];
    let read = sketch("Rapport.xlsx").sheet("Drift", &rows).read();
    let period = |cell: &str| of(&read, cell).2;
    assert_eq!((period("B3"), period("C3")), ("2024-T2".into(), "2025-T2".into()));
    assert_eq!((period("D3"), period("E3")), ("2025-T2".into(), "2025".into()));
    assert!(read.fact("F3").is_none(), "{}", read.told());
    let rows = [
        "Rapport 2. tertial 2025",
        "Tjeneste|Brukere 31.08.24|Brukere 31.08.25",
        "Hjemmesykepleie|412|431",
        "Dagtilbud|64|70",
    ];
    let read = sketch("Rapport.xlsx").sheet("Drift", &rows).read();
    assert_eq!(of(&read, "C3").2, "2025-08-31");
}

/// "Tidsrom" over years and spans says when each row is from.
#[test]
fn rows_of_key_figures_say_when_they_are_from() {
    let rows = [
        "Tema|Indikator|Måleenhet|Tidsrom|Ramsund|Nordland|Norge",
        "Befolkning|Andel 80 år og eldre|prosent|2023|6.9|5.6|4.6",
        "|||2024|7.2|5.8|4.7",
        "Levekår|Uføretrygdede 18-44 år|prosent|2020–2022|4.1|3.8|2.8",
        "|||2021–2023|4.3|3.9|2.9",
    ];
    let read = sketch("Oversikt.xlsx").sheet("Oversikt", &rows).read();
    assert_eq!(of(&read, "E3"), said("Ramsund", "Andel 80 år og eldre", "2024"));
    assert_eq!(of(&read, "G5"), said("Norge", "Uføretrygdede 18-44 år", "2021-2023"));
}
