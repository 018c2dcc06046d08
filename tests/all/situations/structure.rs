//! Situations 1-23: how the sheets are laid out.

use styringstavle::domain::{ColumnIs, Missing, Period, Workspace};
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::grid::Place;

use styringstavle::import::plan::{Accept, Answers, Plan, State};
use styringstavle::import::recipe;

use super::{Read, Sketch, place, sketch};

#[test]
fn situation_01_years_across_are_not_filled_in() {
    let read = sketch("Tettsteder.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2000|2002|2003|2009|2011",
                "Andel bosatte i tettsteder|71.2|72|73.4|74|75.1",
                "Folketetthet i tettsteder|1460|1471|1480|1502|1533",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Andel bosatte i tettsteder | 2000 | 71.2"),
        ("F3", "Folketetthet i tettsteder | 2011 | 1533"),
    ]);
    assert_eq!(read.0.facts.len(), 10, "{}", read.told());
    let years: std::collections::BTreeSet<String> =
        read.0.facts.iter().filter_map(|fact| fact.period).map(Period::code).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), ["2000", "2002", "2003", "2009", "2011"]);
}

#[test]
fn situation_02_years_down_and_regions_across() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Grunnskole",
            &[
                "Netto driftsutgifter til grunnskole (kr)",
                "År \\ Region|Nordby|Landet|Sørby",
                "'2023|118832.5|119000|120411",
                "'2024|121004|122380.5|",
                "'2025|125300|126010|127999",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Nordby | Netto driftsutgifter til grunnskole | 2023 | 118832.5 kr"),
        ("C4", "Landet | Netto driftsutgifter til grunnskole | 2024 | 122380.5 kr"),
        ("D5", "Sørby | Netto driftsutgifter til grunnskole | 2025 | 127999 kr"),
    ]);
    assert_eq!(read.fact("D4").and_then(|fact| fact.missing), Some(Missing::Blank));
}

#[test]
fn situation_03_small_tables_below_each_other_have_each_their_title() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Skole",
            &[
                "Elever per årsverk (antall)",
                "År \\ Region|Nordby|Landet",
                "2024|11.2|12.4",
                "2025|11.5|12.3",
                "",
                "Andel fagutdannede (%)",
                "År \\ Region|Nordby|Landet",
                "2024|81|84.5",
                "2025|82.5|85",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Nordby | Elever per årsverk | 2024 | 11.2 antall"),
        ("C9", "Landet | Andel fagutdannede | 2025 | 85 %"),
    ]);
    assert_eq!(read.0.sheets.first().map(|sheet| sheet.tables.len()), Some(2));
}

#[test]
fn situation_04_a_repeated_head_is_no_data() {
    let read = sketch("Helt ledige.xlsx")
        .sheet(
            "Helt ledige",
            &[
                "Agder",
                "Kommune|2021|2022",
                "Grimstad|212|198",
                "Arendal|501|477",
                "",
                "Rogaland",
                "Kommune|2021|2022",
                "Sola|133|120",
                "Strand|88|91",
            ],
        )
        .read();
    assert!(read.fact("B7").is_none() && read.fact("C7").is_none(), "{}", read.told());
    assert_eq!(read.role("B7"), Some(CellRole::Period));
    for (cell, line, county) in [
        ("B3", "Grimstad | Helt ledige | 2021 | 212", "Agder"),
        ("C4", "Arendal | Helt ledige | 2022 | 477", "Agder"),
        ("C8", "Sola | Helt ledige | 2022 | 120", "Rogaland"),
        ("B9", "Strand | Helt ledige | 2021 | 88", "Rogaland"),
    ] {
        read.expect(&[(cell, line)]);
        let area = read.fact(cell).and_then(|fact| fact.area.as_deref());
        assert_eq!(area, Some(county), "{cell} in\n{}", read.told());
    }
    assert_eq!(read.0.facts.len(), 8, "{}", read.told());
}

#[test]
fn situation_05_a_block_without_head_inherits_the_one_above() {
    let read = sketch("Lavinntekt.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|2019|2020|2021",
                "Horten|10.7|10.9|11.3",
                "Larvik|12.1|12.2|12.6",
                "",
                "",
                "Skien|13|13.2|13.4",
                "Tinn|9.8|9.9|10.2",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Horten | Lavinntekt | 2019 | 10.7 %"),
        ("D6", "Skien | Lavinntekt | 2021 | 13.4 %"),
        ("C7", "Tinn | Lavinntekt | 2020 | 9.9 %"),
    ]);
}

