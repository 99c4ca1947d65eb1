//! Which language a text is written in, by its function words; "undecided" rather than a guess.
//!
//! The share of tokens that are function words of a language is between a third and a half in running text of that
//! language and small elsewhere, so counting them needs no model and works from about twenty words on.

use super::Language;
use crate::text::token::{tokens, Kind};

/// Tokens that are looked at: more change nothing.
const ENOUGH: usize = 4000;
/// The fewest words that are judged.
const FEWEST: usize = 6;
/// The smallest share of function words that counts as a language.
const SMALLEST: f64 = 0.16;
/// How far the first must lie before the second.
const LEAD: f64 = 1.15;

/// The language of a text, or `None` where it is undecided.
pub fn identify(text: &str) -> Option<&'static Language> {
    rank(text).decided()
}

/// The counts that a decision rests on.
#[derive(Debug, Clone)]
pub struct Ranking {
    words: usize,
    hits: Vec<(f64, &'static Language)>,
}

/// Counts function words of every language in a text.
pub fn rank(text: &str) -> Ranking {
    let all = Language::all();
    let (mut words, mut hits) = (0, vec![0.0; all.len()]);
    tokens(text, 0, text.len(), |token, folded| {
        if token.kind != Kind::Word || words >= ENOUGH {
            return;
        }
        words += 1;
        let known: Vec<usize> = (0..all.len()).filter(|i| all[*i].functions.binary_search(&folded).is_ok()).collect();
        // A word of several languages says less.
        for i in &known {
            hits[*i] += 1.0 / known.len() as f64;
        }
    });
    let mut hits: Vec<_> = hits.into_iter().zip(all.iter().copied()).collect();
    hits.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ranking { words, hits }
}

impl Ranking {
    /// The language, where one stands out.
    pub fn decided(&self) -> Option<&'static Language> {
        let (first, language) = *self.hits.first()?;
        let second = self.hits.get(1).map_or(0.0, |h| h.0);
        let share = first / self.words.max(1) as f64;
        (self.words >= FEWEST && share >= SMALLEST && first >= second * LEAD).then_some(language)
    }
}
