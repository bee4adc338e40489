//! Checks the holidays of a year and the notices that changed them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;

use super::super::problem::ProblemCollector;
use super::days::{self, Bounds};
use super::spec::{Arrangement, HolidaySpec, Stage};
use super::written;
use crate::calendar::{Notice, Weekend};
use crate::diag::Code;
use crate::domain::Wording;

/// How holidays are called in English, and which of these names were needed.
#[derive(Debug)]
pub(super) struct Names {
    english: BTreeMap<String, Spanned<String>>,
    used: BTreeSet<String>,
}

impl Names {
    pub(super) fn new(english: BTreeMap<String, Spanned<String>>) -> Self {
        Self { english, used: BTreeSet::new() }
    }

    fn wording(&mut self, name: &str) -> Wording {
        self.used.insert(name.to_owned());
        let en = self.english.get(name).map_or(name, |en| en.get_ref().as_str());
        Wording { zh: name.to_owned(), en: en.to_owned() }
    }
}

/// What must hold across all years: no day is arranged twice.
#[derive(Debug)]
pub(super) struct Checker {
    weekend: Weekend,
    names: Names,
    taken: BTreeMap<NaiveDate, String>,
}

/// A holiday's amendment with its own place in the file.
struct Change {
    notice: Arc<Notice>,
    was: Arrangement,
}

impl Checker {
    pub(super) fn new(weekend: Weekend, names: Names) -> Self {
        Self { weekend, names, taken: BTreeMap::new() }
    }

    /// Names in `[english]` that no holiday has: most likely misspelt.
    pub(super) fn unused_names(&self, problems: &mut ProblemCollector<'_>) {
        for (name, english) in self.names.english.iter().filter(|(name, _)| !self.names.used.contains(*name)) {
            let en = format!("no holiday is named `{name}`");
            problems.add(Code::K602, &english.span(), format!("没有名为“{name}”的节假日"), en);
        }
    }

    /// The holidays of one notice, each with its history.
    pub(super) fn holidays(
        &mut self,
        notice: Option<&Arc<Notice>>,
        written: Vec<written::Holiday>,
        amendments: Vec<written::Amendment>,
        bounds: &Bounds,
        problems: &mut ProblemCollector<'_>,
    ) -> Vec<HolidaySpec> {
        let names: BTreeSet<String> = written.iter().map(|holiday| holiday.name.get_ref().clone()).collect();
        let mut changes = self.changes(notice, amendments, &names, bounds, problems);
        let mut seen = BTreeSet::new();
        let mut specs = Vec::new();
        for holiday in written {
            let name = holiday.name.get_ref().clone();
            if !seen.insert(name.clone()) && bounds.year.is_some() {
                let en = format!("`{name}` is there twice in one year");
                problems.add(Code::K610, &holiday.name.span(), format!("“{name}”在同一年出现两次"), en);
            }
            let changes = changes.remove(&name).unwrap_or_default();
            check_source(&holiday, notice, &changes, problems);
            let now = self.arrangement(&name, &holiday, bounds, problems);
            specs.push(HolidaySpec { name: self.names.wording(&name), stages: stages(notice, changes, now) });
        }
        specs
    }

    /// The arrangement in force; its days must not be arranged by anyone else.
    fn arrangement(&mut self, name: &str, holiday: &written::Holiday, bounds: &Bounds, problems: &mut ProblemCollector<'_>) -> Arrangement {
        if holiday.off.is_empty() && holiday.work.is_empty() {
            let en = format!("`{name}` has neither days off nor make-up days");
            problems.add(Code::K610, &holiday.name.span(), format!("“{name}”没有任何日期"), en);
        }
        let mut taken = std::mem::take(&mut self.taken);
        let off = take(name, days::days(&holiday.off, bounds, problems), &mut taken, problems);
        let work = self.make_up(name, &holiday.work, bounds, &mut taken, problems);
        self.taken = taken;
        Arrangement { off, work, text: holiday.text.clone() }
    }

