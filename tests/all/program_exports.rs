//! Tables as programs and banks of statistics write them, and as people keep them beside those: plain text files with
//! heads of one word, codes with noughts before them, years by their first day.

use styringstavle::domain::Period;
use styringstavle::import::facts::{About, FactKind};
use styringstavle::import::known::Known;
use styringstavle::import::layout;
use styringstavle::import::read::read_here;

use crate::situations::{Read, sketch};

/// A text file as the importer understands it.
fn text_file(name: &str, text: &str) -> Read {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    Read(layout::understand_knowing(read_here(&path), &Known::default()))
}

#[test]
fn months_may_be_numbers_across() {
    let head = "Kommunenavn;Year;1;2;3;4;5;6;7;8;9;10;11;12";
    let read = text_file(
        "passasjerer buss.csv",
        &format!(
            "{head}\nHjartdal;2021;1525;1420;1610;980;870;640;512;704;900;1010;1100;1242\n\
             Skien;2021;12868;13011;14002;9010;8800;7100;6004;9800;11021;12000;12500;12801\n\
             Hjartdal;2022;1636;1088;1955;;;;;;;;;\nSkien;2022;15490;16890;22674;;;;;;;;;\n"
        ),
    );
    let fact = |cell: &str| read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
    assert_eq!(fact("C2").period, Period::month(2021, 1));
    assert_eq!(fact("N3").period, Period::month(2021, 12));
    assert_eq!(fact("E4").period, Period::month(2022, 3));
    assert_eq!(fact("E4").unit.as_deref(), Some("Hjartdal"));
    // Eleven numbers in a row are figures.
    let short = sketch("Buss.xlsx")
        .sheet("Ark1", &["Kommune|Rute 1|Rute 2|Rute 3", "Skien|1|2|3", "Moss|4|5|6"])
        .read();
    assert_eq!(short.fact("B2").and_then(|fact| fact.value), Some(1.0), "{}", short.told());
}

#[test]
fn codes_with_names_lie_under_each_other_and_other_codes_are_no_figures() {
    let row = |unit: &str, what: &str, code: &str, paid: &str| {
        format!("2014;01 Østfold;{unit};{what};{code};{paid};24102018\n")
    };
    let text = [
        "aar;fylke_nr_navn;kommune_nr_navn;stoenadsomraade;kapittel;utbetalt_mill_kr;oppdatert_dato\n"
            .to_owned(),
        row("0101 Halden", "Tiltakspenger", "0634", "8,24"),
        row("0101 Halden", "Dagpenger", "2541", "64,97"),
        row("0101 Halden", "Kontantstøtte", "0844", "8,52"),
        row("0104 Moss", "Tiltakspenger", "0634", "7,31"),
        row("0104 Moss", "Dagpenger", "2541", "71,02"),
        row("0104 Moss", "Kontantstøtte", "0844", "9,15"),
    ];
    let read = text_file("ytelser.csv", &text.concat());
    assert_eq!(read.certain(), ["F2", "F3", "F4", "F5", "F6", "F7"], "{}", read.told());
    let fact = read.fact("F3").expect("a fact");
    assert_eq!(fact.unit.as_deref(), Some("0101 Halden"), "{}", read.told());
    assert_eq!(fact.area.as_deref(), Some("01 Østfold"), "{}", read.told());
}

#[test]
fn years_written_by_their_first_day_are_years() {
    let read = text_file(
        "ulykker.csv",
        "Kommunenummer,Kommune,År,Statistikkvariabel,Antall\n3101,Halden,2021-01-01,Drepte,3\n\
         3101,Halden,2022-01-01,Drepte,1\n3103,Moss,2021-01-01,Drepte,2\n3103,Moss,2022-01-01,Drepte,4\n",
    );
    assert_eq!(read.fact("E3").and_then(|fact| fact.period), Period::year(2022), "{}", read.told());
    // A day that is none of the first is a day.
    let days = text_file(
        "ulykker.csv",
        "Kommune,År,Antall\nHalden,2021-01-01,3\nHalden,2022-06-01,1\nMoss,2021-01-01,2\n",
    );
    assert_eq!(
        days.fact("C3").and_then(|fact| fact.period),
        Period::date(2022, 6, 1),
        "{}",
        days.told()
    );
}

