//! `controller`: companies, clubs and authorities by name.

use super::address::address;
use super::body::{self, BODIES, ENDS};
use super::legal_name::names;
use super::{evidence, Answer, Found, Quotes};
use crate::language::Sort;
use crate::policy::document::{Document, Sentence};
use crate::policy::hit::Hit;
use crate::report::{Named, Status, Value};
use crate::text::fold::fold;
use crate::text::one_line;
use crate::text::token::Gap;

/// Rules say `is`, `head` (in a heading or a line that leads to the next) or, weaker, `runs` (who runs what this policy is about) and `called` (a name of this sentence, or of the lines below where it stands in a heading or ends in a colon); `we` says "we are" before a name, or is the one word that a name is put in behind.
pub fn read(found: &Found) -> Option<Answer> {
    let (mut list, mut quotes) = (Vec::<Named>::new(), Quotes::default());
    let mut nameless = Nameless { sentences: vec![false; found.doc.sentences.len()] };
    // Who is said to be the controller; failing that, who introduces itself by its full name.
    for strength in ["is", "head", "runs", "called"] {
        if list.is_empty() {
            by_legal_form(found, strength, &mut nameless, &mut list, &mut quotes);
        }
    }
    if list.is_empty() {
        plain_name(found, &mut list, &mut quotes);
    }
    if list.is_empty() {
        introduced(found, &mut list, &mut quotes);
    }
    (!list.is_empty() && !quotes.is_empty()).then_some(Answer { status: Status::StatedYes, value: Value::Names(list), quotes })
}

/// The sentences that were looked at and have no name with a legal form: most cues stand in such, some of them several times.
struct Nameless {
    sentences: Vec<bool>,
}

impl Nameless {
    /// Where such names stand in a sentence.
    fn names(&mut self, found: &Found, sentence: usize) -> Vec<(usize, usize)> {
        if self.sentences[sentence] {
            return Vec::new();
        }
        let named = names(found.doc.words(&found.doc.sentences[sentence]));
        self.sentences[sentence] = named.is_empty();
        named
    }
}

