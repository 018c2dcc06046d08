//! Sheets people plan and count with every day: budgets for years to come, rows with years over months, means beside counts.

use styringstavle::import::facts::FactKind;

use crate::situations::sketch;

#[test]
fn years_behind_those_of_the_budget_are_planned() {
    for title in ["Økonomiske rammer 2025–2028 (1000 kr)", "Driftsrammer (1000 kr)"] {
        let rows = [
            title,
            "Sektor|Regnskap 2023|Opprinnelig budsjett 2024|Revidert budsjett 2024|2025|2026",
            "Oppvekst|312400|318900|321200|329800|328100",
            "Helse|401200|408800|412000|425600|427300",
        ];
        let read = sketch("Budsjett.xlsx").sheet("Rammer", &rows).read();
        let kind = |cell: &str| read.fact(cell).map(|fact| (fact.kind, fact.certain));
        assert_eq!(kind("B3"), Some((FactKind::Result, true)), "{}", read.told());
        assert_eq!(kind("E3"), Some((FactKind::Budget, true)), "{}", read.told());
        assert_eq!(kind("F4"), Some((FactKind::Budget, true)), "{}", read.told());
        let name = read.fact("F4").and_then(|fact| fact.indicator.clone());
        assert_ne!(name.as_deref(), Some("Økonomiske"), "{}", read.told());
    }
    // Years before the budget's are what was spent.
    let rows = ["Driftsrammer (1000 kr)", "Sektor|2022|Regnskap 2023|Budsjett 2024", "Helse|4|5|6"];
    let read = sketch("Budsjett.xlsx").sheet("Rammer", &rows).read();
    assert_eq!(read.fact("B3").map(|fact| fact.kind), Some(FactKind::Result), "{}", read.told());
}

#[test]
fn rows_say_which_year_the_months_over_them_are_of() {
    let rows = |last: &'static str| {
        [
            "Biblioteket",
            "|Jan|Feb|Mars|April|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Des",
            "Utlån 2022|39|37|41|35|33|29|25|34|38|40|41|32",
            "Utlån 2023|41|39|40|37|34|30|27|35|39|42|41|33",
            last,
        ]
    };
    let read = sketch("Bibliotek.xlsx")
        .sheet("Tall", &rows("Besøk 2023|68|66|70|60|59|48|43|57|66|71|72|56"))
        .read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
    read.expect(&[
        ("B3", "Biblioteket | Utlån | 2022-01 | 39"),
        ("M5", "Biblioteket | Besøk | 2023-12 | 56"),
    ]);
    // How often it is counted is no part of a name.
    let alone = rows("Besøk 2023|68|66|70|60|59|48|43|57|66|71|72|56");
    let read =
        sketch("Bibliotek mnd.xlsx").sheet("Tall", alone.get(1..).unwrap_or_default()).read();
    read.expect(&[("B2", "Bibliotek | Utlån | 2022-01 | 39")]);
    let rows_of_time = ["Sosialhjelp over 6 mnd", "|2022|2023", "Lia|12|14", "Nes|9|8"];
    let long = sketch("Fil.xlsx").sheet("Tall", &rows_of_time).read();
    let name = long.fact("B3").and_then(|fact| fact.indicator.clone());
    assert_eq!(name.as_deref(), Some("Sosialhjelp over 6 mnd"), "{}", long.told());
    // A row that does not is asked about alone.
    let read = sketch("Bibliotek.xlsx")
        .sheet("Tall", &rows("Besøk|68|66|70|60|59|48|43|57|66|71|72|56"))
        .read();
    assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
    assert!(!read.asked("B5").is_empty() && read.asked("B3").is_empty(), "{}", read.told());
}

#[test]
fn a_goal_over_a_column_is_of_what_a_dated_column_counts() {
    let rows = [
        "Lia kommune",
        "Fag|Lærlinger 2023|Fagbrev 2023|Mål fagbrev",
        "Helsearbeider|14|6|8",
        "IKT|2|1|1",
    ];
    let read = sketch("Lærlinger.xlsx").sheet("Status", &rows).read();
    let goal = read.fact("D3").expect("a goal");
    assert_eq!(goal.kind, FactKind::Target, "{}", read.told());
    assert_eq!(goal.indicator, read.fact("C3").and_then(|fact| fact.indicator.clone()));
}

