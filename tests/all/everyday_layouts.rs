//! What stands in most people's sheets: a remark beside the title, results and goals in rows, parts of the year in words.

use crate::situations::{Read, certain, of, said, sketch};

#[track_caller]
fn doubted(read: &Read, cell: &str) {
    assert!(!certain(read, cell), "{}", read.told());
}

const YEARS: [&str; 4] = [
    "Enhet|2022|2023|2024",
    "Lia skole|12500|13100|13900",
    "Borg skole|18500|17100|16200",
    "Hafslund skole|15500|15100|14200",
];

#[test]
fn a_remark_beside_the_title_heads_no_column() {
    for remark in ["Tall i 1000 kr", "Kilde: Visma", "Kari Nordmann", "Oppvekst", "NB! Ny måte"] {
        let title = format!("Driftsutgifter|||{remark}");
        let read = sketch("Nøkkeltall.xlsx")
            .sheet("Økonomi", &[&[title.as_str()], &YEARS[..]].concat())
            .sheet("Apart", &[&[title.as_str(), ""], &YEARS[..]].concat())
            .sheet("Below", &[&["Driftsutgifter", &format!("|||{remark}")], &YEARS[..]].concat())
            .read();
        for (cell, year) in [("Økonomi!D4", "2024"), ("Apart!C6", "2023"), ("Below!D5", "2024")] {
            let (_, _, period) = of(&read, cell);
            assert_eq!(period, year, "{remark}: {}", read.told());
            let indicator = read.fact(cell).and_then(|fact| fact.indicator.clone());
            assert_eq!(indicator.as_deref(), Some("Driftsutgifter"), "{remark}: {}", read.told());
        }
        if remark.contains("1000") {
            let measure = read.fact("Økonomi!B3").and_then(|fact| fact.measure.clone());
            assert_eq!(measure.as_deref(), Some("1 000 kr"), "{}", read.told());
        }
    }
    // "T2" over the last year is no head that hides the row of years.
    let read =
        sketch("Nøkkeltall.xlsx").sheet("Ark1", &[&["Årsverk|||T2"], &YEARS[..]].concat()).read();
    assert_eq!(of(&read, "Ark1!B3"), said("Lia skole", "Årsverk", "2022"), "{}", read.told());
    // So it is beside the title of a year of months, and of names that each head a column.
    let read = sketch("Personal.xlsx")
        .sheet("Måneder", &["Sykefravær 2023|||HR", "Enhet|jan|feb|mar", "Lia skole|7|8|9"])
        .sheet(
            "Navn",
            &["Personal 2023|||Kari Nordmann", "Enhet|Ansatte|Årsverk|Avvik", "Lia skole|71|62|13"],
        )
        .read();
    assert_eq!(of(&read, "Måneder!D3"), said("Lia skole", "Sykefravær", "2023-03"));
    assert_eq!(of(&read, "Navn!D3"), said("Lia skole", "Avvik", "2023"), "{}", read.told());
}

#[test]
fn a_field_beside_the_title_heads_no_columns() {
    for field in ["Kilde:|Visma", "Ansvarlig|Kari Nordmann", "Sist oppdatert|12.09.2024"] {
        let title = format!("Driftsutgifter||{field}");
        let read = sketch("Nøkkeltall.xlsx")
            .sheet("Ark1", &[&[title.as_str()], &YEARS[..]].concat())
            .read();
        let told = said("Borg skole", "Driftsutgifter", "2023");
        assert_eq!(of(&read, "C4"), told, "{field}: {}", read.told());
        assert_eq!(of(&read, "D4").2, "2024", "{field}: {}", read.told());
    }
    let read = sketch("Styringskort.xlsx")
        .sheet(
            "Ark1",
            &[
                "Styringskort Lia skole||År:|2024",
                "Indikator|T1|T2|T3",
                "Sykefravær|5|6|5",
                "Trivsel|4|4|5",
            ],
        )
        .read();
    assert_eq!(of(&read, "C3"), said("Lia skole", "Sykefravær", "2024-T2"), "{}", read.told());
    let read = sketch("Kort.xlsx")
        .sheet(
            "Ark1",
            &[
                "Lia skole|Rektor: Kari Hansen|Antall elever: 210",
                "Indikator|2023|2024",
                "Trivsel|4.2|4.3",
                "Lesing|50|52",
            ],
        )
        .sheet(
            "To",
            &[
                "Sykefravær 2024||Kilde:|Visma",
                "Enhet|Resultat|Mål",
                "Lia skole|5.2|5",
                "Nes skole|6.1|5",
            ],
        )
        .read();
    assert_eq!(of(&read, "Ark1!B3"), said("Lia skole", "Trivsel", "2023"), "{}", read.told());
    assert_eq!(of(&read, "Ark1!C4"), said("Lia skole", "Lesing", "2024"), "{}", read.told());
    assert_eq!(of(&read, "To!C3"), said("Lia skole", "Sykefravær", "2024"), "{}", read.told());
}

