//! Boards as 53 units keep them: words cut short in heads, and one sheet for each unit.

use crate::situations::sketch;

#[test]
fn heads_cut_short_are_the_kinds_they_begin() {
    let rows = [
        "Måltavle 2016 – Haugen skole",
        "",
        "Indikator|Enhet|Res. 2014|Resultat 2015|Amb. 2016|Ambisj. 2017",
        "Sykefravær|%|8,1|7,9|7,5|7,0",
        "Brukertilfredshet|skala 1-6|4,6|4,7|4,9|5,0",
    ];
    sketch("04 Haugen skole måltavle 2016.xlsx").sheet("Måltavle", &rows).read().expect(&[
        ("C4", "Haugen skole | Sykefravær | 2014 | 8.1 %"),
        ("E4", "Haugen skole | Sykefravær | 2016 | 7.5 % | Target"),
        ("F5", "Haugen skole | Brukertilfredshet | 2017 | 5 1–6 | Target"),
    ]);
}

#[test]
fn a_measurement_in_a_long_table_is_what_was_measured() {
    let rows = [
        "Virksomhet|Måling|Periode|Resultat",
        "Solbakken barnehage|Energibruk|T1 2020|187",
        "Solbakken barnehage|Energibruk|T2 2020|178",
        "Solbakken barnehage|Sykefravær|T1 2020|7,4",
        "Åsen skole|Energibruk|T1 2020|210",
        "Åsen skole|Sykefravær|T1 2020|6,1",
    ];
    sketch("uttrekk.xlsx").sheet("Data", &rows).read().expect(&[
        ("D2", "Solbakken barnehage | Energibruk | 2020-T1 | 187"),
        ("D6", "Åsen skole | Sykefravær | 2020-T1 | 6.1 %"),
    ]);
}

#[test]
fn thousands_of_kroner_in_a_column_of_measures_are_no_figures() {
    let rows = [
        "Tid|Organisasjon|Nøkkeltall|Verdi|Måleenhet",
        "2010|Åsane skule|Vikarbruk|364|1000 kr",
        "2011|Åsane skule|Vikarbruk|273|1000 kr",
        "2010|Legevakta|Vikarbruk|382|1000 kr",
        "2011|Legevakta|Vikarbruk|325|1000 kr",
        "2010|Legevakta|Trivsel|4,6|skala 1-6",
    ];
    let read = sketch("uttrekk.xlsx").sheet("Data", &rows).read();
    read.expect(&[
        ("D2", "Åsane skule | Vikarbruk | 2010 | 364 1 000 kr"),
        ("D6", "Legevakta | Trivsel | 2010 | 4.6 1–6"),
    ]);
    assert!(read.fact("E2").is_none(), "{}", read.told());
}
