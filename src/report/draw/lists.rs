//! The lists of a draw as a workbook: the result, every weight, every number.

use super::{DrawView, quarter};
use crate::draw::{DrawnTarget, Step, Target};
use crate::report::sheets::{Fact, Part, Sheet, SheetTable};
use crate::report::table::{Cell, Table, Tone};
use crate::text::draw as text;

/// The sheets, from the first to the last.
pub fn lists(view: DrawView<'_>) -> Vec<Sheet> {
    let sheets = [view.overview(), view.people(), view.cases_sheet(), view.weights(), view.numbers()];
    sheets.into_iter().chain((!view.record.replacements.is_empty()).then(|| view.replacements())).collect()
}

impl DrawView<'_> {
    fn list(&self, name: [&str; 2], title: [&str; 2], notes: Vec<String>, table: Table) -> Sheet {
        Sheet {
            name: self.pick(name[0], name[1]).to_owned(),
            title: self.pick(title[0], title[1]).to_owned(),
            notes,
            parts: vec![Part::Table(SheetTable::new(table))],
        }
    }

    fn overview(&self) -> Sheet {
        let fact = |zh: &str, en: &str, text: &str| Fact { label: self.pick(zh, en).to_owned(), cell: Cell::plain(text) };
        let standing = self.standing().count().to_string();
        let facts = vec![
            fact("季度", "Quarter", &quarter(&self.record.quarter, self.lang)),
            fact("名单库 SHA-256", "SHA-256 of the pool", &self.record.pool.sha256),
            fact("种子", "Seed", &self.record.seed),
            fact("检查对象（家）", "Targets", &standing),
        ];
        let mut table = Table::new(&[
            self.pick("=代码", "=Code"),
            self.pick("企业", "Enterprise"),
            self.pick("区县", "District"),
            self.pick("风险等级", "Class"),
            self.pick("方式", "How"),
            self.pick(">权重", ">Weight"),
            self.pick("检查人员", "Inspectors"),
            self.pick(">抽看办件", ">Cases"),
            self.pick("替换原因", "Replaced because"),
        ]);
        for (drawn, target) in self.all() {
            let names: Vec<_> = super::sent(drawn).filter_map(|sent| Some(self.inspector(sent)?.name.as_str())).collect();
            let reason = self.reason(drawn.replaced_by);
            let tone = if reason.is_some() { Tone::Faint } else { Tone::Plain };
            table.rows.push(vec![
                Cell::plain(&target.code).with_tone(tone),
                Cell::plain(&target.name).with_tone(tone),
                Cell::text(target.district.as_deref()),
                Cell::text(target.risk_class.as_deref()),
                Cell::plain(text::how(drawn.how, self.lang)),
                Cell::count(target.weight.into()),
                Cell::plain(names.join(self.pick("、", ", "))),
                Cell::count(drawn.cases.len() as u64),
                Cell::text(reason),
            ]);
        }
        let title = match self.lang {
            crate::domain::Lang::Zh => format!("{}双随机抽查结果", quarter(&self.record.quarter, self.lang)),
            crate::domain::Lang::En => format!("Inspection draw for {}", quarter(&self.record.quarter, self.lang)),
        };
        let table = SheetTable { pinned: 0, ..SheetTable::new(table) };
        Sheet {
            name: self.pick("抽查结果", "Result").to_owned(),
            title,
            notes: Vec::new(),
            parts: vec![Part::Facts(facts), Part::Table(table)],
        }
    }

    /// Every target that was ever drawn.
    fn all(&self) -> impl Iterator<Item = (&DrawnTarget, &Target)> {
        self.record.drawing.targets.iter().filter_map(|drawn| Some((drawn, self.target(drawn)?)))
    }

    fn people(&self) -> Sheet {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("检查人员", "Inspector"),
            self.pick("=执法证号", "=Certificate"),
            self.pick("所属单位", "Authority"),
            self.pick("区县", "District"),
            self.pick("替换原因", "Replaced because"),
        ]);
        for (drawn, target) in self.all() {
            for sent in &drawn.inspectors {
                let Some(inspector) = self.inspector(sent) else { continue };
                table.rows.push(vec![
                    Cell::plain(&target.name),
                    Cell::plain(&inspector.name),
                    Cell::plain(&inspector.certificate_no),
                    Cell::text(inspector.authority.as_deref()),
                    Cell::text(inspector.district.as_deref()),
                    Cell::text(self.reason(sent.replaced_by.or(drawn.replaced_by))),
                ]);
            }
        }
        let note = self.pick("含个人信息，仅供内部派工使用", "holds personal data; for those who send inspectors, not for publication");
        self.list(["检查人员", "Inspectors"], ["检查人员", "Inspectors"], vec![note.to_owned()], table)
    }

    fn cases_sheet(&self) -> Sheet {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("类别", "Kind"),
            self.pick("业务类型", "Service"),
            self.pick("=受理编号", "=Case"),
            self.pick("台账文件", "Ledger"),
            self.pick(">行号", ">Line"),
        ]);
        for (drawn, target) in self.standing() {
            for case in &drawn.cases {
                let service = self.file.services.get(&case.service).map_or(case.service.as_str(), |name| name.text(self.lang));
                table.rows.push(vec![
                    Cell::plain(&target.name),
                    Cell::plain(text::stratum(case.stratum, self.lang)),
                    Cell::plain(service),
                    Cell::plain(&case.id),
                    Cell::plain(&case.file),
                    Cell::count(case.line),
                ]);
            }
        }
        self.list(["抽看办件", "Cases"], ["抽看办件", "Cases to look at"], Vec::new(), table)
    }

    fn weights(&self) -> Sheet {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("风险等级", "Class"),
            self.pick("全覆盖", "Full coverage"),
            self.pick(">权重", ">Weight"),
            self.pick(">基础", ">Base"),
            self.pick(">等级", ">By class"),
            self.pick(">失分", ">By score"),
            self.pick(">线索", ">By signals"),
            self.pick(">投诉", ">By complaints"),
            self.pick(">距上次检查", ">By time"),
            self.pick("=上次检查", "=Last inspected"),
        ]);
        for target in &self.file.pool.targets {
            let parts = target.weights;
            let numbers = [target.weight, parts.base, parts.risk_class, parts.score, parts.signals, parts.complaints, parts.months];
            let mut row = vec![
                Cell::plain(&target.name),
                Cell::text(target.risk_class.as_deref()),
                Cell::text(target.full_coverage.then(|| self.pick("是", "yes"))),
            ];
            row.extend(numbers.map(|number| Cell::count(number.into())));
            row.push(Cell::day(target.observed.last_inspected_on));
            table.rows.push(row);
        }
        let notes = vec![
            self.file.basis.text(self.lang).to_owned(),
            self.pick(
                "全覆盖企业不参加抽取，权重仅供参考",
                "enterprises with full coverage are not drawn; their weights are for information",
            )
            .to_owned(),
        ];
        self.list(["权重", "Weights"], ["名单库中各企业的权重", "Weights of all enterprises in the pool"], notes, table)
    }

    fn numbers(&self) -> Sheet {
        let mut table = Table::new(&[
            self.pick(">序号i", ">i"),
            self.pick("=数x", "=x"),
            self.pick(">取余n", ">n"),
            self.pick(">余数", ">Remainder"),
            self.pick("抽取", "Draws"),
            self.pick("为", "For"),
            self.pick("抽中", "Drawn"),
            self.pick(">替换", ">Replacement"),
        ]);
        table.rows.extend(self.record.drawing.steps.iter().map(|step| self.number(step)));
        self.list(["抽取过程", "Numbers"], ["抽取过程", "Every number, and what it drew"], self.record.method.clone(), table)
    }

    fn number(&self, step: &Step) -> Vec<Cell> {
        let replacement = step.replacement.map_or_else(|| Cell::missing("-"), |number| Cell::count(number as u64));
        vec![
            Cell::count(step.index),
            // Spreadsheet programs keep fifteen digits of a number.
            Cell::plain(&step.value),
            Cell::count(step.below),
            Cell::count(step.result),
            Cell::plain(text::step(step.kind, self.lang)),
            Cell::text(step.target.as_deref()),
            Cell::plain(&step.drawn),
            replacement,
        ]
    }

    fn replacements(&self) -> Sheet {
        let mut table = Table::new(&[
            self.pick(">序号", ">No."),
            self.pick("被替换", "Taken out"),
            self.pick("限于企业", "Only at"),
            self.pick("原因", "Because"),
        ]);
        for (number, replacement) in (1..).zip(&self.record.replacements) {
            table.rows.push(vec![
                Cell::count(number),
                Cell::plain(&replacement.what),
                Cell::text(replacement.at.as_deref()),
                Cell::plain(&replacement.reason),
            ]);
        }
        self.list(["替换", "Replacements"], ["替换记录", "Replacements"], Vec::new(), table)
    }
}
