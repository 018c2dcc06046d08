//! Tables as agencies, surveys and municipal offices of several countries keep them.

use styringstavle::import::facts::{CellRole, FactKind};

use crate::situations::sketch;

#[test]
fn sheets_called_by_their_year_are_of_that_year_whatever_the_file_is_called() {
    let rows = ["Fylke|Andel som trives", "Agder|71", "Rogaland|74", "Vestland|69"];
    let read = sketch("Levekår 2021.xlsx").sheet("2021", &rows).sheet("2019", &rows).read();
    read.expect(&[
        ("2021!B2", "Agder | Andel som trives | 2021 | 71 %"),
        ("2019!B3", "Rogaland | Andel som trives | 2019 | 74 %"),
    ]);
    // The only sheet of a file may have been copied from last year's.
    let read = sketch("Levekår 2021.xlsx").sheet("2019", &rows).read();
    assert!(read.says("B2").starts_with("? "), "{}", read.told());
}

#[test]
fn what_the_authorities_of_a_title_license_is_not_one_unit() {
    let read = sketch("taxi 2023.xlsx")
        .sheet(
            "TAXI01",
            &[
                "TAXI01: Licensed taxis and drivers by licensing authority, 1 April 2023",
                "",
                "ONS code|Licensing authority|Taxis|Private hire vehicles",
                "E06000001|Hartlepool|112|201",
                "E06000047|County Durham|598|911",
                "E08000021|Newcastle upon Tyne|780|2105",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "Hartlepool | Taxis | 2023-04-01 | 112"),
        ("D6", "Newcastle upon Tyne | Private hire vehicles | 2023-04-01 | 2105"),
    ]);
}

#[test]
fn leaders_of_projects_are_no_units_and_their_start_is_no_period() {
    let read = sketch("Prosjekter.xlsx")
        .sheet(
            "Portefølje",
            &[
                "Prosjektportefølje VA – Stjørdal",
                "Status per 31.03.2025. Beløp i mill. kr",
                "",
                "Prosjekt|Prosjektleder|Oppstart|Fremdrift|Prognose sluttkost",
                "Nytt basseng|A. M.|01.04.2023|72|50.1",
                "Overføringsledning|T. B.|15.01.2024|35|112",
                "Nytt rensetrinn|A. M.|01.09.2024|50|9.2",
            ],
        )
        .read();
    for cell in ["D5", "D6", "D7"] {
        let fact = read.fact(cell).expect("a fact");
        let period = fact.period.map(|period| period.code());
        assert_eq!(period.as_deref(), Some("2025-03-31"), "{}", read.told());
        assert!(!read.says(cell).contains("A. M."), "{}", read.told());
    }
    assert!(read.says("E6").ends_with("Forecast"), "{}", read.told());
}

#[test]
fn lines_above_a_table_say_what_is_counted_and_how_it_is_measured() {
    let read = sketch("beds.xlsx")
        .sheet(
            "Export",
            &[
                "Dataset: Health Care Resources",
                "Variable|Total hospital beds",
                "Measure|Per 1 000 population",
                "",
                "Country|2014|2016|2018",
                "Austria|7.58|7.42|7.27",
                "Belgium|6.23|5.76|5.62",
                "Estonia|5.01|4.69|4.53",
            ],
        )
        .read();
    assert!(
        read.says("B6").starts_with("Austria | Total hospital beds | 2014 | 7.58"),
        "{}",
        read.told()
    );
}

#[test]
fn when_a_table_was_published_is_not_what_it_counts() {
    let read = sketch("maple.xlsx")
        .sheet(
            "Table",
            &[
                "Maple syrup, production",
                "Frequency: Annual",
                "Release date: 2023-12-13",
                "",
                "Geography|UOM|2019|2020|2021",
                "Quebec|Tonnes|53120|63840|48350",
                "Ontario|Tonnes|1830|1660|1550",
            ],
        )
        .read();
    let said = read.says("C6");
    assert!(said.starts_with("Quebec | Maple syrup, production | 2019 | 53120"), "{}", read.told());
}

