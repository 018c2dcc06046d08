//! Monthly forms, reports of accounts and tables below each other, each with a title of its own.

use styringstavle::domain::Missing;
use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch};

#[test]
fn a_monthly_form_with_the_month_before_and_last_year() {
    for corner in ["", "Indikator"] {
        let heads = format!("{corner}|Denne månaden|Førre månad|Same månad i fjor|Merknad");
        let rows = [
            "Månadsrapport institusjon",
            "",
            "Eining:|Vetleflaten omsorgssenter",
            "Månad:|januar 2024",
            "Utfylt av:|AKB",
            "",
            &heads,
            "Plassar totalt|48|48|46|",
            "Belegg|94.6|94.8|91.2|",
            "Liggedøgn|1408|1320|1357|ein brukar",
        ];
        let read = sketch("Rapport.xlsx").sheet("Vetleflaten", &rows).read();
        let unit = "Vetleflaten omsorgssenter";
        assert_eq!(of(&read, "B9"), said(unit, "Belegg", "2024-01"), "{}", read.told());
        assert_eq!(of(&read, "C10"), said(unit, "Liggedøgn", "2023-12"), "{}", read.told());
        assert_eq!(of(&read, "D10"), said(unit, "Liggedøgn", "2023-01"), "{}", read.told());
        // No sum of the rows below it: all the places there are.
        assert_eq!(of(&read, "B8"), said(unit, "Plassar", "2024-01"), "{}", read.told());
        assert!(certain(&read, "C9"), "{}", read.told());
    }
}

#[test]
fn accounts_and_budget_by_month_with_codes_below_the_names() {
    let rows = [
        "Kultur og fritid, Horten kommune - månedsoppfølging 2023|||||||til leder: se merforbruk",
        "Beløp i 1000 kr",
        "",
        "||jan.23|feb.23|mar.23|Sum hittil|Årsbudsjett",
        "Biblioteket|Regnskap|768|718|830|2316|",
        "7100|Budsjett|848|848|848|2544|9600",
        "|Avvik|80|130|18|228|",
        "",
        "Kulturskolen|Regnskap|890|1030|914|2834|",
        "7200|Budsjett|989|989|989|2967|11200",
        "|Avvik|99|-41|75|133|",
    ];
    let read = sketch("Oppfølging.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "D5"), said("Biblioteket", "Regnskap", "2023-02"), "{}", read.told());
    assert_eq!(of(&read, "C10"), said("Kulturskolen", "Regnskap", "2023-01"), "{}", read.told());
    assert_eq!(of(&read, "G10"), said("Kulturskolen", "Regnskap", "2023"), "{}", read.told());
    // A year's budget is larger than that of each month, and none of them is doubtful.
    assert!(certain(&read, "G6") && certain(&read, "C6"), "{}", read.told());
    assert_eq!(read.fact("G6").map(|fact| fact.kind), Some(FactKind::Budget));
}

#[test]
fn what_answers_for_accounts_by_a_number_is_a_unit() {
    let rows = [
        "Økonomirapport 1. tertial 2024 - Teknisk",
        "Pr. 30.04. Hele 1000",
        "",
        "Ansv.|Tekst|Regnskap pr 30.04.24|Budsjett pr 30.04.24|Avvik|Forbruk i % av budsjett",
        "4110|Kommunale veier|6602|6224|-378|0.36",
        "4120|Gatelys|1909|1738|-171|0.35",
        "4130|Parker og grøntanlegg|2790|2656|-134|0.36",
    ];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
    let fact = of(&read, "C6");
    assert_eq!((fact.0.as_str(), fact.1.as_str()), ("Gatelys", "Regnskap"), "{}", read.told());
    let measure = read.fact("C6").and_then(|fact| fact.measure.clone());
    assert_eq!(measure.as_deref(), Some("1 000 kr"), "{}", read.told());
    assert!(read.fact("F5").is_none(), "{}", read.told());
}

#[test]
fn the_whole_under_each_quarter_is_the_figure_itself() {
    let rows = [
        "Sykefravær 2023 - Lia kommune",
        "Prosent av avtalte dagsverk. Korttid = 1-16 dager",
        "",
        "Enhet|1. kvartal|||2. kvartal|||Året totalt",
        "|Korttid|Langtid|Totalt|Korttid|Langtid|Totalt|2023",
        "Lia skole|3.4|6.7|10.1|3.0|5.8|8.8|9",
        "Nes skole|3.5|7.0|10.5|2.5|5.5|8.0|8.9",
        "Borg skole|2.6|5.7|8.3|2.5|4.3|6.8|7.3",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).merge("B4:D4").merge("E4:G4").read();
    assert_eq!(
        of(&read, "B6"),
        said("Lia skole", "Sykefravær – Korttid", "2023-Q1"),
        "{}",
        read.told()
    );
    assert_eq!(of(&read, "G7"), said("Nes skole", "Sykefravær", "2023-Q2"), "{}", read.told());
    assert_eq!(of(&read, "H8"), said("Borg skole", "Sykefravær", "2023"), "{}", read.told());
}

#[test]
fn a_line_below_the_title_says_how_it_is_counted() {
    for (below, measure) in [
        ("I prosent av brutto driftsinntekter", Some("%")),
        ("Antall dager", Some("dager")),
        ("Per barn 1-5 år", Some("per barn 1-5 år")),
    ] {
        let rows = ["Ventetid", below, "Kommune|2022|2023", "Lier|62|58", "Asker|52|48"];
        let read = sketch("Data.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B4"), said("Lier", "Ventetid", "2022"), "{below}: {}", read.told());
        let given = read.fact("B4").and_then(|fact| fact.measure.clone());
        assert_eq!(given.as_deref(), measure, "{below}: {}", read.told());
    }
}

