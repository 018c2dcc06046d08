//! Rows named by months under any head, lines of accounts, and what says when or how below a title.

use styringstavle::domain::Period;

use crate::situations::{of, said, sketch};

#[test]
fn months_are_when_whatever_stands_over_them() {
    let rows = [
        "Utlån|Hovedbiblioteket|Frei filial|Sum",
        "Januar|6298|1487|7785",
        "Februar|6266|1474|7740",
        "Mars|6088|1387|7475",
        "Totalt|18652|4348|23000",
    ];
    let read = sketch("Bibliotek.xlsx").sheet("2023", &rows).read();
    assert_eq!(of(&read, "C3"), said("Frei filial", "Utlån", "2023-02"), "{}", read.told());
    assert!(read.fact("B5").is_none() && read.fact("D2").is_none(), "{}", read.told());
    let besides =
        [rows[0].replace("Utlån", "Besøk"), rows[1].into(), rows[2].into(), rows[3].into()];
    let besides: Vec<&str> = besides.iter().map(String::as_str).collect();
    let read = sketch("Bibliotek.xlsx").sheet("2023", &besides).read();
    assert_eq!(of(&read, "B2"), said("Hovedbiblioteket", "Besøk", "2023-01"), "{}", read.told());
}

#[test]
fn lines_of_accounts_are_counted_for_the_unit_the_title_names() {
    for head in ["Ansvar 2100", "Tekst", "Konto"] {
        let head = format!("{head}|Budsjett|Regnskap");
        let rows = [
            "Budsjett og regnskap Lia skole 2024",
            &head,
            "Lønn|22 000|22 400",
            "Vikarer|800|1 200",
            "Læremidler|600|550",
        ];
        let read = sketch("Økonomi.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "C5"), said("Lia skole", "Læremidler", "2024"), "{}", read.told());
    }
    let rows = [
        "Hamar kommune – Kultur, tilskudd til frivillighet",
        "Tekst|Regnskap 2022|Rev. budsjett 2023",
        "Driftstilskudd korps og kor|4057|4375",
        "Tilskudd museum|5025|4598",
        "Leie av kulturhus for lag|5792|6298",
    ];
    let read = sketch("Kultur.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(
        of(&read, "B4"),
        said("Hamar kommune", "Tilskudd museum", "2022"),
        "{}",
        read.told()
    );
}

#[test]
fn units_beside_accounts_are_units() {
    let rows = [
        "Budsjett og regnskap 2024",
        "Enhet|Budsjett|Regnskap",
        "Lia skole|22 000|22 400",
        "Nes skole|18 000|18 200",
        "Lønnskontoret|600|550",
    ];
    let read = sketch("Økonomi.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C5").0, "Lønnskontoret", "{}", read.told());
}

#[test]
fn a_day_below_the_title_is_when_and_no_measure() {
    for line in ["Per 15.12.2022", "Pr 15.12.2022", "Pr. 15. desember 2022", "pr. 15.12.22"] {
        let rows = [
            "Bemanning i barnehagene",
            line,
            "Barnehage|Antall barn|Årsverk grunnbemanning",
            "Blomvåg barnehage|81|14.7",
            "Rong barnehage|63|10.8",
        ];
        let read = sketch("Bemanning.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(
            of(&read, "C4"),
            said("Blomvåg barnehage", "Årsverk grunnbemanning", "2022-12-15"),
            "{line}: {}",
            read.told()
        );
        assert_eq!(read.fact("C4").and_then(|fact| fact.measure.clone()), None, "{line}");
    }
}

