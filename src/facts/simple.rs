//! Facts whose value is a choice among members: sets, one-valued facts, categories, flags.

use super::{evidence, Answer, Found, Quotes};
use crate::language::Stated;
use crate::order;
use crate::policy::hit::Hit;
use crate::report::{Status, Value};
use crate::text::fold::fold;
use crate::text::lower;
use crate::text::token::Kind;

/// For one-valued facts the members in order of preference where a text states several; the status follows the one chosen.
fn preference(id: &str) -> &'static [&'static str] {
    match id {
        "changes_notice" => &["personal", "site_notice", "policy_only"],
        "targeted_ads" => &["opt_in", "opt_out", "yes", "no"],
        "sale_share" => &["qualified_no", "yes", "no"],
        "law_enforcement" => &["order_only", "discretion", "when_required"],
        "automated_decisions" => &["yes", "no", "profiling_only"],
        _ => &["opt_out", "opt_in", "yes", "no"],
    }
}

fn status_of(stated: Stated) -> Status {
    match stated {
        Stated::Yes => Status::StatedYes,
        Stated::No => Status::StatedNo,
        Stated::Qualified => Status::Qualified,
        Stated::Conditional => Status::Conditional,
    }
}

/// A fact with one member.
pub fn one(id: &str, found: &Found) -> Option<Answer> {
    let mut members: Vec<&'static str> = preference(id).iter().copied().filter(|v| found.of(&[v]).next().is_some()).collect();
    if id == "sale_share" && members.contains(&"no") && members.contains(&"yes") {
        // A denial beside a sale: who reads it is told both.
        members = vec!["qualified_no"];
    }
    let chosen = *members.first()?;
    let mut quotes = Quotes::default();
    let backing: &[&str] = if chosen == "qualified_no" { &["qualified_no", "no", "yes"] } else { std::slice::from_ref(members.first()?) };
    for hit in found.of(backing) {
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), chosen);
    }
    let status = if chosen == "qualified_no" { Status::Qualified } else { status_of(found.status(found.of(&[chosen]).next()?)) };
    Some(Answer { status, value: Value::One(chosen.to_string()), quotes })
}

/// A fact with a set of members.
pub fn set(id: &str, found: &Found) -> Option<Answer> {
    let mut quotes = Quotes::default();
    let (mut members, mut conditional) = (Vec::new(), true);
    // A sentence that speaks of a right says more about it than one that offers a setting.
    let strong = |h: &Hit| id == "rights" && found.all.holds_here(found.doc, h.sentence, "right_word");
    let (mut hits, weak): (Vec<&Hit>, Vec<&Hit>) = found.hits.iter().filter(|h| found.status(h) != Stated::No).partition(|h| strong(h));
    let deciding = if hits.is_empty() { weak.len() } else { hits.len() };
    hits.extend(weak);
    for (number, hit) in hits.into_iter().enumerate() {
        let value = found.value(hit);
        if !members.contains(&value.to_string()) {
            members.push(value.to_string());
        }
        let limited =
            found.status(hit) == Stated::Conditional || (id == "rights" && found.all.holds_here(found.doc, hit.sentence, "conditional"));
        conditional &= limited || number >= deciding;
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), value);
    }
    if members.is_empty() {
        for hit in &found.hits {
            quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), found.value(hit));
        }
        return (!quotes.is_empty()).then_some(Answer { status: Status::StatedNo, value: Value::Set(Vec::new()), quotes });
    }
    order::sort(&mut members);
    Some(Answer { status: if conditional { Status::Conditional } else { Status::StatedYes }, value: Value::Set(members), quotes })
}

/// Recipients that a denial of sharing usually leaves out of account.
const RESERVED: [&str; 3] = ["public_authorities", "service_providers", "business_transfer"];

/// A fact with categories and names.
pub fn categories(found: &Found, recipients: bool) -> Option<Answer> {
    let mut quotes = Quotes::default();
    let (mut categories, mut names, mut known) = (Vec::<String>::new(), Vec::<String>::new(), Vec::new());
    let mut denied = false;
    for hit in &found.hits {
        let value = found.value(hit);
        if found.status(hit) == Stated::No {
            denied = true;
            continue;
        }
        let quote = evidence(found.doc, hit.sentence, hit.from, hit.to);
        if value == "name" {
            // A name is said in words: what stands in an address is a part of it, and a bracket begins something else.
            if found.doc.tokens.tokens[hit.from].kind != Kind::Word {
                continue;
            }
            let name = found.doc.span(hit.from, hit.to);
            let name = name.split(['(', ')']).next().unwrap_or(name).trim_end();
            // Nobody is its own recipient.
            if recipients && titled(found, name) {
                continue;
            }
            // "Mailchimp" and "MailChimp" are one, and so is a name with a mark inside where it may be broken.
            let folded = fold(name);
            if !name.is_empty() && !known.contains(&folded) {
                known.push(folded);
                names.push(name.to_string());
            }
        } else if !categories.iter().any(|c| c == value) {
            categories.push(value.to_string());
        }
        quotes.add(quote, value);
    }
    if quotes.is_empty() && denied {
        for hit in &found.hits {
            quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "no");
        }
        let turned = found.hits.iter().any(|h| reservation(found, h));
        let status = if turned { Status::Qualified } else { Status::StatedNo };
        return Some(Answer { status, value: Value::Categories { categories, names }, quotes });
    }
    order::sort(&mut categories);
    let only_names = categories.is_empty();
    // "Nobody, except where the law obliges us": a denial beside none but these is a denial with a reservation.
    let turned = found.hits.iter().any(|h| found.status(h) == Stated::No && reservation(found, h));
    let reserved = denied && (turned || categories.iter().all(|c| RESERVED.contains(&c.as_str())));
    if reserved {
        for hit in found.hits.iter().filter(|h| found.status(h) == Stated::No) {
            quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "no");
        }
    }
    let status = if reserved { Status::Qualified } else { Status::StatedYes };
    // A company that is named where recipients are spoken of is a recipient; one that is named among cookies may be anything.
    let says = !only_names || (recipients && !names.is_empty());
    (!quotes.is_empty() && says).then_some(Answer { status, value: Value::Categories { categories, names }, quotes })
}

