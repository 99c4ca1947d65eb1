//! The five policies that the project began from, read where they lie; skipped with one line where they are absent.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::report::{Report, Status, Value};
use fineprint::{analyze, reader, Options};
use std::path::Path;

const LANGUAGES: [(&str, &str); 5] = [("000", "nl"), ("001", "fr"), ("002", "en"), ("003", "nl"), ("004", "nl")];

/// The report of each seed, or nothing where the texts are not there.
fn reports() -> Vec<(String, Report)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: ../shared/seeds is not here");
        return Vec::new();
    };
    let mut files: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    let read = |p: &std::path::PathBuf| {
        let name = p.file_name().unwrap().to_string_lossy().into_owned();
        let model = reader::read(&std::fs::read(p).unwrap(), &name, None).unwrap();
        let options = Options { source: name.clone(), today: Some("2026-11-22".into()), settled: true, with_text: true };
        (name, analyze(&model, &options))
    };
    files.iter().map(read).collect()
}

#[test]
fn kind_and_language_are_told() {
    for (name, report) in reports() {
        let language = LANGUAGES.iter().find(|l| name.starts_with(l.0)).map(|l| l.1);
        assert_eq!((report.page.kind.as_str(), report.page.language.as_deref()), ("privacy_policy", language), "{name}");
    }
}

#[test]
fn every_quote_stands_in_the_text() {
    for (name, report) in reports() {
        let units: Vec<u16> = report.text.as_deref().unwrap().encode_utf16().collect();
        for fact in &report.policy.unwrap().facts {
            assert_eq!(fact.evidence.is_empty(), fact.status == Status::NotFound, "{name} {}", fact.id);
            for quote in &fact.evidence {
                let slice = String::from_utf16(&units[quote.start as usize..quote.end as usize]).unwrap();
                assert_eq!(slice.split_whitespace().collect::<Vec<_>>().join(" "), quote.quote, "{name} {}", fact.id);
            }
        }
    }
}

#[test]
fn the_right_to_erasure_is_stated_in_all_but_the_last() {
    for (name, report) in reports() {
        let policy = report.policy.unwrap();
        let rights = policy.facts.iter().find(|f| f.id == "rights").unwrap();
        let stated = matches!(&rights.value, Some(Value::Set(members)) if members.iter().any(|m| m == "erase"));
        assert_eq!(stated, !name.starts_with("004"), "{name}");
        let sale = policy.facts.iter().find(|f| f.id == "sale_share").unwrap();
        assert_ne!(sale.status, Status::StatedYes, "{name}");
    }
}
