//! Heads, rows and words that sound like something else than they are.

use styringstavle::import::facts::CellRole;

use crate::situations::sketch;

#[test]
fn deviations_are_counted_where_nothing_is_held_against_another() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nøkkeltall 2023",
                "Enhet|Ventetid (dager)|Avvik (antall)",
                "Lia skole|12|3",
                "Åsen skole|14|5",
                "Vik skole|9|7",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Lia skole | Ventetid | 2023 | 12 dager"),
        ("C5", "Vik skole | Avvik | 2023 | 7 antall"),
    ]);
    let read = sketch("HMS.xlsx")
        .sheet("Ark1", &["Enhet|Avvik 2022|Avvik 2023", "Lia skole|12|3", "Åsen skole|14|5"])
        .read();
    read.expect(&[
        ("B2", "Lia skole | Avvik | 2022 | 12"),
        ("C3", "Åsen skole | Avvik | 2023 | 5"),
    ]);
    // Beside accounts and budget, or as the difference of two columns, it is worked out.
    for (head, first, second) in [
        ("Regnskap 2023|Budsjett 2023|Avvik", "110|100|10", "95|100|-5"),
        ("2022|2023|Avvik", "110|100|-10", "95|100|5"),
        ("Meldt 2023|Lukket 2023|Avvik", "110|100|10", "95|94|1"),
    ] {
        let heads = format!("Enhet|{head}");
        let (first, second) = (format!("Lia skole|{first}"), format!("Åsen skole|{second}"));
        let third = "Vik skole|50|50|0";
        let rows = [heads.as_str(), &first, &second, third];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(read.role("D2"), Some(CellRole::SetAside), "{head}\n{}", read.told());
    }
}

#[test]
fn a_table_of_nothing_but_changes_is_asked_about() {
    let read = sketch("Ventetid.xlsx")
        .sheet(
            "Ark1",
            &["Enhet|Endring i ventetid 2022|Endring i ventetid 2023", "Lia|2|3", "Åsen|4|5"],
        )
        .read();
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain), "{}", read.told());
    assert!(!read.asked("C3").is_empty(), "{}", read.told());
}

#[test]
fn a_sum_of_a_sector_is_a_sum() {
    let read = sketch("Klager.xlsx")
        .sheet(
            "Ark1",
            &[
                "Klager",
                "Enhet|2022|2023",
                "Oppvekst||",
                "Lia skole|5|6",
                "Vik skole|7|8",
                "Sum Oppvekst|12|14",
                "Helse og mestring||",
                "Berg sykehjem|15|16",
                "Dal sykehjem|7|8",
                "Sum Helse og mestring|22|24",
            ],
        )
        .read();
    assert_eq!(read.role("B10"), Some(CellRole::Total), "{}", read.told());
    assert!(read.fact("B10").is_none(), "{}", read.told());
    read.expect(&[("C8", "Berg sykehjem | Klager | 2023 | 16")]);
}

#[test]
fn numbers_about_two_thousand_under_a_head_of_their_own_are_no_years() {
    for head in ["Utlån", "Timer per årsverk", "Merker"] {
        let heads = format!("Enhet|{head}|Klager|Trivsel");
        let read = sketch("Mappe1.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Oversikt 2020",
                    &heads,
                    "Lia skole|1930|5|4.1",
                    "Åsen skole|1986|7|4.4",
                    "Vik skole|2084|9|4.2",
                ],
            )
            .read();
        let fact = read.fact("B3").and_then(|fact| fact.value);
        assert_eq!(fact, Some(1930.0), "{head}\n{}", read.told());
        read.expect(&[("C4", "Åsen skole | Klager | 2020 | 7")]);
    }
    // Years in a row are years, whatever stands above them.
    let read = sketch("Klager.xlsx")
        .sheet(
            "Ark1",
            &["Utgave|Enhet|Klager", "2021|Lia skole|5", "2022|Lia skole|7", "2023|Lia skole|9"],
        )
        .read();
    read.expect(&[("C3", "Lia skole | Klager | 2022 | 7")]);
}

