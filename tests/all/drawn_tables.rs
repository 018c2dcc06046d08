//! Tables drawn by chance in the layouts people use, with the words and forms they use: every figure is found
//! where it stands, for its unit, indicator, period and kind, and nothing is asked.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use styringstavle::domain::observation::cell_name;
use styringstavle::import::facts::FactKind;
use styringstavle::import::grid::Place;

use crate::situations::{Read, sketch};

const UNITS: [&str; 10] = [
    "Haugen skole",
    "Åsane skule",
    "Solbakken barnehage",
    "Tyttebærtua barnehage",
    "Kirkebakken sykehjem",
    "Furetoppen bu- og omsorgssenter",
    "Hjemmetjenesten nord",
    "Biblioteket",
    "Brann og redning",
    "Vann og avløp",
];

/// An indicator, how it is measured, and a figure it may have.
const INDICATORS: [(&str, &str, f64); 9] = [
    ("Sykefravær", "%", 8.1),
    ("Brukertilfredshet", "skala 1-6", 4.6),
    ("Medarbeidartilfredsheit", "skala 1-6", 4.8),
    ("Del heiltidsstillingar", "%", 61.5),
    ("Saksbehandlingstid", "dager", 41.0),
    ("Ventetid", "dager", 23.0),
    ("Antall klager", "antall", 17.0),
    ("Netto driftsutgifter", "1000 kr", 8_340.0),
    ("Energibruk", "kWh/m²", 187.0),
];

/// How a year, or a part of one, is written as a head, and its code.
fn periods() -> impl Strategy<Value = Vec<(String, String)>> {
    let years = |form: &'static str, code: &'static str| {
        (2013..2017)
            .map(|year: i32| {
                let fill = |text: &str| {
                    text.replace("{y}", &year.to_string())
                        .replace("{n}", &(year + 1).to_string())
                        .replace("{s}", &format!("{:02}", (year + 1) % 100))
                };
                (fill(form), fill(code))
            })
            .collect::<Vec<_>>()
    };
    let parts = |form: &'static str, code: &'static str| {
        (2014..2016)
            .flat_map(|year: i32| (1..=2).map(move |part: i32| (year, part)))
            .map(|(year, part)| {
                let fill = |text: &str| {
                    text.replace("{y}", &year.to_string()).replace("{t}", &part.to_string())
                };
                (fill(form), fill(code))
            })
            .collect::<Vec<_>>()
    };
    select(vec![
        years("{y}", "{y}"),
        years("'{y}", "{y}"),
        years("Resultat {y}", "{y}"),
        years("Res. {y}", "{y}"),
        years("R{y}", "{y}"),
        years("Rekneskap {y}", "{y}"),
        years("{y}/{s}", "{y}/{s}"),
        years("Skoleåret {y}/{n}", "{y}/{s}"),
        years("pr. 31.12.{y}", "{y}-12-31"),
        parts("T{t} {y}", "{y}-T{t}"),
        parts("{t}. tertial {y}", "{y}-T{t}"),
        parts("{t}. tert. {y}", "{y}-T{t}"),
        parts("{y} T{t}", "{y}-T{t}"),
        parts("{t}. kvartal {y}", "{y}-Q{t}"),
        parts("{t}. halvår {y}", "{y}-H{t}"),
    ])
}

fn units(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(UNITS.to_vec(), count).prop_shuffle()
}

