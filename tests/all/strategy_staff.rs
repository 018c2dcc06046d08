//! Workbooks kept by units and strategy staff once a scorecard system is gone, and those an office of
//! analysis hands on.

use crate::situations::sketch;

#[test]
fn the_first_of_the_headings_over_rows_is_none_of_the_heads() {
    let rows = |second: &'static str| {
        let mut rows = vec![
            "KOSTRA-nøkkeltall Lundfjord",
            "|Lundfjord||Kostragr. 07",
            "|2016|2017|2017",
            "Barnehage",
            "Netto driftsutgifter per innbygger 1-5 år|129625|128022|126926",
            "Andel barn med plass|91|88.3|88.8",
        ];
        rows.extend([second, "Andel elever med spesialundervisning|7.6|7.8|8.1"]);
        sketch("KOSTRA.xlsx").sheet("Nøkkeltall", &rows).read()
    };
    let read = rows("Grunnskole");
    for cell in ["B5", "D6", "C8"] {
        let said = read.says(cell);
        assert!(said.starts_with("Lundfjord | ") || said.starts_with("Kostragr. 07 | "), "{said}");
    }
    // Alone it heads the names below it.
    let read = sketch("Plasser.xlsx")
        .sheet(
            "Plasser",
            &[
                "Antall plasser",
                "|2016|2017",
                "Barnehage",
                "Bjørkelia|62|64",
                "Solsida|48|47",
                "Tusenfryd|51|53",
            ],
        )
        .read();
    assert!(read.says("C5").starts_with("Solsida | "), "{}", read.told());
}

#[test]
fn years_between_blocks_say_when_whatever_years_the_title_spans() {
    let blocks = |first: &'static str, second: &'static str| {
        sketch("Foreldre.xlsx")
            .sheet(
                "Samla",
                &[
                    "Foreldreundersøking 2017–2018",
                    "Tema|Bøen barnehage|Elvatun barnehage",
                    first,
                    "Trivsel|4.5|4.6",
                    "Informasjon|4.8|4.3",
                    second,
                    "Trivsel|4.4|4.2",
                    "Informasjon|4.1|4.7",
                ],
            )
            .read()
    };
    let read = blocks("2018", "2017");
    read.expect(&[
        ("B4", "Bøen barnehage | Trivsel | 2018 | 4.5"),
        ("C8", "Elvatun barnehage | Informasjon | 2017 | 4.7"),
    ]);
    // Autumn may be a half, a school year's beginning, a round.
    let read = blocks("Høst 2018", "Høst 2017");
    assert!(read.says("B4").starts_with('?'), "{}", read.told());
}

#[test]
fn who_decided_on_a_plan_is_nobody_it_is_about() {
    let plan = |line: &'static str| {
        sketch("Plan.xlsx")
            .sheet(
                "Plan",
                &[
                    "Lundfjord kommune – Handlingsplan 2016–2019",
                    line,
                    " ",
                    "Indikator|Måles i|Status 2015|Resultat 2016",
                    "Grunnskolepoeng|poeng|39.8|40.1",
                    "Sykefravær|%|8.7|8.3",
                ],
            )
            .read()
    };
    let read = plan("Vedtatt av kommunestyret 17.12.2015, sak 112/15");
    for cell in ["C5", "D6"] {
        let said = read.says(cell);
        assert!(said.contains("Lundfjord kommune | "), "{cell}: {said}\n{}", read.told());
    }
    // "Vedtatt budsjett" names what the figures are.
    let read = sketch("Budsjett.xlsx")
        .sheet(
            "Ark1",
            &["Vedtatt budsjett 2024", "Enhet|Beløp", "Lia skole|4100", "Nes skole|3900"],
        )
        .read();
    assert!(read.says("B3").contains("2024"), "{}", read.told());
}

