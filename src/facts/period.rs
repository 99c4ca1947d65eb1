//! Periods in words and figures, as ISO 8601 durations.

use super::number::{self, Amount, Part, Word};
use crate::language::{lookup, Grammar};
use crate::text::token::{tokens, Gap, Kind};

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

/// Words that may stand between the number and the unit: "six (6) full calendar months".
const BETWEEN: usize = 2;
/// The longest period, in its unit, that is one.
const MOST: u32 = 600;

/// Every period in `text[from..to]`: a number or number word, then a unit of time. Several numbers that are joined before
/// one unit are as many periods ("six or ten years", "12 bis 24 Monate").
pub fn periods(text: &str, from: usize, to: usize, language: &Grammar) -> Vec<Period> {
    let mut words: Vec<Word> = Vec::new();
    tokens(text, from, to, |t, f| words.push((t, f.to_string())));
    let mut out: Vec<Period> = Vec::new();
    let mut open: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at].0.gap >= Gap::Semicolon && !ordinal(text, &words, at) {
            open.clear();
        }
        if let Some(amount) = number::at(text, &words, at, language) {
            let often = at > 0 && number::part(&words[at - 1].1, language) == Some(Part::Often);
            match open.last() {
                _ if often => open.clear(),
                // "Thirty (30) days": the figure repeats the word.
                Some(last) if last.halves == amount.halves && last.to == amount.from => {
                    at = amount.to;
                    if let Some(last) = open.last_mut() {
                        (last.to, last.article) = (amount.to, false);
                    }
                    continue;
                }
                Some(last) if !joined(text, &words, last, &amount, language) => open.clear(),
                _ => {}
            }
            if !often {
                open.push(amount);
            }
            at = amount.to;
        } else if let Some(unit) = lookup(language.units, &words[at].1) {
            let last = open.last().copied();
            let near = last.is_some_and(|l| at <= l.to + BETWEEN && (!l.article || l.to == at));
            let whole = half_behind(&words, at, language);
            if near {
                close(&words, &open, at, unit, whole, &mut out);
            }
            open.clear();
            at += 1 + if near { whole } else { 0 };
        } else {
            if number::part(&words[at].1, language) == Some(Part::Often) {
                open.clear();
            }
            if let Some((halves, unit)) = compound(&words[at].1, language) {
                let alone = Amount { halves, from: at, to: at, article: false };
                close(&words, &[alone], at, unit, 0, &mut out);
            }
            at += 1;
        }
    }
    sums(text, &words, &mut out, language);
    shared(text, &words, &mut out, language);
    out
}

/// Words between a number and the period whose unit it shares: "invoices ten years, applications two".
const SHARED: usize = 5;

/// Number words whose unit is said only once: "Rechnungen zehn, Bewerbungen zwei Jahre", "les factures dix ans, les devis deux".
/// Figures are left alone: they may be those of a section.
fn shared(text: &str, words: &[Word], out: &mut Vec<Period>, language: &Grammar) {
    let mut at = 0;
    while let Some((token, _)) = words.get(at) {
        let Some(amount) = number::at(text, words, at, language).filter(|a| token.kind == Kind::Word && !a.article) else {
            at += 1;
            continue;
        };
        at = amount.to;
        let (start, end) = (token.start as usize, words[amount.to - 1].0.end as usize);
        let place = out.partition_point(|p| p.start < start);
        if out[..place].last().is_some_and(|p| p.end > start) || out.get(place).is_some_and(|p| p.start < end) {
            continue;
        }
        let between = |from: usize, to: usize| words.iter().filter(move |w| w.0.start as usize >= from && (w.0.end as usize) <= to);
        let apart = |w: Option<&Word>| {
            w.is_some_and(|w| matches!(w.0.gap, Gap::Comma | Gap::Semicolon) || number::part(&w.1, language) == Some(Part::And))
        };
        let next = words.get(amount.to);
        let ends = next.is_none_or(|w| w.0.gap >= Gap::Comma) || apart(next);
        let behind = out.get(place).filter(|p| apart(next) && between(end, p.start).count() <= SHARED);
        let before = place.checked_sub(1).map(|i| &out[i]).filter(|p| {
            let rest: Vec<&Word> = between(p.end, end).collect();
            ends && rest.len() <= SHARED + 1 && rest.into_iter().any(|w| apart(Some(w)))
        });
        let unit = behind.or(before).and_then(|p| between(p.start, p.end).next_back()).and_then(|w| lookup(language.units, &w.1));
        if let Some(iso) = unit.and_then(|unit| iso(amount.halves, unit)) {
            out.insert(place, Period { iso, start, end });
        }
    }
}

