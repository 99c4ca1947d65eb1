//! Which rules fire where: cues found in a sentence, held against the contexts around it and the denials in its clause.

use super::document::{Document, Sentence};
use crate::cue::scan::{Match, Stretch};
use crate::language::{Grammar, Rule, Sort, Stated};
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
    bits: Bits,
}

/// The bits of contexts that are asked for again and again: to look for a name costs more than all else.
#[derive(Debug)]
struct Bits {
    given: u64,
    /// Those of a sentence's length.
    short: u64,
    goes_on: u64,
    data_head: u64,
    collect: u64,
    not_done: u64,
    first_person: u64,
    /// That a sentence speaks of "us" or of "this site".
    ours: u64,
    definition: u64,
}

impl Bits {
    fn of(language: &Grammar) -> Bits {
        let bit = |name: &str| language.context(name);
        Bits {
            given: bit(GIVEN),
            short: bit(BRIEF) | bit(TERSE),
            goes_on: GOES_ON.iter().fold(0, |bits, name| bits | bit(name)),
            data_head: bit(DATA_HEAD),
            collect: bit("collect"),
            not_done: bit(NOT_DONE),
            first_person: bit("first_person"),
            ours: bit("first_person") | bit("own_service"),
            definition: bit("definition"),
        }
    }
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
    /// The section explains what a thing is, and the sentence does not speak of "us".
    Definition,
    /// The sentence is about others, about what a law calls a thing, or about what may come one day.
    Elsewhere,
}

/// Contexts that the engine itself asks for, by name.
const DENIAL: &str = "denial";
const TURN: &str = "turn";
/// That somebody whose policy it is, or whose data, is the one who acts.
const GIVEN: &str = "given";
/// That a sentence does not say what happens here and now: what other shops do, what a law calls a thing, what may come one day.
const ELSEWHERE: &str = "elsewhere";
/// A sentence so short that its words belong together wherever they stand.
pub const BRIEF: &str = "brief";
/// A cell, an answer to a label, an item of a few words.
const TERSE: &str = "terse";
/// The heading of a column of data.
const DATA_HEAD: &str = "data_head";
/// A heading over what is not done: "What we don't do".
const NOT_DONE: &str = "not_done";
/// Tokens of such a sentence at most.
const BRIEF_TOKENS: usize = 26;
/// Contexts that the next sentences of a paragraph are about as well, and how many of them.
const GOES_ON: [&str; 3] = ["use", "keep", "grounds_word"];
const CARRIED: usize = 2;
/// Tokens of what is terse, and of such a heading, at most.
const TERSE_TOKENS: usize = 6;
const HEAD_TOKENS: usize = 3;
/// Tokens of a lead-in at most whose items are read with it: "You can:".
const OPENING_TOKENS: usize = 6;

