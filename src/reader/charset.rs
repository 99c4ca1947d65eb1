//! Bytes to text: which character set a file is written in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, UTF_8, WINDOWS_1252};

/// How much of a file is searched for a declaration and for signs of UTF-16 or of a binary file, in bytes.
const LOOK: usize = 4096;

/// How files begin that aren't text although they may begin without NUL bytes.
const MAGIC: [&[u8]; 7] = [b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF"];

/// Decodes a file by its byte order mark, its declaration (only where `declared` says that it may hold one), and
/// then as UTF-8 where it is valid, and as windows-1252 where not. Byte order marks are left out. `None` for a file
/// that isn't text.
pub(super) fn decode(bytes: &[u8], declared: bool) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(text(encoding, bytes.get(length..).unwrap_or_default()));
    }
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if MAGIC.iter().any(|magic| head.starts_with(magic)) {
        return None;
    }
    if let Some(encoding) = utf16(head) {
        return Some(text(encoding, bytes));
    }
    if head.contains(&0) {
        return None;
    }
    if let Some(encoding) = declared.then(|| declaration(head)).flatten() {
        return Some(text(encoding, bytes));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_string()),
        Err(_) => Some(text(WINDOWS_1252, bytes)),
    }
}

fn text(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 without a mark: in Western text nearly every second byte is NUL, and none of the others is.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let (high, low) = pairs.fold((0, 0), |(high, low), pair| (high + usize::from(pair[0] == 0), low + usize::from(pair[1] == 0)));
    match (high, low) {
        (0, low) if count > 1 && low * 2 > count => Some(UTF_16LE),
        (high, 0) if count > 1 && high * 2 > count => Some(UTF_16BE),
        _ => None,
    }
}

/// What a `<meta charset>`, a `<meta http-equiv>` or an XML declaration in the file's first bytes says.
fn declaration(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    if let Some(xml) = head.strip_prefix("<?xml").and_then(|rest| rest.split('>').next()) {
        if let Some(encoding) = value_of(xml, "encoding") {
            return Some(encoding);
        }
    }
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
        if tag.strip_prefix("<meta").is_some_and(|attributes| attributes.starts_with([' ', '\t', '\n', '\r', '\u{c}', '/'])) {
            if let Some(encoding) = value_of(tag, "charset") {
                return Some(encoding);
            }
        }
        rest = after;
    }
    None
}

/// The encoding that stands behind `key` and an equals sign. As browsers do, a declared UTF-16 is read as UTF-8.
fn value_of(tag: &str, key: &str) -> Option<&'static Encoding> {
    let mut rest = tag;
    while let Some((_, after)) = rest.split_once(key) {
        rest = after;
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(['"', '\'', ' ', ';', '/', '?']).next().unwrap_or_default();
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            return Some(match encoding.name() {
                "UTF-16LE" | "UTF-16BE" => UTF_8,
                "x-user-defined" => WINDOWS_1252,
                _ => encoding,
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn declarations() {
        let cyrillic = b"<meta charset=windows-1251><p>\xcf\xf0\xe8";
        assert_eq!(decode(cyrillic, true).as_deref(), Some("<meta charset=windows-1251><p>При"));
        let equiv = b"<META http-equiv=content-type content='text/html; charset=ISO-8859-1'>\xe9";
        assert!(decode(equiv, true).is_some_and(|text| text.ends_with('é')));
        let comment = "<!-- <meta charset=windows-1251> --><meta charset='utf-16'>é";
        assert_eq!(decode(comment.as_bytes(), true).as_deref(), Some(comment));
        let xml = b"<?xml version='1.0' encoding='ISO-8859-15'?>\xa4";
        assert!(decode(xml, true).is_some_and(|text| text.ends_with('€')));
    }

    #[test]
    fn without_a_declaration() {
        assert_eq!(decode("é".as_bytes(), true).as_deref(), Some("é"));
        assert_eq!(decode(b"\xe9\x80", false).as_deref(), Some("é€"));
        assert_eq!(decode(b"a\0b\0c\0", false).as_deref(), Some("abc"));
        assert_eq!(decode(b"\0a\0b\0c", false).as_deref(), Some("abc"));
        assert_eq!(decode(b"abc\0\0\x01", false), None);
        assert_eq!(decode(b"%PDF-1.7 abc", true), None);
    }
}
