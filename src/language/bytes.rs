//! Reads what the build wrote as bytes (`compile/blob.rs`): little-endian numbers, lists and strings with their length
//! before them. Nothing is copied: strings stay in the bytes, which stay for as long as the program.

use crate::cue::lexicon::slots;
use crate::cue::{Cues, Entry, Lexicon, Pattern, Phrase};

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

    /// So many bytes.
    pub fn take(&mut self, n: usize) -> Option<&'static [u8]> {
        let (first, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(first)
    }

    /// A number of one byte.
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
        let list: Option<Vec<T>> = (0..len).map(|_| each(self)).collect();
        Some(leak(list?))
    }

    fn column(&mut self, len: usize) -> Option<impl Iterator<Item = u16>> {
        let (low, high) = (self.take(len)?, self.take(len)?);
        Some(low.iter().zip(high).map(|(l, h)| u16::from_le_bytes([*l, *h])))
    }

    fn shorts(&mut self) -> Option<&'static [u16]> {
        let len = self.short()? as usize;
        Some(leak(self.column(len)?.collect()))
    }

    /// Numbers written as their distance from the one before.
    fn growing(&mut self) -> Option<&'static [u16]> {
        let len = self.short()? as usize;
        let mut sum = 0u16;
        let add = |n: u16| {
            sum = sum.wrapping_add(n);
            sum
        };
        Some(leak(self.column(len)?.map(add).collect()))
    }

    fn rows(&mut self) -> Option<Vec<(u16, u8, u8)>> {
        let len = self.short()? as usize;
        let (numbers, first, second) = (self.column(len)?, self.take(len)?, self.take(len)?);
        Some(numbers.zip(first).zip(second).map(|((n, a), b)| (n, *a, *b)).collect())
    }

    /// A table of cues; without their lines where these were left out.
    pub fn cues(&mut self) -> Option<Cues> {
        let (classes, phrase_words, phrases_from) = (self.shorts()?, self.shorts()?, self.growing()?);
        let (programs, patterns_from) = (self.shorts()?, self.growing()?);
        let (entries, phrases, patterns) = (self.rows()?, self.rows()?, self.rows()?);
        let len = u32::from_le_bytes(self.take(4)?.try_into().ok()?) as usize;
        let strings = std::str::from_utf8(self.take(len)?).ok()?;
        let shortest = (self.byte()?, self.byte()?);
        let lines: Vec<u16> = if self.at_end() { vec![0; patterns.len()] } else { self.column(patterns.len())?.collect() };
        if lines.iter().any(|line| *line > 0) {
            self.take(4)?;
        }
        let mut start = 0;
        let entry = |(classes, len_kind, count): (u16, u8, u8)| {
            let entry = Entry { start, classes, len_kind, count };
            start += u32::from(len_kind) / 3;
            entry
        };
        let entries: &'static [Entry] = leak(entries.into_iter().map(entry).collect());
        let mut words = 0u16;
        let phrase = |(classes, len, count): (u16, u8, u8)| {
            let phrase = Phrase { words, classes, len, count };
            words = words.wrapping_add(u16::from(len));
            phrase
        };
        let phrases = leak(phrases.into_iter().map(phrase).collect());
        let mut program = 0u16;
        let pattern = |((rule, len, part), line): ((u16, u8, u8), u16)| {
            let pattern = Pattern { program, rule, line, len, part };
            program = program.wrapping_add(u16::from(len));
            pattern
        };
        let patterns = leak(patterns.into_iter().zip(lines).map(pattern).collect());
        let (slots, sieve) = slots(entries, strings);
        let lexicon = Lexicon { slots: leak(slots), sieve: leak(sieve), entries, strings, classes, shortest };
        Some(Cues { lexicon, phrases, phrase_words, phrases_from, programs, patterns, patterns_from })
    }
}

/// For as long as the program.
fn leak<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}
