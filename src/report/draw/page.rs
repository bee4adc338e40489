//! Pool and result for the terminal.

use super::{DrawView, quarter, sent};
use crate::domain::Lang;
use crate::report::model::PoolFile;
use crate::report::table::{Block, Cell, Page, Table};
use crate::text::draw as text;

/// What was sealed, and the hash to publish.
pub fn pool_page(file: &PoolFile, sha256: &str, lang: Lang) -> Page {
    let pool = &file.pool;
    let full = pool.targets.iter().filter(|target| target.full_coverage).count();
    let (all, drawn, inspectors, each) = (pool.targets.len(), pool.plan.targets, pool.inspectors.len(), pool.plan.inspectors);
    let mut lines = vec![match lang {
        Lang::Zh => format!("企业{all}家：全覆盖{full}家，其余抽取{drawn}家"),
        Lang::En => format!("enterprises {all}: covered in full {full}, to be drawn from the others {drawn}"),
    }];
    lines.push(match lang {
        Lang::Zh => format!("检查人员{inspectors}名，每家选派{each}名"),
        Lang::En => format!("inspectors {inspectors}, for each target {each}"),
    });
    lines.extend((file.inspectors_of_other_fields > 0).then(|| match lang {
        Lang::Zh => format!("执法领域不符、未列入的{}名", file.inspectors_of_other_fields),
        Lang::En => format!("inspectors of other fields, left out: {}", file.inspectors_of_other_fields),
    }));
    let signals = pool.targets.iter().all(|target| target.observed.signals.is_none());
    lines.extend(
        signals.then(|| lang.pick("规则未设疑点线索，该项权重为0", "the rules have no screens, so signals weigh nothing").to_owned()),
    );
    let mut table = Table::new(&[
        lang.pick("企业", "Enterprise"),
        lang.pick("?区县", "?District"),
        lang.pick("等级", "Class"),
        lang.pick(">权重", ">Weight"),
        lang.pick(">基础", ">Base"),
        lang.pick(">等级分", ">By class"),
        lang.pick(">失分", ">By score"),
        lang.pick(">线索", ">Signals"),
        lang.pick(">投诉", ">Complaints"),
        lang.pick(">间隔", ">Time"),
    ]);
    for target in &pool.targets {
        let parts = target.weights;
        let weight = if target.full_coverage { Cell::missing(lang.pick("全覆盖", "all")) } else { Cell::count(target.weight.into()) };
        let mut row =
            vec![Cell::plain(&target.name), Cell::text(target.district.as_deref()), Cell::text(target.risk_class.as_deref()), weight];
        let numbers = [parts.base, parts.risk_class, parts.score, parts.signals, parts.complaints, parts.months];
        row.extend(numbers.map(|number| Cell::count(number.into())));
        table.rows.push(row);
    }
    let publish = match lang {
        Lang::Zh => format!("请在种子产生以前公布名单库的 SHA-256：{sha256}"),
        Lang::En => format!("publish the SHA-256 of the pool before the seed is known: {sha256}"),
    };
    let title = match lang {
        Lang::Zh => format!("{}双随机抽查名单库", quarter(&file.quarter, lang)),
        Lang::En => format!("Pool of the inspection draw, {}", quarter(&file.quarter, lang)),
    };
    Page { title, blocks: vec![Block::List(lines), Block::Table(table), Block::Text(publish)] }
}

/// Who is inspected, and by whom. Names of inspectors stand in the lists.
pub fn drawing_page(view: DrawView<'_>) -> Page {
    let lang = view.lang;
    let (hash, seed) = (&view.record.pool.sha256, &view.record.seed);
    let mut blocks = vec![Block::List(match lang {
        Lang::Zh => vec![format!("名单库 SHA-256 {hash}"), format!("种子 {seed}")],
        Lang::En => vec![format!("pool SHA-256 {hash}"), format!("seed {seed}")],
    })];
    let mut table = Table::new(&[
        lang.pick("企业", "Enterprise"),
        lang.pick("?区县", "?District"),
        lang.pick("方式", "How"),
        lang.pick(">权重", ">Weight"),
        lang.pick("检查人员", "Inspectors"),
        lang.pick(">办件", ">Cases"),
    ]);
    for (drawn, target) in view.standing() {
        let inspectors: Vec<_> = sent(drawn).map(|sent| sent.certificate_no.as_str()).collect();
        table.rows.push(vec![
            Cell::plain(&target.name),
            Cell::text(target.district.as_deref()),
            Cell::plain(text::how(drawn.how, lang)),
            Cell::count(target.weight.into()),
            Cell::plain(inspectors.join(lang.pick("、", ", "))),
            Cell::count(drawn.cases.len() as u64),
        ]);
    }
    blocks.push(Block::Table(table));
    if !view.record.replacements.is_empty() {
        let line = |replacement: &crate::draw::Replacement| match lang {
            Lang::Zh => format!("已替换 {}：{}", replacement.what, replacement.reason),
            Lang::En => format!("replaced {}: {}", replacement.what, replacement.reason),
        };
        blocks.push(Block::List(view.record.replacements.iter().map(line).collect()));
    }
    let title = match lang {
        Lang::Zh => format!("{}双随机抽查结果", quarter(&view.record.quarter, lang)),
        Lang::En => format!("Inspection draw, {}", quarter(&view.record.quarter, lang)),
    };
    Page { title, blocks }
}
