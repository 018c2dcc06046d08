//! Sheets as unit leaders keep them: their own scoreboards, school years by month, short words in heads.

use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch, sum_across};

/// A field above the heads says when the sheet was kept last, and dates none of its figures.
#[test]
fn a_board_with_a_field_below_its_title_keeps_its_months() {
    let read = sketch("Måltavle Solbakken 2024.xlsx")
        .sheet(
            "Måltavle",
            &[
                "|||MÅLTAVLE 2024",
                "|||Solbakken bo- og omsorgssenter",
                "|||Oppdatert:|09.09.2024",
                "",
                "|Indikator|Måles i|2023|Mål 2024|Jan|Feb|Mar|Hittil i år|Kommentar",
                "BRUKERE|Fall med skade|antall|38|<30|4|2|3|9|3 av 5 på natt",
                "|Legemiddelavvik|antall|64|<50|6|5|7|18|",
                "MEDARB.|Sykefravær i alt|%|11.2|<9,0|12.4|11.8|10.9|11.7|",
            ],
        )
        .read();
    let unit = "Solbakken bo- og omsorgssenter";
    assert_eq!(of(&read, "D6"), said(unit, "Fall med skade", "2023"));
    assert_eq!(of(&read, "F6"), said(unit, "Fall med skade", "2024-01"));
    assert_eq!(of(&read, "H8"), said(unit, "Sykefravær i alt", "2024-03"));
    assert!(certain(&read, "F6"), "{}", read.told());
    assert_eq!(of(&read, "E8"), said(unit, "Sykefravær i alt", "2024"));
}

/// "Høst 2023" and "Vår 2024" over the months of a school year say which year each of these is of.
#[test]
fn months_under_the_terms_of_a_school_year_are_months() {
    let read = sketch("Fravær.xlsx")
        .sheet(
            "Fravær",
            &[
                "Fraværsdager, Lia skole",
                "|Høst 2023|||Vår 2024||",
                "Trinn|okt|nov|des|jan|feb|mars",
                "1. trinn|9|24|23|46|43|44",
                "2. trinn|7|22|28|23|42|40",
                "3. trinn|7|18|24|32|86|33",
            ],
        )
        .merge("B2:D2")
        .merge("E2:G2")
        .read();
    let period = |cell: &str| of(&read, cell).2;
    assert_eq!((period("B4"), period("D5")), ("2023-10".into(), "2023-12".into()));
    assert_eq!((period("E4"), period("G6")), ("2024-01".into(), "2024-03".into()));
    assert!(read.asked("B4").iter().all(|question| !question.text.contains("periode")));
}

