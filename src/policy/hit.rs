//! Which rules fire where: cues found in a sentence, held against the contexts around it and the denials in its clause.

use super::document::{Document, Sentence};
use crate::cue::scan::Match;
use crate::language::{Grammar, Rule, Sort, Stated};
use crate::order;
use crate::text::token::Gap;

/// A rule that fired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Number of the rule in its language.
    pub rule: u16,
    /// The sentence.
    pub sentence: usize,
    /// First token of the cue.
    pub from: usize,
    /// Behind its last token.
    pub to: usize,
    /// Line of the cue in the language file.
    pub line: u32,
}

/// All hits of a page.
#[derive(Debug)]
pub struct Hits {
    /// In the order of the text.
    pub hits: Vec<Hit>,
    /// Cues that were found without their rule firing, with the reason.
    pub misses: Vec<(Hit, Miss)>,
    /// For each sentence the contexts that itself makes, a bit each.
    pub own: Vec<u64>,
    /// Of each sentence whether all of it, to its end, is under a denial.
    denied_tail: Vec<bool>,
}

/// Why a rule did not fire although a cue of it stands in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// An also-line is missing.
    Also,
    /// An unless-line stands there.
    Unless,
    /// None of the wanted contexts holds.
    Context,
    /// The clause is denied.
    Denied,
}

/// Contexts that the engine itself asks for, by name.
const DENIAL: &str = "denial";
const TURN: &str = "turn";

impl Hits {
    /// Finds the rules that fire.
    pub fn of(doc: &Document) -> Hits {
        let language = doc.language;
        let (denial, turn) = (language.context(DENIAL), language.context(TURN));
        let contexts = context_rules(language);
        let mut all: Vec<Vec<Match>> = Vec::with_capacity(doc.sentences.len());
        let mut own = Vec::with_capacity(doc.sentences.len());
        let mut out = Hits { hits: Vec::new(), misses: Vec::new(), own: Vec::new(), denied_tail: Vec::new() };
        let mut clauses = Vec::with_capacity(doc.sentences.len());
        for s in &doc.sentences {
            let mut matches = Vec::new();
            doc.tokens.find(&language.cues, s.from, s.to, |m| matches.push(m));
            order::sort_by_key(&mut matches, |m| rule_of(doc, m));
            let mut bits = 0u64;
            let (mut denials, mut turns) = (Vec::new(), Vec::new());
            for (rule, bit) in standing(doc, &contexts, &matches) {
                if whole(doc, *rule, &matches).is_ok() {
                    bits |= bit;
                    if *bit == denial {
                        denials.extend(all_cues(doc, *rule, &matches));
                    } else if *bit == turn {
                        turns.extend(all_cues(doc, *rule, &matches));
                    }
                }
            }
            let denied = Clauses::of(doc, s, &denials, &turns);
            out.denied_tail.push(denied.tail());
            clauses.push(denied);
            own.push(bits);
            all.push(matches);
        }
        out.own = own;
        for (i, matches) in all.iter().enumerate() {
            let mut rules: Vec<u16> = matches
                .iter()
                .filter_map(|m| language.cues.patterns.get(m.pattern as usize))
                .filter(|p| p.part == 0)
                .map(|p| p.rule)
                .collect();
            order::sort(&mut rules);
            rules.dedup();
            for number in rules {
                let rule = doc.rule(number);
                if rule.sort == Sort::Context || (doc.sentences[i].aside && rule.sort != Sort::Kind) {
                    continue;
                }
                let miss = match whole(doc, number, matches) {
                    Err(miss) => Some(miss),
                    Ok(_) if !out.in_context(doc, i, rule) => Some(Miss::Context),
                    Ok(_) => None,
                };
                let deniable = !rule.keep && rule.status == Stated::Yes && rule.sort == Sort::Fact;
                for m in all_cues(doc, number, matches) {
                    let line = u32::from(language.cues.patterns[m.pattern as usize].line);
                    let hit = Hit { rule: number, sentence: i, from: m.from as usize, to: m.to as usize, line };
                    match miss.or((deniable && out.denied(doc, i, &clauses[i], &m)).then_some(Miss::Denied)) {
                        Some(miss) => out.misses.push((hit, miss)),
                        None => out.hits.push(hit),
                    }
                }
            }
        }
        out
    }

    /// Contexts of a sentence: its own, those of its lead-ins, its column and its headings.
    pub fn around(&self, doc: &Document, sentence: usize) -> u64 {
        let mut bits = 0;
        let (mut at, mut steps) = (Some(sentence), 0);
        while let Some(i) = at {
            bits |= self.own[i];
            if let Some(column) = doc.sentences[i].column {
                bits |= self.own[column];
            }
            at = doc.sentences[i].lead.filter(|_| steps < 8);
            steps += 1;
        }
        let mut section = Some(doc.sentences[sentence].section);
        while let Some(s) = section {
            if let Some((from, to)) = doc.sections[s].heading {
                bits |= self.own[from..to].iter().fold(0, |a, b| a | b);
            }
            section = doc.sections[s].parent;
        }
        bits
    }

