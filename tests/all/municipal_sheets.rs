//! Workbooks as the finance department of one municipality gets them from its units and staff.

use styringstavle::import::facts::CellRole;

use crate::situations::sketch;

#[test]
fn a_name_written_once_for_several_rows_is_whose_they_are() {
    let read = sketch("Turnover.xlsx")
        .sheet(
            "Turnover",
            &[
                "Turnover faste ansatte",
                "Kommunalområde||2020|2021",
                "Oppvekst|Antall ansatte 31.12.|518|510",
                "|Sluttet i løpet av året|37|50",
                "Kultur og fritid|Antall ansatte 31.12.|47|49",
                "|Sluttet i løpet av året|3|6",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "Oppvekst | Sluttet i løpet av året | 2020 | 37"),
        ("D6", "Kultur og fritid | Sluttet i løpet av året | 2021 | 6"),
    ]);
}

#[test]
fn fields_of_work_group_the_indicators_of_the_municipality_a_title_names() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Nøkkeltall",
            &[
                "Nøkkeltall Lundfjord kommune",
                "Område|Indikator|Enhet|2023|2024|Mål 2027|Kostragr. 5, 2024",
                "Barnehage|Andel barn med plass|%|94.2|95.1|96|90.6",
                "|Utgifter per oppholdstime|kr|68|71|70|70",
                "Grunnskole|Grunnskolepoeng|poeng|40.9|41.6|42|42.7",
                "Økonomi|Netto driftsresultat|%|1.2|-0.6|1.75|-0.6",
            ],
        )
        .read();
    for cell in ["D3", "E4", "D5", "D6"] {
        let said = read.says(cell);
        assert!(said.starts_with("Lundfjord kommune | "), "{cell}: {said}\n{}", read.told());
    }
    // Where schools of their own stand under them, they are units.
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Nøkkeltall",
            &[
                "Nøkkeltall Lundfjord kommune",
                "Enhet|Indikator|2023|2024",
                "Lia skole|Grunnskolepoeng|40.9|41.6",
                "Tunet sykehjem|Belegg|98|97",
            ],
        )
        .read();
    assert!(read.says("C3").contains("Lia skole | "), "{}", read.told());
}

#[test]
fn a_column_beside_the_years_makes_nothing_but_itself_doubtful() {
    let read = sketch("Byggesak.xlsx")
        .sheet(
            "Tid",
            &[
                "Saksbehandlingstid byggesak, dager",
                "Sakstype|Frist|2022|2023|2024",
                "Rammetillatelse|84|70|52|76",
                "Igangsettingstillatelse|21|16|13|18",
                "Dispensasjon|84|75|60|73",
            ],
        )
        .read();
    for cell in ["C3", "D4", "E5"] {
        assert!(read.fact(cell).is_some_and(|fact| fact.certain), "{cell} in\n{}", read.told());
    }
    assert!(read.fact("B3").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn what_a_title_counts_something_by_is_no_unit() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Netto",
            &[
                "Netto driftsutgifter per KOSTRA-funksjon, Vassvik kommune (1000 kr)",
                "Funksjon|Tekst|Regnskap 2019|Regnskap 2020",
                "100|Politisk styring|4923|5082",
                "202|Grunnskole|193808|204422",
            ],
        )
        .read();
    let said = read.says("C3");
    assert!(said.starts_with("Vassvik kommune | Netto driftsutgifter / "), "{}", read.told());
}

