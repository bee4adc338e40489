//! The few numbers to see first.

use super::{View, leading, rate_cell};
use crate::domain::{Lang, ListKind, Points};
use crate::report::document::Figure;
use crate::report::model::{EnterpriseReport, ServiceReport};
use crate::report::table::{Cell, Target, Tone};

impl View<'_> {
    /// Of the city: the rates, the cases behind them, who reported, the mean score.
    pub(super) fn city_figures(&self) -> Vec<Figure> {
        let mut figures: Vec<Figure> = self.report.city.iter().map(|service| self.rate_figure(service)).collect();
        let sum = |of: fn(&ServiceReport) -> u64| self.report.city.iter().map(of).sum::<u64>();
        let (late, overdue) = (sum(|service| service.late), sum(|service| service.overdue));
        figures.push(Figure {
            label: self.pick("未按期办结", "Not on time").to_owned(),
            value: Cell::fault_count(late + overdue),
            note: match self.lang {
                Lang::Zh => format!("件；逾期办结 {late}，逾期未结 {overdue}"),
                Lang::En => format!("cases: {late} late, {overdue} overdue"),
            },
        });
        if let Some((participation, rate)) =
            self.report.participation.as_ref().and_then(|participation| Some((participation, participation.rate.as_ref()?)))
        {
            let tone = if participation.silent.is_empty() { Tone::Good } else { Tone::Bad };
            figures.push(Figure {
                label: self.pick("报送率", "Reported").to_owned(),
                value: Cell::share(Some(rate)).with_tone(tone),
                note: match self.lang {
                    Lang::Zh => format!("应报 {} 家，已报 {} 家，逾期报送 {} 家", rate.whole, rate.part, participation.late.len()),
                    Lang::En => format!("{} of {} units, {} of them late", rate.part, rate.whole, participation.late.len()),
                },
            });
        }
        figures.extend(self.mean_score());
        figures
    }

    fn rate_figure(&self, service: &ServiceReport) -> Figure {
        let info = self.service(&service.service);
        let target = info.map_or("", |info| info.target.as_str());
        Figure {
            label: self.service_name(&service.service).to_owned(),
            value: rate_cell(self, service),
            note: match self.lang {
                Lang::Zh => format!("{} / {} 件，目标 {target}", service.on_time, service.decided),
                Lang::En => format!("{} of {}, promised {target}", service.on_time, service.decided),
            },
        }
    }

    /// Over the enterprises whose whole checklist was scored, as in the groups.
    fn mean_score(&self) -> Option<Figure> {
        let scores = self.report.enterprises.iter().filter_map(EnterpriseReport::score).filter(|score| !score.measured_only);
        let totals: Vec<Points> = scores.filter_map(|score| score.total.parse().ok()).collect();
        let mean = Points::mean(&totals)?;
        Some(Figure {
            label: self.pick("平均得分", "Mean score").to_owned(),
            value: Cell::points(Some(&mean.to_string())),
            note: match self.lang {
                Lang::Zh => format!("满分 100，{} 家", totals.len()),
                Lang::En => format!("of 100, {} units", totals.len()),
            },
        })
    }

    /// Of the enterprise at a position: score, place, cases not on time, rows set aside.
    pub(super) fn enterprise_figures(&self, position: usize, enterprise: &EnterpriseReport) -> Vec<Figure> {
        let mut figures = Vec::new();
        if let Some(score) = enterprise.score() {
            let grade = score.grade.as_ref().map(|grade| grade.name.as_str());
            let basis = if enterprise.verified.is_some() { self.pick("核定分", "verified") } else { self.pick("自评分", "claimed") };
            let note = [Some(self.of_points(&score.available)), Some(basis.to_owned()), grade.map(str::to_owned)];
            figures.push(Figure {
                label: self.pick("得分", "Score").to_owned(),
                value: Cell::points(Some(&score.total)).to(Target::Findings(position)),
                note: note.into_iter().flatten().collect::<Vec<_>>().join(self.pick("，", ", ")),
            });
        }
        if let Some(rank) = enterprise.rank {
            figures.push(Figure {
                label: self.pick("名次", "Rank").to_owned(),
                value: Cell::count(rank as u64),
                note: enterprise.ranking_points.as_ref().map_or_else(String::new, |points| match self.lang {
                    Lang::Zh => format!("排名分 {points}"),
                    Lang::En => format!("{points} points for ranking"),
                }),
            });
        }
        let not_on_time = enterprise.not_on_time();
        let behind = if enterprise.overdue.total > 0 { ListKind::Overdue } else { ListKind::Late };
        figures.push(Figure {
            label: self.pick("未按期办结", "Not on time").to_owned(),
            value: leading(Cell::fault_count(not_on_time), not_on_time, Target::Cases(position, behind)),
            note: match self.lang {
                Lang::Zh => format!("件，应办结 {} 件", enterprise.decided),
                Lang::En => format!("of {} decided cases", enterprise.decided),
            },
        });
        let set_aside = enterprise.set_aside.total;
        figures.push(Figure {
            label: self.pick("待核数据", "Rows set aside").to_owned(),
            value: leading(Cell::fault_count(set_aside), set_aside, Target::Cases(position, ListKind::SetAside)),
            note: self.pick("行，更正后方可计入", "rows, counted once they are mended").to_owned(),
        });
        figures
    }

    fn of_points(&self, available: &str) -> String {
        match self.lang {
            Lang::Zh => format!("满分 {available}"),
            Lang::En => format!("of {available}"),
        }
    }
}
