//! A numbered table as it is written: its words, classes and phrases, and the cues with their programs.

use super::pattern::Word;
use super::renumber::{renumber, Numbered};
use super::share::share;
use super::table::Table;
use crate::lexicon::{EMAIL_WORD, NUMBER_WORD, URL_WORD};
use std::collections::BTreeSet;

/// What a table is written from.
#[derive(Debug)]
pub struct Packed {
    /// The words' letters and how each is meant (0 whole, 1 beginning, 2 ending), in the order of the letters.
    pub words: Vec<(String, u8)>,
    /// Classes, phrases and programs.
    pub numbered: Numbered,
    /// For each cue its rule, its part and its line in the language file; in the order of the rules.
    pub cues: Vec<(u16, u8, u16)>,
}

/// The words of a table with their classes, in the order of their letters.
fn words(table: &Table) -> Vec<((&str, usize), &BTreeSet<u16>)> {
    let mut words: Vec<_> = table.words.iter().map(|(word, of)| (spelt(word), of)).collect();
    words.sort_by_key(|(spelt, _)| *spelt);
    words
}

/// Packs a table, its classes numbered anew. An error where a number outgrows its field.
pub fn pack(table: &Table) -> Result<Packed, String> {
    let words = words(table);
    let mut numbered = renumber(table, &words);
    share(&mut numbered.classes);
    for ((text, how), of) in &words {
        byte(text.len() * 3 + how).and(byte(of.len()))?;
    }
    for of in table.phrases.values() {
        byte(of.len())?;
    }
    // All that lies one after the other once a table is read is counted by numbers of two bytes.
    let classes = table.words.values().chain(table.phrases.values()).map(BTreeSet::len);
    short(classes.sum())?;
    short(numbered.phrases.iter().map(Vec::len).sum())?;
    short(numbered.programs.iter().map(Vec::len).sum())?;
    short(words.len() + 1)?;
    let words = words.iter().map(|((text, how), _)| (text.to_string(), *how as u8)).collect();
    let cues = table.cues.iter().map(|cue| Ok((cue.rule, cue.part, short(cue.line as usize)?)));
    Ok(Packed { words, numbered, cues: cues.collect::<Result<_, String>>()? })
}

fn short(n: usize) -> Result<u16, String> {
    u16::try_from(n).map_err(|_| "1: the language is too large for its table".into())
}

fn byte(n: usize) -> Result<u8, String> {
    u8::try_from(n).map_err(|_| "1: a word or a class list is too long for its table".into())
}

/// A word's letters and its number in [`Entry::len_kind`](crate::lexicon::Entry).
fn spelt(word: &Word) -> (&str, usize) {
    match word {
        Word::Exact(w) => (w, 0),
        Word::Prefix(w) => (w, 1),
        Word::Suffix(w) => (w, 2),
        // Beside words in one group they are looked up as these do.
        Word::Number => (NUMBER_WORD, 0),
        Word::Email => (EMAIL_WORD, 0),
        Word::Url => (URL_WORD, 0),
    }
}
