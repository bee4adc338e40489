//! Rows that share a number on either side: matched by what they say and by how many say it, never each with each.

/// Most differing rows of one number that are looked at; beyond that, nothing can be said about any of them.
const MOST: usize = 50;

/// Pairs of rows that contradict each other. A row that agrees with any row of the other side is not among them: copies of a row say
/// no more than the row. What is left is paired in the order of files and lines, as far as both sides reach.
pub(super) fn contradictions<T, C>(old: &[T], new: &[T], differ: impl Fn(&T, &T) -> Vec<C>) -> Vec<(usize, usize, Vec<C>)> {
    let (old, new) = (&old[..old.len().min(MOST)], &new[..new.len().min(MOST)]);
    let left_old = (0..old.len()).filter(|at| new.iter().all(|other| !differ(&old[*at], other).is_empty()));
    let left_new: Vec<_> = (0..new.len()).filter(|at| old.iter().all(|other| !differ(other, &new[*at]).is_empty())).collect();
    left_old.zip(left_new).map(|(old_at, new_at)| (old_at, new_at, differ(&old[old_at], &new[new_at]))).collect()
}

/// Two lists matched, by positions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    /// Equal ones, each with one.
    pub(super) pairs: Vec<(usize, usize)>,
    /// What only the older list has.
    pub(super) old: Vec<usize>,
    /// What only the newer list has.
    pub(super) new: Vec<usize>,
}

/// Matches every thing with an equal one of the other list, each with one.
pub(super) fn matched<T: Ord>(old: &[T], new: &[T]) -> Matched {
    let sorted = |rows: &[T]| {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| rows[*a].cmp(&rows[*b]).then(a.cmp(b)));
        order
    };
    let (old_order, new_order) = (sorted(old), sorted(new));
    let mut matched = Matched::default();
    let (mut i, mut j) = (0, 0);
    while i < old_order.len() || j < new_order.len() {
        let order = match (old_order.get(i), new_order.get(j)) {
            (Some(a), Some(b)) => old[*a].cmp(&new[*b]),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, _) => std::cmp::Ordering::Greater,
        };
        match order {
            std::cmp::Ordering::Equal => {
                matched.pairs.push((old_order[i], new_order[j]));
                (i, j) = (i + 1, j + 1);
            }
            std::cmp::Ordering::Less => {
                matched.old.push(old_order[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                matched.new.push(new_order[j]);
                j += 1;
            }
        }
    }
    matched.old.sort_unstable();
    matched.new.sort_unstable();
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_matched_one_by_one() {
        let check = |old: &str, new: &str, left_old: &[usize], left_new: &[usize]| {
            let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
            let found = matched(&old, &new);
            assert_eq!((found.old, found.new), (left_old.to_vec(), left_new.to_vec()), "{old:?} {new:?}");
        };
        check("", "", &[], &[]);
        check("ab", "ba", &[], &[]);
        check("aab", "ab", &[1], &[]);
        check("ab", "abb", &[], &[2]);
        check("ac", "bc", &[0], &[0]);
        check("aaa", "bbb", &[0, 1, 2], &[0, 1, 2]);
    }

    #[test]
    fn a_row_that_agrees_with_any_other_contradicts_none() {
        let check = |old: &[u8], new: &[u8], expected: &[(usize, usize)]| {
            let found = contradictions(old, new, |a, b| if a == b { Vec::new() } else { vec![()] });
            let found: Vec<_> = found.into_iter().map(|(old, new, _)| (old, new)).collect();
            assert_eq!(found, expected, "{old:?} {new:?}");
        };
        check(&[1, 1], &[1], &[]);
        check(&[1, 2], &[2, 1], &[]);
        check(&[1, 2], &[2, 3], &[(0, 1)]);
        check(&[1, 1, 1], &[2, 2], &[(0, 0), (1, 1)]);
        check(&[], &[1], &[]);
    }
}
