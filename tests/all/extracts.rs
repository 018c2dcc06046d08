//! Extracts of statistics banks and lists of things as staff paste them: joined heads, codes, copies side by
//! side, titles of two cells.

use styringstavle::domain::Period;
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::header;

use crate::situations::{Read, sketch};

fn period(read: &Read, cell: &str) -> Option<String> {
    read.fact(cell).and_then(|fact| fact.period).map(|period| period.code())
}

fn unit<'r>(read: &'r Read, cell: &str) -> Option<&'r str> {
    read.fact(cell)?.unit.as_deref()
}

fn indicator<'r>(read: &'r Read, cell: &str) -> Option<&'r str> {
    read.fact(cell)?.indicator.as_deref()
}

#[test]
fn joined_heads_tell_period_splits_and_what_is_counted() {
    let read = sketch("uttrekk.xlsx")
        .sheet(
            "Ark1",
            &[
                "EnhetNivaa|Nasjonaltkode|Fylkekode|Organisasjonsnummer|Nasjonalt|Fylke|EnhetNavn|2022-23.Vg1.Alle eierformer.Alle kjønn.Antall elever",
                "1|I|0|I|Hele landet|Alle fylker|Hele landet|61069",
                "2|I|15|15|Hele landet|Møre og Romsdal|Møre og Romsdal|2830",
                "3|I|15|974568098|Hele landet|Møre og Romsdal|Lia videregående skole|126",
                "3|I|15|974567997|Hele landet|Møre og Romsdal|Åsen videregående skole|101",
                "3|I|15|974575086|Hele landet|Møre og Romsdal|Bakken videregående skole|153",
                "3|I|15|974574993|Hele landet|Møre og Romsdal|Moen videregående skole|229",
            ],
        )
        .read();
    assert_eq!(unit(&read, "H4"), Some("Lia videregående skole"), "{}", read.told());
    assert_eq!(period(&read, "H5").as_deref(), Some("2022/23"));
    assert_eq!(indicator(&read, "H5"), Some("Antall elever, Vg1"));
    assert_eq!(read.fact("H5").and_then(|fact| fact.dimension.as_deref()), None);
    assert!(read.fact("C4").is_none(), "a code is no figure: {}", read.told());
    // "Hele landet" beside every school is above them all: no split, and no note of theirs.
    assert_eq!(read.note("H5"), None);
}

#[test]
fn words_with_dots_are_no_joined_head() {
    let plain = header::read("Tallene er usikre. Se note. Antall elever");
    assert_eq!(plain.period, None);
    let first = header::read("Vg1.Alle kjønn.Antall elever");
    assert_eq!((first.period, first.name.as_str()), (None, "Vg1.Alle kjønn.Antall elever"));
    let joined = header::read("2022-23.Vg1.Alle kjønn.Antall elever");
    assert_eq!(joined.period, Period::school_year(2022));
    assert_eq!(joined.name, "Antall elever, Vg1");
}

