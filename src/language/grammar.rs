//! What a language's policies are read by, from the bytes that the build made of its file.

use super::{Rule, Sort, Stated};
use crate::cue::{Cues, Entry, Lexicon, Pattern, Phrase};

/// Words with their values, sorted.
pub type Pairs = &'static [(&'static str, &'static str)];

/// The rules and words of a language.
#[derive(Debug)]
pub struct Grammar {
    /// ISO 639-1.
    pub code: &'static str,
    /// Abbreviations that end in a dot without ending a sentence, folded and sorted.
    pub abbreviations: &'static [&'static str],
    /// Month names and short forms, folded and sorted, with their numbers.
    pub months: Pairs,
    /// Number words, folded and sorted, with their figures.
    pub numbers: Pairs,
    /// Units of time, folded and sorted: `D`, `W`, `M`, `Y` or `TH` for hours.
    pub units: Pairs,
    /// Countries by name, folded and sorted, with their ISO 3166-1 alpha-2 codes.
    pub countries: Pairs,
    /// The rules, in the order of the file.
    pub rules: &'static [Rule],
    /// Names of the contexts, in the order of the file.
    pub contexts: &'static [&'static str],
    /// The compiled cues.
    pub cues: Cues,
}

impl Grammar {
    /// The bit of a context in [`Rule::needs`] and the like; none where no rule makes it.
    pub fn context(&self, name: &str) -> u64 {
        self.contexts.iter().position(|c| *c == name).map_or(0, |i| 1 << i)
    }

    /// Reads a language's bytes, which stay for as long as the program; `None` where they are cut short or none of ours.
    pub fn read(file: &'static [u8]) -> Option<Grammar> {
        let mut r = Reader { rest: file };
        let code = r.text()?;
        let abbreviations = r.list(Reader::text)?;
        let mut pairs = || r.list(|r| Some((r.text()?, r.text()?)));
        let (months, numbers, units, countries) = (pairs()?, pairs()?, pairs()?, pairs()?);
        let rules = r.list(Reader::rule)?;
        let contexts = r.list(Reader::text)?;
        let mut shorts = || r.list(Reader::short);
        let (slots, classes, phrase_words) = (shorts()?, shorts()?, shorts()?);
        let (phrases_from, programs, patterns_from) = (shorts()?, shorts()?, shorts()?);
        let entries = r.list(|r| Some(Entry { start: r.short()?, classes: r.short()?, len_kind: r.byte()?, count: r.byte()? }))?;
        let phrases = r.list(|r| Some(Phrase { words: r.short()?, classes: r.short()?, len: r.byte()?, count: r.byte()? }))?;
        let pattern =
            |r: &mut Reader| Some(Pattern { program: r.short()?, rule: r.short()?, line: r.short()?, len: r.byte()?, part: r.byte()? });
        let patterns = r.list(pattern)?;
        let strings = r.text()?;
        let lexicon = Lexicon { slots, entries, strings, classes, shortest: (r.byte()?, r.byte()?) };
        let cues = Cues { lexicon, phrases, phrase_words, phrases_from, programs, patterns, patterns_from };
        r.rest.is_empty().then_some(Grammar { code, abbreviations, months, numbers, units, countries, rules, contexts, cues })
    }
}

struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn take(&mut self, n: usize) -> Option<&'static [u8]> {
        let (first, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(first)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'static str> {
        let len = self.short()?;
        std::str::from_utf8(self.take(len as usize)?).ok()
    }

    /// A list that stays for as long as the program: each language is loaded once.
    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<&'static [T]> {
        let len = self.short()?;
        let list: Option<Vec<T>> = (0..len).map(|_| each(self)).collect();
        Some(Box::leak(list?.into_boxed_slice()))
    }

    fn rule(&mut self) -> Option<Rule> {
        let sort = *[Sort::Context, Sort::Fact, Sort::Concern, Sort::Topic, Sort::Kind].get(self.byte()? as usize)?;
        let status = *[Stated::Yes, Stated::No, Stated::Qualified, Stated::Conditional].get(self.byte()? as usize)?;
        let (keep, also) = (self.byte()? != 0, self.byte()?);
        let (id, value) = (self.text()?, self.text()?);
        let needs = self.list(|r| Some(u64::from_le_bytes(r.take(8)?.try_into().ok()?)))?;
        Some(Rule { sort, id, value, status, keep, needs, also })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::Grammar;

    #[test]
    fn a_file_that_is_cut_short_is_refused_wherever_it_is_cut() {
        let file = Language::of("it").map(|l| l.file).unwrap_or_default();
        assert!(Grammar::read(file).is_some());
        for end in 0..file.len() {
            assert!(Grammar::read(&file[..end]).is_none(), "cut at {end}");
        }
    }
}
