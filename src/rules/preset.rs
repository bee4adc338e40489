//! Trials that people ask for so often that they have names. Each is a list of changes of the pack at hand.

use super::change::Change;
use super::policy::{Policy, RestDayAcceptance, Service};
use crate::domain::{Lang, TimeLimit};

/// A named trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preset {
    /// Every limit one step shorter.
    StricterLimit,
    /// Every reading that is in favour of the enterprise is taken back.
    StricterCounting,
    /// The rest days are those of 52 weeks later.
    NextYearCalendar,
}

impl Preset {
    /// Every preset with its name.
    pub const ALL: &[(&str, Self)] = &[
        ("stricter-limit", Self::StricterLimit),
        ("stricter-counting", Self::StricterCounting),
        ("next-year-calendar", Self::NextYearCalendar),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, preset)| *preset == self).map_or("", |(name, _)| name)
    }

    /// What it changes of a pack; nothing for a calendar, which is no part of it.
    pub fn changes(self, policy: &Policy) -> Vec<Change> {
        match self {
            Self::StricterLimit => policy.services.iter().filter_map(shorter).collect(),
            Self::StricterCounting => stricter(policy),
            Self::NextYearCalendar => Vec::new(),
        }
    }

    /// What it means.
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::StricterLimit => lang.pick(
                "各项时限缩短一个单位（工作日、日或小时）；1个工作日或1日缩为当日，当日和按台账所填的不变",
                "every limit is one unit shorter (a working day, a day, an hour); one day becomes the same day, «same day» and «as stated» stay",
            ),
            Self::StricterCounting => lang.pick(
                "从严口径：暂停不扣除，延期不认可，预约不顺延，休息日及截止时刻后的受理仍计当日",
                "the strict readings: pauses are not taken out, extensions are not honoured, appointments move nothing, and every acceptance counts on its own day",
            ),
            Self::NextYearCalendar => lang.pick(
                "每件的星期和距季度开始的天数不变，按52周后的法定节假日和调休判定；除工作日外，其他日期规则仍按原日期",
                "every case keeps its weekday and its distance to the start of the quarter, and is judged by the holidays and make-up days of 52 weeks later; rules with dates of their own still look at the real dates",
            ),
        }
    }
}

fn set(service: &Service, key: &str, value: Option<&str>) -> Change {
    Change { key: format!("service.{}.{key}", toml::Value::String(service.id.clone())), value: value.map(str::to_owned) }
}

fn shorter(service: &Service) -> Option<Change> {
    let limit = match service.limit {
        TimeLimit::WorkingDays(1) | TimeLimit::CalendarDays(1) => TimeLimit::SameDay,
        TimeLimit::WorkingDays(days @ 2..) => TimeLimit::WorkingDays(days - 1),
        TimeLimit::CalendarDays(days @ 2..) => TimeLimit::CalendarDays(days - 1),
        TimeLimit::Hours(hours @ 2..) => TimeLimit::Hours(hours - 1),
        _ => return None,
    };
    Some(set(service, "limit", Some(&limit.text(Lang::En))))
}

fn stricter(policy: &Policy) -> Vec<Change> {
    let mut changes = Vec::new();
    let counting = |key: &str| Change { key: format!("counting.{key}"), value: Some("ignore".to_owned()) };
    if policy.counting.adjusts_pauses {
        changes.push(counting("pauses"));
    }
    if policy.counting.honours_extensions {
        changes.push(counting("extensions"));
    }
    for service in &policy.services {
        if service.honours_appointments {
            changes.push(set(service, "appointments", Some("ignore")));
        }
        if service.rest_day_acceptance != RestDayAcceptance::AsMade {
            changes.push(set(service, "rest_day_acceptance", Some("as_made")));
        }
        if matches!(service.rest_day_acceptance, RestDayAcceptance::NextWorkingDayFor(_)) {
            changes.push(set(service, "rest_day_channels", None));
        }
        if service.cutoff.is_some() {
            changes.push(set(service, "cutoff", None));
        }
    }
    changes
}
