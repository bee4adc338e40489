//! How cases were counted (统计口径), and what each rule rests on.

use super::Context;
use crate::domain::{Channel, Lang};
use crate::report::model::MethodReport;
use crate::rules::{RestDayAcceptance, Service};
use crate::text::words;

impl Context<'_> {
    /// Every rule that decided something.
    pub(super) fn method(&self) -> Vec<MethodReport> {
        let lang = self.lang;
        let policy = &self.settings.pack.policy;
        let basis = Some(policy.counting.basis_text.text(lang).to_owned());
        let mut method = vec![
            entry(lang.pick("计入时点", "Which cases count"), words::basis(policy.counting.basis, lang), basis.clone()),
            entry(
                lang.pick("工作日", "Working days"),
                match lang {
                    Lang::Zh => format!(
                        "日历 {}({} 至 {}),受理当日不计",
                        self.settings.calendar.name(),
                        self.settings.calendar.first(),
                        self.settings.calendar.last()
                    ),
                    Lang::En => format!(
                        "calendar {} ({} to {}), the day of acceptance is not counted",
                        self.settings.calendar.name(),
                        self.settings.calendar.first(),
                        self.settings.calendar.last()
                    ),
                },
                self.settings.calendar.basis().map(|basis| basis.text(lang).to_owned()),
            ),
            entry(lang.pick("暂停", "Pauses"), self.pauses(), basis.clone()),
            entry(lang.pick("延期", "Extensions"), self.extensions(), basis.clone()),
            entry(lang.pick("截至时点", "Day of judgement"), self.as_of(), None),
            entry(lang.pick("小样本", "Small numbers"), self.small_numbers(), basis),
        ];
        if let Some(known_on) = self.settings.calendar.known_on() {
            let text = match lang {
                Lang::Zh => format!("仅采用 {known_on} 及以前公布的放假通知"),
                Lang::En => format!("only notices published by {known_on} were used"),
            };
            method.push(entry(lang.pick("日历版本", "State of the calendar"), text, None));
        }
        method.extend(
            policy
                .services
                .iter()
                .map(|service| entry(service.name.text(lang), self.service_method(service), Some(service.basis.text(lang).to_owned()))),
        );
        method.extend(policy.counting.notes.iter().map(|note| entry(lang.pick("说明", "Note"), note.text(lang).to_owned(), None)));
        let reasons = &self.settings.pack.spellings.late_reasons;
        if let Some(basis) = &reasons.basis {
            let text = lang.pick(
                "按所写内容中的用词归类，只列类别，不引用原文",
                "by the words that occur in what is written; only the kind is shown, never the text",
            );
            method.push(entry(lang.pick("逾期原因", "Reasons for lateness"), text.to_owned(), Some(basis.text(lang).to_owned())));
        }
        if self.settings.pack.checklist.is_some() {
            method.push(entry(lang.pick("计分", "Scoring"), scoring(lang), None));
        }
        method
    }

    fn pauses(&self) -> String {
        let counting = &self.settings.pack.policy.counting;
        match (counting.adjusts_pauses, self.lang) {
            (true, Lang::Zh) => "规则允许的暂停不计入办理时间；未扣除暂停的比率一并列出".to_owned(),
            (true, Lang::En) => "allowed pauses are taken out; the rate without them stands beside".to_owned(),
            (false, Lang::Zh) => "不扣除暂停".to_owned(),
            (false, Lang::En) => "pauses are not taken out".to_owned(),
        }
    }

    fn extensions(&self) -> String {
        match (self.settings.pack.policy.counting.honours_extensions, self.lang) {
            (true, Lang::Zh) => "到期日（含）以前申请的延期予以采信".to_owned(),
            (true, Lang::En) => "extensions asked for by the due day are honoured".to_owned(),
            (false, Lang::Zh) => "不采信延期，仅列出件数".to_owned(),
            (false, Lang::En) => "extensions are counted, not honoured".to_owned(),
        }
    }

    fn as_of(&self) -> String {
        let day = self.result.as_of;
        match self.lang {
            Lang::Zh => format!("{day} 24:00，其后的办结视为未知"),
            Lang::En => format!("the end of {day}; what was completed later is not yet known"),
        }
    }

    fn small_numbers(&self) -> String {
        let least = self.settings.pack.policy.counting.small_number;
        match self.lang {
            Lang::Zh => format!("应办结少于{least}件的比率加注；五项合计少于{least}件的企业列出而不参与排名；待核数据在排名时按逾期计"),
            Lang::En => format!(
                "rates of fewer than {least} cases are flagged; units with fewer over all services are listed unranked; rows set aside count as late for the ranking"
            ),
        }
    }

    fn service_method(&self, service: &Service) -> String {
        let lang = self.lang;
        let label = |field: &crate::domain::Field| {
            self.settings.pack.spellings.case.fields.get(field.index()).map_or(String::new(), |spec| spec.label.text(lang).to_owned())
        };
        let events = |fields: &[crate::domain::Field]| fields.iter().map(label).collect::<Vec<_>>().join(lang.pick("、", ", then "));
        let mut parts = match lang {
            Lang::Zh => vec![format!("时限{}，自{}起，至{}止", service.limit.text(lang), events(&service.start), events(&service.end))],
            Lang::En => vec![format!("{}, from {} to {}", service.limit.text(lang), events(&service.start), events(&service.end))],
        };
        if service.honours_appointments {
            parts.push(lang.pick("用户预约晚于期限的，以预约日为到期日", "a later day the user asked for is the due day").to_owned());
        }
        match &service.rest_day_acceptance {
            RestDayAcceptance::AsMade => {}
            RestDayAcceptance::NextWorkingDay => {
                parts.push(
                    lang.pick("休息日受理视为次一工作日受理", "an acceptance on a rest day counts as made on the next working day")
                        .to_owned(),
                );
            }
            RestDayAcceptance::NextWorkingDayFor(channels) => {
                let names: Vec<_> = channels.iter().map(|channel: &Channel| words::channel(*channel, lang)).collect();
                parts.push(match lang {
                    Lang::Zh => format!("{}渠道休息日受理视为次一工作日受理", names.join("、")),
                    Lang::En => format!("an acceptance on a rest day ({}) counts as made on the next working day", names.join(", ")),
                });
            }
        }
        if let Some(statutory) = &service.statutory {
            parts.push(match lang {
                Lang::Zh => format!("法定时限{}({}起受理的)", statutory.limit.text(lang), statutory.from),
                Lang::En => format!("statutory limit {} (accepted since {})", statutory.limit.text(lang), statutory.from),
            });
        }
        parts.join(lang.pick("；", "; "))
    }
}

fn entry(topic: &str, text: String, basis: Option<String>) -> MethodReport {
    MethodReport { topic: topic.to_owned(), text, basis }
}

fn scoring(lang: Lang) -> String {
    lang.pick(
        "各方面分值合计100分；自评与核定并列，以核定为准；每个重点的得分精确到0.01分，失分逐项列出，合计等于总分差额",
        "areas sum to 100 points; claimed and verified scores stand side by side and the verified one counts; points are whole hundredths, and the losses listed add up to what is missing",
    )
    .to_owned()
}
