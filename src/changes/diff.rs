//! What one list of hashes has more than another. Order is no difference: what was moved is there and there.

use std::collections::HashMap;

/// Marks the elements of `a` that `b` has fewer of. Of several alike those are marked that follow something else than in `b`,
/// then the last ones.
pub fn surplus(a: &[u64], b: &[u64]) -> Vec<bool> {
    let mut more: HashMap<u64, i64> = HashMap::new();
    for hash in a {
        *more.entry(*hash).or_default() += 1;
    }
    for hash in b {
        *more.entry(*hash).or_default() -= 1;
    }
    // An element with the one before it, as one number.
    let pair = |list: &[u64], at: usize| list[at].rotate_left(1) ^ if at == 0 { 0 } else { list[at - 1] };
    let mut known: HashMap<u64, i64> = HashMap::new();
    for at in 0..b.len() {
        known.insert(pair(b, at), 1);
    }
    let mut out = vec![false; a.len()];
    let mut take = |at: usize| {
        let left = more.get_mut(&a[at]).filter(|left| **left > 0);
        if let (false, Some(left)) = (out[at], left) {
            *left -= 1;
            out[at] = true;
        }
    };
    (0..a.len()).filter(|i| !known.contains_key(&pair(a, *i))).for_each(&mut take);
    (0..a.len()).rev().for_each(&mut take);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_no_difference() {
        assert_eq!(surplus(&[1, 2, 3, 2], &[2, 2, 3, 1]), [false; 4]);
    }

    #[test]
    fn of_several_alike_the_one_with_a_new_neighbour() {
        assert_eq!(surplus(&[1, 9, 2, 9, 3], &[1, 2, 9, 3]), [false, true, false, false, false]);
        assert_eq!(surplus(&[1, 1, 1], &[1]), [false, true, true]);
        assert_eq!(surplus(&[], &[1]), [false; 0]);
    }
}
