//! JSON into the core's shapes, for the web edge: one pass, no tree between, and no words for what is wrong beyond a name,
//! since formatting them would be a tenth of the module.

use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// How deep values may lie in each other.
const MAX_DEPTH: usize = 64;

/// What is wrong: a field's name, or what sort of thing.
#[derive(Debug)]
pub struct Wrong(pub &'static str);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Wrong("value")
    }
    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Self {
        Wrong("type")
    }
    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Self {
        Wrong("value")
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Wrong("length")
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Wrong("variant")
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Wrong("field")
    }
    fn missing_field(field: &'static str) -> Self {
        Wrong(field)
    }
    fn duplicate_field(field: &'static str) -> Self {
        Wrong(field)
    }
}

/// Reads a value.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Wrong> {
    let mut json = Json { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut json)?;
    match json.peek() {
        None => Ok(value),
        Some(_) => Err(Wrong("end")),
    }
}

struct Json<'de> {
    text: &'de str,
    at: usize,
    depth: usize,
}

/// A text as it stands where nothing in it is escaped.
enum Text<'de> {
    Lent(&'de str),
    Own(String),
}

impl<'de> Json<'de> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), Wrong> {
        if self.peek() != Some(byte) {
            return Err(Wrong("mark"));
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Wrong> {
        if !self.text[self.at..].starts_with(word) {
            return Err(Wrong("word"));
        }
        self.at += word.len();
        Ok(())
    }

    fn string(&mut self) -> Result<Text<'de>, Wrong> {
        self.take(b'"')?;
        let mut own: Option<String> = None;
        loop {
            let rest = &self.text[self.at..];
            let len = rest.bytes().position(|b| matches!(b, b'"' | b'\\')).ok_or(Wrong("text"))?;
            let plain = &rest[..len];
            let ends = rest.as_bytes()[len] == b'"';
            self.at += len + 1;
            match (&mut own, ends) {
                (None, true) => return Ok(Text::Lent(plain)),
                (own, _) => own.get_or_insert_with(String::new).push_str(plain),
            }
            match own.take() {
                Some(text) if ends => return Ok(Text::Own(text)),
                text => own = text,
            }
            let c = self.escaped()?;
            own.get_or_insert_with(String::new).push(c);
        }
    }

    /// Behind a backslash. A half of a surrogate pair alone is no character.
    fn escaped(&mut self) -> Result<char, Wrong> {
        let byte = self.text.as_bytes().get(self.at).copied().ok_or(Wrong("escape"))?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => byte as char,
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let high = self.unit()?;
                let pair = (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u");
                if pair {
                    let back = self.at;
                    self.at += 2;
                    let low = self.unit()?;
                    if (0xdc00..0xe000).contains(&low) {
                        return Ok(char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)).unwrap_or('\u{fffd}'));
                    }
                    self.at = back;
                }
                char::from_u32(high).unwrap_or('\u{fffd}')
            }
            _ => return Err(Wrong("escape")),
        })
    }

    fn unit(&mut self) -> Result<u32, Wrong> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Wrong("escape"))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Wrong("escape"))
    }

    /// A number as its text, and whether it is a whole one.
    fn number(&mut self) -> (&'de str, bool) {
        let rest = &self.text[self.at..];
        let len = rest.bytes().position(|b| !matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')).unwrap_or(rest.len());
        self.at += len;
        let number = &rest[..len];
        (number, !number.contains(['.', 'e', 'E']))
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Wrong>) -> Result<T, Wrong> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Wrong("depth"));
        }
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
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

