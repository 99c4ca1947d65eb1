//! Stands between tokenizer and tree builder and keeps the builder's work within bounds, whatever the page.

use super::dom::{Dom, NodeId};
use super::sink::Sink;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::LocalName;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// The most elements that may be open. The builder searches the open ones for most tags, so its time grows with
/// them. Twice the depth at which the tree is flattened: further tags are left out, their text stays.
const MAX_OPEN: usize = 1024;

/// The attributes that the reader or the tree builder's rules look at.
const KEPT: [&str; 13] =
    ["href", "role", "aria-level", "hidden", "style", "lang", "slot", "name", "shadowrootmode", "type", "encoding", "color", "face"];

/// A tree builder that can have enough.
pub(super) struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    /// How many elements were open, and how many nodes existed, when they were counted last.
    counted: Cell<(usize, usize)>,
    /// As many elements are open as may be, and no tag has reached the builder since they were counted.
    full: Cell<bool>,
    /// The start tags that were left out, so that their end tags are too.
    dropped: RefCell<HashMap<LocalName, usize>>,
    stopped: Cell<bool>,
}

impl Guard {
    pub(super) fn new() -> Guard {
        Guard {
            builder: TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()),
            counted: Cell::new((0, 0)),
            full: Cell::new(false),
            dropped: RefCell::default(),
            stopped: Cell::new(false),
        }
    }

    /// The page was too large or too costly, and the rest of it is left out.
    pub(super) fn stopped(&self) -> bool {
        self.stopped.get()
    }

    /// The tree, and whether something was left out.
    pub(super) fn finish(self) -> (Dom, bool) {
        (self.builder.sink.finish(), self.stopped.get())
    }

    /// Whether more elements are open than may be. They are only counted when the nodes created since the last
    /// time could have made them too many.
    fn too_many_open(&self) -> bool {
        if self.full.get() {
            return true;
        }
        let created = self.builder.sink.created();
        let (open, before) = self.counted.get();
        if open + (created - before) < MAX_OPEN {
            return false;
        }
        let counter = Counter(Cell::new(0));
        self.builder.trace_handles(&counter);
        self.counted.set((counter.0.get(), created));
        self.full.set(counter.0.get() >= MAX_OPEN);
        self.full.get()
    }

    /// Whether a tag is to be left out.
    fn drops(&self, tag: &Tag) -> bool {
        if tag.kind == TagKind::EndTag {
            let mut dropped = self.dropped.borrow_mut();
            return match dropped.get_mut(&tag.name) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                _ => false,
            };
        }
        if never_stays_open(&tag.name) || !self.too_many_open() {
            return false;
        }
        *self.dropped.borrow_mut().entry(tag.name.clone()).or_default() += 1;
        true
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.stopped.get() || self.builder.sink.exhausted() {
            self.stopped.set(true);
            return TokenSinkResult::Continue;
        }
        match &mut token {
            Token::CommentToken(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) if self.drops(tag) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.full.set(false);
                tag.attrs.retain(|one| KEPT.contains(&&*one.name.local));
            }
            _ => {}
        }
        match self.builder.process_token(token, line) {
            // Scripts aren't run, so nothing has to wait for them.
            TokenSinkResult::Script(_) | TokenSinkResult::EncodingIndicator(_) => TokenSinkResult::Continue,
            result => result,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the nodes that the builder holds.
struct Counter(Cell<usize>);

impl Tracer for Counter {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Elements without content, or whose content is text up to their end tag.
fn never_stays_open(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "iframe"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
            | "script"
            | "source"
            | "style"
            | "textarea"
            | "title"
            | "track"
            | "wbr"
            | "xmp"
    )
}
