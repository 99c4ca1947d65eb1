//! `privacy_contact` and `opt_outs`: addresses, forms and settings.

use super::link::target;
use super::{evidence, Answer, Found, Quotes};
use crate::policy::document::{Document, Sentence};
use crate::policy::hit::Hit;
use crate::report::{Contact, OptOut, Status, Value};
use crate::text::token::Kind;
use crate::text::{lower, one_line};
use regex_lite::Regex;
use std::sync::LazyLock;

/// A hidden address: brackets, blanks or both around "at" and "@"; the dots may be hidden too.
static HIDDEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"([\w.+-]+) ?[\[({]? ?(?:at|AT|@|apenstaartje|arobase|ät) ?[\])}]? ?([\w-]+(?: ?[\[({]? ?(?:\.|dot|punt|punkt|point) ?[\])}]? ?[\w-]+)*) ?[\[({]? ?(?:\.|dot|punt|punkt|point) ?[\])}]? ?([a-z]{2,10})\b",
    )
    .ok()
});

/// E-mail addresses of a sentence, hidden ones ("info [at] example [dot] nl") included: as it works, with its tokens.
pub fn emails(doc: &Document, s: &Sentence) -> Vec<(String, usize, usize)> {
    let mut out: Vec<_> =
        (s.from..s.to).filter(|t| doc.tokens.tokens[*t].kind == Kind::Email).map(|t| (doc.span(t, t + 1).to_string(), t, t + 1)).collect();
    let words = doc.words(s);
    if out.is_empty() && words.contains(['[', '(', '{', '@']) {
        for c in HIDDEN.iter().flat_map(|r| r.captures_iter(words)) {
            let Some(all) = c.get(0).filter(|m| m.as_str().contains(['[', '(', '{', '@'])) else { continue };
            let (from, to) = doc.tokens_of(s, s.start + all.start(), s.start + all.end());
            let part = |i: usize| c.get(i).map_or("", |m| m.as_str());
            let domain: String = part(2)
                .replace("dot", ".")
                .replace("punkt", ".")
                .replace("punt", ".")
                .replace("point", ".")
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                .collect();
            out.push((format!("{}@{domain}.{}", part(1), part(3)), from, to));
        }
    }
    out
}

/// Rules say `email` and `dpo` (read the addresses of this sentence), `form`, `post`, `phone` (the words are the address).
pub fn read(found: &Found) -> Option<Answer> {
    let (mut contacts, mut quotes) = (Vec::<Contact>::new(), Quotes::default());
    let foreign = |sentence: usize| found.all.holds_here(found.doc, sentence, "somebody_else");
    for hit in found.of(&["email", "dpo"]) {
        let s = &found.doc.sentences[hit.sentence];
        if foreign(hit.sentence) {
            continue;
        }
        let addresses = emails(found.doc, s);
        for (i, (value, from, to)) in addresses.clone().into_iter().enumerate() {
            // Of several addresses in a sentence each is told by the words before it.
            let before = if i == 0 { s.from } else { addresses[i - 1].2 };
            let told = match addresses.len() {
                1 => found.all.holds_here(found.doc, hit.sentence, "officer") || follows_officer(found, hit.sentence),
                _ => {
                    found.all.own_holds(found.doc, hit.sentence, "officer")
                        && !found.all.cues_in(found.doc, "officer", before, from).is_empty()
                }
            };
            let dpo = told || is_officers(&value);
            match contacts.iter_mut().find(|c| c.value.eq_ignore_ascii_case(&value)) {
                Some(known) => known.dpo |= dpo,
                None => contacts.push(Contact { kind: "email".into(), value: value.clone(), dpo }),
            }
            quotes.add(evidence(found.doc, hit.sentence, from, to), &value);
        }
    }
    for hit in found.of(&["form", "phone", "post"]) {
        if foreign(hit.sentence) || contacts.iter().any(|c| c.kind == found.value(hit)) {
            continue;
        }
        let words = if found.value(hit) == "phone" {
            let rest = &found.doc.text[found.doc.tokens.tokens[hit.from].start as usize..found.doc.sentences[hit.sentence].end];
            match phone(rest) {
                Some(number) => number.to_string(),
                None => continue,
            }
        } else {
            found.doc.span(hit.from, hit.to).to_string()
        };
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), &words);
        contacts.push(Contact { kind: found.value(hit).into(), value: words, dpo: false });
    }
    (!quotes.is_empty()).then_some(Answer { status: Status::StatedYes, value: Value::Contacts(contacts), quotes })
}

