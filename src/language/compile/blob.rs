//! Writes what a language's policies are read by as one file of bytes, which `language/grammar.rs` reads: little-endian
//! numbers, lists and strings with their length before them.

use super::emit::{pairs, words};
use super::pack::Packed;
use super::source::Source;

/// The bytes. The error names the line.
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
    for numbers in [&packed.slots, &packed.classes, &packed.phrase_words, &packed.phrases_from, &packed.programs, &packed.patterns_from] {
        out.list(numbers, |out, n| out.short(*n));
    }
    for quads in [&packed.entries, &packed.phrases] {
        out.list(quads, |out, (a, b, c, d)| {
            out.short(*a);
            out.short(*b);
            out.0.extend([*c, *d]);
        });
    }
    out.list(&packed.patterns, |out, (program, rule, line, len, part)| {
        out.short(*program);
        out.short(*rule);
        out.short(*line);
        out.0.extend([*len, *part]);
    });
    out.text(&packed.strings);
    out.0.extend([packed.shortest.0, packed.shortest.1]);
    Ok(out.0)
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn short(&mut self, n: u16) {
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
