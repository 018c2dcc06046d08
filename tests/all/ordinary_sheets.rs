//! Sheets as municipalities, counties and directorates keep them, with nothing odd about them.

use crate::situations::{Read, sketch};
use styringstavle::import::facts::FactKind;

struct Told {
    unit: String,
    indicator: String,
    dimension: String,
    kind: FactKind,
    certain: bool,
}

fn of(read: &Read, cell: &str) -> Told {
    let fact = read.fact(cell).expect("a figure");
    let text = |name: &Option<arcstr::ArcStr>| name.as_deref().unwrap_or_default().to_owned();
    Told {
        unit: text(&fact.unit),
        indicator: text(&fact.indicator),
        dimension: text(&fact.dimension),
        kind: fact.kind,
        certain: fact.certain,
    }
}

/// What brackets explain is named before them, whatever verbs they hold: it is no sentence.
#[test]
fn a_title_with_an_explanation_names_its_table() {
    let read = sketch("Personal.xlsx")
        .sheet(
            "Ark1",
            &[
                "Avtalte årsverk per 31.12 – Nesby kommune",
                "Sektor|2021|2022",
                "Skole og SFO|110|115",
                "Barnehage|80|84",
                "",
                "Turnover (andel som har sluttet i løpet av året)",
                "Sektor|2021|2022",
                "Skole og SFO|0.11|0.05",
                "Barnehage|0.08|0.04",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").indicator, "Avtalte årsverk");
    let own = of(&read, "B8").indicator;
    assert!(own.starts_with("Turnover"), "{own}");
}

#[test]
fn a_projection_with_the_code_of_its_assumptions_is_a_forecast() {
    let read = sketch("Befolkning.xlsx")
        .sheet(
            "Ark1",
            &[
                "Befolkning i Nesby kommune etter alder, per 1. januar",
                "|Registrert||Framskriving MMMM",
                "Alder|2015|2016|2030|2040",
                "0 år|82|79|68|62",
                "1-5 år|430|409|354|334",
            ],
        )
        .read();
    let (now, to_come) = (of(&read, "B4"), of(&read, "D4"));
    assert_eq!((now.kind, to_come.kind), (FactKind::Result, FactKind::Forecast));
    assert_eq!((&*now.unit, &*to_come.unit), ("Nesby kommune", "Nesby kommune"));
}

#[test]
fn what_people_wait_for_is_a_part_of_what_a_municipality_counts() {
    let rows = |title: &'static str, head: &'static str| {
        [title, head, "jan.22|14|9|22", "feb.22|15|8|21", "mar.22|13|8|20"]
    };
    let waiting = rows(
        "Antall på venteliste ved månedsslutt, Nesby kommune",
        "Måned|Langtidsplass sykehjem|Korttidsplass|Omsorgsbolig",
    );
    let read = sketch("Venteliste.xlsx").sheet("Ark1", &waiting).read();
    let told = of(&read, "C3");
    assert_eq!((&*told.unit, &*told.dimension), ("Nesby kommune", "Korttidsplass"));
    assert!(told.certain);
    // Homes are units, in whatever municipality.
    let living = rows(
        "Antall beboere ved månedsslutt, Nesby kommune",
        "Måned|Lia sykehjem|Vik sykehjem|Elvetun omsorgssenter",
    );
    let read = sketch("Beboere.xlsx").sheet("Ark1", &living).read();
    assert_eq!(of(&read, "C3").unit, "Vik sykehjem");
}

#[test]
fn the_way_down_to_a_target_is_a_target() {
    let read = sketch("Klima.xlsx")
        .sheet(
            "Ark1",
            &[
                "Klimagassutslipp, Nesby kommune",
                "År|Utslipp (1000 tonn)|Målbane (1000 tonn)",
                "2019|35.5|35.5",
                "2020|34.9|33.4",
                "2021|34.1|31.2",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4").kind, FactKind::Result);
    assert_eq!(of(&read, "C4").kind, FactKind::Target);
}

/// Numbers of single cases are no figures of a period; a person may still take them in.
#[test]
fn a_list_of_cases_is_asked_about() {
    let rows = |first: &str| {
        let mut rows = vec![format!("{first}|Dato|Enhet|Kategori|Alvorlighet")];
        for at in 0..12 {
            let unit = ["Lia sykehjem", "Vik sykehjem", "Nes sykehjem"][at % 3];
            let number =
                if first == "Saksnr" { format!("24/{}", 1031 + at) } else { "Natt".into() };
            rows.push(format!("{number}|{:02}.03.2024|{unit}|Fall|{}", at + 1, at % 3 + 1));
        }
        rows
    };
    let read = |first: &str| {
        let rows = rows(first);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Register.xlsx").sheet("Ark1", &rows).read()
    };
    let cases = read("Saksnr");
    assert!(!of(&cases, "E2").certain);
    assert!(!of(&cases, "E2").dimension.contains("24/"), "{}", of(&cases, "E2").dimension);
    assert!(cases.0.questions.iter().any(|question| question.text.contains("«Saksnr»")));
    let shifts = read("Vakt");
    assert!(!shifts.0.questions.iter().any(|question| question.text.contains("én sak")));
}

#[test]
fn a_county_and_a_municipality_by_their_numbers_are_codes_beside_the_name() {
    let read = sketch("Veglengde 31.12.2023.xlsx")
        .sheet(
            "Veglengde 2023",
            &[
                "fylke|kommune|navn|E|R|F|K|Sum",
                "18|1806|Narvik|106.7|7.2|282.5|64.5|460.9",
                "18|1804|Bodø|12.1|12.2|261.4|156.5|442.2",
                "18|1824|Vefsn|148.3|17.1|119.4|294.0|578.8",
            ],
        )
        .read();
    assert_eq!(of(&read, "E3").unit, "Bodø");
    assert!(read.fact("A3").is_none() && read.fact("B3").is_none());
}

/// The year until the status was made is no whole year; where nothing says when that was, it is asked.
#[test]
fn the_year_so_far_ends_when_the_status_was_made() {
    let rows = |title: &'static str| {
        [title, "Indikator|Hiå 2024|Hiå 2025", "Sykefravær (%)|7.1|6.5", "Antall avvik|121|133"]
    };
    let read =
        sketch("Status.xlsx").sheet("Ark1", &rows("Status september 2025, Lia skole")).read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|one| one.code());
    assert_eq!(period("C3").as_deref(), Some("2025-09"));
    assert_eq!(period("B3").as_deref(), Some("2024-09"));
    assert!(of(&read, "C3").certain);
    let read = sketch("Status.xlsx").sheet("Ark1", &rows("Status, Lia skole")).read();
    assert!(!of(&read, "C3").certain);
    assert!(read.0.questions.iter().any(|question| question.text.contains("fram til")));
}

/// British offices number their titles, and say in them all that the figures are of.
#[test]
fn a_numbered_title_is_one_however_long() {
    let title = "Table 1.8a: Stocked woodland area under public and other ownership by principal \
                 species, Great Britain, conifers only, 31 March 2021";
    let rows = [title, "Principal species|England|Wales", "Sitka spruce|48|45", "Scots pine|18|2"];
    let read = sketch("Forestry.xlsx").sheet("Table_1.8", &rows).read();
    let told = of(&read, "B3");
    assert!(told.indicator.starts_with("Stocked woodland area under"), "{}", told.indicator);
    assert_eq!((&*told.unit, &*told.dimension), ("England", "Sitka spruce"));
}

/// What a title divides by what stands in the corner is counted, though no list has it, and not what the
/// table beside it is about.
#[test]
fn what_is_divided_is_what_is_counted() {
    let rows = [
        "Table 2a: Growing stock under public ownership by principal species, 2021||||Table 2b: Total \
         growing stock by principal species, 2021",
        "Principal species|England|Wales||Principal species|England|Wales",
        "Sitka spruce|10.1|13.1||Sitka spruce|22.6|22.9",
        "Scots pine|3.2|0.5||Scots pine|18.5|0.8",
        "Larches|1.6|1.3||Larches|10.8|5.4",
    ];
    let read = sketch("Forestry.xlsx").sheet("Table_2", &rows).read();
    let (own, beside) = (of(&read, "B3"), of(&read, "F3"));
    assert!(own.indicator.starts_with("Growing stock under"), "{}", own.indicator);
    assert!(beside.indicator.starts_with("Total growing stock"), "{}", beside.indicator);
    assert!(own.certain && beside.certain);
}
