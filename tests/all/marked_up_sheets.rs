//! Sheets as people leave them after they have worked in them: remarks beside, merged cells parted, empty rows between.

use styringstavle::domain::Period;
use styringstavle::import::facts::FactKind;

use crate::situations::sketch;

#[test]
fn remarks_beside_codes_name_no_rows() {
    let read = sketch("Tunneler 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "fylke|Antall|Lengde (m)|Kommentar",
                "11|70|49597|",
                "15|61|90413|Drøftet i ledermøtet",
                "18|54|80997|",
                "31|2|4215|Godt arbeid",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.unit.as_deref(), fact.value), (Some("15"), Some(61.0)));
}

#[test]
fn a_kind_written_once_over_years_is_of_all_of_them() {
    let read = sketch("Hovedplan vann.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Enhet|Nåsituasjon 2023|Måltall|||",
                "|||2025|2026|2028|2030",
                "Andel med reservevann|%|62|65|70|85|100",
                "Lekkasjeandel|%|37.5|35|33|29|25",
            ],
        )
        .read();
    let of = |cell: &str| read.fact(cell).map(|fact| (fact.kind, fact.period));
    assert_eq!(of("E3"), Some((FactKind::Target, Period::year(2026))), "{}", read.told());
    assert_eq!(of("G4"), Some((FactKind::Target, Period::year(2030))));
    assert_eq!(of("C3").map(|(kind, _)| kind), Some(FactKind::Result));
}

#[test]
fn bounds_under_names_are_heads() {
    let read = sketch("Dekning.xlsx")
        .sheet(
            "Ark1",
            &[
                "Dekning 2022",
                "",
                "Fylke|4G||5G|",
                "|≥ 30|≥ 100|≥ 30|≥ 100",
                "",
                "Agder|98|77|48|30",
                "Innlandet|97|65|63|23",
                "Nordland|96|70|33|29",
            ],
        )
        .merge("B3:C3")
        .merge("D3:E3")
        .read();
    assert!(read.fact("B4").is_none(), "{}", read.told());
    let fact = read.fact("C6").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(fact.dimension.as_deref().is_some_and(|split| split.contains("≥ 100")), "{fact:?}");
}

#[test]
fn a_name_written_once_reaches_over_an_empty_row_to_rows_that_are_named_beside_it() {
    let read = sketch("Sysselsatte.xlsx")
        .sheet(
            "Ark1",
            &[
                "Region|Næring|2020|2021",
                "Lierne|Næringsmiddel|2437|2631",
                "|Metallvare|1755|1676",
                "|Kjemisk|1326|1268",
                "",
                "|Mineral|391|356",
                "|Petroleum|284|280",
                "Snåsa|Næringsmiddel|243|261",
                "|Metallvare|175|167",
            ],
        )
        .read();
    for cell in ["C6", "C7"] {
        let unit = read.fact(cell).and_then(|fact| fact.unit.clone());
        assert_eq!(unit.as_deref(), Some("Lierne"), "{cell} {}", read.told());
    }
}

#[test]
fn a_head_in_capitals_over_the_same_word_says_it_once() {
    let names = |head: &str| {
        let read = sketch("Tabell 10.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Antall ansatte i kommunene etter alder 2012",
                    "",
                    head,
                    "Kommune|Antall|30-39|40-49",
                    "Lierne|557|23.3|27.9",
                    "Snåsa|161|22.9|26",
                    "Grong|230|21.9|25",
                ],
            )
            .read();
        read.fact("B5").and_then(|fact| fact.indicator.clone()).unwrap_or_default().to_lowercase()
    };
    assert_eq!(
        names("FYLKE|ANTALL|HERAV I ULIKE ALDERSGRUPPER, %"),
        names("Fylke|Antall|Herav i ulike aldersgrupper, %")
    );
}

#[test]
fn what_units_are_of_parts_none_of_their_figures() {
    let read = sketch("Skoler.xlsx")
        .sheet(
            "Skoler",
            &[
                "Skole|Skoletype|Eierform|Elever 2022|Elever 2023",
                "Lia|1-7|Kommunal|210|211",
                "Moen|8-10|Kommunal|330|331",
                "Vik|1-10|Privat|90|88",
                "Bø|1-7|Kommunal|125|126",
            ],
        )
        .read();
    let names: std::collections::BTreeSet<_> =
        read.0.facts.iter().map(|fact| (fact.indicator.clone(), fact.dimension.clone())).collect();
    assert_eq!(names.len(), 1, "{}", read.told());
    // Each unit in several rows is parted by them.
    let read = sketch("Plasser 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Type|Plasser",
                "Lia|Korttid|10",
                "Lia|Langtid|30",
                "Vik|Korttid|9",
                "Vik|Langtid|25",
            ],
        )
        .read();
    let split = read.fact("C3").and_then(|fact| fact.dimension.clone());
    assert_eq!(split.as_deref(), Some("Langtid"), "{}", read.told());
}

