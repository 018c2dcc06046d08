//! Workbooks whose words nobody knows: what only custom speaks for is asked about, and what the sheet
//! itself proves is not.

use styringstavle::domain::{Period, Workspace};
use styringstavle::import::facts::About;
use styringstavle::import::known::Known;
use styringstavle::import::plan::{Answers, Plan};

use crate::readings::{fact, reading};
use crate::situations::{Read, sketch};

/// Fails unless a cell is in doubt and its table asked about.
fn doubted(read: &Read, cell: &str) {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
    assert!(!fact.certain, "{cell} in\n{}", read.told());
    assert!(
        read.asked(cell).iter().any(|asked| matches!(
            asked.about,
            About::Names | About::NamesDown | About::NamesAcross
        )),
        "{cell} in\n{}",
        read.told()
    );
}

#[test]
fn rows_of_unknown_names_under_what_is_counted_are_asked_about() {
    let rows = |head: &str, names: [&str; 3]| {
        let head = format!("{head}|2022|2023");
        let lines: Vec<String> = names.iter().map(|name| format!("{name}|12|14")).collect();
        let mut all = vec!["Kursdeltakere", "", &head];
        all.extend(lines.iter().map(String::as_str));
        sketch("Mappe1.xlsx").sheet("Ark1", &all).read()
    };
    let courses = ["Datahjelp", "Strikkekafé", "Babysang"];
    doubted(&rows("", courses), "B4");
    // A head, or names known for units', leave no doubt.
    rows("Avdeling", courses).expect(&[("B4", "Datahjelp | Kursdeltakere | 2022 | 12")]);
    rows("", ["Lia skole", "Åsen skole", "Solbakken"])
        .expect(&[("B6", "Solbakken | Kursdeltakere | 2022 | 12")]);
    // Neither do names that an earlier table says are units'.
    let read = sketch("Mappe1.xlsx")
        .sheet("A", &["Besøk", "Filial|2022|2023", "Nesset|12|14", "Bruket|3|5"])
        .sheet("B", &["Fjernlån inn", "|2022|2023", "Nesset|12|14", "Bruket|3|5"])
        .read();
    read.expect(&[("B!B3", "Nesset | Fjernlån inn | 2022 | 12")]);
}

#[test]
fn a_file_called_as_its_title_is_no_unit_for_that() {
    let read = sketch("Fall Bekkefaret 2025.xlsx")
        .sheet("Fall", &["Fall Bekkefaret 2025", "|jan|feb", "Tun 1|4|3", "Tun 2|7|5"])
        .read();
    doubted(&read, "B3");
    let asked: Vec<&str> = read.asked("B3").iter().map(|asked| asked.text.as_str()).collect();
    let expected = "Radene (Tun 1, Tun 2) er lest som indikatorer, men ingenting i arket sier sikkert hva de er.";
    assert_eq!(asked, [expected]);
}

#[test]
fn unknown_columns_beside_units_may_be_sorts_of_what_is_counted() {
    let heads = "Stasjon|Brann i bygning|Automatisk alarm|Helseoppdrag";
    let rows = [heads, "Hovedstasjon|7|21|14", "Stasjon Nes|11|14|8"];
    let titled = |title: &str| {
        let all: Vec<&str> = [title].into_iter().chain(rows).collect();
        sketch("Brann 2025.xlsx").sheet("Ark1", &all).read()
    };
    doubted(&titled("Antall utrykninger 2025"), "B3");
    // "Type" over them says what they are.
    let read = sketch("Vedtak 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Aktive vedtak 31.12.2024",
                "",
                "|Type vedtak||",
                "Sone|§ 3-2 nr. 6 b praktisk bistand|BPA|Avlastning",
                "Sone øst|136|107|86",
                "Sone vest|144|61|126",
            ],
        )
        .merge("B3:D3")
        .read();
    read.expect_all(&[
        ("B5", "Sone øst | Aktive vedtak / § 3-2 nr. 6 b praktisk bistand | 2024-12-31 | 136"),
        ("C5", "Sone øst | Aktive vedtak / BPA | 2024-12-31 | 107"),
        ("D5", "Sone øst | Aktive vedtak / Avlastning | 2024-12-31 | 86"),
        ("B6", "Sone vest | Aktive vedtak / § 3-2 nr. 6 b praktisk bistand | 2024-12-31 | 144"),
        ("C6", "Sone vest | Aktive vedtak / BPA | 2024-12-31 | 61"),
        ("D6", "Sone vest | Aktive vedtak / Avlastning | 2024-12-31 | 126"),
    ]);
}

