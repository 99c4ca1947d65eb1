//! The scanner: one pass over the tokens finds every cue of a language.

use super::lexicon::{self, ANY_GAP, EMAIL, EMAIL_WORD, GAP, NUMBER, NUMBER_WORD, OPTIONAL, URL, URL_WORD};
use super::Cues;
use crate::facts::number;
use crate::language::{lookup, Grammar};
use crate::text::fold::{fold, without_umlauts};
use crate::text::token::{tokens, Gap, Kind, Token};

/// A cue that stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Number of the pattern.
    pub pattern: u16,
    /// First token.
    pub from: u32,
    /// Behind the last token.
    pub to: u32,
}

/// The tokens of a text and the classes that each begins.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// For each token the start of its classes in `classes`; one more at the end.
    starts: Vec<u32>,
    /// Classes with the number of tokens that each spans.
    classes: Vec<(u16, u8)>,
}

/// The things that begin with a class.
fn range(starts: &[u16], class: u16) -> std::ops::Range<usize> {
    starts[class as usize] as usize..starts[class as usize + 1] as usize
}

/// Words between a number word and its unit: "six full calendar months".
const BEFORE_UNIT: usize = 3;

/// Adds the number words before the unit of time that is the last token to those that are known, which are in order.
fn words_of_numbers(text: &str, tokens: &[Token], language: &Grammar, out: &mut Vec<usize>) {
    let unit = tokens.len() - 1;
    for at in unit.saturating_sub(BEFORE_UNIT)..unit {
        let word = || fold(&text[tokens[at].start as usize..tokens[at].end as usize]);
        let place = out.iter().rposition(|known| *known < at).map_or(0, |before| before + 1);
        // "One" is an article in many languages.
        let counts = || number::of_word(&word(), language).is_some_and(|halves| halves != 2);
        if tokens[at].kind == Kind::Word && out.get(place) != Some(&at) && counts() {
            out.insert(place, at);
        }
    }
}

/// Adds the class of all tokens of a kind, and those of the groups that name the kind among words.
fn kind_of_token(cues: &Cues, class: u16, word: &str, out: &mut Vec<(u16, u8)>) {
    out.push((class, 1));
    cues.lexicon.classes_of(word, |class| out.push((class, 1)));
}

/// Places for words that were met, at most: few texts have more different ones, and most of those stand there once.
const KNOWN: usize = 2048;
/// Bytes of a text for each of them.
const TEXT_A_WORD: usize = 32;

/// A word that was met, and its classes as they stand behind the token where it was.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Where it lies in the letters.
    start: u32,
    len: u32,
    from: u32,
    to: u32,
    /// Whether it is a unit of time.
    unit: bool,
}

/// The words of a text that were looked up last, one a place: every other word of a text is one of a hundred.
#[derive(Debug)]
struct Known {
    words: Vec<Word>,
    letters: String,
}

impl Known {
    /// For a text of so many bytes.
    fn of(text: usize) -> Known {
        Known { words: vec![Word::default(); (text / TEXT_A_WORD).clamp(1, KNOWN)], letters: String::new() }
    }

    fn place(&self, word: &str) -> usize {
        let hash = word.bytes().fold(lexicon::SEED, lexicon::step);
        lexicon::place(lexicon::finish(hash, lexicon::EXACT), self.words.len())
    }

    fn get(&self, place: usize, word: &str) -> Option<Word> {
        let known = self.words[place];
        let (start, len) = (known.start as usize, known.len as usize);
        (len > 0 && self.letters.as_bytes()[start..start + len] == *word.as_bytes()).then_some(known)
    }

    fn put(&mut self, place: usize, word: &str, classes: std::ops::Range<usize>, unit: bool) {
        let start = self.letters.len() as u32;
        self.letters.push_str(word);
        self.words[place] = Word { start, len: word.len() as u32, from: classes.start as u32, to: classes.end as u32, unit };
    }
}

/// How often one cue is looked for in one sentence.
const OFTEN: u8 = 6;

/// No candidate.
const NONE: u16 = u16::MAX;

/// A pattern that may stand in a sentence.
#[derive(Debug)]
struct Candidate {
    pattern: u16,
    /// The next one that begins with the same class.
    next: u16,
    /// How often it was found; [`OFTEN`] too where it need not be tried again, as what comes behind its open gap is not there.
    found: u8,
}

