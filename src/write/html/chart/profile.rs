//! The areas of one enterprise: how much of each it earned, beside what half of the enterprises earn at least.

use super::svg::{Drawing, NARROW, Side, fit, hundredths, place, real};
use crate::domain::Lang;
use crate::report::chart::{Profile, ProfileArea};

const ROW: f64 = 24.0;
const PLOT: (f64, f64) = (104.0, 336.0);

/// Draws the profile.
pub(super) fn draw(chart: &Profile, lang: Lang) -> String {
    let title = match lang {
        Lang::Zh => format!("{}：各方面得分", chart.name),
        Lang::En => format!("{}: areas of the score", chart.name),
    };
    let has_median = chart.areas.iter().any(|area| area.median.is_some());
    let note = if has_median {
        lang.pick(
            "横条为得分占该方面满分的比例，│为各企业的中位数",
            "bars: share of what the area could earn; │ the median of the enterprises",
        )
    } else {
        lang.pick("横条为得分占该方面满分的比例", "bars: share of what the area could earn")
    };
    let (mut drawing, top) = Drawing::new(NARROW, &title, &[note]);
    for (number, area) in chart.areas.iter().enumerate() {
        let y = top + ROW * (place(number) + 0.5);
        drawing.told(&told(area, lang), |drawing| draw_area(drawing, area, y, lang));
    }
    let bottom = top + ROW * place(chart.areas.len());
    drawing.line((PLOT.0, top + 2.0), (PLOT.0, bottom), "c-rule");
    drawing.line((PLOT.1, top + 2.0), (PLOT.1, bottom), "c-hair");
    drawing.text((PLOT.0, bottom + 11.0), Side::Middle, "c-tiny c-faint", "0");
    drawing.text((PLOT.1, bottom + 11.0), Side::Middle, "c-tiny c-faint", "100%");
    let about: Vec<_> = chart.areas.iter().map(|area| told(area, lang)).collect();
    drawing.finish(bottom + 16.0, &about.join(lang.pick("；", "; ")))
}

fn draw_area(drawing: &mut Drawing, area: &ProfileArea, y: f64, lang: Lang) {
    drawing.text((0.0, y + 4.0), Side::Start, "", &fit(&area.name, PLOT.0 - 8.0, 12.0));
    let x = |share: u64| PLOT.0 + real(share) / 10_000.0 * (PLOT.1 - PLOT.0);
    let Some(share) = area.share() else {
        drawing.text((NARROW, y + 4.0), Side::End, "c-small c-faint", lang.pick("不涉及", "does not apply"));
        return;
    };
    drawing.rect((PLOT.0, y - 4.0), (x(share) - PLOT.0, 8.0), "c-bar");
    if let Some(median) = area.median {
        drawing.line((x(median), y - 8.0), (x(median), y + 8.0), "c-ink");
    }
    drawing.text((NARROW, y + 4.0), Side::End, "", &format!("{} / {}", area.earned, area.available));
}

fn told(area: &ProfileArea, lang: Lang) -> String {
    let ProfileArea { name, earned, available, median } = area;
    let mut text = match (area.share(), lang) {
        (None, lang) => format!("{name} {}", lang.pick("不涉及", "does not apply")),
        (Some(_), Lang::Zh) => format!("{name} {earned}分，满分{available}"),
        (Some(_), Lang::En) => format!("{name} {earned} of {available}"),
    };
    if let Some(median) = median {
        text.push_str(lang.pick("，中位数", ", median "));
        text.push_str(&hundredths(*median));
        text.push('%');
    }
    text
}
