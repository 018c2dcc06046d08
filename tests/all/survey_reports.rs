//! Reports of the national surveys: who was asked and when in a list, the answers to each question
//! across.

use styringstavle::import::facts::Fact;

use crate::situations::{Read, sketch};

/// The head of the list of those asked.
const LIST: &str = "Utvalg|År|Prikket|Sist oppdatert";

fn period(fact: &Fact) -> Option<String> {
    fact.period.map(|period| period.code())
}

/// What a cell is read as: unit, question, answer and measure.
fn told(read: &Read, cell: &str) -> String {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} is read: {}", read.told()));
    let words = [&fact.unit, &fact.indicator, &fact.dimension, &fact.measure];
    words.map(|word| word.as_deref().unwrap_or("?").to_owned()).join(" | ")
}

#[test]
fn answers_stand_in_number_and_in_per_cent_under_one_head() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                "Lia skole (Høst 2022)|Høst 2022||03.06.2023",
                " ",
                "Elevundersøkelsen",
                "T1 - Trivsel",
                " ",
                "|Svært godt||Godt||Dårlig|",
                "Trives du på skolen?|98|66,2 %|44|29,7 %|6|4,1 %",
                " ",
                "Er du fornøyd med disse?|Ja||Litt||Nei|",
                "Lufta|60|41,7 %|70|48,6 %|14|9,7 %",
                "Toalettene|30|21,4 %|50|35,7 %|60|42,9 %",
            ],
        )
        .merge("B7:C7")
        .merge("D7:E7")
        .merge("F7:G7")
        .merge("B10:C10")
        .merge("D10:E10")
        .merge("F10:G10")
        .read();
    let says = |cell: &str| told(&read, cell);
    assert_eq!(says("B8"), "Lia skole | Trives du på skolen? | Svært godt, antall | antall");
    assert_eq!(says("G8"), "Lia skole | Trives du på skolen? | Dårlig | %");
    assert_eq!(says("E12"), "Lia skole | Er du fornøyd med disse? – Toalettene | Litt | %");
    // The report's "T1" is the first year of upper secondary, no tertial.
    assert_eq!(read.fact("G8").and_then(period).as_deref(), Some("2022-H2"));
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn what_reads_like_a_figure_in_the_list_of_those_asked_is_set_aside_for_what_it_is() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                "Lia skole (Høst 2022)|Høst 2022||03.06.2023",
                " ",
                "Elevundersøkelsen",
                " ",
                "|Svært godt|Godt|Dårlig",
                "Trives du på skolen?|98|44|6",
            ],
        )
        .read();
    // "Prikket" is what stands for a withheld figure too.
    let why = read.aside("C1");
    assert!(why.contains("liste over hvem som er spurt"), "«{why}» {:?}", read.role("C1"));
    assert!(read.0.questions.is_empty(), "{}", read.told());
    assert_eq!(told(&read, "B7"), "Lia skole | Trives du på skolen? | Svært godt | ?");
}

#[test]
fn each_group_asked_has_a_row_under_the_question() {
    let boys = "Lia skole (Høst 2022) - Kjønn: Gutt";
    let girls = "Lia skole (Høst 2022) - Kjønn: Jente";
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                &format!("{boys}|Høst 2022||03.06.2023"),
                &format!("{girls}|Høst 2022||03.06.2023"),
                " ",
                "Støtte fra de voksne",
                " ",
                "|Alle|De fleste|Noen få|Ingen",
                "Opplever du at de voksne på skolen bryr seg om hvordan du har det når du er der?",
                &format!("{boys}|20|10|4|1"),
                &format!("{girls}|22|9|-|-"),
                "Vet du hvem du kan snakke med?",
                &format!("{boys}|18|11|5|1"),
                &format!("{girls}|19|8|4|-"),
            ],
        )
        .read();
    let says = |cell: &str| told(&read, cell);
    let long = "Opplever du at de voksne på skolen bryr seg om hvordan du har det når du er der?";
    assert_eq!(says("E9"), format!("Lia skole | {long} | Ingen, Gutt | ?"));
    assert_eq!(says("C13"), "Lia skole | Vet du hvem du kan snakke med? | De fleste, Jente | ?");
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
}

