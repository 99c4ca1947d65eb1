//! The language of a banner: by function words, by what its sentences say, by its labels.

use super::role::Spoken;
use super::text::Text;
use crate::language::consent::described;
use crate::language::identify::rank;
use crate::language::Language;
use crate::order;
use crate::page::Candidate;

/// A label that a language knows weighs as much as so many function words.
const LABEL: f64 = 1.5;
/// A sentence that a language understands.
const SENTENCE: f64 = 1.5;
/// The declared language is worth a little: pages declare wrongly, and a banner speaks its own language.
const DECLARED: f64 = 1.05;
/// The least that decides.
const LEAST: f64 = 1.0;
/// How far the first must lie before the second.
const LEAD: f64 = 1.03;
/// A language counts beside the first from this share of its weight on.
const BESIDE: f64 = 0.5;
/// Running text has a third of function words and more; with fewer it may be in another language.
const STRANGE: f64 = 0.3;

/// The languages that a banner may be in, the likeliest first.
#[derive(Debug)]
pub struct Voices {
    ranked: Vec<(f64, &'static Language)>,
    strange: bool,
}

impl Voices {
    /// Weighs the languages.
    pub fn of(candidate: &Candidate, text: &Text, spoken: &[Spoken]) -> Voices {
        let ranking = rank(&candidate.lines.join("\n"));
        let mut ranked: Vec<(f64, &'static Language)> = ranking.weights().collect();
        let mut add = |languages: &mut Vec<&'static str>, weight: f64| {
            order::sort(languages);
            languages.dedup();
            let share = weight / languages.len().max(1) as f64;
            ranked.iter_mut().filter(|(_, l)| languages.contains(&l.code)).for_each(|(w, _)| *w += share);
        };
        for one in spoken {
            add(&mut one.rules().map(|r| r.language().code).collect(), LABEL);
        }
        for of in text.said.chunk_by(|a, b| (a.line, a.sentence) == (b.line, b.sentence)) {
            add(&mut of.iter().map(|s| s.rule.language().code).collect(), SENTENCE);
        }
        let declared = candidate.lang.as_deref().and_then(|l| l.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
        ranked.iter_mut().filter(|(_, l)| l.code == declared).for_each(|(w, _)| *w *= DECLARED);
        order::sort_by(&mut ranked, |a, b| b.0.total_cmp(&a.0).then(a.1.code.cmp(b.1.code)));
        ranked.retain(|(w, _)| *w > 0.0);
        let bare = ranked.first().is_some_and(|(_, l)| !described(l));
        let strange = bare || ranking.share().is_some_and(|share| share < STRANGE);
        Voices { ranked, strange }
    }

    /// The language, where one stands out.
    pub fn decided(&self) -> Option<&'static Language> {
        let (first, language) = *self.ranked.first()?;
        let second = self.ranked.get(1).map_or(0.0, |r| r.0);
        (first >= LEAST && first >= second * LEAD).then_some(language)
    }

    /// Whether the banner may be in a language; English labels stand in banners of every language.
    pub fn speaks(&self, language: &'static Language) -> bool {
        let first = self.ranked.first().map_or(0.0, |r| r.0);
        let weight = self.ranked.iter().find(|(_, l)| l.code == language.code).map_or(0.0, |r| r.0);
        weight > 0.0 && (weight >= first * BESIDE || language.code == "en")
    }

    /// Whether its words are those of no language that has been described.
    pub fn strange(&self) -> bool {
        self.strange
    }

    /// The languages, the likeliest first.
    pub fn ranked(&self) -> impl Iterator<Item = &'static Language> + '_ {
        self.ranked.iter().map(|(_, l)| *l)
    }
}
