//! Why nothing can be drawn.

use crate::domain::Lang;

/// Why nothing can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub enum Impossible {
    /// What was read is no pool, or of another way of drawing.
    NotAPool,
    /// Nobody is there to be inspected.
    NoTargets,
    /// Nobody who may be drawn has any weight.
    NoWeight,
    /// More targets are wanted than there are.
    TooFewTargets {
        /// So many are wanted.
        wanted: u32,
        /// So many have a weight and no full coverage.
        there: usize,
    },
    /// More inspectors are wanted than may be sent.
    TooFewInspectors {
        /// The name of the target.
        target: String,
        /// So many are wanted.
        wanted: u32,
        /// So many are left who need not stand back.
        there: usize,
    },
    /// What is to be replaced was not drawn, or is replaced already.
    NotDrawn(String),
    /// What is to be replaced must be inspected.
    FullCoverage(String),
}

impl Impossible {
    /// In a sentence.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NotAPool, Lang::Zh) => "不是本程序可以采用的抽查名单库：算法不同、权重合计有误或编号重复".to_owned(),
            (Self::NotAPool, Lang::En) => {
                "this is no pool that can be drawn from: another algorithm, weights that do not add up, or a code given twice".to_owned()
            }
            (Self::NoTargets, Lang::Zh) => "没有可以检查的企业，请提供 enterprises.csv".to_owned(),
            (Self::NoTargets, Lang::En) => "there is nobody to inspect; is there an enterprises.csv?".to_owned(),
            (Self::NoWeight, Lang::Zh) => "待抽取企业的权重全部为0，无法抽取".to_owned(),
            (Self::NoWeight, Lang::En) => "every enterprise that may be drawn weighs nothing".to_owned(),
            (Self::TooFewTargets { wanted, there }, Lang::Zh) => format!("应抽取{wanted}家，但可抽取的只有{there}家"),
            (Self::TooFewTargets { wanted, there }, Lang::En) => format!("targets wanted: {wanted}; that may still be drawn: {there}"),
            (Self::TooFewInspectors { target, wanted, there }, Lang::Zh) => {
                format!("“{target}”需要检查人员{wanted}名，除回避和已派出的外只有{there}名可选")
            }
            (Self::TooFewInspectors { target, wanted, there }, Lang::En) => {
                format!("inspectors wanted for “{target}”: {wanted}; left besides those who stand back or were sent: {there}")
            }
            (Self::NotDrawn(what), Lang::Zh) => format!("“{what}”不在抽取结果中，或已被替换"),
            (Self::NotDrawn(what), Lang::En) => format!("“{what}” was not drawn, or is replaced already"),
            (Self::FullCoverage(what), Lang::Zh) => format!("“{what}”属于全覆盖检查对象，不能替换"),
            (Self::FullCoverage(what), Lang::En) => format!("“{what}” has full coverage and cannot be replaced"),
        }
    }
}
