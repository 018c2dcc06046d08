//! Tables of accounts and budgets: what stands beside them is worked out from them, and heads say which
//! figure of what time it is.

use crate::situations::sketch;

#[test]
fn monthly_accounts_of_services() {
    let read = sketch("Økonomi.xlsx")
        .sheet(
            "Prognose",
            &[
                "Økonomirapport per oktober 2025 – Tekniske tjenester",
                "Hele 1 000 kr",
                "",
                "Tjeneste|Regnskap per oktober|Årsbudsjett|Prognose årsslutt|Avvik prognose",
                "Byggdrift|3161|4242|4540|-298",
                "Renhold|11122|15285|16933|-1648",
                "Kommunale veger|7751|9403|8723|680",
            ],
        )
        .read();
    read.expect_all(&[
        ("B5", "Byggdrift | Regnskap | 2025-10 | 3161 1 000 kr"),
        ("C5", "Byggdrift | Regnskap | 2025 | 4242 1 000 kr | Budget"),
        ("D5", "Byggdrift | Regnskap | 2025 | 4540 1 000 kr | Forecast"),
        ("B6", "Renhold | Regnskap | 2025-10 | 11122 1 000 kr"),
        ("C6", "Renhold | Regnskap | 2025 | 15285 1 000 kr | Budget"),
        ("D6", "Renhold | Regnskap | 2025 | 16933 1 000 kr | Forecast"),
        ("B7", "Kommunale veger | Regnskap | 2025-10 | 7751 1 000 kr"),
        ("C7", "Kommunale veger | Regnskap | 2025 | 9403 1 000 kr | Budget"),
        ("D7", "Kommunale veger | Regnskap | 2025 | 8723 1 000 kr | Forecast"),
    ]);
}

#[test]
fn names_right_of_the_codes_of_who_is_responsible() {
    let read = sketch("Budsjettkontroll per august 2025.xlsx")
        .sheet(
            "Rapport",
            &[
                "Budsjettkontroll",
                "Helse og mestring",
                "Beløp i hele tusen kroner",
                "",
                "Ansvar|Navn|Regnskap hittil i år|Periodisert budsjett|Avvik|Forbruk i %|Årsbudsjett 2025",
                "3100|Fellesutgifter HM|26840|26812|-28|65.9|40694",
                "3110|Tunet bofellesskap|29621|30330|709|66.0|44847",
                "3120|Fjorden|17879|17480|-399|68.3|26189",
            ],
        )
        .read();
    read.expect(&[
        ("C6", "Fellesutgifter HM | Regnskap | 2025-08 | 26840 1 000 kr"),
        ("D8", "Fjorden | Regnskap | 2025-08 | 17480 1 000 kr | Budget"),
        ("G7", "Tunet bofellesskap | Regnskap | 2025 | 44847 1 000 kr | Budget"),
    ]);
    assert!(read.fact("E6").is_none() && read.fact("F6").is_none(), "{}", read.told());
}

#[test]
fn a_share_of_the_budget_is_no_figure_of_its_own() {
    let read = sketch("Regnskapsrapport kultur.xlsx")
        .sheet(
            "Ark1",
            &[
                "Rapport: Regnskap mot budsjett, 1. tertial 2025",
                "",
                "Virksomhet|Regnskap|Budsjett|Avvik|Prosent",
                "Kino og kulturhus|816763|850803|34040|96.0",
                "Frivilligsentralen|1019942|1119047|99105|91.1",
            ],
        )
        .read();
    read.expect_all(&[
        ("B4", "Kino og kulturhus | Regnskap | 2025-T1 | 816763"),
        ("C4", "Kino og kulturhus | Regnskap | 2025-T1 | 850803 | Budget"),
        ("B5", "Frivilligsentralen | Regnskap | 2025-T1 | 1019942"),
        ("C5", "Frivilligsentralen | Regnskap | 2025-T1 | 1119047 | Budget"),
    ]);
    // Beside other things a share is one.
    let read = sketch("Svar.xlsx")
        .sheet(
            "Ark1",
            &["2024", "Avdeling|Utsendt|Besvart|Svarprosent", "Øst|40|20|50", "Vest|50|30|60"],
        )
        .read();
    read.expect(&[("D3", "Øst | Svarprosent | 2024 | 50 %")]);
}

#[test]
fn lines_of_accounts_are_what_the_unit_spends() {
    let read = sketch("Årsregnskap 2024.xlsx")
        .sheet(
            "Resultat",
            &[
                "Ytre Krematorium IKS – driftsregnskap (tall i 1000 kr)",
                "",
                "|Note|Regnskap 2024|Budsjett 2024",
                "Driftsinntekter",
                "Salgsinntekter|1|1319|1489",
                "Tilskudd fra eierne|2|3638|3372",
                "Driftsutgifter",
                "Lønn og sosiale utgifter|3|1515|1411",
            ],
        )
        .read();
    read.expect(&[
        ("C5", "Ytre Krematorium IKS | Salgsinntekter | 2024 | 1319 1 000 kr"),
        ("D6", "Ytre Krematorium IKS | Tilskudd fra eierne | 2024 | 3372 1 000 kr | Budget"),
        ("C8", "Ytre Krematorium IKS | Lønn og sosiale utgifter | 2024 | 1515 1 000 kr"),
    ]);
    assert!(read.fact("B5").is_none(), "{}", read.told());
}

#[test]
fn a_ledger_tells_its_months_by_number_and_its_names_beside_their_codes() {
    let read = sketch("Hovedbok uttrekk.xlsx")
        .sheet(
            "Data",
            &[
                "Ansvar|Ansvar(T)|Art|Art(T)|Periode|Regnskap|Rev. budsjett",
                "2110|Lia barneskole|1010|Fastlønn|202401|276892.39|277000",
                "2110|Lia barneskole|1010|Fastlønn|202402|66332.35|66000",
                "2110|Lia barneskole|1020|Vikarlønn|202401|296768.89|297000",
                "2120|Åsen skole|1010|Fastlønn|202401|186892.39|187000",
            ],
        )
        .read();
    let fact = |cell: &str| read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
    let first = fact("F3");
    assert_eq!(first.period.map(|period| period.code()), Some("2024-02".to_owned()));
    assert_eq!(first.unit.as_deref(), Some("Lia barneskole"));
    assert!(first.certain, "{}", read.told());
    let named = [first.indicator.as_deref(), first.dimension.as_deref()];
    assert!(named.contains(&Some("Fastlønn")), "{}", read.told());
    assert!(read.fact("C2").is_none() && read.fact("E2").is_none(), "{}", read.told());
}

#[test]
fn a_change_from_year_to_year_is_worked_out() {
    let rows = [
        "Legevakta, antall konsultasjoner",
        "",
        "Måned|2022|2023|Snitt|Endr. 22–23",
        "Januar|475|585|530|0.23",
        "Februar|558|577|567.5|0.03",
        "Mars|428|583|505.5|0.36",
    ];
    let read = sketch("Konsultasjoner.xlsx").sheet("Kons", &rows).read();
    let fact = read.fact("C5").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period.map(|period| period.code()), Some("2023-02".to_owned()));
    assert_eq!(fact.unit.as_deref(), Some("Legevakta"), "{}", read.told());
    assert!(read.fact("E5").is_none(), "{}", read.told());
}
