//! What may be a consent banner, as a reader with layout saw it: text, place, controls. Which of them is one, the core says.

use serde::Serialize;

/// Something that lies over the page, or at its very start, with text and controls.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct Candidate {
    /// The frame it lies in, 0 for the page itself.
    pub frame: u64,
    /// Its shown text without that of its buttons, a line each, white space folded.
    pub lines: Vec<String>,
    /// The language that the nearest element around it declares.
    pub lang: Option<String>,
    /// Its ids, classes or label speak of cookies or consent.
    pub named: bool,
    /// It is marked as a dialog.
    pub dialog: bool,
    /// The page behind it can't be used: a modal dialog, or a layer over the whole window.
    pub modal: bool,
    /// The page behind it can't be scrolled.
    pub scroll_lock: bool,
    /// How it is placed.
    pub position: Position,
    /// The share of the window that it covers, from 0 to 1.
    pub cover: f64,
    /// Its box in the window, in CSS pixels: left, top, width, height.
    pub rect: [f64; 4],
    /// Its background, red, green, blue.
    pub background: [f64; 3],
    /// Fields for text in it: a banner has none.
    pub fields: u32,
    /// What can be used in it, in order.
    pub controls: Vec<Control>,
    /// Marks of consent platforms that the page around it has: `PLATFORM KIND WORD`, see `banner::platform`.
    pub marks: Vec<String>,
    /// Controls that are not listed, since there are too many.
    pub left_out: u32,
    /// No form, but what a page has left once its form is gone: the controls that speak of consent.
    pub closed: bool,
}

/// How an element is placed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// In the flow of the page.
    #[default]
    Static,
    /// In the flow until it is scrolled away.
    Sticky,
    /// At a place of the window.
    Fixed,
    /// At a place of the page.
    Absolute,
}

/// A control of a candidate.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(default)]
pub struct Control {
    /// What is shown on it or beside it, white space folded.
    pub label: String,
    /// What a screen reader is told, where that differs.
    pub name: String,
    /// What it is.
    pub kind: ControlKind,
    /// What its id or class calls it, in the words that authors of every language use: `accept`, `reject`, `settings`, `save`.
    pub called: String,
    /// The state of a box or a switch; of a tab, whether it is the open one.
    pub checked: Option<bool>,
    /// It can't be changed.
    pub disabled: bool,
    /// It stays in its place of the window when the page is scrolled; asked only of what is left once a form is gone.
    pub floats: bool,
    /// It folds something in or out beside itself.
    pub expands: bool,
    /// Where a link leads: the `href` as written; one that is marked as a button has it too.
    pub href: Option<String>,
    /// Its box in the window: left, top, width, height.
    pub rect: [f64; 4],
    /// Font size in CSS pixels.
    pub font_size: f64,
    /// Font weight, 400 being normal.
    pub font_weight: f64,
    /// Text colour as seen: red, green, blue.
    pub colour: [f64; 3],
    /// Colour behind the text: its own, or that of what lies below.
    pub background: [f64; 3],
    /// It has a frame of its own.
    pub border: bool,
    /// How it is found again.
    pub selector: String,
    /// It lies within a running text.
    pub in_text: bool,
}

/// What a control is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    /// A button, or what behaves like one.
    Button,
    /// A link.
    Link,
    /// A box that is ticked.
    Checkbox,
    /// A switch.
    Switch,
    /// One answer of several, of which one holds.
    Radio,
    /// A tab.
    Tab,
    /// Anything else.
    #[default]
    Other,
}

impl Control {
    /// A box or a switch.
    pub fn toggles(&self) -> bool {
        matches!(self.kind, ControlKind::Checkbox | ControlKind::Switch)
    }

    /// The area of its box.
    pub fn area(&self) -> f64 {
        self.rect[2] * self.rect[3]
    }
}
