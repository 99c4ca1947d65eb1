//! One cue in one stretch: where the program of its pattern begins and ends there.

use super::lexicon::{ANY_GAP, GAP, OPTIONAL};
use super::places::Places;
use super::scan::Stretch;
use super::tokens::Tokens;
use crate::text::token::Gap;

/// How often one cue is looked for in one stretch.
const OFTEN: usize = 6;

/// One pattern in one stretch.
#[derive(Default)]
pub(super) struct One {
    /// Its steps.
    pub(super) program: &'static [u16],
    /// For each step the first of the places of its class that is not before the stretch.
    ahead: Vec<usize>,
    /// Behind the last token.
    to: usize,
    /// Whether a gap of so many words goes over a semicolon.
    across: bool,
    /// What follows an open gap stands nowhere in the rest of the stretch.
    hopeless: bool,
}

/// The class of a step that a pattern can't do without.
pub(super) fn wanted(step: u16) -> Option<u16> {
    (step & (OPTIONAL | GAP) == 0).then_some(step)
}

impl One {
    /// Begins with a pattern. `across`: whether a gap of so many words goes over a semicolon.
    pub(super) fn begin(&mut self, program: &'static [u16], across: bool) {
        (self.program, self.across) = (program, across);
        self.ahead.clear();
        self.ahead.resize(program.len(), 0);
    }

    /// Goes on to a stretch, which lies behind those before. Whether no class that the pattern can't do without is missing there.
    pub(super) fn may_stand(&mut self, places: &Places, stretch: &Stretch) -> bool {
        for (step, ahead) in self.program.iter().zip(&mut self.ahead) {
            let Some(class) = wanted(*step) else { continue };
            let of = places.of(class);
            *ahead = places.ahead(of, *ahead, stretch.from);
            if of.get(*ahead).is_none_or(|place| places.token(*place) >= stretch.to) {
                return false;
            }
        }
        self.to = stretch.to;
        true
    }

    /// Hands on where the pattern stands in the stretch, the same one once for each place it starts at.
    pub(super) fn find(&mut self, tokens: &Tokens, places: &Places, mut found: impl FnMut(usize, usize)) {
        let (mut often, mut last) = (0, usize::MAX);
        for place in &places.of(self.program[0])[self.ahead[0]..] {
            let at = places.token(*place);
            if at >= self.to || often == OFTEN {
                return;
            }
            if std::mem::replace(&mut last, at) == at {
                continue;
            }
            self.hopeless = false;
            match self.end(tokens, places, 0, at) {
                Some(end) => {
                    found(at, end);
                    often += 1;
                }
                None if self.hopeless => return,
                None => {}
            }
        }
    }

    /// Where the rest of the program ends, from a step on, that starts at `at`, the nearest way first. Recursion is as deep as a cue is long.
    fn end(&mut self, tokens: &Tokens, places: &Places, step: usize, at: usize) -> Option<usize> {
        let Some(code) = self.program.get(step).copied() else { return Some(at) };
        if code & OPTIONAL == 0 && code & GAP != 0 {
            return self.behind_gap(tokens, places, step, at, code & ANY_GAP);
        }
        if at < self.to {
            let of = places.of(code & !OPTIONAL);
            for place in &of[places.ahead(of, self.ahead[step], at)..] {
                if places.token(*place) != at {
                    break;
                }
                let behind = at + place.len();
                if let Some(end) = (behind <= self.to).then(|| self.end(tokens, places, step + 1, behind)).flatten() {
                    return Some(end);
                }
            }
        }
        (code & OPTIONAL != 0).then(|| self.end(tokens, places, step + 1, at)).flatten()
    }

    /// As [`One::end`], for a step that is a gap of `width` tokens at most.
    fn behind_gap(&mut self, tokens: &Tokens, places: &Places, step: usize, at: usize, width: u16) -> Option<usize> {
        let open = width == ANY_GAP;
        let far = 1 + if open { self.to } else { (at + width as usize).min(self.to) };
        // What stands behind a semicolon is another matter, but may undo what is said before it.
        let bounded = !open && !self.across;
        let apart = |next: usize, to: usize| bounded && next < to && tokens.tokens[next].gap == Gap::Semicolon;
        let far = if bounded { (at..far).find(|next| apart(*next, self.to)).unwrap_or(far) } else { far };
        let mut end = None;
        match self.program.get(step + 1).and_then(|next| wanted(*next)) {
            Some(class) => {
                let (of, mut last) = (places.of(class), usize::MAX);
                for place in &of[places.ahead(of, self.ahead[step + 1], at)..] {
                    let next = places.token(*place);
                    if next >= far || end.is_some() {
                        break;
                    }
                    if std::mem::replace(&mut last, next) != next {
                        end = self.end(tokens, places, step + 1, next);
                    }
                }
            }
            None => end = (at..far).find_map(|next| self.end(tokens, places, step + 1, next)),
        }
        self.hopeless |= open && end.is_none();
        // Before a semicolon what may be missing is missing: "rectification; erasure".
        if end.is_none() && apart(at, self.to) {
            let whole = (self.to, self.hopeless);
            self.to = at;
            end = self.end(tokens, places, step + 1, at);
            (self.to, self.hopeless) = whole;
        }
        end
    }
}
