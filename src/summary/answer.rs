//! The answer to a question in words, from a fact's value.

use super::Words;
use crate::report::{Contact, Fact, Named, Status, Value};

/// Names shown of a long list.
const NAMES: usize = 8;

/// The answer; empty where the fact was not found. It begins with a capital, but for what is written as on the page.
pub fn of(fact: &Fact, words: &dyn Words) -> String {
    match &fact.value {
        None => String::new(),
        Some(value @ (Value::Contacts(_) | Value::Names(_))) => told(fact, value, words),
        Some(value) => capital(&told(fact, value, words)),
    }
}

/// With a capital of ASCII: the tables of all others would make the module 15 kB larger.
fn capital(text: &str) -> String {
    let mut text = text.to_string();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A day such as 2026-01-31 in words; as it is where it is no day.
pub(crate) fn day(iso: &str, words: &dyn Words) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return iso.to_string() };
    let (Ok(month), Ok(day)) = (month.parse::<usize>(), day.parse::<u8>()) else { return iso.to_string() };
    let months = words.get("ui_months", &[]);
    let name = month.checked_sub(1).and_then(|m| months.split(' ').nth(m));
    name.map_or_else(|| iso.to_string(), |name| words.get("ui_date", &[&day.to_string(), name, year]))
}

fn told(fact: &Fact, value: &Value, words: &dyn Words) -> String {
    let member = |m: &str| words.get(&format!("m_{}_{m}", fact.id), &[]);
    let members = |list: &[String]| list.iter().map(|m| member(m)).collect::<Vec<_>>().join(", ");
    match value {
        Value::One(m) => member(m),
        Value::Set(list) if list.is_empty() && fact.id == "complaint" => words.get("a_authority", &[]),
        Value::Set(list) if list.is_empty() => words.get("a_none", &[]),
        Value::Set(list) => members(list),
        Value::Date { date, kind } => words.get(&format!("a_{kind}"), &[&day(date, words)]),
        Value::Contacts(list) => list.iter().map(|c| contact(c, words)).collect::<Vec<_>>().join(", "),
        Value::OptOuts(list) => list.iter().map(|o| format!("{}: {}", member(&o.kind), o.target)).collect::<Vec<_>>().join("; "),
        Value::Names(list) if list.is_empty() => words.get("a_authority", &[]),
        Value::Names(list) => list.iter().map(named).collect::<Vec<_>>().join("; "),
        Value::Categories { categories, names } => {
            let nobody = categories.is_empty() && fact.status == Status::StatedNo;
            let kinds = if nobody { words.get("a_nobody", &[]) } else { members(categories) };
            let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
            join(vec![kinds, if shown.is_empty() { shown } else { words.get("a_names", &[&shown]) }])
        }
        Value::Transfers { outside_eea, countries, safeguards } => join(vec![
            outside_eea.map_or(String::new(), |out| words.get(if out { "a_outside_yes" } else { "a_outside_no" }, &[])),
            if countries.is_empty() {
                String::new()
            } else {
                words.get("a_countries", &[&countries.iter().map(|c| words.country(c)).collect::<Vec<_>>().join(", ")])
            },
            if safeguards.is_empty() { String::new() } else { words.get("a_safeguards", &[&members(safeguards)]) },
        ]),
        Value::Retention { durations, criterion, indefinite } => {
            let mut periods: Vec<String> = durations.iter().map(|d| period(&d.value, words)).collect();
            periods.dedup();
            join(vec![
                periods.join(", "),
                if *criterion { words.get("a_criterion", &[]) } else { String::new() },
                if *indefinite { words.get("a_indefinite", &[]) } else { String::new() },
            ])
        }
        Value::Signals { gpc, dnt } => {
            let signal =
                |name: &str, answer: &Option<String>| answer.as_ref().map_or(String::new(), |a| words.get(&format!("a_{name}_{a}"), &[]));
            join(vec![signal("gpc", gpc), signal("dnt", dnt)])
        }
        Value::Children { min_age, knowingly_collects, parental_consent } => join(vec![
            min_age.map_or(String::new(), |age| words.get("a_age", &[&age.to_string()])),
            knowingly_collects.map_or(String::new(), |k| words.get(if k { "a_knowingly" } else { "a_not_knowingly" }, &[])),
            if *parental_consent == Some(true) { words.get("a_parental", &[]) } else { String::new() },
        ]),
    }
}

fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(". ")
}

fn contact(contact: &Contact, words: &dyn Words) -> String {
    if contact.dpo {
        words.get("a_dpo", &[&contact.value])
    } else {
        contact.value.clone()
    }
}

fn named(named: &Named) -> String {
    match &named.address {
        Some(address) => format!("{}, {address}", named.name),
        None => named.name.clone(),
    }
}

/// An ISO 8601 duration in words; the duration itself where it has several parts.
fn period(iso: &str, words: &dyn Words) -> String {
    let core = iso.trim_start_matches('P').trim_start_matches('T');
    let (number, unit) = core.split_at(core.find(|c: char| !c.is_ascii_digit()).unwrap_or(core.len()));
    let key = match (number, unit) {
        ("1", "Y") => "a_year",
        (_, "Y") => "a_years",
        ("1", "M") => "a_month",
        (_, "M") => "a_months",
        (_, "W") => "a_weeks",
        (_, "D") => "a_days",
        (_, "H") => "a_hours",
        _ => return iso.to_string(),
    };
    words.get(key, &[number])
}
