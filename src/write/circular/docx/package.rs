//! What stands around the text: types, relations, properties, settings, footers.

use super::xml::escape;
use crate::domain::Lang;
use crate::report::circular::Circular;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What type each part has.
pub(super) fn content_types() -> String {
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("footer_odd", "footer"),
        ("footer_even", "footer"),
    ];
    let parts = parts.map(|(part, kind)| format!(r#"<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>"#));
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#,
        parts.concat()
    )
}

/// Where the document and its properties stand.
pub(super) fn relations() -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="document" Type="{RELATION}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

/// What the document needs.
pub(super) fn document_relations() -> String {
    let parts = [("styles", "styles"), ("settings", "settings"), ("footer_odd", "footer"), ("footer_even", "footer")];
    let parts = parts.map(|(part, kind)| format!(r#"<Relationship Id="{part}" Type="{RELATION}/{kind}" Target="{part}.xml"/>"#));
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{}</Relationships>"#, parts.concat())
}

/// Title and state; who wrote it and when is not for a program to say.
pub(super) fn properties(circular: &Circular) -> String {
    let (draft, language) = match circular.lang {
        Lang::Zh => ("代拟稿", "zh-CN"),
        Lang::En => ("Draft", "en-GB"),
    };
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:subject>{draft}</dc:subject><dc:description>{}</dc:description><dc:language>{language}</dc:language><cp:contentStatus>{draft}</cp:contentStatus></cp:coreProperties>"#,
        escape(&circular.title),
        escape(&circular.draft)
    )
}

/// Odd and even pages have footers of their own.
pub(super) fn settings() -> String {
    format!(
        r#"{HEAD}<w:settings {WORD}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

/// `— 1 —` on a side, one character from the edge.
pub(super) fn footer(side: &str) -> String {
    let font =
        r#"<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>"#;
    let sign = |text: &str| format!(r#"<w:r>{font}<w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let field = |kind: &str| format!(r#"<w:r>{font}<w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    format!(
        r#"{HEAD}<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/><w:jc w:val="{side}"/></w:pPr>{}{}<w:r>{font}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{}{}{}{}</w:p></w:ftr>"#,
        sign("— "),
        field("begin"),
        field("separate"),
        sign("1"),
        field("end"),
        sign(" —")
    )
}
