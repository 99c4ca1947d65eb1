//! Numbers the classes anew, in the order in which the words of the table and then its phrases first name them. Then a table
//! need not hold the number of a class where it is named for the first time, and most are named no second time.

use super::table::Table;
use crate::lexicon::{GAP, OPTIONAL, URL};
use std::collections::BTreeSet;

/// The classes of words and phrases as a row of numbers: 0 for the next class that was not named yet, else the class and one.
#[derive(Debug)]
pub struct Named {
    next: u16,
}

impl Default for Named {
    fn default() -> Self {
        Named { next: URL + 1 }
    }
}

impl Named {
    /// The number that stands for a class.
    pub fn of(&mut self, class: u16) -> u16 {
        if class == self.next {
            self.next += 1;
            return 0;
        }
        class + 1
    }
}

/// Numbers the classes of a table anew; those of whole kinds of token keep theirs.
pub fn renumber(table: &mut Table) {
    let mut new = vec![0; table.classes as usize];
    for kind in 0..=URL {
        new[kind as usize] = kind;
    }
    let mut next = URL + 1;
    let mut name = |list: &BTreeSet<u16>, new: &mut Vec<u16>| {
        for class in list.iter().filter(|c| **c > URL) {
            if new[*class as usize] == 0 {
                new[*class as usize] = next;
                next += 1;
            }
        }
    };
    for (_, list) in super::pack::words(table) {
        name(list, &mut new);
    }
    // The words of a phrase are named by now, which gives it its place among the phrases.
    let phrases = std::mem::take(&mut table.phrases);
    table.phrases = phrases.into_iter().map(|(words, list)| (words.iter().map(|w| new[*w as usize]).collect(), list)).collect();
    for list in table.phrases.values() {
        name(list, &mut new);
    }
    let of = |class: &u16| new[*class as usize];
    for list in table.words.values_mut().chain(table.phrases.values_mut()) {
        *list = list.iter().map(of).collect();
    }
    for step in table.cues.iter_mut().flat_map(|cue| cue.program.iter_mut()) {
        // A gap has no class, and what may be missing has its mark beside it.
        if *step & OPTIONAL != 0 || *step & GAP == 0 {
            *step = (*step & OPTIONAL) | of(&(*step & !OPTIONAL));
        }
    }
}
