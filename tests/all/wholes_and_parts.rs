//! What is told of wholes, of too few, beyond a scale and in words; and titles that count.

use styringstavle::domain::Missing;
use styringstavle::import::facts::CellRole;

use crate::situations::sketch;

#[test]
fn a_whole_that_is_no_sum_or_mean_tells_its_own_figure() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022|2023",
                "Lia skole|5.1|6.2|6.4",
                "Vik skole|5.3|6.1|7.2",
                "Åsen skole|9.3|8.1|7.7",
                "Oppvekst totalt|6.2|6.9|7.5",
                "Kommunen totalt|7.1|6.3|7.0",
            ],
        )
        .read();
    read.expect(&[
        ("B6", "Oppvekst | Sykefravær | 2021 | 6.2 %"),
        ("D7", "Kommunen totalt | Sykefravær | 2023 | 7 %"),
    ]);
}

#[test]
fn a_whole_that_sums_or_is_worked_out_stays_a_total() {
    let rows = |whole: &'static str| {
        ["Elever|2022|2023", "Lia skole|100|110", "Vik skole|50|60", "Åsen skole|30|40", whole]
    };
    let sum = sketch("Elever.xlsx").sheet("Ark1", &rows("Kommunen totalt|180|210")).read();
    assert_eq!(sum.role("B5"), Some(CellRole::Total), "{}", sum.told());
    let mean = sketch("Elever.xlsx").sheet("Ark1", &rows("Kommunen totalt|60|70")).read();
    assert_eq!(mean.role("B5"), Some(CellRole::Total), "{}", mean.told());
    let formula =
        sketch("Elever.xlsx").sheet("Ark1", &rows("Kommunen totalt|61|72")).formula("B5:C5").read();
    assert_eq!(formula.role("C5"), Some(CellRole::Total), "{}", formula.told());
}

#[test]
fn a_column_of_the_whole_tells_its_own_figures_too() {
    let read = sketch("10-faktor.xlsx")
        .sheet(
            "2023",
            &[
                "10-FAKTOR 2023",
                "Faktor|Oppvekst|Helse|Teknisk|Vardebygd totalt|Norge",
                "Oppgavemotivasjon|4.6|4.5|3.8|4.5|4.7",
                "Mestringstro|4.3|4|4.2|4.1|4.7",
                "Selvstendighet|4.7|4.4|4.2|4.6|3.9",
                "Rolleklarhet|3.9|3.8|4.4|3.8|4.3",
            ],
        )
        .read();
    read.expect(&[("E3", "Vardebygd | Oppgavemotivasjon | 2023 | 4.5")]);
}

#[test]
fn an_indicator_of_the_whole_keeps_its_name() {
    let read = sketch("Styringskort.xlsx")
        .sheet(
            "Resultat",
            &[
                "Resultater 2023",
                "Enhet|Sykefravær totalt|Sykefravær korttid",
                "Lia bosenter|8.3|2.1",
                "Vik bosenter|7.9|2.4",
            ],
        )
        .read();
    read.expect(&[("B3", "Lia bosenter | Sykefravær totalt | 2023 | 8.3")]);
}

#[test]
fn fewer_than_so_many_among_decimals_is_withheld() {
    let rows = [
        "10-FAKTOR 2021",
        "Faktor|Staben|Skolene|Omsorg",
        "Oppgavemotivasjon|<3|3.6|3.9",
        "Mestringstro|<3|4.6|3.7",
        "Rolleklarhet|<3|4.4|4.2",
    ];
    let said: Vec<&str> = rows.iter().copied().chain(["", "Anonymitetsgrense 3 svar"]).collect();
    let read = sketch("10-faktor.xlsx").sheet("2021", &said).read();
    let fact = read.fact("B3").expect("a fact");
    assert_eq!((fact.value, fact.missing), (None, Some(Missing::Suppressed)), "{}", read.told());
    assert!(fact.certain && &*fact.raw == "<3", "{}", read.told());
    // Without a word of it a person is asked, once.
    let read = sketch("10-faktor.xlsx").sheet("2021", &rows).read();
    let fact = read.fact("B3").expect("a fact");
    assert!(!fact.certain && fact.missing == Some(Missing::Suppressed), "{}", read.told());
    assert_eq!(read.asked("B3").len(), 1, "{}", read.told());
    // Among counts it is the bound it says.
    let read = sketch("Klager.xlsx")
        .sheet("Ark1", &["Klager 2023", "Enhet|Antall klager", "Lia skole|<5", "Vik skole|12"])
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(5.0), "{}", read.told());
}

