//! `controller` and `complaint`: companies and authorities by name.

use super::place::countries;
use super::{evidence, Answer, Found, Quotes};
use crate::policy::document::Document;
use crate::policy::hit::Hit;
use crate::report::{Named, Status, Value};
use crate::text::one_line;
use crate::text::token::Kind;
use regex_lite::Regex;
use std::sync::LazyLock;

/// Legal forms behind a name, longest first where one begins another. Sources: the national company registers' own abbreviations.
const FORMS: &str = r"N\.?V\.? ?/ ?S\.?A\.?|S\.?A\.? ?/ ?N\.?V\.?|(?:société|Société|SOCIÉTÉ) (?:par actions simplifiée(?: unipersonnelle)?|Par Actions Simplifiée|par Actions Simplifiée|anonyme|Anonyme|à responsabilité limitée|à Responsabilité Limitée)|Gesellschaft mit beschränkter Haftung|B\.?V\.?B\.?A\.?|B\.? ?V\.?|N\.? ?V\.?|V\.?O\.?F\.?|V\.?Z\.?W\.?|C\.?V\.?B\.?A\.?|S\.?R\.?L\.?|S\.?P\.?R\.?L\.?|A\.?S\.?B\.?L\.?|S\. ?à r\.l\.|S\.?à\.?r\.?l\.?|S\.?A\.?R\.?L\.?|S\.?A\.?S\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?C\.?A\.?|S\.?A\.?|GmbH(?: & Co\.? KG)?|gGmbH|mbH|UG(?: \(haftungsbeschränkt\))?|AG|KGaA|KG|OHG|GbR|eG|e\. ?V\.|e\. ?K\.|SE|Private Limited|Pte\.? Ltd\.?|Pty\.? Ltd\.?|Limited|Ltd\.?|L\.?L\.?C\.?|LLP|PLC|plc|Incorporated|Inc\.?|Corporation|Corp\.?|S\.?L\.?[UPL]?\.?|S\.?n\.?c\.?|S\.?a\.?s\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|Lda\.?|ApS|A/S|AB|Oy|AS|Stichting|Coöperatie";

/// A company name: capitalised words and small joining words, then a legal form.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let word = r"[\p{Lu}0-9][^\s,;:()]*";
    let word = word.replace(r"\p{Lu}", "A-ZÀ-ÖØ-ÞĀĆČŁŚŠŽ");
    let join = r"(?:of|de|der|den|van|von|für|for|the|and|und|et|en|du|des|la|le|les|pour|del|di|della|dei|do|da|dos|das|y|&|\+|-|–)";
    let pattern =
        format!(r"({word}(?:[ \u{{a0}}\n]+(?:{join}[ \u{{a0}}\n]+)?{word}){{0,6}}?),?[ \u{{a0}}\n]+({FORMS})(?:[\s,;:()\u{{a0}}.]|$)");
    Regex::new(&pattern).ok()
});

/// Where company names stand in a text.
fn names(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    if let Some(pattern) = &*NAME {
        let mut at = 0;
        while let Some(c) = pattern.captures_at(text, at) {
            let (Some(name), Some(form)) = (c.get(1), c.get(2)) else { break };
            out.push((name.start(), form.end()));
            at = form.end();
        }
    }
    out
}

/// Rules say `is` or, weaker, `called` (a name of this sentence, or of the lines below where it stands in a heading or ends in a colon).
pub fn read(found: &Found) -> Option<Answer> {
    let (mut list, mut quotes) = (Vec::<Named>::new(), Quotes::default());
    // Who is said to be the controller; failing that, who introduces itself by its full name.
    for strength in ["is", "called"] {
        if list.is_empty() {
            by_legal_form(found, strength, &mut list, &mut quotes);
        }
    }
    if list.is_empty() {
        plain_name(found, &mut list, &mut quotes);
    }
    (!list.is_empty() && !quotes.is_empty()).then_some(Answer { status: Status::StatedYes, value: Value::Names(list), quotes })
}

