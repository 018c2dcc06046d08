//! Sheets as staff keep them for themselves: the headmaster, the controller, the water works, the analyst.

use styringstavle::domain::Period;
use styringstavle::import::facts::{CellRole, FactKind};

use crate::situations::sketch;

#[test]
fn a_mean_for_each_year_is_the_figure_of_its_year() {
    let read = sketch("Brukerundersøkelse 2023.xlsx")
        .sheet(
            "Snitt",
            &[
                "Spørsmål|N|Snitt 2021|Snitt 2023|Norge 2023",
                "Jeg får hjelp til rett tid|200|4.41|5.17|4.25",
                "Jeg blir hørt|218|5.19|4.9|5.69",
                "Jeg vet hvem jeg kan kontakte|233|5.32|5.45|4.35",
            ],
        )
        .read();
    let fact = read.fact("C2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Jeg får hjelp til rett tid"), "{}", read.told());
    assert_eq!((fact.period, fact.value), (Period::year(2021), Some(4.41)));
    assert_eq!(read.fact("D4").and_then(|fact| fact.period), Period::year(2023));
    // Beside the figures it is the mean of, it is none of its own.
    let read = sketch("Skoler.xlsx")
        .sheet(
            "Trivsel 2023",
            &["Klasse|Høst 2022|Vår 2022|Snitt 2022", "1A|4|5|4.5", "1B|3|5|4", "1C|2|5|3.5"],
        )
        .read();
    assert_eq!(read.role("D2"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn a_median_smaller_than_all_beside_it_is_a_figure() {
    let read = sketch("Responstid 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Stasjon|Median|90-persentil|Utrykninger",
                "Stasjon nord|7.4|12.9|388",
                "Stasjon sør|9.1|15.3|201",
                "Ytre distrikt|14.8|24|57",
            ],
        )
        .read();
    assert_eq!(read.fact("B2").and_then(|fact| fact.value), Some(7.4), "{}", read.told());
}

#[test]
fn years_behind_what_they_are_of_date_it() {
    let read = sketch("Scorecard.xlsx")
        .sheet(
            "Scorecard",
            &[
                "City of Marhaven",
                "Indicator|Unit|Baseline|Baseline year|Latest|Year|Target 2030",
                "Road traffic deaths|number|14|2015|9|2022|7",
                "Adult tobacco smoking|%|24.1|2014|17.8|2021|12",
                "Green space|m2|18.5|2013|19|2022|25",
            ],
        )
        .read();
    let when = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!(when("C3"), Period::year(2015), "{}", read.told());
    assert_eq!((when("E3"), when("E4")), (Period::year(2022), Period::year(2021)));
    assert_eq!(when("G4"), Period::year(2030));
    assert_eq!(read.fact("G4").map(|fact| fact.kind), Some(FactKind::Target));
}

#[test]
fn years_before_what_they_are_of_date_it_as_well() {
    let read = sketch("Scorecard.xlsx")
        .sheet(
            "Scorecard",
            &[
                "Indicator|Year|Value|Previous year|Previous value",
                "Road traffic deaths|2022|9|2015|14",
                "Adult tobacco smoking|2021|17.8|2014|24.1",
            ],
        )
        .read();
    let when = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!((when("C2"), when("E2")), (Period::year(2022), Period::year(2015)));
}

#[test]
fn months_of_a_school_year_are_in_its_two_years() {
    let read = sketch("Åsen skole.xlsx")
        .sheet(
            "Fravær",
            &[
                "Fraværsdager pr måned",
                "|2021/22|2022/23",
                "aug|34|33",
                "des|158|142",
                "jan|167|196",
                "juni|80|71",
            ],
        )
        .read();
    let when = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!(when("B3"), Period::month(2021, 8), "{}", read.told());
    assert_eq!(when("C4"), Period::month(2022, 12));
    assert_eq!((when("B5"), when("C6")), (Period::month(2022, 1), Period::month(2023, 6)));
}

#[test]
fn remarks_beside_a_few_rows_name_none_and_first_days_of_quarters_are_quarters() {
    let read = sketch("Vassforbruk.xlsx")
        .sheet(
            "Vatn",
            &[
                "Vassforbruk Osterfjord vassverk",
                "Kvartal frå|Produsert|Merknad|Fakturert|Lekkasje",
                "2021-01-01|118795||80226|32.5",
                "2021-04-01|114508|brot ved Hamre|80345|29.8",
                "2021-07-01|116231||72410|37.7",
                "2021-10-01|111454|frost|77031|30.9",
                "2022-01-01|123007||77947|36.6",
            ],
        )
        .read();
    let fact = read.fact("B4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Produsert"), "{}", read.told());
    assert_eq!(fact.unit.as_deref(), Some("Osterfjord vassverk"));
    assert_eq!(fact.period, Period::quarter(2021, 2));
    assert_eq!(read.role("C4"), Some(CellRole::Note));
}

