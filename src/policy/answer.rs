//! Questions and their answers: "Do you sell my data? No." says what neither sentence says alone, and a question by itself
//! says nothing. Labels are read likewise: "Shared with: nobody", in one line, in two cells, as a term and its definition.

use super::document::Document;
use super::hit::{Hit, Hits};
use crate::language::{Rule, Sort, Stated};
use crate::text::token::Gap;

/// The value of rules that say what a question asks.
const ASKED: &str = "asked";

/// The value of rules that say what a label is about. A label is no question: "Cookies" asks whether there are any only where
/// "none" stands beside it.
const LABELLED: &str = "labelled";

/// Whether a rule only says what something is about.
pub fn asks(rule: &Rule) -> bool {
    matches!(rule.value, ASKED | LABELLED)
}

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

/// Whether a rule says what is done with data: a sentence that asks, or is about others, does not state it.
pub fn asserts(rule: &Rule) -> bool {
    rule.sort == Sort::Fact && (ASSERTED.contains(&rule.id) || rule.id == "cookies_tracking")
}

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
    let (mut said, mut told) = (Vec::new(), Vec::new());
    for asked in hits.hits.iter().filter(|h| question(h) && doc.rule(h.rule).value == ASKED) {
        let Some((answer, sentence)) = answer(doc, hits, asked.sentence) else { continue };
        let Some(rule) = stated(doc, doc.rule(asked.rule).id, answer) else { continue };
        let s = &doc.sentences[sentence];
        said.push(Hit { rule, ..*asked });
        said.push(Hit { rule, sentence, from: s.from, to: s.to, line: asked.line });
    }
    let bare = |h: &Hit| length(doc, h.sentence) <= BARE;
    for (at, label) in hits.hits.iter().enumerate().filter(|(_, h)| doc.rule(h.rule).value == LABELLED && (!question(h) || bare(h))) {
        let fact = doc.rule(label.rule).id;
        // Of several cues of a label one says it.
        let same = |h: &Hit| doc.rule(h.rule).value == LABELLED && doc.rule(h.rule).id == fact;
        if hits.hits[..at].iter().rev().take_while(|h| h.sentence == label.sentence).any(same) {
            continue;
        }
        let Some(rule) = stated(doc, fact, Answer::No) else { continue };
        if never(doc, hits, label) && fact != "recipients" {
            told.push(*label);
            said.push(Hit { rule, ..*label });
            continue;
        }
        let answers = beside(doc, label);
        let denied = |(sentence, from): &(usize, usize)| {
            no(doc, hits, *sentence, *from) || (question(label) && hits.denies(*sentence) && length(doc, *sentence) <= DENIES)
        };
        if answers.iter().all(denied) {
            for (sentence, _) in answers {
                told.push(*label);
                if sentence != label.sentence {
                    said.push(Hit { rule, ..*label });
                }
                let (from, to) = (doc.sentences[sentence].from, doc.sentences[sentence].to);
                said.push(Hit { rule, sentence, from, to, line: label.line });
            }
        }
    }
    // The hits come in the order of the text, and so do these.
    let told_in = |sentence: usize| {
        let from = told.partition_point(|t: &Hit| t.sentence < sentence);
        told[from..].iter().take_while(move |t| t.sentence == sentence)
    };
    hits.hits.retain(|h| {
        let rule = doc.rule(h.rule);
        match rule.sort {
            Sort::Fact if rule.value == ASKED => question(h),
            Sort::Fact if rule.value == LABELLED => told_in(h.sentence).any(|t| t == h),
            Sort::Fact => !ASSERTED.contains(&rule.id) || !question(h),
            _ => true,
        }
    });
    // "Transfers outside the EU: none" speaks of no transfer.
    let denied = |h: &Hit| {
        let rule = doc.rule(h.rule);
        let states = rule.status == Stated::Yes && asserts(rule) && !asks(rule);
        states && told_in(h.sentence).any(|t| doc.rule(t.rule).id == rule.id)
    };
    hits.hits.retain(|h| !denied(h));
    if !said.is_empty() {
        hits.hits.extend(said);
        crate::order::sort_by_key(&mut hits.hits, |h| (h.sentence, h.rule));
    }
}

