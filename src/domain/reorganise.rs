//! Edits of the organisation that take more than one step: each is one change, so that it is
//! carried out and taken back as a whole, and what was stays to be seen.

use std::collections::BTreeSet;

use super::workspace::Parts;
use super::{Change, FormerName, Level, OrgUnit, Period, Refusal, UnitId, UnitLife, Workspace};

/// The most lines of an outline that are read.
pub const MAX_LINES: usize = 5_000;

fn life(workspace: &Workspace, id: UnitId) -> UnitLife {
    workspace.life(id).cloned().unwrap_or_default()
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Gives a unit another name. Where `remember` is set, the name it had is kept with the last day
/// it had it; a name that only differs in letter case is no former name.
#[must_use]
pub fn rename(
    workspace: &Workspace,
    id: UnitId,
    name: &str,
    remember: bool,
    until: Option<Period>,
) -> Option<Change> {
    let unit = workspace.unit(id)?;
    let edit = Change::EditUnit {
        id,
        name: name.trim().to_owned(),
        level: unit.level,
        aliases: unit.aliases.clone(),
    };
    let mut life = life(workspace, id);
    let known = life.former.iter().any(|former| same(&former.name, &unit.name));
    if !remember || known || same(&unit.name, name) {
        return Some(edit);
    }
    life.former.push(FormerName { name: unit.name.clone(), until });
    Some(Change::Batch(vec![edit, Change::SetUnitLife { id, life }]))
}

/// Closes a unit, and every unit below it that is still open, from this day on.
#[must_use]
pub fn close(workspace: &Workspace, id: UnitId, day: Period) -> Change {
    let open = |id: &UnitId| workspace.life(*id).is_none_or(|life| life.closed.is_none());
    let closed = workspace.subtree(id).into_iter().filter(|one| *one == id || open(one));
    Change::batch(
        closed
            .map(|id| {
                let life = UnitLife { closed: Some(day), ..life(workspace, id) };
                Change::SetUnitLife { id, life }
            })
            .collect(),
    )
}

/// Takes the closing of a unit back.
#[must_use]
pub fn reopen(workspace: &Workspace, id: UnitId) -> Change {
    let life = UnitLife { closed: None, merged_into: None, ..life(workspace, id) };
    Change::SetUnitLife { id, life }
}

/// Lets a unit go into another from this day on. Its figures stay where they are, and so does it,
/// closed; the units below it go along to the other.
#[must_use]
pub fn merge(workspace: &Workspace, from: UnitId, into: UnitId, day: Option<Period>) -> Change {
    let place = workspace.children(into).len();
    let mut changes: Vec<Change> = workspace
        .children(from)
        .iter()
        .enumerate()
        .map(|(at, id)| Change::MoveUnit { id: *id, parent: into, place: place + at })
        .collect();
    let life = UnitLife { closed: day, merged_into: Some(into), ..life(workspace, from) };
    changes.push(Change::SetUnitLife { id: from, life });
    Change::batch(changes)
}

/// The level that usually stands right below another.
#[must_use]
pub fn level_below(level: Level) -> Level {
    match level {
        Level::Municipality => Level::Area,
        Level::Area => Level::Unit,
        Level::Unit | Level::Team => Level::Team,
        Level::Benchmark => Level::Benchmark,
    }
}

/// What an outline of the organisation, copied from a spreadsheet, would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Names of units that are new, in their order.
    pub new: Vec<String>,
    /// Names of units that are there and get another place.
    pub moved: Vec<String>,
    /// How many stand where they are to stand already.
    pub unchanged: usize,
    /// Lines that cannot be used, with why.
    pub refused: Vec<(usize, Refusal)>,
    /// Lines beyond the most that are read.
    pub beyond: usize,
    /// Everything in one step.
    pub change: Option<Change>,
}

/// Words that head a column of units.
const HEADS: [(&str, Level); 15] = [
    ("kommune", Level::Municipality),
    ("municipality", Level::Municipality),
    ("kommuneområde", Level::Area),
    ("område", Level::Area),
    ("sektor", Level::Area),
    ("tjenesteområde", Level::Area),
    ("area", Level::Area),
    ("enhet", Level::Unit),
    ("virksomhet", Level::Unit),
    ("unit", Level::Unit),
    ("avdeling", Level::Team),
    ("seksjon", Level::Team),
    ("team", Level::Team),
    ("gruppe", Level::Team),
    ("section", Level::Team),
];

