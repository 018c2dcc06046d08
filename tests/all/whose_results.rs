//! Columns that say whose results they hold, rows and columns to compare with, and what is answered in surveys.

use styringstavle::domain::Period;
use styringstavle::import::facts::{CellRole, FactKind};
use styringstavle::import::lexicon::lexicon;

use crate::situations::{certain, of, said, sketch};

#[test]
fn results_of_the_unit_and_of_those_it_is_compared_with() {
    for (heads, other) in [
        ("Tema|Enhetens resultat|Kommunens resultat", "Kommunen"),
        ("Tema|Resultat enhet|Resultat kommune", "Kommunen"),
        ("Tema|Resultat|Kommunen", "Kommunen"),
        ("Tema|Resultat|Nasjonalt", "Nasjonalt"),
        ("Tema|Resultat|Snitt kommune", "Kommunen"),
        ("Tema|Lokalt|Nasjonalt", "Nasjonalt"),
        ("Tema|Skolens resultat|Snitt for landet", "Landet"),
        ("Tema|Virksomheten|Kommunen", "Kommunen"),
    ] {
        let rows =
            ["Brukerundersøkelse Lia skole 2024", heads, "Trivsel|4.6|4.5", "Mestring|4.8|4.1"];
        let read = sketch("Brukerundersøkelse 2024.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(
            of(&read, "B3"),
            said("Lia skole", "Trivsel", "2024"),
            "{heads}: {}",
            read.told()
        );
        assert_eq!(of(&read, "C4"), said(other, "Mestring", "2024"), "{heads}: {}", read.told());
    }
}

#[test]
fn grades_beside_whom_they_are_compared_with_are_of_the_school() {
    let rows = [
        "Elevundersøkelsen 2024",
        "Skole: Lia skole",
        "|7. trinn|10. trinn|Kommunen|Nasjonalt 7. trinn",
        "Trivsel|4.3|4.0|4.2|4.1",
        "Mestring|4.1|3.9|4.0|4.0",
    ];
    let read = sketch("Elevundersøkelsen 2024.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4"), said("Lia skole", "Trivsel – 7. trinn", "2024"), "{}", read.told());
    assert_eq!(of(&read, "E4"), said("Nasjonalt", "Trivsel – 7. trinn", "2024"), "{}", read.told());
    assert_eq!(of(&read, "D4").0, "Kommunen");
}

#[test]
fn the_municipality_among_grades_is_no_grade() {
    let rows = [
        "Andel elever mobbet, Fjellsrud skole",
        "Trinn|2021-22|2022-23",
        "5. trinn|6,2|10,1",
        "6. trinn|7|11",
        "Kommunen|6,3|7,6",
    ];
    let read = sketch("Elever.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        of(&read, "B5"),
        said("Kommunen", "Andel elever mobbet", "2021/22"),
        "{}",
        read.told()
    );
    assert_eq!(of(&read, "B3").0, "Fjellsrud skole");
}

#[test]
fn last_years_columns_leave_the_others_to_the_titles_year() {
    for (heads, place, year) in [
        ("Indikator|Resultat|Mål|Resultat 2023", "B3", 2024),
        ("Indikator|Resultat|Mål|2023", "B3", 2024),
        ("Indikator|Resultat|Resultat 2023", "B3", 2024),
        ("Indikator|Resultat|Mål 2025", "B3", 2024),
        ("Indikator|Resultat 2023|Resultat 2024|Norge", "D3", 2024),
    ] {
        let rows =
            ["Måltavle Borg sykehjem 2024", heads, "Sykefravær|8|7|6", "Heltidsandel|52|55|57"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        let period = read.fact(place).and_then(|fact| fact.period);
        assert_eq!(period, Period::year(year), "{heads}: {}", read.told());
        assert!(read.asked(place).is_empty(), "{heads}: {}", read.told());
    }
    // What a plan for next year begins with is this year's.
    let rows = ["Handlingsplan Lia skole 2025", "Indikator|Resultat|Mål 2026", "Sykefravær|8|7"];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("B3").is_empty(), "{}", read.told());
}

#[test]
fn answers_and_those_who_answered_are_no_units() {
    for heads in ["Spørsmål|Ja|Nei", "Spørsmål|Snitt|Svarprosent", "Spørsmål|Fast ansatt|Vikar"]
    {
        let rows = ["Brukerundersøkelsen 2024", heads, "Jeg er fornøyd med tjenesten|46|54"];
        let read = sketch("Undersøkelse 2024.xlsx").sheet("Ark1", &rows).read();
        let units = ["B3", "C3"].map(|cell| read.fact(cell).and_then(|fact| fact.unit.clone()));
        assert_eq!(units, [None, None], "{heads}: {}", read.told());
    }
}

