//! The export in the Data Privacy Vocabulary: only listed terms, every member known, readable as JSON-LD, denials kept.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fineprint::report::dpv::{document, map, OWN, TERMS};
use fineprint::report::{Evidence, Fact, Report, Status, Value};
use fineprint::{analyze, reader, Options};
use oxjsonld::JsonLdParser;
use serde_json::Value as Json;
use std::collections::BTreeSet;

const PREFIXES: [&str; 4] = ["dpv:", "eu-gdpr:", "loc:", "pd:"];

fn terms() -> BTreeSet<&'static str> {
    TERMS.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
}

fn demo(language: &str) -> Report {
    let file = format!("tests/fixtures/demo/policy-{language}.html");
    let model = reader::read(&std::fs::read(&file).unwrap(), &file, Some("https://shop.example/privacy")).unwrap();
    analyze(&model, &Options { source: file, today: None, settled: true, with_text: true })
}

/// A report whose only fact is this one.
fn with(id: &str, status: Status, value: Value) -> Report {
    let mut report = demo("en");
    let evidence = vec![Evidence { quote: "So it is.".into(), start: 0, end: 9, section: None, member: None }];
    report.policy.as_mut().unwrap().facts = vec![Fact { id: id.into(), status, value: Some(value), evidence }];
    report
}

/// Every key and every name of a term in a document.
fn names(json: &Json, out: &mut BTreeSet<String>) {
    match json {
        Json::Object(all) => {
            for (key, value) in all.iter().filter(|(k, _)| *k != "@context") {
                out.insert(key.clone());
                if key == "@id" || key == "@type" {
                    out.extend(value.as_str().map(str::to_string));
                    out.extend(value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_string)));
                }
                names(value, out);
            }
        }
        Json::Array(all) => all.iter().for_each(|v| names(v, out)),
        _ => {}
    }
}

fn vocabulary(json: &Json) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    names(json, &mut all);
    all.into_iter().filter(|n| PREFIXES.iter().any(|p| n.starts_with(p))).collect()
}

/// The triples, as a library for JSON-LD reads them; it fetches nothing.
fn triples(json: &Json) -> Vec<(String, String)> {
    let text = serde_json::to_vec(json).unwrap();
    let quads: Result<Vec<_>, _> = JsonLdParser::new().for_slice(&text).collect();
    quads.expect("valid JSON-LD").into_iter().map(|q| (q.predicate.as_str().to_string(), q.object.to_string())).collect()
}

/// How many triples there have to be, if none is lost.
fn expected(json: &Json) -> usize {
    match json {
        Json::Object(node) if node.contains_key("@value") => 0,
        Json::Object(node) => {
            let of = |v: &Json| v.as_array().map_or(1, Vec::len);
            node.iter()
                .filter(|(k, _)| !matches!(k.as_str(), "@context" | "@id"))
                .map(|(k, v)| of(v) + if k == "@type" { 0 } else { expected(v) })
                .sum()
        }
        Json::Array(all) => all.iter().map(expected).sum(),
        _ => 0,
    }
}

#[test]
fn the_table_uses_listed_terms_only() {
    let terms = terms();
    for entry in map::entries() {
        for term in [entry.property, entry.object] {
            assert!(term.starts_with("fp:") || terms.contains(term), "{term} is not in terms.txt");
        }
        assert_eq!(entry.object.starts_with("fp:"), entry.reason.is_some(), "a reason goes with a term of our own: {entry:?}");
    }
}

#[test]
fn every_member_of_the_schema_has_its_line() {
    fn enums<'a>(json: &'a Json, out: &mut Vec<&'a str>) {
        match json {
            Json::Object(all) => {
                out.extend(all.get("enum").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str));
                all.iter().filter(|(k, _)| *k != "enum").for_each(|(_, v)| enums(v, out));
            }
            Json::Array(all) => all.iter().for_each(|v| enums(v, out)),
            _ => {}
        }
    }
    let schema: Json = serde_json::from_str(include_str!("../src/report/report.schema.json")).unwrap();
    let fact = &schema["$defs"]["fact"];
    let mut seen = BTreeSet::new();
    for rule in fact["allOf"].as_array().unwrap() {
        let id = &rule["if"]["properties"]["id"];
        let ids: Vec<&str> =
            id["const"].as_str().into_iter().chain(id["enum"].as_array().into_iter().flatten().filter_map(Json::as_str)).collect();
        let mut members = Vec::new();
        enums(&rule["then"], &mut members);
        for id in ids {
            seen.insert(id.to_string());
            // Kinds of contacts, opt-outs and dates are written as they are.
            if matches!(id, "privacy_contact" | "opt_outs" | "effective_date") {
                continue;
            }
            for member in &members {
                let known =
                    !map::of(id, member).is_empty() || ["gpc", "dnt"].iter().any(|s| !map::of(id, &format!("{s}.{member}")).is_empty());
                assert!(known, "map.txt has no line for {id} {member}");
            }
        }
    }
    for id in fact["properties"]["id"]["enum"].as_array().unwrap() {
        assert!(seen.contains(id.as_str().unwrap()), "the schema says nothing of the value of {id}");
    }
}

