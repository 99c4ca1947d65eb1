//! What kind of page it is: told from the title and the headings, and above all from what the main text says.

use super::document::Document;
use super::hit::Hits;
use super::share::{Shares, TELLING};
use crate::cue::tokens::Tokens;
use crate::language::Sort;
use crate::page::{Region, Role};
use crate::text::fold::fold;

/// A kind of page with what it rests on.
#[derive(Debug)]
pub struct Kind {
    /// The id of the vocabulary.
    pub id: &'static str,
    /// From 0 to 1.
    pub confidence: f64,
    /// `title`, `headings`, `clauses`, `url`.
    pub reasons: Vec<&'static str>,
    /// What the page calls itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub titles: Titles,
    /// What the main text is made of.
    #[cfg(not(target_arch = "wasm32"))]
    pub shares: Shares,
}

/// Clauses of a policy that there are at most.
const ALL_CLAUSES: f64 = 14.0;
/// In a language with rules for few facts or none: sentences that a page has at least, …
const LEAST: usize = 12;
/// … so few where both its title and its first heading say what it is, …
const LEAST_TITLED: usize = 4;
/// … and of these the share that speaks of personal data.
const LEAST_DATA: f64 = 0.1;
/// Headings that are looked at for a title, and sentences where there is no heading.
const FIRST: usize = 6;
/// A title that is no more than this word is that of a cookie policy, in most languages.
const BARE: [&str; 2] = ["cookies", "cookie"];
/// A notice of so few sentences need not hold more than one clause.
const SHORT: usize = 20;

/// What the page calls itself, the surest first.
#[derive(Debug)]
pub struct Titles {
    /// The document title.
    title: Option<&'static str>,
    /// The first heading, or the first line.
    first: Option<&'static str>,
    /// One of the first headings or lines.
    early: Option<&'static str>,
    /// The words of the address.
    address: Option<&'static str>,
}

impl Titles {
    fn of(doc: &Document) -> Titles {
        let (first, early) = headlines(doc);
        Titles { title: named(doc, &doc.model.title), first, early, address: named(doc, &address_words(&doc.model.url)) }
    }

    fn surest(&self) -> Option<&'static str> {
        self.title.or(self.early).or(self.address)
    }

    fn any(&self, kind: &str) -> bool {
        [self.title, self.early, self.address].contains(&Some(kind))
    }
}

/// Decides.
pub fn of(doc: &Document, hits: &Hits) -> Kind {
    let titles = Titles::of(doc);
    let shares = Shares::of(doc, hits);
    // A few facts make no policy known by its clauses.
    let read = TELLING.iter().filter(|fact| doc.language.reads(fact)).count();
    let id = if read * 2 > TELLING.len() { decide(&titles, &shares) } else { unread(&titles, &shares) };
    let confidence = match id {
        "privacy_policy" => 0.5 + 0.5 * (shares.clauses as f64 / ALL_CLAUSES),
        _ => 0.6,
    };
    let said = [
        ("title", titles.title.is_some()),
        ("headings", titles.early.is_some()),
        ("url", titles.address.is_some()),
        ("clauses", shares.clauses >= 2),
    ];
    let reasons = said.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect();
    Kind {
        id,
        confidence: (confidence * 100.0).round() / 100.0,
        reasons,
        #[cfg(not(target_arch = "wasm32"))]
        titles,
        #[cfg(not(target_arch = "wasm32"))]
        shares,
    }
}

/// What the titles say, held against what the text is made of. The limits were chosen on whole pages of the development corpus.
fn decide(t: &Titles, s: &Shares) -> &'static str {
    let policy = || if s.cookies >= 0.35 { "cookie_policy" } else { "privacy_policy" };
    match t.surest() {
        Some("dpa") => "dpa",
        // A policy about everything is now and then headed "Cookies"; one that begins as a cookie policy and does not call
        // itself anything else speaks of the same things.
        Some("cookie_policy") if s.clauses >= 7 && s.cookies < 0.3 && s.said >= 0.25 && (s.named || s.cookies < 0.15) => "privacy_policy",
        Some("cookie_policy") => "cookie_policy",
        Some("privacy_policy") if t.first == Some("cookie_policy") && s.cookies >= 0.35 => "cookie_policy",
        Some("privacy_policy") if s.titled_policy(t.title == Some("privacy_policy"), t.first == Some("privacy_policy")) => "privacy_policy",
        Some("privacy_policy") => "about_privacy",
        Some(_) if s.chapter || (s.plainly_policy() && t.any("privacy_policy")) => policy(),
        // The imprint in the first tab, the policy in the second.
        Some("imprint") if s.plainly_policy() && s.said >= 0.5 => policy(),
        Some(other) if s.clauses >= 8 && s.said >= 0.35 && s.plainly_policy() => {
            if other == "about_privacy" && s.addressed < 0.5 {
                other
            } else {
                policy()
            }
        }
        Some(other) => other,
        None if s.chapter || (s.plainly_policy() && s.spread >= 7) || s.calls_itself_one() => policy(),
        None => "other",
    }
}

