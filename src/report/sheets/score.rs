//! Areas, points, and what points were lost for.

use super::name;
use super::parts::{Part, Sheet, SheetTable};
use crate::domain::Points;
use crate::report::model::{AreaReport, EnterpriseReport, FindingReport, PointReport};
use crate::report::pages::View;
use crate::report::table::{Cell, Table, Target, Tone};

impl View<'_> {
    /// A row for each enterprise with what it earned in each area.
    pub(super) fn areas_sheet(&self) -> Sheet {
        let scores = || self.report.enterprises.iter().filter_map(EnterpriseReport::score);
        let areas = scores().next().map_or(&[][..], |score| &score.areas);
        let mut heads: Vec<String> =
            [self.pick("企业", "Enterprise"), self.pick(">名次", ">Rank"), self.pick(">得分", ">Score"), self.pick("来源", "By")]
                .map(str::to_owned)
                .into();
        for area in areas {
            heads.push(format!(">{} {}", area.id, area.name));
            heads.push(format!(">{}", self.pick("满分", "of")));
        }
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let mut list = SheetTable::new(Table::new(&heads));
        for (position, enterprise) in self.enterprises() {
            let Some(score) = enterprise.score() else { continue };
            let source = if enterprise.verified.is_some() { self.pick("核定", "verified") } else { self.pick("自评", "claimed") };
            let mut row = vec![
                name(position, enterprise),
                rank(enterprise),
                Cell::points(Some(&score.total)).to(Target::Findings(position)),
                Cell::plain(source),
            ];
            for area in areas {
                row.extend(area_cells(score.areas.iter().find(|own| own.id == area.id)));
            }
            list.push(Target::Enterprise(position), row);
        }
        list.marks.clear();
        let note = self.pick("加粗带 ▼ 的未得满分", "bold with ▼: less than could be earned");
        self.list_sheet(["六方面", "Areas"], ["六方面得分", "Areas"], vec![note.to_owned()], list)
    }

    /// A row for each enterprise and point.
    pub(super) fn points_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("方面", "Area"),
            self.pick("重点", "Point"),
            self.pick("内容", "What"),
            self.pick("评分情况", "State"),
            self.pick(">满分", ">Of"),
            self.pick(">得分", ">Earned"),
            self.pick("落实情况", "Status"),
            self.pick("来源", "By"),
            self.pick("测得", "Measured"),
        ]));
        for (position, enterprise) in self.enterprises() {
            for area in enterprise.score().map_or(&[][..], |score| &score.areas) {
                for point in &area.points {
                    list.table.rows.push(self.point_row(position, enterprise, area, point));
                }
            }
        }
        let note =
            self.pick("未得满分的得分加粗带 ▼，可点击查看扣分原因", "bold with ▼: less than could be earned; the number leads to why");
        self.list_sheet(["评价重点", "Points"], ["评价重点得分", "Points of the checklist"], vec![note.to_owned()], list)
    }

    fn point_row(&self, position: usize, enterprise: &EnterpriseReport, area: &AreaReport, point: &PointReport) -> Vec<Cell> {
        let [earned, available] = earned_of(&point.earned, &point.available);
        let earned = if earned.tone == Tone::Bad { earned.to(Target::Findings(position)) } else { earned };
        vec![
            Cell::plain(&enterprise.short_name),
            Cell::plain(format!("{} {}", area.id, area.name)),
            Cell::plain(&point.id),
            Cell::plain(&point.title),
            Cell::toned(self.point_state(&point.state), if point.state == "scored" { Tone::Plain } else { Tone::Faint }),
            available,
            earned,
            Cell::text(self.point_status(point)),
            Cell::text(self.point_source(point).as_deref()),
            Cell::text(Some(&self.measured(point))),
        ]
    }

    /// A row for each reason that points were lost for.
    pub(super) fn findings_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("重点", "Point"),
            self.pick("内容", "What"),
            self.pick(">失分", ">Lost"),
            self.pick("原因", "Why"),
            self.pick(">涉及件数", ">Cases"),
            self.pick("规则所在行", "Rule"),
        ]));
        for (position, enterprise) in self.enterprises() {
            for finding in &enterprise.findings {
                push_finding(&mut list, position, enterprise, finding);
            }
        }
        let note = self.pick(
            "失分即改正后可得；一个重点有几个原因的，失分写在第一行",
            "what is lost is what mending brings; where a point has several reasons, the first row has the points",
        );
        self.list_sheet(["扣分事项", "Findings"], ["扣分事项", "What points were lost for"], vec![note.to_owned()], list)
    }

    /// A sheet of one list, with its names in Chinese and English.
    pub(super) fn list_sheet(&self, name: [&str; 2], title: [&str; 2], notes: Vec<String>, list: SheetTable) -> Sheet {
        let notes = if list.table.rows.is_empty() { vec![self.none().to_owned()] } else { notes };
        Sheet {
            name: self.pick(name[0], name[1]).to_owned(),
            title: self.pick(title[0], title[1]).to_owned(),
            notes: [self.period()].into_iter().chain(notes).collect(),
            parts: vec![Part::Table(list)],
        }
    }
}

/// The place of an enterprise; a dash where it is listed without one.
pub(super) fn rank(enterprise: &EnterpriseReport) -> Cell {
    enterprise.rank.map_or_else(|| Cell::missing("-"), |rank| Cell::count(rank as u64))
}

fn area_cells(area: Option<&AreaReport>) -> [Cell; 2] {
    area.map_or_else(|| [Cell::missing("-"), Cell::missing("-")], |area| earned_of(&area.earned, &area.available))
}

/// What was earned, marked where it is less than it could be, and what could be.
fn earned_of(earned: &str, available: &str) -> [Cell; 2] {
    let less = earned.parse::<Points>().ok() < available.parse::<Points>().ok();
    let points = Cell::points(Some(earned));
    let points = if less { Cell { text: format!("▼{earned}"), ..points.with_tone(Tone::Bad) } } else { points };
    [points, Cell::points(Some(available)).with_tone(Tone::Faint)]
}

/// Adds a row for each reason of a finding.
fn push_finding(list: &mut SheetTable, position: usize, enterprise: &EnterpriseReport, finding: &FindingReport) {
    for (number, cause) in finding.causes.iter().enumerate() {
        let points = if number == 0 { Cell::points(Some(&finding.lost)).with_tone(Tone::Bad) } else { Cell::missing("") };
        let row = vec![
            name(position, enterprise),
            Cell::plain(&finding.point),
            Cell::plain(&finding.title),
            points,
            Cell::plain(&cause.text),
            cause.cases.as_ref().map_or_else(|| Cell::missing(""), |cases| Cell::count(cases.total)),
            Cell::toned(&cause.rule, Tone::Faint),
        ];
        list.push(Target::Findings(position), row);
    }
}
