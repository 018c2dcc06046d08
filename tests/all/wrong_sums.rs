//! Sums that are not the sum of what they stand beside: listed, never mended, and nobody accused without reason.

use styringstavle::import::facts::CellRole;
use styringstavle::import::grid::Formula;

use crate::situations::{Read, area, place, sketch};

/// The findings about a cell.
fn found(read: &Read, cell: &str) -> Vec<String> {
    let about = read.0.findings.iter().filter(|finding| finding.cells.contains(&place(cell)));
    about.map(|finding| finding.text.clone()).collect()
}

/// Everything that doubts a number: findings, and questions about values.
fn doubts(read: &Read) -> Vec<String> {
    let asked = read.0.questions.iter().filter(|question| question.about.of_values());
    let asked = asked.map(|question| question.text.clone());
    read.0.findings.iter().map(|finding| finding.text.clone()).chain(asked).collect()
}

fn staff(title: &str, last: &str) -> Read {
    sketch("Ansatte.xlsx")
        .sheet("Ark1", &[title, "Enhet|Antall", "Lia|113", "Vik|227", "Nes|54", "Bø|99", last])
        .read()
}

#[test]
fn a_sum_that_is_wrong_in_one_column_is_listed() {
    for wrong in ["4930", "483", "503", "593", "943", "-493", "986", "520"] {
        let read = staff("Ansatte 2022", &format!("Sum|{wrong}"));
        let found = found(&read, "B7");
        let shown = wrong.replace('-', "−");
        assert!(
            matches!(found.as_slice(), [one] if one.contains("B7") && one.contains("493")
                && one.contains("B3:B6") && one.contains(&shown)),
            "{wrong}: {found:?} in\n{}",
            read.told()
        );
        assert_eq!(read.role("B7"), Some(CellRole::Total));
        assert_eq!(read.0.facts.len(), 4, "{}", read.told());
    }
    // Right, or off by what rounding explains.
    for right in ["493", "494"] {
        let read = staff("Ansatte 2022", &format!("Sum|{right}"));
        assert!(doubts(&read).is_empty(), "{right}: {:?}", doubts(&read));
    }
}

#[test]
fn a_total_is_listed_only_where_its_digits_are_a_slip() {
    for wrong in ["4930", "483", "503", "943", "-493", "49"] {
        let read = staff("Ansatte 2022", &format!("Totalt|{wrong}"));
        assert_eq!(found(&read, "B7").len(), 1, "{wrong}: {}", read.told());
    }
    // It may be of more units than are shown, or of persons who work in two.
    for other in ["581", "467"] {
        let read = staff("Ansatte 2022", &format!("Totalt|{other}"));
        assert!(doubts(&read).is_empty(), "{other}: {:?}", doubts(&read));
    }
}

#[test]
fn nobody_is_accused_where_the_sheet_says_why() {
    for title in ["Ansatte i utvalgte enheter 2022", "Ansatte 2022, herav", "Unike brukere 2022"] {
        let read = staff(title, "Sum|593");
        assert!(doubts(&read).is_empty(), "{title}: {:?}", doubts(&read));
    }
    let about = |head: &str, rows: &[&str]| {
        let head = format!("Enhet|{head}");
        let all: Vec<&str> =
            ["Enhetene 2022", &head].into_iter().chain(rows.iter().copied()).collect();
        sketch("Enheter.xlsx").sheet("Ark1", &all).read()
    };
    for (head, rows) in [
        ("Svarprosent", ["Lia|54", "Vik|80", "Nes|71", "Sum|68"]),
        ("Saksbehandlingstid (dager)", ["Lia|54", "Vik|80", "Nes|71", "Sum|68"]),
        ("Utlån per innbygger", ["Lia|5.4", "Vik|8", "Nes|7.1", "Totalt|6.2"]),
        ("Antall ansatte", ["Lia|110", "Vik|'<5", "Nes|70", "Sum|184"]),
        ("Antall ansatte", ["Lia|110", "Vik|", "Nes|70", "Sum|280"]),
        ("Beløp (1000 kr)", ["Lia|113000", "Vik|227000", "Nes|54000", "Sum|395000"]),
        ("Median alder", ["Lia|41", "Vik|38", "Nes|44", "Totalt|40"]),
    ] {
        let read = about(head, &rows);
        assert!(doubts(&read).is_empty(), "{head}: {:?}\n{}", doubts(&read), read.told());
    }
}

