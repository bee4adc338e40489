//! Why the circular is written, and for which days.

use crate::domain::Lang;
use crate::report::circular::phrase::day;
use crate::report::circular::view::View;

/// The opening paragraph.
pub(super) fn text(view: &View<'_>) -> String {
    let (document, period, method) = (view.document(), view.period(), view.method_annex());
    let span = &view.report.period;
    let [first, last, as_of] = [span.first, span.last, view.report.as_of].map(|date| day(date, view.lang));
    match view.lang {
        Lang::Zh => format!(
            "根据{document}，对各企业报送的{period}台账进行了汇总评价，现将有关情况通报如下。统计期为{first}至{last}，数据截至{as_of}24时，统计口径见{method}。"
        ),
        Lang::En => format!(
            "In accordance with the following document: {document}; the ledgers that the enterprises handed in for {period} were summed up and evaluated. The result is as follows. It covers {first} to {last}, as of the end of {as_of}; {method} says how cases were counted."
        ),
    }
}
