//! The scanner: finds every cue of a language, rule by rule. Each cue is looked for only where the rarest of its words stands, so that
//! what most sentences lack costs nothing there.

use super::lexicon::{GAP, OPTIONAL};
use super::one::{wanted, One};
use super::places::Places;
use super::tokens::Tokens;
use super::{range, Cues};

/// A cue that stands in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Match {
    /// Number of the pattern.
    pub pattern: u16,
    /// Its rule.
    pub rule: u16,
    /// First token.
    pub from: u32,
    /// Behind the last token.
    pub to: u32,
}

/// A stretch of tokens in which cues are looked for: a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// First token.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
    /// Whether some rules are not asked for here.
    pub fewer: bool,
    /// Whether what undoes or completes a rule is wanted without a cue of it too.
    pub alone: bool,
}

/// What was found in some stretches.
#[derive(Debug, Default)]
pub struct Found {
    matches: Vec<Match>,
    /// Where those of each stretch begin; one more at the end.
    starts: Vec<u32>,
}

impl Found {
    /// The cues of a stretch, by their rules, those of one rule in the order of the text.
    pub fn of(&self, stretch: usize) -> &[Match] {
        &self.matches[self.starts[stretch] as usize..self.starts[stretch + 1] as usize]
    }
}

/// Tokens that are looked at together, about: so many that their places lie near each other.
const TOGETHER: usize = 4096;

/// No stretch.
const NONE: u32 = u32::MAX;

impl Tokens {
    /// Every cue of the rules `asked` for that stands in the tokens `from..to` of one sentence; the same cue once for each place it starts
    /// at. What undoes or completes a rule is told only where a cue of it stands there too: nothing comes of it alone.
    pub fn find(&self, cues: &Cues, from: usize, to: usize, asked: &dyn Fn(u16) -> bool) -> Vec<Match> {
        self.find_all(cues, &[Stretch { from, to, fewer: true, alone: false }], asked).matches
    }

    /// As [`Tokens::find`], for stretches that follow each other. `asked`: whether a rule is asked for where there are to be fewer.
    pub fn find_all(&self, cues: &Cues, stretches: &[Stretch], asked: &dyn Fn(u16) -> bool) -> Found {
        let mut search = Search::new(self, cues, asked);
        let mut rest = stretches;
        while let Some(first) = rest.first() {
            let near = rest.iter().take_while(|s| s.to - first.from <= TOGETHER).count().max(1);
            let (together, behind) = rest.split_at(near);
            search.run(together);
            rest = behind;
        }
        Found::of_stretches(&search.found, stretches.len())
    }
}

impl Found {
    /// Puts what was found in each stretch together: it comes rule by rule, and of one rule pattern by pattern.
    fn of_stretches(found: &[(u32, Match)], stretches: usize) -> Found {
        let mut starts = vec![0; stretches + 1];
        for (stretch, _) in found {
            starts[*stretch as usize] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut matches = vec![Match::default(); found.len()];
        for (stretch, m) in found.iter().rev() {
            let start = &mut starts[*stretch as usize];
            *start -= 1;
            let mut at = *start as usize;
            matches[at] = *m;
            // Most rules have one pattern there.
            while matches.get(at + 1).is_some_and(|next| next.rule == m.rule && next.from < m.from) {
                matches.swap(at, at + 1);
                at += 1;
            }
        }
        Found { matches, starts }
    }
}

/// A search through stretches that lie together.
struct Search<'a> {
    tokens: &'a Tokens,
    cues: &'a Cues,
    /// Whether a rule is asked for where there are to be fewer.
    asked: &'a dyn Fn(u16) -> bool,
    places: Places,
    stretches: &'a [Stretch],
    /// How many stretches lie before these.
    passed: u32,
    /// For each token the number of its stretch.
    stretch_of: Vec<u32>,
    /// The patterns of which no word is missing, a bit each.
    likely: Vec<u64>,
    /// For each stretch whether a cue of the rule stands there that is looked for.
    fired: Vec<bool>,
    /// Whether in some stretch what undoes or completes a rule is wanted by itself.
    alone: bool,
    /// Whether there are to be fewer rules in all stretches.
    fewer: bool,
    found: Vec<(u32, Match)>,
    one: One,
}