/// The steps of a pattern.
fn program(cues: &Cues, pattern: u16) -> &'static [u16] {
    let pattern = &cues.patterns[pattern as usize];
    &cues.programs[pattern.program as usize..pattern.program as usize + pattern.len as usize]
}

/// Whether no class that a program can't do without is missing among those that are there, a bit each.
fn stand(present: &[u64], program: &[u16]) -> bool {
    program.iter().all(|step| step & (OPTIONAL | GAP) != 0 || present[*step as usize / 64] & (1 << (step % 64)) != 0)
}

/// Puts a candidate among those that begin alike, in the order of the language file.
fn enter(tried: &mut Vec<Candidate>, first: &mut u16, pattern: u16) {
    let number = tried.len() as u16;
    let (mut before, mut next) = (NONE, *first);
    while next != NONE && tried[next as usize].pattern < pattern {
        (before, next) = (next, tried[next as usize].next);
    }
    match tried.get_mut(before as usize) {
        Some(before) => before.next = number,
        None => *first = number,
    }
    tried.push(Candidate { pattern, next, found: 0 });
}

/// What a search works with, kept from one sentence to the next of one language: that is cheaper than to make it anew.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The classes that begin anywhere in the sentence, a bit each.
    present: Vec<u64>,
    /// For each class the first candidate that begins with it.
    first: Vec<u16>,
    tried: Vec<Candidate>,
    /// The rules of the cues that were found, each once.
    fired: Vec<u16>,
}

impl Scratch {
    /// No candidates.
    fn begin(&mut self, cues: &Cues) {
        for candidate in self.tried.drain(..) {
            self.first[program(cues, candidate.pattern)[0] as usize] = NONE;
        }
        self.first.resize(cues.telling_from.len() / 2, NONE);
    }
}

/// What is looked for.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// The rules that are not asked for, by their numbers.
    pub left_out: &'a [bool],
    /// Whether what undoes or completes a rule is wanted without a cue of it too.
    pub alone: bool,
}

impl Tokens {
    /// Cuts a text and looks every word and phrase up.
    pub fn of(text: &str, cues: &Cues) -> Tokens {
        Tokens::cut(text, cues, None)
    }

    /// As [`Tokens::of`], with what a language knows beside its cues: a number word before a unit of time is a number, and in
    /// German "ae", "oe", "ue" stand for "ä", "ö", "ü" too.
    pub fn of_language(text: &str, language: &Grammar) -> Tokens {
        Tokens::cut(text, &language.cues, Some(language))
    }

    fn cut(text: &str, cues: &Cues, language: Option<&Grammar>) -> Tokens {
        let mut single = Tokens::default();
        let mut numbers: Vec<usize> = Vec::new();
        let mut known = Known::of(text.len());
        let german = language.is_some_and(|l| l.code == "de");
        tokens(text, 0, text.len(), |token, folded| {
            let from = single.classes.len();
            single.starts.push(from as u32);
            single.tokens.push(token);
            match token.kind {
                Kind::Number => {
                    kind_of_token(cues, NUMBER, NUMBER_WORD, &mut single.classes);
                    cues.lexicon.classes_of(folded, |class| single.classes.push((class, 1)));
                }
                Kind::Email => kind_of_token(cues, EMAIL, EMAIL_WORD, &mut single.classes),
                Kind::Url => {
                    kind_of_token(cues, URL, URL_WORD, &mut single.classes);
                    let address = fold(&text[token.start as usize..token.end as usize]);
                    for part in address.split(|c: char| !c.is_alphanumeric()).filter(|p| !matches!(*p, "http" | "https" | "www")) {
                        cues.lexicon.classes_of(part, |class| single.classes.push((class, 1)));
                    }
                }
                Kind::Word => {
                    let place = known.place(folded);
                    if let Some(word) = known.get(place, folded) {
                        single.classes.extend_from_within(word.from as usize..word.to as usize);
                    } else {
                        if let Some(plain) = german.then(|| without_umlauts(folded)).flatten() {
                            cues.lexicon.classes_of(&plain, |class| single.classes.push((class, 1)));
                        }
                        cues.lexicon.classes_of(folded, |class| single.classes.push((class, 1)));
                        let unit = language.is_some_and(|l| lookup(l.units, folded).is_some());
                        known.put(place, folded, from..single.classes.len(), unit);
                    }
                    if let Some(language) = language.filter(|_| known.words[place].unit) {
                        words_of_numbers(text, &single.tokens, language, &mut numbers);
                    }
                }
            }
        });
        single.starts.push(single.classes.len() as u32);
        single.with_phrases(cues, &numbers)
    }