#[test]
fn a_sheet_called_provisional_speaks_of_its_own_figures() {
    let read = sketch("Serie.xlsx")
        .sheet("Serie", &["Sykefravær (%)", "Enhet|2023|2024", "Lia skole|5|6", "Vik skole|7|8"])
        .sheet(
            "2024 (foreløpig)",
            &["Trivsel", "Enhet|2024", "Lia skole|4.1", "Åsen skole|4.2", "Vik skole|4.3"],
        )
        .read();
    let marked = |cell: &str| {
        read.fact(cell).is_some_and(|fact| fact.marks.has(styringstavle::domain::Mark::Provisional))
    };
    assert!(!marked("Serie!C3"), "{}", read.told());
    assert!(marked("2024 (foreløpig)!B3"), "{}", read.told());
}

#[test]
fn notes_that_begin_as_contacts_do_are_kept() {
    for note in [
        "Kontaktlærere er regnet med fra 2021.",
        "Telefonhenvendelser er regnet med fra 2021.",
        "Saksbehandlere i vikariat er ikke med.",
    ] {
        let rows = ["Årsverk", "Enhet|2021|2022", "Lia skole|5|6", "Åsen skole|7|8", "", note];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        let notes: Vec<&str> = read
            .0
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.tables)
            .flat_map(|table| &table.notes)
            .map(String::as_str)
            .collect();
        assert_eq!(notes, [note], "{}", read.told());
    }
    for contact in ["Kontaktperson: Ola Nordmann", "Telefon 69 00 00 00", "Spør post@solvik.no"] {
        let rows = ["Årsverk", "Enhet|2021|2022", "Lia skole|5|6", "Åsen skole|7|8", "", contact];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        assert!(
            read.0
                .sheets
                .iter()
                .flat_map(|sheet| &sheet.tables)
                .all(|table| table.notes.is_empty()),
            "{}",
            read.told()
        );
    }
}

#[test]
fn titles_that_begin_as_sources_do_are_titles() {
    for (title, name, measure) in [
        ("Kildesortert avfall (tonn)", "Kildesortert avfall", " tonn"),
        ("Publiserte artikler", "Publiserte artikler", ""),
    ] {
        let rows = [title, "Enhet|2021|2022", "Lia skole|5|6", "Åsen skole|7|8"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        read.expect(&[("B3", &format!("Lia skole | {name} | 2021 | 5{measure}"))]);
    }
    for title in ["Byggesaker behandlet innen frist 2023", "Andel oppdaterte planer 2023"] {
        let rows = [title, "Enhet|Klager|Årsverk", "Lia skole|5|6", "Åsen skole|7|8"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        let period = read.fact("B3").and_then(|fact| fact.period);
        assert_eq!(period.map(|period| period.code()).as_deref(), Some("2023"), "{}", read.told());
    }
    // The day something was printed dates no figures.
    let rows =
        ["Klager, sist oppdatert 15.02.2024", "Enhet|Klager|Årsverk", "Lia skole|5|6", "Åsen|7|8"];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert!(read.certain().is_empty(), "{}", read.told());
}

#[test]
fn units_without_figures_are_units_however_many() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lia skole|5.1|6.2",
                "Vik skole||",
                "Åsen skole|7.1|8.2",
                "Berg skole||",
                "Dal skole|9.1|8.4",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Vik skole | Sykefravær | 2021 | Blank %"),
        ("B5", "Åsen skole | Sykefravær | 2021 | 7.1 %"),
        ("C7", "Dal skole | Sykefravær | 2022 | 8.4 %"),
    ]);
    assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
    // What is bold, another sort of name, or holds the names below it, heads them.
    for (first, second) in [
        ("Indre sone", "Ytre sone"),
        ("Oppvekst", "Kultur"),
        ("Kommunale skoler", "Private skoler"),
    ] {
        let read = sketch("Sykefravær.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Sykefravær (%)",
                    "Enhet|2021|2022",
                    first,
                    "Lia skole|5.1|6.2",
                    "Vik skole|5|5",
                    second,
                    "Åsen skole|7.1|8.2",
                    "Berg skole|6|6",
                ],
            )
            .read();
        read.expect(&[("B7", "Åsen skole | Sykefravær | 2021 | 7.1 %")]);
        assert!(read.fact("B3").is_none(), "{}", read.told());
        let area = read.fact("B7").and_then(|fact| fact.area.as_deref());
        assert_eq!(area, Some(second), "{}", read.told());
    }
    let rows = [
        "Sykefravær (%)",
        "Enhet|2021|2022",
        "Lia skole|5.1|6.2",
        "Vestre skole",
        "Vik skole|5|5",
        "Åsen skole|7.1|8.2",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).bold("A4").read();
    let area = read.fact("B6").and_then(|fact| fact.area.as_deref());
    assert_eq!(area, Some("Vestre skole"), "{}", read.told());
}

