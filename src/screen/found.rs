//! What stands out, and the rows behind it.

use super::{Group, tail};
use crate::domain::{EnterpriseIx, FileName, JudgedCase, Rate, Signal, SignalRow};
use crate::rules::ScreenRule;

/// Rows named with a signal; the others are counted.
const NAMED: usize = 20;

/// Is this one of the rows behind a signal?
pub(super) type Behind<'p> = Box<dyn Fn(&JudgedCase<'_>) -> bool + Send + 'p>;

/// What a screen found, in numbers.
pub(super) struct Found<'p> {
    /// Cases that stand out.
    pub(super) observed: u64,
    /// The cases that were looked at.
    pub(super) of: u64,
    /// What the null hypothesis allows on average.
    pub(super) allowed: f64,
    /// The same share of the others.
    pub(super) others: Option<Rate>,
    /// The natural logarithm of the chance of so many, everything that was looked at included.
    pub(super) ln_chance: f64,
    /// Which rows these are.
    pub(super) is_behind: Behind<'p>,
}

impl Found<'_> {
    /// The same, with the services in which it could have been found as well.
    pub(super) fn looked_at(self, services: usize) -> Self {
        Self { ln_chance: self.ln_chance + tail::ln(services), ..self }
    }
}

/// A signal whose rows are still to be found.
pub(super) struct Pending<'p> {
    signal: Signal,
    is_behind: Behind<'p>,
    /// Says which services are looked at where the signal is of all.
    rule: &'p ScreenRule,
}

impl<'p> Pending<'p> {
    pub(super) fn new(rule: &'p ScreenRule, (enterprise, service): Group, found: Found<'p>) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Both are positive and small.
        let signal = Signal {
            screen: rule.id,
            enterprise,
            service,
            observed: found.observed,
            of: found.of,
            allowed_hundredths: (found.allowed * 100.0).round() as u64,
            others: found.others,
            chance: (-found.ln_chance / std::f64::consts::LN_10).floor().clamp(0.0, 300.0) as u32,
            rows: Vec::new(),
            total: 0,
        };
        Self { signal, is_behind: found.is_behind, rule }
    }
}

/// Everything that stands out.
#[derive(Default)]
pub struct Findings<'p>(Vec<Pending<'p>>);

impl<'p> Findings<'p> {
    pub(super) fn new(pending: Vec<Pending<'p>>) -> Self {
        let mut pending = pending;
        pending.sort_by_key(|one| (one.signal.enterprise, one.signal.screen, one.signal.service));
        Self(pending)
    }

    /// Does anything of this enterprise stand out?
    pub fn concern(&self, enterprise: EnterpriseIx) -> bool {
        self.0.iter().any(|one| one.signal.enterprise == enterprise)
    }

    /// Does nothing stand out?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in a row as it was counted, in the order of files and lines.
    pub fn row(&mut self, enterprise: EnterpriseIx, judged: &JudgedCase<'_>, file: &FileName, line: u64) {
        let service = judged.case.service;
        for Pending { signal, is_behind, rule } in &mut self.0 {
            let looks = signal.enterprise == enterprise && signal.service.map_or_else(|| rule.looks_at(service), |own| own == service);
            if looks && is_behind(judged) {
                signal.total += 1;
                if signal.rows.len() < NAMED {
                    signal.rows.push(SignalRow { file: file.clone(), line, id: judged.case.id.clone().into_owned() });
                }
            }
        }
    }

    /// The signals, by enterprise.
    pub fn signals(self) -> Vec<Signal> {
        self.0.into_iter().map(|pending| pending.signal).collect()
    }
}