#[test]
fn own_activities_in_a_title_are_not_cut_short() {
    let read = sketch("Klimaregnskap Østre Halden kommune.xlsx")
        .sheet(
            "Utslipp",
            &[
                "Østre Halden kommune",
                "Direkte klimagassutslipp fra egen virksomhet, tonn CO2-ekvivalenter",
                "",
                "Kilde|2020|2021|2022",
                "Tjenestebiler|165.7|184.8|162.5",
                "Anleggsmaskiner|292.6|296.8|303.5",
                "Ferge og båt|48.8|40.3|46.2",
            ],
        )
        .read();
    let start = "Østre Halden kommune | Direkte klimagassutslipp fra egen virksomhet";
    assert!(read.says("B5").starts_with(start), "{}", read.told());
}

#[test]
fn so_far_in_a_tertial_is_that_tertial() {
    let read = sketch("Vedlegg.xlsx")
        .sheet(
            "Drift",
            &[
                "Netto driftsutgifter per enhet",
                "Enhet|Regnskap hittil T2 2023|Budsjett hittil T2 2023|Årsbudsjett 2023",
                "Lia skole|28525|28450|42675",
                "Åsen skole|19660|19900|29850",
                "Tunet barnehage|10732|11240|16860",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Lia skole | Netto driftsutgifter | 2023-T2 | 28525"),
        ("C4", "Åsen skole | Netto driftsutgifter | 2023-T2 | 19900 | Budget"),
        ("D5", "Tunet barnehage | Netto driftsutgifter | 2023 | 16860 | Budget"),
    ]);
}

#[test]
fn tables_of_one_sheet_are_told_apart_by_what_is_their_own_in_their_titles() {
    let table = |fish: &str| {
        vec![
            format!("{fish} – landet fangst etter havn i fylket 2022, alle fartøy (tonn)"),
            "Havn|jan.|feb.|mars|april".to_owned(),
            "Bodø|1092|623|415|1066".to_owned(),
            "Vågan|1216|856|538|1110".to_owned(),
            "Vestvågøy|634|434|251|1154".to_owned(),
        ]
    };
    let mut rows = table("Torsk");
    rows.push(String::new());
    rows.push(String::new());
    rows.extend(
        table("Hyse").into_iter().map(|row| row.replace("1092", "637").replace("434", "43")),
    );
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Fangst.xlsx").sheet("Havner", &rows).read();
    for (cell, fish) in [("B3", "Torsk"), ("C5", "Torsk"), ("B10", "Hyse"), ("C12", "Hyse")] {
        let said = read.says(cell);
        assert!(said.contains(fish) && !said.starts_with('?'), "{cell} in\n{}", read.told());
    }
}

#[test]
fn months_in_other_languages() {
    for (file, months) in [
        ("Afli 2022.xlsx", "Höfn|janúar|febrúar|maí|júní"),
        ("Ulykker 2022.xlsx", "Maakunta|tammikuu|helmikuu|toukokuu|kesäkuu"),
    ] {
        let read = sketch(file)
            .sheet("Data", &["Fangst (tonn)", months, "Akureyri|5|6|7|8", "Reykjavík|9|4|3|2"])
            .read();
        let fact = read.fact("D3").expect("a fact");
        assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2022-05"));
    }
}

#[test]
fn columns_as_programs_name_them_are_figures_and_their_years_when_they_are_from() {
    let read = sketch("indeks.xlsx")
        .sheet(
            "glidende",
            &[
                "index_i|index_p|n_trp|month_n|year|window",
                "0.978|-2.19|21|12|2017|12_months",
                "0.977|-2.22|21|1|2018|12_months",
                "0.967|-3.21|17|2|2018|12_months",
                "0.970|-2.91|17|3|2018|24_months",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "index_p / 12_months | 2017-12 | -2.19"),
        ("C4", "n_trp / 12_months | 2018-02 | 17"),
    ]);
    let read = sketch("punkter.xlsx")
        .sheet(
            "adt",
            &[
                "trp_id|name|lat|adt|year_aadt",
                "003V52|Bambletunnelen|59.04|12090|2024",
                "404V52|Brattåsen|59.09|16260|2024",
                "617V52|Ballestad|59.18|4440|2023",
                "207V52|Mælagata|59.22|2700|2023",
                "069V52|Kjørbekk|59.17|18120|2024",
            ],
        )
        .read();
    assert!(read.says("D4").contains("2023 | 4440"), "{}", read.told());
    // When a thing was built dates no figure of it.
    let read = sketch("punkter.xlsx")
        .sheet(
            "adt",
            &[
                "trp_id|name|adt|year_built",
                "003V52|Bambletunnelen|12090|2004",
                "404V52|Brattåsen|16260|2004",
                "617V52|Ballestad|4440|2013",
                "207V52|Mælagata|2700|2013",
                "069V52|Kjørbekk|18120|2004",
            ],
        )
        .read();
    assert!(!read.says("C4").contains("2013"), "{}", read.told());
}