    /// `numbers`: the words that are numbers, in order.
    fn with_phrases(self, cues: &Cues, numbers: &[usize]) -> Tokens {
        if cues.phrases.is_empty() {
            return self;
        }
        let mut out =
            Tokens { starts: Vec::with_capacity(self.starts.len()), classes: Vec::with_capacity(self.classes.len()), tokens: Vec::new() };
        // For each class the token before the one at which it was seen last.
        let mut before = vec![u32::MAX; cues.phrases_from.len()];
        let mut numbers = numbers.iter().copied().peekable();
        for at in 0..self.tokens.len() {
            out.starts.push(out.classes.len() as u32);
            out.classes.extend_from_slice(self.classes(at));
            if numbers.next_if_eq(&at).is_some() {
                kind_of_token(cues, NUMBER, NUMBER_WORD, &mut out.classes);
            }
            if at + 1 < self.tokens.len() {
                self.classes(at + 1).iter().for_each(|(class, _)| before[*class as usize] = at as u32);
            }
            for (class, _) in self.classes(at) {
                for phrase in &cues.phrases[range(cues.phrases_from, *class)] {
                    let words = &cues.phrase_words[phrase.words as usize..phrase.words as usize + phrase.len as usize];
                    // Most fail at their second word.
                    if words.get(1).is_some_and(|w| before[*w as usize] != at as u32) {
                        continue;
                    }
                    let fits = words
                        .iter()
                        .enumerate()
                        .skip(2)
                        .all(|(i, w)| at + i < self.tokens.len() && self.classes(at + i).iter().any(|(c, _)| c == w));
                    if fits {
                        let of = &cues.lexicon.classes[phrase.classes as usize..phrase.classes as usize + phrase.count as usize];
                        out.classes.extend(of.iter().map(|c| (*c, phrase.len)));
                    }
                }
            }
        }
        out.starts.push(out.classes.len() as u32);
        out.tokens = self.tokens;
        out
    }

