//! Situations 32-44: what stands in the cells.

use proptest::prelude::*;
use styringstavle::domain::{Aim, Mark, Missing, Workspace};
use styringstavle::import::facts::{About, Band, CellRole, MeasureFrom};
use styringstavle::import::ledger::Account;
use styringstavle::import::plan::{Accept, Answers, Plan};

use super::sketch;
use crate::readings::period;

#[test]
fn situation_32_no_period_anywhere_is_asked_once() {
    let read = sketch("Svarprosent.xlsx")
        .sheet("Ark1", &["Enhet|Svarprosent", "Lia skole|92.1", "Åsen skole|88.4", "Borg skole|79"])
        .read();
    assert!(read.certain().is_empty(), "{}", read.told());
    let asked: Vec<_> = read.0.questions.iter().filter(|one| one.about == About::Period).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert!(asked[0].range.is_some());
}

#[test]
fn situation_33_numbers_that_look_like_years_are_values() {
    let read = sketch("Innbyggere.xlsx")
        .sheet("Ark1", &["Enhet|Postnummer|2014|2015", "Lia|1730|2013|2030", "Åsen|1734|1987|2004"])
        .read();
    let value = |cell| read.fact(cell).and_then(|fact| fact.value);
    assert_eq!(value("C2"), Some(2013.0), "{}", read.told());
    assert_eq!(value("D3"), Some(2004.0));
    for (cell, year) in [("C2", "2014"), ("C3", "2014"), ("D2", "2015"), ("D3", "2015")] {
        assert_eq!(read.fact(cell).and_then(|fact| fact.period), Some(period(year)), "{cell}");
    }
    for cell in ["B2", "B3"] {
        assert!(read.fact(cell).is_none(), "{cell} in\n{}", read.told());
        assert_eq!(read.role(cell), Some(CellRole::SetAside));
    }
    // Organisation numbers too.
    let read = sketch("Antall ansatte 2015.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Org.nr|Antall ansatte",
                "Lia|974652277|21",
                "Åsen|974652285|18",
                "Nes|974652293|9",
            ],
        )
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    assert_eq!(read.fact("C3").and_then(|fact| fact.value), Some(18.0));
}

#[test]
fn situation_34_numbers_as_people_type_them() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Indikator|2013|2014|2015",
                "Trivsel|'90,4%|'91,0 %|'3,9 %",
                "Innbyggere|'3\u{a0}912|'3\u{2009}980|'4 012",
                "Utgifter|'1 234,5|'1.230,5|'1 241,0",
                "Resultat|'(12)|'−8|'–3",
                "Elever|'412*|'415 1)|'ca. 420",
            ],
        )
        .read();
    let value = |cell| read.fact(cell).and_then(|fact| fact.value);
    for (cell, expected) in [
        ("B2", 90.4),
        ("D2", 3.9),
        ("B3", 3912.0),
        ("C3", 3980.0),
        ("B4", 1234.5),
        ("C4", 1230.5),
        ("B5", -12.0),
        ("C5", -8.0),
        ("D5", -3.0),
        ("B6", 412.0),
        ("C6", 415.0),
        ("D6", 420.0),
    ] {
        assert_eq!(value(cell), Some(expected), "{cell} in\n{}", read.told());
    }
    assert!(read.fact("D6").is_some_and(|fact| fact.marks.has(Mark::Approximate)));
    assert_eq!(read.fact("B6").map(|fact| &*fact.raw), Some("412*"));
}

#[test]
fn situation_34_one_column_one_question_about_its_separator() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015",
                "Utgifter skole|'1.234|'2.345",
                "Utgifter barnehage|'3.456|'4.567",
                "Utgifter kultur|'1.111|'1.222",
            ],
        )
        .read();
    assert!(read.certain().is_empty(), "{}", read.told());
    for cell in ["B2", "C3"] {
        let asked: Vec<_> =
            read.asked(cell).into_iter().filter(|one| one.about.of_values()).collect();
        assert_eq!(asked.len(), 1, "{}", read.told());
        assert_eq!(asked[0].cells.len(), 3);
        assert_eq!(asked[0].options.len(), 2);
    }
}

#[test]
fn situation_34_a_clear_number_settles_its_column() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015",
                "Utgifter skole|'1.234|'2.345,5",
                "Utgifter barnehage|'3.456|'1.234.567",
            ],
        )
        .read();
    assert_eq!(read.fact("B2").and_then(|fact| fact.value), Some(1234.0), "{}", read.told());
    let clear = |cell: &str| read.asked(cell).iter().all(|one| !one.about.of_values());
    assert!(clear("B2") && clear("B3"));
}

