//! Fineprint reads the fine print: what kind of page it is, what a privacy policy says, and the sentence that each
//! fact rests on. The core is pure: the same page model gives the same report, byte for byte; it knows no clock, no
//! network, no file and no DOM.
//!
//! # From a file to what it says
//!
//! [`reader::read`] makes a [`page::PageModel`] of a file, [`analyze()`] a [`report::Report`] of the model. Every fact has
//! the quotes that it rests on; one that was not found says so, and never "no".
//!
//! ```
//! use fineprint::report::Status;
//! use fineprint::{analyze, reader, Options};
//!
//! # fn main() -> Result<(), fineprint::Error> {
//! let page = "<title>Privacy policy</title><h1>Privacy policy</h1>
//!   <p>We collect your name and your e-mail address. We do not sell your personal data.</p>
//!   <h2>Your rights</h2>
//!   <p>You have the right to access, correct and delete your data.</p>";
//! let model = reader::read(page.as_bytes(), "policy.html", Some("https://shop.example/privacy"))?;
//! let report = analyze(&model, &Options { today: Some("2026-01-31".into()), ..Options::default() });
//!
//! assert_eq!(report.page.kind, "privacy_policy");
//! let policy = report.policy.expect("what it says");
//! let sale = policy.facts.iter().find(|fact| fact.id == "sale_share").expect("each fact is there, found or not");
//! assert_eq!(sale.status, Status::StatedNo);
//! assert_eq!(sale.evidence[0].quote, "We do not sell your personal data.");
//! # Ok(())
//! # }
//! ```
//!
//! # In words
//!
//! [`summary::text`] and [`summary::markdown`] write a report for people, in English, Dutch, French or German;
//! `report::dpv::document` in the W3C Data Privacy Vocabulary.
//!
//! ```
//! use fineprint::summary::{locale::Locale, text};
//! # use fineprint::{analyze, reader, Options};
//! # fn main() -> Result<(), fineprint::Error> {
//! let policy = "# Privacyverklaring\n\nWij verwerken uw naam en uw e-mailadres om uw bestelling te bezorgen. Wij verkopen uw gegevens niet.
//! Facturen bewaren wij zeven jaar. U hebt recht op inzage in uw gegevens en u kunt ze laten verwijderen.";
//! let model = reader::read(policy.as_bytes(), "-", None)?;
//! let words = Locale::of("nl");
//! assert!(text(&analyze(&model, &Options::default()), &words).contains("Wij verkopen uw gegevens niet."));
//! # Ok(())
//! # }
//! ```
//!
//! # Later
//!
//! [`analyze_sentences`] and [`changes`] remember a reading and compare it with the next; [`classify()`] gives the topics of a
//! single text.
//!
//! # Features
//!
//! `reader` puts the reader of files into a build for WebAssembly too; everywhere else it is always there.

mod analyze;
mod banner;
pub mod changes;
mod cue;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod explain;
mod facts;
#[cfg(not(target_arch = "wasm32"))]
pub mod gate;
#[cfg(any(target_arch = "wasm32", test))]
mod json;
mod language;
mod order;
pub mod page;
mod policy;
pub mod report;
pub mod summary;
mod text;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(any(not(target_arch = "wasm32"), feature = "reader"))]
pub mod reader;

#[cfg(target_arch = "wasm32")]
use analyze::read_page;
pub use analyze::{analyze, analyze_sentences, Options};
pub use error::Error;
#[cfg(not(target_arch = "wasm32"))]
pub use explain::explain;
pub use policy::topic::classify;