#[test]
fn rows_of_another_year_stand_under_the_months_of_this() {
    let read = sketch("Demand 2020.xlsx")
        .sheet(
            "Energy",
            &[
                "Net Energy for Load",
                "Description|Jan|Feb|Mar|Apr|May",
                "2020 Energy, MWh|29045|28014|28213|27100|30100",
                "Forecasted Energy, MWh|31771|28757|28900|27900|30500",
                "2019 Energy, MWh|29830|26099|27821|26800|29900",
            ],
        )
        .read();
    let period = |cell| read.fact(cell).and_then(|fact| fact.period).map(|period| period.code());
    assert_eq!(period("C3").as_deref(), Some("2020-02"), "{}", read.told());
    assert_eq!(period("C5").as_deref(), Some("2019-02"), "{}", read.told());
    assert!(read.says("C4").ends_with("Forecast"), "{}", read.told());
}

#[test]
fn a_description_names_the_rows_where_only_measures_and_keys_stand_beside_it() {
    let mut rows = vec![
        "Average retail price of electricity, annual".to_owned(),
        "description|units|source key|2019|2020".to_owned(),
    ];
    for (state, price) in [("Ohio", 9.0), ("Texas", 8.0), ("Utah", 8.5)] {
        for (at, sector) in ["all sectors", "residential", "commercial"].iter().enumerate() {
            let price = price + at as f64;
            rows.push(format!(
                "{state} : {sector}|cents per kilowatthour|ELEC.{state}.{at}|{price}|{}",
                price + 0.25
            ));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("prices.xlsx").sheet("Prices", &rows).read();
    let said = read.says("D7");
    assert!(said.starts_with("Texas | ") && said.contains("residential"), "{}", read.told());
}

#[test]
fn how_sure_figures_are_is_no_name_of_theirs() {
    let read = sketch("THECB.xlsx")
        .sheet(
            "Headcount",
            &[
                "Texas Higher Education Enrollments",
                "",
                "|Certified|Preliminary",
                "|2019|2020",
                "Austin College|1248|1245",
                "Rice University|7124|7536",
                "Lamar University|1450|1397",
            ],
        )
        .read();
    for (cell, period) in [("B5", "2019"), ("C6", "2020")] {
        let said = read.says(cell);
        assert!(said.contains("Enrollments | ") && said.contains(period), "{}", read.told());
        assert!(!said.contains("Certified") && !said.contains("Preliminary"), "{}", read.told());
    }
}

#[test]
fn shares_below_the_counts_they_are_of_are_in_per_cent() {
    let rows = [
        "Vestfold",
        "",
        "Gruppe|Grunnskole|Videregående|Høyere",
        "Innvandrere|200|300|500",
        "Øvrige|100|500|400",
        "",
        "Gruppe|Grunnskole|Videregående|Høyere",
        "Innvandrere|20|30|50",
        "Øvrige|10|50|40",
        "",
        "Telemark",
        "",
        "Gruppe|Grunnskole|Videregående|Høyere",
        "Innvandrere|120|240|240",
        "Øvrige|50|250|200",
        "",
        "Gruppe|Grunnskole|Videregående|Høyere",
        "Innvandrere|20|40|40",
        "Øvrige|10|50|40",
    ];
    let read = sketch("Utdanning 2020.xlsx").sheet("Ark1", &rows).read();
    for (cell, unit, share) in [
        ("B4", "Vestfold", false),
        ("B8", "Vestfold", true),
        ("C14", "Telemark", false),
        ("C18", "Telemark", true),
    ] {
        let fact = read.fact(cell).expect("a fact");
        assert_eq!(fact.unit.as_deref(), Some(unit), "{cell} in\n{}", read.told());
        assert_eq!(fact.measure.as_deref() == Some("%"), share, "{cell} in\n{}", read.told());
        let named = fact.indicator.as_deref().is_some_and(|name| name.ends_with(", prosent"));
        assert_eq!(named, share, "{cell} in\n{}", read.told());
        assert!(fact.certain, "{cell} in\n{}", read.told());
    }
}

#[test]
fn a_blank_region_beside_regions_is_all_of_them() {
    let rows = [
        "Year|Region|Sex|Value",
        "2019|||22.7",
        "2019|Nord||34.5",
        "2019|Sør||16.1",
        "2019||Female|20.2",
        "2020|||21.4",
        "2020|Nord||33.9",
        "2020|Sør||15.2",
        "2020||Female|19.8",
    ];
    let read = sketch("indicator_3-1-1.xlsx").sheet("indicator_3-1-1", &rows).read();
    assert!(
        read.fact("D2").is_some_and(|fact| fact.certain && fact.unit.is_none()),
        "{}",
        read.told()
    );
    assert!(read.fact("D9").is_some_and(|fact| fact.certain && fact.unit.is_none()));
    // Two of them for the same year cannot both be the whole.
    let twice = [&rows[..], &["2020|||29.1"]].concat();
    let read = sketch("indicator_3-1-1.xlsx").sheet("indicator_3-1-1", &twice).read();
    assert!(read.fact("D2").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_state_without_a_county_is_the_states_own() {
    let read = sketch("food 2021.xlsx")
        .sheet(
            "Data",
            &[
                "FIPS|State|County|% Food Insecure",
                "41000|Oregon||11.9",
                "41001|Oregon|Baker|13.8",
                "41003|Oregon|Benton|11.2",
                "41007|Oregon|Clatsop|12.6",
            ],
        )
        .read();
    assert!(read.says("D2").starts_with("Oregon | "), "{}", read.told());
    assert!(read.says("D3").starts_with("Baker | "), "{}", read.told());
    // A row that names nothing may sum them all.
    let read = sketch("Tall 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Område|Enhet|Klager|Saker",
                "Oppvekst|Lia skole|12|40",
                "|Åsen skole|14|38",
                "Teknisk|Vann|5|20",
                "|Avløp|6|21",
                "||9|77",
            ],
        )
        .read();
    assert!(!read.says("C6").starts_with("Teknisk"), "{}", read.told());
}

#[test]
fn what_people_were_asked_stands_beside_how_they_answered() {
    let read = sketch("Brukerundersøkelse 2024.xlsx")
        .sheet(
            "Fordeling",
            &[
                "Svarfordeling i prosent, Elvestrand kommune 2024",
                "",
                "|Svært misfornøyd|Misfornøyd|Verken/eller|Fornøyd|Svært fornøyd",
                "Informasjon om tjenesten|13|10|18|38|21",
                "Kontinuitet i hvem som kommer|19|9|16|43|13",
                "Tidspunkt for hjelpen|23|23|14|12|28",
            ],
        )
        .read();
    // Schools that answered are whose the answers are.
    let schools = sketch("Trivsel 2024.xlsx")
        .sheet(
            "Svar",
            &[
                "Andel som trives",
                "|Svært fornøyd|Fornøyd|Misfornøyd",
                "Lia|40|50|10",
                "Åsen|35|55|10",
                "Borg|30|60|10",
            ],
        )
        .read();
    assert!(schools.says("C4").starts_with("? Åsen | "), "{}", schools.told());
    let said = read.says("E4");
    assert!(said.starts_with("Elvestrand kommune | "), "{}", read.told());
    assert!(said.contains("Informasjon om tjenesten") && said.contains("Fornøyd"), "{said}");
}

#[test]
fn the_day_figures_were_fetched_is_offered_where_nothing_else_dates_them() {
    let rows = [
        "Navn|Kommune|Antall ladepunkter|Maks effekt (kW)",
        "Moa Amfi|Ålesund|15|50",
        "Rådhuset|Molde|6|150",
        "Vestnes ferjekai|Vestnes|11|50",
    ];
    let read = sketch("ladestasjoner_uttrekk_20240312.xlsx").sheet("Uttrekk", &rows).read();
    let fact = read.fact("C2").expect("a fact");
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2024-03-12"));
    assert!(!fact.certain, "{}", read.told());
    let asked = read.asked("C2");
    assert!(asked.iter().any(|one| one.options.iter().any(|option| option == "2024")));
}

#[test]
fn a_tables_own_title_goes_before_the_name_of_its_file() {
    let read = sketch("Kultur - besøkstall.xlsx")
        .sheet(
            "Kinoen",
            &["Åslia kino", "Solgte billetter", "", "|2021|2022", "Januar|0|405", "Februar|7|685"],
        )
        .read();
    read.expect(&[("C5", "Åslia kino | Solgte billetter | 2022-01 | 405")]);
}

#[test]
fn places_that_are_known_need_no_question() {
    for (head, rows) in [
        ("Kommun", ["Malmö|12|14", "Umeå|22|21", "Ystad|7|8"]),
        ("Kommune", ["Odense|12|14", "Aalborg|22|21", "Randers|7|8"]),
        ("", ["Salten|12|14", "Helgeland|22|21", "Ofoten|7|8"]),
        ("", ["Quebec|12|14", "Ontario|22|21", "Yukon|7|8"]),
    ] {
        let head = format!("{head}|Cars|Planes");
        let all = [&[head.as_str()][..], &rows].concat();
        let read = sketch("2022.xlsx").sheet("Data", &all).read();
        let first = rows.first().and_then(|row| row.split('|').next()).expect("a place");
        assert!(read.says("B2").starts_with(&format!("{first} | Cars | 2022")), "{}", read.told());
    }
}

#[test]
fn telephone_numbers_are_no_figures() {
    let read = sketch("Barnehager 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Barnehage|Telefon|Antall barn",
                "Lia barnehage|75630560|42",
                "Fjæra barnehage|76091787|61",
                "Tunet barnehage|75312707|38",
            ],
        )
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    read.expect(&[("C3", "Fjæra barnehage | Antall barn | 2023 | 61")]);
    // How many called is a figure.
    let read = sketch("Henvendelser 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Telefon|Skranke",
                "Lia skole|412|38",
                "Åsen skole|388|61",
                "Borg skole|297|42",
            ],
        )
        .read();
    assert!(read.says("B3").contains("Telefon | 2023 | 388"), "{}", read.told());
}

#[test]
fn a_head_of_years_is_one_though_it_is_shown_as_thousands() {
    let book = |head: &'static str| {
        let rows = [
            "Lia kommune – direkte utslipp (tonn)",
            "",
            head,
            "Veitrafikk|62310|60120|52011|43077",
            "Jordbruk|98004|97550|96120|94312",
            "Oppvarming|11800|6032|2410|1733",
        ];
        sketch("Klimabudsjett.xlsx").sheet("Utslipp", &rows).format("B3:E6", "#,##0").read()
    };
    let read = book("Sektor|2009|2015|2019|2023");
    let fact = read.fact("C4").expect("a fact");
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2015"));
    // Under names of their own they are figures, however they rise.
    let rows = ["|Nord|Sør|Øst", "Elever|2010|2015|2021", "Ansatte|310|298|402", "Rom|110|98|102"];
    let read = sketch("Tall 2020.xlsx").sheet("Ark1", &rows).format("B2:D4", "#,##0").read();
    assert!(read.fact("C2").is_some_and(|fact| fact.value == Some(2015.0)), "{}", read.told());
    let fact = read.fact("C3").expect("a fact");
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2020"));
    // Numbers that do not rise as years do are what they are.
    let read = book("Sektor|2009|2077|1987|2003");
    assert!(read.fact("C4").and_then(|fact| fact.period).is_none(), "{}", read.told());
}