#[test]
fn situation_35_one_text_among_numbers_is_read() {
    let read = sketch("Antall deltakere.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|2022|2023|2024",
                "Lia|12.5|13.1|'9.0",
                "Åsen|11|10.4|9.8",
                "Borg|8|8.2|8.9",
                "Nes|7|7.2|7.4",
                "Vik|6|6.1|6.3",
            ],
        )
        .read();
    assert_eq!(read.fact("D2").and_then(|fact| fact.value), Some(9.0), "{}", read.told());
    assert_eq!(read.fact("D2").map(|fact| &*fact.raw), Some("9.0"));
    assert!(read.fact("D2").is_some_and(|fact| fact.certain), "{}", read.told());
    // It is listed: sums in the workbook pass over it.
    let listed: Vec<_> =
        read.0.findings.iter().filter(|one| one.cells.contains(&super::place("D2"))).collect();
    assert!(
        matches!(listed.as_slice(), [one] if one.text.contains("D2") && one.text.contains("tekst")),
        "{:?}",
        read.0.findings
    );
}

#[test]
fn situation_36_one_scale_for_percentages() {
    // A fraction shown as a percentage is the percentage people read.
    let read = sketch("Reisevaner.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015|2016",
                "Andel gående|0.158|0.161|0.149",
                "Andel syklende|15.8|16.1|14.9",
            ],
        )
        .format("B2:D2", "0.0%")
        .read();
    assert_eq!(read.fact("B2").and_then(|fact| fact.value), Some(15.8), "{}", read.told());
    assert_eq!(read.fact("B2").and_then(|fact| fact.measure.clone()).as_deref(), Some("%"));
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(15.8));
    // The same indicator twice on two scales, as fractions shown in percent and times a hundred.
    let twice = sketch("Reisevaner.xlsx")
        .sheet(
            "Andel til fots 2018",
            &[
                "Område|Til fots (%)|Sykkel (%)||Område|Til fots (%)|Sykkel (%)",
                "Porsgrunn|0.15781|0.0591||Porsgrunn|15.781|5.91",
                "Skien|0.1702|0.0355||Skien|17.02|3.55",
                "Bamble|0.0911|0.0214||Bamble|9.11|2.14",
            ],
        )
        .format("B2:C4", "0.0%")
        .read();
    for (cell, value) in [("B2", 15.781), ("C3", 3.55), ("F2", 15.781), ("G4", 2.14)] {
        let fact = twice.fact(cell);
        let read = fact.and_then(|fact| fact.value);
        let near = read.is_some_and(|read| (read - value).abs() < 1e-9);
        assert!(
            near || fact.is_none() && twice.role(cell) == Some(CellRole::Duplicate),
            "{cell} in\n{}",
            twice.told()
        );
    }
    let plan =
        Plan::build(&Workspace::new("Eksempel"), vec![twice.into_shared()], &Answers::default());
    assert_eq!((plan.new_indicators.len(), plan.conflicts.len()), (2, 0), "{:?}", plan.conflicts);
    // Fractions left among percentages are asked about.
    let mixed = sketch("Reisevaner.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2013|2014|2015|2016", "Andel gående (%)|'15,8 %|'16,1 %|0.149|'15,2 %"],
        )
        .read();
    assert!(mixed.fact("D2").is_some_and(|fact| !fact.certain), "{}", mixed.told());
    let asked: Vec<_> = mixed.asked("D2").into_iter().filter(|one| one.about.of_values()).collect();
    let [asked] = asked[..] else { panic!("{}", mixed.told()) };
    assert_eq!((asked.options.len(), asked.cells.len()), (2, 1));
    assert!(asked.options.iter().any(|option| option == "14,9"), "{:?}", asked.options);
    assert!(
        ["B2", "C2", "E2"].iter().all(|cell| mixed.fact(cell).is_some_and(|fact| fact.certain))
    );
}

