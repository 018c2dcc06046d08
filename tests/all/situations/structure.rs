//! Situations 1-23: how the sheets are laid out.

use styringstavle::domain::Missing;
use styringstavle::import::facts::{About, CellRole};

use super::sketch;

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
    for (cell, unit, value) in [("B3", "Grimstad", 212.0), ("C8", "Sola", 120.0)] {
        let fact = read.fact(cell).expect("a figure");
        assert_eq!((fact.unit.as_deref(), fact.value), (Some(unit), Some(value)), "{cell}");
    }
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
            ],
        )
        .merge("A2:A3")
        .merge("A4:A5")
        .read();
    read.expect(&[
        ("C3", "Horten | Grunnskolepoeng / jenter | 2019 | 42 poeng"),
        ("D5", "Larvik | Grunnskolepoeng / jenter | 2020 | 41.8 poeng"),
    ]);
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
    assert_eq!(read.fact("B4").and_then(|fact| fact.unit.as_deref()), Some("VESTFOLD"));
    for cell in ["B7", "B8"] {
        let fact = read.fact(cell).expect("a figure");
        assert_eq!(fact.unit.as_deref(), Some("Vestfold og Telemark"), "{cell}\n{}", read.told());
    }
}

#[test]
fn situation_12_a_made_up_head_gives_way_to_the_real_one() {
    let read = sketch("Bosetting.xlsx")
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
    let fact = read.fact("B3").expect("a figure");
    assert_eq!((fact.unit.as_deref(), fact.value), (Some("Horten"), Some(5.0)), "{}", read.told());
    assert_eq!(read.fact("B4").and_then(|fact| fact.value), Some(0.0));
    assert_eq!(read.fact("C4").and_then(|fact| fact.missing), Some(Missing::NotApplicable));
    assert!(read.fact("B1").is_none() && read.fact("B2").is_none());
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
}

#[test]
fn situation_14_periods_in_the_labels_of_a_pivot_table_are_not_names() {
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
    let fact = read.fact("B2").expect("a figure");
    assert_eq!(fact.period.map(styringstavle::domain::Period::code).as_deref(), Some("2020/21"));
    assert_eq!(fact.unit.as_deref(), Some("Bamble"));
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
    assert!(read.fact("C6").is_none(), "{}", read.told());
    assert_eq!(read.role("C6"), Some(CellRole::Duplicate));
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
    ]);
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
fn situation_19_next_years_file_is_read_though_its_columns_moved() {
    let before = sketch("Passasjerer 2019.xlsx")
        .sheet("2019", &["Kommune|Januar|Februar", "Bamble|22540|22841", "Tinn|9242|8415"])
        .read();
    let after = sketch("Passasjerer 2020.xlsx")
        .sheet(
            "2020",
            &[
                "Passasjerer",
                "",
                "Nr|Kommune|Januar|Februar",
                "1|Bamble|21001|20996",
                "2|Tinn|9000|8111",
            ],
        )
        .read();
    before.expect(&[("B2", "Bamble | Passasjerer | 2019-01 | 22540")]);
    after.expect(&[
        ("C4", "Bamble | Passasjerer | 2020-01 | 21001"),
        ("D5", "Tinn | Passasjerer | 2020-02 | 8111"),
    ]);
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
    read.expect(&[("B4", "Porsgrunn | Andel til fots | 2018 | 16.1 %")]);
    assert!(read.0.facts.iter().all(|fact| {
        !["Kommuner", "Soner"].contains(&fact.unit.as_deref().unwrap_or_default())
    }));
    assert_eq!(read.role("A3"), Some(CellRole::Label));
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
    let name = |cell: &str| read.fact(cell).and_then(|fact| fact.indicator.clone());
    assert_ne!(name("B3"), name("B6"), "{}", read.told());
    assert!(name("B3").is_some_and(|name| name.contains("Kontant") && name.contains("kort")));
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
    ]);
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
        ("C3", "Nordvik sykehjem | Sykefravær / kvinner | 2015 | 6.1 %"),
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
