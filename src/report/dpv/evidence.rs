//! The quotes of a statement, and the words of the policy in its language.

use crate::report::{Evidence, Report};
use serde_json::{json, Value as Json};

/// What the quotes are taken from: the page's address, or a nameless node for a file.
pub fn source(report: &Report) -> String {
    let url = &report.page.url;
    let clean = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    if clean && (url.starts_with("https://") || url.starts_with("http://")) {
        url.clone()
    } else {
        "_:policy".into()
    }
}

/// A text as written, with the policy's language where it is known.
pub fn words(report: &Report, text: &str) -> Json {
    match &report.page.language {
        Some(language) => json!({"@value": text, "@language": language}),
        None => text.into(),
    }
}

/// The quotes of a member; those of the whole fact where none is marked as the member's own.
pub fn of(report: &Report, evidence: &[Evidence], member: Option<&str>) -> Json {
    let own: Vec<_> = evidence.iter().filter(|e| member.is_some() && e.member.as_deref() == member).collect();
    let chosen = if own.is_empty() { evidence.iter().collect() } else { own };
    chosen.into_iter().map(|e| selector(report, e)).collect()
}

/// The positions are in our own namespace: those of a Web Annotation count code points, ours count UTF-16 code units.
fn selector(report: &Report, e: &Evidence) -> Json {
    json!({
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": source(report)},
        "oa:hasSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": words(report, &e.quote)},
        "fp:startUtf16": e.start,
        "fp:endUtf16": e.end,
    })
}
