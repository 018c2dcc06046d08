//! The user guide follows the program.

use std::path::Path;

use eframe::egui::ModifierNames;
use styringstavle::app::command::Command;
use styringstavle::app::shortcuts;
use styringstavle::text::{self, Language};

fn guide(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/guide").join(name)
}

/// The page of shortcuts is written from the list of commands; `UPDATE_GUIDE=1` writes it.
#[test]
fn the_page_of_shortcuts_is_current() {
    text::set(Language::Bokmaal);
    let mut page = "# Hurtigtaster\n\n| kommando | taster |\n| --- | --- |\n".to_owned();
    for command in Command::all() {
        let keys = shortcuts::texts(command, |keys| keys.format(&ModifierNames::NAMES, false));
        if !keys.is_empty() {
            page.push_str(&format!("| {} | {} |\n", command.text(), keys.join(", ")));
        }
    }
    page.push_str("\n## I Modell\n\n| kommando | taster |\n| --- | --- |\n");
    for (name, keys) in styringstavle::app::screens::model::keys() {
        let keys = keys.iter().map(|keys| keys.format(&ModifierNames::NAMES, false));
        page.push_str(&format!("| {name} | {} |\n", keys.collect::<Vec<_>>().join(", ")));
    }
    page.push_str("\nPå Mac er Ctrl ⌘.\n");
    let path = guide("5-hurtigtaster.md");
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        std::fs::write(&path, &page).expect("the guide can be written");
    }
    assert_eq!(std::fs::read_to_string(path).expect("the page"), page);
}

/// Every page and picture the guide and the README point to is there.
#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<std::path::PathBuf> = std::fs::read_dir(root.join("assets/guide"))
        .expect("the guide")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.push(root.join("README.md"));
    assert!(pages.len() > 5);
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") {
                let target = page.parent().expect("a folder").join(link);
                assert!(target.exists(), "{} points to {link}", page.display());
            }
        }
    }
}
