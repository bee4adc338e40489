//! Dated goals: where the city stands.

use chrono::NaiveDate;

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, day, enterprises, name};
use crate::report::circular::view::View;
use crate::report::model::{MilestonePace, MilestoneReport};

/// Writes the section; without goals there is none.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    if view.report.milestones.is_empty() {
        return;
    }
    body.heading(2, view.pick("阶段目标推进情况", "The dated goals"));
    for goal in &view.report.milestones {
        // Only of the rates an annex tells who meets them.
        let annex = (!goal.services.is_empty()).then(|| view.rates_annex());
        let stands = Goal::of(goal, view.report.period.last).sentence(annex.as_deref(), view.lang);
        let pace = goal.pace.as_ref().map(|pace| pace_sentence(pace, view.lang)).unwrap_or_default();
        body.paragraph([stands, pace].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(view.pick("", " ")));
    }
}

/// What the change over the quarters comes to: arithmetic, and said to be that.
fn pace_sentence(pace: &MilestonePace, lang: Lang) -> String {
    let MilestonePace { missing, quarters_left, .. } = pace;
    if *missing == 0 {
        return String::new();
    }
    let result = match (&pace.reached_in, lang) {
        (Some(quarter), Lang::Zh) => format!("按此推算{quarter}末达到"),
        (Some(quarter), Lang::En) => format!("at that pace the goal would be met at the end of {quarter}"),
        (None, Lang::Zh) => "按此推算无法达到".to_owned(),
        (None, Lang::En) => "at that pace the goal would never be met".to_owned(),
    };
    let needed = match (&pace.needed_per_quarter, lang) {
        (Some(needed), Lang::Zh) => format!("；期限前还有{quarters_left}个季度，每季度须增加{needed}家"),
        (Some(needed), Lang::En) => {
            format!("; with {} left before its day, it takes {needed} more in each", count(*quarters_left, "quarter", "quarters"))
        }
        (None, _) => String::new(),
    };
    let change = change_clause(pace, lang);
    match lang {
        Lang::Zh => format!("{change}，尚缺{missing}家，{result}{needed}（均为算术推算，不是预测）。"),
        Lang::En => format!("{change}; {}, and {result}{needed} (arithmetic, no forecast).", count(*missing, "is missing", "are missing")),
    }
}

/// How many more or fewer meet it from quarter to quarter.
fn change_clause(pace: &MilestonePace, lang: Lang) -> String {
    let (from, by) = (&pace.from, pace.per_quarter.trim_start_matches('-'));
    match (pace.change.signum(), lang) {
        (1, Lang::Zh) => format!("自{from}以来平均每季度增加{by}家"),
        (1, Lang::En) => format!("Since {from} the number that meet it has risen by {by} a quarter"),
        (-1, Lang::Zh) => format!("自{from}以来平均每季度减少{by}家"),
        (-1, Lang::En) => format!("Since {from} the number that meet it has fallen by {by} a quarter"),
        (_, Lang::Zh) => format!("自{from}以来家数没有变化"),
        (_, Lang::En) => format!("Since {from} the number that meet it has not changed"),
    }
}

/// A goal with who meets it.
struct Goal {
    name: String,
    by: NaiveDate,
    all: u64,
    met: u64,
    percent: String,
    reached: bool,
    /// Its day lies within the period or before.
    past: bool,
    missing: Vec<String>,
}

impl Goal {
    fn of(goal: &MilestoneReport, last: NaiveDate) -> Self {
        let state = goal.state.as_ref();
        Self {
            name: goal.name.clone(),
            by: goal.by,
            all: state.map_or(0, |state| state.whole),
            met: state.map_or(0, |state| state.part),
            percent: state.map(|state| state.percent.clone()).unwrap_or_default(),
            reached: goal.reached,
            past: goal.by < last,
            missing: goal.missing.iter().map(|missing| name(missing)).collect(),
        }
    }

