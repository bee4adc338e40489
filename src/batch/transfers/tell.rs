//! What an enterprise can mend of its tickets, told to it.

use super::UnitTransfers;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Place;

/// Tells which tickets of an enterprise are missing, dated otherwise, or stand in other ledgers as well.
pub(in crate::batch) fn tell(unit: &UnitTransfers, sink: &mut Sink) {
    for ticket in unit.left_out() {
        let passed_on =
            ticket.passed_on.map_or_else(|| ("（未注明）".to_owned(), "(not said)".to_owned()), |on| (on.to_string(), on.to_string()));
        let diagnostic = Diagnostic::new(Code::B571, ticket.place.clone()).case(&ticket.number).fact("ticket", &ticket.number);
        sink.push(diagnostic.fact("passed_on", passed_on.0).fact("passed_on_en", passed_on.1));
    }
    for ticket in &unit.tickets {
        let dated = ticket.dated_otherwise().zip(ticket.passed_on);
        if let Some((case, passed_on)) = dated
            && let Some(accepted) = case.accepted
        {
            let diagnostic = Diagnostic::new(Code::B572, case.place.clone()).case(&case.id).fact("ticket", &ticket.number);
            sink.push(diagnostic.fact("accepted", accepted).fact("passed_on", passed_on));
        }
        for case in ticket.cases.iter().filter(|_| ticket.is_shared()) {
            let place = Place::line(case.file.clone(), case.line);
            let diagnostic = Diagnostic::new(Code::B574, place).case(&case.id).fact("ticket", &ticket.number);
            sink.push(diagnostic.fact("others", ticket.cases.len() + ticket.elsewhere.len() - 1));
        }
    }
}
