//! This quarter beside earlier ones.

use std::collections::BTreeSet;

use super::figures::{EnterpriseFigures, QuarterFigures, ServiceFigures};
use super::{Context, build, participation, score_change, year};
use crate::domain::{Lang, Quarter};
use crate::report::model::{DatedRule, EnterpriseTrend, QuarterRate, QuarterScore, RateChange, Report, ServiceTrend, Share, TrendReport};
use crate::rules::Checklist;

/// Quarters of a year.
const YEAR: usize = 4;

/// Makes the report with earlier quarters beside it, in any order.
pub fn build_beside(context: &Context<'_>, earlier: &[QuarterFigures]) -> Report {
    let report = build(context);
    let Some(now) = QuarterFigures::of(&report) else { return report };
    let mut quarters: Vec<&QuarterFigures> = earlier.iter().filter(|figures| figures.quarter < now.quarter).collect();
    quarters.push(&now);
    quarters.sort_by_key(|figures| figures.quarter);
    quarters.dedup_by_key(|figures| figures.quarter);
    let trend = (quarters.len() > 1).then(|| Beside::new(context, &quarters, &now).trend());
    let year_to_date = year::year_to_date(&quarters, &now, &report);
    let participation = report.participation.clone().map(|participation| participation::beside(participation, &quarters));
    let milestones = match &trend {
        Some(_) => context.goals_beside(report.milestones.clone(), &quarters),
        None => report.milestones.clone(),
    };
    Report { participation, trend, year_to_date, milestones, ..report }
}

/// The quarters, and which of them this one is held against.
struct Beside<'a> {
    context: &'a Context<'a>,
    /// The oldest first, this one last.
    quarters: &'a [&'a QuarterFigures],
    now: &'a QuarterFigures,
    last_quarter: Option<&'a QuarterFigures>,
    last_year: Option<&'a QuarterFigures>,
}

impl<'a> Beside<'a> {
    fn new(context: &'a Context<'a>, quarters: &'a [&'a QuarterFigures], now: &'a QuarterFigures) -> Self {
        let find = |quarter: Quarter| quarters.iter().find(|figures| figures.quarter == quarter).copied();
        let a_year_before = (0..YEAR).fold(now.quarter, |quarter, _| quarter.previous());
        Self { context, quarters, now, last_quarter: find(now.quarter.previous()), last_year: find(a_year_before) }
    }

    fn trend(&self) -> TrendReport {
        let name = |figures: Option<&QuarterFigures>| figures.map(|figures| figures.quarter.to_string());
        let names = |of: &QuarterFigures, but: &QuarterFigures| -> Vec<String> {
            of.enterprises.iter().filter(|one| but.enterprise(&one.code).is_none()).map(|one| one.short_name.clone()).collect()
        };
        TrendReport {
            quarters: self.quarters.iter().map(|figures| figures.quarter.to_string()).collect(),
            missing: self.missing(),
            last_quarter: name(self.last_quarter),
            same_quarter_last_year: name(self.last_year),
            new: self.last_quarter.map(|last| names(self.now, last)).unwrap_or_default(),
            gone: self.last_quarter.map(|last| names(last, self.now)).unwrap_or_default(),
            dated_rules: self.dated_rules(),
            city: self.services(|figures| Some(&figures.city)),
            enterprises: self.now.enterprises.iter().map(|enterprise| self.enterprise(enterprise)).collect(),
        }
    }

    /// Quarters between the oldest and this one that are not at hand.
    fn missing(&self) -> Vec<String> {
        let there: BTreeSet<Quarter> = self.quarters.iter().map(|figures| figures.quarter).collect();
        let oldest = there.first().copied().unwrap_or(self.now.quarter);
        let back = std::iter::successors(Some(self.now.quarter), |quarter| Some(quarter.previous()));
        let mut missing: Vec<Quarter> = back.take_while(|quarter| *quarter > oldest).filter(|quarter| !there.contains(quarter)).collect();
        missing.reverse();
        missing.iter().map(ToString::to_string).collect()
    }

    /// Rules with a date after the first day of the oldest quarter, up to the last day of this one.
    fn dated_rules(&self) -> Vec<DatedRule> {
        let (lang, policy) = (self.context.lang, &self.context.settings.pack.policy);
        let rule = |kind: &str, name: String, on| DatedRule { kind: kind.to_owned(), name, on };
        let mut rules = vec![rule("policy", policy.title.text(lang).to_owned(), policy.effective_from)];
        for service in &policy.services {
            let Some(statutory) = &service.statutory else { continue };
            let (name, limit) = (service.name.text(lang), statutory.limit.text(lang));
            let name = match lang {
                Lang::Zh => format!("{name}法定时限{limit}"),
                Lang::En => format!("{name}: statutory limit of {limit}"),
            };
            rules.push(rule("statutory_limit", name, statutory.from));
        }
        rules.extend(policy.milestones.iter().map(|milestone| rule("milestone", milestone.name.text(lang).to_owned(), milestone.by)));
        let points = self.context.settings.pack.checklist.iter().flat_map(Checklist::points);
        let dated = points.filter(|point| point.first_due != policy.effective_from);
        rules.extend(dated.map(|point| rule("point", format!("{} {}", point.id, point.title.text(lang)), point.first_due)));
        let first = self.quarters.first().map_or(self.now.quarter, |oldest| oldest.quarter).period().first();
        rules.retain(|rule| first < rule.on && rule.on <= self.now.quarter.period().last());
        rules.sort_by_key(|rule| rule.on);
        rules
    }

    fn enterprise(&self, enterprise: &EnterpriseFigures) -> EnterpriseTrend {
        let then = |figures: Option<&'a QuarterFigures>| figures.and_then(|figures| Some((figures, figures.enterprise(&enterprise.code)?)));
        let change = |figures: Option<&'a QuarterFigures>| {
            let (figures, then) = then(figures)?;
            score_change::between(figures.quarter, then, enterprise)
        };
        let score = |figures: &&QuarterFigures| {
            let found = figures.enterprise(&enterprise.code);
            let score = found.and_then(|found| found.score.as_ref());
            QuarterScore {
                quarter: figures.quarter.to_string(),
                total: score.map(|score| score.total.to_string()),
                available: score.map(|score| score.available.to_string()),
                kind: score.map(|score| if score.verified { "verified" } else { "claimed" }.to_owned()),
                rank: found.and_then(|found| found.rank),
                reported: found.is_some_and(|found| found.reported),
            }
        };
        EnterpriseTrend {
            code: enterprise.code.clone(),
            short_name: enterprise.short_name.clone(),
            services: self.services(|figures| Some(&figures.enterprise(&enterprise.code)?.services)),
            scores: self.quarters.iter().map(score).collect(),
            since_last_quarter: change(self.last_quarter),
            since_last_year: change(self.last_year),
        }
    }

    /// Every service of the city or of an enterprise over the quarters.
    fn services(&self, of: impl Fn(&'a QuarterFigures) -> Option<&'a Vec<ServiceFigures>>) -> Vec<ServiceTrend> {
        let find = |figures: &'a QuarterFigures, id: &str| of(figures)?.iter().find(|service| service.service == id);
        let trend = |now: &ServiceFigures| {
            let id = &now.service;
            let rate = |figures: &&'a QuarterFigures| {
                let found = find(figures, id);
                QuarterRate {
                    quarter: figures.quarter.to_string(),
                    rate: found.and_then(|found| found.rate.clone()),
                    late: found.map_or(0, |found| found.late),
                    overdue: found.map_or(0, |found| found.overdue),
                }
            };
            let change = |figures: Option<&'a QuarterFigures>| rate_change(figures?.quarter, find(figures?, id)?, now);
            ServiceTrend {
                service: id.clone(),
                quarters: self.quarters.iter().map(rate).collect(),
                since_last_quarter: change(self.last_quarter),
                since_last_year: change(self.last_year),
            }
        };
        of(self.now).into_iter().flatten().map(trend).collect()
    }
}

