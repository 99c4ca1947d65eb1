//! Why a report says what it says: for each fact the sentence, the cue that fired and the line of the language file it
//! comes from; for a missing fact the nearest candidates. So that a wrong fact is a one-line fix in a data file.

use crate::facts;
use crate::language::page::{identify_page, PageLanguage};
use crate::language::Sort;
use crate::page::PageModel;
use crate::policy::document::Document;
use crate::policy::hit::{Hit, Hits, Miss};
use crate::policy::kind;
use crate::summary::tame;
use crate::text::one_line;
use std::fmt::Write;

/// Hits, or candidates, that are shown for one fact and value.
const SHOWN: usize = 3;
/// Longest quote, in characters.
const QUOTE: usize = 160;

const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The explanation as text; `only` is the id of one fact.
pub fn explain(model: &PageModel, only: Option<&str>) -> String {
    let mut out = String::new();
    let Some(PageLanguage { language, strange }) = identify_page(model) else { return "language: undecided\n".to_string() };
    let Some(grammar) = language.grammar() else { return format!("language: {}\n", language.code) };
    let doc = Document::of_language(model, grammar, &strange);
    let hits = Hits::of(&doc);
    let kind = kind::of(&doc, &hits);
    let _ = writeln!(out, "language: {} ({})\nkind: {} ({:?})", language.code, language.name, kind.id, kind.reasons);
    let _ = writeln!(out, "it calls itself: {:?}\nits text: {}", kind.titles, kind.shares);
    for fact in facts::facts(&doc, &hits).iter().filter(|f| only.is_none_or(|o| o == f.id)) {
        let value = fact.value.as_ref().and_then(|v| serde_json::to_string(v).ok()).unwrap_or_default();
        let _ = writeln!(out, "\n{}: {:?} {value}", fact.id, fact.status);
        let of = |h: &&Hit| doc.rule(h.rule).sort == Sort::Fact && doc.rule(h.rule).id == fact.id;
        let own: Vec<&Hit> = hits.hits.iter().filter(of).collect();
        listed(&mut out, &doc, &own, |_| "");
        if own.is_empty() {
            let near: Vec<&(Hit, Miss)> = hits.misses.iter().filter(|m| of(&&m.0)).collect();
            let only: Vec<&Hit> = near.iter().map(|m| &m.0).collect();
            listed(&mut out, &doc, &only, |h| near.iter().find(|m| m.0 == *h).map_or("", |m| reason(m.1)));
        }
    }
    tame(&out)
}

fn reason(miss: Miss) -> &'static str {
    match miss {
        Miss::Also => " — an also-line (&) is missing in the sentence",
        Miss::Unless => " — an unless-line (-) stands in the sentence",
        Miss::Context => " — no context it wants (in) holds here",
        Miss::Denied => " — the clause is denied",
        Miss::Definition => " — the section explains what a thing is",
        Miss::Elsewhere => " — the sentence is about others, a word of a law or what may come one day",
    }
}

/// A few hits of each value: quote, value, cue, file and line.
fn listed(out: &mut String, doc: &Document, hits: &[&Hit], why: impl Fn(&Hit) -> &'static str) {
    let source = SOURCES.iter().find(|s| s.0 == doc.language.code).map_or("", |s| s.1);
    let mut shown: Vec<(&str, usize)> = Vec::new();
    for hit in hits {
        let rule = doc.rule(hit.rule);
        match shown.iter_mut().find(|s| s.0 == rule.value) {
            Some(s) if s.1 >= SHOWN => continue,
            Some(s) => s.1 += 1,
            None => shown.push((rule.value, 1)),
        }
        let quote: String = one_line(doc.words(&doc.sentences[hit.sentence])).chars().take(QUOTE).collect();
        let cue = source.lines().nth(hit.line as usize - 1).unwrap_or("").trim();
        let matched = one_line(doc.span(hit.from, hit.to));
        let _ = writeln!(
            out,
            "  {}{}\n    \"{quote}\"\n    {}.lang:{}  {cue}\n    matched: {matched}",
            rule.value,
            why(hit),
            doc.language.code,
            hit.line
        );
    }
}
