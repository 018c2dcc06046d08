//! slag: what kind of service a unit gives. Schools are compared with schools.

use super::{Change, Level, OrgUnit, UnitId, Workspace};

/// How names of units end, with the kind they tell; longer endings first.
const ENDINGS: [(&str, &str); 26] = [
    ("bo- og behandlingssenter", "sykehjem"),
    ("bo- og behandlingssenteret", "sykehjem"),
    ("voksenopplæringen", "voksenopplæring"),
    ("voksenopplæring", "voksenopplæring"),
    ("omsorgssenteret", "sykehjem"),
    ("omsorgssenter", "sykehjem"),
    ("hjemmetjenesten", "hjemmetjeneste"),
    ("hjemmetjeneste", "hjemmetjeneste"),
    ("helsestasjonen", "helsestasjon"),
    ("helsestasjon", "helsestasjon"),
    ("bofellesskapet", "bofellesskap"),
    ("bofellesskap", "bofellesskap"),
    ("kulturskolen", "kulturskole"),
    ("kulturskole", "kulturskole"),
    ("barnehagene", "barnehage"),
    ("barnehagen", "barnehage"),
    ("barnehager", "barnehage"),
    ("barnehage", "barnehage"),
    ("sykehjemmet", "sykehjem"),
    ("sjukeheimen", "sykehjem"),
    ("sjukeheim", "sykehjem"),
    ("sykehjem", "sykehjem"),
    ("skolen", "skole"),
    ("skulen", "skole"),
    ("skole", "skole"),
    ("skule", "skole"),
];

/// The kind a name tells; `None` where it tells none, or more than one.
#[must_use]
pub fn told_by(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let mut told = None;
    let words = name.split([' ', ',', '/', '(', ')']).filter(|word| !word.is_empty());
    // A name of several words may be an ending as a whole.
    for part in std::iter::once(name.trim()).chain(words) {
        let Some((_, kind)) = ENDINGS.iter().find(|(ending, _)| part.ends_with(ending)) else {
            continue;
        };
        match told {
            None => told = Some(*kind),
            Some(before) if before == *kind => {}
            Some(_) => return None,
        }
    }
    told
}

/// Whether two kinds are the same: letter case and surrounding spaces do not count.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The units that give a service: those of the two lowest levels, in the order of the tree.
pub fn kinded(workspace: &Workspace) -> impl Iterator<Item = &OrgUnit> {
    workspace
        .subtree(Workspace::ROOT)
        .into_iter()
        .filter_map(|id| workspace.unit(id))
        .filter(|unit| matches!(unit.level, Level::Unit | Level::Team))
}

/// The units nobody has said the kind of, with what their names tell. Proposed, never set unasked.
#[must_use]
pub fn proposals(workspace: &Workspace) -> Vec<(UnitId, &'static str)> {
    let without = kinded(workspace).filter(|unit| unit.kind.is_empty());
    without.filter_map(|unit| Some((unit.id, told_by(&unit.name)?))).collect()
}

/// Gives units their kinds in one step; `None` where nothing would be altered.
#[must_use]
pub fn set(workspace: &Workspace, kinds: &[(UnitId, String)]) -> Option<Change> {
    let altered = |(id, kind): &&(UnitId, String)| {
        workspace.unit(*id).is_some_and(|unit| unit.kind != kind.trim())
    };
    let changes: Vec<Change> = kinds
        .iter()
        .filter(altered)
        .map(|(id, kind)| Change::SetUnitKind { id: *id, kind: kind.trim().to_owned() })
        .collect();
    (!changes.is_empty()).then(|| Change::batch(changes))
}

/// The kinds in use among these units, each as it is spelt first, with how many have it; the
/// commonest first.
#[must_use]
pub fn used(workspace: &Workspace, units: &[UnitId]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for unit in units.iter().filter_map(|id| workspace.unit(*id)) {
        if unit.kind.is_empty() || unit.level == Level::Benchmark {
            continue;
        }
        match found.iter_mut().find(|(kind, _)| same(kind, &unit.kind)) {
            Some((_, count)) => *count += 1,
            None => found.push((unit.kind.clone(), 1)),
        }
    }
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_kind_or_nothing() {
        for (name, kind) in [
            ("Lia skole", Some("skole")),
            ("Borg barneskole", Some("skole")),
            ("Solvang barnehage", Some("barnehage")),
            ("Haugen sykehjem", Some("sykehjem")),
            ("Tingvoll bo- og behandlingssenter", Some("sykehjem")),
            ("Kulturskolen", Some("kulturskole")),
            ("Lia skole og barnehage", None),
            ("Skoleavdelingen", None),
            ("PP-tjenesten", None),
            ("", None),
        ] {
            assert_eq!(told_by(name), kind, "{name}");
        }
    }

    #[test]
    fn kinds_are_proposed_and_set_in_one_step() {
        let mut held = Workspace::new("Eksempel kommune");
        let names = ["Lia skole", "Åsen skole", "Solvang barnehage", "PP-tjenesten"];
        for (place, name) in names.into_iter().enumerate() {
            let id = UnitId(u32::try_from(place).unwrap_or_default() + 2);
            let unit = OrgUnit::new(id, Some(Workspace::ROOT), name, Level::Unit);
            held.apply(Change::AddUnit { unit, place }).expect("a unit");
        }
        let begun = held.clone();
        let proposed = proposals(&held);
        assert_eq!(
            proposed,
            [(UnitId(2), "skole"), (UnitId(3), "skole"), (UnitId(4), "barnehage")]
        );
        assert!(held.units().all(|unit| unit.kind.is_empty()), "a proposal sets nothing");
        let kinds: Vec<_> = proposed.iter().map(|(id, kind)| (*id, (*kind).to_owned())).collect();
        let back = held.apply(set(&held, &kinds).expect("something")).expect("kinds");
        assert_eq!(proposals(&held), []);
        assert_eq!(set(&held, &kinds), None, "nothing more to do");
        let all = held.subtree(Workspace::ROOT);
        let used = used(&held, &all);
        assert_eq!(used, [("skole".to_owned(), 2), ("barnehage".to_owned(), 1)]);
        held.apply(back).expect("and back");
        assert_eq!(held, begun);
    }
}