#[test]
fn a_remark_over_accounts_or_results_is_said_of_all() {
    let read = sketch("Økonomi.xlsx")
        .sheet(
            "Ark1",
            &[
                "Økonomirapport|||Tall i 1000 kr|T2 2024",
                "Ansvar|Regnskap|Budsjett|Avvik|Prognose",
                "Lia skole|5200|6100|900|8100",
                "Borg sykehjem|8200|7100|-1100|9100",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3"), said("Lia skole", "Regnskap", "2024-T2"), "{}", read.told());
    for cell in ["B3", "C4", "E4"] {
        let measure = read.fact(cell).and_then(|fact| fact.measure.clone());
        assert_eq!(measure.as_deref(), Some("1 000 kr"), "{cell}: {}", read.told());
    }
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Styringskort Lia skole 2024||Kari Nordmann",
                "Indikator|Resultat|Mål|Kommentar",
                "Sykefravær|5.2|6|",
                "Trivsel|4.1|4.5|bedre",
            ],
        )
        .read();
    assert_eq!(of(&read, "C3"), said("Lia skole", "Sykefravær", "2024"), "{}", read.told());
    assert!(certain(&read, "B3") && certain(&read, "C3"), "{}", read.told());
}

#[test]
fn words_for_groups_of_columns_still_head_them() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Ark1",
            &["Sykefravær|Resultat||Mål", "Enhet|2022|2023|2024", "Lia skole|7.1|7.5|6.5"],
        )
        .read();
    let kind = read.fact("D3").map(|fact| fact.kind);
    assert_eq!(kind, Some(styringstavle::import::facts::FactKind::Target), "{}", read.told());
    let read = sketch("Skoler 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skoler|Elevundersøkelsen||Nasjonale prøver|",
                "Skole|Trivsel|Mobbing|Lesing|Regning",
                "Lia skole|4.1|4.5|51|49",
                "Borg skole|4.3|4.4|50|48",
            ],
        )
        .read();
    assert!(read.says("D3").contains("Nasjonale prøver"), "{}", read.told());
}

#[test]
fn rows_of_results_and_goals_are_kinds_of_what_the_sheet_counts() {
    use styringstavle::import::facts::FactKind;
    let rows = ["|2022|2023|2024", "Resultat|7.1|7.5|8.0", "Mål|6.5|6.5|6.0"];
    let read = sketch("Alvim skole.xlsx")
        .sheet("Sykefravær", &rows)
        .sheet("Ark1", &[&["Turnover"], &rows[..], &["", "Trivsel"], &rows[..]].concat())
        .read();
    for (cell, name, kind) in [
        ("Sykefravær!B2", "Sykefravær", FactKind::Result),
        ("Sykefravær!C3", "Sykefravær", FactKind::Target),
        ("Ark1!B4", "Turnover", FactKind::Target),
        ("Ark1!D9", "Trivsel", FactKind::Target),
    ] {
        let fact = read.fact(cell).expect("a figure");
        let found = (fact.indicator.as_deref(), fact.kind);
        assert_eq!(found, (Some(name), kind), "{cell}: {}", read.told());
    }
}

