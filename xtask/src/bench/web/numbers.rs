//! Medians and percentiles.

/// The median of unsorted values; for an even count, the mean of the middle two. `None` if empty.
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len() % 2 == 0 { f64::midpoint(sorted[middle - 1], upper) } else { upper })
}

/// The smallest value that at least `of_hundred` percent of the values do not exceed. `None` if empty.
pub fn percentile(values: &[f64], of_hundred: usize) -> Option<f64> {
    let sorted = sorted(values);
    let rank = (sorted.len() * of_hundred).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::{median, percentile};

    #[test]
    fn the_median_is_the_middle() {
        #[track_caller]
        fn check(values: &[f64], expected: Option<f64>) {
            assert_eq!(median(values), expected, "{values:?}");
        }
        check(&[], None);
        check(&[7.0], Some(7.0));
        check(&[9.0, 1.0, 5.0], Some(5.0));
        check(&[9.0, 1.0, 5.0, 7.0], Some(6.0));
        check(&[1.0, 1.0, 1.0, 900.0, 1.0], Some(1.0));
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        #[track_caller]
        fn check(count: usize, of_hundred: usize, expected: Option<f64>) {
            // In descending order, to show that order does not matter.
            let values: Vec<f64> = (1..=count).rev().map(|value| value as f64).collect();
            assert_eq!(percentile(&values, of_hundred), expected, "{of_hundred} of {count}");
        }
        check(0, 99, None);
        check(1, 50, Some(1.0));
        check(10, 50, Some(5.0));
        check(10, 95, Some(10.0));
        check(100, 99, Some(99.0));
        check(100, 100, Some(100.0));
        check(400, 99, Some(396.0));
        check(400, 0, Some(1.0));
    }
}
