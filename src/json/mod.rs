//! JSON into the core's shapes, for the web edge: one pass, no tree between, and no words for what is wrong beyond a name,
//! since formatting them would be a tenth of the module. What is wrong is kept in the reader and ends the reading, so that a
//! shape is read in place, field by field, without a way out between them: with serde's visitors the same took five times the code.

mod number;
mod own;
mod shape;
#[cfg(test)]
mod tests;

/// How deep values may lie in each other.
const MAX_DEPTH: usize = 64;

/// What can be read: a value of its own kind takes the place of what was there.
pub trait Shape: Default {
    /// Reads a value in place. Where it is of another kind the reader is told so.
    fn read(&mut self, json: &mut Json<'_>);
}

/// Reads a value; the error is a field's name, or the sort of thing that is wrong.
pub fn read<T: Shape>(text: &str) -> Result<T, &'static str> {
    let mut json = Json { text, at: 0, depth: 0, wrong: None };
    let mut value = T::default();
    value.read(&mut json);
    if json.peek().is_some() {
        json.fail("end");
    }
    json.wrong.map_or(Ok(value), Err)
}

/// A text that is being read.
pub struct Json<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    wrong: Option<&'static str>,
}

impl Json<'_> {
    /// The first thing that is wrong ends it.
    fn fail(&mut self, what: &'static str) {
        self.wrong.get_or_insert(what);
    }

    /// The next byte that is no blank; nothing once something is wrong.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        bytes.get(self.at).copied().filter(|_| self.wrong.is_none())
    }

    fn take(&mut self, byte: u8, what: &'static str) -> bool {
        let is = self.peek() == Some(byte);
        if is {
            self.at += 1;
        } else {
            self.fail(what);
        }
        is
    }

    fn word(&mut self, word: &str) -> bool {
        let is = self.peek().is_some() && self.text[self.at..].starts_with(word);
        if is {
            self.at += word.len();
        }
        is
    }

    fn bool(&mut self) -> bool {
        let yes = self.word("true");
        if !yes && !self.word("false") {
            self.fail("type");
        }
        yes
    }

    fn string(&mut self) -> String {
        let mut out = String::new();
        if !self.take(b'"', "type") {
            return out;
        }
        loop {
            let rest = &self.text[self.at..];
            let Some(len) = rest.bytes().position(|b| matches!(b, b'"' | b'\\')) else {
                self.fail("text");
                return out;
            };
            out.push_str(&rest[..len]);
            self.at += len + 1;
            if rest.as_bytes()[len] == b'"' {
                return out;
            }
            match self.escaped() {
                Some(c) => out.push(c),
                None => {
                    self.fail("escape");
                    return out;
                }
            }
        }
    }

    /// Behind a backslash. A half of a surrogate pair alone is no character.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.text.as_bytes().get(self.at).copied()?;
        self.at += 1;
        Some(match byte {
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
                        return char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
                    }
                    self.at = back;
                }
                char::from_u32(high).unwrap_or('\u{fffd}')
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Reads each member of a list.
    fn list(&mut self, member: &mut dyn FnMut(&mut Self)) {
        self.members(b'[', b']', member);
    }

    /// Reads the fields of an object: each by its place in `names`; others are left out. Where `all` have to be there, one that is
    /// not is what is wrong.
    fn object(&mut self, names: &[&'static str], all: bool, field: &mut dyn FnMut(&mut Self, usize)) {
        let mut seen = 0u64;
        self.members(b'{', b'}', &mut |json| {
            let name = json.string();
            json.take(b':', "mark");
            match names.iter().position(|n| *n == name) {
                Some(place) => {
                    seen |= 1 << place;
                    let was = json.wrong;
                    field(json, place);
                    // Of what is wrong the field says more than the sort.
                    if was.is_none() && matches!(json.wrong, Some("type" | "value" | "length")) {
                        json.wrong = Some(names[place]);
                    }
                }
                None => json.skip(),
            }
        });
        if let Some(lacks) = names.iter().enumerate().position(|(place, _)| all && seen & (1 << place) == 0) {
            self.fail(names[lacks]);
        }
    }

    fn members(&mut self, begin: u8, end: u8, member: &mut dyn FnMut(&mut Self)) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.fail("depth");
        }
        if !self.take(begin, "type") {
            return;
        }
        let mut first = true;
        while self.peek().is_some_and(|b| b != end) {
            if !std::mem::take(&mut first) {
                self.take(b',', "mark");
            }
            member(self);
        }
        self.take(end, "mark");
        self.depth -= 1;
    }

    /// A value that nobody asks for.
    fn skip(&mut self) {
        match self.peek() {
            Some(b'"') => drop(self.string()),
            Some(b'[') => self.list(&mut Self::skip),
            Some(b'{') => self.object(&[], false, &mut |_, _| ()),
            Some(b't' | b'f') => drop(self.bool()),
            Some(b'n') if self.word("null") => (),
            Some(b'-' | b'0'..=b'9') => drop(self.number()),
            _ => self.fail("value"),
        }
    }
}
