//! What the tree builder builds: it turns the parser's orders into changes of a [`Dom`].

use super::dom::{Data, Dom, NodeId};
use crate::reader::limits::{MAX_DEPTH, MAX_NODES};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// How often the tree builder may ask for a name or compare two nodes. Usual pages need some dozens a tag; this
/// is for those that make it search long stacks again and again, and is some seconds of work.
const MAX_WORK: u64 = 1_500_000_000;

/// Collects the tree. The parser shares it, hence the cells; no borrow outlives a call.
pub(super) struct Sink {
    dom: RefCell<Dom>,
    work: Cell<u64>,
}

/// An element's name, as the tree builder asks for it.
#[derive(Debug)]
pub(super) struct Name(Namespace, LocalName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl Sink {
    pub(super) fn new() -> Sink {
        Sink { dom: RefCell::new(Dom::new()), work: Cell::new(0) }
    }

    /// The tree has become too large or too costly to go on.
    pub(super) fn exhausted(&self) -> bool {
        self.work.get() > MAX_WORK || self.created() > MAX_NODES
    }

    /// How many nodes were created.
    pub(super) fn created(&self) -> usize {
        self.dom.borrow().len()
    }

    fn count(&self) {
        self.work.set(self.work.get() + 1);
    }

    fn put(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<NodeId>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendText(text) => dom.insert_text(parent, before, &text),
            NodeOrText::AppendNode(node) => {
                dom.detach(node);
                // As in browsers, what would lie too deep becomes a sibling of the element that it lies in.
                match dom.parent(parent).filter(|_| dom.depth(parent) >= MAX_DEPTH) {
                    Some(above) => dom.insert(above, None, node),
                    None => dom.insert(parent, before, node),
                }
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_document(&self) -> NodeId {
        Dom::DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        self.count();
        match self.dom.borrow().data(*target) {
            Data::Element { name, .. } => Name(name.ns.clone(), name.local.clone()),
            _ => Name(Namespace::default(), LocalName::default()),
        }
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.count();
        x == y
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.dom.borrow_mut().create(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.put(*parent, None, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.dom.borrow().parent(*sibling);
        if let Some(parent) = parent {
            self.put(parent, Some(*sibling), child);
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.dom.borrow().parent(*element);
        match parent {
            Some(parent) => self.put(parent, Some(*element), child),
            None => self.put(*previous, None, child),
        }
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.dom.borrow_mut().contents(*target)
    }

    fn attach_declarative_shadow(&self, host: &NodeId, template: &NodeId, _: &[Attribute]) -> bool {
        let mut dom = self.dom.borrow_mut();
        let allowed = dom.tag(*host).is_some_and(may_have_shadow);
        allowed && dom.attach_shadow(*host, *template)
    }

    fn add_attrs_if_missing(&self, target: &NodeId, added: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = self.dom.borrow_mut().data_mut(*target) {
            for one in added {
                if !attributes.iter().any(|have| have.name == one.name) {
                    attributes.push(one);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut child = self.dom.borrow().first_child(*node);
        while let Some(moved) = child {
            self.count();
            let mut dom = self.dom.borrow_mut();
            child = dom.next_sibling(moved);
            dom.detach(moved);
            dom.insert(*new_parent, None, moved);
        }
    }
}

/// The elements that a shadow tree may be attached to.
fn may_have_shadow(tag: &str) -> bool {
    matches!(
        tag,
        "article"
            | "aside"
            | "blockquote"
            | "body"
            | "div"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "main"
            | "nav"
            | "p"
            | "section"
            | "span"
    ) || tag.contains('-')
}
