//! Reads a table of cues as the build wrote it (`compile/cues.rs`), and makes what follows from the rest: the places of the words
//! in a hash table, the classes of each word, where things begin that lie one after the other.

use super::bytes::Reader;
use crate::cue::lexicon::{slots, ANY_GAP, FAR_STEP, FIRST, GAP, KNOWN_STEP, NEW_STEP, OPEN_STEP, OPTIONAL, OPTIONAL_STEP};
use crate::cue::{Cues, Entry, Lexicon, Pattern, Phrase};

impl Reader {
    /// A table of cues; without their lines where these were left out.
    pub fn cues(&mut self) -> Option<Cues> {
        let mut named = FIRST;
        let mut patterns = self.patterns()?;
        let programs = self.programs(&mut patterns, &mut named)?;
        let steps = named;
        // A phrase has a second word, by which most are told apart.
        let lengths = self.lengths().filter(|lengths| lengths.iter().all(|len| *len > 1))?;
        let mut phrase_words = Vec::with_capacity(lengths.len() * 4);
        for _ in 0..lengths.iter().map(|len| *len as usize).sum() {
            let step = self.byte()?;
            phrase_words.push(self.class(step, &mut named)?);
        }
        let words = self.words()?;
        let (classes, from) = self.members(named, words.ends.len(), lengths.len())?;
        if !self.at_end() {
            for pattern in &mut patterns {
                pattern.line = self.short()?;
            }
            self.take(4)?;
        }

        let mut start = 0;
        let entry = |((end, how), of): (&(u32, u8), &[u16])| {
            let entry = Entry { start, classes: of[0], len_kind: (end - start) as u8 * 3 + how, count: (of[1] - of[0]) as u8 };
            start = *end;
            entry
        };
        let entries: Vec<Entry> = words.ends.iter().zip(from.windows(2)).map(entry).collect();
        let (phrases, phrases_from) = phrases(lengths, &from[entries.len()..], &phrase_words, named)?;
        let (telling, telling_from) = telling(&patterns, &programs, named)?;
        let strings: &'static str = String::from_utf8(words.letters).ok()?.leak();
        let (slots, sieve) = slots(&entries, strings);
        let (slots, sieve, shortest) = (slots.leak(), sieve.leak(), words.shortest);
        Some(Cues {
            lexicon: Lexicon { slots, sieve, entries: entries.leak(), strings, classes: classes.leak(), shortest },
            phrases: phrases.leak(),
            phrase_words: phrase_words.leak(),
            phrases_from: phrases_from.leak(),
            programs: programs.leak(),
            steps,
            patterns: patterns.leak(),
            telling: telling.leak(),
            telling_from: telling_from.leak(),
        })
    }

    /// Rules and parts.
    fn patterns(&mut self) -> Option<Vec<Pattern>> {
        let len = self.short()? as usize;
        let (mut rule, further, parts) = (0u16, self.numbers(len)?, self.take(len)?);
        let pattern = |(further, part): (u16, &u8)| {
            rule = rule.wrapping_add(further);
            Pattern { program: 0, rule, line: 0, len: 0, part: *part }
        };
        Some(further.into_iter().zip(parts).map(pattern).collect())
    }

    /// The programs, with their places in the patterns.
    fn programs(&mut self, patterns: &mut [Pattern], named: &mut u16) -> Option<Vec<u16>> {
        let (lengths, mut programs) = (self.take(patterns.len())?, Vec::with_capacity(patterns.len() * 4));
        for (pattern, len) in patterns.iter_mut().zip(lengths) {
            (pattern.program, pattern.len) = (programs.len() as u16, *len);
            for _ in 0..*len {
                let (mut step, mut mark) = (self.byte()?, 0);
                if step == OPTIONAL_STEP {
                    (step, mark) = (self.byte()?, OPTIONAL);
                }
                programs.push(match step {
                    OPEN_STEP => GAP | ANY_GAP,
                    wide if wide < OPEN_STEP => GAP | u16::from(wide),
                    step => mark | self.class(step, named)?,
                });
            }
        }
        Some(programs)
    }

    /// A class, by its first byte.
    #[inline(never)]
    fn class(&mut self, step: u8, named: &mut u16) -> Option<u16> {
        let class = match step {
            NEW_STEP => {
                *named += 1;
                *named - 1
            }
            FAR_STEP.. => u16::from(step - FAR_STEP) * 256 + u16::from(self.byte()?) + u16::from(FAR_STEP - KNOWN_STEP),
            _ => step.checked_sub(KNOWN_STEP)?.into(),
        };
        (class < *named).then_some(class)
    }

