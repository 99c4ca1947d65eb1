//! Writes a numbered language as Rust statics, to be used as they lie in the binary.

use super::pattern::Word;
use super::source::{Rule, Source};
use super::table::Table;
use crate::lexicon::{finish, step, EXACT, PREFIX, SEED, SUFFIX};
use crate::text::fold::fold;
use crate::text::token::tokens;
use std::fmt::Write;

/// A `static` of type `Language` named after the code.
pub fn language(source: &Source, table: &Table) -> Result<String, String> {
    let mut out = String::new();
    let contexts: Vec<&str> = source.rules.iter().filter(|r| r.sort == "context").map(|r| r.id.as_str()).collect();
    let _ = writeln!(out, "pub static {}: Language = Language {{", source.code.to_uppercase());
    let _ = writeln!(out, "code: {:?}, name: {:?},", source.code, source.name);
    for list in ["abbreviations", "gate", "consent"] {
        let mut words: Vec<String> = source.lists.get(list).into_iter().flatten().map(|w| fold(w).trim_matches('.').to_string()).collect();
        words.sort();
        words.dedup();
        let _ = writeln!(out, "{list}: &{words:?},");
    }
    for list in ["months", "numbers", "units", "countries"] {
        let pairs = pairs(source, list)?;
        let _ = writeln!(out, "{list}: &{pairs:?},");
    }
    let _ = writeln!(out, "rules: &[");
    for rule in &source.rules {
        let needs: Vec<Vec<usize>> =
            rule.needs.iter().map(|any| any.iter().filter_map(|n| contexts.iter().position(|c| c == n)).collect()).collect();
        let needs = needs.iter().map(|n| format!("&{n:?}")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            out,
            "Rule {{ line: {}, sort: Sort::{}, id: {:?}, value: {:?}, status: {:?}, keep: {}, needs: &[{needs}], also: {} }},",
            rule.line,
            title(&rule.sort),
            rule.id,
            rule.value,
            rule.status,
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
                let _ = writeln!(
                    out,
                    "Example {{ language: {:?}, rule: {}, line: {line}, good: {good}, text: {text:?} }},",
                    source.code,
                    first + number
                );
            }
        }
    }
    out
}

fn title(word: &str) -> String {
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

/// The rules and the cues for consent banners, of all languages together: banners are short, and the words of their
/// languages overlap.
pub fn consent(sources: &[Source], table: &Table) -> String {
    let mut out = String::from("/// What consent banners and their controls say.\npub static CONSENT: Consent = Consent { rules: &[\n");
    for (number, source) in sources.iter().enumerate() {
        for rule in &source.consent {
            let whole = rule.flags.iter().any(|f| f == "whole");
            let sort = title(&rule.sort);
            let _ = writeln!(
                out,
                "ConsentRule {{ language: {number}, sort: Speech::{sort}, id: {:?}, whole: {whole}, also: {} }},",
                rule.id,
                rule.also.len()
            );
        }
    }
    out.push_str("],\n");
    cues(&mut out, table);
    out.push_str("};\n");
    out
}

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
    for (word, mask) in all {
        starts.push(words.len());
        words.push_str(&word);
        mask_of.push(masks.iter().position(|m| *m == mask).unwrap_or_else(|| {
            masks.push(mask);
            masks.len() - 1
        }));
    }
    starts.push(words.len());
    format!("/// Function words of every language.\npub static FUNCTIONS: Functions = Functions {{ words: {words:?}, starts: &{starts:?}, mask_of: &{mask_of:?}, masks: &{masks:?} }};\n")
}

fn cues(out: &mut String, table: &Table) {
    let (mut strings, mut classes) = (String::new(), Vec::<u16>::new());
    let size = (table.words.len().max(4) * 3 / 2).next_power_of_two();
    let mut slots = vec![0u16; size];
    let mut entries = String::new();
    let mut number = 0u16;
    let mut shortest = (255, 255);
    for (word, of) in &table.words {
        let (text, kind) = match word {
            Word::Exact(w) => (w, EXACT),
            Word::Prefix(w) => (w, PREFIX),
            Word::Suffix(w) => (w, SUFFIX),
            _ => continue,
        };
        let hash = if kind == SUFFIX { text.bytes().rev().fold(SEED, step) } else { text.bytes().fold(SEED, step) };
        if kind == PREFIX {
            shortest.0 = shortest.0.min(text.len());
        } else if kind == SUFFIX {
            shortest.1 = shortest.1.min(text.len());
        }
        let hash = finish(hash, kind);
        let mut at = hash as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        let start = strings.find(text.as_str()).unwrap_or(strings.len());
        if start == strings.len() {
            strings.push_str(text);
        }
        number += 1;
        slots[at] = number;
        let _ = write!(
            entries,
            "Entry {{ hash: {hash}, start: {start}, classes: {}, len: {}, count: {} }},",
            classes.len(),
            text.len(),
            of.len()
        );
        classes.extend(of);
    }
    let first_of = |starts: &[(u16, u16)]| format!("&{starts:?}");
    // Phrases are sorted by their words, so those that begin with one class lie together.
    let (mut phrases, mut phrase_words) = (String::new(), Vec::<u16>::new());
    let mut from = vec![(0u16, 0u16); table.classes as usize];
    for (i, (words, of)) in table.phrases.iter().enumerate() {
        let range = &mut from[words[0] as usize];
        *range = if range.1 == 0 { (i as u16, 1) } else { (range.0, range.1 + 1) };
        let _ = write!(
            phrases,
            "Phrase {{ words: {}, len: {}, classes: {}, count: {} }},",
            phrase_words.len(),
            words.len(),
            classes.len(),
            of.len()
        );
        phrase_words.extend(words);
        classes.extend(of);
    }
    let (mut programs, mut patterns) = (Vec::<u16>::new(), String::new());
    let mut by_first = vec![Vec::<u16>::new(); table.classes as usize];
    for (i, cue) in table.cues.iter().enumerate() {
        by_first[cue.program[0] as usize].push(i as u16);
        let _ = write!(
            patterns,
            "Pattern {{ program: {}, rule: {}, line: {}, len: {}, part: {} }},",
            programs.len(),
            cue.rule,
            cue.line,
            cue.program.len(),
            cue.part
        );
        programs.extend(&cue.program);
    }
    let mut first = Vec::<u16>::new();
    let starts: Vec<(u16, u16)> = by_first
        .iter()
        .map(|list| {
            let start = first.len() as u16;
            first.extend(list);
            (start, list.len() as u16)
        })
        .collect();
    let _ = writeln!(
        out,
        "cues: Cues {{ lexicon: Lexicon {{ slots: &{slots:?}, entries: &[{entries}], strings: {strings:?}, classes: &{classes:?}, shortest: ({}, {}) }},\n\
         phrases: &[{phrases}], phrase_words: &{phrase_words:?}, phrases_from: {},\n\
         programs: &{programs:?}, patterns: &[{patterns}], patterns_from: {}, first: &{first:?} }},",
        shortest.0,
        shortest.1,
        first_of(&from),
        first_of(&starts),
    );
}
