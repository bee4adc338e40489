//! `report.xlsx` as a reader that is not ours sees it.

pub(crate) mod book;
mod equal;
mod equal_bureau;
mod hostile;
mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use roxmltree::{Document, Node};
use serde_json::Value;

use book::Book;

/// The report on the sample quarter in Chinese: the workbook, and what `report.json` says.
static SAMPLE: LazyLock<(Book, Value)> = LazyLock::new(|| made(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2019Q3"), "zh"));

/// The workbook and the JSON of a quarter's folder.
fn made(quarter: &Path, lang: &str) -> (Book, Value) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
    let told = command.arg("report").arg(quarter).arg("-o").arg(&out).args(["--lang", lang]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let json = serde_json::from_slice(&std::fs::read(out.join("report.json")).unwrap()).unwrap();
    (Book(std::fs::read(out.join("report.xlsx")).unwrap()), json)
}

fn is(node: &Node<'_, '_>, tag: &str) -> bool {
    node.tag_name().name() == tag
}

/// The sheets of one list, in Chinese.
const LISTS: [&str; 18] = [
    "企业与服务",
    "六方面",
    "评价重点",
    "逾期件",
    "待核数据",
    "扣分事项",
    "推进台账",
    "报送",
    "数据问题",
    "未判定行",
    "企业说明",
    "统计口径",
    "转办核对",
    "转办工单",
    "核查结果",
    "核查办件",
    "问题清单",
    "区县意见",
];

#[test]
fn every_list_has_its_head_in_sight_and_on_every_page_and_filters_where_it_has_rows() {
    let (book, _) = &*SAMPLE;
    let workbook = book.part("xl/workbook.xml");
    let workbook = Document::parse(&workbook).unwrap();
    let names: Vec<_> = workbook.descendants().filter(|node| is(node, "sheet")).filter_map(|node| node.attribute("name")).collect();
    assert_eq!(names[0], "概览");
    assert_eq!(names[1..], LISTS);
    let titles = workbook.descendants().filter(|node| node.attribute("name") == Some("_xlnm.Print_Titles")).count();
    assert_eq!(titles, names.len());
    for (number, name) in (1..).zip(&names) {
        let text = book.part(&format!("xl/worksheets/sheet{number}.xml"));
        let sheet = Document::parse(&text).unwrap();
        let find = |tag: &str| sheet.descendants().find(|node| is(node, tag));
        assert_eq!(find("pane").and_then(|pane| pane.attribute("state")), Some("frozen"), "{name}");
        assert_eq!(find("pageSetup").and_then(|page| page.attribute("orientation")), Some("landscape"), "{name}");
        assert!(
            find("oddFooter").and_then(|footer| footer.text()).is_some_and(|footer| footer.contains("&P") && footer.contains("&N")),
            "{name}"
        );
        let has_filter = *name != "概览" && *name != "企业说明";
        assert_eq!(find("autoFilter").is_some(), has_filter, "{name}");
    }
    for chart in ["xl/charts/chart1.xml", "xl/charts/chart2.xml"] {
        assert!(book.part(chart).contains("barDir val=\"bar\""), "{chart}");
    }
    assert!(book.part("docProps/core.xml").contains("2019-09-30T00:00:00Z"));
}

#[test]
fn links_lead_to_the_first_row_of_what_they_promise() {
    let (book, _) = &*SAMPLE;
    let links = book.links(1);
    assert!(links.len() > 50, "{}", links.len());
    let sheets: BTreeMap<String, Vec<Vec<String>>> = book.sheet_names().into_iter().map(|name| (name.clone(), book.rows(&name))).collect();
    for (from, to) in book.all_links() {
        let (sheet, cell) = to.rsplit_once('!').unwrap();
        let sheet = sheet.trim_matches('\'');
        let row: usize = cell.trim_start_matches('A').parse().unwrap();
        let rows = &sheets[sheet];
        // What a link promises is about the enterprise it stands beside.
        let own = &sheets[&from.0][from.1 - 1][0];
        assert_eq!(&rows[row - 1][0], own, "{from:?} → {to}");
    }
    let led_to: BTreeSet<_> = links.iter().map(|(_, to)| to.split('!').next().unwrap().to_owned()).collect();
    assert_eq!(led_to, ["'企业与服务'", "'待核数据'", "'扣分事项'", "'逾期件'"].map(str::to_owned).into());
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (book, _) = &*SAMPLE;
    let again = made(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2019Q3"), "zh").0;
    assert!(book.0 == again.0);
}
