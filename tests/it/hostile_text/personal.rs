//! Numbers of persons, however they are written and wherever: no byte of any output has them.

use std::io::Cursor;

use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use super::{is_a, outputs, parts};

/// An identity number, a mobile telephone in four spellings, and a card in two; each with what must not be found of it.
const NUMBERS: [(&str, &str); 7] = [
    ("11010519491231002X", "11010519491231002X"),
    ("13812345678", "13812345678"),
    ("电话+86 139-1234-5678。", "139-1234-5678"),
    ("8613712345678", "13712345678"),
    ("１３６１２３４５６７８", "１３６１２３４５６７８"),
    ("退至4111111111111111", "4111111111111111"),
    ("6222 0212 3456 7890 128", "0212 3456 7890"),
];

/// An order's number with another check character, and a number of a case, which have to stay.
const OTHERS: [&str; 2] = ["110105194912310021", "GZ20190712003"];

fn finds(bytes: &[u8], number: &str) -> Option<String> {
    let at = memchr::memmem::find(bytes, number.as_bytes())?;
    Some(String::from_utf8_lossy(&bytes[at.saturating_sub(150)..(at + 60).min(bytes.len())]).into_owned())
}

#[test]
fn no_byte_of_any_output_tells_a_number_of_a_person() {
    let texts: Vec<_> = NUMBERS.iter().map(|(written, _)| *written).chain(OTHERS).collect();
    let mut others = [0, 0];
    for (name, bytes) in &outputs(&texts) {
        let mut pieces = vec![(name.clone(), bytes.clone())];
        if is_a("xlsx", name) || is_a("docx", name) {
            pieces.extend(parts(bytes).into_iter().map(|(part, bytes)| (format!("{name} {part}"), bytes)));
        }
        if is_a("parquet", name) {
            let table = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
            let cells = table.columns().iter().map(|column| format!("{:?}", column.as_materialized_series().iter().collect::<Vec<_>>()));
            pieces.push((format!("{name} cells"), cells.collect::<String>().into_bytes()));
        }
        for (piece, bytes) in &pieces {
            for (_, number) in NUMBERS {
                assert_eq!(finds(bytes, number), None, "{piece}: {number}");
            }
            for (count, other) in others.iter_mut().zip(OTHERS) {
                *count += usize::from(finds(bytes, other).is_some());
            }
        }
    }
    assert!(others.iter().all(|count| *count > 5), "{others:?}");
}
