//! Numbers the classes and the phrases of a table in the order in which its cues, and then the phrases of these classes, first
//! name them. So a table need not hold the number where one is named for the first time, and most are named no second time.

use super::table::Table;
use crate::lexicon::{GAP, OPTIONAL, URL};
use std::collections::{BTreeSet, HashMap};

/// What belongs to a class.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Class {
    /// Numbers of words, growing.
    pub words: Vec<u16>,
    /// Numbers of phrases.
    pub phrases: Vec<u16>,
    /// Numbers of the classes whose words belong to it too, growing, by their places in [`Numbered::classes`].
    pub includes: Vec<u16>,
}

/// A table by its new numbers.
#[derive(Debug, Default)]
pub struct Numbered {
    /// The classes behind those of whole kinds of token.
    pub classes: Vec<Class>,
    /// The words of the phrases, as classes.
    pub phrases: Vec<Vec<u16>>,
    /// The programs of the cues, in their order.
    pub programs: Vec<Vec<u16>>,
}

/// Gives each class its new number when it is first named.
struct Names {
    new: Vec<u16>,
    order: Vec<u16>,
}

impl Names {
    fn of(&mut self, class: u16) -> u16 {
        if class > URL && self.new[class as usize] == 0 {
            self.order.push(class);
            self.new[class as usize] = URL + self.order.len() as u16;
        }
        if class > URL {
            self.new[class as usize]
        } else {
            class
        }
    }
}

/// Numbers a table whose words stand in the order given.
pub fn renumber(table: &Table, words: &[((&str, usize), &BTreeSet<u16>)]) -> Numbered {
    let mut members = vec![Class::default(); table.classes as usize];
    for (word, (_, of)) in words.iter().enumerate() {
        of.iter().for_each(|class| members[*class as usize].words.push(word as u16));
    }
    for (phrase, of) in table.phrases.values().enumerate() {
        of.iter().for_each(|class| members[*class as usize].phrases.push(phrase as u16));
    }
    let rows: Vec<&Vec<u16>> = table.phrases.keys().collect();
    let mut names = Names { new: vec![0; table.classes as usize], order: Vec::new() };
    // A gap has no class, and what may be missing has its mark beside it.
    let step = |step: &u16, names: &mut Names| match step & OPTIONAL {
        0 if step & GAP != 0 => *step,
        optional => optional | names.of(step & !OPTIONAL),
    };
    let mut out = Numbered::default();
    out.programs.extend(table.cues.iter().map(|cue| cue.program.iter().map(|s| step(s, &mut names)).collect()));
    let mut phrases: HashMap<u16, u16> = HashMap::new();
    let mut at = 0;
    while at < names.order.len() {
        let mut class = std::mem::take(&mut members[names.order[at] as usize]);
        for phrase in &mut class.phrases {
            let old = *phrase;
            *phrase = *phrases.entry(old).or_insert_with(|| {
                out.phrases.push(rows[old as usize].iter().map(|word| names.of(*word)).collect());
                out.phrases.len() as u16 - 1
            });
        }
        out.classes.push(class);
        at += 1;
    }
    out
}
