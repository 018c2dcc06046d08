//! Titles, rows and remarks people write every day: days of count, measures in words, goals below results.

use styringstavle::import::facts::FactKind;

use crate::situations::sketch;

#[test]
fn what_is_counted_on_a_day_of_each_year_is_of_the_years_beside_it() {
    for title in [
        "Antall ansatte – status pr. 31.12",
        "Antall ansatte pr 1.1",
        "Antall ansatte pr. 1. september",
        "Antall ansatte per 15. november",
    ] {
        let rows = [title, "Enhet|2022|2023", "Lia skole|41|42", "Nes sykehjem|53|54"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("C3").expect("a figure");
        assert!(fact.certain && read.0.questions.is_empty(), "{title}\n{}", read.told());
        assert_eq!(
            fact.period.map(|period| period.to_string()).as_deref(),
            Some("2023"),
            "{title}"
        );
    }
    // Until the end of a month is so far in a year.
    let rows =
        ["Sykefravær per 31. august", "Enhet|2022|2023", "Lia skole|4,1|4,2", "Nes skole|5|6"];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("C3").is_empty(), "{}", read.told());
}

#[test]
fn what_stands_beside_all_months_of_a_year_is_of_the_year() {
    let months = "Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des";
    let year = "62|58|54|41|30|22|15|21|29|42|53|61";
    let part = "11|12|13|14|15|16|17|18|19|20|21|22";
    let rows = [
        "Energiforbruk 2023 (kWh)",
        &format!("Bygg|BRA m²|{months}|kWh/m²"),
        &format!("Rådhuset|4200|{year}|116,2"),
        &format!("Bakken skole|5300|{part}|115,1"),
    ];
    let read = sketch("Energi.xlsx").sheet("2023", &rows).read();
    read.expect(&[
        ("B3", "Rådhuset | BRA | 2023 | 4200 m²"),
        ("N4", "Bakken skole | Energiforbruk | 2023-12 | 22 kWh"),
        ("O3", "Rådhuset | Energiforbruk / kWh/m² | 2023 | 116.2 kWh/m²"),
    ]);
    // A mean that is not of them may be of anything.
    let rows = [
        "Energiforbruk 2023 (kWh)",
        &format!("Bygg|{months}|Snitt"),
        &format!("Rådhuset|{year}|4,2"),
        &format!("Bakken skole|{part}|5,1"),
    ];
    let read = sketch("Energi.xlsx").sheet("2023", &rows).read();
    assert!(read.fact("N3").is_none_or(|fact| !fact.certain), "{}", read.told());
    // Beside the months until June, nobody says how much of the year is meant.
    let rows = [
        "Energiforbruk 2023 (kWh)",
        "Bygg|Jan|Feb|Mar|Apr|Mai|Jun|kWh/m²",
        "Rådhuset|62|58|54|41|30|22|56,2",
        "Bakken skole|11|12|13|14|15|16|55,1",
    ];
    let read = sketch("Energi.xlsx").sheet("2023", &rows).read();
    assert!(!read.asked("H3").is_empty(), "{}", read.told());
}

