//! How a score changed, point by point.

use std::cmp::Reverse;

use super::figures::{EnterpriseFigures, PointFigures, ScoreFigures};
use crate::domain::{Points, Quarter};
use crate::report::model::{MeasuredChange, MeasuredReport, PointChange, ScoreChange};

/// The change since then; `None` where one of the two has no score.
pub(super) fn between(from: Quarter, then: &EnterpriseFigures, now: &EnterpriseFigures) -> Option<ScoreChange> {
    let (before, after) = (then.score.as_ref()?, now.score.as_ref()?);
    let places = then.rank.zip(now.rank).and_then(|(then, now)| Some(i64::try_from(then).ok()? - i64::try_from(now).ok()?));
    Some(ScoreChange {
        from: from.to_string(),
        change: (after.total - before.total).to_string(),
        places,
        comparable: before.verified == after.verified && before.available == after.available,
        points: points(before, after),
    })
}

/// The points that earned more or less, the largest change first. A point that only one of the two has earned nothing in the other.
fn points(then: &ScoreFigures, now: &ScoreFigures) -> Vec<PointChange> {
    let find = |score: &'_ ScoreFigures, id: &str| score.points.iter().find(|point| point.id == id).cloned();
    let only_then = then.points.iter().filter(|point| find(now, &point.id).is_none());
    let of_now = now.points.iter().map(|point| (find(then, &point.id), Some(point.clone())));
    let pairs = of_now.chain(only_then.map(|point| (Some(point.clone()), None)));
    let mut changes: Vec<(i64, PointChange)> = pairs.filter_map(|(then, now)| point(then.as_ref(), now.as_ref())).collect();
    // Equals stay in the order of the checklist.
    changes.sort_by_key(|(hundredths, _)| Reverse(hundredths.abs()));
    changes.into_iter().map(|(_, change)| change).collect()
}

fn point(then: Option<&PointFigures>, now: Option<&PointFigures>) -> Option<(i64, PointChange)> {
    let named = now.or(then)?;
    let earned = |point: Option<&PointFigures>| point.map_or(Points::ZERO, |point| point.earned);
    let change = earned(now) - earned(then);
    let status = |point: Option<&PointFigures>| point.and_then(|point| point.status.clone());
    let state = |point: Option<&PointFigures>| point.map(|point| point.state.clone());
    let (status_then, status_now) = apart(status(then), status(now));
    let (state_then, state_now) = apart(state(then), state(now));
    (change != Points::ZERO).then(|| {
        let change = PointChange {
            point: named.id.clone(),
            title: named.title.clone(),
            then: earned(then).to_string(),
            now: earned(now).to_string(),
            change: change.to_string(),
            status_then,
            status_now,
            state_then,
            state_now,
            measured: measured(then.map_or(&[], |point| &point.measured), now.map_or(&[], |point| &point.measured)),
        };
        ((earned(now) - earned(then)).hundredths(), change)
    })
}

/// Two words where they differ.
fn apart(then: Option<String>, now: Option<String>) -> (Option<String>, Option<String>) {
    if then == now { (None, None) } else { (then, now) }
}

/// Metrics that came to something else; those of one point stand in the order of the checklist.
fn measured(then: &[MeasuredReport], now: &[MeasuredReport]) -> Vec<MeasuredChange> {
    let same = |a: &&MeasuredReport, b: &MeasuredReport| a.metric == b.metric && a.services == b.services;
    let changes = now.iter().filter_map(|now| {
        let before = then.iter().find(|then| same(then, now)).and_then(|then| then.value.clone());
        (before != now.value).then(|| MeasuredChange {
            metric: now.metric.clone(),
            services: now.services.clone(),
            then: before,
            now: now.value.clone(),
        })
    });
    changes.collect()
}