#[test]
fn groups_may_stand_beside_or_above_the_answers() {
    let here = "Lia skole (Høst 2022) - 7. trinn";
    let whole = "Nasjonalt (Høst 2022) - 7. trinn";
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                &format!("{here}|Høst 2022||03.06.2023"),
                &format!("{whole}|Høst 2022||03.06.2023"),
                " ",
                "Mobbing",
                " ",
                "|Utvalg|Aldri|Ofte",
                &format!("Er du blitt ertet på skolen?|{here}|40|3"),
                &format!("|{whole}|38000|2100"),
                " ",
                &format!("Hvor skjedde det?|{here}|{whole}"),
                "I skolegården|2|1400",
                "I garderoben|1|700",
            ],
        )
        .read();
    let says = |cell: &str| told(&read, cell);
    assert_eq!(says("C9"), "Nasjonalt | Er du blitt ertet på skolen? | Aldri, 7. trinn | ?");
    assert_eq!(says("B13"), "Lia skole | Hvor skjedde det? | 7. trinn, I garderoben | ?");
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
}

#[test]
fn the_list_of_those_who_answered_names_the_survey_beside_them() {
    let group = |program: &str| format!("2022 - Lærling - Yrke: {program} - Fylke: Innherred");
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                &format!("{}|2022||03.06.2023", group("Kokk")),
                &format!("{}|2022||03.06.2023", group("Frisør")),
                " ",
                "Inviterte - Besvarte - Svarprosent",
                " ",
                "Utvalg|Undersøkelse|Inviterte|Besvarte|Svarprosent",
                &format!("{}|Lærlingundersøkelsen|40|30|75 %", group("Kokk")),
                &format!("{}|Lærlingundersøkelsen|20|9|45 %", group("Frisør")),
                &format!("{}|Instruktørundersøkelsen|10|8|80 %", group("Kokk")),
                &format!("{}|Instruktørundersøkelsen|12|9|75 %", group("Frisør")),
            ],
        )
        .read();
    assert_eq!(
        told(&read, "E9"),
        "Innherred | Svarprosent | Lærlingundersøkelsen, Lærling, Frisør | %"
    );
    assert_eq!(read.fact("C10").and_then(period).as_deref(), Some("2022"));
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
}

#[test]
fn what_is_written_beside_the_answers_is_asked_about() {
    let group = "Lia skole (Høst 2022) - 7. trinn";
    let other = "Lia skole (Høst 2022) - 10. trinn";
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                &format!("{group}|Høst 2022||03.06.2023"),
                &format!("{other}|Høst 2022||03.06.2023"),
                " ",
                "Mobbing",
                " ",
                "|Aldri|Sjelden|Ofte|",
                "Er du blitt ertet på skolen?||||Aldri og sjelden",
                &format!("{group}|40|3|2|43"),
                &format!("{other}|38|2|1|40"),
            ],
        )
        .read();
    assert!(read.fact("B9").is_some_and(|fact| fact.certain), "{}", read.told());
    assert!(read.fact("E9").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_head_called_so_without_times_is_no_report() {
    let read = sketch("Utvalg 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Utvalg|Møter|Saker",
                "Utvalg for oppvekst|8|61",
                "Utvalg for helse|7|48",
                "Utvalg for plan|9|102",
            ],
        )
        .read();
    let fact = read.fact("C4").unwrap_or_else(|| panic!("C4 is read: {}", read.told()));
    assert_eq!(fact.value, Some(102.0));
    assert_ne!(fact.unit.as_deref(), Some("Utvalg"));
    assert!(read.0.questions.iter().all(|question| !question.about.of_values()));
}