#[test]
fn posts_filled_are_a_result_only_beside_a_plan() {
    let posts = |first: &'static str| {
        sketch("Stillinger.xlsx")
            .sheet(
                "Oversikt",
                &[
                    "Stillinger i helse og omsorg",
                    "|31.12.2017||31.12.2018|",
                    first,
                    "Furutun sykehjem|61|58.5|60.5|56.5",
                    "Elvebredden sykehjem|52.5|51.3|52.5|52",
                ],
            )
            .merge("B2:C2")
            .merge("D2:E2")
            .read()
    };
    let read = posts("Enhet|Hjemlet|Besatt|Hjemlet|Besatt");
    let (planned, filled) = (read.says("B4"), read.says("C4"));
    assert!(filled.contains("Besatt | 2017-12-31 | 58.5"), "{filled}\n{}", read.told());
    assert!(planned.contains("Hjemlet | 2017-12-31 | 61"), "{planned}\n{}", read.told());
    let read = posts("Enhet|Budsjett|Besatt|Budsjett|Besatt");
    let said = read.says("C4");
    assert!(!said.is_empty() && !said.contains("Besatt"), "{}", read.told());
    assert!(read.says("B4").ends_with("Budget"), "{}", read.told());
}

#[test]
fn a_projection_is_a_forecast_but_for_the_year_that_is_counted() {
    let projected = |note: &'static str| {
        sketch("Krets 2018.xlsx")
            .sheet(
                "Kretser",
                &[
                    "Befolkningsframskriving per skolekrets, middelalternativet",
                    note,
                    "Skolekrets|2018|2020|2030",
                    "Bjørkelia|185|187|196",
                    "Haugen|238|242|265",
                ],
            )
            .read()
    };
    for (note, counted) in
        [("Folketall per 1.1. 2018 er registrert folkemengde.", true), (" ", false)]
    {
        let read = projected(note);
        assert_eq!(!read.says("B4").ends_with("Forecast"), counted, "{}", read.told());
        assert!(read.says("C4").ends_with("Forecast"), "{}", read.told());
        assert!(read.says("D5").ends_with("Forecast"), "{}", read.told());
    }
}

#[test]
fn a_fourth_beside_three_tertials_makes_them_quarters() {
    let year = |heads: &'static str| {
        sketch("Suivi.xlsx")
            .sheet("Suivi", &[heads, "Lia skole|12|11|14|10", "Nes skole|9|8|7|11"])
            .read()
    };
    let read = year("Skole|T1 2023|T2 2023|T3 2023|T4 2023");
    for (cell, period) in [("B2", "2023-Q1"), ("D2", "2023-Q3"), ("E3", "2023-Q4")] {
        assert!(read.says(cell).contains(period), "{cell}: {}", read.told());
    }
    let read = year("Skole|T1 2023|T2 2023|T3 2023|T1 2024");
    for (cell, period) in [("B2", "2023-T1"), ("D2", "2023-T3"), ("E3", "2024-T1")] {
        assert!(read.says(cell).contains(period), "{cell}: {}", read.told());
    }
}

#[test]
fn what_every_row_is_called_is_no_total() {
    let plants = |matter: [&'static str; 2]| {
        let [first, second] = matter;
        let rows: Vec<String> = ["Tangen renseanlegg", "Vika renseanlegg", "Moen renseanlegg"]
            .iter()
            .flat_map(|plant| {
                [2023, 2024].iter().flat_map(move |year| {
                    [(first, 201.9), (second, 28.8)]
                        .map(|(name, value)| format!("{plant}|{year}|{name}|{value}|tonn"))
                })
            })
            .collect();
        let mut all = vec!["Anlegg|År|Komponent|Utslipp|Enhet"];
        all.extend(rows.iter().map(String::as_str));
        sketch("Utslipp.xlsx").sheet("Utslipp", &all).read()
    };
    let read = plants(["Nitrogen totalt", "Fosfor totalt"]);
    for cell in ["D2", "D3", "D13"] {
        assert!(!read.says(cell).is_empty(), "{cell}\n{}", read.told());
    }
    // Totals below what they add up stay totals.
    let read = sketch("Areal.xlsx")
        .sheet(
            "Areal",
            &[
                "Skog|2023|2024",
                "Lia skole|151|152",
                "Nes skole|191|192",
                "Skoler totalt|342|344",
                "Tunet sykehjem|62|63",
                "Solsida sykehjem|17|18",
                "Sykehjem totalt|79|81",
                "Totalt|421|425",
            ],
        )
        .read();
    for cell in ["B4", "C7", "B8"] {
        assert!(read.says(cell).is_empty(), "{cell}: {}", read.told());
    }
}

