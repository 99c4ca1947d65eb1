//! The summary: the texts are complete in every language of the interface, and what is not stated is never said to be so.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::report::{Report, Status, Value};
use fineprint::summary::locale::{Locale, FILES};
use fineprint::summary::{markdown, of, text, Words};
use serde_json::{json, Map, Value as Json};
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../src/report/report.schema.json");

/// Scripts and pages of the extension, and the parts of the core that ask for texts.
const SOURCES: [&str; 11] = [
    include_str!("../extension/manifest.json"),
    include_str!("../extension/badge.js"),
    include_str!("../extension/popup.html"),
    include_str!("../extension/popup.js"),
    include_str!("../extension/marker.js"),
    include_str!("../src/summary/answer.rs"),
    include_str!("../src/summary/mod.rs"),
    include_str!("../src/summary/write.rs"),
    include_str!("../src/web/mod.rs"),
    include_str!("../src/web/popup.rs"),
    include_str!("../src/report/value.rs"),
];

fn texts(file: &str) -> Map<String, Json> {
    serde_json::from_str(file).unwrap()
}

fn keys(file: &str) -> BTreeSet<String> {
    texts(file).keys().cloned().collect()
}

fn strings(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().filter_map(|m| m.as_str().map(str::to_string)).collect()
}

/// Every key that a report can ask for, by the vocabulary of its schema.
fn asked() -> Vec<String> {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let policy = &schema["properties"]["policy"]["anyOf"][1]["properties"];
    let fact = &schema["$defs"]["fact"];
    let list = |prefix: &str, list: &Json| strings(list).into_iter().map(|m| format!("{prefix}_{m}")).collect::<Vec<_>>();
    let mut out = list("kind", &schema["properties"]["page"]["properties"]["kind"]["enum"]);
    out.extend(list("q", &fact["properties"]["id"]["enum"]));
    out.extend(list("status", &fact["properties"]["status"]["enum"]));
    out.extend(list("c", &policy["concerns"]["items"]["properties"]["id"]["enum"]));
    out.extend(list("t", &policy["sections"]["items"]["properties"]["topics"]["items"]["enum"]));
    for shape in fact["allOf"].as_array().unwrap() {
        let Some(id) = shape["if"]["properties"]["id"]["const"].as_str() else { continue };
        let value = &shape["then"]["properties"]["value"];
        let (prefix, members) = match id {
            "rights" => ("right".to_string(), &value["items"]["enum"]),
            "effective_date" => ("a".to_string(), &value["properties"]["kind"]["enum"]),
            "opt_outs" => ("m_opt_outs".to_string(), &value["items"]["properties"]["kind"]["enum"]),
            "recipients" | "cookies_tracking" => (format!("m_{id}"), &value["properties"]["categories"]["items"]["enum"]),
            "transfers" => (format!("m_{id}"), &value["properties"]["safeguards"]["items"]["enum"]),
            _ if value["enum"].is_array() => (format!("m_{id}"), &value["enum"]),
            _ if value["items"]["enum"].is_array() => (format!("m_{id}"), &value["items"]["enum"]),
            "gpc_dnt" => {
                out.extend(["gpc", "dnt"].iter().flat_map(|s| list(&format!("a_{s}"), &value["properties"][*s]["enum"])));
                continue;
            }
            _ => continue,
        };
        out.extend(list(&prefix, members));
    }
    out
}

#[test]
fn the_languages_of_the_interface_have_the_same_keys() {
    let english = keys(FILES[0].1);
    for (code, file) in FILES {
        assert_eq!(keys(file), english, "{code} and en differ");
        for (key, entry) in texts(file) {
            assert!(key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'), "{code}: {key}");
            let text = entry["message"].as_str().unwrap();
            assert!(!text.trim().is_empty(), "{code}: {key} is empty");
            let holes = |text: &str| ["$1", "$2"].map(|hole| text.contains(hole));
            assert_eq!(holes(text), holes(texts(FILES[0].1)[&key]["message"].as_str().unwrap()), "{code}: {key} fills other holes");
        }
    }
}

#[test]
fn every_word_of_the_vocabulary_has_a_text() {
    let known = keys(FILES[0].1);
    let asked = asked();
    assert!(asked.len() > 150, "the schema was not understood: {} keys", asked.len());
    let missing: Vec<_> = asked.iter().filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "without a text: {missing:?}");
}