fn indicators(
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<(&'static str, &'static str, f64)>> {
    subsequence(INDICATORS.to_vec(), count).prop_shuffle()
}

/// How figures are typed: as numbers, as text with a comma, or both by turns.
#[derive(Clone, Copy, Debug)]
enum Typed {
    Numbers,
    Text,
    Mixed,
}

fn typed() -> impl Strategy<Value = Typed> {
    select(vec![Typed::Numbers, Typed::Text, Typed::Mixed])
}

/// A figure that stands in a cell.
#[derive(Clone, Debug)]
struct Stands {
    cell: String,
    unit: String,
    indicator: String,
    period: String,
    kind: FactKind,
    value: f64,
}

/// A sheet being drawn.
#[derive(Debug, Default)]
struct Drawn {
    rows: Vec<Vec<String>>,
    figures: Vec<Stands>,
    typed: usize,
}

impl Drawn {
    fn row(&mut self, cells: &[&str]) {
        self.rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }

    /// A row of one label and many like each other.
    fn head<'t>(&mut self, corner: &'t str, rest: impl IntoIterator<Item = &'t str>) {
        let corner = std::iter::once(corner);
        self.rows.push(corner.chain(rest).map(str::to_owned).collect());
    }

    /// Adds a figure at the end of the last row; the next differs a little.
    fn figure(&mut self, typed: Typed, first: f64, of: (&str, &str, &str), kind: FactKind) {
        let at = self.figures.len();
        let value = if first.fract() == 0.0 {
            first + f64::from(at as u32 % 5)
        } else {
            // The cast is of a small whole number.
            ((first + f64::from(at as u32 % 5) / 10.0) * 10.0).round() / 10.0
        };
        self.typed += 1;
        let text = match typed {
            Typed::Numbers => false,
            Typed::Text => true,
            Typed::Mixed => self.typed.is_multiple_of(2),
        };
        let shown = value.to_string();
        let row = u32::try_from(self.rows.len() - 1).expect("few rows");
        let Some(last) = self.rows.last_mut() else { return };
        let column = u32::try_from(last.len()).expect("few columns");
        last.push(if text { format!("'{}", shown.replace('.', ",")) } else { shown });
        self.figures.push(Stands {
            cell: cell_name(row, column),
            unit: of.0.to_owned(),
            indicator: of.1.to_owned(),
            period: of.2.to_owned(),
            kind,
            value,
        });
    }

    fn lines(&self) -> Vec<String> {
        // A row of spaces is an empty one.
        self.rows.iter().map(|row| row.join("|")).collect()
    }

    /// Reads it alone in a workbook.
    fn read(&self, file: &str, sheet: &str) -> Read {
        let lines = self.lines();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        sketch(file).sheet(sheet, &lines).read()
    }

    /// Checks what was read, on this sheet where there are several.
    fn check(&self, read: &Read, sheet: Option<&str>) -> Result<(), TestCaseError> {
        for figure in &self.figures {
            let cell = match sheet {
                Some(sheet) => format!("{sheet}!{}", figure.cell),
                None => figure.cell.clone(),
            };
            let Some(fact) = read.fact(&cell) else {
                return Err(TestCaseError::fail(format!("{cell} is missing:\n{}", read.told())));
            };
            let period = fact.period.map(|period| period.code());
            prop_assert_eq!(
                (fact.unit.as_deref(), fact.indicator.as_deref(), period.as_deref()),
                (
                    Some(figure.unit.as_str()),
                    Some(figure.indicator.as_str()),
                    Some(figure.period.as_str())
                ),
                "{} in\n{}",
                cell,
                read.told()
            );
            prop_assert_eq!((fact.kind, fact.value), (figure.kind, Some(figure.value)), "{}", cell);
            prop_assert!(fact.certain, "{cell}: {}\n{}", fact.why, read.told());
        }
        Ok(())
    }
}

