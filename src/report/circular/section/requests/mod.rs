//! What is asked for next. Every request rests on a fact of the report or a clause of the rules; what neither gives, such as
//! a day to answer by, is left for the issuing authority to fill in.

mod ledgers;
mod work;

use crate::report::circular::body::Body;
use crate::report::circular::view::View;

/// Writes the section.
pub(super) fn section(view: &View<'_>, body: &mut Body) {
    let requests = [
        ledgers::reports(view),
        ledgers::corrections(view),
        work::open_cases(view),
        work::promises(view),
        work::findings(view),
        work::vetoes(view),
        work::goals(view),
    ];
    let requests: Vec<_> = requests.into_iter().flatten().collect();
    body.heading(1, view.pick("下一步工作要求", "What is asked for next"));
    if requests.is_empty() {
        body.paragraph(
            view.pick("本季度没有需要整改的事项。【由主办单位填写】", "This quarter leaves nothing to mend. 【to be filled in】")
                .to_owned(),
        );
    }
    for (lead, text) in requests {
        body.led(2, lead, text);
    }
    body.paragraph(
        view.pick(
            "请于【由主办单位填写时限】前将整改情况报送【由主办单位填写受理单位及联系人】。",
            "Please report what was done by 【day】 to 【office and contact】.",
        )
        .to_owned(),
    );
}

/// What it is about, and what is asked; `None` where nothing is.
type Request = Option<(&'static str, String)>;
