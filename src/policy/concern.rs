//! What stands out in a policy, each with its quote.

use super::contradiction::contradictions;
use super::document::Document;
use super::europe;
use super::hit::{said, Hits};
use crate::facts::{evidence, Quotes};
use crate::language::Sort;
use crate::report::{Concern, Evidence, Fact, Status, Value};
use regex_lite::Regex;
use std::sync::LazyLock;

/// Years after which a text counts as old.
const OLD_YEARS: i32 = 3;

/// What GDPR Art. 13 has a policy say, by the facts that say it, and the one right that it names by itself.
const ARTICLE_13: [&str; 8] =
    ["controller", "privacy_contact", "purposes", "legal_bases", "recipients", "retention", "rights", "rights.complain"];

/// Words of a template that nobody filled in: "[Company Name]", "{{email}}", "#retention_period", "<insert date>".
static BLANKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\[(?:your |the |insert |enter |ihre? |ihren? |uw |votre |vos |je |jouw |hier )*(?:company|business|website|site|app|name|date|address|country|phone|bedrijfs?naam|bedrijf|naam|datum|adres|e-?mailadres|telefoonnummer|nom|société|entreprise|adresse|téléphone|courriel|firma|firmenname|unternehmen|e-?mail(?:-| )?(?:address|adresse)?|telefon(?:nummer)?)(?:[ _/-][^\]\n@]{0,40})?\]|\{\{[^}\n]{1,40}\}\}|(?:^|\s)#[a-z]+_[a-z_]+|<(?:insert|enter|company|name)[^>\n]{0,40}>|lorem ipsum").ok()
});

/// What a template's blank has: most sentences have none, and the form is not asked.
const MARKS: [u8; 4] = *b"[{#<";
const FILLER: &str = "lorem ipsum";
const FILLER_BEGINS: [u8; 2] = *b"lL";

/// The concerns, in the order of the vocabulary.
pub fn concerns(doc: &Document, hits: &Hits, facts: &[Fact], today: Option<&str>) -> Vec<Concern> {
    let fact = |id: &str| facts.iter().find(|f| f.id == id && f.status != Status::NotFound);
    let mut out = Vec::new();
    let mut push = |id: &str, quotes: Vec<Evidence>| {
        if !quotes.is_empty() {
            out.push(Concern { id: id.to_string(), evidence: quotes, items: None });
        }
    };
    push("consent_by_use", by_rule(doc, hits, "consent_by_use"));
    if let Some(sale) = fact("sale_share").filter(|f| f.status == Status::Qualified) {
        push("qualified_sale_denial", sale.evidence.clone());
    }
    // Who says elsewhere that it does not rely on it is not said to.
    if said(doc, hits, "transfers", "no_privacy_shield").is_none() {
        push("obsolete_safeguard", by_rule(doc, hits, "obsolete_safeguard"));
    }
    push("unfilled_template", blanks(doc));
    push("contradiction", contradictions(doc, hits));
    push("vague_wording", by_rule(doc, hits, "vague_wording"));
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
    let items = missing(doc, facts);
    if !items.is_empty() {
        out.push(Concern { id: "missing_items".to_string(), evidence: Vec::new(), items: Some(items) });
    }
    out
}

/// Items of Art. 13 that were not found, where the policy speaks of the GDPR or of Europe; none where it does not.
fn missing(doc: &Document, facts: &[Fact]) -> Vec<String> {
    if !europe::is_spoken_of(doc) {
        return Vec::new();
    }
    let found = |id: &str| match id.split_once('.') {
        Some((fact, member)) => {
            facts.iter().any(|f| f.id == fact && matches!(&f.value, Some(Value::Set(set)) if set.iter().any(|m| m == member)))
        }
        None => facts.iter().any(|f| f.id == id && f.status != Status::NotFound),
    };
    let looked_for = |id: &str| doc.language.reads(id.split('.').next().unwrap_or(id));
    ARTICLE_13.iter().filter(|id| looked_for(id) && !found(id)).map(|id| id.to_string()).collect()
}

/// What a service that hides e-mail addresses leaves in their place, in the languages it has.
const MASKED: [&str; 6] = ["protected]", "beveiligd]", "protégé]", "protégée]", "geschützt]", "protegido]"];

/// Blanks of a template in the policy's own sentences.
fn blanks(doc: &Document) -> Vec<Evidence> {
    let Some(form) = &*BLANKS else { return Vec::new() };
    let filler = |at: &[u8]| at.get(..FILLER.len()).is_some_and(|w| w.eq_ignore_ascii_case(FILLER.as_bytes()));
    let may = |words: &str| {
        let bytes = words.as_bytes();
        bytes.iter().enumerate().any(|(i, b)| MARKS.contains(b) || (FILLER_BEGINS.contains(b) && filler(&bytes[i..])))
    };
    // "[email protected]" stands where a service hides the address from robots.
    let blank = |words: &str| form.find_iter(words).any(|m| !MASKED.iter().any(|mask| crate::text::lower(m.as_str()).ends_with(mask)));
    let own = doc.sentences.iter().enumerate().filter(|(_, s)| !s.aside && may(doc.words(s)) && blank(doc.words(s)));
    own.take(2).map(|(i, s)| evidence(doc, i, s.from, s.to).cut()).collect()
}

fn by_rule(doc: &Document, hits: &Hits, id: &str) -> Vec<Evidence> {
    let mut quotes = Quotes::default();
    for hit in &hits.hits {
        let rule = doc.rule(hit.rule);
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
