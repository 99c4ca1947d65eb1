//! Quotes: the stretch of the page that a fact rests on, verbatim.

use crate::policy::document::Document;
use crate::report::Evidence;
use crate::text::one_line;
use crate::text::token::Gap;

/// A sentence longer than this, in characters, is quoted in part.
const LONG: usize = 360;
/// What a part aims at, in characters.
const PART: usize = 240;
/// Quotes of one fact at most.
const MOST: usize = 16;
/// Quotes of one member at most.
const PER_MEMBER: usize = 2;

/// Where a quote may be cut: tokens `from..to` of a sentence. Most are never cut, since a member has enough of them.
#[derive(Clone, Copy)]
pub struct Place<'d> {
    doc: &'d Document<'d>,
    sentence: usize,
    from: usize,
    to: usize,
}

/// The quote for tokens `from..to` of a sentence.
pub fn evidence<'d>(doc: &'d Document<'d>, sentence: usize, from: usize, to: usize) -> Place<'d> {
    Place { doc, sentence, from, to }
}

impl Place<'_> {
    /// The quote itself.
    pub fn cut(self) -> Evidence {
        let Place { doc, sentence, .. } = self;
        let (start, end) = self.bounds();
        Evidence {
            quote: one_line(&doc.text[start..end]),
            start: doc.utf16.at(&doc.text, start),
            end: doc.utf16.at(&doc.text, end),
            section: Some(format!("s{}", doc.sentences[sentence].section)),
            member: None,
        }
    }

    /// Its first byte, and the one behind its last: all of the sentence, or of a long one the clauses around the tokens.
    fn bounds(self) -> (usize, usize) {
        let Place { doc, sentence, from, to } = self;
        let s = &doc.sentences[sentence];
        let (mut start, mut end) = (s.start, s.end);
        if doc.text[start..end].chars().count() > LONG && from >= s.from && to <= s.to {
            let tokens = &doc.tokens.tokens;
            let (mut first, mut last) = (from, to);
            let length = |a: usize, b: usize| (tokens[b - 1].end - tokens[a].start) as usize;
            let breaks = |t: usize| tokens[t].gap >= Gap::Comma;
            // Grow to the clause's borders, then clause by clause while it stays short.
            while first > s.from && !breaks(first) && length(first, last) < LONG {
                first -= 1;
            }
            while last < s.to && !breaks(last) && length(first, last) < LONG {
                last += 1;
            }
            loop {
                let mut next = first.saturating_sub(1).max(s.from);
                while next > s.from && !breaks(next) {
                    next -= 1;
                }
                if next >= first || length(next, last) > PART {
                    break;
                }
                first = next;
            }
            loop {
                let mut next = (last + 1).min(s.to);
                while next < s.to && !breaks(next) {
                    next += 1;
                }
                if next <= last || length(first, next) > PART {
                    break;
                }
                last = next;
            }
            if first > s.from {
                start = tokens[first].start as usize;
            }
            if last < s.to {
                end = tokens[last - 1].end as usize;
            }
        }
        (start, end)
    }
}

/// The quotes of one fact, each stretch once.
#[derive(Default)]
pub struct Quotes {
    list: Vec<Evidence>,
}

impl Quotes {
    /// Adds a quote for a member of the value, where it has not enough of them.
    pub fn add(&mut self, place: Place, member: &str) {
        let same = || self.list.iter().filter(|e| e.member.as_deref() == Some(member));
        if same().count() >= PER_MEMBER {
            return;
        }
        let quote = place.cut();
        if !same().any(|e| e.start == quote.start && e.end == quote.end) {
            self.list.push(Evidence { member: Some(member.to_string()), ..quote });
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The quotes: first one for each member, then second ones while there is room.
    pub fn done(self) -> Vec<Evidence> {
        let mut seen = std::collections::HashSet::new();
        let (first, more): (Vec<_>, Vec<_>) = self.list.into_iter().partition(|e| seen.insert(e.member.clone()));
        let room = MOST.saturating_sub(first.len());
        first.into_iter().chain(more.into_iter().take(room)).collect()
    }
}
