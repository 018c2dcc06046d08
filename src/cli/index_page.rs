//! A page that shows the figures of a folder, with what each says in words.

use std::fmt::Write as _;

use crate::text::{Language, current};
use crate::tr;

/// A figure's file.
pub(super) struct Entry {
    /// Of letters, digits and hyphens only.
    pub file: String,
    /// Whether a browser shows it in the page.
    pub is_picture: bool,
    pub title: String,
    pub subtitle: String,
    pub description: String,
}

/// The page, nothing of it fetched from elsewhere.
pub(super) fn page(municipality: &str, entries: &[Entry]) -> String {
    let language = match current() {
        Language::Bokmaal => "nb",
        Language::English => "en",
    };
    let heading = escaped(&format!("{}: {municipality}", tr!("charts-index-title")));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{heading}</title>\n\
         <style>body{{font-family:Inter,'Segoe UI',Arial,sans-serif;color:#17242F;\
         margin:2em auto;max-width:60em;padding:0 1em}}h2{{font-size:1.1em;margin-bottom:0}}\
         p{{color:#55636F;margin:.3em 0}}img{{max-width:100%;border:1px solid #DDE3E8}}\
         a{{color:#155E75}}</style>\n</head>\n<body>\n<h1>{heading}</h1>\n"
    );
    for entry in entries {
        let (file, title) = (escaped(&entry.file), escaped(&entry.title));
        let _ = write!(
            out,
            "<section>\n<h2><a href=\"{file}\">{title}</a></h2>\n<p>{}</p>\n",
            escaped(&entry.subtitle)
        );
        if entry.is_picture {
            let words = escaped(&entry.description);
            let _ = writeln!(out, "<img src=\"{file}\" loading=\"lazy\" alt=\"{words}\">");
        } else {
            let _ = writeln!(out, "<p>{}</p>", escaped(&entry.description));
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_become_markup() {
        let entry = Entry {
            file: "a.svg".to_owned(),
            is_picture: true,
            title: "<script>alert(1)</script>".to_owned(),
            subtitle: "a & b".to_owned(),
            description: "\" onerror=\"x".to_owned(),
        };
        let page = page("</title><b>", &[entry]);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(page.contains("alt=\"&quot; onerror=&quot;x\""), "{page}");
        assert!(page.contains("<html lang=\"nb\">"));
    }
}