impl Hits {
    /// Finds the rules that fire.
    pub fn of(doc: &Document) -> Hits {
        let language = doc.language;
        let (denial, turn) = (language.context(DENIAL), language.context(TURN));
        let (given, brief, terse) = (language.context(GIVEN), language.context(BRIEF), language.context(TERSE));
        let elsewhere = language.context(ELSEWHERE);
        // What no rule states in a sentence where one of these contexts holds.
        let against: Vec<(&str, u64)> = language.against().collect();
        let barred = |rule: &Rule| {
            let own = against.iter().filter(|(fact, _)| *fact == rule.id).fold(0, |bits, (_, bit)| bits | bit);
            if super::answer::asserts(rule) {
                own | elsewhere
            } else {
                own
            }
        };
        let states = |rule: &Rule| rule.sort == Sort::Fact && rule.status == Stated::Yes;
        let barred: Vec<u64> = language.rules.iter().map(|rule| if states(rule) { barred(rule) } else { 0 }).collect();
        let contexts = context_rules(language);
        // What is said in short sentences only is not looked for in others.
        let in_brief: Vec<bool> = language.rules.iter().map(|rule| only_in(language, rule, given | brief)).collect();
        let stretch = |(i, s): (usize, &Sentence)| {
            let alone = opens(doc, i) || doc.asks(i);
            Stretch { from: s.from, to: s.to, fewer: s.to - s.from > BRIEF_TOKENS, alone }
        };
        let stretches: Vec<Stretch> = doc.sentences.iter().enumerate().map(stretch).collect();
        let found = doc.tokens.find_all(&language.cues, &stretches, &|rule| !in_brief[usize::from(rule)]);
        let mut own = Vec::with_capacity(doc.sentences.len());
        let mut out = Hits { hits: Vec::new(), misses: Vec::new(), own: Vec::new(), denied_tail: Vec::new(), bits: Bits::of(language) };
        let mut clauses = Vec::with_capacity(doc.sentences.len());
        for (i, s) in doc.sentences.iter().enumerate() {
            let (matches, long) = (found.of(i), stretches[i].fewer);
            let mut bits = 0u64;
            let (mut denials, mut turns) = (Vec::new(), Vec::new());
            for ((rule, bit), matches) in standing(&contexts, matches) {
                if whole(doc, *rule, matches).is_ok() {
                    bits |= bit;
                    if *bit == denial {
                        denials.extend(cues_of(doc, *rule, 0, matches).filter(|m| !undone(doc, *rule, matches, m)));
                    } else if *bit == turn {
                        turns.extend(cues_of(doc, *rule, 0, matches));
                    }
                }
            }
            if long {
                bits &= !(given | brief);
            } else {
                bits |= brief;
            }
            if s.to - s.from <= TERSE_TOKENS {
                bits |= terse;
            }
            let denied = Clauses::of(doc, s, &denials, &turns);
            out.denied_tail.push(denied.tail());
            clauses.push(denied);
            own.push(bits);
        }
        out.own = own;
        for (i, clauses) in clauses.iter().enumerate() {
            for matches in found.of(i).chunk_by(|a, b| a.rule == b.rule) {
                if matches.iter().all(|m| language.cues.part(m) != 0) {
                    continue;
                }
                let number = matches[0].rule;
                let rule = doc.rule(number);
                if rule.sort == Sort::Context || (doc.sentences[i].aside && rule.sort != Sort::Kind) {
                    continue;
                }
                let before = said_before(doc, i).filter(|_| rule.needs.contains(&brief));
                let miss = match whole_with(doc, number, matches, before.map_or(&[], |q| found.of(q))) {
                    Err(miss) => Some(miss),
                    Ok(_) if !out.in_context(doc, i, rule) => Some(Miss::Context),
                    Ok(_) if rule.sort == Sort::Fact && out.defines(doc, i) => Some(Miss::Definition),
                    Ok(_) if out.own[i] & barred[usize::from(number)] != 0 => Some(Miss::Elsewhere),
                    Ok(_) => None,
                };
                let deniable = !rule.keep && rule.status == Stated::Yes && rule.sort == Sort::Fact;
                for m in cues_of(doc, number, 0, matches).copied() {
                    let line = u32::from(language.cues.patterns[m.pattern as usize].line);
                    let hit = Hit { rule: number, sentence: i, from: m.from as usize, to: m.to as usize, line };
                    let excepted = miss.is_none() && undone(doc, number, matches, &m);
                    match miss
                        .or(excepted.then_some(Miss::Unless))
                        .or((deniable && out.denied(doc, i, clauses, &m)).then_some(Miss::Denied))
                    {
                        Some(miss) => out.misses.push((hit, miss)),
                        None => out.hits.push(hit),
                    }
                }
            }
        }
        super::answer::read(doc, &mut out);
        out
    }

    /// Whether a sentence explains a thing in general: it stands under "What are cookies?" and speaks neither of "us" nor of
    /// "this site".
    fn defines(&self, doc: &Document, sentence: usize) -> bool {
        let bit = self.bits.definition;
        let s = &doc.sentences[sentence];
        let heading = self.headed(doc, s, bit);
        let topic = s.topic.is_some_and(|t| self.own[t] & bit != 0);
        bit != 0 && !s.heading && (heading || topic) && self.own[sentence] & self.bits.ours == 0
    }

    /// Where the cues of a context stand in tokens `from..to`.
    pub fn cues_in(&self, doc: &Document, context: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
        let of_context = |rule: u16| doc.rule(rule).sort == Sort::Context && doc.rule(rule).id == context;
        let found = doc.tokens.find(&doc.language.cues, from, to, &of_context).into_iter();
        let fires = found.filter(|m| doc.language.cues.part(m) == 0);
        fires.map(|m| (m.from as usize, m.to as usize)).collect()
    }

