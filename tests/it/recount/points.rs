//! The points of every enterprise, computed a second time from the checklist, the ledgers and the cases.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::Value as Toml;

use super::claims::{self, Claim, Found};
use super::measure::{Cases, Value};
use super::{Judged, judged, lists, quarter, workdays};

/// A score, all points in hundredths.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// By point: earned, available.
    pub(crate) points: BTreeMap<String, (i128, i128)>,
    /// By area: earned, available.
    pub(crate) areas: BTreeMap<String, (i128, i128)>,
    pub(crate) total: i128,
    pub(crate) met: usize,
    pub(crate) applicable: usize,
    pub(crate) grade: Option<String>,
}

/// A credit between nothing and all, as a fraction.
type Credit = (i128, i128);

/// What a point comes to before it is known what it can earn.
enum Standing {
    /// It leaves the denominator.
    Leaves,
    /// It keeps its share, which nobody can earn without a ledger.
    Blank,
    /// The attested credit, if that counts, and the credit of every metric with cases.
    Scored(Option<Credit>, Vec<Credit>),
}

/// One enterprise's side of the story.
struct Hand<'q> {
    claims: Option<&'q BTreeMap<String, Claim>>,
    found: Option<&'q BTreeMap<String, Found>>,
    cases: Cases<'q>,
}

/// By code: the claimed score, and the verified one where inspectors came. Nothing for who handed nothing in.
pub(crate) fn scores(quarter_dir: &Path) -> BTreeMap<String, Option<(Score, Option<Score>)>> {
    let (first, last) = quarter(quarter_dir);
    let checklist = rules("checklist.toml");
    let policy = rules("policy.toml");
    let days = i128::try_from(workdays().range(first..=last).count()).expect("a count");
    let said = claims::said(quarter_dir, first, last);
    let judged = judged(quarter_dir);
    let stands = lists::corrected(quarter_dir, &judged, true);
    let mut scores: BTreeMap<_, _> = claims::registered(quarter_dir, last).into_iter().map(|code| (code, None)).collect();
    for (code, claims) in &said.claims {
        let decided = said.decided.get(code).into_iter().flatten().cloned().collect::<Vec<_>>();
        let score = |found, all: &[Judged]| {
            let rows = all.iter().filter(|one| one.code == *code).collect();
            let hand = Hand { claims: claims.as_ref(), found, cases: Cases { rows, first, last, working_days: days } };
            hand.score(&checklist, &policy, &decided)
        };
        let verified = said.found.get(code).map(|found| score(Some(found), &stands));
        scores.insert(code.clone(), Some((score(None, &judged), verified)));
    }
    scores
}