#[test]
fn money_in_a_plan_is_budget_and_what_is_done_is_done_by_those_it_stands_under() {
    let plan = |title: &'static str, amounts: &'static str| {
        sketch("Tiltak.xlsx").sheet(
            "Driftstiltak",
            &[
                title,
                amounts,
                "Nr|Tiltak|2025|2026|Merknad",
                "|Oppvekst",
                "1|Redusert grunnbemanning SFO|-600|-1200",
                "2|Gratis skolemat på ungdomstrinnet|450|900",
                "|Sum oppvekst|-150|-300",
                "|Helse og mestring",
                "3|Overgang til digitalt tilsyn|-500|-1500",
                "4|Økt antall legehjemler|1200|1800",
                "|Sum helse og mestring|700|300",
            ],
        )
    };
    let read = plan("Handlingsplan 2025-2028: nye driftstiltak", "Beløp i 1000 kr").read();
    read.expect(&[
        ("C5", "Oppvekst | Redusert grunnbemanning SFO | 2025 | -600 1 000 kr | Budget"),
        ("D10", "Helse og mestring | Økt antall legehjemler | 2026 | 1800 1 000 kr | Budget"),
    ]);
    // What is no money may be what is strived for, or what came of it.
    let read = plan("Handlingsplan 2025-2028: nye driftstiltak", "Antall").read();
    assert!(read.fact("C5").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn and_onwards_is_when_the_figures_begin() {
    let read = sketch("Bibliotek - nøkkeltall 2014 og utover.xlsx")
        .sheet(
            "Sommerles",
            &[
                "Sommerles - deltakere per skole",
                "Skole|2021|2022|2023",
                "Bergli skole|59|75|72",
                "Moen skole|89|106|99",
            ],
        )
        .read();
    assert!(read.says("B3").starts_with("Bergli skole | "), "{}", read.told());
}

#[test]
fn a_title_may_end_with_a_day() {
    let read = sketch("Barnehager.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall barn per ansatt per 15.12.",
                "Barnehage|2019|2020|2021",
                "Trollskogen barnehage|5.5|5.6|5.7",
                "Maurtua barnehage|5.1|5.2|5.3",
            ],
        )
        .read();
    read.expect(&[("B3", "Trollskogen barnehage | Antall barn per ansatt | 2019 | 5.5")]);
}

#[test]
fn the_budget_and_forecast_beside_months_are_the_years() {
    let read = sketch("Månedsrapport.xlsx")
        .sheet(
            "Skole",
            &[
                "Månedsrapport skole 2025 - netto regnskap i 1000 kr",
                "Enhet|jan|feb|mar|Årsbudsjett|Prognose",
                "Bergli skole|2237|2269|2090|26700|27300",
                "Moen skole|1627|1629|1461|19800|19900",
            ],
        )
        .read();
    for (cell, kind) in [("E3", "Budget"), ("F4", "Forecast")] {
        let said = read.says(cell);
        assert!(said.contains("| 2025 |") && said.ends_with(kind), "{cell}: {said}");
        assert!(!said.starts_with('?'), "{}", read.told());
    }
    // "Budsjett" alone may be the months' so far.
    let read = sketch("Månedsrapport.xlsx")
        .sheet(
            "Skole",
            &[
                "Månedsrapport skole 2025 - netto regnskap i 1000 kr",
                "Enhet|jan|feb|mar|Budsjett",
                "Bergli skole|2237|2269|2090|6700",
                "Moen skole|1627|1629|1461|4800",
            ],
        )
        .read();
    assert!(read.says("E3").starts_with('?'), "{}", read.told());
}

#[test]
fn a_goal_named_by_what_another_column_measures_is_its_goal() {
    let read = sketch("Vannverk.xlsx")
        .sheet(
            "År",
            &[
                "Vassvik vannverk",
                "År|Lekkasje|Mål lekkasje|Mål på rør",
                "|%|%|meter",
                "2021|33|28|100",
                "2022|32|28|120",
                "2023|30|27|130",
            ],
        )
        .read();
    let said = read.says("C4");
    assert!(said.contains("| Lekkasje |") && said.ends_with("Target"), "{}", read.told());
    assert!(!read.says("D4").ends_with("Target"), "nothing else is called so\n{}", read.told());
}

#[test]
fn lettered_codes_beside_names_name_nothing() {
    let read = sketch("Lønnstakere.xlsx")
        .sheet(
            "Helse",
            &[
                "12878: Lønnstakere i helsetjenester",
                "||Lønnstakere (personer)||",
                "||2023||",
                "||Kvinner||Menn|",
                "||Heltid|Deltid|Heltid|Deltid",
                "K-4701|Nordvåg|183|87|74|52",
                "K-4702|Austrheia|619|190|116|109",
                "K-4705|Lundfjord|487|476|132|83",
            ],
        )
        .read();
    assert!(read.says("C6").starts_with("Nordvåg | "), "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| {
        [&fact.unit, &fact.dimension].into_iter().flatten().all(|name| !name.contains("K-47"))
    }));
}