#[test]
fn a_hundred_per_cent_in_a_name_is_how_large_a_place_is() {
    let rows = [
        "Lia skole 2023",
        "Tilbud|Elever",
        "SFO-plasser 100 %|61",
        "SFO-plasser 50 %|37",
        "Svar i %|81",
    ];
    let read = sketch("SFO.xlsx").sheet("Ark1", &rows).read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_ne!(measure("B3").as_deref(), Some("%"), "{}", read.told());
    assert_eq!(measure("B5").as_deref(), Some("%"), "{}", read.told());
}

#[test]
fn seconds_are_no_kronor() {
    let measure = |name: &str| {
        let rows = ["Lia kommune", "Indikator|2022|2023", &format!("{name}|42|38")];
        let read = sketch("Svartid.xlsx").sheet("Ark1", &rows).read();
        read.fact("B3").and_then(|fact| fact.measure.clone()).unwrap_or_default()
    };
    assert_eq!(measure("Svartid (sek.)"), "sekunder");
    assert_eq!(measure("Kostnader (SEK)"), "SEK");
}

#[test]
fn the_mean_beside_how_many_there_are_is_a_figure_of_its_own() {
    let rows = [
        "Vannanalyser 2023 – Lia vannverk",
        "Parameter|Antall prøver|Middel|Antall over grenseverdi",
        "Kimtall|24|12|0",
        "Farge|12|8,2|1",
    ];
    let read = sketch("Vann.xlsx").sheet("Prøver", &rows).read();
    assert_eq!(read.fact("C3").and_then(|fact| fact.value), Some(12.0), "{}", read.told());
    assert_eq!(read.fact("C4").and_then(|fact| fact.value), Some(8.2), "{}", read.told());
}

#[test]
fn what_says_no_day_beside_days_that_end_the_reports_period_is_of_it() {
    let told = |title: &str, first: &str| {
        let rows = [
            title,
            &format!("Enhet|Brukere {first}|Brukere 30.04.2024|Ventende"),
            "Lia sykehjem|412|431|3",
            "Nes sykehjem|64|70|8",
        ];
        let read = sketch("Rapport.xlsx").sheet("Tabell", &rows).read();
        let fact = read.fact("D3").expect("a figure").clone();
        fact.period.filter(|_| fact.certain).map(|period| period.to_string())
    };
    let (first, second) = ("Tertialrapport 1. tertial 2024", "Tertialrapport 2. tertial 2024");
    assert_eq!(told(first, "30.04.2023").as_deref(), Some("2024-T1"));
    // Days within the period are not its end.
    assert_eq!(told(second, "30.04.2023"), None);
    assert_eq!(told(first, "31.01.2024"), None);
}

#[test]
fn columns_of_money_are_no_units() {
    let rows = [
        "Investeringsprosjekter 2024 (mill. kr)",
        "Prosjekt|Budsjett 2024|Regnskap 2024|Totalramme|Prognose sluttkost",
        "Ny barneskole|65,0|61,2|245,0|251,0",
        "Omsorgsboliger|42,0|44,0|120,0|120,0",
    ];
    let read = sketch("Prosjekter.xlsx").sheet("Ark1", &rows).read();
    for cell in ["D3", "E3"] {
        let fact = read.fact(cell).expect("a figure");
        assert_eq!(fact.unit, None, "{}", read.told());
    }
    let forecast = read.fact("E4").expect("a forecast");
    assert_eq!(
        (forecast.kind, forecast.indicator.as_deref()),
        (FactKind::Forecast, Some("Sluttkost"))
    );
}

#[test]
fn the_annual_column_beside_months_is_the_whole_year() {
    let rows = [
        "Energy 2020",
        "Fuel|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Annual",
        "Coal|5|4|3|4|5|6|7|8|6|5|4|5|63",
        "Wind|9|8|7|6|5|4|3|4|5|6|7|8|71",
    ];
    let read = sketch("Energy.xlsx").sheet("Data", &rows).read();
    let annual = read.fact("N3").expect("a figure");
    let month = read.fact("B3").expect("a figure");
    assert_eq!(annual.period.map(|period| period.to_string()).as_deref(), Some("2020"));
    assert_eq!(annual.indicator, month.indicator, "{}", read.told());
}

#[test]
fn last_years_sum_beside_this_years_and_their_difference_is_kept() {
    let rows = [
        "Avvik 2023",
        "Enhet|1. tertial|2. tertial|3. tertial|Sum 2023|Sum 2022|Endring",
        "Bakken skole|12|8|19|39|31|8",
        "Lia skole|7|5|9|21|25|-4",
    ];
    let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("F3", "Bakken skole | Avvik | 2022 | 31"),
        ("F4", "Lia skole | Avvik | 2022 | 25"),
    ]);
    assert_eq!(read.fact("E3"), None, "{}", read.told());
    assert_eq!(read.fact("G3"), None, "{}", read.told());
}

