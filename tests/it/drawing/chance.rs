//! The odds of 100,000 draws, with seeds that never change, against the stated weights.

use std::collections::BTreeMap;

use gascore::draw::draw;

use super::{POOL_SHA256, pool};

const DRAWS: u32 = 100_000;

/// What 19 degrees of freedom exceed once in a thousand.
const CHI_SQUARE_19: f64 = 43.820;

/// What 4 degrees of freedom exceed once in a thousand.
const CHI_SQUARE_4: f64 = 18.467;

fn chi_square(cells: impl Iterator<Item = (u32, f64)>) -> f64 {
    cells.map(|(observed, expected)| (f64::from(observed) - expected).powi(2) / expected).sum()
}

#[test]
fn draws_follow_the_weights_and_whoever_stands_back_is_never_sent() {
    let mut pool = pool();
    // Cases are drawn like inspectors, all alike; without them the test is twice as fast.
    (pool.plan.late, pool.plan.other) = (0, 0);
    let weights = [("A", 1.0), ("B", 2.0), ("C", 3.0), ("D", 4.0), ("E", 10.0)];
    let all: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let mut pairs: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut sent: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..DRAWS {
        let drawing = draw(&pool, POOL_SHA256, &format!("draw {number}"), &[]).unwrap();
        let [covered, first, second] = &drawing.targets[..] else { panic!("{drawing:?}") };
        *pairs.entry((first.code.clone(), second.code.clone())).or_default() += 1;
        for target in &drawing.targets {
            let certificates: Vec<_> = target.inspectors.iter().map(|sent| sent.certificate_no.as_str()).collect();
            let may_go = |certificate: &str| !matches!((certificate, target.code.as_str()), ("I1", "E") | ("I2", "F" | "A"));
            assert!(certificates.len() == 2 && certificates[0] != certificates[1], "{target:?}");
            assert!(certificates.iter().all(|certificate| may_go(certificate)), "{target:?}");
        }
        *sent.entry(covered.inspectors[0].certificate_no.clone()).or_default() += 1;
    }
    // The chance of a pair: the first by its weight among all, the second by its weight among the rest.
    let expected = weights.iter().flat_map(|(first, weight)| {
        let others = weights.iter().filter(move |(second, _)| second != first);
        others.map(move |(second, other)| ((*first, *second), f64::from(DRAWS) * weight / all * other / (all - weight)))
    });
    let observed = |pair: (&str, &str)| pairs.get(&(pair.0.to_owned(), pair.1.to_owned())).copied().unwrap_or(0);
    let of_pairs = chi_square(expected.map(|(pair, expected)| (observed(pair), expected)));
    assert!(of_pairs < CHI_SQUARE_19, "{of_pairs} {pairs:?}");
    // Five may be sent to the target with full coverage, all alike.
    let of_inspectors = chi_square(sent.values().map(|observed| (*observed, f64::from(DRAWS) / 5.0)));
    assert!(sent.len() == 5 && of_inspectors < CHI_SQUARE_4, "{of_inspectors} {sent:?}");
}