/// The level a heading names: the organisation's own words before the usual ones.
fn head_level(workspace: &Workspace, cell: &str) -> Option<Level> {
    let own = Level::OWN.into_iter().find(|level| {
        workspace
            .level_name(*level)
            .is_some_and(|name| same(&name.one, cell) || same(&name.many, cell))
    });
    own.or_else(|| usual_level(cell))
}

fn usual_level(cell: &str) -> Option<Level> {
    HEADS.iter().find(|(word, _)| same(word, cell)).map(|(_, level)| *level)
}

/// The cells of a line, those at its end that are empty left out.
fn cells(line: &str) -> Vec<&str> {
    let between = if line.contains('\t') { '\t' } else { ';' };
    let mut cells: Vec<&str> =
        line.split(between).map(|cell| cell.trim().trim_matches('"').trim()).collect();
    while cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    cells
}

/// Reads an outline: a column for each level, cells that are empty to the left standing for the
/// name above them. Units of the name that are there already are moved, never made twice.
#[must_use]
pub fn outline(workspace: &Workspace, below: UnitId, text: &str) -> Outline {
    let mut made = Outline::default();
    let Some(top) = workspace.unit(below) else { return made };
    let all: Vec<(usize, Vec<&str>)> = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, cells(line)))
        .filter(|(_, cells)| !cells.is_empty())
        .collect();
    made.beyond = all.len().saturating_sub(MAX_LINES);
    let mut lines: Vec<(usize, Vec<&str>)> = all.into_iter().take(MAX_LINES).collect();
    let heads: Option<Vec<Option<Level>>> = lines.first().and_then(|(_, cells)| {
        let levels: Vec<Option<Level>> =
            cells.iter().map(|cell| head_level(workspace, cell)).collect();
        levels.iter().all(Option::is_some).then_some(levels)
    });
    if heads.is_some() {
        lines.remove(0);
    }
    let mut levels: Vec<Level> = heads.iter().flatten().flatten().copied().collect();
    // A column that only names the unit everything stands below adds no level.
    let names_top =
        |cells: &Vec<&str>| cells.first().is_none_or(|one| one.is_empty() || same(one, &top.name));
    if lines.iter().any(|(_, cells)| cells.first().is_some_and(|one| same(one, &top.name)))
        && lines.iter().all(|(_, cells)| names_top(cells))
    {
        lines.iter_mut().for_each(|(_, cells)| drop(cells.drain(..1)));
        if !levels.is_empty() {
            levels.remove(0);
        }
    }
    let units = workspace.subtree(Workspace::ROOT);
    let units = units.into_iter().filter_map(|id| workspace.unit(id).cloned()).collect();
    let Ok(tree) = Workspace::from_parts(Parts { units, ..Parts::default() }) else {
        return made;
    };
    let mut trial = Trial { workspace, tree, seen: BTreeSet::new(), changes: Vec::new(), made };
    let mut path: Vec<UnitId> = Vec::new();
    for (line, cells) in lines {
        for (column, name) in cells.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            path.truncate(column);
            let parent = path.last().copied().unwrap_or(below);
            match trial.put(parent, name, levels.get(column).copied()) {
                Ok(id) => path.push(id),
                Err(refusal) => {
                    trial.made.refused.push((line, refusal));
                    break;
                }
            }
        }
    }
    let Trial { mut made, changes, .. } = trial;
    if !changes.is_empty() {
        made.change = Some(Change::batch(changes));
    }
    made
}

/// The tree alone, so that each line can be tried on what the lines before it made.
struct Trial<'a> {
    workspace: &'a Workspace,
    tree: Workspace,
    /// Units met so far.
    seen: BTreeSet<UnitId>,
    changes: Vec<Change>,
    made: Outline,
}

