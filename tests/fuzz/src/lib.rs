//! What is fuzzed, and what has to hold for every input: no panic, offsets that give back their quotes, the same again when
//! read again. A failed assertion is a finding; it gets a test of its own in `tests/`.
#![forbid(unsafe_code)]

pub mod pages;

use fineprint::page::PageModel;
use fineprint::report::{dpv, Report};
use fineprint::summary::{self, locale::Locale};
use fineprint::{analyze, analyze_sentences, changes, reader, Options};

/// Names by which the reader takes its formats.
const NAMES: [&str; 4] = ["a.html", "a.md", "a.txt", "-"];
const LANGUAGES: [&str; 4] = ["en", "nl", "fr", "de"];

/// The options of all reports here.
pub fn options() -> Options {
    Options { source: "fuzz".into(), today: Some("2026-01-31".into()), settled: true, with_text: true }
}

/// A file of any kind through the native reader and the core. The first byte picks the format.
pub fn reader(data: &[u8]) {
    let Some((first, file)) = data.split_first() else { return };
    let Ok(model) = reader::read(file, NAMES[usize::from(first % 4)], Some("https://example.org/")) else { return };
    let text = model.text();
    for block in &model.blocks {
        assert!(!block.text.trim().is_empty(), "a blank block");
        let units = block.text.encode_utf16().count();
        for link in &block.links {
            assert!(link.start <= link.end && link.end as usize <= units, "a link outside its block: {link:?}");
        }
    }
    assert!(text.len() <= 16 * data.len() + 1024, "{} bytes of text out of {}", text.len(), data.len());
    assert_eq!(model, again(&model), "a model comes back from JSON as it was");
    holds(&model);
}

/// JSON that may be a page model: decoded, or refused, and read.
pub fn model(data: &[u8]) {
    if let Ok(model) = serde_json::from_slice::<PageModel>(data) {
        holds(&model);
    }
}

/// Sentences that say something, in any order and cut anywhere.
pub fn core(data: &[u8]) {
    holds(&pages::of_bytes(data));
}

/// Everything that is made of a report: texts, Markdown, the vocabulary, a memory and what changed since.
pub fn report(data: &[u8]) {
    let half = data.len() / 2;
    let (model, before) = (pages::of_bytes(data), pages::of_bytes(&data[..half]));
    let (report, sentences) = analyze_sentences(&model, &options());
    for language in LANGUAGES {
        let words = Locale::of(language);
        let text = summary::text(&report, &words);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "a control character is written out: {text:?}");
        summary::markdown(&report, &words);
        summary::of(&report, &words);
    }
    dpv::document(&report).to_string();
    let (old, old_sentences) = analyze_sentences(&before, &options());
    if let (Some(sentences), Some(old_sentences)) = (sentences, old_sentences) {
        let Some(memory) = changes::Memory::of(&old, &old_sentences, "2026-01-01") else { return };
        let json = serde_json::to_string(&memory).unwrap_or_default();
        assert!(json.len() <= changes::MAX_BYTES, "a memory of {} bytes", json.len());
        changes::compare(&memory, &report, &sentences);
        let own = changes::Memory::of(&report, &sentences, "2026-01-01");
        let none = own.map(|own| changes::compare(&own, &report, &sentences));
        assert!(none.is_none_or(|changes| changes.is_empty()), "a page differs from itself");
    }
}

/// What holds for every page.
fn holds(model: &PageModel) {
    let report = analyze(model, &options());
    quotes(&report);
    assert_eq!(report, analyze(model, &options()), "the same page, another report");
    assert!(serde_json::to_string(&report).is_ok());
}

fn again(model: &PageModel) -> PageModel {
    serde_json::to_string(model).ok().and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

/// Every quote stands in the text, at its place.
fn quotes(report: &Report) {
    let units: Vec<u16> = report.text.as_deref().unwrap_or("").encode_utf16().collect();
    let Some(policy) = &report.policy else { return };
    let all = policy.facts.iter().flat_map(|f| &f.evidence).chain(policy.concerns.iter().flat_map(|c| &c.evidence));
    for quote in all {
        let slice = units.get(quote.start as usize..quote.end as usize).map(String::from_utf16);
        let Some(Ok(slice)) = slice else { panic!("an offset outside the text or within a character: {quote:?}") };
        assert_eq!(slice.split_whitespace().collect::<Vec<_>>().join(" "), quote.quote);
        assert!(!quote.quote.is_empty());
    }
    for section in &policy.sections {
        assert!(section.start <= section.end && section.end as usize <= units.len(), "{section:?}");
    }
}
