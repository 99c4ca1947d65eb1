//! Writes what is loaded when it is first needed as files of bytes, which `language/bytes.rs` reads: little-endian numbers,
//! lists and strings with their length before them.

use super::cues;
use super::emit::{pairs, words};
use super::pack::Packed;
use super::source::{Rule, Source};

/// What a language's policies are read by. The error names the line.
pub fn write(source: &Source, packed: &Packed) -> Result<Vec<u8>, String> {
    let mut out = Bytes(Vec::new());
    let contexts: Vec<&str> = source.rules.iter().filter(|r| r.sort == "context").map(|r| r.id.as_str()).collect();
    let contexts: Vec<&str> = contexts.iter().enumerate().filter(|(i, c)| !contexts[..*i].contains(c)).map(|(_, c)| *c).collect();
    if contexts.len() > 64 {
        return Err("1: more than 64 contexts".into());
    }
    out.text(&source.code);
    out.list(&words(source, "abbreviations"), |out, w| out.text(w));
    for list in ["months", "numbers", "units", "countries"] {
        out.list(&pairs(source, list)?, |out, (w, v)| {
            out.text(w);
            out.text(v);
        });
    }
    let bit = |name: &String| contexts.iter().position(|c| c == name).map_or(0, |i| 1u64 << i);
    out.list(&source.rules, |out, rule| {
        let sort = ["context", "fact", "concern", "topic", "kind"].iter().position(|s| *s == rule.sort).unwrap_or(0);
        let stated = ["yes", "no", "qualified", "conditional"].iter().position(|s| *s == rule.status).unwrap_or(0);
        out.0.extend([sort as u8, stated as u8, u8::from(rule.flags.iter().any(|f| f == "keep")), rule.also.len() as u8]);
        out.text(&rule.id);
        out.text(&rule.value);
        out.list(&rule.needs, |out, any| out.0.extend(any.iter().map(bit).fold(0, |a, b| a | b).to_le_bytes()));
    });
    out.list(&contexts, |out, c| out.text(c));
    cues::write(&mut out, packed)?;
    Ok(out.0)
}

/// What the rules for consent banners of all languages are read by: the names of rules once, then the rules, then the cues
/// in one table, since banners are short and the words of their languages overlap.
pub fn consent(sources: &[Source], packed: &Packed) -> Result<Vec<u8>, String> {
    let mut out = Bytes(Vec::new());
    let rules: Vec<(usize, &Rule)> = sources.iter().enumerate().flat_map(|(n, s)| s.consent.iter().map(move |r| (n, r))).collect();
    let names: Vec<&str> = rules.iter().map(|(_, r)| r.id.as_str()).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    out.list(&names, |out, n| out.text(n));
    out.list(&rules, |out, (language, rule)| {
        let sort = ["label", "banner", "purpose"].iter().position(|s| *s == rule.sort).unwrap_or(0);
        let name = names.iter().position(|n| *n == rule.id).unwrap_or(0);
        let whole = rule.flags.iter().any(|f| f == "whole");
        out.0.extend([*language as u8, sort as u8, name as u8, u8::from(whole), rule.also.len() as u8]);
    });
    cues::write(&mut out, packed)?;
    Ok(out.0)
}

/// What was written.
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Bytes {
    /// A number of two bytes.
    pub(super) fn short(&mut self, n: u16) {
        self.0.extend(n.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.short(text.len() as u16);
        self.0.extend(text.as_bytes());
    }

    fn list<T>(&mut self, list: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.short(list.len() as u16);
        for item in list {
            each(self, item);
        }
    }
}
