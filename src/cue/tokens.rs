//! A text cut up, and what each of its words may be part of.

use super::known::Known;
use super::lexicon::{EMAIL, EMAIL_WORD, NUMBER, NUMBER_WORD, URL, URL_WORD};
use super::{range, Cues};
use crate::facts::number;
use crate::language::{lookup, Grammar};
use crate::text::fold::{fold, without_umlauts};
use crate::text::token::{tokens, Kind, Token};

/// The tokens of a text, their words, and the phrases that begin at each. A word that stands there often has its classes once.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// For each token the number of its word.
    words: Vec<u32>,
    /// For each word where its classes begin in `classes`; one more at the end.
    starts: Vec<u32>,
    /// The classes of the words, those of one word each once.
    classes: Vec<u16>,
    /// For each token where what begins there begins in `begun`; one more at the end.
    begins: Vec<u32>,
    /// The classes of phrases, with the number of tokens that each spans, and of words that are numbers.
    begun: Vec<(u16, u8)>,
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

/// The words of a text while it is cut up.
struct Words<'a> {
    cues: &'a Cues,
    out: Tokens,
    /// For each class one more than the number of the word that had it last.
    had: Vec<u32>,
}

impl Words<'_> {
    /// Begins a word and gives its number.
    fn begin(&mut self) -> u32 {
        self.out.starts.push(self.out.classes.len() as u32);
        self.out.starts.len() as u32 - 1
    }

    /// Adds a class to the last word.
    fn class(&mut self, class: u16) {
        let word = self.out.starts.len() as u32;
        if std::mem::replace(&mut self.had[class as usize], word) != word {
            self.out.classes.push(class);
        }
    }

    /// Adds the classes of a folded spelling to the last word.
    fn spelling(&mut self, folded: &str) {
        self.cues.lexicon.classes_of(folded, |class| self.class(class));
    }

    /// A word that is a token of a kind, with the class of all these and those of the groups that name the kind among words.
    fn kind(&mut self, class: u16, name: &str) -> u32 {
        let number = self.begin();
        self.class(class);
        self.spelling(name);
        number
    }
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
        let mut words = Words { cues, out: Tokens::default(), had: vec![0; cues.classes()] };
        let mut numbers: Vec<usize> = Vec::new();
        let mut known = Known::of(text.len());
        let german = language.is_some_and(|l| l.code == "de");
        tokens(text, 0, text.len(), |token, folded| {
            words.out.tokens.push(token);
            let number = match token.kind {
                Kind::Number => {
                    let number = words.kind(NUMBER, NUMBER_WORD);
                    words.spelling(folded);
                    number
                }
                Kind::Email => words.kind(EMAIL, EMAIL_WORD),
                Kind::Url => {
                    let number = words.kind(URL, URL_WORD);
                    let address = fold(&text[token.start as usize..token.end as usize]);
                    for part in address.split(|c: char| !c.is_alphanumeric()).filter(|p| !matches!(*p, "http" | "https" | "www")) {
                        words.spelling(part);
                    }
                    number
                }
                Kind::Word => {
                    // Its number, and whether it is a unit of time.
                    let word = known.get(folded, || {
                        let number = words.begin();
                        if let Some(plain) = german.then(|| without_umlauts(folded)).flatten() {
                            words.spelling(&plain);
                        }
                        words.spelling(folded);
                        number << 1 | u32::from(language.is_some_and(|l| lookup(l.units, folded).is_some()))
                    });
                    if let Some(language) = language.filter(|_| word & 1 != 0) {
                        words_of_numbers(text, &words.out.tokens, language, &mut numbers);
                    }
                    word >> 1
                }
            };
            words.out.words.push(number);
        });
        words.begin();
        words.out.phrases(cues, &numbers);
        words.out
    }

    /// Finds what begins at each token beside its word. `numbers`: the words that are numbers, in order.
    fn phrases(&mut self, cues: &Cues, numbers: &[usize]) {
        let mut numbers = numbers.iter().copied().peekable();
        // For each word where the phrases that begin with it lie in `of_words`, once it was met, and the class of the second word of each.
        let mut phrases: Vec<(u32, u32)> = vec![(u32::MAX, 0); self.starts.len()];
        let mut of_words: Vec<(u16, u16)> = Vec::new();
        // For each class the token before the one at which it was seen last.
        let mut before = vec![u32::MAX; cues.classes()];
        for at in 0..self.words.len() {
            self.begins.push(self.begun.len() as u32);
            if numbers.next_if_eq(&at).is_some() {
                self.begun.push((NUMBER, 1));
                cues.lexicon.classes_of(NUMBER_WORD, |class| self.begun.push((class, 1)));
            }
            let word = self.words[at] as usize;
            if phrases[word].0 == u32::MAX {
                let from = of_words.len() as u32;
                for class in self.of_word(word) {
                    let phrases = range(cues.phrases_from, *class);
                    of_words.extend(phrases.map(|number| (cues.phrase(number)[1], number as u16)));
                }
                phrases[word] = (from, of_words.len() as u32);
            }
            let (from, to) = phrases[word];
            if from == to || at + 1 == self.words.len() {
                continue;
            }
            self.of_word(self.words[at + 1] as usize).iter().for_each(|class| before[*class as usize] = at as u32);
            for (second, number) in &of_words[from as usize..to as usize] {
                // Most fail at their second word.
                if before[*second as usize] != at as u32 {
                    continue;
                }
                let mut rest = cues.phrase(*number as usize).iter().enumerate().skip(2);
                if rest.all(|(i, class)| self.words.get(at + i).is_some_and(|word| self.of_word(*word as usize).contains(class))) {
                    let phrase = &cues.phrases[*number as usize];
                    let of = &cues.lexicon.classes[phrase.classes as usize..phrase.classes as usize + phrase.count as usize];
                    self.begun.extend(of.iter().map(|class| (*class, phrase.len)));
                }
            }
        }
        self.begins.push(self.begun.len() as u32);
    }

    /// The classes of a word by its number.
    pub(super) fn of_word(&self, word: usize) -> &[u16] {
        &self.classes[self.starts[word] as usize..self.starts[word + 1] as usize]
    }

    /// The classes of the phrases that begin at the tokens `from..to`, with the number of tokens that each spans.
    pub(super) fn begun(&self, from: usize, to: usize) -> &[(u16, u8)] {
        &self.begun[self.begins[from] as usize..self.begins[to] as usize]
    }

    /// The number of a token's word.
    pub(super) fn word(&self, at: usize) -> u32 {
        self.words[at]
    }
}