#[test]
fn a_unit_behind_the_value_is_how_it_is_measured() {
    let rows = [
        "Dato|Vannverk|Parameter|Verdi|Enhet",
        "14.02.2023|Moelv|Fargetall|21,4|mg Pt/l",
        "14.02.2023|Moelv|Turbiditet|0,96|FNU",
        "14.02.2023|Hamar|Fargetall|22,3|mg Pt/l",
        "14.02.2023|Hamar|Turbiditet|0,95|FNU",
    ];
    let read = sketch("Råvann.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "D3"), said("Moelv", "Turbiditet", "2023-02-14"), "{}", read.told());
}

#[test]
fn a_number_in_brackets_at_the_end_is_of_the_name() {
    for title in ["Vedtakstimer per uke (uke 40)", "Vedtakstimer (i sone 3 og 4)"] {
        let read = sketch("Timer.xlsx")
            .sheet("Ark1", &[title, "Sone|2019|2020", "Sone Nord|296|305", "Sone Sør|351|372"])
            .read();
        assert_eq!(of(&read, "B3").1, title, "{}", read.told());
    }
}

#[test]
fn a_total_written_once_is_of_all_the_years_below_it() {
    let rows = [
        "Oppdrag for brannvesenet",
        "Stasjon|År|Bygningsbrann|Pipebrann",
        "Bodø|2020|41|23",
        "|2021|39|26",
        "Fauske|2020|13|8",
        "|2021|12|7",
        "Totalt|2020|54|31",
        "|2021|51|33",
    ];
    let read = sketch("Oppdrag.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("C7").is_none() && read.fact("C8").is_none(), "{}", read.told());
    assert_eq!((of(&read, "C6").0.as_str(), of(&read, "C6").2.as_str()), ("Fauske", "2021"));
}

#[test]
fn schools_across_are_units_under_the_countys_name() {
    let rows = [
        "Søkere til Vg1 skoleåret 2025-26",
        "Troms fylkeskommune",
        "Utdanningsprogram|Kongsbakken vgs|Heggen vgs",
        "Studiespesialisering|128|95",
        "Idrettsfag|35|64",
    ];
    let read = sketch("Søkere.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C4").0, "Heggen vgs", "{}", read.told());
    assert!(of(&read, "C4").1.ends_with("Studiespesialisering"), "{}", read.told());
}

#[test]
fn national_tests_of_an_autumn_are_of_their_year_and_grade() {
    let rows = [
        "Nasjonale prøver i lesing",
        "",
        "8. trinn høsten 2022",
        "Skole|Antall elever|Nivå 1",
        "Høvik skole|110|6,8 %",
        "Sylling skole|39|12 %",
        "",
        "9. trinn høsten 2022",
        "Skole|Antall elever|Nivå 1",
        "Høvik skole|107|10 %",
        "Sylling skole|46|7 %",
    ];
    let read = sketch("Prøver.xlsx").sheet("Lesing", &rows).read();
    assert_eq!(
        of(&read, "C5"),
        said("Høvik skole", "Nivå 1 – 8. trinn", "2022"),
        "{}",
        read.told()
    );
    assert_eq!(of(&read, "C10"), said("Høvik skole", "Nivå 1 – 9. trinn", "2022"));
    assert!(read.asked("C5").is_empty(), "{}", read.told());
}

#[test]
fn sheets_called_by_their_subject_are_told_apart_by_it() {
    let sheet = |base: u32| -> Vec<String> {
        let schools = ["Høvik skole", "Sylling skole", "Gullaug skole", "Egge skole"];
        let rows = schools.iter().zip(base..).map(|(name, at)| format!("{name}|{at}|{}", at + 9));
        ["Nasjonale prøver 2023".to_owned(), "Skole|Skalapoeng|Antall elever".to_owned()]
            .into_iter()
            .chain(rows)
            .collect()
    };
    let sheets = [sheet(47), sheet(37), sheet(67)];
    let rows: Vec<Vec<&str>> =
        sheets.iter().map(|rows| rows.iter().map(String::as_str).collect()).collect();
    let read = sketch("Prøver.xlsx")
        .sheet("Lesing", &rows[0])
        .sheet("Regning", &rows[1])
        .sheet("Engelsk", &rows[2])
        .read();
    assert!(of(&read, "Lesing!B3").1.ends_with("Lesing"), "{}", read.told());
    assert!(of(&read, "Engelsk!C4").1.ends_with("Engelsk"), "{}", read.told());
}

#[test]
fn two_digits_each_beside_each_other_are_school_years() {
    let rows = [
        "Lia skole",
        "",
        "Indikator|Skolen||Kommunen",
        "|21-22|22-23|21-22|22-23",
        "Trivsel|3,9|4,3|4,2|4,1",
        "Mestring|4|4,1|3,9|3,8",
    ];
    let read = sketch("Nøkkeltall.xlsx").sheet("Ark1", &rows).merge("B3:C3").merge("D3:E3").read();
    assert_eq!(of(&read, "C5"), said("Lia skole", "Trivsel", "2022/23"), "{}", read.told());
    assert_eq!(of(&read, "D6"), said("Kommunen", "Mestring", "2021/22"), "{}", read.told());
}

#[test]
fn codes_before_units_are_no_years() {
    for head in ["Ansvar", "Enhet", "Tjeneste"] {
        let heads = format!("{head}|Regnskap|Budsjett");
        let rows =
            ["Regnskap 2024", &heads, "2010 Lia skole|11000|10900", "2011 Nes skole|1000|900"];
        let read = sketch("Regnskap.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3").2, "2024", "{head}: {}", read.told());
        assert!(of(&read, "B4").0.contains("Nes skole"), "{head}: {}", read.told());
    }
}

