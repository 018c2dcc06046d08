//! Questions that were silly, put twice, or left out: each once, and only where a person can tell.

use styringstavle::domain::{Missing, Workspace};
use styringstavle::import::facts::About;
use styringstavle::import::plan::{Answers, Plan};

use super::sketch;

#[test]
fn situation_26_months_by_number_with_a_sum_below_are_months() {
    let mut rows = vec!["Måned|2022|2023".to_owned()];
    rows.extend((1..=12).map(|month| format!("{month}|{}|{}", 100 + month, 110 + month)));
    rows.push("Sum|1278|1398".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Antall passasjerer.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.0.facts.len(), 24, "{}", read.told());
    assert!(read.says("B2").contains("Antall passasjerer | 2022-01 | 101"), "{}", read.told());
    assert!(read.says("C13").contains("Antall passasjerer | 2023-12 | 122"), "{}", read.told());
}

#[test]
fn situation_24_and_34_a_cell_is_asked_about_once() {
    let read = sketch("Sykefravær Lande skole.xlsx")
        .sheet("Ark1", &["År|Sykefravær (%)", "2019|8.1", "2020|8", "2021|7", "''25|8"])
        .read();
    assert_eq!(read.asked("B5").len(), 1, "{}", read.told());
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &[
                "Indikator|2021|2022|2023|2024",
                "Netto utgift (kr)|'1.234.000|'1.300|'1.450.000|'1.400.000",
            ],
        )
        .read();
    assert_eq!(read.asked("C2").len(), 1, "{}", read.told());
    // What tells the figures of a table apart is asked of the table, not again of each figure.
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &["Indikator|2021|2022|2021|2022", "Sykefravær (%)|8|7|6|5", "Trivsel|4.1|4.2|4|4.3"],
        )
        .read();
    assert_eq!(read.0.questions.len(), 1, "{}", read.told());
    let plan =
        Plan::build(&Workspace::new("Eksempel"), vec![read.into_shared()], &Answers::default());
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
    assert_eq!(plan.counts(None).accepted, 0);
}

#[test]
fn situation_18_a_form_nobody_filled_in_is_not_asked_about() {
    let read = sketch("Enhetene.xlsx")
        .sheet("Lande skole", &["Indikator|2021|2022", "Sykefravær (%)|8|9"])
        .sheet("Mal", &["Indikator|2021|2022", "Sykefravær (%)||"])
        .read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
    assert_eq!(read.0.facts.len(), 2, "{}", read.told());
}

#[test]
fn situation_48_notes_listed_by_number_reach_their_figures() {
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "Tall",
            &["Indikator|2021|2022", "Trivsel [note 1]|4.1|4.2", "Mobbing|'3.2 [note 2]|3.1"],
        )
        .sheet("Noter", &["Note|Tekst", "1|Målt på høsten", "2|Kun 7. trinn"])
        .read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
    assert_eq!(read.note("B2").as_deref(), Some("Målt på høsten"));
    assert_eq!(read.note("B3").as_deref(), Some("Kun 7. trinn"));
    assert_eq!(read.note("C3"), None);
    read.expect(&[("B3", "Lande skole | Mobbing | 2021 | 3.2")]);
}

#[test]
fn situation_45_a_row_without_a_name_that_sums_the_others_is_their_sum() {
    let read = sketch("Antall vikarer.xlsx")
        .sheet(
            "M",
            &[
                "Enhet|2021|2022|2023",
                "Lande skole|8|7|6",
                "Borgen skole|6|5|7",
                "Nes skole|9|8|8",
                "|23|20|21",
            ],
        )
        .read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
    assert_eq!(read.0.facts.len(), 9, "{}", read.told());
    // Where it sums nothing only its own cells are asked about.
    let read = sketch("Antall vikarer.xlsx")
        .sheet(
            "M",
            &[
                "Enhet|2021|2022|2023",
                "Lande skole|8|7|6",
                "Borgen skole|6|5|7",
                "Nes skole|9|8|8",
                "|11|12|3",
            ],
        )
        .read();
    assert!(!read.asked("B5").is_empty() && read.asked("B2").is_empty(), "{}", read.told());
}