#[test]
fn what_lies_behind_the_first_year_of_a_projection_is_foreseen() {
    let rows = [
        "Lia kommune: befolkning etter alder",
        "",
        "Alder|2024|2026|2035",
        "0-5 år|501|470|455",
        "6-15 år|1012|954|890",
        "16-66 år|6288|6210|6055",
    ];
    let kind = |file: &'static str, sheet: &'static str, cell: &str| {
        let read = sketch(file).sheet(sheet, &rows).read();
        read.fact(cell).map(|fact| fact.kind)
    };
    let file = "Befolkning 2024-2045.xlsx";
    assert_eq!(kind(file, "Framskriving", "B4"), Some(FactKind::Result));
    assert_eq!(kind(file, "Framskriving", "C4"), Some(FactKind::Forecast));
    assert_eq!(kind(file, "Framskriving", "D6"), Some(FactKind::Forecast));
    // Years of a table beside the projection are what was counted.
    let read = sketch("Tall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Folketall 2015–2023",
                "Kommune|2015|2019|2023",
                "Moss|100|110|120",
                "Halden|90|91|92",
                "",
                "",
                "Framskriving av folketall 2023–2040",
                "Kommune|2023|2030|2040",
                "Moss|120|130|140",
                "Halden|92|93|94",
            ],
        )
        .read();
    assert_eq!(read.fact("C3").map(|fact| fact.kind), Some(FactKind::Result), "{}", read.told());
    assert_eq!(read.fact("C9").map(|fact| fact.kind), Some(FactKind::Forecast), "{}", read.told());
    // A sheet that says nothing of the sort holds what it holds.
    assert_eq!(kind(file, "Folketall", "C4"), Some(FactKind::Result));
}

