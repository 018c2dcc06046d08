//! Situations 15, 27, 29, 30, 39, 43, 45 and 46 again: words that tell of what kind a figure is, how
//! sure it is, what part of a year it is for, and that a row stands over others.

use std::sync::Arc;

use styringstavle::domain::{Mark, Missing, Workspace};
use styringstavle::import::facts::{About, CellRole, FileReading};
use styringstavle::import::plan::{Answers, Plan};

use super::{Read, sketch};

fn provisional(read: &Read, cell: &str) -> bool {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
    fact.certain && fact.marks.has(Mark::Provisional)
}

#[test]
fn situation_29_results_of_years_that_have_not_begun_are_asked_about() {
    let now = jiff::Zoned::now().year();
    let head = format!("Indikator|{}|{}|{}", now - 1, now + 1, now + 2);
    let read = sketch("Lande skole.xlsx")
        .sheet("M", &[&head, "Sykefravær (%)|7|6.5|6", "Trivsel|4.2|4.3|4"])
        .read();
    assert_eq!(read.certain(), ["B2", "B3"], "{}", read.told());
    let asked: Vec<_> = read.0.questions.iter().filter(|one| one.about == About::Kind).collect();
    assert_eq!((asked.len(), asked[0].cells.len()), (1, 4), "{}", read.told());
    // What says that it is a projection, or a target, is no result.
    for (file, head) in [("Framskriving.xlsx", "2098"), ("Lande skole.xlsx", "Mål 2098")] {
        let read = sketch(file)
            .sheet("M", &[&format!("Kommune|{head}"), "Moss|7000", "Hvaler|8000"])
            .read();
        assert!(read.0.questions.iter().all(|one| one.about != About::Kind), "{}", read.told());
    }
}

#[test]
fn situation_30_a_part_of_the_year_beside_the_year_is_never_the_year() {
    let read = |head: &str, note: &str| {
        let mut rows = vec![
            format!("Kommune|2023|2024|{head}"),
            "Moss|5200|5300|2100".to_owned(),
            "Halden|3800|3900|1500".to_owned(),
        ];
        rows.extend((!note.is_empty()).then(|| note.to_owned()));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Antall passasjerer.xlsx").sheet("Ark1", &rows).read()
    };
    for head in ["2025 pr. 31.05", "2025 per 31.05", "2025 (per 31.05)", "per 31.05.2025"] {
        read(head, "").expect(&[
            ("C2", "Moss | Antall passasjerer | 2024 | 5300"),
            ("D2", "Moss | Antall passasjerer | 2025-05-31 | 2100"),
        ]);
    }
    for (head, note) in [
        ("2025 (t.o.m. mai)", ""),
        ("2025 (tom. mai)", ""),
        ("2025 (per mai)", ""),
        ("Jan-mai 2025", ""),
        ("2025 hittil", ""),
        ("2025*", "* t.o.m. mai"),
        ("2025 *", "* tall per 31.05.2025"),
    ] {
        let read = read(head, note);
        assert_eq!(
            read.says("D3"),
            "? Halden | Antall passasjerer | 2025 | 1500",
            "{head}\n{}",
            read.told()
        );
        assert!(read.says("C3").starts_with("Halden"), "{head}\n{}", read.told());
        assert_eq!(read.asked("D3").len(), 1, "{head}\n{}", read.told());
        assert!(read.asked("C3").is_empty(), "{head}\n{}", read.told());
    }
}