#[test]
fn an_extract_beside_its_like_has_rows_of_its_own() {
    let head = "EnhetNivaa|Fylkekode|Organisasjonsnummer|Fylke|EnhetNavn|2022-23.Vg1.Antall elever";
    let school = |number: u32, name: &str, pupils: u32| {
        format!("3|15|{number}|Møre og Romsdal|{name}|{pupils}")
    };
    let beside = |left: &str, right: &str| format!("{left}||{right}");
    let rows = [
        "Studieforberedende|Elevtall, skoler||||||Yrkesfag|Elevtall, skoler".to_owned(),
        beside(head, head),
        beside(&school(711, "Lia skole", 44), &school(714, "Moen skole", 70)),
        beside(&school(712, "Åsen skole", 101), &school(711, "Lia skole", 35)),
        beside(&school(713, "Bakken skole", 53), &school(712, "Åsen skole", 61)),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("uttrekk.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "F3"), Some("Lia skole"), "{}", read.told());
    assert_eq!(unit(&read, "M3"), Some("Moen skole"));
    assert_eq!(unit(&read, "M4"), Some("Lia skole"));
    assert_ne!(indicator(&read, "F3"), indicator(&read, "M4"), "{}", read.told());
    assert!(read.fact("B3").is_none() && read.fact("H3").is_none(), "{}", read.told());
}

#[test]
fn names_beside_codes_of_the_same_things_are_what_the_rows_are_of() {
    let read = sketch("Brønner(2019)del 1.xlsx")
        .sheet(
            "Data",
            &[
                "Well|WellName|Uttak",
                "8061951|Nedre brønn|164074",
                "8051601|Kroken|135447",
                "8061952|Ved brua|128704",
                "8150099|Ferjekaia|121500",
                "8051602|Snippen|108404",
                "8062850|Torget|84382",
            ],
        )
        .read();
    assert_eq!(unit(&read, "C3"), Some("Kroken"), "{}", read.told());
    // Brackets part the words of a file's name.
    assert_eq!(period(&read, "C3").as_deref(), Some("2019"));
    assert!(read.fact("C3").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn numbers_given_to_places_are_codes_in_every_year() {
    let read = sketch("Kommuner.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Kommunenummer 2019|Kommunenummer 2020|Innbyggere 2020",
                "Moss|104|3002|49273",
                "Halden|101|3001|31373",
                "Sarpsborg|105|3003|57372",
            ],
        )
        .read();
    assert!(read.fact("C2").is_none(), "{}", read.told());
    assert_eq!(read.fact("D2").and_then(|fact| fact.value), Some(49273.0));
}

#[test]
fn numbers_written_as_texts_head_the_columns_of_numbers() {
    let read = sketch("Linjer januar 2025.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall passasjerer",
                "Kundekategori|'8001|'8002|'8003|'8004",
                "Barn|23072|18193|19500|2980",
                "Voksen|7301|2210|4172|954",
                "Honnør|2209|1114|1179|311",
            ],
        )
        .read();
    assert_eq!(read.fact("C4").and_then(|fact| fact.value), Some(2210.0), "{}", read.told());
    let fact = read.fact("C4").unwrap_or_else(|| panic!("C4 is read: {}", read.told()));
    let names = [&fact.unit, &fact.indicator, &fact.dimension];
    let said: Vec<&str> = names.into_iter().flatten().map(|name| name.as_str()).collect();
    assert!(said.contains(&"8002") && said.contains(&"Voksen"), "{said:?}");
}

#[test]
fn a_numbered_title_of_two_cells_dates_the_whole_table() {
    let read = sketch("tabell.xlsx")
        .sheet(
            "Ark1",
            &[
                "Tabell 10|Ansatte etter alder og kommune, november 2017",
                " ",
                "Kommune|Ansatte|Gjennomsnittsalder",
                "Moss|1532|45,1",
                "Halden|1694|46,2",
                "Sarpsborg|2546|44,3",
            ],
        )
        .read();
    assert_eq!(period(&read, "B4").as_deref(), Some("2017-11"), "{}", read.told());
    assert_eq!(period(&read, "C6").as_deref(), Some("2017-11"));
}

#[test]
fn the_same_places_under_each_heading_are_split_by_it() {
    let read = sketch("Dekning 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Fylke|Fiber (%)|Kabel (%)",
                "Agder|91|18",
                "Innlandet|77|31",
                "Rogaland|93|29",
                "Tettbygde strøk",
                "Agder|93|23",
                "Innlandet|82|51",
                "Rogaland|95|31",
                "Spredtbygde strøk",
                "Agder|82|0",
                "Innlandet|69|1",
                "Rogaland|83|2",
            ],
        )
        .read();
    let split = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} is read: {}", read.told()));
        (fact.area.clone(), fact.dimension.as_deref().map(str::to_owned))
    };
    assert_eq!(split("B2"), (None, None));
    assert_eq!(split("B6"), (None, Some("Tettbygde strøk".to_owned())));
    assert_eq!(split("C12"), (None, Some("Spredtbygde strøk".to_owned())));
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
}

