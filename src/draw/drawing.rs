//! Draws targets, inspectors and cases, and says of every number what it drew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::impossible::Impossible;
use super::numbers::{Number, Numbers};
use super::pool::{Candidate, Pool, Stratum, Target};

/// A draw that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Drawing {
    /// Who is inspected, by whom, and what is looked at: full coverage first, then in the order of the draw.
    pub targets: Vec<DrawnTarget>,
    /// Every number that was used, in order.
    pub steps: Vec<Step>,
}

/// An enterprise to inspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnTarget {
    /// Its code.
    pub code: String,
    /// How it came to be inspected.
    pub how: HowDrawn,
    /// The number of the replacement that took it out, counted from 1; null where it stands.
    pub replaced_by: Option<usize>,
    /// Who inspects it.
    pub inspectors: Vec<DrawnInspector>,
    /// What is looked at.
    pub cases: Vec<DrawnCase>,
}

/// How a target came to be inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HowDrawn {
    /// Its class is covered in full.
    FullCoverage,
    /// By lot.
    Drawn,
    /// By lot, in the place of another.
    Replacement,
}

/// An inspector who is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnInspector {
    /// Number of the enforcement certificate.
    pub certificate_no: String,
    /// The number of the replacement that took them out, counted from 1; null where they stand.
    pub replaced_by: Option<usize>,
}

/// A case to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnCase {
    /// What it is alike.
    pub stratum: Stratum,
    /// Its service.
    pub service: String,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
    /// Its number.
    pub id: String,
}

/// Somebody who is taken out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// The code of a target, or the certificate number of an inspector.
    pub what: String,
    /// The one target whose inspector is replaced; null for all of them.
    pub at: Option<String>,
    /// Why.
    pub reason: String,
}

/// What a number drew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// The index of the number in the sequence, counted from 0; one that is passed over is missing here.
    pub index: u64,
    /// The number, in decimal.
    pub value: String,
    /// The bound it was divided by: the weights or the names still there.
    pub below: u64,
    /// The remainder, which is what counts.
    pub result: u64,
    /// What was drawn.
    pub kind: StepKind,
    /// For which target; null where a target was drawn.
    pub target: Option<String>,
    /// Code, certificate number, or number of a case.
    pub drawn: String,
    /// For the replacement of this number; null in the first draw.
    pub replacement: Option<usize>,
}

/// What a number draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A target, by weight.
    Target,
    /// An inspector, all alike.
    Inspector,
    /// A late case, all alike.
    Late,
    /// A case completed on the last day, all alike.
    DueDay,
    /// Another case, all alike.
    Other,
}

/// Draws from a pool with the SHA-256 of its file and a seed, then replaces what is to be replaced, in order.
///
/// # Errors
/// Why nothing can be drawn.
pub fn draw(pool: &Pool, pool_sha256: &str, seed: &str, replacements: &[Replacement]) -> Result<Drawing, Impossible> {
    pool.check()?;
    let drawing = Drawing { targets: Vec::new(), steps: Vec::new() };
    let mut hand = Hand { pool, numbers: Numbers::new(pool_sha256, seed), drawing, replacement: None, withdrawn: Vec::new() };
    for target in pool.targets.iter().filter(|target| target.full_coverage) {
        hand.add(target, HowDrawn::FullCoverage);
    }
    for _ in 0..pool.plan.targets {
        let target = hand.target()?;
        hand.add(target, HowDrawn::Drawn);
    }
    for at in 0..hand.drawing.targets.len() {
        hand.send(at)?;
    }
    for (number, replacement) in (1..).zip(replacements) {
        hand.replacement = Some(number);
        hand.replace(replacement, number)?;
    }
    Ok(hand.drawing)
}

/// Whoever draws.
struct Hand<'p> {
    pool: &'p Pool,
    numbers: Numbers,
    drawing: Drawing,
    /// The replacement that is made.
    replacement: Option<usize>,
    /// Certificate numbers of those who are not sent anywhere any more.
    withdrawn: Vec<String>,
}

impl<'p> Hand<'p> {
    fn add(&mut self, target: &Target, how: HowDrawn) {
        let code = target.code.clone();
        self.drawing.targets.push(DrawnTarget { code, how, replaced_by: None, inspectors: Vec::new(), cases: Vec::new() });
    }

    fn log(&mut self, number: Number, kind: StepKind, target: Option<&str>, drawn: &str) {
        let Number { index, value, below, result } = number;
        let (target, drawn) = (target.map(str::to_owned), drawn.to_owned());
        self.drawing.steps.push(Step {
            index,
            value: value.to_string(),
            below,
            result,
            kind,
            target,
            drawn,
            replacement: self.replacement,
        });
    }