    fn lengths(&mut self) -> Option<&'static [u8]> {
        let len = self.short()? as usize;
        self.take(len)
    }

    /// Words, each with what it has in common with the one before.
    fn words(&mut self) -> Option<Words> {
        let commons = self.lengths()?;
        let (mut letters, mut ends, mut shortest) =
            (Vec::with_capacity(commons.len() * 12), Vec::with_capacity(commons.len()), [u8::MAX; 3]);
        let mut before = 0;
        for common in commons {
            let start = letters.len();
            let common = before..before + *common as usize;
            letters.get(common.clone())?;
            letters.extend_from_within(common);
            letters.extend_from_slice(self.before(3)?);
            let how = self.byte()?;
            let len = &mut shortest[how as usize];
            *len = (letters.len() - start).min(*len as usize) as u8;
            ends.push((letters.len() as u32, how));
            before = start;
        }
        Some(Words { letters, ends, shortest: (shortest[1], shortest[2]) })
    }

    /// Lists of growing numbers one after the other, each number by its distance from the one before; and where each list begins, with one
    /// more at the end.
    fn growing(&mut self, counts: &[u16]) -> Option<(Vec<u16>, Vec<usize>)> {
        let (mut list, mut from) = (Vec::new(), Vec::with_capacity(counts.len() + 1));
        for count in counts {
            from.push(list.len());
            let mut next = 0u16;
            for _ in 0..*count {
                let number = next.wrapping_add(self.number()?);
                next = number.wrapping_add(1);
                list.push(number);
            }
        }
        from.push(list.len());
        Some((list, from))
    }

    /// What each class has, turned around: the classes of each word and behind them of each phrase, and where those of each begin.
    fn members(&mut self, classes: u16, words: usize, phrases: usize) -> Option<(Vec<u16>, Vec<u16>)> {
        let number: usize = (classes - FIRST).into();
        let (counts, counts_of_phrases, counts_of_included) = (self.numbers(number)?, self.numbers(number)?, self.numbers(number)?);
        let (mut list, mut class_of, mut new) = (Vec::new(), Vec::new(), words as u16);
        for (class, count) in (FIRST..).zip(counts_of_phrases) {
            for _ in 0..count {
                let phrase = new.wrapping_sub(self.number()?);
                new += u16::from(phrase == new);
                list.push(phrase);
                class_of.push(class);
            }
        }
        let (included, included_from) = self.growing(&counts_of_included)?;
        let (own, own_from) = self.growing(&counts)?;
        let mut open = Vec::new();
        for class in 0..number {
            open.push(class as u16);
            let mut looked = 0;
            while let Some(part) = open.pop().map(usize::from) {
                // None includes itself, and no other one twice.
                looked += 1;
                if looked > number || part >= number {
                    return None;
                }
                for word in &own[own_from[part]..own_from[part + 1]] {
                    list.push(*word);
                    class_of.push(class as u16 + FIRST);
                }
                open.extend(&included[included_from[part]..included_from[part + 1]]);
            }
        }
        let (order, from) = sorted(&numbers(list.len()), &list, words + phrases)?;
        Some((order.into_iter().map(|at| class_of[at as usize]).collect(), from))
    }
}

/// The words of a table.
struct Words {
    /// Their letters, one word after the other.
    letters: Vec<u8>,
    /// Where each ends, and how it is meant.
    ends: Vec<(u32, u8)>,
    /// Bytes of the shortest beginning and the shortest ending.
    shortest: (u8, u8),
}

/// The phrases by their first class, the longer behind the shorter, and where those of each class begin.
fn phrases(lengths: &[u8], from: &[u16], words: &[u16], classes: u16) -> Option<(Vec<Phrase>, Vec<u16>)> {
    let mut start = 0u16;
    let phrase = |(len, of): (&u8, &[u16])| {
        let phrase = Phrase { words: start, classes: of[0], len: *len, count: (of[1] - of[0]) as u8 };
        start += u16::from(*len);
        phrase
    };
    let list: Vec<Phrase> = lengths.iter().zip(from.windows(2)).map(phrase).collect();
    let first: Vec<u16> = list.iter().map(|phrase| words.get(phrase.words as usize).copied().unwrap_or(0)).collect();
    let lengths: Vec<u16> = lengths.iter().map(|len| (*len).into()).collect();
    let (order, _) = sorted(&numbers(list.len()), &lengths, u8::MAX.into())?;
    let (order, from) = sorted(&order, &first, classes.into())?;
    Some((order.into_iter().map(|number| list[number as usize]).collect(), from))
}

/// The patterns by the class, of those that they can't do without, that the fewest patterns want: where that is missing they need not
/// be looked at. And for each class where they begin.
fn telling(patterns: &[Pattern], programs: &[u16], classes: u16) -> Option<(Vec<u16>, Vec<u16>)> {
    let wanted = |p: &Pattern| {
        programs.get(p.program as usize..p.program as usize + p.len as usize).unwrap_or(&[]).iter().filter(|s| **s & (OPTIONAL | GAP) == 0)
    };
    let mut uses = vec![0u16; classes.into()];
    for class in patterns.iter().flat_map(wanted) {
        uses[*class as usize] += 1;
    }
    let class = |p| wanted(p).min_by_key(|class| uses[**class as usize]).copied().unwrap_or(0);
    let key: Vec<u16> = patterns.iter().map(class).collect();
    sorted(&numbers(patterns.len()), &key, classes.into())
}

fn numbers(len: usize) -> Vec<u16> {
    (0..len as u16).collect()
}

/// Numbers sorted by the keys of what they count, those of one key as they stand; and for each key where they begin, with one more
/// at the end. `None` where a key is not below `keys`.
#[inline(never)]
fn sorted(numbers: &[u16], key_of: &[u16], keys: usize) -> Option<(Vec<u16>, Vec<u16>)> {
    let mut from = vec![0u16; keys + 1];
    for key in key_of {
        *from.get_mut(*key as usize + 1)? += 1;
    }
    let mut sum = 0;
    for from in &mut from {
        sum += *from;
        *from = sum;
    }
    let (mut at, mut out) = (from.clone(), vec![0u16; numbers.len()]);
    for number in numbers {
        let at = &mut at[key_of[*number as usize] as usize];
        out[*at as usize] = *number;
        *at += 1;
    }
    Some((out, from))
}