#[test]
fn different_units_under_each_heading_lie_under_it() {
    let read = sketch("Årsverk 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Årsverk",
                "Oppvekst",
                "Lia skole|41",
                "Åsen skole|33",
                "Bakken barnehage|12",
                "Helse",
                "Moen sykehjem|71",
                "Lia bofellesskap|22",
                "Åsen sykehjem|64",
            ],
        )
        .read();
    assert_eq!(read.fact("B7").and_then(|fact| fact.area.as_deref()), Some("Helse"));
}

#[test]
fn tables_under_routes_are_told_apart_by_them() {
    let block = |first: u32| {
        [
            "Stasjon|Påstigninger|Avstigninger".to_owned(),
            format!("Moss|{}|{}", 100 + first, 90 + first),
            format!("Halden|{}|{}", 300 + first, 310 + first),
            format!("Sarpsborg|{}|{}", 200 + first, 190 + first),
        ]
    };
    let (all, south, north) = (block(0), block(11), block(23));
    let mut rows: Vec<&str> = all.iter().map(String::as_str).collect();
    rows.extend([" ", " ", "Moss - Halden"]);
    rows.extend(south.iter().map(String::as_str));
    rows.extend([" ", " ", "Sarpsborg - Oslo"]);
    rows.extend(north.iter().map(String::as_str));
    let read = sketch("Tog 2023.xlsx").sheet("Ark1", &rows).read();
    let name = |cell: &str| indicator(&read, cell).map(str::to_owned);
    assert_eq!(name("B2").as_deref(), Some("Påstigninger"), "{}", read.told());
    assert_eq!(name("B9").as_deref(), Some("Påstigninger – Moss - Halden"));
    assert_eq!(name("C16").as_deref(), Some("Avstigninger – Sarpsborg - Oslo"));
}