#[test]
fn those_who_answer_for_columns_are_named_nowhere() {
    let read = sketch("Kartlegging juni 2025.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Team Nord|Team Sør",
                "Leder:|Anne|Siv-Tove",
                "Sykefravær (%)|4.1|6.2",
                "Turnover (%)|8.2|9.1",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some(), "{}", read.told());
    assert!(!read.told().contains("Anne") && !read.told().contains("Siv"), "{}", read.told());
    assert!(read.says("B3").contains("Team Nord"), "{}", read.told());
    // A row of heads that begins with the leaders' column heads the others all the same.
    let read = sketch("Fravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Leder|Enhet|Sykefravær (%)|",
                "||2022|2023",
                "Anne|Lia skole|4.1|6.2",
                "Siv|Åsen skole|8.2|9.1",
            ],
        )
        .merge("C1:D1")
        .read();
    read.expect(&[("D4", "Åsen skole | Sykefravær | 2023 | 9.1 %")]);
}

#[test]
fn spans_weekdays_and_answers_are_splits() {
    for heads in [
        "0-17|18-49|50-66|90+",
        "mandag|torsdag|fredag|søndag",
        "Helt uenig|Litt uenig|Litt enig|Vet ikke",
    ] {
        let head = format!("Sone|{heads}");
        let read = sketch("Mottakere 2023.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Mottakere av hjemmesykepleie",
                    &head,
                    "Sone Elva|2|43|65|4",
                    "Sone Nes|20|70|35|69",
                ],
            )
            .read();
        let (first, _) = heads.split_once('|').expect("several");
        let expected = format!("Sone Elva | Mottakere av hjemmesykepleie / {first} | 2023 | 2");
        read.expect(&[("B3", &expected)]);
    }
}

#[test]
fn a_share_under_each_unit_is_its_own() {
    let read = sketch("Mottakere 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Mottakere av hjemmesykepleie",
                "Sone|2022|2023",
                "Sone Elva|20|43",
                " andel|31|40",
                "Sone Nes|20|70",
            ],
        )
        .read();
    assert!(read.says("C4").starts_with("Sone Elva | "), "{}", read.told());
    assert!(read.says("C4").contains("andel"), "{}", read.told());
}

#[test]
fn dates_from_and_to_make_a_period_or_a_doubt() {
    let read = sketch("Uttrekk.csv")
        .sheet(
            "Uttrekk",
            &[
                "Enhet|Fra dato|Til dato|Indikator|Verdi",
                "Sone øst|'01.01.2025|'31.03.2025|Overtid|174",
                "Sone øst|'01.05.2025|'31.08.2025|Overtid|160",
                "Sone øst|'01.01.2025|'30.06.2025|Turnover|7",
                "Sone øst|'05.01.2025|'17.03.2025|Turnover|8",
            ],
        )
        .read();
    read.expect(&[
        ("E2", "Sone øst | Overtid | 2025-Q1 | 174"),
        ("E3", "Sone øst | Overtid | 2025-T2 | 160"),
        ("E4", "Sone øst | Turnover | 2025-H1 | 7 %"),
    ]);
    assert!(read.fact("E5").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn weeks_in_heads_are_when_and_not_what() {
    let read = sketch("Måling.xlsx")
        .sheet(
            "Ark1",
            &[
                "Avdeling|Svarprosent uke 11 2025|Svarprosent uke 37 2025",
                "Øst 1|20|22",
                "Vest 1|24|26",
            ],
        )
        .read();
    let when = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!(when("B2"), Period::week(2025, 11), "{}", read.told());
    assert_eq!(when("C3"), Period::week(2025, 37), "{}", read.told());
}

#[test]
fn the_corner_over_codes_and_names_says_what_is_counted() {
    let read = sketch("Fravær ansvar kvartal.xlsx")
        .sheet(
            "Q",
            &[
                "Legemeldt fravær (%)||2024||2025|",
                "Ansvar|Navn|1. kv|2. kv|1. kv|2. kv",
                "3110|Heimen|6.2|6.3|6.8|5.6",
                "3120|Tunet natt|2.5|2.3|2.4|2.6",
            ],
        )
        .merge("A1:B1")
        .merge("C1:D1")
        .merge("E1:F1")
        .read();
    assert!(
        read.says("C3").contains("Heimen | Legemeldt fravær | 2024-Q1 | 6.2 %"),
        "{}",
        read.told()
    );
    assert!(read.says("F4").contains("Legemeldt fravær | 2025-Q2 | 2.6 %"), "{}", read.told());
}

#[test]
fn two_numbers_in_a_cell_are_one_question_for_all() {
    let read = sketch("Vold.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ansatte utsatt for vold",
                "Avdeling|2022|2023",
                "Heimen|5 (6,6 %)|25 (5,7 %)",
                "Legevakt|3 av 14|'4 av 19",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "? Heimen | Ansatte utsatt for vold | 2022 | 5"),
        ("C4", "? Legevakt | Ansatte utsatt for vold | 2023 | 4"),
    ]);
    let asked: Vec<_> =
        read.asked("B3").into_iter().filter(|asked| asked.cells.len() == 4).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
}

