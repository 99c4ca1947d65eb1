//! The summary: what a person is shown of a report. Popup and command line are views of it.

mod answer;
mod notable;
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub mod locale;

pub(crate) use answer::day;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use write::tame;
pub(crate) use write::wrapped;
pub use write::{markdown, text};

use crate::analyze::WORDS_A_MINUTE;
use crate::report::{Concern, Evidence, Fact, Report, Section, Status, Value};
use serde::Serialize;

/// Texts in the reader's language, by the keys of `extension/_locales`.
pub trait Words {
    /// The text of a key with `$1`, `$2` … replaced; the key itself where there is no text.
    fn get(&self, key: &str, args: &[&str]) -> String;

    /// The name of a country by its ISO 3166-1 code; the code itself where the name is not known.
    fn country(&self, code: &str) -> String {
        code.to_string()
    }
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// The facts, the same rows in the same order for every policy; some of them are not shown where nobody asks for them.
    pub rows: Vec<Row>,
    /// The rights, a row each.
    pub rights: Vec<Row>,
    /// The sections that have a heading.
    pub outline: Vec<Place>,
}

/// A sentence with its quotes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The id of the concern.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// What it is about, for a concern without a quote.
    pub items: Vec<String>,
    /// What it rests on.
    pub quotes: Vec<Evidence>,
}

/// A section, to go to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The heading as written.
    pub heading: String,
    /// Depth of the heading, from 1 for the outermost of the policy.
    pub level: u8,
    /// What it is about, in words.
    pub topics: Vec<String>,
    /// Start of the heading, as in the report.
    pub start: u32,
    /// End of the heading.
    pub end: u32,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Not stated, and asked of every policy it would be noise: shown to who wants to know it.
    pub quiet: bool,
}

/// The rows in the order in which people ask: what, why, who gets it, is it sold, how long, does it leave Europe, my rights,
/// where to say no, whom to write to, how old.
const ROWS: [&str; 24] = [
    "data_categories",
    "sensitive_data",
    "sources",
    "children",
    "purposes",
    "legal_bases",
    "targeted_ads",
    "automated_decisions",
    "ai_training",
    "recipients",
    "law_enforcement",
    "cookies_tracking",
    "sale_share",
    "retention",
    "security",
    "transfers",
    "rights",
    "opt_outs",
    "gpc_dnt",
    "privacy_contact",
    "controller",
    "complaint",
    "effective_date",
    "changes_notice",
];
/// Rights that every summary asks for, stated or not.
const RIGHTS: [&str; 8] = ["access", "rectify", "erase", "restrict", "object", "port", "withdraw", "complain"];
/// Rights that are shown only where stated.
const MORE_RIGHTS: [&str; 3] = ["human_review", "opt_out_of_sale", "limit_sensitive"];
/// Facts whose rows are quiet where not stated.
const ONLY_STATED: [&str; 4] = ["sensitive_data", "gpc_dnt", "automated_decisions", "ai_training"];

/// The summary of a report; `None` where the page is no policy, or one that can't be read.
pub fn of(report: &Report, words: &dyn Words) -> Option<Summary> {
    let policy = report.policy.as_ref().filter(|p| p.unread.is_none())?;
    let fact = |id: &str| policy.facts.iter().find(|f| f.id == id);
    let rights = fact("rights").map_or_else(Vec::new, |f| rights(f, words));
    let rows: Vec<Row> = ROWS.iter().filter_map(|id| fact(id)).map(|f| row(f, words)).collect();
    let mut concerns: Vec<Line> = policy.concerns.iter().map(|c| concern(c, words)).collect();
    concerns.extend(notable::lines(&policy.facts, words));
    let reading = [policy.words.to_string(), policy.reading_minutes.to_string(), minutes(&concerns, &rows, &rights).to_string()];
    Some(Summary {
        kind: words.get(&format!("kind_{}", report.page.kind), &[]),
        title: report.page.title.clone(),
        language: report.page.language.clone().unwrap_or_default(),
        about: std::iter::once(words.get("ui_reading", &reading.each_ref().map(String::as_str)))
            .chain(policy.hidden_words.map(|n| words.get("ui_hidden_words", &[&n.to_string()])))
            .collect(),
        concerns,
        rows,
        rights,
        outline: outline(&policy.sections, words),
    })
}

