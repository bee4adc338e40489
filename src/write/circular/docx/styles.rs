//! The styles: fonts and sizes as GB/T 9704-2012 names them. Fonts are named, never embedded.

use std::fmt::Write;

use crate::domain::Lang;

/// Text of the body.
const SONG_IMITATION: &str = "仿宋_GB2312";
/// Headings of the second level.
const KAI: &str = "楷体_GB2312";
/// Headings of the first level, heads of tables.
const HEI: &str = "黑体";
/// Titles.
const TITLE: &str = "方正小标宋简体";

/// Names that word processors know.
const BUILT_IN: &[&str] = &["Body Text", "heading 1", "heading 2", "heading 3", "Title", "caption", "Signature", "footer"];

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    /// The font of Chinese characters.
    font: &'static str,
    /// In half points.
    size: u32,
    bold: bool,
    /// More properties of its characters.
    run: &'static str,
    /// Properties of its paragraphs, in the order of the schema.
    paragraph: &'static str,
}

const INDENT: &str = r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#;

/// Every style but that of the text itself; `bold` counts where letters have no font of their own.
const STYLES: &[Style] = &[
    Style { id: "Body", name: "Body Text", font: SONG_IMITATION, size: 32, bold: false, run: "", paragraph: INDENT },
    Style {
        id: "Heading1",
        name: "heading 1",
        font: HEI,
        size: 32,
        bold: true,
        run: "",
        paragraph: r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>"#,
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        font: KAI,
        size: 32,
        bold: true,
        run: "",
        paragraph: r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>"#,
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        font: SONG_IMITATION,
        size: 32,
        bold: true,
        run: "",
        paragraph: r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="2"/>"#,
    },
    Style {
        id: "Draft",
        name: "Draft",
        font: HEI,
        size: 21,
        bold: false,
        run: "",
        paragraph: r#"<w:pBdr><w:top w:val="dashed" w:sz="4" w:space="3" w:color="auto"/><w:left w:val="dashed" w:sz="4" w:space="3" w:color="auto"/><w:bottom w:val="dashed" w:sz="4" w:space="3" w:color="auto"/><w:right w:val="dashed" w:sz="4" w:space="3" w:color="auto"/></w:pBdr><w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="exact"/>"#,
    },
    Style {
        id: "Head",
        name: "Issuing Authority",
        font: TITLE,
        size: 84,
        bold: false,
        run: r#"<w:color w:val="FF0000"/>"#,
        paragraph: r#"<w:snapToGrid w:val="0"/><w:spacing w:before="900" w:line="1100" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style {
        id: "Number",
        name: "Document Number",
        font: SONG_IMITATION,
        size: 32,
        bold: false,
        run: "",
        paragraph: r#"<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr><w:spacing w:before="579" w:line="579" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style {
        id: "Title",
        name: "Title",
        font: TITLE,
        size: 44,
        bold: false,
        run: "",
        paragraph: r#"<w:snapToGrid w:val="0"/><w:spacing w:before="1158" w:after="579" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style { id: "Addressee", name: "Addressee", font: SONG_IMITATION, size: 32, bold: false, run: "", paragraph: "" },
    Style {
        id: "Caption",
        name: "caption",
        font: HEI,
        size: 24,
        bold: true,
        run: "",
        paragraph: r#"<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="400" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style {
        id: "Cell",
        name: "Table Cell",
        font: SONG_IMITATION,
        size: 21,
        bold: false,
        run: "",
        paragraph: r#"<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="280" w:lineRule="exact"/><w:jc w:val="left"/>"#,
    },
    Style {
        id: "CellKept",
        name: "Table Cell Kept With Next",
        font: SONG_IMITATION,
        size: 21,
        bold: false,
        run: "",
        paragraph: r#"<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="280" w:lineRule="exact"/><w:jc w:val="left"/>"#,
    },
    Style {
        id: "CellHead",
        name: "Table Head",
        font: HEI,
        size: 21,
        bold: true,
        run: "",
        paragraph: r#"<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="280" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style {
        id: "Note",
        name: "Table Note",
        font: SONG_IMITATION,
        size: 21,
        bold: false,
        run: "",
        paragraph: r#"<w:snapToGrid w:val="0"/><w:spacing w:before="80" w:line="300" w:lineRule="exact"/>"#,
    },
    Style { id: "AnnexName", name: "Annex", font: HEI, size: 32, bold: true, run: "", paragraph: r#"<w:keepNext/><w:jc w:val="left"/>"# },
    Style {
        id: "AnnexTitle",
        name: "Annex Title",
        font: TITLE,
        size: 36,
        bold: false,
        run: "",
        paragraph: r#"<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="240" w:after="240" w:line="560" w:lineRule="exact"/><w:jc w:val="center"/>"#,
    },
    Style {
        id: "AnnexList",
        name: "Annex List",
        font: SONG_IMITATION,
        size: 32,
        bold: false,
        run: "",
        paragraph: r#"<w:ind w:leftChars="600" w:left="1920" w:hangingChars="400" w:hanging="1280"/><w:jc w:val="left"/>"#,
    },
    Style {
        id: "Signature",
        name: "Signature",
        font: SONG_IMITATION,
        size: 32,
        bold: false,
        run: "",
        paragraph: r#"<w:keepNext/><w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>"#,
    },
    Style {
        id: "Imprint",
        name: "Imprint",
        font: SONG_IMITATION,
        size: 28,
        bold: false,
        run: "",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:pos="8620"/></w:tabs><w:snapToGrid w:val="0"/><w:spacing w:line="480" w:lineRule="exact"/><w:ind w:left="220" w:right="220"/><w:jc w:val="left"/>"#,
    },
    Style {
        id: "Break",
        name: "Section Break",
        font: SONG_IMITATION,
        size: 2,
        bold: false,
        run: "",
        paragraph: r#"<w:snapToGrid w:val="0"/><w:spacing w:line="100" w:lineRule="exact"/>"#,
    },
    Style { id: "Footer", name: "footer", font: "宋体", size: 28, bold: false, run: "", paragraph: r#"<w:snapToGrid w:val="0"/>"# },
];

/// The part of styles.
pub(super) fn styles(lang: Lang) -> String {
    let language = lang.pick("zh-CN", "en-GB");
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:spacing w:val="-4"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="{}"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#,
        fonts(SONG_IMITATION, lang),
        lang.pick("both", "left"),
    );
    for style in STYLES {
        let Style { id, name, size, run, paragraph, .. } = style;
        let bold = if style.bold && lang == Lang::En { "<w:b/><w:bCs/>" } else { "" };
        // Three times as many letters stand in the place of a title in characters.
        let size = if lang == Lang::En && *id == "Head" { size / 2 } else { *size };
        let custom = if BUILT_IN.contains(name) { "" } else { r#" w:customStyle="1""# };
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}{bold}{run}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            fonts(style.font, lang),
        );
    }
    out + "</w:styles>"
}

/// Letters and digits in Times New Roman; in Chinese, quotation marks and dashes are Chinese.
fn fonts(chinese: &str, lang: Lang) -> String {
    let hint = lang.pick(r#" w:hint="eastAsia""#, "");
    format!(r#"<w:rFonts{hint} w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{chinese}" w:cs="Times New Roman"/>"#)
}