#[test]
fn parts_of_the_year_in_words_or_with_a_slip_are_parts_of_the_year() {
    let read = sketch("Oppvekst.xlsx")
        .sheet(
            "Sykefravær",
            &[
                "Enhet|Første tertial 2024|2. tetrial 2024|Tertial III 2024|2025 (1. halvår)",
                "Lia skole|7.1|7.5|8.0|7.7",
                "Borg skole|6.1|6.5|7.0|6.6",
            ],
        )
        .read();
    for (cell, period) in [("B2", "2024-T1"), ("D3", "2024-T3"), ("E3", "2025-H1")] {
        assert!(read.says(cell).contains(&format!("| {period} |")), "{}", read.told());
        assert!(certain(&read, cell), "{}", read.told());
    }
    doubted(&read, "C2");
    assert!(read.says("C2").contains("| 2024-T2 |"), "{}", read.told());
    let title = "Nøkkeltall andre tertial 2024";
    let read = sketch("Nøkkeltall.xlsx")
        .sheet("Ark1", &[title, "", "Enhet|Sykefravær %|Årsverk", "Lia skole|5.1|20"])
        .read();
    assert!(read.says("B4").contains("2024-T2"), "{}", read.told());
    // Words left beside the year make it doubtful.
    for head in ["Siste 12 mnd 2024", "1.-2. tertial 2024", "t.o.m. april 2024", "2024 til nå"] {
        let read = sketch("Oppvekst.xlsx")
            .sheet(
                "Sykefravær",
                &[&format!("Enhet|2023|{head}"), "Lia skole|7.1|7.5", "Borg skole|6|7"],
            )
            .read();
        doubted(&read, "C2");
    }
}

#[test]
fn days_and_seasons_under_a_year_are_within_it() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Sykefravær", &["|2022|2023", "pr. 30.4|7.1|7.5", "pr. 31.8|6.5|6.6"])
        .sheet("Trivsel", &["|2023||2024|", "Enhet|Vår|Høst|Vår|Høst", "Lia skole|4.1|4.2|4.3|4.2"])
        .sheet(
            "Lønn",
            &[
                "|2024||",
                "Enhet|Årsbudsjett|Regnskap pr. 31.8|Budsjett pr. 31.8",
                "Lia skole|21500|14300|14100",
            ],
        )
        .read();
    let told = |cell: &str| read.says(cell);
    assert!(told("Sykefravær!C3").contains("2023-08-31"), "{}", read.told());
    assert!(told("Trivsel!C3").contains("2023-H2"), "{}", read.told());
    assert!(told("Lønn!D3").contains("Lønn | 2024-08-31"), "{}", read.told());
    let kind = read.fact("Lønn!D3").map(|fact| fact.kind);
    assert_eq!(kind, Some(styringstavle::import::facts::FactKind::Budget), "{}", read.told());
}

#[test]
fn words_below_the_years_of_a_table_leave_its_years_readable() {
    for below in [&["Mål|6|6"][..], &["Mål|6|6", "Snitt|6|6.5"], &["Landet|6.2|6", "Endring|-1|-1"]]
    {
        let years = ["År|Lia skole|Borg skole", "2022|7|7.5", "2023|6|6.5", "2024|5|5.5"];
        let read =
            sketch("Oppvekst.xlsx").sheet("Sykefravær", &[&years[..], below].concat()).read();
        assert_eq!(of(&read, "C4"), said("Borg skole", "Sykefravær", "2024"), "{}", read.told());
        assert!(certain(&read, "B2"), "{}", read.told());
        doubted(&read, "B5");
    }
}

