//! Sorting of short lists.
//!
//! The lists here have at most a few hundred entries and are mostly sorted already. The sort of the standard library is
//! built for long lists and is instantiated for each type: its 45 copies were a tenth of the code that every visitor
//! had to download.

use std::cmp::Ordering;

/// Sorts a short list; equal entries keep their order. Takes quadratic time.
pub fn insertion_sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && compare(&list[place - 1], &list[place]) == Ordering::Greater {
            list.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Sorts a short list by a key of each entry; equal keys keep their order.
pub fn insertion_sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    insertion_sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a short list by the order of its entries.
pub fn insertion_sort<T: Ord>(list: &mut [T]) {
    insertion_sort_by(list, Ord::cmp);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &[(u8, char)], expected: &str) {
        let mut sorted = list.to_vec();
        insertion_sort_by_key(&mut sorted, |(key, _)| *key);
        assert_eq!(sorted.iter().map(|(_, name)| name).collect::<String>(), expected);
    }

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        check(&[], "");
        check(&[(1, 'a')], "a");
        check(&[(2, 'b'), (1, 'a')], "ab");
        check(&[(1, 'a'), (1, 'b'), (0, 'c'), (1, 'd')], "cabd");
        check(&[(9, 'i'), (8, 'h'), (7, 'g'), (8, 'x')], "ghxi");
    }

    #[test]
    fn agrees_with_the_standard_library() {
        // Every list of up to five entries out of three values.
        for n in 0..3_u32.pow(5) {
            for len in 0..=5 {
                let list: Vec<u32> = (0..len).map(|i| n / 3_u32.pow(i) % 3).collect();
                let (mut ours, mut theirs) = (list.clone(), list);
                insertion_sort(&mut ours);
                theirs.sort();
                assert_eq!(ours, theirs);
            }
        }
    }
}
