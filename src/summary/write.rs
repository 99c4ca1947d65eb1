//! The summary as text for a terminal and as Markdown.

use super::{of, Place, Row, Summary, Words};
use crate::report::{Evidence, Report, Status};
use std::fmt::Write;

/// Columns of the text.
const WIDTH: usize = 80;
/// Quotes shown for one row.
const QUOTES: usize = 2;

/// The mark of a status: told apart by shape, beside its words.
fn mark(status: Status) -> &'static str {
    match status {
        Status::StatedYes => "[+]",
        Status::StatedNo => "[-]",
        Status::Qualified => "[~]",
        Status::Conditional => "[?]",
        Status::NotFound => "[ ]",
    }
}

/// The summary as text, 80 columns wide.
pub fn text(report: &Report, words: &dyn Words) -> String {
    let mut out = String::new();
    let Some(summary) = of(report, words) else {
        wrapped(&mut out, "", &format!("{}: {}", report.source, words.get(&format!("kind_{}", report.page.kind), &[])));
        why_unread(report, words).iter().for_each(|why| wrapped(&mut out, "", why));
        return out;
    };
    wrapped(&mut out, "", &heading(&summary, report));
    for line in &summary.about {
        wrapped(&mut out, "", line);
    }
    if !summary.concerns.is_empty() {
        let _ = writeln!(out, "\n{}", words.get("ui_worth_knowing", &[]).to_uppercase());
        for concern in &summary.concerns {
            wrapped(&mut out, "! ", &concern.text);
            for item in &concern.items {
                wrapped(&mut out, "    - ", item);
            }
            quotes(&mut out, &concern.quotes);
        }
    }
    for (title, rows) in [("ui_facts", &summary.rows), ("ui_rights", &summary.rights)] {
        let _ = writeln!(out, "\n{}", words.get(title, &[]).to_uppercase());
        for row in rows.iter().filter(|r| !r.quiet) {
            wrapped(&mut out, &format!("{} ", mark(row.status)), &line(row));
            quotes(&mut out, &row.quotes);
        }
    }
    if !summary.outline.is_empty() {
        let _ = writeln!(out, "\n{}", words.get("ui_outline", &[]).to_uppercase());
        for place in &summary.outline {
            wrapped(&mut out, &format!("{}- ", indent(place)), &headed(place));
        }
    }
    let _ = writeln!(out);
    wrapped(&mut out, "", &words.get("ui_not_advice", &[]));
    out
}

/// The summary as Markdown.
pub fn markdown(report: &Report, words: &dyn Words) -> String {
    let mut out = String::new();
    let Some(summary) = of(report, words) else {
        let kind = format!("# {}\n\n{}\n", escaped(&report.source), words.get(&format!("kind_{}", report.page.kind), &[]));
        return why_unread(report, words).iter().fold(kind, |out, why| out + "\n" + why + "\n");
    };
    let _ = writeln!(out, "# {}\n\n{}", escaped(&heading(&summary, report)), summary.about.join(" · "));
    let listed = |out: &mut String, head: String, list: &[Evidence]| {
        let _ = writeln!(out, "- {head}");
        for quote in list.iter().take(QUOTES) {
            let _ = writeln!(out, "  > {}", escaped(&quote.quote));
        }
    };
    if !summary.concerns.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words.get("ui_worth_knowing", &[]));
        for concern in &summary.concerns {
            listed(&mut out, escaped(&concern.text), &concern.quotes);
            for item in &concern.items {
                let _ = writeln!(out, "  - {}", escaped(item));
            }
        }
    }
    for (title, rows) in [("ui_facts", &summary.rows), ("ui_rights", &summary.rights)] {
        let _ = writeln!(out, "\n## {}\n", words.get(title, &[]));
        for row in rows.iter().filter(|r| !r.quiet) {
            listed(&mut out, format!("**{}** {}", row.question, escaped(&answer(row))), &row.quotes);
        }
    }
    if !summary.outline.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words.get("ui_outline", &[]));
        for place in &summary.outline {
            let _ = writeln!(out, "{}- {}", indent(place), escaped(&headed(place)));
        }
    }
    let _ = writeln!(out, "\n{}", words.get("ui_not_advice", &[]));
    out
}

/// Text of a page without what a terminal takes for a command, or that turns the direction of what stands around it.
pub(crate) fn tame(text: &str) -> String {
    let acts = |c: char| (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if acts(c) { '\u{fffd}' } else { c }).collect()
}

/// Text of a page that is nothing but text in Markdown: no markup, no link, no picture that would be asked for.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tame(text).chars() {
        if matches!(c, '\\' | '<' | '&' | '[' | ']' | '`' | '*' | '_' | '~' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Two blanks for each level below the outermost; headings that lie deeper than a line can show stay at the last.
fn indent(place: &Place) -> String {
    "  ".repeat(usize::from(place.level.clamp(1, 6) - 1))
}

/// A heading with what it is about.
fn headed(place: &Place) -> String {
    match place.topics.as_slice() {
        [] => place.heading.clone(),
        topics => format!("{} ({})", place.heading, topics.join(", ")),
    }
}

fn heading(summary: &Summary, report: &Report) -> String {
    let title = if summary.title.is_empty() { &report.source } else { &summary.title };
    format!("{}: {title}", summary.kind)
}

fn line(row: &Row) -> String {
    format!("{} {}", row.question, answer(row))
}

/// The answer with its status in words, where the status says more than the answer.
pub(super) fn answer(row: &Row) -> String {
    match row.status {
        Status::StatedYes => row.answer.clone(),
        Status::NotFound => row.label.clone(),
        _ if row.answer.is_empty() => row.label.clone(),
        _ => format!("{} ({})", row.answer, row.label),
    }
}

fn quotes(out: &mut String, list: &[Evidence]) {
    for quote in list.iter().take(QUOTES) {
        wrapped(out, "    | ", &quote.quote);
    }
}

/// Writes words behind a prefix, broken at blanks so that no line is longer than the width, where a word allows it.
pub(crate) fn wrapped(out: &mut String, prefix: &str, words: &str) {
    let words = tame(words);
    let indent: String = if prefix.ends_with("| ") { prefix.to_string() } else { " ".repeat(prefix.chars().count()) };
    let mut line = prefix.to_string();
    let mut empty = true;
    for word in words.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(out, "{line}");
            line = indent.clone();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    let _ = writeln!(out, "{line}");
}

/// Why a policy has no summary.
fn why_unread(report: &Report, words: &dyn Words) -> Option<String> {
    report.policy.as_ref()?.unread.map(|why| words.get(&format!("ui_unreadable_{why}"), &[]))
}
