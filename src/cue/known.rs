//! The words of a text that were looked up last, with what was found: every other word of a text is one of a hundred.

use super::lexicon::{self, EXACT, SEED};

/// Places for words that were met, at most: few texts have more different ones, and most of those stand there once.
const KNOWN: usize = 2048;
/// Bytes of a text for each of them.
const TEXT_A_WORD: usize = 32;

/// Words that were met, one a place.
#[derive(Debug)]
pub struct Known {
    words: Vec<Met>,
    letters: String,
}

/// A word that was met.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// Where it lies in the letters.
    start: u32,
    len: u32,
    /// What was found.
    value: u32,
}

impl Known {
    /// For a text of so many bytes.
    pub fn of(text: usize) -> Known {
        Known { words: vec![Met::default(); (text / TEXT_A_WORD).clamp(1, KNOWN)], letters: String::new() }
    }

    /// What was found for a word, where it was met, and else what is found now.
    pub fn get(&mut self, word: &str, find: impl FnOnce() -> u32) -> u32 {
        let hash = word.bytes().fold(SEED, lexicon::step);
        let place = lexicon::place(lexicon::finish(hash, EXACT), self.words.len());
        let met = &mut self.words[place];
        let (start, len) = (met.start as usize, met.len as usize);
        if len == 0 || self.letters.as_bytes()[start..start + len] != *word.as_bytes() {
            *met = Met { start: self.letters.len() as u32, len: word.len() as u32, value: find() };
            self.letters.push_str(word);
        }
        met.value
    }
}
