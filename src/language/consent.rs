//! What consent banners and their controls say, of all languages in one table: a short text is scanned once, and the
//! language is told afterwards by what was found.

use super::tables::CONSENT;
use super::Language;
use crate::cue::scan::{Match, Tokens};
use crate::cue::Cues;

/// The table.
#[derive(Debug)]
pub struct Consent {
    /// The rules, by language.
    pub rules: &'static [ConsentRule],
    /// Their cues.
    pub cues: Cues,
}

/// What a rule is matched against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// The label of a control.
    Label,
    /// A sentence of the banner.
    Banner,
    /// A sentence of the banner that names a purpose.
    Purpose,
}

/// A rule of a language file for consent banners.
#[derive(Debug)]
pub struct ConsentRule {
    /// Number of its language.
    pub language: u8,
    /// What it is matched against.
    pub sort: Speech,
    /// The role, the purpose, or what the sentence is about.
    pub id: &'static str,
    /// Its cue must be all of the text.
    pub whole: bool,
    /// How many also-lines it has.
    pub also: u8,
}

/// A rule that fires, with the tokens of its first cue.
#[derive(Debug, Clone, Copy)]
pub struct Fired {
    /// The rule.
    pub rule: &'static ConsentRule,
    /// First token.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
}

impl ConsentRule {
    /// The language it is of.
    pub fn language(&self) -> &'static Language {
        Language::all()[self.language as usize]
    }
}

/// Cuts a text up for [`fired`].
pub fn tokens(text: &str) -> Tokens {
    Tokens::of(text, &CONSENT.cues)
}

/// The rules of one sort that fire in the tokens `from..to`, in the order of the table.
pub fn fired(tokens: &Tokens, from: usize, to: usize, sort: Speech) -> Vec<Fired> {
    let mut found: Vec<(u16, u8, Match)> = Vec::new();
    tokens.find(&CONSENT.cues, from, to, |m| {
        let pattern = &CONSENT.cues.patterns[m.pattern as usize];
        if CONSENT.rules[pattern.rule as usize].sort == sort {
            found.push((pattern.rule, pattern.part, m));
        }
    });
    found.sort_by_key(|(rule, part, m)| (*rule, *part, m.from, m.to));
    let mut out = Vec::new();
    for of in found.chunk_by(|a, b| a.0 == b.0) {
        let rule = &CONSENT.rules[of[0].0 as usize];
        let also = (0..rule.also).all(|i| of.iter().any(|(_, part, _)| *part == 2 + i));
        let undone = of.iter().any(|(_, part, _)| *part == 1);
        let fits = |m: &Match| !rule.whole || (m.from as usize == from && m.to as usize == to);
        let cue = of.iter().find(|(_, part, m)| *part == 0 && fits(m));
        if let (Some((_, _, m)), true, false) = (cue, also, undone) {
            out.push(Fired { rule, from: m.from as usize, to: m.to as usize });
        }
    }
    out
}

#[cfg(test)]
pub(crate) fn rule(number: usize) -> &'static ConsentRule {
    &CONSENT.rules[number]
}
