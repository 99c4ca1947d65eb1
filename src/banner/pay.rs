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

/// A price: its bytes in a line, the tokens from its figure on.
struct Price {
    from: usize,
    to: usize,
    first: usize,
    behind: usize,
}

/// What is said of paying, as measures of the pattern; nothing that is not said.
pub fn terms(r: &Reading) -> Vec<(&'static str, Measure)> {
    let (mut prices, mut times): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for line in 0..r.text.lines.len() {
        let found = prices_in(&r.text, line);
        for (i, price) in found.iter().enumerate() {
            let from = if i == 0 { 0 } else { found[i - 1].behind };
            let until = found.get(i + 1).map_or(usize::MAX, |next| next.first);
            let time = time(r, line, price, from, until);
            let words = &r.text.lines[line][price.from..price.to];
            // The button says again what the sentence said.
            let said = prices.iter().position(|p| p == words);
            match said {
                Some(at) if times[at].is_empty() => times[at] = time.to_string(),
                Some(at) if times[at] == time || time.is_empty() => {}
                _ if prices.len() < MOST_PRICES => {
                    prices.push(words.to_string());
                    times.push(time.to_string());
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    if !prices.is_empty() {
        out.push(("prices", Measure::List(prices)));
        out.push(("times", Measure::List(times)));
    }
    let mut without = Vec::new();
    for (rule, what) in [("without_ads", "ads"), ("without_tracking", "tracking")] {
        if r.text.count(rule, &r.voices) > 0 {
            without.push(what.to_string());
        }
    }
    if !without.is_empty() {
        out.push(("without", Measure::List(without)));
    }
    out
}

/// The figures of a line with money beside them.
fn prices_in(text: &Text, line: usize) -> Vec<Price> {
    let (words, tokens) = (text.lines[line].as_str(), &text.tokens[line].tokens);
    let mut out: Vec<Price> = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let (from, mut to) = (tokens[first].start as usize, tokens[first].end as usize);
        let mut behind = first + 1;
        // Cents are a token of their own behind a mark.
        let cents = tokens.get(behind).filter(|t| t.kind == Kind::Number && t.end - t.start <= 2 && t.start as usize == to + 1);
        if let Some(cents) = cents.filter(|_| words.as_bytes()[to] == b',' || words.as_bytes()[to] == b'.') {
            to = cents.end as usize;
            behind += 1;
        }
        if tokens[first].kind == Kind::Number {
            let before = words[..from].trim_end();
            let after = words[to..].trim_start();
            if let Some(name) = MONEY.iter().find(|m| starts(after, m)) {
                out.push(Price { from, to: words.len() - after.len() + name.len(), first, behind });
            } else if let Some(name) = MONEY.iter().find(|m| ends(before, m)) {
                out.push(Price { from: before.len() - name.len(), to, first, behind });
            }
        }
        first = behind;
    }
    out
}

/// Whether a text begins with a word; letters of other scripts are written as in the list.
fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word)) && !text[word.len()..].starts_with(char::is_alphabetic)
}

fn ends(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()) else { return false };
    text.get(at..).is_some_and(|t| t.eq_ignore_ascii_case(word)) && !text[..at].ends_with(char::is_alphabetic)
}

/// The time that a price pays for: named behind it, else before it, and not beyond another price.
fn time(r: &Reading, line: usize, price: &Price, from: usize, until: usize) -> &'static str {
    let mut best = (usize::MAX, "");
    for said in r.text.said(Speech::Banner, &r.voices).filter(|s| s.line == line) {
        let (Some(time), at) = (said.rule.id.strip_prefix("per_"), said.fired.from) else { continue };
        let behind = at >= price.behind && at < until && at <= price.behind + BEHIND;
        let before = at < price.first && at >= from && at + BEFORE >= price.first;
        let far = if behind { at - price.behind } else { BEHIND + price.first.saturating_sub(at) };
        if (behind || before) && far < best.0 {
            best = (far, time);
        }
    }
    best.1
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
