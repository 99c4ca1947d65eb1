//! From a page model to a report.

use crate::banner;
use crate::changes::Sentences;
use crate::facts;
use crate::language::page::{identify_page, PageLanguage};
use crate::page::{PageModel, Region};
use crate::policy::document::Document;
use crate::policy::hit::Hits;
use crate::policy::{concern, kind, section};
use crate::report::{Page, Policy, Report, SCHEMA};
use serde::Serialize;

/// What the caller adds to a page: inputs like any other, since the core has no clock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct Options {
    /// The file or the address that the report names.
    pub source: String,
    /// The day that ages are counted from, `YYYY-MM-DD`.
    pub today: Option<String>,
    /// The page had been read and was quiet after loading.
    pub settled: bool,
    /// Put the model's text into the report.
    pub with_text: bool,
}

/// Words a minute of silent reading (Brysbaert 2019, "How many words do we read per minute?", non-fiction).
pub(crate) const WORDS_A_MINUTE: usize = 238;

/// Reads a page. The same model and options give the same report, byte for byte.
pub fn analyze(model: &PageModel, options: &Options) -> Report {
    read_page(model, options, identify_page(model).as_ref(), false).0
}

/// Reads a page as [`analyze`] does; of a policy also the sentences, to be remembered and compared.
pub fn analyze_sentences(model: &PageModel, options: &Options) -> (Report, Option<Sentences>) {
    read_page(model, options, identify_page(model).as_ref(), true)
}

/// As [`analyze_sentences`], where the language of the page is known already; the sentences where they are to be `cut`.
pub(crate) fn read_page(model: &PageModel, options: &Options, language: Option<&PageLanguage>, cut: bool) -> (Report, Option<Sentences>) {
    let mut text = None;
    let mut page = Page {
        url: model.url.clone(),
        title: model.title.clone(),
        language: language.map(|l| l.language.code.to_string()),
        kind: "other".to_string(),
        confidence: 0.0,
        reasons: Vec::new(),
    };
    let (mut policy, mut sentences) = (None, None);
    if let Some((PageLanguage { strange, .. }, grammar)) = language.and_then(|l| Some((l, l.language.grammar()?))) {
        let doc = Document::of_language(model, grammar, strange);
        let hits = Hits::of(&doc);
        let kind = kind::of(&doc, &hits);
        page.kind = kind.id.to_string();
        page.confidence = kind.confidence;
        page.reasons = kind.reasons.iter().map(|r| r.to_string()).collect();
        if matches!(kind.id, "privacy_policy" | "cookie_policy") {
            policy = Some(read(&doc, &hits, options));
            sentences = cut.then(|| Sentences::of(&doc));
        }
        text = Some(doc.text);
    }
    let (banners, closed_banners) = banner::read(model);
    let report = Report {
        schema: SCHEMA.to_string(),
        source: options.source.clone(),
        settled: options.settled,
        page,
        policy,
        banners,
        closed_banners,
        text: options.with_text.then(|| text.unwrap_or_else(|| model.text())),
    };
    (report, sentences)
}

/// Words hidden by the markup from which on they are named: fewer are labels and messages of the page.
const HIDDEN: usize = 60;

/// How many words are hidden, where they are many by themselves and beside a tenth of the policy.
fn hidden(doc: &Document, words: usize) -> Option<u32> {
    let hidden = |line: usize| {
        let l = &doc.lines[line];
        l.hidden && !l.foreign && !matches!(l.region, Region::Nav | Region::Form | Region::Dialog)
    };
    let count: usize = doc.sentences.iter().filter(|s| hidden(s.line)).map(|s| s.to - s.from).sum();
    (count >= HIDDEN && count * 10 >= words).then_some(count as u32)
}

fn read(doc: &Document, hits: &Hits, options: &Options) -> Policy {
    let words = doc.sentences.iter().filter(|s| !s.aside).map(|s| s.to - s.from).sum::<usize>();
    // "Not found" would say that it was looked for.
    let unread = (!doc.language.reads_facts()).then_some("language");
    let facts = if unread.is_some() { Vec::new() } else { facts::facts(doc, hits) };
    let concerns = if unread.is_some() { Vec::new() } else { concern::concerns(doc, hits, &facts, options.today.as_deref()) };
    Policy {
        words: words as u32,
        hidden_words: hidden(doc, words),
        reading_minutes: words.div_ceil(WORDS_A_MINUTE).max(1) as u32,
        sections: section::outline(doc, hits),
        facts,
        concerns,
        unread,
    }
}
