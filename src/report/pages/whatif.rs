//! What other rules would change, as a page: one trial in full, or several values side by side.

use crate::domain::{Lang, Points, Quarter};
use crate::report::model::{ChangeReport, ChangedCase, EnterpriseChange, Shift, StandingReport, TrialReport, WhatIf};
use crate::report::table::{Block, Cell, Page, Table, Tone};
use crate::text::words;

/// Cases of one enterprise shown; the JSON has up to a thousand of each.
const CASES: usize = 5;

/// The page of a trial, or of several values of one key.
pub fn whatif_page(whatif: &WhatIf, lang: Lang) -> Page {
    let view = TrialView { whatif, lang };
    let mut blocks = vec![Block::List(view.head())];
    match whatif.trials.as_slice() {
        [only] => blocks.extend(view.trial(only)),
        several => blocks.extend(view.sensitivity(several)),
    }
    let quarter = whatif.quarter.as_deref().and_then(|quarter| quarter.parse::<Quarter>().ok());
    let quarter = quarter.map_or_else(String::new, |quarter| quarter.text(lang));
    let title = match lang {
        Lang::Zh => format!("{quarter}试算（非现行规则）"),
        Lang::En => format!("What if: a trial on {quarter}, not in force"),
    };
    Page { title, blocks }
}

/// Trials with the language they are shown in.
struct TrialView<'w> {
    whatif: &'w WhatIf,
    lang: Lang,
}