/// Names with a legal form in the sentences of a rule's hits; of the weak ones the first sentence only.
fn by_legal_form(found: &Found, strength: &str, list: &mut Vec<Named>, quotes: &mut Quotes) {
    for hit in found.of(&[strength]) {
        if strength == "called" && !list.is_empty() {
            return;
        }
        let own = &found.doc.sentences[hit.sentence];
        // A heading, a line that ends in a colon, or a line of nothing but the cue leads to what stands below.
        let alone = own.to - own.from <= SHORT_LINE && !found.doc.words(own).ends_with(['.', '?', '!']);
        let heads = own.heading || found.doc.words(own).ends_with(':') || alone;
        let last = if heads { hit.sentence + 4 } else { hit.sentence };
        for sentence in hit.sentence..=last.min(found.doc.sentences.len() - 1) {
            let s = &found.doc.sentences[sentence];
            let named = names(found.doc.words(s));
            // A name in bold letters reads as a heading; any other heading begins something else.
            if sentence > hit.sentence && s.heading && named.is_empty() {
                break;
            }
            let before = list.len();
            for (start, end) in named {
                let name = &found.doc.words(s)[start..end];
                let (start, end) = (s.start + start + year(name).max(led(name)), s.start + end);
                let (from, to) = found.doc.tokens_of(s, start, end);
                if from >= to {
                    continue;
                }
                let name = tidy(&found.doc.text[start..end]);
                // A postcode before a form of two letters is no name.
                if name.split(' ').count() < 3 && name.split(' ').next().is_some_and(|w| w.chars().all(|c| c.is_ascii_digit())) {
                    continue;
                }
                if !list.iter().any(|n| n.name == name) {
                    let (address, country) = address(found.doc, sentence, end);
                    list.push(Named { name, address, country });
                }
                quotes.add(evidence(found.doc, sentence, from, to), "name");
                if sentence != hit.sentence {
                    quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "cue");
                }
            }
            if list.len() > before {
                break;
            }
        }
        if strength == "is" && heads && list.is_empty() {
            line_name(found, hit, list, quotes);
        }
    }
}

/// Bytes of the year before a name that a notice of copyright begins with: "© 2023 Acme, LLC".
fn year(name: &str) -> usize {
    let first = name.split(char::is_whitespace).next().unwrap_or("");
    let is = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) && (first.starts_with("19") || first.starts_with("20"));
    let behind = &name[first.len()..];
    if is && behind.trim().contains(' ') {
        name.len() - behind.trim_start().len()
    } else {
        0
    }
}

/// Words that lead to a name at the start of a sentence, with a capital there.
const LEADS: [&str; 14] = ["At", "Chez", "Bei", "Bij", "By", "Par", "Door", "Durch", "We", "Wij", "Nous", "Our", "Notre", "Wir"];

/// Bytes of the word before a name that leads to it: "Chez Moulin Vert, Inc.".
fn led(name: &str) -> usize {
    let first = name.split(char::is_whitespace).next().unwrap_or("");
    let rest = name[first.len()..].trim_start();
    // What is left must be a name before its form: two words.
    if LEADS.contains(&first) && rest.contains(char::is_whitespace) {
        name.len() - rest.len()
    } else {
        0
    }
}

/// A name on a line of its own below what leads to it: "The controller is:", then "Green Fork Bakery".
fn line_name(found: &Found, hit: &Hit, list: &mut Vec<Named>, quotes: &mut Quotes) {
    let next = hit.sentence + 1;
    let Some(s) = found.doc.sentences.get(next).filter(|s| !s.heading && s.from < s.to) else { return };
    // What a rule understands is no name.
    let words = found.doc.words(s);
    // "Green Fork (part of Fork Holding)": what stands in brackets says something about the name.
    let name = words.split('(').next().unwrap_or(words).trim();
    if found.all.hits.iter().any(|h| h.sentence == next) || !is_name(name) {
        return;
    }
    let (from, to) = found.doc.tokens_of(s, s.start, s.start + name.len());
    list.push(Named { name: tidy(name), address: None, country: None });
    quotes.add(evidence(found.doc, next, from, to), "name");
    quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "cue");
}

