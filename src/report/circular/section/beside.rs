//! The city beside the district that a circular is about.

use crate::domain::Lang;
use crate::report::circular::body::Body;
use crate::report::circular::phrase::tidy;
use crate::report::circular::view::View;
use crate::report::model::{CityBeside, DistrictReport};
use crate::report::pages;

/// Characters of a district's name in a sentence.
const NAME: usize = 40;

/// Writes the section; in a circular for the whole city there is none.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let Some(DistrictReport { name, city }) = &view.report.district else { return };
    body.heading(2, view.pick("与全市对照", "Beside the city"));
    let name = tidy(name, NAME);
    let own = view.report.mean_score().map(|mean| mean.to_string());
    body.paragraph(sentence(&name, view.report.enterprises.len(), own.as_deref(), city, view.lang));
    let table = pages::View { report: view.report, lang: view.lang }.beside_table(&name, city);
    body.table(view.pick("主要指标与全市对照", "The main figures beside those of the city"), table);
}

fn sentence(name: &str, units: usize, mean: Option<&str>, city: &CityBeside, lang: Lang) -> String {
    let CityBeside { enterprises, ranked, mean_score, .. } = city;
    let means = mean.zip(mean_score.as_deref());
    match lang {
        Lang::Zh => {
            let means = means.map(|(own, all)| format!("平均得分{own}分，全市平均{all}分。")).unwrap_or_default();
            format!("{name}有企业{units}家；全市有企业{enterprises}家，{ranked}家参加排名，文中名次均为全市名次。{means}")
        }
        Lang::En => {
            let means = means.map(|(own, all)| format!(" The mean score is {own}, that of the city {all}.")).unwrap_or_default();
            format!(
                "Enterprises in {name}: {units}; in the city {enterprises}, of which {ranked} are ranked. Places are those of the city.{means}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_is_told_without_naming_anybody() {
        let city = CityBeside {
            districts: Vec::new(),
            enterprises: 18,
            ranked: 15,
            participation: None,
            in_time: None,
            services: Vec::new(),
            mean_score: Some("84.10".to_owned()),
            tasks: None,
        };
        let check = |mean, lang, expected: &str| assert_eq!(sentence("渝北区", 1, mean, &city, lang), expected);
        check(
            Some("99.51"),
            Lang::Zh,
            "渝北区有企业1家；全市有企业18家，15家参加排名，文中名次均为全市名次。平均得分99.51分，全市平均84.10分。",
        );
        check(None, Lang::Zh, "渝北区有企业1家；全市有企业18家，15家参加排名，文中名次均为全市名次。");
        check(
            Some("99.51"),
            Lang::En,
            "Enterprises in 渝北区: 1; in the city 18, of which 15 are ranked. Places are those of the city. The mean score is 99.51, that of the city 84.10.",
        );
    }
}
