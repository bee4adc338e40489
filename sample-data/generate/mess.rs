//! What people and spreadsheets do to a ledger after it was exported.

use crate::enterprise::{Enterprise, Quarter};
use crate::style::{Style, wide};

/// A file's records, header first.
type Records = Vec<Vec<String>>;

/// Title rows above the header, a blank row, a subtotal in the middle, a total and signatures below.
pub(crate) fn titled(enterprise: &Enterprise, quarter: Quarter, records: Records) -> Records {
    let width = records[0].len();
    let line = |cells: &[&str]| -> Vec<String> {
        let mut row: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        row.resize(width, String::new());
        row
    };
    let count = records.len() - 1;
    let name = enterprise.name();
    let season = if quarter.index == 0 { "二" } else { "三" };
    let mut sheet = vec![
        line(&[&format!("{}2019年第{season}季度服务办件台账", enterprise.short)]),
        line(&[
            &format!("填报单位：{name}"),
            "",
            "",
            &format!("填报日期：{}", if quarter.index == 0 { "2019年7月3日" } else { "2019年9月30日" }),
        ]),
        line(&[]),
    ];
    for (index, record) in records.into_iter().enumerate() {
        sheet.push(record);
        if index == count / 2 {
            sheet.push(line(&["小计", "", &index.to_string()]));
        }
    }
    sheet.push(line(&["合计", "", &count.to_string()]));
    sheet.push(line(&[]));
    sheet.push(line(&["审核人：虚构甲", "", "填表人：示例乙", "", "（盖章）"]));
    sheet.push(line(&[]));
    sheet
}

/// Spoils rows of an otherwise ordinary ledger, one kind after the other; in the second quarter only a single date.
pub(crate) fn spoiled(style: &Style, quarter: Quarter, mut records: Records) -> Records {
    let column = |name: &str| style.columns.iter().position(|&(header, _)| header == name).unwrap_or(0);
    let (id, service, accepted, completed) = (column("受理编号"), column("服务类型"), column("受理时间"), column("办结时间"));
    let (status, urgent, valid, visible) = (column("状态"), column("是否紧急"), column("是否有效"), column("处理结果"));
    let (first, last) = if quarter.index == 0 { ("2019/4", "2019/6") } else { ("2019/7", "2019/9") };
    let usable: Vec<usize> = (1..records.len())
        .filter(|&row| {
            let cells = &records[row];
            let inside = [accepted, completed]
                .iter()
                .all(|&at| cells[at].as_str() >= first && cells[at].as_str() < "2019/92" && !cells[at].is_empty());
            inside && last > first && cells[status] == "办结" && cells[urgent] == "否" && cells[valid] != "否" && !cells[visible].is_empty()
        })
        .step_by(9)
        .collect();
    let mut next = usable.into_iter();
    let mut spoil = |edit: &mut dyn FnMut(&mut Vec<String>)| {
        if let Some(row) = next.next() {
            edit(&mut records[row]);
        }
    };
    spoil(&mut |row| row[completed] = "已处理".into());
    if quarter.index == 0 {
        return records;
    }
    for text in ["用户在外地", "########", "2019-02-30", "/"] {
        spoil(&mut |row| row[completed] = text.into());
    }
    for text in ["2019-13-05", "同上", "03/04/2019"] {
        spoil(&mut |row| row[accepted] = text.into());
    }
    for text in ["其他业务", "维修工程"] {
        spoil(&mut |row| row[service] = text.into());
    }
    for text in ["", " "] {
        spoil(&mut |row| row[id] = text.into());
    }
    for day in ["2019/6/2 9:00", "2019/6/1 10:30", "2018/7/2 8:45"] {
        spoil(&mut |row| row[completed] = day.into());
    }
    for _ in 0..2 {
        spoil(&mut |row| row[completed] = String::new());
        spoil(&mut |row| row[status] = "在办".into());
        spoil(&mut |row| row.insert(2, "第二营业所".into()));
        spoil(&mut |row| row[id] = "1.20E+16".into());
    }
    spoil(&mut |row| row.truncate(4));
    spoil(&mut |row| row[accepted] = same_day(&row[completed], "23:58"));
    let mut copies = Vec::new();
    for number in 0..6 {
        spoil(&mut |row| {
            let mut copy = row.clone();
            if number >= 3 {
                copy[visible] = "另行登记，结果不同".into();
            }
            if number == 5 {
                copy[id] = wide(&copy[id]);
            }
            copies.push(copy);
        });
    }
    // Sheets are put together by hand, so a copy stands far from its original.
    records.extend(copies);
    records
}

fn same_day(moment: &str, time: &str) -> String {
    let day = moment.split(' ').next().unwrap_or_default();
    format!("{day} {time}")
}
