//! The file format of a language: sections of one header line and indented lines. CONTRIBUTING.md shows it.

use std::collections::BTreeMap;

/// A language file as read.
#[derive(Debug, Default)]
pub struct Source {
    /// ISO 639-1.
    pub code: String,
    /// The language's name for itself.
    pub name: String,
    /// Plain word lists: `functions`, `abbreviations`, `months`, `numbers`, `units`, `countries`, …
    pub lists: BTreeMap<String, Vec<String>>,
    /// Sets that cues refer to as `@name`, each a list of alternatives.
    pub sets: BTreeMap<String, (usize, Vec<String>)>,
    /// Contexts, facts, concerns, topics and kinds, in order.
    pub rules: Vec<Rule>,
    /// What consent banners and their controls say, in order.
    pub consent: Vec<Rule>,
}

/// One rule: what it says and the cues that say it.
#[derive(Debug, Default, Clone)]
pub struct Rule {
    /// Line of the header, from 1.
    pub line: usize,
    /// `context`, `fact`, `concern`, `topic` or `kind`; `label`, `banner` or `purpose`.
    pub sort: String,
    /// What it is about: the context's name, the fact's id, ….
    pub id: String,
    /// The fact's value, or empty.
    pub value: String,
    /// `yes`, `no`, `qualified` or `conditional`.
    pub status: String,
    /// Words behind the value that are no status, such as `keep` or `whole`.
    pub flags: Vec<String>,
    /// `in` lines: one context of each must hold.
    pub needs: Vec<Vec<String>>,
    /// `+` lines with their line numbers: any of them fires the rule.
    pub cues: Vec<(usize, String)>,
    /// `&` lines: each of them has to stand in the sentence too, for the `+` lines right above them.
    pub also: Vec<(usize, String)>,
    /// `-` lines: any of them in the sentence undoes the rule.
    pub unless: Vec<(usize, String)>,
    /// `=` lines: examples that fire it.
    pub good: Vec<(usize, String)>,
    /// `!` lines: examples that must not.
    pub bad: Vec<(usize, String)>,
}

const SORTS: [&str; 5] = ["context", "fact", "concern", "topic", "kind"];
/// Sorts of rules that are looked for in consent banners only, with a table of their own.
const CONSENT: [&str; 3] = ["label", "banner", "purpose"];
const STATUSES: [&str; 4] = ["yes", "no", "qualified", "conditional"];

/// Reads a language file. The error names the line.
pub fn read(text: &str) -> Result<Source, String> {
    let mut source = Source::default();
    let mut list: Option<String> = None;
    let mut set: Option<String> = None;
    let mut consent = false;
    for (i, raw) in text.lines().enumerate() {
        let (n, line) = (i + 1, raw.trim());
        if line.is_empty() || line.starts_with('#') && !line.starts_with("#num") {
            continue;
        }
        if raw.starts_with(' ') || raw.starts_with('\t') {
            if let Some(name) = &list {
                source.lists.entry(name.clone()).or_default().extend(words(line));
            } else if let Some(name) = &set {
                source.sets.entry(name.clone()).or_insert((n, Vec::new())).1.extend(alternatives(line));
            } else {
                let rules = if consent { &mut source.consent } else { &mut source.rules };
                let rule = rules.last_mut().ok_or(format!("{n}: an indented line before any section"))?;
                // A cue behind an also-line begins a group of its own: the same rule with other cues.
                if line.starts_with("+ ") && !rule.also.is_empty() {
                    let group = Rule { cues: Vec::new(), also: Vec::new(), good: Vec::new(), bad: Vec::new(), ..rule.clone() };
                    rules.push(group);
                }
                let rule = rules.last_mut().ok_or(format!("{n}: no rule"))?;
                body(rule, n, line)?;
            }
            continue;
        }
        (list, set) = (None, None);
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        match head {
            "language" => {
                let (code, name) = rest.trim().split_once(' ').ok_or(format!("{n}: language CODE NAME"))?;
                (source.code, source.name) = (code.to_string(), name.trim().to_string());
            }
            "set" => {
                let (name, first) = rest.split_once('=').ok_or(format!("{n}: set NAME = a | b"))?;
                let name = name.trim().to_string();
                if source.sets.insert(name.clone(), (n, alternatives(first))).is_some() {
                    return Err(format!("{n}: set {name} stands twice"));
                }
                set = Some(name);
            }
            _ if SORTS.contains(&head) => {
                source.rules.push(header(head, rest, n)?);
                consent = false;
            }
            _ if CONSENT.contains(&head) => {
                source.consent.push(header(head, rest, n)?);
                consent = true;
            }
            _ => {
                source.lists.entry(head.to_string()).or_default().extend(words(rest));
                list = Some(head.to_string());
            }
        }
    }
    share_exceptions(&mut source.rules);
    if source.code.is_empty() {
        return Err("1: no `language CODE NAME` line".into());
    }
    Ok(source)
}

/// Exceptions hold for every group of a rule, wherever they stand.
fn share_exceptions(rules: &mut [Rule]) {
    for i in 0..rules.len() {
        let line = rules[i].line;
        let all: Vec<(usize, String)> = rules.iter().filter(|r| r.line == line).flat_map(|r| r.unless.clone()).collect();
        rules[i].unless = all;
        rules[i].unless.sort();
        rules[i].unless.dedup();
    }
}

fn header(sort: &str, rest: &str, n: usize) -> Result<Rule, String> {
    let mut parts = rest.split_whitespace();
    let mut rule = Rule { line: n, sort: sort.into(), status: "yes".into(), ..Rule::default() };
    rule.id = parts.next().ok_or(format!("{n}: {sort} needs a name"))?.to_string();
    if sort == "fact" {
        rule.value = parts.next().ok_or(format!("{n}: a fact needs a value"))?.to_string();
    }
    for part in parts {
        if STATUSES.contains(&part) {
            rule.status = part.to_string();
        } else {
            rule.flags.push(part.to_string());
        }
    }
    Ok(rule)
}

fn body(rule: &mut Rule, n: usize, line: &str) -> Result<(), String> {
    let (mark, rest) = line.split_once(' ').ok_or(format!("{n}: a mark and a blank are wanted"))?;
    let rest = rest.trim().to_string();
    match mark {
        "in" => rule.needs.push(rest.split_whitespace().map(str::to_string).collect()),
        "+" => rule.cues.push((n, rest)),
        "&" => rule.also.push((n, rest)),
        "-" => rule.unless.push((n, rest)),
        "=" => rule.good.push((n, rest)),
        "!" => rule.bad.push((n, rest)),
        _ => return Err(format!("{n}: `{mark}` is none of in + & - = !")),
    }
    Ok(())
}

fn words(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('"') {
            let end = inner.find('"').unwrap_or(inner.len());
            let after = inner[end..].trim_start_matches('"');
            let tail = after.find(' ').unwrap_or(after.len());
            out.push(format!("{}{}", &inner[..end], &after[..tail]));
            rest = after[tail..].trim_start();
        } else {
            let end = rest.find(' ').unwrap_or(rest.len());
            out.push(rest[..end].to_string());
            rest = rest[end..].trim_start();
        }
    }
    out
}

/// `a | b c | d` outside brackets to its alternatives.
pub fn alternatives(line: &str) -> Vec<String> {
    let (mut out, mut depth, mut part) = (Vec::new(), 0, String::new());
    for c in line.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                out.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    out.push(part);
    out.into_iter().map(|p| p.trim().to_string()).filter(|p| !p.is_empty()).collect()
}
