//! The inspection draw for people: pages for the terminal, lists for the office, a notice for the public, forms to fill in.
//!
//! Names of inspectors stand in lists and forms alone; the notice and the record name certificate numbers.

mod forms;
mod lists;
mod notice;
mod page;

pub use forms::{FilledForm, forms};
pub use lists::lists;
pub use notice::notice;
pub use page::{drawing_page, pool_page};

use super::model::{DrawRecord, PoolFile};
use crate::domain::{Lang, Quarter};
use crate::draw::{Candidate, DrawnInspector, DrawnTarget, Target};

/// A draw with the language it is shown in.
#[derive(Clone, Copy)]
pub struct DrawView<'d> {
    /// The pool.
    pub file: &'d PoolFile,
    /// What was drawn from it.
    pub record: &'d DrawRecord,
    /// The language.
    pub lang: Lang,
}

impl<'d> DrawView<'d> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// What the pool says of a target that was drawn.
    fn target(&self, drawn: &DrawnTarget) -> Option<&'d Target> {
        self.file.pool.target(&drawn.code)
    }

    fn inspector(&self, sent: &DrawnInspector) -> Option<&'d Candidate> {
        self.file.pool.inspector(&sent.certificate_no)
    }

    /// Those that stand.
    fn standing(&self) -> impl Iterator<Item = (&'d DrawnTarget, &'d Target)> {
        let view = *self;
        let standing = self.record.drawing.targets.iter().filter(|drawn| drawn.replaced_by.is_none());
        standing.filter_map(move |drawn| Some((drawn, view.target(drawn)?)))
    }

    /// Why the replacement of a number was made.
    fn reason(&self, number: Option<usize>) -> Option<&'d str> {
        let replacement = self.record.replacements.get(number?.checked_sub(1)?)?;
        Some(&replacement.reason)
    }
}

/// Whoever of a target's inspectors stands.
fn sent(drawn: &DrawnTarget) -> impl Iterator<Item = &DrawnInspector> {
    drawn.inspectors.iter().filter(|sent| sent.replaced_by.is_none())
}

/// `2019年第三季度`; as it is written where it is none.
fn quarter(text: &str, lang: Lang) -> String {
    text.parse::<Quarter>().map_or_else(|_| text.to_owned(), |quarter| quarter.text(lang))
}