#[test]
fn a_sum_that_is_wrong_beside_a_right_one_is_listed() {
    for (label, wrong) in [("Sum", "445"), ("Totalt", "445"), ("Sum", "380")] {
        let last = format!("{label}|425|{wrong}");
        let read = sketch("Ansatte.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Ansatte",
                    "Enhet|2021|2022",
                    "Lia|100|110",
                    "Vik|200|190",
                    "Nes|50|55",
                    "Bø|75|80",
                    &last,
                ],
            )
            .read();
        let found = found(&read, "C7");
        assert!(
            matches!(found.as_slice(), [one] if one.contains(wrong) && one.contains("435")),
            "{label}: {found:?}\n{}",
            read.told()
        );
        assert_eq!(doubts(&read).len(), 1, "{label}: {:?}", doubts(&read));
    }
}

#[test]
fn a_sum_above_its_rows_is_held_against_them() {
    let read = sketch("Elevtall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elevtall per skole",
                "Skole|2019/20|2020/21|2021/22",
                "Alle skoler|600|618|640",
                "Lia skole|200|208|215",
                "Moen skole|300|305|310",
                "Vik skole|100|105|105",
            ],
        )
        .read();
    let found = found(&read, "D3");
    assert!(
        matches!(found.as_slice(), [one] if one.contains("640") && one.contains("630")),
        "{found:?}\n{}",
        read.told()
    );
    assert_eq!(doubts(&read).len(), 1, "{:?}", doubts(&read));
}

#[test]
fn a_whole_that_is_not_the_sum_of_its_parts_is_asked_about() {
    let rows = [
        "Ansatte 2022",
        "Enhet|Heltid|Deltid|Sum",
        "Lia|113|41|154",
        "Vik|227|33|260",
        "Nes|54|12|76",
        "Bø|99|37|136",
    ];
    let read = sketch("Ansatte.xlsx").sheet("Ark1", &rows).read();
    let asked = read.asked("D5");
    assert!(
        matches!(asked.as_slice(), [one] if one.text.contains("76") && one.text.contains("66")),
        "{}",
        read.told()
    );
    let fact = read.fact("D5").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(!fact.certain, "{}", read.told());
    assert!(read.fact("D4").is_some_and(|fact| fact.certain), "{}", read.told());
}

/// Expenses with subtotals, whose total says what it likes.
fn expenses(total: &str, sums: &[(&str, &str)]) -> Read {
    let last = format!("Totalt|{total}");
    let mut sketch = sketch("Utgifter.xlsx").sheet(
        "Ark1",
        &[
            "Utgifter 2022 (1000 kr)",
            "Enhet|Beløp",
            "Lia|113",
            "Vik|227",
            "Sum skole|340",
            "NAV|54",
            "Hjemmetjenesten|151",
            "Sum velferd|205",
            &last,
        ],
    );
    for (cell, block) in sums {
        sketch = sketch.formula(cell).with(|sheet| {
            sheet.formulas.push((place(cell), Formula::Sum(area(block))));
            sheet.formulas.sort();
        });
    }
    sketch.read()
}

#[test]
fn a_sum_over_rows_and_their_subtotals_counts_twice() {
    let parts = [("B5", "B3:B4"), ("B8", "B6:B7")];
    let read = expenses("1090", &[parts[0], parts[1], ("B9", "B3:B8")]);
    let told = found(&read, "B9");
    assert!(
        matches!(told.as_slice(), [one] if one.contains("B9") && one.contains("545")
            && one.contains("B5") && one.contains("B8")),
        "{told:?}\n{}",
        read.told()
    );
    assert_eq!(doubts(&read).len(), 1, "{:?}", doubts(&read));
    // A subtotal passes over those within it, which the figure shows.
    let read = expenses("545", &[parts[0], parts[1], ("B9", "B3:B8")]);
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
    // Typed, right and wrong.
    assert!(doubts(&expenses("545", &[])).is_empty());
    assert_eq!(found(&expenses("1090", &[]), "B9").len(), 1);
}

