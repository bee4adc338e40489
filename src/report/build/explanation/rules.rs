//! The rules that were applied to a case, each with its line in the pack.

use super::Question;
use crate::batch::JudgedCase;
use crate::domain::{Field, Lang, PauseKind, ServiceIx, TimeLimit};
use crate::report::model::RuleApplied;
use crate::text::words;

impl Question<'_> {
    /// The rules of a service's clock, and of what the case itself asks for.
    pub(super) fn rules_of(&self, judged: &JudgedCase<'_>) -> Vec<RuleApplied> {
        let (lang, case) = (self.lang, &judged.case);
        let policy = &self.settings.pack.policy;
        let (service, counting) = (policy.service(case.service), &policy.counting);
        let honoured = |yes: bool| if yes { lang.pick("采信", "honoured") } else { lang.pick("不采信", "not honoured") };
        let mut rules = service_rules(self, case.service);
        let course = judged.trace.as_ref().ok().and_then(|trace| trace.course.as_ref());
        if course.is_some_and(|course| course.starts != case.started) {
            let text = lang.pick("非工作时间受理，视为次一工作日受理", "accepted outside working days: counts as made on the next one");
            rules.push(applied(lang.pick("受理", "Acceptance"), text.to_owned(), service.line));
        }
        if case.appointment.is_some() {
            rules.push(applied(lang.pick("预约", "Appointment"), honoured(service.honours_appointments).to_owned(), service.line));
        }
        if let (Some(statutory), true) = (&service.statutory, course.is_some_and(|course| course.statutory.is_some())) {
            let text = format!("{}{}{}", statutory.limit.text(lang), lang.pick("：", ": "), statutory.basis.text(lang));
            rules.push(applied(lang.pick("法定时限", "Statutory limit"), text, statutory.line));
        }
        if !case.pauses.is_empty() {
            let allowed = case.pauses.iter().filter(|pause| pause.kind != PauseKind::NotAllowed).count();
            let text = match (counting.adjusts_pauses, lang) {
                (true, Lang::Zh) => format!("{}段中{allowed}段理由合规，予以扣除", case.pauses.len()),
                (true, Lang::En) => format!("{allowed} of {} have an allowed reason and are taken out", case.pauses.len()),
                (false, _) => lang.pick("不扣除", "not taken out").to_owned(),
            };
            rules.push(applied(lang.pick("暂停", "Pauses"), text, counting.line));
        }
        if case.extension.is_some() {
            rules.push(applied(lang.pick("延期", "Extension"), honoured(counting.honours_extensions).to_owned(), counting.line));
        }
        rules
    }
}

/// Limit, clock and way of counting of a service.
pub(super) fn service_rules(question: &Question<'_>, service: ServiceIx) -> Vec<RuleApplied> {
    let lang = question.lang;
    let pack = question.settings.pack;
    let (service, counting) = (pack.policy.service(service), &pack.policy.counting);
    let label = |field: &Field| pack.spellings.case.fields.get(field.index()).map_or("", |spec| spec.label.text(lang));
    let events = |fields: &[Field]| fields.iter().map(label).collect::<Vec<_>>().join(lang.pick("或", " or "));
    let clock = match lang {
        Lang::Zh => format!("自{}起，至{}止", events(&service.start), events(&service.end)),
        Lang::En => format!("from {} to {}", events(&service.start), events(&service.end)),
    };
    // Only a limit in days leaves out the day it begins on.
    let in_days = matches!(service.limit, TimeLimit::WorkingDays(_) | TimeLimit::CalendarDays(_));
    let first_day = if in_days { lang.pick("，起算当日不计", ", the first day not counted") } else { "" };
    let limit = format!("{}{}{}", service.name.text(lang), lang.pick("：", ": "), service.limit.text(lang));
    vec![
        applied(lang.pick("时限", "Limit"), limit, service.line),
        applied(lang.pick("起止", "Clock"), format!("{clock}{first_day}"), service.line),
        applied(lang.pick("计入", "Counted"), words::basis(counting.basis, lang), counting.line),
    ]
}

fn applied(topic: &str, text: String, line: usize) -> RuleApplied {
    RuleApplied { topic: topic.to_owned(), text, rule: format!("policy.toml:{line}") }
}