#[test]
fn a_column_called_a_sum_that_is_one_is_a_total() {
    let rows = [
        "Kommune|Myr|Torv|Skog|Areal totalt",
        "Moss|16|102|146|264",
        "Halden|65|71|909|1045",
        "Sarpsborg|30|62|212|304",
        "Rakkestad|11|25|318|354",
        "Marker|27|48|190|265",
    ];
    let read = sketch("Arealer 2020.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.role("E3"), Some(CellRole::Total), "{}", read.told());
    // One that is more than the columns beside it is a figure of its own.
    let mut more = rows;
    more[3] = "Sarpsborg|30|62|212|410";
    let read = sketch("Arealer 2020.xlsx").sheet("Ark1", &more).read();
    assert_ne!(read.role("E3"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn differences_worked_out_beside_typed_figures_are_set_aside() {
    let sheet = [
        "Kommune|Menn|Kvinner|Forskjell prosentpoeng",
        "Moss|66|61|5",
        "Halden|63|60|3",
        "Sarpsborg|65|59|6",
    ];
    let read = sketch("Sysselsatte 2021.xlsx").sheet("Ark1", &sheet).formula("D2:D4").read();
    assert!(read.fact("D2").is_none(), "{}", read.told());
    let read = sketch("Sysselsatte 2021.xlsx").sheet("Ark1", &sheet).read();
    assert!(read.fact("D2").is_some(), "typed in, it is a figure: {}", read.told());
}

#[test]
fn bounds_beside_a_value_in_a_long_table_are_no_units() {
    let read = sketch("sykdomsbyrde.xlsx")
        .sheet(
            "Data",
            &[
                "measure_name|sex_name|cause_name|year|val|upper|lower",
                "YLL|Male|Meningitis|2019|12,2|13,6|10,8",
                "YLL|Female|Meningitis|2019|9,3|10,5|8,3",
                "YLL|Male|Asthma|2019|7,2|8,4|6,1",
                "YLL|Female|Asthma|2019|6,2|7,4|5,1",
            ],
        )
        .read();
    assert!(read.0.facts.iter().all(|fact| fact.unit.is_none()), "{}", read.told());
    assert_eq!(
        read.fact("E2").and_then(|fact| fact.dimension.as_deref()),
        Some("Male, Meningitis")
    );
    let upper = read.fact("F2").and_then(|fact| fact.dimension.as_deref());
    assert!(upper.is_some_and(|split| split.contains("upper")), "{}", read.told());
}

#[test]
fn two_years_in_a_name_are_asked_about() {
    let read = sketch("nedbygd_areal_2010_2020.xlsx")
        .sheet(
            "Ark1",
            &["Kommune|Myr (daa)|Skog (daa)", "Moss|16|46", "Halden|65|90", "Sarpsborg|30|21"],
        )
        .read();
    assert_eq!(period(&read, "B2").as_deref(), Some("2010-2020"), "{}", read.told());
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain));
}

#[test]
fn the_day_a_program_was_run_dates_nothing() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Thursday, July 11, 2024",
                "Year: 2020",
                "Besøk",
                "Kommune|Besøk",
                "Moss|164",
                "Halden|135",
                "Sarpsborg|128",
            ],
        )
        .read();
    assert_eq!(period(&read, "B5").as_deref(), Some("2020"), "{}", read.told());
    assert!(read.fact("B5").is_some_and(|fact| fact.certain), "{}", read.told());
    // A title that is a day in plain words is when its figures are from.
    let rows = ["Mandag 15. januar 2024", " ", "Kommune|Besøk", "Moss|164", "Halden|135"];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(period(&read, "B4").as_deref(), Some("2024-01-15"), "{}", read.told());
}

#[test]
fn dots_that_lead_to_the_figures_are_no_part_of_a_name() {
    let read = sketch("Folketall 2020.xlsx")
        .sheet("Ark1", &["Kommune|Folketall", "Moss ........|49273", "Halden ......|31373"])
        .read();
    assert_eq!(unit(&read, "B2"), Some("Moss"), "{}", read.told());
}