#[test]
fn a_title_says_in_order_what_nameless_columns_are() {
    let rows = |title: &'static str| {
        [
            title,
            "||2023K1|2023K2",
            "Dagpengemodtagere|Vesterå|718|702",
            "|Højby|135|121",
            "Kontanthjælpsmodtagere|Vesterå|480|506",
            "|Højby|57|58",
        ]
    };
    let read = sketch("AUS07.xlsx")
        .sheet("AUS07", &rows("Ledige efter ydelsestype, område og tid"))
        .read();
    read.expect(&[
        ("C4", "Højby | Ledige / Dagpengemodtagere | 2023-Q1 | 135"),
        ("D5", "Vesterå | Ledige / Kontanthjælpsmodtagere | 2023-Q2 | 506"),
    ]);
}

#[test]
fn places_joined_to_the_same_parts_are_places_whatever_they_are_called() {
    let read = sketch("Gas.xlsx")
        .sheet(
            "Price",
            &[
                "Average price of natural gas",
                "description|2022|2023",
                "New England : residential|18.62|18.2",
                "New England : industrial|7.08|6.7",
                "Mountain : residential|7.92|7.86",
                "Mountain : industrial|10.31|10.2",
            ],
        )
        .read();
    assert!(read.says("B3").starts_with("New England | "), "{}", read.told());
    assert!(read.says("C6").contains("/ industrial"), "{}", read.told());
}

#[test]
fn spans_from_the_first_to_the_last_head_their_columns() {
    let read = sketch("Tabell 14.xlsx")
        .sheet(
            "KP2019",
            &[
                "Antal anställda efter sysselsättningsgrad, november 2019",
                "Kommun|Antal|därav med sysselsättningsgrad, %||||Genomsnittlig sysselsättningsgrad, %||",
                "||'-59|60-79|80-99|'100|Kvinnor|Män|Totalt",
                "Kvarnby|2133|9|16.1|19.4|55.5|92.5|97.8|93.6",
                "Lindesjö|4141|4.6|14.8|13.1|67.5|91.1|96.5|92.2",
            ],
        )
        .read();
    assert!(read.fact("C3").is_none(), "heads are no figures\n{}", read.told());
    assert!(read.says("D4").contains("60-79"), "{}", read.told());
}

#[test]
fn tables_under_questions_are_of_their_questions() {
    let rows = [
        "Trives du på skolen?",
        "|Utvalg|Ofte|Av og til|Aldri",
        "2024|Lia|288|609|22",
        "2023|Lia|325|661|19",
        "2024|Landet|28563|56464|1760",
        "2023|Landet|30198|58029|1903",
        " ",
        "Føler du deg ensom?",
        "|Utvalg|Ofte|Av og til|Aldri",
        "2024|Lia|23|54|520",
        "2023|Lia|25|64|485",
        "2024|Landet|2063|5289|49899",
        "2023|Landet|2173|5016|44922",
    ];
    let read = sketch("Undersøkelse.xlsx").sheet("Svar", &rows).read();
    read.expect(&[
        ("C3", "Lia | Trives du på skolen? / Ofte | 2024 | 288"),
        ("E13", "Landet | Føler du deg ensom? / Aldri | 2023 | 44922"),
    ]);
}

