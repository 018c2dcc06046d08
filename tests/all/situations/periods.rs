//! Situations 24-33: how periods are written.

use super::sketch;

#[test]
fn situation_24_years_as_text_and_number_alike() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "År|Lia skole|Åsen skole",
                "'2014|8.1|7.4",
                "2015|8.4|7.2",
                "'2016 |8.9|7.7",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Lia skole | Sykefravær | 2014 | 8.1 %"),
        ("B4", "Lia skole | Sykefravær | 2015 | 8.4 %"),
        ("C5", "Åsen skole | Sykefravær | 2016 | 7.7 %"),
    ]);
}