#[test]
fn situation_06_tables_beside_each_other_are_told_apart() {
    let read = sketch("Sommerles.xlsx")
        .sheet(
            "2024",
            &[
                "Kommune|Deltakere||Kommune|Antall bøker",
                "Skien|1204||Skien|9012",
                "Tinn|211||Tinn|1400",
                "Nome|180||Nome|1322",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Skien | Deltakere | 2024 | 1204"),
        ("E3", "Tinn | Antall bøker | 2024 | 1400"),
    ]);
    assert_eq!(read.0.sheets.first().map(|sheet| sheet.tables.len()), Some(2));
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    // The labels they share are the link: three units with two figures each, not six units.
    let plan =
        Plan::build(&Workspace::new("Eksempel"), vec![read.into_shared()], &Answers::default());
    assert_eq!((plan.new_units.len(), plan.new_indicators.len()), (3, 2));
}

#[test]
fn situation_07_a_banner_reaches_right_to_the_gap() {
    let read = sketch("Ulykker.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Antall drepte||Antall skadde|",
                "Kommune|2020|2021|2020|2021",
                "Horten|1|0|21|25",
                "Larvik|2|1|44|40",
                "Skien|0|3|51|47",
            ],
        )
        .read();
    read.expect(&[
        ("C3", "Horten | Antall drepte | 2021 | 0"),
        ("D4", "Larvik | Antall skadde | 2020 | 44"),
        ("E5", "Skien | Antall skadde | 2021 | 47"),
    ]);
}

#[test]
fn situation_08_a_period_merged_over_the_sexes_keeps_both() {
    let read = sketch("Grunnskolepoeng.xlsx")
        .sheet(
            "Ark3",
            &[
                "Geografi|2013-2015||2014-2016|",
                "|gutter|jenter|gutter|jenter",
                "Hele landet|38.4|42.5|38.7|42.7",
                "Horten|37.1|41|37.6|41.4",
                "Tønsberg|39|44.1|39.2|44.9",
            ],
        )
        .merge("B1:C1")
        .merge("D1:E1")
        .merge("A1:A2")
        .read();
    read.expect(&[
        ("B3", "Hele landet | Grunnskolepoeng / gutter | 2013-2015 | 38.4 poeng"),
        ("E5", "Tønsberg | Grunnskolepoeng / jenter | 2014-2016 | 44.9 poeng"),
    ]);
    assert_eq!(read.0.facts.len(), 12, "{}", read.told());
    // Into the board too: a series for each sex of each unit, with both periods.
    let workspace = taken_in(read);
    let mut splits: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for (key, _) in workspace.all_series() {
        let indicator = workspace.indicator(key.indicator).expect("an indicator");
        *splits.entry(indicator.title()).or_default() += 1;
    }
    assert_eq!(splits.values().copied().collect::<Vec<_>>(), [3, 3], "{splits:?}");
    assert!(splits.keys().any(|name| name.contains("gutter")), "{splits:?}");
}

/// A board that has taken in all a reading proposes.
fn taken_in(read: Read) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut plan = Plan::build(&workspace, vec![read.into_shared()], &Answers::default());
    plan.accept(Accept::All);
    workspace.apply(plan.change(&workspace, 1)).expect("an import is a valid change");
    workspace
}

#[test]
fn situation_09_a_merge_down_fills_its_own_rows_only() {
    let read = sketch("Grunnskolepoeng.xlsx")
        .sheet(
            "Ark4",
            &[
                "Kommune|Kjønn|2019|2020",
                "Horten|gutter|38|38.2",
                "|jenter|42|42.4",
                "Larvik|gutter|37.5|37.9",
                "|jenter|41.3|41.8",
                "|jenter|40.1|40.2",
            ],
        )
        .merge("A2:A3")
        .merge("A4:A5")
        .read();
    read.expect(&[
        ("C3", "Horten | Grunnskolepoeng / jenter | 2019 | 42 poeng"),
        ("D5", "Larvik | Grunnskolepoeng / jenter | 2020 | 41.8 poeng"),
    ]);
    // What lies below the merge is not said to be Larvik's.
    for cell in ["C6", "D6"] {
        assert!(
            read.says(cell).starts_with("? ") && !read.says(cell).contains("Larvik"),
            "{cell} in\n{}",
            read.told()
        );
    }
}

