//! Over the quarters: a line for each series, all on the same scale, every value written where there is room.

use super::svg::{Drawing, NARROW, Side, fit, hundredths, place, real, width};
use crate::domain::{Lang, Quarter};
use crate::report::chart::{Series, Trend, Unit};

const ROW: f64 = 52.0;
const PLOT: (f64, f64) = (134.0, 396.0);
const RISE: f64 = 22.0;

/// Draws the lines.
pub(super) fn draw(chart: &Trend, lang: Lang) -> String {
    let (title, sign) = match chart.unit {
        Unit::Percent => (lang.pick("各季度比率，%", "Rates by quarter, %"), "%"),
        Unit::Points => (lang.pick("各季度得分", "Scores by quarter"), ""),
    };
    let note = lang.pick("各行纵向比例相同，缺的季度断开", "all lines on one scale; a missing quarter is a gap");
    let (mut drawing, top) = Drawing::new(NARROW, title, &[note]);
    let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten().copied());
    let scale = Scale { low: values().min().unwrap_or(0), high: values().max().unwrap_or(0), quarters: chart.quarters.len() };
    let mut about = Vec::new();
    for (number, series) in chart.series.iter().enumerate() {
        let base = top + ROW * (place(number) + 1.0) - 10.0;
        draw_series(&mut drawing, chart, series, base, &scale);
        let told: Vec<_> = points(chart, series).map(|(_, quarter, value)| format!("{quarter} {}{sign}", hundredths(value))).collect();
        about.push(format!("{} {}", series.name, told.join(lang.pick("，", ", "))));
    }
    let bottom = top + ROW * place(chart.series.len()) + 8.0;
    let every = (place(chart.quarters.len()) / 7.0).ceil().max(1.0);
    for (number, quarter) in chart.quarters.iter().enumerate().rev() {
        // The latest quarter is always named, and those before it as far apart as they have room.
        if place(chart.quarters.len() - 1 - number) % every < 0.5 {
            drawing.text((scale.x(number), bottom), Side::Middle, "c-tiny c-faint", &short(quarter));
        }
    }
    drawing.finish(bottom + 6.0, &about.join(lang.pick("；", "; ")))
}

/// Values to places.
struct Scale {
    low: u64,
    high: u64,
    quarters: usize,
}

impl Scale {
    fn x(&self, quarter: usize) -> f64 {
        match self.quarters {
            0 | 1 => PLOT.1,
            quarters => PLOT.0 + place(quarter) / place(quarters - 1) * (PLOT.1 - PLOT.0),
        }
    }

    fn y(&self, base: f64, value: u64) -> f64 {
        let span = real((self.high - self.low).max(1));
        base - real(value.saturating_sub(self.low)) / span * RISE
    }
}

/// The values that exist, each with its position and its quarter.
fn points<'t>(chart: &'t Trend, series: &'t Series) -> impl Iterator<Item = (usize, &'t String, u64)> {
    let values = chart.quarters.iter().zip(&series.values).enumerate();
    values.filter_map(|(number, (quarter, value))| Some((number, quarter, (*value)?)))
}

fn draw_series(drawing: &mut Drawing, chart: &Trend, series: &Series, base: f64, scale: &Scale) {
    drawing.text((0.0, base - RISE / 2.0 + 4.0), Side::Start, "", &fit(&series.name, PLOT.0 - 30.0, 12.0));
    drawing.line((PLOT.0 - 8.0, base + 6.0), (NARROW, base + 6.0), "c-hair");
    let mut line: Vec<(f64, f64)> = Vec::new();
    for (number, value) in series.values.iter().enumerate().take(chart.quarters.len()) {
        match value {
            Some(value) => line.push((scale.x(number), scale.y(base, *value))),
            None => drawing.path(&std::mem::take(&mut line), "c-accent"),
        }
    }
    drawing.path(&line, "c-accent");
    let last = points(chart, series).last().map(|(number, ..)| number);
    let mut free = f64::NEG_INFINITY;
    for (number, quarter, value) in points(chart, series) {
        let (x, y, text) = (scale.x(number), scale.y(base, value), hundredths(value));
        let half = width(&text, 11.0) / 2.0 + 1.0;
        drawing.told(&format!("{} {quarter} {text}", series.name), |drawing| {
            drawing.circle((x, y), 2.8, "c-dot");
            let is_last = Some(number) == last;
            let before_last = last.map_or(f64::INFINITY, |last| scale.x(last)) - half;
            if is_last || (x - half >= free && x + half <= before_last) {
                drawing.text((x, y - 7.0), Side::Middle, if is_last { "c-small c-strong" } else { "c-small" }, &text);
                free = x + half;
            }
        });
    }
}

/// A quarter in few signs: `19Q3`.
fn short(quarter: &str) -> String {
    let known = quarter.parse::<Quarter>().map(|quarter| format!("{:02}Q{}", quarter.year() % 100, quarter.number()));
    known.unwrap_or_else(|_| fit(quarter, 40.0, 10.0))
}
