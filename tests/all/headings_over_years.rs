//! Tables in which headings stand among the years of one column, each over the same years.

use crate::situations::{Read, sketch};

fn of(read: &Read, cell: &str) -> (Option<String>, Option<String>, Option<String>, bool) {
    let fact = read.fact(cell).expect("a figure");
    let text = |name: &Option<arcstr::ArcStr>| name.as_ref().map(ToString::to_string);
    (text(&fact.unit), text(&fact.indicator), text(&fact.dimension), fact.certain)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn homes_over_the_same_years_are_units() {
    let read = sketch("Beboere.xlsx")
        .sheet(
            "Ark1",
            &[
                "Beboere 2019–2021",
                "År|Menn|Kvinner",
                "Lia sykehjem",
                "2019|14|17",
                "2020|15|18",
                "2021|16|15",
                "Elvebakken omsorgssenter",
                "2019|10|12",
                "2020|11|13",
                "2021|9|14",
            ],
        )
        .read();
    let home = |name: &str, sex: &str| (some(name), some("Beboere"), some(sex), true);
    assert_eq!(of(&read, "B4"), home("Lia sykehjem", "Menn"));
    assert_eq!(of(&read, "C10"), home("Elvebakken omsorgssenter", "Kvinner"));
}

/// The title says that what it counts is divided by what stands in the corner.
#[test]
fn what_a_title_is_divided_by_is_its_part() {
    for (title, corner, note) in [
        ("Areal av skog etter eierform, 2018 til 2019", "Eierform/år", ""),
        ("Area of woodland by ownership, UK", "Ownership/year", "|||||[note 1]"),
    ] {
        let heading = format!("Kommunal{note}");
        let head = format!("{corner}|England|Wales|Scotland|UK|Note");
        let rows = [
            title,
            "Source: X",
            &head,
            &heading,
            "2018|214|117|470|801",
            "2019|215|118|470|803",
            "Privat",
            "2018|1093|192|976|2261",
            "2019|1101|193|989|2283",
        ];
        let read = sketch("Skog.xlsx").sheet("Data", &rows).read();
        let (unit, indicator, dimension, certain) = of(&read, "B5");
        assert_eq!(
            (unit, dimension, certain),
            (some("England"), some("Kommunal"), true),
            "{title}"
        );
        assert!(indicator.is_some_and(|name| name.starts_with("Are")), "{title}");
        assert_eq!(of(&read, "C9").2, some("Privat"), "{title}");
    }
}

/// Nothing says what the headings are: they tell the figures apart, and a person is asked.
#[test]
fn headings_nobody_knows_are_asked_about() {
    let read = sketch("Notat.xlsx")
        .sheet(
            "Ark1",
            &[
                "Oversikt",
                "År|Opp|Ned",
                "Solstua",
                "2019|14|17",
                "2020|15|18",
                "Granheim",
                "2019|10|12",
                "2020|11|13",
            ],
        )
        .read();
    let names = |cell: &str| {
        let (unit, indicator, dimension, _) = of(&read, cell);
        [unit, indicator, dimension]
    };
    assert!(names("B4").contains(&some("Solstua")), "{:?}", names("B4"));
    assert!(names("B7").contains(&some("Granheim")), "{:?}", names("B7"));
    assert!(!of(&read, "B4").3);
}

/// A heading over years that come under no other parts the table in time, and names nothing.
#[test]
fn a_heading_over_the_years_to_come_names_nothing() {
    let read = sketch("Elever.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall elever i kommunen",
                "År|Lia skole|Vik skole",
                "Registrert",
                "2019|140|217",
                "2020|151|218",
                "2021|155|220",
                "Framskrevet",
                "2022|160|222",
                "2023|161|213",
                "2024|161|213",
            ],
        )
        .read();
    let (unit, indicator, dimension, _) = of(&read, "B4");
    assert_eq!((unit, dimension), (some("Lia skole"), None));
    assert!(indicator.is_some_and(|name| name.contains("elever")));
}

/// "Kvinner" below the unnamed rows of all: the whole has no part.
#[test]
fn rows_before_the_first_heading_are_of_the_whole() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær i prosent",
                "År|Lia skole|Vik skole",
                "2019|7.1|6.2",
                "2020|7.3|6.4",
                "Kvinner",
                "2019|7.9|6.8",
                "2020|8.0|6.9",
                "Menn",
                "2019|5.9|5.8",
                "2020|5.0|5.9",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").2, None);
    assert_eq!(of(&read, "B6").2, some("Kvinner"));
    assert_eq!(of(&read, "C10").2, some("Menn"));
}

/// The corner speaks of the years; of places and headings only the headings can be forest types.
#[test]
fn what_a_title_is_divided_by_once_is_what_the_headings_are() {
    let read = sketch("Planting.xlsx")
        .sheet(
            "Table_1",
            &[
                "Table 1.13a: New planting by forest type, United Kingdom, 2017/18 to 2018/19",
                "Year (ending 31/3)|England|Wales|Scotland",
                "Conifers",
                "2017/18|0.24|0.1|4.68",
                "2018/19|0.28|0.2|6.93",
                "Broadleaves",
                "2017/18|1.26|0.1|2.46",
                "2018/19|1.12|0.3|4.26",
                "Total",
                "2017/18|1.5|0.2|7.14",
                "2018/19|1.4|0.5|11.19",
            ],
        )
        .read();
    let told = of(&read, "B4");
    assert_eq!((told.0, told.2, told.3), (some("England"), some("Conifers"), true));
    assert_eq!(of(&read, "C7").2, some("Broadleaves"));
    assert_eq!(of(&read, "B10").2, None);
    assert_eq!(of(&read, "B10").1, of(&read, "B4").1);
}
