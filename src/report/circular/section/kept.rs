//! Who kept every promise, and who was late how often.

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, enterprises, list};
use crate::report::circular::view::{Sum, View, kept_all, unreported};

/// Enterprises named with their late cases.
const NAMED: usize = 5;

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    body.heading(2, view.pick("履行承诺情况", "Who kept the promises"));
    let annex = view.rates_annex();
    let kept = view.names(kept_all);
    let with_gaps = view.names(|one| kept_all(one) && unreported(one).next().is_some());
    body.paragraph(kept_sentence(&kept, &with_gaps, &annex, view.lang));
    let mut late: Vec<_> =
        view.reported().map(|one| (Sum::of(&one.services), View::name(one))).filter(|(sum, _)| sum.behind() > 0).collect();
    late.sort_by_key(|(sum, _)| std::cmp::Reverse((sum.behind(), sum.overdue)));
    body.paragraph(late_sentence(&late, &annex, view.lang));
}

fn kept_sentence(kept: &[String], with_gaps: &[String], annex: &str, lang: Lang) -> String {
    let names = enterprises(kept, Some(annex), lang);
    let gaps = match (lang, with_gaps) {
        (_, []) => String::new(),
        (Lang::Zh, _) if with_gaps.len() == kept.len() => "以上企业均有事项未报送台账，也未声明无业务。".to_owned(),
        (Lang::Zh, _) => format!("其中，{}有事项未报送台账，也未声明无业务。", list(with_gaps, lang)),
        (Lang::En, [one]) => format!(" Of these, {one} left out a service without declaring it empty."),
        (Lang::En, _) => format!(" Of these, {} left out a service without declaring it empty.", list(with_gaps, lang)),
    };
    match (lang, kept) {
        (Lang::Zh, []) => "没有企业在有应办结件的各项服务上全部达到承诺目标。".to_owned(),
        (Lang::En, []) => "No enterprise met the target of every service it had cases in.".to_owned(),
        (Lang::Zh, _) => format!("有应办结件的各项服务全部达到承诺目标的有{names}。{gaps}"),
        (Lang::En, _) => format!("The target of every service with cases was met by {names}.{gaps}"),
    }
}

fn late_sentence(late: &[(Sum, String)], annex: &str, lang: Lang) -> String {
    let part = |(sum, name): &(Sum, String)| match (lang, sum.late, sum.overdue) {
        (Lang::Zh, late, 0) => format!("{name}（{late}件）"),
        (Lang::Zh, 0, 1) => format!("{name}（1件，未办结）"),
        (Lang::Zh, 0, overdue) => format!("{name}（{overdue}件，均未办结）"),
        (Lang::Zh, _, overdue) => format!("{name}（{}件，其中未办结{overdue}件）", sum.behind()),
        (Lang::En, late, 0) => format!("{name} {late}"),
        (Lang::En, 0, overdue) => format!("{name} {overdue} (still open)"),
        (Lang::En, _, overdue) => format!("{name} {} ({overdue} still open)", sum.behind()),
    };
    let all: u64 = late.iter().map(|(sum, _)| sum.behind()).sum();
    let parts: Vec<_> = late.iter().take(NAMED).map(part).collect();
    let number = late.len();
    match (lang, late) {
        (Lang::Zh, []) => "没有企业发生逾期件。".to_owned(),
        (Lang::En, []) => "No enterprise had a case that was late.".to_owned(),
        (Lang::Zh, [_]) => format!("发生逾期件的有1家：{}。", parts[0]),
        (Lang::Zh, _) if number <= NAMED => format!("发生逾期件的有{number}家，共{all}件：{}。", parts.join("、")),
        (Lang::Zh, _) => format!("发生逾期件的有{number}家，共{all}件。件数较多的有{}等，其余详见{annex}。", parts.join("、")),
        (Lang::En, _) if number <= NAMED => {
            format!("{} late cases: {}.", count(number as u64, "enterprise had", "enterprises had"), list(&parts, lang))
        }
        (Lang::En, _) => {
            format!("{number} enterprises had {all} late cases together, most of them {}; {annex} has the others.", list(&parts, lang))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_kept_all_is_named_with_what_is_missing() {
        let check = |kept: &[&str], gaps: &[&str], zh: &str, en: &str| {
            let [kept, gaps] = [kept, gaps].map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
            assert_eq!(kept_sentence(&kept, &gaps, "附件2", Lang::Zh), zh);
            assert_eq!(kept_sentence(&kept, &gaps, "Annex 2", Lang::En), en);
        };
        check(
            &[],
            &[],
            "没有企业在有应办结件的各项服务上全部达到承诺目标。",
            "No enterprise met the target of every service it had cases in.",
        );
        check(
            &["甲"],
            &[],
            "有应办结件的各项服务全部达到承诺目标的有1家（甲）。",
            "The target of every service with cases was met by 1 enterprise (甲).",
        );
        check(
            &["甲", "乙"],
            &["乙"],
            "有应办结件的各项服务全部达到承诺目标的有2家（甲、乙）。其中，乙有事项未报送台账，也未声明无业务。",
            "The target of every service with cases was met by 2 enterprises (甲 and 乙). Of these, 乙 left out a service without declaring it empty.",
        );
    }

    #[test]
    fn who_was_late_is_named_with_how_often() {
        let check = |late: &[(u64, u64)], zh: &str, en: &str| {
            let sum = |late, overdue| Sum { decided: 100, on_time: 100 - late - overdue, late, overdue };
            let late: Vec<_> = late.iter().enumerate().map(|(at, (late, overdue))| (sum(*late, *overdue), format!("E{at}"))).collect();
            assert_eq!(late_sentence(&late, "附件2", Lang::Zh), zh);
            assert_eq!(late_sentence(&late, "Annex 2", Lang::En), en);
        };
        check(&[], "没有企业发生逾期件。", "No enterprise had a case that was late.");
        check(&[(1, 0)], "发生逾期件的有1家：E0（1件）。", "1 enterprise had late cases: E0 1.");
        check(
            &[(3, 2), (0, 1)],
            "发生逾期件的有2家，共6件：E0（5件，其中未办结2件）、E1（1件，未办结）。",
            "2 enterprises had late cases: E0 5 (2 still open) and E1 1 (still open).",
        );
        check(
            &[(9, 0), (8, 0), (7, 0), (6, 0), (5, 0), (4, 0)],
            "发生逾期件的有6家，共39件。件数较多的有E0（9件）、E1（8件）、E2（7件）、E3（6件）、E4（5件）等，其余详见附件2。",
            "6 enterprises had 39 late cases together, most of them E0 9, E1 8, E2 7, E3 6 and E4 5; Annex 2 has the others.",
        );
    }
}