#[test]
fn school_years_from_one_to_another_are_a_span() {
    let read = text_file(
        "mobbing.csv",
        "Kommune,Skoleår,Andel,SortKommune\nHalden,2016/17-2018/19,5.7,2\nHalden,2017/18-2019/20,5.9,2\n\
         Moss,2016/17-2018/19,6.1,1\nMoss,2017/18-2019/20,6.3,1\n",
    );
    assert_eq!(
        read.fact("C2").and_then(|fact| fact.period),
        Period::span(2016, 2019),
        "{}",
        read.told()
    );
    assert_eq!(read.fact("D2"), None, "the order of the rows is no figure");
}

#[test]
fn an_index_left_of_the_names_numbers_the_rows() {
    let text = |after: bool| {
        let row = |index: u32, school: &str, value: f64| match after {
            true => format!("{school},{index},2021,{value}\n"),
            false => format!("{index},{school},2021,{value}\n"),
        };
        let head =
            if after { "skole,index,periode,verdi\n" } else { "index,skole,periode,verdi\n" };
        [
            head.to_owned(),
            row(25, "Auglend skole", 52.0),
            row(67, "Buøy skole", 51.0),
            row(112, "Byfjord skole", 50.0),
        ]
        .concat()
    };
    let before = text_file("prøver.csv", &text(false));
    assert_eq!(before.fact("A2"), None, "{}", before.told());
    let after = text_file("prøver.csv", &text(true));
    assert!(after.fact("B2").is_some(), "{}", after.told());
}

#[test]
fn a_year_a_program_wrote_above_a_column_names_no_indicator() {
    let read = text_file(
        "Arbeidsledighet.csv",
        "Arbeidsledighet,,,\n,,,\nandel (prosent),,,aar2013\n,,,\nÅr,2011,2012,2013\nHalden,3,3.2,3.4\n\
         Moss,2.8,2.9,3.1\n",
    );
    let fact = read.fact("D6").expect("a fact");
    assert_eq!(fact.period, Period::year(2013), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Arbeidsledighet"), "{}", read.told());
}

#[test]
fn levels_of_education_part_what_a_title_counts() {
    let rows = [
        "Forventet levealder",
        "År|Grunnskole|Videregående skole|Universitet/høgskole",
        "2019|80.1|82|84.5",
        "2020|80.3|82.2|84.6",
        "2021|80.4|82.1|84.9",
    ];
    let read = sketch("Levealder.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("C3").expect("a fact");
    assert_eq!(fact.dimension.as_deref(), Some("Videregående skole"), "{}", read.told());
    // Without the highest of them they are schools, or departments.
    let schools = sketch("Sykefravær.xlsx")
        .sheet("Ark1", &["Sykefravær", "År|Grunnskole|Videregående skole", "2019|8|7", "2020|8|6"])
        .read();
    assert_ne!(
        schools.fact("B3").and_then(|fact| fact.dimension.clone()).as_deref(),
        Some("Grunnskole")
    );
}

#[test]
fn one_name_with_a_measure_over_all_columns_is_what_is_counted() {
    let read = sketch("Omsetning.xlsx")
        .sheet(
            "Ark1",
            &[
                "12817: Foreløpige tall for foretak, etter næring, statistikkvariabel og år",
                "",
                "næring (SN2007)|sysselsettingsgruppe|Omsetning (mill. kr) 2020|Omsetning (mill. kr) 2021",
                "C Industri|10-19 sysselsatte|41587|42587",
                "C Industri|20-49 sysselsatte|94192|95192",
                "F Bygg|10-19 sysselsatte|78382|79382",
                "F Bygg|20-49 sysselsatte|83382|84100",
            ],
        )
        .read();
    let fact = read.fact("D4").expect("a fact");
    assert_eq!(fact.unit, None, "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Omsetning"), "{}", read.told());
}

#[test]
fn a_name_and_the_same_with_its_number_are_one_unit() {
    for rows in [
        [
            "region|Kommune|Bosatte 2021",
            "3801 Horten|Horten|12807",
            "3802 Holmestrand|Holmestrand|12783",
        ],
        [
            "Kommune|region|Bosatte 2021",
            "Horten|3801 Horten|12807",
            "Holmestrand|3802 Holmestrand|12783",
        ],
    ] {
        let read = sketch("Pendling.xlsx").sheet("Ark1", &rows).read();
        let fact = read.fact("C2").expect("a fact");
        let names = (fact.unit.as_deref(), fact.area.as_deref());
        assert_eq!(names, (Some("Horten"), None), "{}", read.told());
    }
}

#[test]
fn kinds_below_a_total_are_of_the_total() {
    let read = sketch("Vikarbruk 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Vikarutgifter",
                "Avdeling||Jan|Feb|Mar|Apr",
                "Solsiden|Regnskap|120|90|193|163",
                "|Budsjett|66|66|66|66",
                "Skogen|Regnskap|357|264|98|292",
                "|Budsjett|391|391|391|391",
                "Omsorg totalt|Regnskap|477|354|291|455",
                "|Budsjett|457|457|457|457",
            ],
        )
        .read();
    assert_eq!(read.fact("C8"), None, "{}", read.told());
    let budget = read.fact("C6").expect("a fact");
    assert_eq!(budget.unit.as_deref(), Some("Skogen"), "{}", read.told());
    assert!(budget.certain, "{}", read.told());
}

