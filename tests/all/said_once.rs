//! What is said once for several rows, blocks or sheets: years, corners, totals, and whom a title lists.

use styringstavle::import::facts::CellRole;

use crate::situations::{certain, of, said, sketch};

#[test]
fn a_year_written_once_for_the_rows_below_it_under_months() {
    let rows = [
        "Besøkende Grimstad svømmehall",
        "År|Kategori|Jan|Feb|Mars|Totalt",
        "2019|Voksne|1323|1748|1195|4266",
        "|Barn|2336|2185|2596|7117",
        "|Honnør|468|481|403|1352",
        "2020|Voksne|729|691|950|2370",
        "|Barn|1238|1288|887|3413",
    ];
    let read = sketch("Svømmehall.xlsx").sheet("Besøk", &rows).read();
    assert_eq!(of(&read, "D4").2, "2019-02", "{}", read.told());
    assert_eq!(of(&read, "E5").2, "2019-03", "{}", read.told());
    assert_eq!(of(&read, "C7").2, "2020-01", "{}", read.told());
    assert!(certain(&read, "C4") && certain(&read, "C7"), "{}", read.told());
    // A name that comes again is of another year, and nobody says which.
    let rows =
        ["Besøkende", "År|Kategori|Jan|Feb", "2019|Voksne|13|17", "|Barn|23|21", "|Voksne|14|18"];
    let read = sketch("Svømmehall.xlsx").sheet("Besøk", &rows).read();
    assert!(!certain(&read, "C5"), "{}", read.told());
}

#[test]
fn an_index_of_all_before_those_of_its_parts_is_no_sum() {
    let rows = [
        "Nöjd-Kund-Index (NKI)",
        "|Totalt||Brandtillsyn||Bygglov|",
        "Kommun|2021|2023|2021|2023|2021|2023",
        "Avesta|70|75|76|81|68|64",
        "Borlänge|68|66|75|80|62|64",
        "Falun|68|72|69|75|66|62",
        "Hedemora|69|66|70|77|68|58",
    ];
    let read =
        sketch("nki.xlsx").sheet("NKI", &rows).merge("B2:C2").merge("D2:E2").merge("F2:G2").read();
    assert_eq!(of(&read, "B4"), said("Avesta", "Nöjd-Kund-Index (NKI)", "2021"), "{}", read.told());
    assert_eq!(of(&read, "E5"), said("Borlänge", "Brandtillsyn", "2023"), "{}", read.told());
}

#[test]
fn corners_that_most_show_to_be_units_are_all_units() {
    let rows = [
        "Utrykninger 2018-2019, Øvre Eiker brann og redning",
        "",
        "HOKKSUND STASJON|2018|2019",
        "Branner|39|32",
        "Ulykker|26|21",
        "",
        "Vestfossen stasjon|2018|2019",
        "Branner|17|21",
        "Ulykker|17|9",
        "",
        "Skotselv depot|2018|2019",
        "Branner|9|9",
        "Ulykker|5|7",
    ];
    let read = sketch("Brann.xlsx").sheet("Utrykninger", &rows).read();
    for (cell, unit) in
        [("B4", "HOKKSUND STASJON"), ("B8", "Vestfossen stasjon"), ("C12", "Skotselv depot")]
    {
        assert_eq!(of(&read, cell).0, unit, "{}", read.told());
    }
    let rows = [
        "Hallingdal barneverntjeneste – halvårsrapportering",
        "",
        "Ål kommune|1. halvår 2021|2. halvår 2021",
        "Meldinger mottatt|38|23",
        "Undersøkelser avsluttet|34|17",
        "",
        "Hol kommune|1. halvår 2021|2. halvår 2021",
        "Meldinger mottatt|32|17",
        "Undersøkelser avsluttet|29|15",
    ];
    let read = sketch("Barnevern.xlsx").sheet("Rapportering", &rows).read();
    assert_eq!(
        of(&read, "B4"),
        said("Ål kommune", "Meldinger mottatt", "2021-H1"),
        "{}",
        read.told()
    );
}