#[test]
fn answers_over_number_and_per_cent_are_of_the_question_above() {
    let read = sketch("Foreldre.xlsx")
        .sheet(
            "Rapport",
            &[
                "Utvalg|År|Prikket",
                "Lundfjord (Høst 2023) - 4. trinn|Høst 2023|",
                "Lundfjord (Høst 2023) - 7. trinn|Høst 2023|",
                " ",
                "Barnet mitt trives godt på skolen",
                "|Helt enig||Helt uenig||Snitt",
                "|Antall|Prosent|Antall|Prosent|",
                "Lundfjord (Høst 2023) - 4. trinn|2056|'55,6%|65|'1,8%|4.4",
                "Lundfjord (Høst 2023) - 7. trinn|2696|'68,2%|263|'6,6%|4.3",
            ],
        )
        .read();
    for (cell, part) in [
        ("B8", "Helt enig, antall, 4. trinn"),
        ("C8", "Helt enig, 4. trinn"),
        ("E9", "Helt uenig, 7. trinn"),
        ("F9", "Snitt, 7. trinn"),
    ] {
        let said = read.says(cell);
        let whole = format!("Lundfjord | Barnet mitt trives godt på skolen / {part} | 2023-H2 | ");
        assert!(said.starts_with(&whole), "{cell}: {said}\n{}", read.told());
    }
}

#[test]
fn a_sort_of_places_over_time_is_no_place() {
    let read = sketch("Sykefravær Lundfjord kommune.xlsx")
        .sheet("fylke over tid", &["Legemeldt sykefravær, prosent", "|2021|2022", "1. kv.|5.8|5.6"])
        .sheet("Ark2", &["Notat"])
        .read();
    let said = read.says("B3");
    assert!(!said.is_empty() && !said.contains("fylke"), "{}", read.told());
}

#[test]
fn a_share_below_all_the_places_is_of_the_whole() {
    let rows = |last: &'static str| {
        sketch("Fritidskort Lundfjord kommune.xlsx")
            .sheet(
                "Barn",
                &[
                    "Skole|2023|2024",
                    "Lia skole|343|350",
                    "Nes skole|552|544",
                    "Vik skole|758|722",
                    "Bø skole|210|221",
                    last,
                ],
            )
            .format("B6:C6", "0.0%")
            .read()
    };
    let read = rows("Andel med fritidskort|0.42|0.49");
    assert!(read.says("B6").contains("Andel med fritidskort | 2023"), "{}", read.told());
    assert!(!read.says("B6").contains("Andel med fritidskort | Barn"), "{}", read.told());
}

#[test]
fn a_target_is_no_part_of_a_mean_of_results() {
    let mean = |value: &'static str| {
        let first = format!("Løst ved første kontakt|%|75|73.3|74.1|71.3|{value}");
        let rows = [
            "Indikator|Måles i|Mål 2024|1. kv. 2024|2. kv. 2024|3. kv. 2024|Snitt",
            first.as_str(),
            "Saker åpnet igjen|%|4|4.2|4.3|4.7|4.4",
            "Avbrutte samtaler|%|5|3.6|3.7|3.8|3.7",
        ];
        sketch("Servicetorg.xlsx").sheet("KPI", &rows).formula("G2:G4").read()
    };
    let read = mean("72.9");
    assert!(read.asked("G2").is_empty(), "{}", read.told());
    let read = mean("79.9");
    assert!(!read.asked("G2").is_empty(), "{}", read.told());
}