#[test]
fn how_figures_are_made_below_a_title_is_not_what_they_are() {
    let read = sketch("claimant_count.xlsx")
        .sheet(
            "Table 1",
            &[
                "Table 1: Claimant count (aged 16+), by ward",
                "Not seasonally adjusted",
                "",
                "Area code|Area name|2022|2023",
                "E05013201|Abbey|120|125",
                "E05013202|Bridge|450|475",
                "E05013203|Castle|260|265",
            ],
        )
        .read();
    let name = read.fact("C5").and_then(|fact| fact.indicator.clone());
    assert_eq!(name.as_deref(), Some("Claimant count (aged 16+)"), "{}", read.told());
}

#[test]
fn a_shortened_word_ends_no_sentence() {
    let read = sketch("fravær.xlsx")
        .sheet(
            "Fravær bhg",
            &[
                "Egenm. + legem. fravær i %, kommunale bhg.",
                "bhg|2022|2023",
                "Bamsebo|6.1|8",
                "Tusseladden|12.3|18.2",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Bamsebo"), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Egenm. + legem. fravær"));
}

#[test]
fn a_total_among_the_indicators_of_a_long_table_is_counted() {
    let read = sketch("Kolada.xlsx")
        .sheet(
            "Data",
            &[
                "Id|Nyckeltal|Kommun|Kön|År|Värde",
                "N15419|Behöriga elever|Arboga|Kvinnor|2020|82.5",
                "N15419|Behöriga elever|Arboga|Män|2020|77.1",
                "N15419|Behöriga elever|Arboga|Totalt|2020|79.9",
                "N01951|Invånare totalt, antal|Arboga|Totalt|2020|15958",
                "N01951|Invånare totalt, antal|Köping|Totalt|2020|24756",
            ],
        )
        .read();
    let fact = read.fact("F5").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Invånare totalt"), "{}", read.told());
    assert_eq!((fact.unit.as_deref(), fact.value), (Some("Arboga"), Some(15_958.0)));
    let split = read.fact("F2").and_then(|fact| fact.dimension.clone());
    assert_eq!(split.as_deref(), Some("Kvinnor"), "{}", read.told());
}

#[test]
fn limits_of_confidence_are_no_units() {
    let read = sketch("Local indicators.xlsx")
        .sheet(
            "Data",
            &[
                "Indicator|Area code|Area|Value|Period|Lower CI 95.0 limit|Upper CI 95.0 limit",
                "Smoking prevalence|E10000099|Westmarch|14.8|2022|14.06|15.54",
                "Smoking prevalence|E07000301|Ashby Vale|17.6|2022|16.72|18.48",
                "Under-18 conceptions|E10000099|Westmarch|9|2021|8.55|9.45",
                "Under-18 conceptions|E07000301|Ashby Vale|16|2021|15.2|16.8",
            ],
        )
        .read();
    let fact = read.fact("D2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Westmarch"), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Smoking prevalence"));
    assert!(read.fact("F2").is_none_or(|fact| !fact.certain), "{}", read.told());
    assert!(read.aside("G3").contains("konfidensintervall"), "{}", read.aside("G3"));
}