#[test]
fn situation_10_a_blank_label_means_the_one_above() {
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Antall årsverk",
                "Enhet|År|Verdi",
                "Lia skole|2014|21.5",
                "|2015|22",
                "Åsen skole|2014|18",
                "|2015|19.5",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "Lia skole | Antall årsverk | 2015 | 22"),
        ("C6", "Åsen skole | Antall årsverk | 2015 | 19.5"),
    ]);
    // Where the label is taken from is kept, to be shown in the blank cell.
    let from = |cell: &str| read.0.sheets[0].filled_from(place(cell)).map(Place::name);
    assert_eq!((from("A4"), from("A6")), (Some("A3".into()), Some("A5".into())));
    assert_eq!((from("A3"), from("C4"), from("A1")), (None, None, None));
}

#[test]
fn situation_10_labels_that_hold_for_blank_cells_are_kept_with_where_they_stand() {
    // A year written once for its months, a banner once for its years, and merged cells.
    let months = sketch("Vedtak Lia skole.xlsx")
        .sheet(
            "Data",
            &[
                "Antall vedtak",
                "År|Måned|Verdi",
                "2014|Januar|21",
                "|Februar|22",
                "2015|Januar|18",
                "|Februar|19",
            ],
        )
        .read();
    let from = |read: &Read, cell: &str| {
        read.0.sheets[0].filled_from(place(cell)).map(Place::name).unwrap_or_default()
    };
    months.expect(&[("C6", "Lia skole | Antall vedtak | 2015-02 | 19")]);
    assert_eq!((from(&months, "A4"), from(&months, "A6")), ("A3".into(), "A5".into()));
    let banner = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Resultat||Mål|",
                "Indikator|2014|2015|2014|2015",
                "Sykefravær (%)|6.4|7.3|6|6",
                "Turnover (%)|4|5|3|3",
            ],
        )
        .read();
    assert_eq!((from(&banner, "C1"), from(&banner, "E1")), ("B1".into(), "D1".into()));
    let merged = sketch("Grunnskolepoeng 2019.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Kjønn|Grunnskolepoeng",
                "Horten|Jenter|43",
                "|Gutter|39",
                "Larvik|Jenter|42",
            ],
        )
        .merge("A2:A3")
        .read();
    assert_eq!((from(&merged, "A3"), from(&merged, "A2")), ("A2".into(), String::new()));
}

#[test]
fn situation_11_a_column_named_anew_means_the_new_name_from_there() {
    let read = sketch("Bosetting.xlsx")
        .sheet(
            "Ark1",
            &[
                "Anmodning om bosetting",
                "År|VESTFOLD|TELEMARK",
                "2017|24|22",
                "2018|20|19",
                "2019|18|17",
                "|Vestfold og Telemark|",
                "2020|10|",
                "2021|12|",
            ],
        )
        .read();
    read.expect_all(&[
        ("B3", "VESTFOLD | Anmodning om bosetting | 2017 | 24"),
        ("C3", "TELEMARK | Anmodning om bosetting | 2017 | 22"),
        ("B4", "VESTFOLD | Anmodning om bosetting | 2018 | 20"),
        ("C4", "TELEMARK | Anmodning om bosetting | 2018 | 19"),
        ("B5", "VESTFOLD | Anmodning om bosetting | 2019 | 18"),
        ("C5", "TELEMARK | Anmodning om bosetting | 2019 | 17"),
        ("B7", "Vestfold og Telemark | Anmodning om bosetting | 2020 | 10"),
        ("B8", "Vestfold og Telemark | Anmodning om bosetting | 2021 | 12"),
    ]);
    assert_eq!(read.role("B6"), Some(CellRole::Label));
}

#[test]
fn situation_12_a_made_up_head_gives_way_to_the_real_one() {
    let read = sketch("Antall bosatte.xlsx")
        .sheet(
            "Tabell",
            &[
                "Column1|Column2|Column3",
                "Kommune|2014|2015",
                "Horten|'5|'8",
                "Siljan|'0|'.",
                "Larvik|'11|'12",
            ],
        )
        .read();
    read.expect_all(&[
        ("B3", "Horten | Antall bosatte | 2014 | 5"),
        ("C3", "Horten | Antall bosatte | 2015 | 8"),
        ("B4", "Siljan | Antall bosatte | 2014 | 0"),
        ("C4", "Siljan | Antall bosatte | 2015 | NotApplicable"),
        ("B5", "Larvik | Antall bosatte | 2014 | 11"),
        ("C5", "Larvik | Antall bosatte | 2015 | 12"),
    ]);
    assert_eq!(read.role("B2"), Some(CellRole::Period));
}

