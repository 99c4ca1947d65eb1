//! `fineprint report --jsonl --files-from`: every name has its report, in the order of the list, also past what is read at once.
#![allow(clippy::expect_used)]

use std::io::Write;
use std::process::{Command, Stdio};

fn run(list: &str) -> (bool, Vec<serde_json::Value>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fineprint"))
        .args(["report", "--jsonl", "--today", "2026-01-01", "--files-from", "-"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a standard input");
    let list = list.to_string();
    let writer = std::thread::spawn(move || input.write_all(list.as_bytes()));
    let out = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends").expect("the list is taken");
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    (out.status.success(), text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
}

#[test]
fn reports_come_in_the_order_of_a_long_list() {
    let files: Vec<String> = ["en", "nl", "fr", "de"].iter().map(|l| format!("tests/fixtures/demo/policy-{l}.html")).collect();
    let names: Vec<&str> = (0..700).map(|i| files[(i + i / 5) % 4].as_str()).collect();
    let (fine, reports) = run(&(names.join("\n") + "\n"));
    assert!(fine);
    let sources: Vec<&str> = reports.iter().filter_map(|r| r["source"].as_str()).collect();
    assert_eq!(sources, names);
    let of = |name: &str| reports.iter().filter(|r| r["source"] == name).collect::<Vec<_>>();
    for file in &files {
        let all = of(file);
        assert!(all.windows(2).all(|w| w[0] == w[1]), "{file} has one report");
        assert_eq!(all[0]["page"]["kind"], "privacy_policy", "{file}");
    }
}

#[test]
fn a_file_that_is_missing_has_its_place_too() {
    let (fine, reports) = run("tests/fixtures/demo/policy-en.html\n\nno/such.html\ntests/fixtures/demo/policy-nl.html\n");
    assert!(!fine);
    let errors: Vec<bool> = reports.iter().map(|r| r["error"].is_string()).collect();
    assert_eq!(errors, [false, true, false]);
}
