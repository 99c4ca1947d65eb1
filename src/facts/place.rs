//! Countries by name.

use crate::language::lookup;
use crate::policy::document::Document;
use crate::text::fold::fold;

/// The states of the European Economic Area (EU 27, Iceland, Liechtenstein, Norway).
pub const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT",
    "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The code of what has a country's name in it and is none: the "UK Extension" of a framework.
const NOWHERE: &str = "-";

/// Most words of a country's name.
const LONGEST: usize = 4;

/// ISO 3166-1 alpha-2 codes of the countries named in tokens `from..to`, in order, each once. Short forms in capitals
/// (US, UK, VS) count only as written in capitals.
pub fn countries(doc: &Document, from: usize, to: usize) -> Vec<&'static str> {
    let mut out = Vec::new();
    let mut i = from;
    while i < to {
        if !begins(doc, i) {
            i += 1;
            continue;
        }
        let name = (1..=LONGEST.min(to - i)).rev().find_map(|n| {
            let words = doc.span(i, i + n);
            let short = words.chars().filter(|c| c.is_alphabetic()).count() <= 3;
            let folded: String = fold(words).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
            let code = lookup(doc.language.countries, &folded)?;
            (!short || words.chars().all(|c| !c.is_lowercase())).then_some((n, code))
        });
        match name {
            Some((n, code)) => {
                if code != NOWHERE && !out.contains(&code) {
                    out.push(code);
                }
                i += n;
            }
            None => i += 1,
        }
    }
    out
}

/// Whether the name of a country begins with the word of a token: most tokens need not be asked further.
fn begins(doc: &Document, token: usize) -> bool {
    let word = fold(doc.span(token, token + 1));
    let word = word.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    let names = doc.language.countries;
    let at = names.partition_point(|(name, _)| *name < word);
    names.get(at).is_some_and(|(name, _)| name.starts_with(word))
}
