//! The rate of every enterprise in every service.

use crate::domain::Lang;
use crate::report::circular::view::View;
use crate::report::circular::{Annex, Part};
use crate::report::model::{ServiceReport, ServiceState};
use crate::report::table::{Cell, Table};

/// Makes it.
pub(super) fn annex(view: &View<'_>) -> Annex {
    let mut heads = vec![view.pick("企业", "Enterprise").to_owned()];
    heads.extend(view.report.services.iter().map(|service| format!(">{}{}{}", service.name, view.pick("", ": "), service.rate_name)));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&heads);
    let mut row = vec![Cell::plain(view.pick("合计", "All"))];
    row.extend(view.report.city.iter().map(|service| cell(service, view.lang)));
    table.rows.push(row);
    for one in view.reported() {
        let mut row = vec![Cell::plain(View::name(one))];
        row.extend(one.services.iter().map(|service| cell(service, view.lang)));
        table.rows.push(row);
    }
    let title = match view.lang {
        Lang::Zh => format!("{}各企业服务承诺办理情况", view.period()),
        Lang::En => format!("Rates of the enterprises by service, {}", view.period()),
    };
    let note = view.pick(
        "注：括号内为按期件数/应办结件数；▼为未达到目标，*为件数较少、比率仅供参考；“未报”为无台账且未声明无业务。",
        "Note: in brackets stand cases in time / cases due; ▼ below the target; * few cases, for reference only; “no rows” where nothing was declared either.",
    );
    Annex { name: view.rates_annex(), title, wide: true, parts: vec![Part::Table { caption: None, table }, Part::Note(note.to_owned())] }
}

fn cell(service: &ServiceReport, lang: Lang) -> Cell {
    let Some(rate) = &service.rate else {
        return Cell::missing(match service.state {
            ServiceState::Reported => lang.pick("无应办结件", "none due"),
            ServiceState::DeclaredEmpty => lang.pick("无业务", "no cases"),
            ServiceState::NotReported => lang.pick("未报", "no rows"),
        });
    };
    let mark = if service.meets_target == Some(false) { "▼" } else { "" };
    let small = if service.small_number { "*" } else { "" };
    let text = match lang {
        Lang::Zh => format!("{mark}{}{small}（{}/{}）", rate.percent, rate.part, rate.whole),
        Lang::En => format!("{mark}{}{small} ({}/{})", rate.percent, rate.part, rate.whole),
    };
    Cell { text, ..Cell::share(Some(rate)) }
}