/// Whether the mark before a word only closes an ordinal or a short form: "bzw. zehn Jahre".
fn ordinal(text: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|b| &words[b].0) else { return false };
    let between = &text[before.end as usize..words[at].0.start as usize];
    between.trim() == "." && words[at].0.gap == Gap::Stop && before.end - before.start <= 4
}

/// Whether two numbers stand before the same unit: a word that joins them between, a dash, or a comma.
fn joined(text: &str, words: &[Word], a: &Amount, b: &Amount, language: &Grammar) -> bool {
    let between = text[words[a.to - 1].0.end as usize..words[b.from].0.start as usize].trim();
    match b.from - a.to {
        0 => matches!(between, "-" | "–" | "—" | "/" | ","),
        1 => matches!(number::part(&words[a.to].1, language), Some(Part::And | Part::Or)),
        _ => false,
    }
}

/// Writes the periods of the numbers before a unit.
fn close(words: &[Word], open: &[Amount], unit_at: usize, unit: &str, half: usize, out: &mut Vec<Period>) {
    // Numbers with commas alone between ("§ 147, 10 Jahre") are no row: the last one counts.
    let row = open.windows(2).any(|w| w[1].from > w[0].to || words[w[1].from].0.gap != Gap::Comma);
    let first = if row { 0 } else { open.len().saturating_sub(1) };
    for (i, amount) in open.iter().enumerate().skip(first) {
        let last = i + 1 == open.len();
        let halves = amount.halves + u32::from(last && half > 0);
        let Some(iso) = iso(halves, unit) else { continue };
        let start = words[amount.from].0.start as usize;
        let end = if last { words[unit_at + half].0.end } else { words[amount.to - 1].0.end } as usize;
        out.push(Period { iso, start, end });
    }
}

/// The words of "and a half" behind a unit: "un an et demi", "a year and a half".
fn half_behind(words: &[Word], unit: usize, language: &Grammar) -> usize {
    let part = |i: usize| words.get(i).filter(|w| w.0.gap == Gap::None).and_then(|w| number::part(&w.1, language));
    match (part(unit + 1), part(unit + 2), part(unit + 3)) {
        (Some(Part::And), Some(Part::Halves(1)), _) => 2,
        (Some(Part::And), Some(Part::Halves(2)), Some(Part::Halves(1))) => 3,
        _ => 0,
    }
}

/// Number and unit in one word: "zehnjährige", "halfjaar", "6monatige".
fn compound(word: &str, language: &Grammar) -> Option<(u32, &'static str)> {
    let cuts = word.char_indices().map(|(i, _)| i).skip(1);
    cuts.filter_map(|i| {
        let (head, tail) = word.split_at(i);
        let unit = lookup(language.units, tail)?;
        let halves = head.parse::<u32>().ok().and_then(|n| n.checked_mul(2)).or_else(|| number::of_word(head, language))?;
        Some((halves, unit))
    })
    .next()
}

/// "One year and six months" is one period.
fn sums(text: &str, words: &[Word], out: &mut Vec<Period>, language: &Grammar) {
    let mut i = 0;
    while i + 1 < out.len() {
        let (a, b) = (&out[i], &out[i + 1]);
        let years = a.iso.strip_prefix('P').and_then(|y| y.strip_suffix('Y')).filter(|y| y.bytes().all(|c| c.is_ascii_digit()));
        let months = b.iso.strip_prefix('P').and_then(|m| m.strip_suffix('M')).and_then(|m| m.parse::<u32>().ok());
        let mut between = words.iter().filter(|w| (w.0.start as usize) >= a.end && (w.0.end as usize) <= b.start);
        let and = between.next().is_some_and(|w| number::part(&w.1, language) == Some(Part::And)) && between.next().is_none();
        let plain = !text[a.end..b.start].contains([',', ';', '(']);
        match (years, months) {
            (Some(years), Some(months)) if and && plain && months < 12 => {
                out[i] = Period { iso: format!("P{years}Y{months}M"), start: a.start, end: b.end };
                out.remove(i + 1);
            }
            _ => i += 1,
        }
    }
}

