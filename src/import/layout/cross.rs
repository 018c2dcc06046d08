//! Names by names: units down and indicators across (or the other way), the period in the
//! title, the sheet's name or the file's.

use super::axis::{self, Which};
use super::base_key::base_key;
use super::columns::{self, column_side, is_share, name_column, placed_side};
use super::headings::dates;
use super::keys::{Doubt, Key};
use super::labels::{label_roles, prefix};
use super::plan::{Input, Plan, doubt, row_key};
use super::rows::Sort;
use super::shape::{Column, Role};
use super::view::View;
use crate::domain::Period;
use crate::import::facts::About;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::tr;

/// Whether a table is one row of figures, each under a name of its own.
fn is_one_row_under_names(input: &Input<'_>) -> bool {
    // Programs write one row of a hundred codes.
    const MOST: usize = 12;
    let values = || input.shape.with(Role::Value);
    let rows = input.lines.iter().filter(|line| line.sort == Sort::Data).count();
    rows == 1
        && (2..=MOST).contains(&values().count())
        && values().all(|column| column.head.name.chars().any(char::is_lowercase))
        && input.shape.columns.iter().all(|column| matches!(column.role, Role::Value | Role::Total))
}

/// Reads a table without periods of its own; `None` where it has no names to go by.
pub fn read(input: &mut Input<'_>) -> Option<Plan> {
    let shape = input.shape;
    shape.with(Role::Value).next()?;
    // "Søkere | Fått jobb | Avslag" over one row of figures: they need no names beside them.
    if shape.labels().next().is_none() && !is_one_row_under_names(input) {
        return None;
    }
    let mut doubts = Vec::new();
    let context = input.context;
    let columns = column_side(input);
    let own_scales = columns_differ(input.view, input);
    let variants = (super::columns::are_variants(&columns.names)
        || super::columns::beside_nameless(shape, &columns.names))
        && context.indicator().is_some();
    let mut across = Which::Indicator;
    let mut over_sure = true;
    let places = placed_side(shape);
    let mut labels = label_roles(input, |rows| {
        if let Some(places) = &places {
            let (down, _) = axis::decide_both(rows, places, context, own_scales);
            let indicators = down.which == Which::Indicator;
            across = if indicators { Which::Dimension } else { Which::Indicator };
            return down;
        }
        let (down, over) = axis::decide_both(rows, &columns, context, own_scales);
        across = over.which;
        over_sure = over.sure;
        axis::Decision { which: down.which, sure: down.sure && over.sure }
    });
    labels.prefix = prefix(input, &labels, across);
    if !labels.sure {
        doubts.push(super::unsure::both(input, &labels, &columns, across));
    }
    let dated = input.lines.iter().filter(|line| line.sort == Sort::Data).all(|line| {
        line.labels.iter().flatten().any(|label| label.period.is_some())
            || line.path.iter().any(|heading| {
                let head = header::read(heading);
                dates(&head) && head.period.is_some() && !head.loose
            })
    });
    let (period, period_doubt) = match context.period() {
        _ if dated => (None, None),
        Ok(Some((period @ Period::Span { .. }, _))) if says_mean_of_years(&context.words) => {
            (Some(period), None)
        }
        Ok(Some((period @ Period::Span { .. }, _))) => {
            (Some(period), Some(tr!("why-span-period", period = period.bokmaal())))
        }
        Ok(Some((period, _))) => (Some(period), None),
        Ok(None) => match &context.loose {
            Some((period, words)) => {
                let text = if words.is_empty() { period.bokmaal() } else { words.clone() };
                (Some(*period), Some(super::loose::words(&text, Some(*period))))
            }
            None => match context.fetched {
                Some(day) => (Some(day), Some(tr!("why-fetched", day = day.bokmaal()))),
                None if context.part.is_some() => (None, Some(tr!("why-part-without-year"))),
                None => (None, Some(tr!("why-no-period-anywhere"))),
            },
        },
        Err(periods) => {
            let all = periods.iter().map(|period| period.bokmaal()).collect::<Vec<_>>().join(", ");
            (periods.first().copied(), Some(tr!("why-years-differ", periods = all)))
        }
    };
    if let Some(why) = period_doubt {
        // Of periods that contradict each other one is meant.
        let mut options = context.period().err().unwrap_or_default();
        if let Some(span @ Period::Span { .. }) = period.filter(|_| options.is_empty()) {
            options.extend([span].into_iter().chain(Period::year(span.end_year().into())));
        }
        if options.is_empty()
            && let Some(day) = context.fetched.filter(|day| period == Some(*day))
        {
            options.extend([day].into_iter().chain(Period::year(day.end_year().into())));
        }
        if options.is_empty()
            && let Some((_, words)) = &context.loose
        {
            options = super::loose::seasons(words, period);
        }
        let options = options.into_iter().map(Period::bokmaal).collect();
        doubts.push(Doubt { options, ..doubt(About::Period, why) });
    }
    let matter = context.matter();
    let titles: Vec<String> =
        shape.with(Role::Value).filter_map(|column| column.texts.last().cloned()).collect();
    let mut keys: Vec<Option<Key>> = shape
        .columns
        .iter()
        .map(|column| {
            if column.role != Role::Value {
                return None;
            }
            let mut key = Key { kind: column.head.kind, ..Key::default() };
            name_column(input.pool, column, across, (variants, matter.is_some()), &mut key);
            // "Virksomhet | Indikator | Verdi | Enhet": the rows say what the value is of.
            if column.word == Some(ColumnWord::Value)
                && labels.which.contains(&Some(Which::Indicator))
                && shape.with(Role::Value).count() == 1
            {
                key.indicator = None;
                key.dimension = None;
            }
            // "Antall" over the only column says how the rows' indicators are counted.
            if across == Which::Dimension
                && key.measure.is_some()
                && shape.with(Role::Value).count() == 1
            {
                key.dimension = None;
            }
            // "Antall" over a column: how many of what the title says.
            if across == Which::Indicator
                && key.indicator.is_none()
                && (key.measure.is_some() || key.dimension.is_some())
                && let Some(name) = matter
            {
                key.indicator = Some(input.pool.share(&name.text));
                let plain = |split: &str| lexicon().is_bare_measure(split) && !is_share(split);
                if key.dimension.as_deref().is_none_or(plain) {
                    key.dimension = None;
                }
            }
            // "Resultat | Mål | Avvik": the first two are of what the title says, whatever the third is.
            if across == Which::Indicator
                && key.indicator.is_none()
                && key.dimension.is_none()
                && column.head.kind.is_some()
                && !columns.names.is_empty()
                && let Some(name) = context
                    .indicator()
                    .map(|name| name.text.as_str())
                    .or(context.counted.as_ref().map(|(name, _)| name.as_str()))
            {
                key.indicator = Some(input.pool.share(name));
            }
            if across == Which::Indicator
                && key.indicator.is_none()
                && key.dimension.is_none()
                && !labels.which.contains(&Some(Which::Indicator))
                && context.indicator().is_none_or(|name| lexicon().names_area(&name.text))
                && super::columns::are_accounts(shape)
            {
                let name = match columns::accounts_in(&context.words) {
                    Some(of) => format!("Regnskap – {of}"),
                    None => "Regnskap".to_owned(),
                };
                key.indicator = Some(input.pool.share(&name));
            }
            if column.head.calculation {
                key.doubts.push(doubt(About::Kind, tr!("why-calculation", text = column.title())));
            }
            if column.head.loose {
                key.period = period.and_then(Period::year_before);
                key.doubts.push(super::loose::doubt_of(&column.title(), key.period));
            }
            // "Årsbudsjett" beside "Budsjett hittil" is the whole year's.
            if key.kind.is_some()
                && let Some(within) = period
                && super::columns::speaks_of_whole_year(column)
            {
                key.period = Period::year(within.end_year().into());
            }
            if let Some(name) = of_year_before(column, &titles) {
                key.period = period.and_then(Period::year_before);
                key.indicator = key.indicator.as_ref().map(|_| input.pool.share(&name));
            }
            if input.view.sheet.hidden_columns.contains(&column.at) {
                key.doubts.push(doubt(About::Table, tr!("why-hidden-column")));
            }
            Some(key)
        })
        .collect();
    let title = input.context.period().ok().flatten().map(|(period, _)| period);
    super::twin_parts::align(&mut keys, title);
    super::budgets::tell_apart(input.pool, &shape.columns, &mut keys);
    let named = |which: Which| {
        labels.which.contains(&Some(which)) || across == which && !columns.names.is_empty()
    };
    let units_named = named(Which::Unit) || places.is_some();
    let indicators_named = named(Which::Indicator);
    let mut base = base_key(input, units_named, indicators_named, &mut doubts);
    base.period = period;
    base.part = context.part.map(|(part, _)| part).filter(|_| period.is_none());
    let lines = input.lines;
    let rows = lines
        .iter()
        .map(|line| (line.sort == Sort::Data).then(|| row_key(input, line, &labels)))
        .collect();
    let (layout, layout_text) = if across == Which::Unit {
        ("indicators_by_unit", tr!("layout-indicators-by-unit"))
    } else {
        ("units_by_indicator", tr!("layout-units-by-indicator"))
    };
    let additive = !labels.which.contains(&Some(Which::Indicator));
    Some(Plan {
        layout,
        layout_text,
        rows,
        columns: keys,
        turns: Default::default(),
        base,
        doubts,
        additive,
        candidates: context.candidates(),
    })
}

