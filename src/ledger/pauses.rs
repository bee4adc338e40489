//! Intervals in which a clock is said to have stood still: one column of intervals, a pair of columns, or the stages of the policy.

use super::cells::{Cells, Weight};
use super::date::read;
use super::scan::Scan;
use crate::diag::{Code, Diagnostic};
use crate::domain::fold::fold;
use crate::domain::{Field, Moment, Pause, PauseKind, ServiceIx};
use crate::intake::quoted;
use crate::rules::Pack;

/// Every pause of a row.
pub(super) fn read_all(scan: &mut Scan<'_, '_, '_>, pack: &Pack, service: ServiceIx) -> Vec<Pause> {
    let mut pauses = written(scan, pack);
    if let Some((from, to)) = pair(scan, Field::PausedFrom.index(), Field::PausedTo.index()) {
        let kind = reasons(scan.cells, pack).first().copied().unwrap_or(PauseKind::NotAllowed);
        pauses.push(Pause { from, to, kind });
    }
    for stage in pack.stages.iter().filter(|stage| stage.service == service) {
        if let Some((from, to)) = pair(scan, stage.start, stage.end) {
            pauses.push(Pause { from, to, kind: PauseKind::Stage(stage.stage) });
        }
    }
    pauses
}

/// The intervals of the one column that holds them all.
fn written(scan: &mut Scan<'_, '_, '_>, pack: &Pack) -> Vec<Pause> {
    let cells = scan.cells;
    let Some(text) = cells.text(Field::Paused) else { return Vec::new() };
    let reasons = reasons(cells, pack);
    let mut pauses = Vec::new();
    for (number, interval) in text.split([';', '；', '\n']).filter(|part| !part.trim().is_empty()).enumerate() {
        let Some((from, to)) = read_interval(interval) else {
            let place = cells.place(Field::Paused.index());
            let id = scan.id;
            scan.sink.report(Code::R101, &place, || {
                let label = &cells.spellings.case.fields[Field::Paused.index()].label;
                Diagnostic::new(Code::R101, place.clone())
                    .fact("field", &label.zh)
                    .fact("field_en", &label.en)
                    .fact("cell", quoted(interval))
                    .case(id)
            });
            scan.doubt(Field::Paused, Code::R101);
            scan.set_aside(Code::R101);
            return pauses;
        };
        let kind = reasons.get(number).or(reasons.last().filter(|_| reasons.len() == 1)).copied();
        pauses.push(Pause { from, to, kind: kind.unwrap_or(PauseKind::NotAllowed) });
    }
    pauses
}

/// The kinds that the reasons of the row give, in their order.
fn reasons(cells: &Cells<'_, '_>, pack: &Pack) -> Vec<PauseKind> {
    let text = cells.text(Field::PauseReason).unwrap_or_default();
    let allowed = |reason: &str| pack.spellings.values.pause_allowed.get(&fold(reason)).copied().unwrap_or(false);
    text.split([';', '；', '\n'])
        .filter(|part| !part.trim().is_empty())
        .map(|reason| if allowed(reason) { PauseKind::Allowed } else { PauseKind::NotAllowed })
        .collect()
}

/// An interval in two columns; an end without a beginning says nothing.
fn pair(scan: &mut Scan<'_, '_, '_>, from: usize, to: usize) -> Option<(Moment, Option<Moment>)> {
    let from = scan.column_moment(from, Field::Paused, Weight::Decides)?;
    Some((from, scan.column_moment(to, Field::Paused, Weight::Decides)))
}

/// `2019-07-05/2019-07-09`, also with `至`, `到`, `~` or a long dash between; without an end, the pause lasts.
fn read_interval(text: &str) -> Option<(Moment, Option<Moment>)> {
    let text = text.trim();
    let moment = |part: &str| read(part.trim().as_bytes()).moment();
    for word in ["至", "到", "~", "～", "—", "–"] {
        if let Some((from, to)) = text.split_once(word) {
            let to = to.trim_start_matches(word).trim();
            return Some((moment(from)?, if to.is_empty() { None } else { Some(moment(to)?) }));
        }
    }
    // A slash also stands inside dates, so it separates only where both sides, or the left one alone, are moments.
    for (slash, _) in text.match_indices('/') {
        let (from, to) = (text[..slash].trim(), text[slash + 1..].trim());
        if let Some(from) = moment(from) {
            return match to {
                "" => Some((from, None)),
                to => moment(to).map(|to| (from, Some(to))),
            };
        }
    }
    moment(text).map(|day| (day, Some(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = match read_interval(text) {
            Some((from, Some(to))) => format!("{from} to {to}"),
            Some((from, None)) => format!("{from} on"),
            None => "unreadable".to_owned(),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn intervals_read_in_the_forms_people_use() {
        for text in
            ["2019-07-05/2019-07-09", "2019/7/5/2019/7/9", "2019-07-05 至 2019-07-09", "2019.7.5~2019.7.9", "2019年7月5日—2019年7月9日"]
        {
            check(text, "2019-07-05 to 2019-07-09");
        }
        check("2019-07-05 09:00/2019-07-05 11:30", "2019-07-05 09:00 to 2019-07-05 11:30");
        check("2019-07-05/", "2019-07-05 on");
        check("2019-07-05至", "2019-07-05 on");
        check("2019-07-05", "2019-07-05 to 2019-07-05");
        check("2019-07-05/soon", "unreadable");
        check("7.5-7.9", "unreadable");
    }
}
