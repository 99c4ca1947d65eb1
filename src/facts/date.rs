//! `effective_date`: dates in words and figures.

use super::{evidence, Answer, Found, Quotes};
use crate::language::{lookup, Grammar};
use crate::order;
use crate::policy::document::Document;
use crate::policy::hit::Hit;
use crate::report::{Status, Value};
use crate::text::fold::fold;
use regex_lite::Regex;
use std::sync::LazyLock;

/// How far from its cue a date may begin, in bytes.
const NEAR: usize = 70;

/// A date as precise as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(m) = self.month {
            write!(f, "-{m:02}")?;
        }
        if let Some(d) = self.day.filter(|_| self.month.is_some()) {
            write!(f, "-{d:02}")?;
        }
        Ok(())
    }
}

/// The first hit with a date beside it, and the latest date of its sentence; "updated" before "effective", near the top before further down.
pub fn read(found: &Found) -> Option<Answer> {
    for kind in ["updated", "effective"] {
        let kinds = [kind];
        // "Adopted on 4 May 2018, amended on 11 April 2022": the latest of the first sentence that has one.
        let mut best: Option<(&Hit, usize, (Date, usize, usize))> = None;
        for hit in found.of(&kinds) {
            if best.is_some_and(|(first, place, _)| first.sentence != hit.sentence || place != first.sentence) {
                break;
            }
            let Some((date, place, from, to)) = beside(found.doc, hit.sentence, hit.from, hit.to) else { continue };
            if best.is_none_or(|(first, _, (latest, ..))| place == first.sentence && date > latest) {
                best = Some((hit, place, (date, from, to)));
            }
        }
        let Some((hit, sentence, (date, from, to))) = best else { continue };
        let mut quotes = Quotes::default();
        if sentence != hit.sentence {
            quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), kind);
        }
        quotes.add(evidence(found.doc, sentence, from, to), kind);
        return Some(Answer { status: Status::StatedYes, value: Value::Date { date: date.to_string(), kind: kind.to_string() }, quotes });
    }
    alone(found)
}

/// Sentences from the start of the policy among which a line may be its date and nothing else.
const TOP: usize = 5;

/// A date that is a line of its own right below the title: "November 2022".
fn alone(found: &Found) -> Option<Answer> {
    let doc = found.doc;
    let top = doc.sentences.iter().enumerate().skip(doc.opening).take(TOP);
    let (sentence, date) = top.filter(|(_, s)| !s.aside).find_map(|(i, s)| {
        let words = doc.words(s).trim_matches(|c: char| !c.is_alphanumeric());
        let (at, len, date) = *dates(words, doc.language).first()?;
        (at == 0 && len == words.len() && date.month.is_some()).then_some((i, date))
    })?;
    let (s, mut quotes) = (&doc.sentences[sentence], Quotes::default());
    quotes.add(evidence(doc, sentence, s.from, s.to), "updated");
    Some(Answer { status: Status::StatedYes, value: Value::Date { date: date.to_string(), kind: "updated".to_string() }, quotes })
}

/// A date behind the cue, before it, or at the start of the next sentence where the cue ends its own.
fn beside(doc: &Document, sentence: usize, from: usize, to: usize) -> Option<(Date, usize, usize, usize)> {
    let s = &doc.sentences[sentence];
    let tokens = &doc.tokens.tokens;
    let cue = (tokens[from].start as usize, tokens[to - 1].end as usize);
    let near = |at: usize, len: usize| {
        (at + len <= cue.0 && cue.0 - at - len <= NEAR) || (at >= cue.1 && at - cue.1 <= NEAR) || (at >= cue.0 && at < cue.1)
    };
    let own = dates(&doc.text[s.start..s.end], doc.language);
    let after = own.iter().find(|(at, len, _)| s.start + at >= cue.0 && near(s.start + at, *len));
    let any = after.or_else(|| own.iter().find(|(at, len, _)| near(s.start + at, *len)));
    if let Some((_, _, date)) = any {
        return Some((*date, sentence, from, to));
    }
    if let Some((at, len)) = year_alone(&doc.text[cue.1..s.end]) {
        let (from, to) = doc.tokens_of(s, cue.0, cue.1 + at + len);
        let year = doc.text[cue.1 + at..cue.1 + at + len].parse().ok().filter(fits)?;
        return Some((Date { year, month: None, day: None }, sentence, from, to));
    }
    let next = doc.sentences.get(sentence + 1).filter(|n| s.end.saturating_sub(cue.1) <= 3 && n.start - s.end <= 8)?;
    let (_, _, date) = *dates(&doc.text[next.start..next.end], doc.language).first().filter(|(at, _, _)| *at <= 6)?;
    Some((date, sentence + 1, next.from, next.to))
}

/// A year that stands right behind the cue with nothing after it: "Last updated: 2026".
fn year_alone(rest: &str) -> Option<(usize, usize)> {
    let trimmed = rest.trim_start_matches([':', ' ', '\u{a0}', '(']);
    let at = rest.len() - trimmed.len();
    let year = trimmed.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let after = trimmed[4..].trim_matches(['.', ')', ' ']);
    after.is_empty().then_some((at, year.len()))
}

/// 2021-03-17, 17/03/2021, 17.3.21, 15 / 07/ 2019; U+2011 and U+202F stand for hyphen and blank. An underscore may follow,
/// left over from Markdown.
static IN_FIGURES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(\d{1,4})[ \u{a0}\u{202f}]?([./\u{2011}-])[ \u{a0}\u{202f}]?(\d{1,2})[ \u{a0}\u{202f}]?[./\u{2011}-][ \u{a0}\u{202f}]?(\d{4}|\d{1,2})(?:\b|_)",
    )
    .ok()
});

