//! Charts as SVG that stands in the page: no script, no style attribute, nothing from elsewhere. Colours are the page's own,
//! and no colour says what a sign, a shape or a number does not say too.

mod calendar;
mod funnel;
mod heat;
mod labels;
mod late_by;
mod profile;
mod ranking;
mod svg;
mod trend;

use crate::domain::Lang;
use crate::report::chart::Chart;

/// What the page needs to show charts.
pub const STYLE: &str = include_str!("chart.css");

/// A chart as an `<svg>` element; the page puts it into `<figure class="chart">`.
pub fn svg(chart: &Chart, lang: Lang) -> String {
    match chart {
        Chart::Ranking(chart) => ranking::draw(chart, lang),
        Chart::Heat(chart) => heat::draw(chart, lang),
        Chart::Funnel(chart) => funnel::draw(chart, lang),
        Chart::LateBy(chart) => late_by::draw(chart, lang),
        Chart::Trend(chart) => trend::draw(chart, lang),
        Chart::Profile(chart) => profile::draw(chart, lang),
        Chart::Calendar(chart) => calendar::draw(chart, lang),
    }
}
