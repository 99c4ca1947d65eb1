//! What a policy says in one sentence and denies in another.

use super::document::Document;
use super::hit::{said, Hit, Hits};
use crate::facts::evidence;
use crate::language::Sort;
use crate::report::Evidence;

/// Facts with what denies them and what says the opposite of all that is denied. Service providers are left out of most
/// denials of sharing, and cookies that a site needs of most denials of cookies: they contradict nothing.
const OPPOSITES: [(&str, &str, &[&str]); 6] = [
    ("sale_share", "no", &["yes"]),
    ("recipients", "none", &["partners", "advertisers", "sellers"]),
    ("cookies_tracking", "none", &["analytics", "advertising", "social_media"]),
    ("targeted_ads", "no", &["yes"]),
    ("automated_decisions", "no", &["yes"]),
    ("ai_training", "no", &["yes"]),
];

/// Contexts with one of which a statement is about some people or some cases only, and no opposite.
const LIMITED: [&str; 5] = ["turn", "reservation", "conditional", "if_you_wish", "rights"];

/// The two quotes of each contradiction: a denial without a reservation, and a statement of the same in another sentence.
pub fn contradictions(doc: &Document, hits: &Hits) -> Vec<Evidence> {
    let mut out = Vec::new();
    for (fact, no, yes) in OPPOSITES {
        // A sale that is both denied and qualified is a concern of its own.
        if fact == "sale_share" && said(doc, hits, fact, "qualified_no").is_some() {
            continue;
        }
        let of = |values: &[&str]| {
            let wanted = |h: &&Hit| {
                let rule = doc.rule(h.rule);
                rule.sort == Sort::Fact && rule.id == fact && values.contains(&rule.value)
            };
            hits.hits.iter().filter(wanted).collect::<Vec<_>>()
        };
        let denied: Vec<&Hit> = of(&[no]).into_iter().filter(|h| general(doc, hits, h.sentence) && plain(doc, hits, h.sentence)).collect();
        // Most policies deny nothing so.
        if denied.is_empty() {
            continue;
        }
        let ours = |h: &&Hit| hits.own_holds(doc, h.sentence, "first_person") || hits.own_holds(doc, h.sentence, "own_service");
        // "Our partners collect data" says nothing about what is handed to them.
        let shares = |h: &&Hit| fact != "recipients" || hits.own_holds(doc, h.sentence, "hands_on");
        let stated: Vec<&Hit> = of(yes).into_iter().filter(ours).filter(shares).filter(|h| plain(doc, hits, h.sentence)).collect();
        let pair = denied.iter().flat_map(|n| stated.iter().map(move |y| (*n, *y))).find(|(n, y)| opposed(doc, n, y));
        if let Some((n, y)) = pair {
            out.extend([n, y].map(|h| evidence(doc, h.sentence, h.from, h.to).cut()));
        }
    }
    out
}

/// Words of a denial at most that is about everything: a longer one says what it is about.
const GENERAL: usize = 16;

/// Whether a denial is about all data of everybody, and not about "this" or about one kind: "We never share your data."
fn general(doc: &Document, hits: &Hits, sentence: usize) -> bool {
    let s = &doc.sentences[sentence];
    let ours = hits.own_holds(doc, sentence, "first_person") || hits.own_holds(doc, sentence, "own_service");
    let all = hits.own_holds(doc, sentence, "all_data") && !hits.own_holds(doc, sentence, "one_thing");
    s.to - s.from <= GENERAL && ours && all && s.lead.is_none() && hits.own_holds(doc, sentence, "denial")
}

/// Whether a sentence says what it says for everybody and without an exception.
fn plain(doc: &Document, hits: &Hits, sentence: usize) -> bool {
    let s = &doc.sentences[sentence];
    let next = doc.sentences.get(sentence + 1).filter(|n| n.line == s.line);
    let excepted = || next.is_some_and(|n| hits.cues_in(doc, "reservation", n.from, n.to).iter().any(|c| c.0 == n.from));
    !s.heading && !LIMITED.iter().any(|c| hits.holds_here(doc, sentence, c)) && !excepted()
}

/// Whether two sentences stand apart and speak of the same: not of one sentence, not of a list that belongs to it, and not
/// in sections of which only one is about a product or a region of its own.
fn opposed(doc: &Document, a: &Hit, b: &Hit) -> bool {
    let (s, t) = (&doc.sentences[a.sentence], &doc.sentences[b.sentence]);
    a.sentence != b.sentence && s.lead != Some(b.sentence) && t.lead != Some(a.sentence) && s.column.is_none() && t.column.is_none()
}