#[test]
fn two_parts_of_a_year_above_their_mean_are_when() {
    for names in [["Januar", "Februar"], ["1. tertial", "2. tertial"]] {
        let [first, second] = names.map(|name| format!("{name}|7,2 %|80"));
        let rows = ["Nes sykehjem 2024", "|Sykefravær|Overtid", &first, &second, "Snitt|7,2 %|80"];
        let read = sketch("Nes.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "C4").0, "Nes sykehjem", "{}", read.told());
        assert_ne!(of(&read, "C4").2, "2024", "{}", read.told());
    }
}

#[test]
fn the_value_of_a_long_list_is_of_what_its_row_names() {
    let rows = [
        "Nøkkeltall 2024",
        "Virksomhet|Indikator|Verdi|Enhet",
        "Lia skole|Sykefravær|7.2|%",
        "Lia skole|Elever|210|antall",
        "Nes skole|Sykefravær|8.2|%",
        "Nes skole|Elever|310|antall",
    ];
    let read = sketch("Nøkkeltall.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C4"), said("Lia skole", "Elever", "2024"), "{}", read.told());
}

#[test]
fn a_part_of_the_year_goes_before_the_day_it_ends() {
    let rows = [
        "Lia skole - 2. tertial 2024",
        "Per 31.08.2024",
        "Indikator|Resultat|Mål",
        "Sykefravær|7,2%|7%",
        "Heltid|50%|55%",
    ];
    let read = sketch("Lia.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4").2, "2024-T2", "{}", read.told());
}

#[test]
fn lines_beside_real_units_leave_these_units_to_be_asked_about() {
    let rows = [
        "Lier kommune 2024",
        "|Regnskap|Budsjett|Avvik",
        "Lønn|1000|900|-100",
        "Lia skole|3000|2900|-100",
        "Tilskudd private barnehager|900|850|-50",
        "Skatteinntekter|-9000|-8900|100",
    ];
    let read = sketch("Regnskap.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("B4").is_empty(), "{}", read.told());
    let rows = [
        "Lier kommune 2024",
        "Avdeling|Regnskap|Budsjett",
        "Lønn og regnskap|2200|2100",
        "Innkjøp|300|290",
        "IKT|90|85",
    ];
    let read = sketch("Regnskap.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").0, "Lønn og regnskap", "{}", read.told());
}

#[test]
fn what_is_counted_at_upper_secondary_schools_is_no_school() {
    let read = sketch("F.xlsx")
        .sheet("Ark1", &["Fullført vgs", "År|Andel", "2022|72%", "2023|74%", "2024|75%"])
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.unit.clone()), None, "{}", read.told());
}

#[test]
fn hours_and_ages_are_no_school_years() {
    for (title, heads) in [
        ("Barn til stede mars 2024", "Avdeling|06-07|07-08|08-09"),
        ("Russ og unge 2024", "Skole|15-16|16-17|17-18"),
        ("Telefonhenvendelser", "Enhet|08-09|09-10|10-11"),
    ] {
        let rows = [title, heads, "Lia skole|2|9|14", "Nes skole|1|7|13"];
        let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
        let period = of(&read, "B3").2;
        assert!(!period.contains('/'), "{period}: {}", read.told());
    }
    let rows = ["Elevtall 2024", "Skole|21-22|22-23|23-24", "Lia skole|2|9|14", "Nes skole|1|7|13"];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "D3").2, "2023/24", "{}", read.told());
}

