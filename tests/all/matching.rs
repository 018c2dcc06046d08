//! Which names are one, which are worth a question, and which are not.

use styringstavle::domain::Workspace;
use styringstavle::import::matching::{IndicatorName, UnitName, normal, unit_form};
use styringstavle::import::plan::{Answers, Plan};

use crate::readings::{fact, reading};

/// What becomes of two names.
#[derive(Debug, PartialEq)]
enum Match {
    One,
    Asked,
    Apart,
}

fn indicators(one: &str, other: &str) -> Match {
    if normal(one) == normal(other) {
        Match::One
    } else if IndicatorName::of(one).like(&IndicatorName::of(other)).is_some() {
        Match::Asked
    } else {
        Match::Apart
    }
}

fn units(one: &str, other: &str) -> Match {
    if unit_form(one) == unit_form(other) {
        Match::One
    } else if UnitName::of(one).like(&UnitName::of(other)).is_some() {
        Match::Asked
    } else {
        Match::Apart
    }
}

#[test]
fn indicator_names_that_are_one() {
    for (one, other) in [
        ("Sykefravær", "SYKEFRAVÆR:"),
        ("Sykefravær", "Sjukefråvær"),
        ("Saksbehandlingstid", "saksbehandlingstid "),
        ("Antall brukere", "Ant. brukere"),
        ("Antall brukere", "Antall brukarar"),
        ("Gjennomsnittlig alder", "Gjsnittlig alder"),
        ("Netto driftsutgifter per innbygger", "Netto driftsutgifter pr. innb."),
        ("Andel heltidsstillinger", "Andel heltidsstilling"),
        ("Medarbeidersamtaler gjennomført", "Medarbeidarsamtalar gjennomført"),
        ("Åpningstid per uke", "Aapningstid per uke"),
        ("Ventetid – fysioterapi", "Ventetid, fysioterapi"),
        ("Elever i videregående", "Elevar i vidaregåande"),
        ("Årsverk i heimetenesta", "Årsverk i hjemmetjenesta"),
    ] {
        assert_eq!(indicators(one, other), Match::One, "{one} / {other}");
    }
}

#[test]
fn indicator_names_worth_a_question() {
    for (one, other) in [
        ("Sykefravær", "Sykefravær totalt"),
        ("Sykefravær", "Sykefravar"),
        ("Brukertilfredshet pårørende", "Pårørendetilfredshet"),
        ("10-FAKTOR: Mestringsklima", "Mestringsklima (10-faktor)"),
        ("Saksbehandlingstid byggesak", "Byggesak saksbehandlingstid"),
        ("Andel med fagutdanning", "Andel med fagutdaning"),
    ] {
        assert_eq!(indicators(one, other), Match::Asked, "{one} / {other}");
    }
}

#[test]
fn indicator_names_that_are_apart() {
    for (one, other) in [
        ("Sykefravær kvinner", "Sykefravær menn"),
        ("Sykefravær korttid", "Sykefravær langtid"),
        ("Sykefravær", "Nærvær"),
        ("Andel elever", "Antall elever"),
        ("Netto driftsutgifter", "Brutto driftsutgifter"),
        ("Leseferdighet 5. trinn", "Leseferdighet 8. trinn"),
        ("Leseferdighet 5. trinn", "Regneferdighet 5. trinn"),
        ("Barn 0-5 år", "Barn 6-15 år"),
        ("Avvik meldt", "Avvik lukket"),
        ("Mål 2016", "Mål 2017"),
        ("Fødte", "Døde"),
        ("IKT", "NAV"),
        ("Innflytting", "Utflytting"),
    ] {
        assert_eq!(indicators(one, other), Match::Apart, "{one} / {other}");
    }
}

#[test]
fn unit_names() {
    for (one, other) in [
        ("Lia skole", "LIA SKULE"),
        ("Lia bhg.", "Lia barnehage"),
        ("Åsen skole", "Aasen skole"),
        ("Hjemmetjenesten nord", "Heimetenesten nord"),
        ("Kommuneområde oppvekst", "Oppvekst"),
        ("Kulturskolen", "Kulturskole"),
    ] {
        assert_eq!(units(one, other), Match::One, "{one} / {other}");
    }
    for (one, other) in [
        ("Lia", "Lia skole"),
        ("Bamble (3813)", "Bamble"),
        ("Vestgård ungdomskole", "Vestgård ungdomsskole"),
        ("Nord hjemmetjeneste", "Hjemmetjenesten nord"),
    ] {
        assert_eq!(units(one, other), Match::Asked, "{one} / {other}");
    }
    for (one, other) in [
        ("Haugen skole", "Haug skole"),
        ("Lia skole", "Lia barnehage"),
        ("Lia skole", "Lie skole"),
        ("Hjemmetjenesten nord", "Hjemmetjenesten sør"),
        ("Distrikt 1", "Distrikt 2"),
        ("Avdeling A", "Avdeling B"),
        ("Nes", "Ås"),
    ] {
        assert_eq!(units(one, other), Match::Apart, "{one} / {other}");
    }
}

