//! The commands that draw charts, run as people run them.

use super::chart::{run, saved};

fn said(done: &std::process::Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn the_command_draws_every_type_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    for (name, kind, more, start) in [
        ("a.pdf", "bar", vec!["--size", "half"], &b"%PDF-"[..]),
        ("b.xlsx", "line", vec!["--index", "2010"], b"PK"),
        ("c.png", "slope", vec!["--dpi", "150", "--size", "slide"], b"\x89PNG"),
        ("d.svg", "heat-table", vec!["--size", "16x10"], b"<svg"),
        ("e.svg", "Små diagrammer", vec!["--compare"], b"<svg"),
        ("f.svg", "bullet", vec!["--compare", "Landet uten Oslo", "--at", "2014"], b"<svg"),
        ("g.svg", "line", vec!["--change", "2010", "--text", "outlined"], b"<svg"),
        ("h.svg", "scatter", vec!["--indicator", "Brukertilfredshet"], b"<svg"),
    ] {
        let out = folder.path().join(name);
        let shown = out.display().to_string();
        let mut arguments = vec!["chart", &file, "--indicator", "Sykefravær", "--level", "enhet"];
        arguments.extend(["--type", kind, "--out", &shown]);
        arguments.extend(more);
        let done = run(&arguments);
        assert_eq!(done.status.code(), Some(0), "{name}: {}", said(&done));
        assert!(std::fs::read(&out).expect("written").starts_with(start), "{name}");
    }
}

#[test]
fn the_command_takes_a_title_and_a_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    let theme = folder.path().join("profil.json");
    std::fs::write(
        &theme,
        r##"{"name":"Eksempel","colours":{"employee":"#7A0019","text":"#101820"}}"##,
    )
    .expect("written");
    let out = folder.path().join("a.svg");
    let (theme, shown) = (theme.display().to_string(), out.display().to_string());
    let mut arguments = vec!["chart", &file, "--indicator", "Sykefravær", "--unit", "Oppvekst"];
    arguments.extend(["--title", "Vår egen <tittel>", "--theme", &theme, "--out", &shown]);
    let done = run(&arguments);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let svg = std::fs::read_to_string(&out).expect("written");
    assert!(svg.contains("Vår egen &lt;tittel&gt;") && svg.contains("#7a0019"));
}

#[test]
fn the_command_says_which_option_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    let theme = folder.path().join("profil.json");
    std::fs::write(&theme, "{}").expect("written");
    let theme = theme.display().to_string();
    let out = folder.path().join("a.svg").display().to_string();
    for (option, value, expected) in [
        ("--type", "pie", vec!["«pie»", "grouped-bar"]),
        ("--size", "1x1", vec!["«1x1»", "15x9"]),
        ("--dpi", "72", vec!["72", "300"]),
        ("--level", "avdeling", vec!["«avdeling»", "unit"]),
        ("--index", "i fjor", vec!["«i fjor»"]),
        ("--theme", &theme, vec!["profil.json"]),
        ("--compare", "Atlantis", vec!["Atlantis"]),
    ] {
        let mut arguments = vec!["chart", &file, "--indicator", "Sykefravær", "--unit", "Oppvekst"];
        arguments.extend([option, value, "--out", &out]);
        let done = run(&arguments);
        let message = said(&done);
        assert_eq!(done.status.code(), Some(2), "{option}: {message}");
        for text in expected {
            assert!(message.contains(text), "«{text}» in: {message}");
        }
        assert!(!std::path::Path::new(&out).exists());
    }
}

#[test]
fn charts_draws_every_indicator_and_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    for (format, picture) in [("svg", true), ("png", true), ("pdf", false), ("xlsx", false)] {
        let out = folder.path().join(format);
        let shown = out.display().to_string();
        let done = run(&["charts", &file, "--out", &shown, "--format", format]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        assert!(done.stderr.is_empty(), "no bar where nobody watches: {}", said(&done));
        let page = std::fs::read_to_string(out.join("index.html")).expect("a page");
        for name in ["sykefravaer", "brukertilfredshet"] {
            let name = format!("{name}.{format}");
            assert!(out.join(&name).is_file() && page.contains(&name), "{name}");
        }
        assert_eq!(page.contains("<img "), picture);
        // Nobody has figures for it.
        assert!(!page.contains("valgdeltakelse"));
    }
    let out = folder.path().join("enheter");
    let shown = out.display().to_string();
    let mut arguments = vec!["charts", &file, "--out", &shown, "--level", "unit"];
    arguments.extend(["--unit", "Oppvekst", "--format", "svg", "--type", "bar"]);
    let done = run(&arguments);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "brukertilfredshet-lia-skole.svg",
            "index.html",
            "sykefravaer-asen-skole.svg",
            "sykefravaer-lia-skole.svg"
        ]
    );
    // Again over the same files: the same bytes.
    let before = std::fs::read(out.join("sykefravaer-lia-skole.svg")).expect("a figure");
    assert_eq!(run(&arguments).status.code(), Some(0));
    let after = std::fs::read(out.join("sykefravaer-lia-skole.svg")).expect("a figure");
    assert!(before == after);
}

#[test]
fn charts_without_anything_to_draw_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = saved(folder.path());
    let out = folder.path().join("ut").display().to_string();
    let done = run(&["charts", &file, "--out", &out, "--unit", "Borg sykehjem"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("Ingen indikatorer har tall"), "{}", said(&done));
}
