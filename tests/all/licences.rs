//! Every crate in the program may be given away under our licence: the licence each names is on
//! the list of `deny.toml`, whatever tools the machine has.

use std::process::Command;

use serde_json::Value;

/// The licences `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml"))
        .expect("the list");
    let (_, rest) = text.split_once("allow = [").expect("the list");
    let (list, _) = rest.split_once(']').expect("its end");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an expression ("(MIT OR Apache-2.0) AND Unicode-3.0") can be met with these.
fn met(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at, allowed) && at == words.len()
}

fn any(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, allowed);
    }
    met
}

fn all(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any(words, at, allowed);
        *at += 1;
        return met;
    }
    let mut name = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&name)
}

/// What the program is made of, without asking the network.
fn metadata(more: &[&str]) -> Result<Value, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// The system this machine builds for.
fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc names its host").to_owned()
}

#[test]
fn every_licence_is_on_the_list() {
    let allowed = allowed();
    assert!(allowed.len() > 5, "{allowed:?}");
    assert!(met("(MIT OR GPL-3.0-only) AND Unicode-3.0", &allowed));
    assert!(!met("MIT AND GPL-3.0-only", &allowed));
    // A machine that has only built the program lacks what other systems need.
    let metadata = metadata(&[])
        .or_else(|_| metadata(&["--filter-platform", &host()]))
        .expect("cargo tells what the program is made of");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100);
    let wrong: Vec<String> = packages
        .iter()
        .filter(|one| !met(one["license"].as_str().unwrap_or_default(), &allowed))
        .map(|one| format!("{} ({})", one["name"], one["license"]))
        .collect();
    assert!(wrong.is_empty(), "not on the list of deny.toml: {wrong:?}");
}
