//! Topics of a single segment of a policy.

use super::document::Document;
use super::hit::{Hit, Hits};
use super::section::topic_of;
use crate::language::identify::identify;
use crate::language::{Language, Sort};
use crate::order;
use crate::page::{Block, PageModel, Role};

/// Topics whose words stand in sentences about anything else too.
const IN_PASSING: [&str; 3] = ["first_party_collection_use", "user_access_edit_deletion", "contact"];
/// Words of a line that reads as a heading although it is none.
const SHORT: usize = 8;

/// The topics of a segment, `other` where none is told. `language` is ISO 639-1; without it the text's own is found.
pub fn classify(text: &str, heading: Option<&str>, language: Option<&str>) -> Vec<String> {
    let Some(language) = language.and_then(Language::of).or_else(|| identify(text)).and_then(Language::grammar) else {
        return vec!["other".into()];
    };
    let mut model = PageModel::default();
    if let Some(heading) = heading {
        model.blocks.push(Block { text: heading.to_string(), role: Role::Heading, level: 2, ..Block::default() });
    }
    model.blocks.push(Block { text: text.to_string(), ..Block::default() });
    let doc = Document::of(&model, language);
    let hits = Hits::of(&doc);
    let mut out: Vec<String> = Vec::new();
    // The words of topics name what a heading announces; of these, a running sentence mostly has them in passing.
    let announces = |h: &&Hit| {
        let (s, rule) = (&doc.sentences[h.sentence], doc.rule(h.rule));
        rule.sort != Sort::Topic || !IN_PASSING.contains(&rule.id) || s.heading || s.to - s.from <= SHORT
    };
    for topic in hits.hits.iter().filter(announces).filter_map(|h| topic_of(doc.rule(h.rule))) {
        if !out.iter().any(|t| t == topic) {
            out.push(topic.to_string());
        }
    }
    order::sort(&mut out);
    if out.is_empty() {
        out.push("other".into());
    }
    out
}
