//! Letters as files: each as a document of GB/T 9704 and as Markdown, with the list of them.

use zip::result::ZipResult;

use super::circular;
use super::json_text;
use crate::report::circular::letter;
use crate::report::model::LettersReport;

/// The list, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn json(list: &LettersReport) -> serde_json::Result<String> {
    json_text::pretty(list)
}

/// The JSON Schema (2020-12) of that.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(LettersReport))
}

/// Every letter twice, as `reminder/01-示例燃气.docx` and `.md`: numbered in the order of the list, so that no two names meet.
///
/// # Errors
/// When a document cannot be packed, which none should ever cause.
pub fn files(list: &LettersReport) -> ZipResult<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for (number, one) in list.letters.iter().enumerate() {
        let written = letter(list, one);
        let stem = format!("{}/{:02}-{}", one.kind, number + 1, plain(&one.short_name));
        files.push((format!("{stem}.docx"), circular::docx(&written)?));
        files.push((format!("{stem}.md"), circular::markdown(&written).into_bytes()));
    }
    Ok(files)
}

/// Letters and digits of a name, up to 30 of them: what every file system takes.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_part_of_a_file_s_name() {
        for (name, expected) in [("示例云岭燃气", "示例云岭燃气"), ("../a b:c", "abc"), ("\u{202e}x\n", "x"), ("///", "")] {
            assert_eq!(plain(name), expected, "{name:?}");
        }
    }
}
