//! What the main text of a page is made of: how much of it says what policies say, and to whom.

use super::document::Document;
use super::hit::Hits;
use super::kind::named;
use super::section::plain;
use crate::language::Sort;

/// Facts whose clauses stand in policies and hardly anywhere else. Who is responsible, how a site is secured and how its
/// terms change stand in terms of use too.
pub const TELLING: [&str; 14] = [
    "data_categories",
    "purposes",
    "legal_bases",
    "sale_share",
    "recipients",
    "transfers",
    "retention",
    "rights",
    "complaint",
    "cookies_tracking",
    "children",
    "opt_outs",
    "targeted_ads",
    "law_enforcement",
];
/// A sentence shorter than this, in tokens, is a label or a menu entry and does not count.
const SENTENCE: usize = 6;
/// Parts of the text that are looked at for how evenly the clauses lie.
const PARTS: usize = 10;
/// The share of sentences with a clause from which a part counts as one of a policy.
const PART: f64 = 0.15;

/// What the main text is made of.
#[derive(Debug, Default)]
pub struct Shares {
    /// Different clauses of a policy that stand in it.
    pub clauses: usize,
    /// Sentences with a clause.
    pub telling: usize,
    /// Sentences with a clause, of all sentences.
    pub said: f64,
    /// Of the sentences with a clause those that speak to the reader or of "us".
    pub addressed: f64,
    /// Sentences about cookies, of all sentences.
    pub cookies: f64,
    /// Sentences that name personal data, of all sentences; only where the language file says how.
    pub data: f64,
    /// Sentences in all.
    pub sentences: usize,
    /// How many tenths of the text hold clauses.
    pub spread: usize,
    /// The text calls itself a privacy policy.
    pub named: bool,
    /// A chapter under the title of a policy is a whole policy.
    pub chapter: bool,
}

#[cfg(not(target_arch = "wasm32"))]
impl std::fmt::Display for Shares {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Shares { clauses, telling, said, addressed, cookies, data, sentences, spread, named, chapter } = self;
        write!(f, "{sentences} sentences, {telling} with {clauses} clauses of policies ({said:.2}) in {spread} of {PARTS} parts; ")?;
        write!(f, "addressed {addressed:.2}, cookies {cookies:.2}, data {data:.2}, named {named}, chapter {chapter}")
    }
}

/// The clauses of one sentence, a bit each.
struct Said {
    sentence: usize,
    clauses: u32,
}

impl Shares {
    /// Counts.
    pub fn of(doc: &Document, hits: &Hits) -> Shares {
        let said = said(doc, hits);
        let all: Vec<usize> = said.iter().map(|s| s.sentence).collect();
        let mut shares = Shares::count(doc, hits, &said);
        shares.named = all.iter().any(|s| hits.own_holds(doc, *s, "self"));
        shares.chapter = chapters(doc).any(|(from, to)| {
            let within: Vec<usize> = (0..said.len()).filter(|i| (from..to).contains(&said[*i].sentence)).collect();
            let (Some(first), Some(last)) = (within.first(), within.last()) else { return false };
            let s = Shares::count(doc, hits, &said[*first..=*last]);
            s.sentences >= 30 && s.clauses >= 7 && s.said >= 0.3 && s.addressed >= 0.4
        });
        shares
    }

    fn count(doc: &Document, hits: &Hits, said: &[Said]) -> Shares {
        let telling: Vec<&Said> = said.iter().filter(|s| s.clauses != 0).collect();
        let holds = |s: &Said, context: &str| hits.own_holds(doc, s.sentence, context);
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        let addressed = telling.iter().filter(|s| holds(s, "second_person") || holds(s, "first_person")).count();
        let tracking = 1 << TELLING.iter().position(|id| *id == "cookies_tracking").unwrap_or(0);
        let cookies = said.iter().filter(|s| s.clauses & tracking != 0 || holds(s, "cookies")).count();
        let data = said.iter().filter(|s| holds(s, "personal_data")).count();
        let part = |i: usize| &said[i * said.len() / PARTS..(i + 1) * said.len() / PARTS];
        let full = |s: &[Said]| !s.is_empty() && share(s.iter().filter(|s| s.clauses != 0).count(), s.len()) >= PART;
        Shares {
            clauses: said.iter().fold(0, |all, s| all | s.clauses).count_ones() as usize,
            telling: telling.len(),
            said: share(telling.len(), said.len()),
            addressed: share(addressed, telling.len()),
            cookies: share(cookies, said.len()),
            data: share(data, said.len()),
            sentences: said.len(),
            spread: (0..PARTS).filter(|i| full(part(*i))).count(),
            named: false,
            chapter: false,
        }
    }
}

/// The sentences of the page's own prose with their clauses.
fn said(doc: &Document, hits: &Hits) -> Vec<Said> {
    let mut clauses = vec![0u32; doc.sentences.len()];
    // What is said in plain words stands in articles about privacy too.
    for hit in hits.hits.iter().filter(|h| doc.rule(h.rule).sort == Sort::Fact && !plain(doc, doc.rule(h.rule))) {
        if let Some(bit) = TELLING.iter().position(|id| *id == doc.rule(hit.rule).id) {
            clauses[hit.sentence] |= 1 << bit;
        }
    }
    let whole = |i: &usize| {
        let s = &doc.sentences[*i];
        !s.aside && !s.heading && s.to - s.from >= SENTENCE
    };
    (0..doc.sentences.len()).filter(whole).map(|sentence| Said { sentence, clauses: clauses[sentence] }).collect()
}

/// The sentences of each section, with those under it, whose heading names a privacy policy.
fn chapters<'d>(doc: &'d Document) -> impl Iterator<Item = (usize, usize)> + 'd {
    doc.sections.iter().enumerate().filter_map(|(number, section)| {
        let (heading, from) = section.heading?;
        if named(doc, doc.words(&doc.sentences[heading])) != Some("privacy_policy") {
            return None;
        }
        let next = doc.sections[number + 1..].iter().find(|s| s.level <= section.level).and_then(|s| s.heading);
        Some((from, next.map_or(doc.sentences.len(), |(heading, _)| heading)))
    })
}