#[test]
fn situation_37_thousands_beside_units() {
    let read = sketch("Produktivitet.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2011|2012|2013|2014|2015", "Produktivitet|70772|71200|77.628|78.1|79"],
        )
        .read();
    // The fewer are the odd ones; both readings are offered, and the reason is in the question.
    let doubted: Vec<_> = ["B2", "C2", "D2", "E2", "F2"]
        .into_iter()
        .filter(|cell| read.fact(cell).is_some_and(|fact| !fact.certain))
        .collect();
    assert_eq!(doubted, ["B2", "C2"], "{}", read.told());
    assert_eq!(read.fact("B2").and_then(|fact| fact.value), Some(70772.0), "never mended");
    let asked: Vec<_> = read.asked("B2").into_iter().filter(|one| one.about.of_values()).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert_eq!(asked[0].cells.len(), 2, "one question for both\n{}", read.told());
    assert!(asked[0].text.contains("1000"), "{}", asked[0].text);
    assert_eq!(asked[0].options, ["70\u{2009}772", "70,772"]);
    // Percent beside fractions of one, a hundred times smaller.
    let read = sketch("Dekning.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2011|2012|2013|2014|2015", "Dekningsgrad|71.2|70.4|72.1|0.731|0.725"],
        )
        .read();
    let doubted: Vec<_> = ["B2", "C2", "D2", "E2", "F2"]
        .into_iter()
        .filter(|cell| read.fact(cell).is_some_and(|fact| !fact.certain))
        .collect();
    assert_eq!(doubted, ["E2", "F2"], "{}", read.told());
    // Growth over the years is no change of measure.
    let read = sketch("Vekst.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2011|2012|2013|2014|2015", "Brukere av app|12|55|240|1100|4800"],
        )
        .read();
    assert_eq!(read.certain().len(), 5, "{}", read.told());
    // A format that shows thousands says what people read.
    let scaled = sketch("Produktivitet.xlsx")
        .sheet("Ark1", &["Indikator|2014|2015", "Utgifter (1000 kr)|70772000|71200000"])
        .format("B2:C2", "#,##0,")
        .read();
    assert_eq!(scaled.fact("B2").and_then(|fact| fact.value), Some(70_772.0), "{}", scaled.told());
}

#[test]
fn situation_38_the_measure_from_wherever_it_stands() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Indikator|Måleenhet|2014|2015",
                "Årsverk|antall|41|42",
                "Sykefravær|%|8.1|8.4",
                "Utgifter per elev||98000|99500",
                "Matsvinn (kg)||120|111",
            ],
        )
        .format("C4:D4", "#,##0\" kr\"")
        .read();
    let measure = |cell| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(measure("C2").as_deref(), Some("antall"), "{}", read.told());
    assert_eq!(measure("C3").as_deref(), Some("%"));
    assert_eq!(measure("C4").as_deref(), Some("kr"));
    assert_eq!(measure("D5").as_deref(), Some("kg"));
    // Each of them says where it was found.
    for (cell, found) in
        [("C2", "kolonnen"), ("C3", "kolonnen"), ("C4", "tallformatet"), ("D5", "navnet")]
    {
        let from = read.fact(cell).and_then(|fact| fact.measure_from).map(MeasureFrom::text);
        assert!(from.as_deref().is_some_and(|from| from.contains(found)), "{cell}: {from:?}");
    }
    // In the title, in the head of a column, in the cell itself, and by custom.
    let from = |file: &str, rows: &[&str], cell: &str| {
        let read = sketch(file).sheet("Ark1", rows).read();
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        (fact.measure.as_deref().map(str::to_owned), fact.measure_from)
    };
    let rows = ["Matsvinn (kg)", "Enhet|2014|2015", "Lia skole|120|111", "Åsen skole|99|98"];
    assert_eq!(from("Tall.xlsx", &rows, "B3"), (Some("kg".into()), Some(MeasureFrom::Title)));
    let rows = ["Enhet|Matsvinn (kg)|Antall elever", "Lia skole|120|111", "Åsen skole|99|98"];
    assert_eq!(from("Tall 2015.xlsx", &rows, "B2"), (Some("kg".into()), Some(MeasureFrom::Head)));
    let rows = ["Indikator|2014|2015", "Ros|'81 %|'82 %", "Ris|'11 %|'12 %"];
    assert_eq!(from("Lia skole.xlsx", &rows, "B2"), (Some("%".into()), Some(MeasureFrom::Cell)));
    let rows = ["Indikator|2014|2015", "Sykefravær|8.1|8.4", "Turnover|7|7.1"];
    assert_eq!(from("Lia skole.xlsx", &rows, "B2"), (Some("%".into()), Some(MeasureFrom::Custom)));
    let rows = ["Indikator|2014|2015", "Ro|8.1|8.4", "Uro|7|7.1"];
    assert_eq!(from("Lia skole.xlsx", &rows, "B2"), (None, None));
}

