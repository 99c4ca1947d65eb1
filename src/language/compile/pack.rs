//! A numbered table packed into the arrays that the scanner reads.

use super::pattern::Word;
use super::table::Table;
use crate::lexicon::{finish, place, step, EXACT, PREFIX, SEED, SUFFIX};
use std::collections::{BTreeSet, HashMap};

/// The arrays of `Cues` and `Lexicon`, under the same names.
#[derive(Debug, Default)]
pub struct Packed {
    /// Places of the hash table.
    pub slots: Vec<u16>,
    /// start, classes, len_kind, count.
    pub entries: Vec<(u16, u16, u8, u8)>,
    /// All words' letters.
    pub strings: String,
    /// All class lists.
    pub classes: Vec<u16>,
    /// Shortest beginning and ending.
    pub shortest: (u8, u8),
    /// words, classes, len, count.
    pub phrases: Vec<(u16, u16, u8, u8)>,
    /// Word classes of the phrases.
    pub phrase_words: Vec<u16>,
    /// First phrase of each class.
    pub phrases_from: Vec<u16>,
    /// Programs.
    pub programs: Vec<u16>,
    /// program, rule, line, len, part.
    pub patterns: Vec<(u16, u16, u16, u8, u8)>,
    /// First pattern of each class.
    pub patterns_from: Vec<u16>,
}

/// Lists of classes, each distinct one kept once.
#[derive(Default)]
struct Pool {
    all: Vec<u16>,
    known: HashMap<Vec<u16>, usize>,
}

impl Pool {
    fn place(&mut self, list: &BTreeSet<u16>) -> usize {
        let list: Vec<u16> = list.iter().copied().collect();
        *self.known.entry(list.clone()).or_insert_with(|| {
            self.all.extend(&list);
            self.all.len() - list.len()
        })
    }
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

/// Packs a table. An error where a number outgrows its field.
pub fn pack(table: &Table) -> Result<Packed, String> {
    let (mut out, mut pool) = (Packed { shortest: (255, 255), ..Packed::default() }, Pool::default());
    let size = table.words.len().max(4) * 3 / 2;
    out.slots = vec![0u16; size];
    // Longest first, so that a short word often lies within one that is there already.
    let mut words: Vec<_> = table.words.iter().filter_map(|(word, of)| Some((spelt(word)?, of))).collect();
    words.sort_by_key(|((text, _, _), _)| std::cmp::Reverse(text.len()));
    for (number, ((text, kind, how), of)) in words.into_iter().enumerate() {
        let hash = if kind == SUFFIX { text.bytes().rev().fold(SEED, step) } else { text.bytes().fold(SEED, step) };
        let len = byte(text.len())?;
        if kind == PREFIX {
            out.shortest.0 = out.shortest.0.min(len);
        } else if kind == SUFFIX {
            out.shortest.1 = out.shortest.1.min(len);
        }
        let mut at = place(finish(hash, kind), size);
        while out.slots[at] != 0 {
            at = (at + 1) % size;
        }
        out.slots[at] = short(number + 1)?;
        let start = out.strings.find(text).unwrap_or(out.strings.len());
        if start == out.strings.len() {
            out.strings.push_str(text);
        }
        out.entries.push((short(start)?, short(pool.place(of))?, byte(text.len() * 3 + how)?, byte(of.len())?));
    }
    // Phrases are sorted by their words and cues by their first class, so those that begin with one class lie together.
    for (words, of) in &table.phrases {
        out.phrases.push((short(out.phrase_words.len())?, short(pool.place(of))?, byte(words.len())?, byte(of.len())?));
        out.phrase_words.extend(words);
    }
    out.phrases_from = starts(table.phrases.keys().map(|words| words[0]), table.classes);
    let mut sorted: Vec<_> = table.cues.iter().collect();
    sorted.sort_by_key(|cue| cue.program[0]);
    for cue in &sorted {
        out.patterns.push((short(out.programs.len())?, cue.rule, short(cue.line as usize)?, byte(cue.program.len())?, cue.part));
        out.programs.extend(&cue.program);
    }
    out.patterns_from = starts(sorted.iter().map(|cue| cue.program[0]), table.classes);
    out.classes = pool.all;
    Ok(out)
}

fn short(n: usize) -> Result<u16, String> {
    u16::try_from(n).map_err(|_| "1: the language is too large for its table".into())
}

fn byte(n: usize) -> Result<u8, String> {
    u8::try_from(n).map_err(|_| "1: a word or a class list is too long for its table".into())
}

/// A word's letters, how its hash is made, and its number in [`Entry::len_kind`](crate::lexicon::Entry).
fn spelt(word: &Word) -> Option<(&str, u32, usize)> {
    match word {
        Word::Exact(w) => Some((w, EXACT, 0)),
        Word::Prefix(w) => Some((w, PREFIX, 1)),
        Word::Suffix(w) => Some((w, SUFFIX, 2)),
        _ => None,
    }
}