#[test]
fn values_are_of_the_year_beside_them_under_one_head() {
    let read = sketch("snapshot.xlsx")
        .sheet(
            "Table 5",
            &[
                "Education indicators, latest year available",
                "",
                "ISO3|Countries and areas|Out-of-school rate|||Pupil-teacher ratio||",
                "||Value|Year|Source|Value|Year|Source",
                "BEN|Benin|22.8|2022|MICS|28|2017|UIS",
                "BOL|Bolivia|7.5|2021|UIS|43|2019|NSO",
                "GMB|Gambia|19|2021|MICS|23|2021|MICS",
                "MWI|Malawi|30.1|2022|MICS|28|2019|UIS",
            ],
        )
        .merge("C3:E3")
        .merge("F3:H3")
        .read();
    for (cell, unit, name, period) in [
        ("C5", "Benin", "Out-of-school rate", "2022"),
        ("F5", "Benin", "Pupil-teacher ratio", "2017"),
        ("F6", "Bolivia", "Pupil-teacher ratio", "2019"),
    ] {
        let said = read.says(cell);
        assert!(said.starts_with(&format!("{unit} | {name}")), "{cell} in\n{}", read.told());
        assert!(said.contains(&format!(" | {period} | ")), "{cell} in\n{}", read.told());
    }
}

