//! What screens keep of the rows of a group.

use super::share::Counts;
use super::{Look, Screen, Together};
use crate::domain::ServiceIx;
use crate::rules::ScreenRule;

/// What a screen keeps of the rows of one enterprise, or of one of its services.
pub(super) enum Kept {
    Counts(Counts),
    Together(Box<dyn Together>),
}

impl Kept {
    /// Is it more than counts?
    pub(super) fn is_together(&self) -> bool {
        matches!(self, Self::Together(_))
    }

    /// Takes in what the same screen has kept of other rows.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Counts(own), Self::Counts(other)) => own.merge(other),
            (Self::Together(own), Self::Together(other)) => own.merge(other),
            (Self::Counts(_), Self::Together(_)) | (Self::Together(_), Self::Counts(_)) => {}
        }
    }
}

/// A screen by its number among those asked for, and what it keeps of a group.
pub(super) type Looking = (usize, Kept);

/// A screen that the policy asks for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'p> {
    pub(super) screen: &'static Screen,
    pub(super) rule: &'p ScreenRule,
}

/// What is kept of a group before any row.
pub(super) fn nothing_yet(asked: &[Asked<'_>], service: Option<ServiceIx>, too_many: bool) -> Vec<Looking> {
    let kept = asked.iter().enumerate().filter_map(|(number, one)| Some((number, one.kept(service)?)));
    kept.filter(|(_, kept)| !(too_many && kept.is_together())).collect()
}

impl Asked<'_> {
    /// What the screen keeps of a group before any row; `None` where it does not look at such groups.
    fn kept(&self, service: Option<ServiceIx>) -> Option<Kept> {
        let looks = match service {
            Some(service) => !self.screen.whole && self.rule.looks_at(service),
            None => self.screen.whole,
        };
        looks.then(|| match self.screen.look {
            Look::Share { .. } => Kept::Counts(Counts::default()),
            Look::Together(make) => Kept::Together(make()),
        })
    }
}
