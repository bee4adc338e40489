//! The rate and the points that a row moves: as they are, without it, and were it on time.

use super::{Question, judged};
use crate::batch::{CountError, FoundRow, Instead, QuarterResult, instead};
use crate::domain::{Breach, Judgement, Outcome, PointScore, Points, Score, Scorecard};
use crate::report::model::{EffectReport, MovedPoint, MovedRate, Share};

impl Question<'_> {
    /// What a row moves; `None` where it is not counted.
    pub(super) fn effect(&self, result: &QuarterResult, row: &FoundRow<'_>) -> Result<Option<EffectReport>, CountError> {
        let Some(without) = instead(result, self.settings, row, None)? else { return Ok(None) };
        let late = judged(row).filter(|judged| row.twin.is_none() && judged.judgement.outcome.is_decided());
        let late = late.filter(|judged| judged.judgement.outcome != Outcome::OnTime);
        let on_time = match late {
            Some(judged) => {
                let kept = Judgement { outcome: Outcome::OnTime, breach: Breach::None, days_late: 0, ..judged.judgement.clone() };
                instead(result, self.settings, row, Some(&kept))?
            }
            None => None,
        };
        let card = result.cards.iter().find(|card| card.enterprise == row.enterprise);
        let now = card.and_then(Scorecard::score);
        let others = (without.card.score(), on_time.as_ref().and_then(|instead| instead.card.score()));
        Ok(Some(EffectReport {
            rate: self.moved_rate(result, row, &without, on_time.as_ref()),
            points: now.map(|now| self.moved_points(now, others)).unwrap_or_default(),
            total: now.zip(others.0).map(|(now, without)| MovedPoint {
                point: String::new(),
                title: self.lang.pick("总分", "Score").to_owned(),
                now: now.total.to_string(),
                without: without.total.to_string(),
                on_time: others.1.map(|score| score.total.to_string()),
                rule: String::new(),
            }),
        }))
    }

    fn moved_rate(&self, result: &QuarterResult, row: &FoundRow<'_>, without: &Instead, on_time: Option<&Instead>) -> Option<MovedRate> {
        let service = row.service()?;
        let rules = self.settings.pack.policy.service(service);
        let rate = |facts: &crate::domain::Facts| facts.of(row.enterprise, service).official.rate().map(Share::from);
        Some(MovedRate {
            name: format!("{}{}{}", rules.name.text(self.lang), self.lang.pick("", ": "), rules.rate_name.text(self.lang)),
            now: rate(result.facts()),
            without: rate(&without.facts),
            on_time: on_time.and_then(|instead| rate(&instead.facts)),
        })
    }

    /// The points of which anything differs.
    fn moved_points(&self, now: &Score, (without, on_time): (Option<&Score>, Option<&Score>)) -> Vec<MovedPoint> {
        let Some(checklist) = &self.settings.pack.checklist else { return Vec::new() };
        let of = |score: Option<&Score>, point: usize| -> Option<PointScore> {
            score?.areas.iter().flat_map(|area| &area.points).find(|score| score.point == point).cloned()
        };
        let moved = now.areas.iter().flat_map(|area| &area.points).filter_map(|point| {
            let (without, on_time) = (of(without, point.point), of(on_time, point.point));
            let differs = |other: &Option<PointScore>| other.as_ref().is_some_and(|other| other != point);
            if !differs(&without) && !differs(&on_time) {
                return None;
            }
            let rules = checklist.point(point.point)?;
            let earned = |score: &PointScore| format!("{} / {}", score.earned, score.available);
            Some(MovedPoint {
                point: rules.id.clone(),
                title: rules.title.text(self.lang).to_owned(),
                now: earned(point),
                without: without.as_ref().map_or_else(|| Points::ZERO.to_string(), earned),
                on_time: on_time.as_ref().map(earned),
                rule: format!("checklist.toml:{}", rules.line),
            })
        });
        moved.collect()
    }
}