#[test]
fn situation_13_what_a_pivot_table_adds_is_dropped() {
    let read = sketch("Pivot 2022.xlsx")
        .sheet(
            "Ark2",
            &[
                "Summer av Antall|Kolonneetiketter||",
                "Radetiketter|Antall elever|Antall lærere|Totalsum",
                "Bamble|1226|217|1443",
                "Tinn|411|89|500",
                "Nome|106|32|138",
                "Totalsum|1743|338|2081",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Bamble | Antall elever | 2022 | 1226 antall"),
        ("C5", "Nome | Antall lærere | 2022 | 32"),
    ]);
    assert!(read.fact("D3").is_none() && read.fact("B6").is_none(), "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| {
        [&fact.unit, &fact.indicator].into_iter().flatten().all(|name| !name.contains("etiketter"))
    }));
    assert!(read.0.questions.is_empty(), "no source, nothing to ask\n{}", read.told());
}

/// A pivot table beside the sheet it is made of.
pub fn pivot() -> Sketch {
    sketch("Utdanning 2022.xlsx")
        .sheet(
            "Pivot",
            &[
                "Radetiketter|Summer av Antall elever|Summer av Antall lærere",
                "Bamble|1226|217",
                "Tinn|411|89",
                "Totalsum|1637|306",
            ],
        )
        .sheet(
            "Data",
            &[
                "Kommune|Skole|Antall elever|Antall lærere",
                "Bamble|Lia skole|700|120",
                "Bamble|Åsen skole|526|97",
                "Tinn|Nes skole|411|89",
            ],
        )
}

#[test]
fn situation_13_the_sheet_a_pivot_table_is_made_of_is_offered_instead() {
    let read = pivot().read();
    let asked = read.asked("Pivot!B2");
    let offer = asked.iter().find(|one| one.about == About::Whole);
    let offer = offer.unwrap_or_else(|| panic!("{}", read.told()));
    assert!(offer.text.contains("«Data»"), "{}", offer.text);
    assert_eq!(offer.options.len(), 2, "to take in or to leave out");
    for cell in ["Pivot!B2", "Pivot!C3"] {
        assert!(read.fact(cell).is_some_and(|fact| !fact.certain), "{cell} in\n{}", read.told());
    }
    assert!(
        read.says("Data!C2").starts_with("Lia skole | Antall elever | 2022 | 700"),
        "{}",
        read.told()
    );
}

#[test]
fn situation_14_periods_in_the_labels_of_a_pivot_table_are_not_names() {
    let seasons = |cell: &str, read: &Read| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        (fact.unit.as_deref().map(str::to_owned), fact.period.map(Period::code))
    };
    let said = |unit: &str, season: &str| (Some(unit.to_owned()), Some(season.to_owned()));
    let no_furniture = |read: &Read| {
        assert!(
            read.0.facts.iter().all(|fact| {
                fact.indicator.as_deref().is_none_or(|name| !name.contains("Summer"))
            }),
            "{}",
            read.told()
        );
    };
    // Transposed: the fields stand down.
    let read = sketch("Felte elg.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Kolonneetiketter||",
                "Verdier|Bamble|Tinn|Totalsum",
                "Summer av 2021-2022|98|230|328",
                "Summer av 2020-2021|101|212|313",
                "Summer av 2022-2023|90|201|291",
            ],
        )
        .read();
    assert_eq!(seasons("B3", &read), said("Bamble", "2021/22"), "{}", read.told());
    assert_eq!(seasons("C4", &read), said("Tinn", "2020/21"), "{}", read.told());
    assert_eq!(seasons("C5", &read), said("Tinn", "2022/23"), "{}", read.told());
    assert!(["D3", "D4", "D5"].iter().all(|cell| read.role(cell) == Some(CellRole::Total)));
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    no_furniture(&read);
    // One field alone is a row as well, not a name with a year in it.
    let read = sketch("Felte elg.xlsx")
        .sheet(
            "Ark1",
            &["|Kolonneetiketter||", "|Bamble|Tinn|Totalsum", "Summer av 2020-2021|101|212|313"],
        )
        .read();
    assert_eq!(seasons("B3", &read), said("Bamble", "2020/21"), "{}", read.told());
    no_furniture(&read);
    // And across.
    let read = sketch("Felte elg.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Summer av 2020-2021|Summer av 2021-2022",
                "Bamble|101|98",
                "Tinn|212|230",
                "Nome|77|81",
            ],
        )
        .read();
    assert_eq!(seasons("B2", &read), said("Bamble", "2020/21"));
    assert_eq!(seasons("C4", &read), said("Nome", "2021/22"));
}