/// "3-årssnitt", "fyraårsmedelvärde", "rullerende gjennomsnitt": the figures are of all the years together.
fn says_mean_of_years(words: &str) -> bool {
    const MEANS: [&str; 9] = [
        "årssnitt",
        "årsgjennomsnitt",
        "års snitt",
        "års gjennomsnitt",
        "årsmedel",
        "års medel",
        "glidende",
        "rullerende",
        "rullande",
    ];
    let level = norm(words);
    MEANS.iter().any(|mean| level.contains(mean))
}

/// Whether each column has a scale or format of its own, as different indicators have.
fn columns_differ(view: &View<'_>, input: &Input<'_>) -> bool {
    let mut middles: Vec<f64> = Vec::new();
    let mut percents = Vec::new();
    for column in input.shape.with(Role::Value) {
        let figures: Vec<_> = input
            .lines
            .iter()
            .filter(|line| line.sort == Sort::Data)
            .take(200)
            .filter_map(|line| view.at(Place::new(line.row, column.at)))
            .filter_map(|item| view.figure(item.cell))
            .collect();
        if figures.is_empty() {
            continue;
        }
        percents.push(figures.iter().filter(|figure| figure.percent).count() * 2 > figures.len());
        let mut sizes: Vec<f64> =
            figures.iter().map(|figure| figure.value.abs().max(1e-6).log10()).collect();
        sizes.sort_by(f64::total_cmp);
        middles.push(sizes.get(sizes.len() / 2).copied().unwrap_or(0.0));
    }
    let spread = middles.iter().copied().fold(f64::MIN, f64::max)
        - middles.iter().copied().fold(f64::MAX, f64::min);
    middles.len() >= 2
        && (spread > 0.8
            || percents.iter().any(|percent| *percent) && !percents.iter().all(|percent| *percent))
}

/// "Sykefraværsprosent i fjor" beside "Sykefraværsprosent": the same, of the year before.
fn of_year_before(column: &Column, titles: &[String]) -> Option<String> {
    let title = column.texts.last()?.clone();
    let lower = title.to_lowercase();
    let ends = [" i fjor", " året før", " forrige år", " last year"];
    let end = ends.iter().find(|end| lower.ends_with(*end))?;
    let name = title.get(..title.len().checked_sub(end.len())?)?.trim_end().to_owned();
    titles.contains(&name).then_some(name)
}
