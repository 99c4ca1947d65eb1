//! A report in the W3C Data Privacy Vocabulary, as JSON-LD: one statement for each thing the policy says, each with its
//! quotes. What is affirmed stands behind a property of the vocabulary; what is denied stands behind `fp:denies`, what is
//! said with a reservation behind `fp:qualifies`, so that neither can be read as done. Facts not found are left out.

mod evidence;
pub mod map;
mod value;

use super::Report;
use serde_json::{json, Map, Value as Json};

/// The names of terms that the export may use, with version and source.
pub const TERMS: &str = include_str!("terms.txt");

/// The namespace of what the vocabulary has no term for.
pub const OWN: &str = "urn:fineprint:terms#";

/// The report as a JSON-LD document. The context is inline: nothing has to be fetched to read it.
pub fn document(report: &Report) -> Json {
    let mut out = Map::new();
    out.insert("@context".into(), context());
    out.insert("@id".into(), evidence::source(report).into());
    let policy = matches!(report.page.kind.as_str(), "privacy_policy" | "cookie_policy");
    out.insert("@type".into(), if policy { "dpv:PrivacyNotice" } else { "fp:Page" }.into());
    out.insert("fp:vocabulary".into(), format!("DPV {}", version()).into());
    out.insert("fp:source".into(), report.source.as_str().into());
    out.insert("fp:kind".into(), report.page.kind.as_str().into());
    out.insert("dct:title".into(), evidence::words(report, &report.page.title));
    if let Some(language) = &report.page.language {
        out.insert("dct:language".into(), language.as_str().into());
    }
    let mut statements = Vec::new();
    for fact in report.policy.iter().flat_map(|p| &p.facts) {
        statements.extend(value::statements(report, fact));
    }
    if !statements.is_empty() {
        out.insert("fp:statement".into(), Json::Array(statements));
    }
    Json::Object(out)
}

/// The version of the vocabulary, from the list of terms.
pub fn version() -> &'static str {
    TERMS.lines().find_map(|l| l.strip_prefix("# version ")).unwrap_or("")
}

/// The table of terms, for the extension, whose own export follows the same one.
pub fn terms() -> Json {
    let lines: Vec<Json> = map::entries().map(|e| json!([e.fact, e.member, e.denies, e.property, e.object])).collect();
    let countries: Vec<&str> = TERMS.lines().filter_map(|l| l.strip_prefix("loc:")).collect();
    json!({"version": version(), "context": context(), "lines": lines, "countries": countries})
}

fn context() -> Json {
    json!({
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "loc": "https://w3id.org/dpv/loc#",
        "pd": "https://w3id.org/dpv/pd#",
        "dct": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "fp": OWN,
    })
}
