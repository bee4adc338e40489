//! The notice by which a draw is published, with everything that is needed to draw once more.

use super::{DrawView, quarter, sent};
use crate::domain::Lang;
use crate::draw::HowDrawn;
use crate::report::circular::{Circular, Part};
use crate::report::table::{Cell, Table};
use crate::text::draw as text;

/// Writes the notice. Inspectors stand in it with their certificate numbers, not with their names.
pub fn notice(view: DrawView<'_>) -> Circular {
    let lang = view.lang;
    let when = quarter(&view.record.quarter, lang);
    let policy = view.file.policy.text(lang);
    // Without the years behind it.
    let activity = policy.split(['（', '(']).next().map_or(policy, str::trim);
    let title = match lang {
        Lang::Zh => format!("关于{when}{activity}双随机抽查结果的公告"),
        Lang::En => format!("Notice on the enterprises and inspectors drawn at random in the {activity}, {when}"),
    };
    let draft = view.pick(
        "代拟稿：由程序根据抽取记录生成，供审核修改，不得直接印发。【】内的内容由主办单位填写。签发人：【签发人】",
        "DRAFT, written by a program from the record of the draw, for people to review and amend; not to be issued as it stands. What stands in 【】 is for the issuing authority to fill in. Signed off by: 【signer】",
    );
    let addressee = view.pick("各区县主管部门，各企业，社会公众：", "To the districts, the enterprises and the public:");
    Circular::draft(lang, draft, title, Some(addressee), view.body(&when), Vec::new())
}

impl DrawView<'_> {
    fn body(&self, when: &str) -> Vec<Part> {
        let head = |zh: &str, en: &str| Part::Heading { level: 1, text: self.pick(zh, en).to_owned() };
        let mut parts =
            vec![Part::Paragraph { lead: None, text: self.opening(when) }, head("一、检查对象和检查人员", "1 Targets and inspectors")];
        parts.push(Part::Table { caption: None, table: self.result() });
        parts.push(Part::Note(self.pick("检查人员以执法证号列示。", "Inspectors are shown by their certificate numbers.").to_owned()));
        parts.push(head("二、替换情况", "2 Replacements"));
        parts.extend(self.replaced().into_iter().map(|text| Part::Paragraph { lead: None, text }));
        parts.push(head("三、复核办法", "3 How to draw once more"));
        parts.push(Part::Paragraph { lead: None, text: self.proof() });
        parts.extend(self.record.method.iter().map(|text| Part::Paragraph { lead: None, text: text.clone() }));
        parts
    }

    fn opening(&self, when: &str) -> String {
        let Self { file, .. } = self;
        let all = file.pool.targets.len();
        let full = file.pool.targets.iter().filter(|target| target.full_coverage).count();
        let (drawn, inspectors, each) = (file.pool.plan.targets, file.pool.inspectors.len(), file.pool.plan.inspectors);
        let policy = file.policy.text(self.lang);
        match self.lang {
            Lang::Zh => format!(
                "根据{policy}有关要求，对{when}检查对象和检查人员进行了随机抽取。检查对象名录库共{all}家，其中全覆盖检查{full}家，其余按风险权重随机抽取{drawn}家；检查人员名录库可选派{inspectors}名，每家随机选派{each}名。抽取结果公告如下。"
            ),
            Lang::En => format!(
                "Under the {policy}, targets and inspectors for {when} were drawn at random. Enterprises in the directory: {all}; covered in full: {full}; drawn from the others by their risk weights: {drawn}. Inspectors who could be sent: {inspectors}; for each target: {each}. The result:"
            ),
        }
    }

    fn result(&self) -> Table {
        let mut table = Table::new(&[
            self.pick(">序号", ">No."),
            self.pick("企业", "Enterprise"),
            self.pick("区县", "District"),
            self.pick("方式", "How"),
            self.pick("检查人员", "Inspectors"),
        ]);
        for (number, (drawn, target)) in (1..).zip(self.standing()) {
            let inspectors: Vec<_> = sent(drawn).map(|sent| sent.certificate_no.as_str()).collect();
            table.rows.push(vec![
                Cell::count(number),
                Cell::plain(&target.name),
                Cell::text(target.district.as_deref()),
                Cell::plain(text::how(drawn.how, self.lang)),
                Cell::plain(inspectors.join(self.pick("、", ", "))),
            ]);
        }
        table
    }

    /// One sentence for each replacement, or that there is none.
    fn replaced(&self) -> Vec<String> {
        let name = |code: &str| self.file.pool.target(code).map_or_else(|| code.to_owned(), |target| target.name.clone());
        let one = |(number, replacement): (usize, &crate::draw::Replacement)| {
            let targets = self.record.drawing.targets.iter();
            let out = targets.clone().find(|drawn| drawn.replaced_by == Some(number));
            // What was drawn first of all for this replacement is what took the place.
            let came = self.record.drawing.steps.iter().filter(|step| step.replacement == Some(number));
            let came: Vec<_> = match out {
                Some(_) => came.filter(|step| step.target.is_none()).map(|step| name(&step.drawn)).collect(),
                None => came
                    .map(|step| format!("{}{}{}", name(step.target.as_deref().unwrap_or("")), self.pick("：", ": "), step.drawn))
                    .collect(),
            };
            let (what, came) = (name(&replacement.what), came.join(self.pick("；", "; ")));
            let reason = &replacement.reason;
            match self.lang {
                Lang::Zh => format!("{number}.原抽中{what}，因“{reason}”替换为{came}。"),
                Lang::En => format!("({number}) {what} was drawn first and is replaced because of “{reason}” by {came}."),
            }
        };
        let said: Vec<_> = (1..).zip(&self.record.replacements).map(one).collect();
        if said.is_empty() { vec![self.pick("无替换。", "There are none.").to_owned()] } else { said }
    }

    fn proof(&self) -> String {
        let (hash, seed) = (&self.record.pool.sha256, &self.record.seed);
        let drawn = self.record.drawing.targets.iter().filter(|drawn| drawn.how != HowDrawn::FullCoverage).count();
        match self.lang {
            Lang::Zh => format!(
                "名单库文件在种子产生以前封存，其 SHA-256 为 {hash}，已于【公布日期】在【公布渠道】公布。种子为“{seed}”，来自【种子来源】。名单库和种子相同，抽取结果（包括{drawn}家抽中企业的先后）必然相同，办法如下。"
            ),
            Lang::En => format!(
                "The pool was sealed before the seed was known; its SHA-256, {hash}, was published on 【date】 at 【place】. The seed is “{seed}”, taken from 【source】. The same pool and seed always give the same result, down to the order of the {drawn} enterprises drawn, in this way."
            ),
        }
    }
}
