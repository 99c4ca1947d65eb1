//! Reads what the build wrote as bytes (`compile/blob.rs`): little-endian numbers, lists and strings with their length
//! before them. Nothing is copied: strings stay in the bytes, which stay for as long as the program.

use crate::cue::lexicon::{slots, GAP, OPTIONAL, URL};
use crate::cue::{Cues, Entry, Lexicon, Pattern, Phrase};
use crate::order;

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

    fn pairs(&mut self) -> Option<Vec<(u8, u8)>> {
        let len = self.short()? as usize;
        Some(self.take(len)?.iter().copied().zip(self.take(len)?.iter().copied()).collect())
    }

    /// Classes written as 0 for the next one that was not named yet, else as the class and one.
    fn named(&mut self) -> Option<&'static [u16]> {
        let len = self.short()? as usize;
        let mut next = URL;
        let class = |n: u16| {
            next += u16::from(n == 0);
            n.checked_sub(1).unwrap_or(next)
        };
        Some(leak(self.column(len)?.map(class).collect()))
    }

    /// A table of cues; without their lines where these were left out.
    pub fn cues(&mut self) -> Option<Cues> {
        let (classes, phrase_words, phrases_from) = (self.named()?, self.shorts()?, self.growing()?);
        let programs = self.shorts()?;
        let (entries, phrases, patterns) = (self.pairs()?, self.pairs()?, self.rows()?);
        let len = u32::from_le_bytes(self.take(4)?.try_into().ok()?) as usize;
        let strings = std::str::from_utf8(self.take(len)?).ok()?;
        let shortest = (self.byte()?, self.byte()?);
        let lines: Vec<u16> = if self.at_end() { vec![0; patterns.len()] } else { self.column(patterns.len())?.collect() };
        if lines.iter().any(|line| *line > 0) {
            self.take(4)?;
        }
        let (mut start, mut first) = (0, 0u16);
        let entry = |(len_kind, count): (u8, u8)| {
            let entry = Entry { start, classes: first, len_kind, count };
            start += u32::from(len_kind) / 3;
            first = first.wrapping_add(u16::from(count));
            entry
        };
        let entries: &'static [Entry] = leak(entries.into_iter().map(entry).collect());
        let mut words = 0u16;
        let phrase = |(len, count): (u8, u8)| {
            let phrase = Phrase { words, classes: first, len, count };
            words = words.wrapping_add(u16::from(len));
            first = first.wrapping_add(u16::from(count));
            phrase
        };
        let phrases = leak(phrases.into_iter().map(phrase).collect());
        let mut program = 0u16;
        let pattern = |((rule, len, part), line): ((u16, u8, u8), u16)| {
            let pattern = Pattern { program, rule, line, len, part };
            program = program.wrapping_add(u16::from(len));
            pattern
        };
        let patterns: &'static [Pattern] = leak(patterns.into_iter().zip(lines).map(pattern).collect());
        let (telling, telling_from) = telling(patterns, programs, phrases_from.len())?;
        let (slots, sieve) = slots(entries, strings);
        let lexicon = Lexicon { slots: leak(slots), sieve: leak(sieve), entries, strings, classes, shortest };
        Some(Cues {
            lexicon,
            phrases,
            phrase_words,
            phrases_from,
            programs,
            patterns,
            telling: leak(telling),
            telling_from: leak(telling_from),
        })
    }
}

/// The patterns by the class, of those that they can't do without, that the fewest patterns want: where that is missing they need not
/// be looked at. And for each class the first of them; `None` where a class is none of the table's.
fn telling(patterns: &[Pattern], programs: &[u16], classes: usize) -> Option<(Vec<u16>, Vec<u16>)> {
    let wanted = |p: &Pattern| {
        programs.get(p.program as usize..p.program as usize + p.len as usize).unwrap_or(&[]).iter().filter(|s| **s & (OPTIONAL | GAP) == 0)
    };
    let mut uses = vec![0u16; classes];
    for class in patterns.iter().flat_map(wanted) {
        *uses.get_mut(*class as usize)? += 1;
    }
    let class: Vec<usize> =
        patterns.iter().map(|p| wanted(p).min_by_key(|class| uses[**class as usize]).map_or(0, |class| *class as usize)).collect();
    let mut telling: Vec<u16> = (0..patterns.len() as u16).collect();
    order::sort_by_number(&mut telling, classes, |pattern| class[*pattern as usize]);
    let from = (0..classes).map(|first| telling.partition_point(|pattern| class[*pattern as usize] < first) as u16).collect();
    Some((telling, from))
}

/// For as long as the program.
fn leak<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}
