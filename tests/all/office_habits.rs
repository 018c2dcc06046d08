//! Sheets as they lie on the disks of offices: last year typed below this year, years over their quarters, measurements
//! and what changed between them, autumns, scales and short years.

use styringstavle::import::facts::FactKind;

use crate::situations::{certain, of, said, sketch};

#[test]
fn a_year_alone_over_its_quarters_is_their_year() {
    let read = sketch("Byggesak Lia kommune.xlsx")
        .sheet(
            "Byggesak",
            &[
                "|Byggesaksbehandling, kvartalsvis",
                "",
                "|Innkomne søknader|Vedtak fattet|Fristbrudd",
                "2023",
                "1. kvartal|31|28|3",
                "2. kvartal|47|39|6",
                "3. kvartal|38|41|4",
                "4. kvartal|29|33|2",
                "2024",
                "1. kvartal|27|25|1",
                "2. kvartal|44|40|3",
                "3. kvartal|35|36|5",
                "4. kvartal|33|34|2",
            ],
        )
        .read();
    assert!(of(&read, "B6").1.ends_with("Innkomne søknader"), "{}", read.told());
    assert_eq!(of(&read, "B6").2, "2023-Q2");
    assert_eq!(of(&read, "D12").2, "2024-Q3");
    assert!(certain(&read, "C7"), "{}", read.told());
}

#[test]
fn how_often_something_is_measured_is_no_part_of_it() {
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Måltavle Lia skole",
                "Indikator|Måles|2022|2023|2024",
                "Grunnskolepoeng|årlig|41.8|42.1|41.6",
                "Sykefravær|tertial|7.2|7.9|8.1",
                "Trivsel|annethvert år|4.2|4.1|4.3",
            ],
        )
        .read();
    assert_eq!(of(&read, "C3").1, "Grunnskolepoeng", "{}", read.told());
    assert_eq!(of(&read, "D4").1, "Sykefravær");
}

