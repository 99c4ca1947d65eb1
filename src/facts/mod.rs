//! The facts: what a policy says, each with the sentence it rests on.
//!
//! A rule of the language file says which sentence says what; the modules here put the hits of one fact together and
//! read the typed values (dates, periods, names, addresses) on the sentences that the rules chose.

mod address;
mod body;
mod complaint;
mod contact;
mod controller;
mod date;
mod legal_name;
mod link;
pub mod number;
mod period;
mod place;
mod quote;
mod retention;
mod simple;
mod transfers;

pub use quote::{evidence, Quotes};

use crate::language::{Rule, Sort, Stated};
use crate::policy::answer::asks;
use crate::policy::document::Document;
use crate::policy::hit::{Hit, Hits};
use crate::report::{Fact, Status, Value};

/// Every fact of the vocabulary, in its fixed order.
pub const IDS: [&str; 24] = [
    "effective_date",
    "controller",
    "privacy_contact",
    "data_categories",
    "sensitive_data",
    "sources",
    "purposes",
    "legal_bases",
    "targeted_ads",
    "sale_share",
    "recipients",
    "law_enforcement",
    "transfers",
    "retention",
    "automated_decisions",
    "ai_training",
    "rights",
    "opt_outs",
    "gpc_dnt",
    "cookies_tracking",
    "children",
    "complaint",
    "changes_notice",
    "security",
];

/// The hits of one fact.
pub struct Found<'a, 'm> {
    /// The page.
    pub doc: &'a Document<'m>,
    /// All hits.
    pub all: &'a Hits,
    /// The hits of this fact, in the order of the text.
    pub hits: Vec<Hit>,
}

impl Found<'_, '_> {
    /// The value that a hit's rule says.
    pub fn value(&self, hit: &Hit) -> &'static str {
        self.doc.rule(hit.rule).value
    }

    /// The status that a hit's rule says.
    pub fn status(&self, hit: &Hit) -> Stated {
        self.doc.rule(hit.rule).status
    }

    /// The hits whose rule says one of these values.
    pub fn of<'s>(&'s self, values: &'s [&str]) -> impl Iterator<Item = &'s Hit> + 's {
        self.hits.iter().filter(move |h| values.contains(&self.value(h)))
    }
}

/// A fact that was looked for and not found.
pub fn not_found(id: &str) -> Fact {
    Fact { id: id.to_string(), status: Status::NotFound, value: None, evidence: Vec::new() }
}

/// Reads every fact that the language has rules for. The others are left out: they were not looked for.
pub fn facts(doc: &Document, hits: &Hits) -> Vec<Fact> {
    let states = |rule: &Rule| IDS.iter().position(|id| rule.sort == Sort::Fact && rule.id == *id && !asks(rule));
    let fact_of: Vec<Option<usize>> = doc.language.rules.iter().map(states).collect();
    let mut own = [const { Vec::new() }; IDS.len()];
    for hit in &hits.hits {
        if let Some(fact) = fact_of[usize::from(hit.rule)] {
            own[fact].push(*hit);
        }
    }
    IDS.iter()
        .zip(own)
        .filter(|(id, _)| doc.language.reads(id))
        .map(|(id, own)| {
            let found = Found { doc, all: hits, hits: own };
            let answer = match *id {
                "effective_date" => date::read(&found),
                "controller" => controller::read(&found),
                "privacy_contact" => contact::read(&found),
                "retention" => retention::read(&found),
                "transfers" => transfers::read(&found),
                "complaint" => complaint::read(&found),
                "recipients" | "cookies_tracking" => simple::categories(&found, *id == "recipients"),
                "opt_outs" => contact::opt_outs(&found),
                "gpc_dnt" => simple::signals(&found),
                "children" => simple::children(&found),
                "targeted_ads" | "sale_share" | "law_enforcement" | "automated_decisions" | "ai_training" | "changes_notice" => {
                    simple::one(id, &found)
                }
                _ => simple::set(id, &found),
            };
            answer.map_or_else(|| not_found(id), |a| a.fact(id))
        })
        .collect()
}

/// A fact before it gets its id.
pub struct Answer {
    status: Status,
    value: Value,
    quotes: Quotes,
}

impl Answer {
    fn fact(self, id: &str) -> Fact {
        let evidence = self.quotes.done();
        if evidence.is_empty() {
            return not_found(id);
        }
        Fact { id: id.to_string(), status: self.status, value: Some(self.value), evidence }
    }
}