#[test]
fn blocks_under_one_head_are_named_by_titles_of_their_own() {
    let years = "Skole|2021|2022|2023";
    let rows = |first: &'static str, second: &'static str| [first, second];
    let (own, other) = (
        rows("Lia skole|7.1|6.8|8.0", "Borg skole|5.0|5.2|4.9"),
        rows("Vik ungdomsskole|6.1|6.6|7.2", "Nes ungdomsskole|8.4|8.0|7.9"),
    );
    for (first, second, name) in [
        ("Andel elever mobbet, 7. trinn", "Andel elever mobbet, 10. trinn", "10. trinn"),
        ("Trives på skolen (prosent)", "Blir mobbet (prosent)", "Blir mobbet"),
        ("Sykefravær", "Turnover", "Turnover"),
    ] {
        let again = rows("Lia skole|9.1|9.8|9.0", "Borg skole|3.0|3.2|2.9");
        for below in [&other, &again] {
            let read = sketch("Skoler.xlsx")
                .sheet("Ark1", &[&[first, years], &own[..], &["", second], &below[..]].concat())
                .read();
            let (_, indicator, period) = of(&read, "C8");
            assert!(indicator.contains(name) && period == "2022", "{}", read.told());
            assert!(certain(&read, "C8"), "{}", read.told());
            assert!(!of(&read, "C3").1.contains(name), "{}", read.told());
        }
    }
    // Headings over groups of rows name no other figures.
    let read = sketch("Skoler.xlsx")
        .sheet(
            "Ark1",
            &[&["Sykefravær", years], &own[..], &["", "Barnehager"], &["Solvang|7|8|9"]].concat(),
        )
        .read();
    assert_eq!(of(&read, "C7").1, "Sykefravær", "{}", read.told());
}

#[test]
fn a_target_beside_results_of_the_table_is_a_target_of_the_table() {
    let read = sketch("Oppvekst.xlsx")
        .sheet(
            "Medarbeiderundersøkelse",
            &["Enhet|Svarprosent 2024|Resultat 2024|Mål 2025", "Lia skole|71|4.1|4.3"],
        )
        .sheet("Sykefravær", &["Enhet|2023|2024|Tjenestemål 2025", "Lia skole|7.1|7.5|6.0"])
        .read();
    let named = |cell: &str| read.fact(cell).and_then(|fact| fact.indicator.clone());
    let target = "Medarbeiderundersøkelse";
    assert_eq!(named("Medarbeiderundersøkelse!D2").as_deref(), Some(target), "{}", read.told());
    assert_eq!(named("Sykefravær!D2").as_deref(), Some("Sykefravær"), "{}", read.told());
    let kind = read.fact("Sykefravær!D2").map(|fact| fact.kind);
    assert_eq!(kind, Some(styringstavle::import::facts::FactKind::Target), "{}", read.told());
}

#[test]
fn headings_over_rows_say_kind_and_year_and_a_banner_over_years_loses_none() {
    use styringstavle::import::facts::FactKind;
    let read = sketch("Nøkkeltall skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Sykefravær|Turnover",
                "Resultat 2024",
                "Lia skole|7.1|7.5",
                "Borg skole|6.1|6.5",
                "Mål 2025",
                "Lia skole|6.5|7.0",
                "Borg skole|6.0|6.0",
            ],
        )
        .sheet(
            "Sykefravær",
            &["|Utvikling|||Mål|", "Enhet|2022|2023|2024|2025|2026", "Lia skole|7|7.5|7.3|6.5|6"],
        )
        .read();
    let kind = |cell: &str| read.fact(cell).map(|fact| (fact.kind, fact.certain));
    assert_eq!(kind("Ark1!B6"), Some((FactKind::Target, true)), "{}", read.told());
    assert_eq!(kind("Ark1!C4"), Some((FactKind::Result, true)), "{}", read.told());
    assert_eq!(of(&read, "Sykefravær!C3"), said("Lia skole", "Sykefravær", "2023"));
    assert_eq!(kind("Sykefravær!E3"), Some((FactKind::Target, true)), "{}", read.told());
}

