//! What a language's policies are read by, from the bytes that the build made of its file.

use super::bytes::Reader;
use super::{Rule, Sort, Stated};
use crate::cue::Cues;

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

    /// The facts of which the sentences of a context say nothing, each with its bit: `not_recipients` holds where somebody gives data to us.
    pub fn against(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        self.contexts.iter().enumerate().filter_map(|(i, context)| Some((context.strip_prefix("not_")?, 1 << i)))
    }

    /// Whether facts are read in the language: where they aren't, that nothing was found says nothing.
    pub fn reads_facts(&self) -> bool {
        self.rules.iter().any(|rule| rule.sort == Sort::Fact)
    }

    /// Whether there are rules for a fact.
    pub fn reads(&self, fact: &str) -> bool {
        self.rules.iter().any(|rule| rule.sort == Sort::Fact && rule.id == fact)
    }

    /// Reads a language's bytes, which stay for as long as the program; `None` where they are cut short or none of ours.
    pub fn read(file: &'static [u8]) -> Option<Grammar> {
        let mut r = Reader::of(file);
        let code = r.text()?;
        let abbreviations = r.list(Reader::text)?;
        let mut pairs = || r.list(|r| Some((r.text()?, r.text()?)));
        let (months, numbers, units, countries) = (pairs()?, pairs()?, pairs()?, pairs()?);
        let rules = r.list(rule)?;
        let contexts = r.list(Reader::text)?;
        let cues = r.cues()?;
        r.at_end().then_some(Grammar { code, abbreviations, months, numbers, units, countries, rules, contexts, cues })
    }
}

fn rule(r: &mut Reader) -> Option<Rule> {
    let sort = *[Sort::Context, Sort::Fact, Sort::Concern, Sort::Topic, Sort::Kind].get(r.byte()? as usize)?;
    let status = *[Stated::Yes, Stated::No, Stated::Qualified, Stated::Conditional].get(r.byte()? as usize)?;
    let (keep, also) = (r.byte()? != 0, r.byte()?);
    let (id, value) = (r.text()?, r.text()?);
    let needs = r.list(|r| Some(u64::from_le_bytes(r.take(8)?.try_into().ok()?)))?;
    Some(Rule { sort, id, value, status, keep, needs, also })
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::Grammar;

    #[test]
    fn a_file_that_is_cut_short_is_refused_wherever_it_is_cut() {
        let file = Language::of("it").map(|l| l.file).unwrap_or_default();
        assert!(Grammar::read(file).is_some());
        // But for the lines of its cues, which packages leave out.
        let lines = file.last_chunk().map_or(0, |at| u32::from_le_bytes(*at) as usize);
        assert!(Grammar::read(&file[..lines]).is_some());
        for end in (0..file.len()).filter(|end| *end != lines) {
            assert!(Grammar::read(&file[..end]).is_none(), "cut at {end}");
        }
    }
}