#[test]
fn situation_39_signs_are_typed_missing_values_as_the_legend_says() {
    let rows = ["Indikator|2013|2014|2015|2016", "Trivsel|4.1|..|.|:", "Mobbing|3.2|-|*|N/A"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    let missing = |cell| read.fact(cell).and_then(|fact| fact.missing);
    assert_eq!(missing("C2"), Some(Missing::NotAvailable), "{}", read.told());
    assert_eq!(missing("D2"), Some(Missing::NotApplicable));
    assert_eq!(missing("E2"), Some(Missing::Suppressed));
    assert_eq!(missing("C3"), Some(Missing::Nil));
    assert_eq!(missing("D3"), Some(Missing::Suppressed));
    assert_eq!(missing("E3"), Some(Missing::NotAvailable));
    assert!(read.0.facts.iter().all(|fact| fact.value != Some(0.0)));
    // The sheet's own legend gives the same sign another meaning.
    let mut legend = rows.to_vec();
    legend.extend(["", ": = mangler", ". = lar seg ikke beregne"]);
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &legend).read();
    assert_eq!(read.fact("E2").and_then(|fact| fact.missing), Some(Missing::NotAvailable));
    assert_eq!(read.fact("D2").and_then(|fact| fact.missing), Some(Missing::NotApplicable));
    assert_eq!(read.role("A5"), Some(CellRole::Note), "the legend is no row");
    assert_eq!(read.0.facts.len(), 8, "{}", read.told());
    // The same signs, another legend: FHI's.
    let mut legend = rows.to_vec();
    legend.extend(["", ".. = manglende data", ". = lar seg ikke beregne", ": = anonymisert"]);
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &legend).read();
    let missing = |cell| read.fact(cell).and_then(|fact| fact.missing);
    assert_eq!(missing("C2"), Some(Missing::NotAvailable), "{}", read.told());
    assert_eq!(missing("D2"), Some(Missing::NotApplicable));
    assert_eq!(missing("E2"), Some(Missing::Suppressed));
    // "[x]", an empty text, and the arrow for "as above".
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015|2016",
                "Trivsel|4.1|[x]|4.3",
                "Mobbing|3.2|' |3.1",
                "Ro|4|↑|4.2",
            ],
        )
        .read();
    let missing = |cell| read.fact(cell).and_then(|fact| fact.missing);
    assert_eq!(missing("C2"), Some(Missing::NotAvailable), "{}", read.told());
    assert!(read.fact("C3").is_none_or(|fact| fact.value.is_none()), "{}", read.told());
    let same = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(same.value.is_none() && same.missing.is_some(), "{}", read.told());
    assert_eq!(read.role("C4"), Some(CellRole::Missing));
    // A column that says whose figures are withheld.
    let read = sketch("Svar 2021.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skole|Trivsel|Mobbing|Prikket",
                "Lia skole|4.1|0.2|",
                "Åsen skole|||X",
                "Nes skole|4.3|0.1|",
                "Vik skole|4.4||",
            ],
        )
        .read();
    assert!(
        read.0.facts.iter().all(|fact| fact.indicator.as_deref() != Some("Prikket")),
        "{}",
        read.told()
    );
    for (cell, missing) in [("C3", Missing::Suppressed), ("C5", Missing::Blank)] {
        if let Some(fact) = read.fact(cell) {
            assert_eq!(fact.missing, Some(missing), "{cell} in\n{}", read.told());
        }
    }
    assert!(read.0.facts.iter().all(|fact| fact.note.is_none()), "{}", read.told());
}

#[test]
fn situation_40_nought_is_kept_unless_the_place_was_not_there() {
    let read = sketch("Kulturskole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|2018|2019|2020|2021",
                "Nissedal|4|.|0|2",
                "K-3801 Horten|0|0|41|43",
                "Siljan|3|0|5|6",
            ],
        )
        .read();
    assert_eq!(read.fact("D2").and_then(|fact| fact.value), Some(0.0), "{}", read.told());
    assert_eq!(read.fact("C2").and_then(|fact| fact.missing), Some(Missing::NotApplicable));
    let nought = |cell| read.fact(cell).map(|fact| (fact.value, fact.why.contains("2020")));
    assert_eq!(nought("B3"), Some((Some(0.0), true)), "{}", read.told());
    assert_eq!(nought("C4"), Some((Some(0.0), false)));
    assert!(!read.asked("B3").is_empty());
}

