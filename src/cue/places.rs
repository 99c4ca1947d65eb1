//! Where each class stands in a part of a text.

use super::tokens::Tokens;

/// The places of every class of a part of a text. Kept from one part to the next: that is cheaper than to make it anew.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The first token of the part.
    base: usize,
    /// The words of the part, each once.
    words: Vec<Word>,
    /// Where a word is looked for in `words` by its number.
    homes: Vec<u32>,
    /// For each token the place of its word in `words`.
    word_of: Vec<u32>,
    /// The classes of the words, by their numbers in `there`.
    of_words: Vec<u16>,
    /// For each class its number among those that stand there, from 1; 0 where it stands nowhere.
    number_of: Vec<u16>,
    /// The classes that stand there.
    there: Vec<u16>,
    /// How often each of these stands there.
    counts: Vec<u32>,
    /// Whether the places of each are wanted.
    wanted: Vec<bool>,
    /// Where they begin and end.
    ranges: Vec<(u32, u32)>,
    /// The places, those of one class one after the other.
    places: Vec<Place>,
}

/// A word of the part.
#[derive(Debug)]
struct Word {
    number: u32,
    /// How often it stands there.
    count: u32,
    /// Where its classes lie in `of_words`.
    from: u32,
    to: u32,
}

/// No word.
const NONE: u32 = u32::MAX;

/// A token of the part at which a class begins, with the number of tokens that it spans; in the order of the text, and where one
/// class begins with several lengths at one token, the one that counts first first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

/// Bits of a place that say how many tokens it spans.
const LEN: u32 = 8;

impl Place {
    fn new(at: usize, len: u8) -> Place {
        Place((at as u32) << LEN | u32::from(len))
    }

    /// How many tokens it spans.
    pub(super) fn len(self) -> usize {
        (self.0 & ((1 << LEN) - 1)) as usize
    }
}

impl Places {
    /// Tokens of a part at most, for their numbers to fit.
    pub(super) const LONGEST: usize = 1 << (32 - LEN);

    /// Takes in the tokens `from..to`, of the classes those below `classes`: which stand there.
    pub(super) fn count(&mut self, tokens: &Tokens, classes: u16, from: usize, to: usize) {
        for class in self.there.drain(..) {
            self.number_of[class as usize] = 0;
        }
        self.number_of.resize(classes.into(), 0);
        self.counts.clear();
        self.base = from;
        self.count_words(tokens, from, to);
        self.of_words.clear();
        for at in 0..self.words.len() {
            let (begin, count) = (self.of_words.len(), self.words[at].count);
            for class in tokens.of_word(self.words[at].number as usize) {
                let number = self.count_class(*class, count);
                self.of_words.extend(number);
            }
            let word = &mut self.words[at];
            (word.from, word.to) = (begin as u32, self.of_words.len() as u32);
        }
        for (class, _) in tokens.begun(from, to) {
            self.count_class(*class, 1);
        }
        self.wanted.clear();
        self.wanted.resize(self.there.len(), false);
    }

    /// Asks for the places of a class.
    pub(super) fn want(&mut self, class: u16) {
        if let Some(number) = self.number_of[class as usize].checked_sub(1) {
            self.wanted[number as usize] = true;
        }
    }

    /// Finds the places of the classes that were asked for.
    pub(super) fn find(&mut self, tokens: &Tokens) {
        self.ranges.clear();
        let mut sum = 0;
        for (count, wanted) in self.counts.iter().zip(&self.wanted) {
            self.ranges.push((sum, sum));
            sum += if *wanted { *count } else { 0 };
        }
        // What lies there from the part before is written over.
        if self.places.len() < sum as usize {
            self.places.resize(sum as usize, Place::default());
        }
        for word in &mut self.words {
            let mut behind = word.from;
            for at in word.from..word.to {
                let number = self.of_words[at as usize];
                if self.wanted[number as usize] {
                    self.of_words[behind as usize] = number;
                    behind += 1;
                }
            }
            word.to = behind;
        }
        for (at, word) in (0..).zip(&self.word_of) {
            // Of one class the phrases first, the later of them before the others: the longer member of a group wins.
            for (class, len) in tokens.begun(self.base + at, self.base + at + 1).iter().rev() {
                let number = self.number_of.get(*class as usize).map_or(0, |number| *number as usize);
                if number > 0 && self.wanted[number - 1] {
                    put(&mut self.ranges[number - 1], &mut self.places, Place::new(at, *len));
                }
            }
            let word = &self.words[*word as usize];
            for number in &self.of_words[word.from as usize..word.to as usize] {
                put(&mut self.ranges[*number as usize], &mut self.places, Place::new(at, 1));
            }
        }
    }

