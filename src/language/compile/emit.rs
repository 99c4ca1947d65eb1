//! Writes a numbered language as Rust statics, to be used as they lie in the binary.

use super::pattern::Word;
use super::source::{Rule, Source};
use super::table::Table;
use crate::lexicon::{finish, place, step, EXACT, PREFIX, SEED, SUFFIX};
use crate::text::fold::fold;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// What only the native build reads.
const NATIVE: &str = "#[cfg(not(target_arch = \"wasm32\"))]";

/// A `static` of type `Language` named after the code.
pub fn language(source: &Source, table: &Table) -> Result<String, String> {
    let mut out = String::new();
    let contexts: Vec<&str> = source.rules.iter().filter(|r| r.sort == "context").map(|r| r.id.as_str()).collect();
    let contexts: Vec<&str> = contexts.iter().enumerate().filter(|(i, c)| !contexts[..*i].contains(c)).map(|(_, c)| *c).collect();
    if contexts.len() > 64 {
        return Err("1: more than 64 contexts".into());
    }
    let _ = writeln!(out, "pub static {}: Language = Language {{", source.code.to_uppercase());
    let _ = writeln!(out, "code: {:?}, {NATIVE} name: {:?},", source.code, source.name);
    for list in ["abbreviations", "gate", "consent"] {
        let mut words: Vec<String> = source.lists.get(list).into_iter().flatten().map(|w| fold(w).trim_matches('.').to_string()).collect();
        words.sort();
        words.dedup();
        let native = if list != "abbreviations" { NATIVE } else { "" };
        let _ = writeln!(out, "{native} {list}: &{words:?},");
    }
    for list in ["months", "numbers", "units", "countries"] {
        let pairs = pairs(source, list)?;
        let _ = writeln!(out, "{list}: &{pairs:?},");
    }
    let _ = writeln!(out, "rules: &[");
    for rule in &source.rules {
        let bit = |name: &String| contexts.iter().position(|c| c == name).map_or(0, |i| 1u64 << i);
        let needs: Vec<u64> = rule.needs.iter().map(|any| any.iter().map(bit).fold(0, |a, b| a | b)).collect();
        let _ = writeln!(
            out,
            "Rule {{ sort: Sort::{}, id: {:?}, value: {:?}, status: Stated::{}, keep: {}, needs: &{needs:?}, also: {} }},",
            title(&rule.sort),
            rule.id,
            rule.value,
            title(&rule.status),
            rule.flags.iter().any(|f| f == "keep"),
            rule.also.len(),
        );
    }
    let _ = writeln!(out, "], contexts: &{contexts:?},");
    cues(&mut out, table);
    out.push_str("};\n");
    Ok(out)
}

/// The examples of a language's rules, numbered from `first`, for the tests only.
pub fn examples(source: &Source, rules: &[Rule], first: usize) -> String {
    let mut out = String::new();
    for (number, rule) in rules.iter().enumerate() {
        for (good, list) in [(true, &rule.good), (false, &rule.bad)] {
            for (line, text) in list {
                let number = first + number;
                let _ =
                    writeln!(out, "Example {{ language: {:?}, rule: {number}, line: {line}, good: {good}, text: {text:?} }},", source.code);
            }
        }
    }
    out
}

/// A word with a capital, as the name of a variant.
pub(super) fn title(word: &str) -> String {
    let mut c = word.chars();
    c.next().map(|f| f.to_uppercase().collect::<String>() + c.as_str()).unwrap_or_default()
}

/// `word=value` and `a|b=value` to folded pairs; months count themselves.
fn pairs(source: &Source, list: &str) -> Result<Vec<(String, String)>, String> {
    let mut out = Vec::new();
    for (i, item) in source.lists.get(list).into_iter().flatten().enumerate() {
        let (words, value) = match item.rsplit_once('=') {
            Some((w, v)) => (w, v.to_string()),
            None if list == "months" => (item.as_str(), (i + 1).to_string()),
            None => return Err(format!("1: {list}: `{item}` wants word=value")),
        };
        out.extend(words.split('|').map(|w| (fold(w), value.clone())));
    }
    out.sort();
    Ok(out)
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

/// A table as the field `cues`.
pub(super) fn cues(out: &mut String, table: &Table) {
    let (mut strings, mut pool) = (String::new(), Pool::default());
    let size = table.words.len().max(4) * 3 / 2;
    let mut slots = vec![0u16; size];
    let mut entries = String::new();
    let mut shortest = (255, 255);
    // Longest first, so that a short word often lies within one that is there already.
    let mut words: Vec<_> = table.words.iter().filter_map(|(word, of)| Some((spelt(word)?, of))).collect();
    words.sort_by_key(|((text, _, _), _)| std::cmp::Reverse(text.len()));
    for (number, ((text, kind, how), of)) in words.into_iter().enumerate() {
        let hash = if kind == SUFFIX { text.bytes().rev().fold(SEED, step) } else { text.bytes().fold(SEED, step) };
        if kind == PREFIX {
            shortest.0 = shortest.0.min(text.len());
        } else if kind == SUFFIX {
            shortest.1 = shortest.1.min(text.len());
        }
        let mut at = place(finish(hash, kind), size);
        while slots[at] != 0 {
            at = (at + 1) % size;
        }
        slots[at] = number as u16 + 1;
        let start = strings.find(text).unwrap_or(strings.len());
        if start == strings.len() {
            strings.push_str(text);
        }
        let _ = write!(
            entries,
            "Entry {{ start: {start}, classes: {}, len_kind: {}, count: {} }},",
            pool.place(of),
            text.len() * 3 + how,
            of.len()
        );
    }
    // Phrases are sorted by their words and cues by their first class, so those that begin with one class lie together.
    let (mut phrases, mut phrase_words) = (String::new(), Vec::<u16>::new());
    for (words, of) in &table.phrases {
        let _ = write!(
            phrases,
            "Phrase {{ words: {}, classes: {}, len: {}, count: {} }},",
            phrase_words.len(),
            pool.place(of),
            words.len(),
            of.len()
        );
        phrase_words.extend(words);
    }
    let phrases_from = starts(table.phrases.keys().map(|words| words[0]), table.classes);
    let (mut programs, mut patterns) = (Vec::<u16>::new(), String::new());
    let mut sorted: Vec<_> = table.cues.iter().collect();
    sorted.sort_by_key(|cue| cue.program[0]);
    for cue in &sorted {
        let (start, len) = (programs.len(), cue.program.len());
        let _ = write!(patterns, "Pattern {{ program: {start}, rule: {}, line: {}, len: {len}, part: {} }},", cue.rule, cue.line, cue.part);
        programs.extend(&cue.program);
    }
    let patterns_from = starts(sorted.iter().map(|cue| cue.program[0]), table.classes);
    let classes = pool.all;
    let _ = writeln!(
        out,
        "cues: Cues {{ lexicon: Lexicon {{ slots: &{slots:?}, entries: &[{entries}], strings: {strings:?}, classes: &{classes:?}, shortest: {shortest:?} }},\n\
         phrases: &[{phrases}], phrase_words: &{phrase_words:?}, phrases_from: &{phrases_from:?},\n\
         programs: &{programs:?}, patterns: &[{patterns}], patterns_from: &{patterns_from:?} }},",
    );
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