/// An answer is learned: the spelling becomes an alias and is not asked about again.
#[test]
fn an_answered_spelling_is_known_the_next_time() {
    let mut workspace = Workspace::new("Eksempel kommune");
    let first = reading("en.xlsx", vec![fact("Lia skole", "Sykefravær", "2015", 8.0)]);
    let plan = Plan::build(&workspace, vec![first], &Answers::default());
    workspace.apply(plan.change(&workspace, 0)).expect("taken in");
    let other = || reading("to.xlsx", vec![fact("Lia skole", "Sykefravar", "2016", 7.0)]);
    let plan = Plan::build(&workspace, vec![other()], &Answers::default());
    assert_eq!(plan.likenesses.len(), 1);
    let mut answers = Answers::default();
    answers.same_indicator.insert("Sykefravar".to_owned(), "Sykefravær".to_owned());
    let plan = Plan::build(&workspace, vec![other()], &answers);
    workspace.apply(plan.change(&workspace, 1)).expect("taken in");
    let again = reading("tre.xlsx", vec![fact("Lia skole", "Sykefravar", "2017", 6.0)]);
    let plan = Plan::build(&workspace, vec![again], &Answers::default());
    assert!(plan.likenesses.is_empty() && plan.new_indicators.is_empty());
}

/// Thousands of names are gone through; the slips among them are found.
#[test]
fn slips_among_thousands_of_names_are_found() {
    let subjects = ["klager", "vedtak", "timer", "plasser", "avvik", "søknader", "tilsyn"];
    let fields = ["barnevern", "bibliotek", "byggesak", "renhold", "veivedlikehold", "legevakt"];
    let name = |at: usize| {
        let (subject, field) = (subjects[at % 7], fields[at / 7 % 6]);
        format!("Antall {subject} {field} sone {}", at / 42)
    };
    let mut facts: Vec<_> =
        (0..3_000).map(|at| fact("Lia skole", &name(at), "2015", 1.0)).collect();
    facts.push(fact("Åsen skole", "Antall søknader bibliotekk sone 11", "2016", 2.0));
    let plan = Plan::build(
        &Workspace::new("Eksempel kommune"),
        vec![reading("mange.xlsx", facts)],
        &Answers::default(),
    );
    let asked: Vec<&str> = plan.likenesses.iter().map(|like| like.name.as_str()).collect();
    assert_eq!(asked, ["Antall søknader bibliotekk sone 11"]);
    assert_eq!(plan.likenesses[0].same_as_name, "Antall søknader bibliotek sone 11");
}

#[test]
fn two_units_of_one_name_are_told_apart_by_what_they_lie_under() {
    let under = |area: &str, counted: &str| {
        let mut fact = fact("Lia skole", counted, "2022", 41.0);
        fact.area = Some(area.into());
        fact
    };
    let files = vec![
        reading("en.xlsx", vec![under("Nordsida", "Elever")]),
        reading("to.xlsx", vec![under("Sørsida", "Ansatte")]),
    ];
    let plan = Plan::build(&Workspace::new("Eksempel kommune"), files, &Answers::default());
    let texts: Vec<String> =
        plan.questions().into_iter().map(|asked| asked.question.text).collect();
    assert!(
        texts.iter().any(|text| text.contains("«Nordsida»") && text.contains("«Sørsida»")),
        "{texts:?}"
    );
}

#[test]
fn a_name_that_is_the_same_twice_stands_once_among_the_examples() {
    use styringstavle::import::matching::Difference;
    use styringstavle::import::plan::alike::{Alike, Figures, Named, evidence};
    let alike = Alike::Names {
        named: Named::Unit,
        difference: Difference::Nothing,
        figures: Figures::Apart,
        table: String::new(),
    };
    let said = evidence(&alike, [("Lia skole", "Lia skole"), ("Åsen", "Åsen skole")]);
    assert_eq!(said.matches("«Lia skole»").count(), 1, "{said}");
    assert!(said.contains("«Åsen» og «Åsen skole»"), "{said}");
}

#[test]
fn counts_under_the_name_of_a_percentage_are_of_their_own() {
    let counts = ["Kommune|Grunnskole 2022|Fagskole 2022", "Horten|5343|838", "Moss|51724|912"];
    let shares =
        ["Kommune|Grunnskole 2021|Fagskole 2021", "Horten|26.7 %|4.1 %", "Moss|24.8 %|3.9 %"];
    let read =
        crate::situations::sketch("Nivå.xlsx").sheet("Andel", &shares).sheet("Tabell", &counts);
    let plan =
        Plan::build(&Workspace::new("Lia"), vec![read.read().into_shared()], &Answers::default());
    let mut names: Vec<(&str, &str)> = plan
        .new_indicators
        .iter()
        .map(|one| (one.name.as_str(), one.measure.as_str()))
        .filter(|(name, _)| name.starts_with("Grunnskole"))
        .collect();
    names.sort_unstable();
    assert_eq!(names, [("Grunnskole", "%"), ("Grunnskole (uten måleenhet)", "")]);
}