#[test]
fn the_unit_beside_the_name_of_a_board_heads_no_column() {
    let rows = [
        "MÅLEKORT 2024|Lia barnehage",
        "Fokusområde|Måleindikator|Nasjonalt|Kommunen|Vårt resultat 2023|Ambisjon 2024",
        "Brukere|Foreldretilfredshet|4,5|4,5|4,6|4,7",
        "Medarbeidere|Sykefravær|10,4 %|9,8 %|10,1 %|9,0 %",
    ];
    let read = sketch("Kort.xlsx").sheet("Målekort", &rows).read();
    assert_eq!(read.fact("A3"), None, "{}", read.told());
    let result = read.fact("E3").expect("a result");
    assert_eq!(result.unit.as_deref(), Some("Lia barnehage"), "{}", read.told());
    assert_eq!(result.indicator.as_deref(), Some("Foreldretilfredshet"));
    // The board is for the year of its goals, and of when the others are nobody says.
    assert!(!read.asked("C3").is_empty() && read.asked("E3").is_empty(), "{}", read.told());
}

#[test]
fn heads_say_behind_what_is_counted_of_whom() {
    let rows = [
        "Karakterer 10. trinn 2023",
        "Fag|Eksamen Lia|Eksamen nasjonalt|Standpunkt Lia|Standpunkt nasjonalt",
        "Norsk hovedmål|3,4|3,5|3,8|3,9",
        "Matematikk|3,3|3,4|3,5|3,6",
    ];
    let read = sketch("Karakterer.xlsx").sheet("Ark1", &rows).read();
    let of = |cell: &str| {
        let fact = read.fact(cell).expect("a figure");
        let name = fact.indicator.as_deref().unwrap_or_default();
        format!("{} | {name}", fact.unit.as_deref().unwrap_or("?"))
    };
    assert_eq!(of("B3").split(" | ").next(), Some("Lia"), "{}", read.told());
    assert_eq!(of("C3").split(" | ").next(), Some("Nasjonalt"), "{}", read.told());
    assert_eq!(of("B3").rsplit(" | ").next(), of("C3").rsplit(" | ").next(), "{}", read.told());
    assert_ne!(of("C3").rsplit(" | ").next(), of("E3").rsplit(" | ").next(), "{}", read.told());
    // "Eksamen" alone is of whose table it is.
    let rows =
        ["Lia skole 2023", "Fag|Eksamen|Eksamen nasjonalt", "Norsk|3,4|3,5", "Matematikk|3,3|3,4"];
    let read = sketch("Karakterer.xlsx").sheet("Ark1", &rows).read();
    let unit = |cell: &str| read.fact(cell).and_then(|fact| fact.unit.clone());
    assert_eq!(unit("B3").as_deref(), Some("Lia skole"), "{}", read.told());
    assert_eq!(unit("C3").as_deref(), Some("Nasjonalt"), "{}", read.told());
    // Nothing is held against anything.
    let rows =
        ["Lia skole 2023", "Fag|Eksamen Norsk|Eksamen Engelsk", "10A|3,4|3,5", "10B|3,3|3,4"];
    let read = sketch("Karakterer.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.unit.clone()).as_deref(), Some("Lia skole"));
}

#[test]
fn what_became_of_grants_is_no_unit() {
    let rows = [
        "Tilskuddsordning|Mottatt 2022|Brukt 2022|Mottatt 2023|Brukt 2023",
        "Kompetanse- og innovasjonstilskudd|1250|1180|1400|1020",
        "Boligsosialt tilskudd|600|600|650|630",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("B2").expect("a figure");
    assert_eq!((fact.unit.as_deref(), fact.certain), (None, true), "{}", read.told());
}

#[test]
fn the_end_of_each_quarter_is_no_part_of_a_municipality() {
    let rows = [
        "Folketall Lia kommune ved utgangen av kvartalet",
        "År|K1|K2|K3|K4",
        "2022|9905|9911|9920|9918",
        "2023|9925|9931|9940|9944",
    ];
    let read = sketch("Folk.xlsx").sheet("Folketall", &rows).read();
    let unit = read.fact("B3").and_then(|fact| fact.unit.clone());
    assert_eq!(unit.as_deref(), Some("Lia kommune"), "{}", read.told());
}
