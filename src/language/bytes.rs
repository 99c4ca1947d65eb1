//! Reads what the build wrote as bytes (`compile/blob.rs`): little-endian numbers, lists and strings with their length
//! before them. Nothing is copied: strings stay in the bytes, which stay for as long as the program.

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
        Some(Box::leak(list?.into_boxed_slice()))
    }

    /// A table of cues.
    pub fn cues(&mut self) -> Option<Cues> {
        let mut shorts = || self.list(Reader::short);
        let (slots, classes, phrase_words) = (shorts()?, shorts()?, shorts()?);
        let (phrases_from, programs, patterns_from) = (shorts()?, shorts()?, shorts()?);
        let entries = self.list(|r| Some(Entry { start: r.short()?, classes: r.short()?, len_kind: r.byte()?, count: r.byte()? }))?;
        let phrases = self.list(|r| Some(Phrase { words: r.short()?, classes: r.short()?, len: r.byte()?, count: r.byte()? }))?;
        let pattern =
            |r: &mut Reader| Some(Pattern { program: r.short()?, rule: r.short()?, line: r.short()?, len: r.byte()?, part: r.byte()? });
        let patterns = self.list(pattern)?;
        let strings = self.text()?;
        let lexicon = Lexicon { slots, entries, strings, classes, shortest: (self.byte()?, self.byte()?) };
        Some(Cues { lexicon, phrases, phrase_words, phrases_from, programs, patterns, patterns_from })
    }
}
