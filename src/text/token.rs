//! Tokens: words, numbers, e-mail and web addresses, with what separates them.

use super::fold::{fold_char, is_invisible};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, or letters and digits.
    Word,
    /// Digits only.
    Number,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
}

/// What stands between a token and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Blanks, hyphens, apostrophes, brackets.
    None,
    /// A comma.
    Comma,
    /// A colon, or a dash between blanks.
    Colon,
    /// A semicolon or a bullet.
    Semicolon,
    /// A mark that may end a sentence.
    Stop,
}

/// A token's place (bytes) and nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// What separates it from the token before.
    pub gap: Gap,
}

/// The longest token that is folded and compared; a longer one is kept as a place only.
pub const MAX_WORD: usize = 64;

/// Cuts `text[from..to]` into tokens and hands each with its folded form to `sink`. `from` and `to` lie on character boundaries.
pub fn tokens(text: &str, from: usize, to: usize, mut sink: impl FnMut(Token, &str)) {
    let mut folded = String::with_capacity(MAX_WORD);
    let mut gap = Gap::None;
    let mut at = from;
    let bytes = text.as_bytes();
    while at < to {
        // Most letters are ASCII: these need not be read as characters.
        let Some(c) = Some(bytes[at] as char).filter(char::is_ascii).or_else(|| text[at..to].chars().next()) else { break };
        if !c.is_alphanumeric() {
            gap = gap.max(gap_of(c, bytes, at));
            at += c.len_utf8();
            continue;
        }
        folded.clear();
        let start = at;
        // Most words have no letter beyond ASCII: these are cut by bytes.
        at += bytes[at..to].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        folded.push_str(&text[start..at.min(start + MAX_WORD)]);
        folded.make_ascii_lowercase();
        let mut digits = bytes[start..at].iter().all(u8::is_ascii_digit);
        // What ends at a blank is no address: most words do.
        if !bytes[..to].get(at).is_none_or(|b| ends_address(*b)) {
            if let Some((end, kind)) = address(text, start, to) {
                sink(Token { start: start as u32, end: end as u32, kind, gap }, "");
                (gap, at) = (Gap::None, end);
                continue;
            }
        }
        let alone = at == start && stands_alone(c);
        let rest = if bytes[..to].get(at).is_none_or(u8::is_ascii) { "" } else { &text[at..to] };
        for (i, c) in rest.chars().enumerate() {
            if (i > 0 && alone) || (at > start && stands_alone(c)) {
                break;
            }
            if c.is_alphanumeric() {
                digits &= c.is_ascii_digit();
            } else if !is_invisible(c) {
                break;
            }
            if folded.len() < MAX_WORD {
                fold_char(c, &mut folded);
            }
            at += c.len_utf8();
        }
        let kind = if digits { Kind::Number } else { Kind::Word };
        sink(Token { start: start as u32, end: at as u32, kind, gap }, &folded);
        gap = Gap::None;
    }
}

/// Letters of scripts that put no blanks between words: each is a token, so that a word of a cue is a row of them.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn gap_of(c: char, bytes: &[u8], at: usize) -> Gap {
    match c {
        ',' => Gap::Comma,
        ':' => Gap::Colon,
        ';' | '•' | '·' | '▪' | '●' => Gap::Semicolon,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' => Gap::Stop,
        '–' | '—' => Gap::Colon,
        '-' if at > 0 && bytes[at - 1] == b' ' => Gap::Colon,
        _ => Gap::None,
    }
}

/// Bytes that no address goes over.
fn ends_address(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\t' | b'<' | b'>' | b'"' | b'|' | b'(' | b')' | b',' | b';')
}

/// The end of an e-mail or web address that starts at `at`.
fn address(text: &str, at: usize, to: usize) -> Option<(usize, Kind)> {
    let run = &text.as_bytes()[at..to.min(at + 2048)];
    // Of the blanks beyond ASCII those of two or three bytes that stand beside addresses: U+00A0, U+202F.
    let blank = |i: usize| run[i..].starts_with(b"\xc2\xa0") || run[i..].starts_with(b"\xe2\x80\xaf");
    let mut len = (0..run.len()).find(|i| ends_address(run[*i]) || (run[*i] >= 0xc2 && blank(*i))).unwrap_or(run.len());
    let is_url = |p: &[u8]| run.len() > p.len() && run[..p.len()].eq_ignore_ascii_case(p);
    let url = is_url(b"http://") || is_url(b"https://") || is_url(b"www.");
    let sign = run[..len].iter().position(|b| *b == b'@');
    if !url && sign.is_none() {
        return None;
    }
    while len > 0 && (matches!(run[len - 1], b'.' | b',' | b':' | b'!' | b'?' | b'\'' | b']' | b'/' | b'*') || run[len - 1] >= 0x80) {
        len -= 1;
    }
    if url {
        return (len > 4).then_some((at + len, Kind::Url));
    }
    let sign = sign?;
    // "a@example.org/b@example.org": two addresses.
    len = (sign..len).find(|i| run[*i] == b'/').unwrap_or(len);
    let domain = run.get(sign + 1..len)?;
    let fine = sign > 0
        && domain.len() > 3
        && domain.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && domain[1..].contains(&b'.');
    fine.then_some((at + len, Kind::Email))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind, Gap)> {
        let mut out = Vec::new();
        tokens(text, 0, text.len(), |t, f| {
            out.push((if f.is_empty() { text[t.start as usize..t.end as usize].to_string() } else { f.to_string() }, t.kind, t.gap))
        });
        out
    }

    #[test]
    fn words_break_at_hyphens_and_apostrophes() {
        let words: Vec<String> = cut("L’utilisation d'e-mails, bijv. opt-out").into_iter().map(|t| t.0).collect();
        assert_eq!(words, ["l", "utilisation", "d", "e", "mails", "bijv", "opt", "out"]);
    }

    #[test]
    fn addresses_are_one_token() {
        let got = cut("Mail info@example.nl. See https://example.com/a?b=1, or www.example.org.");
        assert_eq!(got[1], ("info@example.nl".into(), Kind::Email, Gap::None));
        assert_eq!(got[3], ("https://example.com/a?b=1".into(), Kind::Url, Gap::None));
        assert_eq!(got[5].0, "www.example.org");
    }

    #[test]
    fn gaps_keep_the_strongest_mark() {
        let got = cut("a, b; c. d – e");
        assert_eq!(got.iter().map(|t| t.2).collect::<Vec<_>>(), [Gap::None, Gap::Comma, Gap::Semicolon, Gap::Stop, Gap::Colon]);
    }

    #[test]
    fn scripts_without_blanks_are_cut_at_every_letter() {
        let words: Vec<String> = cut("使用Cookie。同意").into_iter().map(|t| t.0).collect();
        assert_eq!(words, ["使", "用", "cookie", "同", "意"]);
    }

    #[test]
    fn decomposed_letters_stay_in_the_word() {
        assert_eq!(cut("pre\u{301}fe\u{301}rences")[0].0, "preferences");
    }
}
