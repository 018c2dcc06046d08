//! Workbooks of those who make figures for others: pasted exports, pivot tables, and sheets with what they worked out.

use std::sync::Arc;

use styringstavle::domain::{Period, Workspace};
use styringstavle::import::facts::CellRole;
use styringstavle::import::plan::{Answers, Plan};

use crate::situations::{Read, sketch};

/// Whose a figure is, and what it counts.
fn of(read: &Read, cell: &str) -> (Option<String>, Option<String>) {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
    let text = |name: &Option<arcstr::ArcStr>| name.as_deref().map(str::to_owned);
    (text(&fact.unit), text(&fact.indicator))
}

fn said(unit: &str, indicator: &str) -> (Option<String>, Option<String>) {
    (Some(unit.to_owned()), Some(indicator.to_owned()))
}

#[test]
fn a_column_of_the_numbers_in_its_labels_is_no_figure() {
    let read = sketch("Bosatte 2023.xlsx")
        .sheet(
            "Bosatte",
            &[
                "Fylke|Alder|Bosatte|alder år",
                "Rogaland|18 år|5558|18",
                "Rogaland|19 år|5520|19",
                "Rogaland|20 år|4540|20",
                "Rogaland|21 år|4475|21",
                "Rogaland|22 år|4608|22",
            ],
        )
        .read();
    assert_eq!(read.role("D4"), Some(CellRole::SetAside), "{}", read.told());
    assert_eq!(read.fact("C4").and_then(|fact| fact.value), Some(4540.0), "{}", read.told());
}

#[test]
fn a_place_between_what_is_counted_and_its_sorts_is_whose_the_figures_are() {
    let read = sketch("Kino.xlsx")
        .sheet(
            "12073",
            &[
                "Kino og film. Besøk, etter år, statistikkvariabel, region og type",
                "",
                "|Kinobesøk",
                "|50 Trøndelag||||18 Nordland||",
                "|Norsk film|Utenlandsk film|Trøndelag||Norsk film|Utenlandsk film|Nordland",
                "'2014|201135|782607|983742||79596|282653|362249",
                "'2015|201393|819256|1020649||98911|291412|390323",
                "'2016|203733|796074|999807||74456|278355|352811",
            ],
        )
        .read();
    assert_eq!(of(&read, "B6"), said("50 Trøndelag", "Kinobesøk – Norsk film"), "{}", read.told());
    assert_eq!(of(&read, "G7"), said("18 Nordland", "Kinobesøk – Utenlandsk film"));
}

#[test]
fn names_under_a_title_that_leaves_only_variables_are_indicators() {
    let read = sketch("Figur 6.xlsx")
        .sheet(
            "Ark1",
            &[
                "12057: Aktivitetstilbud til barn og unge, etter region, statistikkvariabel og år",
                "",
                "|Kommunale driftstilskudd til foreninger (1000 kr)||Foreninger som mottar tilskudd",
                "|'2022|'2023|'2022|'2023",
                "1804 Bodø|2116|2849|33|29",
                "1806 Narvik|2557|2697|61|63",
                "1813 Brønnøy|3447|4252|4|5",
            ],
        )
        .read();
    let wanted = said("1804 Bodø", "Kommunale driftstilskudd til foreninger");
    assert_eq!(of(&read, "B5"), wanted, "{}", read.told());
    assert!(read.fact("B5").is_some_and(|fact| fact.certain), "{}", read.told());
    assert_eq!(of(&read, "D6").1.as_deref(), Some("Foreninger som mottar tilskudd"));
}

#[test]
fn codes_of_lines_head_their_columns_whatever_letters_are_among_them() {
    let read = sketch("Passasjerer mars 2024.xlsx")
        .sheet(
            "Kundekategori",
            &[
                "Antall passasjerer kategori/linje",
                "Kundekategori|'600|'601|'610|B11|B12|B21|Total",
                "",
                "Barn|1664|3063|456|1239|1743|978|9143",
                "Honnør|1333|549|1916|445|1114|858|6215",
                "Voksen|3333|1082|1411|5206|1207|2693|14932",
            ],
        )
        .read();
    assert_eq!(of(&read, "E4").0.as_deref(), Some("B11"), "{}", read.told());
    assert_eq!(read.fact("C5").and_then(|fact| fact.value), Some(549.0));
    assert_eq!(read.fact("C5").and_then(|fact| fact.period), Period::month(2024, 3));
}

