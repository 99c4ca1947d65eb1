//! Sorting. The standard library's sort is made anew for each sort of list, some kilobytes in the module each time; here
//! all that does not depend on the list is there once.

use std::cmp::Ordering;

/// Lists up to this length are sorted where they lie.
const SHORT: usize = 24;

/// Sorts a list; equal members stay in their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if list.len() <= SHORT {
        for i in 1..list.len() {
            let mut at = i;
            while at > 0 && compare(&list[at - 1], &list[at]) == Ordering::Greater {
                list.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let mut places = places(list.len(), &mut |a, b| compare(&list[a], &list[b]) == Ordering::Greater);
    for i in 0..list.len() {
        while places[i] != i {
            let to = places[i];
            list.swap(i, to);
            places.swap(i, to);
        }
    }
}

/// As [`sort_by`], by a key.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list by its members' own order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// For each member of a list the place that it belongs to, by merging runs of doubling length.
fn places(len: usize, after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        merged.clear();
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            let (mut a, mut b) = (start, middle);
            while a < middle || b < end {
                let second = a == middle || (b < end && after(order[a], order[b]));
                let from = if second { &mut b } else { &mut a };
                merged.push(order[*from]);
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    merged.clear();
    merged.resize(len, 0);
    for (place, member) in order.iter().enumerate() {
        merged[*member] = place;
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(keys in proptest::collection::vec(0u8..20, 0..120)) {
            let mut ours: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |m| m.0);
            theirs.sort_by_key(|m| m.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