#[test]
fn no_text_is_left_that_nothing_asks_for() {
    let asked: BTreeSet<String> = asked().into_iter().collect();
    let composed = ["a_gpc_", "a_dnt_"];
    let unused: Vec<_> = keys(FILES[0].1)
        .into_iter()
        .filter(|key| !asked.contains(key) && !SOURCES.iter().any(|source| source.contains(key.as_str())))
        .filter(|key| !composed.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_sources_ask_for_no_text_that_is_missing() {
    let known = keys(FILES[0].1);
    for source in SOURCES {
        for word in source.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let asks = ["ui_", "a_", "badge_"].iter().any(|prefix| word.starts_with(prefix) && !word.ends_with('_'));
            // Names of the sources that begin like a key.
            let other = ["a_text", "badge_title_of"].contains(&word);
            assert!(!asks || other || known.contains(word), "{word} has no text");
        }
    }
}

/// A report with the given facts; all others were looked for and not found.
fn report(stated: Json, concerns: Json) -> Report {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let facts: Vec<Json> = strings(&schema["$defs"]["fact"]["properties"]["id"]["enum"])
        .into_iter()
        .map(|id| {
            let found = stated.as_array().unwrap().iter().find(|f| f["id"] == json!(id));
            found.cloned().unwrap_or_else(|| json!({"id": id, "status": "not_found", "value": null, "evidence": []}))
        })
        .collect();
    serde_json::from_value(json!({
        "schema": "fineprint.report/1", "source": "policy.html", "settled": true,
        "page": {"url": "", "title": "Privacy", "language": "en", "kind": "privacy_policy", "confidence": 1.0, "reasons": ["title"]},
        "policy": {
            "words": 1200, "reading_minutes": 6,
            "sections": [
                {"id": "s1", "heading": "", "level": 1, "topics": ["other"], "start": 0, "end": 10},
                {"id": "s2", "heading": "How long we keep it 🙂", "level": 2, "topics": ["data_retention"], "start": 10, "end": 90},
                {"id": "s3", "heading": "Parcels", "level": 3, "topics": ["other"], "start": 90, "end": 120},
            ],
            "facts": facts, "concerns": concerns,
        },
        "banners": [],
    }))
    .unwrap()
}

fn quote(words: &str, member: Option<&str>) -> Json {
    let mut evidence = json!({"quote": words, "start": 20, "end": 60, "section": "s2"});
    if let Some(member) = member {
        evidence["member"] = json!(member);
    }
    evidence
}

#[test]
fn every_language_has_a_row_for_each_right_and_says_what_is_not_stated() {
    let rights = json!([{"id": "rights", "status": "stated_yes", "value": ["access", "erase"], "evidence": [
        quote("You may see your data.", Some("access")), quote("You may have it erased.", Some("erase")),
    ]}]);
    let report = report(rights, json!([]));
    for (code, _) in FILES {
        let words = Locale::of(code);
        let summary = of(&report, &words).unwrap();
        let members: Vec<_> = summary.rights.iter().filter_map(|r| r.member.as_deref()).collect();
        assert_eq!(members, ["access", "rectify", "erase", "restrict", "object", "port", "withdraw", "complain"]);
        for row in &summary.rights {
            let stated = ["access", "erase"].contains(&row.member.as_deref().unwrap());
            assert_eq!(row.status == Status::StatedYes, stated);
            assert_eq!(row.quotes.len(), usize::from(stated), "{row:?}");
            assert_eq!(row.answer.is_empty(), !stated);
        }
        for row in summary.rows.iter().filter(|r| r.status == Status::NotFound) {
            assert_eq!(row.label, words.get("status_not_found", &[]));
            assert!(row.answer.is_empty() && row.quotes.is_empty(), "{row:?}");
        }
    }
}

#[test]
fn a_denied_right_is_not_answered_with_yes() {
    let denied = json!([{"id": "rights", "status": "stated_no", "value": ["port"], "evidence": [quote("No copies.", None)]}]);
    let summary = of(&report(denied, json!([])), &Locale::of("en")).unwrap();
    let port = summary.rights.iter().find(|r| r.member.as_deref() == Some("port")).unwrap();
    assert_eq!((port.status, port.answer.as_str(), port.quotes.len()), (Status::StatedNo, "", 1));
}

#[test]
fn what_the_law_asks_for_is_listed_by_name() {
    let missing = json!([{"id": "missing_items", "evidence": [], "items": ["retention", "rights.complain"]}]);
    let report = report(json!([]), missing);
    let words = Locale::of("en");
    let summary = of(&report, &words).unwrap();
    assert_eq!(summary.concerns[0].items, ["How long is it kept?", "May I complain to an authority?"]);
    assert!(text(&report, &words).contains("    - How long is it kept?"));
}

#[test]
fn the_outline_leads_to_the_headings() {
    let summary = of(&report(json!([]), json!([])), &Locale::of("en")).unwrap();
    let outline: Vec<_> = summary.outline.iter().map(|p| (p.heading.as_str(), p.level, p.start, p.end, p.topics.len())).collect();
    assert_eq!(outline, [("How long we keep it 🙂", 1, 10, 32, 1), ("Parcels", 2, 90, 97, 0)]);
}

#[test]
fn empty_lists_are_denials_only_where_the_policy_denies() {
    let stated = json!([
        {"id": "complaint", "status": "stated_yes", "value": [], "evidence": [quote("You may complain to a supervisory authority.", None)]},
        {"id": "recipients", "status": "stated_no", "value": {"categories": [], "names": []}, "evidence": [quote("We share it with nobody.", None)]},
        {"id": "retention", "status": "stated_yes", "value": {"durations": [{"value": "P1Y", "what": "orders"}, {"value": "P30D", "what": ""}], "criterion": true, "indefinite": false}, "evidence": [quote("One year.", None)]},
        {"id": "transfers", "status": "stated_yes", "value": {"outside_eea": true, "countries": ["US"], "safeguards": ["scc"]}, "evidence": [quote("To the United States.", None)]},
    ]);
    let report = report(stated, json!([]));
    assert!(matches!(report.policy.as_ref().unwrap().facts[21].value, Some(Value::Set(ref list)) if list.is_empty()));
    let summary = of(&report, &Locale::of("en")).unwrap();
    let answer = |id: &str| summary.rows.iter().find(|r| r.fact == id).unwrap().answer.clone();
    assert_eq!(answer("complaint"), "A supervisory authority, not named");
    assert_eq!(answer("recipients"), "Nobody, it says");
    assert_eq!(answer("retention"), "1 year, 30 days. As long as needed");
    assert_eq!(answer("transfers"), "Yes, outside the European Economic Area. Countries: US. Safeguards: standard contract clauses");
}

#[test]
fn the_text_is_80_columns_wide_in_every_language() {
    let long = "We keep the data of an order for as long as the order, its payment and its guarantee make it necessary. ".repeat(4);
    let stated = json!([
        {"id": "retention", "status": "stated_yes", "value": {"durations": [], "criterion": true, "indefinite": false}, "evidence": [quote(long.trim(), None)]},
        {"id": "targeted_ads", "status": "conditional", "value": "opt_out", "evidence": [quote(long.trim(), None)]},
    ]);
    let report = report(stated, json!([{"id": "indefinite_retention", "evidence": [quote(long.trim(), None)]}]));
    for (code, _) in FILES {
        let words = Locale::of(code);
        for line in text(&report, &words).lines() {
            assert!(line.chars().count() <= 80, "{code}: {line}");
        }
        assert!(markdown(&report, &words).starts_with("# "));
    }
}
