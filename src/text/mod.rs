//! Text as the core sees it: folded for comparing, cut into tokens, counted in UTF-16 code units for the browser.
//!
//! The build script compiles the language files with this same module, so that a phrase in a file and a phrase on a
//! page are folded and cut alike.

pub mod fold;
pub mod token;
pub mod utf16;
