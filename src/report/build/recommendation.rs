//! Records of units, and nominees, to a proposal as values.

use super::diagnostics::diagnostic_reports;
use super::rules_used;
use crate::batch::{Nominee, UnitQuarter, UnitRecord, weigh};
use crate::diag::Sink;
use crate::domain::{Lang, Quarter};
use crate::report::model::{
    CandidateReport, CriterionFinding, CriterionReport, HonourReport, NomineeReport, RECOMMENDATION_SCHEMA, Recommendation, ServiceKept,
    Share, Tool, UnitFigures, UnitQuarterFigures,
};
use crate::rules::{Ask, Honour, HonourOf, Pack};

/// What a proposal is made from.
pub struct Proposed<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// The quarters looked at, the oldest first.
    pub quarters: &'a [Quarter],
    /// Every unit.
    pub units: &'a [UnitRecord],
    /// People and teams.
    pub nominees: &'a [Nominee],
    /// What is wrong with the nominees' file.
    pub sink: &'a Sink,
    /// The language of names and sentences.
    pub lang: Lang,
}

impl Proposed<'_> {
    /// The proposal.
    pub fn recommendation(&self) -> Recommendation {
        let Self { pack, quarters, units, sink, lang, .. } = *self;
        Recommendation {
            schema: RECOMMENDATION_SCHEMA.to_owned(),
            tool: Tool::this(),
            language: lang.to_string(),
            rules: rules_used(pack, lang),
            quarters: quarters.iter().map(ToString::to_string).collect(),
            is_award: false,
            honours: pack.policy.honours.iter().map(|honour| self.honour(honour)).collect(),
            units: units.iter().map(|unit| self.unit(unit)).collect(),
            diagnostics: diagnostic_reports(sink, &[], lang, false),
        }
    }

    fn honour(&self, honour: &Honour) -> HonourReport {
        let criterion = |criterion: &crate::rules::Criterion| CriterionReport {
            ask: criterion.ask.key().to_owned(),
            text: asks(criterion.ask, self.lang),
            basis: criterion.basis.text(self.lang).to_owned(),
        };
        let looked_at: Vec<_> = match honour.of {
            HonourOf::Units => self.units.iter().map(|unit| self.candidate(honour, Some(unit), None)).collect(),
            of => {
                let asked = self.nominees.iter().filter(|nominee| nominee.is_team == (of == HonourOf::Teams));
                asked.map(|nominee| self.candidate(honour, self.unit_of(nominee), Some(nominee))).collect()
            }
        };
        let is_candidate = |one: &CandidateReport| one.findings.iter().all(|finding| finding.met);
        let (candidates, left_out) = looked_at.into_iter().partition(is_candidate);
        HonourReport {
            id: honour.id.clone(),
            name: honour.name.text(self.lang).to_owned(),
            basis: honour.basis.text(self.lang).to_owned(),
            criteria: honour.criteria.iter().map(criterion).collect(),
            candidates,
            left_out,
        }
    }

    fn unit_of(&self, nominee: &Nominee) -> Option<&UnitRecord> {
        let code = nominee.code.as_ref()?;
        self.units.iter().find(|unit| unit.enterprise.code == *code)
    }

    fn candidate(&self, honour: &Honour, unit: Option<&UnitRecord>, nominee: Option<&Nominee>) -> CandidateReport {
        let finding = |(ask, met): (Ask, bool)| CriterionFinding { ask: ask.key().to_owned(), met, text: self.figures(ask, unit, nominee) };
        let mut findings: Vec<_> = weigh(honour, unit, nominee, self.quarters.len()).into_iter().map(finding).collect();
        if let Some(nominee) = nominee {
            findings.insert(0, self.row(nominee, unit.is_some()));
        }
        CandidateReport {
            code: unit.map(|unit| unit.enterprise.code.clone()),
            enterprise: unit.map(|unit| unit.enterprise.name.clone()).or(nominee.map(|one| one.enterprise.clone())).unwrap_or_default(),
            nominee: nominee.map(|nominee| NomineeReport {
                place: nominee.place.to_string(),
                name: nominee.name.clone(),
                post: nominee.post.clone(),
                honours_held: nominee.honours_held.clone(),
                merits: nominee.merits.clone(),
            }),
            findings,
        }
    }

    /// A row must name somebody, and an enterprise that is known.
    fn row(&self, nominee: &Nominee, is_known: bool) -> CriterionFinding {
        let (met, text) = match (nominee.name.is_empty(), is_known) {
            (true, _) => (false, self.lang.pick("没有姓名或名称", "no name")),
            (false, false) => (false, self.lang.pick("所在企业未登记", "the enterprise is not registered")),
            (false, true) => (true, self.lang.pick("所在企业已登记", "the enterprise is registered")),
        };
        CriterionFinding { ask: "row".to_owned(), met, text: text.to_owned() }
    }

    /// What stands behind a criterion, in figures.
    fn figures(&self, ask: Ask, unit: Option<&UnitRecord>, nominee: Option<&Nominee>) -> String {
        let quarters = unit.map(|unit| unit.quarters.as_slice()).unwrap_or_default();
        match ask {
            Ask::Reported(_) => {
                let reported = quarters.iter().filter(|own| own.reported).count();
                let all = self.quarters.len();
                self.say(format!("{all} 季中报送 {reported} 季"), format!("reported in {reported} of {all} quarters"))
            }
            Ask::Targets => self.each(quarters, |own| self.targets(own)),
            Ask::Score(_) | Ask::Trend => self.each(quarters, |own| self.score(own)),
            Ask::Verified => match quarters.last() {
                Some(own) if own.verified => self.say("已核定".to_owned(), "verified".to_owned()),
                _ => self.say("未核定".to_owned(), "not verified".to_owned()),
            },
            Ask::Volume(_) => {
                let decided: u64 = quarters.iter().map(|own| own.decided).sum();
                self.say(format!("应办结 {decided} 件"), format!("decided cases: {decided}"))
            }
            Ask::NoVeto => self.each(quarters, |own| self.list(&self.vetoes(own))),
            Ask::NoViolation => self.each(quarters, |own| self.list(&own.decisions)),
            Ask::NoOpenDoubt => self.each(quarters, |own| {
                let (block, confirm) = (own.to_correct, own.unexplained);
                self.say(format!("须更正 {block}，未说明 {confirm}"), format!("to correct {block}, unexplained {confirm}"))
            }),
            Ask::FrontLine => match nominee.and_then(|nominee| nominee.front_line) {
                Some(true) => self.say("一线".to_owned(), "front line".to_owned()),
                Some(false) => self.say("非一线".to_owned(), "not on the front line".to_owned()),
                None => self.say("未注明".to_owned(), "not said".to_owned()),
            },
            Ask::Merits => nominee.map_or_else(String::new, |nominee| self.text_or_none(&nominee.merits)),
            Ask::NotDisqualified => nominee.map_or_else(String::new, |nominee| self.text_or_none(&nominee.disqualified_by)),
        }
    }

    fn say(&self, zh: String, en: String) -> String {
        if self.lang == Lang::Zh { zh } else { en }
    }

    fn text_or_none(&self, text: &str) -> String {
        if text.is_empty() { self.lang.pick("无", "none").to_owned() } else { text.to_owned() }
    }

    fn list(&self, items: &[String]) -> String {
        self.text_or_none(&items.join(self.lang.pick("、", ", ")))
    }

    /// `2019Q2 …；2019Q3 …`.
    fn each(&self, quarters: &[UnitQuarter], of: impl Fn(&UnitQuarter) -> String) -> String {
        let parts: Vec<_> = quarters.iter().map(|own| format!("{} {}", own.quarter, of(own))).collect();
        self.text_or_none(&parts.join(self.lang.pick("；", "; ")))
    }

    /// How many promises with cases were kept, and the rates of those that were not.
    fn targets(&self, own: &UnitQuarter) -> String {
        let kept = own.rates.iter().filter(|(_, _, kept)| *kept).count();
        let name = |service| self.pack.policy.service(service).name.text(self.lang);
        let missed: Vec<_> =
            own.rates.iter().filter(|(_, _, kept)| !kept).map(|(service, rate, _)| format!("{} {rate}", name(*service))).collect();
        let between = self.lang.pick("、", ", ");
        let missed = if missed.is_empty() { String::new() } else { format!(" ({})", missed.join(between)) };
        format!("{kept}/{}{missed}", own.rates.len())
    }

    fn score(&self, own: &UnitQuarter) -> String {
        let verified = if own.verified { self.lang.pick("核定", "verified") } else { self.lang.pick("自评", "claimed") };
        own.score.map_or_else(|| self.lang.pick("无得分", "no score").to_owned(), |score| format!("{score} {verified}"))
    }

    fn vetoes(&self, own: &UnitQuarter) -> Vec<String> {
        let vetoes = own.vetoes.iter().filter_map(|veto| self.pack.policy.vetoes.get(*veto));
        vetoes.map(|veto| veto.name.text(self.lang).to_owned()).collect()
    }

    fn unit(&self, unit: &UnitRecord) -> UnitFigures {
        let quarter = |own: &UnitQuarter| UnitQuarterFigures {
            quarter: own.quarter.to_string(),
            reported: own.reported,
            services: own
                .rates
                .iter()
                .map(|(service, rate, kept)| ServiceKept {
                    service: self.pack.policy.service(*service).id.clone(),
                    rate: Share::from(*rate),
                    meets_target: *kept,
                })
                .collect(),
            score: own.score.map(|score| score.to_string()),
            verified: own.verified,
            decided: own.decided,
            vetoes: self.vetoes(own),
            decisions: own.decisions.clone(),
            to_correct: own.to_correct,
            unexplained: own.unexplained,
        };
        UnitFigures {
            code: unit.enterprise.code.clone(),
            name: unit.enterprise.name.clone(),
            quarters: unit.quarters.iter().map(quarter).collect(),
        }
    }
}

