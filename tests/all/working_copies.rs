//! Workbooks that staff go on with from year to year: pairs of dates and figures, names in corners, parts below units.

use styringstavle::domain::{Aim, Marks, SeriesKey, TargetKey, Workspace};
use styringstavle::import::plan::{Answers, Plan};

use crate::situations::{certain, of, said, sketch};

#[test]
fn each_value_is_of_the_time_beside_it() {
    let read = sketch("Styringsindikatorar.xlsx")
        .sheet(
            "Indikatorar",
            &[
                "Styringsindikatorar – Fjellvang kommune",
                "Nr|Indikator|Eining|Siste måling|Verdi|Førre måling|Verdi|Mål|Kjelde",
                "1.1|Grunnskulepoeng|poeng|2023/24|42.1|2022/23|41.3|42.5|UDIR",
                "1.2|Ventetid på langtidsplass|dagar|2. tertial 2024|34|1. tertial 2024|41|30|eigne tal",
                "1.3|Reinnleggingar innan 30 dagar|%|'2023|13.7|'2022|14.9|12|Hdir",
                "1.4|Sakshandsamingstid|dagar|mai 2024|16|april 2024|19|21|ePhorte",
                "1.5|Innbyggjarar|tal|2. kv. 2024|5127|1. kv. 2024|5140|5200|SSB",
            ],
        )
        .read();
    let unit = "Fjellvang kommune";
    assert_eq!(of(&read, "E3"), said(unit, "Grunnskulepoeng", "2023/24"), "{}", read.told());
    assert_eq!(of(&read, "G3"), said(unit, "Grunnskulepoeng", "2022/23"));
    assert_eq!(of(&read, "E4"), said(unit, "Ventetid på langtidsplass", "2024-T2"));
    assert_eq!(of(&read, "G6"), said(unit, "Sakshandsamingstid", "2024-04"));
    assert_eq!(of(&read, "E5").2, "2023");
    assert!(certain(&read, "E3") && certain(&read, "G6"), "{}", read.told());
}

#[test]
fn a_dash_in_brackets_parts_no_title() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Marka",
            &[
                "Marka skole (liten – kun samlet for årene)",
                "|Lesing|Regning|Engelsk",
                "'2019|48|46|50",
                "'2020|49|47|49",
                "'2021|51|46|50",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3"), said("Marka skole", "Lesing", "2019"), "{}", read.told());
}

#[test]
fn what_is_asked_is_no_unit() {
    let read = sketch("Foreldreundersøkelsen.xlsx")
        .sheet(
            "Resultater",
            &[
                "Andel som svarte ja",
                "|'2020|'2022|2023/24",
                "Vet du hvem kontaktlæreren er?|97 %|96 %|98 %",
                "Har barnet fått tilbud om leirskole?|12 %|70 %|88,5 %",
                "Bruker dere appen?|41 %|77 %|87,5 %",
            ],
        )
        .read();
    let (unit, indicator, _) = of(&read, "B3");
    assert_eq!(unit, "", "{}", read.told());
    assert!(indicator.contains("Vet du hvem kontaktlæreren er?"), "{indicator}");
}

#[test]
fn headings_that_name_units_are_whose_the_rows_below_are() {
    let read = sketch("Bemanning.xlsx")
        .sheet(
            "årsverk",
            &[
                "Bemanning helse og omsorg",
                "",
                "Stilling|Årsverk 1.1.21|Årsverk 1.1.22|Årsverk 1.1.23",
                "Strandheim bo- og behandlingssenter",
                "  Sykepleier|18.4|17.9|17.2",
                "  Helsefagarbeider|31.2|31.8|32.5",
                "  Assistent|7.5|8.1|8.8",
                "Sum|57.1|57.8|58.5",
                "",
                "Hjemmetjenesten",
                "  Sykepleier|14.6|15.2|14.1",
                "  Vernepleier|3.8|4.4|4.9",
                "  Helsefagarbeider|22.7|23.3|24",
                "Sum|41.1|42.9|43",
            ],
        )
        .read();
    let home = "Strandheim bo- og behandlingssenter";
    assert_eq!(of(&read, "B5").0, home, "{}", read.told());
    assert!(of(&read, "B5").1.contains("Sykepleier"), "{}", read.told());
    assert_eq!(of(&read, "D13").0, "Hjemmetjenesten");
    assert!(certain(&read, "D13"), "{}", read.told());
}

