//! Which character stands between the cells of a file, judged by the headers it brings to light.

use std::io::Read;

use super::records::Records;
use super::split::{Separator, Splitter};

/// Rows at the head of a file among which the header is sought.
pub(super) const HEAD_ROWS: usize = 40;

const CANDIDATES: [Separator; 4] = [Separator::Byte(b','), Separator::Byte(b'\t'), Separator::Byte(b';'), Separator::FullWidthComma];

/// Where the header stands in the head of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) separator: Separator,
    /// Physical line of the header.
    pub(super) line: u64,
    /// A first line `sep=;` names the separator.
    pub(super) declared: bool,
}

/// Finds the separator and the header line in `head`, the first part of the file as text. `known` tells whether a cell is a
/// header of the table; how many of them the line has comes with it. `None` where no row has more than `most` known headers.
pub(super) fn find(head: &str, most: usize, known: impl Fn(&str) -> bool) -> Option<(Head, usize)> {
    let first = head.lines().next().unwrap_or("").trim();
    let declared = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| {
        let rest = &first[4..];
        CANDIDATES.into_iter().find(|candidate| match candidate {
            Separator::Byte(byte) => rest.as_bytes() == [*byte] || (rest.is_empty() && *byte == b'\t'),
            Separator::FullWidthComma => rest == "，",
        })
    });
    let candidates = declared.map_or_else(|| CANDIDATES.to_vec(), |separator| vec![separator]);
    let mut best = None;
    // Of equals the first is kept, which is the more usual separator.
    for separator in candidates {
        let bytes: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(head.as_bytes().to_vec()));
        let most = best.map_or(most, |(_, headers)| headers);
        if let Some((line, headers)) = header_row(&mut Records::text(Splitter::new(bytes, separator)), most, &known) {
            best = Some((Head { separator, line, declared: declared.is_some() }, headers));
        }
    }
    best
}

/// The line of the row with the most known headers, the first of equals, and how many these are; `None` where none has more than
/// `most`.
pub(super) fn header_row(records: &mut Records, mut most: usize, known: impl Fn(&str) -> bool) -> Option<(u64, usize)> {
    let mut best = None;
    for _ in 0..HEAD_ROWS {
        let Ok(Some(record)) = records.next_record() else { break };
        // Nearly every row has as many cells as the header, so nothing of it needs to be looked up.
        if record.n_cells() <= most {
            continue;
        }
        let cells = (0..record.n_cells()).map(|index| record.cell(index));
        let headers = cells.filter(|cell| std::str::from_utf8(cell).is_ok_and(&known)).count();
        if headers > most {
            (best, most) = (Some((record.line, headers)), headers);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str) -> Option<(Separator, u64)> {
        find(head, 0, |cell| ["id", "time", "编号"].contains(&cell.trim())).map(|(head, _)| (head.separator, head.line))
    }

    #[test]
    fn the_separator_is_the_one_that_shows_the_headers() {
        assert_eq!(found("id,time\n1,2"), Some((Separator::Byte(b','), 1)));
        assert_eq!(found("id\ttime\n"), Some((Separator::Byte(b'\t'), 1)));
        assert_eq!(found("sep=;\nid;time\n"), Some((Separator::Byte(b';'), 2)));
        assert_eq!(found("编号，time，x,y\n"), Some((Separator::FullWidthComma, 1)));
        assert_eq!(found("编号\n1\n"), Some((Separator::Byte(b','), 1)));
        assert_eq!(found("nothing,here\n"), None);
    }

    #[test]
    fn title_rows_stand_above_the_header() {
        assert_eq!(found("2019年第三季度台账,,\n\n填报单位：甲,,\nid,time,x\n"), Some((Separator::Byte(b','), 4)));
    }
}