/// A criterion in words.
fn asks(ask: Ask, lang: Lang) -> String {
    match (ask, lang) {
        (Ask::Reported(least), Lang::Zh) => format!("各季均报送，且不少于 {least} 季"),
        (Ask::Reported(least), Lang::En) => format!("reported in every quarter, and in {least} at least"),
        (Ask::Targets, _) => lang.pick("各季有办件的服务全部达标", "every promise with cases kept in every quarter").to_owned(),
        (Ask::Score(from), Lang::Zh) => format!("各季得分不低于 {from}"),
        (Ask::Score(from), Lang::En) => format!("score of at least {from} in every quarter"),
        (Ask::Verified, _) => lang.pick("最近一季经现场核定", "verified on site in the last quarter").to_owned(),
        (Ask::Trend, _) => lang.pick("最近一季得分不低于首季", "the last score not below the first").to_owned(),
        (Ask::Volume(least), Lang::Zh) => format!("应办结合计不少于 {least} 件"),
        (Ask::Volume(least), Lang::En) => format!("at least {least} decided cases together"),
        (Ask::NoVeto, _) => lang.pick("未被否决", "no veto").to_owned(),
        (Ask::NoViolation, _) => lang.pick("没有处罚决定", "no decision about a violation").to_owned(),
        (Ask::NoOpenDoubt, _) => lang.pick("没有未更正、未说明的问题", "nothing left to correct or to explain").to_owned(),
        (Ask::FrontLine, _) => lang.pick("在一线岗位", "works on the front line").to_owned(),
        (Ask::Merits, _) => lang.pick("有主要事迹", "merits are stated").to_owned(),
        (Ask::NotDisqualified, _) => lang.pick("没有不宜推荐的情形", "nothing held against it").to_owned(),
    }
}
