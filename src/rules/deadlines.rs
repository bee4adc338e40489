//! When a point of the checklist falls due: first on a day of its own, then at the end of every period of its frequency.

use chrono::{Datelike, Months, NaiveDate};

use super::checklist::{Frequency, Point};

impl Frequency {
    /// Months from one deadline to the next; `None` for what falls due once.
    fn months(self) -> Option<u32> {
        match self {
            Self::Once => None,
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
        }
    }
}

impl Point {
    /// The last deadline up to and including `day`; `None` where the first is still to come.
    pub fn deadline_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        if day < self.first_due {
            return None;
        }
        let Some(months) = self.frequency.months() else { return Some(self.first_due) };
        let end = period_end(day, months)?;
        let last = if end == day { end } else { period_end(end.checked_sub_months(Months::new(months))?, months)? };
        Some(last.max(self.first_due))
    }

    /// The first deadline after `day`; `None` where there is none any more.
    pub fn deadline_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        if day < self.first_due {
            return Some(self.first_due);
        }
        period_end(day.succ_opt()?, self.frequency.months()?)
    }
}

/// The last day of the period of so many months, counted from January, that `day` lies in.
fn period_end(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let passed = day.month0() / months * months;
    NaiveDate::from_ymd_opt(day.year(), passed + 1, 1)?.checked_add_months(Months::new(months))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Wording;
    use crate::rules::How;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn point(frequency: Frequency, first_due: &str) -> Point {
        Point {
            id: "1.1".to_owned(),
            title: Wording::none(),
            weight: 1,
            how: How::Attested,
            frequency,
            first_due: day(first_due),
            mechanism: false,
            may_not_apply: false,
            evidence: Vec::new(),
            metrics: Vec::new(),
            basis: Wording::none(),
            line: 1,
        }
    }

    #[test]
    fn deadlines_follow_the_first_one_at_the_end_of_each_period() {
        let check = |frequency, first: &str, at: &str, by: Option<&str>, after: Option<&str>| {
            let point = point(frequency, first);
            assert_eq!((point.deadline_by(day(at)), point.deadline_after(day(at))), (by.map(day), after.map(day)), "{frequency:?} {at}");
        };
        check(Frequency::Once, "2018-12-31", "2018-12-30", None, Some("2018-12-31"));
        check(Frequency::Once, "2018-12-31", "2018-12-31", Some("2018-12-31"), None);
        check(Frequency::Once, "2018-12-31", "2020-02-29", Some("2018-12-31"), None);
        check(Frequency::Quarter, "2019-03-31", "2019-03-30", None, Some("2019-03-31"));
        check(Frequency::Quarter, "2019-03-31", "2019-06-29", Some("2019-03-31"), Some("2019-06-30"));
        check(Frequency::Quarter, "2019-03-31", "2019-09-30", Some("2019-09-30"), Some("2019-12-31"));
        check(Frequency::Quarter, "2019-02-15", "2019-03-01", Some("2019-02-15"), Some("2019-03-31"));
        check(Frequency::HalfYear, "2019-06-30", "2019-10-05", Some("2019-06-30"), Some("2019-12-31"));
        check(Frequency::Year, "2019-12-31", "2020-12-30", Some("2019-12-31"), Some("2020-12-31"));
    }
}