fn with_measure((name, measure, _): &(&str, &str, f64)) -> String {
    format!("{name} ({measure})")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Indicators down and periods across; the unit in a title, the corner, or the sheet's or file's name.
    #[test]
    fn indicators_down_periods_across(
        unit in select(UNITS[..6].to_vec()),
        counted in indicators(3..=6),
        heads in periods(),
        place in 0..5_u8,
        corner in select(vec!["Indikator", "Indikatorar", "Måleindikator", "Nøkkeltall"]),
        measures in any::<bool>(),
        typed in typed(),
    ) {
        let mut drawn = Drawn::default();
        match place {
            0 => drawn.row(&[unit]),
            1 => drawn.row(&[&format!("Måltavle 2016 – {unit}")]),
            2 => drawn.row(&[&format!("{unit} – resultater og mål")]),
            _ => {}
        }
        let mut head = vec![corner.to_owned()];
        if measures {
            head.push("Måleenhet".to_owned());
        }
        head.extend(heads.iter().map(|(text, _)| text.clone()));
        drawn.rows.push(head);
        for one in &counted {
            if measures {
                drawn.row(&[one.0, one.1]);
            } else {
                drawn.row(&[&with_measure(one)]);
            }
            for (_, period) in &heads {
                drawn.figure(typed, one.2, (unit, one.0, period), FactKind::Result);
            }
        }
        let (file, sheet) = match place {
            3 => ("tall.xlsx".to_owned(), unit),
            4 => (format!("{unit}.xlsx"), "Ark1"),
            _ => ("tall.xlsx".to_owned(), "Ark1"),
        };
        drawn.check(&drawn.read(&file, sheet), None)?;
    }

    /// A board: its columns in any order, aims beside results, perspectives in rows or a column.
    #[test]
    fn boards_in_any_order(
        unit in select(UNITS[..6].to_vec()),
        counted in indicators(4..=7),
        aim in select(vec!["Mål", "Ambisjon", "Amb.", "Måltall", "Målsetting", "Målverdi"]),
        result in select(vec!["Resultat", "Res.", "Status"]),
        order in Just(vec!["measure", "results", "aims", "comment"]).prop_shuffle(),
        perspectives in 0..3_u8,
        typed in typed(),
    ) {
        let mut drawn = Drawn::default();
        drawn.row(&[&format!("Måltavle 2016 – {unit}")]);
        drawn.row(&[" "]);
        let results = ["2014", "2015"];
        let aims = ["2016", "2017"];
        let mut head: Vec<String> = Vec::new();
        if perspectives == 1 {
            head.push("Perspektiv".to_owned());
        }
        head.push("Indikator".to_owned());
        for part in &order {
            match *part {
                "measure" => head.push("Enhet".to_owned()),
                "results" => head.extend(results.iter().map(|year| format!("{result} {year}"))),
                "aims" => head.extend(aims.iter().map(|year| format!("{aim} {year}"))),
                _ => head.push("Kommentar".to_owned()),
            }
        }
        drawn.rows.push(head);
        for (at, one) in counted.iter().enumerate() {
            let perspective = if at < 2 { "Brukere" } else { "Medarbeidere" };
            if perspectives == 2 && (at == 0 || at == 2) {
                drawn.row(&[perspective]);
            }
            drawn.row(&[]);
            let start = |drawn: &mut Drawn, text: &str| {
                if let Some(row) = drawn.rows.last_mut() {
                    row.push(text.to_owned());
                }
            };
            if perspectives == 1 {
                start(&mut drawn, perspective);
            }
            start(&mut drawn, one.0);
            for part in &order {
                match *part {
                    "measure" => start(&mut drawn, one.1),
                    "results" => {
                        for year in results {
                            drawn.figure(typed, one.2, (unit, one.0, year), FactKind::Result);
                        }
                    }
                    "aims" => {
                        for year in aims {
                            drawn.figure(typed, one.2, (unit, one.0, year), FactKind::Target);
                        }
                    }
                    _ => start(&mut drawn, if at == 1 { "Se årsmelding" } else { "" }),
                }
            }
        }
        drawn.check(&drawn.read("tavle.xlsx", "Måltavle"), None)?;
    }

    /// Years down and units across, the indicator above, one table below the other.
    #[test]
    fn years_down_units_across(
        places in units(3..=5),
        counted in indicators(1..=3),
        corner in select(vec!["År", "År \\ Enhet", ""]),
        typed in typed(),
    ) {
        let mut drawn = Drawn::default();
        for one in &counted {
            drawn.row(&[&with_measure(one)]);
            drawn.head(corner, places.iter().copied());
            for year in ["2012", "2013", "2014", "2015"] {
                drawn.row(&[year]);
                for unit in &places {
                    drawn.figure(typed, one.2, (unit, one.0, year), FactKind::Result);
                }
            }
            drawn.row(&[" "]);
            drawn.row(&[" "]);
        }
        drawn.check(&drawn.read("tabeller.xlsx", "Ark1"), None)?;
    }

    /// Units down and periods across; the indicator in a title.
    #[test]
    fn units_down_periods_across(
        places in units(4..=8),
        counted in indicators(1..=1),
        heads in periods(),
        corner in select(vec!["Enhet", "Eining", "Virksomhet", "Avdeling", "Tjenestested", ""]),
        typed in typed(),
    ) {
        let mut drawn = Drawn::default();
        for one in &counted {
            drawn.row(&[&with_measure(one)]);
            drawn.row(&[" "]);
            drawn.head(corner, heads.iter().map(|(text, _)| &**text));
            for unit in &places {
                drawn.row(&[unit]);
                for (_, period) in &heads {
                    drawn.figure(typed, one.2, (unit, one.0, period), FactKind::Result);
                }
            }
        }
        drawn.check(&drawn.read("enheter.xlsx", "Ark1"), None)?;
    }

    /// Units down and indicators across; the period in a title, or the sheet's or file's name.
    #[test]
    fn units_down_indicators_across(
        places in units(4..=8),
        counted in indicators(2..=5),
        (said, period) in select(vec![
            ("2015", "2015"),
            ("2. tertial 2015", "2015-T2"),
            ("T1 2015", "2015-T1"),
            ("per 31.08.2015", "2015-08-31"),
            ("skoleåret 2015-16", "2015/16"),
        ]),
        place in 0..3_u8,
        typed in typed(),
    ) {
        let mut drawn = Drawn::default();
        if place == 0 {
            drawn.row(&[&format!("Nøkkeltall {said}")]);
            drawn.row(&[" "]);
        }
        let mut head = vec!["Enhet".to_owned()];
        head.extend(counted.iter().map(with_measure));
        drawn.rows.push(head);
        for unit in &places {
            drawn.row(&[unit]);
            for one in &counted {
                drawn.figure(typed, one.2, (unit, one.0, period), FactKind::Result);
            }
        }
        let (file, sheet) = match place {
            1 => ("nøkkeltall.xlsx".to_owned(), said),
            2 => (format!("Nøkkeltall {said}.xlsx"), "Ark1"),
            _ => ("nøkkeltall.xlsx".to_owned(), "Ark1"),
        };
        drawn.check(&drawn.read(&file, sheet), None)?;
    }

    /// Long tables with their columns in any order, whatever these are called.
    #[test]
    fn long_tables(
        places in units(3..=4),
        counted in indicators(2..=3),
        heads in select(vec![
            ["Enhet", "Indikator", "År", "Verdi"],
            ["Virksomhet", "Måling", "Periode", "Resultat"],
            ["Avdeling", "Variabel", "År", "Tall"],
            ["Enhetsnavn", "Indikatornavn", "Årstall", "Verdi"],
            ["unit", "indicator", "year", "value"],
        ]),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
        measures in any::<bool>(),
    ) {
        let mut drawn = Drawn::default();
        let mut head: Vec<&str> = order.iter().map(|at| heads[*at]).collect();
        head.push(heads[3]);
        if measures {
            head.push("Måleenhet");
        }
        drawn.row(&head);
        for one in &counted {
            for unit in &places {
                for year in ["2014", "2015"] {
                    let named = if measures { one.0.to_owned() } else { with_measure(one) };
                    let said = [(*unit).to_owned(), named, year.to_owned()];
                    let row: Vec<&str> = order.iter().map(|at| said[*at].as_str()).collect();
                    drawn.row(&row);
                    drawn.figure(Typed::Numbers, one.2, (unit, one.0, year), FactKind::Result);
                    if measures && let Some(row) = drawn.rows.last_mut() {
                        row.push(one.1.to_owned());
                    }
                }
            }
        }
        drawn.check(&drawn.read("uttrekk.xlsx", "Data"), None)?;
    }

    /// One sheet for each unit.
    #[test]
    fn a_sheet_for_each_unit(
        places in units(3..=5),
        counted in indicators(3..=5),
        heads in periods(),
        typed in typed(),
    ) {
        let mut book = sketch("samlet.xlsx");
        let mut sheets = Vec::new();
        for unit in &places {
            let mut drawn = Drawn::default();
            drawn.head("Indikator", heads.iter().map(|(text, _)| &**text));
            for one in &counted {
                drawn.row(&[&with_measure(one)]);
                for (_, period) in &heads {
                    drawn.figure(typed, one.2, (unit, one.0, period), FactKind::Result);
                }
            }
            let lines = drawn.lines();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            book = book.sheet(unit, &lines);
            sheets.push((*unit, drawn));
        }
        let read = book.read();
        for (unit, drawn) in sheets {
            drawn.check(&read, Some(unit))?;
        }
    }
}

#[test]
fn a_drawn_figure_stands_where_it_was_drawn() {
    let mut drawn = Drawn::default();
    drawn.row(&["Indikator", "2014"]);
    drawn.row(&["Sykefravær (%)"]);
    drawn.figure(Typed::Text, 8.1, ("Lia skole", "Sykefravær", "2014"), FactKind::Result);
    assert_eq!(drawn.lines(), ["Indikator|2014", "Sykefravær (%)|'8,1"]);
    assert_eq!(drawn.figures[0].cell, Place::new(1, 1).name());
    // What is not so is told.
    assert!(drawn.check(&drawn.read("Åsen skole.xlsx", "Ark1"), None).is_err());
}
