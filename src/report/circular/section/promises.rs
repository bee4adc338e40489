//! The promises: what was due, what was done in time, and how that stands against the target.

use crate::domain::{Lang, Rate};
use crate::report::circular::body::{Body, numeral};
use crate::report::circular::phrase::{count, day, enterprises, list};
use crate::report::circular::view::{Sum, View};
use crate::report::model::{ServiceInfo, ServiceReport};
use crate::report::table::{Cell, Table};

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let city = &view.report.city;
    body.heading(2, view.pick("服务承诺办理情况", "The promises"));
    let with_cases = |met: bool| -> Vec<String> {
        city.iter().filter(|service| service.meets_target == Some(met)).map(|service| view.service(&service.service)).collect()
    };
    let verdict = verdict(&with_cases(true), &with_cases(false), &targets(&view.report.services), view.lang);
    let sentences: Vec<_> = [total(Sum::of(city), view.lang), verdict, carried(view)].into_iter().filter(|text| !text.is_empty()).collect();
    body.paragraph(sentences.join(view.pick("", " ")));
    body.table(view.pick("服务承诺办理情况", "The promises"), table(view));
    for (number, (info, service)) in view.report.services.iter().zip(city).enumerate() {
        let text = Promise { info, service }.sentence(view.lang);
        let text = if number == 0 { format!("{}{text}", view.pick("分事项看，", "")) } else { text };
        body.paragraph(text);
    }
}

/// The target, where all promises share it.
fn targets(services: &[ServiceInfo]) -> String {
    let mut targets: Vec<_> = services.iter().map(|service| service.target.clone()).collect();
    targets.dedup();
    if let [target] = targets.as_slice() { target.clone() } else { String::new() }
}

fn total(sum: Sum, lang: Lang) -> String {
    let Some(rate) = Rate::new(sum.on_time, sum.decided) else {
        return lang.pick("各项服务均无应办结件。", "Nothing was due in any service.").to_owned();
    };
    match lang {
        Lang::Zh => format!("各项服务应办结共{}件，按期办结（回复）{}件，占{rate}；{}。", sum.decided, sum.on_time, behind(sum, lang)),
        Lang::En => format!(
            "Over all services {} due, {} of them completed or answered in time ({rate}); {}.",
            count(sum.decided, "case was", "cases were"),
            sum.on_time,
            behind(sum, lang)
        ),
    }
}

/// What was not in time: never a zero among other numbers.
pub(super) fn behind(sum: Sum, lang: Lang) -> String {
    let Sum { late, overdue, .. } = sum;
    match (lang, late, overdue) {
        (Lang::Zh, 0, 0) => "无逾期件".to_owned(),
        (Lang::Zh, late, 0) => format!("逾期办结{late}件，无逾期未办结件"),
        (Lang::Zh, 0, overdue) => format!("逾期未办结{overdue}件"),
        (Lang::Zh, late, overdue) => format!("逾期{}件，其中逾期办结{late}件、逾期未办结{overdue}件", late + overdue),
        (Lang::En, 0, 0) => "none was late".to_owned(),
        (Lang::En, late, 0) => format!("{late} completed late, none still open"),
        (Lang::En, 0, overdue) => format!("{overdue} overdue and still open"),
        (Lang::En, late, overdue) => format!("{} not in time, {late} of them completed late and {overdue} still open", late + overdue),
    }
}

