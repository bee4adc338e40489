//! How late the late cases are: a small column for every length, completed ones filled, open ones empty.

use super::svg::{Drawing, NARROW, Side, fit, place, real};
use crate::domain::Lang;
use crate::report::chart::{BUCKETS, Bucket, LateBy, LateRow, Lateness};

const ROW: f64 = 46.0;
const TALLEST: f64 = 28.0;
const LEFT: f64 = 104.0;
const COLUMN: f64 = (NARROW - LEFT) / 9.0;
const BAR: f64 = 20.0;

/// Draws the lengths.
pub(super) fn draw(chart: &LateBy, lang: Lang) -> String {
    let title = lang.pick("逾期的件逾期多久", "How late the late cases are");
    let note = lang.pick(
        "按超过到期日的工作日数分列，柱上为件数：实心为逾期办结，空心为逾期未办结（至截至日）",
        "by working days past the due day, the number of cases above: filled completed late, empty still open (to the day of judgement)",
    );
    let (mut drawing, top) = Drawing::new(NARROW, title, &[note]);
    let most = chart.rows.iter().flat_map(|row| &row.counts).map(|count| count.total()).max().unwrap_or(1).max(1);
    let mut about = Vec::new();
    for (number, row) in chart.rows.iter().enumerate() {
        let base = top + ROW * (place(number) + 1.0) - 4.0;
        draw_row(&mut drawing, row, base, most, lang);
        about.push(told(row, lang));
    }
    let bottom = top + ROW * place(chart.rows.len()) + 10.0;
    for (number, bucket) in BUCKETS.iter().enumerate() {
        drawing.text((middle(number), bottom), Side::Middle, "c-tiny c-faint", &length(*bucket));
    }
    drawing.text((0.0, bottom), Side::Start, "c-tiny c-faint", lang.pick("逾期工作日数", "Working days late"));
    drawing.finish(bottom + 6.0, &about.join(lang.pick("；", "; ")))
}

fn draw_row(drawing: &mut Drawing, row: &LateRow, base: f64, most: u64, lang: Lang) {
    drawing.text((0.0, base - 13.0), Side::Start, "", &fit(&row.service, LEFT - 6.0, 12.0));
    let sum = match lang {
        Lang::Zh => format!("共{}件", row.total()),
        Lang::En => format!("{} in all", row.total()),
    };
    drawing.text((0.0, base), Side::Start, "c-small c-faint", if row.total() == 0 { lang.pick("无逾期", "none late") } else { &sum });
    drawing.line((LEFT, base + 0.5), (NARROW, base + 0.5), "c-hair");
    for (number, (count, bucket)) in row.counts.iter().zip(BUCKETS).enumerate() {
        if count.total() > 0 {
            drawing.told(&bar_told(row, *count, bucket, lang), |drawing| bar(drawing, *count, middle(number), base, most));
        }
    }
}

fn bar(drawing: &mut Drawing, count: Lateness, x: f64, base: f64, most: u64) {
    let height = |cases: u64| (real(cases) / real(most) * TALLEST).max(if cases > 0 { 1.5 } else { 0.0 });
    let (late, overdue) = (height(count.late), height(count.overdue));
    if count.late > 0 {
        drawing.rect((x - BAR / 2.0, base - late), (BAR, late), "c-bar");
    }
    if count.overdue > 0 {
        drawing.rect((x - BAR / 2.0 + 0.5, base - late - overdue), (BAR - 1.0, overdue), "c-open");
    }
    drawing.text((x, base - late - overdue - 3.0), Side::Middle, "c-small", &count.total().to_string());
}

fn middle(column: usize) -> f64 {
    LEFT + COLUMN * (place(column) + 0.5)
}

fn length((first, last): Bucket) -> String {
    match last {
        _ if first == last => first.to_string(),
        u32::MAX => format!("≥{first}"),
        last => format!("{first}–{last}"),
    }
}

fn bar_told(row: &LateRow, count: Lateness, bucket: Bucket, lang: Lang) -> String {
    let (service, length, Lateness { late, overdue }) = (&row.service, length(bucket), count);
    match lang {
        Lang::Zh => format!("{service} 逾期{length}个工作日：办结{late}件，未办结{overdue}件"),
        Lang::En => format!("{service}, {length} working days late: {late} completed, {overdue} open"),
    }
}

fn told(row: &LateRow, lang: Lang) -> String {
    let counts = row.counts.iter().zip(BUCKETS).filter(|(count, _)| count.total() > 0);
    let parts: Vec<_> = counts.map(|(count, bucket)| bar_told(row, *count, bucket, lang)).collect();
    if parts.is_empty() { format!("{} {}", row.service, lang.pick("无逾期", "none late")) } else { parts.join(lang.pick("，", "; ")) }
}
