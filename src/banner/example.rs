//! The examples of the language files for banners and labels, as tests.

use super::role::{label_rules, resolve};
use super::text::sentences;
use crate::language::consent::{fired, rule, tokens, Speech};
use crate::language::example::{check, Example};

const EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/consent_examples.rs"));

#[test]
fn every_example_does_as_its_file_says() {
    check(EXAMPLES, |example| {
        let of = rule(example.rule);
        let is = resolve(&label_rules(example.text), example.language);
        let fires = if of.sort == Speech::Label {
            is == Some(of.id)
        } else {
            let tokens = tokens(example.text);
            sentences(example.text, &tokens)
                .into_iter()
                .flat_map(|(from, to)| fired(&tokens, from, to, of.sort))
                .any(|f| f.rule.id == of.id && f.rule.language == of.language)
        };
        (fires, format!("{} ({is:?})", of.id))
    });
}

#[test]
fn every_language_tells_the_main_roles() {
    let has_labels = |code: &str| EXAMPLES.iter().any(|e| e.language == code);
    for language in crate::language::Language::all().iter().filter(|l| has_labels(l.code)) {
        for role in ["accept", "reject", "necessary_only", "settings", "save", "close", "vendors_link", "subscribe", "policy_link"] {
            let shown = EXAMPLES.iter().any(|e| e.language == language.code && e.good && rule(e.rule).id == role);
            assert!(shown, "{}.lang shows no example of {role}", language.code);
        }
    }
}
