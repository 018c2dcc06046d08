//! Questions that are alike, put as one: the same question in many tables, names that differ in the same
//! way, and figures that two sheets contradict each other about.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::questions::{Cause, PlanQuestion};
use super::{Conflict, Plan};
use crate::domain::observation::column_name;
use crate::import::facts::{About, Fact, Question};
use crate::import::grid::{Area, Content, Place, Sheet};
use crate::import::matching::{Difference, clean, difference, normal};
use crate::tr;

/// So many questions that are alike are put one by one.
const HANDFUL: usize = 5;
/// So many of names that only a code tells apart.
const FEW: usize = 2;
/// A person chooses between so many sheets at most.
const MOST_SOURCES: usize = 4;
/// Names of a group shown as examples.
const EXAMPLES: usize = 3;

/// What a name that resembles another is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    Indicator,
    Unit,
    /// A unit that has closed, whose later figures would be the other's.
    Closed,
}

/// What figures that stand under both names say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figures {
    /// No place has a figure under both.
    Apart,
    Equal,
    /// Some differ.
    Differ,
}

impl Figures {
    /// By how many places have equal figures under both names, and how many different ones.
    #[must_use]
    pub fn of(equal: usize, different: usize) -> Self {
        match (equal, different) {
            (0, 0) => Self::Apart,
            (_, 0) => Self::Equal,
            _ => Self::Differ,
        }
    }
}

/// A sheet of a workbook, or one of its tables, with its name for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    pub file: usize,
    pub sheet: usize,
    /// Position among the sheet's tables, where it is one of them.
    pub table: Option<usize>,
    /// The part of the sheet, where it is a part of a table.
    pub part: Option<Area>,
    /// "Lia skole 2016.xlsx › Måltavle"
    pub name: String,
    /// What stands over the table, or over the part.
    pub title: Option<String>,
    /// The part has a heading of its own.
    pub headed: bool,
}

/// How much of a workbook is one side of a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Sheet,
    Table,
    /// What stands under a heading within a table.
    Band,
    Column,
}

impl Grain {
    const ALL: [Self; 4] = [Self::Sheet, Self::Table, Self::Band, Self::Column];
}

impl Source {
    /// Whether an item stands in it.
    #[must_use]
    pub fn holds(&self, plan: &Plan, item: usize) -> bool {
        let Some(item) = plan.items.get(item).filter(|item| item.file == self.file) else {
            return false;
        };
        let reading = plan.files.get(item.file);
        let Some(fact) = reading.and_then(|reading| reading.facts.get(item.fact)) else {
            return false;
        };
        let sheet = reading.and_then(|reading| reading.sheets.get(self.sheet));
        let table = self.table.and_then(|at| sheet?.tables.get(at)).map(|table| table.range);
        fact.sheet == self.sheet
            && [self.part, table].into_iter().flatten().all(|area| area.contains(fact.place))
    }
}

/// What makes questions alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Names of tables of one sort that differ from others in the same way.
    Names { named: Named, difference: Difference, figures: Figures, table: String },
    /// Figures for which these sheets say different things, each in one cell.
    Sources(Vec<Source>),
    /// Figures of a sheet that lie far from the others of their series.
    Far { file: usize, sheet: usize, name: String },
}

/// A question whether a figure far from the others of its series is right, among those of its sheet.
#[must_use]
pub fn far(plan: &Plan, file: usize, question: &Question) -> Option<Alike> {
    if question.about != About::Far {
        return None;
    }
    let sheet = question.sheet;
    let name = plan.files.get(file)?.sheets.get(sheet)?.grid.name.clone();
    Some(Alike::Far { file, sheet, name })
}

/// Names that resemble others, with the first of the items called so.
#[must_use]
pub fn names(
    plan: &Plan,
    named: Named,
    (name, other): (&str, &str),
    figures: Figures,
    first: Option<usize>,
) -> Option<Alike> {
    let digits = |name: &str| name.bytes().any(|byte| byte.is_ascii_digit());
    (named != Named::Closed).then(|| {
        let difference = difference(name, other);
        // "3801 Horten" and "Horten" are so in whatever table they stand.
        let coded = difference == Difference::Numbers && digits(name) != digits(other);
        let table = if coded { None } else { first.and_then(|at| table(plan, at)) };
        Alike::Names { named, difference, figures, table: table.unwrap_or_default() }
    })
}

