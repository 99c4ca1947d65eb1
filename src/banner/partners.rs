//! How many partners a banner names: "our 842 partners", "103 tiers", "1.532 Partner".

use super::text::Text;
use crate::cue::scan::Tokens;
use crate::text::token::Kind;

/// More than anybody has.
const MOST: u32 = 100_000;

/// The largest number of partners named.
pub fn count(text: &Text) -> Option<u32> {
    let named = text.said.iter().filter(|s| s.rule.id == "partners");
    named
        .filter_map(|s| {
            let tokens = &text.tokens[s.line];
            (s.fired.from..s.fired.to)
                .filter(|t| tokens.tokens[*t].kind == Kind::Number)
                .find_map(|t| number(&text.lines[s.line], tokens, t))
        })
        .filter(|n| (1..MOST).contains(n))
        .max()
}

/// The number that a token is part of: groups of three digits behind a separator belong to it.
fn number(line: &str, tokens: &Tokens, at: usize) -> Option<u32> {
    let digits = |t: usize| &line[tokens.tokens[t].start as usize..tokens.tokens[t].end as usize];
    let joined = |t: usize| {
        let Some(next) = tokens.tokens.get(t + 1).filter(|n| n.kind == Kind::Number) else { return false };
        let between = &line[tokens.tokens[t].end as usize..next.start as usize];
        tokens.tokens[t].kind == Kind::Number
            && digits(t).len() <= 3
            && digits(t + 1).len() == 3
            && matches!(between, "." | "," | "'" | "’" | " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
    };
    let mut from = at;
    while from > 0 && joined(from - 1) {
        from -= 1;
    }
    let mut out = digits(from).to_string();
    let mut t = from;
    while joined(t) {
        t += 1;
        out.push_str(digits(t));
    }
    out.parse().ok()
}