#[test]
fn places_over_what_is_told_of_each_are_whose_the_figures_are() {
    let read = sketch("Heating 2021.xlsx")
        .sheet(
            "Data",
            &[
                "|Alabama||Iowa||Texas|",
                "Label|Estimate|Margin of Error|Estimate|Margin of Error|Estimate|Margin of Error",
                "Utility gas|'782,420|±9,942|'467,468|±4,915|'4,126,623|±19,426",
                "Electricity|'846,403|±6,493|'504,176|±5,104|'4,315,331|±22,754",
            ],
        )
        .read();
    read.expect(&[
        ("D3", "Iowa | Utility gas | 2021 | 467468"),
        ("F4", "Texas | Electricity | 2021 | 4315331"),
    ]);
    // How far each may be off is kept with it.
    assert_eq!(read.role("G4"), Some(CellRole::Note), "{}", read.told());
    assert_eq!(read.note("F4").as_deref(), Some("±22,754"), "{}", read.told());
}

#[test]
fn what_is_said_of_nobody_is_the_only_municipalitys_of_the_workbook() {
    let book = |others: &'static str| {
        let head = format!("År|{others}");
        sketch("Grunnskole.xlsx")
            .sheet(
                "Poeng",
                &["Grunnskolepoeng", &head, "2021|41.2|42.1|42.5", "2022|41.5|42.0|42.2"],
            )
            .sheet(
                "Overgang",
                &[
                    "|Direkte overgang til videregående (%)|Fullført (%)",
                    "2021|98|80",
                    "2022|97|81",
                ],
            )
            .read()
    };
    let read = book("Lia skole|Tunet skole|Vassvik kommune");
    assert!(read.says("Overgang!B2").starts_with("Vassvik kommune | "), "{}", read.told());
    let fact = read.fact("Overgang!B2").expect("a fact");
    assert!(fact.why.contains("eneste kommunen"), "{}", fact.why);
    // Two municipalities; a school beside what it compares itself with.
    for others in ["Lia skole|Vassvik kommune|Nesby kommune", "Lia skole|Vassvik kommune|Landet"] {
        let read = book(others);
        assert!(read.says("Overgang!B2").contains("98"), "{}", read.told());
        assert!(!read.says("Overgang!B2").contains("kommune"), "{}", read.told());
    }
}

#[test]
fn what_the_corner_counts_for_the_unit_of_the_title_has_parts() {
    let read = sketch("Årsrapport.xlsx")
        .sheet(
            "Tall",
            &[
                "VASSVIK BRANN OG REDNING",
                "Utrykninger|2021|2022|2023",
                "Brann i bygning|20|19|19",
                "Brann i kjøretøy|10|10|8",
                "Gress- og skogbrann|14|16|11",
                "Trafikkulykke|33|42|48",
                "Helseoppdrag|108|95|94",
                "Unødig alarm|163|172|149",
                "Pipebrann|6|9|7",
                "Annet|48|61|67",
            ],
        )
        .read();
    read.expect(&[("B3", "VASSVIK BRANN OG REDNING | Utrykninger / Brann i bygning | 2021 | 20")]);
}