#[test]
fn two_parts_of_a_year_and_their_sum_are_when() {
    let rows = ["Avvik 2024", "|Antall", "T1|8", "T2|7", "Sum|15"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B4"), said("Lia skole", "Avvik", "2024-T2"), "{}", read.told());
    let rows =
        ["Lønn 2024", "|Regnskap|Budsjett", "Januar|820|800", "Februar|790|800", "Sum|1610|1600"];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3"), said("Lia skole", "Lønn", "2024-01"), "{}", read.told());
}

#[test]
fn totals_of_several_years_are_the_figures_themselves() {
    let rows = [
        "Lia kommune",
        "Enhet|Totalt 2022|Totalt 2023|Totalt 2024",
        "Lia skole|42|45|47",
        "Nes skole|12|15|27",
    ];
    let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "D3"), said("Lia skole", "Avvik", "2024"), "{}", read.told());
    let rows = [
        "Vedtak 2024",
        "Enhet|Innvilget|Avslag|Sum 2024|Sum 2023",
        "Nav Lia|10|4|14|11",
        "Nav Nes|20|5|25|21",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").2, "2024", "{}", read.told());
    assert!(read.asked("B3").is_empty(), "{}", read.told());
}

#[test]
fn what_is_spent_of_a_budget_is_its_result() {
    let rows = [
        "Lia kommune, 2. tertial 2024",
        "Område|Budsjett|Forbruk|Rest",
        "Skole|8200|5100|3100",
        "Helse|7200|4100|3100",
    ];
    let read = sketch("Økonomi.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3"), said("Skole", "Regnskap", "2024-T2"), "{}", read.told());
    assert_eq!(of(&read, "C3"), said("Skole", "Regnskap", "2024-T2"), "{}", read.told());
    assert!(read.fact("D3").is_none(), "{}", read.told());
}

#[test]
fn figures_that_say_not_what_they_count_are_asked_about_beside_those_that_do() {
    let rows = [
        "2024",
        "Enhet|Sykefravær|Heltid|Mål",
        "Lia sykehjem|8,2%|60%|65%",
        "Nes sykehjem|7,2%|62%|65%",
    ];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("D3").is_empty(), "{}", read.told());
    assert!(read.asked("B3").is_empty(), "{}", read.told());
    // Also where they are more than can be named one by one.
    let mut rows = vec!["2024".to_owned(), "Enhet|Sykefravær|Heltid|Mål".to_owned()];
    rows.extend((1..=450).map(|unit| format!("Solvang {unit} skole|8,2%|60%|65%")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("D400").is_some_and(|fact| !fact.certain), "D400");
    assert!(!read.asked("D400").is_empty(), "D400");
}

#[test]
fn departments_of_a_staff_are_no_lines_of_accounts() {
    let rows = [
        "Stab og støtte – regnskap 2024",
        "Ansvar|Budsjett|Regnskap|Avvik",
        "Innkjøp|1200|1250|-50",
        "Lønn og regnskap|3400|3300|100",
        "Vedlikehold|5100|5300|-200",
        "IKT|2100|2000|100",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "B3").0, "Innkjøp", "{}", read.told());
}

#[test]
fn what_says_no_year_beside_last_years_is_of_the_titles() {
    let rows = [
        "10-faktor 2024",
        "Faktor|Resultat|Resultat 2022|Kommunen|Norge",
        "Indre motivasjon|4.2|4.1|4.3|4.2",
        "Mestringstro|4.3|4.2|4.4|4.3",
    ];
    let read = sketch("Borg sykehjem.xlsx").sheet("Ark1", &rows).read();
    for (cell, year) in [("B3", "2024"), ("C3", "2022"), ("D3", "2024"), ("E3", "2024")] {
        assert_eq!(of(&read, cell).2, year, "{cell}: {}", read.told());
    }
    for head in ["Forrige år", "I fjor"] {
        let heads = format!("Type|Resultat|{head}");
        let rows = ["Lia kommune 2024", &heads, "Fall|42|45", "Vold|12|15"];
        let read = sketch("Avvik.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3").2, "2024", "{head}: {}", read.told());
        assert_eq!(of(&read, "C3").2, "2023", "{head}: {}", read.told());
    }
}

