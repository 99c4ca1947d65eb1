//! Labels in words of our own, each with its role: `tests/fixtures/banners/labels.txt`.
//!
//! They were written before the rules of their language were looked at, so they ask for words and not for what the rules say.

use super::role::{label_rules, resolve};

const LABELS: &str = include_str!("../../tests/fixtures/banners/labels.txt");

/// The lines of the file: a role, then labels between bars, under the code of their language.
fn labels() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = LABELS.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut language = "";
    lines.flat_map(move |line| {
        if let Some(code) = line.strip_prefix('[') {
            language = code.trim_end_matches(']');
        }
        let (role, of) = line.split_once(": ").unwrap_or_default();
        let code = language;
        of.split(" | ").filter(|l| !l.is_empty()).map(move |label| (code, role, label))
    })
}

#[test]
fn every_label_has_its_role() {
    let (mut all, mut wrong) = (0, Vec::new());
    for (language, wanted, label) in labels() {
        let is = resolve(&label_rules(label), language).unwrap_or("none");
        let is = if is == "object" { "reject" } else { is };
        all += 1;
        if is != wanted {
            wrong.push(format!("{language} {wanted}: \"{label}\" is {is}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}
