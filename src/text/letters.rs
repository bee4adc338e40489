//! Words for letters and their matters.

use chrono::NaiveDate;

use crate::domain::{Lang, LetterKind};

/// What a letter is called.
pub fn kind(kind: LetterKind, lang: Lang) -> &'static str {
    match kind {
        LetterKind::Reminder => lang.pick("提醒函", "Reminder"),
        LetterKind::Urging => lang.pick("督办函", "Urging letter"),
        LetterKind::Rectification => lang.pick("整改通知书", "Rectification notice"),
    }
}

/// Nothing was handed in.
pub fn nothing_handed_in(deadline: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("未报送本季度台账，报送截止日期为{deadline}"),
        Lang::En => format!("no ledgers were handed in; they were due on {deadline}"),
    }
}

/// It came after the deadline.
pub fn handed_in_late(on: NaiveDate, deadline: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("本季度台账于{on}报送，晚于截止日期{deadline}"),
        Lang::En => format!("the ledgers were handed in on {on}, after the deadline of {deadline}"),
    }
}

/// Cases came, but no work-progress ledger.
pub fn no_progress_ledger(lang: Lang) -> String {
    lang.pick("未报送工作推进台账", "no work-progress ledger was handed in").to_owned()
}

/// The submission has faults that must be corrected.
pub fn to_correct(places: u64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("报送的台账有必须更正的问题{places}处，按现状不予受理"),
        Lang::En => format!("places in the ledgers that must be corrected: {places}; they are not acceptable as they stand"),
    }
}

/// How a task stands in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskMatter {
    /// Its due day is to come.
    Due,
    /// Its due day is reached, and it is not done.
    Late,
    /// It was claimed, and inspectors found otherwise.
    NotAsClaimed,
}

/// A task that is due, late, or not as claimed.
pub fn task(point: &str, title: &str, due: NaiveDate, matter: TaskMatter, lang: Lang) -> String {
    match (matter, lang) {
        (TaskMatter::Due, Lang::Zh) => format!("任务{point}“{title}”尚未完成，将于{due}到期"),
        (TaskMatter::Due, Lang::En) => format!("task {point} “{title}” is not done and falls due on {due}"),
        (TaskMatter::Late, Lang::Zh) => format!("任务{point}“{title}”应于{due}前完成，尚未完成"),
        (TaskMatter::Late, Lang::En) => format!("task {point} “{title}” was due by {due} and is not done"),
        (TaskMatter::NotAsClaimed, Lang::Zh) => format!("任务{point}“{title}”自报已落实，经核查与自报不符"),
        (TaskMatter::NotAsClaimed, Lang::En) => format!("task {point} “{title}” was reported as met; inspectors found otherwise"),
    }
}

/// Cases of a service that are overdue and open.
pub fn overdue_cases(service: &str, count: u64, longest: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{service}逾期未办结{count}件，最长已逾期{longest}个工作日"),
        Lang::En => format!("{service}: {count} overdue and open, the longest by {longest} working days"),
    }
}

/// A promise that was not kept.
pub fn broken_promise(service: &str, rate_name: &str, rate: &str, counts: (u64, u64), target: &str, lang: Lang) -> String {
    let (part, whole) = counts;
    match lang {
        Lang::Zh => format!("{service}{rate_name}为{rate}（{part}/{whole}），未达到{target}的承诺"),
        Lang::En => format!("{service}: {rate_name} {rate} ({part}/{whole}), below the promised {target}"),
    }
}

/// A veto.
pub fn veto(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("存在否决事项：{name}"),
        Lang::En => format!("a veto stands against it: {name}"),
    }
}

/// Why a matter stands in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Due in so many working days, of those the rules look ahead.
    Ahead(u32, u32),
    /// So many working days past its day; up to the second number it is a reminder's.
    Remind(u32, u32),
    /// More than the second number.
    Urge(u32, u32),
    /// More than the second number.
    Rectify(u32, u32),
    /// Past the day by which the goal was to be reached.
    GoalPast(NaiveDate),
    /// Before that day.
    GoalAhead(NaiveDate),
    /// It came late, and is settled.
    Settled,
    /// It has to be put right whatever its day.
    PutRight,
}

/// The same in words.
pub fn why(why: Why, lang: Lang) -> String {
    match (why, lang) {
        (Why::Ahead(days, of), Lang::Zh) => format!("{days}个工作日内到期，{of}个工作日内到期的予以提醒"),
        (Why::Ahead(days, of), Lang::En) => format!("due in {days} working days; those due within {of} are reminded of"),
        (Why::Remind(days, of), Lang::Zh) => format!("逾期{days}个工作日，未超过{of}个工作日的予以提醒"),
        (Why::Remind(days, of), Lang::En) => format!("{days} working days past its day; up to {of} are reminded of"),
        (Why::Urge(days, of), Lang::Zh) => format!("逾期{days}个工作日，超过{of}个工作日的予以督办"),
        (Why::Urge(days, of), Lang::En) => format!("{days} working days past its day; more than {of} are urged"),
        (Why::Rectify(days, of), Lang::Zh) => format!("逾期{days}个工作日，超过{of}个工作日的责令整改"),
        (Why::Rectify(days, of), Lang::En) => format!("{days} working days past its day; more than {of} are to be rectified"),
        (Why::GoalPast(by), Lang::Zh) => format!("阶段目标期限{by}已过，责令整改"),
        (Why::GoalPast(by), Lang::En) => format!("the goal was to be reached by {by}: to be rectified"),
        (Why::GoalAhead(by), Lang::Zh) => format!("阶段目标期限为{by}，尚未到期，予以提醒"),
        (Why::GoalAhead(by), Lang::En) => format!("the goal is to be reached by {by}: a reminder"),
        (Why::Settled, Lang::Zh) => "已报送，予以提醒".to_owned(),
        (Why::Settled, Lang::En) => "handed in by now: a reminder".to_owned(),
        (Why::PutRight, Lang::Zh) => "须予改正，责令整改".to_owned(),
        (Why::PutRight, Lang::En) => "it has to be put right: to be rectified".to_owned(),
    }
}

/// What decides the kinds of letters: working days ahead, and past which a matter is urged and to be rectified.
pub fn method(ahead: u32, urge: u32, rectify: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "{ahead}个工作日内到期和逾期不超过{urge}个工作日的发提醒函，逾期超过{urge}个工作日的发督办函，逾期超过{rectify}个工作日的以及须予改正的发整改通知书"
        ),
        Lang::En => format!(
            "what falls due within {ahead} working days, or is past its day by up to {urge}, gets a reminder; more than {urge}, an urging letter; more than {rectify}, or what has to be put right, a rectification notice"
        ),
    }
}
