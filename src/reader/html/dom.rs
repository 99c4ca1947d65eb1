//! The document tree: nodes in one array, linked by number, so that building, changing, walking and dropping it
//! never recurse.

use html5ever::tendril::StrTendril;
use html5ever::{ns, Attribute, QualName};
use std::collections::HashMap;
use std::num::NonZeroU32;

/// A node's place in its [`Dom`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::reader) struct NodeId(NonZeroU32);

/// What a node is. Comments and the like are `Other`.
#[derive(Debug)]
pub(in crate::reader) enum Data {
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(String),
    Other,
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    depth: usize,
    data: Data,
}

/// A document.
#[derive(Debug)]
pub(in crate::reader) struct Dom {
    nodes: Vec<Node>,
    /// The content of templates, and of the shadow roots that were declared by templates.
    contents: HashMap<NodeId, NodeId>,
    shadows: HashMap<NodeId, NodeId>,
}

impl Dom {
    /// The document node.
    pub(super) const DOCUMENT: NodeId = NodeId(NonZeroU32::MIN);

    /// An empty document.
    pub(super) fn new() -> Dom {
        let mut dom = Dom { nodes: Vec::new(), contents: HashMap::new(), shadows: HashMap::new() };
        dom.create(Data::Other);
        dom
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0.get() as usize - 1]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0.get() as usize - 1]
    }

    /// How many nodes were created.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node that lies nowhere yet.
    pub(super) fn create(&mut self, data: Data) -> NodeId {
        self.nodes.push(Node { parent: None, previous: None, next: None, first: None, last: None, depth: 0, data });
        // The count is at least 1, and the guard stops long before it exceeds the type.
        NodeId(u32::try_from(self.nodes.len()).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX))
    }

    /// Puts a detached node before `before`, or last in `parent`.
    pub(super) fn insert(&mut self, parent: NodeId, before: Option<NodeId>, child: NodeId) {
        let previous = match before {
            Some(sibling) => self.node(sibling).previous,
            None => self.node(parent).last,
        };
        let depth = self.depth(parent) + 1;
        let node = self.node_mut(child);
        node.depth = depth;
        (node.parent, node.previous, node.next) = (Some(parent), previous, before);
        match previous {
            Some(sibling) => self.node_mut(sibling).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        match before {
            Some(sibling) => self.node_mut(sibling).previous = Some(child),
            None => self.node_mut(parent).last = Some(child),
        }
    }

    /// Puts a text at that place; it joins a text that stands right before it.
    pub(super) fn insert_text(&mut self, parent: NodeId, before: Option<NodeId>, text: &StrTendril) {
        let previous = match before {
            Some(sibling) => self.node(sibling).previous,
            None => self.node(parent).last,
        };
        if let Some(Data::Text(have)) = previous.map(|id| &mut self.node_mut(id).data) {
            have.push_str(text);
        } else {
            let child = self.create(Data::Text(text.to_string()));
            self.insert(parent, before, child);
        }
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (previous, next) = (node.previous.take(), node.next.take());
        let Some(parent) = node.parent.take() else { return };
        match previous {
            Some(sibling) => self.node_mut(sibling).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(sibling) => self.node_mut(sibling).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    /// What a node is.
    pub(in crate::reader) fn data(&self, id: NodeId) -> &Data {
        &self.node(id).data
    }

    pub(super) fn data_mut(&mut self, id: NodeId) -> &mut Data {
        &mut self.node_mut(id).data
    }

    /// The parent, `None` for a document, a template's content and what was detached.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// How many nodes lay above a node when it was inserted; what moved with an ancestor keeps its number.
    pub(super) fn depth(&self, id: NodeId) -> usize {
        self.node(id).depth
    }

    /// The first child.
    pub(in crate::reader) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// The next sibling.
    pub(in crate::reader) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    /// The children in order.
    pub(in crate::reader) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(id), |child| self.next_sibling(*child))
    }

    /// The node after this one in document order, children first.
    pub(in crate::reader) fn following(&self, id: NodeId) -> Option<NodeId> {
        let mut node = id;
        if let Some(child) = self.first_child(node) {
            return Some(child);
        }
        loop {
            if let Some(next) = self.next_sibling(node) {
                return Some(next);
            }
            node = self.parent(node)?;
        }
    }

    /// The name of an HTML element; `None` for everything else.
    pub(in crate::reader) fn tag(&self, id: NodeId) -> Option<&str> {
        match self.data(id) {
            Data::Element { name, .. } if name.ns == ns!(html) => Some(&name.local),
            _ => None,
        }
    }

    /// An attribute's value.
    pub(in crate::reader) fn attribute(&self, id: NodeId, key: &str) -> Option<&str> {
        match self.data(id) {
            Data::Element { attributes, .. } => attributes.iter().find(|one| &*one.name.local == key).map(|one| &*one.value),
            _ => None,
        }
    }

    /// The `html` element.
    pub(in crate::reader) fn root(&self) -> Option<NodeId> {
        self.children(Dom::DOCUMENT).find(|child| self.tag(*child) == Some("html"))
    }

    /// The node that holds a template's children: they aren't part of the document.
    pub(super) fn contents(&mut self, template: NodeId) -> NodeId {
        if let Some(contents) = self.contents.get(&template) {
            return *contents;
        }
        let contents = self.create(Data::Other);
        self.contents.insert(template, contents);
        contents
    }

    /// Makes a template's content the shadow tree of `host`, unless it has one.
    pub(super) fn attach_shadow(&mut self, host: NodeId, template: NodeId) -> bool {
        if self.shadows.contains_key(&host) {
            return false;
        }
        let contents = self.contents(template);
        self.shadows.insert(host, contents);
        true
    }

    /// The root of the shadow tree of an element.
    pub(in crate::reader) fn shadow(&self, host: NodeId) -> Option<NodeId> {
        self.shadows.get(&host).copied()
    }
}