#[test]
fn means_and_shares_of_the_whole_are_no_errors() {
    let percent = |rows: &[&str], cells: &str| {
        sketch("Undersøkelse 2022.xlsx").sheet("Ark1", rows).format(cells, "0.0 %").read()
    };
    // Weighted by how many were asked, which the sheet does not say.
    let read = percent(
        &[
            "Brukerundersøkelse 2022",
            "Enhet|Antall svar|Svarprosent|Snitt",
            "Lia|40|0.5|4.2",
            "Moen|10|0.8|3.2",
            "Totalt|50|0.54|4.0",
        ],
        "C3:C5",
    );
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
    // 82 of 1000, as the two sums beside it say.
    let read = percent(
        &[
            "Skole|Elever|Med spes.ped.|Andel",
            "Lia skole|200|18|0.09",
            "Moen skole|300|30|0.1",
            "Vik skole|100|5|0.05",
            "Fjell skole|150|9|0.06",
            "Bø skole|250|20|0.08",
            "Sum|1000|82|0.082",
        ],
        "D2:D7",
    );
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nøkkeltall skoler 2022/23",
                "Nøkkeltall|Lia skole|Vik skole|Nes skole|Totalt",
                "Elever|210|95|133|438",
                "Lærerårsverk|19.5|9.2|12.1|40.8",
                "Elever per lærerårsverk|10.8|10.3|11.0|10.7",
                "Fravær elever (%)|5.1|6.2|5.8|5.6",
            ],
        )
        .read();
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
    // Higher than all of which it is the mean it cannot be.
    let read = percent(
        &[
            "Sykefravær",
            "Enhet|2020|2021|2022",
            "Lia|0.08|0.07|0.09",
            "Moen|0.06|0.05|0.07",
            "Snitt|0.07|0.06|0.12",
        ],
        "B3:D5",
    );
    assert_eq!(read.asked("D5").len(), 1, "{}", read.told());
}

#[test]
fn differences_and_shares_in_small_tables_are_held_against_their_heads() {
    let read = sketch("Elevtall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elevtall",
                "Skole|2019/20|2020/21|Endring",
                "Lia skole|200|208|8",
                "Moen skole|300|305|5",
                "Vik skole|100|105|-5",
                "Fjell skole|140|135|-5",
                "Sum|740|753|13",
            ],
        )
        .read();
    assert_eq!(read.asked("D5").len(), 1, "{}", read.told());
    let read = sketch("Elever 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever 2022",
                "Skole|Elever|Med spes.ped.|Andel",
                "Lia skole|200|18|0.09",
                "Moen skole|300|30|0.1",
                "Vik skole|100|5|0.07",
                "Fjell skole|150|9|0.06",
            ],
        )
        .format("D3:D6", "0.0 %")
        .read();
    assert_eq!(read.asked("D5").len(), 1, "{}", read.told());
    // What brings money in deviates the other way round.
    let read = sketch("Regnskap 2021.xlsx")
        .sheet(
            "Ark1",
            &[
                "Regnskap 2021 (1000 kr)",
                "Konto|Budsjett|Regnskap|Avvik",
                "Lønn|1000|1100|-100",
                "Varer og tjenester|900|850|50",
                "Salg av tjenester|700|720|20",
                "Overføringer|650|600|50",
            ],
        )
        .read();
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
    // Rounded figures may be off by one in the last place.
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Skole|2020|2021|Endring",
                "Lia skole|8.1|9.2|1.1",
                "Moen skole|6.3|9.9|3.6",
                "Vik skole|7.2|7.9|0.8",
                "Fjell skole|5.5|8.8|3.3",
            ],
        )
        .read();
    assert!(doubts(&read).is_empty(), "{:?}", doubts(&read));
}

#[test]
fn a_sum_with_what_stands_apart_below_it_is_right() {
    let findings = |apart: &str| {
        let read = sketch("Bruk 2022.xlsx")
            .sheet(
                "Ark1",
                &["Størrelse|Bruk", "Små|113", "Middels|227", "Store|153", "Sum|5030", apart],
            )
            .read();
        read.0.findings.len()
    };
    assert_eq!(findings("Uklassifisert|4537"), 0);
    assert_eq!(findings("Uklassifisert|12"), 1);
}
