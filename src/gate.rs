//! The words by which the extension tells, before anything is read, that a page may be a policy. They come from the
//! language files, so that the gate and the core can't disagree.

use crate::language::Language;

/// `{"title": […], "text": […]}`: folded phrases for titles and headings, and for the start of a plain text.
#[cfg(not(target_arch = "wasm32"))]
pub fn words_json() -> String {
    let mut words: Vec<String> = Language::all().iter().flat_map(|l| l.gate.iter().map(|w| w.to_string())).collect();
    words.sort();
    words.dedup();
    serde_json::json!({ "title": words, "text": words }).to_string() + "\n"
}
