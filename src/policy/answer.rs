//! Questions and their answers: "Do you sell my data? No." says what neither sentence says alone, and a question by itself
//! says nothing.

use super::document::Document;
use super::hit::{Hit, Hits};
use crate::language::{Rule, Sort, Stated};
use crate::text::token::Gap;

/// The value of rules that say what a question asks.
pub const ASKED: &str = "asked";

/// Facts that a question does not state. How to write, what one may demand and from what age is said in questions too.
const ASSERTED: [&str; 15] = [
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
    "gpc_dnt",
    "security",
];

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    /// "No, unless …".
    Reserved,
}

/// Takes what questions only ask out of the hits, and adds what their answers say.
pub(super) fn read(doc: &Document, hits: &mut Hits) {
    let question = |h: &Hit| doc.asks(h.sentence);
    let mut said = Vec::new();
    for asked in hits.hits.iter().filter(|h| question(h) && doc.rule(h.rule).value == ASKED) {
        let Some((answer, sentence)) = answer(doc, hits, asked.sentence) else { continue };
        let Some(rule) = stated(doc, doc.rule(asked.rule).id, answer) else { continue };
        let s = &doc.sentences[sentence];
        said.push(Hit { rule, ..*asked });
        said.push(Hit { rule, sentence, from: s.from, to: s.to, line: asked.line });
    }
    hits.hits.retain(|h| {
        let rule = doc.rule(h.rule);
        match rule.sort {
            Sort::Fact if rule.value == ASKED => question(h),
            Sort::Fact => !ASSERTED.contains(&rule.id) || !question(h),
            _ => true,
        }
    });
    if !said.is_empty() {
        hits.hits.extend(said);
        crate::order::sort_by_key(&mut hits.hits, |h| (h.sentence, h.rule));
    }
}

/// The answer that the sentence behind a question begins with, and that sentence.
fn answer(doc: &Document, hits: &Hits, question: usize) -> Option<(Answer, usize)> {
    let next = question + 1;
    let s = doc.sentences.get(next).filter(|s| !s.heading && !s.aside)?;
    // "No personal data is …" is a sentence, "No." and "No, never." are answers.
    let alone = |to: usize| to == s.to || doc.tokens.tokens[to].gap >= Gap::Comma;
    let begins = |context: &str| hits.cues_in(doc, context, s.from, s.to).into_iter().any(|(from, to)| from == s.from && alone(to));
    if begins("answer_yes") {
        return Some((Answer::Yes, next));
    }
    if !begins("answer_no") {
        return None;
    }
    let turned = |i: usize| hits.own_holds(doc, i, "turn") || hits.own_holds(doc, i, "reservation");
    let follows = doc.sentences.get(next + 1).is_some_and(|n| n.line == s.line) && turned(next + 1);
    Some((if turned(next) || follows { Answer::Reserved } else { Answer::No }, next))
}

/// The rule of a fact that says the answer. A denial with a reservation is said only where the fact knows one.
fn stated(doc: &Document, fact: &str, answer: Answer) -> Option<u16> {
    let fits = |r: &Rule| match answer {
        Answer::Yes => r.value == "yes",
        Answer::No => r.status == Stated::No,
        Answer::Reserved if fact == "recipients" => r.status == Stated::No,
        Answer::Reserved => r.value == "qualified_no",
    };
    let rules = doc.language.rules.iter();
    rules.enumerate().find(|(_, r)| r.sort == Sort::Fact && r.id == fact && fits(r)).map(|(number, _)| number as u16)
}
