//! Languages: one data file each in `src/languages`, made into tables at build time.

mod bytes;
pub mod consent;
mod cues;
#[cfg(test)]
pub mod example;
mod grammar;
pub mod identify;
pub mod page;

pub use grammar::Grammar;

use std::sync::OnceLock;

/// A language: what it is known by. What its policies are read by is a [`Grammar`], loaded when it is first needed.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Its name for itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// Words of a title or heading that make a page worth reading, folded and sorted.
    #[cfg(not(target_arch = "wasm32"))]
    pub gate: &'static [&'static str],
    /// Beginnings of words that no consent banner does without, folded and sorted.
    #[cfg(not(target_arch = "wasm32"))]
    pub consent: &'static [&'static str],
    /// Countries by ISO 3166-1 alpha-2 code, sorted, with their names.
    #[cfg(not(target_arch = "wasm32"))]
    pub countries: &'static [(&'static str, &'static str)],
    /// The file that its grammar is read from; the extension has it beside the module.
    #[cfg(not(target_arch = "wasm32"))]
    pub file: &'static [u8],
    grammar: OnceLock<Option<Grammar>>,
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

    /// What its policies are read by; `None` where it has not been loaded.
    pub fn grammar(&'static self) -> Option<&'static Grammar> {
        #[cfg(not(target_arch = "wasm32"))]
        return self.grammar.get_or_init(|| Grammar::read(self.file)).as_ref();
        #[cfg(target_arch = "wasm32")]
        self.grammar.get()?.as_ref()
    }

    /// Loads its grammar from the bytes of its file; `false` where they are none. Only the first call counts.
    #[cfg(target_arch = "wasm32")]
    pub fn load(&'static self, file: &'static [u8]) -> bool {
        self.grammar.get_or_init(|| Grammar::read(file)).is_some()
    }
}

/// The value of a folded word in a sorted list of pairs.
pub fn lookup(list: &'static [(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.binary_search_by(|(w, _)| (*w).cmp(word)).ok().and_then(|i| list.get(i)).map(|(_, v)| *v)
}

#[allow(missing_docs, clippy::unreadable_literal)]
mod tables {
    use super::identify::Functions;
    use super::Language;
    use std::sync::OnceLock;
    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}