/// Figures that contradict each other, each in a sheet, a table, a part or at least a column of its own.
#[must_use]
pub fn sources(plan: &Plan, items: &[usize]) -> Option<Alike> {
    if items.len() > MOST_SOURCES {
        return None;
    }
    Grain::ALL.into_iter().find_map(|grain| {
        let mut sources: Vec<Source> =
            items.iter().filter_map(|at| source(plan, *at, grain)).collect();
        sources.sort_unstable();
        sources.dedup();
        if sources.len() != items.len() {
            return None;
        }
        // "Tettbygde områder" of two sheets.
        if grain == Grain::Band && !are_told_apart(&sources) {
            for one in &mut sources {
                let sheet = plan.files.get(one.file).and_then(|file| file.sheets.get(one.sheet));
                if let (Some(title), Some(sheet)) = (&mut one.title, sheet) {
                    *title = format!("{}, {title}", sheet.grid.name);
                    let part = one.part.map(|part| part.name()).unwrap_or_default();
                    one.name = format!("{title} {part}");
                }
            }
        }
        Some(Alike::Sources(sources))
    })
}

/// The positions of those that are alike, where they are more than a handful.
#[must_use]
pub fn groups(keys: &[Option<Alike>]) -> Vec<(&Alike, Vec<usize>)> {
    let mut groups: BTreeMap<&Alike, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(at);
        }
    }
    let many = |key: &Alike| match key {
        Alike::Names { difference: Difference::Numbers, table, .. } if table.is_empty() => FEW,
        _ => HANDFUL,
    };
    groups.into_iter().filter(|(key, members)| members.len() > many(key)).collect()
}

/// The sort of table an item stands in: what its sheet is called but for numbers, and its layout.
fn table(plan: &Plan, item: usize) -> Option<String> {
    let item = plan.items.get(item)?;
    let reading = plan.files.get(item.file)?;
    let fact = reading.facts.get(item.fact)?;
    let sheet = reading.sheets.get(fact.sheet)?;
    let table = sheet.tables.iter().find(|table| table.range.contains(fact.place));
    let name: String = sheet.grid.name.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    Some(format!("{} {}", normal(&name), table.map_or("", |table| table.layout)))
}

/// The sheet an item stands in, the table, or the part of it.
fn source(plan: &Plan, item: usize, grain: Grain) -> Option<Source> {
    let item = plan.items.get(item)?;
    let reading = plan.files.get(item.file)?;
    let fact = reading.facts.get(item.fact)?;
    let sheet = reading.sheets.get(fact.sheet)?;
    let whole = Source {
        file: item.file,
        sheet: fact.sheet,
        table: None,
        part: None,
        name: format!("{} › {}", reading.file, sheet.grid.name),
        title: None,
        headed: false,
    };
    if grain == Grain::Sheet {
        return Some(whole);
    }
    let at = sheet.tables.iter().position(|table| table.range.contains(fact.place))?;
    let own = sheet.tables.get(at)?;
    // What stands above it tells people more than where it stands.
    let above = own.caption.as_ref().or(own.title.as_ref()).cloned();
    let named = |title: &Option<String>| title.clone().unwrap_or(whole.name.clone());
    match grain {
        Grain::Sheet => None,
        Grain::Table => {
            let name = format!("{} {}", named(&above), own.range.name());
            Some(Source { table: Some(at), name, title: above, ..whole })
        }
        Grain::Band => {
            let (part, heading) = band(&sheet.grid, own.range, fact.place);
            let headed = heading.is_some();
            // What is nearest above may be a remark; the part is a part of what the title says.
            let whole_is = own.title.clone().or(above);
            let title = heading.or(whole_is).or_else(|| Some(sheet.grid.name.clone()));
            let name = format!("{} {}", named(&title), part.name());
            Some(Source { part: Some(part), name, title, headed, ..whole })
        }
        Grain::Column => {
            let column = fact.place.column;
            let title = head(&sheet.grid, own.range, fact.place)?;
            // Tables below each other with the same heads are asked about together.
            let last = Place::new(u32::MAX, column);
            let part = Some(Area::new(Place::new(0, column), last));
            let name = tr!("import-alike-column", name = column_name(column), head = &title);
            Some(Source { part, name, title: Some(title), headed: true, ..whole })
        }
    }
}

/// Rows looked through for what stands above a figure.
const MOST_ABOVE: u32 = 200;
/// Columns of a row looked at for anything beside a heading.
const MOST_BESIDE: u32 = 60;