/// Which promises are kept in the whole city.
fn verdict(met: &[String], missed: &[String], target: &str, lang: Lang) -> String {
    let all = met.len() + missed.len();
    let target = if target.is_empty() { String::new() } else { lang.pick("TARGET的", " of TARGET").replace("TARGET", target) };
    let number = |count: usize| numeral(if count == 2 { 0 } else { count }).replace('零', "两");
    match (lang, met, missed) {
        (_, [], []) => String::new(),
        (Lang::Zh, _, []) => format!("有应办结件的{}项承诺全部达到{target}目标。", number(all)),
        (Lang::Zh, [], [_]) => format!("有应办结件的一项承诺未达到{target}目标。"),
        (Lang::Zh, [], _) => format!("有应办结件的{}项承诺均未达到{target}目标。", number(all)),
        (Lang::Zh, met, missed) => {
            format!("{}达到{target}目标，{}未达到目标。", met.join("、"), missed.join("、"))
        }
        (Lang::En, [one], []) => format!("The only promise with cases, {one}, meets its target{target}."),
        (Lang::En, _, []) => format!("All {all} promises with cases meet their target{target}."),
        (Lang::En, [], [one]) => format!("The only promise with cases, {one}, does not meet its target{target}."),
        (Lang::En, [], _) => format!("None of the {all} promises with cases meets its target{target}."),
        (Lang::En, met, missed) => format!("The target{target} is met for {} and missed for {}.", list(met, lang), list(missed, lang)),
    }
}

fn carried(view: &View<'_>) -> String {
    let (_, earlier) = view.open();
    let names = view.names(|one| one.carried_overdue.total > 0);
    carried_sentence(earlier, &names, &day(view.report.as_of, view.lang), &view.open_annex(), view.lang)
}

fn carried_sentence(cases: u64, names: &[String], as_of: &str, annex: &str, lang: Lang) -> String {
    if cases == 0 {
        return String::new();
    }
    let names = enterprises(names, Some(annex), lang);
    match lang {
        Lang::Zh => format!("另有以前季度到期、截至{as_of}仍未办结的{cases}件，涉及企业{names}。"),
        Lang::En => format!(
            "There {} from earlier quarters still open on {as_of}, at {names}.",
            if cases == 1 { "is also 1 overdue case".to_owned() } else { format!("are also {cases} overdue cases") }
        ),
    }
}

/// A promise with its cases.
struct Promise<'r> {
    info: &'r ServiceInfo,
    service: &'r ServiceReport,
}

impl Promise<'_> {
    fn sentence(&self, lang: Lang) -> String {
        let Self { info, service } = self;
        let (name, limit, rate_name) = (&info.name, &info.limit, &info.rate_name);
        let sum = Sum::of(std::slice::from_ref(*service));
        let Some(rate) = &service.rate else {
            return match lang {
                Lang::Zh => format!("{name}（承诺时限：{limit}）无应办结件。"),
                Lang::En => format!("{name} (promised: {limit}): nothing was due."),
            };
        };
        let gap = self.gap().map(|gap| match lang {
            Lang::Zh => format!("，低于目标{gap}个百分点"),
            Lang::En => format!(", {gap} percentage points below the target"),
        });
        let gap = gap.unwrap_or_default();
        let beyond_law = match (lang, service.beyond_law) {
            (_, 0) => String::new(),
            (Lang::Zh, number) => format!("；超法定时限{number}件"),
            (Lang::En, number) => format!("; {number} beyond the statutory limit"),
        };
        match lang {
            Lang::Zh => format!(
                "{name}（承诺时限：{limit}）应办结{}件，{}{}件，{rate_name}{}{gap}；{}{beyond_law}。",
                service.decided,
                rate_name.trim_end_matches('率'),
                service.on_time,
                rate.percent,
                behind(sum, lang)
            ),
            Lang::En => format!(
                "{name} (promised: {limit}): {} due, {} in time, {rate_name} {}{gap}; {}{beyond_law}.",
                service.decided,
                service.on_time,
                rate.percent,
                behind(sum, lang)
            ),
        }
    }

    /// What is missing to the target, in points of a percentage with two decimals.
    fn gap(&self) -> Option<String> {
        let whole: u64 = self.info.target.strip_suffix('%')?.parse().ok()?;
        let gap = (whole * 100).checked_sub(self.service.rate.as_ref()?.hundredths())?;
        (gap > 0 && self.service.meets_target == Some(false)).then(|| format!("{}.{:02}", gap / 100, gap % 100))
    }
}

