//! From blocks to lines: what a reader sees as one paragraph, heading or item. Preformatted text is laid out by `plain`.

use super::{plain, Block, Cell, PageModel, Region, Role};

/// A stretch of the model's text that is one paragraph, heading, item or cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The block it comes from.
    pub block: usize,
    /// First byte of that block in the model's text.
    pub block_start: usize,
    /// First byte in the model's text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is; a bold line or a lone button label that heads text counts as a heading.
    pub role: Role,
    /// Depth of a heading or an item, from 1.
    pub level: u8,
    /// The landmark it lies in.
    pub region: Region,
    /// Hidden by the markup.
    pub hidden: bool,
    /// Source code or a consent form shown as text, or in another language than the page's: not read with the rest.
    pub foreign: bool,
    /// The place in a table.
    pub cell: Option<Cell>,
}

/// The longest line, in characters, that may be a heading without being marked as one.
const HEADING_MAX: usize = 120;

/// Lays a page out. `text` is the model's text.
pub fn lines(model: &PageModel, text: &str) -> Vec<Line> {
    let mut out = Vec::with_capacity(model.blocks.len());
    let mut at = 0;
    for (number, block) in model.blocks.iter().enumerate() {
        let first = out.len();
        let end = at + block.text.len();
        if block.role == Role::Pre {
            plain::lines(text, at, end, block, &mut out);
        } else {
            split(text, at, end, block, &mut out);
        }
        for line in &mut out[first..] {
            (line.block, line.block_start) = (number, at);
        }
        at = end + 1;
    }
    promote(text, &mut out);
    out
}

/// A line of a block between two bytes, blanks at both ends left out.
pub(super) fn line(text: &str, start: usize, end: usize, block: &Block) -> Option<Line> {
    let part = &text[start..end];
    let trimmed = part.trim();
    if trimmed.is_empty() {
        return None;
    }
    let start = start + (part.len() - part.trim_start().len());
    Some(Line {
        block: 0,
        block_start: 0,
        start,
        end: start + trimmed.len(),
        role: block.role,
        level: block.level,
        region: block.region,
        hidden: block.hidden,
        foreign: false,
        cell: block.cell,
    })
}

/// One line for each stretch between line feeds.
fn split(text: &str, start: usize, end: usize, block: &Block, out: &mut Vec<Line>) {
    let mut at = start;
    for part in text[start..end].split('\n') {
        if let Some(mut line) = line(text, at, at + part.len(), block) {
            let own = line.end - line.start + 8 >= end - start;
            if block.bold && own && line.role == Role::Paragraph && may_head(&text[line.start..line.end]) {
                (line.role, line.level) = (Role::Heading, 4);
            }
            out.push(line);
        }
        at += part.len() + 1;
    }
}

/// Whether a text is short and bare enough to head others.
pub(super) fn may_head(text: &str) -> bool {
    let t = text.trim();
    let letters = t.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && t.chars().count() <= HEADING_MAX && !t.ends_with(['.', ';', ',']) && !t.contains("://") && !t.contains('@')
}

/// Summaries and lone buttons that stand over text become headings; on a page with hardly any headings numbered short lines do too.
fn promote(text: &str, lines: &mut [Line]) {
    let headings = lines.iter().filter(|l| l.role == Role::Heading).count();
    for i in 0..lines.len() {
        let over_text = lines.get(i + 1).is_some_and(|n| !matches!(n.role, Role::Heading | Role::Button | Role::Summary));
        let words = &text[lines[i].start..lines[i].end];
        let heads = match lines[i].role {
            Role::Summary => true,
            Role::Button => over_text && lines[i].region != Region::Nav && may_head(words) && words.split_whitespace().count() > 1,
            Role::Paragraph => {
                headings < 3 && over_text && may_head(words) && !words.ends_with(':') && plain::number_prefix(words).is_some()
            }
            _ => false,
        };
        if heads {
            (lines[i].role, lines[i].level) = (Role::Heading, 5);
        }
    }
}