/// Whether a label is an item of what "we never do", by the line that leads to it or the heading above. A single word ("advertising") is
/// too little to say what.
fn never(doc: &Document, hits: &Hits, label: &Hit) -> bool {
    let ours = |l: usize| hits.own_holds(doc, l, "first_person") && !hits.own_holds(doc, l, "second_person");
    let led = doc.announced(label.sentence).is_some_and(|l| hits.denies(l) && ours(l));
    label.to - label.from > 1 && !hits.denies(label.sentence) && (led || hits.not_done(doc, label.sentence))
}

fn length(doc: &Document, sentence: usize) -> usize {
    doc.sentences[sentence].to - doc.sentences[sentence].from
}

/// Words of a label at most.
const LABEL: usize = 8;
/// Words of a question at most that is a label with its mark: "Cookies?"
const BARE: usize = 2;
/// Words of a sentence at most that denies such a question: "There are none."
const DENIES: usize = 7;

/// What a label has beside it: sentences, and the token from which each is read.
fn beside(doc: &Document, label: &Hit) -> Vec<(usize, usize)> {
    let (at, s) = (label.sentence, &doc.sentences[label.sentence]);
    let line = &doc.lines[s.line];
    // "Shared with: nobody"
    let colon = (label.to..s.to).find(|t| doc.tokens.tokens[*t].gap == Gap::Colon);
    if let Some(colon) = colon.filter(|c| c - s.from <= LABEL) {
        return vec![(at, colon)];
    }
    if s.to - s.from > LABEL {
        return Vec::new();
    }
    let whole = |i: usize| (i, doc.sentences[i].from);
    if doc.asks(at) {
        let next = doc.sentences.get(at + 1).filter(|n| n.topic == Some(at) && !n.heading && !n.aside);
        return next.map(|_| whole(at + 1)).into_iter().collect();
    }
    let Some(cell) = line.cell else {
        // The line below, a definition, the first item of a list.
        let next = doc.sentences.get(at + 1).filter(|n| n.line == s.line + 1 && !n.heading && !n.aside);
        let follows = next.is_some_and(|n| n.lead == Some(at) || n.topic == Some(at) || (s.heading && n.section == s.section));
        return if follows { vec![whole(at + 1)] } else { Vec::new() };
    };
    let cell_of = |i: usize| doc.lines[doc.sentences[i].line].cell.filter(|c| c.table == cell.table);
    // A cell that has more than one sentence is read from its first.
    let first = |i: &usize| cell_of(*i).is_some() && (*i == 0 || cell_of(*i - 1) != cell_of(*i));
    let in_row = |i: &usize| cell_of(*i).is_some_and(|c| c.row == cell.row);
    if cell.column == 0 {
        let others = (at..doc.sentences.len()).take_while(in_row).filter(first).filter(|i| cell_of(*i).is_some_and(|c| c.column > 0));
        let row: Vec<_> = others.map(whole).collect();
        if row.len() == 1 {
            return row;
        }
    }
    // What heads a column is denied only where every cell below says so.
    if cell.row == 0 {
        let in_column = |i: &usize| cell_of(*i).is_some_and(|c| c.column == cell.column && c.row > cell.row);
        let all = (at..doc.sentences.len()).take_while(|i| cell_of(*i).is_some());
        return all.filter(first).filter(in_column).map(whole).collect();
    }
    Vec::new()
}

/// Whether a sentence says no and nothing else, from a token on.
fn no(doc: &Document, hits: &Hits, sentence: usize, from: usize) -> bool {
    let s = &doc.sentences[sentence];
    let alone = |to: usize| to == s.to || doc.tokens.tokens[to].gap >= Gap::Comma;
    let says = |context: &str| hits.cues_in(doc, context, from, s.to).into_iter().any(|(at, to)| at == from && alone(to));
    let turned = hits.own_holds(doc, sentence, "turn") || hits.own_holds(doc, sentence, "reservation");
    !turned && (says("answer_no") || says("answer_none"))
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
    if !begins("answer_no") && !begins("answer_none") {
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
