//! From a page model to a report.

use crate::page::PageModel;
use crate::report::{Page, Report, SCHEMA};
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

/// Reads a page. The same model and options give the same report, byte for byte.
pub fn analyze(model: &PageModel, options: &Options) -> Report {
    Report {
        schema: SCHEMA.to_string(),
        source: options.source.clone(),
        settled: options.settled,
        page: Page {
            url: model.url.clone(),
            title: model.title.clone(),
            language: None,
            kind: "other".to_string(),
            confidence: 0.0,
            reasons: Vec::new(),
        },
        policy: None,
        banners: Vec::new(),
        text: options.with_text.then(|| model.text()),
    }
}
