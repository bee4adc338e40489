//! One test a format.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;

use calamine::{Reader, Xlsx};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use pulldown_cmark::{Event, Options, Parser, Tag};
use roxmltree::{Document, ParsingOptions};
use serde_json::Value;

use super::{Outputs, is_a, outputs, parts};

/// What would steer a spreadsheet, a browser, a terminal, a build server, a reader of Markdown or of XML, or a person's eye.
const HOSTILE: [&str; 30] = [
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+2",
    "＝1+3",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "]]>&lt;&#0;",
    "a&b;c",
    "\u{1b}[31mred\u{1b}[0m\u{1b}[2J",
    "\u{1b}]8;;http://evil.example\u{7}link\u{1b}]8;;\u{7}",
    "\u{9b}31m\u{9d}8;;x\u{9c}",
    "\u{202e}gnp.exe\u{2066}\u{61c}",
    "z\u{200b}e\u{200d}r\u{feff}o",
    "nul\0nul",
    "\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{fffe}",
    "two\nlines",
    "|a|b||c\\|",
    "```\u{60}code\u{60}",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<http://evil.example/>http://evil.example",
    "# head\n> quote\n- item\n1. item",
    "::error file=x::y",
    "x\n::set-output name=x::y",
    "%0A::error::y##[error]z",
    "javascript:alert(1)",
    "{{7*7}}${7*7}{% x %}",
];

static OUTPUTS: LazyLock<Outputs> = LazyLock::new(|| {
    let long = "长".repeat(200);
    let texts: Vec<_> = HOSTILE.into_iter().chain([long.as_str()]).collect();
    outputs(&texts)
});

/// The outputs whose names end so; there must be some.
fn ending(end: &str) -> Vec<(&'static str, &'static [u8])> {
    let found: Vec<_> =
        OUTPUTS.iter().filter(|(name, _)| name.ends_with(end)).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert!(!found.is_empty(), "{end}");
    found
}

fn string<'b>(name: &str, bytes: &'b [u8]) -> &'b str {
    std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A character that orders something or hides something.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_plain(name: &str, text: &str) {
    let at = text.char_indices().find(|(_, c)| steers(*c)).map(|(at, c)| (c, text[..at].chars().rev().take(60).collect::<Vec<_>>()));
    let at = at.map(|(c, before)| (c, before.into_iter().rev().collect::<String>()));
    assert_eq!(at, None, "{name}");
}

#[test]
fn the_terminal_sees_no_control_but_its_own_colours() {
    let mut coloured = 0;
    for (name, bytes) in ending(".terminal").into_iter().chain(ending(".stderr")).chain(ending(".short")) {
        let mut plain = String::new();
        let mut pieces = string(name, bytes).split("\u{1b}[");
        plain += pieces.next().unwrap();
        for piece in pieces {
            let (codes, rest) = piece.split_once('m').unwrap_or_else(|| panic!("{name}: no colour {piece:?}"));
            assert!(codes.chars().all(|c| c.is_ascii_digit() || c == ';'), "{name}: {codes:?}");
            plain += rest;
            coloured += 1;
        }
        is_plain(name, &plain);
    }
    assert!(coloured > 10, "{coloured}");
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    for (name, bytes) in ending(".csv") {
        let text = string(name, bytes).trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut cells = 0;
        for record in reader.records() {
            for cell in &record.unwrap_or_else(|error| panic!("{name}: {error}")) {
                let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite);
                assert!(is_number || !cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{name}: {cell:?}");
                assert!(!cell.starts_with(['\t', '\r']), "{name}: {cell:?}");
                is_plain(name, &cell.replace(['\t', '\r'], ""));
                cells += 1;
            }
        }
        assert!(cells > 0, "{name}");
    }
}

/// Every part of a zipped document is XML that leads nowhere outside.
fn is_closed(name: &str, bytes: &[u8]) -> usize {
    let mut formulas = 0;
    for (part, bytes) in parts(bytes).iter().filter(|(part, _)| !is_a("png", part)) {
        let text = string(part, bytes);
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name} {part}: {error}"));
        assert!(!text.contains("TargetMode=\"External\"") && !part.contains("externalLink"), "{name} {part}");
        // Escaped controls, which spreadsheet programs bring back; drawings name shapes so.
        assert!(is_a("vml", part) || !(text.contains("_x001B_") || text.contains("_x0000_")), "{name} {part}");
        is_plain(&format!("{name} {part}"), &text.replace(['\r', '\t'], ""));
        let is_sheet = part.starts_with("xl/worksheets/sheet");
        formulas += document.descendants().filter(|node| is_sheet && node.tag_name().name() == "f").count();
    }
    formulas
}

#[test]
fn no_cell_of_a_workbook_is_a_formula() {
    for (name, bytes) in ending(".xlsx") {
        assert_eq!(is_closed(name, bytes), 0, "{name}");
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        for sheet in book.sheet_names() {
            assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{name} {sheet}");
        }
    }
}