#[test]
fn situation_15_the_same_numbers_again_are_taken_once() {
    let read = sketch("Karies.xlsx")
        .sheet(
            "Ark1",
            &[
                "|2017|2018|2019",
                "5 år|80|81.14|80.66",
                "12 år|54.44|53.92|60.91",
                "",
                "|2017|2018|2019",
                "5 år|80|81|81",
                "12 år|54|54|61",
            ],
        )
        .read();
    assert_eq!(read.fact("C2").and_then(|fact| fact.value), Some(81.14));
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    // Each cell of the copy says which table it repeats.
    for cell in ["B6", "C6", "D6", "B7", "C7", "D7"] {
        assert!(read.fact(cell).is_none(), "{}", read.told());
        assert_eq!(read.role(cell), Some(CellRole::Duplicate), "{cell}");
        assert!(
            read.why(cell).contains("A1") || read.why(cell).contains("B2"),
            "{}",
            read.why(cell)
        );
    }
}

#[test]
fn situation_15_machine_twins_and_copies_of_a_file_are_taken_once() {
    let wide = ["Kommune|2015|2016", "Horten|210|211", "Larvik|340|339", "Skien|512|520"];
    let long = [
        "kommune|ar|ansatte",
        "Horten|2015|210",
        "Horten|2016|211",
        "Larvik|2015|340",
        "Larvik|2016|339",
        "Skien|2015|512",
        "Skien|2016|520",
    ];
    let read = sketch("Antall ansatte.xlsx").sheet("Tabell", &wide).sheet("data1", &long).read();
    let twins: usize = read
        .0
        .sheets
        .iter()
        .flat_map(|sheet| sheet.roles.iter())
        .filter(|(_, cell)| cell.role == CellRole::Duplicate)
        .count();
    assert_eq!(twins, 6, "{}", read.told());
    // A copy of the file: the same figures once, and each of the copy's linked to the first.
    let first = sketch("Antall ansatte.xlsx").sheet("Tabell", &wide).read().into_shared();
    let copy = sketch("Antall ansatte - Kopi.xlsx").sheet("Tabell", &wide).read().into_shared();
    let plan = Plan::build(&Workspace::new("Eksempel"), vec![first, copy], &Answers::default());
    let new = plan.items.iter().filter(|item| item.state == State::New).count();
    let same = plan.items.iter().filter(|item| item.state == State::Same).count();
    assert_eq!((new, same, plan.conflicts.len()), (6, 6, 0));
    assert_eq!((plan.new_units.len(), plan.new_indicators.len()), (3, 1));
}

#[test]
fn situation_16_a_long_table_is_read_by_its_columns() {
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Organisasjon|Måltall|Tidspunkt|Tall|Utdanningsområde",
                "Lia skole|Sykefravær|2014|8.1|Alle",
                "Lia skole|Turnover|2014|4.2|Alle",
                "Åsen skole|Sykefravær|2014|7.4|Alle",
                "Åsen skole|Turnover|2014|5.1|Alle",
            ],
        )
        .read();
    read.expect(&[
        ("D2", "Lia skole | Sykefravær | 2014 | 8.1 %"),
        ("D5", "Åsen skole | Turnover | 2014 | 5.1 %"),
    ]);
    assert_eq!(read.0.facts.len(), 4, "{}", read.told());
    assert_eq!(read.role("C2"), Some(CellRole::Period));
    // A column of splits is kept beside the indicator.
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Organisasjon|Måltall|Tidspunkt|Kjønn|Tall",
                "Lia skole|Sykefravær|2014|Kvinner|8.1",
                "Lia skole|Sykefravær|2014|Menn|4.2",
                "Åsen skole|Sykefravær|2014|Kvinner|7.4",
                "Åsen skole|Sykefravær|2014|Menn|5.1",
            ],
        )
        .read();
    read.expect_all(&[
        ("E2", "Lia skole | Sykefravær / Kvinner | 2014 | 8.1 %"),
        ("E3", "Lia skole | Sykefravær / Menn | 2014 | 4.2 %"),
        ("E4", "Åsen skole | Sykefravær / Kvinner | 2014 | 7.4 %"),
        ("E5", "Åsen skole | Sykefravær / Menn | 2014 | 5.1 %"),
    ]);
}

