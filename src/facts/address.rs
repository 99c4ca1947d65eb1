//! Postal addresses behind a name.

use super::place::countries;
use crate::policy::document::Document;
use crate::text::lower;
use regex_lite::Regex;
use std::sync::LazyLock;

/// Words that no address goes on with.
const ENDS_ADDRESS: [&str; 15] =
    ["capital", "is", "are", "en", "et", "and", "und", "est", "sont", "ist", "sind", "zijn", "registered", "ingeschreven", "immatriculée"];

/// A street and its number in either order; a sum of capital or a register number is none.
static STREET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(?:(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|route|cours|square)[ \u{a0}](?:d[eu]s?[ \u{a0}])?(?:l[ae]s?[ \u{a0}]|l['’])?)?[A-ZÀ-Þ][^\s,;:()]*[ \u{a0}\n](?:[^\s,;:()]+[ \u{a0}\n]){0,4}?\d{1,4}[a-zA-Z]?(?:[\s,;.)]|$)|\d{1,4}(?: ?bis| ?ter)?,?[ \u{a0}\n](?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|route|cours|square|[A-ZÀ-Þ])[^\s,;:()]*)").ok()
});

/// The lines of an address below a name that ends its line, up to the last of them.
fn below(doc: &Document, sentence: usize, end: usize) -> usize {
    let mut last = sentence;
    if doc.text[end..doc.sentences[sentence].end].trim_matches(['.', ',', ' ']).is_empty() {
        for (i, s) in doc.sentences.iter().enumerate().skip(sentence + 1).take(LINES) {
            let words = doc.words(s);
            let plain =
                !s.heading && s.line == doc.sentences[last].line + 1 && words.len() <= LINE && !words.contains(['@', ':', '?', '!']);
            if !plain || words.ends_with('.') {
                break;
            }
            last = i;
        }
    }
    // What follows the street and the town without a figure is another line, unless it is the country.
    let belongs = |i: usize| {
        let s = &doc.sentences[i];
        doc.words(s).contains(|c: char| c.is_ascii_digit()) || !countries(doc, s.from, s.to).is_empty()
    };
    while last > sentence && !belongs(last) {
        last -= 1;
    }
    last
}

/// Lines of an address below a name, and bytes of such a line, at most.
const LINES: usize = 4;
const LINE: usize = 60;

/// Words beside the number of a register.
const REGISTERS: [&str; 16] =
    ["numéro", "nummer", "nr", "number", "no", "rcs", "siren", "siret", "hrb", "hra", "kvk", "kbo", "bce", "capital", "company", "tva"];

/// Whether a word begins with that of a register: "KvK-nummer".
fn register(word: &str) -> bool {
    REGISTERS.contains(&lower(word).split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""))
}

/// Labels of what stands below an address.
const LABELS: [&str; 14] =
    ["tel", "tél", "téléphone", "telefon", "telefoon", "telephone", "phone", "fax", "fon", "e-mail", "email", "mail", "web", "website"];

/// Whether a text begins with a postcode of four or five figures and a capital: "1000 Bruxelles".
fn postcode(text: &str) -> bool {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    (4..=5).contains(&figures) && text[figures..].trim_start().starts_with(char::is_uppercase)
}

/// The address behind a name: from the street on as long as its parts look like an address, with the country named in it.
pub fn address(doc: &Document, sentence: usize, end: usize) -> (Option<String>, Option<String>) {
    let s = &doc.sentences[sentence];
    let last = below(doc, sentence, end);
    let rest = &doc.text[end..doc.sentences[last].end];
    let from = doc.tokens_of(s, end, s.end).0;
    let country = countries(doc, from, doc.sentences[last].to).first().map(|c| c.to_string());
    // A number of a register is no house, and a house number is whole.
    let fits = |m: &regex_lite::Match| {
        let words = lower(m.as_str());
        let inside = rest[..m.start()].ends_with(|c: char| c.is_ascii_digit());
        let goes_on = rest[m.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit()) && m.as_str().ends_with(' ');
        !inside
            && !REGISTERS.iter().any(|r| words.split(|c: char| !c.is_alphanumeric()).any(|w| w == *r))
            && (!goes_on || postcode(&rest[m.end()..]))
    };
    let address = STREET.as_ref().and_then(|n| n.find_iter(rest).find(fits)).map(|m| {
        let tail = &rest[m.start()..];
        let stop = tail.find(['(', ')', ';', '"', '“', '„', '«', '@']).unwrap_or(tail.len());
        let proper = |part: &&str| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, 'r' | 'a'));
        let joined = tail[..stop].split(", ").take_while(proper).collect::<Vec<_>>().join(", ");
        let words: Vec<&str> = joined.split_whitespace().collect();
        let end = words
            .iter()
            .position(|w| {
                ENDS_ADDRESS.contains(w) || LABELS.contains(&lower(w).trim_end_matches([':', '.', ','])) || w.contains(':') || register(w)
            })
            .unwrap_or(words.len());
        words[..end].join(" ").trim_end_matches(" au").trim_end_matches([',', '.', ' ']).chars().take(120).collect::<String>()
    });
    (address.filter(|a| a.len() > 6), country)
}
