//! The funnel: a mark for every enterprise, the limits that chance alone rarely leaves, names for those beyond them.

use super::labels::{Area, Paper, apart};
use super::svg::{Drawing, NARROW, Side, fit, hundredths, real};
use crate::domain::Lang;
use crate::report::chart::{Band, Funnel, FunnelPoint, Limits, PARTS};

const LEFT: f64 = 38.0;
const RIGHT: f64 = 338.0;
const HEIGHT: f64 = 190.0;

/// Steps between marks of the vertical axis, in millionths.
const STEPS: [u32; 9] = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 250_000];

/// Draws the funnel.
pub(super) fn draw(chart: &Funnel, lang: Lang) -> String {
    let title = match lang {
        Lang::Zh => format!("{}：{}与件数", chart.service, chart.rate_name),
        Lang::En => format!("{}: {} and number of cases", chart.service, chart.rate_name),
    };
    let notes = [
        lang.pick("每点一家企业，横轴为应办结件数（对数）", "a mark for each enterprise, decided cases across (logarithmic)"),
        lang.pick(
            "○ 在95%控制限内 · ◆ 低于95%下限 · ▼ 低于99.9%下限 · ▲ 高于上限",
            "○ within the 95 % limits · ◆ below · ▼ below the 99.9 % limit · ▲ above",
        ),
    ];
    let (mut drawing, top) = Drawing::new(NARROW, &title, &notes);
    let plot = Plot::new(chart, top + 4.0);
    plot.axes(&mut drawing, lang);
    plot.limits(&mut drawing, chart);
    plot.names_of_lines(&mut drawing, chart, lang);
    plot.marks(&mut drawing, chart);
    drawing.finish(plot.bottom + 32.0, &about(chart, lang))
}

/// One of the limits.
type Limit = fn(&Limits) -> u32;

/// Numbers to places.
struct Plot {
    top: f64,
    bottom: f64,
    /// Number of cases at the left and at the right end.
    cases: (f64, f64),
    /// The lowest rate that is drawn, and the step from mark to mark, in millionths.
    low: u32,
    step: u32,
}

impl Plot {
    fn new(chart: &Funnel, top: f64) -> Self {
        let volumes = || chart.points.iter().map(|point| point.rate.whole);
        let cases = (real(volumes().min().unwrap_or(1)) * 0.85, real(volumes().max().unwrap_or(1)) * 1.15);
        let least = chart.points.iter().map(|point| parts(point.rate.part, point.rate.whole)).min().unwrap_or(0);
        let least = least.min(chart.limits.last().map_or(PARTS, |limits| limits.low_999));
        let step = STEPS.into_iter().find(|step| (PARTS - least) / step <= 5).unwrap_or(250_000);
        let low = least / step * step;
        // No mark lies on the lower edge.
        let low = if least - low < step / 3 { low.saturating_sub(step) } else { low };
        Self { top, bottom: top + HEIGHT, cases, low, step }
    }

    fn x(&self, cases: u64) -> f64 {
        let (low, high) = self.cases;
        LEFT + (real(cases) / low).ln() / (high / low).ln() * (RIGHT - LEFT)
    }

    fn y(&self, parts: u32) -> f64 {
        let above = f64::from(parts) - f64::from(self.low);
        self.bottom - above / f64::from(PARTS - self.low) * (self.bottom - self.top)
    }