#[test]
fn states_across_are_of_what_the_title_counts() {
    for (title, heads, name) in [
        ("Avvik 2023", "Enhet|Åpne|Lukkede", "Avvik – Åpne"),
        ("Klager 2023", "Enhet|Innmeldte|Behandlede", "Klager – Innmeldte"),
        ("Vedtak 2023", "Enhet|Innvilget|Avslag", "Vedtak – Innvilget"),
    ] {
        let read = sketch("HMS.xlsx")
            .sheet("Ark1", &[title, heads, "Lia skole|27|22", "Borg skole|16|13"])
            .read();
        assert_eq!(of(&read, "B4"), said("Borg skole", name, "2023"), "{}", read.told());
    }
    let read = sketch("HMS.xlsx")
        .sheet(
            "Ark1",
            &["Bemanning 2023", "Enhet|Ansatte|Årsverk", "Lia skole|27|22", "Borg skole|6|3"],
        )
        .read();
    assert_eq!(of(&read, "C4").1, "Årsverk", "{}", read.told());
}

#[test]
fn rows_that_count_something_else_below_the_units_are_no_units() {
    let units = ["Sykefravær (%)", "Enhet|2022|2023", "Lia skole|7.9|7.5", "Borg skole|6.9|6.5"];
    for (below, measure) in
        [("Antall svar", "antall"), ("Svarprosent", "%"), ("Antall ansatte", "")]
    {
        let row = format!("{below}|151|149");
        let read = sketch("Fravær.xlsx").sheet("Ark1", &[&units[..], &[&row]].concat()).read();
        assert_eq!(of(&read, "B5"), said("", below, "2022"), "{}", read.told());
        doubted(&read, "B5");
        let found = read.fact("B5").and_then(|fact| fact.measure.clone());
        assert!(measure.is_empty() || found.as_deref() == Some(measure), "{}", read.told());
    }
    for below in ["Gj.sn.", "Høyeste", "Maks", "Sluttsum", "Vektet snitt"] {
        let row = format!("{below}|151|149");
        let read = sketch("Fravær.xlsx").sheet("Ark1", &[&units[..], &[&row]].concat()).read();
        assert!(read.fact("B5").is_none_or(|fact| !fact.certain), "{below}: {}", read.told());
    }
}

#[test]
fn lines_below_the_title_that_say_goals_or_remarks_name_nothing() {
    for line in [
        "Mål: under 7 %",
        "Mål 7 %",
        "Ambisjon: 6,5 %",
        "Delmål 2: Redusert sykefravær",
        "NB! Nærvær regnes som 100 - sykefravær",
        "Se også nærvær",
        "Fokusområde: Nærvær",
        "|||Rev. 10/22/2024",
    ] {
        let read = sketch("Personal.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Sykefravær i prosent",
                    line,
                    "Enhet|2022|2023",
                    "Lia skole|7|8",
                    "Borg skole|6|7",
                ],
            )
            .read();
        assert_eq!(of(&read, "B4").1, "Sykefravær", "{line}: {}", read.told());
    }
}

#[test]
fn how_often_and_of_whom_stays_in_the_name() {
    for title in
        ["Vedtakstimer per uke", "Besøk per dag", "Elever 1-7", "Barn 0-5", "Brukere 18-67"]
    {
        let read = sketch("Nøkkeltall.xlsx")
            .sheet(
                "Ark1",
                &[title, "", "Enhet|2022|2023", "Lia skole|271|272", "Borg skole|161|163"],
            )
            .read();
        assert_eq!(of(&read, "B4").1, title, "{}", read.told());
        assert_eq!(read.fact("B4").and_then(|fact| fact.measure.clone()), None, "{title}");
    }
}

#[test]
fn years_under_a_title_of_a_part_of_the_year_are_asked_about() {
    for title in [
        "Sykefravær 1. tertial",
        "Sykefravær første halvår",
        "Sykefravær hittil i år",
        "Sykefravær pr. 31.08.2024",
        "Sykefravær januar-august",
        "Antall avvik. Tall for 2024 er per 31. mai",
        "Sykefravær 2. tertial 2024",
    ] {
        let read = sketch("Personal.xlsx")
            .sheet(
                "Ark1",
                &[title, "", "Enhet|2022|2023|2024", "Lia skole|7|8|7", "Borg skole|6|7|6"],
            )
            .read();
        doubted(&read, "D4");
    }
    for title in ["Elever pr. 1.10", "Sysselsatte per 4. kvartal", "Sykefravær 2022-2024"] {
        let read = sketch("Personal.xlsx")
            .sheet(
                "Ark1",
                &[title, "", "Enhet|2022|2023|2024", "Lia skole|7|8|7", "Borg skole|6|7|6"],
            )
            .read();
        assert!(certain(&read, "D4"), "{title}: {}", read.told());
    }
}

