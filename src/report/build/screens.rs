//! What somebody may want to look at.

use std::collections::BTreeSet;

use super::Context;
use crate::domain::{Enterprise, Fraction, Signal};
use crate::report::model::{ScreenReport, ScreensReport, Share, SignalReport, SignalRowReport};
use crate::rules::{ScreenLimit, ScreenRule};
use crate::text::screens;

impl Context<'_> {
    /// The screens and their signals; `None` where the pack asks for none.
    pub(super) fn screens(&self) -> Option<ScreensReport> {
        let rules = self.settings.pack.policy.screens.as_ref().filter(|_| self.settings.screens)?;
        Some(ScreensReport {
            false_alarm: rules.false_alarm.percent(),
            basis: rules.basis.text(self.lang).to_owned(),
            screens: rules.list.iter().map(|rule| self.screen(rule)).collect(),
            signals: self.result.signals.iter().map(|signal| self.signal(signal)).collect(),
        })
    }

    fn screen(&self, rule: &ScreenRule) -> ScreenReport {
        let (share, odds, times) = match rule.limit {
            ScreenLimit::Share { share, odds } => (Some(share.percent()), Some(odds), None),
            ScreenLimit::Times(times) => (None, None, Some(times)),
        };
        let with: BTreeSet<_> =
            self.result.signals.iter().filter(|signal| signal.screen == rule.id).map(|signal| signal.enterprise).collect();
        ScreenReport {
            id: rule.id.key().to_owned(),
            name: rule.name.text(self.lang).to_owned(),
            looks: screens::looks(rule.id, self.lang).to_owned(),
            innocent: screens::innocent(rule.id, self.lang).to_owned(),
            least: rule.least,
            share,
            odds,
            times,
            basis: rule.basis.text(self.lang).to_owned(),
            looked: !self.result.not_looked.contains(&rule.id),
            enterprises: with.len(),
        }
    }

    fn signal(&self, signal: &Signal) -> SignalReport {
        let enterprise = self.result.enterprise(signal.enterprise).cloned().unwrap_or_else(|| Enterprise::named(""));
        let row = |row: &crate::domain::SignalRow| SignalRowReport { id: row.id.clone(), file: row.file.to_string(), line: row.line };
        let allowed = Fraction::new(signal.allowed_hundredths.into(), 100).unwrap_or(Fraction::ZERO);
        SignalReport {
            screen: signal.screen.key().to_owned(),
            enterprise: enterprise.code,
            short_name: enterprise.short_name,
            service: signal.service.map(|service| self.settings.pack.policy.service(service).id.clone()),
            observed: signal.observed,
            of: signal.of,
            allowed: allowed.decimal(2),
            others: signal.others.map(Share::from),
            chance_exponent: signal.chance,
            total: signal.total,
            rows: signal.rows.iter().map(row).collect(),
        }
    }
}
