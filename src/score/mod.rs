//! Counts and claims to points, areas, a grade and a rank; every lost hundredth keeps its cause.

mod apportion;
mod area;
mod attested;
mod fixes;
mod grade;
mod measured;
pub mod metric;
mod point;
mod range;
mod rank;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use rank::rank;

use crate::domain::{EnterpriseIx, Facts, Period, Points, Progress, Rate, Score, Scorecard, ServiceFacts, Verification};
use crate::rules::{Checklist, Pack};

/// Everything that decides the score of one enterprise.
#[derive(Clone)]
pub struct Inputs<'a> {
    /// Whose score it is.
    pub enterprise: EnterpriseIx,
    /// What was counted.
    pub facts: &'a Facts,
    /// The same with what inspectors found of single cases; `None` where that changes nothing.
    pub checked: Option<&'a Facts>,
    /// What it says of the points; `None` where it handed in no progress ledger.
    pub progress: Option<&'a Progress>,
    /// What inspectors found, by point id.
    pub verified: &'a BTreeMap<String, Verification>,
    /// Vetoes set off by decisions, by position in the policy's list.
    pub vetoes: Vec<usize>,
    /// The period.
    pub period: Period,
    /// Working days of the period; `None` where the calendar does not reach.
    pub working_days: Option<u32>,
    /// Whether it was handed in by the deadline; `None` where nobody knows.
    pub handed_in_on_time: Option<bool>,
    /// Of what had to be confirmed, the share it has explained; `None` where nothing had to be.
    pub explained: Option<Rate>,
    /// Diagnostics forbid accepting it as it stands.
    pub blocked: bool,
    /// It handed something in.
    pub reported: bool,
}

/// The inputs with the facts of every service laid out; where a score is only tried, some of them are others.
struct Subject<'a> {
    pack: &'a Pack,
    inputs: &'a Inputs<'a>,
    services: Vec<Cow<'a, ServiceFacts>>,
    unplaced: u64,
}

/// What one view of the inputs may use.
#[derive(Clone, Copy)]
struct View {
    /// What inspectors found replaces what the enterprise says.
    verified: bool,
    /// Rows set aside count as late.
    pessimistic: bool,
}

/// Scores an enterprise.
pub fn scorecard(pack: &Pack, inputs: &Inputs<'_>) -> Scorecard {
    let subject = Subject::new(pack, inputs);
    let by_inspectors = Inputs { facts: inputs.checked.unwrap_or(inputs.facts), ..inputs.clone() };
    let checked = Subject::new(pack, &by_inspectors);
    let is_verified = !inputs.verified.is_empty() || inputs.checked.is_some();
    let as_ranked = View { verified: is_verified, pessimistic: true };
    let decided = subject.services.iter().map(|facts| facts.official.decided()).sum();
    let checklist = pack.checklist.as_ref().filter(|_| inputs.reported);
    let view = |verified| View { verified, pessimistic: false };
    let claimed = checklist.map(|checklist| subject.score(checklist, view(false)));
    let verified = checklist.filter(|_| is_verified).map(|checklist| checked.score(checklist, view(true)));
    let ranking = match checklist {
        Some(checklist) => Some(checked.score(checklist, as_ranked).total),
        None if !inputs.reported && pack.checklist.is_some() => Some(Points::ZERO),
        None => None,
    };
    Scorecard {
        enterprise: inputs.enterprise,
        claimed,
        verified,
        ranking,
        rank: None,
        decided,
        blocked: inputs.blocked,
        reported: inputs.reported,
        fixes: checklist.map(|checklist| checked.fixes(checklist)).unwrap_or_default(),
        range: checklist.and_then(|checklist| checked.range(checklist)),
    }
}

/// Points that are called «not applicable» although there are cases they are measured by, by position in the checklist.
pub fn contradicted_points(pack: &Pack, inputs: &Inputs<'_>) -> Vec<usize> {
    let Some(checklist) = &pack.checklist else { return Vec::new() };
    let subject = Subject::new(pack, inputs);
    let view = View { verified: false, pessimistic: false };
    checklist.points().enumerate().filter(|(_, point)| subject.contradicts_cases(point, view)).map(|(position, _)| position).collect()
}

impl<'a> Subject<'a> {
    fn new(pack: &'a Pack, inputs: &'a Inputs<'a>) -> Self {
        let counted = |service| inputs.facts.services.get(&(inputs.enterprise, service));
        let services = pack.policy.service_indices().map(|service| counted(service).map_or_else(Cow::default, Cow::Borrowed)).collect();
        Self { pack, inputs, services, unplaced: inputs.facts.unplaced(inputs.enterprise) }
    }

    fn score(&self, checklist: &Checklist, view: View) -> Score {
        let areas = self.areas(checklist, view);
        let total = areas.iter().map(|area| area.earned).sum();
        let available = areas.iter().map(|area| area.available).sum();
        let points = || areas.iter().flat_map(|area| &area.points);
        let scored = |point: &&crate::domain::PointScore| point.state == crate::domain::PointState::Scored;
        let measured_only = self.inputs.progress.is_none();
        let met = points().filter(|point| point.is_met()).count();
        let applicable = points().filter(scored).count();
        let rescaled = areas.iter().any(|area| area.points.iter().all(|point| point.available == Points::ZERO));
        let grade = if measured_only { None } else { self.grade(total, view) };
        Score { areas, total, available, met, applicable, rescaled: rescaled && !measured_only, measured_only, grade }
    }
}
