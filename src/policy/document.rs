//! A page as the rules read it: lines, sentences with their lead-ins, sections.

use crate::cue::tokens::Tokens;
use crate::language::page::strange_blocks;
use crate::language::{lookup, Grammar, Rule};
use crate::page::layout::{lines, Line};
use crate::page::{Cell, PageModel, Region, Role};
use crate::text::fold::fold;
use crate::text::token::{Gap, Kind, Token};
use crate::text::utf16::Utf16;

/// A sentence longer than this, in tokens, is cut at the next comma or stop, and at twice this anywhere.
const SENTENCE_MAX: usize = 300;

/// Words of a line that heads the next one although nothing marks it.
const LABEL: usize = 8;
/// What begins an item that somebody typed.
const DASHES: [char; 4] = ['-', '–', '•', '*'];
/// Words that begin a sentence behind initials.
const STARTERS: [&str; 16] =
    ["We", "The", "This", "If", "You", "Your", "Our", "In", "For", "To", "When", "However", "It", "These", "By", "Please"];
/// German words before a number that counts what follows: "den 1. Vorsitzenden".
const ORDINAL_ARTICLES: [&str; 9] = ["der", "die", "das", "den", "dem", "des", "im", "zum", "vom"];
/// Bytes of a line at least that may break off within a sentence.
const WRAPPED: usize = 70;
/// Words of a question at most; a longer one says more than it asks.
const QUESTION: usize = 30;

/// A sentence, a heading, an item without a full stop.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// First token.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
    /// Its line.
    pub line: usize,
    /// Its section; 0 is the text before the first heading.
    pub section: usize,
    /// The sentence that introduces it: "We collect:" over a list.
    pub lead: Option<usize>,
    /// The question, or the short line without a stop, that it follows on: "How long?", "What we keep".
    pub topic: Option<usize>,
    /// The heading cell over it.
    pub column: Option<usize>,
    /// It is a heading.
    pub heading: bool,
    /// It is no part of the page's own prose: navigation, a table of contents, source code.
    pub aside: bool,
}

/// A section: a heading and what follows.
#[derive(Debug, Clone)]
pub struct SectionSpan {
    /// The sentences of its heading; `None` for the text before the first heading.
    pub heading: Option<(usize, usize)>,
    /// Depth, from 1; 0 for the text before the first heading.
    pub level: u8,
    /// The enclosing section.
    pub parent: Option<usize>,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// A page cut up.
#[derive(Debug)]
pub struct Document<'m> {
    /// The page model.
    pub model: &'m PageModel,
    /// Its text.
    pub text: String,
    /// Byte offsets to UTF-16.
    pub utf16: Utf16,
    /// The language it is read in.
    pub language: &'static Grammar,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its sections; the first is the text before any heading.
    pub sections: Vec<SectionSpan>,
    /// The sentence that the policy begins with: its own title, where one is found.
    pub opening: usize,
}

impl<'m> Document<'m> {
    /// Cuts a page up in a language.
    pub fn of(model: &'m PageModel, language: &'static Grammar) -> Self {
        Document::of_language(model, language, &strange_blocks(model, language.code))
    }

    /// As [`Document::of`], where it is known which of its blocks are in other languages.
    pub fn of_language(model: &'m PageModel, language: &'static Grammar, strange: &[bool]) -> Self {
        let text = model.text();
        let mut lines = lines(model, &text);
        for line in &mut lines {
            line.foreign |= strange[line.block];
        }
        let tokens = Tokens::of_language(&text, language);
        let utf16 = Utf16::of(&text);
        let mut doc = Document { model, text, utf16, language, lines, tokens, sentences: Vec::new(), sections: Vec::new(), opening: 0 };
        let contents = doc.contents();
        doc.cut(&contents);
        doc.lead();
        doc.topics();
        doc.opening = super::opening::first_sentence(&doc);
        for sentence in &mut doc.sentences[..doc.opening] {
            sentence.aside = true;
        }
        doc
    }

    /// The words of a sentence as they stand.
    pub fn words(&self, sentence: &Sentence) -> &str {
        &self.text[sentence.start..sentence.end]
    }

