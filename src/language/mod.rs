//! Languages: one data file each in `src/languages`, made into tables at build time.

pub mod consent;
pub mod identify;

use crate::cue::Cues;
#[allow(unused_imports)]
use crate::cue::{Entry, Lexicon, Pattern, Phrase};

/// A language as the core uses it.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Its name for itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// Abbreviations that end in a dot without ending a sentence, folded and sorted.
    pub abbreviations: &'static [&'static str],
    /// Words of a title or heading that make a page worth reading, folded and sorted.
    #[cfg(not(target_arch = "wasm32"))]
    pub gate: &'static [&'static str],
    /// Beginnings of words that no consent banner does without, folded and sorted.
    #[cfg(not(target_arch = "wasm32"))]
    pub consent: &'static [&'static str],
    /// Month names and short forms, folded and sorted, with their numbers.
    pub months: &'static [(&'static str, &'static str)],
    /// Number words, folded and sorted, with their figures.
    pub numbers: &'static [(&'static str, &'static str)],
    /// Units of time, folded and sorted: `D`, `W`, `M` or `Y`.
    pub units: &'static [(&'static str, &'static str)],
    /// Countries by name, folded and sorted, with their ISO 3166-1 alpha-2 codes.
    pub countries: &'static [(&'static str, &'static str)],
    /// The rules, in the order of the file.
    pub rules: &'static [Rule],
    /// Names of the contexts, in the order of the file.
    pub contexts: &'static [&'static str],
    /// The compiled cues.
    pub cues: Cues,
}

/// What a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A context that other rules ask for.
    Context,
    /// A value of a fact.
    Fact,
    /// A concern.
    Concern,
    /// A topic of a section or segment.
    Topic,
    /// A kind of page, told from a title.
    Kind,
}

/// How a rule's sentences state its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// As it is.
    Yes,
    /// Denied.
    No,
    /// With a reservation.
    Qualified,
    /// For some only.
    Conditional,
}

/// A rule of a language file, without its cues.
#[derive(Debug)]
pub struct Rule {
    /// What it is for.
    pub sort: Sort,
    /// The context's name, the fact's id, ….
    pub id: &'static str,
    /// The fact's value.
    pub value: &'static str,
    /// How it is stated.
    pub status: Stated,
    /// A denial in the same clause does not undo it.
    pub keep: bool,
    /// Contexts as bits: one of each group must hold.
    pub needs: &'static [u64],
    /// How many also-lines it has.
    pub also: u8,
}

impl Language {
    /// The language of an ISO 639-1 code.
    pub fn of(code: &str) -> Option<&'static Language> {
        tables::ALL.iter().find(|l| l.code == code).copied()
    }

    /// The languages with a file, by code.
    pub fn all() -> &'static [&'static Language] {
        tables::ALL
    }

    /// Whether the file has rules for facts, not only words to tell the language by.
    pub fn reads_facts(&self) -> bool {
        self.rules.iter().any(|r| r.sort == Sort::Fact)
    }
}

/// The value of a folded word in a sorted list of pairs.
pub fn lookup(list: &'static [(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.binary_search_by(|(w, _)| (*w).cmp(word)).ok().and_then(|i| list.get(i)).map(|(_, v)| *v)
}

#[allow(missing_docs, clippy::unreadable_literal)]
mod tables {
    use super::consent::{Consent, ConsentRule, Speech};
    use super::identify::Functions;
    use super::{Cues, Entry, Language, Lexicon, Pattern, Phrase, Rule, Sort, Stated};
    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}
