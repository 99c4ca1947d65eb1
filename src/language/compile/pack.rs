//! A numbered table packed into the arrays that the scanner reads.

use super::pattern::Word;
use super::renumber::{renumber, Named};
use super::table::Table;
use crate::lexicon::{EMAIL_WORD, NUMBER_WORD, URL_WORD};
use std::collections::BTreeSet;

/// The arrays of `Cues` and `Lexicon`, under the same names.
#[derive(Debug, Default)]
pub struct Packed {
    /// len_kind, count; in the order of the letters.
    pub entries: Vec<(u8, u8)>,
    /// All words' letters, one word after the other.
    pub strings: String,
    /// The classes of the words, then those of the phrases, as [`Named`].
    pub classes: Vec<u16>,
    /// Shortest beginning and ending.
    pub shortest: (u8, u8),
    /// len, count; their words lie one after the other.
    pub phrases: Vec<(u8, u8)>,
    /// Word classes of the phrases.
    pub phrase_words: Vec<u16>,
    /// First phrase of each class.
    pub phrases_from: Vec<u16>,
    /// Programs.
    pub programs: Vec<u16>,
    /// rule, len, part; their programs lie one after the other.
    pub patterns: Vec<(u16, u8, u8)>,
    /// For each pattern its line in the language file.
    pub lines: Vec<u16>,
}

/// For each class where the things begin that start with it, and one more at the end; `firsts` is sorted.
fn starts(firsts: impl Iterator<Item = u16>, classes: u16) -> Vec<u16> {
    let mut counts = vec![0u16; classes as usize + 1];
    for first in firsts {
        counts[first as usize + 1] += 1;
    }
    counts
        .iter()
        .scan(0, |sum, n| {
            *sum += n;
            Some(*sum)
        })
        .collect()
}

/// The words of a table with their classes, in the order of their letters.
pub fn words(table: &Table) -> Vec<((&str, usize), &BTreeSet<u16>)> {
    let mut words: Vec<_> = table.words.iter().map(|(word, of)| (spelt(word), of)).collect();
    words.sort_by_key(|(spelt, _)| *spelt);
    words
}

/// Packs a table, its classes numbered anew. An error where a number outgrows its field.
pub fn pack(mut table: Table) -> Result<Packed, String> {
    renumber(&mut table);
    let table = &table;
    let (mut out, mut named) = (Packed { shortest: (255, 255), ..Packed::default() }, Named::default());
    for ((text, how), of) in words(table) {
        let len = byte(text.len())?;
        let shortest = [None, Some(&mut out.shortest.0), Some(&mut out.shortest.1)].into_iter().nth(how).flatten();
        if let Some(shortest) = shortest {
            *shortest = len.min(*shortest);
        }
        out.strings.push_str(text);
        out.entries.push((byte(text.len() * 3 + how)?, byte(of.len())?));
        out.classes.extend(of.iter().map(|class| named.of(*class)));
    }
    // Phrases are sorted by their words and cues by their first class, so those that begin with one class lie together.
    for (words, of) in &table.phrases {
        out.phrases.push((byte(words.len())?, byte(of.len())?));
        out.classes.extend(of.iter().map(|class| named.of(*class)));
        out.phrase_words.extend(words);
    }
    out.phrases_from = starts(table.phrases.keys().map(|words| words[0]), table.classes);
    let mut sorted: Vec<_> = table.cues.iter().collect();
    sorted.sort_by_key(|cue| cue.program[0]);
    for cue in &sorted {
        out.patterns.push((cue.rule, byte(cue.program.len())?, cue.part));
        out.lines.push(short(cue.line as usize)?);
        out.programs.extend(&cue.program);
    }
    // They are counted by numbers of two bytes.
    short(out.programs.len()).and(short(out.phrase_words.len())).and(short(out.classes.len()))?;
    Ok(out)
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