/// So many words a line may have that leads to the next one without a colon.
const SHORT_LINE: usize = 3;
/// The most letters and words of a line that is a name.
const LONGEST_NAME: usize = 60;
const MOST_WORDS: usize = 6;

/// Whether a line is nothing but a name: a few capitalised words and what joins them, no sentence, no label, no address.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capital = |w: &&str| w.starts_with(|c: char| c.is_uppercase() || matches!(c, '&' | '+')) || JOINS.contains(w);
    line.len() <= LONGEST_NAME
        && (1..=MOST_WORDS).contains(&words.len())
        && !line.contains(['@', ':', '?', '!', '/', '[', '{', '|'])
        && !line.ends_with(['.', ',', ';'])
        && words.iter().all(capital)
        && words.first().is_some_and(|w| w.starts_with(char::is_uppercase))
        && !line.contains(|c: char| c.is_ascii_digit())
        && words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// Words that join the parts of a name.
const JOINS: [&str; 30] = [
    "of", "de", "der", "den", "van", "von", "für", "for", "the", "and", "und", "et", "en", "du", "des", "la", "le", "les", "pour", "d",
    "del", "di", "della", "dei", "do", "da", "dos", "das", "y", "e",
];

/// Where no legal form helps: the capitalised words that a cue points at from either side (`before`, `behind`).
fn plain_name(found: &Found, list: &mut Vec<Named>, quotes: &mut Quotes) {
    for hit in found.of(&["behind", "before"]) {
        let s = &found.doc.sentences[hit.sentence];
        let tokens = &found.doc.tokens.tokens;
        let starts = |t: usize| found.doc.text[tokens[t].start as usize..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let joins = |t: usize| JOINS.contains(&found.doc.span(t, t + 1));
        // Small words join capitals on both sides: "Les Amis du Vieux Moulin".
        let capital = |t: &usize| starts(*t) || (joins(*t) && *t > s.from && *t + 1 < s.to && starts(*t - 1) && starts(*t + 1));
        let closed = |t: usize| {
            tokens[t].gap > crate::text::token::Gap::None
                || found.doc.text[tokens[t - 1].end as usize..tokens[t].start as usize].contains(['(', '"', '“', '«'])
        };
        let (from, to) = if found.value(hit) == "behind" {
            let to = (hit.to..s.to.min(hit.to + 7)).find(|t| !capital(t) || (*t > hit.to && closed(*t))).unwrap_or(s.to.min(hit.to + 7));
            (hit.to, to)
        } else {
            let from = (s.from.max(hit.from.saturating_sub(7))..hit.from)
                .rev()
                .find(|t| !capital(t))
                .map_or(s.from.max(hit.from.saturating_sub(7)), |t| t + 1);
            (from, hit.from)
        };
        if from < to {
            let name = tidy(found.doc.span(from, to));
            if name.chars().filter(|c| c.is_alphabetic()).count() >= 3 {
                list.push(Named { name, address: None, country: None });
                quotes.add(evidence(found.doc, hit.sentence, hit.from.min(from), hit.to.max(to)), "name");
                return;
            }
        }
    }
}

fn tidy(name: &str) -> String {
    one_line(name).trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | ',')).to_string()
}

/// Words that no address goes on with.
const ENDS_ADDRESS: [&str; 15] =
    ["capital", "is", "are", "en", "et", "and", "und", "est", "sont", "ist", "sind", "zijn", "registered", "ingeschreven", "immatriculée"];

/// A street and its number in either order; a sum of capital or a register number is none.
static STREET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:[A-ZÀ-Þ][^\s,;:()]*[ \u{a0}\n](?:[^\s,;:()]+[ \u{a0}\n]){0,4}?\d{1,4}[a-zA-Z]?(?:[\s,;.)]|$)|\d{1,4}(?: ?bis| ?ter)?,?[ \u{a0}\n](?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|route|cours|square|[A-ZÀ-Þ])[^\s,;:()]*)").ok()
});

