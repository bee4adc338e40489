//! Lists that are longer than a sheet.

use super::parts::{Mark, Part, Sheet, SheetTable};
use crate::domain::Lang;

impl Sheet {
    /// The sheet, and as many more as its list takes at so many rows each; each says which it is and how many rows there are.
    pub(super) fn split(self, rows: usize, lang: Lang) -> Vec<Self> {
        let [Part::Table(list)] = self.parts.as_slice() else { return vec![self] };
        let total = list.table.rows.len();
        if total <= rows {
            return vec![self];
        }
        let sheets = total.div_ceil(rows);
        (0..sheets)
            .map(|number| {
                let note = match lang {
                    Lang::Zh => format!("共 {total} 行，分 {sheets} 张表，本表为第 {} 张", number + 1),
                    Lang::En => format!("{total} rows on {sheets} sheets; this is number {}", number + 1),
                };
                let name = if number == 0 { self.name.clone() } else { format!("{} ({})", self.name, number + 1) };
                let notes = self.notes.iter().cloned().chain([note]).collect();
                Self { name, title: self.title.clone(), notes, parts: vec![Part::Table(list.rows(number * rows, rows))] }
            })
            .collect()
    }
}

impl SheetTable {
    /// The table with some of its rows.
    fn rows(&self, first: usize, count: usize) -> Self {
        let last = (first + count).min(self.table.rows.len());
        let mut part = self.clone();
        part.table.rows = self.table.rows[first..last].to_vec();
        let marks = self.marks.iter().filter(|mark| (first..last).contains(&mark.row));
        part.marks = marks.map(|mark| Mark { target: mark.target, row: mark.row - first }).collect();
        part
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::report::model::{CalendarUsed, Report, RulesUsed, Span, Tool};
    use crate::report::table::{Cell, Table, Target};

    /// A report on nothing.
    pub(in crate::report::sheets) fn report() -> Report {
        let day = chrono::NaiveDate::MIN;
        let text = String::new;
        Report {
            schema: text(),
            tool: Tool { name: text(), version: text() },
            language: "zh".to_owned(),
            rules: RulesUsed { id: text(), version: text(), title: text(), source: text(), sha256: text() },
            calendar: CalendarUsed { name: text(), first: day, last: day, known_on: None },
            quarter: None,
            period: Span { first: day, last: day },
            district: None,
            days: Vec::new(),
            as_of: day,
            basis: text(),
            other_basis: None,
            earlier_quarter: None,
            services: Vec::new(),
            due_next_until: None,
            participation: None,
            enterprises: Vec::new(),
            city: Vec::new(),
            late_reasons: Vec::new(),
            complaints: Vec::new(),
            progress: None,
            trend: None,
            continuity: None,
            transfers: None,
            checked: None,
            problems: None,
            remarks: Vec::new(),
            screens: None,
            year_to_date: None,
            districts: Vec::new(),
            parents: Vec::new(),
            milestones: Vec::new(),
            inspection: Vec::new(),
            diagnostics: Vec::new(),
            not_done: Vec::new(),
            statements: Vec::new(),
            inputs: Vec::new(),
            method: Vec::new(),
        }
    }

    #[test]
    fn a_list_longer_than_a_sheet_goes_on_in_the_next_with_its_true_length() {
        let mut list = SheetTable::new(Table::new(&["企业", ">件数"]));
        for position in 0..7 {
            list.push(Target::Enterprise(position / 2), vec![Cell::plain(position), Cell::count(1)]);
        }
        let sheet = Sheet { name: "逾期件".to_owned(), title: String::new(), notes: Vec::new(), parts: vec![Part::Table(list)] };
        assert_eq!(sheet.clone().split(7, Lang::Zh).len(), 1);
        let sheets = sheet.split(3, Lang::Zh);
        let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["逾期件", "逾期件 (2)", "逾期件 (3)"]);
        assert_eq!(sheets[1].notes, ["共 7 行，分 3 张表，本表为第 2 张"]);
        let tables: Vec<_> =
            sheets.iter().filter_map(|sheet| if let [Part::Table(list)] = &*sheet.parts { Some(list) } else { None }).collect();
        let shown: Vec<Vec<_>> = tables.iter().map(|list| list.table.rows.iter().map(|row| row[0].text.as_str()).collect()).collect();
        assert_eq!(shown, [vec!["0", "1", "2"], vec!["3", "4", "5"], vec!["6"]]);
        assert_eq!(tables[1].marks, [Mark { target: Target::Enterprise(2), row: 1 }]);
        assert_eq!(tables[2].marks, [Mark { target: Target::Enterprise(3), row: 0 }]);
    }
}
