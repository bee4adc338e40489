//! Whole hundredths divided by weight, so that the parts add up to the whole.

/// Divides `total` by `weights` with the largest remainder; of equal remainders, the earlier gets the hundredth.
/// All zero where no weight is.
pub(super) fn apportion(total: i64, weights: &[u32]) -> Vec<i64> {
    let sum: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let mut parts: Vec<i64> = weights.iter().map(|weight| total * i64::from(*weight) / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(total * i64::from(weights[*at]) % sum));
    let left = usize::try_from(total - parts.iter().sum::<i64>()).unwrap_or(0);
    for at in order.into_iter().take(left) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_to_the_whole() {
        assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(apportion(10, &[3, 0, 1]), [8, 0, 2]);
        assert_eq!(apportion(10, &[1, 3]), [3, 7]);
        assert_eq!(apportion(10, &[0, 0]), [0, 0]);
        for total in 0..200 {
            assert_eq!(apportion(total, &[7, 5, 3, 2, 2]).iter().sum::<i64>(), total);
        }
    }
}
