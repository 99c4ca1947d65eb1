//! Numbers in figures and words: "24", "twenty-four", "quatre-vingt-dix", "zesendertig", "zwei einhalb".

use crate::language::{lookup, Grammar};
use crate::text::token::{Gap, Kind, Token};

/// A word of a text with its place.
pub type Word = (Token, String);

/// What a word of the list `numbers` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A number, counted in halves: "anderhalf" is 3.
    Halves(u32),
    /// "And": joins parts of one number, or two numbers.
    And,
    /// "Or", "to": joins two numbers.
    Or,
    /// "Once", "times": what comes behind it is no length of time.
    Often,
}

/// A number found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// In halves.
    pub halves: u32,
    /// First word.
    pub from: usize,
    /// Behind the last word.
    pub to: usize,
    /// It is the word "one", which is an article in many languages.
    pub article: bool,
}

/// What a folded word means among numbers.
pub fn part(word: &str, language: &Grammar) -> Option<Part> {
    match lookup(language.numbers, word)? {
        "+" => Some(Part::And),
        "|" => Some(Part::Or),
        "0" => Some(Part::Often),
        ".5" => Some(Part::Halves(1)),
        value => match value.strip_suffix(".5") {
            Some(whole) => whole.parse::<u32>().ok().map(|n| n * 2 + 1),
            None => value.parse::<u32>().ok().map(|n| n * 2),
        }
        .map(Part::Halves),
    }
}

/// The number that one word is, joined words taken apart ("vierundzwanzig", "honderdtwintig", "zweieinhalb").
pub fn of_word(word: &str, language: &Grammar) -> Option<u32> {
    match part(word, language) {
        Some(Part::Halves(n)) => return Some(n),
        Some(_) => return None,
        None => {}
    }
    // Most words begin as no number does.
    let first = word.char_indices().nth(2).map(|(i, _)| &word[..i])?;
    let from = language.numbers.partition_point(|(number, _)| *number < first);
    if !language.numbers.get(from).is_some_and(|(number, _)| number.starts_with(first)) {
        return None;
    }
    let cuts = word.char_indices().map(|(i, _)| i).filter(|i| *i >= 2);
    cuts.filter_map(|i| {
        let (head, tail) = word.split_at(i);
        let Some(Part::Halves(a)) = part(head, language) else { return None };
        let (tail, and) = match without_and(tail, language) {
            Some(rest) => (rest, true),
            None => (tail, false),
        };
        join(a, of_word(tail, language)?, and)
    })
    .next()
}

/// What follows the "and" that a word begins with: "undzwanzig".
fn without_and<'w>(word: &'w str, language: &Grammar) -> Option<&'w str> {
    language.numbers.iter().filter(|(_, v)| *v == "+").find_map(|(and, _)| word.strip_prefix(and))
}

/// Two parts of one number, in halves; `None` where they are two numbers.
fn join(a: u32, b: u32, and: bool) -> Option<u32> {
    let (tens, unit) = (|n: u32| n % 20 == 0 && (40..=180).contains(&n), |n: u32| n % 2 == 0 && (2..=18).contains(&n));
    match (a, b) {
        // "Two and a half", "zweieinhalb"; "a half", "half a".
        (2, 1) if !and => Some(1),
        (1, 2) if !and => Some(1),
        (a, 1) if a % 2 == 0 => Some(a + 1),
        // "Twenty four", "vingt et un", "treinta y seis"; "vier und zwanzig" has the smaller first.
        (a, b) if tens(a) && unit(b) => Some(a + b),
        (a, b) if unit(a) && tens(b) && and => Some(a + b),
        // "Dix sept".
        (20, 14..=18) if !and && b % 2 == 0 => Some(a + b),
        // "Soixante douze", "quatre vingt", "quatre vingt dix".
        (120, 22) => Some(142),
        (120 | 160, 20..=38) if !and && b % 2 == 0 => Some(a + b),
        (8, 40) if !and => Some(160),
        // "Two hundred", "driehonderdvijfenzestig", "one hundred and twenty".
        (a, 200..400) if unit(a) && !and => Some(a * 100 + b - 200),
        (a, b) if a % 200 == 0 && a > 0 && b < 200 => Some(a + b),
        _ => None,
    }
}

/// The number that begins at word `at`, as long as it goes on.
pub fn at(text: &str, words: &[Word], at: usize, language: &Grammar) -> Option<Amount> {
    let (token, word) = words.get(at)?;
    if token.kind == Kind::Number {
        return figure(text, words, at);
    }
    if token.kind != Kind::Word {
        return None;
    }
    if let Some(whole) = word.strip_suffix('½') {
        let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        return Some(Amount { halves: whole.checked_mul(2)? + 1, from: at, to: at + 1, article: false });
    }
    let mut amount = Amount { halves: of_word(word, language)?, from: at, to: at + 1, article: false };
    amount.article = amount.halves == 2;
    // "Cent quatre vingts": what stands behind whole hundreds is a number by itself before it is added to them.
    let mut hundreds = 0;
    loop {
        let next = |i: usize| words.get(i).filter(|w| w.0.gap == Gap::None && w.0.kind == Kind::Word).map(|w| w.1.as_str());
        let and = next(amount.to).and_then(|w| part(w, language)) == Some(Part::And);
        let mut to = amount.to + usize::from(and);
        let Some(mut more) = next(to).and_then(|w| of_word(w, language)) else { break };
        to += 1;
        // "And a half".
        if more == 2 && next(to).and_then(|w| of_word(w, language)) == Some(1) {
            (more, to) = (1, to + 1);
        }
        let Some(sum) = join(amount.halves, more, and) else { break };
        let whole = amount.halves % 200 == 0 && more > 1;
        if whole {
            hundreds = amount.halves;
        }
        amount = Amount { halves: if whole { more } else { sum }, to, article: false, ..amount };
    }
    amount.halves += hundreds;
    Some(amount)
}

/// A number in figures, with a half behind its mark: "2.5", "1,5". Another part of a whole, or what is such a part, is none.
fn figure(text: &str, words: &[Word], at: usize) -> Option<Amount> {
    let mark = |i: usize| {
        let (before, this) = (words.get(i.checked_sub(1)?)?, words.get(i)?);
        let between = &text[before.0.end as usize..this.0.start as usize];
        (before.0.kind == Kind::Number && this.0.kind == Kind::Number && matches!(between, "." | ",")).then_some(())
    };
    if mark(at).is_some() {
        return None;
    }
    let whole: u32 = words[at].1.parse().ok().filter(|n| *n <= 10_000)?;
    if mark(at + 1).is_none() {
        return Some(Amount { halves: whole * 2, from: at, to: at + 1, article: false });
    }
    (words[at + 1].1 == "5").then_some(Amount { halves: whole * 2 + 1, from: at, to: at + 2, article: false })
}