#[test]
fn a_head_of_months_with_their_year_dates_the_rows() {
    let read = sketch("Status.xlsx")
        .sheet(
            "Status",
            &[
                "Skatteinngang (1000 kr)",
                "Måned 2024|Faktisk|Budsjett|Avvik",
                "Januar|26395|18500|7895",
                "Februar|40651|37000|3651",
                "Mars|52172|55500|-3328",
            ],
        )
        .read();
    let fact = read.fact("C4").expect("a fact");
    assert_eq!(fact.period, Period::month(2024, 2), "{}", read.told());
}

#[test]
fn tables_beside_each_other_that_count_the_same_are_of_those_named_above_them() {
    let read = sketch("Figurgrunnlag.xlsx")
        .sheet(
            "Ark1",
            &[
                "Netto driftsutgifter per innbygger, kr",
                "Lyngheim|||||Ytre Haugfjord|||",
                "År|Barnehage|Omsorg|Barnevern||År|Barnehage|Omsorg|Barnevern",
                "2021|9280|24270|2541||2021|9322|22906|2582",
                "2022|9343|23984|2476||2022|9672|21643|2536",
                "2023|9172|24331|2697||2023|9783|25333|2522",
            ],
        )
        .read();
    let unit = |cell: &str| read.fact(cell).and_then(|fact| fact.unit.clone());
    assert_eq!(unit("B4").as_deref(), Some("Lyngheim"), "{}", read.told());
    assert_eq!(unit("G4").as_deref(), Some("Ytre Haugfjord"), "{}", read.told());
}

#[test]
fn a_file_called_by_two_years_contradicts_none_of_them() {
    let sheet = [
        "Resultater 2023",
        "Tema|Nord SFO|Sør SFO",
        "Trivsel|4.1|4.4",
        "Lek|5.4|5.2",
        "",
        "Resultater 2021",
        "Tema|Nord SFO|Sør SFO",
        "Trivsel|4.3|4.6",
        "Lek|5.1|4.9",
    ];
    let read = sketch("Brukerundersøkelser 2021 og 2023.xlsx").sheet("SFO", &sheet).read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.period), Period::year(2023), "{}", read.told());
    assert_eq!(read.fact("B8").and_then(|fact| fact.period), Period::year(2021), "{}", read.told());
    assert!(read.0.questions.iter().all(|asked| asked.about != About::Period), "{}", read.told());
}

#[test]
fn years_right_behind_names_are_years() {
    let read = text_file(
        "fylkesdata.csv",
        "fylke,ft2012,ft2004,areal\nØstfold,278352,256668,4180.68\nOslo,613285,521886,454.09\n",
    );
    assert_eq!(read.fact("B2").and_then(|fact| fact.period), Period::year(2012), "{}", read.told());
    assert_eq!(read.fact("C3").and_then(|fact| fact.period), Period::year(2004), "{}", read.told());
    let whole = text_file(
        "valgdata2009.csv",
        "Kommune;Parti;Stemmer\nHalden;A;6609\nHalden;SV;830\nMoss;A;5210\nMoss;SV;910\n",
    );
    assert_eq!(
        whole.fact("C2").and_then(|fact| fact.period),
        Period::year(2009),
        "{}",
        whole.told()
    );
}

#[test]
fn a_month_written_out_ends_a_sentence() {
    let read = sketch("Månedsrapport vgs.xlsx")
        .sheet(
            "Mars",
            &[
                "Månedsrapport 2024",
                "Til og med mars. Beløp i 1000 kr",
                "Skole|Regnskap hiå|Budsjett hiå|Avvik hiå",
                "Elverhøy videregående skole|30579|29585|-994",
                "Storelva videregående skole|20687|21835|1148",
            ],
        )
        .read();
    let fact = read.fact("B4").expect("a fact");
    assert_eq!(fact.indicator.as_deref(), Some("Regnskap"), "{}", read.told());
    assert_eq!(fact.period, Period::month(2024, 3), "{}", read.told());
    assert_eq!(fact.measure.as_deref(), Some("1 000 kr"), "{}", read.told());
}