#[test]
fn years_after_that_of_the_title_are_asked_about() {
    let rows = |years: &str| {
        let head = format!("Kommune|{years}");
        let rows = ["Ressursregnskap desember 2019", " ", &head, "Moss|71|72", "Halden|63|64"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        read.fact("B4").is_some_and(|fact| fact.certain)
    };
    assert!(!rows("2020|2021"), "made before the years began");
    assert!(rows("2018|2019"), "the years the title is after");
}

#[test]
fn what_is_told_in_words_is_counted_where_nothing_else_says_what_is() {
    let certain = |heads: &str| {
        let head = format!("År|{heads}");
        let read = sketch("Ark.xlsx")
            .sheet("Ark1", &[&head, "2021|71|72", "2022|63|64", "2023|65|61"])
            .read();
        let fact = read.fact("B2").unwrap_or_else(|| panic!("B2 is read: {}", read.told()));
        let names = [About::Names, About::NamesDown, About::NamesAcross];
        let asked = read.0.questions.iter().any(|question| names.contains(&question.about));
        fact.indicator.is_some() && !asked
    };
    assert!(certain("Møtt til kartlegging|Henvist videre derfra"));
    assert!(!certain("Nordlia|Sørlia"), "names may be those of units");
    assert!(!certain("nordlia|sørlia"), "and of those who write in small letters");
}

#[test]
fn blocks_of_figures_under_the_same_heads_keep_the_names_left_of_them() {
    let read = sketch("Gårder.xlsx")
        .sheet(
            "Ark1",
            &[
                "|2016||||2018||",
                "Kommune|Små|Middels|Store||Små|Middels|Store",
                "Moss|16|46|12||14|44|13",
                "Halden|65|90|31||61|92|30",
                "Sarpsborg|30|21|18||29|24|17",
            ],
        )
        .merge("B1:D1")
        .merge("F1:H1")
        .read();
    assert_eq!(unit(&read, "H4"), Some("Halden"), "{}", read.told());
    assert_eq!(period(&read, "H4").as_deref(), Some("2018"));
}

#[test]
fn stations_name_what_they_measure_in_their_heads() {
    let heads = "Fra-tid|Til-tid|Lia PM10 µg/m³|Datadekning (%)|Lia NO2 µg/m³|Datadekning (%)|Moen sør NO2 µg/m³|Datadekning (%)";
    let read = sketch("luft.xlsx")
        .sheet(
            "Ark1",
            &[
                heads,
                "2022-01-01|2023-01-01|23.19|99|27.9|99|4.91|92",
                "2023-01-01|2024-01-01|25.21|98|24.4|97|4.55|90",
            ],
        )
        .read();
    read.expect(&[
        ("C2", "Lia | PM10 | 2022 | 23.19 µg/m³"),
        ("D2", "Lia | Datadekning – PM10 | 2022 | 99 %"),
        ("G3", "Moen sør | NO2 | 2023 | 4.55 µg/m³"),
        ("H3", "Moen sør | Datadekning – NO2 | 2023 | 90 %"),
    ]);
    // What is measured alone is no station's.
    let read = sketch("utslipp.xlsx")
        .sheet("Ark1", &["År|Utslipp CO2|Utslipp NOx", "2022|23|99", "2023|25|98"])
        .read();
    assert_ne!(unit(&read, "B2"), Some("Utslipp"), "{}", read.told());
}

#[test]
fn numbers_of_counties_beside_those_of_municipalities_are_no_figures() {
    let rows = [
        "fylke|kommune|E|K|P",
        "3|301|96|1155|2090",
        "11|1101|15|156|341",
        "11|1103|51|712|428",
        "11|1106|10|207|147",
    ];
    let read = sketch("vegnett 2023.xlsx").sheet("Tabell", &rows).read();
    assert!(read.fact("A3").is_none() && read.fact("B3").is_none(), "{}", read.told());
    assert_eq!(unit(&read, "C3"), Some("1101"));
    assert_eq!(read.fact("C3").and_then(|fact| fact.area.as_deref()), Some("11"));
    // A sort of road on each line names none.
    let mut long = vec!["fylke|kommune|vegkategori|lengde".to_owned()];
    for at in 0..20 {
        for (sort, length) in [("E", 9.5), ("K", 11.25)] {
            long.push(format!("11|{}|{sort}|{}", 1101 + at, length + f64::from(at)));
        }
    }
    let rows: Vec<&str> = long.iter().map(String::as_str).collect();
    let read = sketch("vegnett 2023.xlsx").sheet("Tabell", &rows).read();
    assert_eq!(unit(&read, "D3"), Some("1101"), "{}", read.told());
    assert!(read.fact("A3").is_none() && read.fact("B3").is_none());
    // Names beside the codes are the units.
    let rows =
        ["kommune|navn|lengde", "1101|Eigersund|15", "1103|Stavanger|51", "1106|Haugesund|10"];
    let read = sketch("vegnett 2023.xlsx").sheet("Tabell", &rows).read();
    assert_eq!(unit(&read, "C2"), Some("Eigersund"), "{}", read.told());
}

#[test]
fn a_place_with_its_number_below_what_is_counted_is_whose_the_figures_are() {
    let read = sketch("06445.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Sysselsatte i prosent av befolkningen",
                "|2022",
                "|0 Hele landet",
                "20-24 år|68.2",
                "25-39 år|81.4",
                "40-54 år|82.7",
            ],
        )
        .read();
    assert_eq!(unit(&read, "B5"), Some("0 Hele landet"), "{}", read.told());
    assert_eq!(indicator(&read, "B5"), Some("Sysselsatte i prosent av befolkningen"));
}

