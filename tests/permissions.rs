//! What the extension asks for is what SECURITY.md gives a reason for, and its own pages may reach nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

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