impl Trial<'_> {
    /// Finds, moves or makes the unit of this name below a parent.
    fn put(&mut self, parent: UnitId, name: &str, level: Option<Level>) -> Result<UnitId, Refusal> {
        let named = |unit: &OrgUnit| {
            same(&unit.name, name) || unit.aliases.iter().any(|alias| same(alias, name))
        };
        let here = self.tree.children(parent).iter().copied();
        let here = here.into_iter().find(|id| self.tree.unit(*id).is_some_and(named));
        if let Some(id) = here {
            if self.seen.insert(id) {
                self.made.unchanged += 1;
            }
            return Ok(id);
        }
        let formerly = |id: UnitId| {
            let held = self.workspace.life(id).into_iter().flat_map(|life| &life.former);
            held.into_iter().any(|former| same(&former.name, name))
        };
        let elsewhere: Vec<UnitId> = self
            .tree
            .units()
            .filter(|unit| unit.parent.is_some() && unit.level != Level::Benchmark)
            .filter(|unit| named(unit) || formerly(unit.id))
            .map(|unit| unit.id)
            // What this outline has placed stays; the same name in another place is another unit.
            .filter(|id| !self.seen.contains(id))
            .collect();
        let place = self.tree.children(parent).len();
        let level = level.unwrap_or_else(|| {
            self.tree.unit(parent).map_or(Level::Unit, |parent| level_below(parent.level))
        });
        let mut steps = Vec::new();
        let held = match elsewhere.as_slice() {
            [only] => self.tree.unit(*only),
            _ => None,
        };
        let id = match held {
            Some(unit) => {
                steps.push(Change::MoveUnit { id: unit.id, parent, place });
                if unit.level != level {
                    let OrgUnit { id, name, aliases, .. } = unit.clone();
                    steps.push(Change::EditUnit { id, name, level, aliases });
                }
                unit.id
            }
            None => {
                let id = self.tree.next_unit_id();
                let unit = OrgUnit::new(id, Some(parent), name, level);
                steps.push(Change::AddUnit { unit, place });
                id
            }
        };
        let moved = held.is_some();
        self.tree.apply(Change::batch(steps.clone()))?;
        self.seen.insert(id);
        self.changes.extend(steps);
        let names = if moved { &mut self.made.moved } else { &mut self.made.new };
        names.push(name.to_owned());
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(workspace: &mut Workspace, id: u32, parent: u32, name: &str, level: Level) {
        let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), name, level);
        let place = workspace.children(UnitId(parent)).len();
        workspace.apply(Change::AddUnit { unit, place }).expect("a new unit");
    }

    fn municipality() -> Workspace {
        let mut workspace = Workspace::new("Eksempel kommune");
        add(&mut workspace, 2, 1, "Oppvekst", Level::Area);
        add(&mut workspace, 3, 2, "Lia skole", Level::Unit);
        add(&mut workspace, 4, 2, "Åsen skole", Level::Unit);
        add(&mut workspace, 5, 3, "1. trinn", Level::Team);
        add(&mut workspace, 6, 1, "Borg sykehjem", Level::Unit);
        workspace
    }

    /// "Oppvekst (Lia skole (1. trinn), Åsen skole), Borg sykehjem"
    fn shape(workspace: &Workspace, id: UnitId) -> String {
        let below: Vec<String> = workspace
            .children(id)
            .iter()
            .map(|id| {
                let name = workspace.unit(*id).map_or("", |unit| unit.name.as_str()).to_owned();
                let below = shape(workspace, *id);
                if below.is_empty() { name } else { format!("{name} ({below})") }
            })
            .collect();
        below.join(", ")
    }

    fn day(year: i32) -> Period {
        Period::date(year, 8, 1).expect("a day")
    }

    #[test]
    fn a_former_name_is_remembered_once_and_taken_back_whole() {
        let mut held = municipality();
        let before = held.clone();
        let change = rename(&held, UnitId(3), " Lia barneskole ", true, Some(day(2016)));
        let back = held.apply(change.expect("it is there")).expect("a name");
        assert_eq!(held.unit(UnitId(3)).map(|unit| unit.name.as_str()), Some("Lia barneskole"));
        let former = &held.life(UnitId(3)).expect("a life").former;
        let wanted = FormerName { name: "Lia skole".to_owned(), until: Some(day(2016)) };
        assert_eq!(former.as_slice(), [wanted]);
        held.apply(back).expect("an inverse");
        assert_eq!(held, before);
        for (name, remember) in [("LIA SKOLE", true), ("Lia", false)] {
            let change = rename(&held, UnitId(3), name, remember, None).expect("it is there");
            held.apply(change).expect("a name");
            assert_eq!(held.life(UnitId(3)), None, "{name}");
        }
    }

    #[test]
    fn merging_keeps_the_unit_and_hands_on_what_stands_below() {
        let mut held = municipality();
        let before = held.clone();
        let change = merge(&held, UnitId(3), UnitId(4), Some(day(2016)));
        let back = held.apply(change).expect("a merging");
        assert_eq!(
            shape(&held, Workspace::ROOT),
            "Oppvekst (Lia skole, Åsen skole (1. trinn)), Borg sykehjem"
        );
        let life = held.life(UnitId(3)).expect("a life");
        assert_eq!((life.closed, life.merged_into), (Some(day(2016)), Some(UnitId(4))));
        let ring = merge(&held, UnitId(4), UnitId(3), None);
        let after = held.clone();
        assert_eq!(held.apply(ring), Err(Refusal::MergedInARing));
        assert_eq!(held, after, "nothing is altered");
        held.apply(back).expect("an inverse");
        assert_eq!(held, before);
    }

    #[test]
    fn closing_closes_what_is_open_below_and_leaves_what_was_closed() {
        let mut held = municipality();
        held.apply(close(&held, UnitId(5), day(2014))).expect("closed");
        held.apply(close(&held, UnitId(2), day(2016))).expect("closed");
        let closed = |id| held.life(UnitId(id)).and_then(|life| life.closed);
        assert_eq!([2, 3, 4].map(closed), [Some(day(2016)); 3]);
        assert_eq!((closed(5), closed(6)), (Some(day(2014)), None));
        held.apply(reopen(&held, UnitId(2))).expect("open");
        assert_eq!(held.life(UnitId(2)), None);
    }

    #[test]
    fn an_outline_moves_the_units_there_are_and_makes_the_others() {
        let mut held = municipality();
        let before = held.clone();
        let text = "Kommuneområde\tEnhet\tTeam\r\nOppvekst\tLia skole\t1. trinn\r\n\t\t2. trinn\r\n\
                    Velferd\tBorg sykehjem\t\r\nVelferd\tNAV\r\n";
        let read = outline(&held, Workspace::ROOT, text);
        assert_eq!(read.new, ["2. trinn", "Velferd", "NAV"]);
        assert_eq!(read.moved, ["Borg sykehjem"]);
        assert_eq!((read.unchanged, read.refused.len()), (3, 0));
        let back = held.apply(read.change.expect("something")).expect("an outline");
        assert_eq!(
            shape(&held, Workspace::ROOT),
            "Oppvekst (Lia skole (1. trinn, 2. trinn), Åsen skole), Velferd (Borg sykehjem, NAV)"
        );
        let level = |name: &str| held.units().find(|unit| unit.name == name).map(|unit| unit.level);
        assert_eq!(
            ["2. trinn", "Velferd", "NAV"].map(level),
            [Some(Level::Team), Some(Level::Area), Some(Level::Unit)]
        );
        assert_eq!(outline(&held, Workspace::ROOT, text).change, None, "all is there");
        held.apply(back).expect("an inverse");
        assert_eq!(held, before);
    }

    #[test]
    fn an_outline_may_begin_with_the_unit_itself_and_says_what_it_cannot_use() {
        let held = municipality();
        let text = "Eksempel kommune;Oppvekst;Lia skole\n;;\"Åsen skole\"\n";
        let read = outline(&held, Workspace::ROOT, text);
        assert_eq!((read.change, read.unchanged), (None, 3));
        let long = "x".repeat(Workspace::MAX_NAME + 1);
        let read = outline(&held, Workspace::ROOT, &format!("Velferd\n{long}\n"));
        assert_eq!(read.new, ["Velferd"]);
        assert_eq!(read.refused, [(2, Refusal::LongName(Workspace::MAX_NAME))]);
        // A unit cannot be put below one that stands below it.
        let read = outline(&held, Workspace::ROOT, "1. trinn\tLia skole");
        assert_eq!(read.refused, []);
        assert_eq!(read.moved, ["1. trinn", "Lia skole"], "first out, then below");
        let deep = (0..40).map(|at| format!("n{at}")).collect::<Vec<_>>().join("\t");
        let read = outline(&held, Workspace::ROOT, &deep);
        assert_eq!(read.refused, [(1, Refusal::TooDeep(Workspace::MAX_DEPTH))]);
    }

    #[test]
    fn two_units_of_one_name_are_not_guessed_between() {
        let mut held = municipality();
        add(&mut held, 7, 4, "1. trinn", Level::Team);
        let read = outline(&held, Workspace::ROOT, "Velferd\t1. trinn");
        assert_eq!(read.new, ["Velferd", "1. trinn"]);
        assert_eq!(read.moved, [""; 0]);
    }
}
