//! Situations 24-33: how periods are written.

use styringstavle::import::facts::About;

use super::{Read, sketch};

fn code(read: &Read, cell: &str) -> Option<String> {
    read.fact(cell)?.period.map(styringstavle::domain::Period::code)
}

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

#[test]
fn situation_25_spans_school_years_and_halves_are_kinds_of_their_own() {
    for (head, expected) in [
        ("2013-2015", "2013-2015"),
        ("'2011-12", "2011/12"),
        ("2020-2021", "2020/21"),
        ("2013/14", "2013/14"),
        ("1h2022", "2022-H1"),
        ("4. kvartal 2020", "2020-Q4"),
    ] {
        let rows = [format!("Enhet|{head}"), "Lia skole|8.1".into(), "Åsen skole|7.4".into()];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(code(&read, "B2").as_deref(), Some(expected), "{head}\n{}", read.told());
    }
    // Which half a season is, is proposed and asked about.
    let read = sketch("Sykefravær.xlsx")
        .sheet("Ark1", &["Enhet|Høst 2020|Høst 2021", "Lia skole|8.1|8", "Åsen skole|7.4|7"])
        .read();
    assert_eq!(code(&read, "C2").as_deref(), Some("2021-H2"));
    assert!(read.fact("C2").is_some_and(|fact| !fact.certain));
    assert_eq!(read.fact("C2").and_then(|fact| fact.unit.as_deref()), Some("Lia skole"));
}

#[test]
fn situation_26_a_month_meets_its_year_wherever_it_stands() {
    for (rows, cell, expected) in [
        (&["Enhet|202511|202512", "Lia skole|8.1|8.2", "Åsen skole|7|7.1"][..], "B2", "2025-11"),
        (&["Enhet|2023/01|2023/02", "Lia skole|8.1|8.2", "Åsen skole|7|7.1"], "C3", "2023-02"),
        (
            &["Sykefravær 2022", "Enhet|Januar|Februar", "Lia skole|8.1|8.2", "Åsen skole|7|7.1"],
            "C3",
            "2022-02",
        ),
        (
            &["Enhet|År|Kvartal|Måned|Verdi", "Lia skole|2021|4|12|8.1", "Lia skole|2021|1|2|8"],
            "E2",
            "2021-12",
        ),
        (&["Enhet|År|jan|feb", "Lia skole|2020|8|8.1", "Lia skole|2021|9|9.1"], "D3", "2021-02"),
    ] {
        let read = sketch("Sykefravær.xlsx").sheet("Ark1", rows).read();
        assert_eq!(code(&read, cell).as_deref(), Some(expected), "{rows:?}\n{}", read.told());
    }
    let read = sketch("Helt ledige.xlsx")
        .sheet("Ark1", &["Kommune|Januar - oktober 2022", "Horten|120", "Larvik|311"])
        .read();
    assert!(read.0.facts.iter().all(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn situation_27_notes_and_spaces_beside_a_period_are_cut_and_kept() {
    let read = sketch("Antall ansatte.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet| 2014 |2015 *|2018-2020   ",
                "Lia skole|21|22|23",
                "Åsen skole|18|17|19",
                "* foreløpige tall",
            ],
        )
        .read();
    assert_eq!(code(&read, "B2").as_deref(), Some("2014"), "{}", read.told());
    assert_eq!(code(&read, "C2").as_deref(), Some("2015"));
    assert_eq!(code(&read, "D3").as_deref(), Some("2018-2020"));
}

#[test]
fn situation_28_a_place_and_a_year_in_one_head_are_split() {
    let read = sketch("Oversikt.xlsx")
        .sheet(
            "Oversikt",
            &[
                "Indikator|Moss 2024|Moss 2025|Landet 2025|Enhet",
                "Netto driftsresultat|0.2|4|2.2|%",
                "Grunnskolepoeng|42.4|42.7|42.2|poeng",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Moss | Netto driftsresultat | 2024 | 0.2 %"),
        ("D3", "Landet | Grunnskolepoeng | 2025 | 42.2 poeng"),
    ]);
}

#[test]
fn situation_29_words_beside_the_year_tell_what_kind_of_figure_it_is() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Indikator|Resultat 2013|Vedtatt budsjett 2014|Prognose 2014|Ambisjon 2015",
                "Sykefravær (%)|8.1|8|7.9|7",
                "Heltidsandel (%)|40|41|42|15 % (eller nasjonalt mål)",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Lia skole | Sykefravær | 2013 | 8.1 %"),
        ("C2", "Lia skole | Sykefravær | 2014 | 8 % | Budget"),
        ("D2", "Lia skole | Sykefravær | 2014 | 7.9 % | Forecast"),
        ("E2", "Lia skole | Sykefravær | 2015 | 7 % | Target"),
    ]);
    // A target in prose is kept as it is written.
    let prose = read.fact("E3").expect("a target");
    assert!(!prose.certain && prose.words.as_deref() == Some("15 % (eller nasjonalt mål)"));
    // Each value with the year beside it.
    let read = sketch("Scorecard.xlsx")
        .sheet(
            "Survey",
            &[
                "Ind No.|Questions|Cal Yr|Baseline data (2007 where available)|Cal Yr|Latest data",
                "3G|What was the total budget?|2007|1469771629|2009|2045812066",
                "5G|What was the total population?|2005|20632434|2009|22802866",
                "6G|How many visits were there?|2007|217309|2009|236433",
            ],
        )
        .read();
    read.expect(&[
        ("D3", "What was the total population? | 2005 | 20632434 | Baseline"),
        ("F2", "What was the total budget? | 2009 | 2045812066"),
    ]);
    // "Forventet" begins a name here, it is no forecast.
    let read = sketch("Folkehelse.xlsx")
        .sheet("Ark1", &["Kommune|Forventet levealder, menn 2015", "Moss|79.1", "Hvaler|80.2"])
        .read();
    assert!(read.says("B2").starts_with("Moss | Forventet levealder, menn"), "{}", read.told());
}

