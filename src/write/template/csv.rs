//! A form as CSV, in the way spreadsheet programs open without asking: with a byte order mark, lines ending in CR LF.

use crate::report::template::Form;

/// The head of a form and what comes filled in.
pub fn csv(form: &Form) -> Vec<u8> {
    let heads = form.columns.iter().map(|column| column.head.as_str());
    let mut text = String::from('\u{feff}');
    text.push_str(&line(heads));
    for row in &form.rows {
        text.push_str(&line(row.iter().map(String::as_str)));
    }
    text.into_bytes()
}

fn line<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let quoted = |cell: &str| {
        if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}