    /// The classes that begin at a token.
    pub fn classes(&self, at: usize) -> &[(u16, u8)] {
        &self.classes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Every cue that stands in the tokens `from..to` of one sentence; the same cue once for each place it starts at. What undoes or
    /// completes a rule is told only where a cue of it stands there too: nothing comes of it alone.
    pub fn find(&self, cues: &Cues, from: usize, to: usize, mut sink: impl FnMut(Match)) {
        self.find_with(&mut Scratch::default(), cues, (from, to), &Asked::default(), &mut sink);
    }

    /// As [`Tokens::find`], for one sentence after the other.
    pub fn find_with(&self, scratch: &mut Scratch, cues: &Cues, (from, to): (usize, usize), asked: &Asked, sink: &mut dyn FnMut(Match)) {
        self.candidates(scratch, cues, from, to, asked);
        self.try_all(scratch, cues, from, to, sink);
        if asked.alone || scratch.fired.is_empty() {
            return;
        }
        scratch.begin(cues);
        let Scratch { present, first, tried, fired, .. } = scratch;
        for rule in &*fired {
            let begin = cues.patterns.partition_point(|p| p.rule < *rule);
            for (number, pattern) in (begin..).zip(&cues.patterns[begin..]).take_while(|(_, p)| p.rule == *rule) {
                let program = program(cues, number as u16);
                if pattern.part != 0 && stand(present, program) {
                    enter(tried, &mut first[program[0] as usize], number as u16);
                }
            }
        }
        if !tried.is_empty() {
            self.try_all(scratch, cues, from, to, sink);
        }
    }

    /// Tries the candidates at each token.
    fn try_all(&self, scratch: &mut Scratch, cues: &Cues, from: usize, to: usize, sink: &mut dyn FnMut(Match)) {
        let Scratch { first, tried, fired, .. } = scratch;
        fired.clear();
        for at in from..to {
            let classes = self.classes(at);
            for (i, (class, _)) in classes.iter().enumerate() {
                if first[*class as usize] == NONE || classes[..i].iter().any(|(c, _)| c == class) {
                    continue;
                }
                let mut next = first[*class as usize];
                while next != NONE {
                    let candidate = &mut tried[next as usize];
                    next = candidate.next;
                    if candidate.found == OFTEN {
                        continue;
                    }
                    let mut hopeless = false;
                    let across = cues.patterns[candidate.pattern as usize].part != 0;
                    if let Some(end) = self.matches(program(cues, candidate.pattern), at, to, across, &mut hopeless) {
                        sink(Match { pattern: candidate.pattern, from: at as u32, to: end as u32 });
                        let rule = cues.patterns[candidate.pattern as usize].rule;
                        if candidate.found == 0 && !fired.contains(&rule) {
                            fired.push(rule);
                        }
                        candidate.found += 1;
                    } else if hopeless {
                        candidate.found = OFTEN;
                    }
                }
            }
        }
    }

    /// The patterns of which no word is missing in the tokens `from..to`, by the classes that they begin with. Each is looked at only
    /// where the class is there that tells most of it: most begin with words that stand in every other sentence.
    fn candidates(&self, scratch: &mut Scratch, cues: &Cues, from: usize, to: usize, asked: &Asked) {
        scratch.begin(cues);
        let Scratch { present, first, tried, .. } = scratch;
        present.clear();
        present.resize(cues.telling_from.len() / 128 + 1, 0);
        for (class, _) in &self.classes[self.starts[from] as usize..self.starts[to] as usize] {
            present[*class as usize / 64] |= 1 << (class % 64);
        }
        // With those that fire no rule, where they are wanted.
        let ends = 1 + usize::from(asked.alone);
        for (word, bits) in present.iter().enumerate() {
            let mut left = *bits;
            while left != 0 {
                let class = word * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                for pattern in &cues.telling[cues.telling_from[2 * class] as usize..cues.telling_from[2 * class + ends] as usize] {
                    let program = program(cues, *pattern);
                    let rule = cues.patterns[*pattern as usize].rule as usize;
                    if stand(present, program) && !asked.left_out.get(rule).is_some_and(|out| *out) {
                        enter(tried, &mut first[program[0] as usize], *pattern);
                    }
                }
            }
        }
    }

    /// Where the program ends that starts at `at`, the nearest way first. Recursion is as deep as a cue is long.
    /// `across` says whether a gap of so many words goes over a semicolon; `hopeless` is set when what follows an open gap stands nowhere in the rest of the sentence.
    fn matches(&self, program: &[u16], at: usize, to: usize, across: bool, hopeless: &mut bool) -> Option<usize> {
        let Some((step, rest)) = program.split_first() else { return Some(at) };
        if step & OPTIONAL == 0 && step & GAP != 0 {
            let open = step & ANY_GAP == ANY_GAP;
            let far = if open { to } else { (at + (step & ANY_GAP) as usize).min(to) };
            // What stands behind a semicolon is another matter, but may undo what is said before it.
            let apart = |next: &usize| !open && !across && *next < to && self.tokens[*next].gap == Gap::Semicolon;
            let end = (at..=far).take_while(|next| !apart(next)).find_map(|next| self.matches(rest, next, to, across, hopeless));
            *hopeless |= open && end.is_none();
            // Before a semicolon what may be missing is missing: "rectification; erasure".
            return end.or_else(|| if at < to && apart(&at) { self.matches(rest, at, at, across, &mut false) } else { None });
        }
        let class = step & !(OPTIONAL | GAP);
        if at < to {
            // Phrases stand behind single words: the longer member of a group wins.
            for (c, len) in self.classes(at).iter().rev() {
                if *c == class && at + *len as usize <= to {
                    if let Some(end) = self.matches(rest, at + *len as usize, to, across, hopeless) {
                        return Some(end);
                    }
                }
            }
        }
        if step & OPTIONAL != 0 {
            self.matches(rest, at, to, across, hopeless)
        } else {
            None
        }
    }
}
