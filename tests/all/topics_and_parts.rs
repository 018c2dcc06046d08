//! What a title names, where the heads, the lines below it and the rows only say how it is counted, for whom, or of which
//! part: as analysts lay out what they take from banks of statistics.

use crate::situations::{certain, of, said, sketch};

#[track_caller]
fn measured(read: &crate::situations::Read, cell: &str) -> Option<String> {
    read.fact(cell).and_then(|fact| fact.measure.as_ref().map(ToString::to_string))
}

#[test]
fn heads_that_only_count_are_of_what_the_title_names() {
    for head in [
        "Andel av befolkningen",
        "Prosent av arbeidsstyrken",
        "Per 1000 innbyggere",
        "Antall personer",
        "Kroner per innbygger",
        "MEIS",
    ] {
        let heads = format!("Kommune|{head}");
        let read = sketch("Data 2023.xlsx")
            .sheet("Ark1", &["Sosialhjelp", "", &heads, "Drammen|3.4|", "Kongsberg|3.1|"])
            .read();
        let (unit, name, _) = of(&read, "B4");
        assert_eq!(unit, "Drammen");
        assert!(name.starts_with("Sosialhjelp"), "{head}: {}", read.told());
    }
    // The years down say nothing of what is counted either.
    let read = sketch("data.xlsx")
        .sheet(
            "Ark1",
            &["Fritidsboliger i Buskerud", "År|Antall|Endring", "2021|46100|", "2022|46900|800"],
        )
        .read();
    assert_eq!(of(&read, "B4"), said("Buskerud", "Fritidsboliger – Antall", "2022"));
}

#[test]
fn a_line_below_the_title_says_how_and_for_whom() {
    let years = ["Kommune|2021|2022|2023", "Drammen|63.1|62.8|61.9", "Kongsberg|42.9|42.5|41.6"];
    for (line, name, measure) in [
        ("Per 1000 innbyggere", "Anmeldte lovbrudd", Some("per 1000 innbyggere")),
        ("Andel av befolkningen", "Anmeldte lovbrudd", Some("%")),
        ("15-24 år", "Anmeldte lovbrudd – 15-24 år", None),
        ("Menn", "Anmeldte lovbrudd – Menn", None),
        ("Kjønn: Menn", "Anmeldte lovbrudd – Menn", None),
        ("1000 kr", "Anmeldte lovbrudd", Some("1 000 kr")),
        ("(1000 kr)", "Anmeldte lovbrudd", Some("1 000 kr")),
    ] {
        let read = sketch("Lovbrudd.xlsx")
            .sheet("Ark1", &[&["Anmeldte lovbrudd", line], &years[..]].concat())
            .read();
        assert_eq!(of(&read, "C4"), said("Drammen", name, "2022"), "{line}: {}", read.told());
        assert_eq!(measured(&read, "C4").as_deref(), measure, "{line}");
        assert!(certain(&read, "C4"), "{line}: {}", read.told());
    }
}

#[test]
fn titles_over_blocks_say_which_part_each_is() {
    let read = sketch("Sysselsetting.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel sysselsatte, prosent",
                "",
                "Menn",
                "Kommune|2022|2023",
                "Drammen|80.1|80.9",
                "Kongsberg|82.0|83.0",
                "",
                "Kvinner",
                "Kommune|2022|2023",
                "Drammen|76.1|76.9",
                "Kongsberg|79.0|80.0",
            ],
        )
        .read();
    assert_eq!(of(&read, "B5"), said("Drammen", "Andel sysselsatte – Menn", "2022"));
    assert_eq!(of(&read, "C11"), said("Kongsberg", "Andel sysselsatte – Kvinner", "2023"));
    assert!(certain(&read, "B5") && certain(&read, "C11"), "{}", read.told());
}

#[test]
fn what_a_title_divides_by_makes_parts_and_their_sum_the_whole() {
    let read = sketch("Sektor.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sysselsatte etter sektor, 2023",
                "Kommune|Statlig|Kommunal|Privat|Sum",
                "Drammen|4100|5900|31900|41900",
                "Kongsberg|600|1900|13100|15600",
            ],
        )
        .sheet(
            "Svar",
            &[
                "Mobbing på skolen 2023. Prosent",
                "Skole|Ikke i det hele tatt|En sjelden gang|2-3 ganger i måneden|Flere ganger i uken",
                "Kroken skole|84|10|4|2",
                "Stridsklev skole|88|8|3|1",
            ],
        )
        .sheet(
            "Utslipp",
            &[
                "Klimagassutslipp i Drammen kommune (tonn CO2-ekvivalenter)",
                "Sektor|2020|2021|2022",
                "Veitrafikk|81000|80100|78000",
                "Jordbruk|9100|9000|8900",
                "Oppvarming|5200|5100|4900",
                "Sum|95300|94200|91800",
            ],
        )
        .read();
    let sector = |part: &str| said("Drammen", &format!("Sysselsatte{part}"), "2023");
    assert_eq!(of(&read, "Ark1!D3"), sector(" – Privat"));
    assert_eq!(of(&read, "Ark1!E3"), sector(""), "{}", read.told());
    assert!(read.fact("Ark1!E3").is_some_and(|fact| fact.total), "it is known to be a sum");
    let answer = said("Kroken skole", "Mobbing på skolen – En sjelden gang", "2023");
    assert_eq!(of(&read, "Svar!C3"), answer);
    let all = said("Drammen kommune", "Klimagassutslipp", "2021");
    assert_eq!(of(&read, "Utslipp!C6"), all, "{}", read.told());
}

