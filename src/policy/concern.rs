//! What stands out in a policy, each with its quote.

use super::document::Document;
use super::hit::Hits;
use crate::facts::{evidence, Quotes};
use crate::language::Sort;
use crate::report::{Concern, Fact, Status, Value};

/// Years after which a text counts as old.
const OLD_YEARS: i32 = 3;

/// The concerns, in the order of the vocabulary.
pub fn concerns(doc: &Document, hits: &Hits, facts: &[Fact], today: Option<&str>) -> Vec<Concern> {
    let fact = |id: &str| facts.iter().find(|f| f.id == id && f.status != Status::NotFound);
    let mut out = Vec::new();
    let mut push = |id: &str, quotes: Vec<crate::report::Evidence>| {
        if !quotes.is_empty() {
            out.push(Concern { id: id.to_string(), evidence: quotes, items: None });
        }
    };
    push("consent_by_use", by_rule(doc, hits, "consent_by_use"));
    if let Some(sale) = fact("sale_share").filter(|f| f.status == Status::Qualified) {
        push("qualified_sale_denial", sale.evidence.clone());
    }
    push("obsolete_safeguard", by_rule(doc, hits, "obsolete_safeguard"));
    if let (Some(date), Some(today)) = (fact("effective_date"), today) {
        if let Some(Value::Date { date: written, .. }) = &date.value {
            if is_old(written, today) {
                push("old_text", date.evidence.clone());
            }
        }
    }
    push("other_language_prevails", by_rule(doc, hits, "other_language_prevails"));
    if let Some(kept) = fact("retention") {
        if matches!(kept.value, Some(Value::Retention { indefinite: true, .. })) {
            push("indefinite_retention", kept.evidence.iter().filter(|e| e.member.as_deref() == Some("indefinite")).cloned().collect());
        }
    }
    out
}

fn by_rule(doc: &Document, hits: &Hits, id: &str) -> Vec<crate::report::Evidence> {
    let mut quotes = Quotes::default();
    for hit in &hits.hits {
        let rule = &doc.language.rules[hit.rule as usize];
        if rule.sort == Sort::Concern && rule.id == id {
            quotes.add(evidence(doc, hit.sentence, hit.from, hit.to), "");
        }
    }
    let mut list = quotes.done();
    for quote in &mut list {
        quote.member = None;
    }
    list
}

/// Whether a date (`YYYY[-MM[-DD]]`) lies more than three years before a day; a missing part counts as the latest it may be.
fn is_old(written: &str, today: &str) -> bool {
    let parts = |s: &str, last: bool| -> Option<(i32, i32, i32)> {
        let mut p = s.split('-').map(|p| p.parse::<i32>().ok());
        let missing = if last { (12, 31) } else { (1, 1) };
        Some((p.next()??, p.next().flatten().unwrap_or(missing.0), p.next().flatten().unwrap_or(missing.1)))
    };
    match (parts(written, true), parts(today, false)) {
        (Some((y, m, d)), Some(now)) => (y + OLD_YEARS, m, d) < now,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_old;

    #[test]
    fn three_years_are_counted_from_the_given_day() {
        assert!(is_old("2023-08-11", "2026-11-22"));
        assert!(!is_old("2023-11-22", "2026-11-22"));
        assert!(!is_old("2023", "2026-11-22"));
        assert!(is_old("2022", "2026-11-22"));
    }
}