/// Whether a name stands in the title of the page: then the policy is its own.
fn titled(found: &Found, name: &str) -> bool {
    let (title, name) = (lower(&found.doc.model.title), lower(name));
    title.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
}

/// Whether a denial goes on with an exception, in its sentence or in the next one ("No. The only exception is our insurer.").
fn reservation(found: &Found, hit: &Hit) -> bool {
    let next = found.doc.sentences.get(hit.sentence + 1).filter(|n| n.line == found.doc.sentences[hit.sentence].line);
    let begins = || next.is_some_and(|n| found.all.cues_in(found.doc, "reservation", n.from, n.to).iter().any(|c| c.0 == n.from));
    found.all.own_holds(found.doc, hit.sentence, "reservation") || begins()
}

/// `gpc_dnt`: rules say `gpc:honoured`, `dnt:ignored`, ….
pub fn signals(found: &Found) -> Option<Answer> {
    let (mut gpc, mut dnt, mut quotes) = (None, None, Quotes::default());
    for hit in &found.hits {
        let (signal, answer) = found.value(hit).split_once(':')?;
        let slot = if signal == "gpc" { &mut gpc } else { &mut dnt };
        slot.get_or_insert(answer.to_string());
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), found.value(hit));
    }
    let ignored = [&gpc, &dnt].iter().all(|s| s.as_deref() != Some("honoured"));
    let status = if ignored { Status::StatedNo } else { Status::StatedYes };
    (!quotes.is_empty()).then_some(Answer { status, value: Value::Signals { gpc, dnt }, quotes })
}

/// `children`: `age` (a number in the cue), `not_knowingly`, `knowingly`, `parental`.
pub fn children(found: &Found) -> Option<Answer> {
    let (mut min_age, mut knowingly_collects, mut parental_consent, mut quotes) = (None, None, None, Quotes::default());
    for hit in &found.hits {
        match found.value(hit) {
            "not_knowingly" => knowingly_collects = Some(false),
            "knowingly" => knowingly_collects = knowingly_collects.or(Some(true)),
            "parental" => parental_consent = Some(true),
            _ => {}
        }
        let s = &found.doc.sentences[hit.sentence];
        // "10. Children": the number that a heading or an item begins with is no age.
        let numbered = s.heading || found.doc.text[found.doc.tokens.tokens[s.from].end as usize..].starts_with(['.', ')']);
        let ages = found.doc.tokens.tokens[s.from + usize::from(numbered)..s.to].iter().filter(|t| t.kind == Kind::Number);
        // A cue that has a number has the age: "registered under number 498 …, rue 17" has none.
        let figure = |n: &u32| {
            found.doc.tokens.tokens[hit.from..hit.to].iter().any(|t| found.doc.text[t.start as usize..t.end as usize] == n.to_string())
        };
        let in_cue = found.doc.tokens.tokens[hit.from..hit.to].iter().any(|t| t.kind == Kind::Number);
        let ages =
            ages.filter_map(|t| found.doc.text[t.start as usize..t.end as usize].parse::<u32>().ok()).filter(|n| (10..=21).contains(n));
        let in_words = || {
            let words = found.doc.tokens.tokens[hit.from..hit.to].iter().filter(|t| t.kind == Kind::Word);
            let number = |t: &crate::text::token::Token| {
                let word = crate::text::fold::fold(&found.doc.text[t.start as usize..t.end as usize]);
                super::number::of_word(&word, found.doc.language).map(|halves| halves / 2)
            };
            words.filter_map(number).find(|n| (10..=21).contains(n))
        };
        let ages: Vec<u32> = ages.collect();
        if let Some(age) = ages.iter().copied().min().filter(|_| !in_cue || ages.iter().any(figure)).or_else(in_words) {
            // The strictest limit is the one below which the text excludes children altogether.
            min_age = Some(min_age.map_or(age, |m: u32| m.min(age)));
        }
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), found.value(hit));
    }
    (!quotes.is_empty()).then_some(Answer {
        status: Status::StatedYes,
        value: Value::Children { min_age, knowingly_collects, parental_consent },
        quotes,
    })
}
