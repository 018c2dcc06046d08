//! Questions nobody needs are not asked: about figures that go up and down by nature, and names that stand beside each
//! other.

use std::sync::Arc;

use styringstavle::domain::Workspace;
use styringstavle::import::facts::About;
use styringstavle::import::matching::IndicatorName;
use styringstavle::import::plan::{Answers, Plan};

use crate::situations::{Read, sketch};

const YEARS: &str = "Anlegg|2014|2015|2016|2017|2018|2019";

/// A sheet of so many plants, with the figure of each in each year.
fn plants(count: usize, figure: impl Fn(usize, usize) -> usize) -> Read {
    let row = |plant: usize| {
        let figures: Vec<String> = (0..6).map(|year| figure(plant, year).to_string()).collect();
        format!("Anlegg nr. {} vest|{}", plant + 1, figures.join("|"))
    };
    let rows: Vec<String> = (0..count).map(row).collect();
    let all = ["Levert avfall, tonn", YEARS].into_iter().chain(rows.iter().map(String::as_str));
    sketch("Avfall.xlsx").sheet("Data", &all.collect::<Vec<_>>()).read()
}

fn asked_far(read: &Read) -> usize {
    read.0.questions.iter().filter(|one| one.about == About::Far).count()
}

#[test]
fn figures_that_go_up_and_down_by_nature_are_listed_and_not_asked_about() {
    // Every other plant once delivers ten times as much, each in a year of its own.
    let read = plants(40, |plant, year| {
        let usual = 300 + 7 * plant + 3 * year;
        if plant % 2 == 0 && year == plant / 2 % 6 { usual * 10 } else { usual }
    });
    assert_eq!(asked_far(&read), 0, "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
    let found = read.0.findings.iter().find(|one| one.text.contains("ligger langt fra"));
    let found = found.expect("they are listed");
    assert_eq!(found.cells.len(), 20);
    assert!(found.text.starts_with("20 tall ligger langt fra de andre"), "{}", found.text);
}

#[test]
fn a_few_such_figures_are_still_asked_about() {
    // Each in a year of its own, and among so many plants.
    let asked = |few: usize, among: usize| {
        let read = plants(among, |plant, year| {
            let usual = 300 + 7 * plant + 3 * year;
            if plant < few && year == plant % 6 { usual * 10 } else { usual }
        });
        asked_far(&read)
    };
    assert_eq!(asked(2, 40), 2);
    // A dozen may be slips, whatever part of the sheet they are; more are, where most plants have none.
    assert_eq!(asked(12, 30), 12);
    assert_eq!(asked(13, 30), 0);
    assert_eq!(asked(20, 300), 20);
    // Nobody makes so many.
    assert_eq!(asked(41, 600), 0);
}

#[test]
fn a_year_that_is_measured_otherwise_is_asked_about_in_however_many_rows() {
    let read = plants(30, |plant, year| {
        let usual = 30_000 + 700 * plant + 300 * year;
        if plant < 20 && year == 4 { usual / 1000 } else { usual }
    });
    let doubted = read.0.facts.iter().filter(|fact| !fact.certain).count();
    assert_eq!(doubted, 20, "{}", read.told());
}

#[test]
fn figures_of_one_year_that_nothing_tells_apart_are_no_series() {
    let rows: Vec<String> =
        [164_074, 150_051, 135_447, 6_503].iter().map(|one| format!("Torget|{one}")).collect();
    let all = ["Reisende 2021", "Stopp|Antall"].into_iter().chain(rows.iter().map(String::as_str));
    let read = sketch("Reisende.xlsx").sheet("Data", &all.collect::<Vec<_>>()).read();
    assert_eq!(asked_far(&read), 0, "{}", read.told());
}

#[test]
fn names_beside_each_other_that_each_have_their_figures_are_two() {
    // Each in a year of its own, so that no figure of one stands where one of the other does.
    let rows = [
        "Skole|År|Elever",
        "Nenset skole|2018|135",
        "Nesset skole|2019|135",
        "Klosterskogen skole|2020|164",
        "Klosterskoven skole|2021|150",
        "Gimsøy skole|2022|20",
        "Borge skole|2023|99",
    ];
    let file = sketch("Elever.xlsx").sheet("Data", &rows).read().into_shared();
    let plan = Plan::build(&Workspace::new("Lia"), vec![Arc::clone(&file)], &Answers::default());
    assert!(plan.unit_likenesses.is_empty(), "{:#?}", plan.unit_likenesses);
    assert_eq!(plan.items.len(), 6);
}

#[test]
fn a_name_with_fewer_figures_than_the_others_may_be_a_slip_of_the_pen() {
    let units =
        ["Nenset skole", "Gimsøy skole", "Borge skole", "Klosterskogen skole", "Lunde skole"];
    let rows: Vec<String> = (2019..2023)
        .flat_map(|year| {
            units.iter().enumerate().map(move |(at, unit)| {
                let name = if at == 0 && year == 2022 { "Nensett skole" } else { unit };
                format!("{name}|{year}|{}", 100 + 10 * at + usize::from(year % 7 == 0))
            })
        })
        .collect();
    let all = ["Enhet|År|Elever"].into_iter().chain(rows.iter().map(String::as_str));
    let file = sketch("Elever.xlsx").sheet("Data", &all.collect::<Vec<_>>()).read().into_shared();
    let plan = Plan::build(&Workspace::new("Lia"), vec![Arc::clone(&file)], &Answers::default());
    let asked: Vec<&str> = plan.unit_likenesses.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(asked, ["Nensett skole"]);
}

#[test]
fn what_a_title_says_before_all_names_makes_none_alike() {
    let like = |one: &str, other: &str| {
        let of = |name: &str| {
            IndicatorName::of(&format!("Landbruksbedrifter etter driftsform – {name}"))
        };
        of(one).like(&of(other))
    };
    assert_eq!(like("Bedrifter med storfe", "Fulldyrka areal i alt"), None);
    assert!(like("Bedrifter med storfe", "Bedrifter med storfee").is_some());
}

#[test]
fn places_called_by_everyday_words_are_no_slips_for_others() {
    let asked = |one: &str, other: &str| {
        let file = |name: &str, year: i32| {
            let rows = ["Elever", &format!("Kommune|{year}"), &format!("{name}|12"), "Bø|14"];
            sketch(&format!("Elever {year}.xlsx")).sheet("Data", &rows).read().into_shared()
        };
        let files = vec![file(one, 2021), file(other, 2022)];
        Plan::build(&Workspace::new("Lia"), files, &Answers::default()).unit_likenesses.len()
    };
    assert_eq!(asked("Stranda", "Strand"), 0);
    assert_eq!(asked("Strandebarm skole", "Strandebam skole"), 1);
}

#[test]
fn a_share_beside_an_amount_of_one_name_is_another() {
    let asked = |measure: &str| {
        let rows = [
            "Avfall 2023",
            "Enhet|Sort|Måleenhet|Mengde",
            "Lia|Plast|tonn|120",
            &format!("Lia|Plast|{measure}|14"),
        ];
        let file = sketch("Avfall.xlsx").sheet("Data", &rows).read().into_shared();
        let plan = Plan::build(&Workspace::new("Lia"), vec![file], &Answers::default());
        assert_eq!(plan.items.len(), 2);
        plan.likenesses.len()
    };
    assert_eq!(asked("%"), 0);
    // Kilograms may be tonnes on another scale.
    assert_eq!(asked("kg"), 1);
}
