//! How a case stands, in words.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::{Breach, ExclusionReason, Judgement, Lang, Outcome, Ruling};

/// How a case stands, with the days it is late and what that broke.
pub fn verdict(judgement: &Judgement, lang: Lang) -> String {
    let mut parts = vec![outcome(judgement.outcome, lang).to_owned()];
    if judgement.days_late > 0 {
        let days = judgement.days_late;
        parts.push(match lang {
            Lang::Zh => format!("超过到期日{days}个工作日"),
            Lang::En => format!("{days} working day{} past the due day", if days == 1 { "" } else { "s" }),
        });
    }
    parts.extend(match judgement.breach {
        Breach::None => None,
        Breach::Promise => Some(lang.pick("超承诺时限", "beyond the promise").to_owned()),
        Breach::Law => Some(lang.pick("超法定时限", "beyond the statutory limit").to_owned()),
    });
    parts.extend(ruling(judgement.ruling, lang).map(str::to_owned));
    parts.join(lang.pick("，", ", "))
}

/// The word for an outcome.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::OnTime => lang.pick("按期办结", "completed on time"),
        Outcome::Late => lang.pick("逾期办结", "completed late"),
        Outcome::Overdue => lang.pick("逾期未办结", "overdue and open"),
        Outcome::Pending => lang.pick("在办，未到期", "open, not yet due"),
        Outcome::Undecidable(_) => lang.pick("缺办理时刻，无法判定", "undecidable: a time of day is missing"),
        Outcome::SetAside => lang.pick("待核，不计入", "set aside"),
        Outcome::Excluded(reason) => excluded(reason, lang),
    }
}

fn excluded(reason: ExclusionReason, lang: Lang) -> &'static str {
    match reason {
        ExclusionReason::Invalid => lang.pick("无效件，不计入", "not counted: not valid"),
        ExclusionReason::Withdrawn => lang.pick("用户撤回，不计入", "not counted: withdrawn"),
        ExclusionReason::Duplicate => lang.pick("重复件，不计入", "not counted: reported twice"),
        ExclusionReason::Transferred => lang.pick("已转出，不计入", "not counted: passed on"),
        ExclusionReason::Terminated => lang.pick("已终止，不计入", "not counted: ended without completion"),
        ExclusionReason::SpecialScope => lang.pick("应急或重大事项，不适用承诺时限", "not counted: an emergency or major case"),
        ExclusionReason::AcceptedAfter => lang.pick("统计期或截至日之后受理，不计入", "not counted: accepted after the period"),
        ExclusionReason::DecidedEarlier => lang.pick("以前各期已计入", "not counted: decided in an earlier period"),
        ExclusionReason::CarriedLate => lang
            .pick("以前各期到期、本期逾期办结，已计入到期当期", "not counted here: due in an earlier period, completed late in this one"),
        ExclusionReason::CarriedOverdue => {
            lang.pick("以前各期到期、仍未办结，已计入到期当期", "not counted here: due in an earlier period and still open")
        }
        ExclusionReason::DecidedLater => lang.pick("由以后的统计期计入", "not counted here: decided after the period"),
        ExclusionReason::NoTarget => lang.pick("台账未填时限，不计入", "not counted: no due time is stated"),
    }
}

/// What became of a statement that the case should not count; `None` where there is none, or nothing to add.
fn ruling(ruling: Ruling, lang: Lang) -> Option<&'static str> {
    match ruling {
        Ruling::None | Ruling::Accepted => None,
        Ruling::Unproven => Some(lang.pick("剔除未注明日期", "the day it left is not given")),
        Ruling::AfterDue => Some(lang.pick("到期后才剔除，不予采信", "taken out only after the due day, which changes nothing")),
        Ruling::UnprovenAndLate => {
            Some(lang.pick("剔除未注明日期且已逾期，不予采信", "taken out without a date when it was late, which changes nothing"))
        }
        Ruling::Unreasoned => Some(lang.pick("剔除未注明理由，不予采信", "taken out without a reason, which changes nothing")),
    }
}

/// The day of the week.
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    match day.weekday() {
        Weekday::Mon => lang.pick("周一", "Mon"),
        Weekday::Tue => lang.pick("周二", "Tue"),
        Weekday::Wed => lang.pick("周三", "Wed"),
        Weekday::Thu => lang.pick("周四", "Thu"),
        Weekday::Fri => lang.pick("周五", "Fri"),
        Weekday::Sat => lang.pick("周六", "Sat"),
        Weekday::Sun => lang.pick("周日", "Sun"),
    }
}