#[test]
fn documents_are_well_formed_and_lead_nowhere() {
    for (name, bytes) in ending(".docx") {
        is_closed(name, bytes);
        let parts = parts(bytes);
        let text = string(name, &parts["word/document.xml"]);
        let document = Document::parse(text).unwrap();
        let forbidden = ["hyperlink", "object", "drawing", "pict", "altChunk", "subDoc"];
        assert!(!document.descendants().any(|node| forbidden.contains(&node.tag_name().name())), "{name}");
        let fields = document.descendants().filter(|node| node.tag_name().name() == "instrText").filter_map(|node| node.text());
        assert!(fields.into_iter().all(|field| field.trim().starts_with("PAGE")), "{name}");
    }
}

#[test]
fn pages_run_nothing_and_fetch_nothing() {
    for (name, bytes) in ending(".html") {
        let text = string(name, bytes);
        is_plain(name, text);
        let document = Document::parse_with_options(text, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() });
        let document = document.unwrap_or_else(|error| panic!("{name}: {error}"));
        let forbidden = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "input"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(!forbidden.contains(&node.tag_name().name()), "{name}: {}", node.tag_name().name());
            for attribute in node.attributes() {
                let value = attribute.value().trim().to_lowercase();
                assert!(!attribute.name().starts_with("on"), "{name}: {}", attribute.name());
                let leads = ["href", "src", "action", "xlink:href"].contains(&attribute.name());
                assert!(!leads || !value.contains(':'), "{name}: {value}");
            }
        }
        let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
        assert!(stem.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)), "{name}");
    }
}

#[test]
fn markdown_holds_no_markup_of_a_ledger() {
    for (name, bytes) in ending(".md") {
        let text = string(name, bytes);
        is_plain(name, text);
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{name}: {html}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{name}: {dest_url}"),
                Event::Start(Tag::Link { dest_url, .. }) => assert!(!dest_url.contains(':'), "{name}: {dest_url}"),
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => panic!("{name}: code"),
                _ => {}
            }
        }
        let mut columns = 0;
        for line in text.lines() {
            let signs = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            assert!(columns == 0 || signs == 0 || signs == columns, "{name}: {line}");
            columns = signs;
        }
    }
}

/// It says in full what it was told, and what steers or hides as an escape: a person may print it as well.
#[test]
fn json_is_json_and_prints_plain() {
    for (name, bytes) in ending(".json") {
        is_plain(name, string(name, bytes));
        serde_json::from_slice::<Value>(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for (name, bytes) in ending(".jsonl") {
        let text = string(name, bytes);
        is_plain(name, text);
        assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).unwrap().is_object()), "{name}");
    }
}

#[test]
fn sarif_follows_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-2.1.0.json");
    let validator = jsonschema::validator_for(&serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).unwrap();
    for (name, bytes) in ending(".sarif") {
        let sarif: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(validator.iter_errors(&sarif).map(|error| error.to_string()).next(), None, "{name}");
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        assert!(results.len() > HOSTILE.len());
        for result in results {
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap_or_default();
            assert!(!uri.contains(['<', '"', ' ', '|']) && !uri.contains("://"), "{uri}");
        }
        is_plain(name, string(name, bytes));
    }
}

#[test]
fn junit_is_xml_of_its_own_elements() {
    let own = BTreeSet::from(["testsuites", "testsuite", "testcase", "failure", "system-out"]);
    for (name, bytes) in ending(".junit") {
        let text = string(name, bytes);
        is_plain(name, text);
        let document = Document::parse(text).unwrap();
        let elements: BTreeSet<_> = document.descendants().map(|node| node.tag_name().name()).filter(|name| !name.is_empty()).collect();
        assert!(elements.is_subset(&own), "{name}: {elements:?}");
    }
}

#[test]
fn every_line_for_github_is_an_annotation_of_ours() {
    for (name, bytes) in ending(".github") {
        let text = string(name, bytes);
        is_plain(name, text);
        let lines: Vec<_> = text.lines().collect();
        let (verdict, lines) = lines.split_last().unwrap();
        assert!(!verdict.contains("::") && !verdict.contains("##["), "{verdict}");
        for line in lines {
            let kinds = ["::error ", "::warning ", "::notice "];
            assert!(kinds.iter().any(|kind| line.starts_with(kind)) && !line.contains("##["), "{line}");
            let (head, message) = line[2..].split_once("::").unwrap();
            assert!(!message.is_empty() && !head.contains("::"), "{line}");
        }
    }
}

#[test]
fn the_parquet_file_is_read_whole() {
    for (name, bytes) in ending(".parquet") {
        let table = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
        assert!(table.height() > HOSTILE.len() * 20, "{name}: {}", table.height());
    }
}
