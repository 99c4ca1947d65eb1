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
/// Clauses of a page whose title says what it is.
const WITH_TITLE: usize = 2;
/// Clauses of a page whose title says nothing.
const WITHOUT_TITLE: usize = 5;
/// Headings that are looked at for a title, and sentences where there is no heading.
const FIRST: usize = 6;

/// Decides.
pub fn of(doc: &Document, hits: &Hits) -> Kind {
    let (mut reasons, mut titled) = (Vec::new(), Vec::new());
    if let Some(kind) = named(doc, &doc.model.title) {
        titled.push(kind);
        reasons.push("title");
    }
    if let Some(kind) = headline(doc, hits) {
        titled.push(kind);
        reasons.push("headings");
    }
    if let Some(kind) = named(doc, &address_words(&doc.model.url)) {
        titled.push(kind);
        reasons.push("url");
    }
    let said: Vec<&str> =
        hits.hits.iter().map(|h| &doc.language.rules[h.rule as usize]).filter(|r| r.sort == Sort::Fact).map(|r| r.id).collect();
    let clauses = CLAUSES.iter().filter(|c| said.contains(c)).count();
    let title = titled.first().copied();
    if clauses >= WITH_TITLE {
        reasons.push("clauses");
    }
    let id = match title {
        Some("privacy_policy") if clauses >= WITH_TITLE => "privacy_policy",
        Some("privacy_policy") => "about_privacy",
        Some("cookie_policy") if titled.contains(&"privacy_policy") && clauses >= WITHOUT_TITLE => "privacy_policy",
        Some(other) => other,
        None if clauses >= WITHOUT_TITLE => "privacy_policy",
        None => "other",
    };
    let confidence = match id {
        "privacy_policy" => 0.5 + 0.5 * (clauses as f64 / CLAUSES.len() as f64).min(1.0),
        _ => 0.6,
    };
    Kind { id, confidence: (confidence * 100.0).round() / 100.0, reasons }
}

/// The kind that a short text names.
fn named(doc: &Document, words: &str) -> Option<&'static str> {
    let tokens = crate::cue::scan::Tokens::of(words, &doc.language.cues);
    let mut best: Option<u16> = None;
    let mut undone = Vec::new();
    tokens.find(&doc.language.cues, 0, tokens.tokens.len(), |m| {
        let pattern = &doc.language.cues.patterns[m.pattern as usize];
        if doc.language.rules[pattern.rule as usize].sort == Sort::Kind {
            if pattern.part == 0 {
                best = Some(best.map_or(pattern.rule, |b: u16| b.min(pattern.rule)));
            } else {
                undone.push(pattern.rule);
            }
        }
    });
    best.filter(|b| !undone.contains(b)).map(|b| doc.language.rules[b as usize].id)
}

/// The kind that one of the first headings names, or where there is none one of the first lines.
fn headline(doc: &Document, hits: &Hits) -> Option<&'static str> {
    let _ = hits;
    let headings = doc.lines.iter().filter(|l| l.role == Role::Heading && !l.foreign).take(FIRST);
    let lines = doc.lines.iter().filter(|l| !l.foreign).take(FIRST);
    headings.chain(lines).filter(|l| l.end - l.start <= 160).find_map(|l| named(doc, &doc.text[l.start..l.end]))
}

/// The words of an address's path.
fn address_words(url: &str) -> String {
    let path = url.split("://").nth(1).and_then(|r| r.split_once('/')).map_or("", |(_, p)| p);
    path.split(['?', '#']).next().unwrap_or("").replace(['/', '-', '_', '.', '+'], " ")
}