#[test]
fn situation_25_more_ways_to_write_periods() {
    let read = |heads: [&str; 2]| {
        let head = format!("Enhet|'{}|'{}", heads[0], heads[1]);
        sketch("Sykefravær.xlsx")
            .sheet("Ark1", &[&head, "Lande skole|8.1|8.2", "Borgen skole|7.1|7.2"])
            .read()
    };
    for (heads, line) in [
        (["01.2023", "02.2023"], "Borgen skole | Sykefravær | 2023-02 | 7.2 %"),
        (["H2021", "V2022"], "Borgen skole | Sykefravær | 2022-H1 | 7.2 %"),
        (["Vår -22", "Høst -22"], "Borgen skole | Sykefravær | 2022-H2 | 7.2 %"),
        (["19/20", "20/21"], "? Borgen skole | Sykefravær | 2020/21 | 7.2 %"),
    ] {
        let read = read(heads);
        assert_eq!(read.says("C3"), line, "{}", read.told());
    }
}

#[test]
fn situation_60_what_the_file_no_longer_gives_is_told() {
    let mut board = Workspace::new("Eksempel kommune");
    let read = |rows: &[&str]| sketch("Lande skole.xlsx").sheet("M", rows).read();
    let all = ["Indikator|2021|2022|2023", "Sykefravær (%)|8|7|6", "Trivsel|4.1||4.3"];
    let first = Plan::build(&board, vec![read(&all).into_shared()], &Answers::default());
    board.apply(first.change(&board, 1)).expect("valid");
    let edition = |rows: &[&str], hash: &str| {
        let mut read = read(rows).0;
        read.hash = hash.to_owned();
        Plan::build(&board, vec![read.into()], &Answers::default())
    };
    let plan = edition(&all[..2], "later");
    assert_eq!(plan.gone.len(), 1, "{:?}", plan.questions());
    let text = &plan.questions()[0].question.text;
    assert!(text.contains("Trivsel, Lande skole, 2021, 2023") && text.starts_with('2'), "{text}");
    // Nothing is gone from the very same file, nor from one that is of another year.
    assert!(edition(&all, "later").gone.is_empty());
    let next = ["Indikator|2024", "Sykefravær (%)|6.5", "Trivsel|4.4"];
    assert!(edition(&next, "later").gone.is_empty());
    assert!(board.all_series().all(|(_, slots)| {
        slots.iter().all(|slot| {
            slot.current.value != styringstavle::domain::Value::Missing(Missing::NotAvailable)
        })
    }));
}

#[test]
fn situation_50_what_is_hidden_is_a_question() {
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &["Indikator|2021|2022", "Sykefravær (%)|8|7", "Trivsel|4.1|4.2", "Elever|40|41"],
        )
        .hide_row(3)
        .hide_row(4)
        .read();
    let asked: Vec<_> = read.0.questions.iter().filter(|one| one.about == About::Table).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert!(asked[0].text.ends_with("Skal tallene i dem tas med?"), "{}", asked[0].text);
}

#[test]
fn situation_23_the_title_above_the_first_table_dates_those_beside_it() {
    let read = sketch("Parkering.xlsx")
        .sheet(
            "P",
            &[
                "Parkering 2023",
                "Bydel|Plasser||Bydel2|Ladepunkt||Bydel3|Avgift (%)",
                "Sentrum|100||Sentrum|20||Sentrum|90",
                "Grålum|200||Grålum|30||Grålum|10",
                "Valaskjold|50||Valaskjold|4||Valaskjold|0",
            ],
        )
        .read();
    for cell in ["B3", "E4", "H5"] {
        assert!(read.says(cell).contains("| 2023 |"), "{cell}\n{}", read.told());
    }
    assert!(read.0.questions.iter().all(|one| one.about != About::Period), "{}", read.told());
}

#[test]
fn situation_13_what_a_pivot_table_sums_over_no_name_is_summed() {
    let read = sketch("Ansatte 2023.xlsx")
        .sheet(
            "Pivot",
            &[
                "Antall av Ansattnr|Kolonneetiketter",
                "Radetiketter|Fast|Vikar|(tom)|Totalsum",
                "Lande skole|40|5|1|46",
                "Borgen skole|30|4||34",
                "(tom)|||2|2",
                "Totalsum|70|9|3|82",
            ],
        )
        .read();
    let value = |cell| read.fact(cell).and_then(|fact| fact.value);
    assert_eq!((value("B3"), value("C3")), (Some(40.0), Some(5.0)), "{}", read.told());
    assert!(read.0.questions.iter().all(|one| !one.about.of_values()), "{}", read.told());
}

#[test]
fn situation_56_excels_xml_of_2003_is_told_from_a_web_page() {
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row/>\
        </Table></Worksheet></Workbook>";
    let read = styringstavle::import::read::read_bytes("Xml2003.xls".to_owned(), xml.as_bytes());
    let why = read.workbook.expect_err("no workbook");
    assert!(why.contains("XML"), "{why}");
}