#[test]
fn goals_below_results_are_of_those() {
    let rows = [
        "Lia sykehjem",
        "Indikator|2022|2023",
        "Sykefravær|8,4 %|7,9 %",
        "Mål for sykefravær|7,5 %|7,5 %",
        "Andel heltid|52 %|54 %",
        "Mål heltid|55 %|60 %",
        "Avvik lukket innen frist|74 %|69 %",
        "Mål for lukking|80 %|80 %",
        "Antall mål dyrket mark|120|130",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    let is = |cell: &str, indicator: &str, kind: FactKind| {
        let fact = read.fact(cell).expect("a figure");
        let told = (fact.indicator.as_deref(), fact.kind, fact.certain);
        assert_eq!(told, (Some(indicator), kind, true), "{cell}\n{}", read.told());
    };
    is("B4", "Sykefravær", FactKind::Target);
    is("B5", "Andel heltid", FactKind::Result);
    is("C6", "Andel heltid", FactKind::Target);
    is("C8", "Avvik lukket innen frist", FactKind::Target);
    is("C9", "Antall mål dyrket mark", FactKind::Result);
}

#[test]
fn a_goal_among_parts_is_of_the_share_above_it() {
    let goal = |share: &'static str| {
        let rows = [
            "Antall innmeldte avvik, Lia sykehjem",
            "Type avvik|2022|2023",
            "HMS|167|158",
            "Kvalitet|455|511",
            share,
            "Mål|80 %|80 %",
        ];
        let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("C6").expect("a goal").clone();
        assert_eq!(fact.kind, FactKind::Target, "{}", read.told());
        fact.dimension.map(|part| part.to_string())
    };
    assert_eq!(goal("Lukket innen frist|74 %|69 %").as_deref(), Some("Lukket innen frist"));
    // Below counts, a goal in per cent is of neither of them.
    assert_eq!(goal("Personvern|12|19"), None);
}

#[test]
fn a_goal_below_a_year_so_far_is_for_the_year() {
    let rows = [
        "Avvik Lia sykehjem",
        "Indikator|2022|2023|Hittil 2024 (pr. 31.8)",
        "Lukket innen frist|74 %|69 %|72 %",
        "Mål|80 %|80 %|85 %",
    ];
    let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
    let period = |cell: &str| read.fact(cell)?.period.map(|period| period.to_string());
    assert_eq!(period("D3").as_deref(), Some("2024-08-31"), "{}", read.told());
    assert_eq!(period("D4").as_deref(), Some("2024"), "{}", read.told());
}