#[test]
fn documents_and_price_lists_are_no_units() {
    let read = sketch("Investeringsoversikt eiendom.xlsx")
        .sheet(
            "Satser",
            &[
                "Betalingssatser oppvekst og omsorg",
                "Tjeneste|2021|2022",
                "SFO hel plass per mnd|2914|2982",
                "Trygghetsalarm per mnd|265|278",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 4, "{}", read.told());
    assert!(
        read.0.facts.iter().all(|fact| {
            fact.unit
                .as_deref()
                .is_none_or(|unit| !unit.contains("satser") && !unit.contains("oversikt"))
        }),
        "{}",
        read.told()
    );
}

#[test]
fn what_one_sheet_says_of_its_names_holds_in_the_sheets_before_it() {
    let tonnes = ["Innsamla mengder 2025, tonn", "Fraksjon|Fossheim|Nausta|Sanddal"];
    let rows: Vec<&str> =
        [&tonnes[..], &["Restavfall|228|88|155", "Matavfall|495|197|323", "Trevirke|519|212|419"]]
            .concat();
    let shares = ["Materialattvinning (%)", "Kommune|2024|2025", "Fossheim|43|46", "Nausta|43|45"];
    let read = sketch("Avfallsmengder.xlsx")
        .sheet("Tonn", &rows)
        .sheet("Sortering", &[&shares[..], &["Sanddal|48|48"]].concat())
        .read();
    assert!(read.says("C4").starts_with("Nausta | "), "{}", read.told());
    assert!(read.says("C4").contains("/ Matavfall"), "{}", read.told());
    // Alone it says nothing of them.
    let read = sketch("Avfallsmengder.xlsx").sheet("Tonn", &rows).read();
    assert!(read.says("C4").starts_with('?'), "{}", read.told());
}

#[test]
fn a_title_and_its_sheet_agree_against_the_name_of_the_file() {
    const FILE: &str = "Passasjertall buss 2024-2025.xlsx";
    let months = |year: &'static str| {
        let title = format!("Antall påstigninger per linje {year}");
        [title, "Strekning|Jan|Feb|Mar".to_owned(), "Ringruta|5984|5674|5887".to_owned()]
    };
    let (first, second) = (months("2025"), months("2024"));
    let rows = |all: &'static str, sheet: &[String; 3]| {
        let rows: Vec<&str> = sheet.iter().map(String::as_str).collect();
        sketch(FILE).sheet(all, &rows).sheet("Kart", &["Ruter"]).read()
    };
    let read = rows("2025", &first);
    assert!(read.says("B3").contains("| 2025-01 |"), "{}", read.told());
    assert!(!read.says("B3").starts_with('?'), "{}", read.told());
    // So was perhaps the only sheet of a workbook, with its title.
    let alone: Vec<&str> = first.iter().map(String::as_str).collect();
    let read = sketch(FILE).sheet("2025", &alone).read();
    assert!(read.says("B3").starts_with('?'), "{}", read.told());
    // A sheet that is called otherwise was perhaps copied.
    assert!(rows("2025", &second).says("B3").starts_with('?'));
}

#[test]
fn key_figures_of_the_whole_stand_below_its_departments() {
    let read = sketch("Økonomiplan.xlsx")
        .sheet(
            "Rammer",
            &[
                "LAUVDAL KOMMUNE",
                "Netto driftsrammer per rammeområde",
                "Tall i 1000 kr",
                " ",
                "Nr|Rammeområde|Regnskap 2024|Budsjett 2025",
                "10|Politisk styring|4254|4294",
                "20|Oppvekst|47981|50128",
                "30|Helse|31219|31791",
                "40|Teknisk drift|19030|19301",
                "50|Kultur|6755|7033",
                "|Sum rammeområder|109239|112547",
                " ",
                "|Finansielle måltall",
                "|Netto driftsresultat i %|1.3|1.1",
                "|Disposisjonsfond i %|9.4|9.6",
            ],
        )
        .read();
    assert!(read.says("C7").starts_with("Oppvekst | Netto driftsrammer"), "{}", read.told());
    let said = read.says("C14");
    assert!(said.starts_with("LAUVDAL KOMMUNE | Netto driftsresultat | 2024 | 1.3 %"), "{said}");
}

#[test]
fn a_title_of_a_forecast_makes_its_years_forecasts() {
    let years = |title: &'static str| {
        sketch("Skule.xlsx")
            .sheet(
                "Elevar",
                &[
                    title,
                    "Skule|2025/26|2026/27|2027/28",
                    "Lia skule|48|45|42",
                    "Nes skule|72|72|69",
                ],
            )
            .read()
    };
    let read = years("Elevtalsprognose");
    assert!(read.says("C3").ends_with("Forecast"), "{}", read.told());
    let read = years("Elevtal");
    assert!(!read.says("C3").ends_with("Forecast"), "{}", read.told());
    let read = sketch("Elevtal.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elevtalsprognose 2026–2028",
                "Skule|2024|2025|2026|2027|2028",
                "Nes skule|120|118|117|110|108",
                "Vik skule|230|231|228|225|221",
            ],
        )
        .read();
    for (cell, foreseen) in [("B3", false), ("C3", false), ("D3", true), ("F4", true)] {
        assert_eq!(read.says(cell).ends_with("Forecast"), foreseen, "{cell}: {}", read.told());
    }
}

