//! Places, points and grades of all enterprises.

use crate::domain::Lang;
use crate::report::circular::view::{Sum, View};
use crate::report::circular::{Annex, Part, phrase};
use crate::report::model::EnterpriseReport;
use crate::report::table::{Cell, Table};

/// Makes it.
pub(super) fn annex(view: &View<'_>) -> Annex {
    let mut table = Table::new(&[
        view.pick("=名次", "=Place"),
        view.pick("企业", "Enterprise"),
        view.pick("区县", "District"),
        view.pick(">得分", ">Score"),
        view.pick(">排名分", ">For ranking"),
        view.pick("等级", "Grade"),
        view.pick(">应办结", ">Due"),
        view.pick(">逾期办结", ">Late"),
        view.pick(">逾期未办结", ">Overdue"),
        view.pick(">待核数据", ">Set aside"),
        view.pick("备注", "Remark"),
    ]);
    table.rows = view.report.enterprises.iter().map(|one| row(one, view)).collect();
    let title = match view.lang {
        Lang::Zh => format!("{}企业得分、等级和名次", view.period()),
        Lang::En => format!("Scores, grades and places of the enterprises, {}", view.period()),
    };
    let note = view.pick(
        "注：得分以核定分为准，未核定的为自评分；排名分将待核数据按逾期计；件数单位为件。",
        "Note: the score is the verified one, or the claimed one where nobody verified; for the ranking, rows set aside count as late.",
    );
    Annex { name: view.ranking_annex(), title, wide: true, parts: vec![Part::Table { caption: None, table }, Part::Note(note.to_owned())] }
}

fn row(one: &EnterpriseReport, view: &View<'_>) -> Vec<Cell> {
    let sum = Sum::of(&one.services);
    let score = one.score();
    let grade = score.and_then(|score| score.grade.as_ref());
    let count = |count: u64| if one.reported { Cell::count(count) } else { Cell::missing("-") };
    vec![
        one.rank.map_or_else(|| Cell::missing("-"), |rank| Cell::count(rank as u64)),
        Cell::plain(View::name(one)),
        Cell::plain(one.district.as_deref().map_or_else(|| "-".to_owned(), phrase::name)),
        Cell::points(score.map(|score| score.total.as_str())),
        Cell::points(one.ranking_points.as_deref().filter(|_| one.rank.is_some())),
        grade.map_or_else(|| Cell::missing("-"), |grade| Cell::plain(&grade.name)),
        count(sum.decided),
        count(sum.late),
        count(sum.overdue),
        count(one.set_aside.total),
        Cell::plain(remarks(one, view.lang).join(view.pick("；", "; "))),
    ]
}

/// What a reader must know beside the numbers.
fn remarks(one: &EnterpriseReport, lang: Lang) -> Vec<String> {
    if !one.reported {
        return vec![lang.pick("未报送", "sent nothing").to_owned()];
    }
    let score = one.score();
    let grade = score.and_then(|score| score.grade.as_ref());
    let measured_only = score.filter(|score| score.measured_only);
    let vetoes = grade.iter().flat_map(|grade| &grade.vetoes).map(|veto| format!("{}{veto}", lang.pick("一票否决：", "veto: ")));
    let others = [
        (one.handed_in_on_time == Some(false)).then(|| lang.pick("逾期报送", "late").to_owned()),
        one.blocked.then(|| lang.pick("台账须更正", "ledger to be corrected").to_owned()),
        measured_only.map(|score| match lang {
            Lang::Zh => format!("无工作推进台账，仅计可测部分（满分{}）", score.available),
            Lang::En => format!("no progress ledger, measured part only (of {})", score.available),
        }),
        (one.rank.is_none() && measured_only.is_none()).then(|| lang.pick("件数较少，不参与排名", "few cases, not ranked").to_owned()),
        grade
            .filter(|grade| !grade.barred_by.is_empty())
            .map(|_| lang.pick("分数达到上一等级，因条件未满足未评定", "barred from the grade of its points").to_owned()),
    ];
    vetoes.chain(others.into_iter().flatten()).collect()
}
