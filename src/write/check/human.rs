//! A check for people: the verdict first, then what is wrong, each with the row it stands in and how to mend it.

use super::excerpt::excerpt;
use super::lines::count;
use super::told::{how_many, open_groups, tier, totals, verdict, verdict_line};
use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample, NotDoneReport};
use crate::write::terminal::{Terminal, visible};
use crate::write::wrap::wrap;

/// Rows named beside the one that is shown.
const ROWS: usize = 8;

/// Submissions that are listed.
const SUBMISSIONS: usize = 60;

/// Writes what a check says; with `all`, every diagnostic that was kept and not the first of each group alone.
pub fn human(check: &CheckReport, lang: Lang, terminal: Terminal, all: bool) -> String {
    let mut page = Page { lang, terminal, all, text: String::new() };
    page.verdict(check);
    if check.submissions.len() > 1 {
        page.submissions(check);
    }
    for group in open_groups(check) {
        page.group(group);
    }
    page.not_done(check);
    page.statements(check);
    page.text
}

struct Page {
    lang: Lang,
    terminal: Terminal,
    all: bool,
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Text that wraps behind an indentation.
    fn wrapped(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(2);
        let width = self.terminal.width.saturating_sub(indent.len());
        for (number, line) in wrap(&format!("{lead}{}", visible(text)), width).iter().enumerate() {
            let indent = if number == 0 { "  " } else { indent.as_str() };
            self.line(&format!("{indent}{line}"));
        }
    }

    fn heading(&mut self, text: &str, colour: &str) {
        for line in wrap(&visible(text), self.terminal.width) {
            let line = if self.terminal.colour { format!("\u{1b}[1;{colour}m{line}\u{1b}[0m") } else { line };
            self.line(&line);
        }
    }

    fn verdict(&mut self, check: &CheckReport) {
        let (_, colour) = verdict(&check.verdict, self.lang);
        self.heading(&verdict_line(check, self.lang), colour);
    }

    fn submissions(&mut self, check: &CheckReport) {
        self.line("");
        for submission in check.submissions.iter().take(SUBMISSIONS) {
            let (word, _) = verdict(&submission.verdict, self.lang);
            let told = totals(submission.totals, self.lang);
            let text = match self.lang {
                Lang::Zh => format!("{} {}：{word}，{told}", submission.name, submission.enterprise),
                Lang::En => format!("{} {}: {word}, {told}", submission.name, submission.enterprise),
            };
            self.wrapped("", &text);
        }
        if check.submissions.len() > SUBMISSIONS {
            let rest = check.submissions.len() - SUBMISSIONS;
            self.wrapped("", &self.lang.pick("另有 {} 家", "and {} more").replace("{}", &rest.to_string()));
        }
    }

    fn group(&mut self, group: &DiagnosticReport) {
        let (tier, colour) = tier(&group.tier, self.lang);
        self.line("");
        let count = how_many(group, self.lang);
        self.heading(&format!("{tier} {} {} · {count}", group.code, group.title), colour);
        // What stands in no row differs in its sentence alone.
        let in_rows = group.samples.first().is_some_and(|sample| sample.line.is_some());
        let shown = if self.all || !in_rows { group.samples.len() } else { 1 };
        let mut last_place = "";
        for sample in group.samples.iter().take(shown) {
            self.sample(group, sample, sample.place != last_place);
            last_place = &sample.place;
        }
        self.others(group, shown);
        let lead = self.lang.pick("怎么办：", "What to do: ");
        self.wrapped(lead, &group.advice);
    }

    fn sample(&mut self, group: &DiagnosticReport, sample: &DiagnosticSample, names_place: bool) {
        let case = sample.case_id.as_deref().map(|id| format!("  {id}")).unwrap_or_default();
        let column = group.column.as_deref().map(|column| format!("  {column}")).unwrap_or_default();
        if names_place {
            self.wrapped("", &format!("{}{column}{case}", sample.place));
        }
        if let (Some(row), Some(line)) = (&sample.row, sample.line) {
            self.row(row, line, group.column_number);
        }
        self.wrapped("", &sample.message);
    }

