//! What there is to score by: packs, calendars, checks.

use super::catalogue::count_line;
use super::table::{Block, Cell, Page, Table};
use crate::calendar::WorkCalendar;
use crate::domain::Lang;
use crate::rules::{Pack, ScreenLimit};

/// The packs and calendars, and how many checks there are.
pub fn rules_page(packs: &[Pack], calendars: &[WorkCalendar], lang: Lang) -> Page {
    let heading = |zh: &str, en: &str| Block::heading(lang.pick(zh, en));
    let more = match lang {
        Lang::Zh => ["gascore explain 列出全部检查项", "gascore explain C201 说明一项，gascore explain due_day 说明一项疑点线索"],
        Lang::En => ["gascore explain lists every check", "gascore explain C201 explains one, gascore explain due_day a screen"],
    };
    let blocks = vec![
        heading("规则包", "Packs of rules"),
        Block::Table(packs_table(packs, lang)),
        heading("工作日历", "Calendars of working days"),
        Block::Table(calendars_table(calendars, lang)),
        heading("疑点线索", "Screens"),
        Block::Table(screens_table(packs, lang)),
        heading("检查项", "Checks"),
        Block::Text(count_line(lang)),
        Block::List(more.map(str::to_owned).to_vec()),
    ];
    Page { title: lang.pick("内置规则", "Built-in rules").to_owned(), blocks }
}

fn packs_table(packs: &[Pack], lang: Lang) -> Table {
    let mut table = match lang {
        Lang::Zh => Table::new(&["=规则包", ">版本", "=施行日期", "?>业务", "?>评价重点", "?=日历", "名称"]),
        Lang::En => Table::new(&["=Pack", ">Version", "=In force from", "?>Services", "?>Points", "?=Calendar", "Title"]),
    };
    for pack in packs {
        let policy = &pack.policy;
        let points = pack.checklist.as_ref().map_or_else(|| "-".to_owned(), |checklist| checklist.points().count().to_string());
        table.rows.push(vec![
            Cell::plain(&policy.id),
            Cell::plain(&policy.version),
            Cell::plain(policy.effective_from),
            Cell::plain(policy.services.len()),
            Cell::plain(points),
            Cell::plain(&policy.calendar),
            Cell::plain(policy.title.text(lang)),
        ]);
    }
    table
}

/// Every screen of every pack, with what it holds to be innocent.
fn screens_table(packs: &[Pack], lang: Lang) -> Table {
    let mut table = match lang {
        Lang::Zh => Table::new(&["=线索", "=规则包", "?>最少件数", "容许", "名称"]),
        Lang::En => Table::new(&["=Screen", "=Pack", "?>At least", "Allowed", "Title"]),
    };
    for pack in packs {
        for rule in pack.policy.screens.iter().flat_map(|screens| &screens.list) {
            let allowed = match (rule.limit, lang) {
                (ScreenLimit::Share { share, odds }, Lang::Zh) => format!("{}，或他者比值的{odds}倍", share.percent()),
                (ScreenLimit::Share { share, odds }, Lang::En) => format!("{}, or {odds} × the odds of others", share.percent()),
                (ScreenLimit::Times(times), Lang::Zh) => format!("预计数的{times}倍"),
                (ScreenLimit::Times(times), Lang::En) => format!("{times} × what is expected"),
            };
            table.rows.push(vec![
                Cell::plain(rule.id.key()),
                Cell::plain(&pack.policy.id),
                Cell::count(rule.least),
                Cell::plain(allowed),
                Cell::plain(rule.name.text(lang)),
            ]);
        }
    }
    table
}

fn calendars_table(calendars: &[WorkCalendar], lang: Lang) -> Table {
    let mut table = match lang {
        Lang::Zh => Table::new(&["=日历", "=首日", "=末日", "?>通知", "名称"]),
        Lang::En => Table::new(&["=Calendar", "=First day", "=Last day", "?>Notices", "Title"]),
    };
    for calendar in calendars {
        table.rows.push(vec![
            Cell::plain(calendar.name()),
            Cell::plain(calendar.first()),
            Cell::plain(calendar.last()),
            Cell::plain(calendar.notices().count()),
            Cell::plain(calendar.title(lang)),
        ]);
    }
    table
}
