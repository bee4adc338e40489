//! Rates against how many cases they rest on, with the limits that chance alone rarely leaves.

use crate::domain::{Fraction, Rate};
use crate::report::model::{Report, Share};

/// Limits are whole millionths of one.
pub const PARTS: u32 = 1_000_000;

/// What chance leaves beyond a 95 % limit on one side.
const NEAR: f64 = 0.025;

/// What chance leaves beyond a 99.9 % limit on one side.
const FAR: f64 = 0.000_5;

/// Fewer points than this compare nothing.
const LEAST_POINTS: usize = 3;

/// One service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    /// The service.
    pub service: String,
    /// What its rate is called.
    pub rate_name: String,
    /// The promise, in hundredths of a percent.
    pub target: u64,
    /// All enterprises together: the centre of the limits.
    pub centre: Share,
    /// The district they are in; `None` for the whole city.
    pub district: Option<String>,
    /// The enterprises with decided cases, in the order of the ranking.
    pub points: Vec<FunnelPoint>,
    /// The limits from the smallest number of cases to the largest, in order.
    pub limits: Vec<Limits>,
}

/// An enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelPoint {
    /// Its short name.
    pub name: String,
    /// Its rate.
    pub rate: Share,
    /// Where that stands among the limits.
    pub band: Band,
}

/// Where a rate stands among the limits for its number of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below the lower 99.9 % limit.
    FarBelow,
    /// Below the lower 95 % limit.
    Below,
    /// Within the 95 % limits.
    Inside,
    /// Above the upper 95 % limit.
    Above,
    /// Above the upper 99.9 % limit.
    FarAbove,
}

/// The limits for a number of cases, each in millionths of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The number of cases.
    pub cases: u64,
    /// The lower 99.9 % limit.
    pub low_999: u32,
    /// The lower 95 % limit.
    pub low_95: u32,
    /// The upper 95 % limit.
    pub high_95: u32,
    /// The upper 99.9 % limit.
    pub high_999: u32,
}

impl Funnel {
    /// The funnel of the service at a position; `None` for fewer than three points, and where the city's rate is 0 or 100 %, which
    /// no enterprise can then differ from.
    pub(super) fn of(report: &Report, service: usize) -> Option<Self> {
        let info = report.services.get(service)?;
        let centre = report.city.get(service)?.rate.clone()?;
        let rate = Rate::new(centre.part, centre.whole).filter(|rate| rate.part() > 0 && !rate.is_full())?;
        let point = |enterprise: &crate::report::model::EnterpriseReport| {
            let share = enterprise.services.get(service)?.rate.clone()?;
            let band = Limits::around(rate, share.whole).band(&share);
            Some(FunnelPoint { name: enterprise.short_name.clone(), rate: share, band })
        };
        let points: Vec<_> = report.enterprises.iter().filter_map(point).collect();
        if points.len() < LEAST_POINTS {
            return None;
        }
        let volumes = || points.iter().map(|point| point.rate.whole);
        let limits = steps(volumes().min()?, volumes().max()?).into_iter().map(|cases| Limits::around(rate, cases)).collect();
        let target: Fraction = info.target.parse().ok()?;
        Some(Self {
            service: info.name.clone(),
            rate_name: info.rate_name.clone(),
            target: u64::try_from(target.of(10_000)).ok()?,
            centre,
            district: report.district_name().map(str::to_owned),
            points,
            limits,
        })
    }
}

/// Numbers of cases from the smallest to the largest, closer where they are small.
fn steps(smallest: u64, largest: u64) -> Vec<u64> {
    let mut steps: Vec<_> =
        std::iter::successors(Some(smallest), |cases| Some(cases + (cases / 12).max(1))).take_while(|cases| *cases < largest).collect();
    steps.push(largest);
    steps
}

impl Limits {
    /// Exact binomial control limits around a rate for a number of cases, interpolated: with `r` the smallest number of cases whose
    /// cumulated probability `F(r)` reaches `p`, the limit is `(r − α) / n` where `α = (F(r) − p) / (F(r) − F(r − 1))`.
    ///
    /// Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)
    /// 1185–1202, appendix A.1.1; here with 2.5 % and 0.05 % on either side. The upper limits are the lower ones of the cases that
    /// are not on time, seen from above: so a rate lies beyond a limit on either side just when chance reaches it with less than
    /// `p`, and ten of ten is nothing remarkable where nearly all are on time.
    pub fn around(rate: Rate, cases: u64) -> Self {
        let on_time = Binomial::new(rate.part(), rate.whole() - rate.part(), cases);
        let others = Binomial::new(rate.whole() - rate.part(), rate.part(), cases);
        Self {
            cases,
            low_999: on_time.limit(FAR),
            low_95: on_time.limit(NEAR),
            high_95: PARTS - others.limit(NEAR),
            high_999: PARTS - others.limit(FAR),
        }
    }

    /// Where a rate of so many cases stands, compared in whole numbers.
    fn band(self, rate: &Share) -> Band {
        let is_below = |limit: u32| u128::from(rate.part) * u128::from(PARTS) < u128::from(limit) * u128::from(rate.whole);
        let is_above = |limit: u32| u128::from(rate.part) * u128::from(PARTS) > u128::from(limit) * u128::from(rate.whole);
        match () {
            () if is_below(self.low_999) => Band::FarBelow,
            () if is_below(self.low_95) => Band::Below,
            () if is_above(self.high_999) => Band::FarAbove,
            () if is_above(self.high_95) => Band::Above,
            () => Band::Inside,
        }
    }
}