    /// One of the targets that were never drawn: the weights are laid end to end in the order of the pool, and the number
    /// falls on one of them.
    fn target(&mut self) -> Result<&'p Target, Impossible> {
        let was_drawn = |target: &&Target| self.drawing.targets.iter().any(|drawn| drawn.code == target.code);
        let left: Vec<&Target> = self.pool.targets.iter().filter(|target| !target.full_coverage && !was_drawn(target)).collect();
        let all = left.iter().map(|target| u64::from(target.weight)).sum();
        let none = Impossible::TooFewTargets { wanted: 1, there: 0 };
        let number = self.numbers.below(all).ok_or_else(|| none.clone())?;
        let mut rest = number.result;
        for target in left {
            let weight = u64::from(target.weight);
            if rest < weight {
                self.log(number, StepKind::Target, None, &target.code);
                return Ok(target);
            }
            rest -= weight;
        }
        Err(none)
    }

    /// Draws inspectors and cases for the target at a position of the result.
    fn send(&mut self, at: usize) -> Result<(), Impossible> {
        let Some(target) = self.pool.target(&self.drawing.targets[at].code) else { return Err(Impossible::NotAPool) };
        for _ in 0..self.pool.plan.inspectors {
            self.inspector(at, target)?;
        }
        for stratum in Stratum::ALL {
            self.cases(at, target, *stratum);
        }
        Ok(())
    }

    /// One of those who may inspect the target and were never sent there.
    fn inspector(&mut self, at: usize, target: &Target) -> Result<(), Impossible> {
        let sent = &self.drawing.targets[at].inspectors;
        let is_free = |inspector: &&Candidate| {
            let certificate = &inspector.certificate_no;
            !self.withdrawn.contains(certificate) && !sent.iter().any(|sent| sent.certificate_no == *certificate)
        };
        let may = |inspector: &&Candidate| self.pool.may_inspect(inspector, target);
        let free: Vec<&Candidate> = self.pool.inspectors.iter().filter(may).filter(is_free).collect();
        let none = || Impossible::TooFewInspectors { target: target.name.clone(), wanted: 1, there: 0 };
        let number = self.numbers.below(free.len() as u64).ok_or_else(none)?;
        let drawn = usize::try_from(number.result).ok().and_then(|drawn| free.get(drawn)).ok_or_else(none)?;
        let certificate_no = drawn.certificate_no.clone();
        self.log(number, StepKind::Inspector, Some(&target.code), &certificate_no);
        self.drawing.targets[at].inspectors.push(DrawnInspector { certificate_no, replaced_by: None });
        Ok(())
    }

    /// So many of the cases alike; all of them, without a number, where there are no more.
    fn cases(&mut self, at: usize, target: &Target, stratum: Stratum) {
        let wanted = usize::try_from(self.pool.plan.cases(stratum)).unwrap_or(usize::MAX);
        let groups = target.cases.iter().filter(|group| group.stratum == stratum);
        let mut left: Vec<_> = groups.flat_map(|group| group.cases.iter().map(move |case| (group, case))).collect();
        let drawn = if left.len() <= wanted {
            left
        } else {
            let mut drawn = Vec::new();
            while drawn.len() < wanted {
                let Some(number) = self.numbers.below(left.len() as u64) else { break };
                let (group, case) = left.remove(usize::try_from(number.result).unwrap_or(0));
                self.log(number, kind(stratum), Some(&target.code), &case.id);
                drawn.push((group, case));
            }
            drawn
        };
        let case = |(group, case): (&super::FrameGroup, &super::FrameCase)| DrawnCase {
            stratum,
            service: group.service.clone(),
            file: group.file.clone(),
            line: case.line,
            id: case.id.clone(),
        };
        self.drawing.targets[at].cases.extend(drawn.into_iter().map(case));
    }

    fn replace(&mut self, replacement: &Replacement, number: usize) -> Result<(), Impossible> {
        let Replacement { what, at, .. } = replacement;
        let standing = |target: &DrawnTarget| target.replaced_by.is_none();
        if let Some(position) = self.drawing.targets.iter().position(|target| standing(target) && target.code == *what) {
            if self.drawing.targets[position].how == HowDrawn::FullCoverage {
                return Err(Impossible::FullCoverage(what.clone()));
            }
            self.drawing.targets[position].replaced_by = Some(number);
            let target = self.target()?;
            self.add(target, HowDrawn::Replacement);
            return self.send(self.drawing.targets.len() - 1);
        }
        if at.is_none() {
            self.withdrawn.push(what.clone());
        }
        let mut found = false;
        for position in 0..self.drawing.targets.len() {
            let drawn = &mut self.drawing.targets[position];
            let concerned = standing(drawn) && at.as_ref().is_none_or(|at| *at == drawn.code);
            let sent = drawn.inspectors.iter_mut().find(|sent| concerned && sent.certificate_no == *what && sent.replaced_by.is_none());
            let Some(sent) = sent else { continue };
            sent.replaced_by = Some(number);
            found = true;
            let target = self.pool.target(&self.drawing.targets[position].code).ok_or(Impossible::NotAPool)?;
            self.inspector(position, target)?;
        }
        if found { Ok(()) } else { Err(Impossible::NotDrawn(what.clone())) }
    }
}

fn kind(stratum: Stratum) -> StepKind {
    match stratum {
        Stratum::Late => StepKind::Late,
        Stratum::DueDay => StepKind::DueDay,
        Stratum::Other => StepKind::Other,
    }
}