impl<'a> Search<'a> {
    fn new(tokens: &'a Tokens, cues: &'a Cues, asked: &'a dyn Fn(u16) -> bool) -> Search<'a> {
        let (places, one) = (Places::default(), One::default());
        let (stretch_of, likely, fired, found) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Search { tokens, cues, asked, places, stretches: &[], passed: 0, stretch_of, likely, fired, alone: false, fewer: false, found, one }
    }

    /// Finds the cues of some stretches, rule by rule.
    fn run(&mut self, stretches: &'a [Stretch]) {
        let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return };
        self.passed += self.stretches.len() as u32;
        self.stretches = stretches;
        let (from, to) = (first.from, last.to.min(first.from + Places::LONGEST));
        self.places.count(self.tokens, self.cues.steps, from, to);
        self.stretch_of.clear();
        self.stretch_of.resize(last.to - from, NONE);
        for (number, s) in (0..).zip(stretches) {
            self.stretch_of[s.from - from..s.to - from].fill(number);
        }
        self.fired.clear();
        self.fired.resize(stretches.len(), false);
        self.alone = stretches.iter().any(|s| s.alone);
        self.fewer = stretches.iter().all(|s| s.fewer);
        self.likely();
        self.places.find(self.tokens);
        let mut rest = 0;
        while let Some((from, behind)) = self.next_rule(rest) {
            self.rule(from, behind);
            rest = behind;
        }
    }

    /// Marks the patterns that may stand there, and asks for the places of their classes.
    fn likely(&mut self) {
        self.likely.clear();
        self.likely.resize(self.cues.patterns.len() / 64 + 1, 0);
        // Each is looked at only where the class is there that tells most of it.
        for class in self.places.there() {
            for pattern in &self.cues.telling[range(self.cues.telling_from, *class)] {
                let mut classes = self.cues.program(*pattern as usize).iter().filter_map(|step| wanted(*step));
                if classes.all(|class| self.places.stands(class)) {
                    self.likely[*pattern as usize / 64] |= 1 << (pattern % 64);
                }
            }
        }
        let mut rest = 0;
        while let Some((from, behind)) = self.next_rule(rest) {
            let asked = !self.fewer || (self.asked)(self.cues.patterns[from].rule);
            let fires = self.alone || (from..behind).any(|number| self.is_likely(number) && self.cues.patterns[number].part == 0);
            for number in from..behind {
                if !(asked && fires) {
                    self.likely[number / 64] &= !(1 << (number % 64));
                } else if self.is_likely(number) {
                    let steps = self.cues.program(number).iter().map(|step| step & !OPTIONAL);
                    steps.filter(|step| step & GAP == 0).for_each(|class| self.places.want(class));
                }
            }
            rest = behind;
        }
    }

    /// The patterns of the first rule from a pattern on that has one that may stand there, from that one on.
    fn next_rule(&self, from: usize) -> Option<(usize, usize)> {
        let first = self.next_likely(from)?;
        let rule = self.cues.patterns[first].rule;
        Some((first, first + self.cues.patterns[first..].iter().take_while(|p| p.rule == rule).count()))
    }

    fn is_likely(&self, pattern: usize) -> bool {
        self.likely[pattern / 64] & (1 << (pattern % 64)) != 0
    }

    /// The first pattern from a number on that may stand there.
    fn next_likely(&self, from: usize) -> Option<usize> {
        let first = self.likely.get(from / 64)? & (u64::MAX << (from % 64));
        let rest = self.likely[from / 64 + 1..].iter().copied();
        let (words, bits) = (from / 64..).zip(std::iter::once(first).chain(rest)).find(|(_, bits)| *bits != 0)?;
        Some(words * 64 + bits.trailing_zeros() as usize)
    }

    /// Finds the cues of one rule, which has the patterns `from..behind`.
    fn rule(&mut self, from: usize, behind: usize) {
        let start = self.found.len();
        self.patterns(from, behind, false);
        let fired = self.found.len();
        for (stretch, _) in &self.found[start..] {
            self.fired[(*stretch - self.passed) as usize] = true;
        }
        if fired > start || self.alone {
            self.patterns(from, behind, true);
        }
        for (stretch, _) in &self.found[start..fired] {
            self.fired[(*stretch - self.passed) as usize] = false;
        }
    }

    /// Finds those patterns of one rule that fire it, or the `others`, which undo or complete it.
    fn patterns(&mut self, from: usize, behind: usize, others: bool) {
        for number in from..behind {
            if self.is_likely(number) && (self.cues.patterns[number].part != 0) == others {
                self.pattern(number, others);
            }
        }
    }