/// The distribution of a number among `cases`, around its most probable value; what lies beyond is below 10⁻²⁰ of that.
/// Only the four operations are used, so every machine gets the same bits.
struct Binomial {
    cases: f64,
    /// Numbers with their weights, in order; the weights sum up to `total`.
    weights: Vec<(f64, f64)>,
    total: f64,
}

impl Binomial {
    /// Of cases that are counted to those that are not as `counted` to `others`.
    fn new(counted: u64, others: u64, cases: u64) -> Self {
        let mode = (u128::from(cases) + 1) * u128::from(counted) / (u128::from(counted) + u128::from(others)).max(1);
        let mode = u64::try_from(mode).unwrap_or(cases).min(cases);
        let (counted, others, mode, cases) = (real(counted), real(others), real(mode), real(cases));
        let downwards = |(k, weight): &(f64, f64)| Some((k - 1.0, weight * k / (cases - k + 1.0) * others / counted));
        let upwards = |(k, weight): &(f64, f64)| Some((k + 1.0, weight * (cases - k) / (k + 1.0) * counted / others));
        let matters = |(_, weight): &(f64, f64)| *weight > 1e-20;
        let mut weights: Vec<_> = std::iter::successors(Some((mode, 1.0)), downwards).skip(1).take_while(matters).collect();
        weights.reverse();
        weights.extend(std::iter::successors(Some((mode, 1.0)), upwards).take_while(matters));
        let total = weights.iter().map(|(_, weight)| weight).sum();
        Self { cases, weights, total }
    }

    /// The interpolated limit, in millionths.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to a million by the clamp.
    fn limit(&self, p: f64) -> u32 {
        let wanted = p * self.total;
        let mut below = 0.0;
        let found = self.weights.iter().find(|(_, weight)| {
            below += weight;
            below >= wanted
        });
        let share = found.map_or(1.0, |(k, weight)| (k - (below - wanted) / weight) / self.cases);
        (share.clamp(0.0, 1.0) * f64::from(PARTS)).round() as u32
    }
}

/// Counts beyond 2^52 lose their last digit here, which no limit shows.
#[allow(clippy::cast_precision_loss)]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with `scipy.stats.binom` 1.17.1 by the published formula, the upper limits from the complement.
    #[test]
    fn the_limits_agree_with_values_computed_elsewhere() {
        let vectors = [
            ((985, 1000), 1, [0, 10_152, 1_000_000, 1_000_000]),
            ((985, 1000), 10, [701_402, 811_957, 1_000_000, 1_000_000]),
            ((985, 1000), 56, [896_922, 934_946, 1_000_000, 1_000_000]),
            ((9853, 10_000), 389, [960_010, 970_828, 997_255, 1_000_000]),
            ((1, 2), 20, [113_741, 255_824, 744_176, 886_259]),
            ((1, 2), 100, [331_378, 396_824, 603_176, 668_622]),
            ((19, 20), 1000, [925_375, 935_554, 963_596, 971_669]),
            ((99, 100), 12_345, [986_886, 988_167, 991_758, 992_855]),
            ((1, 10), 50, [0, 13_863, 199_723, 274_027]),
            ((3, 4), 7, [48_925, 315_737, 1_000_000, 1_000_000]),
        ];
        for ((part, whole), cases, [low_999, low_95, high_95, high_999]) in vectors {
            let limits = Limits::around(Rate::new(part, whole).unwrap(), cases);
            assert_eq!(limits, Limits { cases, low_999, low_95, high_95, high_999 }, "{part}/{whole} {cases}");
        }
    }

    /// Of ten at 0.9 each, all succeed with 0.3487; 0.0424 for thirty, 0.0148 for forty, 0.0002 for eighty. At most seven of ten
    /// succeed with 0.0702, at most six with 0.0128, at most four with 0.0001.
    #[test]
    fn a_rate_is_beyond_a_limit_only_where_chance_hardly_reaches_it() {
        let rate = Rate::new(9, 10).unwrap();
        let band = |part, whole| Limits::around(rate, whole).band(&Share::from(Rate::new(part, whole).unwrap()));
        for (part, whole, expected) in [
            (10, 10, Band::Inside),
            (30, 30, Band::Inside),
            (40, 40, Band::Above),
            (80, 80, Band::FarAbove),
            (7, 10, Band::Inside),
            (6, 10, Band::Below),
            (4, 10, Band::FarBelow),
        ] {
            assert_eq!(band(part, whole), expected, "{part}/{whole}");
        }
    }

    #[test]
    fn steps_reach_from_the_smallest_number_to_the_largest() {
        assert_eq!(steps(3, 7), [3, 4, 5, 6, 7]);
        assert_eq!(steps(5, 5), [5]);
        let long = steps(1, 1_000_000_000);
        assert!(long.len() < 300 && long.is_sorted() && long.last() == Some(&1_000_000_000), "{}", long.len());
    }
}