impl TrialView<'_> {
    fn service<'t>(&'t self, id: &'t str) -> &'t str {
        self.whatif.services.iter().find(|service| service.id == id).map_or(id, |service| &service.name)
    }

    fn head(&self) -> Vec<String> {
        let WhatIf { period, as_of, rules, calendar, .. } = self.whatif;
        let (first, last) = (period.first, period.last);
        let mut lines = vec![
            self.lang
                .pick(
                    "试算，非现行规则：不作为评价结果，也不改动任何报告和规则文件",
                    "trial, not in force: this is no result, and no report or file of rules is changed",
                )
                .to_owned(),
        ];
        lines.push(match self.lang {
            Lang::Zh => format!("统计期 {first} 至 {last}，截至 {as_of} 24:00"),
            Lang::En => format!("{first} to {last}, as of the end of {as_of}"),
        });
        lines.push(match self.lang {
            Lang::Zh => format!("现行规则 {} 第{}版，日历 {}", rules.id, rules.version, calendar.name),
            Lang::En => format!("in force: rules {} version {}, calendar {}", rules.id, rules.version, calendar.name),
        });
        lines
    }

    fn changes(&self, trial: &TrialReport) -> Vec<Block> {
        let mut lines: Vec<_> = trial.changes.iter().map(|change| self.change_line(change)).collect();
        lines.extend(trial.notes.iter().cloned());
        if lines.is_empty() {
            lines.push(self.lang.pick("未改动任何规则", "nothing is changed").to_owned());
        }
        vec![Block::heading(self.lang.pick("试行的改动", "What is tried")), Block::List(lines)]
    }

    fn change_line(&self, change: &ChangeReport) -> String {
        let none = self.lang.pick("（无）", "(none)");
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| none.to_owned());
        format!("{}{}{} → {}", change.key, self.lang.pick("：", ": "), value(&change.from), value(&change.to))
    }

    fn trial(&self, trial: &TrialReport) -> Vec<Block> {
        let mut blocks = self.changes(trial);
        blocks.push(Block::heading(self.lang.pick("全市合计", "The whole city")));
        blocks.push(Block::Table(self.city_table(trial)));
        let notable: Vec<_> = trial.enterprises.iter().filter(|enterprise| enterprise.is_notable()).collect();
        blocks.push(Block::heading(self.who_title(trial, notable.len())));
        if notable.is_empty() {
            blocks.push(Block::Text(self.lang.pick("目标、名次、等级均无变化。", "No target, place or grade changes.").to_owned()));
        } else {
            blocks.push(Block::Table(self.who_table(&notable)));
        }
        blocks.extend(self.case_blocks(trial));
        blocks
    }

    fn city_table(&self, trial: &TrialReport) -> Table {
        let mut table = Table::new(&[
            self.lang.pick("服务", "Service"),
            self.lang.pick(">现行", ">In force"),
            self.lang.pick(">试行", ">Tried"),
            self.lang.pick("?>变化", "?>Change"),
            self.lang.pick(">达标企业", ">Meet it"),
        ]);
        for change in &trial.city {
            let (before, tried) = (&change.in_force, &change.tried);
            let hundredths = |standing: &StandingReport| standing.rate.as_ref().and_then(|rate| i64::try_from(rate.hundredths()).ok());
            let change = hundredths(tried).zip(hundredths(before)).map(|(tried, before)| tried - before);
            let meeting = |standing: &StandingReport| format!("{}/{}", standing.enterprises_meeting, standing.enterprises_decided);
            table.rows.push(vec![
                Cell::plain(self.service(&before.service)),
                Cell::share(before.rate.as_ref()),
                Cell::share(tried.rate.as_ref()),
                Cell::change(change),
                Cell::plain(arrow(&Shift { in_force: meeting(before), tried: meeting(tried) })),
            ]);
        }
        table
    }

    fn who_title(&self, trial: &TrialReport, notable: usize) -> String {
        let (all, cases) = (trial.enterprises.len(), trial.cases);
        match self.lang {
            Lang::Zh => format!("目标、名次或等级有变化的企业：{notable} 家（有任何变化的 {all} 家，涉及 {cases} 件）"),
            Lang::En => format!("Who changes target, place or grade: {notable} (anything at all: {all}; cases: {cases})"),
        }
    }

    fn who_table(&self, notable: &[&EnterpriseChange]) -> Table {
        let mut table = Table::new(&[
            self.lang.pick("企业", "Enterprise"),
            self.lang.pick("目标", "Targets"),
            self.lang.pick(">名次", ">Rank"),
            self.lang.pick("等级", "Grade"),
            self.lang.pick("?>得分", "?>Score"),
            self.lang.pick(">件数", ">Cases"),
        ]);
        for enterprise in notable {
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
            let place = |place: Option<usize>| place.map_or_else(|| "-".to_owned(), |place| place.to_string());
            let shift = |shift: &Shift<Option<String>>| arrow(&Shift { in_force: text(&shift.in_force), tried: text(&shift.tried) });
            let rank = Shift { in_force: place(enterprise.rank.in_force), tried: place(enterprise.rank.tried) };
            table.rows.push(vec![
                Cell::plain(&enterprise.short_name),
                self.targets_cell(enterprise),
                Cell::plain(arrow(&rank)),
                Cell::plain(shift(&enterprise.grade)),
                Cell::plain(shift(&enterprise.score)),
                Cell::count(enterprise.cases.total),
            ]);
        }
        table
    }

    /// `▼ Fault report` where the promise would no longer be met, `▲` where it would be.
    fn targets_cell(&self, enterprise: &EnterpriseChange) -> Cell {
        let mark = |tried| match tried {
            Some(true) => "▲",
            Some(false) => "▼",
            None => "-",
        };
        let lost = enterprise.targets().any(|service| service.meets_target.tried == Some(false));
        let named: Vec<_> = enterprise
            .targets()
            .map(|service| format!("{} {}", mark(service.meets_target.tried), self.service(&service.service)))
            .collect();
        let tone = if lost { Tone::Bad } else { Tone::Good };
        if named.is_empty() { Cell::missing("-") } else { Cell::toned(named.join(self.lang.pick("、", ", ")), tone) }
    }

    /// The first cases of every enterprise that changes.
    fn case_blocks(&self, trial: &TrialReport) -> Vec<Block> {
        let with_cases: Vec<_> = trial.enterprises.iter().filter(|enterprise| enterprise.cases.total > 0).collect();
        if with_cases.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.lang.pick("企业", "Enterprise"),
            self.lang.pick("=编号", "=Case"),
            self.lang.pick("服务", "Service"),
            self.lang.pick("结论", "Verdict"),
            self.lang.pick("?到期日", "?Due"),
            self.lang.pick("?办结", "?Completed"),
        ]);
        let mut shown = 0;
        for enterprise in &with_cases {
            for (number, case) in enterprise.cases.cases.iter().take(CASES).enumerate() {
                table.rows.push(self.case_row(if number == 0 { &enterprise.short_name } else { "" }, case));
                shown += 1;
            }
        }
        let title = match self.lang {
            Lang::Zh => format!("结论改变的办件：共 {} 件，列出 {shown} 件（每家至多 {CASES} 件，JSON 至多 1,000 件）", trial.cases),
            Lang::En => {
                format!("Cases that stand otherwise: {}, {shown} shown (at most {CASES} of each; the JSON has up to 1,000)", trial.cases)
            }
        };
        vec![Block::heading(title), Block::Table(table)]
    }

    fn case_row(&self, enterprise: &str, case: &ChangedCase) -> Vec<Cell> {
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let due = Shift { in_force: day(case.due_on.in_force), tried: day(case.due_on.tried) };
        let outcome =
            Shift { in_force: words::outcome(&case.outcome.in_force, self.lang), tried: words::outcome(&case.outcome.tried, self.lang) };
        vec![
            Cell::plain(enterprise),
            Cell::plain(&case.id),
            Cell::plain(case.service.as_deref().map_or("-", |service| self.service(service))),
            Cell::plain(arrow(&outcome)),
            Cell::plain(arrow(&due)),
            Cell::moment(case.completed.as_deref()),
        ]
    }

    /// Several trials: one column each.
    fn sensitivity(&self, trials: &[TrialReport]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for trial in trials {
            let mut lines: Vec<_> = trial.changes.iter().map(|change| self.change_line(change)).collect();
            lines.extend(trial.notes.iter().cloned());
            blocks.extend([Block::head(2, &trial.name), Block::List(lines)]);
        }
        blocks.insert(0, Block::heading(self.lang.pick("试行的改动", "What is tried")));
        blocks.push(Block::heading(self.lang.pick("全市办结率和达标企业数", "Rates of the city, and enterprises that meet them")));
        blocks.push(Block::Table(self.city_columns(trials)));
        blocks.push(Block::heading(self.lang.pick(
            "各企业得分与名次（▼ 有目标不再达到，▲ 新达到）",
            "Score and place of each enterprise (▼ a promise no longer met, ▲ newly met)",
        )));
        blocks.push(Block::Table(self.enterprise_columns(trials)));
        blocks
    }

    fn columns(&self, first: &str, trials: &[TrialReport]) -> Table {
        let mut heads = vec![first.to_owned(), format!(">{}", self.lang.pick("现行", "In force"))];
        heads.extend(trials.iter().map(|trial| format!(">{}", trial.name)));
        Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn city_columns(&self, trials: &[TrialReport]) -> Table {
        let mut table = self.columns(self.lang.pick("服务", "Service"), trials);
        let text = |standing: &StandingReport| {
            let rate = standing.rate.as_ref().map_or("-", |rate| rate.percent.as_str());
            format!("{rate} {}/{}", standing.enterprises_meeting, standing.enterprises_decided)
        };
        for (number, standing) in self.whatif.city.iter().enumerate() {
            let mut row = vec![Cell::plain(self.service(&standing.service)), Cell::plain(text(standing))];
            let tried = trials.iter().map(|trial| trial.city.get(number));
            row.extend(tried.map(|change| change.map_or_else(|| Cell::missing("-"), |change| Cell::plain(text(&change.tried)))));
            table.rows.push(row);
        }
        let mut row = vec![Cell::plain(self.lang.pick("结论改变的办件", "Cases that change")), Cell::missing("")];
        row.extend(trials.iter().map(|trial| Cell::count(trial.cases)));
        table.rows.push(row);
        table
    }

    fn enterprise_columns(&self, trials: &[TrialReport]) -> Table {
        let mut table = self.columns(self.lang.pick("企业", "Enterprise"), trials);
        let mut seen: Vec<&EnterpriseChange> = Vec::new();
        for enterprise in trials.iter().flat_map(|trial| &trial.enterprises) {
            if !seen.iter().any(|other| other.code == enterprise.code) {
                seen.push(enterprise);
            }
        }
        seen.sort_by_key(|enterprise| (enterprise.rank.in_force.is_none(), enterprise.rank.in_force));
        for enterprise in seen {
            let before = standing(enterprise.score.in_force.as_deref(), enterprise.rank.in_force);
            let mut row = vec![Cell::plain(&enterprise.short_name), Cell::plain(&before)];
            for trial in trials {
                let own = trial.enterprises.iter().find(|own| own.code == enterprise.code);
                row.push(own.map_or_else(|| Cell::toned(&before, Tone::Faint), tried_cell));
            }
            table.rows.push(row);
        }
        table
    }
}

/// `93.20 #4`.
fn standing(score: Option<&str>, rank: Option<usize>) -> String {
    let rank = rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    format!("{} #{rank}", score.unwrap_or("-"))
}

fn tried_cell(own: &EnterpriseChange) -> Cell {
    let targets = |met| own.targets().any(|service| service.meets_target.tried == Some(met));
    let mark = match (targets(false), targets(true)) {
        (true, _) => "▼",
        (false, true) => "▲",
        (false, false) => "",
    };
    let points = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Points>().ok());
    let tone = match points(&own.score.tried).cmp(&points(&own.score.in_force)) {
        std::cmp::Ordering::Less => Tone::Bad,
        std::cmp::Ordering::Greater => Tone::Good,
        std::cmp::Ordering::Equal => Tone::Plain,
    };
    Cell::toned(format!("{mark}{}", standing(own.score.tried.as_deref(), own.rank.tried)), tone)
}

/// `4 → 6`; one of them where they are the same.
fn arrow<T: PartialEq + std::fmt::Display>(shift: &Shift<T>) -> String {
    if shift.in_force == shift.tried { shift.tried.to_string() } else { format!("{} → {}", shift.in_force, shift.tried) }
}
