//! Writes what every language is known by as Rust; what policies and banners are read by goes into files of their own
//! ([`blob`](super::blob)).

use super::source::{Rule, Source};
use crate::text::fold::fold;
use std::fmt::Write;

/// What only the native build reads.
const NATIVE: &str = "#[cfg(not(target_arch = \"wasm32\"))]";

/// A `static` of type `Language` named after the code.
pub fn language(source: &Source) -> String {
    let mut out = String::new();
    let code = &source.code;
    let _ = writeln!(out, "pub static {}: Language = Language {{ code: {code:?}, {NATIVE} name: {:?},", code.to_uppercase(), source.name);
    for list in ["gate", "consent"] {
        let _ = writeln!(out, "{NATIVE} {list}: &{:?},", words(source, list));
    }
    let _ = writeln!(out, "{NATIVE} countries: &{:?},", names(source));
    let _ = writeln!(out, "{NATIVE} file: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{code}.bin\")), grammar: OnceLock::new() }};");
    out
}

/// Countries by code, with the first of their names as written.
fn names(source: &Source) -> Vec<(&str, &str)> {
    let items = source.lists.get("countries").into_iter().flatten();
    let mut names: Vec<_> = items.filter_map(|i| i.rsplit_once('=')).map(|(w, code)| (code, w.split('|').next().unwrap_or(w))).collect();
    names.sort_unstable();
    names
}

/// A list of words, folded and sorted.
pub fn words(source: &Source, list: &str) -> Vec<String> {
    let mut words: Vec<String> = source.lists.get(list).into_iter().flatten().map(|w| fold(w).trim_matches('.').to_string()).collect();
    words.sort();
    words.dedup();
    words
}

/// The examples of a language's rules, numbered from `first`, for the tests only.
pub fn examples(source: &Source, rules: &[Rule], first: usize) -> String {
    let mut out = String::new();
    for (number, rule) in rules.iter().enumerate() {
        for (good, list) in [(true, &rule.good), (false, &rule.bad)] {
            for (line, text) in list {
                let number = first + number;
                let _ =
                    writeln!(out, "Example {{ language: {:?}, rule: {number}, line: {line}, good: {good}, text: {text:?} }},", source.code);
            }
        }
    }
    out
}

/// `word=value` and `a|b=value` to folded pairs; months count themselves.
pub fn pairs(source: &Source, list: &str) -> Result<Vec<(String, String)>, String> {
    let mut out = Vec::new();
    for (i, item) in source.lists.get(list).into_iter().flatten().enumerate() {
        let (words, value) = match item.rsplit_once('=') {
            Some((w, v)) => (w, v.to_string()),
            None if list == "months" => (item.as_str(), (i + 1).to_string()),
            None => return Err(format!("1: {list}: `{item}` wants word=value")),
        };
        // A country is looked up by its words, whatever joins them; its name is shown as written.
        let key = |w: &str| if list == "countries" { fold(w).replace(['-', '\''], " ") } else { fold(w) };
        out.extend(words.split('|').map(|w| (key(w), value.clone())));
    }
    out.sort();
    Ok(out)
}