impl Hand<'_> {
    fn score(&self, checklist: &toml::Table, policy: &toml::Table, decided: &[String]) -> Score {
        let areas = tables(&checklist["area"]);
        let standings: Vec<Vec<Standing>> =
            areas.iter().map(|area| tables(&area["point"]).iter().map(|point| self.standing(point)).collect()).collect();
        let takes_part = |standing: &Standing| !matches!(standing, Standing::Leaves);
        let weights: Vec<i128> = areas
            .iter()
            .zip(&standings)
            .map(|(area, standings)| if standings.iter().any(takes_part) { whole(&area["points"]) } else { 0 })
            .collect();
        let mut score = Score::default();
        for ((area, standings), share) in areas.iter().zip(&standings).zip(divide(10_000, &weights)) {
            let points = tables(&area["point"]);
            let weights: Vec<i128> =
                points.iter().zip(standings).map(|(point, one)| if takes_part(one) { whole(&point["weight"]) } else { 0 }).collect();
            let mut sum = (0, 0);
            for ((point, standing), available) in points.iter().zip(standings).zip(divide(share, &weights)) {
                let (earned, available) = match standing {
                    Standing::Scored(attested, measured) => (earn(available, *attested, measured), available),
                    Standing::Leaves | Standing::Blank => (0, 0),
                };
                if let Standing::Scored(..) = standing {
                    score.applicable += 1;
                    score.met += usize::from(earned == available);
                }
                score.points.insert(text(&point["id"]), (earned, available));
                sum = (sum.0 + earned, sum.1 + available);
            }
            score.areas.insert(text(&area["id"]), sum);
            score.total += sum.0;
        }
        score.grade = self.claims.map(|_| self.grade(score.total, policy, decided));
        score
    }

    fn standing(&self, point: &toml::Table) -> Standing {
        let how = text(&point["how"]);
        let metrics = point.get("metric").map(tables).unwrap_or_default();
        let measured: Vec<Credit> = metrics.iter().filter_map(|metric| self.credit(metric)).collect();
        if how == "measured" {
            return if measured.is_empty() { Standing::Leaves } else { Standing::Scored(None, measured) };
        }
        let may_not_apply = point.get("not_applicable").and_then(Toml::as_bool).unwrap_or(false);
        let not_applicable = |reason: bool, measured: Vec<Credit>| match (may_not_apply && reason, measured.is_empty()) {
            (false, _) => Standing::Scored(Some((0, 1)), measured),
            (true, true) => Standing::Leaves,
            (true, false) => Standing::Scored(None, measured),
        };
        let id = text(&point["id"]);
        if let Some(found) = self.found.and_then(|found| found.get(&id)) {
            return match found.status {
                "not_applicable" => not_applicable(found.reason, measured),
                status => Standing::Scored(Some(worth(status)), measured),
            };
        }
        let Some(claims) = self.claims else {
            return if measured.is_empty() { Standing::Blank } else { Standing::Scored(None, measured) };
        };
        let later = point["first_due"].to_string() > self.cases.last.to_string();
        let Some(claim) = claims.get(&id).filter(|claim| !(later && claim.status == "not_met")) else {
            return if later { Standing::Leaves } else { Standing::Scored(Some((0, 1)), measured) };
        };
        let frequency = text(&point["frequency"]);
        let old = claim.done_on.is_some_and(|day| claims::run_out(&frequency, day, self.cases.last));
        match claim.status {
            "not_applicable" => not_applicable(claim.reason, measured),
            status if claim.evidence && !old => Standing::Scored(Some(worth(status)), measured),
            _ => Standing::Scored(Some((0, 1)), measured),
        }
    }

    /// The share of a point that one metric earns; nothing without cases.
    fn credit(&self, metric: &toml::Table) -> Option<Credit> {
        let services: Vec<String> = metric["services"].as_array()?.iter().map(text).collect();
        let (value, (carrying, all)) = self.cases.measure(&text(&metric["name"]), &services);
        if let Some(least) = metric.get("min_coverage").filter(|_| all > 0) {
            let least = usize::try_from(thousandths(least)).expect("a share");
            if carrying * 1000 < all * least {
                return Some((0, 1));
            }
        }
        let Value::Of(part, whole) = value else { return None };
        let (full, zero) = (thousandths(&metric["full"]), thousandths(&metric["zero"]));
        let (gone, span) = (part * 1000 - zero * whole, (full - zero) * whole);
        let (gone, span) = if span < 0 { (-gone, -span) } else { (gone, span) };
        Some((gone.clamp(0, span), span))
    }

    fn grade(&self, total: i128, policy: &toml::Table, decided: &[String]) -> String {
        let bands = tables(&policy["grade"]);
        let place = |id: &str| bands.iter().position(|band| text(&band["id"]) == id).expect("a grade");
        let mut grade = bands.iter().position(|band| thousandths(&band["from"]) <= total * 10).expect("a band from 0");
        if grade == 0 && self.is_barred(policy) {
            grade = 1;
        }
        for veto in tables(&policy["veto"]) {
            let on_site = veto.get("falsified_on_site").is_some();
            let falsified = on_site && self.found.is_some_and(|found| found.values().any(|found| found.status == "falsified"));
            let kinds: Vec<String> = veto.get("kinds").and_then(Toml::as_array).into_iter().flatten().map(text).collect();
            if falsified || kinds.iter().any(|kind| decided.contains(kind)) {
                grade = grade.max(place(&text(&veto["cap"])));
            }
        }
        text(&bands[grade]["id"])
    }

    /// No statutory limit was in force in 2019, so only the rates and the explanations bar the best grade.
    fn is_barred(&self, policy: &toml::Table) -> bool {
        let floor = thousandths(&policy["best_grade"]["rate_floor"]);
        tables(&policy["service"]).iter().any(|service| {
            let service = [text(&service["id"])];
            let low = match self.cases.measure("on_time_rate", &service).0 {
                Value::Of(part, whole) => part * 1000 < floor * whole,
                Value::NoCases => false,
            };
            low || self.cases.unexplained(&service) > 0
        })
    }
}

fn worth(status: &str) -> Credit {
    match status {
        "met" => (1, 1),
        "partly" => (1, 2),
        _ => (0, 1),
    }
}

/// The lower of the attested part and the sum of the metrics' parts, each rounded half up once.
fn earn(available: i128, attested: Option<Credit>, measured: &[Credit]) -> i128 {
    let rounded = |share: i128, (num, den): Credit| (share * num * 2 + den) / (den * 2);
    let parts = divide(available, &vec![1; measured.len()]);
    let sum: i128 = parts.into_iter().zip(measured).map(|(share, credit)| rounded(share, *credit)).sum();
    match attested.map(|credit| rounded(available, credit)) {
        Some(attested) if measured.is_empty() => attested,
        Some(attested) => attested.min(sum),
        None => sum,
    }
}

/// Whole parts by weight that add up to the total; what is left goes one by one to the largest remainders, the earlier first.
fn divide(total: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    let mut parts: Vec<i128> = weights.iter().map(|weight| if sum == 0 { 0 } else { total * weight / sum }).collect();
    let mut given = vec![false; weights.len()];
    while sum > 0 && parts.iter().sum::<i128>() < total {
        let mut best = None;
        for at in (0..weights.len()).filter(|at| !given[*at]) {
            let remainder = total * weights[at] % sum;
            if best.is_none_or(|(_, largest)| remainder > largest) {
                best = Some((at, remainder));
            }
        }
        let (at, _) = best.expect("fewer are left than there are parts");
        given[at] = true;
        parts[at] += 1;
    }
    parts
}

fn rules(file: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/chongqing-2018").join(file);
    fs::read_to_string(path).expect("the rules").parse().expect("TOML")
}

fn tables(value: &Toml) -> Vec<toml::Table> {
    value.as_array().expect("a list of tables").iter().map(|one| one.as_table().expect("a table").clone()).collect()
}

fn text(value: &Toml) -> String {
    value.as_str().expect("a text").to_owned()
}

fn whole(value: &Toml) -> i128 {
    value.as_integer().expect("a whole number").into()
}

/// `95%` is 950, `7` is 7000.
fn thousandths(value: &Toml) -> i128 {
    let text = value.as_str().expect("a number as text");
    match text.strip_suffix('%') {
        Some(percent) => percent.parse::<i128>().expect("whole percent") * 10,
        None => text.parse::<i128>().expect("a whole number") * 1000,
    }
}
