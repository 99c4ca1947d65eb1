//! The sentences of a policy, as they are remembered: by a hash of their words.
//!
//! They are cut by marks alone and not by the language's grammar: a memory has to fit the text after the grammar has learnt a
//! new abbreviation. What a person is shown is the sentence of the document around such a piece.

use super::compare::Place;
use crate::page::{PageModel, Region};
use crate::policy::document::Document;
use crate::text::fold::fold_char;
use crate::text::one_line;

/// A piece with fewer words goes on: list numbers, initials, abbreviations.
const FEW_WORDS: usize = 4;
/// Characters of a sentence that are told.
const MAX_QUOTE: usize = 400;

/// The sentences of one policy, in order, without navigation, footers, forms and consent banners.
#[derive(Debug, Clone, Default)]
pub struct Sentences {
    text: String,
    pub(super) pieces: Vec<Piece>,
    /// The reader left out the end of the page.
    pub(super) truncated: bool,
}

/// A sentence as it is remembered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The hash of its words.
    pub hash: u64,
    /// Where it ends, in UTF-16 code units of the model's text.
    pub until: u32,
    /// What is shown of it: bytes of the text.
    pub shown: (usize, usize),
    /// The same in UTF-16 code units.
    pub units: (u32, u32),
}

impl Sentences {
    pub(crate) fn of(doc: &Document) -> Self {
        let banner = banner_words(doc.model);
        let outer = |region: Region| matches!(region, Region::Footer | Region::Aside);
        let length = |all: bool| -> usize {
            let own = doc.sentences.iter().filter(|s| !s.aside && (all || outer(doc.lines[s.line].region)));
            own.map(|s| s.end - s.start).sum()
        };
        // Some pages put all they have into a footer.
        let only_outer = length(false) * 2 > length(true);
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < doc.sentences.len() {
            let line = doc.sentences[at].line;
            let next = at + doc.sentences[at..].iter().take_while(|s| s.line == line).count();
            let own = &doc.sentences[at..next];
            at = next;
            if own[0].aside || (outer(doc.lines[line].region) && !only_outer) {
                continue;
            }
            let start = own[0].start;
            for (from, to) in cut(&doc.text[start..doc.lines[line].end]) {
                let (from, to) = (start + from, start + to);
                let Some(hash) = hash(&doc.text[from..to]).filter(|h| !banner.contains(h)) else { continue };
                let first = own.iter().rfind(|s| s.start <= from).unwrap_or(&own[0]);
                let last = own.iter().find(|s| s.end >= to).unwrap_or(&own[own.len() - 1]);
                let units = |byte: usize| doc.utf16.at(&doc.text, byte);
                let shown = (first.start, last.end);
                pieces.push(Piece { hash, until: units(to), shown, units: (units(shown.0), units(shown.1)) });
            }
        }
        Sentences { text: doc.text.clone(), pieces, truncated: doc.model.truncated }
    }

    /// A piece as it can be shown in the page.
    pub(super) fn place(&self, piece: usize) -> Place {
        let Piece { shown, units, .. } = self.pieces[piece];
        let mut quote = one_line(&self.text[shown.0..shown.1]);
        if let Some((end, _)) = quote.char_indices().nth(MAX_QUOTE) {
            quote.truncate(end);
            quote.push('…');
        }
        Place { quote, start: units.0, end: units.1 }
    }

    /// The piece that a UTF-16 offset lies in; the first behind it, where it lies in none.
    pub(super) fn at(&self, offset: u32) -> usize {
        self.pieces.partition_point(|p| p.until <= offset)
    }
}

/// The words of what may be a consent banner: it comes and goes with the person's choice, not with the policy.
fn banner_words(model: &PageModel) -> Vec<u64> {
    let mut out = Vec::new();
    let mut add = |line: &str| {
        for (from, to) in cut(line) {
            out.extend(hash(&line[from..to]));
        }
    };
    for candidate in &model.candidates {
        candidate.lines.iter().for_each(|line| add(line));
        candidate.controls.iter().for_each(|control| add(&control.label));
    }
    out
}

/// Cuts a line behind the marks that end sentences, where a blank and no small letter follows.
fn cut(line: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut start, mut words, mut in_word, mut stop) = (0, 0, false, None);
    for (at, c) in line.char_indices() {
        if let Some(end) = stop.filter(|_| !c.is_whitespace() && !c.is_lowercase()) {
            out.push((start, end));
            (start, words, in_word) = (at, 0, false);
        }
        if !c.is_whitespace() {
            stop = None;
        }
        let letter = c.is_alphanumeric();
        words += usize::from(letter && !in_word);
        in_word = letter;
        let wide = matches!(c, '。' | '！' | '？');
        let ends = wide || matches!(c, '.' | '!' | '?' | '…') && line[at + c.len_utf8()..].starts_with(char::is_whitespace);
        // Scripts without blanks have long words.
        if ends && (words >= FEW_WORDS || wide) {
            stop = Some(at + c.len_utf8());
        }
    }
    if start < line.len() {
        out.push((start, line.len()));
    }
    out
}

/// FNV-1a, 64 bits, of a text's folded words; `None` where it has none. Case, accents, white space, quotation marks, hyphens and
/// other marks do not count; signs that say something (%, €, §) do.
///
/// Of all hashes this one, because it is ten lines that will give the same in twenty years and in any build; with 64 bits two
/// of 8,000 sentences share one in fewer than one of 500,000,000,000 policies. It keeps no secret, and need not: the text is
/// public.
pub fn hash(text: &str) -> Option<u64> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let (mut any, mut apart) = (false, false);
    let mut folded = String::new();
    for c in text.chars() {
        folded.clear();
        fold_char(c, &mut folded);
        for c in folded.chars() {
            let sign = matches!(c, '%' | '‰' | '€' | '$' | '£' | '¥' | '§' | '+' | '=' | '<' | '>' | '@');
            if !c.is_alphanumeric() && !sign {
                apart = true;
                continue;
            }
            // "5 %" is "5%".
            if apart && any && !sign {
                hash = step(hash, b' ');
            }
            (any, apart) = (true, sign);
            let mut bytes = [0; 4];
            hash = c.encode_utf8(&mut bytes).bytes().fold(hash, step);
        }
    }
    any.then_some(hash)
}

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_makes_no_difference() {
        let plain = hash("We share it with third-party \"partners\", for 5% of cafés.");
        assert_eq!(plain, hash("We  share it\u{a0}with third\u{2011}party “partners” – for 5\u{202f}% of cafe\u{301}s …"));
        assert_ne!(plain, hash("We share it with third-party partners, for 6% of cafés."));
        assert_ne!(hash("5 %"), hash("5"));
        assert_eq!(hash(" – * "), None);
        // The values of the definition: of nothing it would be the basis, of "a" this.
        assert_eq!(hash("A"), Some(0xaf63_dc4c_8601_ec8c));
    }

    #[test]
    fn sentences_end_at_marks() {
        let parts = |line: &str| cut(line).iter().map(|(a, b)| line[*a..*b].to_string()).collect::<Vec<_>>();
        assert_eq!(
            parts("We keep your data. You may ask for it, e.g. by mail. "),
            ["We keep your data.", "You may ask for it, e.g. by mail. "]
        );
        assert_eq!(parts("1. Acme B.V. in Utrecht keeps it."), ["1. Acme B.V. in Utrecht keeps it."]);
        assert_eq!(parts("我们收集数据。我们保存数据。"), ["我们收集数据。", "我们保存数据。"]);
    }
}