#[test]
fn situation_41_errors_are_missing_and_keep_their_text() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2014|2015|2016", "Trivsel|#REF!|4.2|#DIV/0!", "Mobbing|3|'#I/T|2.8"],
        )
        .read();
    for (cell, raw) in [("B2", "#REF!"), ("D2", "#DIV/0!"), ("C3", "#I/T")] {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        assert_eq!((fact.missing, &*fact.raw, fact.value), (Some(Missing::Error), raw, None));
        assert_eq!(read.role(cell), Some(CellRole::Missing));
    }
    assert_eq!(Account::of_file(&read.0).missing, 3);
}

#[test]
fn situation_42_approximate_and_censored_numbers() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2013|2014|2015|Mål 2016",
                "Ventetid|'~15.0|'> 24 dager|'< 5|'3% / 60% / 50%",
                "Klager|'12|'8|'5|'under 5",
            ],
        )
        .read();
    let fact = |cell: &str| read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
    for (cell, value, mark, raw) in [
        ("B2", 15.0, Mark::Approximate, "~15.0"),
        ("C2", 24.0, Mark::MoreThan, "> 24 dager"),
        ("D2", 5.0, Mark::LessThan, "< 5"),
    ] {
        assert_eq!(fact(cell).value, Some(value), "{}", read.told());
        assert!(fact(cell).marks.has(mark));
        assert_eq!(&*fact(cell).raw, raw);
    }
    let several = fact("E2");
    assert_eq!((several.value, several.words.as_deref()), (None, Some("3% / 60% / 50%")));
    assert!(!several.certain);
}

#[test]
fn situation_43_words_are_kept_as_words() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015|Mål 2016",
                "Trivsel|4.1|Grønn|Må utvikles",
                "Mobbing|3.2|3.1|'minst 3,5",
                "Sykefravær (%)|8.1|8.4|'7-8",
                "Heltid (%)|50|52|'60 % innen 2018",
            ],
        )
        .read();
    let fact = |cell: &str| read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
    assert_eq!((fact("C2").value, fact("C2").words.as_deref()), (None, Some("Grønn")));
    assert!(!fact("C2").certain);
    assert_eq!(fact("D2").words.as_deref(), Some("Må utvikles"));
    assert_eq!(fact("D4").band.as_deref(), Some(&Band { low: 7.0, high: 8.0 }));
    assert_eq!((fact("D5").value, fact("D5").certain), (Some(60.0), false));
    assert!(fact("D5").why.contains("2018"));
    // Into the board: a bound stays a bound, words stay words.
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut plan = Plan::build(&workspace, vec![read.into_shared()], &Answers::default());
    plan.accept(Accept::All);
    workspace.apply(plan.change(&workspace, 1)).expect("an import is a valid change");
    let aims: Vec<&Aim> =
        workspace.all_targets().map(|(_, history)| &history.current.aim).collect();
    for expected in [
        Aim::Words("Må utvikles".into()),
        Aim::AtLeast { value: 3.5, strict: false },
        Aim::Band { low: 7.0, high: 8.0 },
        Aim::Value(60.0),
    ] {
        assert!(aims.contains(&&expected), "{expected:?} in {aims:?}");
    }
}

#[test]
fn situation_44_outliers_are_asked_about_never_mended() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|2013|2014|2015|2016|2017|2018",
                "Drangedal|3.3|3.4|3.2|25.7|3.3|3.5",
                "Bamble|4.1|4.2|-4.1|4.3|4.2|4.4",
                "Kragerø|5.1|5|52|5.3|5.2|5.4",
            ],
        )
        .read();
    for (cell, value, meant) in [("E2", 25.7, None), ("D3", -4.1, None), ("D4", 52.0, Some("5,2"))]
    {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        assert_eq!((fact.value, fact.certain), (Some(value), false), "{cell} in\n{}", read.told());
        assert_eq!(read.role(cell), Some(CellRole::Doubtful));
        let asked = read.asked(cell);
        assert_eq!(asked.len(), 1, "{cell} in\n{}", read.told());
        if let Some(meant) = meant {
            assert!(
                asked[0].options.iter().any(|option| option == meant),
                "{:?}",
                asked[0].options
            );
        }
    }
    assert_eq!(read.certain().len(), 15, "the others are as they were\n{}", read.told());
}

