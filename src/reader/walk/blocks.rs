//! Text to blocks: folds white space, keeps links, ends at the limits.

use super::context::Context;
use crate::page::{Block, Link, PageModel, Role};
use crate::reader::limits::{MAX_BLOCKS, MAX_HREF, MAX_TEXT};

/// The blocks so far and the one that is being written.
#[derive(Debug, Default)]
pub(in crate::reader) struct Blocks {
    done: Vec<Block>,
    /// The UTF-16 length of the model's text so far.
    units: usize,
    truncated: bool,
    stopped: bool,
    run: Run,
    /// The links that are open, outermost first.
    open: Vec<String>,
}

/// The block that is being written.
#[derive(Debug, Default)]
struct Run {
    text: String,
    units: usize,
    links: Vec<Target>,
    /// The places in `links` of the links that are open.
    open: Vec<usize>,
    has_letter: bool,
    has_plain: bool,
}

#[derive(Debug, Default, Clone)]
struct Target {
    start: Place,
    end: Place,
    href: String,
}

/// A place in the text being written, counted both ways.
#[derive(Debug, Default, Clone, Copy)]
struct Place {
    byte: usize,
    unit: usize,
}

impl Blocks {
    /// The limits allow no more.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Nothing more is read.
    pub(super) fn stop(&mut self) {
        (self.truncated, self.stopped) = (true, true);
    }

    /// A part of the page is left out.
    pub(super) fn leave_out(&mut self) {
        self.truncated = true;
    }

    /// Adds text to the block being written.
    pub(in crate::reader) fn push_text(&mut self, text: &str, context: &Context) {
        let room = self.room();
        let mut before = self.run.text.chars().next_back();
        let mut returned = false;
        for c in text.chars() {
            let after_return = std::mem::replace(&mut returned, c == '\r');
            let c = match c {
                '\n' if context.raw && after_return => continue,
                '\r' if context.raw => '\n',
                c if context.raw || !c.is_ascii_whitespace() => c,
                _ if matches!(before, None | Some(' ' | '\n')) => continue,
                _ => ' ',
            };
            self.run.push(c, context.bold);
            before = Some(c);
            if self.run.units > room {
                self.stop();
                return;
            }
        }
    }

    /// A line break.
    pub(super) fn push_break(&mut self, context: &Context) {
        if !context.raw {
            if self.run.text.is_empty() {
                return;
            }
            if self.run.text.ends_with(' ') {
                self.run.text.pop();
                self.run.units -= 1;
            }
        }
        self.run.push('\n', context.bold);
        if self.run.units > self.room() {
            self.stop();
        }
    }

    /// What follows is the text of a link.
    pub(super) fn open_link(&mut self, href: &str) {
        let mut units = 0;
        let cut = href.chars().take_while(|c| {
            units += c.len_utf16();
            units <= MAX_HREF
        });
        let href: String = cut.collect();
        self.run.open_link(href.clone());
        self.open.push(href);
    }

    /// The innermost link ends.
    pub(super) fn close_link(&mut self) {
        self.open.pop();
        self.run.close_link();
    }

    /// Ends the block being written; it takes what it is from `context`.
    pub(in crate::reader) fn flush(&mut self, context: &Context) {
        let room = self.room();
        let mut run = std::mem::take(&mut self.run);
        for href in &self.open {
            self.run.open_link(href.clone());
        }
        while !run.open.is_empty() {
            run.close_link();
        }
        run.cut(room);
        if !context.raw {
            run.trim_end();
        }
        // White space alone, a no-break space too, is an empty line.
        if run.text.chars().all(char::is_whitespace) {
            return;
        }
        if self.done.len() >= MAX_BLOCKS {
            self.stop();
            return;
        }
        self.units += run.units + usize::from(!self.done.is_empty());
        self.done.push(Block {
            role: if context.raw { Role::Pre } else { context.role },
            level: context.level,
            region: context.region,
            bold: run.has_letter && !run.has_plain,
            hidden: context.hidden,
            cell: context.cell,
            links: run.links(),
            text: run.text,
        });
    }

    /// The model of what was written; address, language and title are left empty.
    pub(in crate::reader) fn into_model(self) -> PageModel {
        PageModel { blocks: self.done, truncated: self.truncated, ..PageModel::default() }
    }

    /// How long the block being written may become.
    fn room(&self) -> usize {
        MAX_TEXT.saturating_sub(self.units + usize::from(!self.done.is_empty()))
    }
}

impl Run {
    fn push(&mut self, c: char, bold: bool) {
        self.text.push(c);
        self.units += c.len_utf16();
        self.has_letter |= c.is_alphabetic();
        self.has_plain |= !bold && !c.is_whitespace();
    }

    fn end(&self) -> Place {
        Place { byte: self.text.len(), unit: self.units }
    }

    fn open_link(&mut self, href: String) {
        self.open.push(self.links.len());
        self.links.push(Target { start: self.end(), end: self.end(), href });
    }

    fn close_link(&mut self) {
        let end = self.end();
        if let Some(link) = self.open.pop().and_then(|open| self.links.get_mut(open)) {
            link.end = end;
        }
    }

    /// Keeps at most `room` UTF-16 code units, not half a character.
    fn cut(&mut self, room: usize) {
        while self.units > room {
            let Some(last) = self.text.pop() else { return };
            self.units -= last.len_utf16();
        }
    }

    fn trim_end(&mut self) {
        let kept = self.text.trim_end_matches(|c: char| c.is_ascii_whitespace()).len();
        self.units -= self.text.len() - kept;
        self.text.truncate(kept);
    }

    /// The links that have text, without the blanks at their ends.
    fn links(&self) -> Vec<Link> {
        let end = self.end();
        self.links.iter().filter_map(|link| link.trimmed(&self.text, end)).collect()
    }
}

impl Target {
    fn trimmed(&self, text: &str, limit: Place) -> Option<Link> {
        let (start, end) = (self.start, if self.end.byte > limit.byte { limit } else { self.end });
        let inside = text.get(start.byte..end.byte)?;
        let from_start = inside.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let kept = from_start.trim_end_matches(|c: char| c.is_ascii_whitespace());
        if kept.is_empty() {
            return None;
        }
        // Blanks count one both ways.
        let start = start.unit + (inside.len() - from_start.len());
        let end = end.unit - (from_start.len() - kept.len());
        Some(Link { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()?, href: self.href.clone() })
    }
}