#[test]
fn situation_17_a_sheet_for_each_year_is_read_by_its_labels() {
    let read = sketch("Sommerles.xlsx")
        .sheet("2025", &["Kommune|Deltakere", "", "Skien|1204", "Tinn|211", "Nome|180"])
        .sheet("2024", &["Kommune|Deltakere", "Skien|1188", "Tinn|230", "Nome|176"])
        .read();
    read.expect(&[
        ("2025!B3", "Skien | Deltakere | 2025 | 1204"),
        ("2024!B2", "Skien | Deltakere | 2024 | 1188"),
        ("2024!B4", "Nome | Deltakere | 2024 | 176"),
    ]);
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    let plan =
        Plan::build(&Workspace::new("Eksempel"), vec![read.into_shared()], &Answers::default());
    assert_eq!((plan.new_units.len(), plan.new_indicators.len()), (3, 1));
}

#[test]
fn situation_18_a_sheet_for_each_unit_may_begin_anywhere() {
    let read = sketch("Skolene.xlsx")
        .sheet("Lia skole", &["Nøkkeltall", "", "Indikator|2014|2015", "Sykefravær|8.1|8.4"])
        .sheet("Åsen skole", &["Indikator|2014|2015", "Sykefravær|7.4|7.2"])
        .read();
    read.expect(&[
        ("Lia skole!B4", "Lia skole | Sykefravær | 2014 | 8.1 %"),
        ("Åsen skole!C2", "Åsen skole | Sykefravær | 2015 | 7.2 %"),
    ]);
}

#[test]
fn situation_19_next_years_file_asks_only_about_what_changed() {
    let rows = |year: &str, head: &str, rows: &[&str]| {
        let mut all = vec![format!("Passasjerer {year}"), String::new(), head.to_owned()];
        all.extend(rows.iter().map(|row| (*row).to_owned()));
        all
    };
    let read = |year: &str, head: &str, body: &[&str], recipes: &[_]| {
        let rows = rows(year, head, body);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch(&format!("Passasjerer {year}.xlsx")).sheet(year, &rows).read_with(recipes)
    };
    let body = ["Bamble|22540|22841|1", "Tinn|9242|8415|2", "Nome|3111|3222|3"];
    let first = read("2019", "Kommune|Januar|Februar|Sone", &body, &[]);
    first.expect(&[("B4", "Bamble | Passasjerer | 2019-01 | 22540")]);
    // Said once: "Sone" is no figure, and rows are units.
    let sheet = first.0.sheets.first().expect("a sheet");
    let said = vec![recipe::column(sheet, place("D4"), ColumnIs::Aside)];
    let corrected = first.corrected(said.clone());
    assert!(corrected.fact("D4").is_none(), "{}", corrected.told());
    // The year after a column has come in front, and one month is new.
    let body =
        ["1|Bamble|21001|20996|21777|1", "2|Tinn|9000|8111|8222|2", "3|Nome|3000|3100|3200|3"];
    let next =
        read("2020", "Nr|Kommune|Januar|Februar|Mars|Sone", &body, &[first.recipe(said.clone())]);
    next.expect(&[
        ("C4", "Bamble | Passasjerer | 2020-01 | 21001"),
        ("E5", "Tinn | Passasjerer | 2020-03 | 8222"),
    ]);
    assert_eq!(next.0.facts.len(), 9, "{}", next.told());
    assert_eq!(next.role("F4"), Some(CellRole::SetAside), "as was said of it the year before");
    assert!(next.0.questions.is_empty(), "{}", next.told());
    let with = |read: &Read| {
        let sheet = read.0.sheets.first().expect("a sheet");
        sheet.with.as_ref().and_then(|with| with.recipe.clone()).expect("followed")
    };
    assert!(with(&next).missed.is_empty() && with(&next).why.contains("overskrifter"));
    // Where the column is gone, what was said of it is named, and nothing else.
    let body = ["Bamble|20001|19996", "Tinn|8000|8011", "Nome|2900|2800"];
    let gone = read("2021", "Kommune|Januar|Februar", &body, &[first.recipe(said)]);
    let missed = with(&gone).missed;
    assert!(matches!(missed.as_slice(), [one] if one.contains("Sone")), "{missed:?}");
    assert!(gone.0.questions.is_empty(), "{}", gone.told());
}

