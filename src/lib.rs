//! Fineprint reads the fine print: what kind of page it is, what a privacy policy says, and the sentence that each
//! fact rests on. The core is pure: the same page model gives the same report, byte for byte; it knows no clock, no
//! network, no file and no DOM.

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

#[cfg(not(target_arch = "wasm32"))]
pub mod reader;

#[cfg(target_arch = "wasm32")]
use analyze::language_of;
pub use analyze::{analyze, analyze_sentences, Options};
pub use error::Error;
#[cfg(not(target_arch = "wasm32"))]
pub use explain::explain;
pub use policy::topic::classify;
