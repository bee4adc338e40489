//! Cases that are overdue and not completed.

use chrono::NaiveDate;

use crate::domain::Lang;
use crate::report::circular::view::View;
use crate::report::circular::{Annex, Part, phrase};
use crate::report::model::{CaseReport, EnterpriseReport};
use crate::report::table::{Cell, Table};

/// Rows of the list; beyond it the total speaks.
const SHOWN: usize = 200;

/// Characters of a case number.
const NUMBER: usize = 40;

/// Makes it; `None` where there is no such case.
pub(super) fn annex(view: &View<'_>) -> Option<Annex> {
    let (of_period, earlier) = view.open();
    let total = of_period + earlier;
    if total == 0 {
        return None;
    }
    let mut cases: Vec<_> = view.report.enterprises.iter().flat_map(of).collect();
    cases.sort_by_key(|(_, case)| (case.due_on, std::cmp::Reverse(case.days_late)));
    let mut table = Table::new(&[
        view.pick("=序号", "=No."),
        view.pick("=编号", "=Case"),
        view.pick("企业", "Enterprise"),
        view.pick("服务事项", "Service"),
        view.pick("=到期日", "=Due"),
        view.pick(">已逾期（工作日）", ">Working days overdue"),
        view.pick("备注", "Remark"),
    ]);
    table.rows = cases.iter().take(SHOWN).enumerate().map(|(at, (one, case))| row(at + 1, one, case, view)).collect();
    let title = match view.lang {
        Lang::Zh => format!("截至{}逾期未办结件清单", phrase::day(view.report.as_of, view.lang)),
        Lang::En => format!("Cases overdue and open on {}", phrase::day(view.report.as_of, view.lang)),
    };
    let note = note(table.rows.len() as u64, total, view.lang);
    Some(Annex { name: view.open_annex(), title, wide: true, parts: vec![Part::Table { caption: None, table }, Part::Note(note)] })
}

/// The open cases of an enterprise, as far as the report lists them.
fn of(one: &EnterpriseReport) -> impl Iterator<Item = (&EnterpriseReport, &CaseReport)> {
    one.overdue.cases.iter().chain(&one.carried_overdue.cases).map(move |case| (one, case))
}

fn note(shown: u64, total: u64, lang: Lang) -> String {
    let part = match (lang, shown < total) {
        (Lang::Zh, true) => format!("共{total}件，按到期日先后列出{shown}件，其余由企业按台账自查。"),
        (Lang::Zh, false) => format!("共{total}件，按到期日先后排列。"),
        (Lang::En, true) => format!("{total} in all; the {shown} due first are listed, the enterprises find the others in their ledgers. "),
        (Lang::En, false) => format!("{total} in all, those due first at the top. "),
    };
    match lang {
        Lang::Zh => format!("注：{part}已逾期天数算至截止日；到期日为截止日的，计为0。截止日以后的办结不改变本季度统计。"),
        Lang::En => format!(
            "Note: {part}Days overdue run to the day of judgement; 0 stands where that is the due day itself. What was completed later does not change this quarter."
        ),
    }
}

fn row(number: usize, one: &EnterpriseReport, case: &CaseReport, view: &View<'_>) -> Vec<Cell> {
    let id = phrase::tidy(&case.id, NUMBER);
    let completed = case.completed.as_deref().map(|completed| match view.lang {
        Lang::Zh => format!("台账载明{}办结", phrase::tidy(completed, NUMBER)),
        Lang::En => format!("completed {} by the ledger", phrase::tidy(completed, NUMBER)),
    });
    let earlier = case.due_on.is_some_and(|due: NaiveDate| due < view.report.period.first);
    let earlier = earlier.then(|| view.pick("以前季度到期", "due in an earlier quarter").to_owned());
    let law = (case.breach == Some("law")).then(|| view.pick("超法定时限", "beyond the statutory limit").to_owned());
    let remarks: Vec<_> = [earlier, law, completed].into_iter().flatten().collect();
    vec![
        Cell::count(number as u64),
        if id.is_empty() { Cell::missing("-") } else { Cell::plain(id) },
        Cell::plain(View::name(one)),
        Cell::plain(case.service.as_deref().map_or_else(|| "-".to_owned(), |service| view.service(service))),
        Cell::day(case.due_on),
        Cell::count(case.days_late.into()),
        Cell::plain(remarks.join(view.pick("；", "; "))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_cut_says_how_many_there_are() {
        let check = |shown, total, zh: &str, en: &str| {
            assert!(note(shown, total, Lang::Zh).starts_with(zh), "{}", note(shown, total, Lang::Zh));
            assert!(note(shown, total, Lang::En).starts_with(en), "{}", note(shown, total, Lang::En));
        };
        check(61, 61, "注：共61件，按到期日先后排列。", "Note: 61 in all, those due first at the top. Days");
        check(
            200,
            315,
            "注：共315件，按到期日先后列出200件，",
            "Note: 315 in all; the 200 due first are listed, the enterprises find the others in their ledgers. Days",
        );
    }
}
