//! A district's own version of the report, with the city beside it.

use super::{View, share_text};
use crate::domain::Lang;
use crate::report::model::{CityBeside, DistrictReport};
use crate::report::table::{Block, Cell, Table};

impl View<'_> {
    /// `全市合计`, or `渝北区合计`.
    pub(in crate::report) fn whole(&self) -> String {
        match (self.report.district_name(), self.lang) {
            (None, _) => self.pick("全市合计", "The whole city").to_owned(),
            (Some(name), Lang::Zh) => format!("{name}合计"),
            (Some(name), Lang::En) => format!("The whole of {name}"),
        }
    }

    /// The rates of the district and of the city, side by side; nothing in a report on the city.
    pub(in crate::report) fn beside_blocks(&self) -> Vec<Block> {
        let Some(DistrictReport { name, city }) = &self.report.district else { return Vec::new() };
        let title = match self.lang {
            Lang::Zh => format!("{name}与全市对照"),
            Lang::En => format!("{name} beside the city"),
        };
        vec![Block::heading(title), Block::Table(self.beside_table(name, city)), Block::Text(self.beside_note(city))]
    }

    /// A row for each service, then the rest.
    pub(in crate::report) fn beside_table(&self, name: &str, city: &CityBeside) -> Table {
        let mut table =
            Table::new(&[self.pick("项目", "What"), &format!(">{name}"), self.pick(">全市", ">City"), self.pick(">相差", ">Difference")]);
        let report = self.report;
        let own = |service: &str| report.city.iter().find(|own| own.service == service).and_then(|own| own.rate.as_ref());
        let shares = city.services.iter().map(|beside| (self.service_name(&beside.service), own(&beside.service), beside.rate.as_ref()));
        let turnout = report.participation.as_ref();
        let shares = shares.chain([
            (self.pick("报送率", "Reported"), turnout.and_then(|found| found.rate.as_ref()), city.participation.as_ref()),
            (self.pick("按时报送率", "Reported in time"), turnout.and_then(|found| found.in_time.as_ref()), city.in_time.as_ref()),
        ]);
        for (what, own, beside) in shares {
            let hundredths = |share: Option<&crate::report::model::Share>| i64::try_from(share?.hundredths()).ok();
            let difference = hundredths(own).zip(hundredths(beside)).map(|(own, beside)| own - beside);
            let cell = |share| Cell { text: share_text(share), ..Cell::share(share) };
            table.rows.push(vec![Cell::plain(what), cell(own), cell(beside), Cell::change(difference)]);
        }
        let (mean, of_city) = (report.mean_score().map(|mean| mean.to_string()), city.mean_score.as_deref());
        let points =
            |text: Option<&str>| text.and_then(|text| text.parse::<crate::domain::Points>().ok()).map(crate::domain::Points::hundredths);
        let difference = points(mean.as_deref()).zip(points(of_city)).map(|(own, beside)| own - beside);
        let mean_score = self.pick("平均分", "Mean score");
        table.rows.push(vec![Cell::plain(mean_score), Cell::points(mean.as_deref()), Cell::points(of_city), Cell::change(difference)]);
        table
    }

    fn beside_note(&self, city: &CityBeside) -> String {
        let (enterprises, ranked) = (city.enterprises, city.ranked);
        match self.lang {
            Lang::Zh => {
                format!("全市共 {enterprises} 家企业，{ranked} 家参加排名；本报告只列本区县企业，名次为全市名次，相差以百分点、分计")
            }
            Lang::En => format!(
                "the city has {enterprises} enterprises, {ranked} of them ranked; only those of the district are listed here, with their places in the city; differences are percentage points and points"
            ),
        }
    }
}
