//! What inspectors take along: a form for the evaluation points, and the cases to look at.

use super::{DrawView, sent};
use crate::domain::PointStatus;
use crate::draw::{DrawnTarget, Target};
use crate::text::{draw as text, words};

/// A table with a row filled in for each thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// The code of the target.
    pub code: String,
    /// The evaluation points, to be put together to `verified.csv`; heads first.
    pub points: Vec<Vec<String>>,
    /// The cases to look at; heads first.
    pub cases: Vec<Vec<String>>,
}

/// The forms of every target that stands.
pub fn forms(view: DrawView<'_>) -> Vec<FilledForm> {
    let form = |(drawn, target): (&DrawnTarget, &Target)| FilledForm {
        code: target.code.clone(),
        points: view.points(drawn, target),
        cases: view.cases(drawn, target),
    };
    view.standing().map(form).collect()
}

impl DrawView<'_> {
    fn points(&self, drawn: &DrawnTarget, target: &Target) -> Vec<Vec<String>> {
        let heads = self.file.form.iter().map(|column| column.head.text(self.lang).to_owned()).collect();
        let names: Vec<_> = sent(drawn).filter_map(|sent| Some(self.inspector(sent)?.name.as_str())).collect();
        let claims = self.file.claims.get(&target.code);
        let row = |point: &crate::report::model::PointTitle| {
            let claimed = claims.and_then(|claims| claims.get(&point.id)).map_or("", |key| self.status(key));
            let cell = |key: &str| match key {
                "enterprise" => target.code.clone(),
                "point" => point.id.clone(),
                "title" => point.title.text(self.lang).to_owned(),
                "claimed" => claimed.to_owned(),
                "inspectors" => names.join(";"),
                _ => String::new(),
            };
            self.file.form.iter().map(|column| cell(&column.key)).collect()
        };
        std::iter::once(heads).chain(self.file.points.iter().map(row)).collect()
    }

    fn status(&self, key: &str) -> &'static str {
        let known = PointStatus::ALL.iter().find(|(known, _)| *known == key);
        known.map_or("", |(_, status)| words::status(*status, self.lang))
    }

    fn cases(&self, drawn: &DrawnTarget, target: &Target) -> Vec<Vec<String>> {
        let heads = [
            ("企业", "enterprise"),
            ("类别", "kind"),
            ("业务类型", "service"),
            ("受理编号", "case number"),
            ("台账文件", "ledger"),
            ("行号", "line"),
            ("核查情况", "what was found"),
            ("佐证材料", "evidence"),
            ("核查日期", "looked at on"),
            ("备注", "note"),
        ];
        let heads = heads.map(|(zh, en)| self.pick(zh, en).to_owned()).to_vec();
        let row = |case: &crate::draw::DrawnCase| {
            let service = self.file.services.get(&case.service).map_or(case.service.as_str(), |name| name.text(self.lang));
            let kind = text::stratum(case.stratum, self.lang);
            let given = [&target.code, kind, service, &case.id, &case.file, &case.line.to_string()].map(str::to_owned);
            given.into_iter().chain(std::iter::repeat_n(String::new(), 4)).collect()
        };
        std::iter::once(heads).chain(drawn.cases.iter().map(row)).collect()
    }
}
