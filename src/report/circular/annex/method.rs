//! Intervals, bounds, and how everything was counted.

use crate::domain::Lang;
use crate::report::circular::Annex;
use crate::report::circular::body::Body;
use crate::report::circular::view::View;
use crate::report::table::{Cell, Table};

/// Makes it.
pub(super) fn annex(view: &View<'_>) -> Annex {
    let mut body = Body::new(view.lang);
    body.heading(1, view.pick("比率的95%区间和待核数据的影响", "Intervals of the rates, and what rows in doubt may change"));
    body.paragraph(
        view.pick(
            "区间为威尔逊（Wilson）95%置信区间，件数越少，区间越宽；应办结件数较少的比率只宜看区间，不宜相互比较。“待核全部逾期”“待核全部按期”为将待核数据全部计为逾期、全部计为按期时的比率。",
            "The intervals are Wilson intervals at 95 %: the fewer the cases, the wider. With few cases the interval speaks, not the rate. The last two columns say what the rate would be if all rows in doubt were late, or all in time.",
        )
        .to_owned(),
    );
    body.table(view.pick("比率及其区间", "Rates and intervals"), intervals(view));
    body.heading(1, view.pick("统计口径", "How cases were counted"));
    body.table(view.pick("统计口径及依据", "Rules of counting and what they rest on"), method(view));
    body.heading(1, view.pick("规则、日历和程序", "Rules, calendar and program"));
    body.paragraph(seals(view));
    Annex {
        name: view.method_annex(),
        title: view.pick("统计数据和口径说明", "Statistics and method").to_owned(),
        wide: false,
        parts: body.parts(),
    }
}

fn intervals(view: &View<'_>) -> Table {
    let mut table = Table::new(&[
        view.pick("服务事项", "Service"),
        view.pick(">应办结", ">Due"),
        view.pick(">比率", ">Rate"),
        view.pick(">95%区间", ">95 % interval"),
        view.pick(">待核全部逾期", ">If all late"),
        view.pick(">待核全部按期", ">If all in time"),
    ]);
    for service in &view.report.city {
        let interval = service.interval_95.as_ref().map(|(low, high)| format!("{low}–{high}"));
        table.rows.push(vec![
            Cell::plain(view.service(&service.service)),
            Cell::count(service.decided),
            Cell::share(service.rate.as_ref()),
            interval.map_or_else(|| Cell::missing("-"), Cell::plain),
            Cell::share(service.range.as_ref().map(|range| &range.if_late)),
            Cell::share(service.range.as_ref().map(|range| &range.if_on_time)),
        ]);
    }
    table
}

fn method(view: &View<'_>) -> Table {
    let mut table = Table::new(&[view.pick("=事项", "=Topic"), view.pick("口径", "How"), view.pick("依据", "Basis")]);
    for method in &view.report.method {
        let basis = method.basis.as_deref().map_or_else(|| Cell::missing("-"), Cell::plain);
        table.rows.push(vec![Cell::plain(&method.topic), Cell::plain(&method.text), basis]);
    }
    table
}

fn seals(view: &View<'_>) -> String {
    let (rules, calendar, tool) = (&view.report.rules, &view.report.calendar, &view.report.tool);
    match view.lang {
        Lang::Zh => format!(
            "规则：{}，第{}版，SHA-256为{}；依据：{}。工作日历：{}（{}至{}）。程序：{} {}。",
            rules.id, rules.version, rules.sha256, rules.source, calendar.name, calendar.first, calendar.last, tool.name, tool.version
        ),
        Lang::En => format!(
            "Rules: {}, version {}, SHA-256 {}; they rest on: {}. Working-day calendar: {} ({} to {}). Program: {} {}.",
            rules.id, rules.version, rules.sha256, rules.source, calendar.name, calendar.first, calendar.last, tool.name, tool.version
        ),
    }
}
