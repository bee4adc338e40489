//! Enterprises and services: the rate itself in every cell, tinted the darker the more is missing.

use super::svg::{Drawing, NARROW, Side, fit, fit_lines, hundredths, place, width};
use crate::domain::Lang;
use crate::report::chart::{Heat, HeatCell};

const ROW: f64 = 21.0;
const RANK: f64 = 18.0;
const NAMES: f64 = 145.0;
/// The narrowest and the widest column of a service.
const CELL: (f64, f64) = (55.0, 84.0);

/// Shortfalls in hundredths of a percent from which the tint is darker.
const SHADES: [(u64, &str); 3] = [(1_000, "c-bad-3"), (300, "c-bad-2"), (1, "c-bad-1")];

/// Draws the map.
pub(super) fn draw(chart: &Heat, lang: Lang) -> String {
    let cell = cell_width(chart);
    let across = (NAMES + cell * place(chart.services.len())).max(NARROW);
    let title = lang.pick("企业与服务：按期办结（回复）率，%", "Enterprises and services: on-time rate, %");
    let note = lang.pick(
        "▼ 未达目标，底色越深差距越大（3、10个百分点为界）  * 件数较少",
        "▼ below the promise, the darker the more is missing (steps at 3 and 10 points)  * few cases",
    );
    let (mut drawing, top) = Drawing::new(across, title, &[note]);
    let heads: Vec<_> = chart.services.iter().map(|service| fit_lines(service, cell - 4.0, 10.0, 2)).collect();
    for (number, lines) in heads.iter().enumerate() {
        let x = NAMES + cell * (place(number) + 1.0) - 8.0;
        for (line, text) in lines.iter().rev().enumerate() {
            drawing.text((x, top + 24.0 - 13.0 * place(line)), Side::End, "c-tiny c-faint", text);
        }
    }
    let top = top + 30.0;
    drawing.line((0.0, top), (across, top), "c-rule");
    let mut about = Vec::new();
    for (number, row) in chart.rows.iter().enumerate() {
        let y = top + ROW * place(number);
        let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        drawing.text((RANK - 4.0, y + 15.0), Side::End, "c-small c-faint", &rank);
        drawing.text((RANK, y + 15.0), Side::Start, "c-small", &fit(&row.name, NAMES - RANK - 2.0, 11.0));
        about.push(cells(&mut drawing, chart, &row.name, &row.cells, y, lang));
        drawing.line((0.0, y + ROW), (across, y + ROW), "c-hair");
    }
    let y = top + ROW * place(chart.rows.len()) + 3.0;
    let whole = lang.pick("全市", "Whole city");
    let city = format!("{}{}", chart.district.as_deref().unwrap_or(whole), lang.pick("合计", ""));
    let city = city.as_str();
    drawing.line((0.0, y - 3.0), (across, y - 3.0), "c-rule");
    drawing.text((RANK, y + 15.0), Side::Start, "c-small c-strong", city);
    about.push(cells(&mut drawing, chart, city, &chart.city, y, lang));
    drawing.finish(y + ROW + 2.0, &about.join(lang.pick("；", "; ")))
}

/// The cells of a row; answers the row in words.
fn cells(drawing: &mut Drawing, chart: &Heat, name: &str, cells: &[HeatCell], y: f64, lang: Lang) -> String {
    let wide = cell_width(chart);
    let mut words = vec![name.to_owned()];
    for (number, (cell, service)) in cells.iter().zip(&chart.services).enumerate() {
        let x = NAMES + wide * place(number);
        let told = told(cell, lang);
        drawing.told(&format!("{name} {service} {told}"), |drawing| {
            if let Some(shade) = shade(cell) {
                drawing.rect((x + 1.0, y + 1.0), (wide - 1.0, ROW - 2.0), shade);
            }
            let (text, class) = shown(cell, lang);
            // The star hangs beyond the edge, so that the digits stand below each other.
            drawing.text((x + wide - 8.0, y + 15.0), Side::End, class, &text);
            if matches!(cell, HeatCell::Rate { small: true, .. }) {
                drawing.text((x + wide - 7.5, y + 15.0), Side::Start, class, "*");
            }
        });
        words.push(format!("{service} {told}"));
    }
    words.join(lang.pick("，", ", "))
}

/// Wide enough for the longest word of a head, within reason.
fn cell_width(chart: &Heat) -> f64 {
    let words = chart.services.iter().flat_map(|service| service.split_whitespace()).filter(|word| word.is_ascii());
    words.map(|word| width(word, 10.0) + 8.0).fold(CELL.0, f64::max).min(CELL.1)
}

fn shade(cell: &HeatCell) -> Option<&'static str> {
    let HeatCell::Rate { hundredths, meets: false, .. } = cell else { return None };
    let missing = 10_000_u64.saturating_sub(*hundredths);
    SHADES.iter().find(|(from, _)| missing >= *from).map(|(_, class)| *class)
}

fn shown(cell: &HeatCell, lang: Lang) -> (String, &'static str) {
    match cell {
        HeatCell::Rate { hundredths: rate, meets, .. } => (format!("{}{}", if *meets { "" } else { "▼" }, hundredths(*rate)), "c-small"),
        HeatCell::NoneDue => (lang.pick("无应办结", "none due").to_owned(), "c-tiny c-faint"),
        HeatCell::NoCases => (lang.pick("无业务", "no cases").to_owned(), "c-tiny c-faint"),
        HeatCell::NotReported => (lang.pick("未报", "no report").to_owned(), "c-tiny c-bad"),
    }
}

fn told(cell: &HeatCell, lang: Lang) -> String {
    match cell {
        HeatCell::Rate { hundredths: rate, on_time, decided, .. } => format!("{}% ({on_time}/{decided})", hundredths(*rate)),
        other => shown(other, lang).0,
    }
}