#[test]
fn the_demo_policies_lose_no_key() {
    for language in ["en", "nl", "fr", "de"] {
        let report = demo(language);
        let json = document(&report);
        let listed = terms();
        for name in vocabulary(&json) {
            assert!(listed.contains(name.as_str()), "{name} is not in terms.txt");
        }
        let found = triples(&json);
        assert_eq!(found.len(), expected(&json), "{language}");
        let statements = json["fp:statement"].as_array().unwrap();
        assert!(statements.len() > 20, "{language}: {}", statements.len());
        for statement in statements {
            let quotes = statement["fp:evidence"].as_array().unwrap();
            assert!(!quotes.is_empty(), "{statement}");
            for quote in quotes {
                assert_eq!(quote["oa:hasSelector"]["oa:exact"]["@language"], language);
            }
        }
        assert_eq!(json, document(&report));
    }
}

#[test]
fn a_denial_is_no_assertion() {
    let set = |all: &[&str]| Value::Set(all.iter().map(|s| s.to_string()).collect());
    let one = |v: &str| Value::One(v.into());
    let transfers = Value::Transfers { outside_eea: Some(false), countries: vec!["US".into()], safeguards: vec!["scc".into()] };
    let cases = [
        ("sale_share", Status::StatedNo, one("no"), "dpv:SellDataToThirdParties", "fp:denies"),
        ("sale_share", Status::Conditional, one("no"), "dpv:SellDataToThirdParties", "fp:denies"),
        ("sale_share", Status::Conditional, one("qualified_no"), "dpv:SellDataToThirdParties", "fp:qualifies"),
        ("sale_share", Status::Qualified, one("qualified_no"), "dpv:SellDataToThirdParties", "fp:qualifies"),
        ("targeted_ads", Status::StatedNo, one("no"), "dpv:TargetedAdvertising", "fp:denies"),
        ("sensitive_data", Status::StatedNo, set(&[]), "dpv:SensitivePersonalData", "fp:denies"),
        ("data_categories", Status::StatedNo, set(&["location"]), "pd:Location", "fp:denies"),
        ("transfers", Status::StatedNo, transfers, "fp:TransferOutsideEEA", "fp:denies"),
    ];
    for (id, status, value, term, property) in cases {
        let json = document(&with(id, status, value));
        let statements = json["fp:statement"].as_array().unwrap();
        assert_eq!(statements[0][property]["@id"], term, "{id}");
        for statement in statements {
            let said = statement.as_object().unwrap().keys().any(|k| k.starts_with("dpv:"));
            assert!(!said && statement["@type"] != "dpv:Process", "{id}: {statement}");
        }
        assert_eq!(triples(&json).len(), expected(&json));
    }
}

#[test]
fn an_age_stays_an_age_beside_a_denial() {
    let value = Value::Children { min_age: Some(16), knowingly_collects: Some(false), parental_consent: Some(true) };
    let json = document(&with("children", Status::StatedNo, value));
    assert_eq!(json["fp:statement"][0]["fp:minimumAge"], 16);
    assert_eq!(json["fp:statement"][1]["fp:denies"]["@id"], "fp:KnowingCollectionFromChildren");
    assert_eq!(json["fp:statement"][2]["fp:children"]["@id"], "fp:ParentalConsent");
}

#[test]
fn what_was_not_found_is_not_spoken_of() {
    let mut report = with("sale_share", Status::NotFound, Value::One("no".into()));
    report.policy.as_mut().unwrap().facts[0].value = None;
    assert!(document(&report).get("fp:statement").is_none());
}

#[test]
fn conditional_rights_are_not_taken_for_rights_of_the_gdpr() {
    let json = document(&with("rights", Status::Conditional, Value::Set(vec!["access".into()])));
    assert_eq!(json["fp:statement"][0]["dpv:hasRight"]["@id"], "dpv:DataSubjectRight");
}

#[test]
fn an_own_term_stays_apart() {
    let json = document(&with("ai_training", Status::StatedYes, Value::One("yes".into())));
    assert!(triples(&json).iter().any(|(_, o)| *o == format!("<{OWN}AITraining>")));
}
