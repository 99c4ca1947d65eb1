//! The texts of `extension/_locales` for the native build.

use super::Words;
use crate::language::{lookup, Language};
use std::collections::HashMap;

/// The languages of the interface with their files.
pub const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../extension/_locales/en/messages.json")),
    ("nl", include_str!("../../extension/_locales/nl/messages.json")),
    ("fr", include_str!("../../extension/_locales/fr/messages.json")),
    ("de", include_str!("../../extension/_locales/de/messages.json")),
];

#[derive(serde::Deserialize)]
struct Message {
    message: String,
}

/// The texts of one language.
pub struct Locale {
    language: Option<&'static Language>,
    texts: HashMap<String, Message>,
}

impl Locale {
    /// The texts of a language such as `nl` or `nl_BE.UTF-8`; English where there are none.
    pub fn of(language: &str) -> Self {
        let code = language.get(..2).unwrap_or("en");
        let file = FILES.iter().find(|f| f.0 == code).unwrap_or(&FILES[0]);
        Locale { language: Language::of(file.0), texts: serde_json::from_str(file.1).unwrap_or_default() }
    }
}

impl Words for Locale {
    fn get(&self, key: &str, args: &[&str]) -> String {
        let mut text = self.texts.get(key).map_or_else(|| key.to_string(), |m| m.message.clone());
        for (i, arg) in args.iter().enumerate() {
            text = text.replace(&format!("${}", i + 1), arg);
        }
        text
    }

    fn country(&self, code: &str) -> String {
        self.language.and_then(|l| lookup(l.countries, code)).unwrap_or(code).to_string()
    }
}