    fn make_up(
        &self,
        name: &str,
        texts: &[Spanned<String>],
        bounds: &Bounds,
        taken: &mut BTreeMap<NaiveDate, String>,
        problems: &mut ProblemCollector<'_>,
    ) -> Vec<NaiveDate> {
        let placed = days::days(texts, bounds, problems);
        for (day, place) in placed.iter().filter(|(day, _)| !self.weekend.contains(*day)) {
            let (zh, en) = (day.format("%u"), day.format("%A"));
            let zh = format!("调休上班日{day}是星期{}，本来就是工作日", numeral(&zh.to_string()));
            problems.add(Code::K607, place, zh, format!("the make-up day {day} is a {en}, which is worked anyway"));
        }
        take(name, placed, taken, problems)
    }

    /// The amendments by holiday, each list by the day of publication.
    fn changes(
        &self,
        notice: Option<&Arc<Notice>>,
        amendments: Vec<written::Amendment>,
        names: &BTreeSet<String>,
        bounds: &Bounds,
        problems: &mut ProblemCollector<'_>,
    ) -> BTreeMap<String, Vec<Change>> {
        let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for amendment in amendments {
            let holiday = amendment.holiday.get_ref().clone();
            if !names.contains(&holiday) {
                let en = format!("no holiday of this year is named `{holiday}`");
                problems.add(Code::K609, &amendment.holiday.span(), format!("该年没有名为“{holiday}”的节假日"), en);
            }
            let (issued, published) = (days::day(&amendment.issued, problems), days::day(&amendment.published, problems));
            let mut own = BTreeMap::new();
            let off = take(&holiday, days::days(&amendment.was_off, bounds, problems), &mut own, problems);
            let work = self.make_up(&holiday, &amendment.was_work, bounds, &mut own, problems);
            let (Some(issued), Some(published), Some(yearly)) = (issued, published, notice) else { continue };
            if published < yearly.published {
                let en = format!("published before the notice it changes ({})", yearly.published);
                problems.add(Code::K609, &amendment.published.span(), format!("公布日早于所调整的通知（{}）", yearly.published), en);
            }
            let written::Amendment { notice: number, title, url, was_text: text, .. } = amendment;
            let notice = Arc::new(Notice { year: yearly.year, number, title, issued, published, url, amends: true });
            changes.entry(holiday).or_default().push(Change { notice, was: Arrangement { off, work, text } });
        }
        for list in changes.values_mut() {
            list.sort_by_key(|change| change.notice.published);
        }
        changes
    }
}

/// `holiday.notice` names where the text is from: the yearly notice or one that changed this holiday.
fn check_source(holiday: &written::Holiday, notice: Option<&Arc<Notice>>, changes: &[Change], problems: &mut ProblemCollector<'_>) {
    let Some(source) = &holiday.notice else { return };
    let known = notice.into_iter().chain(changes.iter().map(|change| &change.notice)).any(|n| n.number == *source.get_ref());
    if !known && notice.is_some() {
        let number = source.get_ref();
        let en = format!("`{number}` is neither the notice of this year nor one that changes this holiday");
        problems.add(Code::K609, &source.span(), format!("“{number}”既不是该年的通知，也没有调整过本节假日"), en);
    }
}

/// Notes whose the days are; a day that is somebody's already is a problem.
fn take(
    name: &str,
    placed: Vec<(NaiveDate, Range<usize>)>,
    taken: &mut BTreeMap<NaiveDate, String>,
    problems: &mut ProblemCollector<'_>,
) -> Vec<NaiveDate> {
    let mut days = BTreeSet::new();
    for (day, place) in placed {
        if let Some(other) = taken.insert(day, name.to_owned()) {
            let en = format!("{day} is arranged twice: here and for `{other}`");
            problems.add(Code::K606, &place, format!("{day}安排了两次：此处与“{other}”"), en);
        }
        days.insert(day);
    }
    days.into_iter().collect()
}

/// Each notice brought the arrangement that the next one found.
fn stages(notice: Option<&Arc<Notice>>, changes: Vec<Change>, now: Arrangement) -> Vec<Stage> {
    let mut stages = Vec::new();
    let mut by = notice.cloned();
    for Change { notice, was } in changes {
        stages.push(Stage { notice: by.replace(notice), days: was });
    }
    stages.push(Stage { notice: by, days: now });
    stages
}

fn numeral(weekday: &str) -> &'static str {
    match weekday {
        "1" => "一",
        "2" => "二",
        "3" => "三",
        "4" => "四",
        "5" => "五",
        "6" => "六",
        _ => "日",
    }
}