#[test]
fn a_blank_among_places_is_the_whole_where_the_last_place_comes_again() {
    let years = |area: &'static str| {
        let head = format!("Year|{area}|SEX|Value");
        let mut rows = vec![head];
        for year in [2016, 2017] {
            rows.push(format!("{year}|||10.4"));
            rows.push(format!("{year}||M|9.7"));
            rows.push(format!("{year}|KZAKM||10.6"));
            rows.push(format!("{year}|KZAKT||9.7"));
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("indicator_3-2-1.xlsx").sheet("indicator_3-2-1", &rows).read()
    };
    let read = years("REF_AREA");
    read.expect(&[
        ("D4", "KZAKM | indicator_3-2-1 | 2016 | 10.6"),
        ("D8", "KZAKM | indicator_3-2-1 | 2017 | 10.6"),
    ]);
    for cell in ["D2", "D6", "D7"] {
        let said = read.says(cell);
        assert!(!said.is_empty() && !said.contains("KZ"), "{cell}: {}", read.told());
    }
    // Written once for its rows it says whose they all are.
    let read = sketch("Værested.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Måned|År|Besøk",
                "Værestedet|januar|2024|310",
                "|februar|2024|290",
                "Kafeen|januar|2024|120",
                "|februar|2024|140",
            ],
        )
        .read();
    assert!(read.says("D3").contains("Værestedet"), "{}", read.told());
    assert!(read.says("D5").contains("Kafeen"), "{}", read.told());
}

#[test]
fn lines_of_a_cash_flow_are_what_comes_in_and_goes_out() {
    let months = |titles: [&'static str; 2]| {
        sketch("2024.xlsx")
            .sheet(
                "Ark1",
                &[
                    titles[0],
                    titles[1],
                    "|January|February|March",
                    "Shop takings|13526|15090|14427",
                    "Wholesale|14223|11864|12580",
                    "Catering|4481|4805|3780",
                ],
            )
            .read()
    };
    let read = months(["Harbour Bakery Ltd", "Cash flow statement 2024"]);
    let said = read.says("B4");
    assert!(said.starts_with("Harbour Bakery Ltd | Shop takings | 2024-01"), "{said}");
    let read = months([" ", "Customers 2024"]);
    let said = read.says("B4");
    assert!(!said.is_empty() && !said.contains("| Shop takings |"), "{}", read.told());
}

#[test]
fn a_year_before_the_head_of_the_names_is_not_when_they_are_from() {
    let read = sketch("Verifiser.xlsx")
        .sheet(
            "Ark 1",
            &[
                "fylke|2023: Fylkesnavn|2023: Lengde bruer (m)|Lengde bruer V0",
                "11|Rogaland|4072.83|3987.33",
                "15|Møre og Romsdal|4404.02|5196.39",
                "18|Nordland|6183.48|6283.28",
            ],
        )
        .read();
    assert!(read.says("C2").starts_with("Rogaland | Lengde bruer"), "{}", read.told());
    assert!(read.says("C2").contains("| 2023 | 4072.83"), "{}", read.told());
    // Figures under a year are that year's.
    let read = sketch("Skoler.xlsx")
        .sheet("Ark1", &["Skole|2023: Elever|2024: Elever", "Lia skole|120|118", "Nes skole|90|93"])
        .read();
    assert!(
        read.says("B2").contains("2023") && read.says("C3").contains("2024"),
        "{}",
        read.told()
    );
}

