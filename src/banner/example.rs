//! The examples of the language files for banners and labels, as tests.

use super::role::{label_rules, resolve};
use super::text::sentences;
use crate::language::consent::{fired, rule, tokens, Speech};

/// One example line of a language file.
struct Example {
    language: &'static str,
    rule: usize,
    line: u32,
    good: bool,
    text: &'static str,
}

const EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/consent_examples.rs"));

#[test]
fn every_example_does_as_its_file_says() {
    let mut wrong = Vec::new();
    for example in EXAMPLES {
        let of = rule(example.rule);
        let got = if of.sort == Speech::Label {
            resolve(&label_rules(example.text), example.language) == Some(of.id)
        } else {
            let tokens = tokens(example.text);
            sentences(example.text, &tokens)
                .into_iter()
                .flat_map(|(from, to)| fired(&tokens, from, to, of.sort))
                .any(|f| f.rule.id == of.id && f.rule.language == of.language)
        };
        if got != example.good {
            let is = resolve(&label_rules(example.text), example.language);
            let should = if example.good { "should fire" } else { "should not fire" };
            wrong.push(format!("{}.lang:{}: {} {should}: {} ({is:?})", example.language, example.line, of.id, example.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} examples:\n{}", wrong.len(), EXAMPLES.len(), wrong.join("\n"));
}

#[test]
fn every_language_tells_the_main_roles() {
    let has_labels = |code: &str| EXAMPLES.iter().any(|e| e.language == code);
    for language in crate::language::Language::all().iter().filter(|l| has_labels(l.code)) {
        for role in ["accept", "reject", "settings"] {
            let shown = EXAMPLES.iter().any(|e| e.language == language.code && e.good && rule(e.rule).id == role);
            assert!(shown, "{}.lang shows no example of {role}", language.code);
        }
    }
}