#[test]
fn ages_by_number_part_a_long_table() {
    let row =
        |age: &str, sex: &str, value: &str| format!("ADHD-midler,2004,{age},{sex},Oslo,{value}\n");
    let text = [
        "drug,year,age,gender,geography,prevalens\n".to_owned(),
        row("Alle", "F", "1.176"),
        row("Alle", "M", "4.022"),
        row("0", "F", "0.047"),
        row("0", "M", "0.173"),
        row("5", "F", "2.152"),
        row("5", "M", "9.254"),
    ];
    let read = text_file("resept.csv", &text.concat());
    assert_eq!(read.fact("C4"), None, "{}", read.told());
    let split = read.fact("F6").and_then(|fact| fact.dimension.clone()).unwrap_or_default();
    assert!(split.contains("age 5"), "{split}: {}", read.told());
}

#[test]
fn what_a_text_file_is_called_is_no_unit_by_that_alone() {
    let rows =
        "Post;2013;2014\nVederlag;-14;-15\nAlmindelig virksomhed;0;-1\nEftervederlag;-9;-15\n";
    let read = text_file("andringsforslag.csv", rows);
    let units = || read.0.facts.iter().filter_map(|fact| fact.unit.as_deref());
    assert!(units().all(|unit| unit != "andringsforslag"), "{}", read.told());
}

#[test]
fn kinds_of_what_a_title_counts_are_counted_each() {
    let read = text_file(
        "Bosetting enslige mindreårige.csv",
        "År;Anmodning om bosetting;Faktisk bosetting\n2014;49;66\n2015;67;81\n2016;385;168\n",
    );
    let fact = read.fact("C2").expect("a fact");
    assert_eq!(fact.indicator.as_deref(), Some("Faktisk bosetting"), "{}", read.told());
    assert!(read.asked("C2").iter().all(|asked| asked.about != About::Names), "{}", read.told());
}

#[test]
fn names_that_say_they_are_towns_are_units() {
    let read = text_file(
        "befolkning.csv",
        "Befolkningen i lokaliteterne pr 1. januar 1977-2021 <em>[BEDSTD]</em>;;;\n;;;\n\
         tid;Nanortalik (by);Narsarmijit (bygd);Tasiusaq (bygd)\n1977;1396;230;133\n1978;1373;212;130\n",
    );
    let fact = read.fact("C4").expect("a fact");
    assert_eq!(fact.unit.as_deref(), Some("Narsarmijit (bygd)"), "{}", read.told());
    assert!(!fact.indicator.as_deref().unwrap_or_default().contains('<'), "{}", read.told());
}

#[test]
fn a_title_divided_by_several_things_and_no_units_has_parts() {
    let read = text_file(
        "utslipp.csv",
        "\"Klimagasser, etter statistikkvariabel, tid, komponent og kilde\"\n\n\
         \"tid\";\"Alle kilder\";\"Olje- og gassutvinning\";\"Veitrafikk\"\n\
         \"1990\";51729;8242;7771\n\"1991\";49359;8124;7692\n\"1992\";47548;8716;7665\n",
    );
    let fact = read.fact("C4").expect("a fact");
    assert_eq!(fact.dimension.as_deref(), Some("Olje- og gassutvinning"), "{}", read.told());
    assert_eq!(fact.unit, None, "{}", read.told());
    // Divided by region, they are those.
    let regions = text_file(
        "besøk.csv",
        "\"Besøk, etter region, anlegg og år\"\n\n\"år\";\"Nordbyen\";\"Sørvika\"\n\"2020\";51;82\n\"2021\";49;81\n",
    );
    assert!(regions.fact("B4").is_none_or(|fact| fact.dimension.is_none()), "{}", regions.told());
}