#[test]
fn what_all_figures_of_a_month_do_is_nothing_to_ask_about_in_one() {
    let lines = |vinje_in_july: u32| {
        sketch("Passasjerer 2021.xlsx")
            .sheet(
                "2021",
                &[
                    "Kommune|Jan|Feb|Mars|April|Mai|Juni|Juli|Aug|Sept",
                    "Notodden|12899|13444|15913|12897|11670|9376|4003|9758|16200",
                    "Bamble|22540|22841|25202|19808|18981|20263|6017|26009|39076",
                    "Siljan|3453|2952|4034|3325|2920|2780|819|2646|4714",
                    "Nome|8744|8012|10030|9929|7746|6374|1482|5724|11656",
                    "Seljord|2560|2455|3002|2926|2239|1617|510|1538|2789",
                    &format!("Vinje|1702|1654|1874|1836|1561|1287|{vinje_in_july}|1254|1755"),
                ],
            )
            .read()
    };
    let quiet = lines(140);
    assert!(quiet.asked("H7").is_empty(), "{}", quiet.told());
    assert_eq!(quiet.certain().len(), 54, "{}", quiet.told());
    assert_eq!(lines(14).asked("H7").len(), 1, "too few even for July");
}

#[test]
fn a_number_under_the_wrong_tertial_is_asked_about() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Tilstandsrapport",
            &[
                "Antall vedtak, hittil i år",
                "Indikator|T1 2015|T2 2015|T3 2015|T1 2016|T2 2016|T3 2016",
                "Vedtak hjemmesykepleie|120|251|380|118|118|371",
            ],
        )
        .read();
    let fact = read.fact("F3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.period, fact.value), (Some(period("2016-T2")), Some(118.0)));
    assert!(!fact.certain && fact.why.contains("periode"), "{}", read.told());
    assert!(read.fact("G3").is_some_and(|fact| fact.certain));
}

#[test]
fn groups_named_by_numbers_are_labels() {
    let read = sketch("Barn 2015.xlsx")
        .sheet(
            "Familier etter antall barn 2015",
            &[
                "Antall barn|Lia|Åsen",
                "Ingen barn|120|131",
                "Ett barn|80|77",
                "2 eller flere|95|99",
            ],
        )
        .read();
    assert_eq!(read.role("A4"), Some(CellRole::Label), "{}", read.told());
    // As a target it is a bound all the same.
    let target = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014|2015|Mål 2016", "Trivsel|4.1|4.2|4,5 eller høyere"])
        .read();
    let fact = target.fact("D2").unwrap_or_else(|| panic!("{}", target.told()));
    assert_eq!(fact.value, Some(4.5));
    assert!(fact.marks.has(Mark::MoreThan));
}

#[test]
fn a_tertial_written_over_from_the_one_before_is_one_question() {
    let sheet = |second: [&str; 5]| {
        let rows: Vec<String> =
            ["Sykefravær|8.1", "Heltid|51", "Turnover|9.4", "Trivsel|4.2", "Klager|7"]
                .iter()
                .zip(second)
                .map(|(first, second)| format!("{first}|{second}"))
                .collect();
        let mut all = vec!["Indikator|T1 2015|T2 2015"];
        all.extend(rows.iter().map(String::as_str));
        sketch("Lia skole.xlsx").sheet("Tilstandsrapport", &all).read()
    };
    let copied = sheet(["8.1", "51", "9.4", "4.2", "6"]);
    let asked = copied.asked("C2");
    assert_eq!(asked.len(), 1, "{}", copied.told());
    assert_eq!(asked[0].cells.len(), 4);
    assert!(copied.fact("C2").is_some_and(|fact| !fact.certain));
    // Two alike of five are no wonder.
    let own = sheet(["8.1", "52", "9.1", "4.2", "6"]);
    assert!(own.asked("C2").is_empty(), "{}", own.told());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever a number is dressed in, it is that number or a person is asked.
    #[test]
    fn situation_34_dressed_numbers_are_never_another_number(
        value in -99_999..99_999_i32, decimals in 0..3_usize, dress in 0..7_usize,
    ) {
        let number = f64::from(value) / 10_f64.powi(i32::try_from(decimals).expect("few"));
        let plain = format!("{number:.decimals$}").replace('.', ",");
        let text = match dress {
            0 => format!("{plain} %"),
            1 => format!("{plain}*"),
            2 => format!("ca. {plain}"),
            3 => format!("kr {plain}"),
            4 => format!("{plain} 1)"),
            5 => plain.replace('-', "−"),
            _ => format!("< {plain}"),
        };
        let rows = ["Indikator|2014|2015".to_owned(), format!("Avvik|1.5|'{text}")];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("C2").expect("a fact");
        prop_assert!(!fact.certain || fact.value.is_some_and(|read| (read - number).abs() < 1e-9), "{}", read.told());
        prop_assert_eq!(&*fact.raw, text.as_str());
    }
}