#[test]
fn answers_in_the_first_rows_head_nothing() {
    let rows = [
        "Internkontroll Lia skole 2024",
        "Krav|T1|T2|T3",
        "Brannøvelse|Nei|Ja|Ja",
        "Vernerunde|Nei|Nei|Ja",
        "Medarbeidersamtaler|40 %|75 %|100 %",
    ];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        of(&read, "C5"),
        said("Lia skole", "Medarbeidersamtaler", "2024-T2"),
        "{}",
        read.told()
    );
    let rows = [
        "Oppfyllelse av norm 2023",
        "Barnehage|Pedagognorm|Mangler årsverk",
        "Blomvåg barnehage|Ja|0",
        "Straume barnehage|Nei|0,5",
        "Rong barnehage|Nei|1,2",
    ];
    let read = sketch("Norm.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C4").1, "Mangler årsverk", "{}", read.told());
}

#[test]
fn scores_beside_results_and_goals_are_worked_out_from_them() {
    for head in ["Måloppnåelse (%)", "Score", "Vekt"] {
        let heads = format!("Indikator|Resultat|Mål|{head}");
        let rows = ["Måltavle Lia skole 2024", &heads, "Sykefravær|8|7|88", "Trivsel|4|4.5|89"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        assert!(read.fact("D3").is_none(), "{head}: {}", read.told());
        assert!(read.asked("B3").is_empty(), "{head}: {}", read.told());
    }
}

#[test]
fn what_the_accounts_are_thought_to_end_with_is_foreseen() {
    for (head, name) in
        [("Forventet merforbruk", "Merforbruk"), ("Estimert årsresultat", "Årsresultat")]
    {
        let heads = format!("Enhet|Budsjett|Regnskap|{head}");
        let rows = [
            "Økonomistatus oktober 2024",
            &heads,
            "Lia skole|25000|20900|83",
            "Nes skole|18000|14800|82",
        ];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(read.fact("D3").map(|fact| fact.kind), Some(FactKind::Forecast), "{head}");
        assert_eq!(of(&read, "D3").1, name, "{head}: {}", read.told());
    }
}

#[test]
fn a_goal_typed_as_a_fraction_beside_per_cent_is_asked_about() {
    let rows = ["Måltavle Borg sykehjem 2024", "Indikator|Mål|T1|T2", "Sykefravær|0.07|8.2|6.9"];
    let read = sketch("Borg.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("B3").is_empty(), "{}", read.told());
    assert!(read.asked("C3").is_empty(), "{}", read.told());
}

#[test]
fn a_sum_of_another_year_is_a_figure_of_its_own() {
    let rows = [
        "Avvik Borg sykehjem 2024",
        "Kategori|T1|T2|T3|Sum 2024|Sum 2023",
        "Fall|12|15|9|36|40",
        "Legemiddel|5|4|7|16|22",
    ];
    let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "F3"), said("Borg sykehjem", "Avvik – Fall", "2023"), "{}", read.told());
    assert!(read.fact("E3").is_none(), "{}", read.told());
}

