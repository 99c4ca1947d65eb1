//! Topics of a single segment of a policy.

use super::document::Document;
use super::hit::Hits;
use super::section::topic_of;
use crate::language::identify::identify;
use crate::language::Language;
use crate::page::{Block, PageModel, Role};

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
    for topic in hits.hits.iter().filter_map(|h| topic_of(doc.rule(h.rule))) {
        if !out.iter().any(|t| t == topic) {
            out.push(topic.to_string());
        }
    }
    out.sort();
    if out.is_empty() {
        out.push("other".into());
    }
    out
}
