//! Situations 24-33: how periods are written.

use styringstavle::domain::Mark;
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::layout::keep_up;
use styringstavle::import::recipe::ByHand;

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
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    let roles = ["A3", "A4", "A5"].map(|cell| read.role(cell));
    assert_eq!(roles, [Some(CellRole::Period); 3]);
    // Across, too.
    let read = sketch("Sykefravær.xlsx")
        .sheet("Ark1", &["Enhet|'2014|2015|'2016 ", "Lia skole|8.1|8.4|8.9", "Nes skole|7|7.2|7.1"])
        .read();
    for (cell, year) in [("B2", "2014"), ("C2", "2015"), ("D3", "2016")] {
        assert_eq!(code(&read, cell).as_deref(), Some(year), "{}", read.told());
    }
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
    // A head of ten months is no month and no year: a person says which.
    let read = sketch("Helt ledige.xlsx")
        .sheet("Ark1", &["Kommune|Januar - oktober 2022", "Horten|120", "Larvik|311"])
        .read();
    assert_eq!(read.0.facts.len(), 2);
    assert!(read.0.facts.iter().all(|fact| !fact.certain), "{}", read.told());
    assert!(read.asked("B2").iter().any(|one| one.about == About::Period), "{}", read.told());
    // Over months it gives them their year.
    let read = sketch("Helt ledige.xlsx")
        .sheet(
            "Ark1",
            &[
                "Helt ledige",
                "Januar - oktober 2022",
                "Kommune|Januar|Februar|Oktober",
                "Horten|120|118|99",
                "Larvik|311|300|280",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Horten | Helt ledige | 2022-01 | 120"),
        ("D5", "Larvik | Helt ledige | 2022-10 | 280"),
    ]);
    // The nearest year counts: the sheet's, not the file's.
    let read = sketch("Ledighet okt 2022.xlsx")
        .sheet(
            "jan-feb 2023",
            &["Kommune|Januar|Februar", "Horten|3|2.9", "Larvik|2.4|2.3", "Skien|2.5|2.6"],
        )
        .read();
    for (cell, month) in [("B2", "2023-01"), ("C4", "2023-02")] {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        let said = fact.period.map(styringstavle::domain::Period::code);
        assert!(said.as_deref() == Some(month) || !fact.certain, "{cell} in\n{}", read.told());
    }
}

