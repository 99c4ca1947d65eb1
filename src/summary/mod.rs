//! The summary: what a person is shown of a report. Popup and command line are views of it.

mod answer;
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub mod locale;

pub use write::{markdown, text};

use crate::report::{Concern, Evidence, Fact, Report, Status};
use serde::{Deserialize, Serialize};

/// Texts in the reader's language, by the keys of `extension/_locales`.
pub trait Words {
    /// The text of a key with `$1`, `$2` … replaced; the key itself where there is no text.
    fn get(&self, key: &str, args: &[&str]) -> String;
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The kind of page.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Language of the policy, for its quotes; empty when undecided.
    pub language: String,
    /// Length, reading time, language.
    pub about: Vec<String>,
    /// What stands out.
    pub concerns: Vec<Line>,
    /// The facts, the same rows in the same order for every policy.
    pub rows: Vec<Row>,
    /// The rights, a row each.
    pub rights: Vec<Row>,
}

/// A sentence with its quotes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The id of the concern.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// What it rests on.
    pub quotes: Vec<Evidence>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The id of the fact.
    pub fact: String,
    /// The member of the fact that the row is about, for rights.
    pub member: Option<String>,
    /// The question.
    pub question: String,
    /// The status.
    pub status: Status,
    /// The status in words.
    pub label: String,
    /// The answer; empty where it is not stated.
    pub answer: String,
    /// What it rests on.
    pub quotes: Vec<Evidence>,
}

/// Rights that every summary asks for, stated or not.
const RIGHTS: [&str; 8] = ["access", "rectify", "erase", "restrict", "object", "port", "withdraw", "complain"];
/// Rights that are shown only where stated.
const MORE_RIGHTS: [&str; 3] = ["human_review", "opt_out_of_sale", "limit_sensitive"];
/// Facts that are shown only where stated: asked of every policy they would be noise.
const ONLY_STATED: [&str; 4] = ["sensitive_data", "gpc_dnt", "automated_decisions", "ai_training"];

/// The summary of a report; `None` where the page is no policy.
pub fn of(report: &Report, words: &dyn Words) -> Option<Summary> {
    let policy = report.policy.as_ref()?;
    let fact = |id: &str| policy.facts.iter().find(|f| f.id == id);
    let shown = |f: &&Fact| f.id != "rights" && !(f.status == Status::NotFound && ONLY_STATED.contains(&f.id.as_str()));
    let rights = fact("rights").map_or_else(Vec::new, |f| rights(f, words));
    let line = |c: &Concern| Line { id: c.id.clone(), text: concern(c, words), quotes: c.evidence.clone() };
    Some(Summary {
        kind: words.get(&format!("kind_{}", report.page.kind), &[]),
        title: report.page.title.clone(),
        language: report.page.language.clone().unwrap_or_default(),
        about: vec![words.get("ui_reading", &[&policy.words.to_string(), &policy.reading_minutes.to_string()])],
        concerns: policy.concerns.iter().map(line).collect(),
        rows: policy.facts.iter().filter(shown).map(|f| row(f, words)).collect(),
        rights,
    })
}

/// A concern in words; missing items by the questions that they would answer.
fn concern(concern: &Concern, words: &dyn Words) -> String {
    let text = words.get(&format!("c_{}", concern.id), &[]);
    let question = |id: &String| match id.split_once('.') {
        Some((_, member)) => words.get(&format!("right_{member}"), &[]),
        None => words.get(&format!("q_{id}"), &[]),
    };
    match &concern.items {
        Some(items) => format!("{text}: {}", items.iter().map(question).collect::<Vec<_>>().join(" ")),
        None => text,
    }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::StatedYes => "status_stated_yes",
        Status::StatedNo => "status_stated_no",
        Status::Qualified => "status_qualified",
        Status::Conditional => "status_conditional",
        Status::NotFound => "status_not_found",
    }
}

fn row(fact: &Fact, words: &dyn Words) -> Row {
    Row {
        fact: fact.id.clone(),
        member: None,
        question: words.get(&format!("q_{}", fact.id), &[]),
        status: fact.status,
        label: words.get(status_key(fact.status), &[]),
        answer: answer::of(fact, words),
        quotes: fact.evidence.clone(),
    }
}

fn rights(fact: &Fact, words: &dyn Words) -> Vec<Row> {
    let stated = |member: &str| matches!(&fact.value, Some(crate::report::Value::Set(set)) if set.iter().any(|m| m == member));
    let one = |member: &&str| {
        let status = if stated(member) { fact.status } else { Status::NotFound };
        let quotes = fact.evidence.iter().filter(|e| stated(member) && e.member.as_deref() == Some(member)).cloned().collect();
        let answer = if stated(member) { words.get("a_yes", &[]) } else { String::new() };
        Row {
            fact: fact.id.clone(),
            member: Some(member.to_string()),
            question: words.get(&format!("right_{member}"), &[]),
            status,
            label: words.get(status_key(status), &[]),
            answer,
            quotes,
        }
    };
    RIGHTS.iter().map(one).chain(MORE_RIGHTS.iter().filter(|m| stated(m)).map(one)).collect()
}
