//! Numbers the words, phrases, sets and cues of a language, so that the scanner only compares numbers.

use super::pattern::{self, Piece, Word};
use super::source::{alternatives, Rule, Source};
use crate::lexicon::{ANY_GAP, EMAIL, GAP, NUMBER, OPTIONAL, URL};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Classes of whole kinds of token.
const KINDS: [(Word, u16); 3] = [(Word::Number, NUMBER), (Word::Email, EMAIL), (Word::Url, URL)];

/// A compiled cue.
#[derive(Debug)]
pub struct Cue {
    /// Its program: classes, gaps, flags.
    pub program: Vec<u16>,
    /// The rule it belongs to.
    pub rule: u16,
    /// 0 fires it, 1 undoes it, 2 and up: the also-line 0 and up.
    pub part: u8,
    /// Its line in the file.
    pub line: u32,
}

/// Everything numbered.
#[derive(Debug)]
pub struct Table {
    /// Word to the classes it belongs to.
    pub words: BTreeMap<Word, BTreeSet<u16>>,
    /// Rows of word classes, with the class that each row belongs to.
    pub phrases: BTreeMap<Vec<u16>, BTreeSet<u16>>,
    /// The cues.
    pub cues: Vec<Cue>,
    /// How many classes there are.
    pub classes: u16,
    interned: HashMap<Vec<Vec<Word>>, u16>,
}

/// Numbers a language. The error names the line.
pub fn build(source: &Source) -> Result<Table, String> {
    let mut table = Table::default();
    for rule in &source.rules {
        for name in rule.needs.iter().flatten() {
            let known = source.rules.iter().any(|r| r.sort == "context" && r.id == *name);
            if !known {
                return Err(format!("{}: there is no context {name}", rule.line));
            }
        }
    }
    table.add(source, &source.rules, 0)?;
    Ok(table)
}

impl Default for Table {
    fn default() -> Self {
        Table { words: BTreeMap::new(), phrases: BTreeMap::new(), cues: Vec::new(), classes: URL + 1, interned: HashMap::new() }
    }
}

impl Table {
    /// Adds rules of a language, numbered from `first`. The error names the line.
    pub fn add(&mut self, source: &Source, rules: &[Rule], first: usize) -> Result<(), String> {
        let table = self;
        let sets = |name: &str| source.sets.get(name).map(|(_, s)| s.as_slice());
        for (number, rule) in rules.iter().enumerate() {
            let parts = rule.cues.iter().map(|c| (0u8, c)).chain(rule.unless.iter().map(|c| (1, c)));
            let also = rule.also.iter().enumerate().map(|(i, c)| (2 + i as u8, c));
            for (part, (line, text)) in parts.chain(also) {
                for one in alternatives(text) {
                    let pieces = pattern::read(&one, &sets).map_err(|e| format!("{line}: {e}"))?;
                    let program = pieces.iter().map(|p| table.piece(p)).collect();
                    table.cues.push(Cue { program, rule: (first + number) as u16, part, line: *line as u32 });
                }
            }
        }
        if table.classes >= GAP {
            return Err("1: too many distinct words and sets".into());
        }
        Ok(())
    }

    fn piece(&mut self, piece: &Piece) -> u16 {
        match piece {
            Piece::Gap(n) => GAP | (*n).min(ANY_GAP),
            Piece::Any { members, optional } => self.class(members) | if *optional { OPTIONAL } else { 0 },
        }
    }

    fn class(&mut self, members: &[Vec<Word>]) -> u16 {
        if let [row] = members {
            if let [word] = row.as_slice() {
                if let Some((_, class)) = KINDS.iter().find(|(w, _)| w == word) {
                    return *class;
                }
            }
        }
        if let Some(class) = self.interned.get(members) {
            return *class;
        }
        let class = self.classes;
        self.classes += 1;
        self.interned.insert(members.to_vec(), class);
        for row in members {
            if let [word] = row.as_slice() {
                self.words.entry(word.clone()).or_default().insert(class);
            } else {
                let words: Vec<u16> = row.iter().map(|w| self.class(&[vec![w.clone()]])).collect();
                self.phrases.entry(words).or_default().insert(class);
            }
        }
        class
    }
}
