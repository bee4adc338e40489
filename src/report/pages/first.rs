//! What to do first: the fixes that raise a score most per item, and where an inspection would learn most.

use super::View;
use crate::domain::{Lang, Points};
use crate::report::model::{EnterpriseReport, FixReport};
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// What an enterprise can still do for its score, the most points per item first.
    pub(super) fn fixes_blocks(&self, enterprise: &EnterpriseReport) -> Vec<Block> {
        let own = &enterprise.what_to_do_first;
        if own.fixes.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("事项", "Fix"),
            self.pick(">可得", ">Gain"),
            self.pick(">件数", ">Items"),
            self.pick("?=单位", "?=Unit"),
            self.pick(">每件可得", ">Per item"),
            self.pick("?>改后", "?>Then"),
        ]);
        for fix in &own.fixes {
            table.rows.push(self.fix_row(fix));
        }
        let mut notes = Vec::new();
        if let (Some(together), Some(score)) = (&own.together, enterprise.score()) {
            notes.push(match self.lang {
                Lang::Zh => format!("以上全部改正（名次分除外），得分由{}升至{together}", score.total),
                Lang::En => {
                    format!("with all of them (but for those of the ranking) the score would be {together} instead of {}", score.total)
                }
            });
        }
        notes.push(
            self.pick(
                "每项按仅改正该项重新计分；只能填报、补记确实做过的事，逾期无法事后改正",
                "each gain is a score made anew with that fix alone; only what was really done may be entered, and lateness cannot be mended",
            )
            .to_owned(),
        );
        vec![
            Block::heading(self.pick("先做什么（按每件可得排序）", "What to do first (by points per item)")),
            Block::Table(table),
            Block::List(notes),
        ]
    }

    fn fix_row(&self, fix: &FixReport) -> Vec<Cell> {
        let mut text = fix.point.as_ref().map_or_else(String::new, |point| format!("{point} "));
        text.push_str(&fix.text);
        if let Some(grade) = &fix.new_grade {
            text = match self.lang {
                Lang::Zh => format!("{text}（等级变为{grade}）"),
                Lang::En => format!("{text} (grade: {grade})"),
            };
        }
        if fix.raises == "ranking" {
            text.push_str(self.pick("（名次分）", " (points of the ranking)"));
        }
        let unit = match fix.unit.as_str() {
            "case" => self.pick("件", "cases"),
            "row" => self.pick("行", "rows"),
            "document" => self.pick("份材料", "documents"),
            _ => self.pick("条说明", "statements"),
        };
        vec![
            Cell::plain(text),
            Cell::points(Some(&fix.gain)).with_tone(Tone::Good),
            Cell::count(fix.items),
            Cell::toned(unit, Tone::Faint),
            Cell::plain(per_item(&fix.gain, fix.items)),
            Cell::points(Some(&fix.after)),
        ]
    }

    /// Where an inspection would learn most.
    pub(super) fn inspection_blocks(&self) -> Vec<Block> {
        if self.report.inspection.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">幅度", ">Width"),
            self.pick(">最低", ">Lowest"),
            self.pick(">现得分", ">Score"),
            self.pick(">最高", ">Highest"),
            self.pick("?>未核重点", "?>Unverified"),
            self.pick("?>待核行", "?>Rows in doubt"),
            self.pick("?>未说明", "?>Unexplained"),
            self.pick("?>已说明", "?>Explained"),
            self.pick("?>疑点线索", "?>Signals"),
        ]);
        for one in &self.report.inspection {
            table.rows.push(vec![
                Cell::plain(&one.short_name),
                Cell::points(Some(&one.width)),
                Cell::points(Some(&one.low)),
                Cell::points(one.score.as_deref()),
                Cell::points(Some(&one.high)),
                Cell::count(one.unverified_points),
                Cell::fault_count(one.set_aside + one.undecidable),
                Cell::fault_count(one.unexplained),
                Cell::count(one.explained).with_tone(Tone::Faint),
                Cell::count(one.signals as u64).with_tone(if one.signals == 0 { Tone::Faint } else { Tone::Plain }),
            ]);
        }
        let note = self.pick(
            "最低：未经核查的自报重点均不成立，待核和无法判定的数据均逾期；最高：自报均成立，数据均按期。幅度越大，核查所得越多；幅度相同的，疑点线索较强的在前。幅度不是扣分，幅度和线索都不是嫌疑。",
            "Lowest: no claim held that nobody verified, and every row in doubt were late. Highest: every claim held, and those rows were on time. The wider, the more an inspection would learn; where two are as wide, the stronger signal comes first. A wide range costs no points and is no suspicion, nor is a signal.",
        );
        let title = self.pick("核查何处收获最大", "Where an inspection would learn most");
        vec![Block::heading(title), Block::Table(table), Block::Text(note.to_owned())]
    }
}

/// Points for one item; three decimals, since one case of many is worth little.
fn per_item(gain: &str, items: u64) -> String {
    let hundredths = gain.parse::<Points>().map_or(0, Points::hundredths).unsigned_abs();
    let thousandths = (hundredths * 10).checked_div(items).unwrap_or(0);
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}
