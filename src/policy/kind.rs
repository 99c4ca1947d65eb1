//! What kind of page it is: told from the title, the headings, and above all from what the main text says.

use super::document::Document;
use super::hit::Hits;
use crate::language::Sort;
use crate::page::Role;

/// A kind of page with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// The id of the vocabulary.
    pub id: &'static str,
    /// From 0 to 1.
    pub confidence: f64,
    /// `title`, `headings`, `clauses`, `url`.
    pub reasons: Vec<&'static str>,
}

/// Facts whose clauses stand in a policy of the page's own, one point each.
const CLAUSES: [&str; 12] = [
    "data_categories",
    "purposes",
    "legal_bases",
    "sale_share",
    "recipients",
    "transfers",
    "retention",
    "rights",
    "complaint",
    "sources",
    "controller",
    "security",
];
/// A sentence shorter than this, in tokens, is a label or a menu entry and does not count in the shares.
const SENTENCE: usize = 6;
/// Sentences below which a page of a language without rules is no policy.
const LEAST: usize = 12;
/// Headings that are looked at for a title, and sentences where there is no heading.
const FIRST: usize = 6;

/// What the main text is made of.
struct Shares {
    /// Different clauses of a policy that stand in it.
    clauses: usize,
    /// Sentences with a clause, of all sentences.
    said: f64,
    /// Of the sentences with a clause those that speak to the reader.
    second: f64,
    /// Of the sentences with a clause those that speak of "us".
    first: f64,
    /// Sentences about cookies, of all sentences.
    cookies: f64,
    /// Sentences in all.
    sentences: usize,
    /// The text calls itself a privacy policy.
    named: bool,
}

impl Shares {
    fn of(doc: &Document, hits: &Hits) -> Shares {
        let facts = || hits.hits.iter().filter(|h| doc.rule(h.rule).sort == Sort::Fact);
        let ids: Vec<&str> = facts().map(|h| doc.rule(h.rule).id).collect();
        let whole = |s: usize| !doc.sentences[s].aside && doc.sentences[s].to - doc.sentences[s].from >= SENTENCE;
        let mut saying: Vec<usize> = facts().map(|h| h.sentence).filter(|s| whole(*s)).collect();
        saying.dedup();
        let all: Vec<usize> = (0..doc.sentences.len()).filter(|s| whole(*s)).collect();
        let share = |of: &[usize], context: &str, all: usize| {
            of.iter().filter(|s| hits.own_holds(doc, **s, context)).count() as f64 / all.max(1) as f64
        };
        Shares {
            clauses: CLAUSES.iter().filter(|c| ids.contains(c)).count(),
            said: saying.len() as f64 / all.len().max(1) as f64,
            second: share(&saying, "second_person", saying.len()),
            first: share(&saying, "first_person", saying.len()),
            cookies: share(&all, "cookies", all.len()),
            sentences: all.len(),
            named: all.iter().any(|s| hits.own_holds(doc, *s, "self")),
        }
    }

    /// A text full of clauses that speak to the reader is a policy whatever stands above it.
    fn plainly_policy(&self) -> bool {
        let long = self.clauses >= 6 && self.said >= 0.35;
        let short = self.clauses >= 5 && self.sentences <= 40 && self.said >= 0.4;
        (long || short) && self.second >= 0.2
    }
}

/// Decides.
pub fn of(doc: &Document, hits: &Hits) -> Kind {
    let (mut reasons, mut titled) = (Vec::new(), Vec::new());
    for (reason, kind) in
        [("title", named(doc, &doc.model.title)), ("headings", headline(doc)), ("url", named(doc, &address_words(&doc.model.url)))]
    {
        if let Some(kind) = kind {
            titled.push(kind);
            reasons.push(reason);
        }
    }
    let shares = Shares::of(doc, hits);
    if shares.clauses >= 2 {
        reasons.push("clauses");
    }
    // A language without rules for facts has nothing but its titles to tell by.
    let reads = doc.language.rules.iter().any(|r| r.sort == Sort::Fact);
    let id =
        if reads { decide(&titled, &shares) } else { titled.first().copied().filter(|_| shares.sentences >= LEAST).unwrap_or("other") };
    let confidence = match id {
        "privacy_policy" => 0.5 + 0.5 * (shares.clauses as f64 / CLAUSES.len() as f64),
        _ => 0.6,
    };
    Kind { id, confidence: (confidence * 100.0).round() / 100.0, reasons }
}

/// What the titles say, held against what the text is made of. The limits were chosen on whole pages of the development corpus.
fn decide(titled: &[&'static str], s: &Shares) -> &'static str {
    match titled.first().copied() {
        Some("dpa") => "dpa",
        Some("cookie_policy") if s.clauses >= 7 && s.cookies < 0.35 && s.said >= 0.3 => "privacy_policy",
        Some("privacy_policy") => {
            let clauses = (s.said >= 0.2 && s.clauses >= 2) || (s.clauses >= 7 && s.said >= 0.12);
            if clauses && s.second.max(s.first) >= 0.25 && s.second >= 0.1 {
                "privacy_policy"
            } else {
                "about_privacy"
            }
        }
        Some("terms" | "imprint") if titled.contains(&"privacy_policy") && s.clauses >= 4 && s.said >= 0.3 => "privacy_policy",
        Some("terms" | "imprint" | "about_privacy") if s.clauses >= 9 && s.said >= 0.4 && s.second >= 0.25 => "privacy_policy",
        Some(other) => other,
        None if s.plainly_policy() && s.cookies > 0.35 => "cookie_policy",
        None if s.plainly_policy() || s.named && s.clauses >= 3 && s.said >= 0.25 && s.second >= 0.1 => "privacy_policy",
        None => "other",
    }
}

/// The kind that a short text names.
fn named(doc: &Document, words: &str) -> Option<&'static str> {
    let tokens = crate::cue::scan::Tokens::of(words, &doc.language.cues);
    let mut best: Option<u16> = None;
    let mut undone = Vec::new();
    tokens.find(&doc.language.cues, 0, tokens.tokens.len(), |m| {
        let pattern = &doc.language.cues.patterns[m.pattern as usize];
        if doc.rule(pattern.rule).sort == Sort::Kind {
            if pattern.part == 0 {
                best = Some(best.map_or(pattern.rule, |b: u16| b.min(pattern.rule)));
            } else {
                undone.push(pattern.rule);
            }
        }
    });
    best.filter(|b| !undone.contains(b)).map(|b| doc.rule(b).id)
}

/// The kind that one of the first headings names, or where there is none one of the first lines.
fn headline(doc: &Document) -> Option<&'static str> {
    let headings = doc.lines.iter().filter(|l| l.role == Role::Heading && !l.foreign).take(FIRST);
    let lines = doc.lines.iter().filter(|l| !l.foreign).take(FIRST);
    let opening = doc.sentences.get(doc.opening).filter(|_| doc.opening > 0).map(|s| &doc.lines[s.line]);
    headings.chain(lines).chain(opening).filter(|l| l.end - l.start <= 160).find_map(|l| named(doc, &doc.text[l.start..l.end]))
}

/// The words of an address's path.
fn address_words(url: &str) -> String {
    let path = url.split("://").nth(1).and_then(|r| r.split_once('/')).map_or("", |(_, p)| p);
    path.split(['?', '#']).next().unwrap_or("").replace(['/', '-', '_', '.', '+'], " ")
}
