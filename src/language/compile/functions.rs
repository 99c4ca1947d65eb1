//! Writes what is asked of every text in all languages at once: the function words.

use super::source::Source;
use crate::text::token::tokens;

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
    let before = |first: u8| all.keys().filter(|w| w.as_bytes() < &[first]).count();
    let letters: Vec<usize> = [0].into_iter().chain((b'a'..=b'{').map(before)).chain([all.len()]).collect();
    for (word, mask) in all {
        starts.push(words.len());
        words.push_str(&word);
        mask_of.push(masks.iter().position(|m| *m == mask).unwrap_or_else(|| {
            masks.push(mask);
            masks.len() - 1
        }));
    }
    starts.push(words.len());
    // A byte is enough as long as few languages share words in new ways.
    let place = if masks.len() <= 256 { "u8" } else { "u16" };
    format!(
        "/// The place of a set of languages.\npub type Mask = {place};\n/// Function words of every language.\npub static FUNCTIONS: Functions = Functions {{ words: {words:?}, starts: &{starts:?}, letters: &{letters:?}, mask_of: &{mask_of:?}, masks: &{masks:?} }};\n"
    )
}
