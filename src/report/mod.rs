//! The report: the only output of the core. Shapes and meaning: `report.schema.json` beside this file.

pub mod banner;
#[cfg(not(target_arch = "wasm32"))]
pub mod dpv;
mod value;

pub use banner::Banner;
pub use value::{Contact, Duration, Named, OptOut, Value};

use serde::Serialize;

/// The schema that reports of this version follow.
pub const SCHEMA: &str = "fineprint.report/1";

/// All that is said of one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The file or the address.
    pub source: String,
    /// The page had been read and was quiet after loading.
    pub settled: bool,
    /// What kind of page it is.
    pub page: Page,
    /// For a privacy policy or a cookie policy: what it says.
    pub policy: Option<Policy>,
    /// Consent banners; empty for a file without layout.
    pub banners: Vec<Banner>,
    /// Forms that were there and are gone, each with the controls that lead back to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed_banners: Vec<Banner>,
    /// The text that `start` and `end` count in, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What kind of page it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// The address, or empty.
    pub url: String,
    /// The document title.
    pub title: String,
    /// ISO 639-1, `None` when undecided.
    pub language: Option<String>,
    /// One of the kinds of page (`privacy_policy`, …, `other`).
    pub kind: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// What the kind rests on: `title`, `headings`, `clauses`, `url`.
    pub reasons: Vec<String>,
}

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Policy {
    /// Words of the policy's own text.
    pub words: u32,
    /// Minutes to read it, at 238 words a minute (Brysbaert 2019), at least 1.
    pub reading_minutes: u32,
    /// Words that the page's own markup hides and that were not read, where they are many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden_words: Option<u32>,
    /// The outline.
    pub sections: Vec<Section>,
    /// Every fact of the vocabulary, found or not, in its fixed order; empty where none was looked for.
    pub facts: Vec<Fact>,
    /// What stands out, each with its quote.
    pub concerns: Vec<Concern>,
    /// Why no fact was looked for: `language`, where there are no rules for the language of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<&'static str>,
}

/// A section of a policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// `s1`, `s2`, … in order.
    pub id: String,
    /// The heading as written, white space folded; empty for text before the first heading.
    pub heading: String,
    /// Depth of the heading, from 1.
    pub level: u8,
    /// Topics, most telling first.
    pub topics: Vec<String>,
    /// Start in UTF-16 code units, the heading included.
    pub start: u32,
    /// End in UTF-16 code units.
    pub end: u32,
}

/// One fact, with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// The id of the vocabulary.
    pub id: String,
    /// `stated_yes`, `stated_no`, `qualified`, `conditional` or `not_found`.
    pub status: Status,
    /// `None` only where the status is `not_found`.
    pub value: Option<Value>,
    /// At least one quote, unless the status is `not_found`.
    pub evidence: Vec<Evidence>,
}

/// How a fact is stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The policy says so.
    StatedYes,
    /// The policy explicitly denies it.
    StatedNo,
    /// With a reservation.
    Qualified,
    /// Only for some people, regions, products.
    Conditional,
    /// Looked for and not found; never "no".
    #[default]
    NotFound,
}

impl Status {
    /// Its id, as in the report.
    pub fn id(self) -> &'static str {
        match self {
            Status::StatedYes => "stated_yes",
            Status::StatedNo => "stated_no",
            Status::Qualified => "qualified",
            Status::Conditional => "conditional",
            Status::NotFound => "not_found",
        }
    }
}

/// A verbatim stretch of the page's own text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The stretch, white space folded.
    pub quote: String,
    /// Start in UTF-16 code units of the model's text.
    pub start: u32,
    /// End in UTF-16 code units of the model's text.
    pub end: u32,
    /// The section it lies in.
    pub section: Option<String>,
    /// The member of the value that this quote shows, where the value has members. Readers may ignore it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
}

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Concern {
    /// The id of the vocabulary.
    pub id: String,
    /// The quotes; empty only for `missing_items`.
    pub evidence: Vec<Evidence>,
    /// For `missing_items`: the ids of what was not found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<String>>,
}