/// A number of halves of a unit; `None` for none, for too many and for halves of days.
fn iso(halves: u32, unit: &str) -> Option<String> {
    // "2W": a fortnight.
    let times = unit.bytes().next().filter(u8::is_ascii_digit).map_or(1, |b| u32::from(b - b'0'));
    let (halves, unit) = (halves * times, unit.trim_start_matches(|c: char| c.is_ascii_digit()));
    let n = halves / 2;
    if halves == 0 || n > MOST {
        return None;
    }
    match (halves % 2, unit) {
        (0, unit) => Some(match unit.strip_prefix('T') {
            Some(hours) => format!("PT{n}{hours}"),
            None => format!("P{n}{unit}"),
        }),
        (_, "Y") => Some(format!("P{}M", halves * 6)),
        (_, "M") if n > 0 => Some(format!("P{n}M15D")),
        (_, "M") => Some("P15D".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::periods;
    use crate::language::Language;

    fn read(language: &str, text: &str) -> Vec<String> {
        let grammar = Language::of(language).and_then(|l| l.grammar()).expect("a language with a grammar");
        let found = periods(text, 0, text.len(), grammar);
        assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "{text}: {found:?}");
        found.into_iter().map(|p| p.iso).collect()
    }

    #[test]
    fn numbers_are_read_in_figures_and_words() {
        for (language, text, want) in [
            ("en", "We keep it for twenty-four months.", "P24M"),
            ("en", "for eighteen (18) months", "P18M"),
            ("en", "for one hundred and twenty days", "P120D"),
            ("en", "for one hundred eighty (180) days", "P180D"),
            ("en", "after two and a half years", "P30M"),
            ("en", "for a year and a half", "P18M"),
            ("en", "for one-and-a-half years", "P18M"),
            ("en", "for an eighteen-month term", "P18M"),
            ("en", "for three hundred and sixty-five days", "P365D"),
            ("en", "after a fortnight", "P2W"),
            ("en", "for half a year", "P6M"),
            ("en", "for a year", "P1Y"),
            ("en", "for six (6) full calendar months", "P6M"),
            ("en", "for 2.5 years", "P30M"),
            ("en", "for 1½ years", "P18M"),
            ("en", "for one year and six months", "P1Y6M"),
            ("en", "for thirty-six months", "P36M"),
            ("en", "during the 90-day window", "P90D"),
            ("nl", "gedurende anderhalf jaar", "P18M"),
            ("nl", "zes en dertig maanden", "P36M"),
            ("nl", "tweeënzeventig uur", "PT72H"),
            ("nl", "vierentwintig maanden", "P24M"),
            ("nl", "vier-en-twintig maanden", "P24M"),
            ("nl", "achttien (18) maanden", "P18M"),
            ("nl", "driehonderdvijfenzestig dagen", "P365D"),
            ("nl", "eenentwintig dagen", "P21D"),
            ("nl", "na anderhalve maand", "P1M15D"),
            ("nl", "na honderdtwintig dagen", "P120D"),
            ("nl", "na een half jaar", "P6M"),
            ("nl", "na een halfjaar", "P6M"),
            ("nl", "twee en een half jaar", "P30M"),
            ("nl", "tweeënhalf jaar", "P30M"),
            ("nl", "gedurende één jaar", "P1Y"),
            ("fr", "pendant trente-six mois", "P36M"),
            ("fr", "pendant vingt-et-un jours", "P21D"),
            ("fr", "pendant soixante-douze heures", "PT72H"),
            ("fr", "pendant soixante et onze jours", "P71D"),
            ("fr", "quatre-vingt-dix (90) jours", "P90D"),
            ("fr", "pendant un an et demi", "P18M"),
            ("fr", "durant dix-huit mois", "P18M"),
            ("fr", "dix-sept jours", "P17D"),
            ("fr", "dix-neuf semaines", "P19W"),
            ("fr", "vingt-quatre mois", "P24M"),
            ("fr", "soixante-dix-sept jours", "P77D"),
            ("fr", "quatre-vingt-dix-huit jours", "P98D"),
            ("fr", "quatre-vingt-dix-huit (98) jours", "P98D"),
            ("fr", "cent quatre-vingts jours", "P180D"),
            ("fr", "cent quatre-vingt-dix jours", "P190D"),
            ("fr", "trois cent soixante-cinq jours", "P365D"),
            ("fr", "deux (2) ans", "P2Y"),
            ("fr", "une année et demie", "P18M"),
            ("fr", "pendant cent vingt jours", "P120D"),
            ("fr", "deux ans et demi", "P30M"),
            ("de", "nach vierundzwanzig Monaten", "P24M"),
            ("de", "nach dreihundertfünfundsechzig Tagen", "P365D"),
            ("de", "nach einundzwanzig Tagen", "P21D"),
            ("de", "nach achtzehn (18) Monaten", "P18M"),
            ("de", "zweieinhalbjährige Frist", "P30M"),
            ("de", "nach sechsunddreissig Monaten", "P36M"),
            ("de", "nach anderthalb Jahren", "P18M"),
            ("de", "nach zweieinhalb Jahren", "P30M"),
            ("de", "nach einem halben Jahr", "P6M"),
            ("de", "zehnjährige Aufbewahrungsfrist", "P10Y"),
            ("de", "die 6-jährige Frist", "P6Y"),
            ("de", "nach hundertachtzig Tagen", "P180D"),
            ("de", "nach eineinhalb Jahren", "P18M"),
        ] {
            assert_eq!(read(language, text), [want], "{language}: {text}");
        }
    }

    #[test]
    fn several_numbers_before_one_unit_are_several_periods() {
        for (language, text, want) in [
            ("en", "between six and twelve months", ["P6M", "P12M"]),
            ("en", "6 to 12 months", ["P6M", "P12M"]),
            ("en", "6-12 months", ["P6M", "P12M"]),
            ("nl", "zes tot twaalf maanden", ["P6M", "P12M"]),
            ("nl", "5 à 7 jaar", ["P5Y", "P7Y"]),
            ("fr", "de six à douze mois", ["P6M", "P12M"]),
            ("fr", "cinq ou dix ans", ["P5Y", "P10Y"]),
            ("fr", "de dix à dix-huit mois", ["P10M", "P18M"]),
            ("de", "sechs bzw. zehn Jahre", ["P6Y", "P10Y"]),
            ("de", "sechs oder zehn Jahre", ["P6Y", "P10Y"]),
            ("de", "zwölf bis 24 Monate", ["P12M", "P24M"]),
            ("de", "sechs und zehn Jahre", ["P6Y", "P10Y"]),
        ] {
            assert_eq!(read(language, text), want, "{language}: {text}");
        }
    }

    #[test]
    fn a_unit_may_be_said_once_for_several_things() {
        for (language, text, want) in [
            ("de", "Rechnungen zehn, Bewerbungen zwei Jahre", ["P10Y", "P2Y"]),
            ("de", "Rechnungen heben wir zehn Jahre auf, Bewerbungen zwei.", ["P10Y", "P2Y"]),
            ("de", "Anfragen nach sechs und Verträge nach 120 Monaten", ["P6M", "P120M"]),
            ("de", "Bewerbungen: 6 Monate, Rechnungen: 10 Jahre", ["P6M", "P10Y"]),
            ("de", "6 bzw. 10 Jahre", ["P6Y", "P10Y"]),
            ("de", "zehn, Bewerbungen ein halbes Jahr", ["P10Y", "P6M"]),
            ("nl", "Facturen bewaren we tien jaar, brieven vijf.", ["P10Y", "P5Y"]),
            ("nl", "brieven vijf en facturen tien jaar", ["P5Y", "P10Y"]),
            ("fr", "Nous gardons les factures dix ans, les candidatures deux.", ["P10Y", "P2Y"]),
            ("fr", "les devis dix-huit et les factures soixante mois", ["P18M", "P60M"]),
            ("en", "invoices ten years, applications two", ["P10Y", "P2Y"]),
            ("en", "Applications go after six, invoices after eighty-four months.", ["P6M", "P84M"]),
        ] {
            assert_eq!(read(language, text), want, "{language}: {text}");
        }
        assert_eq!(read("en", "We keep it for two years, as section 4 says."), ["P2Y"]);
        assert_eq!(read("en", "We have three shops, and keep it for two years."), ["P2Y"]);
        assert_eq!(read("de", "nach zwei Jahren, siehe Absatz 3, spätestens nach einem Jahr"), ["P2Y", "P1Y"]);
    }

    #[test]
    fn what_is_no_period_is_none() {
        for (language, text) in [
            ("en", "once a year we look at it"),
            ("en", "twice a month"),
            ("en", "every year"),
            ("en", "in 2.4 years"),
            ("en", "one of our colleagues works this year"),
            ("nl", "een medewerker die dit jaar kwam"),
            ("nl", "twee keer per jaar"),
            ("fr", "une fois par an"),
            ("de", "einmal im Jahr"),
            ("de", "nach § 147 AO; Jahre danach"),
        ] {
            assert!(read(language, text).is_empty(), "{language}: {text}: {:?}", read(language, text));
        }
    }

    #[test]
    fn numbers_with_only_a_comma_between_are_no_row() {
        assert_eq!(read("de", "gemäß Absatz 3, 10 Jahre"), ["P10Y"]);
        assert_eq!(read("en", "3, 6 or 12 months"), ["P3M", "P6M", "P12M"]);
    }
}
