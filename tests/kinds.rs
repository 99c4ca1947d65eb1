//! Kinds and languages of whole pages: each fixture is named after what it is, `KIND.LANGUAGE[.SHAPE].html`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::report::{Report, Status, Value};
use fineprint::summary::{locale::Locale, text};
use fineprint::{analyze, reader, Options};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/kinds")
}

fn report(name: &str) -> Report {
    let model = reader::read(&std::fs::read(folder().join(name)).unwrap(), name, None).unwrap();
    analyze(&model, &Options { source: name.to_string(), settled: true, with_text: true, ..Options::default() })
}

#[test]
fn every_page_is_what_its_name_says() {
    let mut names: Vec<String> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 34, "{names:?}");
    let wrong: Vec<String> = names
        .iter()
        .filter_map(|name| {
            let page = report(name).page;
            let mut parts = name.split('.');
            let right = parts.next() == Some(page.kind.as_str()) && parts.next() == page.language.as_deref();
            (!right).then(|| format!("{name}: {} in {:?}", page.kind, page.language))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn where_no_facts_are_read_there_are_none_and_the_reason_is_said() {
    for language in ["pl", "sv", "el", "ja", "ar", "hi"] {
        let report = report(&format!("privacy_policy.{language}.html"));
        let policy = report.policy.as_ref().unwrap();
        assert_eq!(policy.unread, Some("language"), "{language}");
        assert!(policy.facts.is_empty() && policy.concerns.is_empty(), "{language}");
        assert!(policy.sections.iter().filter(|s| !s.heading.is_empty()).count() >= 3, "{language}");
        let said = text(&report, &Locale::of("en"));
        assert!(said.contains("does not read policies in the language"), "{said}");
    }
    assert_eq!(report("privacy_policy.pt.html").policy.unwrap().unread, None);
}

#[test]
fn a_policy_in_portuguese_is_read() {
    let report = report("privacy_policy.pt.html");
    let policy = report.policy.unwrap();
    let fact = |id: &str| policy.facts.iter().find(|f| f.id == id).filter(|f| f.status != Status::NotFound).and_then(|f| f.value.clone());
    let set = |id: &str| match fact(id) {
        Some(Value::Set(members)) => members,
        other => panic!("{id}: {other:?}"),
    };
    assert!(matches!(fact("effective_date"), Some(Value::Date { date, .. }) if date == "2025-03-04"));
    assert!(matches!(fact("controller"), Some(Value::Names(names)) if names[0].name.starts_with("Roda Livre, Lda")));
    assert!(matches!(fact("privacy_contact"), Some(Value::Contacts(list)) if list[0].value == "oficina@rodalivre.example"));
    assert_eq!(set("rights"), ["access", "complain", "erase", "rectify"]);
    assert!(matches!(fact("retention"), Some(Value::Retention { durations, .. }) if durations.len() == 2));
    assert!(matches!(fact("complaint"), Some(Value::Names(names)) if names[0].name == "Comissão Nacional de Proteção de Dados"));
    // What the language has no rules for was not looked for, and is not said to be missing.
    assert!(policy.facts.iter().all(|f| f.id != "ai_training"));
}

#[test]
fn of_a_page_in_two_languages_only_one_is_read() {
    let report = report("privacy_policy.nl.mixed.html");
    let text = report.text.unwrap();
    let english = text.find("Privacy statement").unwrap();
    let starts = report.policy.unwrap().facts.into_iter().flat_map(|f| f.evidence).map(|e| e.start as usize).collect::<Vec<_>>();
    assert!(!starts.is_empty() && starts.iter().all(|s| *s < english), "{starts:?}");
}