#[test]
fn names_without_figures_that_may_be_units_are_asked_about() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lande|5.1|6.2",
                "Borgen||",
                "Hafslund|7.1|8.2",
                "Hauge||",
                "Tindlund|9.1|8.4",
            ],
        )
        .read();
    let fact = read.fact("B7").expect("a fact");
    assert!(!fact.certain && fact.why.contains("Hauge"), "{}", read.told());
    assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
    assert!(!read.asked("B5").is_empty(), "{}", read.told());
}

#[test]
fn a_remark_among_the_figures_heads_nothing() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Trivsel",
                "Enhet|2021|2022",
                "Lia skole|5.1|6",
                "||ny skala",
                "Vik skole|5.3|6.2",
                "Åsen skole|5.4|6.1",
            ],
        )
        .read();
    read.expect(&[("B5", "Vik skole | Trivsel | 2021 | 5.3")]);
    assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
    assert_eq!(read.role("C4"), Some(CellRole::Note), "{}", read.told());
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "År|Lia skole|Åsen skole",
                "2019|5.1|6",
                "2020|5.2|6.1",
                "|endret måling|",
                "2021|5.3|6.2",
                "2022|5.4|6.3",
            ],
        )
        .read();
    read.expect(&[
        ("B6", "Lia skole | Sykefravær | 2021 | 5.3 %"),
        ("C7", "Åsen skole | Sykefravær | 2022 | 6.3 %"),
    ]);
    assert!(read.0.questions.is_empty(), "{}", read.told());
    // In a single column, too: the years go on below it.
    let rows = ["Trivsel", "År|Lia skole", "2020|5.1", "|Endret metode", "2021|5.3", "2022|5.4"];
    let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B5", "Lia skole | Trivsel | 2021 | 5.3")]);
    let rows = ["Trivsel", "År|Lia skole", "2020|5.1", "|Borgen", "2021|5.3", "2022|5.4"];
    let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("B5").is_some_and(|fact| !fact.certain), "{}", read.told());
    // A row of other names still names the columns anew.
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "År|Lia skole|Åsen skole",
                "2021|5.1|6",
                "2022|5.2|6.1",
                "|Vik skole|Dal skole",
                "2021|5.3|6.2",
                "2022|5.4|6.3",
            ],
        )
        .read();
    read.expect(&[("B6", "Vik skole | Sykefravær | 2021 | 5.3 %")]);
}

#[test]
fn a_date_among_numbers_is_asked_about() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &["Trivsel", "Enhet|2021|2022", "Lia skole|5.1|1", "Vik skole|5.3|6.2", "Åsen|5.4|6.1"],
        )
        .with(|sheet| {
            for (place, cell) in sheet.cells.list() {
                if *place == crate::situations::place("C3") {
                    cell.content = styringstavle::import::grid::Content::Date(2026, 8, 5);
                }
            }
        })
        .read();
    assert_eq!(read.says("C3"), "? Lia skole | Trivsel | 2022 | 5.8", "{}", read.told());
    assert_eq!(read.role("C3"), Some(CellRole::Doubtful), "{}", read.told());
    assert!(read.why("C3").contains("5,8"), "{}", read.told());
}

#[test]
fn comments_are_kept_wherever_they_stand() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Trivsel",
                "Enhet|2021|2022",
                "Lia skole|5|",
                "Vik skole|6|7",
                "Sum|11|7",
                "Kilde: Egen måling",
            ],
        )
        .comment("A1", "Ny undersøkelse fra 2021")
        .comment("A2", "Bare kommunale skoler")
        .comment("C3", "For få svar")
        .comment("C5", "Lia mangler")
        .comment("A6", "Hentet i mars")
        .comment("E9", "Ring tilbake")
        .read();
    assert_eq!(read.note("C3").as_deref(), Some("For få svar"), "{}", read.told());
    let notes = &read.0.sheets[0].tables[0].notes;
    for said in [
        "Ny undersøkelse fra 2021",
        "Bare kommunale skoler",
        "Lia mangler",
        "Hentet i mars",
        "Ring tilbake",
    ] {
        assert!(notes.iter().any(|note| note == said), "{said} in {notes:?}\n{}", read.told());
    }
    // A head merged over several columns speaks of them all.
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|2021||2022|",
                "|Klager|Trivsel|Klager|Trivsel",
                "Lia skole|5|6|7|8",
                "Vik skole|6|7|8|9",
            ],
        )
        .merge("B1:C1")
        .comment("B1", "Målt i mai")
        .read();
    assert_eq!(
        read.note("C4").as_deref(),
        Some("Målt i mai"),
        "{:?} {}",
        read.0.sheets[0].tables,
        read.told()
    );
}