/// Whether a sentence goes on about the data protection officer: "Our officer is Ms Bates. She can be reached at …".
fn follows_officer(found: &Found, sentence: usize) -> bool {
    let Some(before) = sentence.checked_sub(1) else { return false };
    let (s, b) = (&found.doc.sentences[sentence], &found.doc.sentences[before]);
    let near = b.line == s.line || (b.line + 1 == s.line && s.topic == Some(before));
    near && !b.heading && found.all.own_holds(found.doc, before, "officer") && emails(found.doc, b).is_empty() && {
        s.topic == Some(before) || found.all.cues_in(found.doc, "person", s.from, s.to).iter().any(|c| c.0 < s.from + PERSON)
    }
}

/// Words within which a sentence says "she" or "you can reach him".
const PERSON: usize = 6;

/// What stands before the "@" of the mailbox of a data protection officer: its English, Dutch, French and German short names.
const OFFICERS: [&str; 6] = ["dpo", "fg", "dpd", "dsb", "datenschutzbeauftragter", "datenschutzbeauftragte"];

/// Whether an address is a data protection officer's by its name.
fn is_officers(address: &str) -> bool {
    let local = lower(address.split('@').next().unwrap_or(""));
    local.split(['.', '-', '_', '+']).any(|part| OFFICERS.contains(&part))
}

/// A telephone number: eight figures or more, with the usual marks between, which begins no word: "1-844-GOV1 (844-872-4681)".
static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:^|[^\w-])(\+?\(?\d[\d \u{a0}\u{202f}()./\u{2011}-]{6,}\d)").ok());

/// The first telephone number of a text.
fn phone(text: &str) -> Option<&str> {
    let number = PHONE.as_ref()?.captures(text)?.get(1)?.as_str();
    // The bracket that the whole number stands in is none of its marks.
    Some(if number.contains(')') { number } else { number.trim_start_matches('(') })
}

/// Words in an address that leads to a choice.
const SAYS_NO: [&str; 10] =
    ["optout", "opt-out", "opt_out", "choices", "preferences", "settings", "setting", "unsubscribe", "consent", "aboutads"];

/// Rules say the kind; the target is a web or e-mail address of the sentence, a link in it, or the words of the cue.
pub fn opt_outs(found: &Found) -> Option<Answer> {
    let (mut ways, mut quotes) = (Vec::<OptOut>::new(), Quotes::default());
    for hit in &found.hits {
        let s = &found.doc.sentences[hit.sentence];
        let mut targets: Vec<String> = (s.from..s.to)
            .filter(|t| matches!(found.doc.tokens.tokens[*t].kind, Kind::Url | Kind::Email))
            .map(|t| found.doc.span(t, t + 1).to_string())
            .collect();
        // Of several addresses those that look like a way to say no; otherwise the first alone: the others are for reading on.
        if targets.len() > 1 {
            let telling: Vec<String> = targets.iter().filter(|t| SAYS_NO.iter().any(|w| lower(t).contains(w))).cloned().collect();
            targets.truncate(1);
            if !telling.is_empty() {
                targets = telling;
            }
        }
        if targets.is_empty() {
            targets.extend(found.doc.links(s).filter_map(|href| target(href, &found.doc.model.url)));
        }
        if targets.is_empty() {
            // Of cues that run into each other the one that says most.
            let wider = |other: &Hit| {
                let overlaps = other.sentence == hit.sentence && other.from < hit.to && hit.from < other.to;
                overlaps && other.to - other.from > hit.to - hit.from && found.value(other) == found.value(hit)
            };
            if found.hits.iter().any(wider) {
                continue;
            }
            targets.push(one_line(found.doc.span(hit.from, hit.to)));
        }
        for target in targets {
            let way = OptOut { kind: found.value(hit).to_string(), target };
            quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), &way.kind);
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    (!quotes.is_empty()).then_some(Answer { status: Status::StatedYes, value: Value::OptOuts(ways), quotes })
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn a_telephone_number_begins_no_word_and_keeps_its_own_brackets() {
        for (text, number) in [
            ("phone +44 (20) 4532 2003;", Some("+44 (20) 4532 2003")),
            ("call 1-844-BAKE-HOUSE1 (1\u{2011}844\u{2011}555\u{2011}0100)", Some("1\u{2011}844\u{2011}555\u{2011}0100")),
            ("phone (020) 555 01 00", Some("(020) 555 01 00")),
            ("Tel.:069\u{a0}555\u{202f}01 00-0", Some("069\u{a0}555\u{202f}01 00-0")),
            ("phone us on 555", None),
        ] {
            assert_eq!(phone(text), number, "{text}");
        }
    }
}