/// 17 maart 2021, 1er mars 2021, March 17, 2021, 17th of March 2021, März 2021. The next word may begin right behind it, where only the
/// layout parts the two.
static IN_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:(\d{1,2})(?:\.|er|re|e|º|°|st|nd|rd|th)?[ \u{a0}\u{202f}](?:of |de |d')?)?([^\s\u{a0}\u{202f}\d.,;:()/]{3,14})\.?,?[ \u{a0}\u{202f}](?:(\d{1,2})(?:st|nd|rd|th)?,?[ \u{a0}\u{202f}])?(?:de |del |of )?(\d{4})(?:\b|_|[A-Z])",
    )
    .ok()
});

/// 04/2024, 3.2023: a month in figures with its year, with nothing of a day before it.
static MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:^|[\s\u{a0}(:])(\d{1,2})[ \u{a0}]?[./-][ \u{a0}]?(\d{4})\b").ok());

/// Every date in a text, with byte offset and length.
pub fn dates(text: &str, language: &Grammar) -> Vec<(usize, usize, Date)> {
    let mut out = Vec::new();
    if let Some(figures) = &*IN_FIGURES {
        for c in figures.captures_iter(text) {
            let number = |i: usize| c.get(i).and_then(|m| m.as_str().parse::<u32>().ok()).unwrap_or(0);
            let (a, b, last) = (number(1), number(3), number(4));
            let dots = c.get(2).is_some_and(|m| m.as_str() == ".");
            if let (Some(date), Some(all)) = (of_figures(a, b, last, language.code == "en" && !dots), c.get(0)) {
                out.push((all.start(), all.len(), date));
            }
        }
    }
    for c in MONTH.iter().flat_map(|r| r.captures_iter(text)) {
        let number = |i: usize| c.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
        if let (Some(month), Some(year), Some(first)) = (number(1).filter(|m| (1..=12).contains(m)), number(2).filter(fits), c.get(1)) {
            let end = c.get(0).map_or(first.end(), |m| m.end());
            // "Version 3.2023" tells a version, "Stand 3.2023" a month: figures with a dot count with both parts of a month.
            let dotted = text[first.start()..end].contains('.') && first.len() == 1;
            if !dotted {
                out.push((first.start(), end - first.start(), Date { year, month: Some(month), day: None }));
            }
        }
    }
    if let Some(words) = &*IN_WORDS {
        for c in words.captures_iter(text) {
            // "Version d'octobre 2024".
            let bare = |word: &str| fold(word.strip_prefix("d'").or(word.strip_prefix("d’")).unwrap_or(word));
            let Some(month) = c.get(2).and_then(|m| lookup(language.months, &bare(m.as_str()))).and_then(|m| m.parse().ok()) else {
                continue;
            };
            let number = |i: usize| c.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
            let day = number(1).or(number(3)).filter(|d| (1..=31).contains(d));
            if let (Some(year), Some(all), Some(last)) = (number(4).filter(fits), c.get(0), c.get(4)) {
                out.push((all.start(), last.end() - all.start(), Date { year, month: Some(month), day }));
            }
        }
    }
    order::sort(&mut out);
    out
}

fn fits(year: &u32) -> bool {
    (1995..=2099).contains(year)
}

/// Year first, or day first; an English text with both below 13 may mean either, so only its year is sure.
fn of_figures(a: u32, b: u32, last: u32, either: bool) -> Option<Date> {
    if a > 31 {
        return (fits(&a) && (1..=12).contains(&b) && (1..=31).contains(&last)).then_some(Date {
            year: a,
            month: Some(b),
            day: Some(last),
        });
    }
    let year = if last < 100 { 2000 + last } else { last };
    if !fits(&year) || a == 0 || b == 0 {
        return None;
    }
    match (a, b) {
        (13.., 1..=12) => Some(Date { year, month: Some(b), day: Some(a) }),
        (1..=12, 13..=31) => Some(Date { year, month: Some(a), day: Some(b) }),
        (1..=12, 1..=12) if either && a != b => Some(Date { year, month: None, day: None }),
        (1..=12, 1..=12) => Some(Date { year, month: Some(b), day: Some(a) }),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::dates;
    use crate::language::Language;

    fn first(text: &str) -> Option<(String, &str)> {
        let english = Language::of("en").and_then(Language::grammar).expect("English");
        dates(text, english).first().map(|(at, len, date)| (date.to_string(), &text[*at..*at + *len]))
    }

    #[test]
    fn a_blank_that_keeps_words_together_is_one() {
        for text in ["Last updated:\u{a0}February 2022", "Last updated: February\u{a0}2022", "(last updated\u{202f}February\u{202f}2022)"] {
            assert_eq!(first(text).map(|d| d.0), Some("2022-02".to_string()), "{text}");
        }
        assert_eq!(first("Revised:\u{a0}02/2022").map(|d| d.0), Some("2022-02".to_string()));
    }

    #[test]
    fn the_next_word_may_begin_right_behind_a_date() {
        assert_eq!(first("Effective July 8, 2026Previous version"), Some(("2026-07-08".to_string(), "July 8, 2026")));
        assert_eq!(first("July 8, 2026th"), None);
        assert_eq!(first("July 8, 20261"), None);
    }
}
