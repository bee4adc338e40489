//! What cannot be drawn is told before anything is.

use gascore::draw::{Impossible, Pool, Replacement, draw};

use super::{POOL_SHA256, pool};

fn refused(change: impl FnOnce(&mut Pool), replaced: &[(&str, Option<&str>)]) -> Impossible {
    let mut pool = pool();
    change(&mut pool);
    let replacement = |(what, at): &(&str, Option<&str>)| Replacement {
        what: (*what).to_owned(),
        at: at.map(str::to_owned),
        reason: "closed".to_owned(),
    };
    let replacements: Vec<_> = replaced.iter().map(replacement).collect();
    draw(&pool, POOL_SHA256, "2019118", &replacements).unwrap_err()
}

#[test]
fn a_pool_that_cannot_be_drawn_from_is_refused() {
    let weigh_nothing = |pool: &mut Pool| {
        for target in pool.targets.iter_mut().filter(|target| !target.full_coverage) {
            (target.weight, target.weights.base) = (0, 0);
        }
    };
    let two_weigh = |pool: &mut Pool| {
        weigh_nothing(pool);
        (pool.targets[1].weight, pool.targets[1].weights.base) = (7, 7);
    };
    assert_eq!(refused(weigh_nothing, &[]), Impossible::NoWeight);
    assert_eq!(refused(two_weigh, &[]), Impossible::TooFewTargets { wanted: 2, there: 1 });
    assert_eq!(refused(|pool| pool.plan.targets = 6, &[]), Impossible::TooFewTargets { wanted: 6, there: 5 });
    assert_eq!(refused(|pool| pool.targets.clear(), &[]), Impossible::NoTargets);
    assert_eq!(refused(|pool| pool.targets[0].weight = 9, &[]), Impossible::NotAPool);
    assert_eq!(refused(|pool| pool.algorithm = "dice".to_owned(), &[]), Impossible::NotAPool);
    assert_eq!(refused(|pool| pool.targets[1].code = "A".to_owned(), &[]), Impossible::NotAPool);
    let few = |target: &str, there| Impossible::TooFewInspectors { target: target.to_owned(), wanted: 2, there };
    assert_eq!(refused(|pool| pool.inspectors.truncate(2), &[]), few("A Gas", 1));
    let elsewhere = |pool: &mut Pool| {
        pool.plan.same_district = true;
        pool.inspectors.iter_mut().for_each(|inspector| inspector.district = Some("North".to_owned()));
    };
    assert_eq!(refused(elsewhere, &[]), few("A Gas", 0));
}

#[test]
fn only_what_was_drawn_and_may_be_left_out_is_replaced() {
    let not_drawn = |what: &str| Impossible::NotDrawn(what.to_owned());
    assert_eq!(refused(|_| (), &[("A", None)]), not_drawn("A"));
    assert_eq!(refused(|_| (), &[("E", None), ("E", None)]), not_drawn("E"));
    assert_eq!(refused(|_| (), &[("I4", Some("D"))]), not_drawn("I4"));
    assert_eq!(refused(|_| (), &[("F", None)]), Impossible::FullCoverage("F".to_owned()));
    let nobody_left = Impossible::TooFewInspectors { target: "F Gas".to_owned(), wanted: 1, there: 0 };
    assert_eq!(
        refused(|pool| pool.inspectors.retain(|one| ["I2", "I3", "I4", "I6"].contains(&one.certificate_no.as_str())), &two()),
        nobody_left
    );
}

/// Two of the three who may be sent to F.
fn two() -> [(&'static str, Option<&'static str>); 2] {
    [("I3", None), ("I4", None)]
}