#[test]
fn a_target_among_the_units_is_for_all_of_them() {
    let read = sketch("Vann 2025.xlsx")
        .sheet(
            "Ark1",
            &[
                "Årssnitt 2025",
                "Vannverk|Farge|Jern",
                "Grenseverdi|20|0.2",
                "Kalddalen|5.22|0.07",
                "Nes vannverk|8.7|0.12",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "? Farge | 2025 | 20 | Target"),
        ("B4", "Kalddalen | Farge | 2025 | 5.22"),
    ]);
}

#[test]
fn a_title_names_the_area_or_the_unit_by_its_sort() {
    let rows = ["|Resultat 2023|Ambisjon 2024", "Grunnskolepoeng|40.8|41.5", "Svarprosent|81|85"];
    for (file, title, unit) in [
        ("Ambisjoner oppvekst.xlsx", "Kommunalområde oppvekst", "Kommunalområde oppvekst"),
        ("Målstyring.xlsx", "Virksomhet kultur og fritid", "Virksomhet kultur og fritid"),
    ] {
        let all: Vec<&str> = [title, ""].into_iter().chain(rows).collect();
        let read = sketch(file).sheet("Ark1", &all).read();
        let (result, target) = (
            format!("{unit} | Grunnskolepoeng | 2023 | 40.8 poeng"),
            format!("{unit} | Grunnskolepoeng | 2024 | 41.5 poeng | Target"),
        );
        read.expect(&[("B4", &result), ("C4", &target)]);
    }
}

#[test]
fn budgets_so_far_ranks_and_shares_spent_are_what_they_are() {
    let read = sketch("Økonomirapport pr. august 2025.xlsx")
        .sheet(
            "Ark1",
            &[
                "Økonomirapport pr. august 2025",
                "Ansvar|Ansvar (T)|Regnskap hiå|Per. budsjett hiå|Årsbudsjett|Forbruk i %",
                "2100|Åsly skole|5598|5566|8187|68.4",
                "2110|Storhaug skole|14266|14544|21914|65.1",
            ],
        )
        .read();
    assert!(
        read.says("D3").contains("| 2025-08 | 5566") && read.says("D3").ends_with("Budget"),
        "{}",
        read.told()
    );
    assert!(
        read.says("E3").contains("| 2025 | 8187") && read.says("E3").ends_with("Budget"),
        "{}",
        read.told()
    );
    assert_eq!(read.says("F3"), "", "{}", read.told());
    let ranks = sketch("Topp 2024.xlsx")
        .sheet(
            "Ark1",
            &["Plass|Kommune|Frivillige timer|Plass i fjor", "1|Lom|41|2", "2|Hitra|39|1"],
        )
        .read();
    ranks.expect_all(&[
        ("C2", "Lom | Frivillige timer | 2024 | 41"),
        ("C3", "Hitra | Frivillige timer | 2024 | 39"),
    ]);
}

#[test]
fn a_form_and_a_title_stand_above_a_row_of_months() {
    let read = sketch("Månedstall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kontor:|NAV Fjordvik",
                "Ansvarlig:|Rådgiver",
                "",
                "|'jan. 25|'feb. 25",
                "Mottakere av sosialhjelp|211|236",
                "Nye saker|15|18",
            ],
        )
        .read();
    read.expect(&[("B5", "NAV Fjordvik | Mottakere av sosialhjelp | 2025-01 | 211")]);
    assert!(!read.told().contains("Rådgiver"), "{}", read.told());
}

#[test]
fn tertials_so_far_and_before_and_after_are_periods() {
    let read = sketch("Tall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Tall hittil i år (akkumulert)",
                "Enhet: Solvik skole",
                "",
                "|2023||",
                "|T1|T1-T2|T1-T3",
                "Nye henvendelser|48|93|144",
            ],
        )
        .merge("B4:D4")
        .read();
    assert!(read.says("C6").contains("2023-T2 | 93"), "{}", read.told());
    let read = sketch("Effekt.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sone Åsen",
                "|Før (2022)|Etter (2024)",
                "Tilsynsbesøk natt|140|62",
                "Antall alarmer|88|131",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Sone Åsen | Antall alarmer | 2022 | 88"),
        ("C4", "Sone Åsen | Antall alarmer | 2024 | 131"),
    ]);
}