#[test]
fn a_hundred_per_cent_is_no_figure_of_the_whole() {
    let read = sketch("Andel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Reiser i Drammen kommune etter transportmiddel, prosent",
                "|2021|2022",
                "Bil|60|58",
                "Buss|25|27",
                "Sykkel|15|15",
                "Sum|100|100",
            ],
        )
        .read();
    assert!(read.fact("B6").is_none(), "{}", read.told());
}

#[test]
fn wholes_of_places_outside_the_table_are_kept() {
    let read = sketch("Levekår.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel unge uføre, prosent",
                "Kommune|2022|2023",
                "Drammen|4.1|4.2",
                "Kongsberg|3.1|3.2",
                "Ringerike|5.2|5.3",
                "Buskerud totalt|4.0|4.1",
                "Norge i alt|2.8|2.9",
            ],
        )
        .sheet(
            "Sum",
            &[
                "Antall unge uføre",
                "Kommune|2022|2023",
                "Drammen|41|42",
                "Kongsberg|31|32",
                "Ringerike|52|53",
                "Sum Buskerud|124|127",
            ],
        )
        .read();
    assert_eq!(of(&read, "Ark1!B6"), said("Buskerud", "Andel unge uføre", "2022"));
    assert_eq!(of(&read, "Ark1!C7"), said("Norge", "Andel unge uføre", "2023"));
    assert!(read.fact("Sum!B6").is_none(), "a sum of the rows: {}", read.told());
}

#[test]
fn sections_over_the_same_places_are_parts() {
    let read = sketch("Frafall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel elever som slutter, prosent",
                "Fylke|2021|2022|2023",
                "Studieforberedende",
                "Agder|1.1|1.2|1.3",
                "Rogaland|0.9|1.0|1.1",
                "Yrkesfag",
                "Agder|4.1|4.3|4.4",
                "Rogaland|3.6|3.9|3.8",
            ],
        )
        .read();
    let name = "Andel elever som slutter – Yrkesfag";
    assert_eq!(of(&read, "B7"), said("Agder", name, "2021"), "{}", read.told());
    assert!(read.fact("B7").is_some_and(|fact| fact.area.is_none()));
}

#[test]
fn a_count_beside_shares_is_in_no_per_cent() {
    let read = sketch("Uføre.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel uføretrygdede 2023, prosent",
                "Kommune|Menn|Kvinner|Antall uføre",
                "Drammen|9.0|12.4|4300",
                "Kongsberg|8.1|11.5|2600",
            ],
        )
        .read();
    assert_eq!(of(&read, "D3"), said("Drammen", "Antall uføre", "2023"), "{}", read.told());
    assert_eq!(measured(&read, "D3").as_deref(), Some("antall"));
    assert_eq!(measured(&read, "B3").as_deref(), Some("%"));
}

#[test]
fn thousands_of_kroner_said_in_a_corner_or_a_note() {
    for rows in [
        &[
            "Driftsutgifter per skole",
            "1000 kr|2022|2023",
            "Lia skole|5200|6100",
            "Borg skole|8200|7100",
        ][..],
        &[
            "Driftsutgifter per skole",
            "(1000 kr)|2022|2023",
            "Lia skole|5200|6100",
            "Borg skole|8200|7100",
        ],
        &[
            "Driftsutgifter per skole",
            "Skole|2022|2023",
            "Lia skole|5200|6100",
            "Borg skole|8200|7100",
            "",
            "Kilde: Visma. Tall i 1000 kr.",
        ],
    ] {
        let read = sketch("Utgifter.xlsx").sheet("Ark1", rows).read();
        assert_eq!(of(&read, "B3"), said("Lia skole", "Driftsutgifter", "2022"), "{}", read.told());
        assert_eq!(measured(&read, "B3").as_deref(), Some("1 000 kr"), "{}", read.told());
    }
}

#[test]
fn a_hundred_per_cent_beside_answers_is_no_figure() {
    let read = sketch("Elevundersøkelsen.xlsx")
        .sheet(
            "Ark1",
            &[
                "Mobbing 2024",
                "Skole|Aldri|Sjelden|Ofte|Totalt",
                "Lia skole|80|15|5|100",
                "Nes skole|82|12|6|100",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some() && read.fact("E3").is_none(), "{}", read.told());
}