    fn axes(&self, drawing: &mut Drawing, lang: Lang) {
        let mut rate = self.low;
        while rate <= PARTS {
            let y = self.y(rate);
            drawing.line((LEFT, y), (RIGHT, y), "c-hair");
            drawing.text((LEFT - 5.0, y + 3.5), Side::End, "c-tiny c-faint", &format!("{}%", short(u64::from(rate / 100))));
            rate += self.step;
        }
        let mut free = f64::NEG_INFINITY;
        for cases in (0..10).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power))) {
            let x = self.x(cases);
            if real(cases) >= self.cases.0 && real(cases) <= self.cases.1 && x - free >= 30.0 {
                drawing.line((x, self.bottom), (x, self.bottom + 4.0), "c-rule");
                drawing.text((x, self.bottom + 14.0), Side::Middle, "c-tiny c-faint", &cases.to_string());
                free = x;
            }
        }
        drawing.text((RIGHT, self.bottom + 26.0), Side::End, "c-tiny c-faint", lang.pick("应办结件数", "decided cases"));
    }

    fn limits(&self, drawing: &mut Drawing, chart: &Funnel) {
        let lines: [(Limit, &str); 4] = [
            (|limits| limits.low_999, "c-dash"),
            (|limits| limits.high_999, "c-dash"),
            (|limits| limits.low_95, "c-dots"),
            (|limits| limits.high_95, "c-dots"),
        ];
        for (limit, class) in lines {
            let points: Vec<_> = chart.limits.iter().map(|limits| (self.x(limits.cases), self.y(limit(limits)))).collect();
            drawing.path(&self.above_bottom(&points), class);
        }
        let ends = |parts: u32| [(LEFT, self.y(parts)), (RIGHT, self.y(parts))];
        drawing.path(&ends(parts(chart.centre.part, chart.centre.whole)), "c-ink");
        drawing.path(&ends(parts(chart.target, 10_000)), "c-target");
    }

    /// The part of a line that lies within the plot; where it comes in, it begins on the edge.
    fn above_bottom(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut kept = Vec::new();
        for pair in points.windows(2) {
            let [(x, y), (next_x, next_y)] = *pair else { continue };
            if y > self.bottom && next_y <= self.bottom {
                kept.push((x + (next_x - x) * (y - self.bottom) / (y - next_y), self.bottom));
            } else if y <= self.bottom {
                kept.push((x, y));
            }
        }
        kept.extend(points.last().filter(|(_, y)| *y <= self.bottom));
        kept
    }

    /// Where lines run, for labels to keep clear of.
    fn lines(&self, chart: &Funnel) -> Vec<Area> {
        let across = |parts: u32| Area(LEFT, self.y(parts) - 1.0, RIGHT, self.y(parts) + 1.0);
        let mut lines = vec![across(parts(chart.target, 10_000)), across(parts(chart.centre.part, chart.centre.whole))];
        for limits in &chart.limits {
            let x = self.x(limits.cases);
            let heights = [limits.low_999, limits.low_95, limits.high_95, limits.high_999];
            lines.extend(heights.map(|height| Area::around((x, self.y(height)), 2.0)));
        }
        lines
    }

    fn names_of_lines(&self, drawing: &mut Drawing, chart: &Funnel, lang: Lang) {
        let centre = parts(chart.centre.part, chart.centre.whole);
        let mut names = vec![
            (parts(chart.target, 10_000), format!("{} {}%", lang.pick("承诺", "promise"), short(chart.target))),
            (centre, format!("{} {}", chart.district.as_deref().unwrap_or(lang.pick("全市", "city")), chart.centre.percent)),
        ];
        if let Some(last) = chart.limits.last() {
            names.extend([
                (last.low_95, lang.pick("95%限", "95 % limit").to_owned()),
                (last.low_999, lang.pick("99.9%限", "99.9 % limit").to_owned()),
            ]);
        }
        names.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
        let wanted: Vec<_> = names.iter().map(|(rate, _)| self.y(*rate) + 3.5).collect();
        for ((_, name), y) in names.iter().zip(apart(&wanted, 12.0, self.bottom + 3.5)) {
            drawing.text((RIGHT + 5.0, y), Side::Start, "c-tiny", name);
        }
    }

    fn marks(&self, drawing: &mut Drawing, chart: &Funnel) {
        let at = |point: &FunnelPoint| (self.x(point.rate.whole), self.y(parts(point.rate.part, point.rate.whole)));
        let taken = chart.points.iter().map(|point| Area::around(at(point), 4.5)).collect();
        let room = Area(LEFT, self.top - 6.0, RIGHT, self.bottom + 2.0);
        let mut paper = Paper { room, taken, lines: self.lines(chart) };
        let mut points: Vec<&FunnelPoint> = chart.points.iter().collect();
        points.sort_by_key(|point| std::cmp::Reverse(importance(point.band)));
        for point in points.iter().rev() {
            drawing.told(&told(point), |drawing| mark(drawing, at(point), point.band));
        }
        for point in points.into_iter().filter(|point| point.band != Band::Inside) {
            let name = fit(&point.name, 130.0, 11.0);
            if let Some((place, side)) = paper.beside(at(point), &name, 11.0) {
                drawing.text(place, side, "c-small c-clear", &name);
            }
        }
    }
}

/// Who is named first, and lies on top.
fn importance(band: Band) -> u8 {
    match band {
        Band::FarBelow => 4,
        Band::Below => 3,
        Band::FarAbove => 2,
        Band::Above => 1,
        Band::Inside => 0,
    }
}

fn mark(drawing: &mut Drawing, (x, y): (f64, f64), band: Band) {
    match band {
        Band::Inside => drawing.circle((x, y), 3.2, "c-ring"),
        Band::Below => drawing.shape(&[(x - 4.4, y), (x, y - 4.4), (x + 4.4, y), (x, y + 4.4)], "c-dot-warn"),
        Band::FarBelow => drawing.triangle((x, y), true, "c-dot-bad"),
        Band::Above | Band::FarAbove => drawing.triangle((x, y), false, "c-dot-good"),
    }
}

/// A share in millionths.
fn parts(part: u64, whole: u64) -> u32 {
    let parts = (u128::from(part) * u128::from(PARTS)).checked_div(u128::from(whole));
    parts.and_then(|parts| u32::try_from(parts).ok()).unwrap_or(PARTS).min(PARTS)
}

/// Hundredths without needless zeros: `99.5`, `100`.
fn short(value: u64) -> String {
    let text = hundredths(value);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn told(point: &FunnelPoint) -> String {
    format!("{} {} ({}/{})", point.name, point.rate.percent, point.rate.part, point.rate.whole)
}

fn about(chart: &Funnel, lang: Lang) -> String {
    let of = |bands: &[Band]| {
        let names: Vec<_> = chart.points.iter().filter(|point| bands.contains(&point.band)).map(told).collect();
        if names.is_empty() { lang.pick("无", "none").to_owned() } else { names.join(lang.pick("、", ", ")) }
    };
    let (far, below, above) = (of(&[Band::FarBelow]), of(&[Band::Below]), of(&[Band::Above, Band::FarAbove]));
    let centre = &chart.centre.percent;
    let whole = chart.district.as_deref().unwrap_or(lang.pick("全市", "city"));
    match lang {
        Lang::Zh => format!("{whole}{centre}；低于99.9%下限：{far}；低于95%下限：{below}；高于95%上限：{above}"),
        Lang::En => {
            format!("{whole} {centre}; below the 99.9 % limit: {far}; below the 95 % limit: {below}; above the 95 % limit: {above}")
        }
    }
}
