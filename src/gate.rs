//! The words by which the extension tells, before anything is read, that a page may be a policy. They come from the
//! language files, so that the gate and the core can't disagree.

use crate::banner::platform;
use crate::language::{consent, Language};

/// `{"title": […], "banner": […], "platforms": {…}}`: folded phrases for titles and headings, and for the start of a plain
/// text; beginnings of words for banners; the consent platforms by id.
pub fn words_json() -> String {
    let sorted = |list: fn(&Language) -> &'static [&'static str]| {
        let mut words: Vec<&str> = Language::all().iter().flat_map(|l| list(l)).copied().collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let platforms: std::collections::BTreeMap<_, _> = platform::ALL.iter().map(|p| (p.id, p)).collect();
    serde_json::json!({ "title": sorted(|l| l.gate), "banner": sorted(|l| l.consent), "platforms": platforms }).to_string() + "\n"
}

/// The files that the extension loads when it first needs them: for each language that has a grammar its code and the
/// bytes, and the words of banners.
pub fn tables() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let grammars = Language::all().iter().filter(|l| l.grammar().is_some_and(|g| !g.rules.is_empty())).map(|l| (l.code, l.file));
    grammars.chain([("banners", consent::FILE)]).map(|(name, file)| (name, without_lines(file)))
}

/// A table without the lines of its cues, which only `explain` shows; where they begin is its last number.
fn without_lines(file: &'static [u8]) -> &'static [u8] {
    let at = file.last_chunk().map_or(file.len(), |at| u32::from_le_bytes(*at) as usize);
    file.get(..at).unwrap_or(file)
}

/// The words, beginnings and endings that the cues of a language are made of: for a bench that looks for the same by other means.
pub fn cue_words(code: &str) -> Vec<&'static str> {
    let Some(lexicon) = Language::of(code).and_then(Language::grammar).map(|g| &g.cues.lexicon) else { return Vec::new() };
    let word = |e: &crate::cue::Entry| lexicon.strings.get(e.start as usize..e.start as usize + e.len_kind as usize / 3);
    lexicon.entries.iter().filter_map(word).collect()
}
