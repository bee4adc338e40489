//! What is asked for of the work itself: open cases, promises, findings, vetoes, goals.

use super::Request;
use crate::domain::Lang;
use crate::report::circular::phrase::{count, day, enterprises};
use crate::report::circular::view::View;
use crate::report::model::MilestoneReport;

/// Overdue cases that are still open.
pub(super) fn open_cases(view: &View<'_>) -> Request {
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
pub(super) fn promises(view: &View<'_>) -> Request {
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
pub(super) fn findings(view: &View<'_>) -> Request {
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
pub(super) fn vetoes(view: &View<'_>) -> Request {
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
pub(super) fn goals(view: &View<'_>) -> Request {
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
    fn findings_and_promises() {
        let names = ["甲".to_owned()];
        assert_eq!(findings_sentence(&names, &[], "附件1", Lang::Zh), "有扣分事项的1家（甲），应当对照评价重点逐项整改落实。");
        assert_eq!(promises_sentence(&names, None, "附件2", Lang::Zh), "有服务事项未达到承诺目标的1家（甲），应当逐件查明逾期原因并改进。");
    }
}
