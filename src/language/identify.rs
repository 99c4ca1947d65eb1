//! Which language a text is written in, by its function words; "undecided" rather than a guess.
//!
//! The share of tokens that are function words of a language is between a third and a half in running text of that
//! language and small elsewhere, so counting them needs no model and works from about twenty words on.

use super::tables::{Mask, FUNCTIONS};
use super::Language;
use crate::cue::known::Known;
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
/// Menus, forms and tables have few function words: so many different ones of one language …
const SPARSE_WORDS: u32 = 4;
/// … in so large a share of the words …
const SPARSE: f64 = 0.03;
/// … so far before the second are enough.
const SPARSE_LEAD: f64 = 1.5;
/// The fewest words by which a block is held to be in another language than its page.
const STRANGE_WORDS: usize = 12;
/// The share of function words that it has then, and how far its own language lies before that of the page.
const STRANGE: f64 = 0.25;
const STRANGE_LEAD: f64 = 2.5;

/// Function words of every language, sorted, each with the languages that have it.
#[derive(Debug)]
pub struct Functions {
    /// The words, one after the other.
    pub words: &'static str,
    /// Where each begins; one more at the end.
    pub starts: &'static [u16],
    /// Where the words before "a" begin, those of each letter to "z", those behind them; and the end of these.
    pub letters: &'static [u16],
    /// For each word its place in `masks`.
    pub mask_of: &'static [Mask],
    /// Sets of languages, a bit each.
    pub masks: &'static [u64],
}

impl Functions {
    /// The place of a folded word that is a function word of some language.
    fn place(&self, word: &str) -> Option<usize> {
        let letter = (word.bytes().next()?.clamp(b'a' - 1, b'z' + 1) - (b'a' - 1)) as usize;
        let (mut low, mut high) = (self.letters[letter] as usize, self.letters[letter + 1] as usize);
        while low < high {
            let middle = (low + high) / 2;
            match self.words[self.starts[middle] as usize..self.starts[middle + 1] as usize].cmp(word) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The languages that have the word at a place, a bit each.
    fn languages(&self, place: usize) -> u64 {
        self.masks[usize::from(self.mask_of[place])]
    }
}

/// What was counted for one language.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Function words, one of several languages counted for less.
    weight: f64,
    /// Function words.
    words: u32,
    /// Different function words.
    different: u32,
}

/// The language of a text, or `None` where it is undecided.
pub fn identify(text: &str) -> Option<&'static Language> {
    rank(text).decided()
}

/// The counts that a decision rests on.
#[derive(Debug, Clone)]
pub struct Ranking {
    words: usize,
    /// The counts of each language; the first is the likeliest.
    counts: Vec<(Count, &'static Language)>,
}

/// Function words of every language in a text, in the order of the languages.
#[derive(Debug, Clone)]
pub struct Counts {
    words: usize,
    of: Vec<Count>,
}

impl Default for Counts {
    fn default() -> Self {
        Counts { words: 0, of: vec![Count::default(); Language::all().len()] }
    }
}

impl Counts {
    /// What was counted in another text too; which words were different is not known of the two.
    pub fn add(&mut self, other: &Counts) {
        self.words += other.words;
        for (own, other) in self.of.iter_mut().zip(&other.of) {
            *own = Count { weight: own.weight + other.weight, words: own.words + other.words, different: 0 };
        }
    }

    /// Whether so many words were looked at that more change nothing.
    pub fn enough(&self) -> bool {
        self.words >= ENOUGH
    }

    /// Whether a block is plainly not in the language of its page.
    pub fn strange_to(&self, page: &str) -> bool {
        let all = || self.of.iter().zip(Language::all());
        let own = all().find(|(_, l)| l.code == page).map_or(0.0, |(c, _)| c.weight);
        // Of several the first.
        all().rev().max_by(|a, b| a.0.weight.total_cmp(&b.0.weight)).is_some_and(|(first, language)| {
            let share = f64::from(first.words) / self.words.max(1) as f64;
            language.code != page && self.words >= STRANGE_WORDS && share >= STRANGE && first.weight >= own * STRANGE_LEAD
        })
    }

    /// The languages by what was counted.
    pub fn ranked(self) -> Ranking {
        let mut counts: Vec<_> = self.of.into_iter().zip(Language::all().iter().copied()).collect();
        order::sort_by(&mut counts, |a, b| b.0.weight.total_cmp(&a.0.weight));
        Ranking { words: self.words, counts }
    }
}

/// Counts function words of every language in a text.
pub fn rank(text: &str) -> Ranking {
    count(text, &mut Known::of(text.len())).ranked()
}

/// No function word.
const OTHER: u32 = u32::MAX;

/// As [`rank`], for who adds counts up; the places of the words that are `known` need not be looked for.
pub fn count(text: &str, known: &mut Known) -> Counts {
    let Counts { mut words, of: mut counts } = Counts::default();
    let mut seen = vec![0_u64; FUNCTIONS.mask_of.len() / 64 + 1];
    let end = (0..=ENOUGH_TEXT.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    tokens(text, 0, end, |token, folded| {
        if token.kind != Kind::Word || words >= ENOUGH {
            return;
        }
        words += 1;
        let place = known.get(folded, || FUNCTIONS.place(folded).map_or(OTHER, |place| place as u32)) as usize;
        if place == OTHER as usize {
            return;
        }
        let mut mask = FUNCTIONS.languages(place);
        let share = 1.0 / f64::from(mask.count_ones().max(1));
        let new = u32::from(seen[place / 64] & (1 << (place % 64)) == 0);
        seen[place / 64] |= 1 << (place % 64);
        while mask != 0 {
            let count = &mut counts[mask.trailing_zeros() as usize];
            *count = Count { weight: count.weight + share, words: count.words + 1, different: count.different + new };
            mask &= mask - 1;
        }
    });
    Counts { words, of: counts }
}

impl Ranking {
    /// The language of running text, where one stands out.
    pub fn decided(&self) -> Option<&'static Language> {
        let (first, language) = *self.counts.first()?;
        (self.words >= FEWEST && self.of(first) >= SMALLEST && self.leads(first, LEAD)).then_some(language)
    }

    /// The language of a text of few sentences, such as a menu, where hardly a word speaks for another.
    pub fn sparse(&self) -> Option<&'static Language> {
        let (first, language) = *self.counts.first()?;
        let enough = first.different >= SPARSE_WORDS && self.of(first) >= SPARSE;
        (enough && self.leads(first, SPARSE_LEAD)).then_some(language)
    }

    /// How many words were looked at.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The share of function words of the likeliest language; `None` where the words are too few to say.
    pub fn share(&self) -> Option<f64> {
        let first = self.counts.first().map_or(0.0, |c| self.of(c.0));
        (self.words >= FEWEST).then_some(first)
    }

    /// Every language with the weight of its function words, for texts too short to decide by these alone.
    pub fn weights(&self) -> impl Iterator<Item = (f64, &'static Language)> + '_ {
        self.counts.iter().map(|(count, language)| (count.weight, *language))
    }

    fn of(&self, count: Count) -> f64 {
        f64::from(count.words) / self.words.max(1) as f64
    }

    /// Whether the likeliest language lies so far before the second.
    fn leads(&self, first: Count, by: f64) -> bool {
        first.weight >= self.counts.get(1).map_or(0.0, |c| c.0.weight) * by
    }
}
