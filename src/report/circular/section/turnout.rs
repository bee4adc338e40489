//! Who had to report, who did, and who did not or late.

use chrono::NaiveDate;

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::{count, day, enterprises, name};
use crate::report::circular::view::{View, unreported};

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    body.heading(2, view.pick("报送情况", "Who reported"));
    let annex = view.ranking_annex();
    let turnout = Turnout::of(view).map(|turnout| turnout.sentence(&annex, view.lang));
    let all = view.reported().count() as u64;
    let turnout = turnout.unwrap_or_else(|| match view.lang {
        Lang::Zh => format!("共收到{all}家企业报送的台账。"),
        Lang::En => format!("{} handed in ledgers.", count(all, "enterprise", "enterprises")),
    });
    let more = [
        strangers(&view.names(|one| one.reported && !one.registered), view),
        blocked(&view.names(|one| one.blocked), &annex, view.lang),
        gaps(view),
    ];
    body.paragraph(join(turnout, more, view.lang));
}

fn join(first: String, more: [String; 3], lang: Lang) -> String {
    let sentences: Vec<_> = [first].into_iter().chain(more).filter(|sentence| !sentence.is_empty()).collect();
    sentences.join(lang.pick("", " "))
}

/// Who reported, of those that had to.
#[derive(Default)]
struct Turnout {
    expected: u64,
    reported: u64,
    percent: String,
    deadline: Option<NaiveDate>,
    late: Vec<(String, Option<NaiveDate>)>,
    silent: Vec<String>,
    /// Reported on a day that nobody wrote down.
    undated: u64,
}

impl Turnout {
    fn of(view: &View<'_>) -> Option<Self> {
        let participation = view.report.participation.as_ref()?;
        let rate = participation.rate.as_ref()?;
        let handed_in_on = |code: &String| view.report.enterprises.iter().find(|one| one.code == *code).and_then(|one| one.handed_in_on);
        let undated = view.reported().filter(|one| one.registered && one.handed_in_on_time.is_none()).count();
        Some(Self {
            expected: rate.whole,
            reported: rate.part,
            percent: rate.percent.clone(),
            deadline: participation.deadline,
            late: participation.late.iter().map(|code| (view.name_of(code), handed_in_on(code))).collect(),
            silent: participation.silent.iter().map(|code| view.name_of(code)).collect(),
            undated: undated as u64,
        })
    }

    fn sentence(&self, annex: &str, lang: Lang) -> String {
        let Self { expected, reported, percent, .. } = self;
        let by = self.deadline.map(|by| day(by, lang));
        let timely = self.deadline.is_some() && self.late.is_empty() && self.undated == 0;
        match (lang, *reported) {
            (Lang::Zh, 0) => format!("应报送企业{expected}家，均未报送。"),
            (Lang::En, 0) => format!("None of the {} that had to report did so.", count(*expected, "enterprise", "enterprises")),
            (Lang::Zh, all) if all == *expected => {
                let when = by.map(|by| format!("（报送截止日期为{by}）")).unwrap_or_default();
                let whole = if *expected == 1 { "已" } else { "全部" };
                let on_time = if timely { "按时" } else { "" };
                format!("应报送企业{expected}家{when}，{whole}{on_time}报送。{}", self.in_time(annex, lang))
            }
            (Lang::En, all) if all == *expected => {
                let when = by.map(|by| format!(" (deadline: {by})")).unwrap_or_default();
                let on_time = if timely { " in time" } else { "" };
                let who = if *expected == 1 {
                    "The 1 enterprise that had to".to_owned()
                } else {
                    format!("All {expected} enterprises that had to")
                };
                format!("{who} report{when} did so{on_time}.{}", self.in_time(annex, lang))
            }
            (Lang::Zh, _) => {
                let when = by.map(|by| format!("（报送截止日期为{by}）")).unwrap_or_default();
                let silent = enterprises(&self.silent, Some(annex), lang);
                format!(
                    "应报送企业{expected}家{when}，已报送{reported}家，报送率{percent}。{}未报送的有{silent}。",
                    self.in_time(annex, lang)
                )
            }
            (Lang::En, _) => {
                let when = by.map(|by| format!(" (deadline: {by})")).unwrap_or_default();
                let silent = enterprises(&self.silent, Some(annex), lang);
                format!(
                    "Of {} that had to report{when}, {reported} did ({percent}).{} Nothing came from {silent}.",
                    count(*expected, "enterprise", "enterprises"),
                    self.in_time(annex, lang)
                )
            }
        }
    }

    /// How many of those that reported were in time; nothing where there is no deadline or all were.
    fn in_time(&self, annex: &str, lang: Lang) -> String {
        if self.deadline.is_none() || (self.late.is_empty() && self.undated == 0) {
            return String::new();
        }
        let in_time = self.reported - self.undated - self.late.len() as u64;
        let mut parts = Vec::new();
        if in_time > 0 {
            parts.push(match lang {
                Lang::Zh => format!("按时报送{in_time}家"),
                Lang::En => format!("{in_time} in time"),
            });
        }
        if !self.late.is_empty() {
            let dated = |(name, on): &(String, Option<NaiveDate>)| match (on, lang) {
                (Some(on), Lang::Zh) => format!("{name}，{}报送", day(*on, lang)),
                (Some(on), Lang::En) => format!("{name}, on {}", day(*on, lang)),
                (None, _) => name.clone(),
            };
            let late: Vec<_> = match self.late.as_slice() {
                [one] => vec![dated(one)],
                more => more.iter().map(|(name, _)| name.clone()).collect(),
            };
            let late = enterprises(&late, Some(annex), lang);
            parts.push(format!("{}{late}", lang.pick("逾期报送", "late ")));
        }
        if self.undated > 0 {
            parts.push(match lang {
                Lang::Zh => format!("未载明报送日期{}家", self.undated),
                Lang::En => format!("{} without a day of handing in", self.undated),
            });
        }
        match lang {
            Lang::Zh => format!("其中，{}。", parts.join("，")),
            Lang::En => format!(" Of these: {}.", parts.join("; ")),
        }
    }
}