#[test]
fn whom_a_title_lists_and_when_it_was_changed_is_not_whose_the_figures_are() {
    let heads = ["Indikator|2020|2021", "Median svartid|41|38", "Klager i alt|14|9"];
    for (title, unit) in [
        (
            "MÅLTAVLE – Numedal interkommunale legevakt (Kongsberg, Flesberg, Rollag, Nore og Uvdal)",
            "Numedal interkommunale legevakt",
        ),
        ("Voss sjukeheim, sist endra 19.01.2024", "Voss sjukeheim"),
    ] {
        let rows = [&[title], &heads[..]].concat();
        let read = sketch("Tavle.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(of(&read, "B3").0, unit, "{}", read.told());
    }
}

#[test]
fn what_is_counted_by_sex_with_its_bounds() {
    let rows = [
        "Bra allmänt hälsotillstånd, 16-84 år",
        "Nationella folkhälsoenkäten Hälsa på lika villkor, procent, fyraårsmedelvärde 2019-2022",
        "",
        "|Kvinnor|||Män||",
        "Kommun|Andel|KI nedre|KI övre|Andel|KI nedre|KI övre",
        "Arvika|70.7|66.5|74.9|71.8|67.6|76",
        "Filipstad|68|61.5|74.5|76.4|69.9|82.9",
    ];
    let read = sketch("halsa.xlsx").sheet("God hälsa", &rows).merge("B4:D4").merge("E4:G4").read();
    let (unit, indicator, period) = of(&read, "E7");
    assert_eq!((unit.as_str(), period.as_str()), ("Filipstad", "2019-2022"), "{}", read.told());
    assert!(indicator.starts_with("Bra allmänt hälsotillstånd"), "{}", read.told());
    assert!(indicator.contains("Män"), "{}", read.told());
    assert!(certain(&read, "E7"), "{}", read.told());
    assert!(read.fact("C6").is_none() && read.fact("G7").is_none(), "{}", read.told());
}

#[test]
fn a_count_of_what_the_title_names_is_how_it_is_measured() {
    let rows = [
        "Igangsatte boliger i Agder etter kommune og kvartal. Antall boliger",
        "|2022||2023|",
        "|1. kv|2. kv|1. kv|2. kv",
        "Kristiansand|252|181|147|164",
        "Lillesand|30|24|21|19",
    ];
    let read = sketch("Boliger.xlsx").sheet("Ark1", &rows).merge("B2:C2").merge("D2:E2").read();
    assert_eq!(
        of(&read, "B4"),
        said("Kristiansand", "Igangsatte boliger", "2022-Q1"),
        "{}",
        read.told()
    );
    // In the corner it is what is counted.
    let rows = [
        "Kommunale bustader i Voss herad",
        "Tal bustader|2022|2023",
        "Omsorgsbustad|96|98",
        "Utleigebustad|142|139",
    ];
    let read = sketch("Bustader.xlsx").sheet("Ark1", &rows).read();
    assert!(of(&read, "B3").1.starts_with("Tal bustader"), "{}", read.told());
}

#[test]
fn the_whole_county_below_its_clinics_is_kept() {
    let rows = [
        "Tillgänglighet specialiserad vård 2023",
        "Klinik|Jan|Feb|Mar",
        "Ögonsjukvård|82.3|81|82.3",
        "Ortopedi|81.3|84.2|82.1",
        "Hud|89.9|92|95",
        "Länet totalt|88.3|86.2|82.5",
        "Riket|74.3|72|77.7",
    ];
    let read = sketch("tillg.xlsx").sheet("2023", &rows).read();
    assert_eq!(of(&read, "B6").0, "Länet", "{}", read.told());
    assert_eq!(of(&read, "C3").0, "Ögonsjukvård", "{}", read.told());
}

#[test]
fn only_the_words_for_thousands_go_from_a_title() {
    let under = |title: &str| {
        let rows = [title, "Enhet|2022|2023", "Lia skole|510|620", "Nes skole|630|710"];
        sketch("Tall.xlsx").sheet("Ark1", &rows).read()
    };
    let read = under("Matservering. Hele 1000");
    assert_eq!(of(&read, "B3"), said("Lia skole", "Matservering", "2022"), "{}", read.told());
    // Signs between them make them longer than they are when levelled.
    let read = under("Matservering pr. 30.04. Hele–– 1000");
    assert!(of(&read, "B3").1.starts_with("Matservering"), "{}", read.told());
    // The day before them still says that the years are not whole.
    let read = under("Matservering pr. 30.04. Hele 1000");
    assert!(!certain(&read, "B3"), "{}", read.told());
}

/// "graf turnover" turns the table of another sheet for a chart: the figures are there once, under the name they have.
#[test]
fn a_sheet_of_figures_for_a_chart_says_nothing_anew() {
    let table = ["År|Oppvekst|Teknisk|Kultur", "2021|4.7|5.5|9.5", "2022|5.6|9.2|6.1"];
    let turned = ["|2021|2022", "Oppvekst|4.7|5.6", "Teknisk|5.5|9.2", "Kultur|9.5|6.1"];
    let book = |rows: &[&str]| {
        sketch("Turnover med graf.xlsx").sheet("Turnover", &table).sheet("graf turnover", rows)
    };
    let read = book(&turned).read();
    assert!(read.fact("Turnover!B2").is_some(), "{}", read.told());
    for cell in ["B2", "C2", "B4", "C4"] {
        let cell = format!("graf turnover!{cell}");
        assert_eq!(read.role(&cell), Some(CellRole::Duplicate), "{cell}: {}", read.told());
    }
    // Another number makes it a table of its own.
    let mut other = turned;
    other[3] = "Kultur|9.5|6.2";
    let read = book(&other).read();
    assert!(read.fact("graf turnover!B2").is_some(), "{}", read.told());
}

/// A file's name with numbers of a figure, a proposition and a table is what the file is called: a person is asked.
#[test]
fn a_name_of_a_file_full_of_numbers_is_no_certain_indicator() {
    let rows = ["Fylke|2019|2020", "Vestfold|165224|121926", "Telemark|169763|115203"];
    let asked = |file: &str| {
        let read = sketch(file).sheet("Ark1", &rows).read();
        assert!(read.says("B2").contains("Museumsbesøk"), "{}", read.told());
        !certain(&read, "B2")
    };
    assert!(asked("no_Figur_4_Museumsbesøk_i_telemark_Prop_1_2019-2021_SSB_09539.xlsx"));
    assert!(!asked("Museumsbesøk 2019-2020.xlsx"));
}