#[test]
fn coordinates_and_base_years_are_no_figures_and_no_periods() {
    let read = sketch("punkt.xlsx")
        .sheet(
            "Ark1",
            &[
                "Stasjon|lat|lon|year_base|year|Antall",
                "Lia|59.042233|9.676218|2016|2019|12050",
                "Moen|59.096173|9.666975|2016|2020|16290",
                "Åsen|59.110585|9.698227|2016|2021|15080",
            ],
        )
        .read();
    assert!(read.fact("B2").is_none() && read.fact("C3").is_none(), "{}", read.told());
    assert_eq!(period(&read, "F2").as_deref(), Some("2019"), "{}", read.told());
    assert_eq!(unit(&read, "F4"), Some("Åsen"));
    assert!(read.fact("F3").is_some_and(|fact| fact.certain), "{}", read.told());
    // From one year to another beside it is no period of its own.
    let rows = [
        "year_base|year|year_from_to|area_name|index_p",
        "2016|2017|2016-2017|Grenland|-4.1",
        "2017|2018|2017-2018|Grenland|-0.4",
        "2018|2019|2018-2019|Grenland|0.8",
    ];
    let read = sketch("indeks.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(period(&read, "E2").as_deref(), Some("2017"), "{}", read.told());
}

#[test]
fn the_names_of_plants_are_the_units_and_the_municipality_what_they_lie_in() {
    let read = sketch("avfall.xlsx")
        .sheet(
            "Avfall",
            &[
                "Anleggsnavn|Fylke|Kommune|År|Mengde avfall|Enhet",
                "Team Lia|Oslo|Oslo|1998|0.3|tonn",
                "Moen meieri|Oslo|Oslo|2023|0.49|tonn",
                "Sandnes garn|Rogaland|Sandnes|1997|46|tonn",
            ],
        )
        .read();
    assert_eq!(unit(&read, "E2"), Some("Team Lia"), "{}", read.told());
    assert_eq!(read.fact("E4").and_then(|fact| fact.area.as_deref()), Some("Sandnes"));
}

#[test]
fn what_is_worked_out_at_the_end_of_a_row_of_years_leaves_it_a_head() {
    let read = sketch("09315.xlsx")
        .sheet(
            "Ark1",
            &[
                "09315: Sysselsatte per 4. kvartal, etter region, næring og år",
                "",
                "||2015|2016|2017|2018|Endring|andel|Endring hele fylket|-0.147",
                "07 Vestfold|Næringsmiddelindustri|2437|2631|2521|2554|0.048|0.32|Ansatte 2018|12473",
                "|Metallvareindustri|1755|1676|1657|1666|-0.05|0.19|Ansatte 2015|14619",
                "|Kjemisk industri|1326|1268|1278|1318|-0.006|0.13",
            ],
        )
        .read();
    assert_eq!(period(&read, "C4").as_deref(), Some("2015"), "{}", read.told());
    assert_eq!(period(&read, "F6").as_deref(), Some("2018"), "{}", read.told());
    assert!(read.fact("C3").is_none(), "{}", read.told());
}

#[test]
fn places_between_two_heads_are_the_units() {
    let read = sketch("09539.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Museumsbesøk||Museumsbesøk|",
                "|07 Vestfold (-2019)||08 Telemark (-2019)|",
                "|Enkeltbesøk|Gruppebesøk|Enkeltbesøk|Gruppebesøk",
                "2017|1000|210|1500|310",
                "2018|1100|220|1600|320",
                "2019|1200|230|1700|330",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "07 Vestfold (-2019) | Museumsbesøk – Enkeltbesøk | 2017 | 1000"),
        ("E6", "08 Telemark (-2019) | Museumsbesøk – Gruppebesøk | 2019 | 330"),
    ]);
}
