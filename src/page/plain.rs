//! Plain text laid out: paragraphs, hard-wrapped or not, bullets, headings without markup, and markup shown as text.

use super::layout::{line, may_head, Line};
use super::{Block, Role};
use crate::order;

/// A line of the file.
struct Raw {
    start: usize,
    end: usize,
    indent: usize,
    blank: bool,
    markup: bool,
}

/// Lays a preformatted block out.
pub(super) fn lines(text: &str, start: usize, end: usize, block: &Block, out: &mut Vec<Line>) {
    let raw = raw_lines(text, start, end);
    let width = wrap_width(text, &raw);
    let mut i = 0;
    while i < raw.len() {
        if raw[i].blank {
            i += 1;
            continue;
        }
        let mut last = i;
        while last + 1 < raw.len() && continues(text, &raw[last], &raw[last + 1], width) {
            last += 1;
        }
        if let Some(mut line) = line(text, raw[i].start, raw[last].end, block) {
            line.foreign = raw[i].markup;
            let before = i == 0 || raw[i - 1].blank;
            let after = raw.get(last + 1).is_none_or(|r| r.blank || bullet(&text[r.start..r.end]).is_some());
            shape(text, &mut line, raw[i].indent, before, after, last + 1 < raw.len());
            out.push(line);
        }
        i = last + 1;
    }
}

fn raw_lines(text: &str, start: usize, end: usize) -> Vec<Raw> {
    let mut out = Vec::new();
    let mut at = start;
    let mut open: Option<String> = None;
    for part in text[start..end].split('\n') {
        let trimmed = part.trim();
        let was_open = open.is_some();
        track_markup(trimmed, &mut open);
        let markup = was_open || open.is_some() || is_markup(trimmed);
        let indent = part.len() - part.trim_start().len();
        out.push(Raw { start: at, end: at + part.len(), indent, blank: trimmed.is_empty(), markup });
        at += part.len() + 1;
    }
    out
}

/// Elements whose source, shown as text, is no prose until they are closed.
const SHOWN_SOURCE: [&str; 6] = ["form", "script", "style", "html", "svg", "table"];

fn track_markup(line: &str, open: &mut Option<String>) {
    let lower = line.to_ascii_lowercase();
    if open.is_none() {
        *open = SHOWN_SOURCE
            .iter()
            .find(|tag| lower.starts_with(&format!("<{tag}")) && !lower.contains(&format!("</{tag}")))
            .map(|t| t.to_string());
    } else if open.as_ref().is_some_and(|tag| lower.contains(&format!("</{tag}"))) {
        *open = None;
    }
}

/// A line that begins with a tag and holds nearly nothing else.
fn is_markup(line: &str) -> bool {
    let tag = line.strip_prefix('<').map(|r| r.trim_start_matches('/'));
    tag.is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()) && line.ends_with('>') && !r.contains("://"))
}

/// The width at which the text is hard-wrapped, or 0: nearly all lines are at most that long and many nearly reach it.
fn wrap_width(text: &str, raw: &[Raw]) -> usize {
    let mut lengths: Vec<usize> =
        raw.iter().filter(|r| !r.blank && !r.markup).map(|r| text[r.start..r.end].trim_end().chars().count()).collect();
    order::sort(&mut lengths);
    let Some(width) = lengths.get(lengths.len() * 98 / 100).copied() else { return 0 };
    let near = lengths.iter().filter(|l| **l + 12 >= width && **l <= width).count();
    if (50..=120).contains(&width) && lengths.len() >= 6 && near * 5 >= lengths.len() {
        width
    } else {
        0
    }
}

/// Whether `next` goes on with the sentence of `this`: in hard-wrapped text its first word would not have fitted.
fn continues(text: &str, this: &Raw, next: &Raw, width: usize) -> bool {
    if width == 0 || next.blank || next.markup != this.markup || bullet(&text[next.start..next.end]).is_some() {
        return false;
    }
    let len = text[this.start..this.end].trim_end().chars().count();
    let word = text[next.start..next.end].split_whitespace().next().map_or(0, |w| w.chars().count());
    len + 1 + word > width
}

/// The bytes of a bullet at the start of a line, with its blank.
fn bullet(line: &str) -> Option<usize> {
    let trimmed = line.trim_start();
    let mark = trimmed.chars().next()?;
    let rest = &trimmed[mark.len_utf8()..];
    let blank = rest.chars().next().filter(|c| matches!(c, ' ' | '\t' | '\u{a0}'))?;
    matches!(mark, '•' | '*' | '-' | '–' | '◦' | '▪' | '·' | '○' | '●' | '‣')
        .then(|| line.len() - trimmed.len() + mark.len_utf8() + blank.len_utf8())
}

/// The length in bytes of a numbering such as `2.1 `, `IV. `, `b) `, with its depth.
pub(super) fn number_prefix(line: &str) -> Option<(usize, u8)> {
    let word = line.split_whitespace().next()?;
    let core = word.trim_start_matches(['§', '(']).trim_end_matches(['.', ')', ':']);
    let marked = word.len() > core.len() || core.contains('.');
    let digits = !core.is_empty()
        && core.len() <= 8
        && core.split('.').all(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    let roman = core.len() <= 5 && core.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = core.len() == 1 && core.bytes().all(|b| b.is_ascii_alphabetic());
    let rest = line[word.len()..].trim_start();
    let fits = marked && !core.is_empty() && (digits || roman || letter) && rest.starts_with(char::is_alphabetic);
    fits.then(|| (line.len() - rest.len(), core.matches('.').count() as u8 + 1))
}

/// Tells headings and items from paragraphs.
fn shape(text: &str, line: &mut Line, indent: usize, before: bool, after: bool, more: bool) {
    line.role = Role::Paragraph;
    line.level = 0;
    if line.foreign {
        return;
    }
    let words = &text[line.start..line.end];
    if let Some(len) = bullet(words) {
        (line.role, line.level) = (Role::Item, 1 + (indent / 2).min(5) as u8);
        line.start += len.min(words.len());
        line.start += text[line.start..line.end].len() - text[line.start..line.end].trim_start().len();
        return;
    }
    let hashes = words.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && words[hashes..].starts_with(' ') {
        (line.role, line.level) = (Role::Heading, hashes as u8);
        line.start += hashes + 1;
        return;
    }
    if !more || words.ends_with(':') || words.split_whitespace().count() > 16 {
        return;
    }
    let letters: Vec<char> = words.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() >= 3 && letters.iter().all(|c| !c.is_lowercase());
    let bare = may_head(words.trim_end_matches('.'));
    let number = number_prefix(words);
    let capital_first = words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    if bare && capitals && before {
        (line.role, line.level) = (Role::Heading, number.map_or(1, |n| n.1));
    } else if bare && before && after && capital_first && (number.is_some() && !words.ends_with(['.', ';']) || may_head(words)) {
        (line.role, line.level) = (Role::Heading, number.map_or(3, |n| 1 + n.1));
    } else if number.is_some() {
        (line.role, line.level) = (Role::Item, 1 + (indent / 2).min(5) as u8);
    }
}
