//! Finds the classes whose words another class has too, as one that names a set of words and some more does: such a class is written as
//! the ones that it includes and the words that are left.

use super::renumber::Class;
use std::collections::HashMap;

/// Words that a class has at least to be included: a word takes about as much as the number of a class.
const FEWEST: usize = 2;

/// Takes out of each class the words of the largest others that it has all of, and names these instead. No word is taken out for
/// two of them.
pub fn share(classes: &mut [Class]) {
    let whole: Vec<Vec<u16>> = classes.iter().map(|class| class.words.clone()).collect();
    let mut of_word: HashMap<u16, Vec<usize>> = HashMap::new();
    for (number, words) in whole.iter().enumerate() {
        words.iter().for_each(|word| of_word.entry(*word).or_default().push(number));
    }
    for (number, class) in classes.iter_mut().enumerate() {
        let mut within: HashMap<usize, usize> = HashMap::new();
        for word in &class.words {
            of_word[word].iter().for_each(|other| *within.entry(*other).or_default() += 1);
        }
        // Of two with the same words the second includes the first.
        let smaller = |other: usize| (whole[other].len(), other) < (whole[number].len(), number);
        let all = within.into_iter().filter(|(other, n)| *n == whole[*other].len() && *n >= FEWEST);
        let mut parts: Vec<usize> = all.map(|(other, _)| other).filter(|other| smaller(*other)).collect();
        parts.sort_by_key(|other| (std::cmp::Reverse(whole[*other].len()), *other));
        for part in parts {
            if whole[part].iter().all(|word| class.words.binary_search(word).is_ok()) {
                class.words.retain(|word| whole[part].binary_search(word).is_err());
                class.includes.push(part as u16);
            }
        }
        class.includes.sort_unstable();
    }
}