#[test]
fn a_figure_beyond_the_scale_said_is_asked_about() {
    let read = sketch("Innbyggerundersøkelsen 2022.xlsx")
        .sheet(
            "Resultat",
            &[
                "Innbyggerundersøkelsen 2022",
                "Skala 1–6. Gjennomført av andre i mai.",
                "",
                "Tema|Havnes 2019|Havnes 2022|Antall svar 2022",
                "Kollektivtilbud|4.7|4.7|283",
                "Bibliotek|3.9|4.1|562",
                "Kommunens nettside|3.2|43|280",
                "Kulturliv|4|3.6|524",
            ],
        )
        .read();
    let options = |cell: &str| {
        let asked = read.asked(cell).into_iter().find(|one| one.about.of_values());
        asked.map(|one| one.options.clone())
    };
    assert_eq!(options("C7"), Some(vec!["43".to_owned(), "4,3".to_owned()]), "{}", read.told());
    assert_eq!(options("D7"), None, "{}", read.told());
}

#[test]
fn a_target_in_words_alone_is_kept_as_said() {
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Indikator|Ambisjon 2023|Resultat 2022|Resultat 2023",
                "Sykefravær|Under 8,5 %|9.9|9.2",
                "Mestringsklima|Høyere enn landssnittet|4.1|4",
                "Ventetid på sykehjemsplass|Ingen skal vente mer enn 14 dager|18|12",
            ],
        )
        .read();
    let words = read.fact("B3").expect("a target");
    assert!(words.certain, "{}", read.told());
    assert_eq!(words.words.as_deref(), Some("Høyere enn landssnittet"));
    // 14 may be the target, or not.
    assert!(!read.fact("B4").expect("a target").certain, "{}", read.told());
}

#[test]
fn what_a_tables_own_title_counts_is_not_what_another_title_names() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lia skole|5.1|6.2",
                "Vik skole|5.3|6.1",
                "",
                "Årsverk",
                "Enhet|2021|2022",
                "Lia skole|20.5|21",
                "Vik skole|15|16",
                "",
                "Elever per lærer",
                "Enhet|2021|2022",
                "Lia skole|12.5|13",
                "Vik skole|11|12",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Lia skole | Sykefravær | 2021 | 5.1 %"),
        ("B8", "Lia skole | Årsverk | 2021 | 20.5 årsverk"),
    ]);
    assert!(read.says("B13").contains("Elever per lærer"), "{}", read.told());
}

#[test]
fn counts_and_shares_are_of_what_the_title_names() {
    let read = sketch("Byggesak.xlsx")
        .sheet(
            "Ark1",
            &["Byggesaker 2023", "Avdeling|Antall|Andel (%)", "Plan|12|40.5", "Bygg|15|50.5"],
        )
        .read();
    read.expect(&[
        ("B3", "Plan | Byggesaker | 2023 | 12 antall"),
        ("C3", "Plan | Byggesaker / Andel | 2023 | 40.5 %"),
    ]);
    let read = sketch("Ansatte.xlsx")
        .sheet(
            "Ark1",
            &["Ansatte 2023", "Enhet|Kvinner|Menn|Andel kvinner", "Lia skole|10|12|45.5"],
        )
        .read();
    assert_eq!(read.fact("D3").and_then(|fact| fact.measure.clone()).as_deref(), Some("%"));
}

#[test]
fn whose_a_column_beside_plain_years_is() {
    let read = sketch("Ungdata.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ungdata Lia ungdomsskole – andel (prosent)",
                "|2022||2025||Norge 2025|",
                "|Gutter|Jenter|Gutter|Jenter|Gutter|Jenter",
                "Plages av ensomhet|20|21|26|17|13|10",
                "Er fornøyd med lokalmiljøet|63|69|70|63|69|68",
            ],
        )
        .merge("B2:C2")
        .merge("D2:E2")
        .merge("F2:G2")
        .read();
    read.expect(&[("F4", "Norge | Plages av ensomhet / Gutter | 2025 | 13 %")]);
}

#[test]
fn rows_that_are_targets_of_others_show_what_the_rows_are() {
    let read = sketch("Brannvesenet.xlsx")
        .sheet(
            "Statistikk",
            &[
                "Feiing og tilsyn",
                "|2022|2023",
                "Feide skorsteiner|1425|1408",
                "Mål feide skorsteiner|1983|1953",
                "Boligtilsyn|1853|1647",
                "Mål boligtilsyn|1401|1372",
            ],
        )
        .read();
    let target = read.fact("B4").expect("a target");
    assert_eq!(target.indicator.as_deref(), Some("Feide skorsteiner"), "{}", read.told());
    assert!(target.certain, "{}", read.told());
}