#[test]
fn limits_that_are_not_of_confidence_are_not_left_out() {
    let read = sketch("Vannkvalitet 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Parameter|Måleenhet|Resultat 2023|Nedre grense|Øvre grense",
                "Surhet|pH|7.8|6.5|9.5",
                "Turbiditet|FNU|0.3|0|1",
                "Fargetall|mg Pt/l|12|0|20",
            ],
        )
        .read();
    assert_ne!(read.role("D2"), Some(CellRole::SetAside), "{}", read.told());
    assert!(read.fact("E2").is_some(), "{}", read.told());
}

#[test]
fn metrics_with_their_period_in_the_row_are_of_the_councils_across() {
    let read = sketch("Benchmark.xlsx")
        .sheet(
            "Report",
            &[
                "Metric type|Unit|Period|Broadmere|Eastholt",
                "Recycling rate|%|2022/23|44.2|51.7",
                "Fly-tipping incidents|count|2022/23|1204|388",
                "Recycling rate|%|2021/22|43|50.1",
            ],
        )
        .read();
    let fact = read.fact("E2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Eastholt"), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Recycling rate"));
}

#[test]
fn figures_of_a_chart_beside_their_table_are_taken_in_once() {
    let rows = [
        "12056: Barnehagedekning (prosent), etter region og år",
        "",
        "|2021|2023|||Figur 2|",
        "|||||Kommune|2023",
        "3301 Drammen|86.4|89.2|||Øvre Eiker|92.5",
        "3303 Kongsberg|80|78.8|||Drammen|89.2",
        "3314 Øvre Eiker|89.9|92.5|||Modum|81.7",
        "3316 Modum|82|81.7|||Kongsberg|78.8",
    ];
    let read = sketch("Figur 2.xlsx").sheet("Barnehage", &rows).read();
    assert!(read.fact("C5").is_some(), "{}", read.told());
    assert!(read.fact("G5").is_none(), "{}", read.told());
    assert_eq!(read.role("G5"), Some(CellRole::Duplicate), "{}", read.told());
    // One figure that is another's shows that they are not the same.
    let other = rows.map(|row| row.replace("Modum|81.7", "Modum|71.7"));
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let read = sketch("Figur 2.xlsx").sheet("Barnehage", &other).read();
    assert!(read.fact("G5").is_some(), "{}", read.told());
}

#[test]
fn headings_of_what_a_title_divides_by_first_are_no_places() {
    let read = sketch("folketal.xlsx")
        .sheet(
            "BEV107",
            &[
                "Befolkningen og dens bevægelser efter bevægelsesart, område og tid",
                "",
                "||2021|2022|2023",
                "Befolkningen ultimo",
                "|København|498850|493771|490587",
                "|Frederiksberg|88287|88167|88047",
                "|Albertslund|30425|30331|30136",
            ],
        )
        .read();
    let fact = read.fact("C5").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("København"), "{}", read.told());
    assert_eq!(fact.area, None, "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Befolkningen ultimo"), "{}", read.told());
}

#[test]
fn a_sum_without_the_first_column_is_no_wrong_sum() {
    let rows = [
        "Område|Mottatt|Medhold|Delvis medhold|Avvist|Sum",
        "Byggesak|41|6|9|2|17",
        "Barnehageopptak|18|3|1|0|4",
        "Skoleskyss|27|8|5|0|13",
        "Parkering|63|22|0|5|27",
    ];
    let read = sketch("Klagesaker 2023.xlsx").sheet("Ark1", &rows).read();
    assert!(read.asked("F2").is_empty(), "{}", read.told());
    assert_eq!(read.role("F2"), Some(CellRole::Total), "{}", read.told());
    let wrong = rows.map(|row| row.replace("|27|8|5|0|13", "|27|8|5|0|14"));
    let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
    let read = sketch("Klagesaker 2023.xlsx").sheet("Ark1", &wrong).read();
    assert!(!read.asked("F4").is_empty(), "{}", read.told());
}