#[test]
fn situation_20_sections_as_rows_are_headings() {
    let read = sketch("Reisevaner 2018.xlsx")
        .sheet(
            "Andel",
            &[
                "Område|Andel til fots (%)|Andel sykkel (%)",
                "Grenland|15.8|3.6",
                "Kommuner|",
                "Porsgrunn|16.1|4",
                "Skien|17.2|3.1",
                "Soner|",
                "Skien sentrum|31|4.4",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Grenland | Andel til fots | 2018 | 15.8 %"),
        ("B4", "Porsgrunn | Andel til fots | 2018 | 16.1 %"),
        ("C7", "Skien sentrum | Andel sykkel | 2018 | 4.4 %"),
    ]);
    assert_eq!(read.0.facts.len(), 8, "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| {
        !["Kommuner", "Soner"].contains(&fact.unit.as_deref().unwrap_or_default())
    }));
    assert_eq!(read.role("A3"), Some(CellRole::Label));
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn situation_21_the_same_label_under_two_headings_is_two_figures() {
    let read = sketch("Reiser.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015",
                "Antall reiser med kort",
                "Kontant|120|130",
                "Mobil|10|40",
                "Antall reiser med buss",
                "Kontant|77|70",
                "Mobil|5|20",
            ],
        )
        .indent("A3:A4", 1)
        .indent("A6:A7", 1)
        .read();
    let name = |read: &Read, cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        (fact.indicator.as_deref().unwrap_or_default().to_owned(), fact.dimension.clone())
    };
    let path_is_key = |read: &Read| {
        for (cell, label, path) in [
            ("B3", "Kontant", "kort"),
            ("C4", "Mobil", "kort"),
            ("B6", "Kontant", "buss"),
            ("C7", "Mobil", "buss"),
        ] {
            let (name, _) = name(read, cell);
            assert!(name.contains(label) && name.contains(path), "{cell} in\n{}", read.told());
        }
    };
    path_is_key(&read);
    // Four figures in the board, none merged.
    let workspace = taken_in(read);
    assert_eq!(workspace.indicators().count(), 4);
    assert_eq!(workspace.all_series().count(), 4);
    // Leading spaces are an indent too.
    path_is_key(
        &sketch("Reiser.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Indikator|2014|2015",
                    "Antall reiser med kort",
                    "'     Kontant|120|130",
                    "'     Mobil|10|40",
                    "Antall reiser med buss",
                    "'     Kontant|77|70",
                    "'     Mobil|5|20",
                ],
            )
            .read(),
    );
}

#[test]
fn situation_22_a_ragged_head_is_joined_for_each_column() {
    let read = sketch("Ansatte.xlsx")
        .sheet(
            "Tabell",
            &[
                "|Antall ansatte|||Gjennomsnittsalder|",
                "|2015||2016|2016|",
                "Kommune|Kvinner|Menn|Kvinner|Kvinner|Menn",
                "Horten|210|101|211|45.1|46.2",
                "Larvik|340|155|339|44.8|45.9",
                "Skien|512|204|520|45.5|47",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Horten | Antall ansatte / Kvinner | 2015 | 210"),
        ("D5", "Larvik | Antall ansatte / Kvinner | 2016 | 339"),
        ("E6", "Skien | Gjennomsnittsalder / Kvinner | 2016 | 45.5"),
        ("C4", "Horten | Antall ansatte / Menn | 2015 | 101"),
        ("F5", "Larvik | Gjennomsnittsalder / Menn | 2016 | 45.9"),
    ]);
    assert_eq!(read.0.facts.len(), 15, "{}", read.told());
}

