//! One cue: words, sets, alternatives and gaps.
//!
//! `word` `stem*` `*ending` `@set` `(a|b c)` — with `?` behind for "may be missing" — `..` up to eight tokens between,
//! `.3` up to three, `...` anywhere later in the sentence; `#num` `#email` `#url` are kinds of token.

use super::source::alternatives;
use crate::text::token::tokens;

/// A piece of a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// One of these alternatives, each a row of words.
    Any {
        /// The alternatives.
        members: Vec<Vec<Word>>,
        /// It may be missing.
        optional: bool,
    },
    /// Up to this many tokens in between; `u16::MAX` for any number.
    Gap(u16),
}

/// One word of a cue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// The whole folded word.
    Exact(String),
    /// A word that begins so.
    Prefix(String),
    /// A word that ends so.
    Suffix(String),
    /// A number.
    Number,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
}

/// Reads a cue; `sets` gives the alternatives of a set by name.
pub fn read<'s>(text: &str, sets: &dyn Fn(&str) -> Option<&'s [String]>) -> Result<Vec<Piece>, String> {
    let mut out: Vec<Piece> = Vec::new();
    for part in parts(text)? {
        if let Some(rest) = part.strip_prefix('.') {
            out.push(Piece::Gap(match rest {
                "." => 8,
                ".." => u16::MAX,
                _ => rest.parse().map_err(|_| format!("`{part}` is no gap"))?,
            }));
            continue;
        }
        let (core, optional) = match part.strip_suffix('?') {
            Some(core) => (core, true),
            None => (part.as_str(), false),
        };
        if core.starts_with('(') || core.starts_with('@') {
            let inner = core.strip_prefix('(').and_then(|c| c.strip_suffix(')')).unwrap_or(core);
            out.push(Piece::Any { members: members(inner, sets, 0)?, optional });
        } else {
            for word in words(core) {
                out.push(Piece::Any { members: vec![vec![word]], optional });
            }
        }
    }
    // What may be missing at the start changes nothing.
    let start = out.iter().position(|p| matches!(p, Piece::Any { optional: false, .. })).unwrap_or(out.len());
    if start == out.len() || out[..start].iter().any(|p| matches!(p, Piece::Gap(_))) {
        return Err(format!("`{text}` must begin with a word that can't be missing"));
    }
    Ok(out.split_off(start))
}

/// All alternatives of a group or set, sets and groups inside them unfolded.
fn members<'s>(group: &str, sets: &dyn Fn(&str) -> Option<&'s [String]>, depth: u8) -> Result<Vec<Vec<Word>>, String> {
    if depth > 8 {
        return Err(format!("`{group}` contains itself"));
    }
    let mut out = Vec::new();
    for alternative in alternatives(group) {
        // The rows of words that the parts of an alternative can make, one after the other.
        let mut rows: Vec<Vec<Word>> = vec![Vec::new()];
        for part in parts(&alternative)? {
            let (core, optional) = part.strip_suffix('?').map_or((part.as_str(), false), |c| (c, true));
            let mut choices = if let Some(name) = core.strip_prefix('@') {
                let set = sets(name).ok_or(format!("there is no set @{name}"))?;
                members(&set.join(" | "), sets, depth + 1)?
            } else if let Some(inner) = core.strip_prefix('(').and_then(|c| c.strip_suffix(')')) {
                members(inner, sets, depth + 1)?
            } else if core.starts_with('.') {
                return Err(format!("`{group}` has a gap inside brackets"));
            } else {
                vec![words(core)]
            };
            if optional {
                choices.push(Vec::new());
            }
            rows = rows.iter().flat_map(|row| choices.iter().map(|c| [row.as_slice(), c].concat())).collect();
            if rows.len() > 400 {
                return Err(format!("`{alternative}` has too many readings"));
            }
        }
        out.extend(rows.into_iter().filter(|row| !row.is_empty()));
    }
    if out.is_empty() {
        return Err(format!("`{group}` has no words"));
    }
    out.sort();
    out.dedup();
    Ok(out)
}

fn words(core: &str) -> Vec<Word> {
    match core {
        "#num" => return vec![Word::Number],
        "#email" => return vec![Word::Email],
        "#url" => return vec![Word::Url],
        _ => {}
    }
    let (prefix, suffix) = (core.len() > 1 && core.ends_with('*'), core.len() > 1 && core.starts_with('*'));
    let plain = core.trim_matches('*');
    let mut folded = Vec::new();
    tokens(plain, 0, plain.len(), |_, f| folded.push(f.to_string()));
    let last = folded.len().saturating_sub(1);
    let word = |(i, f): (usize, String)| {
        if prefix && i == last {
            Word::Prefix(f)
        } else if suffix && i == 0 {
            Word::Suffix(f)
        } else {
            Word::Exact(f)
        }
    };
    folded.into_iter().enumerate().map(word).collect()
}

fn parts(text: &str) -> Result<Vec<String>, String> {
    let (mut out, mut part, mut depth) = (Vec::new(), String::new(), 0i32);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ' ' if depth == 0 => {
                if !part.is_empty() {
                    out.push(std::mem::take(&mut part));
                }
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    if depth != 0 {
        return Err(format!("`{text}` has an open bracket"));
    }
    if !part.is_empty() {
        out.push(part);
    }
    Ok(out)
}