#[test]
fn situation_27_provisional_however_it_is_written() {
    for (head, note) in [
        ("2024*", "*) foreløpige tall"),
        ("2024*", "*Tallene for 2024 er foreløpige"),
        ("2024**", "** Foreløpige tall"),
        ("2024 (foreløpig)", ""),
        ("2024 (foreløpige tall)", ""),
        ("2024 p", ""),
    ] {
        let mut rows = vec![
            format!("Indikator|2023|{head}"),
            "Sykefravær (%)|8|7".to_owned(),
            "Årsverk|40|41".to_owned(),
        ];
        rows.extend((!note.is_empty()).then(|| note.to_owned()));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("Lande skole.xlsx").sheet("M", &rows).read();
        read.expect(&[("C3", "Lande skole | Årsverk | 2024 | 41")]);
        assert!(provisional(&read, "C2") && provisional(&read, "C3"), "{head}\n{}", read.told());
        assert!(!provisional(&read, "B2"), "{head}");
    }
    let read = sketch("Besøk bibliotek.xlsx")
        .sheet("2023", &["Filial|Besøk|Utlån", "Hovedbiblioteket|1000|2000", "Tune|100|333"])
        .sheet(
            "2024 (foreløpig)",
            &["Filial|Besøk|Utlån", "Hovedbiblioteket|1200|2300", "Tune|120|380"],
        )
        .read();
    assert!(provisional(&read, "2024 (foreløpig)!B2") && !provisional(&read, "2023!B2"));
}

#[test]
fn situation_39_a_flag_says_why_a_figure_is_not_there() {
    for rows in [
        vec!["Skole|Trivsel|Mobbing|Prikket", "Lande|4.1|5|", "Borgen|||X", "Hafslund|4.3|4|"],
        vec!["Skole|Trivsel|Prikket", "Lande|4.1|", "Borgen||X", "Hafslund|4.3|"],
    ] {
        let read = sketch("Elevundersøkelsen 2022.xlsx").sheet("M", &rows).read();
        let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
        assert_eq!((fact.missing, fact.certain), (Some(Missing::Suppressed), true));
        assert_eq!(read.fact("B4").and_then(|fact| fact.value), Some(4.3), "{}", read.told());
        assert!(read.0.questions.is_empty(), "{}", read.told());
    }
    let read = sketch("Trivsel.xlsx")
        .sheet("M", &["Skole|2021|2022", "Lande|4.1|Unntatt offentlighet", "Borgen|4.2|i.t."])
        .read();
    let missing = |cell| read.fact(cell).and_then(|fact| fact.missing);
    assert_eq!(missing("C2"), Some(Missing::Suppressed), "{}", read.told());
    assert_eq!(missing("C3"), Some(Missing::NotAvailable), "{}", read.told());
}

#[test]
fn situation_43_rows_of_answers_first_and_last_belong_to_the_table() {
    let answers = "Handlingsplan mot mobbing|Under arbeid|Under arbeid|Vedtatt";
    let numbers = ["Sykefravær (%)|8|7|6", "Trivsel|4.1|4.2|4.5"];
    for at in 0..3 {
        let mut rows = vec!["Indikator|Resultat 2021|Resultat 2022|Mål 2023"];
        rows.extend(numbers);
        rows.insert(at + 1, answers);
        let read = sketch("Lande skole.xlsx").sheet("M", &rows).read();
        let row = at + 2;
        let fact = |column: &str| {
            let cell = format!("{column}{row}");
            read.fact(&cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told())).clone()
        };
        assert_eq!(fact("B").words.as_deref(), Some("Under arbeid"));
        assert_eq!(fact("D").words.as_deref(), Some("Vedtatt"));
        assert_eq!(fact("B").indicator.as_deref(), Some("Handlingsplan mot mobbing"));
        let numbers: Vec<String> = ["B", "C", "D"]
            .iter()
            .flat_map(|column| (2..=4).map(move |at| (*column, at)))
            .filter(|(_, at)| *at != row)
            .map(|(column, at)| format!("{column}{at}"))
            .collect();
        let certain = read.certain();
        assert!(numbers.iter().all(|cell| certain.contains(cell)), "{at}\n{}", read.told());
        assert!(read.0.questions.is_empty(), "{at}\n{}", read.told());
    }
    // Words under a table that only look so are notes.
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &[
                "Indikator|2021|2022",
                "Trivsel|4.1|4.2",
                "Kilde:|Udir|2022-tall",
                "Kontakt|Avdeling for oppvekst|",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 2, "{}", read.told());
}

