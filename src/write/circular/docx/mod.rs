//! The circular in the layout of GB/T 9704-2012, the format of official documents of party and government: A4 with a field of
//! 156 × 225 mm, 22 lines of 28 characters, and the fonts the standard names. The parts of the package are written here.

mod document;
mod package;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::report::circular::Circular;

/// Writes it. Neither a clock nor chance nor the system has a part in the bytes.
pub fn docx(circular: &Circular) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(circular) {
        package.start_file(name, options)?;
        package.write_all(text.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

/// The parts of the package by name; the list of types comes first.
fn parts(circular: &Circular) -> [(&'static str, String); 9] {
    [
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::relations()),
        ("docProps/core.xml", package::properties(circular)),
        ("word/document.xml", document::document(circular)),
        ("word/_rels/document.xml.rels", package::document_relations()),
        ("word/styles.xml", styles::styles(circular.lang)),
        ("word/settings.xml", package::settings()),
        ("word/footer_odd.xml", package::footer("right")),
        ("word/footer_even.xml", package::footer("left")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::report::circular::{Annex, Imprint, Part};
    use crate::report::table::{Cell, Table};

    /// Every text of it is `text`.
    fn circular(text: &str, lang: Lang) -> Circular {
        let said = || text.to_owned();
        let mut table = Table::new(&["企业", ">件数"]);
        table.rows.push(vec![Cell::plain(text), Cell::count(3)]);
        let parts = || {
            vec![
                Part::Heading { level: 1, text: said() },
                Part::Paragraph { lead: Some(said()), text: said() },
                Part::Table { caption: Some(said()), table: table.clone() },
                Part::Note(said()),
            ]
        };
        let annex = |wide| Annex { name: said(), title: said(), wide, parts: parts() };
        Circular {
            lang,
            draft: said(),
            head: said(),
            number: said(),
            title: said(),
            addressee: Some(said()),
            body: parts(),
            annexes_word: said(),
            annexes: vec![annex(true), annex(false)],
            signature: vec![said()],
            imprint: Some(Imprint { copies: said(), printed_by: said(), printed_on: said() }),
        }
    }

    #[test]
    fn every_part_is_well_formed_whatever_the_names_are() {
        let long = "长".repeat(200);
        for text in
            ["示例燃气", "<script>&\"'", "=cmd|' /C calc'!A0", "\u{1b}[31m\u{0}\u{b}", "\u{202e}x\u{fffe}\u{ffff}", "]]>", "|*_[]#", &long]
        {
            for lang in [Lang::Zh, Lang::En] {
                for (name, part) in parts(&circular(text, lang)) {
                    let parsed = roxmltree::Document::parse(&part);
                    assert!(parsed.is_ok(), "{name} {text:?}: {parsed:?}");
                }
            }
        }
    }

    #[test]
    fn every_table_but_the_imprint_repeats_its_head() {
        let circular = circular("x", Lang::Zh);
        let text = document::document(&circular);
        let document = roxmltree::Document::parse(&text).unwrap();
        let of = |name: &'static str| document.descendants().filter(move |node| node.tag_name().name() == name).count();
        assert_eq!(of("tbl"), 3 + 1);
        assert_eq!(of("tblHeader"), 3);
    }

    #[test]
    fn names_stay_text() {
        let text = document::document(&circular("<w:br/>=cmd\u{202e}", Lang::Zh));
        let document = roxmltree::Document::parse(&text).unwrap();
        assert!(document.descendants().filter(roxmltree::Node::is_text).any(|node| node.text() == Some("<w:br/>=cmd")));
        assert!(!document.descendants().any(|node| node.tag_name().name() == "br"));
    }

    #[test]
    fn the_same_circular_is_the_same_bytes() {
        let circular = circular("示例燃气", Lang::Zh);
        assert_eq!(docx(&circular).unwrap(), docx(&circular).unwrap());
    }

    #[test]
    fn the_page_is_that_of_the_standard() {
        let text = document::document(&circular("x", Lang::Zh));
        for wanted in [
            r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588""#,
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
            r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#,
        ] {
            assert!(text.contains(wanted), "{wanted}");
        }
        let styles = styles::styles(Lang::Zh);
        for font in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "Times New Roman"] {
            assert!(styles.contains(font), "{font}");
        }
        assert!(styles.contains(r#"w:line="579" w:lineRule="exact""#));
    }
}
