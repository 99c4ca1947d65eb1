//! Consent banners in the report.

use serde::{Serialize, Serializer};
use std::ops::Index;

/// A consent banner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Banner {
    /// The frame it lies in, 0 for the page itself.
    pub frame: u64,
    /// The consent platform, where known.
    pub cmp: Option<String>,
    /// ISO 639-1, `None` when undecided.
    pub language: Option<String>,
    /// The first layer, or the one with the single choices.
    pub layer: Layer,
    /// The page behind it can't be used.
    pub modal: bool,
    /// Its text, a line each.
    pub text: String,
    /// How many partners it names.
    pub partners: Option<u32>,
    /// Purposes that it names.
    pub purposes: Vec<String>,
    /// Its controls, in order.
    pub controls: Vec<Control>,
    /// What stands out about its form, each with what was measured.
    pub patterns: Vec<Pattern>,
    /// The choice that gives away least; `None` where there is none.
    pub hint: Option<Hint>,
    /// Its box in the window: left, top, width, height.
    pub rect: [f64; 4],
}

/// A layer of a banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// What is shown unasked.
    First,
    /// Single choices, purpose by purpose.
    Settings,
}

/// A control of a banner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Control {
    /// What it does.
    pub role: Role,
    /// Its label as shown; its name where nothing is shown.
    pub label: String,
    /// The state of a box or a switch; of a tab, whether it is the open one.
    pub checked: Option<bool>,
    /// It can't be changed.
    #[serde(skip_serializing_if = "is_false")]
    pub disabled: bool,
    /// How it is found in the page.
    pub selector: String,
    /// Its box in the window: left, top, width, height.
    pub rect: [f64; 4],
    /// The role is told from its shape alone, not from its words.
    #[serde(skip_serializing_if = "is_false")]
    pub unsure: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What a control does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Agrees to all.
    Accept,
    /// Refuses all that may be refused, in one click.
    Reject,
    /// The same, named after what stays.
    NecessaryOnly,
    /// Opens another layer.
    Settings,
    /// Stores the shown choice.
    Save,
    /// Dismisses.
    Close,
    /// "OK" on a notice without a choice.
    Acknowledge,
    /// Pay or consent.
    Subscribe,
    /// Leads to a policy.
    PolicyLink,
    /// Leads to the list of partners.
    VendorsLink,
    /// Anything else.
    Other,
}

/// Something about the form of a banner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pattern {
    /// The id of the vocabulary.
    pub id: String,
    /// What was measured.
    pub measured: Measures,
}

/// What was measured, by name, in the order of the names. A list: so few need no tree, which would weigh in the module.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures(pub Vec<(&'static str, Measure)>);

impl Measures {
    /// A measure.
    pub fn get(&self, name: &str) -> Option<&Measure> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, measure)| measure)
    }
}

impl Index<&str> for Measures {
    type Output = Measure;

    fn index(&self, name: &str) -> &Measure {
        self.get(name).unwrap_or(&Measure::Flag(false))
    }
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, measure)| (name, measure)))
    }
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Measure {
    /// Yes or no.
    Flag(bool),
    /// A number, to two decimals.
    Number(f64),
    /// A label.
    Text(String),
    /// Labels.
    List(Vec<String>),
}

/// The choice that gives away least.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hint {
    /// The role of the first control to use.
    pub role: Role,
    /// Its label.
    pub label: String,
    /// At least so many clicks.
    pub clicks: u32,
    /// The labels to click that are known so far, in order.
    pub path: Vec<String>,
    /// What comes behind the path has not been seen, only expected.
    #[serde(skip_serializing_if = "is_false")]
    pub expected: bool,
    /// The control to use first.
    pub selector: String,
}
