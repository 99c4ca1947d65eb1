//! What paying costs, and what it goes without, as a pay-or-consent form says it: prices as written, the time that each
//! pays for, advertising and tracking that go.

use super::text::Text;
use super::Reading;
use crate::language::consent::Speech;
use crate::report::banner::Measure;
use crate::text::token::Kind;

/// More prices than these are a price list.
const MOST_PRICES: usize = 4;
/// So many words behind a price, or before it, the time that it pays for is named.
const BEHIND: usize = 5;
const BEFORE: usize = 3;

/// What money is called beside a figure.
const MONEY: [&str; 25] = [
    "€", "euros", "euro", "eur", "£", "pounds", "pound", "$", "dollars", "dollar", "chf", "franken", "francs", "fr.", "kr", "kronor",
    "kroner", "zł", "pln", "kč", "czk", "ft", "lei", "ron", "lv",
];

/// A price: its bytes in a line, its tokens.
struct Price {
    words: (usize, usize),
    first: usize,
    behind: usize,
}

/// Adds what is said of paying, as measures of the pattern; nothing that is not said.
pub fn terms(r: &Reading, out: &mut Vec<(&str, Measure)>) {
    let (mut prices, mut times): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for line in 0..r.text.lines.len() {
        let (mut from, mut at) = (0, next_price(&r.text, line, 0));
        while let Some(price) = at {
            at = next_price(&r.text, line, price.behind);
            let time = time(r, line, &price, from, at.as_ref().map_or(usize::MAX, |next| next.first));
            from = price.behind;
            let words = &r.text.lines[line][price.words.0..price.words.1];
            // The button says again what the sentence said.
            match prices.iter().position(|p| p == words) {
                Some(said) if times[said].is_empty() => times[said] = time.to_string(),
                Some(said) if times[said] == time || time.is_empty() => {}
                _ if prices.len() < MOST_PRICES => {
                    prices.push(words.to_string());
                    times.push(time.to_string());
                }
                _ => {}
            }
        }
    }
    if !prices.is_empty() {
        out.push(("prices", Measure::List(prices)));
        out.push(("times", Measure::List(times)));
    }
    let mut without = Vec::new();
    for what in ["ads", "tracking"] {
        if r.text.said(Speech::Banner, &r.voices).any(|s| s.rule.id.strip_prefix("without_") == Some(what)) {
            without.push(what.to_string());
        }
    }
    if !without.is_empty() {
        out.push(("without", Measure::List(without)));
    }
}

/// The first figure of a line, from a token on, with money beside it.
fn next_price(text: &Text, line: usize, from: usize) -> Option<Price> {
    let (words, tokens) = (text.lines[line].as_str(), &text.tokens[line].tokens);
    let mut first = from;
    while let Some(figure) = tokens.get(first) {
        let (start, mut end, mut behind) = (figure.start as usize, figure.end as usize, first + 1);
        if figure.kind == Kind::Number {
            // Cents are a token of their own behind a mark.
            let cents = tokens.get(behind).filter(|t| t.kind == Kind::Number && t.end - t.start <= 2 && t.start as usize == end + 1);
            if let Some(cents) = cents.filter(|_| matches!(words.as_bytes()[end], b',' | b'.')) {
                (end, behind) = (cents.end as usize, behind + 1);
            }
            let (before, after) = (words[..start].trim_end(), words[end..].trim_start());
            for name in MONEY {
                if beside(after, 0, name) {
                    return Some(Price { words: (start, words.len() - after.len() + name.len()), first, behind });
                }
                let at = before.len().wrapping_sub(name.len());
                if beside(before, at, name) {
                    return Some(Price { words: (at, end), first, behind });
                }
            }
        }
        first = behind;
    }
    None
}

/// Whether a word stands at a place of a text, and no letter at either side of it.
fn beside(text: &str, at: usize, word: &str) -> bool {
    let end = at.wrapping_add(word.len());
    text.get(at..end).is_some_and(|t| t.eq_ignore_ascii_case(word))
        && !text[end..].starts_with(char::is_alphabetic)
        && !text[..at].ends_with(char::is_alphabetic)
}