    /// Counts the words of the tokens.
    fn count_words(&mut self, tokens: &Tokens, from: usize, to: usize) {
        let size = (2 * (to - from)).next_power_of_two();
        self.homes.clear();
        self.homes.resize(size, NONE);
        self.words.clear();
        self.word_of.clear();
        for at in from..to {
            let number = tokens.word(at);
            let mut home = number as usize % size;
            while self.words.get(self.homes[home] as usize).is_some_and(|word| word.number != number) {
                home = (home + 1) % size;
            }
            if self.homes[home] == NONE {
                self.homes[home] = self.words.len() as u32;
                self.words.push(Word { number, count: 0, from: 0, to: 0 });
            }
            self.words[self.homes[home] as usize].count += 1;
            self.word_of.push(self.homes[home]);
        }
    }

    /// Counts places of a class, and gives its number in `there`; `None` where it is left out.
    fn count_class(&mut self, class: u16, places: u32) -> Option<u16> {
        let number = self.number_of.get_mut(class as usize)?;
        if *number == 0 {
            self.there.push(class);
            self.counts.push(0);
            *number = self.there.len() as u16;
        }
        let number = *number - 1;
        self.counts[number as usize] += places;
        Some(number)
    }

    /// Whether a class stands there.
    pub(super) fn stands(&self, class: u16) -> bool {
        self.number_of[class as usize] != 0
    }

    /// The classes that stand there.
    pub(super) fn there(&self) -> &[u16] {
        &self.there
    }

    /// The places of a class.
    pub(super) fn of(&self, class: u16) -> &[Place] {
        match self.number_of[class as usize] {
            0 => &[],
            number => {
                let (start, end) = self.ranges[number as usize - 1];
                &self.places[start as usize..end as usize]
            }
        }
    }

    /// The token of a place.
    pub(super) fn token(&self, place: Place) -> usize {
        self.base + (place.0 >> LEN) as usize
    }

    /// The first of some places, from the number `from` on, that is not before a token.
    pub(super) fn ahead(&self, places: &[Place], from: usize, token: usize) -> usize {
        let first = Place::new(token - self.base, 0);
        let (mut low, mut step) = (from, 1);
        // Most lie near, some far: twice as far each time, then halved.
        while places.get(low + step - 1).is_some_and(|place| *place < first) {
            low += step;
            step *= 2;
        }
        low + places[low..(low + step - 1).min(places.len())].partition_point(|place| *place < first)
    }
}

/// Puts a place behind those of its class.
fn put((_, end): &mut (u32, u32), places: &mut [Place], place: Place) {
    places[*end as usize] = place;
    *end += 1;
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{Place, Places};
    use crate::cue::tokens::Tokens;
    use crate::language::Language;
    use proptest::prelude::*;

    #[test]
    fn the_places_of_a_class_are_those_of_its_words() {
        let cues = &Language::of("en").and_then(Language::grammar).expect("English").cues;
        let tokens = Tokens::of("we share your data with our partners and we keep your data", cues);
        let mut places = Places::default();
        for (from, to) in [(0, 12), (3, 9)] {
            places.count(&tokens, cues.steps, from, to);
            let of_token = |at: usize| tokens.of_word(tokens.word(at) as usize).iter().filter(|class| **class < cues.steps);
            (from..to).for_each(|at| of_token(at).for_each(|class| places.want(*class)));
            places.find(&tokens);
            for at in from..to {
                for class in of_token(at) {
                    assert!(places.of(*class).iter().any(|place| places.token(*place) == at && place.len() == 1), "{class} at {at}");
                }
            }
            assert!(places.there().iter().all(|class| places.of(*class).is_sorted_by_key(|place| places.token(*place))));
        }
    }

    proptest! {
        #[test]
        fn the_first_that_is_not_before_a_token_is_found(mut at in proptest::collection::vec(0usize..300, 0..60), from in 0usize..60, token in 0usize..310) {
            at.sort_unstable();
            let list: Vec<Place> = at.iter().map(|at| Place::new(*at, 1)).collect();
            let from = from.min(list.len());
            let wanted = (from..list.len()).find(|i| at[*i] >= token).unwrap_or(list.len());
            prop_assert_eq!(Places::default().ahead(&list, from, token), wanted);
        }
    }
}