/// The part of a table a place is in, from one heading in a row of its own to the next, and that heading.
fn band(sheet: &Sheet, table: Area, place: Place) -> (Area, Option<String>) {
    let text = |row: u32| match sheet.cell(Place::new(row, table.first.column)).map(|c| &c.content)
    {
        Some(Content::Text(text)) if !text.trim().is_empty() => Some(clean(text)),
        _ => None,
    };
    let beside = table.last.column.min(table.first.column.saturating_add(MOST_BESIDE));
    let alone = |row: u32| {
        let mut others = table.first.column.saturating_add(1)..=beside;
        others.all(|column| sheet.cell(Place::new(row, column)).is_none())
    };
    let heading = |row: &u32| text(*row).is_some() && alone(*row);
    // What stands in the first rows is over all of the table.
    let top = table.first.row.saturating_add(1);
    let from = top.max(place.row.saturating_sub(MOST_ABOVE));
    let above = (from..place.row).rev().find(heading);
    let below = (place.row.saturating_add(1)..=table.last.row)
        .take(usize::try_from(MOST_ABOVE).unwrap_or_default())
        .find(heading);
    let last = below.map_or(table.last.row, |row| row.saturating_sub(1));
    let first = above.unwrap_or(table.first.row);
    let part =
        Area::new(Place::new(first, table.first.column), Place::new(last, table.last.column));
    (part, above.and_then(text))
}

/// What stands over the column of a place: the text nearest above it.
fn head(sheet: &Sheet, table: Area, place: Place) -> Option<String> {
    let from = table.first.row.max(place.row.saturating_sub(MOST_ABOVE));
    (from..place.row).rev().find_map(|row| {
        match &sheet.cell(Place::new(row, place.column))?.content {
            Content::Text(text) if text.chars().any(char::is_alphabetic) => Some(clean(text)),
            Content::Text(text) if text.contains('%') => Some(clean(text)),
            _ => None,
        }
    })
}

/// Whether tables that contradict each other have titles that tell them apart: they may count different
/// things.
#[must_use]
pub fn are_told_apart(sources: &[Source]) -> bool {
    let titles: BTreeSet<String> =
        sources.iter().filter_map(|source| source.title.as_deref().map(normal)).collect();
    titles.len() == sources.len() && !titles.contains("")
}

/// Whether an answer can say that these count different things: what stands in one workbook, by tables or
/// parts that are told apart.
#[must_use]
pub fn can_be_parted(sources: &[Source]) -> bool {
    are_told_apart(sources)
        && sources.iter().all(|source| source.table.is_some() || source.part.is_some())
}

/// What is asked of so many at once.
#[must_use]
pub fn title(alike: &Alike, count: usize) -> String {
    match alike {
        Alike::Names { .. } => tr!("import-alike-names", count = count),
        Alike::Sources(sources) if sources.iter().any(|source| source.table.is_some()) => {
            tr!("import-alike-tables", count = count)
        }
        Alike::Sources(sources) if sources.iter().any(|source| source.part.is_some()) => {
            tr!("import-alike-parts", count = count)
        }
        Alike::Sources(_) => tr!("import-alike-sources", count = count),
        Alike::Far { name, .. } => {
            tr!("import-alike-far", count = count, sheet = name.as_str())
        }
    }
}

/// What makes the questions alike, with the first of the pairs of names as examples.
pub fn evidence<'n>(alike: &Alike, pairs: impl IntoIterator<Item = (&'n str, &'n str)>) -> String {
    let Alike::Names { difference, figures, .. } = alike else {
        return String::new();
    };
    let quoted = |text: &str| tr!("import-alike-quoted", text = text);
    let mut pairs = pairs.into_iter();
    // Names that are equal stand once: what the units lie under is said of each.
    let pair = |(one, other): (&str, &str)| match one == other {
        true => quoted(one),
        false => tr!("import-alike-pair", one = one, other = other),
    };
    let examples: Vec<String> = pairs.by_ref().take(EXAMPLES).map(pair).collect();
    let mut examples = examples.join(", ");
    if pairs.next().is_some() {
        examples.push_str(" …");
    }
    let how = match difference {
        Difference::Nothing => tr!("import-alike-nothing"),
        Difference::Numbers => tr!("import-alike-numbers"),
        Difference::Letters => tr!("import-alike-letters"),
        Difference::Words { one, other } if one.is_empty() || other.is_empty() => {
            tr!("import-alike-word", word = quoted(&format!("{one}{other}")))
        }
        Difference::Words { one, other } => {
            tr!("import-alike-words", one = quoted(one), other = quoted(other))
        }
    };
    let figures = match figures {
        Figures::Apart => String::new(),
        Figures::Equal => tr!("import-alike-equal"),
        Figures::Differ => tr!("import-alike-differ"),
    };
    format!("{how} {examples} {figures}").trim_end().to_owned()
}