/// Minutes that the summary takes to read, its quotes left out: they are there to be looked up.
fn minutes(lines: &[Line], rows: &[Row], rights: &[Row]) -> u32 {
    let of_row = |r: &Row| [&r.question, &r.label, &r.answer].iter().map(|t| t.split_whitespace().count()).sum::<usize>();
    let words = lines.iter().map(|l| l.text.split_whitespace().count()).sum::<usize>()
        + rows.iter().filter(|r| !r.quiet).chain(rights).map(of_row).sum::<usize>();
    words.div_ceil(WORDS_A_MINUTE).max(1) as u32
}

fn concern(concern: &Concern, words: &dyn Words) -> Line {
    // An item is a fact, or a member of one: `rights.complain`.
    let item = |id: &String| match id.split_once('.') {
        Some((_, right)) => words.get(&format!("right_{right}"), &[]),
        None => words.get(&format!("q_{id}"), &[]),
    };
    Line {
        id: concern.id.clone(),
        text: words.get(&format!("c_{}", concern.id), &[]),
        items: concern.items.iter().flatten().map(item).collect(),
        quotes: concern.evidence.clone(),
    }
}

fn outline(sections: &[Section], words: &dyn Words) -> Vec<Place> {
    let headed = || sections.iter().filter(|s| !s.heading.is_empty());
    let outermost = headed().map(|s| s.level).min().unwrap_or(1);
    let topic = |t: &String| words.get(&format!("t_{t}"), &[]);
    headed()
        .map(|s| Place {
            heading: s.heading.clone(),
            level: s.level - outermost + 1,
            topics: s.topics.iter().filter(|t| *t != "other").map(topic).collect(),
            start: s.start,
            end: s.end.min(s.start + s.heading.encode_utf16().count() as u32),
        })
        .collect()
}

/// The answer of a fact with its status in words.
pub(crate) fn said(fact: &Fact, words: &dyn Words) -> String {
    write::answer(&row(fact, words))
}

fn row(fact: &Fact, words: &dyn Words) -> Row {
    Row {
        fact: fact.id.clone(),
        member: None,
        question: words.get(&format!("q_{}", fact.id), &[]),
        status: fact.status,
        label: words.get(&format!("status_{}", fact.status.id()), &[]),
        answer: answer::of(fact, words),
        quotes: fact.evidence.clone(),
        quiet: fact.status == Status::NotFound && ONLY_STATED.contains(&fact.id.as_str()),
    }
}

fn rights(fact: &Fact, words: &dyn Words) -> Vec<Row> {
    let stated = |member: &str| matches!(&fact.value, Some(Value::Set(set)) if set.iter().any(|m| m == member));
    let one = |member: &&str| {
        let status = if stated(member) { fact.status } else { Status::NotFound };
        // A quote that names no member speaks for all of them.
        let speaks = |e: &&Evidence| stated(member) && e.member.as_deref().is_none_or(|m| m == *member);
        let quotes = fact.evidence.iter().filter(speaks).cloned().collect();
        // "Denied: yes" would say the opposite of what the text says.
        let granted = stated(member) && fact.status != Status::StatedNo;
        let answer = if granted { words.get("a_yes", &[]) } else { String::new() };
        Row {
            fact: fact.id.clone(),
            member: Some(member.to_string()),
            question: words.get(&format!("right_{member}"), &[]),
            status,
            label: words.get(&format!("status_{}", status.id()), &[]),
            answer,
            quotes,
            quiet: false,
        }
    };
    RIGHTS.iter().map(one).chain(MORE_RIGHTS.iter().filter(|m| stated(m)).map(one)).collect()
}
