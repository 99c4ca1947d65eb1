//! The page model: the only input of the core.
//!
//! Two readers produce it and a test holds them equal: the native one (`reader`) from a file, and
//! `extension/content/snapshot.js` from the live page. The text of a model is the text of its blocks
//! joined by one line feed each; every offset in a report counts UTF-16 code units in that text.

mod candidate;
pub mod layout;
mod plain;

pub use candidate::{Candidate, Control, ControlKind, Position};

use serde::Serialize;

/// What a reader saw of one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct PageModel {
    /// The address, or empty for a file without one.
    pub url: String,
    /// The language that the page declares (`html lang`), which may be wrong.
    pub lang: Option<String>,
    /// The document title, white space folded.
    pub title: String,
    /// The text blocks in document order.
    pub blocks: Vec<Block>,
    /// A limit of the reader was reached and the rest of the page was left out.
    pub truncated: bool,
    /// What may be a consent banner; always empty for a reader without layout.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// A stretch of text that belongs together: a paragraph, a heading, a list item, a table cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct Block {
    /// The text: white space folded to single blanks, `<br>` kept as a line feed; in a `Pre` block as it stands. Never
    /// blank; no-break spaces and other characters are as on the page.
    pub text: String,
    /// What kind of block it is.
    pub role: Role,
    /// Headings: 1 to 6. List items: nesting depth from 1. Otherwise 0.
    pub level: u8,
    /// The landmark of the page it lies in.
    pub region: Region,
    /// It has a letter, and all of its text is set in bold (`b`, `strong`, inline `font-weight`); headings by themselves
    /// aren't.
    pub bold: bool,
    /// Not shown, as far as the markup itself says (`hidden`, inline `display: none`).
    pub hidden: bool,
    /// The table cell that it lies in; lists and headings in a cell have one too.
    pub cell: Option<Cell>,
    /// The links that have text, in order of their start. One that goes over several blocks is in each of them.
    pub links: Vec<Link>,
}

/// A place in a table; all numbers from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
pub struct Cell {
    /// Which table of the page.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column, by cell order.
    pub column: u32,
}

/// A link within a block.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct Link {
    /// Start in the block's text, in UTF-16 code units.
    pub start: u32,
    /// End in the block's text, in UTF-16 code units.
    pub end: u32,
    /// The `href` attribute as written, trimmed and cut to 2,048 UTF-16 code units. May be empty.
    pub href: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Running text.
    #[default]
    Paragraph,
    /// `h1` to `h6`, or `role=heading`.
    Heading,
    /// A list item.
    Item,
    /// A table cell.
    Cell,
    /// A table heading cell.
    HeadCell,
    /// The term of a definition list.
    Term,
    /// The definition of a definition list.
    Definition,
    /// Preformatted text, white space kept.
    Pre,
    /// A caption of a table or figure.
    Caption,
    /// The summary of a `details` element.
    Summary,
    /// The label of a button.
    Button,
}

/// The landmark that a block lies in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// None.
    #[default]
    Body,
    /// `main`, or `article`.
    Main,
    /// Navigation.
    Nav,
    /// The page's header.
    Header,
    /// The page's footer.
    Footer,
    /// Complementary text.
    Aside,
    /// A form.
    Form,
    /// A dialog.
    Dialog,
}

impl PageModel {
    /// The text that all offsets count in: the blocks' texts, one line feed between two.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.blocks.iter().map(|b| b.text.len() + 1).sum());
        for (i, block) in self.blocks.iter().enumerate() {
            if i > 0 {
                out.push('\n');
            }
            out.push_str(&block.text);
        }
        out
    }
}