/// The same question of workbooks, put once: its positions, in the order of the first of each.
pub fn same<'q>(questions: impl IntoIterator<Item = &'q Question>) -> Vec<Vec<usize>> {
    let mut known: FxHashMap<(&str, &[String]), usize> = FxHashMap::default();
    let mut all: Vec<Vec<usize>> = Vec::new();
    for (at, question) in questions.into_iter().enumerate() {
        // Each is about a series of its own; many are put together by their sheet.
        if question.about == About::Far {
            all.push(vec![at]);
            continue;
        }
        let key = (question.text.as_str(), question.options.as_slice());
        let group = *known.entry(key).or_insert_with(|| {
            all.push(Vec::new());
            all.len() - 1
        });
        if let Some(group) = all.get_mut(group) {
            group.push(at);
        }
    }
    all
}

/// A question as a person is asked it: once for all that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    pub text: String,
    /// Positions among the questions, the first one first.
    pub members: Vec<usize>,
    /// Different questions are put as one.
    pub bundled: bool,
}

impl Plan {
    /// All questions as they are put. Positions are those of the workbooks' own questions, file by file,
    /// and after them of `asked`, which are the plan's.
    #[must_use]
    pub fn put(&self, asked: &[PlanQuestion]) -> Vec<Put> {
        let own = self.files.iter().enumerate();
        let own = own.flat_map(|(at, file)| file.questions.iter().map(move |one| (at, one)));
        let text = |question: Option<&Question>| question.map(|one| one.text.clone());
        let own: Vec<(usize, &Question)> = own.collect();
        let questions: Vec<&Question> = own.iter().map(|(_, question)| *question).collect();
        let mut all = self.put_own(&own);
        // One cause may be asked about in many sheets.
        let mut causes: Vec<(Cause, Vec<usize>)> = Vec::new();
        let mut known: BTreeMap<Cause, usize> = BTreeMap::new();
        for (at, one) in asked.iter().enumerate() {
            let group = *known.entry(one.cause).or_insert_with(|| {
                causes.push((one.cause, Vec::new()));
                causes.len() - 1
            });
            if let Some((_, members)) = causes.get_mut(group) {
                members.push(at);
            }
        }
        let keys = self.alike(&causes);
        let mut bundles: BTreeMap<usize, (&Alike, Vec<usize>)> = BTreeMap::new();
        let mut within = vec![false; causes.len()];
        for (alike, group) in groups(&keys) {
            for at in &group {
                if let Some(slot) = within.get_mut(*at) {
                    *slot = true;
                }
            }
            if let Some(first) = group.first().copied() {
                bundles.insert(first, (alike, group));
            }
        }
        let placed = |members: &[usize]| -> Vec<usize> {
            members.iter().map(|at| questions.len() + at).collect()
        };
        for (at, (_, members)) in causes.iter().enumerate() {
            if let Some((alike, group)) = bundles.get(&at) {
                let of = |at: &usize| causes.get(*at);
                let pairs = group.iter().filter_map(of).filter_map(|(cause, _)| self.pair(*cause));
                let title = title(alike, group.len());
                let text = format!("{title} {}", evidence(alike, pairs)).trim_end().to_owned();
                let members = group.iter().filter_map(of).flat_map(|(_, own)| placed(own));
                all.push(Put { text, members: members.collect(), bundled: true });
            } else if !within.get(at).copied().unwrap_or_default() {
                let first = members.first().and_then(|at| asked.get(*at));
                let text = text(first.map(|one| &one.question)).unwrap_or_default();
                all.push(Put { text, members: placed(members), bundled: false });
            }
        }
        all
    }

    /// The workbooks' own questions as they are put: those with the same words once, and those about the figures
    /// of one sheet that lie far from others once, where they are more than a handful.
    fn put_own(&self, own: &[(usize, &Question)]) -> Vec<Put> {
        let groups_of = same(own.iter().map(|(_, question)| *question));
        let keys: Vec<Option<Alike>> = groups_of
            .iter()
            .map(|members| {
                let mut keys = members
                    .iter()
                    .map(|at| own.get(*at).and_then(|(file, question)| far(self, *file, question)));
                let first = keys.next().flatten()?;
                keys.all(|key| key.as_ref() == Some(&first)).then_some(first)
            })
            .collect();
        let bundles = groups(&keys);
        let mut all = Vec::new();
        for (at, members) in groups_of.iter().enumerate() {
            let bundle = bundles.iter().find(|(_, within)| within.contains(&at));
            match bundle {
                Some((alike, within)) if within.first() == Some(&at) => {
                    let of = |at: &usize| groups_of.get(*at).into_iter().flatten().copied();
                    let members: Vec<usize> = within.iter().flat_map(of).collect();
                    all.push(Put { text: title(alike, members.len()), members, bundled: true });
                }
                Some(_) => {}
                None => {
                    let first = members.first().and_then(|at| own.get(*at));
                    let text = first.map(|(_, one)| one.text.clone()).unwrap_or_default();
                    all.push(Put { text, members: members.clone(), bundled: false });
                }
            }
        }
        all
    }