/// Names with a legal form in the sentences of a rule's hits; of the weak ones the first sentence only.
fn by_legal_form(found: &Found, strength: &str, nameless: &mut Nameless, list: &mut Vec<Named>, quotes: &mut Quotes) {
    for hit in found.of(&[strength]) {
        if strength != "is" && !list.is_empty() {
            return;
        }
        let own = &found.doc.sentences[hit.sentence];
        // "Mixpanel is provided by Mixpanel Inc." is about somebody else's service.
        if strength == "runs" && !own_service(found, hit.sentence) {
            continue;
        }
        // A heading, a line that ends in a colon, or a line of nothing but the cue leads to what stands below.
        let alone = own.to - own.from <= SHORT_LINE && !found.doc.words(own).ends_with(['.', '?', '!']);
        // So does a question: "Who is responsible?".
        let asks = strength == "head" && found.doc.asks(hit.sentence);
        let heads = own.heading || found.doc.words(own).ends_with(':') || alone || asks;
        if strength == "head" && !heads {
            continue;
        }
        let last = if heads { hit.sentence + 4 } else { hit.sentence };
        for sentence in hit.sentence..=last.min(found.doc.sentences.len() - 1) {
            let s = &found.doc.sentences[sentence];
            let named = nameless.names(found, sentence);
            // A name in bold letters reads as a heading; any other heading begins something else.
            if sentence > hit.sentence && s.heading && named.is_empty() {
                break;
            }
            let before = list.len();
            for (start, end) in named {
                let name = &found.doc.words(s)[start..end];
                let (mut start, end) = (s.start + start + year(name).max(led(name)), s.start + end);
                // "The app is a product of the Green Fork Ltd": the name begins behind the cue.
                // "The site is run by": the verb may also stand last, "wird von der Grüne Gabel GmbH betrieben".
                let within = start >= found.doc.tokens.tokens[hit.from].end as usize;
                if strength == "runs" && sentence == hit.sentence && !within {
                    let cue = found.doc.tokens.tokens[hit.to - 1].end as usize;
                    if end <= cue {
                        continue;
                    }
                    if start < cue {
                        start = cue + found.doc.text[cue..end].len() - found.doc.text[cue..end].trim_start().len();
                    }
                }
                let (from, to) = found.doc.tokens_of(s, start, end);
                if from >= to {
                    continue;
                }
                let name = tidy(&found.doc.text[start..end]);
                // A postcode before a form of two letters is no name.
                if name.split(' ').count() < 3 && name.split(' ').next().is_some_and(|w| w.chars().all(|c| c.is_ascii_digit())) {
                    continue;
                }
                if !list.iter().any(|n| fold(&n.name) == fold(&name)) {
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
        if matches!(strength, "is" | "head") && heads && list.is_empty() {
            line_name(found, hit, list, quotes);
        }
    }
}

/// Sentences at the beginning of a policy that may name whose it is without saying so.
const INTRODUCTION: usize = 10;

/// Who opens the text by its full name: "we are Green Fork Ltd", or one that shares a word with the title ("Privacy at Green Fork": "Green Fork
/// Ltd, 1 Elm Walk").
fn introduced(found: &Found, list: &mut Vec<Named>, quotes: &mut Quotes) {
    let doc = found.doc;
    let first = doc.sentences.iter().enumerate().skip(doc.opening).filter(|(_, s)| !s.heading && !s.aside && s.from < s.to);
    for (number, s) in first.take(INTRODUCTION) {
        // Whom data goes to does not introduce itself.
        if found.all.hits.iter().any(|h| h.sentence == number && doc.rule(h.rule).id == "recipients") {
            continue;
        }
        for (start, end) in names(doc.words(s)) {
            let name = tidy(&doc.words(s)[start..end]);
            let (from, to) = doc.tokens_of(s, s.start + start, s.start + end);
            // "We are Green Fork Ltd", not "we are Green Fork Ltd's bakers".
            let owns = doc.words(s)[end..].trim_start_matches('.').starts_with(['\'', '’']);
            // "We are Green Fork Ltd", or the name put in behind the word: "we, Green Fork Ltd, keep".
            let put_in = doc.tokens.tokens[from].gap == Gap::Comma;
            let leads = |hit: &&Hit| hit.sentence == number && hit.to == from && (hit.to - hit.from > 1 || put_in);
            let said = !owns && found.of(&["we"]).any(|hit| leads(&hit));
            // A sentence near the top is no title of the name in it.
            let own = (end - start < doc.words(s).trim_end_matches('.').len()).then_some(s.line);
            if !said && !name.split(|c: char| !c.is_alphanumeric()).any(|w| in_title(doc, w, own)) {
                continue;
            }
            if from < to {
                let (address, country) = address(doc, number, s.start + end);
                list.push(Named { name, address, country });
                quotes.add(evidence(doc, number, from, to), "name");
                return;
            }
        }
    }
}

/// Whether a word, written with a capital, stands in the title of the page or in its first lines, one of them left out.
fn in_title(doc: &Document, word: &str, out: Option<usize>) -> bool {
    let titles = doc.lines.iter().enumerate().filter(|(_, l)| !l.foreign && !l.hidden).take(TITLES);
    let titles = titles.filter(|(number, _)| Some(*number) != out).map(|(_, l)| &doc.text[l.start..l.end]);
    let mut titles = titles.take_while(|l| l.len() < 160).chain([doc.model.title.as_str()]);
    word.starts_with(char::is_uppercase) && word.len() > 2 && titles.any(|t| t.split(|c: char| !c.is_alphanumeric()).any(|w| w == word))
}

/// Whether a sentence speaks of what the policy is about: of "us", "this site", "the app", or of what the title names.
fn own_service(found: &Found, sentence: usize) -> bool {
    if found.all.own_holds(found.doc, sentence, "own_service") {
        return true;
    }
    let doc = found.doc;
    let s = &doc.sentences[sentence];
    let first = doc.span(s.from, s.from + 1);
    in_title(doc, first, None)
}

/// Lines at the top that may name what the policy is about.
const TITLES: usize = 3;

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
const LEADS: [&str; 17] =
    ["At", "Chez", "Bei", "Bij", "By", "Par", "Door", "Durch", "We", "Wij", "Nous", "Our", "Notre", "Wir", "Die", "Der", "Das"];

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
    let Some(s) = found.doc.sentences.get(next).filter(|s| s.from < s.to) else { return };
    let words = found.doc.words(s);
    // "Green Fork (part of Fork Holding)": what stands in brackets says something about the name.
    // "Dr. Lena Vogt, Hauptstraße 5": neither does what stands behind a comma or a dash.
    let dash = DASHES.iter().filter_map(|d| words.find(d)).min();
    let line = words[..dash.unwrap_or(words.len())].split(['(', ',']).next().unwrap_or(words).trim();
    let before = company(line);
    let name = &line[before..];
    // What a rule understands is no name. Behind a dash another thing is said, and behind a name of several words and a comma or bracket
    // where a number or another name follows: "Marta Ruiz, NIF 123", not "At Green Fork, we".
    let (from, to) = found.doc.tokens_of(s, s.start + before, s.start + line.len());
    let goes_on = words[line.len()..].chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let apart = dash == Some(line.len()) || (goes_on && name.contains(' '));
    let understood = |h: &Hit| h.sentence == next && found.doc.rule(h.rule).sort == Sort::Fact && (!apart || (h.from < to && from < h.to));
    if found.all.hits.iter().any(understood) || !is_name(name) {
        return;
    }
    // A name in bold letters reads as a heading: two words or more that nothing is known of.
    if s.heading && (name.split(' ').count() < 2 || found.all.hits.iter().any(|h| h.sentence == next) || !found.all.says_nothing(next)) {
        return;
    }
    list.push(Named { name: tidy(name), address: None, country: None });
    quotes.add(evidence(found.doc, next, from, to), "name");
    quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "cue");
}

/// Dashes between a name and what is said of it.
const DASHES: [&str; 3] = [" — ", " – ", " - "];
/// So many words a line may have that leads to the next one without a colon.
const SHORT_LINE: usize = 3;
/// The most letters and words of a line that is a name.
const LONGEST_NAME: usize = 60;
const MOST_WORDS: usize = 6;

/// Whether a line is nothing but a name: a few capitalised words and what joins them, no sentence, no label, no address.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let title = |w: &str| w.ends_with('.') && w.len() <= 6;
    let capital = |w: &&str| w.starts_with(|c: char| c.is_uppercase() || matches!(c, '&' | '+')) || JOINS.contains(w) || title(w);
    line.len() <= LONGEST_NAME
        && (1..=MOST_WORDS).contains(&words.len())
        && !line.contains(['@', ':', '?', '!', '/', '[', '{', '|'])
        && !line.ends_with(['.', ',', ';'])
        && words.iter().all(capital)
        && words.first().is_some_and(|w| w.starts_with(char::is_uppercase))
        && !words.iter().any(|w| SPEAKS.iter().any(|s| w.eq_ignore_ascii_case(s)))
        && !line.contains(|c: char| c.is_ascii_digit())
        && words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// Words of headings: who reads or writes, what is asked, what the text is.
const SPEAKS: [&str; 12] = ["we", "you", "your", "this", "what", "where", "when", "why", "how", "who", "policy", "privacy"];

/// Words that join the parts of a name.
pub const JOINS: [&str; 33] = [
    "of", "de", "der", "den", "van", "von", "für", "for", "the", "and", "und", "et", "en", "du", "des", "la", "le", "les", "pour", "d",
    "del", "di", "della", "dei", "do", "da", "dos", "das", "y", "e", "am", "im", "zum",
];

/// Where no legal form helps: the capitalised words that a cue points at from either side (`before`, `behind`).
fn plain_name(found: &Found, list: &mut Vec<Named>, quotes: &mut Quotes) {
    for hit in found.of(&["behind", "before"]) {
        let s = &found.doc.sentences[hit.sentence];
        let tokens = &found.doc.tokens.tokens;
        let starts = |t: usize| {
            found.doc.text[tokens[t].start as usize..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || tied(found, s, t)
        };
        let joins = |t: usize| JOINS.contains(&found.doc.span(t, t + 1));
        // Small words join capitals on both sides: "Les Amis du Vieux Moulin".
        let capital = |t: &usize| starts(*t) || (joins(*t) && *t > s.from && *t + 1 < s.to && starts(*t - 1) && starts(*t + 1));
        let closed = |t: usize| tokens[t].gap > Gap::None || found.doc.before(t).contains(['(', '"', '“', '«']);
        let (from, to) = if found.value(hit) == "behind" {
            let to = (hit.to..s.to.min(hit.to + 7)).find(|t| !capital(t) || (*t > hit.to && closed(*t))).unwrap_or(s.to.min(hit.to + 7));
            (hit.to, to)
        } else {
            let from = (s.from.max(hit.from.saturating_sub(7))..hit.from)
                .rev()
                .find(|t| !capital(t))
                .map_or(s.from.max(hit.from.saturating_sub(7)), |t| t + 1);
            // "…, in Lyon, is", "… (charity 1234, Lyon) is": what ends in a comma or a bracket was put in.
            let bracket = || found.doc.before(hit.from).contains(')') && !found.doc.span(from, hit.from).contains('(');
            if from < hit.from && tokens[hit.from].gap != Gap::Comma && !bracket() {
                (from, hit.from)
            } else {
                first_name(found, s, hit.from)
            }
        };
        let (from, to) = match found.value(hit) == "behind" {
            true if from < to => (place(found, s, from), body::whole(found, s, from, to).1),
            false if from < to && to == hit.from => body::whole(found, s, from, to),
            _ => (from, to),
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

/// Words between a name at the start of a sentence and the verb, at most.
const APPOSITION: usize = 60;

/// The name that a sentence begins with where something is put in behind it: "Green Fork, a brand of Fork Holding, is …". One
/// word alone must have a small word before it ("La société Moulin, …"), or begin the sentence in capitals.
fn first_name(found: &Found, s: &Sentence, verb: usize) -> (usize, usize) {
    let tokens = &found.doc.tokens.tokens;
    let word = |t: usize| found.doc.span(t, t + 1);
    let capital = |t: usize| word(t).starts_with(char::is_uppercase) || tied(found, s, t);
    let company = s.from + 2 < verb && capital(s.from) && !capital(s.from + 1) && capital(s.from + 2) && LED.contains(&word(s.from + 1));
    let from = if company { s.from + 2 } else { s.from };
    let apart = |t: usize| tokens[t].gap > Gap::None || found.doc.before(t).contains('(');
    // Small words join capitals here too: "La Pharmacie du Marché (Lyon) est …".
    let small = |t: usize| tokens[t].gap == Gap::None && body::joins(word(t));
    let joins = |t: usize| {
        t > from && small(t) && (t + 1..verb.min(t + 4)).find(|u| !small(*u)).is_some_and(|u| tokens[u].gap == Gap::None && capital(u))
    };
    let to =
        (from..verb.min(from + 8)).find(|t| !(capital(*t) || joins(*t)) || (*t > from && apart(*t) && !tied(found, s, *t))).unwrap_or(from);
    // The name of a body may end in a small word: "Le Syndicat des bateliers, à Moulins, est …".
    let of_body = (from..verb.min(from + 2)).find(|t| BODIES.contains(&word(*t)));
    let ended = |t: &usize| apart(*t) || ENDS.contains(&word(*t));
    let to = of_body.and_then(|b| (b + 1..verb.min(b + 9)).find(ended)).filter(|t| apart(*t)).unwrap_or(to);
    let closed = to > from
        && to < verb
        && verb - to <= APPOSITION
        && (tokens[to].gap == Gap::Comma || found.doc.before(to).contains(['(', '«', '“', '"']));
    let shouts = |t: usize| word(t).chars().filter(|c| c.is_alphabetic()).count() >= 3 && !word(t).contains(char::is_lowercase);
    if closed && (company || to - from > 1 || shouts(from)) {
        (from, to)
    } else {
        (verb, verb)
    }
}

/// Words for a company that stand before its name, behind an article.
const LED: [&str; 12] = [
    "société",
    "association",
    "entreprise",
    "fondation",
    "commune",
    "boutique",
    "agence",
    "marque",
    "firma",
    "company",
    "foundation",
    "club",
];

/// Words that are part of the name of a town or village behind them: "la commune de Moulins".
const PLACES: [&str; 3] = ["commune", "ville", "mairie"];

/// Where a name begins that such a word belongs to.
fn place(found: &Found, s: &Sentence, from: usize) -> usize {
    let word = |t: usize| found.doc.span(t, t + 1);
    let joined = from >= s.from + 2 && JOINS.contains(&word(from - 1));
    if joined && PLACES.contains(&word(from - 2)) {
        from - 2
    } else {
        from
    }
}

/// Bytes of an article and a word for a company before a name: "La société Moulin".
fn company(line: &str) -> usize {
    let mut words = line.split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some(article), Some(word), Some(_)) if LED.contains(&word) => article.len() + word.len() + 2,
        _ => 0,
    }
}

/// Whether a word belongs to a capitalised one before it by a point or a hyphen: "Moulin.example".
fn tied(found: &Found, s: &Sentence, at: usize) -> bool {
    let touches = |t: usize| t > s.from && matches!(found.doc.before(t), "." | "-");
    let begins = (s.from..at).rev().find(|t| !touches(*t));
    touches(at) && begins.is_some_and(|t| found.doc.span(t, t + 1).starts_with(char::is_uppercase))
}

pub(super) fn tidy(name: &str) -> String {
    one_line(name).trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | ',')).to_string()
}

#[cfg(test)]
mod tests {
    use super::{company, is_name, led, year};

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
        assert_eq!(led("Die Grüne Gabel AG"), 4);
        assert_eq!(led("Par GmbH"), 0);
        assert_eq!(led("Van Dijk B.V."), 0);
    }

    #[test]
    fn a_word_for_a_company_is_no_part_of_its_name() {
        assert_eq!(company("La société Moulin Vert"), "La société ".len());
        assert_eq!(company("Moulin Vert"), 0);
        assert_eq!(company("La société"), 0);
    }

    #[test]
    fn a_line_is_a_name_or_none() {
        for name in ["Green Fork Bakery", "Sasko", "Stichting De Lindeboom", "Vereniging van Vrienden", "Amis du Moulin & Fils"] {
            assert!(is_name(name), "{name}");
        }
        for none in [
            "We sell bread",
            "Contact us",
            "E-mail: a@b.nl",
            "Kerkstraat 7",
            "Green Fork Bakery.",
            "a",
            "[Company]",
            "WHO ARE WE?",
            "Where This Policy Applies",
        ] {
            assert!(!is_name(none), "{none}");
        }
    }
}
