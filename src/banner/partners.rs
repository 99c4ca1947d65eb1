//! How many partners a banner names: "our 842 partners", "103 tiers", "1.532 Partner".

use super::text::Text;
use crate::cue::tokens::Tokens;
use crate::text::token::Kind;

/// More than anybody has.
const MOST: u32 = 100_000;

/// The largest number of partners named.
pub fn count(text: &Text) -> Option<u32> {
    let named = text.said.iter().filter(|s| s.rule.id == "partners");
    named
        .filter_map(|s| {
            let tokens = &text.tokens[s.line];
            (s.fired.from..s.fired.to).find_map(|t| number(&text.lines[s.line], tokens, t))
        })
        .filter(|n| (1..MOST).contains(n))
        .max()
}

/// The digits that a token begins with: Korean writes what is counted right behind them.
fn digits<'l>(line: &'l str, tokens: &Tokens, at: usize) -> &'l str {
    let word = tokens.tokens.get(at).map_or("", |t| &line[t.start as usize..t.end as usize]);
    &word[..word.bytes().take_while(u8::is_ascii_digit).count()]
}

/// The number that a token is part of: groups of three digits behind a separator belong to it.
fn number(line: &str, tokens: &Tokens, at: usize) -> Option<u32> {
    let joined = |t: usize| {
        let (group, next) = (digits(line, tokens, t), digits(line, tokens, t + 1));
        let between = || &line[tokens.tokens[t].end as usize..tokens.tokens[t + 1].start as usize];
        tokens.tokens[t].kind == Kind::Number
            && group.len() <= 3
            && next.len() == 3
            && matches!(between(), "." | "," | "'" | "’" | " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
    };
    let mut from = at;
    while from > 0 && joined(from - 1) {
        from -= 1;
    }
    let mut out = digits(line, tokens, from).to_string();
    let mut t = from;
    while joined(t) {
        t += 1;
        out.push_str(digits(line, tokens, t));
    }
    out.parse().ok()
}