    fn sentence(&self, annex: Option<&str>, lang: Lang) -> String {
        let Self { name, all, met, percent, .. } = self;
        let by = day(self.by, lang);
        let state = match (self.reached, self.past) {
            (true, _) => lang.pick("目标已实现", "the goal is reached"),
            (false, true) => lang.pick("目标逾期未实现", "the goal was missed"),
            (false, false) => lang.pick("目标尚未实现", "the goal is not reached yet"),
        };
        let missing = match (lang, self.missing.len() as u64) {
            (_, 0) => String::new(),
            (_, number) if number == *all => String::new(),
            (Lang::Zh, _) => format!("尚未达到的有{}。", enterprises(&self.missing, annex, lang)),
            (Lang::En, _) => format!(" Missing: {}.", enterprises(&self.missing, annex, lang)),
        };
        match lang {
            Lang::Zh => {
                let who = match *met {
                    0 => format!("{all}家企业均未达到"),
                    met if met == *all => format!("{all}家企业均已达到"),
                    met => format!("{all}家企业中{met}家达到，占{percent}"),
                };
                format!("“{name}”（期限为{by}）：{who}，{state}。{missing}")
            }
            Lang::En => {
                let who = match *met {
                    0 => format!("none of {} meets it", count(*all, "enterprise", "enterprises")),
                    met if met == *all => format!("all of {} meet it", count(*all, "enterprise", "enterprises")),
                    met => format!("{met} of {all} enterprises ({percent}) {} it", if met == 1 { "meets" } else { "meet" }),
                };
                format!("“{name}” (by {by}): {who}; {state}.{missing}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_told_as_arithmetic() {
        let pace = |change, per_quarter: &str, missing, needed: Option<&str>, reached: Option<&str>| MilestonePace {
            from: "2019Q1".to_owned(),
            quarters: 2,
            change,
            per_quarter: per_quarter.to_owned(),
            missing,
            quarters_left: u64::from(needed.is_some()),
            needed_per_quarter: needed.map(str::to_owned),
            reached_in: reached.map(str::to_owned),
        };
        let check = |pace: &MilestonePace, zh: &str, en: &str| {
            assert_eq!([pace_sentence(pace, Lang::Zh), pace_sentence(pace, Lang::En)], [zh, en]);
        };
        check(&pace(2, "1.00", 0, None, None), "", "");
        check(
            &pace(2, "1.00", 4, Some("4.00"), Some("2020Q3")),
            "自2019Q1以来平均每季度增加1.00家，尚缺4家，按此推算2020Q3末达到；期限前还有1个季度，每季度须增加4.00家（均为算术推算，不是预测）。",
            "Since 2019Q1 the number that meet it has risen by 1.00 a quarter; 4 are missing, and at that pace the goal would be met at the end of 2020Q3; with 1 quarter left before its day, it takes 4.00 more in each (arithmetic, no forecast).",
        );
        check(
            &pace(-1, "-0.50", 4, None, None),
            "自2019Q1以来平均每季度减少0.50家，尚缺4家，按此推算无法达到（均为算术推算，不是预测）。",
            "Since 2019Q1 the number that meet it has fallen by 0.50 a quarter; 4 are missing, and at that pace the goal would never be met (arithmetic, no forecast).",
        );
        check(
            &pace(0, "0.00", 1, Some("0.50"), None),
            "自2019Q1以来家数没有变化，尚缺1家，按此推算无法达到；期限前还有1个季度，每季度须增加0.50家（均为算术推算，不是预测）。",
            "Since 2019Q1 the number that meet it has not changed; 1 is missing, and at that pace the goal would never be met; with 1 quarter left before its day, it takes 0.50 more in each (arithmetic, no forecast).",
        );
    }

    #[test]
    fn a_goal_is_told_by_where_it_stands() {
        let goal = |all, met, reached, past, missing: &[&str]| Goal {
            name: "目标".to_owned(),
            by: NaiveDate::from_ymd_opt(2019, 12, 31).unwrap(),
            all,
            met,
            percent: "16.67%".to_owned(),
            reached,
            past,
            missing: missing.iter().map(|name| (*name).to_owned()).collect(),
        };
        let check = |goal: &Goal, zh: &str, en: &str| {
            assert_eq!(goal.sentence(Some("附件2"), Lang::Zh), zh);
            assert_eq!(goal.sentence(Some("Annex 2"), Lang::En), en);
        };
        check(
            &goal(2, 2, true, true, &[]),
            "“目标”（期限为2019年12月31日）：2家企业均已达到，目标已实现。",
            "“目标” (by 31 December 2019): all of 2 enterprises meet it; the goal is reached.",
        );
        check(
            &goal(2, 0, false, true, &["甲", "乙"]),
            "“目标”（期限为2019年12月31日）：2家企业均未达到，目标逾期未实现。",
            "“目标” (by 31 December 2019): none of 2 enterprises meets it; the goal was missed.",
        );
        check(
            &goal(6, 1, false, false, &["甲"]),
            "“目标”（期限为2019年12月31日）：6家企业中1家达到，占16.67%，目标尚未实现。尚未达到的有1家（甲）。",
            "“目标” (by 31 December 2019): 1 of 6 enterprises (16.67%) meets it; the goal is not reached yet. Missing: 1 enterprise (甲).",
        );
    }
}