#[test]
fn a_place_over_each_of_two_tables_beside_each_other_is_whose_they_are() {
    let read = sketch("GHG summary.xlsx")
        .sheet(
            "Emissions",
            &[
                "Greenhouse gas emissions, 1000 tonnes CO2e",
                "Skarvik municipality|||||Tangen municipality",
                "Year|Road traffic|Shipping|Waste||Year|Road traffic|Shipping|Waste",
                "2009|142.1|38.4|21||2009|71.2|4|8.8",
                "2015|139.6|41.2|14.7||2015|70.5|4.4|6.1",
                "2019|121.9|43|12.2||2019|63.9|3.9|5.2",
                "2022 prel.|104.6|37.9|11.1||2022 prel.|57|3.9|4.1",
            ],
        )
        .read();
    let (unit, indicator, period) = of(&read, "B4");
    assert_eq!(
        (unit.as_str(), period.as_str()),
        ("Skarvik municipality", "2009"),
        "{}",
        read.told()
    );
    assert!(indicator.contains("Road traffic"), "{indicator}");
    assert_eq!(of(&read, "H5").0, "Tangen municipality");
    assert_eq!(of(&read, "B7").2, "2022");
    assert!(certain(&read, "B4"), "{}", read.told());
    assert!(certain(&read, "B7"), "{}", read.told());
    let marks = read.fact("B7").map(|fact| fact.marks).unwrap_or(Marks::NONE);
    assert_ne!(marks, Marks::NONE);
}

#[test]
fn a_year_in_two_digits_between_its_neighbours_is_that_year() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|'2017|'2018|res 19|Resultat 2020",
                "Nordbygda skole|6.2|5.9|7.1|6.4",
                "Solbakken barnehage|9.4|10.2|11.7|10.3",
                "Strandtunet sykehjem|10.6|9.8|10.1|9.7",
            ],
        )
        .read();
    assert_eq!(of(&read, "D2").2, "2019", "{}", read.told());
    assert!(certain(&read, "D2"), "{}", read.told());
}

#[test]
fn the_final_figure_stands_and_the_provisional_one_is_told() {
    let read = sketch("Miljøregnskap.xlsx")
        .sheet(
            "Data",
            &[
                "Tema|enh.|'2019|faktor|'2020|2021 foreløpig|2021 endelig|Tall for 2022|'2023",
                "Strømforbruk kommunale bygg|MWh|11015||10380|11600|11472|10911|10644",
                "Fjernvarme|MWh|2185||1990|2240|2266|2015|2102",
                "Drivstoff diesel|l|83100|2.66|71900|70000|69850|52300|38750",
                "Husholdningsavfall|kg/innb|405||428|420|417|396|388",
            ],
        )
        .read();
    assert_eq!(of(&read, "G2").1, "Strømforbruk kommunale bygg", "{}", read.told());
    assert_eq!(of(&read, "G2").2, "2021");
    assert_eq!(of(&read, "H2").2, "2022");
    for cell in ["C2", "G2", "H2", "I5"] {
        assert!(certain(&read, cell), "{cell}: {}", read.told());
    }
    assert!(!certain(&read, "F2"), "{}", read.told());
    assert!(!certain(&read, "D4"), "{}", read.told());
}

