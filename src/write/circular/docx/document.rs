//! The text from the red head to the imprint, in sections of upright and of broad pages.

use std::fmt::Write;

use super::table;
use super::xml::{line, paragraph, run};
use crate::domain::Lang;
use crate::report::circular::{Annex, Circular, Imprint, Part};

/// The width of the field on an upright page, in twentieths of a point: 156 mm.
const UPRIGHT: usize = 8844;

/// The same on a broad page: 225 mm.
const BROAD: usize = 12_756;

/// The part of the document.
pub(super) fn document(circular: &Circular) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
    );
    line(&mut out, "Draft", &circular.draft);
    line(&mut out, "Head", &circular.head);
    line(&mut out, "Number", &circular.number);
    line(&mut out, "Title", &circular.title);
    if let Some(addressee) = &circular.addressee {
        line(&mut out, "Addressee", addressee);
    }
    parts(&mut out, &circular.body, UPRIGHT, circular.lang);
    annex_list(&mut out, circular);
    signature(&mut out, &circular.signature);
    let mut wide = false;
    for annex in &circular.annexes {
        let breaks = annex.wide != wide;
        if breaks {
            paragraph(&mut out, "Break", &section(wide), "");
        }
        wide = annex.wide;
        self::annex(&mut out, annex, breaks, circular.lang);
    }
    if wide {
        paragraph(&mut out, "Break", &section(wide), "");
    }
    if let Some(words) = &circular.imprint {
        imprint(&mut out, words);
    }
    out + &section(false) + "</w:body></w:document>"
}

fn parts(out: &mut String, parts: &[Part], width: usize, lang: Lang) {
    for part in parts {
        match part {
            Part::Heading { level, text } => line(out, &format!("Heading{level}"), text),
            Part::Paragraph { lead, text } => {
                let lead = lead.as_deref().map(|lead| run(lead, &lead_font(lang))).unwrap_or_default();
                paragraph(out, "Body", "", &(lead + &run(text, "")));
            }
            Part::Table { caption, table } => {
                if let Some(caption) = caption {
                    line(out, "Caption", caption);
                }
                table::table(out, table, width);
                // Without a line between them, a table and what follows would stick together.
                paragraph(out, "Break", "", "");
            }
            Part::Note(text) => line(out, "Note", text),
        }
    }
}

/// A lead stands in the font of the headings of its level.
fn lead_font(lang: Lang) -> String {
    match lang {
        Lang::Zh => r#"<w:rFonts w:hint="eastAsia" w:eastAsia="楷体_GB2312"/>"#.to_owned(),
        Lang::En => "<w:b/>".to_owned(),
    }
}

/// One line below the text, two characters in; nothing where there is no annex.
fn annex_list(out: &mut String, circular: &Circular) {
    if circular.annexes.is_empty() {
        return;
    }
    paragraph(out, "Body", "", "");
    for (at, annex) in circular.annexes.iter().enumerate() {
        let indent = match (circular.lang, at) {
            (Lang::Zh, 0) => r#"<w:ind w:leftChars="700" w:left="2240" w:hangingChars="500" w:hanging="1600"/>"#,
            (Lang::Zh, _) => r#"<w:ind w:leftChars="700" w:left="2240" w:hangingChars="200" w:hanging="640"/>"#,
            (Lang::En, _) => r#"<w:ind w:left="1920" w:hanging="1280"/>"#,
        };
        let word = if at == 0 { circular.annexes_word.as_str() } else { "" };
        let text = format!("{word}{}. {}", at + 1, annex.title);
        paragraph(out, "AnnexList", indent, &run(&text, ""));
    }
}

/// Two lines below the list of annexes.
fn signature(out: &mut String, lines: &[String]) {
    paragraph(out, "Body", "", "");
    paragraph(out, "Body", "", "");
    for text in lines {
        line(out, "Signature", text);
    }
}

fn annex(out: &mut String, annex: &Annex, on_new_page: bool, lang: Lang) {
    let page = if on_new_page { "" } else { "<w:pageBreakBefore/>" };
    paragraph(out, "AnnexName", page, &run(&annex.name, ""));
    line(out, "AnnexTitle", &annex.title);
    parts(out, &annex.parts, if annex.wide { BROAD } else { UPRIGHT }, lang);
}

/// Between thick lines at the foot of the last page: a table that floats there, as words alone would not.
fn imprint(out: &mut String, imprint: &Imprint) {
    let _ = write!(
        out,
        r#"<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/><w:tblW w:w="{UPRIGHT}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{UPRIGHT}"/></w:tblGrid>"#
    );
    let mut row = |runs: &str, above: u32, below: u32| {
        let side = |side: &str, size: u32| format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>"#);
        let _ = write!(
            out,
            r#"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{UPRIGHT}" w:type="dxa"/><w:tcBorders>{}{}</w:tcBorders></w:tcPr>"#,
            side("top", above),
            side("bottom", below)
        );
        paragraph(out, "Imprint", "", runs);
        out.push_str("</w:tc></w:tr>");
    };
    row(&run(&imprint.copies, ""), 8, 6);
    let tab = "<w:r><w:tab/></w:r>";
    row(&(run(&imprint.printed_by, "") + tab + &run(&imprint.printed_on, "")), 6, 8);
    out.push_str("</w:tbl>");
    paragraph(out, "Break", "", "");
}

/// The properties of the section that ends here.
fn section(wide: bool) -> String {
    let mut out = String::from(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="footer_odd"/><w:footerReference w:type="even" r:id="footer_even"/>"#,
    );
    let (size, margins) = if wide {
        (r#"w:w="16838" w:h="11906" w:orient="landscape""#, r#"w:top="1588" w:right="2098" w:bottom="1474" w:left="1984""#)
    } else {
        (r#"w:w="11906" w:h="16838""#, r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1588""#)
    };
    let _ = write!(
        out,
        r#"<w:pgSz {size}/><w:pgMar {margins} w:header="851" w:footer="{}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>"#,
        if wide { 880 } else { 1390 }
    );
    out
}