    /// Whether figures contradict each other within one table of which it is asked first how it is read:
    /// nobody can choose between them before that. `waits` tells whether a question (file, position) does.
    #[must_use]
    pub fn waits_for_table(
        &self,
        conflict: &Conflict,
        waits: impl Fn(usize, usize) -> bool,
    ) -> bool {
        let facts = || {
            let items = conflict.items.iter().filter_map(|at| self.items.get(*at));
            items.filter_map(|item| {
                Some((item.file, self.files.get(item.file)?.facts.get(item.fact)?))
            })
        };
        if facts().all(|(file, fact)| !fact.certain && self.waits_for_name(file, fact, &waits)) {
            return true;
        }
        let Some((file, first)) = facts().next() else { return false };
        let Some(reading) = self.files.get(file) else { return false };
        let tables = reading.sheets.get(first.sheet).map(|sheet| &sheet.tables);
        let mut tables = tables.into_iter().flatten().map(|table| table.range);
        let Some(table) = tables.find(|range| range.contains(first.place)) else { return false };
        let within = |range: crate::import::grid::Area| {
            facts().all(|(other, fact)| {
                other == file && fact.sheet == first.sheet && range.contains(fact.place)
            })
        };
        within(table)
            && reading.questions.iter().enumerate().any(|(at, question)| {
                question.about == About::Table
                    && question.sheet == first.sheet
                    && question.range.is_some_and(within)
                    && waits(file, at)
            })
    }

    /// Whether it is asked both what the names beside a figure are and what it counts: whatever is said moves it.
    fn waits_for_name(
        &self,
        file: usize,
        fact: &Fact,
        waits: impl Fn(usize, usize) -> bool,
    ) -> bool {
        let names = [About::Names, About::NamesDown, About::NamesAcross];
        let Some(reading) = self.files.get(file) else { return false };
        let asks = |about: &[About]| {
            reading.questions.iter().enumerate().any(|(at, question)| {
                about.contains(&question.about)
                    && question.sheet == fact.sheet
                    && question.range.is_some_and(|range| range.contains(fact.place))
                    && waits(file, at)
            })
        };
        asks(&names) && asks(&[About::Indicator])
    }

    /// The name asked about and the one it may mean.
    fn pair(&self, cause: Cause) -> Option<(&str, &str)> {
        match cause {
            Cause::Indicator(at) => {
                self.likenesses.get(at).map(|one| (&*one.name, &*one.same_as_name))
            }
            Cause::Unit(at) => {
                self.unit_likenesses.get(at).map(|one| (&*one.name, &*one.same_as_name))
            }
            Cause::Succession(_) | Cause::Conflict(_) | Cause::Far(_) | Cause::Gone(_) => None,
        }
    }

    /// What each of several causes is alike by.
    fn alike(&self, causes: &[(Cause, Vec<usize>)]) -> Vec<Option<Alike>> {
        let (of_indicator, of_unit) =
            (self.items_of_asked_indicators(), self.items_of_asked_units());
        let key = |cause: Cause| match cause {
            Cause::Indicator(at) => {
                let one = self.likenesses.get(at)?;
                let first = of_indicator.get(&one.asked).and_then(|items| items.first().copied());
                let figures = Figures::of(one.equal, one.different);
                names(self, Named::Indicator, self.pair(cause)?, figures, first)
            }
            Cause::Unit(at) => {
                let one = self.unit_likenesses.get(at)?;
                let first = of_unit.get(&one.asked).and_then(|items| items.first().copied());
                let figures = Figures::of(one.equal, one.different);
                names(self, Named::Unit, self.pair(cause)?, figures, first)
            }
            Cause::Succession(_) | Cause::Far(_) | Cause::Gone(_) => None,
            Cause::Conflict(at) => sources(self, &self.conflicts.get(at)?.items),
        };
        causes.iter().map(|(cause, _)| key(*cause)).collect()
    }
}
