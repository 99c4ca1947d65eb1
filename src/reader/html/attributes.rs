//! Tags with floods of attributes. The tokenizer compares each attribute of a tag with all before it, so a hostile
//! tag of a few megabytes would keep it busy for hours. Pages have a few dozen a tag.

use std::borrow::Cow;

/// The most attributes of a tag that are kept.
const MAX_ATTRIBUTES: usize = 1024;

/// How often a tag that never ends is taken for script, and the search goes on right behind its `<`.
const MAX_UNENDED: usize = 32;

/// The page without the attributes that exceed [`MAX_ATTRIBUTES`] in a tag; unchanged where there is no such tag.
pub(super) fn without_floods(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut unended = 0;
    let bytes = page.as_bytes();
    while let Some(found) = page.get(at..).and_then(|rest| rest.find('<')) {
        at += found + 1;
        if bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            let (end, flood) = tag(bytes, at);
            if let Some(flood) = flood {
                kept.push_str(page.get(copied..flood).unwrap_or_default());
                copied = end;
            }
            if end < bytes.len() {
                at = end;
            } else if flood.is_some() || unended == MAX_UNENDED {
                break;
            } else {
                unended += 1;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(page.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}

/// Where the tag ends (at its `>`, or at the end of the page), and where its attributes become too many.
fn tag(bytes: &[u8], start: usize) -> (usize, Option<usize>) {
    let mut state = State::Name;
    let mut count = 0;
    let mut flood = None;
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        state = match (state, byte) {
            (State::Quoted(quote), _) if byte != quote => state,
            (State::Quoted(_), _) => State::Between,
            (_, b'>') => return (at, flood),
            (State::Value, b'"' | b'\'') => State::Quoted(byte),
            (State::Value, _) if byte.is_ascii_whitespace() => State::Value,
            (State::Value | State::Unquoted, _) if !byte.is_ascii_whitespace() => State::Unquoted,
            (State::Name, b'=') => State::Value,
            (_, b'/') => State::Between,
            _ if byte.is_ascii_whitespace() => State::Between,
            (State::Between, b'=') if count > 0 => State::Value,
            (State::Between, _) => {
                count += 1;
                if count > MAX_ATTRIBUTES && flood.is_none() {
                    flood = Some(at);
                }
                State::Name
            }
            _ => state,
        };
    }
    (bytes.len(), flood)
}

#[derive(Clone, Copy)]
enum State {
    Between,
    Name,
    Value,
    Quoted(u8),
    Unquoted,
}

#[cfg(test)]
mod tests {
    use super::{without_floods, MAX_ATTRIBUTES};

    #[test]
    fn usual_pages_stay() {
        for page in ["", "<", "a < b", "<p class='a > b' id=x>y</p>", "<p \"", "<a href=/x/y/z>t"] {
            assert_eq!(without_floods(page), page);
        }
    }

    #[test]
    fn a_flood_is_cut() {
        let flood: String = (0..MAX_ATTRIBUTES + 9).map(|i| format!(" a{i}=\"é >\"")).collect();
        let page = format!("x<p{flood}>text</p>");
        let cut = without_floods(&page);
        assert!(cut.starts_with("x<p a0=") && cut.ends_with(" >text</p>"));
        assert_eq!(cut.matches('=').count(), MAX_ATTRIBUTES);
    }
}
