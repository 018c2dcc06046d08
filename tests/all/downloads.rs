//! Downloads from statistics banks, and what people keep beside them.

use styringstavle::import::facts::CellRole;

use crate::situations::sketch;

#[test]
fn the_industries_below_each_place_divide_what_the_heads_count() {
    let read = sketch("07984.xlsx")
        .sheet(
            "07984",
            &[
                "07984: Sysselsatte per 4. kvartal, etter region, næring, statistikkvariabel og år",
                "",
                "||Sysselsatte personer etter arbeidssted||",
                "||2021|2022|2023",
                "5501 Tromsø|10-33 Industri|3526|3496|2783",
                "|41-43 Bygge- og anleggsvirksomhet|3713|3861|3910",
                "|45-47 Varehandel, reparasjon av motorvogner|5499|6029|5317",
                "|85 Undervisning|4014|3594|4284",
                "|86-88 Helse- og sosialtjenester|8893|9204|9177",
                "5503 Harstad|10-33 Industri|926|996|983",
                "|41-43 Bygge- og anleggsvirksomhet|1713|1861|1910",
                "|45-47 Varehandel, reparasjon av motorvogner|1499|1429|1317",
                "|85 Undervisning|1014|994|1084",
                "|86-88 Helse- og sosialtjenester|2893|2904|2977",
            ],
        )
        .read();
    read.expect(&[
        (
            "C5",
            "5501 Tromsø | Sysselsatte personer etter arbeidssted / 10-33 Industri | 2021 | 3526",
        ),
        (
            "E12",
            "5503 Harstad | Sysselsatte personer etter arbeidssted / 45-47 Varehandel, reparasjon av motorvogner | 2023 | 1317",
        ),
    ]);
}

#[test]
fn a_list_of_codes_beside_a_table_names_none_of_its_rows() {
    let rows = [
        "Year|Region|SEX|Value|||Code|Region",
        "2021|GE_TB||19.7|||GE_TB|Tbilisi",
        "2021|GE_AJ||10.9|||GE_AJ|Adjara",
        "2021|GE_GU||8.6|||GE_GU|Guria",
        "2022|GE_TB||18.7||||",
        "2022|GE_AJ||11.9|||F|Female",
        "2022|GE_GU||9.6|||M|Male",
        "2023|GE_TB||17.7||||",
        "2023|GE_AJ||12.9||||",
        "2023|GE_GU||10.6||||",
        "2024|GE_TB||16.7||||",
        "2024|GE_AJ||13.9||||",
        "2024|GE_GU||11.6||||",
    ];
    let read = sketch("unemployment rate.xlsx").sheet("Data", &rows).read();
    for (cell, unit) in [("D2", "GE_TB"), ("D6", "GE_AJ"), ("D13", "GE_GU")] {
        let fact = read.fact(cell).expect("a fact");
        assert_eq!(fact.unit.as_deref(), Some(unit), "{}", read.told());
    }
    assert_eq!(read.role("H3"), Some(CellRole::Note));
}

#[test]
fn a_head_over_the_years_and_one_beyond_them_are_no_field_of_a_form() {
    let read = sketch("fires.xlsx")
        .sheet(
            "FIRE0204",
            &[
                "TABLE 204a: Dwelling fires attended, by fire and rescue service and financial year",
                "",
                "|Financial year||||| % change 2020/21 to 2021/22",
                "Service|2018/19|2019/20|2020/21|2021/22||",
                "Mid and West Wales|1190|1238|1204|1039||-13.7",
                "North Wales|1441|1277|1414|1406||-0.6",
                "South Wales|1559|1661|1794|1492||-16.8",
            ],
        )
        .merge("B3:E3")
        .read();
    let said = read.says("B5");
    assert!(!said.contains("change") && said.contains("1190"), "{}", read.told());
    assert!(said.contains("Dwelling fires"), "{}", read.told());
    assert!(!read.told().contains("Financial year"), "{}", read.told());
}

#[test]
fn fields_beside_each_other_are_a_form_all_through() {
    let read = sketch("scorecard.xlsx")
        .sheet(
            "Scorecard",
            &[
                "|Country:|Zambia|||Completed by:|Planning Directorate|",
                "|Version|0.3|||Date|2019-11-05|",
                "",
                "No.|Indicator|Unit|Baseline year|Baseline|Latest year|Latest value|Comments",
                "1G|Net enrolment rate, primary|%|2014|88.2|2018|90.1|",
                "2G|Primary completion rate|%|2014|79.5|2018|72|",
                "3G|Repetition rate|%|2014|9.5|2018|7.2|",
            ],
        )
        .read();
    let fact = read.fact("G5").expect("a fact");
    assert_eq!(fact.unit.as_deref(), Some("Zambia"), "{}", read.told());
    assert!(read.fact("C2").is_none(), "a version is no figure");
}

#[test]
fn codes_and_levels_beside_names_are_not_what_rows_are_told_apart_by() {
    let read = sketch("wijken.xlsx")
        .sheet(
            "2021",
            &[
                "geolevel|geoitem|wijknaam|periode|inwoners|auto's per huishouden",
                "wijk|34022_01|Centrum|2021|6702|0.99",
                "wijk|34022_02|Overleie|2021|6580|1.37",
                "wijk|34022_03|Sint-Jan|2021|8430|0.94",
                "wijk|34022_04|Blauwe Poort|2021|2309|1.15",
                "wijk|34022_05|Walle|2021|2769|0.94",
                "wijk|34022_06|Hoog Kortrijk|2021|8379|1.33",
            ],
        )
        .read();
    assert_eq!(read.role("B2"), Some(CellRole::SetAside));
    let said = read.told();
    assert!(!said.contains("34022"), "{said}");
    assert!(read.asked("E2").iter().all(|asked| !asked.text.contains("(wijk)")), "{said}");
}