#[test]
fn measures_stand_in_words_within_names() {
    let indicator = |name: &str| {
        let rows = ["Lia legevakt", "Indikator|2022|2023", &format!("{name}|14|16"), "Besøk|3|4"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("B3").expect("a figure");
        format!(
            "{} | {}",
            fact.indicator.as_deref().unwrap_or("?"),
            fact.measure.as_deref().unwrap_or("?")
        )
    };
    assert_eq!(indicator("Ventetid i uker"), "Ventetid | uker");
    assert_eq!(
        indicator("Saksbehandlingstid i dager, byggesak"),
        "Saksbehandlingstid, byggesak | dager"
    );
    assert_eq!(indicator("Åpningstid i timer per uke"), "Åpningstid i timer per uke | ?");
    assert_eq!(indicator("Andel barn i uker med ferie"), "Andel barn i uker med ferie | ?");
    // Before the day on which it was counted, too.
    let rows =
        ["Ventetid (uker) pr. 1. september", "Skole|2022|2023", "Lia skole|14|16", "Nes skole|3|4"];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B3", "Lia skole | Ventetid | 2022 | 14 uker")]);
}

#[test]
fn a_title_names_what_is_counted_on_both_sides_of_a_dash() {
    let named = |title: &str| {
        let rows = [title, "År|Bakken skole|Lia skole", "2022|28 %|31 %", "2023|30 %|29 %"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("B3").expect("a figure");
        assert!(fact.certain, "{}", read.told());
        fact.indicator.as_deref().unwrap_or_default().to_owned()
    };
    let lesing = "Nasjonale prøver lesing 5. trinn – andel på nivå 3";
    assert_eq!(named("Nasjonale prøver lesing 5. trinn - andel på nivå 3"), lesing);
    // Words cut before a name leave a name.
    assert_eq!(
        named("Resultater nasjonale prøver - andel på mestringsnivå 3"),
        "Nasjonale prøver – andel på mestringsnivå 3"
    );
    // Whom was asked is no part of what they answered.
    assert_eq!(
        named("Elevundersøkelsen - andel elever som har opplevd mobbing"),
        "Andel elever som har opplevd mobbing"
    );
}

#[test]
fn a_survey_of_a_season_is_asked_about_with_what_it_may_mean() {
    let rows = [
        "Foreldreundersøkelsen våren 2023 (skala 1-6)",
        "Spørsmål|Bakken skole|Lia skole",
        "Jeg er fornøyd med SFO|5,1|4,8",
        "Barnet mitt trives|5,4|5,2",
    ];
    let read = sketch("SFO.xlsx").sheet("Ark1", &rows).read();
    let asked = read.asked("B3");
    let [question] = asked.as_slice() else { panic!("{}", read.told()) };
    assert!(question.text.contains("«våren 2023»"), "{}", question.text);
    assert_eq!(question.options, ["2023", "1. halvår 2023", "2022/23"]);
    let fact = read.fact("B3").expect("a figure");
    assert_eq!(fact.measure.as_deref(), Some("1–6"), "{}", read.told());
    assert!(
        !fact.indicator.as_deref().is_some_and(|name| name.contains("våren")),
        "{}",
        read.told()
    );
}

#[test]
fn heads_without_a_year_beside_the_same_head_with_one_are_of_the_titles_year() {
    let rows = [
        "10-FAKTOR 2024 - Lia kommune",
        "Faktor|Kommune|Oppvekst|Teknisk|Norge|2022 kommune",
        "Oppgavemotivasjon|4,3|4,4|4,2|4,3|4,2",
        "Mestringstro|4,2|4,3|4,2|4,3|4,1",
    ];
    let read = sketch("Medarbeidere.xlsx").sheet("Resultat", &rows).read();
    read.expect(&[
        ("B3", "Lia kommune | Oppgavemotivasjon | 2024 | 4.3"),
        ("C3", "Oppvekst | Oppgavemotivasjon | 2024 | 4.4"),
        ("F4", "Lia kommune | Mestringstro | 2022 | 4.1"),
    ]);
}

#[test]
fn remarks_say_below_which_head_they_stand() {
    let rows = [
        "Lia skole 2024",
        "Indikator|Resultat|Status|Kommentar|Oppfyller norm",
        "Trivsel|4,2|Gul|Venter på høsten|Nei",
        "Elever|312|Grønn||Ja",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    let note = "Status: Gul. Venter på høsten. Oppfyller norm: Nei";
    assert_eq!(read.note("B3").as_deref(), Some(note), "{}", read.told());
    assert_eq!(read.note("B4").as_deref(), Some("Status: Grønn. Oppfyller norm: Ja"));
}

#[test]
fn brackets_behind_a_municipality_follow_what_it_counts() {
    let rows = [
        "Befolkningsframskriving Lia kommune (hovedalternativet)",
        "Aldersgruppe|2023|2030",
        "0 år|98|105",
        "1-5 år|520|530",
    ];
    let read = sketch("Folk.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("B3").expect("a figure");
    let name = fact.indicator.as_deref();
    assert_eq!(name, Some("Befolkning (hovedalternativet)"), "{}", read.told());
}

#[test]
fn names_of_people_who_answer_for_something_are_not_kept() {
    let rows = [
        "Lia skole 2024",
        "Indikator|Resultat|Ansvarlig|Kommentar|Enhetsleder",
        "Trivsel|4,2|Kari Hansen|Se plan|Ola Nordmann",
        "Elever|312|Oppvekst||Ola",
        "Turnover|11|HR/Kari Hansen-Li||Rektor",
        "Fravær|7|Rektor||",
        "Heltid|60|Helse og omsorg||",
    ];
    let read = sketch("Kort.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.note("B3").as_deref(), Some("Se plan"), "{}", read.told());
    assert_eq!(read.note("B4").as_deref(), Some("Ansvarlig: Oppvekst"));
    assert_eq!(read.note("B5").as_deref(), Some("Enhetsleder: Rektor"));
    assert_eq!(read.note("B6").as_deref(), Some("Ansvarlig: Rektor"));
    assert_eq!(read.note("B7").as_deref(), Some("Ansvarlig: Helse og omsorg"));
    for cell in ["C3", "E3", "E4", "C5"] {
        assert!(read.aside(cell).contains("person"), "{cell}: {}", read.aside(cell));
    }
}