impl<'de> de::Deserializer<'de> for &mut Json<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.peek().ok_or(Wrong("value"))? {
            b'n' => self.word("null").and_then(|_| visitor.visit_unit()),
            b't' => self.word("true").and_then(|_| visitor.visit_bool(true)),
            b'f' => self.word("false").and_then(|_| visitor.visit_bool(false)),
            b'"' => match self.string()? {
                Text::Lent(text) => visitor.visit_borrowed_str(text),
                Text::Own(text) => visitor.visit_string(text),
            },
            b'[' => self.deeper(|json| {
                json.at += 1;
                let value = visitor.visit_seq(Members { json: &mut *json, first: true })?;
                json.take(b']').map(|_| value)
            }),
            b'{' => self.deeper(|json| {
                json.at += 1;
                let value = visitor.visit_map(Members { json: &mut *json, first: true })?;
                json.take(b'}').map(|_| value)
            }),
            _ => {
                let (text, whole) = self.number();
                if whole {
                    if let Ok(number) = text.parse::<i64>() {
                        return if number < 0 { visitor.visit_i64(number) } else { visitor.visit_u64(number as u64) };
                    }
                }
                let number = fraction(text).or_else(|| any_number(text)).ok_or(Wrong("number"))?;
                visitor.visit_f64(number)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    /// Of the core's shapes all enums that are read are names alone.
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        let text = self.string()?;
        let name: StrDeserializer<Wrong> = match &text {
            Text::Lent(text) => (*text).into_deserializer(),
            Text::Own(text) => text.as_str().into_deserializer(),
        };
        visitor.visit_enum(name)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The members of a list or of an object.
struct Members<'a, 'de> {
    json: &'a mut Json<'de>,
    first: bool,
}

impl Members<'_, '_> {
    /// Whether there is one more; its comma is taken.
    fn more(&mut self, end: u8) -> Result<bool, Wrong> {
        if self.json.peek() == Some(end) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.json.take(b',')?;
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Members<'_, 'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.more(b']')? {
            seed.deserialize(&mut *self.json).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        if self.more(b'}')? {
            seed.deserialize(&mut *self.json).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        self.json.take(b':')?;
        seed.deserialize(&mut *self.json)
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::page::PageModel;
    use crate::report::Evidence;
    use proptest::prelude::*;
    use serde_json::Value;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-1e6..1e6f64).prop_map(Value::from),
            (-100_000i32..100_000).prop_map(|n| Value::from(f64::from(n) / 64.0)),
            "\\PC*".prop_map(Value::from),
            "[\"\\\\\n\t\u{8}\u{1}/é𝒳]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::hash_map("[a-z\"é]{0,4}", inner, 0..6).prop_map(|m| Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_as_it_was(value in values()) {
            prop_assert_eq!(&read::<Value>(&value.to_string()).expect("a value"), &value);
            prop_assert_eq!(&read::<Value>(&serde_json::to_string_pretty(&value).expect("a text")).expect("a value"), &value);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\":,0-9a-fnrtu.\\\\eé-]{0,40}") {
            let ours = read::<Value>(&text).is_ok();
            // It takes more than the standard does, never less.
            prop_assert!(ours || serde_json::from_str::<Value>(&text).is_err());
        }
    }

    #[test]
    fn halves_of_pairs_alone_are_no_characters() {
        assert_eq!(read::<String>(r#""a\ud800b""#).expect("a text"), "a\u{fffd}b");
        assert_eq!(read::<String>(r#""\ud835\udcb3""#).expect("a text"), "𝒳");
        assert_eq!(read::<String>(r#""\ud800\u0041""#).expect("a text"), "\u{fffd}A");
    }

    #[test]
    fn a_page_model_is_read_and_what_lacks_a_field_is_named() {
        let json = r#"{"url":"u","lang":null,"title":"t","blocks":[{"text":"x","role":"item","level":1,"region":"main","bold":false,"hidden":false,"cell":null,"links":[]}],"truncated":false,"other":[{"a":1.5}]}"#;
        assert_eq!(read::<PageModel>(json).expect("a model"), serde_json::from_str::<PageModel>(json).expect("a model"));
        assert_eq!(read::<Evidence>("{}").map_err(|w| w.0).err(), Some("quote"));
        assert!(read::<Value>(&"[".repeat(100)).is_err());
    }
}
