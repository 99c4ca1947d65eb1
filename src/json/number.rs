//! Numbers.

use super::Json;

impl Json<'_> {
    /// The text of a number; empty where there is none.
    fn digits(&mut self) -> &str {
        self.peek();
        let rest = &self.text[self.at..];
        let len = rest.bytes().position(|b| !matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    pub(super) fn number(&mut self) -> f64 {
        let text = self.digits();
        let number = text.parse::<i64>().ok().map(|n| n as f64).or_else(|| fraction(text)).or_else(|| any_number(text));
        if number.is_none() {
            self.fail("type");
        }
        number.unwrap_or(0.0)
    }

    /// A whole number from 0 on.
    pub(super) fn whole(&mut self) -> u64 {
        let number = self.digits().parse::<u64>();
        if number.is_err() {
            self.fail("type");
        }
        number.unwrap_or(0)
    }
}

/// A number with a fraction. One of up to fifteen figures is a quotient of two numbers that are exact, so that it is exact
/// itself; the others are rare.
fn fraction(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.')?;
    let (sign, whole) = whole.strip_prefix('-').map_or((1.0, whole), |w| (-1.0, w));
    if whole.len() + part.len() > 15 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (mut over, mut under) = (0u64, 1u64);
    for byte in whole.bytes().chain(part.bytes()) {
        over = over * 10 + u64::from(byte.wrapping_sub(b'0'));
    }
    for _ in part.bytes() {
        under *= 10;
    }
    Some(sign * over as f64 / under as f64)
}

#[cfg(target_arch = "wasm32")]
fn any_number(text: &str) -> Option<f64> {
    js_sys::JSON::parse(text).ok()?.as_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn any_number(text: &str) -> Option<f64> {
    text.parse().ok()
}
