//! Why a day is worked or not.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Lang, Wording};

/// A public notice that arranges the holidays of a year, or changes the arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The year in its title; its days may lie in the December before.
    pub year: i32,
    /// Its document number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The day it was signed.
    pub issued: NaiveDate,
    /// The day everyone could know it.
    pub published: NaiveDate,
    /// Where it can be read.
    pub url: String,
    /// Does it change an earlier notice?
    pub amends: bool,
}

/// A holiday as it is arranged in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name; in both languages the same where the file gives only one.
    pub name: Wording,
    /// Days off, in order.
    pub off: Vec<NaiveDate>,
    /// Make-up working days, in order.
    pub work: Vec<NaiveDate>,
    /// The words of the notice that arranged it last; empty where there is none.
    pub text: String,
    /// The notices that shaped it, the first one first; empty in a calendar without notices.
    pub notices: Vec<Arc<Notice>>,
}

/// The four kinds of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// Worked, as every week.
    OrdinaryWeekday,
    /// Rest, as every week.
    Weekend,
    /// Rest, because a holiday was arranged.
    PublicHoliday,
    /// A weekend day worked to make up for a holiday.
    MakeUpDay,
}

impl DayKind {
    /// Is such a day worked?
    pub fn works(self) -> bool {
        matches!(self, Self::OrdinaryWeekday | Self::MakeUpDay)
    }

    /// The kind in words.
    pub fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::OrdinaryWeekday, Lang::Zh) => "工作日",
            (Self::OrdinaryWeekday, Lang::En) => "weekday",
            (Self::Weekend, Lang::Zh) => "周末",
            (Self::Weekend, Lang::En) => "weekend",
            (Self::PublicHoliday, Lang::Zh) => "节假日",
            (Self::PublicHoliday, Lang::En) => "public holiday",
            (Self::MakeUpDay, Lang::Zh) => "调休上班",
            (Self::MakeUpDay, Lang::En) => "make-up working day",
        }
    }
}

/// Whether a day is worked, and what says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayReason<'a> {
    /// The day.
    pub day: NaiveDate,
    /// Is it a working day?
    pub works: bool,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The holiday that makes it a rest day or a make-up day.
    pub holiday: Option<&'a Wording>,
    /// The notice that decided this very day: the amending one where it changed the day, also where it made the day an
    /// ordinary one again. No notice speaks of the other ordinary days.
    pub notice: Option<&'a Notice>,
}

impl DayReason<'_> {
    /// `调休上班：春节（国办发明电〔2019〕16号）`, or the like in English.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = self.kind.text(lang).to_owned();
        if let Some(holiday) = self.holiday {
            text.push_str(if lang == Lang::Zh { "：" } else { ": " });
            text.push_str(holiday.text(lang));
        }
        if let Some(notice) = self.notice {
            let (open, close) = if lang == Lang::Zh { ("（", "）") } else { (" (", ")") };
            text.extend([open, &notice.number, close]);
        }
        text
    }
}
