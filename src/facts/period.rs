//! Periods in words and figures, as ISO 8601 durations.

use crate::language::{lookup, Grammar};
use crate::text::fold::fold;
use crate::text::token::{tokens, Kind, Token};

/// A period found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// ISO 8601, such as `P1Y` or `P14M`.
    pub iso: String,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// Tokens that may stand between the number and the unit: "six (6) calendar months".
const BETWEEN: usize = 2;

/// Every period in `text[from..to]`: a number or number word, then a unit of time.
pub fn periods(text: &str, from: usize, to: usize, language: &Grammar) -> Vec<Period> {
    let mut all: Vec<(Token, String)> = Vec::new();
    tokens(text, from, to, |t, f| all.push((t, f.to_string())));
    let mut out: Vec<Period> = Vec::new();
    for i in 0..all.len() {
        let Some(unit) = lookup(language.units, &all[i].1) else { continue };
        let lowest = i.saturating_sub(BETWEEN + 1);
        // "One" in words is an article in many languages: it counts only right before the unit.
        let article = |j: usize, n: u32| n == 1 && all[j].0.kind != Kind::Number && j + 1 != i;
        let number = (lowest..i).rev().find_map(|j| amount(text, &all[j], language).filter(|n| !article(j, *n)).map(|n| (j, n)));
        let Some((j, n)) = number else { continue };
        // "thirty (30) days": the word before the figure is the same number.
        let j = if j > 0 && amount(text, &all[j - 1], language) == Some(n) { j - 1 } else { j };
        let (start, end) = (all[j].0.start as usize, all[i].0.end as usize);
        if n == 0 || n > 600 || out.last().is_some_and(|p| p.end > start) {
            continue;
        }
        let iso = match unit.strip_prefix('T') {
            Some(hours) => format!("PT{n}{hours}"),
            None => format!("P{n}{unit}"),
        };
        out.push(Period { iso, start, end });
    }
    out
}

fn amount(text: &str, token: &(Token, String), language: &Grammar) -> Option<u32> {
    if token.0.kind == Kind::Number {
        // "2.5 years" and "1,5 Jahre" are no whole number: the figure behind the mark is not taken alone.
        let before = &text[..token.0.start as usize];
        let part = before.ends_with(['.', ',']) && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
        return token.1.parse().ok().filter(|_| !part);
    }
    lookup(language.numbers, &fold(&token.1)).and_then(|n| n.parse().ok())
}
