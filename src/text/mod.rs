//! Text as the core sees it: folded for comparing, cut into tokens, counted in UTF-16 code units for the browser.
//!
//! The build script compiles the language files with this same module, so that a phrase in a file and a phrase on a
//! page are folded and cut alike.

pub mod fold;
pub mod token;
pub mod utf16;

/// A text in small letters, letter by letter: that of the standard library knows of the Greek sigma at the end of a word, which
/// takes 4 kB of the module.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// A text on one line: every run of white space is one blank, and none stands at the ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
