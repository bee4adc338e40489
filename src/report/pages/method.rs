//! The statement of method.

use super::View;
use crate::domain::Lang;
use crate::report::table::Block;

impl View<'_> {
    /// How cases were counted, rule by rule with its basis.
    pub(super) fn method_blocks(&self) -> Vec<Block> {
        let line = |entry: &crate::report::model::MethodReport| {
            let text = format!("{}{}{}", entry.topic, self.pick("：", ": "), entry.text);
            match (&entry.basis, self.lang) {
                (Some(basis), Lang::Zh) => format!("{text}〔依据：{basis}〕"),
                (Some(basis), Lang::En) => format!("{text} [basis: {basis}]"),
                (None, _) => text,
            }
        };
        vec![Block::heading(self.pick("统计口径", "Method")), Block::List(self.report.method.iter().map(line).collect())]
    }
}