/// Who reported without standing in the registry.
fn strangers(names: &[String], view: &View<'_>) -> String {
    if names.is_empty() || view.report.participation.is_none() {
        return String::new();
    }
    let names = enterprises(names, Some(&view.ranking_annex()), view.lang);
    match view.lang {
        Lang::Zh => format!("另收到名录以外企业报送的台账{names}。"),
        Lang::En => format!("Ledgers also came from outside the registry: {names}."),
    }
}

/// Whose submission is not acceptable.
fn blocked(names: &[String], annex: &str, lang: Lang) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names = enterprises(names, Some(annex), lang);
    match lang {
        Lang::Zh => format!("台账存在必须更正的问题、按现状不予受理的有{names}。"),
        Lang::En => format!("Not acceptable as they stand, because of faults that must be corrected: {names}."),
    }
}

/// Services that nobody said anything about.
fn gaps(view: &View<'_>) -> String {
    let gap = |one: &crate::report::model::EnterpriseReport| {
        let services: Vec<_> = unreported(one).map(|service| view.service(&service.service)).collect();
        (!services.is_empty()).then(|| match view.lang {
            Lang::Zh => format!("{}（{}）", name(&one.short_name), services.join("、")),
            Lang::En => format!("{} ({})", name(&one.short_name), services.join(", ")),
        })
    };
    let gaps: Vec<_> = view.reported().filter_map(gap).collect();
    gaps_sentence(&gaps, &view.rates_annex(), view.lang)
}

fn gaps_sentence(gaps: &[String], annex: &str, lang: Lang) -> String {
    let (shown, cut) = (&gaps[..gaps.len().min(6)], gaps.len() > 6);
    match lang {
        _ if gaps.is_empty() => String::new(),
        Lang::Zh if cut => format!("部分事项既无台账又未声明无业务的有{}等{}家（详见{annex}）。", shown.join("、"), gaps.len()),
        Lang::Zh => format!("部分事项既无台账又未声明无业务的有{}家：{}。", gaps.len(), shown.join("、")),
        Lang::En => {
            let more = if cut { format!(" and {} more (see {annex})", gaps.len() - shown.len()) } else { String::new() };
            format!(
                "{} neither handed in rows for a service nor declared it empty: {}{more}.",
                count(gaps.len() as u64, "enterprise", "enterprises"),
                shown.join("; ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2019, 10, number)
    }

    #[test]
    fn who_reported_is_told_by_what_happened() {
        let check = |turnout: &Turnout, zh: &str, en: &str| {
            assert_eq!(turnout.sentence("附件1", Lang::Zh), zh);
            assert_eq!(turnout.sentence("Annex 1", Lang::En), en);
        };
        let of = |expected, reported| Turnout { expected, reported, percent: "94.44%".to_owned(), ..Turnout::default() };
        check(&of(3, 0), "应报送企业3家，均未报送。", "None of the 3 enterprises that had to report did so.");
        check(&of(3, 3), "应报送企业3家，全部报送。", "All 3 enterprises that had to report did so.");
        check(
            &Turnout { deadline: day(5), ..of(1, 1) },
            "应报送企业1家（报送截止日期为2019年10月5日），已按时报送。",
            "The 1 enterprise that had to report (deadline: 5 October 2019) did so in time.",
        );
        check(
            &Turnout { deadline: day(5), late: vec![("甲".to_owned(), day(9))], silent: vec!["乙".to_owned()], ..of(18, 17) },
            "应报送企业18家（报送截止日期为2019年10月5日），已报送17家，报送率94.44%。其中，按时报送16家，逾期报送1家（甲，2019年10月9日报送）。未报送的有1家（乙）。",
            "Of 18 enterprises that had to report (deadline: 5 October 2019), 17 did (94.44%). Of these: 16 in time; late 1 enterprise (甲, on 9 October 2019). Nothing came from 1 enterprise (乙).",
        );
        check(
            &Turnout { deadline: day(5), late: vec![("甲".to_owned(), None), ("乙".to_owned(), None)], undated: 1, ..of(3, 3) },
            "应报送企业3家（报送截止日期为2019年10月5日），全部报送。其中，逾期报送2家（甲、乙），未载明报送日期1家。",
            "All 3 enterprises that had to report (deadline: 5 October 2019) did so. Of these: late 2 enterprises (甲 and 乙); 1 without a day of handing in.",
        );
    }

    #[test]
    fn what_was_not_reported_on_is_named_or_not_mentioned() {
        let check = |gaps: &[&str], zh: &str, en: &str| {
            let gaps: Vec<_> = gaps.iter().map(|gap| (*gap).to_owned()).collect();
            assert_eq!(gaps_sentence(&gaps, "附件2", Lang::Zh), zh);
            assert_eq!(gaps_sentence(&gaps, "Annex 2", Lang::En), en);
        };
        check(&[], "", "");
        check(
            &["甲（咨询）"],
            "部分事项既无台账又未声明无业务的有1家：甲（咨询）。",
            "1 enterprise neither handed in rows for a service nor declared it empty: 甲（咨询）.",
        );
        check(
            &["1", "2", "3", "4", "5", "6", "7"],
            "部分事项既无台账又未声明无业务的有1、2、3、4、5、6等7家（详见附件2）。",
            "7 enterprises neither handed in rows for a service nor declared it empty: 1; 2; 3; 4; 5; 6 and 1 more (see Annex 2).",
        );
    }
}
