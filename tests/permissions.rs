//! What the extension asks for is what SECURITY.md gives a reason for, and its own pages may reach nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value as Json;
use std::collections::BTreeSet;

fn manifest() -> Json {
    serde_json::from_str(include_str!("../extension/manifest.json")).unwrap()
}

fn strings(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_string)).collect()
}

/// The first cells of the table below a heading.
fn reasons(heading: &str) -> BTreeSet<String> {
    let text = include_str!("../SECURITY.md");
    let part = text.split(heading).nth(1).expect("the heading").split("\n## ").next().unwrap();
    part.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).map(str::to_string).collect()
}

#[test]
fn every_permission_has_a_reason_and_every_reason_a_permission() {
    let manifest = manifest();
    let asked: BTreeSet<String> = ["permissions", "host_permissions"].iter().flat_map(|key| strings(&manifest[*key])).collect();
    assert_eq!(asked, reasons("## What it asks for"));
    for key in ["optional_permissions", "optional_host_permissions", "externally_connectable"] {
        assert!(manifest[key].is_null(), "{key}");
    }
}

#[test]
fn the_pages_of_the_extension_reach_nothing_but_the_extension() {
    let manifest = manifest();
    let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
    let rules: Vec<&str> = policy.split(';').map(str::trim).collect();
    assert!(rules.contains(&"default-src 'none'") && rules.contains(&"connect-src 'self'"), "{policy}");
    for rule in rules {
        let sources: Vec<&str> = rule.split(' ').skip(1).collect();
        assert!(sources.iter().all(|s| ["'self'", "'none'", "'wasm-unsafe-eval'"].contains(s)), "{rule}");
    }
    let resources = &manifest["web_accessible_resources"];
    assert_eq!(resources.as_array().unwrap().len(), 1);
    assert_eq!(strings(&resources[0]["resources"]), ["panel.html"]);
    assert_eq!(resources[0]["use_dynamic_url"], true);
}

/// Where a file that shows something lies.
const PLACES: [&str; 6] = ["", "tests", "tests/browser", "tests/bench", "tests/fuzz", "extension"];

fn file_named(name: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = PLACES.iter().map(|place| root.join(place).join(name)).find(|path| path.is_file());
    std::fs::read_to_string(path.unwrap_or_else(|| panic!("no such file: {name}"))).unwrap()
}

#[test]
fn every_line_of_the_threat_model_names_what_shows_it() {
    let text = include_str!("../SECURITY.md").split("## Who tries what").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---") && !line.contains("shown by")).collect();
    assert!(rows.len() > 15, "{} rows", rows.len());
    for row in rows {
        let shown = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let (mut file, mut names, mut rest) = (String::new(), 0, shown);
        while let Some(at) = rest.find(['`', '"']) {
            let quote = &rest[at..=at];
            let (part, after) = rest[at + 1..].split_once(quote).expect("a closing quote");
            rest = after;
            if quote == "`" {
                file = file_named(part);
            } else {
                assert!(file.contains(part), "{part:?} is not in the file that is to show it: {row}");
                names += 1;
            }
        }
        assert!(names > 0, "nothing shows it: {row}");
    }
}
