//! What consent banners and their controls say, of all languages in one table: a short text is scanned once, and the
//! language is told afterwards by what was found. The table is a file of its own, loaded when the first candidate comes.

use super::bytes::Reader;
use super::Language;
use crate::cue::scan::Match;
use crate::cue::tokens::Tokens;
use crate::cue::Cues;
use crate::order;
use std::sync::OnceLock;

/// The table.
#[derive(Debug)]
struct Consent {
    /// The rules, by language.
    rules: &'static [ConsentRule],
    /// Their cues.
    cues: Cues,
}

/// The file that the table is read from; the extension has it beside the module.
#[cfg(not(target_arch = "wasm32"))]
pub const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/banners.bin"));

static TABLE: OnceLock<Option<Consent>> = OnceLock::new();

/// The table; `None` where it has not been loaded.
fn table() -> Option<&'static Consent> {
    #[cfg(not(target_arch = "wasm32"))]
    return TABLE.get_or_init(|| Consent::read(FILE)).as_ref();
    #[cfg(target_arch = "wasm32")]
    TABLE.get()?.as_ref()
}

/// Whether banners can be read.
pub fn loaded() -> bool {
    table().is_some()
}

/// Loads the table from the bytes of its file; `false` where they are none. Only the first call counts.
#[cfg(target_arch = "wasm32")]
pub fn load(file: &'static [u8]) -> bool {
    TABLE.get_or_init(|| Consent::read(file)).is_some()
}

/// What a rule is matched against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// The label of a control.
    Label,
    /// A sentence of the banner.
    Banner,
    /// A sentence of the banner that names a purpose.
    Purpose,
}

/// A rule of a language file for consent banners.
#[derive(Debug)]
pub struct ConsentRule {
    /// Number of its language.
    pub language: u8,
    /// What it is matched against.
    pub sort: Speech,
    /// The role, the purpose, or what the sentence is about.
    pub id: &'static str,
    /// Its cue must be all of the text.
    pub whole: bool,
    /// How many also-lines it has.
    pub also: u8,
}

/// A rule that fires, with the tokens of its first cue.
#[derive(Debug, Clone, Copy)]
pub struct Fired {
    /// The rule.
    pub rule: &'static ConsentRule,
    /// First token.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
}

impl Consent {
    fn read(file: &'static [u8]) -> Option<Consent> {
        let mut r = Reader::of(file);
        let names = r.list(Reader::text)?;
        let rules = r.list(|r| {
            let language = r.byte()?;
            let sort = *[Speech::Label, Speech::Banner, Speech::Purpose].get(r.byte()? as usize)?;
            Some(ConsentRule { language, sort, id: names.get(r.byte()? as usize)?, whole: r.byte()? != 0, also: r.byte()? })
        })?;
        let cues = r.cues()?;
        r.at_end().then_some(Consent { rules, cues })
    }
}

impl ConsentRule {
    /// The language it is of.
    pub fn language(&self) -> &'static Language {
        Language::all()[self.language as usize]
    }
}

/// Whether there are words for the banners of a language; of some only the function words are known.
pub fn described(language: &'static Language) -> bool {
    table().is_some_and(|table| table.rules.iter().any(|rule| rule.language().code == language.code))
}

/// Cuts a text up for [`fired`].
pub fn tokens(text: &str) -> Tokens {
    table().map_or_else(Tokens::default, |table| Tokens::of(text, &table.cues))
}

/// The rules of one sort that fire in the tokens `from..to`, in the order of the table.
pub fn fired(tokens: &Tokens, from: usize, to: usize, sort: Speech) -> Vec<Fired> {
    let Some(table) = table() else { return Vec::new() };
    let found = tokens.find(&table.cues, from, to, &|rule| table.rules[usize::from(rule)].sort == sort).into_iter();
    let mut found: Vec<(u16, u8, Match)> = found.map(|m| (m.rule, table.cues.part(&m), m)).collect();
    order::sort_by_key(&mut found, |(rule, part, m)| (*rule, *part, m.from, m.to));
    let mut out = Vec::new();
    for of in found.chunk_by(|a, b| a.0 == b.0) {
        let rule = &table.rules[of[0].0 as usize];
        let also = (0..rule.also).all(|i| of.iter().any(|(_, part, _)| *part == 2 + i));
        let undone = of.iter().any(|(_, part, _)| *part == 1);
        let fits = |m: &Match| !rule.whole || (m.from as usize == from && m.to as usize == to);
        let cue = of.iter().find(|(_, part, m)| *part == 0 && fits(m));
        if let (Some((_, _, m)), true, false) = (cue, also, undone) {
            out.push(Fired { rule, from: m.from as usize, to: m.to as usize });
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::expect_used)]
pub(crate) fn rule(number: usize) -> &'static ConsentRule {
    &table().expect("the table").rules[number]
}

#[cfg(test)]
mod tests {
    use super::{Consent, FILE};

    #[test]
    fn a_file_that_is_cut_short_is_refused() {
        assert!(Consent::read(FILE).is_some());
        for end in (0..FILE.len()).step_by(97) {
            assert!(Consent::read(&FILE[..end]).is_none(), "cut at {end}");
        }
    }
}
