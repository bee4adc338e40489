//! The problem ledger, item by item until it is closed.

use super::View;
use crate::domain::{Lang, Quarter};
use crate::report::model::{ProblemReport, Report};
use crate::report::table::{Block, Cell, Table, Tone};

/// Problems that no earlier quarter closed, at most `shown` of them; nothing where there are none.
pub(super) fn problem_blocks(report: &Report, shown: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(found) = report.problems.as_ref().filter(|found| !found.problems.is_empty()) else { return Vec::new() };
    let counts = found.counts;
    let sum = match lang {
        Lang::Zh => format!(
            "上季结转 {} 项，本季新增 {} 项，本季销号 {} 项，季末未销号 {} 项，其中超过整改期限 {} 项",
            counts.carried, counts.new, counts.closed, counts.open, counts.overdue
        ),
        Lang::En => format!(
            "carried over {}, new {}, closed {}, open at the end {}, of these past their day {}",
            counts.carried, counts.new, counts.closed, counts.open, counts.overdue
        ),
    };
    // What is open comes before what is closed.
    let (closed, open): (Vec<_>, Vec<_>) = found.problems.iter().partition(|problem| problem.state == "closed");
    let all: Vec<_> = open.into_iter().chain(closed).collect();
    let total = all.len();
    let mut blocks = vec![Block::heading(lang.pick("问题清单", "Problem ledger")), Block::Text(sum)];
    blocks.push(Block::Table(view.problem_table(&all[..total.min(shown)])));
    if total > shown {
        blocks.push(Block::Text(match lang {
            Lang::Zh => format!("共 {total} 项，列出 {shown} 项"),
            Lang::En => format!("{total} in all, {shown} shown"),
        }));
    }
    blocks
}

impl View<'_> {
    /// A row for each problem.
    pub(in crate::report) fn problem_table(&self, problems: &[&ProblemReport]) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("编号", "Number"),
            self.pick("评价重点", "Point"),
            self.pick("?首次列入", "?First listed"),
            self.pick("=发现", "=Found"),
            self.pick("=期限", "=To be right by"),
            self.pick("=销号", "=Closed"),
            self.pick("状态", "State"),
        ]);
        for problem in problems {
            let point = problem.point.as_ref().zip(problem.point_title.as_ref()).map(|(id, title)| format!("{id} {title}"));
            let listed = problem.listed_in.parse::<Quarter>().map_or_else(|_| problem.listed_in.clone(), |quarter| quarter.text(self.lang));
            table.rows.push(vec![
                Cell::plain(&problem.short_name),
                Cell::plain(&problem.id),
                Cell::text(point.as_deref()),
                Cell::toned(listed, Tone::Faint),
                Cell::day(problem.found_on),
                Cell::day(problem.due_on),
                Cell::day(problem.closed_on),
                self.problem_state(problem),
            ]);
        }
        table
    }

    fn problem_state(&self, problem: &ProblemReport) -> Cell {
        let (text, tone) = match (problem.state.as_str(), problem.unproven) {
            ("closed", _) => (self.pick("已销号", "closed"), Tone::Good),
            ("overdue", true) => (self.pick("超期未销号（缺佐证）", "past its day (no evidence)"), Tone::Bad),
            ("overdue", false) => (self.pick("超期未销号", "past its day"), Tone::Bad),
            (_, true) => (self.pick("未销号（缺佐证）", "open (no evidence)"), Tone::Bad),
            (_, false) => (self.pick("整改中", "open"), Tone::Plain),
        };
        Cell::toned(text, tone)
    }
}
