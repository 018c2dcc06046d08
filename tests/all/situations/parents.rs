//! What units lie under: headings, and rows that sum them, settled over a workbook and over several.

use styringstavle::domain::{ColumnIs, Recipe, RowIs, Workspace};
use styringstavle::import::layout::keep_up;
use styringstavle::import::plan::{Answers, Plan};
use styringstavle::import::recipe;

use super::{Read, place, sketch};

/// A region that sums the municipalities above it.
const SUMMED: [&str; 6] = [
    "Kommune|2014|2015|2016",
    "Lia|15250|15290|15960",
    "Åsen|12899|13444|15913",
    "Aust-regionen|28149|28734|31873",
    "Borg|9242|8415|9586",
    "Vik|4111|4222|4333",
];

/// Regions that sum municipalities, and a sheet that has the same ones under a heading.
fn summed_and_headed() -> Read {
    sketch("Folketall.xlsx")
        .sheet("Folketall", &SUMMED)
        .sheet(
            "Sykefravær",
            &["Kommune|2021|2022", "Sør-Østerdal", "Lia|8.1|8.2", "Åsen|7|7.1", "Borg|6.5|6.6"],
        )
        .read()
}

#[test]
fn situation_46_a_unit_under_a_heading_is_not_also_put_under_a_sum() {
    let area = |read: &Read, cell: &str| {
        read.fact(cell).and_then(|fact| fact.area.as_deref().map(str::to_owned))
    };
    let read = summed_and_headed();
    assert_eq!(area(&read, "Folketall!B2"), None, "{}", read.told());
    assert_eq!(area(&read, "Sykefravær!B3").as_deref(), Some("Sør-Østerdal"), "{}", read.told());
    // Nor when the sheet with the sum is corrected afterwards.
    let target = |read: &Read| recipe::column(&read.0.sheets[0], place("D1"), ColumnIs::Target);
    let anew = read.corrected(vec![target(&read)]);
    assert_eq!(area(&anew, "Folketall!B2"), None, "{}", anew.told());
    // What is under no heading any more lies under the sum again.
    let aside = recipe::row(&read.0.sheets[1], place("A2"), RowIs::Aside);
    let recipes =
        [Recipe { shape: recipe::shape_of(&read.0.sheets[1].grid), ..read.recipe(vec![aside]) }];
    let anew = keep_up(&read.0, &recipes, |_| recipe::ByHand::default()).expect("an area less");
    let anew = Read(anew);
    assert_eq!(area(&anew, "Sykefravær!B3"), None, "{}", anew.told());
    assert_eq!(area(&anew, "Folketall!B2").as_deref(), Some("Aust-regionen"), "{}", anew.told());
}

#[test]
fn situation_46_a_sum_in_one_workbook_and_a_heading_in_another_make_one_unit() {
    let heading = ["Kommune|2021|2022", "Sør-Østerdal", "Lia|8.1|8.2", "Åsen|7|7.1"];
    let one = sketch("Folketall.xlsx").sheet("Folketall", &SUMMED).read();
    let other = sketch("Sykefravær.xlsx").sheet("Sykefravær", &heading).read();
    let plan = Plan::build(
        &Workspace::new("Eksempel kommune"),
        vec![one.into_shared(), other.into_shared()],
        &Answers::default(),
    );
    let lia: Vec<_> = plan.new_units.iter().filter(|unit| unit.name == "Lia").collect();
    assert_eq!(lia.len(), 1, "{:?}", plan.new_units);
    let parent = plan.new_units.iter().find(|unit| Some(unit.id) == lia[0].parent);
    assert_eq!(parent.map(|unit| unit.name.as_str()), Some("Sør-Østerdal"));
    let summed = plan.items.iter().filter(|item| item.unit == Some(lia[0].id));
    assert_eq!(summed.count(), 5, "of both workbooks");
}