#[test]
fn situation_30_an_unfinished_last_year_is_never_taken_for_a_whole_one() {
    let read = sketch("Ferjer.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall passasjerer",
                "Samband|Januar 2025|Februar 2025|Mars 2025|Sum 2025",
                "Nordsambandet|1200|1300|1250|3750",
                "Sørsambandet|800|820|790|2410",
            ],
        )
        .read();
    assert_eq!(code(&read, "B3").as_deref(), Some("2025-01"), "{}", read.told());
    assert!(read.fact("E3").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn situation_31_a_title_that_contradicts_the_sheet_is_asked_about() {
    let read = sketch("Passasjerer 2021.xlsx")
        .sheet(
            "2021",
            &[
                "Passasjerer 2020",
                "",
                "Kommune|Januar|Februar",
                "Bamble|22540|22841",
                "Tinn|9242|8415",
            ],
        )
        .read();
    let fact = read.fact("B4").expect("a figure");
    assert!(!fact.certain && fact.why.contains("2020") && fact.why.contains("2021"));
    assert_eq!(code(&read, "B4").as_deref(), Some("2021-01"), "what most places say");
    assert!(read.asked("B4").iter().any(|question| question.about == About::Period));
}

#[test]
fn situation_32_no_period_anywhere_is_asked_once() {
    let read = sketch("Svarprosent.xlsx")
        .sheet("Ark1", &["Enhet|Inviterte|Besvarelser", "Lia skole|120|101", "Åsen skole|88|80"])
        .read();
    assert!(read.0.facts.iter().all(|fact| !fact.certain && fact.period.is_none()));
    let asked = read.0.questions.iter().filter(|question| question.about == About::Period).count();
    assert_eq!(asked, 1, "{}", read.told());
}

#[test]
fn situation_33_numbers_that_look_like_years_are_not_periods() {
    let read = sketch("Folketall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|2014|2015",
                "Vinje|3712|3716",
                "Nissedal|1440|1450",
                "Fyresdal|2013|2030",
                "Tokke|2250|2249",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Fyresdal | Folketall | 2014 | 2013 antall"),
        ("C4", "Fyresdal | Folketall | 2015 | 2030 antall"),
    ]);
    // Codes are no figures, though they are numbers.
    let read = sketch("Kommuner 2020.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Nytt kommunenummer|Antall skoler",
                "Horten|3801|9",
                "Larvik|3805|21",
                "Færder|3811|11",
            ],
        )
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    read.expect(&[("C2", "Horten | Antall skoler | 2020 | 9")]);
    // A long table's rows are no heads, though a value looks like a year.
    let read = sketch("Uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Enhet|Indikator|År|Verdi",
                "Lia skole|Antall besøk|2014|1989",
                "Lia skole|Antall besøk|2015|2015",
                "Lia skole|Antall besøk|2016|2044",
                "Åsen skole|Antall besøk|2014|2001",
            ],
        )
        .read();
    read.expect(&[("D3", "Lia skole | Antall besøk | 2015 | 2015")]);
    assert_eq!(read.0.facts.len(), 4, "{}", read.told());
}

#[test]
fn dates_from_and_to_make_the_period_they_reach_over() {
    use styringstavle::import::grid::Content;
    let read = sketch("Luft (2010-2024).xlsx")
        .sheet(
            "Ark1",
            &["Fra-tid|Til-tid|Svevestøv|Nitrogendioksid", "a|b|23.1|19.4", "a|b|25.2|20.8"],
        )
        .with(|sheet| {
            for (place, cell) in &mut sheet.cells {
                if place.row > 0 && place.column < 2 {
                    let year = 2008 + i16::try_from(place.row + place.column).expect("small");
                    cell.content = Content::Date(year, 1, 1);
                }
            }
        })
        .read();
    assert_eq!(code(&read, "C2").as_deref(), Some("2009"), "{}", read.told());
    assert_eq!(code(&read, "D3").as_deref(), Some("2010"));
}