#[test]
fn lines_of_accounts_may_have_their_number_before_them() {
    let rows = [
        "Lia skole - regnskap per august 2024",
        "Art|Regnskap|Budsjett|Avvik",
        "10100 Fastlønn|8200|8100|-100",
        "10200 Vikarer|1200|1100|-100",
        "11500 Matvarer|30|31|1",
    ];
    let read = sketch("Fil.xlsx").sheet("Ark1", &rows).read();
    let expected = said("Lia skole", "10100 Fastlønn", "2024-08");
    assert_eq!(of(&read, "B3"), expected, "{}", read.told());
}

#[test]
fn a_tables_title_between_its_rows_dates_those_below_it() {
    let rows = [
        "Helt ledige etter kommune og alder. Februar 2024",
        "Kommune|I alt|Under 30 år",
        "Stavanger|1896|56",
        "Haugesund|612|26",
        "Sandnes|1042|48",
        "",
        "Helt ledige etter kommune og alder. Mars 2024",
        "Stavanger|1861|79",
        "Haugesund|672|29",
        "Sandnes|1047|61",
    ];
    let read = sketch("Helt ledige.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(of(&read, "C4").2, "2024-02", "{}", read.told());
    assert_eq!(of(&read, "C9").2, "2024-03", "{}", read.told());
    assert_eq!(of(&read, "C9").1, of(&read, "C4").1, "{}", read.told());
}

#[test]
fn the_year_so_far_ends_where_the_months_beside_it_do() {
    let rows = [
        "Antall besøk 2024",
        "Avdeling|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des|Hittil i år|Hittil i fjor",
        "Biblioteket|91|88|82|79|77|71|||||||488|455",
        "Svømmehallen|102|110|94|91|88|81|||||||566|545",
        "Museet|51|44|48|39|50|41|||||||273|301",
    ];
    let read = sketch("Besøk.xlsx").sheet("Ark1", &rows).read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|one| one.code());
    assert_eq!(period("N3").as_deref(), Some("2024-H1"), "{}", read.told());
    assert_eq!(period("O3").as_deref(), Some("2023-H1"), "{}", read.told());
    let [asked] = read.asked("N4")[..] else { panic!("{}", read.told()) };
    assert!(asked.text.contains("til og med juni 2024"), "{}", asked.text);
    assert_eq!(asked.options, ["1. halvår 2024", "30.06.2024"]);
    // The screen makes periods of them again.
    assert!(asked.options.iter().all(|option| Period::parse(option).is_some()));
    // Beside no parts of a year nobody says until when.
    let alone = [
        "Antall besøk 2024",
        "Avdeling|Hittil i år|Samme periode i fjor",
        "Biblioteket|488|455",
        "Svømmehallen|566|545",
        "Museet|273|301",
    ];
    let read = sketch("Besøk.xlsx").sheet("Ark1", &alone).read();
    for cell in ["B3", "C3"] {
        let asked = read.asked(cell);
        assert!(asked.iter().any(|one| one.text.contains("fram til arket ble laget")), "{cell}");
    }
    // Where all months have figures, it is the year.
    let whole = [
        "Antall besøk 2024",
        "Avdeling|1. tertial|2. tertial|3. tertial|Hittil i år|Samme periode 2023",
        "Biblioteket|91|88|82|261|255",
        "Svømmehallen|102|110|94|306|312",
        "Museet|51|44|48|143|140",
    ];
    let read = sketch("Besøk.xlsx").sheet("Ark1", &whole).read();
    assert!(read.asked("E3").iter().all(|one| !one.text.contains("til og med")), "{}", read.told());
}

#[test]
fn the_same_time_a_year_before_names_nothing() {
    let rows = [
        "Sykefravær i prosent 2024",
        "Avdeling|1. tertial|2. tertial|Hittil i år|Samme periode 2023",
        "Hjemmesykepleien|9,1|8,8|8,9|7,9",
        "Borg sykehjem|10,2|11,0|10,4|9,1",
        "Legevakt|5,1|4,4|4,8|3,9",
    ];
    let read = sketch("Fravær.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("E3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Sykefravær"));
    assert_eq!(fact.period.map(|one| one.code()).as_deref(), Some("2023-08-31"));
    let [asked] = read.asked("E3")[..] else { panic!("{}", read.told()) };
    assert_eq!(asked.options, ["31.08.2023", "2. tertial 2023"]);
}
