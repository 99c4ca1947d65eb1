//! Reads what the build wrote as bytes (`compile/blob.rs`): little-endian numbers, lists and strings with their length
//! before them. Nothing is copied: strings stay in the bytes, which stay for as long as the program.

use crate::cue::lexicon::NEAR;

/// What has not been read yet.
pub struct Reader {
    rest: &'static [u8],
}

impl Reader {
    /// Begins.
    pub fn of(file: &'static [u8]) -> Reader {
        Reader { rest: file }
    }

    /// Whether all was read.
    pub fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The bytes before the first that is below `end`.
    pub fn before(&mut self, end: u8) -> Option<&'static [u8]> {
        self.take(self.rest.iter().position(|byte| *byte < end)?)
    }

    /// So many bytes.
    pub fn take(&mut self, n: usize) -> Option<&'static [u8]> {
        let (first, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(first)
    }

    /// A number of one byte.
    #[inline(never)]
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number of two bytes.
    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    /// A string.
    pub fn text(&mut self) -> Option<&'static str> {
        let len = self.short()?;
        std::str::from_utf8(self.take(len as usize)?).ok()
    }

    /// A list that stays for as long as the program: each file is loaded once.
    pub fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<&'static [T]> {
        let len = self.short()?;
        let mut list = Vec::with_capacity(len.into());
        for _ in 0..len {
            list.push(each(self)?);
        }
        Some(list.leak())
    }

    /// A number that takes one byte most of the time.
    #[inline(never)]
    pub fn number(&mut self) -> Option<u16> {
        let near = self.byte()?;
        match near.checked_sub(NEAR) {
            None => Some(near.into()),
            Some(far) => Some(u16::from(far) * 256 + u16::from(self.byte()?) + u16::from(NEAR)),
        }
    }

    /// So many of these.
    #[inline(never)]
    pub fn numbers(&mut self, len: usize) -> Option<Vec<u16>> {
        let mut numbers = Vec::with_capacity(len);
        for _ in 0..len {
            numbers.push(self.number()?);
        }
        Some(numbers)
    }
}