#[test]
fn the_unit_of_a_title_is_called_by_its_own_name() {
    let rows = ["Indikator|2022|2023", "Sykefravær %|7.5|8.1", "Brukertilfredshet|4.5|4.4"];
    for (title, unit) in [
        ("Bemanning Borg sykehjem 2024", "Borg sykehjem"),
        ("Nøkkeltall ved Lia skole", "Lia skole"),
        ("Hafslund skole: Økonomi", "Hafslund skole"),
        ("Kvalitetsrapport Lia skole", "Lia skole"),
        ("Lia skole Personal", "Lia skole"),
        ("Enhet: Tindlund skole, Leder: Fornavn Etternavn", "Tindlund skole"),
        ("Rapporterende enhet:|Alvim skole", "Alvim skole"),
        ("Kommuneområde:|Oppvekst", "Oppvekst"),
    ] {
        let read = sketch("Rapporter.xlsx").sheet("Ark1", &[&[title], &rows[..]].concat()).read();
        assert_eq!(of(&read, "B3"), said(unit, "Sykefravær", "2022"), "{title}: {}", read.told());
    }
    let read = sketch("Måltavle 2024.xlsx")
        .sheet("Hjemmetj. Nord", &rows)
        .sheet("Hjemmetj. Sør", &rows.map(|row| row.replace('4', "3")).each_ref().map(|row| &**row))
        .read();
    assert_eq!(of(&read, "Hjemmetj. Nord!B2").0, "Hjemmetj. Nord", "{}", read.told());
    assert_eq!(of(&read, "Hjemmetj. Sør!B2"), said("Hjemmetj. Sør", "Sykefravær", "2022"));
    // Columns that say "the school" are of the one the title names.
    let read = sketch("Elevundersøkelsen 2024.xlsx")
        .sheet(
            "Resultat",
            &["Lia skole 2024", "Indikator|Skolen|Kommunen|Nasjonalt", "Trivsel|4.1|4.2|4.3"],
        )
        .read();
    assert_eq!(of(&read, "B3").0, "Lia skole", "{}", read.told());
    assert_eq!(of(&read, "D3").0, "Nasjonalt", "{}", read.told());
}

#[test]
fn results_and_goals_named_in_full_are_of_one_indicator() {
    use styringstavle::import::facts::FactKind;
    let read = sketch("Måltavle Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2022|2023",
                "Sykefravær resultat|7.5|8.1",
                "Sykefravær mål|7|7",
                "Trivsel resultat|4.1|4.2",
                "Trivsel mål|4.5|4.5",
            ],
        )
        .read();
    for (cell, name, kind) in [
        ("B2", "Sykefravær", FactKind::Result),
        ("B3", "Sykefravær", FactKind::Target),
        ("C5", "Trivsel", FactKind::Target),
    ] {
        let fact = read.fact(cell).expect("a figure");
        let found = (fact.indicator.as_deref(), fact.kind);
        assert_eq!(found, (Some(name), kind), "{}", read.told());
    }
}

