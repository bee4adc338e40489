//! What may be drawn, and how much of it: everything a draw depends on besides the seed.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::impossible::Impossible;
use super::weights::{Observed, Weights};

/// The way of drawing that this program knows.
pub const ALGORITHM: &str = "gascore/draw/v1";

/// What may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pool {
    /// Always `gascore/draw/v1`.
    pub algorithm: String,
    /// How much is drawn.
    pub plan: Plan,
    /// Enterprises, by code.
    pub targets: Vec<Target>,
    /// Inspectors, by certificate number.
    pub inspectors: Vec<Candidate>,
}

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Targets, besides those with full coverage.
    pub targets: u32,
    /// Inspectors for each target.
    pub inspectors: u32,
    /// Inspectors are of the target's district, or of none.
    pub same_district: bool,
    /// Cases of each target that were late.
    pub late: u32,
    /// Cases of each target that were completed on the last day.
    pub due_day: u32,
    /// Others of its cases.
    pub other: u32,
}

/// An enterprise that may be inspected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its district.
    pub district: Option<String>,
    /// Its risk class, as the registry writes it.
    pub risk_class: Option<String>,
    /// It is inspected without a draw.
    pub full_coverage: bool,
    /// What its weight is made from.
    pub observed: Observed,
    /// The parts of its weight.
    pub weights: Weights,
    /// Their sum: in each draw the odds of the targets still there are as their weights.
    pub weight: u32,
    /// The cases that may be looked at.
    pub cases: Vec<FrameGroup>,
}

/// An inspector who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// Name.
    pub name: String,
    /// Number of the enforcement certificate.
    pub certificate_no: String,
    /// Authority.
    pub authority: Option<String>,
    /// District; null for the city's own.
    pub district: Option<String>,
    /// Fields of enforcement.
    pub fields: Vec<String>,
    /// Codes of the enterprises that they may not inspect.
    pub recused: Vec<String>,
}

/// Which cases are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stratum {
    /// Late or overdue.
    Late,
    /// Completed on the last of several days.
    DueDay,
    /// Completed earlier.
    Other,
}

impl Stratum {
    /// All of them, in the order in which cases are drawn.
    pub const ALL: &[Self] = &[Self::Late, Self::DueDay, Self::Other];
}

/// Cases alike, of one service, in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrameGroup {
    /// Which.
    pub stratum: Stratum,
    /// Their service, by its name for machines.
    pub service: String,
    /// The file they stand in, or the sheet of it.
    pub file: String,
    /// Each as `LINE NUMBER`: the line in the file, a space, and the number of the case.
    pub cases: Vec<FrameCase>,
}

/// A case that may be looked at; written as `17 GZ001`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct FrameCase {
    /// The line it stands in.
    pub line: u64,
    /// Its number.
    pub id: String,
}

impl From<FrameCase> for String {
    fn from(case: FrameCase) -> Self {
        format!("{} {}", case.line, case.id)
    }
}

impl TryFrom<String> for FrameCase {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (line, id) = text.split_once(' ').ok_or("not a line and a number")?;
        Ok(Self { line: line.parse().map_err(|_| "no line")?, id: id.to_owned() })
    }
}

impl Plan {
    /// How many cases of a kind are drawn.
    pub fn cases(&self, stratum: Stratum) -> u32 {
        match stratum {
            Stratum::Late => self.late,
            Stratum::DueDay => self.due_day,
            Stratum::Other => self.other,
        }
    }
}

impl Pool {
    /// May this inspector be sent to this target?
    pub fn may_inspect(&self, inspector: &Candidate, target: &Target) -> bool {
        let is_near = inspector.district.is_none() || inspector.district == target.district;
        !inspector.recused.contains(&target.code) && (is_near || !self.plan.same_district)
    }

    /// The target of a code.
    pub fn target(&self, code: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.code == code)
    }

    /// The inspector of a certificate number.
    pub fn inspector(&self, certificate_no: &str) -> Option<&Candidate> {
        self.inspectors.iter().find(|inspector| inspector.certificate_no == certificate_no)
    }

    /// Says before anything is drawn why it cannot be.
    pub fn check(&self) -> Result<(), Impossible> {
        let Plan { targets: wanted, inspectors, .. } = self.plan;
        self.check_form()?;
        let drawable: Vec<_> = self.targets.iter().filter(|target| !target.full_coverage).collect();
        let with_weight = drawable.iter().filter(|target| target.weight > 0).count();
        if self.targets.is_empty() {
            return Err(Impossible::NoTargets);
        }
        if wanted > 0 && !drawable.is_empty() && with_weight == 0 {
            return Err(Impossible::NoWeight);
        }
        if usize::try_from(wanted).is_ok_and(|wanted| wanted > with_weight) {
            return Err(Impossible::TooFewTargets { wanted, there: with_weight });
        }
        for target in self.targets.iter().filter(|target| target.full_coverage || target.weight > 0) {
            let there = self.inspectors.iter().filter(|inspector| self.may_inspect(inspector, target)).count();
            if usize::try_from(inspectors).is_ok_and(|wanted| there < wanted) {
                return Err(Impossible::TooFewInspectors { target: target.name.clone(), wanted: inspectors, there });
            }
        }
        Ok(())
    }

    /// A pool that was read may be any text.
    fn check_form(&self) -> Result<(), Impossible> {
        let codes: BTreeSet<_> = self.targets.iter().map(|target| &target.code).collect();
        let certificates: BTreeSet<_> = self.inspectors.iter().map(|inspector| &inspector.certificate_no).collect();
        let adds_up = self.targets.iter().all(|target| target.weights.sum() == u64::from(target.weight));
        let distinct = codes.len() == self.targets.len() && certificates.len() == self.inspectors.len();
        if self.algorithm == ALGORITHM && adds_up && distinct { Ok(()) } else { Err(Impossible::NotAPool) }
    }
}
