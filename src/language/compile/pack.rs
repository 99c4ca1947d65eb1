//! A numbered table packed into the arrays that the scanner reads.

use super::pattern::Word;
use super::table::Table;
use std::collections::{BTreeSet, HashMap};

/// The arrays of `Cues` and `Lexicon`, under the same names.
#[derive(Debug, Default)]
pub struct Packed {
    /// classes, len_kind, count; in the order of the letters.
    pub entries: Vec<(u16, u8, u8)>,
    /// All words' letters, one word after the other.
    pub strings: String,
    /// All class lists.
    pub classes: Vec<u16>,
    /// Shortest beginning and ending.
    pub shortest: (u8, u8),
    /// classes, len, count; their words lie one after the other.
    pub phrases: Vec<(u16, u8, u8)>,
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
    let mut words: Vec<_> = table.words.iter().filter_map(|(word, of)| Some((spelt(word)?, of))).collect();
    words.sort_by_key(|(spelt, _)| *spelt);
    for ((text, how), of) in words {
        let len = byte(text.len())?;
        let shortest = [None, Some(&mut out.shortest.0), Some(&mut out.shortest.1)].into_iter().nth(how).flatten();
        if let Some(shortest) = shortest {
            *shortest = len.min(*shortest);
        }
        out.strings.push_str(text);
        out.entries.push((short(pool.place(of))?, byte(text.len() * 3 + how)?, byte(of.len())?));
    }
    // Phrases are sorted by their words and cues by their first class, so those that begin with one class lie together.
    for (words, of) in &table.phrases {
        out.phrases.push((short(pool.place(of))?, byte(words.len())?, byte(of.len())?));
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
    out.patterns_from = starts(sorted.iter().map(|cue| cue.program[0]), table.classes);
    out.classes = pool.all;
    // They are counted by numbers of two bytes.
    short(out.programs.len()).and(short(out.phrase_words.len()))?;
    Ok(out)
}

fn short(n: usize) -> Result<u16, String> {
    u16::try_from(n).map_err(|_| "1: the language is too large for its table".into())
}

fn byte(n: usize) -> Result<u8, String> {
    u8::try_from(n).map_err(|_| "1: a word or a class list is too long for its table".into())
}

/// A word's letters and its number in [`Entry::len_kind`](crate::lexicon::Entry).
fn spelt(word: &Word) -> Option<(&str, usize)> {
    match word {
        Word::Exact(w) => Some((w, 0)),
        Word::Prefix(w) => Some((w, 1)),
        Word::Suffix(w) => Some((w, 2)),
        _ => None,
    }
}