#[test]
fn situation_23_several_tables_in_one_sheet_are_each_read() {
    let read = sketch("Parkering 2020.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Antall plasser||Kommune|Andel avgift (%)||Kommune|Antall ladepunkter",
                "Horten|120||Horten|40.5||Horten|12",
                "Larvik|310||Larvik|61||Larvik|33",
                "Skien|505||Skien|70.1||Skien|41",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Horten | Antall plasser | 2020 | 120"),
        ("E3", "Larvik | Andel avgift | 2020 | 61 %"),
        ("H4", "Skien | Antall ladepunkter | 2020 | 41"),
    ]);
    assert_eq!(read.0.sheets.first().map(|sheet| sheet.tables.len()), Some(3));
}

#[test]
fn a_part_of_a_row_is_a_split_of_it() {
    let read = sketch("Nordvik sykehjem.xlsx")
        .sheet(
            "Sykefravær",
            &["Indikator|2014|2015", "Sykefravær (%)|6.4|7.3", "  herav kvinner|5.7|6.1"],
        )
        .read();
    read.expect(&[
        ("B2", "Nordvik sykehjem | Sykefravær | 2014 | 6.4 %"),
        ("C3", "Nordvik sykehjem | Sykefravær / herav kvinner | 2015 | 6.1 %"),
    ]);
}

#[test]
fn headings_that_name_units_give_the_rows_their_unit() {
    let read = sketch("Barnehagene.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015",
                "Bergstua barnehage",
                "Sykefravær (%)|8.2|8.3",
                "Heltidsandel (%)|40.2|40.8",
                "Borgen barnehage",
                "Sykefravær (%)|7.7|8.6",
                "Heltidsandel (%)|39.7|41",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Bergstua barnehage | Sykefravær | 2014 | 8.2 %"),
        ("C7", "Borgen barnehage | Heltidsandel | 2015 | 41 %"),
    ]);
}

#[test]
fn a_statistics_banks_heads_of_one_cell_each_are_joined() {
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Tabell",
            &[
                "12061: Kommunale kulturskoler, etter region, statistikkvariabel og år",
                "",
                "|Andel barn i kulturskole (prosent)",
                "|'2021",
                "3806 Porsgrunn|14.2",
                "3807 Skien|11.2",
                "3808 Notodden|10.2",
            ],
        )
        .read();
    read.expect(&[("B6", "3807 Skien | Andel barn i kulturskole | 2021 | 11.2 %")]);
}

#[test]
fn figures_that_claim_to_be_the_same_are_asked_about() {
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Enhet|År|Sykefravær (%)",
                "Lia skole|2014|8.1",
                "Lia skole|2014|7.2",
                "Åsen skole|2014|7.4",
                "Åsen skole|2015|7.5",
            ],
        )
        .read();
    assert!(read.fact("C2").is_some_and(|fact| !fact.certain), "{}", read.told());
    assert!(read.asked("C3").iter().any(|question| question.about == About::Table));
}

#[test]
fn levels_in_columns_of_their_own_are_a_tree() {
    let read = sketch("Hvete.xlsx")
        .sheet(
            "Ark1",
            &[
                "Område|||2014|2015",
                "Norge|||1846|2085",
                "|Østlandet||1746|1956",
                "||Innlandet|635|763",
                "||Vestfold|234|287",
                "|Vestlandet||90|101",
            ],
        )
        .read();
    let unit = |cell: &str| read.fact(cell).and_then(|fact| fact.unit.clone());
    assert_eq!(unit("D3").as_deref(), Some("Østlandet"), "{}", read.told());
    assert_eq!(unit("E4").as_deref(), Some("Innlandet"), "{}", read.told());
    assert_eq!(read.fact("D5").and_then(|fact| fact.area.as_deref()), Some("Østlandet"));
}

#[test]
fn tables_of_a_sheet_that_contradict_each_other_are_asked_about() {
    let read = sketch("Utdanning 2020.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Antall med høyere utdanning|Antall uten",
                "Horten|5936|261",
                "Larvik|17800|28",
                "Skien|9100|44",
                "",
                "Kommune|Antall med høyere utdanning|Antall uten",
                "Horten|27.1|1.2",
                "Larvik|18|0.1",
                "Skien|22.3|0.4",
            ],
        )
        .read();
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain), "{}", read.told());
    assert!(read.fact("B7").is_some_and(|fact| !fact.certain), "{}", read.told());
}
