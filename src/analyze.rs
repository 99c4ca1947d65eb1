//! From a page model to a report.

use crate::banner;
use crate::changes::Sentences;
use crate::facts;
use crate::language::identify::{identify, ENOUGH_TEXT};
use crate::language::Language;
use crate::page::{PageModel, Region};
use crate::policy::document::Document;
use crate::policy::hit::Hits;
use crate::policy::{concern, kind, section};
use crate::report::{Page, Policy, Report, SCHEMA};
use serde::{Deserialize, Serialize};

/// What the caller adds to a page: inputs like any other, since the core has no clock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    read_page(model, options, false).0
}

/// Reads a page as [`analyze`] does; of a policy also the sentences, to be remembered and compared.
pub fn analyze_sentences(model: &PageModel, options: &Options) -> (Report, Option<Sentences>) {
    read_page(model, options, true)
}

fn read_page(model: &PageModel, options: &Options, cut: bool) -> (Report, Option<Sentences>) {
    let mut text = model.text();
    let language = identify_page(model, &text);
    let mut page = Page {
        url: model.url.clone(),
        title: model.title.clone(),
        language: language.map(|l| l.code.to_string()),
        kind: "other".to_string(),
        confidence: 0.0,
        reasons: Vec::new(),
    };
    let (mut policy, mut sentences) = (None, None);
    if let Some(language) = language.and_then(|l| l.grammar()) {
        let doc = Document::of_text(model, text, language);
        let hits = Hits::of(&doc);
        let kind = kind::of(&doc, &hits);
        page.kind = kind.id.to_string();
        page.confidence = kind.confidence;
        page.reasons = kind.reasons.iter().map(|r| r.to_string()).collect();
        if matches!(kind.id, "privacy_policy" | "cookie_policy") {
            policy = Some(read(&doc, &hits, options));
            sentences = cut.then(|| Sentences::of(&doc));
        }
        text = doc.text;
    }
    let report = Report {
        schema: SCHEMA.to_string(),
        source: options.source.clone(),
        settled: options.settled,
        page,
        policy,
        banners: banner::read(model),
        text: options.with_text.then_some(text),
    };
    (report, sentences)
}

/// The language that a page is read in.
#[cfg(target_arch = "wasm32")]
pub(crate) fn language_of(model: &PageModel) -> Option<&'static Language> {
    identify_page(model, &model.text())
}

/// The language of the page's own prose; of all its text where that is too little.
pub(crate) fn identify_page(model: &PageModel, text: &str) -> Option<&'static Language> {
    let mut prose = String::new();
    for block in &model.blocks {
        let own = !block.hidden && !matches!(block.region, Region::Nav | Region::Footer | Region::Form) && block.text.len() > 60;
        if own && prose.len() < ENOUGH_TEXT {
            prose.push_str(&block.text);
            prose.push('\n');
        }
    }
    identify(&prose).or_else(|| identify(text))
}

fn read(doc: &Document, hits: &Hits, options: &Options) -> Policy {
    let words = doc.sentences.iter().filter(|s| !s.aside).map(|s| s.to - s.from).sum::<usize>();
    let facts = facts::facts(doc, hits);
    Policy {
        words: words as u32,
        reading_minutes: words.div_ceil(WORDS_A_MINUTE).max(1) as u32,
        sections: section::outline(doc, hits),
        concerns: concern::concerns(doc, hits, &facts, options.today.as_deref()),
        facts,
    }
}