#[test]
fn small_and_large_n_are_two_counts() {
    let read = sketch("Maternity dashboard.xlsx")
        .sheet(
            "Dashboard",
            &[
                "Maternity dashboard – Fjordland Hospital Trust",
                "Measure|Q1 2024|||Q2 2024",
                "|n|N|%|n|N|%",
                "Caesarean section|71|402|17.7|80|417|19.2",
                "Epidural in labour|168|402|41.8|171|417|41",
                "Transfers to neonatal unit|25|408|6.1|5|421|1.2",
            ],
        )
        .read();
    let names: Vec<String> = ["B4", "C4", "D4"].map(|cell| of(&read, cell).1.to_lowercase()).into();
    assert!(names[0] != names[1] && names[1] != names[2] && names[0] != names[2], "{names:?}");
    assert!(certain(&read, "D4"), "{}", read.told());
}

#[test]
fn a_group_of_municipalities_by_its_letters_is_compared_with() {
    let read = sketch("Styringskort.xlsx")
        .sheet(
            "Styringskort",
            &[
                "Styringskort, Granheim kommune",
                "Indikator|'2021|'2022|'2023|KG 5 2023|Landet 2023",
                "Andel brukere med individuell plan|42|47|51|46.2|48.8",
                "Liggetid korttidsopphold|18.4|17.9|21.3|19.9|19.1",
                "Andel ansatte med fagbrev|61|62|66|64|65",
            ],
        )
        .read();
    assert_eq!(of(&read, "E3").0, "KG 5", "{}", read.told());
    assert_eq!(of(&read, "E3").1, "Andel brukere med individuell plan");
    assert_eq!(of(&read, "F3").0, "Landet");
}

#[test]
fn a_name_in_the_corner_of_each_table_of_the_same_heads_is_whose_it_is() {
    let read = sketch("Barnehagane våre.xlsx")
        .sheet(
            "2021",
            &[
                "Barnehagane i Bjørkedal kommune",
                "",
                "Tusseladden|Tal barn|Pedagogar|Leikeareal m2 per barn",
                "Småbarn|18|3|5.6",
                "Storebarn|27|4|4.4",
                "",
                "Rognebakken|Tal barn|Pedagogar|Leikeareal m2 per barn",
                "Raud|14|2|4.1",
                "Blå|16|2|4.2",
            ],
        )
        .read();
    let fact = read.fact("B4").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(!fact.certain || fact.unit.as_deref() == Some("Tusseladden"), "{}", read.told());
    assert_eq!(of(&read, "B8").0, "Rognebakken", "{}", read.told());
    assert!(of(&read, "B8").1.contains("Raud"), "{}", read.told());
}

#[test]
fn a_text_above_a_table_is_a_part_of_what_its_heads_only_count() {
    let read = sketch("Elever 2023-24 Trøndelag.xlsx")
        .sheet(
            "RM",
            &[
                "Restaurant- og matfag",
                "Enhetsnavn|Antall elever 2022|Antall elever 2023",
                "Byåsen videregående skole|41|38",
                "Strinda videregående skole|52|47",
                "Levanger videregående skole|29|31",
            ],
        )
        .read();
    let wanted =
        said("Strinda videregående skole", "Antall elever – Restaurant- og matfag", "2023");
    assert_eq!(of(&read, "C4"), wanted, "{}", read.told());
}

#[test]
fn what_a_table_was_only_offered_dates_no_other() {
    let read = sketch("Andel sysselsatte.xlsx")
        .sheet("Landet", &["Alder|'2022", "20-24 år|68.2", "25-39 år|81.4", "40-54 år|84.1"])
        .sheet(
            "Utregninger",
            &[
                "Vestfold",
                "|Bosatte|Sysselsatte",
                "20-24 år|13670|8765",
                "25-39 år|44120|35230",
                "",
                "Telemark",
                "|Bosatte|Sysselsatte",
                "20-24 år|9910|6426",
                "25-39 år|30120|24300",
            ],
        )
        .read();
    assert!(!certain(&read, "Utregninger!B3"), "{}", read.told());
    assert!(!certain(&read, "Utregninger!B8"), "{}", read.told());
}