#[test]
fn under_areas_the_units_are_the_finer_whatever_they_are_called() {
    let read = sketch("Ansatte 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Område|Enhet|Ansatte",
                "Oppvekst|Administrasjon|5",
                "Velferd|Administrasjon|7",
                "Teknisk|Administrasjon|3",
            ],
        )
        .read();
    let fact = read.fact("C3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(
        (fact.unit.as_deref(), fact.area.as_deref()),
        (Some("Administrasjon"), Some("Velferd"))
    );
}

#[test]
fn heads_that_name_nothing_are_of_the_title() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Karakterfordeling matematikk 2022",
                "Skole|'1|'2|'3|'4",
                "Lia skole|2|10|20|21",
                "Vik skole|1|5|11|12",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    let named = (fact.indicator.as_deref(), fact.dimension.as_deref());
    assert_eq!(named, (Some("Karakterfordeling matematikk"), Some("1")));
}

#[test]
fn of_two_columns_of_one_name_the_one_without_a_measure_counts() {
    let read = sketch("Tilstand 2021.xlsx")
        .sheet(
            "2021",
            &[
                "Kommune|God|Dårlig|God (km)|dårlig (km)",
                "Halden|24|10|32.9|13.7",
                "Moss|55|27|75.8|37.4",
                "Sarpsborg|86|44|118.6|61.1",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(measure("B2").as_deref(), Some("antall"), "{}", read.told());
    assert_eq!(measure("D2").as_deref(), Some("km"));
}

#[test]
fn classes_named_in_per_cent_hold_people_and_not_per_cent() {
    let read = sketch("Ansatte 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ansatte fordelt på stillingsstørrelse",
                "Enhet|0-49 %|50-99 %|100 %",
                "Lia skole|4|6|20",
                "Vik skole|1|3|11",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_ne!(fact.measure.as_deref(), Some("%"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("0-49 %"));
}

#[test]
fn shares_of_one_are_asked_about_once_for_all_units() {
    let read = sketch("Forbruk.xlsx")
        .sheet(
            "Ark1",
            &[
                "Forbruk i % av budsjett|T1 2016|T2 2016|T3 2016",
                "Lia skole|0.34|0.67|1.01",
                "Moen skole|0.33|0.66|0.99",
                "Vik skole|0.31|0.64|0.97",
            ],
        )
        .read();
    let asked: Vec<_> =
        read.0.questions.iter().filter(|asked| asked.text.contains("ganges med 100")).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert_eq!(asked[0].cells.len(), 9);
}

#[test]
fn figures_so_far_this_year_are_known_by_their_corner_too() {
    let read = sketch("Avvik.xlsx")
        .sheet(
            "Ark1",
            &["Antall meldte avvik hittil i år|T1 2016|T2 2016|T3 2016", "Lia skole|12|31|25"],
        )
        .read();
    assert!(read.fact("D2").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn figures_of_one_year_to_a_file_are_watched_together() {
    use styringstavle::domain::Workspace;
    use styringstavle::import::plan::{Answers, Plan};
    let files = |values: [&str; 6]| -> Vec<_> {
        (2018..)
            .zip(values)
            .map(|(year, value)| {
                let row = format!("Lia skole|{value}");
                let rows = ["Skole|Netto utgift", row.as_str()];
                sketch(&format!("Tall {year}.xlsx")).sheet("Ark1", &rows).read().into_shared()
            })
            .collect()
    };
    let far = |values| {
        let plan = Plan::build(&Workspace::new("K"), files(values), &Answers::default());
        plan.items.iter().filter(|item| !item.certain).map(|item| item.file).collect::<Vec<_>>()
    };
    let steady = ["1200000", "1210000", "1215000", "1250000", "1260000", "1290000"];
    assert_eq!(far(steady), Vec::<usize>::new());
    assert_eq!(far(["1200000", "1210000", "1215000", "1250", "1260000", "1290000"]), [3]);
    // Half of them off from the other half tell of neither.
    let halves = far(["1200000", "1210000", "1215000", "1250", "1260", "1290"]);
    assert_eq!(halves, Vec::<usize>::new());
}