    /// Whether a context holds in a sentence itself.
    pub fn own_holds(&self, doc: &Document, sentence: usize, context: &str) -> bool {
        self.own[sentence] & doc.language.context(context) != 0
    }

    /// Whether a context holds in a sentence itself or in what introduces it, headings left aside.
    pub fn holds_here(&self, doc: &Document, sentence: usize, context: &str) -> bool {
        let lead = doc.sentences[sentence].lead;
        (self.own[sentence] | lead.map_or(0, |l| self.own[l])) & doc.language.context(context) != 0
    }

    fn in_context(&self, doc: &Document, sentence: usize, rule: &Rule) -> bool {
        if rule.needs.is_empty() {
            return true;
        }
        let bits = self.around(doc, sentence);
        rule.needs.iter().all(|any| bits & any != 0)
    }

    fn denied(&self, doc: &Document, sentence: usize, clauses: &Clauses, m: &Match) -> bool {
        if clauses.denied(m.to as usize - 1) {
            return true;
        }
        // "We do not:" over a list.
        let lead = doc.sentences[sentence].lead;
        lead.is_some_and(|l| self.denied_tail[l] && doc.words(&doc.sentences[l]).ends_with(':'))
    }
}

/// Numbers of the rules that are contexts, with the context's bit; a context may have several rules.
fn context_rules(language: &Grammar) -> Vec<(u16, u64)> {
    let contexts = language.rules.iter().enumerate().filter(|(_, r)| r.sort == Sort::Context);
    contexts.map(|(number, r)| (number as u16, language.context(r.id))).collect()
}

fn rule_of(doc: &Document, m: &Match) -> u16 {
    doc.language.cues.patterns[m.pattern as usize].rule
}

/// Those of some rules, sorted by number, that have a cue in a sentence; its matches are sorted by rule.
fn standing<'a>(doc: &'a Document, rules: &'a [(u16, u64)], matches: &'a [Match]) -> impl Iterator<Item = &'a (u16, u64)> {
    let groups = matches.chunk_by(|a, b| rule_of(doc, a) == rule_of(doc, b));
    groups.filter_map(|group| rules.binary_search_by_key(&rule_of(doc, &group[0]), |r| r.0).ok().map(|i| &rules[i]))
}

/// The matches of one rule, of matches sorted by rule.
fn of_rule<'a>(doc: &Document, number: u16, matches: &'a [Match]) -> &'a [Match] {
    let from = matches.partition_point(|m| rule_of(doc, m) < number);
    let len = matches[from..].partition_point(|m| rule_of(doc, m) == number);
    &matches[from..from + len]
}

/// Whether a sentence has all that a rule wants and nothing that undoes it.
fn whole(doc: &Document, number: u16, matches: &[Match]) -> Result<(), Miss> {
    let stands = |part: u8| of_rule(doc, number, matches).iter().any(|m| doc.language.cues.patterns[m.pattern as usize].part == part);
    if !stands(0) || !(0..doc.rule(number).also).all(|i| stands(2 + i)) {
        return Err(Miss::Also);
    }
    if stands(1) {
        return Err(Miss::Unless);
    }
    Ok(())
}

fn all_cues(doc: &Document, number: u16, matches: &[Match]) -> Vec<Match> {
    let is = |m: &&Match| {
        let pattern = &doc.language.cues.patterns[m.pattern as usize];
        pattern.rule == number && pattern.part == 0
    };
    of_rule(doc, number, matches).iter().filter(is).copied().collect()
}

/// The clauses of a sentence that are denied.
#[derive(Debug, Default)]
struct Clauses {
    /// Token where each clause begins, and whether it is denied.
    parts: Vec<(usize, bool)>,
}

impl Clauses {
    /// Clauses begin at semicolons and at words that turn the sentence ("but", "except").
    fn of(doc: &Document, s: &Sentence, denials: &[Match], turns: &[Match]) -> Clauses {
        if denials.is_empty() {
            return Clauses::default();
        }
        let mut parts: Vec<(usize, bool)> = vec![(s.from, false)];
        for t in s.from + 1..s.to {
            if doc.tokens.tokens[t].gap >= Gap::Semicolon || turns.iter().any(|m| m.from as usize == t) {
                parts.push((t, false));
            }
        }
        for m in denials {
            let clause = parts.iter().rposition(|(start, _)| *start <= m.from as usize).unwrap_or(0);
            parts[clause].1 = true;
        }
        Clauses { parts }
    }

    fn denied(&self, token: usize) -> bool {
        self.parts.iter().rev().find(|(start, _)| *start <= token).is_some_and(|(_, denied)| *denied)
    }

    fn tail(&self) -> bool {
        self.parts.last().is_some_and(|(_, denied)| *denied)
    }
}
