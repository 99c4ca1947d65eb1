//! Where the policy begins: what stands before its own title (a consent form, a menu read as text) is no part of it.

use super::document::Document;
use crate::language::Sort;

/// The title may stand so far down, as a share of the page's tokens.
const LATEST: f64 = 0.25;

/// The first sentence of the policy: the heading that names it, where one does.
pub fn first_sentence(doc: &Document) -> usize {
    let last = (doc.tokens.tokens.len() as f64 * LATEST) as usize;
    let names = |i: &usize| {
        let s = &doc.sentences[*i];
        let mut named = false;
        if s.heading && s.from <= last {
            doc.tokens.find(&doc.language.cues, s.from, s.to, |m| {
                let pattern = &doc.language.cues.patterns[m.pattern as usize];
                let rule = doc.rule(pattern.rule);
                named |= pattern.part == 0 && rule.sort == Sort::Kind && matches!(rule.id, "privacy_policy" | "cookie_policy");
            });
        }
        named
    };
    (0..doc.sentences.len()).take_while(|i| doc.sentences[*i].from <= last).find(names).unwrap_or(0)
}
