//! Numbers that no head stands over: they are set aside, and a person is told.

use styringstavle::import::facts::About;

use crate::situations::sketch;

#[test]
fn columns_as_full_as_the_others_are_asked_about_where_no_head_stands_over_them() {
    let rows = [
        "Kommune|2022|2023||",
        "Drammen|101.5|102.5|3.1|7",
        "Lier|55.5|56.5|4.1|8",
        "Modum|13.5|14.5|5.1|9",
    ];
    let read = sketch("Folketall.xlsx").sheet("Folketall", &rows).read();
    read.expect(&[
        ("B2", "Drammen | Folketall | 2022 | 101.5 antall"),
        ("C4", "Modum | Folketall | 2023 | 14.5 antall"),
    ]);
    let asked = read.asked("D3");
    let bare = asked.iter().find(|asked| asked.about == About::Table).expect("a question");
    assert!(bare.text.contains("D, E"), "{}", bare.text);
    // A number or two beside the table is nobody's column.
    let mut few = rows;
    (few[2], few[3]) = ("Lier|55.5|56.5||", "Modum|13.5|14.5||");
    let read = sketch("Folketall.xlsx").sheet("Folketall", &few).read();
    assert!(read.asked("D2").is_empty(), "{}", read.told());
}