#[test]
fn rows_called_the_same_are_told_apart_by_the_numbers_beside_them() {
    let stops = |numbers: [&'static str; 4]| {
        let names = ["Landmannstorget", "Ferjekaia", "Landmannstorget", "Franklintorget"];
        let counts = ["318270", "208682", "187931", "155253"];
        let rows: Vec<String> = (0..4)
            .map(|at| format!("{}|{} stasjon|{}", numbers[at], names[at], counts[at]))
            .collect();
        let mut all = vec!["Stop|Stasjon|Reisende 2022"];
        all.extend(rows.iter().map(String::as_str));
        sketch("Reiser.xlsx").sheet("Data", &all).read()
    };
    let read = stops(["8061951", "8051601", "8061952", "8051602"]);
    assert!(read.says("C2").contains("8061951"), "{}", read.told());
    assert!(read.says("C4").contains("8061952"), "{}", read.told());
    assert!(!read.says("C3").contains("8051601"), "{}", read.told());
    // People and cases keep their numbers to themselves.
    for head in ["Ansattnr", "Saksnr"] {
        let names = format!("{head}|Stilling|Årslønn 2022");
        let rows = [
            names.as_str(),
            "8061951|Sykepleier|518270",
            "8051601|Lærer|508682",
            "8061952|Sykepleier|587931",
            "8051602|Rektor|655253",
        ];
        let read = sketch("Lønn.xlsx").sheet("Data", &rows).read();
        assert!(!read.says("C2").is_empty(), "{}", read.told());
        assert!(!read.told().contains("80619"), "{}", read.told());
    }
    // Numbers that only count the rows say nothing of them.
    let read = stops(["101", "102", "103", "104"]);
    assert!(!read.says("C2").contains("101"), "{}", read.told());
    assert!(!read.asked("C2").is_empty(), "{}", read.told());
}

#[test]
fn what_stands_left_of_a_gap_groups_rows_that_are_summed_below_it() {
    let read = sketch("Holdings.xlsx")
        .sheet(
            "Size",
            &[
                "Crop||Size band|2016|2017",
                "Wheat||Under 15 hectares|93|73",
                "||15 hectares and over|82|69",
                "||Total|175|142",
                "Barley||Under 10 hectares|20|16",
                "||10 hectares and over|8|9",
                "||Total|28|25",
            ],
        )
        .read();
    assert!(read.says("D2").contains("Wheat, Under 15 hectares"), "{}", read.told());
    assert!(read.says("E6").contains("Barley, 10 hectares and over"), "{}", read.told());
}

#[test]
fn the_year_figures_are_reckoned_from_is_not_when_they_are_from() {
    let read = sketch("Indeks.xlsx")
        .sheet(
            "Indeks",
            &[
                "year_base|year|month|index|area_name",
                "2016|2017|12|-4.1|Grenland",
                "2016|2018|12|-4.5|Grenland",
                "2017|2018|12|-0.4|Grenland",
            ],
        )
        .read();
    for (cell, period) in [("D2", "2017-12"), ("D3", "2018-12"), ("D4", "2018-12")] {
        assert!(read.says(cell).contains(period), "{cell}: {}", read.told());
    }
    assert!(
        read.says("D3").contains("2016") && read.says("D4").contains("2017"),
        "{}",
        read.told()
    );
}

#[test]
fn what_is_missing_is_missing_in_the_measure_of_the_figures_beside_it() {
    let read = sketch("10-faktor 2019.xlsx")
        .sheet(
            "10-faktor",
            &[
                "Medarbeiderundersøkelsen 2019, snitt 1–5",
                "Enhet|Svarprosent|Mestringstro",
                "Haugen skole|0.55|3.7",
                "Lia skole|0.98|3.9",
                "Nes skole|-|-",
            ],
        )
        .format("B3:B5", "0 %")
        .read();
    let missing = |cell: &str| read.fact(cell).and_then(|fact| fact.measure.clone());
    assert_eq!(missing("B5").as_deref(), Some("%"), "{}", read.told());
    assert_eq!(missing("C5").as_deref(), Some("1–5"), "{}", read.told());
}

