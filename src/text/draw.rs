//! The words of the inspection draw.

use crate::domain::Lang;
use crate::draw::{HowDrawn, StepKind, Stratum};

/// How numbers are made and what they draw.
pub fn method(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => [
            "取数：第i个数（i从0起，十进制）是下列文本（UTF-8编码）SHA-256值的前16位十六进制数：gascore/draw/v1、换行、名单库文件的SHA-256（64位小写十六进制）、换行、种子、换行、i。换行为单个LF字符，i之后不换行。",
            "取余：要在n个中取一个时，取下一个数x；x不小于不超过2^64的n的最大倍数时弃去，再取下一个；结果为x除以n的余数，因此n个结果机会均等。",
            "抽企业：全覆盖企业不经抽取全部列入。其余企业按名单库的顺序把权重首尾相接，n为尚未抽中各企业的权重之和，余数落在谁的一段就抽中谁；抽中的移出，再抽下一家，直至抽满。",
            "抽人员和办件：先全覆盖企业，后按抽中的先后，逐家进行。先从无须回避且未派往该企业的人员中按名单库的顺序逐名抽取，机会均等；再按逾期、到期当日办结、其他的次序抽取办件，每类按名单库的顺序计数，抽中的移出；不多于应抽件数的全部列入，不取数。",
            "替换：接着取后面的数，依次进行。替换企业的，从未曾抽中的企业中按权重抽取，再为其抽人员和办件；替换人员的，从未曾派往该企业的人员中抽取。原结果保留并注明原因。",
        ],
        Lang::En => [
            "Numbers: number i (counted from 0, in decimal) is the first 16 hexadecimal digits of the SHA-256 of this text in UTF-8: gascore/draw/v1, line feed, the SHA-256 of the pool's file (64 lower-case hexadecimal digits), line feed, the seed, line feed, i. A line feed is the single character LF; nothing follows i.",
            "Remainders: to draw one of n, take the next number x; if it is not below the largest multiple of n up to 2^64, pass it over and take the next; the result is the remainder of x divided by n, so that each of the n is equally likely.",
            "Targets: those with full coverage are all taken, without a number. The weights of the others are laid end to end in the order of the pool; n is the sum of the weights of those not yet drawn, and the target on whose stretch the remainder falls is drawn. It is taken out, and the next is drawn until there are enough.",
            "Inspectors and cases: target by target, full coverage first, then in the order of the draw. Inspectors are drawn one by one, all equally likely and in the order of the pool, from those who need not stand back and were not sent to this target; then cases, first late, then completed on the last day, then others, counted in the order of the pool and taken out when drawn. Where there are no more than wanted, all are taken, without a number.",
            "Replacements: they go on with the next numbers, in order. For a target, one that was never drawn is drawn by weight, then its inspectors and cases; for an inspector, one who was never sent to that target. What was drawn first is kept, with the reason.",
        ],
    }
}

/// How a target came to be inspected.
pub fn how(how: HowDrawn, lang: Lang) -> &'static str {
    match how {
        HowDrawn::FullCoverage => lang.pick("全覆盖", "full coverage"),
        HowDrawn::Drawn => lang.pick("抽取", "drawn"),
        HowDrawn::Replacement => lang.pick("替换抽取", "drawn as a replacement"),
    }
}

/// What cases are alike in.
pub fn stratum(stratum: Stratum, lang: Lang) -> &'static str {
    match stratum {
        Stratum::Late => lang.pick("逾期", "late"),
        Stratum::DueDay => lang.pick("到期当日办结", "completed on the last day"),
        Stratum::Other => lang.pick("其他", "other"),
    }
}

/// What a number draws.
pub fn step(kind: StepKind, lang: Lang) -> &'static str {
    match kind {
        StepKind::Target => lang.pick("企业", "target"),
        StepKind::Inspector => lang.pick("人员", "inspector"),
        StepKind::Late => lang.pick("办件：逾期", "case: late"),
        StepKind::DueDay => lang.pick("办件：到期当日办结", "case: completed on the last day"),
        StepKind::Other => lang.pick("办件：其他", "case: other"),
    }
}