/// What the titles say in a language with rules for few facts or none, where the text speaks of personal data.
fn unread(t: &Titles, s: &Shares) -> &'static str {
    let Some(kind) = t.surest() else { return "other" };
    let about = s.data >= LEAST_DATA || !matches!(kind, "privacy_policy" | "cookie_policy");
    let least = if t.title == Some(kind) && t.early == Some(kind) { LEAST_TITLED } else { LEAST };
    if about && s.sentences >= least {
        kind
    } else {
        "other"
    }
}

impl Shares {
    /// A text full of clauses is a policy whatever stands above it.
    fn plainly_policy(&self) -> bool {
        self.clauses >= 5 && self.telling >= 6 && self.said >= 0.28 && self.addressed >= 0.25
    }

    /// A text that calls itself a notice needs no title.
    fn calls_itself_one(&self) -> bool {
        let tiny = self.sentences <= SHORT && self.clauses >= 2 && self.said >= 0.4;
        self.named && (tiny || (self.clauses >= 3 && self.said >= 0.2))
    }

    /// Whether a text under the title of a policy is one, and not a text about policies. A `title` of the document counts
    /// for more than a heading.
    fn titled_policy(&self, title: bool, first: bool) -> bool {
        // What is named in passing has to say more.
        let enough = if title || first { 3 } else { 4 };
        let dense = self.said >= 0.2 && self.clauses >= enough && self.addressed >= 0.3;
        let broad = self.clauses >= 5 && self.said >= 0.14 && self.addressed >= 0.3;
        let within = title && self.clauses >= 4 && self.said >= 0.08 && self.addressed >= 0.4;
        // Policies of authorities and clubs speak of "the user" and "the association".
        let impersonal = self.clauses >= 5 && self.said >= 0.3;
        let short = self.sentences <= SHORT && (title || first) && (self.telling > 0 || self.cookies > 0.0);
        dense || broad || within || impersonal || short
    }
}

/// The kind that a short text names.
pub fn named(doc: &Document, words: &str) -> Option<&'static str> {
    let tokens = Tokens::of(words, &doc.language.cues);
    let mut best: Option<u16> = None;
    let mut undone = Vec::new();
    for m in tokens.find(&doc.language.cues, 0, tokens.tokens.len(), &|rule| doc.rule(rule).sort == Sort::Kind) {
        if doc.language.cues.part(&m) == 0 {
            best = best.or(Some(m.rule));
        } else {
            undone.push(m.rule);
        }
    }
    let bare = || tokens.tokens.len() == 1 && BARE.contains(&fold(words.trim()).as_str());
    best.filter(|b| !undone.contains(b)).map(|b| doc.rule(b).id).or_else(|| bare().then_some("cookie_policy"))
}

/// The kinds that the first heading and one of the first headings name, or where there is none one of the first lines.
fn headlines(doc: &Document) -> (Option<&'static str>, Option<&'static str>) {
    let headings = doc.lines.iter().filter(|l| l.role == Role::Heading && !l.foreign).take(FIRST);
    let lines = doc.lines.iter().filter(|l| !l.foreign).take(FIRST);
    let opening = doc.sentences.get(doc.opening).filter(|_| doc.opening > 0).map(|s| &doc.lines[s.line]);
    let kind = |l: &crate::page::layout::Line| named(doc, &doc.text[l.start..l.end]);
    let mut all = headings.chain(lines).chain(opening).filter(|l| l.end - l.start <= 160).map(kind);
    let first = all.next().flatten();
    let early = first.or_else(|| all.flatten().next());
    // A title that is no heading: the first line that is one of the page's own.
    let own = || doc.lines.iter().find(|l| !l.foreign && !l.hidden && !matches!(l.region, Region::Nav | Region::Header));
    let first = first.or_else(|| own().filter(|l| l.end - l.start <= 160).and_then(kind));
    (first, early)
}

/// The words of an address's path.
fn address_words(url: &str) -> String {
    let path = url.split("://").nth(1).and_then(|r| r.split_once('/')).map_or("", |(_, p)| p);
    path.split(['?', '#']).next().unwrap_or("").replace(['/', '-', '_', '.', '+'], " ")
}
