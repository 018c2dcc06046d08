//! Files as programs of statistics write them and offices put their own to: codes, days of printing, banners,
//! headings that measure, and what looks like them and is something else.

use crate::situations::sketch;

#[test]
fn the_second_a_program_was_run_dates_no_figure() {
    let rows = [
        "Average price of electricity by state",
        "Mon Feb 10 2025 09:14:55 GMT+0100",
        "State|2022|2023",
        "Ohio|9.4|9.6",
        "Texas|8.4|8.7",
        "Utah|7.7|7.9",
    ];
    let read = sketch("prices.xlsx").sheet("Ark1", &rows).read();
    let later = read.0.questions.iter().any(|asked| asked.text.contains("2010"));
    assert!(!later && read.fact("B4").is_some_and(|fact| fact.certain), "{}", read.told());
    // The day alone is when something is from.
    let read = sketch("Belegg.xlsx")
        .sheet(
            "Ark1",
            &["Belegg per Mar 12 2024", "Sykehjem|Beboere", "Lia sykehjem|14", "Moen sykehjem|19"],
        )
        .read();
    assert!(read.says("B3").contains("2024-03-12"), "{}", read.told());
}

#[test]
fn when_figures_were_handed_in_is_not_what_they_are_of() {
    let board = |note: &str| {
        sketch("Nøkkeltall barnehage.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Barnehager, nøkkeltall",
                    "Indikator|Enhet|2022|2023*",
                    "Andel barn 1-5 år i barnehage|prosent|91.2|92.4",
                    "Oppholdstimer per ansatt|timer|11100|11240",
                    "",
                    note,
                ],
            )
            .read()
    };
    let read = board("* Ureviderte tall per 15. mars 2024");
    assert!(read.fact("D3").is_some_and(|fact| fact.certain), "{}", read.told());
    let read = board("* Tall per 31. august 2023");
    assert!(!read.fact("D3").is_some_and(|fact| fact.certain), "{}", read.told());
}