#[test]
fn the_day_a_sheet_was_brought_up_to_date_is_not_when_its_months_are() {
    let read = sketch("Personaltall 2026.xlsx")
        .sheet(
            "2026",
            &[
                "PERSONAL 2026|||||oppd. 05.10.26",
                " ",
                "Årsverk|Jan|Feb|Mars",
                "Barnehager|85.3|83.9|91.1",
                "Hjemmetjenesten|23.9|22.6|22.2",
            ],
        )
        .read();
    assert!(read.says("B4").contains("| 2026-01 |"), "{}", read.told());
}

#[test]
fn a_title_with_a_day_names_no_unit_for_that() {
    let read = sketch("Formidling.xlsx")
        .sheet(
            "Tall",
            &[
                "Formidling til læreplass per 31.12.",
                "|2023||2024|",
                "Utdanningsprogram|Søkere|Formidlet|Søkere|Formidlet",
                "Naturbruk|168|151|161|140",
                "Helse- og oppvekstfag|187|153|177|135",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 8, "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| fact.unit.is_none()), "{}", read.told());
}

#[test]
fn headings_that_measure_count_for_the_company_a_title_names() {
    let read = sketch("Havn.xlsx")
        .sheet(
            "Statistikk",
            &[
                "Sundvik havn KF - trafikkstatistikk",
                "|Q1 2025|Q2 2025",
                "Anløp (antall)",
                "Containerskip|45|40",
                "Cruise|3|8",
                "Passasjerer (antall)",
                "Cruise|900|10344",
                "Hurtigbåt|25119|17548",
                "Gods over kai (tonn)",
                "Stykkgods|11573|11307",
                "Fisk|10054|9065",
            ],
        )
        .read();
    for cell in ["B4", "C8", "B10"] {
        let said = read.says(cell);
        assert!(said.starts_with("Sundvik havn KF | "), "{cell}: {said}\n{}", read.told());
    }
}

#[test]
fn what_a_house_holds_is_no_unit_beside_it() {
    let rows = |title: &'static str| {
        let head = "|Bibliotek||Kino||Konsert og scene|";
        let years = "Måned|2024|2025|2024|2025|2024|2025";
        sketch("Besøk.xlsx")
            .sheet(
                "Besøk",
                &[title, head, years, "januar|57|47|12|13|7|8", "februar|61|62|12|13|7|6"],
            )
            .read()
    };
    let read = rows("BESØK KULTURHUSET FYRTÅRNET");
    assert_eq!(read.0.facts.len(), 12, "{}", read.told());
    assert!(
        read.0
            .facts
            .iter()
            .all(|fact| { fact.unit.as_deref().is_some_and(|unit| unit.contains("FYRTÅRNET")) })
    );
    // Of a municipality they are.
    let read = rows("Besøk i Nesby kommune");
    assert!(read.says("B4").contains("Bibliotek"), "{}", read.told());
}

#[test]
fn what_one_place_is_above_another_is_worked_out() {
    let read = sketch("KOSTRA 2023.xlsx")
        .sheet(
            "KOSTRA 2023",
            &[
                "Utvalgte nøkkeltall KOSTRA 2023",
                "Nøkkeltall|Enhet|Granvik|Fjordnes|KOSTRA-gruppe 8|Granvik vs gruppe 8",
                "Elever per lærer|antall|14.4|14.5|14.6|-0.2",
                "Andel elever med vedtak|%|8.6|8.2|7.3|1.3",
            ],
        )
        .read();
    assert!(read.says("C3").starts_with("Granvik | "), "{}", read.told());
    assert!(read.fact("F3").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn what_is_budgeted_of_what_is_done_is_its_budget() {
    let read = sketch("Hjemmetjenesten.xlsx")
        .sheet(
            "Timer 2024",
            &[
                "Hjemmetjenesten Lyngsund",
                "Sone||jan|feb|mar",
                "Sone Nord|Vedtakstimer|3994|4296|4122",
                "|Utførte timer|3789|4232|4164",
                "|Differanse|-205|-64|42",
                "|Budsjetterte timer|4150|4150|4150",
                "Sone Sør|Vedtakstimer|3479|3432|3236",
                "|Utførte timer|3220|3392|3111",
                "|Differanse|-259|-40|-125",
                "|Budsjetterte timer|3330|3330|3330",
            ],
        )
        .formula("C5:E5")
        .formula("C9:E9")
        .merge("A3:A6")
        .merge("A7:A10")
        .read();
    let said = read.says("C6");
    assert!(said.contains("| Utførte timer |") && said.ends_with("Budget"), "{}", read.told());
    assert!(read.fact("C5").is_none(), "worked out\n{}", read.told());
}

#[test]
fn a_year_in_the_corner_is_the_months_year_in_each_block() {
    let read = sketch("Reiseliv.xlsx")
        .sheet(
            "Overnattingar",
            &[
                "Kommersielle overnattingar i Raudalen kommune",
                " ",
                "2025|Jan|Feb|Mar|Sum",
                "Hotell|6733|12606|11136|30475",
                "Camping|1870|3099|2620|7589",
                " ",
                "2024|Jan|Feb|Mar|Sum",
                "Hotell|7281|12468|10669|30418",
                "Camping|1585|2937|2256|6778",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "Raudalen kommune | Kommersielle overnattingar / Hotell | 2025-02 | 12606"),
        ("D9", "Raudalen kommune | Kommersielle overnattingar / Camping | 2024-03 | 2256"),
    ]);
}

#[test]
fn what_only_the_file_counts_is_not_what_a_unit_of_its_own_title_counts() {
    let read = sketch("Reiseliv overnattingar Raudalen.xlsx")
        .sheet(
            "Vintersesong",
            &[
                "Raudal skisenter – sesongtal",
                "|2022-23|2023-24|2024-25",
                "Skidagar|63045|63262|57350",
                "Opningsdagar|113|118|137",
                "Sal av sesongkort|899|832|946",
            ],
        )
        .read();
    let said = read.says("B3");
    assert!(said.contains("Raudal skisenter | Skidagar | 2022/23"), "{}", read.told());
}

#[test]
fn a_title_names_columns_beside_variables_and_not_beside_regions() {
    let title = "09391: Hovedtall, etter region, næring, statistikkvariabel og år";
    let read = sketch("09391.xlsx")
        .sheet(
            "Kilde",
            &[
                title,
                "||Bruttoprodukt||Sysselsatte|",
                "||2018|2019|2018|2019",
                "07 Vestfold|Jordbruk|100|110|12|13",
                "|Fiske|50|51|5|6",
                "08 Telemark|Jordbruk|90|91|10|11",
                "|Fiske|20|21|2|3",
            ],
        )
        .read();
    let said = read.says("C5");
    assert!(said.starts_with("07 Vestfold | Bruttoprodukt") && said.contains("Fiske"), "{said}");
    // Where regions stand across, the columns down are something else.
    let read = sketch("13563.xlsx")
        .sheet(
            "Kilde",
            &[
                "13563: Arbeidsstyrke, etter region, status og år",
                "|||Viken|Oslo|Agder",
                "I alt|Bosatte|2020|1028164|583730|253131",
                "Sysselsatte|Bosatte|2020|616568|375392|146362",
                "Andre|Bosatte|2020|50828|45167|8547",
            ],
        )
        .read();
    assert_eq!(read.says("D4"), "Viken | Sysselsatte / Bosatte | 2020 | 616568", "{}", read.told());
}
