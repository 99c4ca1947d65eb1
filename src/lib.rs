//! Fineprint reads the fine print: what kind of page it is, what a privacy policy says, and the sentence that each
//! fact rests on. The core is pure: the same page model gives the same report, byte for byte; it knows no clock, no
//! network, no file and no DOM.

mod analyze;
mod cue;
mod error;
mod facts;
#[cfg(not(target_arch = "wasm32"))]
pub mod gate;
mod language;
pub mod page;
mod policy;
pub mod report;
mod text;

#[cfg(not(target_arch = "wasm32"))]
pub mod reader;

pub use analyze::{analyze, Options};
pub use error::Error;
pub use policy::topic::classify;