#[test]
fn a_name_over_a_run_of_the_same_indicators_is_the_unit() {
    let read = sketch("Aktivitet.xlsx")
        .sheet(
            "Ark1",
            &[
                "||2024|2025",
                "Værestedet|Unike brukere|129|132",
                "|Oppmøter|437|482",
                "ACT|Unike brukere|479|494",
                "|Oppmøter|460|508",
            ],
        )
        .read();
    assert!(read.says("C3").ends_with("Værestedet | Oppmøter | 2024 | 437"), "{}", read.told());
    assert!(read.says("D5").ends_with("ACT | Oppmøter | 2025 | 508"), "{}", read.told());
}

#[test]
fn columns_that_count_different_things_are_indicators() {
    let read = sketch("Bemanning.xlsx")
        .sheet(
            "Ark1",
            &[
                "Barn og bemanning 2024",
                "Barnehage|Antall barn|Årsverk|Andel barnehagelærere",
                "Gvarv barnehage|65|12.1|49.1",
                "Lunde barnehage|33|6.4|45.9",
            ],
        )
        .read();
    assert!(read.says("B3").contains("| Antall barn | 2024 | 65"), "{}", read.told());
    assert!(read.says("C3").contains("| Årsverk | 2024 | 12.1"), "{}", read.told());
    assert!(read.says("D4").contains("| Andel barnehagelærere | 2024 | 45.9"), "{}", read.told());
    // A row of measures of their own says so too, one of them in no list.
    let read = sketch("VA nøkkeltall.xlsx")
        .sheet(
            "Vann",
            &[
                "År|Produsert|Lekkasje|Fornyet nett|Avbrudd",
                "|m³|%|lm|timer",
                "2023|414270|28.4|1564|49",
                "2024|441771|29|1534|47",
            ],
        )
        .read();
    assert!(read.says("B3").ends_with("Produsert | 2023 | 414270 m³"), "{}", read.told());
    assert!(read.says("D4").ends_with("Fornyet nett | 2024 | 1534 lm"), "{}", read.told());
}

#[test]
fn tables_that_clash_are_told_apart_by_what_stands_above_them() {
    let read = sketch("Prøver.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nasjonale prøver 5. trinn",
                "",
                "Lesing",
                "Skole|2022|2023",
                "Lia skole|51|49",
                "Åsen skole|48|47",
                "",
                "",
                "Regning",
                "Skole|2022|2023",
                "Lia skole|46|45",
                "Åsen skole|44|47",
            ],
        )
        .read();
    read.expect(&[
        ("B5", "Lia skole | Nasjonale prøver 5. trinn – Lesing | 2022 | 51"),
        ("C12", "Åsen skole | Nasjonale prøver 5. trinn – Regning | 2023 | 47"),
    ]);
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn a_title_by_region_says_that_the_rows_are_places() {
    let read = |title: &str| {
        sketch("Mappe1.xlsx")
            .sheet(
                "Ark1",
                &[
                    title,
                    "||2023|2024",
                    "Læsø|Mænd|900|897",
                    "|Kvinder|859|861",
                    "Fanø|Mænd|1690|1687",
                    "|Kvinder|1649|1651",
                ],
            )
            .read()
    };
    read("Folketal efter region, køn og år")
        .expect(&[("C4", "Læsø | Folketal / Kvinder | 2023 | 859")]);
}

#[test]
fn sectors_and_places_behind_a_comma_are_units() {
    for (title, unit) in [
        ("Helse og mestring – rapportering per 2. tertial 2024", "Helse og mestring"),
        (
            "Oppvekst, kultur og idrett – tertialrapport 2. tertial 2024",
            "Oppvekst, kultur og idrett",
        ),
        ("Resultater 2. tertial 2024 – grunnskole, Kragerø kommune", "Kragerø kommune"),
    ] {
        let read = sketch("Rapport.xlsx")
            .sheet(
                "Måltavle",
                &[
                    title,
                    "",
                    "Indikator|Måltall 2024|T1 2024|T2 2024",
                    "Sykefravær (%)|8.5|10.1|9.4",
                ],
            )
            .read();
        let expected = format!("{unit} | Sykefravær | 2024-T2 | 9.4 %");
        read.expect(&[("D4", &expected)]);
    }
}

