//! The ranking: a dot for every score, with what was claimed and what ranks where that differs.

use super::svg::{Drawing, NARROW, Side, fit, hundredths, place, real};
use crate::domain::{Lang, Points};
use crate::report::chart::{Ranking, RankingRow, Standing};

const ROW: f64 = 20.0;
const NAME: f64 = 24.0;
const PLOT: (f64, f64) = (162.0, 302.0);
const SCORE: f64 = 350.0;

/// Draws the ranking.
pub(super) fn draw(chart: &Ranking, lang: Lang) -> String {
    let title = lang.pick("得分排名", "Ranking by score");
    let note = lang.pick(
        "● 得分 · ○ 自评分 · │ 排名分（待核数据按逾期计） · ▼ 有否决情形",
        "● score · ○ claimed · │ points that rank (rows in doubt as late) · ▼ veto",
    );
    let (mut drawing, top) = Drawing::new(NARROW, title, &[note]);
    let low = lowest(chart);
    let axis = Axis { low };
    let bottom = top + 14.0 + ROW * place(chart.rows.len());
    let mut tick = low;
    while tick <= 100 {
        let x = axis.x(tick * 100);
        drawing.line((x, top + 16.0), (x, bottom), "c-hair");
        drawing.text((x, top + 11.0), Side::Middle, "c-tiny c-faint", &tick.to_string());
        tick += if low < 50 { 20 } else { 10 };
    }
    for (number, row) in chart.rows.iter().enumerate() {
        let y = top + 14.0 + ROW * (place(number) + 0.5);
        drawing.told(&told(row, lang), |drawing| draw_row(drawing, row, y, &axis, lang));
        let after = chart.rows.get(number + 1);
        if row.rank.is_some() && after.is_some_and(|next| next.rank.is_none()) {
            drawing.line((0.0, y + ROW / 2.0), (NARROW, y + ROW / 2.0), "c-rule");
        }
    }
    let about: Vec<_> = chart.rows.iter().map(|row| told(row, lang)).collect();
    drawing.finish(bottom + 4.0, &about.join(lang.pick("；", "; ")))
}

/// Points to places.
struct Axis {
    /// Whole points at the left end.
    low: u64,
}

impl Axis {
    fn x(&self, hundredths: u64) -> f64 {
        let (low, high) = (real(self.low * 100), 10_000.0);
        PLOT.0 + (real(hundredths) - low) / (high - low) * (PLOT.1 - PLOT.0)
    }
}

/// A round number below every score.
fn lowest(chart: &Ranking) -> u64 {
    let marks = chart.rows.iter().flat_map(|row| match &row.standing {
        Standing::Scored { score, claimed, ranking, .. } => vec![Some(*score), *claimed, *ranking],
        _ => Vec::new(),
    });
    let least = marks.flatten().map(whole).min().unwrap_or(0);
    let step = if least < 5_000 { 20 } else { 10 };
    (least / 100 / step * step).min(90)
}

fn whole(points: Points) -> u64 {
    u64::try_from(points.hundredths()).unwrap_or(0)
}

fn draw_row(drawing: &mut Drawing, row: &RankingRow, y: f64, axis: &Axis, lang: Lang) {
    let base = y + 4.0;
    let class = if row.rank.is_some() { "" } else { "c-faint" };
    let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    drawing.text((18.0, base), Side::End, "c-faint", &rank);
    drawing.text((NAME, base), Side::Start, class, &fit(&row.name, PLOT.0 - NAME - 6.0, 12.0));
    match &row.standing {
        Standing::Silent => drawing.text((SCORE, base), Side::End, "c-bad", lang.pick("▼未报送", "▼ sent nothing")),
        Standing::Unscored => drawing.text((SCORE, base), Side::End, "c-faint", "–"),
        Standing::Partly { score, available } => {
            drawing.text((SCORE, base), Side::End, "c-faint", &format!("{score}/{available}"));
            drawing.text((NARROW, base), Side::End, "c-small c-faint", lang.pick("仅可测部分", "in part"));
        }
        Standing::Scored { score, claimed, ranking, grade, vetoed } => {
            let x = axis.x(whole(*score));
            for other in [claimed, ranking].into_iter().flatten() {
                drawing.line((x, y), (axis.x(whole(*other)), y), "c-rule");
            }
            if let Some(ranking) = ranking {
                let x = axis.x(whole(*ranking));
                drawing.line((x, y - 5.0), (x, y + 5.0), "c-ink");
            }
            if let Some(claimed) = claimed {
                drawing.circle((axis.x(whole(*claimed)), y), 3.4, "c-ring");
            }
            drawing.circle((x, y), 4.2, if *vetoed { "c-dot-bad" } else { "c-dot" });
            drawing.text((SCORE, base), Side::End, "", &hundredths(whole(*score)));
            if let Some(grade) = grade {
                let (mark, class) = if *vetoed { ("▼", "c-small c-bad") } else { ("", "c-small c-faint") };
                drawing.text((NARROW, base), Side::End, class, &format!("{mark}{}", fit(grade, 54.0, 11.0)));
            }
        }
    }
}

/// One enterprise in words.
fn told(row: &RankingRow, lang: Lang) -> String {
    let mut parts = vec![match row.rank {
        Some(rank) => format!("{rank} {}", row.name),
        None => format!("– {}", row.name),
    }];
    match &row.standing {
        Standing::Silent => parts.push(lang.pick("未报送", "sent nothing").to_owned()),
        Standing::Unscored => parts.push(lang.pick("未评分", "no score").to_owned()),
        Standing::Partly { score, available } => parts.push(format!("{score}/{available}")),
        Standing::Scored { score, claimed, ranking, grade, vetoed } => {
            parts.push(score.to_string());
            parts.extend(claimed.map(|points| format!("{} {points}", lang.pick("自评", "claimed"))));
            parts.extend(ranking.map(|points| format!("{} {points}", lang.pick("排名分", "for ranking"))));
            parts.extend(grade.clone());
            parts.extend(vetoed.then(|| lang.pick("有否决情形", "veto").to_owned()));
        }
    }
    parts.join(lang.pick("，", ", "))
}