#[test]
fn another_group_typed_in_below_the_only_one_is_not_its_question() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                LIST,
                "Lia skole (Høst 2022)|Høst 2022||03.06.2023",
                " ",
                "Trivsel",
                " ",
                "|Svært godt|Godt|Dårlig",
                "Trives du på skolen?|98|44|6",
                "Nasjonalt|38000|21000|900",
            ],
        )
        .read();
    let national = read.fact("B8");
    let wrong = |fact: &Fact| fact.certain && fact.unit.as_deref() == Some("Lia skole");
    assert!(!national.is_some_and(wrong), "{}", read.told());
}

#[test]
fn groups_called_with_their_round_beside_the_figures_are_those_of_the_list() {
    let read = sketch("Ungdata.xlsx")
        .sheet(
            "Sheet1",
            &[
                LIST,
                "Møre og Romsdal, videregående, Gutter|Vår 2022||19.08.2022",
                "Møre og Romsdal, videregående, Jenter|Vår 2022||19.08.2022",
                " ",
                "Ungdata",
                " ",
                "|Svært fornøyd||Litt fornøyd||Misfornøyd|",
                "Hvor fornøyd er du med lokalmiljøet der du bor?||||||",
                "Møre og Romsdal, videregående, Gutter (Vår 2022)|926|38,6 %|268|11,2 %|840|35,0 %",
                "Møre og Romsdal, videregående, Jenter (Vår 2022)|1004|47,1 %|280|13,1 %|411|19,3 %",
            ],
        )
        .merge("B7:C7")
        .merge("D7:E7")
        .merge("F7:G7")
        .read();
    let asked = "Hvor fornøyd er du med lokalmiljøet der du bor?";
    assert_eq!(
        told(&read, "B9"),
        format!("Møre og Romsdal, videregående | {asked} | Svært fornøyd, antall, Gutter | antall")
    );
    assert_eq!(
        told(&read, "G10"),
        format!("Møre og Romsdal, videregående | {asked} | Misfornøyd, Jenter | %")
    );
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn the_mean_of_answers_is_what_each_row_asks_about() {
    let rows = [
        "Lia sykehjem, medarbeiderundersøkelse",
        "",
        "|2021|||2023||",
        "Tema|Snitt|Svarprosent|Antall svar|Snitt|Svarprosent|Antall svar",
        "Mestring|4,6|78|54|4,7|80|55",
        "Ledelse|4,4|78|54|4,1|80|55",
        "Motivasjon|4,5|78|54|4,5|80|55",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).merge("B3:D3").merge("E3:G3").read();
    assert_eq!(told(&read, "B5"), "Lia sykehjem | Mestring | ? | ?");
    assert_eq!(told(&read, "F6"), "Lia sykehjem | Ledelse | Svarprosent | %");
    assert_eq!(told(&read, "G7"), "Lia sykehjem | Motivasjon | Antall svar | antall");
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
    // "Område" heads units as well: over names of fields of work it does.
    let asked = |first: &str, second: &str| {
        let rows = [
            "Område|Snitt|Svarprosent|Antall svar",
            &format!("{first}|4,6|78|54"),
            &format!("{second}|4,4|81|39"),
        ];
        let read = sketch("Resultater 2023.xlsx").sheet("Ark1", &rows).read();
        told(&read, "C2")
    };
    assert_eq!(asked("Trivsel", "Relasjon"), "? | Trivsel | Svarprosent | %");
    assert_eq!(asked("Oppvekst", "Helse og omsorg"), "Oppvekst | Svarprosent | ? | %");
    assert_eq!(asked("Nordre", "Søndre"), "Nordre | Svarprosent | ? | %");
    // One of two means is not what the row names more than the other.
    let rows = ["Tema|Snitt|Skår|Svarprosent", "Trivsel|4,1|78|81", "Ledelse|4,0|76|80"];
    let read = sketch("Resultater 2023.xlsx").sheet("Lia sykehjem", &rows).read();
    assert_eq!(told(&read, "B2"), "Lia sykehjem | Trivsel | Snitt | ?");
    assert_eq!(told(&read, "C2"), "Lia sykehjem | Trivsel | Skår | skår");
}

#[test]
fn the_total_of_boys_and_girls_is_the_schools_own_beside_the_country() {
    let rows = [
        "Elevundersøkelsen 2023 - Lia skole",
        "",
        "Indikator|Gutter|Jenter|Totalt|Landet",
        "Trivsel|4,3|4,5|4,4|4,3",
        "Mobbing (%)|6,1|4,8|5,4|7,7",
        "Mestring|4,0|4,1|4,05|4,0",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(told(&read, "B4"), "Lia skole | Trivsel | Gutter | ?");
    assert_eq!(told(&read, "D5"), "Lia skole | Mobbing | ? | %");
    assert_eq!(told(&read, "E4"), "Landet | Trivsel | ? | ?");
}

#[test]
fn the_municipality_beside_women_and_men_is_no_part_of_each_department() {
    let with_last = |last: [&str; 3]| {
        let rows = ["1. etasje|8,4|5,1|7,9", "2. etasje|9,4|6,1|8,9", "3. etasje|7,4|4,1|6,9"];
        let rows: Vec<String> =
            rows.iter().zip(last).map(|(row, last)| format!("{row}|{last}")).collect();
        let heads = ["Sykefravær 2023 Borg sykehjem", "", "Avdeling|Kvinner|Menn|Totalt|Kommunen"];
        let rows: Vec<&str> = heads.into_iter().chain(rows.iter().map(String::as_str)).collect();
        told(&sketch("Tall.xlsx").sheet("Ark1", &rows).read(), "E4")
    };
    assert_eq!(with_last(["8,8", "8,8", "8,8"]), "Kommunen | Sykefravær | ? | %");
    // Where the figures differ from row to row, they are of each department.
    assert!(with_last(["8,8", "8,1", "7,0"]).starts_with("1. etasje | Sykefravær"));
}

#[test]
fn a_unit_beside_the_survey_asked_there_is_the_unit() {
    for title in [
        "Lia sykehjem, brukerundersøkelse",
        "Lia sykehjem (brukerundersøkelse)",
        "Lia sykehjem (brukerundersøkelse 2023)",
        "Medarbeiderundersøkelse Lia sykehjem, hele enheten",
    ] {
        let rows = [title, "", "Indikator|2022|2023", "Sykefravær|8,1|8,4", "Trivsel|4,5|4,4"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(told(&read, "B5"), "Lia sykehjem | Trivsel | ? | ?", "{title}");
    }
}

#[test]
fn the_mean_of_the_country_is_the_countrys() {
    let rows = [
        "Brukerundersøkelse hjemmetjenesten 2023",
        "Spørsmål|Sone Nord|Sone Sør|Snitt Norge|Gj.snitt KG07",
        "Brukermedvirkning|3,1|3,3|3,2|3,3",
        "Respektfull behandling|3,7|3,6|3,7|3,6",
        "Informasjon|2,9|3,0|3,0|3,1",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(told(&read, "D3"), "Norge | Brukermedvirkning | ? | ?");
    assert_eq!(told(&read, "E4"), "KG07 | Respektfull behandling | ? | ?");
    // It is no mean of the zones, and is not passed over as one.
    for head in ["Snitt KG07", "Gjennomsnitt Kostragruppe 7", "Snitt Norge"] {
        let head = format!("Spørsmål|Sone Nord|Sone Sør|{head}");
        let rows = [
            "Brukerundersøkelse hjemmetjenesten 2023",
            &head,
            "Informasjon|2,9|3,1|3,0",
            "Respekt|3,7|3,6|3,7",
        ];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        assert!(read.fact("D3").is_some(), "{head}: {}", read.told());
    }
}

#[test]
fn what_a_season_may_mean_is_offered() {
    let rows = [
        "Lia skole - elevundersøkelsen høsten 2023",
        "",
        "Spørsmål|5. trinn|6. trinn|7. trinn",
        "Trivsel|4,3|4,5|4,4",
        "Mestring|4,0|4,1|4,1",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    let asked = read.asked("B4");
    let [asked] = asked.as_slice() else { panic!("{}", read.told()) };
    assert_eq!(asked.options, ["2023", "2. halvår 2023", "2023/24"]);
}
