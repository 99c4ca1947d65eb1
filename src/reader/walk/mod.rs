//! From a document tree to blocks. `extension/content/snapshot.js` walks the live page by the same rules:
//!
//! - The body in document order, shadow trees and slots included. Not read: scripts, styles, graphics, frames,
//!   media, templates, and what fields hold ([`tags::is_skipped`]).
//! - A block element ends the text before it and its own ([`tags::is_block`]). So do an element that is a heading
//!   or a landmark by its role, and one that is hidden: hidden text is never part of a visible block.
//! - White space ([ \t\n\r\f]) is folded; `<br>` is a line feed, the blanks around it removed; blocks are trimmed
//!   and empty ones left out, also those that hold nothing but no-break spaces. In `<pre>` only carriage returns
//!   change.
//! - A block takes its role, region, cell and the like from the elements around it ([`Context::enter`]).

mod blocks;
mod context;
mod style;
mod tags;

pub(super) use blocks::Blocks;
pub(super) use context::Context;

use super::html::{Data, Dom, NodeId};
use super::limits::{MAX_DEPTH, MAX_NODES};
use crate::page::PageModel;
use context::Counters;

/// Reads a document. The address is left empty.
pub(super) fn read(dom: &Dom) -> PageModel {
    let mut walk = Walk { dom, blocks: Blocks::default(), counters: Counters::default(), frames: Vec::new(), scopes: Vec::new(), nodes: 0 };
    if let Some(body) = dom.root().and_then(|root| dom.children(root).find(|child| dom.tag(*child) == Some("body"))) {
        walk.enter(body, &Context::default(), None);
        while walk.step() {}
    }
    let mut model = walk.blocks.into_model();
    model.lang = dom.root().and_then(|root| dom.attribute(root, "lang")).map(trim).filter(|lang| !lang.is_empty()).map(str::to_string);
    model.title = title(dom);
    model
}

/// The text of the first `<title>`, wherever it lies.
fn title(dom: &Dom) -> String {
    let mut next = dom.root();
    while let Some(node) = next {
        if dom.tag(node) == Some("title") {
            let text: String = dom
                .children(node)
                .filter_map(|child| if let Data::Text(text) = dom.data(child) { Some(text.as_str()) } else { None })
                .collect();
            return text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        }
        next = dom.following(node);
    }
    String::new()
}

/// Without blanks at both ends.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_whitespace())
}

/// A shadow tree that is being walked: its host, and the shadow tree that the host itself lies in.
#[derive(Clone, Copy)]
struct Scope {
    host: NodeId,
    outer: Option<usize>,
}

/// An element that is being walked.
struct Frame {
    context: Context,
    /// Its text is kept apart from the text around it.
    apart: bool,
    link: bool,
    next: Next,
    /// The shadow tree that the children lie in, as a place in [`Walk::scopes`].
    scope: Option<usize>,
}

/// What is left of an element's children.
enum Next {
    Sibling(Option<NodeId>),
    Assigned(std::vec::IntoIter<NodeId>),
}

/// A walk in progress, one node a step.
struct Walk<'a> {
    dom: &'a Dom,
    blocks: Blocks,
    counters: Counters,
    frames: Vec<Frame>,
    scopes: Vec<Scope>,
    nodes: usize,
}

impl Walk<'_> {
    /// Takes the next node; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(frame) = self.frames.last_mut() else { return false };
        let node = match &mut frame.next {
            Next::Sibling(next) => {
                let node = *next;
                *next = node.and_then(|node| self.dom.next_sibling(node));
                node
            }
            Next::Assigned(nodes) => nodes.next(),
        };
        let Some(node) = node else {
            if let Some(frame) = self.frames.pop() {
                self.leave(&frame);
            }
            return true;
        };
        let (context, scope) = (frame.context, frame.scope);
        match self.dom.data(node) {
            Data::Text(text) => self.blocks.push_text(text, &context),
            Data::Element { .. } => self.enter(node, &context, scope),
            Data::Other => return true,
        }
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.blocks.stop();
        }
        if self.blocks.stopped() {
            self.blocks.flush(&context);
            self.frames.clear();
        }
        true
    }

    fn enter(&mut self, node: NodeId, around: &Context, scope: Option<usize>) {
        let Some(tag) = self.dom.tag(node).filter(|tag| !tags::is_skipped(tag)) else {
            // Elements of other namespaces are graphics and formulas.
            return;
        };
        if tag == "br" {
            self.blocks.push_break(around);
            return;
        }
        if self.frames.len() > MAX_DEPTH {
            self.blocks.leave_out();
            return;
        }
        let (context, apart) = around.enter(tag, |key| self.dom.attribute(node, key), &mut self.counters);
        if apart {
            self.blocks.flush(around);
        }
        let href = if tag == "a" { self.dom.attribute(node, "href") } else { None };
        if let Some(href) = href {
            self.blocks.open_link(trim(href));
        }
        let (next, scope) = self.children(node, tag, scope);
        self.frames.push(Frame { context, apart, link: href.is_some(), next, scope });
    }

    fn leave(&mut self, frame: &Frame) {
        if frame.link {
            self.blocks.close_link();
        }
        if frame.apart {
            self.blocks.flush(&frame.context);
        }
    }

    /// The children as they are shown: an element with a shadow tree shows that, and a slot in it shows the host's
    /// children that are meant for it, or else its own.
    fn children(&mut self, node: NodeId, tag: &str, scope: Option<usize>) -> (Next, Option<usize>) {
        if let Some(shadow) = self.dom.shadow(node) {
            self.scopes.push(Scope { host: node, outer: scope });
            return (Next::Sibling(self.dom.first_child(shadow)), Some(self.scopes.len() - 1));
        }
        if let Some(Scope { host, outer }) = scope.filter(|_| tag == "slot").and_then(|scope| self.scopes.get(scope)).copied() {
            let name = self.dom.attribute(node, "name").unwrap_or_default();
            let assigned: Vec<NodeId> = self.dom.children(host).filter(|child| self.slot_of(*child) == Some(name)).collect();
            if !assigned.is_empty() {
                return (Next::Assigned(assigned.into_iter()), outer);
            }
        }
        (Next::Sibling(self.dom.first_child(node)), scope)
    }

    /// The slot that a host's child is meant for.
    fn slot_of(&self, child: NodeId) -> Option<&str> {
        match self.dom.data(child) {
            Data::Element { .. } => Some(self.dom.attribute(child, "slot").unwrap_or_default()),
            Data::Text(_) => Some(""),
            Data::Other => None,
        }
    }
}