#[test]
fn what_fish_is_worth_is_said_beside_how_much_there_is() {
    let read = sketch("Fangst 2022.xlsx")
        .sheet(
            "Data",
            &[
                "|Torsk||Hyse|",
                "Fylke|Kvantum|Verdi|Kvantum|Verdi",
                "Nordland|512|9100|210|3300",
                "Troms|488|8700|190|2900",
                "Finnmark|530|9500|240|3700",
            ],
        )
        .merge("B1:C1")
        .merge("D1:E1")
        .read();
    assert!(read.says("C3").contains("Verdi"), "{}", read.told());
    assert!(read.says("D4").contains("Kvantum"), "{}", read.told());
}

#[test]
fn a_pivot_table_says_what_it_sums_below_what_it_is_filtered_by() {
    let read = sketch("Applications.xlsx")
        .sheet(
            "Pivot",
            &[
                "Level|(All)",
                "",
                "Sum of Applications|Column Labels",
                "|2021|2022",
                "Row Labels||",
                "Chemistry|545|589",
                "Geography|279|1097",
                "Law|1299|935",
            ],
        )
        .read();
    let said = read.says("C7");
    assert!(said.contains("Applications") && !said.contains("(All)"), "{}", read.told());
    assert!(said.contains("Geography") && said.contains("2022"), "{}", read.told());
}

#[test]
fn plans_are_no_units_and_organisations_no_indicators() {
    let read = sketch("scorecard.xlsx")
        .sheet(
            "Scorecard",
            &[
                "Strathmore Council",
                "Corporate Plan – annual performance scorecard",
                "",
                "Ref|Indicator|2021/22|2022/23|Target 2023/24",
                "H1|Average days to re-let properties|61.4|55.2|45",
                "E1|% of household waste recycled|47.2|48.9|52",
                "P2|Invoices paid within 30 days (%)|93.4|95.1|95",
            ],
        )
        .read();
    assert!(read.says("C5").starts_with("Strathmore Council | Average days"), "{}", read.told());
    let read = sketch("parcels.xlsx")
        .sheet(
            "2022",
            &[
                "Emergency food parcels given out",
                "Northgate Foodbank Network",
                "",
                "Branch|2021|2022",
                "Blyth|112|98",
                "Hexham|40|38",
                "Morpeth|61|58",
            ],
        )
        .read();
    assert!(read.says("B5").starts_with("Blyth | Emergency food parcels"), "{}", read.told());
}