    /// The sentence with a colon that introduces another, where there is one.
    pub fn announced(&self, sentence: usize) -> Option<usize> {
        self.sentences[sentence].lead.filter(|l| self.words(&self.sentences[*l]).ends_with(':'))
    }

    /// Whether a sentence is a question.
    pub fn asks(&self, sentence: usize) -> bool {
        let s = &self.sentences[sentence];
        let words = self.words(s);
        // "We look at two things: how fast …?" states what stands before its colon.
        s.to - s.from <= QUESTION && words.trim_end_matches(['"', '”', '»', ')', '*', ' ']).ends_with('?') && !words.contains(':')
    }

    /// The text of tokens `from..to`, `to` behind `from`.
    pub fn span(&self, from: usize, to: usize) -> &str {
        &self.text[self.tokens.tokens[from].start as usize..self.tokens.tokens[to - 1].end as usize]
    }

    /// What stands between a token and the one before it: blanks, points, brackets.
    pub fn before(&self, token: usize) -> &str {
        &self.text[self.tokens.tokens[token - 1].end as usize..self.tokens.tokens[token].start as usize]
    }

    /// A rule of the document's language, by its number.
    pub fn rule(&self, number: u16) -> &'static Rule {
        &self.language.rules[number as usize]
    }

    /// The tokens of a sentence that lie within bytes `start..end`.
    pub fn tokens_of(&self, s: &Sentence, start: usize, end: usize) -> (usize, usize) {
        let all = &self.tokens.tokens;
        let from = (s.from..s.to).find(|t| all[*t].end as usize > start).unwrap_or(s.to);
        let to = (from..s.to).find(|t| all[*t].start as usize >= end).unwrap_or(s.to);
        (from, to)
    }

    /// As [`Document::tokens_of`], by the sentence's number.
    pub fn tokens_within(&self, sentence: usize, start: usize, end: usize) -> (usize, usize) {
        self.tokens_of(&self.sentences[sentence], start, end)
    }

    /// The targets of the links that begin in a sentence.
    pub fn links<'d>(&'d self, s: &Sentence) -> impl Iterator<Item = &'d str> + 'd {
        let block = self.lines[s.line].block;
        let (start, end) = (self.utf16.at(&self.text, s.start), self.utf16.at(&self.text, s.end));
        let at = self.utf16.at(&self.text, self.lines[s.line].block_start);
        self.model.blocks[block].links.iter().filter(move |l| at + l.start >= start && at + l.start < end).map(|l| l.href.as_str())
    }

    /// Lines of a table of contents: headings and items whose words come again as a later heading.
    fn contents(&self) -> Vec<bool> {
        // "Who we are" in the table may be "1. Who we are" below.
        let key = |l: &Line| {
            let words = self.text[l.start..l.end].trim_end_matches(['.', ':', '?', ' ']);
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
            fold(if rest.is_empty() { words } else { rest })
        };
        let mut seen = std::collections::HashSet::new();
        let mut out = vec![false; self.lines.len()];
        for (i, line) in self.lines.iter().enumerate().rev() {
            if line.end - line.start > 400 || !matches!(line.role, Role::Heading | Role::Item | Role::Paragraph) {
                continue;
            }
            let key = key(line);
            out[i] = seen.contains(&key);
            if line.role == Role::Heading {
                seen.insert(key);
            }
        }
        // A heading that recurs once, far from other such lines, is a repeated heading, not a table of contents.
        let near = |i: usize| out[i] && ((i > 0 && out[i - 1]) || out.get(i + 1) == Some(&true));
        (0..out.len()).map(near).collect()
    }

    /// Whether most of the page lies in a form or a dialog, as on pages that some frameworks wrap whole into a form.
    fn wrapped(&self) -> bool {
        let length = |l: &Line| l.end - l.start;
        let inside: usize = self.lines.iter().filter(|l| matches!(l.region, Region::Form | Region::Dialog)).map(length).sum();
        inside * 2 > self.lines.iter().map(length).sum()
    }

    fn cut(&mut self, contents: &[bool]) {
        self.sections.push(SectionSpan { heading: None, level: 0, parent: None, start: 0, end: self.text.len() });
        let (mut at, all) = (0, self.tokens.tokens.len());
        let wrapped = self.wrapped();
        for (i, line) in self.lines.iter().enumerate() {
            while at < all && (self.tokens.tokens[at].start as usize) < line.start {
                at += 1;
            }
            let first = at;
            while at < all && (self.tokens.tokens[at].start as usize) < line.end {
                at += 1;
            }
            let aside = contents[i]
                || line.foreign
                || line.hidden
                || line.region == Region::Nav
                || (!wrapped && matches!(line.region, Region::Form | Region::Dialog));
            let heading = line.role == Role::Heading && !aside && at > first;
            if heading {
                let level = line.level.max(1);
                let mut parent = Some(self.sections.len() - 1);
                while let Some(p) = parent {
                    if self.sections[p].level < level {
                        break;
                    }
                    parent = self.sections[p].parent;
                }
                if let Some(open) = self.sections.last_mut() {
                    open.end = line.start;
                }
                let number = self.sentences.len();
                self.sections.push(SectionSpan {
                    heading: Some((number, number + 1)),
                    level,
                    parent,
                    start: line.start,
                    end: self.text.len(),
                });
            }
            let section = self.sections.len() - 1;
            let mut from = first;
            // The sentence that a line broke off.
            let begun = self.sentences.last().copied().filter(|s| s.to == first && s.aside == aside && s.line + 1 == i);
            let begun = begun.filter(|_| at > first && !heading && self.wraps(i));
            if let Some(begun) = begun {
                self.sentences.pop();
                from = begun.from;
            }
            for t in first + 1..=at {
                let ends = t == at || (!heading && self.ends(first, from, t));
                if !ends || t == from {
                    continue;
                }
                let end = if t == at { line.end } else { self.sentence_end(t) };
                let (line, start) = match begun {
                    Some(begun) if begun.from == from => (begun.line, begun.start),
                    _ if from == first => (i, line.start),
                    _ => (i, self.sentence_start(line.start, self.tokens.tokens[from].start as usize)),
                };
                self.sentences.push(Sentence {
                    start,
                    end,
                    from,
                    to: t,
                    line,
                    section,
                    lead: None,
                    topic: None,
                    column: None,
                    heading,
                    aside,
                });
                from = t;
            }
        }
        if let Some(first) = self.sections.get(1).map(|s| s.start) {
            self.sections[0].end = first;
        }
    }

    /// Whether a line goes on with the sentence of the one before it: a long one that stops nowhere, and then small letters, as on
    /// pages that were made from print.
    fn wraps(&self, i: usize) -> bool {
        let (before, this) = (&self.lines[i - 1], &self.lines[i]);
        let words = &self.text[before.start..before.end];
        [before, this].iter().all(|l| l.role == Role::Paragraph && !l.foreign && !l.hidden)
            && before.region == this.region
            && words.len() >= WRAPPED
            && !words.ends_with(['.', ';', ':', '!', '?'])
            && self.text[this.start..].starts_with(char::is_lowercase)
    }

    /// Whether a sentence ends before token `t`.
    fn ends(&self, first: usize, from: usize, t: usize) -> bool {
        let (before, this) = (&self.tokens.tokens[t - 1], &self.tokens.tokens[t]);
        let length = t - from;
        if length >= SENTENCE_MAX && (this.gap >= Gap::Comma || length >= 2 * SENTENCE_MAX) {
            return true;
        }
        if this.gap != Gap::Stop {
            return false;
        }
        let between = self.before(t);
        if between.contains(['。', '！', '？', '।', '؟', '۔']) {
            return true;
        }
        let mark = between.find(['!', '?', '…']).or_else(|| between.find('.'));
        let Some(mark) = mark else { return false };
        if !between[mark..].contains(char::is_whitespace) && !between.contains(['”', '"']) {
            return self.runs_on(before, this);
        }
        if !between.starts_with('.') {
            return true;
        }
        let word = fold(self.span(t - 1, t));
        if before.kind == Kind::Number {
            let next = fold(self.span(t, t + 1));
            // "12. 3. 2025".
            if this.kind == Kind::Number && word.len() <= 2 {
                return false;
            }
            // A list number, the day of a date ("1. Januar"), or one of several in German ("das 16. Lebensjahr").
            let counted =
                || self.language.code == "de" && t >= from + 2 && ORDINAL_ARTICLES.contains(&fold(self.span(t - 2, t - 1)).as_str());
            let dated = lookup(self.language.months, &next).is_some();
            return word.len() > 2 || (t - 1 > first && t - 1 > from && !dated && !counted());
        }
        // "The U.S. Data Protection": initials end a sentence only before a word that begins one.
        let initials = word.chars().count() == 1
            && self.text[..before.start as usize].ends_with('.')
            && self.text[..before.start as usize - 1].ends_with(char::is_uppercase);
        if initials && !STARTERS.contains(&self.span(t, t + 1)) {
            return false;
        }
        // "In the shop are camera's.": the letter stands for no word.
        let tail = word.chars().count() == 1 && self.text[..before.start as usize].ends_with(['\'', '’']);
        let short = |word: &str| !tail && self.language.abbreviations.binary_search(&word).is_ok();
        let single = word.chars().count() == 1 && !self.text[this.start as usize..].starts_with(char::is_uppercase);
        // "Mrs J. Peck".
        !(single || short(&word) || (word.len() == 1 && t >= from + 2 && short(&fold(self.span(t - 2, t - 1)))))
    }

    /// Whether a sentence ends between two words although no blank stands there, as where tags were taken out: "your data.We keep".
    fn runs_on(&self, before: &Token, this: &Token) -> bool {
        let mut behind = self.text[this.start as usize..this.end as usize].chars();
        this.start == before.end + 1
            && before.kind == Kind::Word
            && this.kind == Kind::Word
            && before.end - before.start > 2
            && self.text[..before.end as usize].ends_with(char::is_lowercase)
            && behind.next().is_some_and(char::is_uppercase)
            && behind.next().is_none_or(char::is_lowercase)
            && !matches!(&self.text[this.start as usize..this.end as usize], "Com" | "Net" | "Org")
    }

    /// Behind the marks that close the sentence before token `t`.
    fn sentence_end(&self, t: usize) -> usize {
        let (before, this) = (self.tokens.tokens[t - 1].end as usize, self.tokens.tokens[t].start as usize);
        let between = &self.text[before..this];
        let len = between.find(char::is_whitespace).unwrap_or(between.len());
        // In French a blank stands before "?" and "!".
        let rest = between[len..].trim_start();
        let marks = rest.len() - rest.trim_start_matches(['?', '!']).len();
        before + if marks > 0 { between.len() - rest.len() + marks } else { len }
    }

    /// Opening brackets and quotes before the first token belong to the sentence.
    fn sentence_start(&self, floor: usize, start: usize) -> usize {
        let before = &self.text[floor..start];
        let kept = before.trim_end_matches(['(', '"', '“', '«', '„', '\'', '[']);
        if kept.is_empty() || kept.ends_with(char::is_whitespace) {
            floor + kept.len()
        } else {
            start
        }
    }

    /// Gives every item the sentence that introduces it, and every cell its column's heading.
    fn lead(&mut self) {
        let mut last: Option<usize> = None; // last sentence of running text
        let mut stack: Vec<(u8, usize)> = Vec::new(); // open items: level, last sentence
        let mut heads = std::collections::HashMap::new(); // (table, column): sentence
        let mut colon: Option<usize> = None;
        for i in 0..self.sentences.len() {
            let s = self.sentences[i];
            let line = &self.lines[s.line];
            if s.heading || (s.aside && line.role == Role::Heading) {
                (last, colon) = (None, None);
                stack.clear();
                continue;
            }
            match line.role {
                Role::Item | Role::Definition => {
                    stack.retain(|(level, _)| *level < line.level || line.role == Role::Definition);
                    self.sentences[i].lead = stack.last().map(|(_, s)| *s).or(last);
                    let ends_line = self.sentences.get(i + 1).is_none_or(|n| n.line != s.line);
                    if ends_line && line.role == Role::Item {
                        stack.push((line.level, i));
                    }
                }
                Role::Term => stack = vec![(0, i)],
                Role::HeadCell | Role::Cell => {
                    if let Some(cell) = line.cell {
                        if line.role == Role::HeadCell || cell.row == 0 {
                            heads.insert((cell.table, cell.column), i);
                        } else {
                            self.sentences[i].column = heads.get(&(cell.table, cell.column)).copied();
                        }
                    }
                    self.sentences[i].lead = last;
                }
                _ => {
                    stack.clear();
                    let words = self.words(&s);
                    let listed = words.starts_with(|c: char| c.is_lowercase() || DASHES.contains(&c)) || words.ends_with([';', ',']);
                    let same_line = i > 0 && self.sentences[i - 1].line == s.line;
                    if same_line {
                        self.sentences[i].lead = self.sentences[i - 1].lead.filter(|_| colon.is_some());
                    } else {
                        colon = colon.filter(|c| listed || *c + 1 == i);
                        self.sentences[i].lead = colon;
                    }
                    let words = self.words(&self.sentences[i]);
                    if words.ends_with(':') {
                        colon = Some(i);
                    }
                    last = Some(i);
                }
            }
        }
    }

    /// Gives the sentences behind a question, and those of the line below a short one without a stop, what they follow on.
    fn topics(&mut self) {
        let mut open: Option<usize> = None; // the question or the short line
        let mut row: Option<(Cell, usize)> = None; // the first cell of a row of two
        for i in 0..self.sentences.len() {
            let s = self.sentences[i];
            if s.heading || s.aside {
                open = None;
                continue;
            }
            let cell = self.lines[s.line].cell;
            if let Some(cell) = cell.filter(|c| c.column == 0) {
                // One that says more than its label is none.
                let more = i > 0 && self.lines[self.sentences[i - 1].line].cell == Some(cell);
                row = Some((cell, i)).filter(|_| !more && (s.to - s.from <= LABEL || self.asks(i)) && !self.wide(s.line, cell));
            } else if let Some((_, label)) = row.filter(|(r, _)| cell.is_some_and(|c| (c.table, c.row) == (r.table, r.row))) {
                self.sentences[i].topic = Some(label);
                open = None;
                continue;
            }
            let first = i == 0 || self.sentences[i - 1].line != s.line;
            if first {
                // What is listed by hand stays below its label: "- name", "- address".
                let listed = |o: usize| i > o + 1 && self.sentences[i - 1].topic == Some(o) && self.dashed(i - 1) && self.dashed(i);
                let below = open.is_some_and(|o| (o + 1 == i && self.sentences[o].line + 1 == s.line) || listed(o));
                open = open.filter(|_| below);
            }
            self.sentences[i].topic = open;
            let last = self.sentences.get(i + 1).is_none_or(|n| n.line != s.line);
            if self.asks(i) || (first && last && self.is_label(i)) {
                open = Some(i);
            }
        }
    }

    /// Whether a row has more than two cells.
    fn wide(&self, line: usize, cell: Cell) -> bool {
        let row = self.lines[line..].iter().map_while(|l| l.cell.filter(|c| (c.table, c.row) == (cell.table, cell.row)));
        row.into_iter().any(|c| c.column > 1)
    }

    /// Whether a sentence begins with a dash or another mark of an item that somebody typed.
    fn dashed(&self, i: usize) -> bool {
        self.sentences.get(i).is_some_and(|s| self.words(s).starts_with(DASHES))
    }

    /// Whether a sentence is a few words without a stop, as a heading without its mark-up is.
    fn is_label(&self, i: usize) -> bool {
        let s = &self.sentences[i];
        let words = self.words(s);
        let numbered = self.lines[s.line].role == Role::Item && words.starts_with(|c: char| c.is_ascii_digit() || c == '§');
        (numbered || self.lines[s.line].role == Role::Paragraph)
            && (1..=LABEL).contains(&(s.to - s.from))
            && (numbered || words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || (self.dashed(i + 1) && !self.dashed(i)))
            && !words.ends_with(['.', '!', ';', ','])
            && !words.contains(['@', '/'])
    }
}
