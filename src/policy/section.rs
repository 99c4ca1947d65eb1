//! The outline: sections by their headings, with topics.

use super::answer::asks;
use super::document::Document;
use super::hit::{Hit, Hits, BRIEF};
use crate::language::{Rule, Sort};
use crate::order;
use crate::report::Section;
use crate::text::one_line;

/// Topics of a section at most.
const MOST: usize = 4;

/// The outline of a policy.
pub fn outline(doc: &Document, hits: &Hits) -> Vec<Section> {
    let mut out = Vec::new();
    let inside = by_section(doc, hits);
    for (number, span) in doc.sections.iter().enumerate() {
        let heading = span.heading.map_or(String::new(), |(from, to)| {
            let (start, end) = (doc.sentences[from].start, doc.sentences[to - 1].end);
            one_line(&doc.text[start..end])
        });
        if span.heading.is_none() && doc.text[span.start..span.end].trim().is_empty() {
            continue;
        }
        out.push(Section {
            id: format!("s{number}"),
            heading,
            level: span.level.max(1),
            topics: topics(doc, &inside[number]),
            start: doc.utf16.at(&doc.text, span.start),
            end: doc.utf16.at(&doc.text, span.end),
        });
    }
    out
}

/// The hits of each section, so that a section does not look through those of the others.
fn by_section<'h>(doc: &Document, hits: &'h Hits) -> Vec<Vec<&'h Hit>> {
    let mut out = vec![Vec::new(); doc.sections.len()];
    for hit in &hits.hits {
        out[doc.sentences[hit.sentence].section].push(hit);
    }
    out
}

/// Topics that the clauses of a section add to what its heading says, with the sentences that it takes: what is said about
/// grounds, borders or ways to say no stands out wherever it stands, while what is collected is said everywhere.
const ADDED: [(&str, usize); 6] = [
    ("legal_basis", 1),
    ("international_transfer", 1),
    ("data_retention", 1),
    ("user_choice_control", 1),
    ("third_party_sharing_collection", 2),
    ("user_access_edit_deletion", 3),
];

/// The heading says what a section is about, and what stands out in it is added; where it says nothing, the clauses in it do.
fn topics(doc: &Document, inside: &[&Hit]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for hit in inside.iter().filter(|h| doc.sentences[h.sentence].heading && doc.rule(h.rule).sort == Sort::Topic) {
        let id = doc.rule(hit.rule).id.to_string();
        if !out.contains(&id) {
            out.push(id);
        }
    }
    if out.is_empty() {
        // What only a short sentence says plainly counts where nothing else does: it would count its sentence twice.
        let firm = |h: &&&Hit| !plain(doc, doc.rule(h.rule)) && topic_of(doc.rule(h.rule)).is_some();
        let any = inside.iter().any(|h| firm(&h));
        let mut counts: Vec<(usize, &str)> = Vec::new();
        for topic in inside.iter().filter(|h| !any || firm(h)).filter_map(|h| topic_of(doc.rule(h.rule))) {
            match counts.iter_mut().find(|c| c.1 == topic) {
                Some(c) => c.0 += 1,
                None => counts.push((1, topic)),
            }
        }
        order::sort_by(&mut counts, |a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let most = counts.first().map_or(0, |c| c.0);
        out.extend(counts.iter().filter(|c| c.0 * 2 > most && c.0 > 1).map(|c| c.1.to_string()));
    }
    for (topic, enough) in ADDED {
        let about = |h: &&&Hit| {
            let rule = doc.rule(h.rule);
            rule.sort == Sort::Fact && topic_of(rule) == Some(topic) && !plain(doc, rule)
        };
        let mut said: Vec<usize> = inside.iter().filter(about).map(|h| h.sentence).collect();
        said.dedup();
        if said.len() >= enough && !out.iter().any(|t| t == topic) {
            out.push(topic.to_string());
        }
    }
    out.truncate(MOST);
    if out.is_empty() {
        out.push("other".to_string());
    }
    out
}

/// Whether a rule reads short sentences only.
pub fn plain(doc: &Document, rule: &Rule) -> bool {
    let brief = doc.language.context(BRIEF);
    brief != 0 && rule.needs.contains(&brief)
}

/// The topic that a hit of a rule speaks for; `None` for rules that are about no topic.
pub fn topic_of(rule: &Rule) -> Option<&'static str> {
    match rule.sort {
        // "We" and "us" introduce a controller wherever they stand.
        Sort::Fact if rule.id == "controller" && matches!(rule.value, "called" | "head" | "runs" | "we") => None,
        // What is asked is told by the answer.
        Sort::Fact if asks(rule) => None,
        Sort::Fact => Some(topic_of_fact(rule.id)),
        Sort::Topic => Some(rule.id),
        _ => None,
    }
}

/// The topic that a clause about a fact belongs to.
fn topic_of_fact(fact: &str) -> &'static str {
    match fact {
        "data_categories" | "sensitive_data" | "sources" | "purposes" | "targeted_ads" | "automated_decisions" | "ai_training" => {
            "first_party_collection_use"
        }
        "sale_share" | "recipients" | "law_enforcement" => "third_party_sharing_collection",
        "opt_outs" => "user_choice_control",
        "rights" | "complaint" => "user_access_edit_deletion",
        "retention" => "data_retention",
        "security" => "data_security",
        "changes_notice" => "policy_change",
        "gpc_dnt" => "do_not_track",
        "cookies_tracking" => "cookies_tracking",
        "transfers" => "international_transfer",
        "legal_bases" => "legal_basis",
        "children" => "children",
        "controller" | "privacy_contact" => "contact",
        _ => "other",
    }
}