#[test]
fn figures_of_a_year_that_are_all_the_year_befores_are_asked_about() {
    let read = sketch("Lærlinger.xlsx")
        .sheet(
            "LU",
            &[
                "År|Enhet|Ikke i det hele tatt|En sjelden gang|2-3 ganger i måneden|Flere ganger i uken",
                "2019|Landet|11180|1786|283|138",
                "2020|Landet|11316|1507|234|122",
                "2021|Landet|11316|1507|234|122",
                "2019|Telemark|450|61|71|33",
                "2020|Telemark|424|57|66|44",
                "2021|Telemark|430|57|66|41",
            ],
        )
        .read();
    assert!(!certain(&read, "C4") && !certain(&read, "F4"), "{}", read.told());
    assert!(certain(&read, "C3") && certain(&read, "D7"), "{}", read.told());
}

#[test]
fn fractions_beside_their_percentages_are_taken_in_once() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Trivsel",
            &[
                "|Vestfold|Telemark|||Vestfold|Telemark",
                "2021|0.84493|0.85076||2021|84.493|85.076",
                "2020|0.84648|0.84111||2020|84.648|84.111",
                "2019|0.84109|0.82729||2019|84.109|82.729",
            ],
        )
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    assert_eq!(read.fact("F2").and_then(|fact| fact.value), Some(84.493), "{}", read.told());
}

#[test]
fn what_is_worked_out_beside_a_table_under_the_same_head_is_no_figure() {
    let read = sketch("Anställda.xlsx")
        .sheet(
            "2017",
            &[
                "Antal anställda efter ålder och kommun nov 2017",
                "||därav i olika åldersgrupper, %||",
                "Kommun|Antal|30-39|55-59||55-59",
                "Botkyrka|6132|23.4|11.2||686.784",
                "Danderyd|1694|18.5|12.1||204.974",
                "Ekerö|1531|21.3|12.7||194.437",
                "Haninge|4684|22.1|12.6||590.184",
                "Huddinge|6537|22.4|13.4||875.958",
            ],
        )
        .merge("C2:D2")
        .read();
    assert!(read.fact("D4").is_some(), "{}", read.told());
    assert!(read.fact("F4").is_none(), "{}", read.told());
}

#[test]
fn an_index_from_one_year_to_the_next_is_of_no_school_year() {
    let read = sketch("punktindeks.xlsx")
        .sheet(
            "punktindeks_aar",
            &[
                "name|index_2016_2017|index_2017_2018|index_2018_2019",
                "Ballestadhøgda|-2.4|1.4|8.6",
                "Vallermyrene|1.8|2.2|-0.4",
            ],
        )
        .read();
    assert_eq!(of(&read, "B2").2, "2016-2017", "{}", read.told());
}

#[test]
fn a_number_alone_below_a_table_is_asked_about() {
    let read = sketch("Kulturskole.xlsx")
        .sheet(
            "Barn 6-15",
            &[
                "Befolkning, etter region, statistikkvariabel, år og alder",
                "|Personer||",
                "|'2021||",
                "|6 år|7 år|8 år",
                "3801 Horten|293|296|289",
                "3802 Holmestrand|298|286|285",
                "3803 Tønsberg|628|658|658",
                "3804 Sandefjord|713|734|752",
                "",
                "Vestfold|5890",
                "Kulturskole|2309",
            ],
        )
        .merge("B2:D2")
        .merge("B3:D3")
        .read();
    assert!(certain(&read, "B5") && certain(&read, "D8"), "{}", read.told());
    assert!(!certain(&read, "B10") && !certain(&read, "B11"), "{}", read.told());
    assert_eq!(read.asked("B10").len(), 1, "{}", read.told());
}

