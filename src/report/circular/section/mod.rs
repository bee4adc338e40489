//! The sections of the circular, one a file. Each gathers its facts from the report and turns them into sentences.

mod beside;
mod data;
mod goals;
mod grades;
mod kept;
mod lists;
mod opening;
mod problems;
mod promises;
mod requests;
mod tasks;
mod turnout;
mod vetoes;

use super::Part;
use super::body::Body;
use super::view::View;

/// The whole text.
pub(super) fn all(view: &View<'_>) -> Vec<Part> {
    let mut body = Body::new(view.lang);
    body.paragraph(opening::text(view));
    body.heading(1, view.pick("总体情况", "The quarter as a whole"));
    turnout::section(view, &mut body);
    promises::section(view, &mut body);
    beside::section(view, &mut body);
    goals::section(view, &mut body);
    tasks::section(view, &mut body);
    lists::section(view, &mut body);
    body.heading(1, view.pick("企业评价情况", "The enterprises"));
    grades::section(view, &mut body);
    kept::section(view, &mut body);
    vetoes::section(view, &mut body);
    body.heading(1, view.pick("主要问题", "Main problems"));
    problems::section(view, &mut body);
    data::section(view, &mut body);
    requests::section(view, &mut body);
    body.parts()
}