#[test]
fn codes_alone_name_the_rows_of_what_a_program_heads() {
    let read = text_file(
        "bosatt_anmodede-fylke-2015_2017.csv",
        "fylke_nr;anmodning_2015_personer;vedtak_2015_personer;anmodning_2016_personer\n\
         2;777,00;910,00;1410,00\n9;395,00;401,00;580,00\n20;425,00;334,00;714,00\n",
    );
    let fact = read.fact("B3").expect("a fact");
    assert_eq!(fact.unit.as_deref(), Some("9"), "{}", read.told());
    assert_eq!(fact.period, Period::year(2015), "{}", read.told());
    assert_eq!(read.fact("D3").and_then(|fact| fact.period), Period::year(2016), "{}", read.told());
    let months = text_file(
        "bosetting-kommune-2012.csv",
        "kommune_nr;bosatt_maned.januar;bosatt_maned.februar;bosatt_maned.mars\n101;5;6;2\n104;15;22;34\n",
    );
    let fact = months.fact("C3").expect("a fact");
    assert_eq!(fact.period, Period::month(2012, 2), "{}", months.told());
    assert_eq!(fact.unit.as_deref(), Some("104"), "{}", months.told());
    let dotted = text_file(
        "inntekt.csv",
        "fylke_nr;innvkat.alle_enhet.kroner_aar.2014\n01;348 800\n02;379 600\n03;353 400\n",
    );
    assert_eq!(
        dotted.fact("B3").and_then(|fact| fact.period),
        Period::year(2014),
        "{}",
        dotted.told()
    );
}

#[test]
fn codes_before_names_are_no_years() {
    let read = text_file(
        "bilinnehav.csv",
        ";Har ej personbil;Har 1 personbil\n2021 Vansbro;3489;2615\n2023 Malung;5209;3948\n2026 Gagnef;5466;3924\n\
         2029 Leksand;8462;6219\n",
    );
    assert!(read.0.facts.iter().all(|fact| fact.period.is_none()), "{}", read.told());
    let since = text_file(
        "Formueskatt 2022.csv",
        "Kommune;Formueskatt\n3001 Halden (2020-2023); 53 744\n3002 Moss (2020-2023); 147 882\n0301 Oslo; 99 000\n\
         3403 Hamar; 31 000\n",
    );
    assert_eq!(
        since.fact("B2").and_then(|fact| fact.period),
        Period::year(2022),
        "{}",
        since.told()
    );
    // A place of which there are figures for several years.
    let years = text_file(
        "Folketall.csv",
        "Når og hvor;Folketall\n2021 Vansbro;6700\n2022 Vansbro;6650\n2021 Malung;10100\n2022 Malung;10050\n",
    );
    assert_eq!(
        years.fact("B3").and_then(|fact| fact.period),
        Period::year(2022),
        "{}",
        years.told()
    );
}

#[test]
fn the_year_behind_its_months_is_all_of_them() {
    let read = text_file(
        "kpi.csv",
        "År;1;2;3;4;5;6;7;8;9;10;11;12;Year\n\
         2019;1 876;1 890;1 895;1 908;1 913;1 910;1 917;1 909;1 918;1 919;1 921;1 928;1 909\n\
         2018;1 842;1 855;1 860;1 868;1 872;1 876;1 886;1 882;1 891;1 888;1 887;1 895;1 875\n",
    );
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period);
    assert_eq!(period("B2"), Period::month(2019, 1), "{}", read.told());
    assert_eq!(period("N3"), Period::year(2018), "{}", read.told());
}

#[test]
fn units_of_measure_at_the_end_of_names_are_read() {
    let read = sketch("Barnehager 2025.xlsx")
        .sheet(
            "Ark1",
            &[
                "Barnehage|Driftstilskudd kr|Kapitaltilskudd 1000 kr|Utgifter kr per innb.|Andel (% av alle)",
                "Trollhaugen barnehage|12077500|1178|311|41",
                "Eikrem barnehage|5112000|504|298|38",
            ],
        )
        .read();
    let measure = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(measure("B2").as_deref(), Some("kr"), "{}", read.told());
    assert_eq!(measure("C2").as_deref(), Some("1 000 kr"), "{}", read.told());
    assert_eq!(measure("D2").as_deref(), Some("kr per innb."), "{}", read.told());
    assert_eq!(measure("E2").as_deref(), Some("%"), "{}", read.told());
    assert_eq!(
        read.fact("C2").and_then(|fact| fact.indicator.clone()).as_deref(),
        Some("Kapitaltilskudd"),
        "{}",
        read.told()
    );
    let program =
        text_file("ytelser.csv", "kommune,år,utbetalt_mill_kr\nHalden,2020,8.2\nMoss,2020,9.1\n");
    assert_eq!(
        program.fact("C2").and_then(|fact| fact.measure.clone()).as_deref(),
        Some("mill. kr"),
        "{}",
        program.told()
    );
}

