//! What changed, in the reader's words: for popup and panel, and as text for a terminal.

use super::compare::{Changes, FactChange, Gone, Place};
use super::flat::value;
use super::memory::Kept;
use crate::report::{Fact, Report, Status, Value};
use crate::summary::{day, said, wrapped, Words};
use serde::Serialize;
use std::fmt::Write;

/// Quotes told of one fact.
const QUOTES: usize = 2;

/// What a person is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Something changed.
    pub changed: bool,
    /// That it changed, or did not, since which day.
    pub title: String,
    /// That most of the text is new; empty where it is not.
    pub note: String,
    /// Language of the policy, for its quotes.
    pub language: String,
    /// The facts that changed.
    pub facts: Vec<Turn>,
    /// The sentences that came.
    pub came: Vec<Place>,
    /// How many more came; empty where none did.
    pub came_more: String,
    /// The sentences that went.
    pub went: Vec<Left>,
    /// How many more went; empty where none did.
    pub went_more: String,
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// The id of the fact.
    pub fact: String,
    /// The member that the line is about, for rights.
    pub member: Option<String>,
    /// The question.
    pub question: String,
    /// The answer before.
    pub before: String,
    /// The sentence that it rested on; empty where there was none.
    pub was: String,
    /// The answer now.
    pub after: String,
    /// What it rests on now.
    pub quotes: Vec<Place>,
}

/// Sentences that went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Left {
    /// How many, and where they stood.
    pub text: String,
    /// What it said, where that is known.
    pub quote: Option<String>,
    /// The sentence that they stood behind.
    pub after: Option<Place>,
}

/// Puts changes into words.
pub fn told(changes: &Changes, report: &Report, words: &dyn Words) -> Told {
    let changed = !changes.is_empty();
    let mut facts = Vec::new();
    for change in &changes.facts {
        if change.id == "rights" {
            rights(change, words, &mut facts);
        } else {
            facts.push(turn(change, words));
        }
    }
    let more = |number: u32| if number == 0 { String::new() } else { words.get("chg_more", &[&number.to_string()]) };
    Told {
        changed,
        title: words.get(if changed { "chg_title" } else { "chg_same" }, &[&day(&changes.since, words)]),
        note: if changes.rewritten { words.get("chg_rewritten", &[]) } else { String::new() },
        language: report.page.language.clone().unwrap_or_default(),
        facts,
        came: changes.came.clone(),
        came_more: more(changes.came_more),
        went: changes.went.iter().map(|g| left(g, words)).collect(),
        went_more: more(changes.went_more),
    }
}

fn left(gone: &Gone, words: &dyn Words) -> Left {
    let key = match (gone.number, &gone.after) {
        (1, Some(_)) => "chg_went_one",
        (1, None) => "chg_went_one_first",
        (_, Some(_)) => "chg_went_some",
        (_, None) => "chg_went_some_first",
    };
    Left { text: words.get(key, &[&gone.number.to_string()]), quote: gone.quote.clone(), after: gone.after.clone() }
}

fn turn(change: &FactChange, words: &dyn Words) -> Turn {
    let mut before = before(change);
    let mut after = change.after.clone();
    apart(&mut before, &mut after);
    Turn {
        fact: change.id.clone(),
        member: None,
        question: words.get(&format!("q_{}", change.id), &[]),
        before: said(&before, words),
        was: change.before.as_ref().map_or(String::new(), |k| k.quote.clone()),
        after: said(&after, words),
        quotes: quotes(&after, None),
    }
}

fn before(change: &FactChange) -> Fact {
    let kept = |k: &Kept| (k.status, Some(value(&k.id, &k.value)));
    let (status, value) = change.before.as_ref().map_or((Status::NotFound, None), kept);
    Fact { id: change.id.clone(), status, value, evidence: Vec::new() }
}

fn quotes(fact: &Fact, member: Option<&str>) -> Vec<Place> {
    let own = fact.evidence.iter().filter(|e| member.is_none() || e.member.is_none() || e.member.as_deref() == member);
    own.take(QUOTES).map(|e| Place { quote: e.quote.clone(), start: e.start, end: e.end }).collect()
}

/// Of long lists only the first names are shown: those that the other side lacks go first.
fn apart(before: &mut Fact, after: &mut Fact) {
    if let (Some(Value::Categories { names: a, .. }), Some(Value::Categories { names: b, .. })) = (&mut before.value, &mut after.value) {
        let was = a.clone();
        own_first(a, b);
        own_first(b, &was);
    }
}

fn own_first(list: &mut [String], other: &[String]) {
    let mut own = 0;
    for at in 0..list.len() {
        if !other.contains(&list[at]) {
            list[own..=at].rotate_right(1);
            own += 1;
        }
    }
}

fn set(fact: &Fact) -> &[String] {
    match &fact.value {
        Some(Value::Set(set)) => set,
        _ => &[],
    }
}

/// One line for each right that changed.
fn rights(change: &FactChange, words: &dyn Words, out: &mut Vec<Turn>) {
    let before = before(change);
    let (was, is) = (set(&before), set(&change.after));
    let mut line = |member: &String| {
        let status = |stated: bool, status: Status| if stated { status } else { Status::NotFound };
        let then = status(was.contains(member), before.status);
        let now = status(is.contains(member), change.after.status);
        if then == now {
            return;
        }
        let label = |status: Status| words.get(&format!("status_{}", status.id()), &[]);
        out.push(Turn {
            fact: change.id.clone(),
            member: Some(member.clone()),
            question: words.get(&format!("right_{member}"), &[]),
            before: label(then),
            was: String::new(),
            after: label(now),
            quotes: if now == Status::NotFound { Vec::new() } else { quotes(&change.after, Some(member)) },
        });
    };
    was.iter().for_each(&mut line);
    is.iter().filter(|m| !was.contains(m)).for_each(&mut line);
}

/// What changed as text, 80 columns wide.
pub fn text(told: &Told, words: &dyn Words) -> String {
    let mut out = String::new();
    wrapped(&mut out, "", &told.title);
    line(&mut out, "", &told.note);
    let heading = |out: &mut String, key: &str| {
        let _ = writeln!(out, "\n{}", words.get(key, &[]).to_uppercase());
    };
    if !told.facts.is_empty() {
        heading(&mut out, "chg_facts");
    }
    for turn in &told.facts {
        wrapped(&mut out, "* ", &turn.question);
        wrapped(&mut out, "  ", &format!("{}: {}", words.get("chg_before", &[]), turn.before));
        wrapped(&mut out, "  ", &format!("{}: {}", words.get("chg_after", &[]), turn.after));
        turn.quotes.iter().for_each(|q| wrapped(&mut out, "    | ", &q.quote));
    }
    if !told.came.is_empty() {
        heading(&mut out, "chg_came");
    }
    told.came.iter().for_each(|place| wrapped(&mut out, "+ ", &place.quote));
    line(&mut out, "  ", &told.came_more);
    if !told.went.is_empty() {
        heading(&mut out, "chg_went");
    }
    for left in &told.went {
        wrapped(&mut out, "- ", left.quote.as_ref().unwrap_or(&left.text));
        if let Some(after) = left.after.as_ref().filter(|_| left.quote.is_none()) {
            wrapped(&mut out, "    | ", &after.quote);
        }
    }
    line(&mut out, "  ", &told.went_more);
    out
}

/// A line that may be missing.
fn line(out: &mut String, prefix: &str, words: &str) {
    if !words.is_empty() {
        wrapped(out, prefix, words);
    }
}