/// How a rate changed; `None` where one of the two is none.
fn rate_change(from: Quarter, then: &ServiceFigures, now: &ServiceFigures) -> Option<RateChange> {
    let hundredths = |share: &Share| i64::try_from(share.hundredths()).unwrap_or(0);
    let more = |now: u64, then: u64| i64::try_from(i128::from(now) - i128::from(then)).unwrap_or(0);
    let change = hundredths(now.rate.as_ref()?) - hundredths(then.rate.as_ref()?);
    let by_not_on_time = effect_of_cases((then.late + then.overdue, then.decided), (now.late + now.overdue, now.decided), change)?;
    Some(RateChange {
        from: from.to_string(),
        change,
        by_not_on_time,
        by_volume: change - by_not_on_time,
        decided: more(now.decided, then.decided),
        late: more(now.late, then.late),
        overdue: more(now.overdue, then.overdue),
    })
}

/// The part of a change that comes from more or fewer cases not on time, of `(not on time, decided)` then and now.
///
/// A rate is `1 − m/n`. First `m` changes and then `n`, or the other way round: the mean of both, `−(m′ − m) · (1/n + 1/n′) / 2`,
/// belongs to `m`, and what is left to `n`. Where only one of the two changed, all of the change is its own.
fn effect_of_cases(then: (u64, u64), now: (u64, u64), change: i64) -> Option<i64> {
    if then.1 == now.1 {
        return Some(change);
    }
    let wide = |number: u64| i128::from(number);
    let fewer = wide(then.0) - wide(now.0);
    let (upper, lower) = (fewer * (wide(then.1) + wide(now.1)) * 10_000, wide(then.1) * wide(now.1) * 2);
    let rounded = (upper.abs() * 2 + lower).checked_div(lower * 2)? * upper.signum();
    i64::try_from(rounded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_belongs_to_late_cases_to_volume_or_to_both() {
        let check = |then, now, change, expected| assert_eq!(effect_of_cases(then, now, change), Some(expected), "{then:?} {now:?}");
        check((2, 100), (3, 100), -100, -100);
        check((2, 7), (1, 7), 1428, 1428);
        check((2, 100), (2, 200), 100, 0);
        check((0, 50), (0, 80), 0, 0);
        // −1 · (1/100 + 1/200) / 2 = −0.75 points; the rate went from 98 to 98.5, so 1.25 come from volume.
        check((2, 100), (3, 200), 50, -75);
        check((3, 200), (2, 100), -50, 75);
        // 98 % of 100 and of 1,000: nine times as many late cases, ten times as many cases.
        check((2, 100), (20, 1000), 0, -990);
    }
}
