//! Situations 1-23: how the sheets are laid out.

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
