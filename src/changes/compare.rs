//! A memory against the policy as it is now.

use super::diff::surplus;
use super::flat::counts;
use super::memory::{members, places, Kept, Memory};
use super::sentence::Sentences;
use crate::report::{Fact, Report, Status};
use crate::text::fold::fold;
use crate::text::one_line;
use serde::Serialize;
use std::collections::HashMap;

/// Sentences told of each sort at most; of the others their number.
const MOST: usize = 100;

/// What changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Changes {
    /// The day of the memory.
    pub since: String,
    /// The facts that changed, in the order of the vocabulary.
    pub facts: Vec<FactChange>,
    /// The sentences that came, in the order of the page.
    pub came: Vec<Place>,
    /// How many more came than are told.
    pub came_more: u32,
    /// The sentences that went, in the order in which they stood.
    pub went: Vec<Gone>,
    /// How many more went than are told.
    pub went_more: u32,
    /// Less than half of the remembered sentences still stand.
    pub rewritten: bool,
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactChange {
    /// The id of the vocabulary.
    pub id: String,
    /// As it was remembered; `None` where it was not found then.
    pub before: Option<Kept>,
    /// As it is; its status says where it is not found any more.
    pub after: Fact,
}

/// A sentence of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The sentence, white space folded, its end cut off where it is long.
    pub quote: String,
    /// Start in UTF-16 code units of the model's text.
    pub start: u32,
    /// End in UTF-16 code units of the model's text.
    pub end: u32,
}

/// Sentences that went, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// How many.
    pub number: u32,
    /// What it said, where a fact was quoted from it; it is one then.
    pub quote: Option<String>,
    /// The sentence that still stands and that they stood behind; `None` where they stood first.
    pub after: Option<Place>,
}

impl Changes {
    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.came.is_empty() && self.went.is_empty()
    }
}

/// What changed between a memory and a report of the same policy.
///
/// Facts are told only where sentences changed. Where another version of the reader made the memory, a fact has to rest on a
/// sentence that came, or to have rested on one that went: otherwise it may be the reader who learnt.
pub fn compare(memory: &Memory, report: &Report, sentences: &Sentences) -> Changes {
    let then = memory.hashes();
    let now: Vec<u64> = sentences.pieces.iter().map(|p| p.hash).collect();
    let (mut came, mut went) = (surplus(&now, &then), surplus(&then, &now));
    let standing = went.iter().filter(|w| !**w).count();
    // Behind the last sentence that both have, the other may have been cut.
    unknown_end(&mut came, memory.truncated);
    unknown_end(&mut went, sentences.truncated);
    let changed = came.contains(&true) || went.contains(&true);
    let facts = report.policy.as_ref().map_or(&[][..], |p| &p.facts);
    let mut out = Changes { since: memory.date.clone(), rewritten: changed && standing * 2 < then.len(), ..Changes::default() };
    if changed {
        let told = |fact: &&Fact| {
            let before = memory.facts.iter().find(|k| k.id == fact.id);
            let at = |place: &u32, list: &[bool]| list.get(*place as usize) == Some(&true);
            differs(before, fact)
                && (memory.same_reader()
                    || places(&fact.evidence, sentences).iter().any(|p| at(p, &came))
                    || before.is_some_and(|b| b.at.iter().any(|p| at(p, &went))))
        };
        out.facts = facts.iter().filter(told).map(|fact| change(memory, fact, |p| came.get(p) == Some(&true), sentences)).collect();
    }
    newcomers(&came, sentences, &mut out);
    leavers(&went, &then, &now, memory, sentences, &mut out);
    out
}

/// Takes back the marks behind the last element that has none.
fn unknown_end(marks: &mut [bool], cut: bool) {
    if cut {
        let end = marks.iter().rposition(|m| !m).map_or(0, |last| last + 1);
        marks[end..].fill(false);
    }
}

/// A change; of the quotes those from new sentences go first.
fn change(memory: &Memory, fact: &Fact, came: impl Fn(usize) -> bool, sentences: &Sentences) -> FactChange {
    let mut after = fact.clone();
    let (new, old): (Vec<_>, Vec<_>) = after.evidence.into_iter().partition(|e| came(sentences.at(e.start)));
    after.evidence = new.into_iter().chain(old).collect();
    FactChange { id: fact.id.clone(), before: memory.facts.iter().find(|k| k.id == fact.id).cloned(), after }
}

fn differs(before: Option<&Kept>, after: &Fact) -> bool {
    let status = before.map_or(Status::NotFound, |b| b.status);
    let (was, is) = (key(before.map_or(&[][..], |b| &b.value)), key(&members(after.value.as_ref())));
    // As sets: they are short.
    status != after.status || !was.iter().all(|m| is.contains(m)) || !is.iter().all(|m| was.contains(m))
}

/// What of a value counts: its members, folded.
fn key(members: &[String]) -> Vec<String> {
    members.iter().map(|m| one_line(&fold(counts(m)))).collect()
}

fn newcomers(came: &[bool], sentences: &Sentences, out: &mut Changes) {
    let mut last: Option<u32> = None;
    for piece in (0..came.len()).filter(|i| came[*i]) {
        let (start, end) = sentences.pieces[piece].units;
        // Pieces of one sentence are one.
        if last.replace(end).is_some_and(|last| start < last) {
            continue;
        }
        if out.came.len() < MOST {
            out.came.push(sentences.place(piece));
        } else {
            out.came_more += 1;
        }
    }
}

fn leavers(went: &[bool], then: &[u64], now: &[u64], memory: &Memory, sentences: &Sentences, out: &mut Changes) {
    let quoted = |at: usize| memory.facts.iter().find(|f| !f.quote.is_empty() && f.at.first().is_some_and(|a| *a as usize == at));
    let mut places: HashMap<u64, i64> = HashMap::new();
    for (at, hash) in now.iter().enumerate().rev() {
        places.insert(*hash, at as i64);
    }
    let mut anchor = None;
    let mut running = false;
    for at in 0..then.len() {
        if !went[at] {
            (anchor, running) = (places.get(&then[at]).copied().or(anchor), false);
            continue;
        }
        let quote = quoted(at).map(|f| f.quote.clone());
        if let (true, None, Some(last)) = (running, &quote, out.went.last_mut()) {
            last.number += 1;
        } else if out.went.len() < MOST {
            running = quote.is_none();
            out.went.push(Gone { number: 1, quote, after: anchor.map(|a: i64| sentences.place(a as usize)) });
        } else {
            running = false;
            out.went_more += 1;
        }
    }
}
