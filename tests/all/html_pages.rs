//! Pages saved as workbooks: what stands around their tables.

use styringstavle::domain::Missing;
use styringstavle::import::layout::understand;
use styringstavle::import::read::read_bytes;

use crate::situations::Read;

const TABLE: &str = "<tr><th>Kommune</th><th>2021</th><th>2022</th></tr>\
    <tr><td>Moss</td><td>1&nbsp;234</td><td>1 100</td></tr>\
    <tr><td>Råde</td><td>220</td><td>-</td></tr></table>";

fn page(name: &str, body: &str) -> Read {
    let page = format!(
        "<html><head><meta charset=\"utf-8\"><title>Statistikkportalen</title></head><body>{body}</body></html>"
    );
    Read(understand(read_bytes(name.to_owned(), page.as_bytes())))
}

#[test]
fn titles_legends_and_sources_around_a_table_are_rows_of_it() {
    for title in [
        "<h2>Utslipp (tonn)</h2><table>",
        "<p>Utslipp (tonn)</p><table>",
        "<table><caption>Utslipp\n(tonn)</caption>",
    ] {
        let body = format!(
            "<!-- <p>Lagret > i går</p> -->{title}{TABLE}<p>- betyr skjermet</p><p>Kilde: Miljødirektoratet</p>"
        );
        let read = page("uttrekk.xls", &body);
        assert!(read.says("B3").contains("Moss | Utslipp | 2021 | 1234"), "{}", read.told());
        let fact = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
        assert_eq!(fact.missing, Some(Missing::Suppressed), "{}", read.told());
        assert_eq!(fact.measure.as_deref(), Some("tonn"));
        assert!(
            fact.source.as_deref().is_some_and(|source| source.contains("Miljødirektoratet")),
            "{}",
            read.told()
        );
        assert_eq!(read.0.sheets[0].grid.cells.len(), 12);
    }
}

#[test]
fn what_stands_between_two_tables_is_the_ends_of_one_and_the_title_of_the_next() {
    let body = format!(
        "<h3>Utslipp (tonn)</h3><table>{TABLE}<p>Kilde: Miljødirektoratet</p><h3>Avfall (tonn)</h3><table>{TABLE}"
    );
    let read = page("uttrekk.xls", &body);
    assert_eq!(read.0.sheets.len(), 2);
    assert!(read.says("Tabell 1!B3").contains("Utslipp"), "{}", read.told());
    assert!(read.says("Tabell 2!B3").contains("Avfall"), "{}", read.told());
    assert_eq!(read.0.sheets[0].grid.cells.len(), 11);
}

#[test]
fn a_table_that_holds_nothing_takes_no_title() {
    let body =
        format!("<!--><h3>Utslipp (tonn)</h3><table><tr><td></td></tr></table><table>{TABLE}");
    let read = page("uttrekk.xls", &body);
    assert_eq!(read.0.sheets.len(), 1, "{}", read.told());
    assert!(read.says("B3").contains("Moss | Utslipp | 2021 | 1234"), "{}", read.told());
}
