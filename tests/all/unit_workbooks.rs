//! Boards as 53 units keep them: words cut short in heads, and one sheet for each unit.

use crate::situations::sketch;

#[test]
fn heads_cut_short_are_the_kinds_they_begin() {
    let rows = [
        "Måltavle 2016 – Haugen skole",
        "",
        "Indikator|Enhet|Res. 2014|Resultat 2015|Amb. 2016|Ambisj. 2017",
        "Sykefravær|%|8,1|7,9|7,5|7,0",
        "Brukertilfredshet|skala 1-6|4,6|4,7|4,9|5,0",
    ];
    sketch("04 Haugen skole måltavle 2016.xlsx").sheet("Måltavle", &rows).read().expect(&[
        ("C4", "Haugen skole | Sykefravær | 2014 | 8.1 %"),
        ("E4", "Haugen skole | Sykefravær | 2016 | 7.5 % | Target"),
        ("F5", "Haugen skole | Brukertilfredshet | 2017 | 5 1–6 | Target"),
    ]);
}

#[test]
fn among_many_units_a_sheet_called_by_a_result_area_is_a_unit() {
    let board = |unit: &str, first: f64| {
        [
            format!("Måltavle 2016 – {unit}"),
            String::new(),
            "Indikator|Enhet|Resultat 2014|Resultat 2015".to_owned(),
            format!("Sykefravær, totalt|%|{first}|{}", first + 0.3),
            format!("Medarbeidertilfredshet|skala 1-6|4.{first}|4.8"),
        ]
    };
    let units = [
        "Solvang skole",
        "Åsen skole",
        "Nordby skole",
        "Regnbuen barnehage",
        "Blåbærhaugen barnehage",
        "Lillevik sykehjem",
        "Fjordgløtt sykehjem",
        "Økonomi",
    ];
    let mut book = sketch("Alle enheter 2016.xlsx");
    for (unit, first) in units.iter().zip(1_u8..) {
        let rows = board(unit, f64::from(first));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        book = book.sheet(unit, &rows);
    }
    let read = book.read();
    read.expect(&[
        ("Økonomi!C4", "Økonomi | Sykefravær, totalt | 2014 | 8 %"),
        ("Åsen skole!C4", "Åsen skole | Sykefravær, totalt | 2014 | 2 %"),
    ]);
}

#[test]
fn a_measurement_in_a_long_table_is_what_was_measured() {
    let rows = [
        "Virksomhet|Måling|Periode|Resultat",
        "Solbakken barnehage|Energibruk|T1 2020|187",
        "Solbakken barnehage|Energibruk|T2 2020|178",
        "Solbakken barnehage|Sykefravær|T1 2020|7,4",
        "Åsen skole|Energibruk|T1 2020|210",
        "Åsen skole|Sykefravær|T1 2020|6,1",
    ];
    sketch("uttrekk.xlsx").sheet("Data", &rows).read().expect(&[
        ("D2", "Solbakken barnehage | Energibruk | 2020-T1 | 187"),
        ("D6", "Åsen skole | Sykefravær | 2020-T1 | 6.1 %"),
    ]);
    // Which measurement it was is not what was measured.
    let rows = [
        "Virksomhet|Måling|Periode|Resultat",
        "Solbakken barnehage|1. måling|2020|187",
        "Solbakken barnehage|2. måling|2020|178",
        "Åsen skole|1. måling|2020|210",
        "Åsen skole|2. måling|2020|204",
    ];
    let read = sketch("uttrekk.xlsx").sheet("Data", &rows).read();
    assert!(!read.says("D2").contains("| 1. måling |"), "{}", read.told());
}

#[test]
fn thousands_of_kroner_in_a_column_of_measures_are_no_figures() {
    let rows = [
        "Tid|Organisasjon|Nøkkeltall|Verdi|Måleenhet",
        "2010|Åsane skule|Vikarbruk|364|1000 kr",
        "2011|Åsane skule|Vikarbruk|273|1000 kr",
        "2010|Legevakta|Vikarbruk|382|1000 kr",
        "2011|Legevakta|Vikarbruk|325|1000 kr",
        "2010|Legevakta|Trivsel|4,6|skala 1-6",
    ];
    let read = sketch("uttrekk.xlsx").sheet("Data", &rows).read();
    read.expect(&[
        ("D2", "Åsane skule | Vikarbruk | 2010 | 364 1 000 kr"),
        ("D6", "Legevakta | Trivsel | 2010 | 4.6 1–6"),
    ]);
    assert!(read.fact("E2").is_none(), "{}", read.told());
}

