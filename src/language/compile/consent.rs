//! Writes what is asked of short texts in all languages at once: the rules for consent banners, and the function words.

use super::emit::{cues, title};
use super::pack::pack;
use super::source::Source;
use super::table::Table;
use crate::text::token::tokens;
use std::fmt::Write;

/// The rules and the cues for consent banners, of all languages together: banners are short, and the words of their
/// languages overlap.
pub fn consent(sources: &[Source], table: &Table) -> Result<String, String> {
    let mut out = String::from("/// What consent banners and their controls say.\npub static CONSENT: Consent = Consent { rules: &[\n");
    for (number, source) in sources.iter().enumerate() {
        for rule in &source.consent {
            let whole = rule.flags.iter().any(|f| f == "whole");
            let sort = title(&rule.sort);
            let _ = writeln!(
                out,
                "ConsentRule {{ language: {number}, sort: Speech::{sort}, id: {:?}, whole: {whole}, also: {} }},",
                rule.id,
                rule.also.len()
            );
        }
    }
    out.push_str("],\n");
    cues(&mut out, &pack(table)?);
    out.push_str("};\n");
    Ok(out)
}

/// The function words of all languages in one sorted list, each with the languages that have it.
pub fn functions(sources: &[Source]) -> String {
    let mut all = std::collections::BTreeMap::<String, u64>::new();
    for (number, source) in sources.iter().enumerate() {
        for word in source.lists.get("functions").into_iter().flatten() {
            let mut parts = Vec::new();
            tokens(word, 0, word.len(), |_, folded| parts.push(folded.to_string()));
            for part in parts {
                *all.entry(part).or_default() |= 1 << number;
            }
        }
    }
    let (mut words, mut starts, mut masks, mut mask_of) = (String::new(), Vec::new(), Vec::<u64>::new(), Vec::new());
    for (word, mask) in all {
        starts.push(words.len());
        words.push_str(&word);
        mask_of.push(masks.iter().position(|m| *m == mask).unwrap_or_else(|| {
            masks.push(mask);
            masks.len() - 1
        }));
    }
    starts.push(words.len());
    format!("/// Function words of every language.\npub static FUNCTIONS: Functions = Functions {{ words: {words:?}, starts: &{starts:?}, mask_of: &{mask_of:?}, masks: &{masks:?} }};\n")
}