#[test]
fn who_was_asked_measures_nothing() {
    let read = sketch("Undersøkelser.xlsx")
        .sheet(
            "Hjemmetjeneste",
            &[
                "Brukerundersøkelse hjemmetjenesten – brukere",
                "Resultater 2023",
                "Tema|Sone Indre|Sone Ytre",
                "Trivsel|4.1|5.4",
                "Informasjon|5.2|4.3",
            ],
        )
        .read();
    assert_ne!(
        read.fact("B4").and_then(|fact| fact.measure.clone()).as_deref(),
        Some("brukere"),
        "{}",
        read.told()
    );
}

#[test]
fn what_stands_in_every_row_is_counted_where_nothing_else_is() {
    let read = text_file(
        "BM020_1.txt",
        "bevægelsestype\tejendomskategori\tområde\t2004K1\t2004K2\n\
         Solgte boliger\tParcelhus\tHele landet\t9342\t10578\n\
         Solgte boliger\tParcelhus\tKøbenhavn\t135\t216\n\
         Solgte boliger\tFritidshus\tHele landet\t942\t1057\n\
         Solgte boliger\tFritidshus\tKøbenhavn\t13\t21\n",
    );
    read.expect(&[("D3", "København | Solgte boliger / Parcelhus | 2004-Q1 | 135")]);
}

#[test]
fn variables_stand_across_where_the_title_says_so() {
    let read = text_file(
        "barnehage.csv",
        "\"12704: Ansatte i elevrettet arbeid i barnehage, etter alder, statistikkvariabel og år\"\n\n\
         \"alder\";\"Barnehagelærere 2022\";\"Barnehagelærere 2023\"\n\"29 år og yngre\";6075;6196\n\"30-39 år\";11441;11234\n",
    );
    let fact = read.fact("B4").expect("a fact");
    assert_eq!(fact.unit, None, "{}", read.told());
    assert!(
        fact.indicator.as_deref().unwrap_or_default().contains("Barnehagelærere"),
        "{}",
        read.told()
    );
    assert!(read.asked("B4").iter().all(|asked| asked.about != About::Names), "{}", read.told());
}

#[test]
fn what_a_title_foresees_is_a_forecast_in_a_long_table_too() {
    let read = text_file(
        "13599.csv",
        "\"13599: Framskrevet folkemengde 1. januar, etter alder, alternativ, år og statistikkvariabel\"\n\n\
         \"alder\";\"alternativ\";\"år\";\"Folkemengde\"\n\"0 år\";\"Hovedalternativ (MMM)\";\"2027\";55633\n\
         \"0 år\";\"Hovedalternativ (MMM)\";\"2037\";60471\n\"1 år\";\"Hovedalternativ (MMM)\";\"2027\";56000\n",
    );
    assert_eq!(read.fact("D4").map(|fact| fact.kind), Some(FactKind::Forecast), "{}", read.told());
}

#[test]
fn the_code_of_a_report_may_stand_before_its_month() {
    let read = text_file(
        "Monthly.csv",
        "Period,Org Code,Org name,Attendances,Admissions\nMSitAE-MAY-2025,RAN,Royal Hospital,31,12\n\
         MSitAE-MAY-2025,RBQ,Heart Hospital,172,40\n",
    );
    let fact = read.fact("D2").expect("a fact");
    assert_eq!(fact.period, Period::month(2025, 5), "{}", read.told());
    assert!(read.asked("D2").iter().all(|asked| asked.about != About::Period), "{}", read.told());
}

#[test]
fn a_school_year_in_the_name_of_a_file_is_not_its_first_half() {
    let read = text_file(
        "exp_betyg_ak6_kommun_2018_19.csv",
        "Valt läsår: 2018/19\nKommun;Antal elever;Andel\nAle;415;98,8\nKungälv;393;98,7\n",
    );
    let fact = read.fact("B3").expect("a fact");
    assert_eq!(fact.period, Period::school_year(2018), "{}", read.told());
    assert!(read.asked("B3").iter().all(|asked| asked.about != About::Period), "{}", read.told());
}

#[test]
fn what_is_counted_on_a_day_each_year_is_of_the_year_before_its_name() {
    let read = text_file(
        "06913.csv",
        "\"06913: Befolkning og endringer, etter region og år\"\n\"region\";\"1951 Befolkning 1. januar\";\"1951 Døde\"\n\
         \"K_5038 Verdal\";8524;50\n",
    );
    let fact = read.fact("B3").expect("a fact");
    assert_eq!(fact.period, Period::year(1951), "{}", read.told());
    assert!(fact.certain, "{}", read.told());
}