#[test]
fn last_year_below_the_months_of_this_one_is_last_years() {
    let read = sketch("Helt ledige 2024.xlsx")
        .sheet(
            "Fylker",
            &[
                "Helt ledige, fylke. Antall og prosent av arbeidsstyrken. Januar–mars 2024",
                "Fylke|Januar|Februar|Mars",
                "Vestland|5875|5967|5799",
                "Vestland 2023|5388|5340|5201",
                "Østfold|4251|4205|4097",
                "Akershus|7484|7379|7232",
                "Agder|3422|3451|3257",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3"), said("Vestland", "Helt ledige", "2024-01"), "{}", read.told());
    assert_eq!(of(&read, "C4"), said("Vestland", "Helt ledige", "2023-02"));
    assert!(certain(&read, "C4"), "{}", read.told());
}

#[test]
fn a_row_of_another_year_than_its_columns_is_asked_about() {
    let read = sketch("Nasjonale prøver.xlsx")
        .sheet(
            "Lesing",
            &[
                "Nasjonale prøver 5. trinn, lesing – skalapoeng",
                "Enhet|2021-22|2022-23|2023-24",
                "Elva kommune|49|50|49",
                "Elva skole|50|52|52",
                "Fjelltun skole|49|49|49",
                "Elva kommune i 2020-21 (fra kvalitetsmeldingen)|48||",
            ],
        )
        .read();
    let (unit, _, period) = of(&read, "B6");
    assert_eq!((unit.as_str(), period.as_str()), ("Elva kommune", "2020/21"), "{}", read.told());
    assert!(!certain(&read, "B6") && certain(&read, "B3"), "{}", read.told());
}

#[test]
fn measurements_down_with_their_change_are_dated_and_the_change_set_aside() {
    let read = sketch("10-faktor.xlsx")
        .sheet(
            "Enheter",
            &[
                "Medarbeiderundersøkelsen 10-FAKTOR",
                "Enhet|Måling|Antall svar|Oppgavemotivasjon|Mestringstro",
                "Hjemmetjenesten nord|2023|58|4.1|4.4",
                "|2021|49|4.3|4.2",
                "|Endring|9|-0.2|0.2",
                "Solhaug sykehjem|2023|94|4.2|4.3",
                "|2021|90|4.0|4.5",
                "|Endring|4|0.2|-0.2",
                "Psykisk helse og rus|2023|31|4.3|4.7",
                "|2021|25|4.4|4.6",
                "|Endring|6|-0.1|0.1",
                "Solhaug sykehjem – mål 2025|||4.5|4.6",
            ],
        )
        .read();
    let unit = "Hjemmetjenesten nord";
    assert_eq!(of(&read, "D4"), said(unit, "Oppgavemotivasjon", "2021"), "{}", read.told());
    assert_eq!(of(&read, "E9"), said("Psykisk helse og rus", "Mestringstro", "2023"));
    assert!(read.fact("D5").is_none() && certain(&read, "D3"), "{}", read.told());
    assert_eq!(of(&read, "D12"), said("Solhaug sykehjem", "Oppgavemotivasjon", "2025"));
    assert_eq!(read.fact("D12").map(|fact| fact.kind), Some(FactKind::Target));
}

#[test]
fn so_far_this_year_is_up_to_the_tertial_told_with_it() {
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Måltavle",
            &[
                "Måltavle Lia skole",
                "Indikator|Resultat||Hittil 2025|",
                "|2023|2024|T1|T2",
                "Sykefravær (%)|7.9|8.1|8.8|7.7",
                "Fravær elever (%)|5.9|6.1|6.8|5.7",
            ],
        )
        .merge("B2:C2")
        .merge("D2:E2")
        .read();
    assert_eq!(of(&read, "D4").2, "2025-T1", "{}", read.told());
    assert!(certain(&read, "E4"), "{}", read.told());
}

#[test]
fn accounts_from_january_to_august_are_those_of_the_second_tertial() {
    let read = sketch("Tertialrapport 2-2025.xlsx")
        .sheet(
            "Drift",
            &[
                "2. tertialrapport 2025 – drift",
                "Tall i hele 1 000 kr",
                "",
                "|Hittil i år (jan.–aug.)||Hele året 2025||Regnskap jan.-aug. 2024",
                "Enhet|Regnskap|Per. budsjett|Rev. budsjett|Prognose|",
                "Lia skole|4312|4105|6250|6450|4020",
                "Åsen skole|5120|5333|8000|7800|4987",
                "Solhaug sykehjem|6874|6710|10150|10160|6402",
            ],
        )
        .merge("B4:C4")
        .merge("D4:E4")
        .read();
    assert_eq!(of(&read, "B6").2, "2025-T2", "{}", read.told());
    assert_eq!(of(&read, "D6").2, "2025");
    assert_eq!(of(&read, "F7").2, "2024-T2");
    assert!(
        certain(&read, "B6") && certain(&read, "C7") && certain(&read, "F6"),
        "{}",
        read.told()
    );
}

#[test]
fn a_short_year_beside_years_written_out_is_that_year() {
    let read = sketch("Samlet.xlsx")
        .sheet(
            "Samlet",
            &[
                "Enhet|Sykefravær (%)|||Årsverk|",
                "|2023|2024|mål 26|2024|2025",
                "Furuly skole|6.0|8.1|6.5|42.3|41.3",
                "Hovden skole|6.5|4.6|5.5|28.1|27.1",
                "Strand skole|7.0|8.2|7.5|33.6|33.0",
            ],
        )
        .merge("B1:D1")
        .merge("E1:F1")
        .read();
    assert_eq!(of(&read, "D3"), said("Furuly skole", "Sykefravær", "2026"), "{}", read.told());
    assert_eq!(read.fact("D3").map(|fact| fact.kind), Some(FactKind::Target));
    assert!(certain(&read, "D3"), "{}", read.told());
}

#[test]
fn autumns_down_are_half_years_and_those_below_are_compared_with() {
    let read = sketch("Fjellheim skole.xlsx")
        .sheet(
            "Elevundersøkelsen",
            &[
                "Elevundersøkelsen 7. trinn, Fjellheim skole",
                "",
                "Gjennomført|Trivsel|Læringskultur|Mobbet på skolen",
                "Høst 2020|4.3|3.9|7.1",
                "Høst 2021|4.1|3.8|11.5",
                "Høst 2022|4.2|3.7|10.7",
                "Høst 2023|4.0|3.6|14.8",
                "Høst 2024|4.3|3.9|8.0",
                "",
                "Kommunen H24|4.2|3.8|9.7",
                "Nasjonalt H24|4.1|3.8|10.2",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4").2, "2020-H2", "{}", read.told());
    assert!(certain(&read, "C8"), "{}", read.told());
    let (unit, _, period) = of(&read, "B11");
    assert_eq!((unit.as_str(), period.as_str()), ("Nasjonalt", "2024-H2"));
}

#[test]
fn years_under_aargang_go_on_with_forecasts_and_the_country() {
    let read = sketch("Barnehager Bergvik kommune.xlsx")
        .sheet(
            "Dekning",
            &[
                "Barnehagedekning Bergvik kommune",
                "",
                "|1-2 år|||3-5 år||",
                "Årgang pr 31.12|Barn bosatt|Med plass|Dekn.grad|Barn bosatt|Med plass|Dekn.grad",
                "2021|144|124|86.1|228|222|97.4",
                "2022|151|132|87.4|219|214|97.7",
                "2023|146|131|89.7|222|216|97.3",
                "2024|137|125|91.2|230|225|97.8",
                "2025 (per 1.10)|141|129||221|213|",
                "prognose 2026|138|126||224|217|",
                "",
                "Landet 2024|||87.1|||97.4",
            ],
        )
        .merge("B3:D3")
        .merge("E3:G3")
        .read();
    assert_eq!(of(&read, "B5").2, "2021", "{}", read.told());
    assert_eq!(of(&read, "F10").2, "2026");
    assert_eq!(read.fact("F10").map(|fact| fact.kind), Some(FactKind::Forecast));
    let (unit, _, period) = of(&read, "G12");
    assert_eq!((unit.as_str(), period.as_str()), ("Landet", "2024"), "{}", read.told());
    assert!(certain(&read, "B5"), "{}", read.told());
}

#[test]
fn days_and_hours_are_of_what_the_title_counts() {
    let read = sketch("Fjellheim skole.xlsx")
        .sheet(
            "Fravær",
            &[
                "Gjennomsnittlig fravær per elev, Fjellheim skole",
                "",
                "Skoleår|Dager||Timer|",
                "|8. trinn|9. trinn|8. trinn|9. trinn",
                "2021-22|9.4|10.1|4.0|6.2",
                "2022-23|8.8|9.9|4.4|7.7",
                "2023-24|8.1|10.4|4.9|7.1",
            ],
        )
        .merge("B3:C3")
        .merge("D3:E3")
        .read();
    let fact = read.fact("C6").expect("a figure");
    assert_eq!(fact.measure.as_deref(), Some("dager"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("9. trinn"));
    assert!(fact.indicator.as_deref().is_some_and(|name| name.contains("fravær")));
    assert_eq!(read.fact("E6").and_then(|fact| fact.measure.as_deref()), Some("timer"));
}

#[test]
fn a_scale_of_numbers_heads_what_was_answered() {
    let read = sketch("Brukerundersøkelsen 2025.xlsx")
        .sheet(
            "Fordeling",
            &[
                "Alt i alt, hvor fornøyd er du med tjenesten? 2025. Antall svar",
                "",
                "|1|2|3|4|5|6|Vet ikke",
                "Sone Øst|2|3|7|17|31|35|2",
                "Sone Vest|3|5|8|16|22|15|2",
                "Sone Holmen|1|1|2|3|4|9|0",
            ],
        )
        .read();
    let (unit, indicator, period) = of(&read, "G4");
    assert_eq!((unit.as_str(), period.as_str()), ("Sone Øst", "2025"), "{}", read.told());
    assert!(indicator.ends_with('6'), "{indicator}");
    assert!(read.fact("B3").is_none(), "{}", read.told());
}

#[test]
fn the_country_among_girls_and_boys_is_compared_with() {
    let read = sketch("Fjellheim skole.xlsx")
        .sheet(
            "Resultater",
            &[
                "Fjellheim skole",
                "",
                "|21/22|22/23|23/24|24/25",
                "Nasjonale prøver 5. trinn",
                "Lesing|50|51|49|52",
                "Regning|49|48|50|51",
                "Nasjonale prøver 8. trinn",
                "Lesing|51|52|50|49",
                "Regning|50|50|48|47",
                "Nasjonale prøver 9. trinn",
                "Lesing|54|53|55|53",
                "Regning|53|54|53|52",
                "Grunnskolepoeng",
                "Alle|43.4|42.7|41.5|42.3",
                "Jenter|45.1|44.9|43.8|44.4",
                "Gutter|41.8|40.6|39.1|40.2",
                "Landet|43.3|42.5|41.8|42.0",
                "Eksamen skriftlig 10. trinn",
                "Norsk|3.4|3.3|3.2|3.5",
                "Matematikk|3.1|3.2|3.0|2.9",
            ],
        )
        .read();
    assert_eq!(of(&read, "E17"), said("Landet", "Grunnskolepoeng", "2024/25"), "{}", read.told());
    assert_eq!(of(&read, "E20").1, "Eksamen skriftlig 10. trinn – Matematikk");
    assert_eq!(of(&read, "B8").1, "Nasjonale prøver 8. trinn – Lesing");
}

#[test]
fn units_beside_columns_that_say_their_year_are_of_the_titles() {
    let read = sketch("Brukerundersøkelsen.xlsx")
        .sheet(
            "Score",
            &[
                "Gjennomsnitt 2025, skala 1-6",
                "",
                "Nr|Spørsmål|Sone Øst|Sone Vest|Sone Nord|Kommunen 2025|Kommunen 2023|Landet 2025",
                "1|Blir du behandlet med respekt?|5.4|5.1|5.3|5.1|5.2|5.2",
                "2|Hører de ansatte på deg?|5.0|4.7|5.1|4.7|4.9|4.8",
                "3|Kommer de til avtalt tid?|4.3|3.6|4.6|4.2|4.4|4.3",
            ],
        )
        .read();
    let (unit, _, period) = of(&read, "C4");
    assert_eq!((unit.as_str(), period.as_str()), ("Sone Øst", "2025"), "{}", read.told());
    assert_eq!(of(&read, "G4").2, "2023");
    assert!(certain(&read, "C4"), "{}", read.told());
}

#[test]
fn a_sheet_called_by_a_short_school_year_is_of_that_year() {
    let read = sketch("Grunnskolepoeng 2019-20 til 2023-24.xlsx")
        .sheet(
            "fravær 22-23",
            &[
                "Fravær 10. trinn, median",
                "Skole|Antall elever|Dager",
                "Biri skole|24|6",
                "Fredheim skole|34|7",
                "Snertingdal skole|17|8",
            ],
        )
        .sheet(
            "fravær 23-24",
            &[
                "Fravær 10. trinn, median",
                "Skole|Antall elever|Dager",
                "Biri skole|26|8",
                "Fredheim skole|31|9",
                "Snertingdal skole|19|7",
            ],
        )
        .read();
    assert_eq!(of(&read, "fravær 22-23!C3").2, "2022/23", "{}", read.told());
    assert_eq!(of(&read, "fravær 23-24!C4").2, "2023/24");
}

#[test]
fn what_a_sign_means_names_nothing() {
    let read = sketch("IPLOS.xlsx")
        .sheet(
            "IPLOS",
            &[
                "IPLOS Nordlia kommune – mottakere etter bistandsbehov",
                "Status per 31.12.2023. : = færre enn 4",
                "Bistandsbehov|0–17|18–66|67+",
                "Noe bistandsbehov|:|31|82",
                "Middels bistandsbehov|5|24|63",
                "Omfattende bistandsbehov|6|28|37",
            ],
        )
        .read();
    let (_, indicator, period) = of(&read, "C5");
    assert!(!indicator.contains("færre enn"), "{indicator}: {}", read.told());
    assert_eq!(period, "2023-12-31");
}

#[test]
fn kostras_codes_name_groups_and_the_country() {
    let read = sketch("Barnevern.xlsx")
        .sheet(
            "12279",
            &[
                "12279: Barnevern, etter region, statistikkvariabel og år",
                "",
                "|Netto driftsutgifter til barneverntjenesten per innbygger (kr)||",
                "|2022|2023|2024",
                "4201 Risør|11455|11054|11327",
                "4202 Grimstad|9058|8982|8934",
                "4203 Arendal|8179|8223|7871",
                "4204 Kristiansand|9058|8982|8935",
                "4205 Lindesnes|10800|10193|10184",
                "EKA42 KOSTRA Agder|10399|10236|10443",
                "EAK Landet|10317|10519|10785",
            ],
        )
        .merge("B3:D3")
        .read();
    let name = "Netto driftsutgifter til barneverntjenesten per innbygger";
    assert_eq!(of(&read, "C11"), said("EAK Landet", name, "2023"), "{}", read.told());
    assert_eq!(of(&read, "C10").0, "EKA42 KOSTRA Agder");
    assert!(certain(&read, "C11"), "{}", read.told());
}

#[test]
fn per_belongs_to_the_name_it_opens_and_a_lost_footnote_to_no_year() {
    let read = sketch("Utgifter.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Per innb 2008|Per innb 2009|Fravær 1. kvartal 2008|Fravær 1. kvartal 20091",
                "Halden|74|68|5.3|6.0",
                "Moss|91|85|5.5|5.6",
                "Sarpsborg|51|54|6.1|6.8",
            ],
        )
        .read();
    assert_eq!(of(&read, "C2"), said("Halden", "Utgifter – Per innb", "2009"), "{}", read.told());
    assert_eq!(of(&read, "E2"), said("Halden", "Fravær", "2009-Q1"));
}

#[test]
fn a_place_of_three_words_is_whose_it_is() {
    let read = sketch("Ferjetrafikk Møre og Romsdal.xlsx")
        .sheet(
            "Data",
            &[
                "Indikator|2022|2023|2024",
                "Antall passasjerer|72349|80762|82565",
                "Antall biler|27162|27874|31837",
                "Antall avganger|7911|8256|9394",
            ],
        )
        .read();
    assert_eq!(of(&read, "B2").0, "Møre og Romsdal", "{}", read.told());
}

#[test]
fn each_row_says_when_it_is_from_beside_a_column_that_says_its_own() {
    let read = sketch("Folkehelse.xlsx")
        .sheet(
            "Profil",
            &[
                "Folkehelseprofil – Vika kommune",
                "",
                "Indikator|Vika kommune|Fylket|Norge|Enhet|År",
                "Andel barn (0–17 år)|18.4|19.7|20.3|prosent|2023",
                "Vedvarende lavinntekt|9.6|8.8|10.0|prosent|2020-2022",
                "Bor trangt|15|17|19|prosent|2022",
                "Mobbes på skolen|7.1|6.6|6.4|prosent|2022",
            ],
        )
        .read();
    assert_eq!(of(&read, "B5").2, "2020-2022", "{}", read.told());
    assert_eq!(of(&read, "D4"), said("Norge", "Andel barn (0–17 år)", "2023"));
    assert!(certain(&read, "B5"), "{}", read.told());
}

#[test]
fn banners_that_are_not_merged_stand_over_the_same_names_each() {
    let read = sketch("Helt ledige mai 2025.xlsx")
        .sheet(
            "mai25",
            &[
                "Helt ledige etter kommune. Mai 2025",
                "",
                "||Helt ledige||Endring fra i fjor||",
                "Kommunenr|Kommune|Antall|Prosent av arbeidsstyrken|Antall|Prosent|Antall stillinger",
                "5601|Alta|245|2.2|-32|-12|65",
                "5603|Hammerfest|146|2.4|11|8|137",
                "5605|Sør-Varanger|123|2.3|19|18|127",
                "5607|Vadsø|71|2.4|1|1|97",
            ],
        )
        .read();
    let (unit, indicator, period) = of(&read, "C5");
    assert_eq!((unit.as_str(), period.as_str()), ("Alta", "2025-05"), "{}", read.told());
    assert!(indicator.starts_with("Helt ledige"), "{indicator}");
    assert!(certain(&read, "C5"), "{}", read.told());
    assert!(!of(&read, "G5").1.contains("Endring"), "{}", read.told());
}

#[test]
fn branches_with_a_dash_below_each_count_are_units() {
    let read = sketch("Tverrlia bibliotek.xlsx")
        .sheet(
            "Årsstatistikk",
            &[
                "Tverrlia bibliotek – årsstatistikk",
                "|2024|2023|2022",
                "UTLÅN I ALT|46210|45033|43880",
                " - Hovedbiblioteket|36102|35211|33870",
                " - Sundet bibliotek|10108|9822|8610",
                " - Bokbussen (nedlagt juni 22)|-|-|1400",
                "BESØK|41880|39410|36225",
                " - Hovedbiblioteket|32210|30550|28340",
                " - Sundet bibliotek|9670|8860|7885",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4").0, "Hovedbiblioteket", "{}", read.told());
    assert_eq!(of(&read, "C9").1, "BESØK");
    assert_eq!(of(&read, "D6").0, "Bokbussen");
    assert!(certain(&read, "B4") && certain(&read, "B9"), "{}", read.told());
}

#[test]
fn groups_of_a_pasted_pivot_table_are_known_by_what_comes_again() {
    let read = sketch("Tjenestemottakere.xlsx")
        .sheet(
            "Pivot",
            &[
                "Antall unike mottakere|Kolonneetiketter",
                "Radetiketter|2021|2022|2023",
                "Sone Nord|115|120|131",
                "Helsehjelp i hjemmet|59|60|70",
                "Praktisk bistand|47|51|51",
                "Brukerstyrt assistanse|9|9|10",
                "Sone Sentrum|202|216|232",
                "Helsehjelp i hjemmet|109|113|125",
                "Praktisk bistand|77|87|86",
                "Brukerstyrt assistanse|16|16|22",
                "Sone Øst|111|117|128",
                "Helsehjelp i hjemmet|73|76|81",
                "Praktisk bistand|38|38|41",
                "Brukerstyrt assistanse||3|6",
                "Totalsum|428|453|491",
            ],
        )
        .read();
    let (unit, indicator, period) = of(&read, "C5");
    assert_eq!((unit.as_str(), period.as_str()), ("Sone Nord", "2022"), "{}", read.told());
    assert!(indicator.ends_with("Praktisk bistand"), "{indicator}");
    // One figure was mended by hand: its group is one all the same.
    assert_eq!(of(&read, "D10").0, "Sone Sentrum");
    assert!(certain(&read, "C5"), "{}", read.told());
}

#[test]
fn a_report_of_accounts_names_who_has_the_budget_by_text() {
    let read = sketch("Budsjettkontroll 202308.xlsx")
        .sheet(
            "Rapport",
            &[
                "Rapport:|Budsjettkontroll",
                "Periode:|202301 - 202308",
                "Utskrevet:|12.09.2023 14:32 bruker: ANNMHE",
                "",
                "Ansvar|Ansvar(T)|Artsgruppe(T)|Regnskap hittil i år|Budsjett hittil i år|Årsbudsjett 2023|Regnskap hittil i fjor",
                "220100|Solbakken skole|Lønn|19592138|20162863|30772000|19172564",
                "||Varer og tjenester|2232954|2263875|3454000|2169516",
                "220200|Åsen skole|Lønn|15055911|14578608|22246000|14159438",
                "||Varer og tjenester|1627871|1627399|2497000|1526412",
                "220300|Leirvik skole|Lønn|9981239|9561165|14602000|9437522",
                "||Varer og tjenester|1051745|1077904|1639000|981810",
            ],
        )
        .read();
    let (unit, indicator, period) = of(&read, "D7");
    assert_eq!((unit.as_str(), period.as_str()), ("Solbakken skole", "2023-08"), "{}", read.told());
    assert!(!indicator.contains("ANNMHE"), "{indicator}");
    assert_eq!(of(&read, "G8").2, "2022-08");
    assert!(certain(&read, "G8"), "{}", read.told());
}

#[test]
fn each_table_says_by_its_own_title_what_it_counts() {
    let read = sketch("Kulturtall.xlsx")
        .sheet(
            "pr innb",
            &[
                "Folketall 1.1.",
                "|2022|2023|2024",
                "Ørland|10420|10504|10613",
                "Åfjord|4251|4262|4301",
                "",
                "Elever kulturskole, skoleåret",
                "|2021/22|2022/23|mål 2025/26",
                "Ørland|251|262|270",
                "Åfjord|112|117|120",
            ],
        )
        .read();
    assert!(of(&read, "C8").1.starts_with("Elever kulturskole"), "{}", read.told());
    assert_eq!(read.fact("D8").map(|fact| fact.kind), Some(FactKind::Target));
}

#[test]
fn a_figure_with_its_year_in_brackets_is_of_that_year() {
    let read = sketch("Handlingsplan.xlsx")
        .sheet(
            "Indikatorer",
            &[
                "Styringsindikatorer Lia kommune",
                "Indikator|Utgangspunkt|2023|2024",
                "Andel med fagbrev|54 % (2019)|58 %|61 %",
                "Sykefravær|8.2 % (2018)|7.9 %|7.4 %",
                "Grunnskolepoeng|41.2|42.0|8.1 (2021)",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").2, "2019", "{}", read.told());
    assert_eq!(read.fact("B4").and_then(|fact| fact.value), Some(8.2));
    // Under a year of its own it is asked about.
    assert!(!certain(&read, "D5"), "{}", read.told());
}

#[test]
fn an_estimate_before_its_interval_is_the_figure() {
    let read = sketch("Dødelighet.xlsx")
        .sheet(
            "MMR",
            &[
                "Maternal mortality ratio (per 100 000 live births)",
                "Country|2000|2005|2010",
                "Angola|827 [662-1134]|705 [537-819]|326 [253-455]",
                "Norway|7 [6-8]|6 [4-8]|4 [3-5]",
                "Ukraine|35 [28-45]|34 [29-41]|25 [19-31]",
            ],
        )
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(827.0), "{}", read.told());
    assert_eq!(of(&read, "D4").0, "Norway");
}

#[test]
fn a_name_is_not_carried_on_to_another_code() {
    let read = sketch("Eieform.xlsx")
        .sheet(
            "Eieform",
            &[
                "aar|bydel_id|bydel_navn|andel_selveiere|andel_leiere",
                "2015|01|Bydel Gamle Oslo|26.3|32.7",
                "2015|02|Bydel Grünerløkka|28.4|46.7",
                "2015|17|Marka|55.1|20.2",
                "2015|10000||36.7|27.0",
            ],
        )
        .read();
    assert_ne!(
        read.fact("D5").and_then(|fact| fact.unit.as_deref()),
        Some("Marka"),
        "{}",
        read.told()
    );
}

#[test]
fn spans_among_longer_spans_are_no_school_years() {
    let read = sketch("Profil.xlsx")
        .sheet(
            "Profil",
            &[
                "Folkehelseprofil – Vika kommune",
                "Indikator|Vika kommune|Norge|Enhet|År",
                "Vedvarende lavinntekt|9.6|10.0|prosent|2020-2022",
                "Psykiske symptomer|178|157|per 1000|2021-2022",
                "Forventet levealder|79.3|80.6|år|2008-2022",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4").2, "2021-2022", "{}", read.told());
}

#[test]
fn a_sheet_says_what_year_it_shows_and_the_file_when_it_was_made() {
    let read = sketch("Folkehelse Ringsaker kommune 2024.xlsx")
        .sheet(
            "Trangbodde 2023",
            &[
                "Kommune|Andel trangbodde|Klasse",
                "Hamar|18|3",
                "Elverum|16|2",
                "Ringsaker|14|2",
                "Løten|12|1",
            ],
        )
        .sheet(
            "Lavinntekt 2022",
            &[
                "Kommune|Andel lavinntekt|Klasse",
                "Hamar|11|3",
                "Elverum|12|2",
                "Ringsaker|9|2",
                "Løten|8|1",
            ],
        )
        .read();
    assert_eq!(of(&read, "Trangbodde 2023!B2").2, "2023", "{}", read.told());
    assert!(certain(&read, "Trangbodde 2023!B2"), "{}", read.told());
    // The colour a place has on a map is no figure.
    assert!(read.fact("Trangbodde 2023!C2").is_none(), "{}", read.told());
}

#[test]
fn when_figures_were_drawn_out_and_how_they_stand_name_nothing() {
    let read = sketch("Lia kommune.xlsx")
        .sheet(
            "figur",
            &[
                "Grunnskolepoeng 2023-24, sortert",
                "Uttrekk 14.12.2024 (ES)",
                "Skole|Poeng|Avvik fra kommunen",
                "Biri skole|43.2|1.4",
                "Vardal skole|42.9|1.1",
                "Fredheim skole|41.5|-0.3",
                "Kommunens mål 2026|42.5|",
            ],
        )
        .read();
    assert_eq!(
        of(&read, "B4"),
        said("Biri skole", "Grunnskolepoeng", "2023/24"),
        "{}",
        read.told()
    );
    assert!(certain(&read, "B4") && read.fact("C4").is_none(), "{}", read.told());
    assert_eq!(read.fact("B7").map(|fact| fact.kind), Some(FactKind::Target));
}

#[test]
fn what_is_counted_below_the_sum_of_all_units_is_of_the_whole() {
    let read = sketch("HR Storvik kommune.xlsx")
        .sheet(
            "Årsverk",
            &[
                "Storvik kommune – faste årsverk",
                "Enhet|2022|2023|2024",
                "Nordli skole|38.9|39.6|38.2",
                "Lund skole|24.1|23.9|23.3",
                "Liåsen sykehjem|73.5|74.9|76.3",
                "Vei og vann|14.2|14.7|15.3",
                "Sum|150.7|153.1|153.1",
                "",
                "Innbyggere per 31.12.|8412|8398|8437",
            ],
        )
        .read();
    let (unit, indicator, _) = of(&read, "B9");
    assert_eq!(unit, "Storvik kommune", "{}", read.told());
    assert!(indicator.starts_with("Innbyggere"), "{indicator}");
}

#[test]
fn shares_of_a_post_are_parts_of_those_who_have_one() {
    let read = sketch("Deltid.xlsx")
        .sheet(
            "Deltid 2024",
            &[
                "Ansatte i Helse og omsorg etter stillingsstørrelse, Storvik kommune 2024",
                "Stillingsprosent|Kvinner|Menn",
                "0 - 19,9 %|41|3",
                "20 - 49,9 %|58|12",
                "50 - 99,9 %|146|17",
                "100 %|112|38",
            ],
        )
        .read();
    let fact = read.fact("C6").expect("a figure");
    assert!(
        fact.dimension.as_deref().is_some_and(|part| part.contains("100 %")),
        "{}",
        read.told()
    );
    assert_ne!(fact.measure.as_deref(), Some("%"), "{}", read.told());
}

#[test]
fn what_is_projected_says_so_behind_its_name() {
    let read = sketch("Barometer Lia kommune.xlsx")
        .sheet(
            "Barometer",
            &[
                "Indikator|2022|2030",
                "Andel over 80 år, framskrevet|5.1|6.9",
                "Andel under 18 år, framskrevet|20.3|18.8",
            ],
        )
        .read();
    assert_eq!(read.fact("C2").map(|fact| fact.kind), Some(FactKind::Forecast), "{}", read.told());
}

#[test]
fn last_years_result_beside_this_years_target_is_last_years() {
    let read = sketch("Måltavle VA.xlsx")
        .sheet(
            "Tavle",
            &[
                "MÅLTAVLE VANN OG AVLØP 2024",
                "",
                "Hva måler vi|Enhet||jan|feb|mar|apr",
                "Lekkasjegrad vannledningsnett|%|Mål|35|35|35|35",
                "||Resultat|38.1|39.4|37.7|36.2",
                "||Resultat 2023|41.2|40.8|40.1|39.7",
                "Godkjente vannprøver|%|Mål|99|99|99|99",
                "||Resultat|98.1|98.4|97.7|98.2",
                "||Resultat 2023|97.2|97.8|98.1|97.7",
            ],
        )
        .read();
    assert_eq!(of(&read, "D6").1, "Lekkasjegrad vannledningsnett", "{}", read.told());
    assert_eq!(of(&read, "E6").2, "2023-02");
    assert_eq!(of(&read, "E5").2, "2024-02");
    assert_eq!(read.fact("F7").map(|fact| fact.kind), Some(FactKind::Target));
    assert!(certain(&read, "E6"), "{}", read.told());
}

#[test]
fn short_names_beside_the_country_under_a_title_are_units() {
    let read = sketch("Oppvekst.xlsx")
        .sheet(
            "Grunnskolepoeng",
            &[
                "Grunnskolepoeng, gjennomsnitt",
                "Skoleår|Allergot|Gystadmarka|Vesong|Ullensaker kommune|Nasjonalt",
                "2021-22|42.4|41.0|41.8|41.9|43.0",
                "2022-23|42.0|41.7|41.4|40.7|42.8",
                "2023-24|42.2|41.0|40.5|41.0|42.7",
            ],
        )
        .read();
    assert_eq!(of(&read, "B4").0, "Allergot", "{}", read.told());
    assert!(certain(&read, "B4"), "{}", read.told());
}

#[test]
fn a_municipality_right_above_its_table_goes_before_the_region_in_the_files_name() {
    let table = |unit: &'static str| {
        [
            unit,
            "År|Levendefødte|Døde|Innflyttinger",
            "2022|177|216|1066",
            "2023|193|161|814",
            "",
            "",
        ]
    };
    let rows: Vec<&str> = ["Levanger kommune", "Verdal kommune", "Steinkjer kommune"]
        .into_iter()
        .flat_map(table)
        .collect();
    let read = sketch("Befolkning Innherred.xlsx").sheet("Fødte flyttinger", &rows).read();
    assert_eq!(
        of(&read, "B3"),
        said("Levanger kommune", "Levendefødte", "2022"),
        "{}",
        read.told()
    );
    assert_eq!(of(&read, "C10").0, "Verdal kommune");
}

#[test]
fn a_part_of_a_table_of_shares_is_known_by_the_counts_above() {
    let read = sketch("Antall barn.xlsx")
        .sheet(
            "Antall barn",
            &[
                "Fylke|2012|2013|2014",
                "Møre og Romsdal|59289|59570|60180",
                "Nordland|51632|51147|50765",
                "Oslo|121320|123381|125537",
                "Rogaland|109181|111271|113215",
                "|2012|2013|2014",
                "Møre og Romsdal|5.3|5.3|5.3",
                "Nordland|4.6|4.6|4.5",
                "Oslo|10.9|11.0|11.1",
                "Rogaland|9.8|9.9|10.0",
            ],
        )
        .read();
    assert!(certain(&read, "B2") && certain(&read, "C9"), "{}", read.told());
    assert_eq!(read.fact("C9").and_then(|fact| fact.measure.as_deref()), Some("%"));
}

#[test]
fn a_question_about_a_period_says_how_it_is_read() {
    let read = sketch("Fravær.xlsx")
        .sheet(
            "Fravær",
            &[
                "Fjellheim skole",
                "Gjennomsnittlig fravær per elev (dager)",
                "Skoleår|8. trinn|9. trinn|10. trinn",
                "2022-23|7.1|8.0|9.1",
                "2023-24|6.8|7.7|9.4",
                "2024-25|6.9|7.5|9.0",
                "2025-26 t.o.m. uke 40|1.6|2.1|2.5",
            ],
        )
        .read();
    let fact = read.fact("B7").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(!fact.certain && fact.why.contains("Det er lest som 2025/26"), "{}", fact.why);
}

#[test]
fn titles_over_tables_beside_each_other_hold_for_the_years_below() {
    let read = sketch("Ferjetrafikk 2022-2023.xlsx")
        .sheet(
            "Data",
            &[
                "Ferjedatabanken, uttrekk",
                "",
                "PBE|||||Passasjerer (inkl. fører)|||",
                "2022|jan|feb|mars||2022|jan|feb|mars",
                "Aure-Nordli|72349|80762|82565||Aure-Nordli|89716|89467|98532",
                "Lia-Dalen|27162|27874|31837||Lia-Dalen|31873|34460|38020",
                "Vika-Sundet|79113|82563|93948||Vika-Sundet|98290|95105|96546",
                "",
                "",
                "2023|jan|feb|mars||2023|jan|feb|mars",
                "Aure-Nordli|78073|76528|91106||Aure-Nordli|90304|91544|97055",
                "Lia-Dalen|28285|27997|31714||Lia-Dalen|33970|33893|39228",
                "Vika-Sundet|87076|86327|90091||Vika-Sundet|93059|97066|93000",
            ],
        )
        .read();
    let names = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
        (fact.unit.clone(), fact.indicator.clone())
    };
    assert_eq!(names("G11"), names("G5"), "a series goes on below: {}", read.told());
    assert_eq!(names("B12"), names("B6"), "{}", read.told());
    assert_ne!(names("B11"), names("G11"), "{}", read.told());
    assert!(of(&read, "G11").1.starts_with("Passasjerer"), "{}", read.told());
}
