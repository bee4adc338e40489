//! What is asked for next. Every request rests on a fact of the report or a clause of the rules; what neither gives, such as
//! a day to answer by, is left for the issuing authority to fill in.

use super::data::State;
use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, day, enterprises};
use crate::report::circular::view::{View, unreported};
use crate::report::model::MilestoneReport;

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let requests = [reports(view), corrections(view), open_cases(view), promises(view), findings(view), vetoes(view), goals(view)];
    let requests: Vec<_> = requests.into_iter().flatten().collect();
    body.heading(1, view.pick("下一步工作要求", "What is asked for next"));
    if requests.is_empty() {
        body.paragraph(
            view.pick("本季度没有需要整改的事项。【由主办单位填写】", "This quarter leaves nothing to mend. 【to be filled in】")
                .to_owned(),
        );
    }
    for (lead, text) in requests {
        body.led(2, lead, text);
    }
    body.paragraph(
        view.pick(
            "请于【由主办单位填写时限】前将整改情况报送【由主办单位填写受理单位及联系人】。",
            "Please report what was done by 【day】 to 【office and contact】.",
        )
        .to_owned(),
    );
}

type Request = Option<(&'static str, String)>;

/// Who did not report, or late, or not on everything.
fn reports(view: &View<'_>) -> Request {
    let participation = view.report.participation.as_ref();
    let names = |codes: Option<&Vec<String>>| -> Vec<String> { codes.into_iter().flatten().map(|code| view.name_of(code)).collect() };
    let asked = Reports {
        period: view.period(),
        silent: names(participation.map(|found| &found.silent)),
        late: names(participation.map(|found| &found.late)),
        gaps: view.names(|one| unreported(one).next().is_some()),
        no_progress: view.names(|one| one.score().is_some_and(|score| score.measured_only)),
    };
    let text = asked.sentence(&view.ranking_annex(), &view.rates_annex(), view.lang);
    (!text.is_empty()).then(|| (view.lang.pick("按期完整报送台账", "Report in full and in time"), text))
}

struct Reports {
    period: String,
    silent: Vec<String>,
    late: Vec<String>,
    gaps: Vec<String>,
    no_progress: Vec<String>,
}

impl Reports {
    fn sentence(&self, places: &str, rates: &str, lang: Lang) -> String {
        let named = |names: &[String], annex: &str| (!names.is_empty()).then(|| enterprises(names, Some(annex), lang));
        let period = &self.period;
        let sentences = [
            named(&self.silent, places).map(|names| match lang {
                Lang::Zh => format!("未报送的{names}，应当补报{period}台账。"),
                Lang::En => format!("Those that sent nothing, {names}, are to hand in their ledgers for {period}."),
            }),
            named(&self.late, places).map(|names| match lang {
                Lang::Zh => format!("逾期报送的{names}，今后应当在报送截止日期前报送。"),
                Lang::En => format!("Those that were late, {names}, are to keep the deadline from now on."),
            }),
            named(&self.gaps, rates).map(|names| match lang {
                Lang::Zh => format!("部分事项未报送台账的{names}，应当补报，确无业务的应当声明。"),
                Lang::En => format!("Those that left out a service, {names}, are to hand it in, or to declare that there were no cases."),
            }),
            named(&self.no_progress, places).map(|names| match lang {
                Lang::Zh => format!("未报送工作推进台账的{names}，应当补报。"),
                Lang::En => format!("Those without a progress ledger, {names}, are to hand it in."),
            }),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(lang.pick("", " "))
    }
}

/// What of the data must be corrected or explained.
fn corrections(view: &View<'_>) -> Request {
    let state = State::of(view);
    let text = corrections_sentence(state.block, state.confirm - state.explained.min(state.confirm), view.lang);
    (!text.is_empty()).then(|| (view.lang.pick("更正和说明台账问题", "Correct and explain the data"), text))
}

fn corrections_sentence(block: u64, open: u64, lang: Lang) -> String {
    let all = lang.pick("对必须更正的", "The ");
    match (lang, block, open) {
        (_, 0, 0) => String::new(),
        (Lang::Zh, block, 0) => format!("{all}{block}处问题，有关企业应当更正后重新报送。"),
        (Lang::En, block, 0) => format!(
            "{all}{} to be corrected by the enterprises concerned, and the ledgers handed in again.",
            count(block, "fault is", "faults are")
        ),
        (Lang::Zh, 0, open) => format!("对需核实而未作说明的{open}处问题，有关企业应当更正或者作出说明。"),
        (Lang::En, 0, open) => format!(
            "{} to be corrected or explained by the enterprises concerned.",
            count(open, "unexplained doubt is", "unexplained doubts are")
        ),
        (Lang::Zh, block, open) => {
            format!("{all}{block}处问题，有关企业应当更正后重新报送；对需核实而未作说明的{open}处问题，应当更正或者作出说明。")
        }
        (Lang::En, block, open) => format!(
            "{all}{} to be corrected by the enterprises concerned, and the ledgers handed in again; {} to be corrected or explained.",
            count(block, "fault is", "faults are"),
            count(open, "unexplained doubt is", "unexplained doubts are")
        ),
    }
}

/// Overdue cases that are still open.
fn open_cases(view: &View<'_>) -> Request {
    let (of_period, earlier) = view.open();
    let text = open_sentence(of_period, earlier, &view.open_annex(), view.lang);
    (!text.is_empty()).then(|| (view.lang.pick("办结逾期未办结件", "Complete what is overdue"), text))
}

fn open_sentence(of_period: u64, earlier: u64, annex: &str, lang: Lang) -> String {
    let all = of_period + earlier;
    match (lang, of_period, earlier) {
        (_, 0, 0) => String::new(),
        (Lang::Zh, _, 0) => format!("{annex}所列逾期未办结的{all}件，有关企业应当尽快办结并向用户反馈。"),
        (Lang::Zh, 0, _) => format!("{annex}所列以前季度到期、逾期未办结的{all}件，有关企业应当尽快办结并向用户反馈。"),
        (Lang::Zh, _, _) => {
            format!(
                "{annex}所列逾期未办结的{all}件（本季度到期{of_period}件，以前季度到期{earlier}件），有关企业应当尽快办结并向用户反馈。"
            )
        }
        (Lang::En, _, _) => {
            let of_which = match (of_period, earlier) {
                (_, 0) => String::new(),
                (0, _) => " from earlier quarters".to_owned(),
                _ => format!(" ({of_period} of this quarter, {earlier} from earlier ones)"),
            };
            format!(
                "The {}{of_which} listed in {annex} {} to be completed without delay, and the users told.",
                count(all, "overdue case", "overdue cases"),
                if all == 1 { "is" } else { "are" }
            )
        }
    }
}

/// Whose rates miss a target.
fn promises(view: &View<'_>) -> Request {
    let behind = view.names(|one| one.services.iter().any(|service| service.meets_target == Some(false)));
    if behind.is_empty() {
        return None;
    }
    let goal = view.report.milestones.iter().find(|goal| !goal.services.is_empty());
    let text = promises_sentence(&behind, goal, &view.rates_annex(), view.lang);
    Some((view.lang.pick("兑现服务承诺", "Keep the promises"), text))
}

fn promises_sentence(behind: &[String], goal: Option<&MilestoneReport>, annex: &str, lang: Lang) -> String {
    let names = enterprises(behind, Some(annex), lang);
    let goal = goal.filter(|goal| !goal.reached).map(|goal| match lang {
        Lang::Zh => format!("，对照{}前“{}”的目标改进", day(goal.by, lang), goal.name),
        Lang::En => format!(", in view of the goal “{}” by {}", goal.name, day(goal.by, lang)),
    });
    let goal = goal.unwrap_or_else(|| lang.pick("并改进", "").to_owned());
    match lang {
        Lang::Zh => format!("有服务事项未达到承诺目标的{names}，应当逐件查明逾期原因{goal}。"),
        Lang::En => format!("{names} below a target are to find out case by case why they were late, and to improve{goal}."),
    }
}

/// Points of the checklist that were lost.
fn findings(view: &View<'_>) -> Request {
    let losers = view.names(|one| !one.findings.is_empty());
    let no_evidence = view.names(|one| one.findings.iter().flat_map(|finding| &finding.causes).any(|cause| cause.kind == "no_evidence"));
    if losers.is_empty() {
        return None;
    }
    Some((view.lang.pick("整改扣分事项", "Mend the findings"), findings_sentence(&losers, &no_evidence, &view.ranking_annex(), view.lang)))
}

fn findings_sentence(losers: &[String], no_evidence: &[String], annex: &str, lang: Lang) -> String {
    let names = enterprises(losers, Some(annex), lang);
    let evidence = match (lang, no_evidence.len() as u64) {
        (_, 0) => String::new(),
        (Lang::Zh, number) => format!("其中自报已落实但未列佐证材料的{number}家，应当补充佐证材料。"),
        (Lang::En, number) => format!(
            " The {} that named no evidence for a claim {} to add it.",
            count(number, "enterprise", "enterprises"),
            if number == 1 { "is" } else { "are" }
        ),
    };
    match lang {
        Lang::Zh => format!("有扣分事项的{names}，应当对照评价重点逐项整改落实。{evidence}"),
        Lang::En => format!("{names} with findings are to mend them point by point.{evidence}"),
    }
}

/// What was vetoed.
fn vetoes(view: &View<'_>) -> Request {
    let vetoed = view.names(|one| one.score().and_then(|score| score.grade.as_ref()).is_some_and(|grade| !grade.vetoes.is_empty()));
    if vetoed.is_empty() {
        return None;
    }
    let names = enterprises(&vetoed, Some(&view.ranking_annex()), view.lang);
    let text = match view.lang {
        Lang::Zh => format!("有一票否决事项的{names}，应当立即整改。后续处理：【由主办单位填写】。"),
        Lang::En => format!("{names} with vetoes are to mend them at once. Further steps: 【to be filled in】."),
    };
    Some((view.lang.pick("整改一票否决事项", "Mend what was vetoed"), text))
}

/// Goals still ahead, besides that of the rates.
fn goals(view: &View<'_>) -> Request {
    let ahead =
        view.report.milestones.iter().filter(|goal| !goal.reached && goal.services.is_empty() && goal.by >= view.report.period.last);
    let sentences: Vec<_> = ahead.filter(|goal| !goal.missing.is_empty()).map(|goal| goal_sentence(goal, view.lang)).collect();
    (!sentences.is_empty()).then(|| (view.lang.pick("推进阶段目标", "Move on to the next goals"), sentences.join(view.pick("", " "))))
}

fn goal_sentence(goal: &MilestoneReport, lang: Lang) -> String {
    let (by, number) = (day(goal.by, lang), goal.missing.len() as u64);
    match lang {
        Lang::Zh => format!("尚未达到“{}”要求的{number}家企业，应当在{by}前达到。", goal.name),
        Lang::En => format!(
            "The {} not yet up to “{}” {} to be so by {by}.",
            count(number, "enterprise", "enterprises"),
            goal.name,
            if number == 1 { "is" } else { "are" }
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_happened_is_asked_for() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let check = |silent: &[&str], late: &[&str], gaps: &[&str], zh: &str, en: &str| {
            let reports = |period: &str| Reports {
                period: period.to_owned(),
                silent: names(silent),
                late: names(late),
                gaps: names(gaps),
                no_progress: Vec::new(),
            };
            assert_eq!(reports("2019年第三季度").sentence("附件1", "附件2", Lang::Zh), zh);
            assert_eq!(reports("Q3 2019").sentence("Annex 1", "Annex 2", Lang::En), en);
        };
        check(&[], &[], &[], "", "");
        check(
            &["甲"],
            &[],
            &[],
            "未报送的1家（甲），应当补报2019年第三季度台账。",
            "Those that sent nothing, 1 enterprise (甲), are to hand in their ledgers for Q3 2019.",
        );
        check(
            &[],
            &["乙"],
            &["丙"],
            "逾期报送的1家（乙），今后应当在报送截止日期前报送。部分事项未报送台账的1家（丙），应当补报，确无业务的应当声明。",
            "Those that were late, 1 enterprise (乙), are to keep the deadline from now on. Those that left out a service, 1 enterprise (丙), are to hand it in, or to declare that there were no cases.",
        );
    }

    #[test]
    fn open_cases_are_told_by_where_they_come_from() {
        let check = |of_period, earlier, zh: &str, en: &str| {
            assert_eq!(open_sentence(of_period, earlier, "附件3", Lang::Zh), zh);
            assert_eq!(open_sentence(of_period, earlier, "Annex 3", Lang::En), en);
        };
        check(0, 0, "", "");
        check(
            1,
            0,
            "附件3所列逾期未办结的1件，有关企业应当尽快办结并向用户反馈。",
            "The 1 overdue case listed in Annex 3 is to be completed without delay, and the users told.",
        );
        check(
            49,
            12,
            "附件3所列逾期未办结的61件（本季度到期49件，以前季度到期12件），有关企业应当尽快办结并向用户反馈。",
            "The 61 overdue cases (49 of this quarter, 12 from earlier ones) listed in Annex 3 are to be completed without delay, and the users told.",
        );
    }

    #[test]
    fn corrections_and_findings() {
        let check = |block, open, zh: &str, en: &str| {
            assert_eq!(corrections_sentence(block, open, Lang::Zh), zh);
            assert_eq!(corrections_sentence(block, open, Lang::En), en);
        };
        check(0, 0, "", "");
        check(
            1,
            0,
            "对必须更正的1处问题，有关企业应当更正后重新报送。",
            "The 1 fault is to be corrected by the enterprises concerned, and the ledgers handed in again.",
        );
        check(
            0,
            2,
            "对需核实而未作说明的2处问题，有关企业应当更正或者作出说明。",
            "2 unexplained doubts are to be corrected or explained by the enterprises concerned.",
        );
        let names = ["甲".to_owned()];
        assert_eq!(findings_sentence(&names, &[], "附件1", Lang::Zh), "有扣分事项的1家（甲），应当对照评价重点逐项整改落实。");
        assert_eq!(promises_sentence(&names, None, "附件2", Lang::Zh), "有服务事项未达到承诺目标的1家（甲），应当逐件查明逾期原因并改进。");
    }
}