#[test]
fn of_two_forecasts_for_one_year_the_last_stands_and_the_first_says_when_it_was_made() {
    let report = |second: &'static str| {
        let first = [
            "Tertialrapport 1 – 2018, netto driftsutgifter",
            "Enhet|Budsjett 2018|Forbruk 1. tertial 2018|Prognose 2018",
            "Lia skole|182400|61899|182750",
            "Nes skole|74300|25803|76400",
        ];
        let head = format!("Enhet|Budsjett 2018|Forbruk {second} 2018|Prognose 2018");
        let last = [
            "Tertialrapport 2 – 2018, netto driftsutgifter",
            head.as_str(),
            "Lia skole|182400|121364|182000",
            "Nes skole|74300|48977|75200",
        ];
        sketch("Rapport.xlsx").sheet("A", &first).sheet("B", &last).read()
    };
    let read = report("2. tertial");
    assert!(read.says("A!D3").contains("etter 1. tertial 2018"), "{}", read.told());
    assert!(!read.says("B!D3").contains("etter"), "{}", read.told());
    // Made at the same time they contradict each other.
    let read = report("1. tertial");
    assert!(!read.says("A!D3").contains("etter"), "{}", read.told());
}

#[test]
fn compound_words_that_end_in_nr_number_what_they_stand_beside() {
    let read = sketch("Bygg.xlsx")
        .sheet(
            "Energi",
            &[
                "Energibruk i kommunale bygg, kWh",
                "Bygg|Bygningsnr|2017|2018",
                "Lia skole|176287403|633955|651869",
                "Nes skole|176259927|534189|481248",
            ],
        )
        .read();
    assert!(read.says("B3").is_empty(), "{}", read.told());
    assert!(read.says("C3").contains("| 2017 | 633955"), "{}", read.told());
}

#[test]
fn zones_over_figures_of_months_are_whose_they_are() {
    let months = |heads: [&'static str; 2]| {
        sketch("vedtakstimer.xlsx")
            .sheet(
                "Ark1",
                &[
                    heads[0],
                    heads[1],
                    "jan 2022|2214|2100|113|2941|2650|141|5155|254",
                    "feb 2022|2329|2100|107|2532|2650|136|4861|243",
                    "mar 2022|2130|2100|111|2545|2650|133|4675|244",
                ],
            )
            .merge("B1:D1")
            .merge("E1:G1")
            .merge("H1:I1")
            .read()
    };
    let below = "|Vedtakstimer|Budsjett timer|Brukere|Vedtakstimer|Budsjett timer|Brukere|Vedtakstimer|Brukere";
    let read = months(["Måned|Sone Nord|||Sone Sør|||Sum alle soner|", below]);
    read.expect(&[
        ("B3", "Sone Nord | Vedtakstimer | 2022-01 | 2214"),
        ("C3", "Sone Nord | Vedtakstimer | 2022-01 | 2100 | Budget"),
        ("G5", "Sone Sør | Brukere | 2022-03 | 133"),
        ("H3", ""),
    ]);
    assert!(read.asked("H3").is_empty(), "{}", read.told());
    // Sorts of units are none.
    let read = months(["Måned|Skole|||Barnehage|||Sum alle|", below]);
    assert!(!read.says("B3").contains("Skole | Vedtakstimer"), "{}", read.told());
}

#[test]
fn what_every_column_counts_is_not_what_the_title_says() {
    let counters = |head: &'static str| {
        let names = format!("Tellepunkt|{head}|{head}|{head}");
        let rows = [
            "Rolvsøy–Gressvik",
            "År|2019|2020|2021",
            names.as_str(),
            "Rolvsøyveien|241806|185863|242582",
            "Kråkerøybrua|210968|190820|232137",
        ];
        sketch("Sykkeltellere.xlsx").sheet("Export", &rows).read()
    };
    let read = counters("Antall syklende");
    assert!(read.says("B4").contains("Rolvsøyveien | Antall syklende | 2019"), "{}", read.told());
    // Answers in words under the years are no names of them.
    let read = counters("Ja");
    assert!(!read.says("B4").contains("| Ja |"), "{}", read.told());
}