fn table(view: &View<'_>) -> Table {
    let mut table = Table::new(&[
        view.pick("服务事项", "Service"),
        view.pick("承诺时限", "Promised"),
        view.pick(">目标", ">Target"),
        view.pick(">应办结", ">Due"),
        view.pick(">按期", ">In time"),
        view.pick(">逾期办结", ">Late"),
        view.pick(">逾期未办结", ">Overdue"),
        view.pick(">比率", ">Rate"),
    ]);
    for (info, service) in view.report.services.iter().zip(&view.report.city) {
        table.rows.push(vec![
            Cell::plain(&info.name),
            Cell::plain(&info.limit),
            Cell::plain(&info.target),
            Cell::count(service.decided),
            Cell::count(service.on_time),
            Cell::count(service.late),
            Cell::count(service.overdue),
            Cell::share(service.rate.as_ref()),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_late_is_told_without_zeros() {
        let check = |late, overdue, zh: &str, en: &str| {
            let sum = Sum { decided: 100, on_time: 100 - late - overdue, late, overdue };
            assert_eq!(behind(sum, Lang::Zh), zh);
            assert_eq!(behind(sum, Lang::En), en);
        };
        check(0, 0, "无逾期件", "none was late");
        check(2, 0, "逾期办结2件，无逾期未办结件", "2 completed late, none still open");
        check(0, 1, "逾期未办结1件", "1 overdue and still open");
        check(29, 8, "逾期37件，其中逾期办结29件、逾期未办结8件", "37 not in time, 29 of them completed late and 8 still open");
    }

    #[test]
    fn the_verdict_names_what_differs() {
        let check = |met: &[&str], missed: &[&str], zh: &str, en: &str| {
            let [met, missed] = [met, missed].map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
            assert_eq!(verdict(&met, &missed, "100%", Lang::Zh), zh);
            assert_eq!(verdict(&met, &missed, "100%", Lang::En), en);
        };
        check(&[], &[], "", "");
        check(&["甲"], &[], "有应办结件的一项承诺全部达到100%的目标。", "The only promise with cases, 甲, meets its target of 100%.");
        check(&["甲", "乙"], &[], "有应办结件的两项承诺全部达到100%的目标。", "All 2 promises with cases meet their target of 100%.");
        check(&[], &["甲"], "有应办结件的一项承诺未达到100%的目标。", "The only promise with cases, 甲, does not meet its target of 100%.");
        check(
            &[],
            &["甲", "乙", "丙"],
            "有应办结件的三项承诺均未达到100%的目标。",
            "None of the 3 promises with cases meets its target of 100%.",
        );
        check(&["甲"], &["乙", "丙"], "甲达到100%的目标，乙、丙未达到目标。", "The target of 100% is met for 甲 and missed for 乙 and 丙.");
    }

    #[test]
    fn totals_and_what_was_carried_over() {
        let sum = |decided, on_time, late, overdue| Sum { decided, on_time, late, overdue };
        let check = |sum: Sum, zh: &str, en: &str| {
            assert_eq!(total(sum, Lang::Zh), zh);
            assert_eq!(total(sum, Lang::En), en);
        };
        check(sum(0, 0, 0, 0), "各项服务均无应办结件。", "Nothing was due in any service.");
        check(
            sum(1, 1, 0, 0),
            "各项服务应办结共1件，按期办结（回复）1件，占100.00%；无逾期件。",
            "Over all services 1 case was due, 1 of them completed or answered in time (100.00%); none was late.",
        );
        assert_eq!(carried_sentence(0, &[], "x", "附件3", Lang::Zh), "");
        let names = ["甲".to_owned()];
        assert_eq!(
            carried_sentence(12, &names, "2019年9月30日", "附件3", Lang::Zh),
            "另有以前季度到期、截至2019年9月30日仍未办结的12件，涉及企业1家（甲）。"
        );
        assert_eq!(
            carried_sentence(1, &names, "30 September 2019", "Annex 3", Lang::En),
            "There is also 1 overdue case from earlier quarters still open on 30 September 2019, at 1 enterprise (甲)."
        );
    }
}