#[test]
fn first_letters_stand_for_result_and_target() {
    let read = sketch("Målkort.xlsx")
        .sheet(
            "Målkort 2024",
            &[
                "Bjørkelia sykehjem",
                "Indikator|R 2024|M 2024|R 2023",
                "Fall med skade|14|10|19",
                "Antall lærlinger|6|8|5",
            ],
        )
        .read();
    let said = |cell: &str| read.fact(cell).map(|fact| (fact.kind, fact.period));
    assert_eq!(said("B3"), Some((FactKind::Result, Period::year(2024))), "{}", read.told());
    assert_eq!(said("C3"), Some((FactKind::Target, Period::year(2024))), "{}", read.told());
    assert_eq!(read.fact("C3").and_then(|fact| fact.dimension.clone()), None);
}

#[test]
fn registered_and_projected_are_no_units() {
    let read = sketch("Befolkning.xlsx")
        .sheet(
            "Framskriving",
            &[
                "07459 og 14288: Befolkning og framskrevet folkemengde (hovedalternativet MMM), etter alder og år",
                "|Registrert||Framskrevet|",
                "|2022|2024|2030|2040",
                "0–5 år|809|808|802|788",
                "6–15 år|1482|1476|1460|1406",
                "16–19 år|651|650|644|621",
            ],
        )
        .merge("B2:C2")
        .merge("D2:E2")
        .read();
    let said = |cell: &str| read.fact(cell).map(|fact| (fact.kind, fact.unit.clone()));
    let (kind, unit) = said("B4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(kind, FactKind::Result, "{}", read.told());
    assert_ne!(unit.as_deref(), Some("Registrert"), "{}", read.told());
    assert_eq!(said("D4").map(|(kind, _)| kind), Some(FactKind::Forecast), "{}", read.told());
}

#[test]
fn answers_that_are_numbers_head_their_columns() {
    let read = sketch("Brukerundersøkelse 2023.xlsx")
        .sheet(
            "Fordeling",
            &[
                "Hvor fornøyd er du med tjenesten?",
                "Sone|1 Svært misfornøyd||2||3||4 Svært fornøyd|",
                "|Antall|%|Antall|%|Antall|%|Antall|%",
                "Sone nord|1|1.6|2|3.1|4|6.2|57|89.1",
                "Sone sør|1|1.3|2|2.5|7|8.9|69|87.3",
            ],
        )
        .merge("B2:C2")
        .merge("D2:E2")
        .merge("F2:G2")
        .merge("H2:I2")
        .read();
    assert_eq!(read.fact("D4").and_then(|fact| fact.value), Some(2.0), "{}", read.told());
    assert!(read.fact("D2").is_none(), "{}", read.told());
}

#[test]
fn a_quarter_behind_its_months_is_of_their_year() {
    let read = sketch("Fravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Fravær i kommunale bhg.",
                "bhg|okt.22|nov.22|des.22|4. kv.|jan.23|feb.23|mar.23|1. kv.",
                "Bamsebo|6.1|8|9.2|7.8|17.6|11.9|15.1|14.9",
                "Tusseladden|12.3|18.2|17.3|15.9|10.2|5|15.6|10.3",
            ],
        )
        .read();
    assert!(read.asked("E3").is_empty(), "{}", read.told());
    let when = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!(when("D3"), Period::month(2022, 12), "{}", read.told());
    // Worked out of the months or not: where it is a figure, it is of that quarter.
    assert!(when("E3").is_none_or(|period| Some(period) == Period::quarter(2022, 4)));
    assert!(when("I4").is_none_or(|period| Some(period) == Period::quarter(2023, 1)));
}

#[test]
fn lists_of_people_are_left_out() {
    let rows = [
        "Navn|Trinn|Stilling %|Født|Timer|Ring",
        "Anne B|1A|60|1965|24|41040453",
        "Kjell Ivar|1B|100|1961|17|41029788",
        "Mona S.|2A|80|1970|14|41088368",
        "Tuva|2B|80|1979|16|41055916",
    ];
    let read = sketch("Rektors tabeller.xlsx").sheet("Ansatte 23-24", &rows).read();
    assert!(read.fact("C2").is_none(), "{}", read.told());
    assert!(read.fact("F3").is_none() && read.asked("C2").is_empty(), "{}", read.told());
    assert_eq!(read.role("A2"), Some(CellRole::SetAside), "{}", read.told());
    // Units have names and telephones too.
    let read = sketch("Barnehager 2023.xlsx")
        .sheet(
            "Oversikt",
            &[
                "Navn|Adresse|Telefon|Antall barn",
                "Solbakken barnehage|Solveien 1|41040453|64",
                "Fjellhaug barnehage|Fjellveien 7|41029788|48",
                "Elvely barnehage|Elvegata 3|41088368|71",
            ],
        )
        .read();
    assert_eq!(read.fact("D2").and_then(|fact| fact.value), Some(64.0), "{}", read.told());
}

