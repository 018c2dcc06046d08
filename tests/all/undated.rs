//! Tables that say nothing of when their figures are from, in workbooks that do elsewhere.

use styringstavle::import::facts::About;

use crate::situations::{Read, certain, sketch};

fn period(read: &Read, cell: &str) -> Option<String> {
    read.fact(cell).and_then(|fact| fact.period).map(|period| period.code())
}

const MEN: [&str; 9] = [
    "Personer 16 år og over etter kommune, kjønn og nivå",
    "",
    "|Personer 16 år og over",
    "|2022",
    "|Menn",
    "Kommune|Grunnskole|Videregående skole|Fagskole",
    "3801 Horten|2643|4588|504",
    "3803 Tønsberg|5605|9419|988",
    "3805 Larvik|5565|9001|816",
];

#[test]
fn a_block_below_with_the_same_heads_is_of_the_same_time() {
    let below = [
        "",
        "|Kvinner",
        "Kommune|Grunnskole|Videregående skole|Fagskole",
        "3801 Horten|2700|4185|334",
        "3803 Tønsberg|5098|8160|612",
        "3805 Larvik|4890|7690|571",
    ];
    let read = sketch("Nivå.xlsx").sheet("Kjønn", &[&MEN[..], &below].concat()).read();
    read.expect(&[
        ("B7", "3801 Horten | Personer 16 år og over – Menn – Grunnskole | 2022 | 2643"),
        ("D15", "3805 Larvik | Personer 16 år og over – Kvinner – Fagskole | 2022 | 571"),
    ]);
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn a_block_below_of_another_time_is_asked_about() {
    let below = [
        "",
        "|Kvinner i fjor",
        "Kommune|Grunnskole|Videregående skole|Fagskole",
        "3801 Horten|2700|4185|334",
        "3803 Tønsberg|5098|8160|612",
        "3805 Larvik|4890|7690|571",
    ];
    let read = sketch("Nivå.xlsx").sheet("Kjønn", &[&MEN[..], &below].concat()).read();
    assert!(!certain(&read, "C14"), "{}", read.told());
    // Nor is it of the same time where other things are counted.
    let below = [
        "",
        "",
        "|Barnehager|Skoler",
        "3801 Horten|27|18",
        "3803 Tønsberg|50|81",
        "3805 Larvik|48|76",
    ];
    let read = sketch("Nivå.xlsx").sheet("Kjønn", &[&MEN[..], &below].concat()).read();
    assert!(!certain(&read, "C14"), "{}", read.told());
}

#[test]
fn the_only_period_of_a_workbook_is_offered_for_a_sheet_without_one() {
    let figure = ["|Horten|Tønsberg", "Antall barnehager|27|18", "Antall skoler|12|11"];
    let read = sketch("Nivå.xlsx").sheet("Kjønn", &MEN).sheet("Figur", &figure).read();
    let fact = read.fact("Figur!B2");
    let fact = fact.unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2022"), "{}", read.told());
    assert!(!fact.certain, "it is confirmed first");
    let asked = read.0.questions.iter().find(|question| question.about == About::Period);
    assert_eq!(asked.map(|asked| asked.options.clone()), Some(vec!["2022".to_owned()]));
    // What would stand for a figure that is there already is not put in its place.
    let shares = [
        "Kommune|Personer 16 år og over – Menn – Grunnskole",
        "3801 Horten|27.1",
        "3803 Tønsberg|18.2",
        "3805 Larvik|21.3",
    ];
    let read = sketch("Nivå.xlsx").sheet("Kjønn", &MEN).sheet("Figur", &shares).read();
    let fact = read.fact("Figur!B2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period, None, "{}", read.told());
    // Where there are two, neither is.
    let other = ["Kommune|Elever 2023", "Horten|27", "Tønsberg|18", "Larvik|19"];
    let read = sketch("Nivå.xlsx")
        .sheet("Kjønn", &MEN)
        .sheet("Elever", &other)
        .sheet("Figur", &figure)
        .read();
    let fact = read.fact("Figur!B2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period, None, "{}", read.told());
}

#[test]
fn a_sheet_about_the_others_tells_when_they_are_from() {
    let roads =
        ["Kommune|Antall tunneler|Lengde (m)", "Horten|7|4959", "Tønsberg|6|9041", "Larvik|5|8099"];
    let about =
        ["Metadata|", "Dato lagret|2024-01-11", "vegsystemreferanse|Fv", "tidspunkt|2023-12-31"];
    let read = sketch("tunneler.xlsx").sheet("Fv", &roads).sheet("Metadata", &about).read();
    let fact = read.fact("Fv!B2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(
        fact.period.map(|period| period.code()).as_deref(),
        Some("2023-12-31"),
        "{}",
        read.told()
    );
    assert!(fact.certain, "{}", read.told());
    // When it was saved is not when the figures are from.
    let read = sketch("tunneler.xlsx").sheet("Fv", &roads).sheet("Metadata", &about[..3]).read();
    let fact = read.fact("Fv!B2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period, None, "{}", read.told());
}

#[test]
fn a_column_of_one_year_without_a_head_is_when_all_lines_are_from() {
    let read = sketch("13563.xlsx")
        .sheet(
            "Kilde",
            &[
                "||||Viken|Oslo|Agder",
                "I alt|Bosatte|2020|15 år eller eldre|1028164|583730|314768",
                "Sysselsatte|Bosatte|2020|15 år eller eldre|616568|375392|181135",
                "Registrerte arbeidsledige|Bosatte|2020|15 år eller eldre|20207|15168|4172",
            ],
        )
        .read();
    assert_eq!(period(&read, "F3").as_deref(), Some("2020"), "{}", read.told());
    assert_eq!(read.fact("F3").and_then(|fact| fact.unit.as_deref()), Some("Oslo"));
}

#[test]
fn a_code_like_a_year_before_its_name_is_not_when_the_line_is_from() {
    let read = sketch("avfall.xlsx")
        .sheet(
            "Avfall",
            &[
                "Anleggsnavn|Fylke|Kommune|År|Avfallskode|Avfallstype|Materialgjenvinning|Mengde avfall|Enhet",
                "Team Lia|Oslo|Oslo|1998|1911|1911   Tekstiler, lær og skinn|0.2|0.3|tonn",
                "Moen meieri|Oslo|Oslo|2023|1911|1911   Tekstiler, lær og skinn|0.49|0.49|tonn",
                "Sandnes garn|Rogaland|Sandnes|1997|1911|1911   Tekstiler, lær og skinn|40|46|tonn",
                "Bakken trykk|Rogaland|Sandnes|1999|1912|1912   Møbler|40|46|tonn",
            ],
        )
        .read();
    assert_eq!(period(&read, "H2").as_deref(), Some("1998"), "{}", read.told());
    assert_eq!(period(&read, "G3").as_deref(), Some("2023"), "{}", read.told());
}