#[test]
fn a_gap_before_measures_and_targets_parts_no_table() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Resultat 2014|Resultat 2015||Måleenhet|Mål 2016",
                "Sykefravær|7.1|7.3||%|6.5",
                "Trivsel|4.1|4.3||1-5|4.5",
                "Klager|5|7||antall|4",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Lia skole | Sykefravær | 2014 | 7.1 %"),
        ("C3", "Lia skole | Trivsel | 2015 | 4.3 1–5"),
        ("F4", "Lia skole | Klager | 2016 | 4 antall | Target"),
    ]);
    // Names of units right of a gap begin a table of their own.
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skole|2021|2022||Barnehage|2021|2022",
                "Lia skole|5|6||Vik barnehage|7|8",
                "Åsen skole|6|7||Dal barnehage|8|9",
            ],
        )
        .read();
    read.expect(&[("F2", "Vik barnehage | Sykefravær | 2021 | 7 %")]);
}

#[test]
fn a_school_without_figures_heads_no_units_of_other_sorts() {
    let rows = [
        "Sykefravær (%)",
        "Enhet|2021|2022",
        "Elv ungdomsskole||",
        "Lia barnehage|5.1|6.2",
        "Dal barnehage|7.1|8.2",
        "Kulturskolen|9.1|8.4",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("B3", "Elv ungdomsskole | Sykefravær | 2021 | Blank %"),
        ("B4", "Lia barnehage | Sykefravær | 2021 | 5.1 %"),
    ]);
    assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
    let rows = [
        "Sykefravær (%)",
        "Enhet|2021|2022",
        "Elv ungdomsskole||",
        "Brannvesenet|5.1|6.2",
        "Berg sykehjem|7.1|8.2",
        "Renhold|9.1|8.4",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
    // Its own departments lie under it, and what may hold others is asked about.
    let rows = [
        "Sykefravær (%)",
        "Enhet|2021|2022",
        "Elv barnehage||",
        "Avdeling Rød|5.1|6.2",
        "Avdeling Blå|7.1|8.2",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("B3").is_none() && read.fact("B4").is_some(), "{}", read.told());
    let rows = [
        "Sykefravær (%)",
        "Enhet|2021|2022",
        "Havn oppvekstsenter||",
        "Lia barnehage|5.1|6.2",
        "Dal skole|7.1|8.2",
    ];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("B4").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn remarks_among_the_names_head_nothing() {
    for remark in ["Se merknad", "Endret metode", "Ny måling fra neste år"] {
        let rows = ["Trivsel", "Enhet|2021|2022", "Lia skole|5|6", remark, "Vik skole|5|6"];
        let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
        read.expect(&[("B5", "Vik skole | Trivsel | 2021 | 5")]);
        assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
        assert!(read.0.questions.is_empty(), "{}", read.told());
    }
}

#[test]
fn deviations_that_are_no_difference_are_asked_about() {
    let rows = [
        "Oppfølging 2023",
        "Enhet|Resultat|Mål|Avvik",
        "Lia skole|71|80|3",
        "Åsen skole|64|80|5",
        "Vik skole|81|80|12",
    ];
    let read = sketch("Svarprosent.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("D3").is_some_and(|fact| !fact.certain), "{}", read.told());
    let rows = [
        "Oppfølging 2023",
        "Enhet|Resultat|Mål|Avvik",
        "Lia skole|71|80|-9",
        "Åsen skole|64|80|-16",
        "Vik skole|81|80|1",
    ];
    let read = sketch("Svarprosent.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.role("D3"), Some(CellRole::SetAside), "{}", read.told());
}