#[test]
fn years_of_reading_months_and_days_from_and_to_are_periods() {
    let read = sketch("Sykefravær 2024.xlsx")
        .sheet(
            "Data",
            &[
                "Enhet|Siste måling|Sykefravær",
                "Lia skole|2023|7.0",
                "Borg skole|2023|7.5",
                "Nes skole|2022|6.1",
            ],
        )
        .sheet(
            "Rapport",
            &[
                "Periode fra|'01.01.2024",
                "Periode til|'31.08.2024",
                "",
                "Enhet|Resultat|Mål",
                "Lia skole|7.1|6.5",
                "Borg skole|6.1|6.0",
            ],
        )
        .read();
    assert!(read.fact("Data!B2").is_none(), "{}", read.told());
    assert!(read.says("Data!C4").contains("| 2022 |"), "{}", read.told());
    assert!(read.says("Rapport!B5").contains("| 2024-T2 |"), "{}", read.told());
    let read = sketch("Oppvekst.xlsx")
        .sheet("Trivsel", &["Enhet|Nullpunkt 2023|Mål", "Lia skole|4.1|4.5", "Borg skole|4.2|4.5"])
        .read();
    assert!(!certain(&read, "C2") && certain(&read, "B2"), "{}", read.told());
    let read = sketch("Ventetid.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ventetid, dager",
                "Enhet|'2011-10|'2011-11|'2011-12|'2012-01",
                "Lia skole|50|51.7|53.4|55.1",
                "Borg skole|53|56|58|58",
            ],
        )
        .sheet("Skoler", &["Elever", "Skole|'2010-11|'2011-12", "Lia skole|301|310"])
        .read();
    assert!(read.says("Ark1!D3").contains("| 2011-12 |"), "{}", read.told());
    assert!(read.says("Skoler!C3").contains("| 2011/12 |"), "{}", read.told());
    // A month that has figures like years heads nothing.
    let read = sketch("Byferga.xlsx")
        .sheet(
            "Passasjerer",
            &[
                "Passasjerer på byferga",
                "Måned|2023|2024|2025",
                "Februar|1100|1220|1300",
                "Mars|1350|1400|1500",
                "April|1900|2010",
                "Mai|2500|2610",
            ],
        )
        .read();
    assert!(read.says("C6").contains("2024-05"), "{}", read.told());
    assert!(read.says("B5").contains("2023-04"), "{}", read.told());
}

#[test]
fn what_all_figures_are_measured_in_may_stand_below_them_or_in_the_corner() {
    let units = ["Lia skole|7100|7200", "Borg skole|6100|6200", "Nes skole|8100|8200"];
    let below =
        [&["Lønnsutgifter", "Enhet|2022|2023"], &units[..], &["", "Alle tall i 1000 kr"]].concat();
    let corner = [&["Lønnsutgifter", "Tall i 1000 kr|2022|2023"], &units[..]].concat();
    let read = sketch("Økonomi.xlsx").sheet("Under", &below).sheet("Hjørne", &corner).read();
    for cell in ["Under!B3", "Hjørne!C5"] {
        let fact = read.fact(cell).expect("a figure");
        assert_eq!(fact.measure.as_deref(), Some("1 000 kr"), "{}", read.told());
        assert_eq!(fact.indicator.as_deref(), Some("Lønnsutgifter"), "{}", read.told());
    }
    let read = sketch("Måltavle Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Tall i hele tusen",
                "Indikator|2023|2024",
                "Lønn|12000|13000",
                "Antall ansatte|45|46",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(measure("B3").as_deref(), Some("1 000 kr"), "{}", read.told());
    assert_eq!(measure("B4").as_deref(), Some("antall"), "{}", read.told());
}

#[test]
fn rows_of_column_numbers_are_no_figures_and_years_in_targets_are_asked_about() {
    let read = sketch("Nøkkeltall 2024.xlsx")
        .sheet(
            "Ark1",
            &["Enhet|Sykefravær %|Årsverk", "1|2|3", "Lia skole|7.5|32", "Borg skole|9.2|28"],
        )
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    assert_eq!(of(&read, "B3"), said("Lia skole", "Sykefravær", "2024"), "{}", read.told());
    let read = sketch("Måltavle Lia 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Resultat 2024|Mål 2025",
                "Antall avvik|13|Færre enn 2023",
                "Andel heltid %|80|2026",
                "Antall besøk|1900|Minst 2500",
                "Sykefravær %|6.9|6.5",
            ],
        )
        .read();
    assert!(!certain(&read, "C2") && !certain(&read, "C3"), "{}", read.told());
    assert!(certain(&read, "C4") && certain(&read, "C5"), "{}", read.told());
}