    /// Contexts of a sentence: its own, those of its lead-ins, its column and its headings.
    pub fn around(&self, doc: &Document, sentence: usize) -> u64 {
        let mut bits = 0;
        let (mut at, mut steps) = (Some(sentence), 0);
        while let Some(i) = at {
            bits |= self.own[i];
            if let Some(column) = doc.sentences[i].column {
                bits |= self.own[column];
                // "Data" over a column says what is collected.
                let head = &doc.sentences[column];
                if head.to - head.from <= HEAD_TOKENS && self.own[column] & self.bits.data_head != 0 {
                    bits |= self.bits.collect;
                }
            }
            at = doc.sentences[i].lead.filter(|_| steps < 8);
            steps += 1;
        }
        bits |= doc.sentences[sentence].topic.map_or(0, |t| self.own[t]);
        let mut section = Some(doc.sentences[sentence].section);
        while let Some(s) = section {
            if let Some((from, to)) = doc.sections[s].heading {
                bits |= self.own[from..to].iter().fold(0, |a, b| a | b);
            }
            section = doc.sections[s].parent;
        }
        bits
    }

    /// What the sentences before say that a paragraph goes on about: "We rely on your contract. For photos we ask for your consent."
    fn paragraph(&self, doc: &Document, sentence: usize) -> u64 {
        let line = doc.sentences[sentence].line;
        let before = (sentence.saturating_sub(CARRIED)..sentence).filter(|i| doc.sentences[*i].line == line);
        before.fold(0, |bits, i| bits | self.own[i]) & self.bits.goes_on
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

    /// Whether no context holds in a sentence, but that it is short.
    pub fn says_nothing(&self, sentence: usize) -> bool {
        self.own[sentence] & !self.bits.short == 0
    }

    /// Whether a sentence denies to its end.
    pub fn denies(&self, sentence: usize) -> bool {
        self.denied_tail[sentence]
    }

    /// Whether a short sentence names what is not done: it stands right under "What we don't do" and does not say "we" itself.
    pub fn not_done(&self, doc: &Document, sentence: usize) -> bool {
        let s = &doc.sentences[sentence];
        let named = !s.heading && s.to - s.from <= BRIEF_TOKENS && self.own[sentence] & self.bits.first_person == 0;
        self.bits.not_done != 0 && named && self.headed(doc, s, self.bits.not_done)
    }

    /// Whether the heading over a sentence makes a context.
    fn headed(&self, doc: &Document, s: &Sentence, bit: u64) -> bool {
        doc.sections[s.section].heading.is_some_and(|(from, to)| (from..to).any(|h| self.own[h] & bit != 0))
    }

    fn in_context(&self, doc: &Document, sentence: usize, rule: &Rule) -> bool {
        if rule.needs.is_empty() {
            return true;
        }
        // Who acts counts only where it is said: in the sentence itself or in what introduces it.
        let here = self.bits.given | self.bits.short;
        let said = self.own[sentence] | doc.announced(sentence).map_or(0, |l| self.own[l] & self.bits.given);
        let bits = ((self.around(doc, sentence) | self.paragraph(doc, sentence)) & !here) | (said & here);
        rule.needs.iter().all(|any| bits & any != 0)
    }

    fn denied(&self, doc: &Document, sentence: usize, clauses: &Clauses, m: &Match) -> bool {
        // "We do not:" over a list.
        let led = || doc.announced(sentence).is_some_and(|l| self.denied_tail[l]);
        clauses.denied(m.to as usize - 1) || self.not_done(doc, sentence) || led()
    }
}

/// The first hit of a fact's rule for a value.
pub fn said<'h>(doc: &Document, hits: &'h Hits, fact: &str, value: &str) -> Option<&'h Hit> {
    hits.hits.iter().find(|h| {
        let rule = doc.rule(h.rule);
        rule.sort == Sort::Fact && rule.id == fact && rule.value == value
    })
}

/// Numbers of the rules that are contexts, with the context's bit; a context may have several rules.
fn context_rules(language: &Grammar) -> Vec<(u16, u64)> {
    let contexts = language.rules.iter().enumerate().filter(|(_, r)| r.sort == Sort::Context);
    contexts.map(|(number, r)| (number as u16, language.context(r.id))).collect()
}

/// Whether a rule can only hold where one of some contexts does.
fn only_in(language: &Grammar, rule: &Rule, contexts: u64) -> bool {
    let own = rule.sort == Sort::Context && language.context(rule.id) & contexts != 0;
    own || rule.needs.iter().any(|any| *any & !contexts == 0)
}

/// Those of some rules, sorted by number, that have a cue in a sentence, each with its matches; these are sorted by rule.
fn standing<'a>(rules: &'a [(u16, u64)], matches: &'a [Match]) -> impl Iterator<Item = (&'a (u16, u64), &'a [Match])> {
    let groups = matches.chunk_by(|a, b| a.rule == b.rule);
    groups.filter_map(|group| rules.binary_search_by_key(&group[0].rule, |r| r.0).ok().map(|i| (&rules[i], group)))
}

