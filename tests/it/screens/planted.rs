//! What each screen looks for, planted into the cases of an honest enterprise.

use chrono::Days;
use gascore::domain::{Case, Exclusion, ExclusionKind, Moment, Pause, PauseKind, Satisfaction, ScreenId};

use super::super::one_submission::PACK;
use super::CHINA;
use super::honest::{Enterprise, at};

/// The cases of the enterprise with the signal of a screen.
pub(super) fn cases(honest: &Enterprise, screen: ScreenId) -> Vec<Case<'static>> {
    let mut cases = honest.cases();
    let term = |case: &Case<'_>| [3, 20, 3, 7, 0][case.service.index()];
    let (mut hit, mut day) = (0, None);
    match screen {
        ScreenId::IdGaps => {
            // On one day every third case is left out, so that most others stand after a gap.
            let accepted = cases[cases.len() / 2].started.day;
            let mut number = 0;
            for case in cases.iter_mut().filter(|case| case.started.day >= accepted) {
                number += if case.started.day == accepted { 2 } else { 0 };
                let own: u32 = case.id[6..].parse().unwrap();
                case.id = format!("GD2019{:06}", own + number).into();
            }
            return cases;
        }
        ScreenId::Cloned => {
            let copied: Vec<_> = cases.iter().filter(|case| term(case) == 3 && case.completed.is_some()).take(25).cloned().collect();
            for mut copy in copied {
                copy.id = format!("{}F{hit}", hit * 7).into();
                cases.push(copy);
                hit += 1;
            }
            return cases;
        }
        _ => {}
    }
    for case in cases.iter_mut().filter(|case| case.exclusion.is_none()) {
        let Some(completed) = case.completed else { continue };
        let due = CHINA.nth_working_day_after(case.started.day, term(case)).unwrap();
        let minute = completed.time.unwrap().seconds() / 60;
        match screen {
            ScreenId::DueDay if term(case) == 3 && due.to_string().as_str() <= "2019-09-30" => {
                case.pauses.clear();
                case.completed = Some(at(due, minute));
                case.reported_back_on = None;
            }
            // Forty faults of one day, all at 17:43.
            ScreenId::SameMinute if term(case) == 3 && case.started.day.to_string().as_str() > "2019-08-01" && hit < 40 => {
                let on = *day.get_or_insert(due);
                if completed.day >= case.started.day && case.started.day <= on {
                    (case.completed, case.reported_back_on) = (Some(at(on, 17 * 60 + 43)), None);
                    hit += 1;
                }
            }
            ScreenId::AtAcceptance if term(case) == 3 && minute % 3 != 0 => {
                (case.completed, case.reported_back_on) = (Some(case.started), None);
            }
            ScreenId::RestDays if term(case) == 3 => {
                let mut on = case.started.day;
                while CHINA.is_working_day(on).unwrap() {
                    on = on + Days::new(1);
                }
                if on.to_string().as_str() <= "2019-09-30" && on <= due {
                    (case.completed, case.reported_back_on) = (Some(at(on, minute)), None);
                } else if minute % 3 != 0 {
                    (case.completed, case.exclusion) = (None, None);
                }
            }
            ScreenId::PauseEve if term(case) > 3 => {
                let from = Moment::day(CHINA.nth_working_day_after(case.started.day, term(case) - 1).unwrap());
                case.pauses = vec![Pause { from, to: Some(from), kind: PauseKind::Allowed }];
            }
            ScreenId::Excluded if case.service == PACK.policy.service_by_id("fault_report").unwrap() && minute % 3 == 0 => {
                let on = Some(case.started.day);
                (case.completed, case.exclusion) = (None, Some(Exclusion { kind: ExclusionKind::Withdrawn, on, reasoned: true }));
            }
            ScreenId::Opinions => case.marks = case.marks.with_satisfaction(case.marks.satisfaction().and(Satisfaction::new(4))),
            ScreenId::ReportedEarly if term(case) > 0 => case.reported_back_on = Some(case.started.day),
            _ => {}
        }
    }
    cases
}
