//! What is remembered of one reading of a policy.

use super::address;
use super::flat::flat;
use super::sentence::Sentences;
use crate::report::{Evidence, Report, Status, Value};
use serde::Serialize;

/// The schema that memories of this version follow; one of another schema is not compared with.
pub const SCHEMA: &str = "fineprint.memory/1";
/// Sentences remembered at most; of a longer text the beginning. 100,000 words have about 5,000.
pub const MAX_SENTENCES: usize = 8000;
/// No memory is larger than this as JSON, in bytes: half of it are the hashes.
pub const MAX_BYTES: usize = 256 << 10;
/// Characters of a title, of a member of a value.
const MAX_TEXT: usize = 200;
/// Characters of a quote.
const MAX_QUOTE: usize = 400;
/// Members of a value, quotes of a fact.
const MAX_MEMBERS: usize = 48;
/// The program that reads: another version may find other facts in the same text.
const READER: &str = env!("CARGO_PKG_VERSION");

/// One reading of a policy.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Memory {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The version of the reader.
    pub reader: String,
    /// The address without what does not say which document it is.
    pub url: String,
    /// Its title.
    pub title: String,
    /// ISO 639-1.
    pub language: String,
    /// The day it was read, `YYYY-MM-DD`, as the caller has it; may be empty.
    pub date: String,
    /// The hashes of its sentences in order, 16 digits each without anything between: a list of texts would be half as large again.
    pub sentences: String,
    /// There were more sentences.
    pub truncated: bool,
    /// The facts that were found.
    pub facts: Vec<Kept>,
}

/// A fact that was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Kept {
    /// The id of the vocabulary.
    pub id: String,
    /// How it was stated.
    pub status: Status,
    /// The members of its value, such as `has:contract` or `outside:yes`; long lists and texts are cut.
    pub value: Vec<String>,
    /// Its first quote.
    pub quote: String,
    /// The sentences that its quotes lay in, by number from 0, in the order of the quotes.
    pub at: Vec<u32>,
}

impl Memory {
    /// What is to be remembered of a report; `None` where the page is no policy.
    pub fn of(report: &Report, sentences: &Sentences, date: &str) -> Option<Memory> {
        let policy = report.policy.as_ref()?;
        let found = policy.facts.iter().filter(|f| f.status != Status::NotFound);
        Some(Memory {
            schema: SCHEMA.to_string(),
            reader: READER.to_string(),
            url: address(&report.page.url),
            title: short(&report.page.title, MAX_TEXT),
            language: report.page.language.clone().unwrap_or_default(),
            date: date.to_string(),
            sentences: sentences.pieces.iter().take(MAX_SENTENCES).map(|p| hex(p.hash)).collect(),
            truncated: sentences.truncated || sentences.pieces.len() > MAX_SENTENCES,
            facts: found
                .map(|fact| Kept {
                    id: fact.id.clone(),
                    status: fact.status,
                    value: members(fact.value.as_ref()),
                    quote: short(fact.evidence.first().map_or("", |e| &e.quote), MAX_QUOTE),
                    at: places(&fact.evidence, sentences),
                })
                .collect(),
        })
    }

    /// Whether this version can compare with it.
    pub fn is_known(&self) -> bool {
        self.schema == SCHEMA
    }

    /// Whether the same reader made it, so that the same text gave the same facts.
    pub(super) fn same_reader(&self) -> bool {
        self.reader == READER
    }

    /// The hashes; what is none is left out.
    pub(super) fn hashes(&self) -> Vec<u64> {
        let digits = self.sentences.as_bytes().chunks_exact(16).take(MAX_SENTENCES);
        digits.filter_map(|d| std::str::from_utf8(d).ok()).filter_map(|d| u64::from_str_radix(d, 16).ok()).collect()
    }
}

fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}

/// The sentences that quotes lie in.
pub(super) fn places(evidence: &[Evidence], sentences: &Sentences) -> Vec<u32> {
    evidence.iter().take(MAX_MEMBERS).map(|e| sentences.at(e.start) as u32).collect()
}

fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// The members of a value, long lists and texts cut; both sides of a comparison are cut alike.
pub(super) fn members(value: Option<&Value>) -> Vec<String> {
    value.map_or_else(Vec::new, |v| flat(v).iter().take(MAX_MEMBERS).map(|m| short(m, MAX_TEXT)).collect())
}
