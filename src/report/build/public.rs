//! A report → its public edition: small counts are withheld, and as many others that none can be worked out from a total.
//!
//! Published are, for each service, decided cases of the enterprises and of the city, and those on time and not. A count from one
//! to below the limit is withheld. What is withheld of a column is known together, as the total less what is published; so
//! further counts, the smallest first, are withheld until that sum is no small count itself. Decided cases come first; where
//! they are withheld, so is everything made of them. No total runs over services, and no score is published, which would let
//! small counts be worked out along another way.

use std::collections::BTreeSet;

use crate::domain::{Lang, Rate};
use crate::report::model::{
    EnterpriseReport, PUBLIC_SCHEMA, PublicCounts, PublicEnterprise, PublicReport, PublicService, Report, ServiceInfo, ServiceReport,
};
use crate::rules::PublicationRules;

/// Makes the public edition of a report on a city.
pub fn public(report: &Report, rules: &PublicationRules, lang: Lang) -> PublicReport {
    PublicReport {
        schema: PUBLIC_SCHEMA.to_owned(),
        tool: report.tool.clone(),
        language: report.language.clone(),
        rules: report.rules.clone(),
        calendar: report.calendar.clone(),
        quarter: report.quarter.clone().unwrap_or_default(),
        period: report.period.clone(),
        as_of: report.as_of,
        smallest_cell: rules.smallest_cell,
        left_out: left_out(rules, lang),
        enterprises: report.enterprises.iter().filter(|one| one.registered).map(enterprise).collect(),
        services: report.services.iter().map(|info| service(report, info, rules.smallest_cell)).collect(),
    }
}

/// What is not here, and by which rule.
fn left_out(rules: &PublicationRules, lang: Lang) -> Vec<String> {
    let (most, basis) = (rules.smallest_cell.saturating_sub(1), rules.basis.text(lang));
    match lang {
        Lang::Zh => vec![
            "本版为公开版，不含受理编号、办件清单、行号、文件名、企业填写的文字和得分；未列入企业名录的单位不单列，只计入全市合计。".to_owned(),
            format!("1至{most}件的数不予公开；为防止由合计数推算，另有部分数一并不予公开。依据：{basis}。"),
        ],
        Lang::En => vec![
            "This is the public edition. It has no case numbers, no lists of cases, no lines, no names of files, nothing that an enterprise wrote, and no points; \
             units outside the registry are part of the city's totals alone."
                .to_owned(),
            format!(
                "Counts from 1 to {most} are withheld, and so are as many others that none can be worked out from a total. Basis: {basis}."
            ),
        ],
    }
}

fn enterprise(enterprise: &EnterpriseReport) -> PublicEnterprise {
    PublicEnterprise {
        code: enterprise.code.clone(),
        name: enterprise.name.clone(),
        short_name: enterprise.short_name.clone(),
        district: enterprise.district.clone(),
        submission: enterprise.submission(),
        rank: enterprise.rank,
        grade: enterprise.score().and_then(|score| score.grade.as_ref()).map(|grade| grade.name.clone()),
    }
}

fn service(report: &Report, info: &ServiceInfo, smallest: u64) -> PublicService {
    let of = |services: &[ServiceReport]| services.iter().find(|service| service.service == info.id).map(Counts::of).unwrap_or_default();
    let (listed, others): (Vec<_>, Vec<_>) = report.enterprises.iter().partition(|one| one.registered);
    let listed: Vec<_> = listed.iter().map(|one| of(&one.services)).collect();
    let others: Vec<_> = others.iter().map(|one| of(&one.services)).collect();
    let (city, enterprises) = published(&listed, &others, smallest);
    PublicService {
        id: info.id.clone(),
        name: info.name.clone(),
        rate_name: info.rate_name.clone(),
        limit: info.limit.clone(),
        target: info.target.clone(),
        city,
        enterprises,
    }
}

