//! Workbooks read anew once people have said something of one of their sheets: what sheets say together
//! is settled as it was the first time, and what was said of one table is not said of the table beside it.

use styringstavle::domain::{Mark, Period, RowIs};
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::layout::keep_up;
use styringstavle::import::recipe::{self, ByHand, Fix};

use crate::situations::structure::pivot;
use crate::situations::{Read, place, sketch};

/// The reading once this number has been said of a cell of the first sheet.
fn fixed(read: &Read, cell: &str, value: f64) -> Read {
    let values = [(place(cell), Fix { value: Some(value), period: None })].into();
    let said = ByHand { values, period: None };
    let of_sheet = |sheet: usize| if sheet == 0 { said.clone() } else { ByHand::default() };
    Read(keep_up(&read.0, &[], of_sheet).expect("a number is said"))
}

#[test]
fn a_pivot_table_is_asked_about_once_however_often_something_is_said() {
    let first = pivot().read();
    let offers = |read: &Read| {
        let about = |question: &&styringstavle::import::facts::Question| {
            question.sheet == 0 && question.about == About::Whole
        };
        read.0.questions.iter().filter(about).count()
    };
    let mut now = Read(first.0.clone());
    for value in [701.0, 702.0, 703.0] {
        // Of the sheet the pivot table is made of: the pivot table itself is not touched.
        let values = [(place("C2"), Fix { value: Some(value), period: None })].into();
        let said = ByHand { values, period: None };
        let of_sheet = |sheet: usize| if sheet == 1 { said.clone() } else { ByHand::default() };
        now = Read(keep_up(&now.0, &[], of_sheet).expect("a number is said"));
    }
    assert_eq!((offers(&first), offers(&now)), (1, 1), "{}", now.told());
    let fact = now.fact("Pivot!C3").expect("a fact");
    assert_eq!(fact.why.matches("«Data»").count(), 1, "{}", fact.why);
}

#[test]
fn a_number_said_by_hand_stays_certain_on_the_sheet_of_a_pivot_table() {
    let now = fixed(&pivot().read(), "B2", 1230.0);
    let fact = now.fact("Pivot!B2").expect("a fact");
    assert_eq!((fact.value, fact.certain), (Some(1230.0), true), "{}", fact.why);
    assert!(now.fact("Pivot!B3").is_some_and(|fact| !fact.certain), "{}", now.told());
}

#[test]
fn a_rounded_copy_comes_back_when_the_finer_table_says_something_else() {
    let rows = ["Indikator|2014|2015", "Trivsel|4.12|4.23", "Mobbing|3.24|3.11", "Ro|4.05|4.16"];
    let rounded = ["Indikator|2014|2015", "Trivsel|4.1|4.2", "Mobbing|3.2|3.1", "Ro|4.1|4.2"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).sheet("Avrundet", &rounded).read();
    assert!(read.fact("Avrundet!B2").is_none(), "{}", read.told());
    let now = fixed(&read, "C3", 2.5);
    assert_eq!(now.says("Avrundet!B2"), "Lia skole | Trivsel | 2014 | 4.1", "{}", now.told());
    assert_eq!(now.role("Avrundet!B2"), Some(CellRole::Value));
    // And goes again when that is taken back.
    let back = Read(keep_up(&now.0, &[], |_| ByHand::default()).expect("nothing is said"));
    assert!(back.fact("Avrundet!B2").is_none(), "{}", back.told());
}

#[test]
fn a_number_said_by_hand_is_the_number_whatever_the_cell_shows() {
    for (format, cell, said) in [
        ("#,##0,", "70772000", 71_000.0),
        ("0.0,,", "70772000", 71.0),
        ("0.0%", "0.094", 7.3),
        ("[h]:mm", "1.5", 37.5),
    ] {
        let row = format!("Lia skole|{cell}|{cell}");
        let read = sketch("Tall.xlsx")
            .sheet("Ark1", &["Utgifter (1000 kr)", "Enhet|2021|2022", &row, "Vik skole|12|14"])
            .format("B3:C3", format)
            .read();
        let now = fixed(&read, "B3", said);
        let fact = now.fact("B3").unwrap_or_else(|| panic!("{format} in {}", now.told()));
        assert_eq!((fact.value, fact.certain), (Some(said), true), "{format}: {}", fact.why);
        assert!(fact.marks.has(Mark::Corrected));
    }
}

#[test]
fn what_is_said_of_a_row_is_not_said_of_the_table_beside_it() {
    let rows = [
        "Antall plasser",
        "Skole|2021|2022||Barnehage|2021|2022",
        "Lia skole|5.5|6.5||Tua barnehage|1.5|2.5",
        "Vik skole|7.5|8.5||Mo barnehage|3.5|4.5",
        "Dal skole|7.1|8.1||Li barnehage|3.1|4.1",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert!(read.says("G4").contains("Mo barnehage"), "{}", read.told());
    let sheet = &read.0.sheets[0];
    let now = read.corrected(vec![recipe::row(sheet, place("B4"), RowIs::Aside)]);
    assert!(now.fact("B4").is_none() && now.fact("C4").is_none(), "{}", now.told());
    assert_eq!(now.role("B4"), Some(CellRole::SetAside));
    for cell in ["F4", "G4"] {
        assert_eq!(now.says(cell), read.says(cell), "{}", now.told());
    }
    let now = read.corrected(vec![recipe::row(sheet, place("F4"), RowIs::Total)]);
    assert!(now.fact("F4").is_none(), "{}", now.told());
    assert_eq!(now.says("B4"), read.says("B4"), "{}", now.told());
}

#[test]
fn a_period_said_of_a_sheet_settles_what_the_sheets_say_together() {
    let rows = ["Indikator|Resultat", "Trivsel|4.12", "Mobbing|3.24", "Ro|4.05", "Lesing|51.3"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).sheet("Ark2", &rows).read();
    let period = Period::year(2022);
    let said = ByHand { period, ..ByHand::default() };
    let now = Read(keep_up(&read.0, &[], |_| said.clone()).expect("a period is said"));
    let dated = now.0.facts.iter().all(|fact| fact.period == period);
    assert!(dated && !now.0.facts.is_empty(), "{}", now.told());
}
