//! The examples of the language files, as tests: every `=` line fires its rule, no `!` line does.

use super::document::Document;
use super::hit::Hits;
use crate::language::example::{check, Example};
use crate::language::{Grammar, Language, Sort};
use crate::page::{Block, PageModel, Role};

const EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// ` / ` begins a new block: a part without a mark at its end is a heading, parts behind a colon are items.
fn model(text: &str) -> PageModel {
    let parts: Vec<&str> = text.split(" / ").collect();
    let mut listed = false;
    let block = |(i, part): (usize, &&str)| {
        let last = i + 1 == parts.len();
        let role = if listed {
            Role::Item
        } else if !last && !part.ends_with(['.', ':', '!', ';', ',']) {
            Role::Heading
        } else {
            Role::Paragraph
        };
        listed |= part.ends_with(':');
        Block { text: part.to_string(), role, level: if role == Role::Heading { 2 } else { 1 }, ..Block::default() }
    };
    PageModel { blocks: parts.iter().enumerate().map(block).collect(), ..PageModel::default() }
}

/// Whether a rule, or another one that says the same, fires in a text.
fn fires(language: &'static Grammar, number: usize, text: &str) -> bool {
    let model = model(text);
    let doc = Document::of(&model, language);
    let hits = Hits::of(&doc);
    let rule = &language.rules[number];
    match rule.sort {
        Sort::Context => (0..doc.sentences.len()).any(|s| hits.own_holds(&doc, s, rule.id)),
        _ => hits.hits.iter().any(|h| {
            let other = &language.rules[h.rule as usize];
            (other.sort, other.id, other.value) == (rule.sort, rule.id, rule.value)
        }),
    }
}

#[test]
fn every_example_does_as_its_file_says() {
    check(EXAMPLES, |example| {
        let language = Language::of(example.language).and_then(|l| l.grammar()).expect("a language of its own file");
        let rule = &language.rules[example.rule];
        (fires(language, example.rule, example.text), format!("{} {}", rule.id, rule.value))
    });
}

#[test]
fn a_file_with_facts_shows_examples_of_them() {
    for language in
        Language::all().iter().filter_map(|l| l.grammar()).filter(|l| l.rules.iter().any(|r| r.sort == Sort::Fact && r.id == "rights"))
    {
        let shown = EXAMPLES.iter().filter(|e| e.language == language.code && e.good).count();
        assert!(shown >= 20, "{} has {shown} examples", language.code);
    }
}
