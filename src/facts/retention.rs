//! `retention`: stated periods, criteria, and keeping without an end.

use super::period::periods;
use super::{evidence, Answer, Found, Quotes};
use crate::report::{Duration, Status, Value};
use crate::text::one_line;

/// The longest words kept of what a period is for, in characters.
const WHAT: usize = 120;
/// Periods that are told: no policy has so many different ones.
const MOST: usize = 500;

/// Rules say `period` (read the periods of this sentence), `criterion` and `indefinite`.
pub fn read(found: &Found) -> Option<Answer> {
    let (mut durations, mut quotes) = (Vec::<Duration>::new(), Quotes::default());
    let (mut criterion, mut indefinite) = (false, false);
    let mut read = vec![false; found.doc.sentences.len()];
    for hit in &found.hits {
        let s = &found.doc.sentences[hit.sentence];
        match found.value(hit) {
            "period" => {
                if std::mem::replace(&mut read[hit.sentence], true) || found.all.own_holds(found.doc, hit.sentence, "no_period") {
                    continue;
                }
                let mut last: Option<(usize, String)> = None;
                for period in periods(&found.doc.text, s.start, s.end, found.doc.language) {
                    let (from, to) = found.doc.tokens_within(hit.sentence, period.start, period.end);
                    // "Six to twelve months": both numbers are about the same.
                    let row = last.take().filter(|(end, _)| found.doc.text[*end..period.start].split_whitespace().count() <= 1);
                    let what = row.map_or_else(|| what(found, hit.sentence, period.start), |(_, what)| what);
                    last = Some((period.end, what.clone()));
                    if durations.len() < MOST && !durations.iter().any(|d| d.value == period.iso && d.what == what) {
                        durations.push(Duration { value: period.iso.clone(), what });
                    }
                    quotes.add(evidence(found.doc, hit.sentence, from, to), &period.iso);
                }
            }
            "criterion" => {
                criterion = true;
                quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "criterion");
            }
            _ => {
                indefinite = true;
                quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "indefinite");
            }
        }
    }
    (!quotes.is_empty()).then_some(Answer {
        status: Status::StatedYes,
        value: Value::Retention { durations, criterion, indefinite },
        quotes,
    })
}

/// What is kept that long, in the policy's words: what stands before the period in its clause, or what introduces it.
fn what(found: &Found, sentence: usize, period: usize) -> String {
    let s = &found.doc.sentences[sentence];
    let before = &found.doc.text[s.start..period];
    let clause = before.rsplit([';', '.']).next().unwrap_or(before).trim();
    if let Some(first) = row_head(found, sentence).filter(|_| clause.split_whitespace().count() < 3) {
        return one_line(first).chars().take(WHAT).collect::<String>().trim_end().to_string();
    }
    let words = match s.lead.filter(|_| clause.split_whitespace().count() < 3) {
        Some(lead) => found.doc.words(&found.doc.sentences[lead]),
        // "Invoices: 7 years"
        None if clause.ends_with(':') && clause.len() > 1 => clause.trim_end_matches(':'),
        // "Nach 14 Tagen gelöscht." under a heading.
        None if clause.split_whitespace().count() < 2 => heading(found, sentence).unwrap_or(clause),
        None => clause,
    };
    one_line(words).chars().take(WHAT).collect::<String>().trim_end().to_string()
}

/// The first cell of the row that a sentence stands in.
fn row_head<'d>(found: &'d Found, sentence: usize) -> Option<&'d str> {
    let doc = found.doc;
    let cell = doc.lines[doc.sentences[sentence].line].cell?;
    let first = |s: &&crate::policy::document::Sentence| {
        doc.lines[s.line].cell.is_some_and(|c| c.table == cell.table && c.row == cell.row && c.column < cell.column)
    };
    // Tables in a cell have rows of their own.
    let in_row =
        |s: &&crate::policy::document::Sentence| doc.lines[s.line].cell.is_some_and(|c| c.table != cell.table || c.row == cell.row);
    doc.sentences[..sentence].iter().rev().take_while(in_row).filter(first).last().map(|s| doc.words(s))
}

/// The heading that a sentence stands under.
fn heading<'d>(found: &'d Found, sentence: usize) -> Option<&'d str> {
    let doc = found.doc;
    let (from, _) = doc.sections[doc.sentences[sentence].section].heading?;
    Some(doc.words(&doc.sentences[from]))
}
