//! Cues: what is looked for in a text, as tables made at build time from the language files, and the scanner that finds them.

pub mod known;
pub mod lexicon;
mod one;
mod places;
pub mod scan;
pub mod tokens;

pub use lexicon::{Entry, Lexicon};

/// All cues of one language, as they lie in the binary.
#[derive(Debug)]
pub struct Cues {
    /// Words and their classes.
    pub lexicon: Lexicon,
    /// Rows of word classes that make a phrase.
    pub phrases: &'static [Phrase],
    /// The word classes of the phrases, one after the other.
    pub phrase_words: &'static [u16],
    /// For each class the first phrase that begins with it; one more at the end.
    pub phrases_from: &'static [u16],
    /// The programs of the patterns, one after the other.
    pub programs: &'static [u16],
    /// The classes below this one are steps of patterns, all others words of phrases only.
    pub steps: u16,
    /// The patterns.
    pub patterns: &'static [Pattern],
    /// The patterns by the class that tells most of each, see `language/cues.rs`.
    pub telling: &'static [u16],
    /// For each class the first of them; one more at the end.
    pub telling_from: &'static [u16],
}

/// A row of words that belongs to classes.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// First of its word classes in [`Cues::phrase_words`].
    pub words: u16,
    /// First of its classes in [`Lexicon::classes`].
    pub classes: u16,
    /// How many words.
    pub len: u8,
    /// How many classes.
    pub count: u8,
}

/// A compiled cue.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// First step in [`Cues::programs`].
    pub program: u16,
    /// The rule it belongs to.
    pub rule: u16,
    /// Line in the language file.
    pub line: u16,
    /// How many steps.
    pub len: u8,
    /// 0 fires the rule, 1 undoes it, 2 and up: the rule's also-line 0 and up.
    pub part: u8,
}

impl Cues {
    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.telling_from.len() - 1
    }

    /// The steps of a pattern.
    pub fn program(&self, pattern: usize) -> &'static [u16] {
        let pattern = &self.patterns[pattern];
        &self.programs[pattern.program as usize..pattern.program as usize + pattern.len as usize]
    }

    /// What a cue that was found does: fires its rule, undoes it or completes it, see [`Pattern::part`].
    pub fn part(&self, found: &scan::Match) -> u8 {
        self.patterns[usize::from(found.pattern)].part
    }

    /// The word classes of a phrase, two at least.
    pub fn phrase(&self, phrase: usize) -> &'static [u16] {
        let phrase = &self.phrases[phrase];
        &self.phrase_words[phrase.words as usize..phrase.words as usize + phrase.len as usize]
    }
}

/// The things that belong to a class, where those of each begin in `starts`.
fn range(starts: &[u16], class: u16) -> std::ops::Range<usize> {
    starts[class as usize] as usize..starts[class as usize + 1] as usize
}