#[test]
fn an_error_pasted_as_text_below_the_title_hides_no_head() {
    let read = sketch("Reiselengde 2022.xlsx")
        .sheet(
            "Reiselengde",
            &[
                "Gjennomsnittlig reiselengde",
                "'#REF!",
                "||Reiselengde (km)|Median reiselengde",
                "|Fredrikstad|14.6|5.8",
                "|Sarpsborg|12.3|5.1",
                "|Hvaler|15.8|6.0",
            ],
        )
        .read();
    assert_eq!(of(&read, "C5").0.as_deref(), Some("Sarpsborg"), "{}", read.told());
}

#[test]
fn sums_of_a_pivot_tables_groups_are_sums() {
    let read = sketch("Påstigninger.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Kolonneetiketter",
                "|'2023||'2024||Totalt Summer av Antall på|Totalt Summer av Antall av",
                "Radetiketter|Summer av Antall på|Summer av Antall av|Summer av Antall på\
                 |Summer av Antall av",
                "Bodø kai|39170|36863|120532|120713|159702|157576",
                "Svolvær kai|7295|7217|24691|24267|31986|31484",
                "Sandnessjøen kai|12088|11985|41486|41826|53574|53811",
            ],
        )
        .read();
    assert_eq!(read.role("F4"), Some(CellRole::Total), "{}", read.told());
    assert_eq!(read.fact("D5").and_then(|fact| fact.period), Period::year(2024));
    let read = sketch("Bruttoprodukt.xlsx")
        .sheet(
            "Pivot",
            &[
                "Summer av Verdi|Kolonneetiketter",
                "|15 Møre og Romsdal|||15 Møre og Romsdal Totalt|18 Nordland|||18 Nordland Totalt",
                "Radetiketter|2016|2017|2018||2016|2017|2018|",
                "Fiske og fangst|3703|3945|4257|11905|6288|6104|6115|18507",
                "Næringsmidler|2148|2205|2477|6830|5624|5815|6098|17537",
                "Transport|2237|2498|2470|7205|4950|4934|4959|14843",
            ],
        )
        .read();
    assert_eq!(read.role("E4"), Some(CellRole::Total), "{}", read.told());
    assert_eq!(of(&read, "F4").0.as_deref(), Some("18 Nordland"), "{}", read.told());
}

