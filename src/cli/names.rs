//! Names people write on the command line, and what they mean.

use super::Failure;
use crate::domain::{Indicator, OrgUnit, UnitId, Workspace};
use crate::tr;

/// Names this like one another are offered instead of an unknown one.
const LIKENESS: f64 = 0.7;
/// The most names offered.
const MOST_NAMES: usize = 5;

/// Letter case and the amount of space do not matter.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

pub(super) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

/// The message of an unknown name, with the known names most like it.
fn unknown(message: String, wanted: &str, known: impl Iterator<Item = String>) -> Failure {
    let wanted = folded(wanted);
    let mut near: Vec<(f64, String)> = known
        .map(|name| {
            let folded = folded(&name);
            let part = !wanted.is_empty() && folded.contains(&wanted);
            (if part { 1.0 } else { strsim::jaro_winkler(&wanted, &folded) }, name)
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    near.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
    near.dedup();
    near.truncate(MOST_NAMES);
    if near.is_empty() {
        return Failure(message);
    }
    let names: Vec<String> = near.into_iter().map(|(_, name)| name).collect();
    Failure(format!("{message} {}", tr!("chart-cli-nearest", names = quoted(&names))))
}

pub(super) fn find_indicator<'a>(
    workspace: &'a Workspace,
    name: &str,
) -> Result<&'a Indicator, Failure> {
    let wanted = folded(name);
    let by = |fits: &dyn Fn(&Indicator) -> bool| -> Vec<&'a Indicator> {
        workspace.indicators().filter(|one| fits(one)).collect()
    };
    let mut found = by(&|one| folded(&one.title()) == wanted);
    if found.is_empty() {
        found = by(&|one| {
            folded(&one.name) == wanted || one.aliases.iter().any(|alias| folded(alias) == wanted)
        });
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(unknown(
            tr!("chart-cli-no-indicator", name = name),
            name,
            workspace.indicators().map(Indicator::title),
        )),
        several => {
            let names: Vec<String> = several.iter().map(|one| one.title()).collect();
            Err(Failure(tr!("chart-cli-ambiguous", name = name, names = quoted(&names))))
        }
    }
}

/// "Oppvekst/Lia skole": the unit with all above it but the municipality.
pub(super) fn path_name(workspace: &Workspace, id: UnitId) -> String {
    let names: Vec<&str> = workspace
        .path(id)
        .into_iter()
        .filter(|above| *above != Workspace::ROOT || id == Workspace::ROOT)
        .filter_map(|above| workspace.unit(above))
        .map(|unit| unit.name.as_str())
        .collect();
    names.join("/")
}

pub(super) fn find_unit<'a>(workspace: &'a Workspace, name: &str) -> Result<&'a OrgUnit, Failure> {
    let wanted = folded(name);
    let below = format!("/{wanted}");
    let by = |fits: &dyn Fn(&OrgUnit) -> bool| -> Vec<&'a OrgUnit> {
        workspace.units().filter(|one| fits(one)).collect()
    };
    let path = |one: &OrgUnit| folded(&path_name(workspace, one.id));
    let mut found = by(&|one| folded(&one.name) == wanted);
    if found.is_empty() {
        found = by(&|one| path(one) == wanted || path(one).ends_with(&below));
    }
    if found.is_empty() {
        found = by(&|one| one.aliases.iter().any(|alias| folded(alias) == wanted));
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(unknown(
            tr!("chart-cli-no-unit", name = name),
            name,
            workspace.units().map(|unit| unit.name.clone()),
        )),
        several => {
            let names: Vec<String> =
                several.iter().map(|one| path_name(workspace, one.id)).collect();
            Err(Failure(tr!("chart-cli-ambiguous", name = name, names = quoted(&names))))
        }
    }
}

/// A file name every file system takes: "sykefravaer".
pub(super) fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            'æ' => name.push_str("ae"),
            'ø' => name.push('o'),
            'å' => name.push('a'),
            c if c.is_ascii_alphanumeric() => name.push(c),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.trim_matches('-').chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_every_file_system_takes() {
        assert_eq!(file_name("Leseferdighet 5. trinn, nivå 3"), "leseferdighet-5-trinn-niva-3");
        assert_eq!(file_name("../CON:*?"), "con");
        assert_eq!(file_name("Sykefravær (%)"), "sykefravaer");
    }
}
