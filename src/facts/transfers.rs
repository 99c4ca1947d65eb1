//! `transfers`: whether data leaves the EEA, where to, and on what safeguard.

use super::place::{countries, EEA};
use super::{evidence, Answer, Found, Quotes};
use crate::order;
use crate::policy::document::Document;
use crate::report::{Status, Value};
use crate::text::fold::fold;

const SAFEGUARDS: [&str; 6] = ["adequacy", "scc", "bcr", "dpf", "privacy_shield", "consent"];

/// Countries that are named with the EEA as where data stays.
const BORDERS: [&str; 2] = ["GB", "CH"];

/// Words, folded, with one of which the EEA or the Union is named.
const UNION: [&str; 10] = ["eea", "eu", "eer", "ewr", "eee", "ue", "area", "ruimte", "wirtschaftsraum", "union"];

/// Words of a line at most that says no more than a heading does.
const BARE: usize = 4;

/// Whether the EEA is named right before one of its neighbours: "from the EEA, the UK and Switzerland" is where data comes from.
fn beside_eea(doc: &Document, from: usize, to: usize) -> bool {
    let word = |t: usize| fold(doc.span(t, t + 1));
    (from..to).any(|t| {
        UNION.contains(&word(t).as_str())
            && (t + 1..(t + 5).min(to)).any(|n| countries(doc, n, (n + 2).min(to)).iter().any(|c| BORDERS.contains(c)))
    })
}

/// Rules say `outside`, `country` (read the countries of this sentence), `none` and the safeguards.
pub fn read(found: &Found) -> Option<Answer> {
    let mut quotes = Quotes::default();
    let (mut outside, mut inside) = (false, false);
    let (mut places, mut safeguards) = (Vec::<String>::new(), Vec::<String>::new());
    let shield_denied = found.of(&["no_privacy_shield"]).next().is_some();
    for hit in &found.hits {
        let value = found.value(hit);
        if value == "no_privacy_shield" || (value == "privacy_shield" && shield_denied) {
            continue;
        }
        let s = &found.doc.sentences[hit.sentence];
        // A heading says what is spoken of, not that it is so.
        if value == "outside" && (s.heading || s.to - s.from <= BARE) {
            continue;
        }
        let mut add = |member: &str| quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), member);
        if SAFEGUARDS.contains(&value) {
            if !safeguards.iter().any(|g| g == value) {
                safeguards.push(value.to_string());
            }
            add(value);
        } else if value == "none" {
            inside = true;
            add("none");
        } else {
            let mut far = countries(found.doc, hit.from, s.to);
            // "Outside the EEA, the United Kingdom or Switzerland" names borders, not places.
            far.retain(|c| !EEA.contains(c) && (!BORDERS.contains(c) || (value == "country" && !beside_eea(found.doc, hit.from, s.to))));
            if value == "country" && far.is_empty() {
                continue;
            }
            outside = true;
            add("outside");
            for code in far {
                if !places.iter().any(|p| p == code) {
                    places.push(code.to_string());
                }
                add(code);
            }
        }
    }
    if quotes.is_empty() {
        return None;
    }
    let status = match (outside, inside) {
        (false, true) if safeguards.is_empty() => Status::StatedNo,
        (true, true) => Status::Qualified,
        _ => Status::StatedYes,
    };
    let outside_eea = if outside || !safeguards.is_empty() { Some(true) } else { inside.then_some(false) };
    order::sort(&mut places);
    order::sort(&mut safeguards);
    Some(Answer { status, value: Value::Transfers { outside_eea, countries: places, safeguards }, quotes })
}
