//! The reference page of checks, as Markdown.

use std::fmt::Write as _;

use crate::diag::Stage;
use crate::domain::Lang;
use crate::report::catalogue::parts;
use crate::text::{Explanation, words};

/// The page: what tiers mean, contents by stage, and each check with its parts.
pub fn checks_markdown(checks: &[Explanation], lang: Lang) -> String {
    let mut page = introduction(lang).to_owned();
    let stages: Vec<(Stage, Vec<&Explanation>)> =
        Stage::ALL.iter().map(|stage| (*stage, checks.iter().filter(|check| check.stage == *stage).collect())).collect();
    for (stage, of_stage) in stages.iter().filter(|(_, of_stage)| !of_stage.is_empty()) {
        let (letter, anchor) = (stage.letter(), stage.key());
        let _ = writeln!(page, "- [{letter} {}](#{anchor})", words::stage(*stage, lang));
        for check in of_stage {
            let _ = writeln!(page, "  - [{}](#{}) {}", check.code, anchor_of(check), check.title);
        }
    }
    for (stage, of_stage) in stages.iter().filter(|(_, of_stage)| !of_stage.is_empty()) {
        let _ = writeln!(page, "\n<a id=\"{}\"></a>\n\n## {} {}", stage.key(), stage.letter(), words::stage(*stage, lang));
        for check in of_stage {
            page.push_str(&section(check, lang));
        }
    }
    page
}

fn introduction(lang: Lang) -> &'static str {
    lang.pick(
        "<!-- gascore explain --format markdown --lang zh -->\n\n# 检查项\n\n\
         本页列出 gascore 对报送材料及所用规则的全部检查，由程序生成，内容与 `gascore explain 代码` 相同。\
         代码一经使用不再改作他用。每项检查有一个级别：\n\n\
         - **必须更正**：有关的行不予采用，报送按现状不予受理；规则有误的（K 类）停止评价。\n\
         - **需核实说明**：请更正，或在情况说明中写明。\n\
         - **提示**：供核对，无须处理。\n\n\
         尖括号〈〉中的内容由每次检查的实际情况填入。\n\n## 目录\n\n",
        "<!-- gascore explain --format markdown --lang en -->\n\n# Checks\n\n\
         Everything gascore checks in what enterprises hand in and in the rules it works by. The program writes this page, \
         and `gascore explain CODE` says the same. A code is never reused. Each check has a tier:\n\n\
         - **to correct** (block): the row is set aside and the submission is not acceptable as it stands; with faulty rules (K) nothing is scored.\n\
         - **to confirm** (confirm): correct it, or explain it in a statement.\n\
         - **to note** (note): good to know; nothing has to be done.\n\n\
         What stands in angle brackets is filled in from the case at hand.\n\n## Contents\n\n",
    )
}

fn section(check: &Explanation, lang: Lang) -> String {
    let mut section = format!("\n<a id=\"{}\"></a>\n\n### {} {}\n\n", anchor_of(check), check.code, check.title);
    let _ = writeln!(section, "{} · `{}`", words::tier(check.tier, lang), check.name);
    for part in parts(check, lang) {
        let text = part.lines.join("\n");
        let text = if part.literal { format!("```text\n{text}\n```") } else { escaped(&text) };
        let _ = writeln!(section, "\n**{}**\n\n{text}", part.name);
    }
    section
}

fn anchor_of(check: &Explanation) -> String {
    check.code.to_lowercase()
}

/// A text whose signs mean nothing in Markdown.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '#' | '~' | '|') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_stand_for_themselves() {
        assert_eq!(escaped("<column> a_b *c* [[year]]"), "\\<column> a\\_b \\*c\\* \\[\\[year\\]\\]");
    }
}