/// What is counted of one enterprise.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    on_time: u64,
    not_on_time: u64,
}

impl Counts {
    fn of(service: &ServiceReport) -> Self {
        Self { on_time: service.on_time, not_on_time: service.late + service.overdue }
    }

    fn and(self, other: &Self) -> Self {
        Self { on_time: self.on_time + other.on_time, not_on_time: self.not_on_time + other.not_on_time }
    }

    fn decided(self) -> u64 {
        self.on_time + self.not_on_time
    }

    /// What of it is published.
    fn shown(self, decided: bool, parts: bool) -> PublicCounts {
        let rate = Rate::new(self.on_time, self.decided()).map(|rate| rate.to_string());
        PublicCounts {
            decided: decided.then(|| self.decided()),
            on_time: parts.then_some(self.on_time),
            not_on_time: parts.then_some(self.not_on_time),
            rate: rate.filter(|_| parts),
        }
    }
}

/// What is published of the city and of each enterprise that is listed; `others` are in the city's totals and never listed.
fn published(listed: &[Counts], others: &[Counts], smallest: u64) -> (PublicCounts, Vec<PublicCounts>) {
    let all: Vec<Counts> = listed.iter().chain(others).copied().collect();
    let city = all.iter().fold(Counts::default(), Counts::and);
    let is_small = |count: u64| (1..smallest).contains(&count);
    let has_small_part = |counts: Counts| is_small(counts.on_time) || is_small(counts.not_on_time);
    let is_other = |at: usize| at >= listed.len();
    let withheld = |small: &dyn Fn(usize, Counts) -> bool| -> BTreeSet<usize> {
        all.iter().enumerate().filter(|(at, one)| one.decided() > 0 && (is_other(*at) || small(*at, **one))).map(|(at, _)| at).collect()
    };
    let shows_decided = !is_small(city.decided());
    let shows_parts = shows_decided && !has_small_part(city);
    let mut no_decided = withheld(&|_, one| is_small(one.decided()));
    if shows_decided {
        complete(&mut no_decided, &all, |sum| is_small(sum.decided()));
    }
    let mut no_parts = withheld(&|at, one| no_decided.contains(&at) || has_small_part(one));
    if shows_parts {
        complete(&mut no_parts, &all, has_small_part);
    }
    let shown = |(at, one): (usize, &Counts)| one.shown(!no_decided.contains(&at), !no_parts.contains(&at));
    (city.shown(shows_decided, shows_parts), listed.iter().enumerate().map(shown).collect())
}