/// The matches of one rule, of matches sorted by rule.
fn of_rule(number: u16, matches: &[Match]) -> &[Match] {
    let from = matches.partition_point(|m| m.rule < number);
    let len = matches[from..].partition_point(|m| m.rule == number);
    &matches[from..from + len]
}

/// What a short sentence is read with: the lead-in of its list ("You can:"), the question that it answers ("Enough of our
/// letters? Click here.").
fn said_before(doc: &Document, sentence: usize) -> Option<usize> {
    let s = &doc.sentences[sentence];
    let question = s.topic.filter(|t| *t + 1 == sentence && doc.asks(*t));
    question.or(s.lead.filter(|l| opens(doc, *l)))
}

/// Whether a sentence is so short a lead-in that its items are read with it.
fn opens(doc: &Document, sentence: usize) -> bool {
    let s = &doc.sentences[sentence];
    s.to - s.from <= OPENING_TOKENS && doc.words(s).ends_with(':')
}

/// Whether a sentence has all that a rule wants and nothing that undoes it.
fn whole(doc: &Document, number: u16, matches: &[Match]) -> Result<(), Miss> {
    whole_with(doc, number, matches, &[])
}

/// As [`whole`], where what has to stand there too may also stand in what was said before.
fn whole_with(doc: &Document, number: u16, matches: &[Match], before: &[Match]) -> Result<(), Miss> {
    let stands = |part: u8| cues_of(doc, number, part, matches).next().is_some();
    let also = |part: u8| stands(part) || cues_of(doc, number, part, before).next().is_some();
    if !stands(0) || !(0..doc.rule(number).also).all(|i| also(2 + i)) {
        return Err(Miss::Also);
    }
    if stands(1) && cues_of(doc, number, 0, matches).all(|m| undone(doc, number, matches, m)) {
        return Err(Miss::Unless);
    }
    Ok(())
}

fn cues_of<'a>(doc: &'a Document, number: u16, part: u8, matches: &'a [Match]) -> impl Iterator<Item = &'a Match> {
    of_rule(number, matches).iter().filter(move |m| doc.language.cues.part(m) == part)
}

/// Whether an exception of the rule holds for one of its cues: it stands in the same part of the sentence, or goes into it.
/// What stands behind a semicolon is another matter.
fn undone(doc: &Document, number: u16, matches: &[Match], m: &Match) -> bool {
    let apart = |u: &Match| {
        let (from, to) = if u.to <= m.from { (u.to, m.from) } else { (m.to, u.from) };
        from <= to && (from..=to).any(|t| doc.tokens.tokens.get(t as usize).is_some_and(|t| t.gap == Gap::Semicolon))
    };
    cues_of(doc, number, 1, matches).any(|u| !apart(u))
}

/// The tokens of the brackets that a match stands in, where these do not hold the whole sentence.
fn bracket(doc: &Document, s: &Sentence, m: &Match) -> Option<(usize, usize)> {
    let (first, last) = (m.from as usize, m.to as usize);
    let from = (s.from + 1..=first).rev().find(|t| doc.before(*t).contains(['(', ')']))?;
    if !doc.before(from).ends_with('(') || (first + 1..last).any(|t| doc.before(t).contains(['(', ')'])) {
        return None;
    }
    let to = (last..s.to).find(|t| doc.before(*t).contains(['(', ')'])).unwrap_or(s.to);
    Some((from, to))
}

/// The clauses of a sentence that are denied.
#[derive(Debug, Default)]
struct Clauses {
    /// Token where each clause begins, and whether it is denied.
    parts: Vec<(usize, bool)>,
    /// Tokens from and to which brackets deny something of their own: "your purchases (we never see the card number)".
    brackets: Vec<(usize, usize)>,
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
        let mut brackets = Vec::new();
        for m in denials {
            if let Some(inner) = bracket(doc, s, m) {
                brackets.push(inner);
                continue;
            }
            let clause = parts.iter().rposition(|(start, _)| *start <= m.from as usize).unwrap_or(0);
            parts[clause].1 = true;
        }
        Clauses { parts, brackets }
    }

    fn denied(&self, token: usize) -> bool {
        self.brackets.iter().any(|(from, to)| (*from..*to).contains(&token))
            || self.parts.iter().rev().find(|(start, _)| *start <= token).is_some_and(|(_, denied)| *denied)
    }

    fn tail(&self) -> bool {
        self.parts.last().is_some_and(|(_, denied)| *denied)
    }
}