#[test]
fn departments_under_headings_that_divide_are_units() {
    let rows = [
        "Sykefravær Solbakken sykehjem 2023",
        "|Jan|Feb|Mar",
        "Totalt",
        "Avd. Bjørka|8,9 %|13,6 %|12 %",
        "Natt|7 %|8 %|9 %",
        "Korttid (1-16 dager)",
        "Avd. Bjørka|3,9 %|3,6 %|2 %",
        "Natt|3 %|2 %|4 %",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("2023", &rows).read();
    let expected = said("Avd. Bjørka", "Sykefravær – Korttid (1-16 dager)", "2023-01");
    assert_eq!(of(&read, "B7"), expected, "{}", read.told());
    assert_eq!(of(&read, "B5").0, "Natt", "{}", read.told());
}

#[test]
fn who_answers_for_a_measure_is_not_whose_the_figures_are() {
    let rows = [
        "Porsanger kommune",
        "Handlingsplan for folkehelse 2022-2025",
        "Tiltak|Ansvar|Indikator|Status 2022|Mål 2025",
        "Redusert betaling|Oppvekst|Andel barn i SFO|51 %|60 %",
        "Trivselsleder|Skolene|Trivsel på skolen|4.2|4.5",
    ];
    let read = sketch("Folkehelse.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "D4").0, "Porsanger kommune", "{}", read.told());
}

#[test]
fn services_beside_the_municipality_are_no_one_the_title_names() {
    for (title, heads, first) in [
        ("Sykefravær 2024 Helse og mestring", "Enhet|Korttid|Langtid", "Sykehjem"),
        ("Sykefravær 2024 Oppvekst", "Enhet|Korttid|Langtid", "Barnehage"),
    ] {
        let own = format!("{first}|3.1|7.2");
        let rows = [title, heads, &own, "Kulturskole|2.1|6.2", "Kommunen|2.9|5.5"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3").0, first, "{}", read.told());
        assert!(certain(&read, "B3"), "{}", read.told());
    }
}

#[test]
fn a_mean_of_the_schools_beside_it_is_no_school() {
    let rows = [
        "Elevundersøkelsen 2024",
        "Indikator|Lia skole|Nes skole|Berg skole|Snitt skole",
        "Trivsel|4.2|4.4|4|4.2",
        "Mobbing|1.2|1.1|1.3|1.2",
    ];
    let read = sketch("Elevundersøkelsen.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("E3").is_none(), "{}", read.told());
    assert_eq!(of(&read, "D3").0, "Berg skole", "{}", read.told());
}

#[test]
fn a_mean_or_total_beside_those_it_is_compared_with_is_the_units_own() {
    for heads in
        ["Tema|Snitt|Nasjonalt", "Tema|Gjennomsnitt|Nasjonalt gjennomsnitt", "Tema|Totalt|Kommunen"]
    {
        let rows = ["Elevundersøkelsen 2024", heads, "Trivsel|4.2|4.3", "Mobbing|3.8|3.7"];
        let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3"), said("Lia skole", "Trivsel", "2024"), "{}", read.told());
    }
    let rows = ["Elevundersøkelsen 2024", "Tema|Skolen|Nasjonalt|Avvik", "Trivsel|4.2|4.3|-0.1"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("D3").is_none(), "{}", read.told());
}

#[test]
fn departments_of_the_same_name_lie_in_their_own_homes() {
    let rows = [
        "Sykefravær",
        "Enhet|2023|2024",
        "Bjørkelund",
        "Avdeling A|3.1|6.2",
        "Avdeling B|2.4|5.1",
        "Solbakken",
        "Avdeling A|3.3|6.1",
        "Avdeling B|2.8|5.7",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).bold("A3").bold("A6").read();
    assert_eq!(of(&read, "B4"), said("Avdeling A", "Sykefravær", "2023"), "{}", read.told());
    let area = |cell: &str| read.fact(cell).and_then(|fact| fact.area.as_deref());
    assert_eq!((area("B4"), area("B7")), (Some("Bjørkelund"), Some("Solbakken")));
}

#[test]
fn checks_are_set_aside_and_counted_inspections_are_not() {
    let rows = ["Feiervesenet 2024", "Sone|Feiing|Kontroll", "Nord|310|20", "Sør|290|11"];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C3"), said("Nord", "Kontroll", "2024"), "{}", read.told());
    let rows = [
        "Karakterer 2024",
        "Skole|Lave|Høye|Kontroll",
        "Lia|40 %|60 %|100 %",
        "Nes|30 %|70 %|100 %",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("D3").is_none(), "{}", read.told());
}

#[test]
fn what_is_counted_in_upper_secondary_is_no_school_and_a_leader_no_department() {
    for name in ["Direkte overgang vgs", "Læreplass vgs", "Skyss vgs"] {
        assert_eq!(lexicon().unit_score(name), 0, "{name}");
    }
    assert!(lexicon().unit_score("Kongsbakken vgs") > 0);
    assert_eq!(lexicon().unit_score("Avd leder"), 0);
    assert!(lexicon().unit_score("Avd Rød") > 0 && lexicon().unit_score("Avd 2") > 0);
}

#[test]
fn the_day_a_sheet_was_changed_is_no_period() {
    let rows = [
        "Styringskort 2023 – Brann og redning",
        "Vefsn kommune. Rapportert av avdelingsleder, sist endret 12.01.2024",
        "",
        "Styringsindikator|Ambisjon|1. kv.|2. kv.|3. kv.|4. kv.",
        "Bygningsbranner|0|2|1|0|3",
        "Utrykninger|60|22|14|18|9",
    ];
    let read = sketch("Styringskort.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C5").2, "2023-Q1", "{}", read.told());
    assert!(certain(&read, "C5"), "{}", read.told());
}

#[test]
fn a_column_called_by_two_heads_beside_it_is_their_difference() {
    let with_last = |differences: [&str; 4]| {
        let rows = [
            "Hitra ungdomsskole",
            "Indikator|Skolen||Nasjonalt||",
            "|2022/23|2023/24|2022/23|2023/24|Skolen - nasjonalt",
            "Trivsel|4,3|4,1|4,1|4,2",
            "Mestring|4,1|4,1|4,0|4,0",
            "Motivasjon|3,4|3,3|3,5|3,7",
            "Grunnskolepoeng|42,2|39,9|42,2|41,5",
        ];
        let told = rows.iter().enumerate().map(|(at, row)| match at.checked_sub(3) {
            Some(of) => format!("{row}|{}", differences[of]),
            None => (*row).to_owned(),
        });
        let rows: Vec<String> = told.collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Dialog.xlsx").sheet("Hitra", &rows).merge("B2:C2").merge("D2:E2").read()
    };
    let read = with_last(["-0,1", "0,1", "-0,4", "-1,6"]);
    assert_eq!(of(&read, "C4").2, "2023/24", "{}", read.told());
    assert_eq!(read.role("F4"), Some(CellRole::SetAside), "{}", read.told());
    assert!(read.asked("F4").is_empty(), "{}", read.told());
    // Figures that are no such difference are not passed over.
    let read = with_last(["4,0", "4,2", "3,1", "40,6"]);
    assert_ne!(read.role("F4"), Some(CellRole::SetAside), "{}", read.told());
}