#[test]
fn names_of_sheets_that_are_codes_are_no_indicators_for_sure() {
    let read = sketch("BE0101N1_20240311.xlsx")
        .sheet("BE0101N1", &["Enhet|2022|2023", "Lia skole|12|14", "Åsen skole|3|5"])
        .read();
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain), "{}", read.told());
    // "15. desember" is a day of every year, and school years stand in files' names with "_".
    let read = sketch("fravær_2023_24.xlsx")
        .sheet(
            "Ark1",
            &["Fravær per 15. desember", "Skole|Fravær (%)", "Lia skole|7.5", "Åsen skole|6.1"],
        )
        .read();
    assert!(read.says("B3").contains("Lia skole | Fravær | 2023/24 | 7.5 %"), "{}", read.told());
}

#[test]
fn months_down_with_a_sum_below_meet_years_across() {
    let mut rows = vec!["Antall besøkende i Skjærgårdshallen".to_owned(), " |2022|2023".to_owned()];
    let months = ["Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August"];
    rows.extend(
        months
            .iter()
            .enumerate()
            .map(|(at, month)| format!("{month}|{}|{}", 4000 + 7 * at, 4100 + 3 * at)),
    );
    rows.push("Sum|32196|32884".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Besøk.xlsx").sheet("Besøk", &rows).read();
    assert!(read.says("C4").contains("2023-02 | 4103"), "{}", read.told());
    assert_eq!(read.says("B11"), "", "{}", read.told());
}

#[test]
fn a_nought_is_one_where_other_years_show_that_the_place_was_there() {
    let read = sketch("Ulykker.xlsx")
        .sheet(
            "Ark1",
            &[
                "Drepte i trafikken",
                "Kommune|2019|2020|2024",
                "K-4012 Bamble|0|3|1",
                "K-4014 Kragerø|0|0|2",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
    assert!(read.fact("B4").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn names_the_board_has_as_units_are_units() {
    let mut board = Workspace::new("Eksempel kommune");
    let units = ["Tun 1", "Tun 2", "Tun 3"];
    let facts = units.map(|unit| fact(unit, "Sykefravær", "2024", 8.1)).to_vec();
    let plan = Plan::build(&board, vec![reading("HR.xlsx", facts)], &Answers::default());
    board.apply(plan.change(&board, 1_700_000_000)).expect("an import is a valid change");
    let rows = ["Fall 2025", "|jan|feb", "Tun 1|4|3", "Tun 2|7|5", "Tun 4|1|2"];
    let workbook = || sketch("Fall 2025.xlsx").sheet("Fall", &rows);
    doubted(&workbook().read(), "B3");
    let known = workbook().read_knowing(&Known::of(&[], Some(&board)));
    known.expect(&[("B3", "Tun 1 | Fall | 2025-01 | 4"), ("C5", "Tun 4 | Fall | 2025-02 | 2")]);
}

#[test]
fn heads_that_mostly_mean_something_else_name_the_rows_where_nothing_else_does() {
    for (head, name) in [("Måling", "Meldinger i alt"), ("Tiltak", "Hjemmebesøk nyfødte")] {
        let head = format!("{head}|Antall|Prosent");
        let line = format!("{name}|75|91.1");
        let read = sketch("Solvik helsestasjon 2024.xlsx")
            .sheet("Ark1", &[&head, &line, "Saker i alt|38|92.1", "Besøk i alt|12|81"])
            .read();
        assert!(read.says("B2").contains(name), "{}", read.told());
        assert!(read.says("C3").contains("Saker i alt"), "{}", read.told());
    }
    let read = sketch("uttrekk.csv")
        .sheet(
            "uttrekk",
            &[
                "EnhetNivaa|EnhetNavn|Skoleaar|AntallElever|Måltall",
                "3|Lia skole|'2022-23|301|prosent",
                "3|Lia skole|'2023-24|332|prosent",
                "3|Åsen skole|'2022-23|274|prosent",
            ],
        )
        .read();
    assert!(
        read.says("D3").contains("Lia skole | Antall elever | 2023/24 | 332"),
        "{}",
        read.told()
    );
}

#[test]
fn names_with_a_capital_inside_stay_as_they_are_written() {
    let read = sketch("Kanaler 2024.xlsx")
        .sheet("Ark1", &["Enhet|YouTube|AntallElever", "Lia skole|75|301", "Åsen skole|38|274"])
        .read();
    assert!(read.says("B2").contains("YouTube"), "{}", read.told());
    assert!(read.says("C2").contains("Antall elever"), "{}", read.told());
}