#[test]
fn a_sheet_called_a_forecast_holds_forecasts_of_its_year() {
    let year = |sheet: &'static str| {
        sketch("Klubb.xlsx")
            .sheet(sheet, &["Enhet|Q1 2024|Q2 2024", "Lia skole|2003|2157", "Nes skole|1804|1763"])
            .read()
    };
    assert!(year("Forecast 2024").says("B2").ends_with("Forecast"));
    for other in ["Forecast 2023", "2024"] {
        let said = year(other).says("B2");
        assert!(said.contains("2003") && !said.ends_with("Forecast"), "{other}: {said}");
    }
}

#[test]
fn a_per_cent_sign_under_unit_is_a_measure() {
    let read = sketch("Tracking.xlsx")
        .sheet(
            "ITT",
            &[
                "#|Indicator|Unit|2021|2022",
                "1.1|Children with minimum acceptable diet|%|12.7|18.3",
                "1.2|Mothers attending demonstrations|number|1271|2310",
                "1.3|Average months of food|months|8.7|7",
            ],
        )
        .read();
    let said = read.says("D2");
    assert!(said.contains("Children with minimum acceptable diet | 2021 | 12.7 %"), "{said}");
}

#[test]
fn what_one_table_calls_themes_are_themes_in_the_next() {
    let read = sketch("Undersøking.xlsx")
        .sheet(
            "Resultat",
            &[
                "Innbyggarundersøkinga i Breivik kommune",
                "Tema|2021|2023",
                "Å bu i kommunen|5|4.9",
                "Skulane|4.3|4.4",
                "Legetenesta|4.5|4.5",
                "Biblioteket|5|5.2",
                " ",
                " ",
                "2023 fordelt på bygder",
                "|Breivik sentrum|Nordgrenda|Sørbygda",
                "Å bu i kommunen|5.4|4.9|4.7",
                "Skulane|4.9|4.3|4.1",
                "Legetenesta|4.3|5|4.9",
                "Biblioteket|5.4|4.9|5.4",
            ],
        )
        .read();
    for cell in ["B11", "C12", "D14"] {
        let said = read.says(cell);
        // Whose they are may be asked; the themes are not those who answered.
        assert!(!said.is_empty() && !said.starts_with("Skulane"), "{cell}: {}", read.told());
        assert!(!said.contains("Å bu i kommunen | Breivik sentrum"), "{cell}: {said}");
    }
}

#[test]
fn a_mean_smaller_than_all_it_stands_beside_is_a_figure_of_its_own() {
    let beside = |first: &'static str| {
        let rows = ["Skole|Helt enig (%)|Litt enig (%)|Snitt", first, "Nes skole|68.2|17.9|43.05"];
        sketch("Trivsel 2023.xlsx").sheet("Trivsel", &rows).read()
    };
    let read = sketch("Trivsel 2023.xlsx")
        .sheet(
            "Trivsel",
            &[
                "Skole|Helt enig (%)|Litt enig (%)|Snitt",
                "Lia skole|55.6|32|4.4",
                "Nes skole|68.2|17.9|4.3",
            ],
        )
        .read();
    assert!(read.says("D2").contains("4.4"), "{}", read.told());
    // The mean of what stands beside it is taken in once.
    let read = beside("Lia skole|55.6|32|43.8");
    assert!(read.says("D2").is_empty(), "{}", read.told());
}

#[test]
fn a_loose_period_is_asked_about_in_the_words_of_the_title() {
    let read = sketch("Prøver.xlsx")
        .sheet(
            "Ark1",
            &[
                "Leseprøver 5. trinn, høsten 2021",
                "Skole|Lesing|Regning",
                "Lia skole|49|51",
                "Nes skole|50|48",
            ],
        )
        .read();
    assert!(read.told().contains("asked: «høsten 2021» kan bety"), "{}", read.told());
}