#[test]
fn the_second_of_two_tables_is_called_by_its_own_title() {
    let rows = [
        "Household waste arising and recycling rate, 2019/20 to 2021/22",
        "Local authority|2019/20|2020/21",
        "Bath and North East Somerset|79.3|81.7",
        "Bristol, City of|178|184.5",
        "",
        "",
        "Fly-tipping incidents per authority",
        "Local authority|2018/19|2019/20",
        "Bath and North East Somerset|1786|1942",
        "Bristol, City of|4128|4353",
    ];
    let read = sketch("waste.xlsx").sheet("Table_1", &rows).read();
    let fact = of(&read, "C10");
    assert_eq!(
        fact,
        said("Bristol, City of", "Fly-tipping incidents", "2019/20"),
        "{}",
        read.told()
    );
}

#[test]
fn how_many_so_far_on_days_of_the_year() {
    let rows = [
        "Bosetting av flyktninger 2023",
        "Kommune|Vedtak|Bosatt per 30.04|Bosatt per 31.08|Bosatt per 31.12|Måloppnåelse|Sjekk mot rapport",
        "Stavanger|560|168|369|512|91|1335",
        "Sandnes|295|87|179|308|104|1338",
        "Sola|<4|35|68|96|87|-3",
    ];
    let read = sketch("Bosetting.xlsx").sheet("2023", &rows).read();
    assert_eq!(of(&read, "C3"), said("Stavanger", "Bosatt", "2023-04-30"), "{}", read.told());
    assert_eq!(of(&read, "D4"), said("Sandnes", "Bosatt", "2023-08-31"), "{}", read.told());
    assert_eq!(of(&read, "E5"), said("Sola", "Bosatt", "2023"), "{}", read.told());
    assert_eq!(of(&read, "F4"), said("Sandnes", "Måloppnåelse", "2023"), "{}", read.told());
    assert!(read.fact("G3").is_none(), "{}", read.told());
}

#[test]
fn so_few_that_they_are_not_told_among_larger_counts() {
    let rows = [
        "Enslige mindreårige 2023",
        "Kommune|Bosatt",
        "Stavanger|22",
        "Sandnes|13",
        "Karmøy|7",
        "Sola|<4",
    ];
    let read = sketch("Bosetting.xlsx").sheet("2023", &rows).read();
    let fact = read.fact("B6").expect("kept");
    assert_eq!((fact.value, fact.missing), (None, Some(Missing::Suppressed)), "{}", read.told());
    // Where some are fewer, it is what it says.
    let rows = [
        "Klager 2023",
        "Enhet|Klager",
        "Lia skole|22",
        "Nes skole|1",
        "Borg skole|7",
        "Åsen skole|<4",
    ];
    let read = sketch("Klager.xlsx").sheet("2023", &rows).read();
    assert_eq!(read.fact("B6").and_then(|fact| fact.value), Some(4.0), "{}", read.told());
}

#[test]
fn means_of_quarters_under_each_year_are_no_figures_of_their_own() {
    let rows = [
        "Legemeldt sykefravær i prosent",
        "|2022|||||2023||||",
        "Kommune|1. kv|2. kv|3. kv|4. kv|Snitt|1. kv|2. kv|3. kv|4. kv¹)|Snitt",
        "4201 Risør|8.5|6.7|7|7.7|7.475|7.6|7|6.5|7.2|7.075",
        "4203 Arendal|7.9|6.5|6|7.2|6.9|6.8|6.2|6|7.1|6.525",
        "4204 Kristiansand|7.4|5.9|5.6|6.5|6.35|6.5|5.7|5.7|6.3|6.05",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).merge("B2:F2").merge("G2:K2").read();
    assert!(read.fact("F4").is_none() && read.fact("K5").is_none(), "{}", read.told());
    assert_eq!(of(&read, "J4").2, "2023-Q4", "{}", read.told());
}

#[test]
fn goals_by_their_names_and_by_when() {
    let rows = [
        "Måltavle Lia skole",
        "Indikator|Resultat 2023|Målkurve 2024|Innen 2027|Avvik fra målkurve",
        "Sykefravær|8.2|7.5|6|0.7",
        "Heltid|60|65|70|-5",
    ];
    let read = sketch("Tavle.xlsx").sheet("Ark1", &rows).read();
    let kind = |cell: &str| read.fact(cell).map(|fact| fact.kind);
    assert_eq!(kind("C3"), Some(FactKind::Target), "{}", read.told());
    assert_eq!(of(&read, "D4").2, "2027", "{}", read.told());
    assert!(read.fact("E3").is_none(), "{}", read.told());
}