/// Withholds further counts, the smallest first, until what is withheld together is no longer small. The total is not small, so
/// at the latest all of them are enough.
fn complete(withheld: &mut BTreeSet<usize>, all: &[Counts], is_small: impl Fn(Counts) -> bool) {
    let sum = |withheld: &BTreeSet<usize>| withheld.iter().filter_map(|at| all.get(*at)).fold(Counts::default(), Counts::and);
    while is_small(sum(withheld)) {
        let rest = all.iter().enumerate().filter(|(at, one)| one.decided() > 0 && !withheld.contains(at));
        let Some((next, _)) = rest.min_by_key(|(at, one)| (one.decided(), *at)) else { return };
        withheld.insert(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least and the most that an unknown count can be.
    type Bounds = (i128, i128);

    fn known(count: Option<u64>, most: u64) -> Bounds {
        count.map_or((0, most.into()), |count| (count.into(), count.into()))
    }

    /// Narrows the bounds of counts that add up to a total.
    fn add_up(parts: &mut [Bounds], total: &mut Bounds) {
        let (least, most) = parts.iter().fold((0, 0), |(least, most), part| (least + part.0, most + part.1));
        *total = (total.0.max(least), total.1.min(most));
        for part in parts {
            *part = (part.0.max(total.0 - (most - part.1)), part.1.min(total.1 - (least - part.0)));
        }
    }

    /// What whoever reads all that is published can work out: on time, not on time and decided, of each and of the city.
    fn worked_out(city: &PublicCounts, listed: &[PublicCounts], most: u64) -> Vec<[Bounds; 3]> {
        let bounds = |counts: &PublicCounts| [counts.on_time, counts.not_on_time, counts.decided].map(|count| known(count, most));
        // Behind the listed stand all others, of whom nothing is said.
        let mut lines: Vec<_> = listed.iter().map(bounds).chain([[(0, most.into()); 3]]).collect();
        let mut sums = bounds(city);
        for _ in 0..40 {
            for line in lines.iter_mut().chain([&mut sums]) {
                let (parts, total) = line.split_at_mut(2);
                add_up(parts, &mut total[0]);
            }
            for column in 0..3 {
                let mut parts: Vec<_> = lines.iter().map(|line| line[column]).collect();
                add_up(&mut parts, &mut sums[column]);
                lines.iter_mut().zip(parts).for_each(|(line, part)| line[column] = part);
            }
        }
        lines
    }

    #[test]
    fn no_small_count_is_published_or_can_be_worked_out() {
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let (mut withheld, mut shown) = (0, 0);
        for round in 0..3_000 {
            let smallest = 2 + next(9);
            let most = [4, 12, 60][usize::try_from(next(3)).unwrap()];
            let mut some = |count: u64| (0..count).map(|_| Counts { on_time: next(most), not_on_time: next(most / 2) }).collect::<Vec<_>>();
            let (listed, others) = (some(1 + round % 7), some(round % 2));
            let (city, enterprises) = published(&listed, &others, smallest);
            for counts in enterprises.iter().chain([&city]) {
                for count in [counts.decided, counts.on_time, counts.not_on_time].into_iter().flatten() {
                    assert!(count == 0 || count >= smallest, "{listed:?} {others:?} {smallest}: {count}");
                    shown += 1;
                }
                assert!(counts.rate.is_none() || counts.on_time.is_some(), "a rate tells its parts");
            }
            let lines = worked_out(&city, &enterprises, 10_000);
            for (line, true_counts) in lines.iter().zip(&listed) {
                let counts = [true_counts.on_time, true_counts.not_on_time, true_counts.decided()];
                for ((least, most), count) in line.iter().zip(counts) {
                    assert!((*least..=*most).contains(&i128::from(count)), "the reader reckons rightly");
                    let is_small = (1..smallest).contains(&count);
                    assert!(!is_small || least < most, "{listed:?} {others:?} {smallest}: {count} can be worked out");
                    withheld += u64::from(is_small);
                }
            }
        }
        assert!(withheld > 1_000 && shown > 1_000, "{withheld} {shown}");
    }

    #[test]
    fn what_is_withheld_alone_takes_another_with_it() {
        let check = |listed: &[(u64, u64)], decided: &[bool], parts: &[bool]| {
            let counts: Vec<_> =
                listed.iter().map(|(on_time, not_on_time)| Counts { on_time: *on_time, not_on_time: *not_on_time }).collect();
            let (_, shown) = published(&counts, &[], 5);
            assert_eq!(shown.iter().map(|one| one.decided.is_some()).collect::<Vec<_>>(), decided, "{listed:?}");
            assert_eq!(shown.iter().map(|one| one.on_time.is_some()).collect::<Vec<_>>(), parts, "{listed:?}");
        };
        check(&[(10, 0), (20, 8)], &[true, true], &[true, true]);
        check(&[(3, 0), (20, 8), (9, 0)], &[false, true, false], &[false, true, false]);
        check(&[(30, 2), (20, 8), (40, 9)], &[true, true, true], &[false, false, true]);
        // The city's own parts are small, so no total leads back to the one that is.
        check(&[(30, 2), (20, 0)], &[true, true], &[false, true]);
        check(&[(2, 1), (0, 0)], &[false, true], &[false, true]);
    }
}