#[test]
fn few_digits_tell_what_a_cut_out_row_counts_where_its_years_are_known() {
    let read = sketch("Figur 2 Felte hjort i Vestland.xlsx")
        .sheet("Ark3", &["Kommuner|2020|2021|2022|2023", "Voss|78|77|72|76"])
        .sheet(
            "Feltedyr",
            &[
                "Felte hjort, etter region og år",
                "Kommuner|2020|2021|2022|2023",
                "Bergen|91|89|76|66",
                "Voss|78|77|72|76",
                "Kinn|729|647|608|690",
            ],
        )
        .read();
    assert_eq!(of(&read, "B2").1.as_deref(), Some("Felte hjort"), "{}", read.told());
    assert!(read.fact("B2").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_number_in_a_files_name_far_before_its_years_foretells_nothing() {
    let rows = ["Skole|Elever 2021|Elever 2022", "Lia skole|310|322", "Vik skole|151|149"];
    let read = sketch("tallmateriale_1952.xlsx").sheet("Elever", &rows).read();
    assert!(read.fact("B2").is_some_and(|fact| fact.certain), "{}", read.told());
    // A report of the year before may well foretell.
    let read = sketch("Rapport 2020.xlsx").sheet("Elever", &rows).read();
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn schools_met_under_two_groupings_are_the_same_schools() {
    let schools = ["Fosen", "Gauldal", "Grong", "Heimdal", "Hitra", "Malvik"];
    let rows = |area: fn(usize) -> &'static str, first: usize| -> Vec<String> {
        let row =
            |(at, name): (usize, &&str)| format!("{}|{name} videregående|{}", area(at), first + at);
        std::iter::once("Område|Skole|2023".to_owned())
            .chain(schools.iter().enumerate().map(row))
            .collect()
    };
    let read = |second: fn(usize) -> &'static str| {
        let (one, other) = (rows(|_| "Trøndelag", 310), rows(second, 520));
        let slices = |rows: &[String]| rows.to_vec();
        let (one, other) = (slices(&one), slices(&other));
        let one: Vec<&str> = one.iter().map(String::as_str).collect();
        let other: Vec<&str> = other.iter().map(String::as_str).collect();
        sketch("Skoler.xlsx").sheet("Elever", &one).sheet("Søkere", &other).read().into_shared()
    };
    let units = |read| {
        let plan = Plan::build(&Workspace::new("K"), vec![Arc::clone(&read)], &Answers::default());
        let count =
            plan.new_units.iter().filter(|unit| unit.name.ends_with("videregående")).count();
        (count, plan.unit_likenesses.len())
    };
    let (count, asked) = units(read(|at| if at < 3 { "Nord" } else { "Sør" }));
    assert_eq!((count, asked), (6, 0));
    // One other area only: each may have schools of its own, and is asked about.
    let (count, asked) = units(read(|_| "Innlandet"));
    assert_eq!((count, asked), (12, 6));
}

#[test]
fn a_municipality_of_today_is_the_same_with_and_without_the_mark() {
    let read = sketch("Barn.xlsx")
        .sheet("Barn", &["Kommune|2023", "K-3101 Halden|296", "K-3103 Moss|226"])
        .sheet("Plasser", &["Kommune|2023", "3101 Halden|778", "3103 Moss|356"])
        .read()
        .into_shared();
    let plan = Plan::build(&Workspace::new("K"), vec![read], &Answers::default());
    assert_eq!((plan.new_units.len(), plan.unit_likenesses.len()), (2, 0));
}

#[test]
fn a_head_over_a_number_stands_for_the_share_right_of_it_too() {
    let read = sketch("Elevundersøkelsen 2021.xlsx")
        .sheet(
            "Svar",
            &[
                "Trives du på skolen?|Alltid||Ofte||Aldri|",
                "Bamble|8032|'72,6%|2152|'19,5%|'-|'-",
                "Drangedal|98|'66,2%|44|'29,7%|7|'4,1%",
                "Kragerø|310|'70,1%|120|'27,1%|12|'2,7%",
            ],
        )
        .read();
    let fact = read.fact("C3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.value, fact.measure.as_deref()), (Some(66.2), Some("%")), "{}", read.told());
    let count = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_ne!(count.measure.as_deref(), Some("%"));
    assert!(read.fact("G4").is_some(), "{}", read.told());
    // Numbers without a head that are no shares of those before them stay aside.
    let read = sketch("Elever 2021.xlsx")
        .sheet("Ark1", &["Skole|Elever||Ansatte|", "Lia|310|5|41|7", "Vik|151|3|22|9"])
        .read();
    assert!(read.fact("C2").is_none(), "{}", read.told());
}

#[test]
fn a_whole_that_is_no_sum_of_its_rows_is_the_figure_of_what_it_names() {
    let read = sketch("Ledige 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Arbeidsledige i prosent av arbeidsstyrken",
                "Kommune|2022|2023|2024",
                "I alt Møre og Romsdal|2.4|2.0|1.9",
                "Kristiansund|1.3|1.2|1.1",
                "Molde|1.9|1.8|1.6",
                "Ålesund|3.1|2.6|2.5",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").0.as_deref(), Some("Møre og Romsdal"), "{}", read.told());
}

#[test]
fn what_stands_below_coded_places_without_a_code_is_no_place() {
    let read = sketch("Barn 1-5 år.xlsx")
        .sheet(
            "Barn",
            &[
                "Kommune|2022|2023",
                "3101 Halden|296|290",
                "3103 Moss|426|431",
                "3105 Sarpsborg|665|660",
                "3107 Fredrikstad|843|850",
                "3110 Hvaler|61|58",
                "",
                "I kommunal barnehage|1490|1502",
            ],
        )
        .read();
    let fact = read.fact("B8").unwrap_or_else(|| panic!("{}", read.told()));
    assert_ne!(fact.unit.as_deref(), Some("I kommunal barnehage"), "{}", read.told());
    assert_eq!(of(&read, "B6").0.as_deref(), Some("3110 Hvaler"));
}