#[test]
fn situation_27_notes_and_spaces_beside_a_period_are_cut_and_kept() {
    let rows = [
        "Enhet| 2014 |2015 *|2018-2020   |2021¹|2022†",
        "Lia skole|21|22|23|24|25",
        "Åsen skole|18|17|19|20|21",
        "* foreløpige tall",
        "¹ Uten vikarer",
        "† Endret telling",
    ];
    let read = sketch("Antall ansatte.xlsx").sheet("Ark1", &rows).read();
    for (column, expected) in
        [("B", "2014"), ("C", "2015"), ("D", "2018-2020"), ("E", "2021"), ("F", "2022")]
    {
        for row in [2, 3] {
            let cell = format!("{column}{row}");
            assert_eq!(code(&read, &cell).as_deref(), Some(expected), "{cell}\n{}", read.told());
        }
    }
    // The legend says that the star means provisional; the others are notes.
    for (cell, provisional) in
        [("B2", false), ("C2", true), ("C3", true), ("D2", false), ("E2", false)]
    {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        assert_eq!(fact.marks.has(Mark::Provisional), provisional, "{cell} in\n{}", read.told());
        assert!(fact.certain, "{cell} in\n{}", read.told());
    }
    assert_eq!(read.note("E2").as_deref(), Some("Uten vikarer"));
    assert_eq!(read.note("F3").as_deref(), Some("Endret telling"));
    assert_eq!(read.note("B2"), None);
    assert_eq!(read.role("A4"), Some(CellRole::Note));
    // Where the sheet gives the star another meaning, it is that.
    let mut other = rows.to_vec();
    if let Some(legend) = other.get_mut(3) {
        *legend = "* Lia skole flyttet";
    }
    let read = sketch("Antall ansatte.xlsx").sheet("Ark1", &other).read();
    assert!(
        read.fact("C2").is_some_and(|fact| !fact.marks.has(Mark::Provisional)),
        "{}",
        read.told()
    );
    assert_eq!(read.note("C2").as_deref(), Some("Lia skole flyttet"));
    // Months with marks.
    let read = sketch("Antall ansatte 2024.xlsx")
        .sheet(
            "Ark1",
            &["Enhet|Mar|Apr¹|Jan†", "Lia skole|21|22|23", "Åsen skole|18|17|19", "¹ Påske"],
        )
        .read();
    assert_eq!(code(&read, "C2").as_deref(), Some("2024-04"), "{}", read.told());
    assert_eq!(code(&read, "D2").as_deref(), Some("2024-01"));
    assert_eq!(read.note("C3").as_deref(), Some("Påske"));
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
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    // In a label as well.
    let read = sketch("Reisevaner.xlsx")
        .sheet(
            "Andel til fots",
            &[
                "Område|Til fots (%)|Sykkel (%)",
                "Grenland 2013/14|15.1|3.2",
                "Grenland 2018/19|15.8|3.6",
            ],
        )
        .read();
    read.expect_all(&[
        ("B2", "Grenland | Til fots | 2013/14 | 15.1 %"),
        ("C2", "Grenland | Sykkel | 2013/14 | 3.2 %"),
        ("B3", "Grenland | Til fots | 2018/19 | 15.8 %"),
        ("C3", "Grenland | Sykkel | 2018/19 | 3.6 %"),
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
    assert_eq!((prose.value, prose.measure.as_deref()), (Some(15.0), Some("%")), "suggested");
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
    // The value, and the year before with its own value.
    let read = sketch("Indicators.xlsx")
        .sheet(
            "Data",
            &[
                "Indicator|Year|Value|Previous Year|Previous Value",
                "Number of visits|2019|8120|2018|7990",
                "Number of loans|2020|5511|2018|5201",
                "Number of events|2020|311|2019|290",
            ],
        )
        .read();
    read.expect_all(&[
        ("C2", "Number of visits | 2019 | 8120"),
        ("E2", "Number of visits | 2018 | 7990"),
        ("C3", "Number of loans | 2020 | 5511"),
        ("E3", "Number of loans | 2018 | 5201"),
        ("C4", "Number of events | 2020 | 311"),
        ("E4", "Number of events | 2019 | 290"),
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
    assert!(read.fact("E3").is_none() && read.fact("E4").is_none(), "{}", read.told());
    assert_eq!(read.role("E3"), Some(CellRole::Total));
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    // Months down and years across: the sum under the last year is of five months only.
    let months = [
        "Januar",
        "Februar",
        "Mars",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    let mut rows = vec!["Antall passasjerer".to_owned(), "Måned|2023|2024|2025".to_owned()];
    for (at, month) in months.iter().enumerate() {
        let last = if at < 5 { "120" } else { "" };
        rows.push(format!("{month}|100|110|{last}"));
    }
    rows.push("Sum|1200|1320|600".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Ferjer.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(code(&read, "D7").as_deref(), Some("2025-05"), "{}", read.told());
    // The sums are none of the years' figures, least of all that of five months.
    for cell in ["B15", "C15", "D15"] {
        assert!(read.fact(cell).is_none(), "{cell} in\n{}", read.told());
        assert_eq!(read.role(cell), Some(CellRole::Total), "{cell}");
    }
    assert!(read.0.questions.iter().all(|one| one.about == About::Unit), "{}", read.told());
    // Of a year that is not over, nothing is said to be missing yet.
    assert!(read.0.facts.iter().all(|fact| fact.value.is_some()), "{}", read.told());
    // A year's own column beside its months is doubted while months are missing.
    let read = sketch("Ferjer.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall passasjerer",
                "Enhet|2024|2025|1. kvartal 2025|2. kvartal 2025",
                "Nordsambandet|5200|2550|1200|1350",
                "Sørsambandet|3800|1620|800|820",
                "Vestsambandet|2100|1001|500|501",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
    for cell in ["C3", "C4", "C5"] {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        assert!(!fact.certain && fact.why.contains("2 av 4"), "{cell} in\n{}", read.told());
    }
    assert_eq!(read.asked("C3").len(), 1, "{}", read.told());
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
    let asked: Vec<_> = read.0.questions.iter().filter(|one| one.about == About::Period).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert!(
        asked[0].range.is_some() || asked[0].cells.len() == 4,
        "of all at once: {:?}",
        asked[0]
    );
    assert!(asked[0].text.contains("2020") && asked[0].text.contains("2021"), "{}", asked[0].text);
    assert!(read.certain().is_empty(), "{}", read.told());
    // What agrees is not asked about.
    let read = sketch("Passasjerer 2020.xlsx")
        .sheet(
            "2020",
            &[
                "Passasjerer 2020",
                "",
                "Kommune|Januar|Februar",
                "Bamble|22540|22841",
                "Tinn|9242|8415",
            ],
        )
        .read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn situation_32_no_period_anywhere_is_asked_once() {
    let read = sketch("Svarprosent.xlsx")
        .sheet("Ark1", &["Enhet|Inviterte|Besvarelser", "Lia skole|120|101", "Åsen skole|88|80"])
        .read();
    assert!(read.0.facts.iter().all(|fact| !fact.certain && fact.period.is_none()));
    let asked = read.0.questions.iter().filter(|question| question.about == About::Period).count();
    assert_eq!(asked, 1, "{}", read.told());
    // One answer settles all of them.
    let year = styringstavle::domain::Period::year(2021);
    let by_hand = ByHand { period: year, ..ByHand::default() };
    let dated = keep_up(&read.0, &[], |_| by_hand.clone()).expect("something is said");
    let settled = dated.facts.iter().all(|fact| fact.period == year && fact.certain);
    assert!(settled && dated.questions.is_empty(), "{:?}", dated.questions);
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
    assert_eq!(read.role("B2"), Some(CellRole::SetAside));
    assert!(read.why("B2").contains("kode"), "{}", read.why("B2"));
    read.expect(&[("C2", "Horten | Antall skoler | 2020 | 9")]);
    assert_eq!(read.0.facts.len(), 3, "{}", read.told());
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
            for (place, cell) in sheet.cells.list() {
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
