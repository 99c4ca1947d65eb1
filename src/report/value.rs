//! The values of the facts, one shape each.

use serde::Serialize;

/// The value of a fact. Which shape a fact has is fixed by its id.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Members of a closed set, or one member for one-valued facts in [`Value::One`].
    Set(Vec<String>),
    /// The one member.
    One(String),
    /// `effective_date`.
    Date {
        /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
        date: String,
        /// `updated` or `effective`.
        kind: String,
    },
    /// `privacy_contact`.
    Contacts(Vec<Contact>),
    /// `opt_outs`.
    OptOuts(Vec<OptOut>),
    /// `controller` and `complaint`.
    Names(Vec<Named>),
    /// `recipients` and `cookies_tracking`.
    Categories {
        /// Members of the closed set.
        categories: Vec<String>,
        /// Names as written.
        names: Vec<String>,
    },
    /// `transfers`.
    Transfers {
        /// Whether data leaves the EEA, where stated.
        outside_eea: Option<bool>,
        /// ISO 3166-1 alpha-2.
        countries: Vec<String>,
        /// Members of the closed set.
        safeguards: Vec<String>,
    },
    /// `retention`.
    Retention {
        /// Stated periods.
        durations: Vec<Duration>,
        /// "As long as necessary" and the like.
        criterion: bool,
        /// Kept without an end.
        indefinite: bool,
    },
    /// `gpc_dnt`.
    Signals {
        /// `honoured` or `ignored`.
        gpc: Option<String>,
        /// `honoured` or `ignored`.
        dnt: Option<String>,
    },
    /// `children`.
    Children {
        /// Years.
        min_age: Option<u32>,
        /// "We do (not) knowingly collect".
        knowingly_collects: Option<bool>,
        /// A parent has to agree.
        parental_consent: Option<bool>,
    },
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// `email`, `form`, `post` or `phone`.
    pub kind: String,
    /// The address as written.
    pub value: String,
    /// It is the data protection officer's.
    pub dpo: bool,
}

/// A way to say no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptOut {
    /// `ads`, `email`, `analytics`, `cookies`, `sale`, `ai` or `sharing`.
    pub kind: String,
    /// An address, or the words of the setting.
    pub target: String,
}

/// A company or an authority, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The postal address, where stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// ISO 3166-1 alpha-2, where stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// A stated period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duration {
    /// ISO 8601, such as `P1Y`.
    pub value: String,
    /// What is kept that long, in the policy's words.
    pub what: String,
}