#[test]
fn swedish_municipalities_are_whose_the_figures_are() {
    let read = sketch("Jämförare.xlsx")
        .sheet(
            "Nyckeltal",
            &[
                "Sollefteå kommun – uppföljning äldreomsorg",
                "",
                "Nyckeltal|Enhet|2021|2022|2023",
                "Invånare 65+ i särskilt boende|Antal|291|288|294",
                "Kostnad särskilt boende|kr/brukare|1003877|1041230|1099640",
                "Väntetid i antal dagar|Dagar|55|72|66",
            ],
        )
        .read();
    assert!(read.says("C4").starts_with("Sollefteå kommun | "), "{}", read.told());
}

#[test]
fn where_something_comes_from_names_the_rows_it_stands_over() {
    let read = sketch("Klimaregnskap.xlsx")
        .sheet(
            "Utslipp",
            &[
                "Lia kommune",
                "Direkte klimagassutslipp (tonn)",
                "",
                "Kilde|Basisår 2019|2020|2021|Mål 2030",
                "Tjenestebiler|212.4|165.7|184.8|25",
                "Anleggsmaskiner|388.1|292.6|296.8|140",
                "Fossil oppvarming|96.5|79.5|72.4|0",
            ],
        )
        .read();
    let said = read.says("C6");
    assert!(said.contains("Anleggsmaskiner") && said.contains("2020 | 292.6"), "{}", read.told());
    assert!(read.says("E5").ends_with("Target"), "{}", read.told());
}

#[test]
fn people_under_halls_are_parts_of_the_visits_a_title_counts() {
    let read = sketch("Haller.xlsx")
        .sheet(
            "Besøk 2022",
            &[
                "Besøk i svømmehallene i Furunes 2022",
                "",
                "|Furunesbadet||Strandhallen||Åsenbadet|",
                "Måned|Voksen|Barn|Voksen|Barn|Voksen|Barn",
                "Januar|692|1212|383|1335|65|339",
                "Februar|1407|523|818|1889|1897|1633",
                "Mars|1406|1693|1898|673|1285|519",
            ],
        )
        .merge("B3:C3")
        .merge("D3:E3")
        .merge("F3:G3")
        .read();
    let said = read.says("E6");
    assert!(said.starts_with("Strandhallen | Besøk"), "{}", read.told());
    assert!(said.contains("Barn") && said.contains("2022-02"), "{}", read.told());
}

#[test]
fn a_measure_told_as_a_unit_of_measure_is_no_unit() {
    let read = sketch("Husdyr.xlsx")
        .sheet(
            "SVIN1",
            &[
                "Svinebestanden efter landsdel og tid",
                "Enhed: 1.000 stk.",
                "",
                "Landsdel|2022K1|2022K2|2022K3",
                "Sydjylland|232.9|246.5|227.1",
                "Østjylland|238.6|160|247.2",
                "Nordjylland|95.7|252.5|171.3",
            ],
        )
        .read();
    assert!(
        read.says("B5").starts_with("Sydjylland | Svinebestanden | 2022-Q1"),
        "{}",
        read.told()
    );
}

#[test]
fn the_municipalitys_own_mean_of_more_than_the_table_shows_is_its_figure() {
    let book = |mean: &'static str| {
        sketch("10-faktor.xlsx")
            .sheet(
                "Enheter",
                &[
                    "Medarbeiderundersøkelsen, skala 1-5",
                    "Enhet|2021|2023",
                    "Askim ungdomsskole|4.0|4.7",
                    "Hobøl barnehage|3.8|3.8",
                    "Spydeberg omsorgssenter|4.4|4.1",
                    mean,
                ],
            )
            .read()
    };
    let read = book("Snitt kommunen|3.9|4.3");
    assert!(read.says("B6").starts_with("kommunen | "), "{}", read.told());
    // The mean of these very units is worked out, and no figure of its own.
    let read = book("Snitt kommunen|4.07|4.2");
    assert!(read.fact("B6").is_none(), "{}", read.told());
}