#[test]
fn a_line_with_a_remark_above_an_empty_row_is_no_head() {
    let read = sketch("Telleskjema.xlsx")
        .sheet(
            "Ark1",
            &[
                "Bjørkelund sykehjem – ting vi teller selv",
                "År: 2024||(henger på vaktrommet)",
                "",
                "|jan|feb|mar|apr",
                "Fall uten skade|6|7|2|7",
                "Legemiddelavvik|5|7|7|5",
            ],
        )
        .read();
    read.expect(&[("C5", "Bjørkelund sykehjem | Fall uten skade | 2024-02 | 7")]);
}

#[test]
fn days_with_a_stroke_are_dates() {
    let read = sketch("Befolkning.xlsx")
        .sheet(
            "Ark1",
            &["Folkemengde", "GR.KRETS|1/1-95|1/1-96", "Sentrum|772|704", "Neset|759|702"],
        )
        .read();
    read.expect(&[("B3", "Sentrum | Folkemengde | 1995-01-01 | 772")]);
}

#[test]
fn revised_budgets_and_rules_of_action_say_what_they_are() {
    let read = sketch("Økonomi.xlsx")
        .sheet(
            "Ark1",
            &[
                "Finansielle måltall",
                "Måltall|R2023|R2024|RB2025|B2026|Handlingsregel",
                "Netto driftsresultat i %|1.6|1.3|1.6|1.3|Minst 1,75 %",
                "Disposisjonsfond i %|5.3|5.7|5.3|5.9|Over 8 %",
            ],
        )
        .read();
    let budget = read.fact("D3").expect("a budget");
    assert_eq!(budget.period.map(|period| period.code()).as_deref(), Some("2025"));
    assert!(budget.certain && budget.unit.is_none(), "{}", read.told());
}

#[test]
fn a_survey_is_not_what_it_asked_about() {
    let read = sketch("Mobbing.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel elever som opplever mobbing 2-3 ganger i måneden eller oftere",
                "Elevundersøkelsen, prosent",
                "",
                "Skole|2022|2023",
                "Lia skole|2.5|7.5",
                "Vik skole|7.1|3.6",
            ],
        )
        .read();
    let name = read.fact("B5").and_then(|fact| fact.indicator.clone()).unwrap_or_default();
    assert!(name.starts_with("Andel elever som opplever mobbing"), "{}", read.told());
}

#[test]
fn units_that_are_counted_are_no_unit() {
    let read = sketch("beredskap.xlsx")
        .sheet(
            "Status",
            &[
                "Storvik kommune – beredskap",
                "Hva|2022|2023",
                "Enheter med oppdatert ROS-analyse|14|16",
                "Antall øvelser|3|4",
            ],
        )
        .read();
    let fact = read.fact("B3").expect("a figure");
    assert_eq!(fact.indicator.as_deref(), Some("Enheter med oppdatert ROS-analyse"));
}

#[test]
fn a_title_and_a_sheet_of_different_years_are_asked_about() {
    let read = sketch("Timer.xlsx")
        .sheet(
            "2023",
            &[
                "Vaktmestertjenesten – timer per bygg 2022",
                "Bygg|1. tertial|2. tertial",
                "Kulturhuset|553|197",
                "Helsehuset|175|89",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_row_of_differences_is_nobodys_figure() {
    let read = sketch("Lesing.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nasjonale prøver i lesing – skalapoeng",
                "Skole|2022|2023",
                "Lia skole|48|53",
                "Vik skole|54|54",
                "Differanse|-6|-1",
            ],
        )
        .read();
    assert!(read.fact("B5").is_none(), "{}", read.told());
}

#[test]
fn results_and_targets_beside_a_deviation_are_of_what_the_title_says() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "2023",
            &[
                "Sykefravær (%)",
                "",
                "Enhet|Resultat|Mål|Avvik",
                "Lia skole|8.2|7.5|0.4",
                "Vik skole|8.1|7.5|0.4",
                "Åsen skole|8.5|7.5|0.4",
            ],
        )
        .read();
    read.expect(&[("B4", "Lia skole | Sykefravær | 2023 | 8.2 %")]);
    assert!(read.fact("D4").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_head_of_units_over_counts_is_asked_about() {
    let read = sketch("beredskap.xlsx")
        .sheet(
            "Status",
            &[
                "Beredskapsarbeid – status",
                "Område|2022|2023",
                "Enheter med oppdatert ROS-analyse|14|16",
                "Gjennomførte øvelser siste 12 mnd.|6|1",
                "Ansatte med kurs i krisestøtteverktøy|19|60",
                "Åpne tiltak i tiltakslista|4|11",
            ],
        )
        .read();
    let fact = read.fact("B3").expect("a figure");
    assert!(!fact.certain, "{}", read.told());
    // Under the same head, names of sectors are units.
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &["Sykefravær (%)", "Område|2022|2023", "Oppvekst|7|8", "Helse|9|8", "Teknisk|5|4"],
        )
        .read();
    read.expect(&[("B3", "Oppvekst | Sykefravær | 2022 | 7 %")]);
}
