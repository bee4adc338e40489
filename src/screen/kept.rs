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

/// What is kept of the rows of an enterprise: of all of them together, and of those of each service.
#[derive(Default)]
pub(super) struct Unit {
    whole: Option<Vec<Looking>>,
    services: Vec<Option<Vec<Looking>>>,
}

impl Unit {
    /// What is kept of the rows of a service, or of all of them.
    pub(super) fn group(&mut self, service: Option<ServiceIx>, asked: &[Asked<'_>], too_many: bool) -> &mut [Looking] {
        let group = match service.map(ServiceIx::index) {
            None => &mut self.whole,
            Some(number) => {
                if self.services.len() <= number {
                    self.services.resize_with(number + 1, || None);
                }
                &mut self.services[number]
            }
        };
        group.get_or_insert_with(|| nothing_yet(asked, service, too_many))
    }

    /// Every group of which something is kept.
    pub(super) fn groups(&self) -> impl Iterator<Item = (Option<ServiceIx>, &Vec<Looking>)> {
        let services = self.services.iter().enumerate().map(|(number, kept)| (u8::try_from(number).ok().map(ServiceIx), kept));
        std::iter::once((None, &self.whole)).chain(services).filter_map(|(service, kept)| Some((service, kept.as_ref()?)))
    }

    /// Keeps nothing more of rows that are looked at together.
    pub(super) fn give_up(&mut self) {
        let groups = std::iter::once(&mut self.whole).chain(&mut self.services);
        groups.flatten().for_each(|kept| kept.retain(|(_, kept)| !kept.is_together()));
    }

    /// Takes in what was kept of other rows.
    pub(super) fn merge(&mut self, other: Self) {
        if self.services.len() < other.services.len() {
            self.services.resize_with(other.services.len(), || None);
        }
        let own = std::iter::once(&mut self.whole).chain(&mut self.services);
        for (own, other) in own.zip(std::iter::once(other.whole).chain(other.services)) {
            match (own, other) {
                (_, None) => {}
                (own @ None, other) => *own = other,
                (Some(own), Some(other)) => own.iter_mut().zip(other).for_each(|((_, own), (_, other))| own.merge(other)),
            }
        }
    }
}

/// A screen that the policy asks for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'p> {
    pub(super) screen: &'static Screen,
    pub(super) rule: &'p ScreenRule,
}

/// What is kept of a group before any row.
fn nothing_yet(asked: &[Asked<'_>], service: Option<ServiceIx>, too_many: bool) -> Vec<Looking> {
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
