//! Who reports.

use chrono::NaiveDate;

use super::fold::fold;
use super::personal::{covered, covered_but_papers};
use super::place::Place;

/// The number of a reporting unit in one run, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnterpriseIx(pub u32);

/// A reporting unit: an enterprise in a district, as the registry has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// Unified social credit code (GB 32100-2015), or whatever identifies the unit where there is none.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name, the full one where none is given.
    pub short_name: String,
    /// District of the competent authority.
    pub district: Option<String>,
    /// Parent company.
    pub parent: Option<String>,
    /// Households served.
    pub users: Option<u64>,
    /// First day it has to report for; from the beginning where blank.
    pub reporting_since: Option<NaiveDate>,
    /// Its risk class, as the registry writes it.
    pub risk_class: Option<String>,
    /// When it was last inspected on site.
    pub last_inspected_on: Option<NaiveDate>,
    /// Its row of the registry; `None` for a unit that only submissions or ledgers name.
    pub registered_at: Option<Place>,
}

impl Enterprise {
    /// Does it report in this district, however spaced and wide that is written?
    pub fn is_in(&self, district: &str) -> bool {
        self.district.as_deref().is_some_and(|own| fold(own) == fold(district))
    }

    /// The same without the numbers of persons: names are printed everywhere. Two codes that are covered still differ, by the
    /// number of the unit.
    #[must_use]
    pub fn covered(self, ix: EnterpriseIx) -> Self {
        let own = |text: &str| covered(text).into_owned();
        Self {
            code: match covered_but_papers(&self.code) {
                code if code == self.code => code.into_owned(),
                code => format!("{code}{}", ix.0),
            },
            name: own(&self.name),
            short_name: own(&self.short_name),
            district: self.district.as_deref().map(own),
            parent: self.parent.as_deref().map(own),
            risk_class: self.risk_class.as_deref().map(own),
            ..self
        }
    }

    /// A unit of which only a name is known, as for a bare ledger.
    pub fn named(name: &str) -> Self {
        Self {
            code: name.to_owned(),
            name: name.to_owned(),
            short_name: name.to_owned(),
            district: None,
            parent: None,
            users: None,
            reporting_since: None,
            risk_class: None,
            last_inspected_on: None,
            registered_at: None,
        }
    }
}