#[test]
fn a_word_beside_an_indicator_for_how_it_is_measured_is_no_part_of_it() {
    let read = sketch("Måltavler 2024.xlsx")
        .sheet(
            "Metode",
            &[
                "Måltavle Lia skole",
                "Indikator|Metode|Retning|2023|2024",
                "Sykefravær %|HRM|Ned|7.5|6.9",
                "Antall avvik|Compilo|Ned|12|13",
                "Trivsel|Elevundersøkelsen|Opp|4.5|4.4",
            ],
        )
        .sheet(
            "Målgruppe",
            &[
                "Måltavle Borg skole",
                "Indikator|Målgruppe|2023|2024",
                "Sykefravær %|Ansatte|7.5|6.9",
                "Trivsel|Elever|4.5|4.4",
                "Heltid %|Ansatte|70|75",
            ],
        )
        .sheet(
            "Kjønn",
            &[
                "Måltavle Nes skole",
                "Indikator|Kjønn|2023|2024",
                "Lesing|Gutter|49|50",
                "Regning|Jenter|51|52",
                "Engelsk|Gutter|48|47",
            ],
        )
        .read();
    assert_eq!(of(&read, "Metode!D3"), said("Lia skole", "Sykefravær", "2023"), "{}", read.told());
    let trivsel = read.fact("Målgruppe!C4").expect("a figure");
    assert_eq!(trivsel.indicator.as_deref(), Some("Trivsel"), "{}", read.told());
    assert_eq!(trivsel.measure, None, "{}", read.told());
    assert!(read.says("Kjønn!C3").contains("Gutter"), "{}", read.told());
}

#[test]
fn months_without_figures_date_no_row_below_them() {
    let read = sketch("Lia sykehjem 2024.xlsx")
        .sheet(
            "Fall",
            &[
                "Fall",
                "",
                "Måned|1. etg|2. etg",
                "Januar|1|3",
                "Februar|2|1",
                "Mars|2|0",
                "April",
                "Mai",
                "Hittil i år|5|4",
                "Mål 2024|20|20",
            ],
        )
        .read();
    assert!(read.says("B10").contains("| 2024 |"), "{}", read.told());
    let read = sketch("Scorecard 2023.xlsx")
        .sheet(
            "Scorecard",
            &[
                "Report author: Performance & Insight Team",
                "Indicator|2022|2023",
                "Household waste recycled (%)|42.3|43.1",
                "Fly-tipping incidents|1212|1187",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").0, "", "{}", read.told());
}

#[test]
fn letters_are_months_and_roman_numbers_parts_of_their_year() {
    let read = sketch("Lia sykehjem.xlsx")
        .sheet(
            "Belegg",
            &[
                "Belegg i prosent",
                "|2024",
                "Avdeling|J|F|M|A|M|J|J|A|S|O|N|D",
                "1. etg|100|93|94|100|95|97|100|99|94|98|94|97",
                "2. etg|97|95|93|94|96|98|94|96|97|100|94|95",
            ],
        )
        .merge("B2:M2")
        .sheet(
            "Sykefravær",
            &[
                "Sykefravær i prosent",
                "|2023||||2024",
                "Enhet|I|II|III|IV|I|II|III|IV",
                "Lia skole|7|8|7|8|7|6|7|8",
                "Borg skole|6|7|6|7|6|5|6|7",
            ],
        )
        .merge("B2:E2")
        .merge("F2:I2")
        .read();
    assert!(read.says("Belegg!C4").contains("Belegg | 2024-02 |"), "{}", read.told());
    assert!(read.says("Belegg!M5").contains("| 2024-12 |"), "{}", read.told());
    assert!(read.says("Sykefravær!G4").contains("Sykefravær | 2024-Q2 |"), "{}", read.told());
    // Three may be tertials, or the quarters there are so far.
    let read = sketch("Lia kommune.xlsx")
        .sheet(
            "Sykefravær",
            &["Sykefravær", "|2024", "Enhet|I|II|III", "Lia skole|7|8|7", "Borg skole|6|7|6"],
        )
        .merge("B2:D2")
        .read();
    doubted(&read, "C4");
}
