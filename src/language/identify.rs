//! Which language a text is written in, by its function words; "undecided" rather than a guess.
//!
//! The share of tokens that are function words of a language is between a third and a half in running text of that
//! language and small elsewhere, so counting them needs no model and works from about twenty words on.

use super::tables::FUNCTIONS;
use super::Language;
use crate::order;
use crate::text::token::{tokens, Kind};

/// Tokens that are looked at: more change nothing.
const ENOUGH: usize = 4000;
/// Bytes within which so many words lie in any script; what comes behind them is not even cut up.
pub const ENOUGH_TEXT: usize = 32 * ENOUGH;
/// The fewest words that are judged.
const FEWEST: usize = 6;
/// The smallest share of function words that counts as a language.
const SMALLEST: f64 = 0.16;
/// How far the first must lie before the second.
const LEAD: f64 = 1.15;

/// Function words of every language, sorted, each with the languages that have it.
#[derive(Debug)]
pub struct Functions {
    /// The words, one after the other.
    pub words: &'static str,
    /// Where each begins; one more at the end.
    pub starts: &'static [u16],
    /// For each word its place in `masks`.
    pub mask_of: &'static [u16],
    /// Sets of languages, a bit each.
    pub masks: &'static [u64],
}

impl Functions {
    /// The languages that have a folded word as a function word, a bit each.
    fn languages(&self, word: &str) -> u64 {
        let (mut low, mut high) = (0, self.mask_of.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.words[self.starts[middle] as usize..self.starts[middle + 1] as usize].cmp(word) {
                std::cmp::Ordering::Equal => return self.masks[self.mask_of[middle] as usize],
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        0
    }
}

/// The language of a text, or `None` where it is undecided.
pub fn identify(text: &str) -> Option<&'static Language> {
    rank(text).decided()
}

/// The counts that a decision rests on.
#[derive(Debug, Clone)]
pub struct Ranking {
    words: usize,
    /// Function words of each language, a word of several languages counted for less; the first is the likeliest.
    hits: Vec<(f64, u32, &'static Language)>,
}

/// Counts function words of every language in a text.
pub fn rank(text: &str) -> Ranking {
    let all = Language::all();
    let (mut words, mut hits) = (0, vec![(0.0, 0u32); all.len()]);
    let end = (0..=ENOUGH_TEXT.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    tokens(text, 0, end, |token, folded| {
        if token.kind != Kind::Word || words >= ENOUGH {
            return;
        }
        words += 1;
        let mut mask = FUNCTIONS.languages(folded);
        let share = 1.0 / f64::from(mask.count_ones().max(1));
        while mask != 0 {
            let hit = &mut hits[mask.trailing_zeros() as usize];
            (hit.0, hit.1) = (hit.0 + share, hit.1 + 1);
            mask &= mask - 1;
        }
    });
    let mut hits: Vec<_> = hits.into_iter().zip(all.iter().copied()).map(|((weight, count), l)| (weight, count, l)).collect();
    order::sort_by(&mut hits, |a, b| b.0.total_cmp(&a.0));
    Ranking { words, hits }
}

impl Ranking {
    /// The language, where one stands out.
    pub fn decided(&self) -> Option<&'static Language> {
        let (first, count, language) = *self.hits.first()?;
        let second = self.hits.get(1).map_or(0.0, |h| h.0);
        let share = f64::from(count) / self.words.max(1) as f64;
        (self.words >= FEWEST && share >= SMALLEST && first >= second * LEAD).then_some(language)
    }

    /// The share of function words of the likeliest language; `None` where the words are too few to say.
    pub fn share(&self) -> Option<f64> {
        let first = self.hits.first().map_or(0, |h| h.1);
        (self.words >= FEWEST).then(|| f64::from(first) / self.words as f64)
    }

    /// Every language with the weight of its function words, for texts too short to decide by these alone.
    pub fn weights(&self) -> impl Iterator<Item = (f64, &'static Language)> + '_ {
        self.hits.iter().map(|(weight, _, language)| (*weight, *language))
    }
}
