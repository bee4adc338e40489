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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{Ranking, RankingRow, Series, Standing, Trend, Unit};

    fn texts(drawn: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(drawn).unwrap();
        document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).map(str::to_owned).collect()
    }

    fn trend(quarters: usize, values: &[Option<u64>]) -> Chart {
        let quarters = (0..quarters).map(|number| format!("{}Q{}", 2010 + number / 4, number % 4 + 1)).collect();
        let series = vec![Series { name: "<甲>".to_owned(), values: values.to_vec() }];
        Chart::Trend(Trend { unit: Unit::Percent, quarters, series })
    }

    #[test]
    fn a_trend_shows_every_value_it_has_room_for_and_breaks_where_there_is_none() {
        let drawn = svg(&trend(5, &[Some(9_800), Some(9_853), None, Some(10_000), Some(5)]), Lang::En);
        let shown = texts(&drawn);
        for text in ["<甲>", "98.00", "98.53", "100.00", "0.05", "10Q1", "11Q1"] {
            assert!(shown.iter().any(|shown| shown == text), "{text}: {shown:?}");
        }
        assert_eq!(drawn.matches("class=\"c-accent\"").count(), 2);
        assert_eq!(drawn.matches("<circle").count(), 4);
    }

    #[test]
    fn any_number_of_quarters_can_be_drawn() {
        for quarters in [0, 1, 2, 40] {
            let drawn = svg(&trend(quarters, &vec![Some(9_900); quarters]), Lang::Zh);
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{quarters}: {drawn}");
            assert_eq!(drawn.matches("<circle").count(), quarters);
        }
    }

    #[test]
    fn a_long_ranking_has_a_line_for_everybody() {
        let row = |number: usize| RankingRow { name: format!("示例{number}燃气"), rank: None, standing: Standing::Silent };
        let drawn = svg(&Chart::Ranking(Ranking { rows: (0..80).map(row).collect() }), Lang::Zh);
        let shown = texts(&drawn);
        assert_eq!(shown.iter().filter(|text| text.starts_with("示例")).count(), 80);
        assert_eq!(shown.iter().filter(|text| *text == "▼未报送").count(), 80);
    }
}