/// The time that a price pays for: named behind it, else before it, and not beyond another price.
fn time(r: &Reading, line: usize, price: &Price, from: usize, until: usize) -> &'static str {
    let (mut best, mut time) = (usize::MAX, "");
    for said in r.text.said(Speech::Banner, &r.voices).filter(|s| s.line == line) {
        let (Some(name), at) = (said.rule.id.strip_prefix("per_"), said.fired.from) else { continue };
        let behind = at >= price.behind && at < until && at <= price.behind + BEHIND;
        let before = at < price.first && at >= from && at + BEFORE >= price.first;
        let far = if behind { at - price.behind } else { BEHIND + price.first.saturating_sub(at) };
        if (behind || before) && far < best {
            (best, time) = (far, name);
        }
    }
    time
}

#[cfg(test)]
mod tests {
    use crate::banner::{read, role_of};
    use crate::page::{Candidate, Control, ControlKind, PageModel, Position};
    use crate::report::banner::Measure;

    /// What is measured of a form with this text, and a button to agree and one to pay.
    fn said(text: &str, agree: &str, pay: &str, what: &str) -> Option<Measure> {
        let button = |label: &str| Control { label: label.into(), kind: ControlKind::Button, ..Control::default() };
        let candidate = Candidate {
            lines: vec![text.into()],
            position: Position::Fixed,
            controls: vec![button(agree), button(pay)],
            ..Candidate::default()
        };
        let banner = read(&PageModel { candidates: vec![candidate], ..PageModel::default() }).0.pop()?;
        assert!(banner.hint.is_none(), "nothing is offered as a refusal");
        banner.patterns.into_iter().find(|p| p.id == "pay_or_consent")?.measured.get(what).cloned()
    }

    fn list(words: &[&str]) -> Option<Measure> {
        Some(Measure::List(words.iter().map(|w| w.to_string()).collect()))
    }

    #[test]
    fn prices_with_the_time_that_they_pay_for() {
        let german = "Lesen Sie mit Werbung und Cookies, oder im Abo ohne Werbung und ohne Tracking für 3,99 € im Monat oder 39 € im Jahr.";
        let of = |what| said(german, "Akzeptieren und weiter", "Jetzt abonnieren für 3,99 €", what);
        assert_eq!(of("prices"), list(&["3,99 €", "39 €"]));
        assert_eq!(of("times"), list(&["month", "year"]));
        assert_eq!(of("without"), list(&["ads", "tracking"]));
        let french = "Acceptez les cookies publicitaires, ou abonnez-vous pour lire sans publicité : 2 € par mois.";
        let of = |what| said(french, "Tout accepter", "S’abonner", what);
        assert_eq!((of("prices"), of("times"), of("without")), (list(&["2 €"]), list(&["month"]), list(&["ads"])));
        let polish = "Akceptuj pliki cookie albo zapłać i czytaj bez reklam. Miesięcznie 19,99 zł.";
        let of = |what| said(polish, "Akceptuję", "Subskrybuj", what);
        assert_eq!((of("prices"), of("times")), (list(&["19,99 zł"]), list(&["month"])));
    }

    #[test]
    fn what_is_not_said_is_not_told() {
        let english = "We use cookies for advertising. Accept, or subscribe to read without ads.";
        let of = |what| said(english, "Accept all", "Subscribe", what);
        assert_eq!((of("prices"), of("times"), of("without")), (None, None, list(&["ads"])));
        let numbers = "We and our 842 partners use cookies. Accept, or subscribe to read without ads for $5.";
        let of = |what| said(numbers, "Accept all", "Subscribe", what);
        assert_eq!((of("prices"), of("times")), (list(&["$5"]), list(&[""])));
    }

    #[test]
    fn a_label_alone() {
        assert_eq!(role_of("Cookie settings"), Some("settings"));
        assert_eq!(role_of("Cookie-Einstellungen"), Some("settings"));
        assert_eq!(role_of("Gérer mes cookies"), Some("settings"));
        assert_eq!(role_of("Garden tools"), None);
    }
}
