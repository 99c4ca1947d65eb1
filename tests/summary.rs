//! The summary: the texts are complete in every language of the interface, and what is not stated is never said to be so.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::report::{Concern, Duration, Evidence, Fact, Page, Policy, Report, Section, Status, Value};
use fineprint::summary::locale::{Locale, FILES};
use fineprint::summary::{markdown, of, text, Words};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../src/report/report.schema.json");

/// Scripts and pages of the extension, and the parts of the core that ask for texts.
fn sources() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in [
        "extension",
        "extension/background",
        "extension/common",
        "extension/content",
        "extension/export",
        "extension/pdf",
        "extension/popup",
        "extension/summary",
        "extension/letters",
        "src/summary",
        "src/changes",
        "src/web",
        "src/report",
    ] {
        files.extend(std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.sort();
    let kinds = ["js", "html", "rs", "json"];
    files.retain(|f| f.extension().and_then(|e| e.to_str()).is_some_and(|e| kinds.contains(&e)));
    assert!(files.len() > 30, "{files:?}");
    files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect()
}

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
    let composed = [
        "a_gpc_",
        "a_dnt_",
        "card_",
        "form_p_",
        "m_rights_",
        "form_r_",
        "form_t_",
        "form_first",
        "form_settings",
        "let_d_",
        "let_k_",
        "let_m_",
        "let_way_",
        "let_who_",
        "opt_reset_",
        "opt_wipe_",
        "pay_",
        "ref_own_",
        "step_then_",
        "ui_hints_",
    ];
    let sources = sources();
    let unused: Vec<_> = keys(FILES[0].1)
        .into_iter()
        .filter(|key| !asked.contains(key) && !sources.iter().any(|source| source.contains(key.as_str())))
        .filter(|key| !composed.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_sources_ask_for_no_text_that_is_missing() {
    let known = keys(FILES[0].1);
    for source in sources() {
        for word in source.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let asks = ["ui_", "a_", "badge_"].iter().any(|prefix| word.starts_with(prefix) && !word.ends_with('_'));
            // Names of the sources, or of the browser, that begin like a key.
            let other = ["a_text", "badge_title_of", "ui_locale"].contains(&word);
            assert!(!asks || other || known.contains(word), "{word} has no text");
        }
    }
}

/// A report with the given facts; all others were looked for and not found.
fn report(stated: Vec<Fact>, concerns: Vec<Concern>) -> Report {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let ids = strings(&schema["$defs"]["fact"]["properties"]["id"]["enum"]);
    let not_found = |id: &str| Fact { id: id.to_string(), status: Status::NotFound, value: None, evidence: vec![] };
    let section = |id: &str, heading: &str, level, topic: &str, start, end| Section {
        id: id.to_string(),
        heading: heading.to_string(),
        level,
        topics: list(&[topic]),
        start,
        end,
    };
    Report {
        schema: fineprint::report::SCHEMA.to_string(),
        source: "policy.html".to_string(),
        settled: true,
        page: Page {
            url: String::new(),
            title: "Privacy".to_string(),
            language: Some("en".to_string()),
            kind: "privacy_policy".to_string(),
            confidence: 1.0,
            reasons: list(&["title"]),
        },
        policy: Some(Policy {
            words: 1200,
            reading_minutes: 6,
            hidden_words: None,
            sections: vec![
                section("s1", "", 1, "other", 0, 10),
                section("s2", "How long we keep it 🙂", 2, "data_retention", 10, 90),
                section("s3", "Parcels", 3, "other", 90, 120),
            ],
            facts: ids.iter().map(|id| stated.iter().find(|f| f.id == *id).cloned().unwrap_or_else(|| not_found(id))).collect(),
            unread: None,
            concerns,
        }),
        banners: vec![],
        closed_banners: Vec::new(),
        text: None,
    }
}

fn list(members: &[&str]) -> Vec<String> {
    members.iter().map(|m| m.to_string()).collect()
}

fn fact(id: &str, status: Status, value: Value, evidence: Vec<Evidence>) -> Fact {
    Fact { id: id.to_string(), status, value: Some(value), evidence }
}

fn quote(words: &str, member: Option<&str>) -> Evidence {
    Evidence { quote: words.to_string(), start: 20, end: 60, section: Some("s2".to_string()), member: member.map(str::to_string) }
}

fn retention(durations: &[(&str, &str)], quoted: &str) -> Fact {
    let durations = durations.iter().map(|(value, what)| Duration { value: value.to_string(), what: what.to_string() }).collect();
    fact("retention", Status::StatedYes, Value::Retention { durations, criterion: true, indefinite: false }, vec![quote(quoted, None)])
}

#[test]
fn every_language_has_a_row_for_each_right_and_says_what_is_not_stated() {
    let quotes = vec![quote("You may see your data.", Some("access")), quote("You may have it erased.", Some("erase"))];
    let rights = vec![fact("rights", Status::StatedYes, Value::Set(list(&["access", "erase"])), quotes)];
    let report = report(rights, vec![]);
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
fn the_rows_stand_in_the_order_in_which_people_ask_on_every_policy() {
    let asked = [
        "data_categories",
        "purposes",
        "recipients",
        "sale_share",
        "retention",
        "transfers",
        "rights",
        "opt_outs",
        "privacy_contact",
        "effective_date",
    ];
    let found = |id: &str| fact(id, Status::NotFound, Value::Set(vec![]), vec![]);
    let order = |facts: Vec<Fact>| {
        let words = Locale::of("en");
        let report = report(facts, vec![]);
        let rows = of(&report, &words).unwrap().rows;
        (rows.iter().map(|r| r.fact.clone()).collect::<Vec<_>>(), rows, text(&report, &words), markdown(&report, &words))
    };
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let all = strings(&schema["$defs"]["fact"]["properties"]["id"]["enum"]);
    let (ids, rows, ..) = order(all.iter().map(|id| found(id)).collect());
    assert_eq!(ids.len(), all.len(), "a row for each fact");
    let at: Vec<_> = asked.iter().map(|id| ids.iter().position(|i| i == id).unwrap()).collect();
    assert!(at.is_sorted(), "{ids:?}");
    let quiet: Vec<_> = rows.iter().filter(|r| r.quiet).map(|r| r.fact.as_str()).collect();
    assert_eq!(quiet, ["sensitive_data", "automated_decisions", "ai_training", "gpc_dnt"]);
    // Whatever was found, and however the report has it.
    let stated = fact("ai_training", Status::StatedYes, Value::One("yes".to_string()), vec![]);
    let (again, rows, text, markdown) = order(vec![found("effective_date"), stated, found("gpc_dnt"), found("purposes")]);
    assert_eq!(again, ids);
    assert!(!rows.iter().any(|r| r.quiet && r.fact == "ai_training"));
    for view in [text, markdown] {
        assert!(view.contains("Does it train AI?") && !view.contains("Is my browser signal honoured?"), "{view}");
    }
}

#[test]
fn a_denied_right_is_not_answered_with_yes() {
    let denied = vec![fact("rights", Status::StatedNo, Value::Set(list(&["port"])), vec![quote("No copies.", None)])];
    let summary = of(&report(denied, vec![]), &Locale::of("en")).unwrap();
    let port = summary.rights.iter().find(|r| r.member.as_deref() == Some("port")).unwrap();
    assert_eq!((port.status, port.answer.as_str(), port.quotes.len()), (Status::StatedNo, "", 1));
}

#[test]
fn what_the_law_asks_for_is_listed_by_name() {
    let items = Some(list(&["retention", "rights.complain"]));
    let report = report(vec![], vec![Concern { id: "missing_items".to_string(), evidence: vec![], items }]);
    let words = Locale::of("en");
    let summary = of(&report, &words).unwrap();
    assert_eq!(summary.concerns[0].items, ["How long is it kept?", "May I complain to an authority?"]);
    assert!(text(&report, &words).contains("    - How long is it kept?"));
}

#[test]
fn the_outline_leads_to_the_headings() {
    let summary = of(&report(vec![], vec![]), &Locale::of("en")).unwrap();
    let outline: Vec<_> = summary.outline.iter().map(|p| (p.heading.as_str(), p.level, p.start, p.end, p.topics.len())).collect();
    assert_eq!(outline, [("How long we keep it 🙂", 1, 10, 32, 1), ("Parcels", 2, 90, 97, 0)]);
}

#[test]
fn empty_lists_are_denials_only_where_the_policy_denies() {
    let nobody = Value::Categories { categories: vec![], names: vec![] };
    let abroad = Value::Transfers { outside_eea: Some(true), countries: list(&["US"]), safeguards: list(&["scc"]) };
    let stated = vec![
        fact("complaint", Status::StatedYes, Value::Names(vec![]), vec![quote("You may complain to a supervisory authority.", None)]),
        fact("recipients", Status::StatedNo, nobody, vec![quote("We share it with nobody.", None)]),
        fact("transfers", Status::StatedYes, abroad, vec![quote("To the United States.", None)]),
        retention(&[("P1Y", "orders"), ("P30D", "")], "One year."),
    ];
    let report = report(stated, vec![]);
    let summary = of(&report, &Locale::of("en")).unwrap();
    let answer = |id: &str| summary.rows.iter().find(|r| r.fact == id).unwrap().answer.clone();
    assert_eq!(answer("complaint"), "A supervisory authority, not named");
    assert_eq!(answer("recipients"), "Nobody, it says");
    assert_eq!(answer("retention"), "1 year, 30 days. As long as needed");
    assert_eq!(
        answer("transfers"),
        "Yes, outside the European Economic Area. Countries: United States. Safeguards: standard contract clauses"
    );
}

#[test]
fn the_text_is_80_columns_wide_in_every_language() {
    let long = "We keep the data of an order for as long as the order, its payment and its guarantee make it necessary. ".repeat(4);
    let ads = fact("targeted_ads", Status::Conditional, Value::One("opt_out".to_string()), vec![quote(long.trim(), None)]);
    let endless = Concern { id: "indefinite_retention".to_string(), evidence: vec![quote(long.trim(), None)], items: None };
    let report = report(vec![retention(&[], long.trim()), ads], vec![endless]);
    for (code, _) in FILES {
        let words = Locale::of(code);
        for line in text(&report, &words).lines() {
            assert!(line.chars().count() <= 80, "{code}: {line}");
        }
        assert!(markdown(&report, &words).starts_with("# "));
    }
}