#[test]
fn two_municipalities_that_sound_alike_are_not_taken_for_one() {
    let read = sketch("Avfall.xlsx")
        .sheet(
            "2022",
            &["Kommune|Mengde avfall 2022", "Larvik|193", "Kristiansand|812", "Sogndal|17"],
        )
        .sheet(
            "2023",
            &["Kommune|Mengde avfall 2023", "Narvik|52", "Kristiansund|131", "Sokndal|12"],
        )
        .sheet("2024", &["Kommune|Mengde avfall 2024", "Solbakken skole|52"])
        .sheet("2025", &["Kommune|Mengde avfall 2025", "Solbaken skole|131"])
        .read();
    let plan = Plan::build(&Workspace::new(""), vec![read.into_shared()], &Answers::default());
    let asked: Vec<&str> = plan.unit_likenesses.iter().map(|like| like.name.as_str()).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked.iter().all(|name| name.ends_with("skole")), "{asked:?}");
}

#[test]
fn a_place_behind_a_phrase_is_whose_it_is() {
    let read = sketch("Stramhet.xlsx")
        .sheet(
            "Tabell",
            &[
                "Estimert mangel på arbeidskraft Vestfold og Telemark",
                "|'2021|'2022|'2023",
                "Jordbruk, skogbruk og fiske|50|100|150",
                "Bergverksdrift og utvinning|0|50|50",
                "Industri|250|350|300",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").0, "Vestfold og Telemark", "{}", read.told());
    assert!(of(&read, "B3").1.contains("Estimert mangel på arbeidskraft"), "{}", read.told());
}

#[test]
fn a_word_in_the_corner_may_be_said_of_the_heads() {
    let read = sketch("Folketall 2021.xlsx")
        .sheet(
            "Personer1",
            &[
                "Kommune|Horten|Holmestrand|Tønsberg|Larvik",
                "Folketall|27510|25681|57026|47499",
                "Fødte|251|230|512|401",
            ],
        )
        .read();
    assert_eq!(of(&read, "C2"), said("Holmestrand", "Folketall", "2021"), "{}", read.told());
}

#[test]
fn of_which_in_a_head_is_a_part_of_the_column_before() {
    let read = sketch("NAV kvartalstall 2022.xlsx")
        .sheet(
            "Kvartal",
            &[
                "Kvartal|Mottakere av økonomisk sosialhjelp|herav under 25 år|Utbetalt (1000 kr)",
                "1. kv. 2022|212|60|3010",
                "2. kv. 2022|220|64|3122",
                "3. kv. 2022|198|51|2904",
            ],
        )
        .read();
    let wanted = "Mottakere av økonomisk sosialhjelp – herav under 25 år";
    assert_eq!(of(&read, "C2").1, wanted, "{}", read.told());
    assert!(certain(&read, "C2"), "{}", read.told());
}

#[test]
fn units_over_posts_stay_units_beside_a_change() {
    let read = sketch("Bemanningsoversikt HO.xlsx")
        .sheet(
            "årsverk",
            &[
                "Bemanning helse og omsorg",
                "",
                "Stilling|Årsverk 1.1.22|Årsverk 1.1.23|Endring",
                "Strandheim bo- og behandlingssenter",
                "  Sykepleier|17.9|17.2|-0.7",
                "  Helsefagarbeider|31.8|32.5|0.7",
                "  Assistent|8.1|8.8|0.7",
                "Sum|57.8|58.5|0.7",
                "",
                "Hjemmetjenesten",
                "  Sykepleier|15.2|14.1|-1.1",
                "  Vernepleier|4.4|4.9|0.5",
                "  Helsefagarbeider|23.3|24|0.7",
                "Sum|42.9|43|0.1",
            ],
        )
        .read();
    assert_eq!(of(&read, "B5").0, "Strandheim bo- og behandlingssenter", "{}", read.told());
    assert_eq!(of(&read, "B12").0, "Hjemmetjenesten", "{}", read.told());
}

#[test]
fn a_row_keeps_its_name_without_its_year() {
    let read = sketch("Bedriftsundersøkelsen Agder.xlsx")
        .sheet(
            "viz 2022 tabell",
            &[
                "|Jordbruk, skogbruk og fiske|Bergverksdrift og utvinning|Industri",
                "Estimert mangel på arbeidskraft 2022|50|0|350",
                "Stramhetsindikator 2022|1.4|0|1.8",
            ],
        )
        .read();
    assert!(of(&read, "B2").1.starts_with("Estimert mangel på arbeidskraft"), "{}", read.told());
    assert!(of(&read, "B3").1.starts_with("Stramhetsindikator"), "{}", read.told());
}

#[test]
fn a_target_for_several_years_is_that_of_each_that_has_none_of_its_own() {
    let read = sketch("Sykefravær Strandvik.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær i prosent",
                "Enhet|Resultat 2019|Resultat 2020|Mål 2020-23|Mål 2021",
                "Nordbygda skole|7.1|6.4|6.5|6",
                "Solbakken barnehage|11.7|10.3|8|7.5",
                "Strandtunet sykehjem|10.1|9.7|8.5|8",
            ],
        )
        .read();
    let mut board = Workspace::new("Strandvik kommune");
    let plan = Plan::build(&board, vec![read.into_shared()], &Answers::default());
    board.apply(plan.change(&board, 1)).expect("taken in");
    let school = board.units().find(|unit| unit.name == "Nordbygda skole").map(|unit| unit.id);
    let indicator = board.indicators().find(|one| one.name == "Sykefravær").map(|one| one.id);
    let series = SeriesKey { indicator: indicator.expect("counted"), unit: school.expect("there") };
    let aims: Vec<Option<Aim>> = (2019..=2024)
        .map(|year| Some(board.target(TargetKey { series, year })?.current.aim.clone()))
        .collect();
    let value = |number: f64| Some(Aim::Value(number));
    let wanted = vec![None, value(6.5), value(6.0), value(6.5), value(6.5), None];
    assert_eq!(aims, wanted);
}

#[test]
fn heads_of_employees_are_not_counted_in_full_time_equivalents() {
    let read = sketch("Bemanning.xlsx")
        .sheet(
            "årsverk",
            &[
                "Lia sykehjem",
                "Stilling|Årsverk 1.1.21|årsv. 1/1-22|Antall ansatte 01.01.22",
                "Sykepleier|18.4|17.9|26",
                "Helsefagarbeider|31.2|31.8|52",
                "Assistent|7.5|8.1|23",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_ne!(measure("D3").as_deref(), Some("årsverk"), "{}", read.told());
    assert_eq!(measure("B3").as_deref(), Some("årsverk"), "{}", read.told());
    let plan = Plan::build(&Workspace::new(""), vec![read.into_shared()], &Answers::default());
    let names: std::collections::BTreeSet<&str> =
        plan.new_indicators.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn what_was_chosen_of_a_statistics_bank_stands_above_all_columns() {
    let read = sketch("Arbeidsstyrken.xlsx")
        .sheet(
            "figurer",
            &[
                "Bosatte|'2020|15 år eller eldre",
                "",
                "|Viken|Oslo|Innlandet|Agder|Rogaland|Vestland",
                "Sysselsatte|616568|375392|181135|146362|242899|323421",
                "Registrerte arbeidsledige|20207|15168|4172|3931|7117|9082",
                "Under ordinær utdanning|71276|40466|19182|19001|27064|38164",
            ],
        )
        .read();
    for (cell, unit) in [("B4", "Viken"), ("C4", "Oslo"), ("G4", "Vestland")] {
        let (whose, what, when) = of(&read, cell);
        assert_eq!((whose.as_str(), when.as_str()), (unit, "2020"), "{cell}: {}", read.told());
        assert!(what.contains("Sysselsatte"), "{what}");
        assert!(certain(&read, cell), "{}", read.told());
    }
}

#[test]
fn figures_taken_out_of_a_series_are_dated_though_some_are_round() {
    let read = sketch("Sysselsatte.xlsx")
        .sheet(
            "Sysselsatte",
            &[
                "Kommune|Andel sysselsatte 2021|Andel sysselsatte 2022",
                "Seljord|66.1|66.9",
                "Hjartdal|68.0|68.4",
                "Nissedal|66.2|67",
                "Kviteseid|69.4|69",
                "Nome|62.9|63.6",
                "Tinn|64.8|65.2",
            ],
        )
        .sheet(
            "Viz",
            &[
                "Kommune|Andel sysselsatte",
                "Nome|63.6",
                "Tinn|65.2",
                "Seljord|66.9",
                "Nissedal|67",
                "Hjartdal|68.4",
                "Kviteseid|69",
            ],
        )
        .read();
    let fact = read.fact("Viz!B2").map(|fact| fact.period.map(|period| period.code()));
    assert!(
        fact.is_none() || fact == Some(Some("2022".to_owned())) && certain(&read, "Viz!B2"),
        "{}",
        read.told()
    );
}

#[test]
fn the_sign_of_a_branch_is_no_part_of_a_name() {
    let read = sketch("Verdiskaping.xlsx")
        .sheet(
            "Ark1",
            &[
                "Bruttoprodukt (mill. kr)",
                "Næring|'2021|'2022|'2023",
                "Industri|31585|32400|33012",
                "¬ Næringsmiddelindustri|1048|1102|1160",
                "¬ Trelastindustri|211|208|215",
            ],
        )
        .read();
    let (_, what, _) = of(&read, "B4");
    assert!(what.contains("Næringsmiddelindustri") && !what.contains('¬'), "{}", read.told());
}

#[test]
fn counts_are_not_measured_as_the_shares_below_them() {
    let read = sketch("Husholdninger.xlsx")
        .sheet(
            "figurer",
            &[
                "Privathusholdninger|'2023",
                "",
                "|Østfold|Akershus|Oslo|Innlandet",
                "Aleneboende|57750|91230|54445|37622",
                "Par uten barn|38079|52869|30296|22476",
                "",
                "|Østfold|Akershus|Oslo|Innlandet",
                "Aleneboende|38.776606|40.549730|41.638306|40.153690",
                "Par uten barn|25.568388|23.499109|23.169696|23.988473",
            ],
        )
        .sheet(
            "viz",
            &[
                "|Østfold|Akershus|Oslo|Innlandet",
                "Aleneboende|38.776606 %|40.549730 %|41.638306 %|40.153690 %",
                "Par uten barn|25.568388 %|23.499109 %|23.169696 %|23.988473 %",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_ne!(measure("B4").as_deref(), Some("%"), "{}", read.told());
}

#[test]
fn a_question_names_no_cells_of_a_table_set_aside() {
    let read = sketch("Lærlinger.xlsx")
        .sheet(
            "Trivsel og mobbing",
            &[
                "|Vestfold|Landet|||Vestfold|Landet",
                "2021|0.8449|0.8507||2021|0.8376|0.8463",
                "2020|0.8464|0.8301||2020|0.8423|0.8401",
                "2019|0.8410|0.8272||2019|0.8649|0.8467",
                "",
                "|Ikke opplevt mobbing i det hele tatt den siste måneden.||||Trives nokså godt eller svært godt på arbeidsplassen.",
                "|Vestfold|Landet|||Vestfold|Landet",
                "2021|84.49|85.07||2021|83.76|84.63",
                "2020|84.64|83.01||2020|84.23|84.01",
                "2019|84.10|82.72||2019|86.49|84.67",
            ],
        )
        .read();
    for question in &read.0.questions {
        for place in &question.cells {
            let there = read.0.facts.iter().any(|fact| fact.place == *place);
            assert!(there, "{}: {}", place.name(), read.told());
        }
    }
    assert!(of(&read, "B8").1.contains("Ikke opplevt mobbing"), "{}", read.told());
    assert!(of(&read, "F8").1.contains("Trives nokså godt"), "{}", read.told());
}