#[test]
fn situation_45_typed_sums_that_leave_out_the_same_rows_are_asked_about() {
    let read = sketch("Antall besøk.xlsx")
        .sheet(
            "M",
            &[
                "Enhet|2021|2022|2023",
                "Lande skole|8123|7211|6455",
                "Borgen skole|6211|5122|7333",
                "Hafslund skole|6000|5000|7000",
                "Sum|14334|12333|13788",
            ],
        )
        .read();
    let asked = read.asked("B5");
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert!(asked[0].text.contains("B4") && asked[0].cells.len() == 3, "{}", asked[0].text);
    assert_eq!(read.role("B5"), Some(CellRole::Total));
    // Right ones, and those that leave out the country on purpose, are not.
    for last in ["Hafslund skole|6000|5000|7000", "Landet|6000|5000|7000"] {
        let sum =
            if last.starts_with('L') { "Sum|14334|12333|13788" } else { "Sum|20334|17333|20788" };
        let read = sketch("Antall besøk.xlsx")
            .sheet(
                "M",
                &[
                    "Enhet|2021|2022|2023",
                    "Lande skole|8123|7211|6455",
                    "Borgen skole|6211|5122|7333",
                    last,
                    sum,
                ],
            )
            .read();
        assert!(read.asked("B5").is_empty(), "{}", read.told());
    }
}

#[test]
fn situation_46_a_bold_row_or_a_region_over_small_numbers_is_a_sum() {
    let rows = [
        "Enhet|2021|2022|2023",
        "Lande skole|40|41|42",
        "Borgen skole|30|31|32",
        "Hafslund skole|50|51|52",
        "Oppvekst|120|123|126",
    ];
    let read = sketch("Antall årsverk.xlsx").sheet("M", &rows).bold("A5:D5").read();
    assert_eq!(read.role("B5"), Some(CellRole::Total), "{}", read.told());
    assert_eq!(read.0.facts.len(), 9, "{}", read.told());
    let read = sketch("Antall passasjerer.xlsx")
        .sheet(
            "M",
            &[
                "Kommune|2020|2021|2022",
                "Moss|10|10|11",
                "Råde|20|20|21",
                "Mosseregionen|30|30|32",
                "Sarpsborg|40|40|41",
                "Fredrikstad|50|50|52",
            ],
        )
        .read();
    assert_eq!(read.role("B4"), Some(CellRole::Total), "{}", read.told());
    assert_eq!(
        read.fact("B2").and_then(|fact| fact.area.clone()).as_deref(),
        Some("Mosseregionen")
    );
    assert_eq!(read.fact("B5").and_then(|fact| fact.area.clone()), None, "{}", read.told());
    // A county first, over all the municipalities there are.
    let read = sketch("Antall passasjerer.xlsx")
        .sheet(
            "M",
            &[
                "Område|2020|2021|2022",
                "Østfold|121467|121552|127542",
                "Moss|10123|10231|11877",
                "Råde|20456|20211|21333",
                "Sarpsborg|40111|40222|41333",
                "Fredrikstad|50777|50888|52999",
            ],
        )
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.area.clone()).as_deref(), Some("Østfold"));
}

#[test]
fn situation_15_a_copy_byte_for_byte_is_about_what_the_file_is_about() {
    let named = |file: &str| -> Arc<FileReading> {
        let mut read = sketch(file)
            .sheet("M", &["Indikator|2021|2022", "Sykefravær (%)|8|7", "Trivsel|4.1|4.2"])
            .read()
            .0;
        read.hash = "the same bytes".to_owned();
        Arc::new(read)
    };
    let files = [
        "Copy of Lande skole.xlsx",
        "Kopi av Lande skole.xlsx",
        "Lande skole v2.xlsx",
        "Lande skole.xlsx",
    ];
    let plan = Plan::build(
        &Workspace::new("Eksempel"),
        files.iter().map(|file| named(file)).collect(),
        &Answers::default(),
    );
    let names: Vec<&str> = plan.new_units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["Lande skole"]);
    assert_eq!((plan.counts(None).new, plan.counts(None).same, plan.conflicts.len()), (4, 12, 0));
    // Two schools that sent the same form are two schools.
    let files = vec![named("Lia skole.xlsx"), named("Åsen skole.xlsx")];
    let plan = Plan::build(&Workspace::new("Eksempel"), files, &Answers::default());
    assert_eq!(plan.new_units.len(), 2);
}