/// The address behind a name: from the street on as long as its parts look like an address, with the country named in it.
fn address(doc: &Document, sentence: usize, end: usize) -> (Option<String>, Option<String>) {
    let s = &doc.sentences[sentence];
    let rest = &doc.text[end..s.end];
    let (from, to) = doc.tokens_of(s, end, s.end);
    let country = countries(doc, from, to).first().map(|c| c.to_string());
    let address = STREET.as_ref().and_then(|n| n.find(rest)).map(|m| {
        let tail = &rest[m.start()..];
        let stop = tail.find(['(', ')', ';', '"', '“', '„', '«']).unwrap_or(tail.len());
        let proper = |part: &&str| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, 'r' | 'a'));
        let joined = tail[..stop].split(", ").take_while(proper).collect::<Vec<_>>().join(", ");
        let words: Vec<&str> = joined.split_whitespace().collect();
        let end = words.iter().position(|w| ENDS_ADDRESS.contains(w)).unwrap_or(words.len());
        words[..end].join(" ").trim_end_matches(" au").trim_end_matches([',', '.', ' ']).chars().take(120).collect::<String>()
    });
    (address.filter(|a| a.len() > 6), country)
}

/// `complaint`: rules say `authority` (a place to complain is named) and `name` (the cue is the authority's own name).
pub fn complaint(found: &Found) -> Option<Answer> {
    let (mut list, mut quotes) = (Vec::<Named>::new(), Quotes::default());
    for hit in found.of(&["name"]).filter(|h| found.doc.tokens.tokens[h.from].kind == Kind::Word) {
        let name = tidy(found.doc.span(hit.from, hit.to));
        if !list.iter().any(|n| n.name.eq_ignore_ascii_case(&name) || n.name.contains(&name)) {
            list.push(Named { name, address: None, country: None });
        }
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "name");
    }
    for hit in found.of(&["authority"]) {
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "authority");
    }
    let limited = |h: &crate::policy::hit::Hit| found.all.holds_here(found.doc, h.sentence, "conditional");
    let status = if found.hits.iter().all(limited) { Status::Conditional } else { Status::StatedYes };
    (!quotes.is_empty()).then_some(Answer { status, value: Value::Names(list), quotes })
}

#[cfg(test)]
mod tests {
    use super::{is_name, led, names, year};

    #[test]
    fn a_year_is_no_part_of_a_name() {
        assert_eq!(year("2023 Acme Works, LLC"), 5);
        assert_eq!(year("2023 LLC"), 0);
        assert_eq!(year("1800 Flowers, Inc."), 0);
    }

    #[test]
    fn what_leads_to_a_name_is_no_part_of_it() {
        assert_eq!(led("Chez Moulin Vert, Inc."), 5);
        assert_eq!(led("At Green Fork Ltd"), 3);
        assert_eq!(led("Par GmbH"), 0);
        assert_eq!(led("Van Dijk B.V."), 0);
    }

    #[test]
    fn forms_in_letters_and_in_two_languages() {
        for text in ["Moulin Vert NV/SA", "Moulin Vert S.A./N.V.", "Jardin, Société par Actions Simplifiée", "Jardin société anonyme"]
        {
            assert_eq!(names(text), [(0, text.len())], "{text}");
        }
    }

    #[test]
    fn a_line_is_a_name_or_none() {
        for name in ["Green Fork Bakery", "Sasko", "Stichting De Lindeboom", "Vereniging van Vrienden", "Amis du Moulin & Fils"] {
            assert!(is_name(name), "{name}");
        }
        for none in ["We sell bread", "Contact us", "E-mail: a@b.nl", "Kerkstraat 7", "Green Fork Bakery.", "a", "[Company]", "WHO ARE WE?"]
        {
            assert!(!is_name(none), "{none}");
        }
    }
}