#[test]
fn a_unit_in_the_corner_is_whose_the_rows_are() {
    let rows = [
        "Furutoppen bo- og omsorgssenter|Regnskap 2012|Regnskap 2013",
        "Saksbehandlingstid (dager)|46|58",
        "Ventetid (dager)|15|37",
    ];
    sketch("rapport.xlsx").sheet("Ark1", &rows).read().expect(&[
        ("B2", "Furutoppen bo- og omsorgssenter | Saksbehandlingstid | 2012 | 46 dager"),
        ("C3", "Furutoppen bo- og omsorgssenter | Ventetid | 2013 | 37 dager"),
    ]);
    // It is the first of those that follow as headings.
    let rows = [
        "Furutoppen bo- og omsorgssenter|2012|2013",
        "Saksbehandlingstid (dager)|46|58",
        "Ventetid (dager)|15|37",
        "Vann og avløp",
        "Saksbehandlingstid (dager)|47|71",
        "Ventetid (dager)|22|8",
    ];
    sketch("rapport.xlsx").sheet("Ark1", &rows).read().expect(&[
        ("B2", "Furutoppen bo- og omsorgssenter | Saksbehandlingstid | 2012 | 46 dager"),
        ("C6", "Vann og avløp | Ventetid | 2013 | 8 dager"),
    ]);
    // Parts of what is counted there are no units beside it.
    let rows = [
        "Furutoppen bo- og omsorgssenter|2012|2013",
        "Sykefravær (%)|6|7",
        "Årsverk (antall)|15|37",
        "Kvinner",
        "Sykefravær (%)|7|8",
        "Årsverk (antall)|11|26",
    ];
    let read = sketch("rapport.xlsx").sheet("Ark1", &rows).read();
    for cell in ["B2", "C6"] {
        let unit = read.fact(cell).and_then(|fact| fact.unit.clone());
        assert_eq!(unit.as_deref(), Some("Furutoppen bo- og omsorgssenter"), "{}", read.told());
    }
    // Over names it is what these are under, or what sort they are.
    let rows = ["Private barnehager|2012|2013", "Solbakken barnehage|46|58", "Lia barnehage|15|37"];
    let read = sketch("Antall barn.xlsx").sheet("Ark1", &rows).read();
    assert!(read.says("B2").contains("Solbakken barnehage |"), "{}", read.told());
}

#[test]
fn of_two_blocks_alike_both_are_units_where_one_is() {
    let rows = [
        "Brann og redning",
        "Indikator|2018|2019",
        "Vikarbruk (1000 kr)|367|625",
        "Trivsel (skala 1-5)|4,3|4,6",
        "",
        "IKT",
        "Indikator|2018|2019",
        "Vikarbruk (1000 kr)|90|780",
        "Trivsel (skala 1-5)|3,7|3,8",
    ];
    sketch("rapport.xlsx").sheet("Ark1", &rows).read().expect(&[
        ("B3", "Brann og redning | Vikarbruk | 2018 | 367 1 000 kr"),
        ("C9", "IKT | Trivsel | 2019 | 3.8 1–5"),
    ]);
    // Grades are parts of it.
    let rows: Vec<&str> =
        rows.iter().map(|row| if *row == "IKT" { "7. trinn" } else { row }).collect();
    let read = sketch("rapport.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.says("C9").starts_with("7. trinn |"), "{}", read.told());
}

#[test]
fn a_department_named_beside_the_board_in_title_and_file_is_the_unit() {
    for unit in ["Økonomi", "Kart og oppmåling", "Rehabilitering og korttid"] {
        let title = format!("Måltavle 2016 – {unit}");
        let rows = [
            &title,
            "",
            "Indikator|Enhet|Resultat 2014",
            "Sykefravær|%|8,1",
            "Trivsel|skala 1-6|4,6",
        ];
        let file = format!("52 {unit} måltavle 2016.xlsx");
        let read = sketch(&file).sheet("Måltavle", &rows).read();
        let expected = format!("{unit} | Sykefravær | 2014 | 8.1 %");
        read.expect(&[("C4", expected.as_str())]);
    }
    // In a title alone "Økonomi" may be what the board is about.
    let rows = ["Måltavle 2016 – Økonomi", "", "Indikator|Enhet|Resultat 2014", "Sykefravær|%|8,1"];
    let read = sketch("tall.xlsx").sheet("Måltavle", &rows).read();
    assert!(!read.says("C4").starts_with("Økonomi |"), "{}", read.told());
}

#[test]
fn where_points_and_commas_both_part_decimals_three_digits_are_asked_about() {
    let mut rows = vec![
        "Kulturskolen",
        "Indikator|2012|2013",
        "Foreldretilfredshet|'4.9|'4,7",
        "Brukertilfredshet|'4,3|'4.6",
        "Kostnad per bruker|'72,761|'189,871",
    ];
    let read = sketch("Kulturskolen.csv").sheet("", &rows).read();
    assert!(read.says("B5").starts_with("? "), "{}", read.told());
    // Where all are commas, so are these.
    rows[2] = "Foreldretilfredshet|'4,9|'4,7";
    rows[3] = "Brukertilfredshet|'4,3|'4,6";
    let read = sketch("Kulturskolen.csv").sheet("", &rows).read();
    assert!(!read.says("B5").starts_with("? "), "{}", read.told());
}

#[test]
fn a_summary_beside_the_sheets_of_units_is_none_of_them() {
    let rows = ["Indikator|Enhet|2014|2015", "Sykefravær|%|6.1|5.4", "Trivsel|skala 1-6|4.1|4.4"];
    for summary in ["Oppsummering", "Sammendrag", "Hovedark", "Alle", "Mal", "Virksomheter"] {
        let units = ["Lia skole", "Åsen skole", "Solbakken barnehage", "Lillevik sykehjem"];
        let mut book = sketch("rapport.xlsx");
        for unit in units {
            book = book.sheet(unit, &rows);
        }
        let read = book.sheet(summary, &rows).read();
        let cell = format!("{summary}!C2");
        let unit = read.fact(&cell).and_then(|fact| fact.unit.clone());
        assert_ne!(unit.as_deref(), Some(summary), "{}", read.told());
    }
}