    fn row(&mut self, cells: &[String], line: u64, column: Option<usize>) {
        let number = line.to_string();
        let bar = if self.terminal.ascii { '|' } else { '│' };
        let width = self.terminal.width.saturating_sub(number.len() + 5);
        let (row, mark) = excerpt(cells, column.and_then(|number| number.checked_sub(1)), width, self.terminal.ascii);
        self.line(&format!("  {number} {bar} {row}"));
        if let Some(mark) = mark {
            self.line(&format!("  {} {bar} {mark}", " ".repeat(number.len())));
        }
    }

    /// The rows beside those that are shown.
    fn others(&mut self, group: &DiagnosticReport, shown: usize) {
        let lines: Vec<String> = group.samples.iter().skip(shown).filter_map(|sample| sample.line).map(|line| line.to_string()).collect();
        if lines.is_empty() {
            return;
        }
        let more = group.total - group.explained > count(&group.samples) || lines.len() > ROWS;
        let named = &lines[..lines.len().min(ROWS)];
        let text = match (self.lang, more) {
            (Lang::Zh, true) => format!("另见第 {} 行等，加 --all 全部列出", named.join("、")),
            (Lang::Zh, false) => format!("另见第 {} 行", named.join("、")),
            (Lang::En, true) => format!("also in rows {} and more; --all lists them", named.join(", ")),
            (Lang::En, false) => format!("also in row{} {}", if named.len() == 1 { "" } else { "s" }, named.join(", ")),
        };
        self.wrapped("", &text);
    }

    /// What an earlier fault has hidden.
    fn not_done(&mut self, check: &CheckReport) {
        if check.not_done.is_empty() {
            return;
        }
        self.line("");
        let head = self.lang.pick("因上述问题未能评判或检查的内容", "What could not be judged or checked because of this");
        self.heading(head, "0");
        for not_done in &check.not_done {
            let text = self.not_done_text(not_done);
            self.wrapped("", &text);
        }
    }

    fn not_done_text(&self, not_done: &NotDoneReport) -> String {
        let checks: Vec<String> = not_done.checks_not_run.iter().map(|check| format!("{} {}", check.code, check.title)).collect();
        let NotDoneReport { file, because, title, rows_not_judged: rows, rows_not_read: unread, .. } = not_done;
        let mut parts = Vec::new();
        match self.lang {
            Lang::Zh => {
                parts.extend((*rows > 0).then(|| format!("{rows} 行未参与评判")));
                parts.extend((*unread > 0).then(|| format!("其中 {unread} 行的其余内容未检查")));
                parts.extend((!checks.is_empty()).then(|| format!("未检查 {}", checks.join("、"))));
                format!("{file}：因 {because} {title}，{}", parts.join("，"))
            }
            Lang::En => {
                let rows_text = |rows: u64| if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
                parts.extend((*rows > 0).then(|| format!("{} not judged", rows_text(*rows))));
                parts.extend((*unread > 0).then(|| format!("the other cells of {} not looked at", rows_text(*unread))));
                parts.extend((!checks.is_empty()).then(|| format!("not checked: {}", checks.join(", "))));
                format!("{file}: because of {because} {title}, {}", parts.join("; "))
            }
        }
    }

    fn statements(&mut self, check: &CheckReport) {
        if check.statements.is_empty() {
            return;
        }
        self.line("");
        self.heading(self.lang.pick("企业说明", "Statements of the enterprise"), "0");
        for statement in &check.statements {
            let unit = match (&statement.signed_by_unit, self.lang) {
                (Some(unit), Lang::Zh) => format!("（{unit}）"),
                (Some(unit), Lang::En) => format!(" ({unit})"),
                (None, _) => String::new(),
            };
            let text = match self.lang {
                Lang::Zh => format!(
                    "{} {}，{}：{}{unit}，对应 {} 处",
                    statement.code, statement.title, statement.about, statement.reason, statement.answered
                ),
                Lang::En => format!(
                    "{} {}, {}: {}{unit}, answers {}",
                    statement.code, statement.title, statement.about, statement.reason, statement.answered
                ),
            };
            self.wrapped("", &text);
        }
    }
}
