//! What the sentences of a candidate say.

use super::language::Voices;
use crate::cue::tokens::Tokens;
use crate::language::consent::{fired, tokens, Fired, Speech};
use crate::page::{Candidate, ControlKind};
use crate::text::token::Gap;

/// Lines that are read; a list of all partners adds nothing.
const MAX_LINES: usize = 400;

/// The lines of a candidate, cut up.
#[derive(Debug)]
pub struct Text {
    /// Its lines, then the labels of its buttons and boxes.
    pub lines: Vec<String>,
    /// The tokens of each line.
    pub tokens: Vec<Tokens>,
    /// What fires in which sentence.
    pub said: Vec<Said>,
}

/// A rule that fires in a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// The line.
    pub line: usize,
    /// The sentence's first token, which tells it from others of the line.
    pub sentence: usize,
    /// The rule and its place.
    pub fired: Fired,
    /// The rule.
    pub rule: &'static crate::language::consent::ConsentRule,
}

impl Text {
    /// Cuts a candidate up.
    pub fn of(candidate: &Candidate) -> Text {
        let mut lines: Vec<String> = candidate.lines.iter().take(MAX_LINES).cloned().collect();
        let speaks = |c: &&crate::page::Control| {
            matches!(c.kind, ControlKind::Button | ControlKind::Checkbox | ControlKind::Switch | ControlKind::Radio)
        };
        lines.extend(candidate.controls.iter().filter(speaks).map(|c| super::role::shown(c).to_string()));
        let cut: Vec<Tokens> = lines.iter().map(|l| tokens(l)).collect();
        let mut said = Vec::new();
        for (line, tokens) in cut.iter().enumerate() {
            for (from, to) in sentences(&lines[line], tokens) {
                for sort in [Speech::Banner, Speech::Purpose] {
                    let of = fired(tokens, from, to, sort);
                    said.extend(of.into_iter().map(|fired| Said { line, sentence: from, fired, rule: fired.rule }));
                }
            }
        }
        Text { lines, tokens: cut, said }
    }

    /// What fires in the languages that the banner may be in.
    pub fn said<'t>(&'t self, sort: Speech, voices: &'t Voices) -> impl Iterator<Item = &'t Said> + 't {
        self.said.iter().filter(move |s| s.rule.sort == sort && voices.speaks(s.rule.language()))
    }

    /// In how many sentences one of the rules of an id fires.
    pub fn count(&self, id: &str, voices: &Voices) -> usize {
        // They come in the order of the text.
        let mut last = None;
        let of = self.said(Speech::Banner, voices).filter(|s| s.rule.id == id);
        of.filter(|s| last.replace((s.line, s.sentence)) != Some((s.line, s.sentence))).count()
    }
}

/// The sentences of a line, as tokens: they end at a mark with a blank behind it.
pub fn sentences(line: &str, tokens: &Tokens) -> Vec<(usize, usize)> {
    let all = &tokens.tokens;
    let mut out = Vec::new();
    let mut from = 0;
    for t in 1..=all.len() {
        let ends = t == all.len()
            || (all[t].gap == Gap::Stop
                && line[all[t - 1].end as usize..all[t].start as usize].contains(|c: char| c.is_whitespace() || c == '。'));
        if ends && t > from {
            out.push((from, t));
            from = t;
        }
    }
    out
}