    /// Finds one pattern, in every stretch that has the rarest of its words.
    fn pattern(&mut self, number: usize, other: bool) {
        self.one.begin(self.cues.program(number), other);
        let rule = self.cues.patterns[number].rule;
        let fewer = !(self.asked)(rule);
        let classes = self.one.program.iter().filter_map(|step| wanted(*step));
        let Some(rarest) = classes.min_by_key(|class| self.places.of(*class).len()) else { return };
        let mut last = NONE;
        for place in self.places.of(rarest) {
            let number_of = self.stretch_of[self.places.token(*place) - self.stretches[0].from];
            if std::mem::replace(&mut last, number_of) == number_of {
                continue;
            }
            let Some(stretch) = self.stretches.get(number_of as usize) else { continue };
            let asked = !(fewer && stretch.fewer) && (!other || stretch.alone || self.fired[number_of as usize]);
            if !asked || !self.one.may_stand(&self.places, stretch) {
                continue;
            }
            let found = |from: usize, to: usize| {
                self.found.push((self.passed + number_of, Match { pattern: number as u16, rule, from: from as u32, to: to as u32 }));
            };
            self.one.find(self.tokens, &self.places, found);
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{Stretch, TOGETHER};
    use crate::cue::tokens::Tokens;
    use crate::language::{Grammar, Language, Sort};

    fn english() -> &'static Grammar {
        Language::of("en").and_then(Language::grammar).expect("English")
    }

    /// A text of many sentences, more than are looked at together, each with the tokens that it has.
    fn long(sentences: &[&str]) -> (String, Vec<Stretch>) {
        let (mut text, mut stretches, mut from) = (String::new(), Vec::new(), 0);
        while from < 2 * TOGETHER + 100 {
            let sentence = sentences[stretches.len() % sentences.len()];
            text.push_str(sentence);
            text.push('\n');
            let to = from + Tokens::of(sentence, &english().cues).tokens.len();
            stretches.push(Stretch { from, to, fewer: false, alone: false });
            from = to;
        }
        (text, stretches)
    }

    const SENTENCES: [&str; 5] = [
        "We keep your name for two years; your address is deleted after six months, unless the law asks us to keep it.",
        "We do not sell your personal data to anybody.",
        "You can object to the use of your data for advertising, and you may have it erased or corrected at any time.",
        "The river was low.",
        "If you agree we share your e-mail address with our partners, such as banks and carriers, to deliver what you ordered.",
    ];

    #[test]
    fn a_sentence_has_the_same_cues_alone_and_in_a_long_text() {
        let (text, stretches) = long(&SENTENCES);
        let tokens = Tokens::of(&text, &english().cues);
        let found = tokens.find_all(&english().cues, &stretches, &|_| true);
        for (number, s) in stretches.iter().enumerate() {
            assert_eq!(found.of(number), tokens.find(&english().cues, s.from, s.to, &|_| true), "{number}");
            assert!(found.of(number).iter().all(|m| s.from <= m.from as usize && m.to as usize <= s.to && m.from < m.to));
            assert!(found.of(number).is_sorted_by_key(|m| (m.rule, m.from)), "{number}");
        }
        assert!(found.of(0).len() > 3 && found.of(1).len() > 3);
    }

    #[test]
    fn rules_that_are_left_out_are_left_out_where_there_are_to_be_fewer() {
        let (text, mut stretches) = long(&SENTENCES);
        stretches.iter_mut().step_by(2).for_each(|s| s.fewer = true);
        let tokens = Tokens::of(&text, &english().cues);
        let context = |rule: u16| english().rules[usize::from(rule)].sort == Sort::Context;
        let (all, fewer) =
            (tokens.find_all(&english().cues, &stretches, &|_| true), tokens.find_all(&english().cues, &stretches, &context));
        for (number, s) in stretches.iter().enumerate() {
            let wanted: Vec<_> = all.of(number).iter().filter(|m| !s.fewer || context(m.rule)).copied().collect();
            assert_eq!(fewer.of(number), wanted, "{number}");
        }
    }

    #[test]
    fn what_undoes_or_completes_a_rule_is_told_without_it_only_where_it_is_asked_for() {
        let (text, mut stretches) = long(&SENTENCES);
        let tokens = Tokens::of(&text, &english().cues);
        let cues = &english().cues;
        let few = tokens.find_all(cues, &stretches, &|_| true);
        stretches.iter_mut().for_each(|s| s.alone = true);
        let all = tokens.find_all(cues, &stretches, &|_| true);
        for number in 0..stretches.len() {
            let of_fired = |m: &&super::Match| cues.part(m) == 0 || all.of(number).iter().any(|o| o.rule == m.rule && cues.part(o) == 0);
            let wanted: Vec<_> = all.of(number).iter().filter(of_fired).copied().collect();
            assert_eq!(few.of(number), wanted, "{number}");
        }
        assert!((0..stretches.len()).any(|number| all.of(number).len() > few.of(number).len()));
    }
}