#[test]
fn a_total_below_the_parts_of_each_unit_is_the_units_own() {
    let read = sketch("Sjukefråvær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sjukefråvær i dei kommunale barnehagane (prosent)",
                "",
                "Eining|Type|2022|2023",
                "Folkestad barnehage|Korttid|1.8|1.2",
                "|Langtid|2.2|6.7",
                "|Samla|4.0|7.9",
                "Mork barnehage|Korttid|3.4|2.7",
                "|Langtid|2.9|8.4",
                "|Samla|6.3|11.1",
                "Mål|Samla|7.5|7.5",
            ],
        )
        .read();
    let said = read.says("D6");
    assert!(said.starts_with("Folkestad barnehage | ") && said.contains("7.9"), "{}", read.told());
    assert!(read.says("C9").starts_with("Mork barnehage | "), "{}", read.told());
}

#[test]
fn whoever_reports_is_not_whom_the_figures_are_of() {
    let read = sketch("Results framework - Malawi.xlsx")
        .sheet(
            "RF",
            &[
                "Results framework, water and sanitation",
                "Reporting agency: Ministry of Water Development",
                "",
                "Indicator|Unit of measure|2019|2020",
                "Households with access to water|%|81.2|84",
                "Villages certified|number|4310|4500",
            ],
        )
        .read();
    assert!(!read.says("C5").contains("Ministry"), "{}", read.told());
}

#[test]
fn years_of_entry_date_their_rows() {
    let read = sketch("Applications.xlsx")
        .sheet(
            "Extract",
            &[
                "Year of entry|School|Level|Applications",
                "2021/22|Chemistry|PGT|263",
                "2021/22|Chemistry|UG|282",
                "2022/23|Chemistry|PGT|118",
                "2022/23|Chemistry|UG|471",
            ],
        )
        .read();
    let fact = read.fact("D4").expect("a fact");
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2022/23"));
}

#[test]
fn branches_under_several_indicators_are_units_beside_what_all_of_them_have() {
    let read = sketch("Bibliotek.xlsx")
        .sheet(
            "2021",
            &[
                "|Besøk||Utlån||Arrangementer",
                "Måned|Vikersund|Åmot|Vikersund|Åmot|",
                "jan|264|58|3661|468|7",
                "feb|375|81|2600|791|5",
                "mar|388|44|3574|596|11",
            ],
        )
        .merge("B1:C1")
        .merge("D1:E1")
        .read();
    assert!(read.says("B4").starts_with("Vikersund | Besøk | 2021-02"), "{}", read.told());
    assert!(read.says("E3").starts_with("Åmot | Utlån | 2021-01"), "{}", read.told());
    assert!(read.says("F5").contains("Arrangementer | 2021-03 | 11"), "{}", read.told());
}

#[test]
fn counties_over_their_municipalities_are_proven_by_counts_and_asked_no_more_about() {
    let read = sketch("Anställda 2014.xlsx")
        .sheet(
            "Blad1",
            &[
                "Antal anställda efter kommun",
                "Kommun|Antal|under 30 år|30–39 år",
                "Uppsala län|21833|11|19.6",
                "Enköping|5120|10.8|17.7",
                "Heby|3301|8.1|17.9",
                "Tierp|7042|9.9|19.9",
                "Knivsta|6370|15.7|26.6",
                "Södermanlands län|21480|10.2|20",
                "Flen|8071|8.4|17.1",
                "Gnesta|4039|10.1|20.1",
                "Nyköping|2902|10.1|21.8",
                "Trosa|6468|11.4|19.8",
            ],
        )
        .read();
    for cell in ["B3", "B8"] {
        assert_eq!(read.role(cell), Some(CellRole::Total), "{cell} in\n{}", read.told());
        assert!(read.asked(cell).is_empty(), "{cell} in\n{}", read.told());
    }
    let flen = read.fact("B9").expect("a fact");
    assert_eq!(flen.area.as_deref(), Some("Södermanlands län"), "{}", read.told());
}
