//! The outline: sections by their headings, with topics.

use super::document::Document;
use super::hit::Hits;
use crate::language::Sort;
use crate::report::Section;

/// Topics of a section at most.
const MOST: usize = 3;

/// The outline of a policy.
pub fn outline(doc: &Document, hits: &Hits) -> Vec<Section> {
    let mut out = Vec::new();
    for (number, span) in doc.sections.iter().enumerate() {
        let heading = span.heading.map_or(String::new(), |(from, to)| {
            let (start, end) = (doc.sentences[from].start, doc.sentences[to - 1].end);
            doc.text[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
        });
        if span.heading.is_none() && doc.text[span.start..span.end].trim().is_empty() {
            continue;
        }
        out.push(Section {
            id: format!("s{number}"),
            heading,
            level: span.level.max(1),
            topics: topics(doc, hits, number),
            start: doc.utf16.at(&doc.text, span.start),
            end: doc.utf16.at(&doc.text, span.end),
        });
    }
    out
}

/// The heading says what a section is about; where it says nothing, the clauses in it do.
fn topics(doc: &Document, hits: &Hits, section: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let rules = doc.language.rules;
    let inside = hits.hits.iter().filter(|h| doc.sentences[h.sentence].section == section);
    for hit in inside.clone().filter(|h| doc.sentences[h.sentence].heading && rules[h.rule as usize].sort == Sort::Topic) {
        let id = rules[hit.rule as usize].id.to_string();
        if !out.contains(&id) {
            out.push(id);
        }
    }
    if out.is_empty() {
        let mut counts: Vec<(usize, &str)> = Vec::new();
        for hit in inside {
            let rule = &rules[hit.rule as usize];
            let topic = match rule.sort {
                Sort::Fact => topic_of(rule.id),
                Sort::Topic => rule.id,
                _ => continue,
            };
            match counts.iter_mut().find(|c| c.1 == topic) {
                Some(c) => c.0 += 1,
                None => counts.push((1, topic)),
            }
        }
        counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let most = counts.first().map_or(0, |c| c.0);
        out.extend(counts.iter().filter(|c| c.0 * 2 > most && c.0 > 1).map(|c| c.1.to_string()));
    }
    out.truncate(MOST);
    if out.is_empty() {
        out.push("other".to_string());
    }
    out
}

/// The topic that a clause about a fact belongs to.
pub fn topic_of(fact: &str) -> &'static str {
    match fact {
        "data_categories" | "sensitive_data" | "sources" | "purposes" | "targeted_ads" | "automated_decisions" | "ai_training" => {
            "first_party_collection_use"
        }
        "sale_share" | "recipients" | "law_enforcement" => "third_party_sharing_collection",
        "opt_outs" => "user_choice_control",
        "rights" | "complaint" => "user_access_edit_deletion",
        "retention" => "data_retention",
        "security" => "data_security",
        "changes_notice" | "effective_date" => "policy_change",
        "gpc_dnt" => "do_not_track",
        "cookies_tracking" => "cookies_tracking",
        "transfers" => "international_transfer",
        "legal_bases" => "legal_basis",
        "children" => "children",
        "controller" | "privacy_contact" => "contact",
        _ => "other",
    }
}