/// "Tert", "Mnd" and "Kvt" over small numbers are parts of the year beside them.
#[test]
fn short_words_for_parts_of_a_year_number_them() {
    for (head, period) in [("Tert", "2023-T2"), ("Mnd", "2023-02"), ("Kvt.", "2023-Q2")] {
        let head = format!("År|{head}|Stasjon|Utrykninger");
        let rows = [
            "Utrykninger brann og redning",
            head.as_str(),
            "2023|1|Hovedstasjonen|48",
            "2023|1|Sjøvik|17",
            "2023|2|Hovedstasjonen|42",
            "2023|2|Sjøvik|16",
            "2024|1|Hovedstasjonen|43",
            "2024|1|Sjøvik|11",
        ];
        let read = sketch("Utrykninger.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "D5"), said("Hovedstasjonen", "Utrykninger", period));
    }
}

/// Women and men by their letters, as wide as the years; a third letter beside them makes them something else.
#[test]
fn letters_of_the_sexes_are_parts() {
    let rows = [
        "Elevtall Lia skole",
        "|2021/22|||2022/23||",
        "Trinn|G|J|Sum|G|J|Sum",
        "1. trinn|16|20|36|22|18|40",
        "2. trinn|23|19|42|18|21|39",
        "Barn i SFO|||84|||91",
    ];
    let read =
        sketch("Elevtall.xlsx").sheet("Elevtall", &rows).merge("B2:D2").merge("E2:G2").read();
    let boys = of(&read, "B4").1;
    assert!(boys.contains("Gutter") && boys.contains("1. trinn"), "{boys}");
    assert!(of(&read, "F5").1.contains("Jenter"));
    // What only the whole has is no sum of anything.
    assert_eq!(read.fact("D6").and_then(|fact| fact.value), Some(84.0), "{}", read.told());
    let rows = ["Bestilt arbeidstøy", "Avdeling|S|M|K", "Drift|3|4|5", "Renhold|2|6|1"];
    let read = sketch("Arbeidstøy 2024.xlsx").sheet("Ark1", &rows).read();
    assert!(!of(&read, "C3").1.contains("Menn"), "{}", read.told());
}

/// What was done with a thing is counted, though the thing is called as a unit may be.
#[test]
fn produced_water_is_no_unit() {
    let rows = [
        "Produsert vann m3 pr mnd",
        "Mnd|Storevatn VBA|Lia VV|Sum",
        "jan 2023|64168|7615|71783",
        "feb 2023|63353|7578|70931",
        "mars 2023|63885|7511|71396",
    ];
    let read = sketch("Driftsdata.xlsx").sheet("Produksjon", &rows).read();
    assert_eq!(of(&read, "B3"), said("Storevatn VBA", "Produsert vann", "2023-01"));
    assert_eq!(read.fact("C4").and_then(|fact| fact.measure.as_deref()), Some("m³"));
    // With a column measured otherwise beside them it may be either.
    let rows = [
        "Produsert vann m3 pr mnd",
        "Mnd|Storevatn VBA|Lia VV|Nattforbruk Storevatn l/s",
        "jan 2023|64168|7615|10.3",
        "feb 2023|63353|7578|9.1",
        "mars 2023|63885|7511|9.2",
    ];
    let read = sketch("Driftsdata.xlsx").sheet("Produksjon", &rows).read();
    assert!(!certain(&read, "B3"), "{}", read.told());
}

/// "Hva gjelder det" names no indicator: the rows below are parts of what the title counts.
#[test]
fn what_messages_are_about_are_parts_of_them() {
    let rows = [
        "Meldinger fra innbyggerne 2024",
        "Hva gjelder det|jan|feb|mars",
        "Hull i veien|12|18|31",
        "Gatelys|21|17|12",
        "Lekeplass|0|1|2",
    ];
    let read = sketch("Vei og park.xlsx").sheet("Meldinger", &rows).read();
    let (unit, indicator, period) = of(&read, "B3");
    assert_eq!((unit.as_str(), period.as_str()), ("Vei og park", "2024-01"));
    assert_eq!(indicator, "Meldinger fra innbyggerne – Hull i veien");
}

/// The month is no part of a name, but stays behind a preposition that would be left alone.
#[test]
fn names_do_not_end_in_prepositions() {
    for (title, name) in [
        ("Sykefravær pr mnd", "Sykefravær"),
        ("Deltakere i programmet siste dag i mnd", "Deltakere i programmet siste dag i mnd"),
    ] {
        let rows =
            [title, "Mnd|Lia skole|Nes skole", "jan 2023|14|10", "feb 2023|13|9", "mars 2023|12|9"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3"), said("Lia skole", name, "2023-01"));
    }
}

/// A number that stands only where sums stand, with nothing above or beside it to add up, is told of.
#[test]
fn what_only_the_sum_has_is_told() {
    let rows = [
        "Utlån",
        "År|Avdeling|Bøker|E-bøker|Sum",
        "2022|Hovedbiblioteket|10836||10836",
        "|Filial Nesset|2964||2964",
        "|Sum|13800|2890|16690",
        "2023|Hovedbiblioteket|12843||12843",
        "|Filial Nesset|2299||2299",
        "|Sum|15142|3122|18264",
    ];
    let read = sketch("Bibliotek.xlsx").sheet("Utlån", &rows).read();
    let about = |cell: &str| {
        let asked = read.asked(cell);
        asked.iter().any(|question| question.text.starts_with("D5, D8 står der summer"))
    };
    assert!(about("D5") && about("D8"), "{}", read.told());
    assert!(!about("C5"));
    let rows = [
        "Sykefravær Lia skole (%)",
        "År|jan|feb|mars|Snitt",
        "2023|6.1|6.3|6.5|6.3",
        "2024|5.1|5.3|5.5|5.3",
        "Mål 2024||||5.0",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    let asked = read.asked("E5");
    assert!(asked.iter().any(|question| question.text.contains("regnet ut av")), "{}", read.told());
    assert!(read.asked("E4").is_empty(), "{}", read.told());
}

/// Loans of 1964 books in one kind, and so in all: a figure among figures, and no head.
#[test]
fn a_number_said_twice_in_a_row_is_no_year() {
    let rows = [
        "Utlån",
        "År|Avdeling|Bøker|E-bøker|Sum",
        "2022|Hovedbiblioteket|11836||11836",
        "|Filial Nesset|1964||1964",
        "|Sum|13800||13800",
        "2023|Hovedbiblioteket|13043||13043",
        "|Filial Nesset|2099||2099",
        "|Sum|15142||15142",
    ];
    let read = sketch("Bibliotek.xlsx").sheet("Utlån", &rows).read();
    assert_eq!(of(&read, "C6").2, "2023");
    assert_eq!(of(&read, "C4"), said("Filial Nesset", "Bøker", "2022"));
}

/// A sheet called by what is done, as its title begins, is no unit; one called by a name is.
#[test]
fn what_is_done_is_no_unit_because_the_sheet_is_called_so() {
    for (name, is_unit) in [("Bosetting", false), ("Fjordbadet", true)] {
        let title = format!("{name} - anmodning og vedtak");
        let rows = [
            title.as_str(),
            "|2022|2023|2024",
            "Anmodning fra IMDi|10|12|65",
            "Vedtak i kommunestyret|10|10|60",
            "Faktisk bosatt|9|11|58",
        ];
        let read = sketch("Tall 2024.xlsx").sheet(name, &rows).read();
        let unit = read.fact("B3").and_then(|fact| fact.unit.as_deref());
        assert_eq!(unit, is_unit.then_some(name));
    }
}

/// Months that begin in April, as in accounts that do, are of two years in their order.
#[test]
fn months_from_april_go_over_new_year() {
    let rows = [
        "Strømforbruk rådhuset, kWh",
        "Måler|apr|mai|jun|jul|aug|sep|okt|nov|des|jan|feb|mar",
        "Varme|410|390|350|340|360|380|420|450|480|510|500|460",
        "Lys|210|190|150|140|160|180|220|250|280|310|300|260",
    ];
    let read = sketch("Strøm 2022-2023.xlsx").sheet("Ark1", &rows).read();
    let periods = ["B3", "J3", "K3", "M4"].map(|cell| of(&read, cell).2);
    assert_eq!(periods, ["2022-04", "2022-12", "2023-01", "2023-03"]);
}

/// What formulas that are not understood give in a whole column is not held against the months beside them; sums known
/// to be of those months are.
#[test]
fn formulas_not_understood_are_not_accused() {
    let rows = [
        "Overtid 2024, timer",
        "Avdeling|jan|feb|mars|Sum",
        "Avdeling A|12|14|11|43",
        "Avdeling B|8|9|10|35",
        "Avdeling C|20|22|25|91",
        "Avdeling D|5|7|9|33",
        "Avdeling E|6|8|3|24",
    ];
    let wrong = |known: bool| {
        let mut drawn = sketch("Overtid 2024.xlsx").sheet("Ark1", &rows).formula("E3:E7");
        if known {
            for row in 2..7 {
                drawn = drawn.with(|sheet| sum_across(sheet, row, (1, 3), 4));
            }
        }
        drawn.read().asked("E5").iter().any(|question| question.text.contains("stemmer ikke"))
    };
    assert!(wrong(true));
    assert!(!wrong(false));
}

/// What stands behind the unit's name in a file's name may be anything; "utkast" and "(rev)" are said of the paper.
#[test]
fn names_of_files_say_more_than_the_unit() {
    let rows = ["|2022|2023", "Bemanning|14|15", "Dispensasjoner|1|0"];
    let read = |file: &str| sketch(file).sheet("Ark1", &rows).read();
    let mixed = read("Tyttebærtunet oppmøte og rutiner.xlsx");
    assert_eq!(mixed.fact("B2").and_then(|fact| fact.unit.clone()), None);
    let asked = mixed.asked("B2");
    let asked = asked.iter().find(|question| question.text.starts_with("Hvilken enhet"));
    let asked = asked.unwrap_or_else(|| panic!("{}", mixed.told()));
    assert_eq!(asked.options.first().map(String::as_str), Some("Tyttebærtunet"));
    for file in ["Lia skole utkast.xlsx", "Lia skole (rev).xlsx", "Lia skole v3 ENDELIG.xlsx"] {
        assert_eq!(of(&read(file), "B2"), said("Lia skole", "Bemanning", "2022"));
    }
}

/// A sheet "Økonomi pr aug" holds accounts, and counts nothing called so.
#[test]
fn accounts_are_not_called_as_their_sheet() {
    let rows = [
        "Økonomirapport vei og park pr 31.08.2024",
        "Tall i 1000 kr",
        "Ansvar|Regnskap 2023|Budsjett 2024|Forbruk hittil|Prognose 2024|Avvik",
        "Sommerdrift vei|4215|4400|3120|4550|-150",
        "Vinterdrift vei|7980|6900|5870|8100|-1200",
        "Gatelys|2140|2300|1395|2150|150",
    ];
    let read = sketch("Vei og park.xlsx").sheet("Økonomi pr aug", &rows).read();
    assert_eq!(of(&read, "B4").1, "Regnskap", "{}", read.told());
}

/// The file is of two years, the sheet and its title of one of them, and its months are that year's.
#[test]
fn a_file_of_two_years_holds_sheets_of_one() {
    let rows = [
        "Nettprøver 2024 (snitt av prøvene)",
        "Parameter|Enhet|Grense|jan|feb|mar",
        "Fargetall|mg Pt/l|20|6|5|6",
        "Turbiditet|FNU|1|0.12|0.11|0.15",
        "Aluminium|µg/l|200|41|38|40",
    ];
    let read = sketch("Driftsdata 2023-24.xlsx")
        .sheet("Prøver 2024", &rows)
        .sheet("Ledningsnett", &["|2022|2023", "Brudd|12|8", "Lekkasjer|40|38"])
        .read();
    assert_eq!(of(&read, "D3").2, "2024-01");
    assert!(certain(&read, "D3"), "{}", read.told());
    assert_eq!(read.fact("C3").map(|fact| fact.kind), Some(FactKind::Target));
}

/// "Hvor fornøyd er du med …" goes on in the rows below, which are no units.
#[test]
fn what_a_question_goes_on_with_is_no_unit() {
    let read = sketch("SFO Lia høsten 2025.xlsx")
        .sheet(
            "Foreldreundersøkelse",
            &[
                "Foreldreundersøkelse SFO. Svar i prosent",
                "|2024|||2025||",
                "Hvor fornøyd er du med …|Svært fornøyd|Fornøyd|Misfornøyd|Svært fornøyd|Fornøyd|Misfornøyd",
                "maten|22|45|33|33|48|19",
                "leksehjelpen|15|34|51|14|38|48",
                "åpningstiden|44|43|13|43|45|12",
            ],
        )
        .merge("B2:D2")
        .merge("E2:G2")
        .read();
    let (unit, indicator, period) = of(&read, "B4");
    assert_ne!(unit, "maten", "{}", read.told());
    assert!(indicator.contains("maten") && period == "2024", "{indicator} {period}");
}

/// What a pivot table is filtered by is no table.
#[test]
fn filters_of_a_pivot_table_are_no_figures() {
    let rows = [
        "Selskap|LK",
        "Område|32",
        "Konto|(Flere elementer)",
        "",
        "Sum av Beløp|Kolonneetiketter|",
        "Radetiketter|202501|202502",
        "3210 Lia sykehjem|560778|499955",
        "3220 Nes sykehjem|260883|282995",
        "3230 Borg sykehjem|160883|182995",
    ];
    let read = sketch("Vikar.xlsx").sheet("Pivot", &rows).read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    assert!(read.fact("B7").is_some());
    // A table of two columns further up is none of them.
    let above =
        ["Enhet|Sykefravær 2024", "Lia sykehjem|8.1", "Nes sykehjem|7.2", "Borg sykehjem|9.3", ""];
    let rows: Vec<&str> = above.into_iter().chain(rows).collect();
    let read = sketch("Vikar.xlsx").sheet("Pivot", &rows).read();
    assert!(["B2", "B3", "B4"].iter().all(|cell| read.fact(cell).is_some()), "{}", read.told());
    assert!(read.fact("B7").is_none(), "{}", read.told());
}

/// The number of somebody to call below a table is asked about, sums of money as large are not.
#[test]
fn telephone_numbers_are_no_figures() {
    let rows = [
        "Sykefravær Lia skole (%)",
        "Type|jan 2024|feb 2024|mars 2024",
        "Egenmeldt|2.1|2.3|1.9",
        "Legemeldt|5.2|5.0|4.8",
        "Ring Solveig på kontoret om noe er feil|||56371204",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    assert!(!certain(&read, "D5"), "{}", read.told());
    let asked = read.asked("D5");
    assert!(asked.iter().any(|question| question.text.contains("telefonnummer")), "{asked:?}");
    let rows = [
        "Regnskap Lia kommune 2024, kr",
        "Område|Regnskap|Budsjett",
        "Skole|56371204|55000000",
        "Barnehage|41371204|42000000",
    ];
    let read = sketch("Regnskap.xlsx").sheet("Ark1", &rows).read();
    assert!(certain(&read, "B3"), "{}", read.told());
}