#[test]
fn a_title_with_a_scaled_measure_names_what_is_counted() {
    let read = sketch("Returns.xlsx")
        .sheet(
            "Water",
            &[
                "Drinking water produced (1,000 m³)",
                "Quarterly returns to the municipal board",
                "",
                "Site|2023|2024",
                "Lake Plant|1204|1221",
                "Hill Plant|1013|994",
            ],
        )
        .read();
    let fact = read.fact("B5").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Drinking water produced"), "{}", read.told());
    assert_eq!(fact.measure.as_deref(), Some("1 000 m³"), "{}", read.told());
}

#[test]
fn one_scaled_measure_for_all_rows_is_read() {
    let read = sketch("Økonomi 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Måleenhet|2023|2024",
                "Drift|1 000 kr|1204|1221",
                "Lønn|1 000 kr|1013|994",
                "Vikarer|1 000 kr|77|80",
            ],
        )
        .read();
    let measure = read.fact("C2").and_then(|fact| fact.measure.clone());
    assert_eq!(measure.as_deref(), Some("1 000 kr"), "{:?} {}", read.role("B2"), read.told());
}

#[test]
fn ranking_lists_beside_each_other_are_two_tables() {
    let read = sketch("Rangering.xlsx")
        .sheet(
            "Rangering",
            &[
                "Andel husstander med fiber (%)|||||Bussreiser pr innbygger||",
                "Plass|Kommune|2023|2022||Plass|Kommune|Reiser 2023",
                "1|Havnsund|98.2|97.1||1|Havnsund|47.3",
                "2|Åsby|96.4|92||2|Elvestad|22.1",
                "3|Myrdalen|93.3|94.5||3|Kvernvik|18.6",
                "4|Kvernvik|88|83.8||4|Åsby|17.4",
            ],
        )
        .read();
    let name = |cell: &str| read.fact(cell).and_then(|fact| fact.indicator.clone());
    assert_eq!(name("C3").as_deref(), Some("Andel husstander med fiber"), "{}", read.told());
    let fact = read.fact("H4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Elvestad"), "{}", read.told());
    assert_ne!(fact.indicator.as_deref(), Some("Andel husstander med fiber"));
}

#[test]
fn a_target_below_the_units_is_no_unit() {
    let read = sketch("Styringskort 2023.xlsx")
        .sheet(
            "Avvik",
            &[
                "Avvik legemidler (antall)",
                "Enhet|2022|2023",
                "Granly sykehjem|19|12",
                "Furutoppen sykehjem|11|9",
                "Mål 2023||10",
            ],
        )
        .read();
    let fact = read.fact("C5").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.kind, FactKind::Target, "{}", read.told());
    assert_ne!(fact.unit.as_deref(), Some("Mål 2023"), "{}", read.told());
}

#[test]
fn areas_in_hectares_are_no_units() {
    let read = sketch("june results.xlsx")
        .sheet(
            "2007",
            &[
                "Land use by area of outstanding natural beauty, June 2007",
                "AONB name|Holdings|Area (hectares)",
                "Blackdown Hills|326|1496.4",
                "Cannock Chase|7|36.6",
                "Chilterns|41|449.9",
            ],
        )
        .read();
    let fact = read.fact("C3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(
        (fact.value, fact.measure.as_deref()),
        (Some(1496.4), Some("ha")),
        "{}",
        read.told()
    );
    assert_ne!(fact.unit.as_deref(), Some("1496.4"), "{}", read.told());
}
