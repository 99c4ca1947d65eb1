//! Values as lists of members, each a text behind its name: how they are remembered and compared. What a memory holds can so
//! be read without knowing the shape of each fact, and costs the browser little to read.

use crate::report::{Contact, Duration, Named, OptOut, Value};

/// Separates the parts of a member.
const PART: char = '\t';

/// The members of a value.
pub fn flat(value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |name: &str, parts: &[&str]| {
        let text: Vec<String> = parts.iter().map(|p| p.replace(PART, " ")).collect();
        out.push(format!("{name}:{}", text.join("\t").trim_end()));
    };
    match value {
        Value::Set(list) => list.iter().for_each(|m| add("has", &[m])),
        Value::One(one) => add("is", &[one]),
        Value::Date { date, kind } => add(kind, &[date]),
        Value::Contacts(list) => list.iter().for_each(|c| add(if c.dpo { "officer" } else { "contact" }, &[&c.kind, &c.value])),
        Value::OptOuts(list) => list.iter().for_each(|o| add("choice", &[&o.kind, &o.target])),
        Value::Names(list) => {
            list.iter().for_each(|n| add("name", &[&n.name, n.address.as_deref().unwrap_or(""), n.country.as_deref().unwrap_or("")]));
        }
        Value::Categories { categories, names } => {
            categories.iter().for_each(|m| add("has", &[m]));
            names.iter().for_each(|m| add("name", &[m]));
        }
        Value::Transfers { outside_eea, countries, safeguards } => {
            outside_eea.iter().for_each(|o| add("outside", &[yes(*o)]));
            countries.iter().for_each(|m| add("country", &[m]));
            safeguards.iter().for_each(|m| add("has", &[m]));
        }
        Value::Retention { durations, criterion, indefinite } => {
            durations.iter().for_each(|d| add("period", &[&d.value, &d.what]));
            add("criterion", &[yes(*criterion)]);
            add("indefinite", &[yes(*indefinite)]);
        }
        Value::Signals { gpc, dnt } => {
            gpc.iter().for_each(|s| add("gpc", &[s]));
            dnt.iter().for_each(|s| add("dnt", &[s]));
        }
        Value::Children { min_age, knowingly_collects, parental_consent } => {
            min_age.iter().for_each(|age| add("age", &[&age.to_string()]));
            knowingly_collects.iter().for_each(|k| add("knowingly", &[yes(*k)]));
            parental_consent.iter().for_each(|p| add("parental", &[yes(*p)]));
        }
    }
    out
}

fn yes(yes: bool) -> &'static str {
    if yes {
        "yes"
    } else {
        "no"
    }
}

/// The value of a fact from its members; what is not known is left out.
pub fn value(fact: &str, members: &[String]) -> Value {
    let split: Vec<(&str, &str)> = members.iter().filter_map(|m| m.split_once(':')).collect();
    let all = |name: &str| split.iter().filter(|m| m.0 == name).map(|m| m.1.to_string()).collect::<Vec<_>>();
    let one = |name: &str| split.iter().find(|m| m.0 == name).map(|m| m.1.to_string());
    let says = |name: &str| one(name).map(|m| m == "yes");
    let parts = |text: &str| {
        let mut parts = text.split(PART).map(str::to_string);
        [parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default()]
    };
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    match fact {
        "effective_date" => {
            let (kind, date) = split.first().copied().unwrap_or_default();
            Value::Date { date: date.to_string(), kind: kind.to_string() }
        }
        "privacy_contact" => {
            let contact = |(name, text): &(&str, &str)| {
                let [kind, value, _] = parts(text);
                Contact { kind, value, dpo: *name == "officer" }
            };
            Value::Contacts(split.iter().map(contact).collect())
        }
        "opt_outs" => {
            let choice = |text: String| {
                let [kind, target, _] = parts(&text);
                OptOut { kind, target }
            };
            Value::OptOuts(all("choice").into_iter().map(choice).collect())
        }
        "controller" | "complaint" => {
            let named = |text: String| {
                let [name, address, country] = parts(&text);
                Named { name, address: some(address), country: some(country) }
            };
            Value::Names(all("name").into_iter().map(named).collect())
        }
        "recipients" | "cookies_tracking" => Value::Categories { categories: all("has"), names: all("name") },
        "transfers" => Value::Transfers { outside_eea: says("outside"), countries: all("country"), safeguards: all("has") },
        "retention" => {
            let period = |text: String| {
                let [value, what, _] = parts(&text);
                Duration { value, what }
            };
            Value::Retention {
                durations: all("period").into_iter().map(period).collect(),
                criterion: says("criterion") == Some(true),
                indefinite: says("indefinite") == Some(true),
            }
        }
        "gpc_dnt" => Value::Signals { gpc: one("gpc"), dnt: one("dnt") },
        "children" => Value::Children {
            min_age: one("age").and_then(|age| age.parse().ok()),
            knowingly_collects: says("knowingly"),
            parental_consent: says("parental"),
        },
        _ => one("is").map_or_else(|| Value::Set(all("has")), Value::One),
    }
}

/// What of a member counts in a comparison: what a period is for is in the policy's words, and is not shown.
pub fn counts(member: &str) -> &str {
    if member.starts_with("period:") {
        member.split(PART).next().unwrap_or(member)
    } else {
        member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back() {
        let text = |t: &str| t.to_string();
        let named = |name: &str, address: Option<&str>| Named { name: text(name), address: address.map(text), country: Some(text("NL")) };
        let values = [
            ("purposes", Value::Set(vec![text("service"), text("legal")])),
            ("complaint", Value::Names(vec![])),
            ("sale_share", Value::One(text("no"))),
            ("effective_date", Value::Date { date: text("2025-03-14"), kind: text("updated") }),
            ("privacy_contact", Value::Contacts(vec![Contact { kind: text("email"), value: text("a:b@c.example"), dpo: true }])),
            ("opt_outs", Value::OptOuts(vec![OptOut { kind: text("ads"), target: text("https://a.example/?b=c") }])),
            ("controller", Value::Names(vec![named("Acme B.V.", None), named("Acme: Ltd", Some("Kade 1, Hoorn"))])),
            ("recipients", Value::Categories { categories: vec![text("partners")], names: vec![text("Stripe")] }),
            ("transfers", Value::Transfers { outside_eea: Some(false), countries: vec![text("US")], safeguards: vec![text("scc")] }),
            (
                "retention",
                Value::Retention {
                    durations: vec![Duration { value: text("P1Y"), what: text("orders") }, Duration { value: text("P2Y"), what: text("") }],
                    criterion: true,
                    indefinite: false,
                },
            ),
            ("gpc_dnt", Value::Signals { gpc: None, dnt: Some(text("ignored")) }),
            ("children", Value::Children { min_age: Some(16), knowingly_collects: Some(false), parental_consent: None }),
        ];
        for (fact, stated) in values {
            assert_eq!(value(fact, &flat(&stated)), stated);
        }
    }
}
