//! The same hostile texts in every place where anybody can write something, through every format, each read by a reader that is
//! not ours; and numbers of persons, which must come through none of them.

mod formats;
mod personal;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use gascore::domain::tables;
use zip::ZipArchive;

use super::report_dir::desk::{files, text};

/// Everything the program makes of two quarters, by name: the files of folders, and what it prints.
pub(super) type Outputs = BTreeMap<String, Vec<u8>>;

/// A table in which every text stands once in every column of its own row, beside cells that are in order.
fn table(keys: &[&str], good: &[(&str, &str)], texts: &[&str]) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut table = keys.join(",") + "\n";
    for text in texts {
        for hostile in keys {
            let cell = |key: &&str| match good.iter().find(|(known, _)| known == key) {
                _ if key == hostile => quoted(text),
                Some((_, good)) => quoted(good),
                None => String::new(),
            };
            table += &keys.iter().map(cell).collect::<Vec<_>>().join(",");
            table.push('\n');
        }
    }
    table
}

/// Columns of a case ledger with a cell that is in order, but for the number.
const CASES: [(&str, &str); 22] = [
    ("受理编号", ""),
    ("服务类型", "一般故障申告"),
    ("受理时间", "2019-07-03 09:00"),
    ("办结时间", "2019-07-15 09:00"),
    ("状态", "办结"),
    ("是否有效", ""),
    ("受理渠道", "电话"),
    ("处理结果", "已处理"),
    ("记录编号", "JL1"),
    ("反馈时间", "2019-07-15 10:00"),
    ("回访时间", "2019-07-16 10:00"),
    ("满意度", "满意"),
    ("用户到场次数", "0"),
    ("暂停区间", ""),
    ("暂停原因", ""),
    ("剔除原因", ""),
    ("逾期原因", "用户原因"),
    ("12345工单编号", ""),
    ("责任部门", "客服"),
    ("责任认定", ""),
    ("区县", "渝北区"),
    ("自编列", ""),
];

/// A ledger in which the text stands in every column, in the headers, in a title row and as a number of a case.
fn ledger(text: &str, unit: usize) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut ledger = format!("{}\n", quoted(text));
    ledger += &CASES.map(|(header, _)| header).join(",");
    writeln!(ledger, ",{}", quoted(text)).unwrap();
    for hostile in 0..CASES.len() {
        let cell = |(at, (_, good)): (usize, &(&str, &str))| match at {
            _ if at == hostile => quoted(text),
            0 => format!("GZ{unit}-{hostile}"),
            _ => (*good).to_owned(),
        };
        ledger += &CASES.iter().enumerate().map(cell).collect::<Vec<_>>().join(",");
        ledger += ",\n";
    }
    // A case that is overdue, and one beyond doubt, bear the text in their numbers.
    for (number, completed) in [(1, ""), (2, "2019-07-04 09:00")] {
        writeln!(ledger, "{},一般故障申告,2019-07-03 09:00,{completed}", quoted(&format!("{text}-{number}"))).unwrap();
    }
    ledger
}

/// Texts that one unit hands in.
const OF_A_UNIT: usize = 6;

/// Writes a quarter in which every text stands wherever anybody can write something.
fn quarter(folder: &Path, texts: &[&str]) {
    let mut registry = tables::REGISTRY.join(",") + "\n";
    for text in texts {
        let cell = format!("\"{}\"", text.replace('"', "\"\""));
        writeln!(registry, "{cell},{cell}有限公司,{cell}公司,{cell},{cell},1000,2018-10-01,A,2018-09-03").unwrap();
    }
    for (unit, texts) in texts.chunks(OF_A_UNIT).enumerate() {
        let cell = format!("\"{}\"", texts[0].replace('"', "\"\""));
        writeln!(registry, "U{unit:03},{cell},{cell},{cell},{cell},1000,2018-10-01,{cell},2018-09-03").unwrap();
        // What a name of a file cannot hold is left out; a dot at the beginning would hide it.
        let name = |text: &str| text.chars().filter(|c| !matches!(c, '/' | '\0')).take(40).collect::<String>();
        let submission = folder.join(format!("submissions/{}-{unit}", name(texts[0]).trim_start_matches('.')));
        fs::create_dir_all(&submission).unwrap();
        let put = |name: &str, content: String| fs::write(submission.join(name), content).unwrap();
        put("submission.toml", format!("enterprise = \"U{unit:03}\"\nhanded_in_on = 2019-10-08\n"));
        for (number, text) in texts.iter().enumerate() {
            put(&format!("cases{}.csv", name(text)), ledger(text, unit * OF_A_UNIT + number));
        }
        let point = [("point", "1.1"), ("status", "met"), ("evidence", "1"), ("due_on", "2019-08-01")];
        put("progress.csv", table(tables::PROGRESS, &point, texts));
        let statement = [("code", "C202"), ("reason", "慢"), ("signed_by_unit", "客服")];
        put("statements.csv", table(tables::STATEMENT, &statement, texts));
    }
    let put = |name: &str, keys: &[&str], good: &[(&str, &str)]| {
        let good: Vec<_> = good.iter().copied().chain([("enterprise", "U000")]).collect();
        fs::write(folder.join(name), table(keys, &good, texts)).unwrap();
    };
    fs::write(folder.join("enterprises.csv"), registry).unwrap();
    put("verified.csv", tables::VERIFIED, &[("point", "1.1"), ("status", "not_met"), ("inspected_on", "2019-09-18")]);
    put("verified_cases.csv", tables::VERIFIED_CASES, &[("case_id", "GZ0-3"), ("finding", "late"), ("checked_on", "2019-09-18")]);
    put("violations.csv", tables::VIOLATIONS, &VIOLATION);
    put("inspectors.csv", tables::INSPECTORS, &[("name", "虚构甲"), ("certificate_no", "虚构50000001"), ("fields", "城镇燃气")]);
    put("transfers.csv", tables::TRANSFERS, &[("transfer_no", "T1"), ("service", "inquiry"), ("transferred_at", "2019-07-07")]);
    put("problems.csv", tables::PROBLEMS, &[("id", "W1"), ("point", "1.1"), ("found_on", "2019-07-07"), ("due_on", "2019-08-01")]);
    put("nominees.csv", tables::NOMINEES, &[("name", "虚构赵一"), ("post", "抢修员"), ("front_line", "yes"), ("merits", "按期")]);
}

/// A decision that can be published.
const VIOLATION: [(&str, &str); 10] = [
    ("kind", "forced_sale_alarm"),
    ("found_on", "2019-07-23"),
    ("authorities", "市场监管"),
    ("facts", "虚构"),
    ("basis", "虚构"),
    ("decision_no", "虚构〔2019〕1号"),
    ("decided_on", "2019-08-29"),
    ("penalty_kind", "罚款"),
    ("penalty", "罚款"),
    ("authority", "虚构局"),
];

/// Runs every verb over two quarters full of these texts.
pub(super) fn outputs(texts: &[&str]) -> Outputs {
    let folder = tempfile::tempdir().unwrap();
    for (name, texts) in [("2019Q2", texts.get(..OF_A_UNIT).unwrap_or(texts)), ("2019Q3", texts)] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
        quarter(&folder.path().join(name), texts);
    }
    // Half of a character that UTF-8 cannot hold.
    let mut broken = "受理编号,服务类型,受理时间,办结时间\nX1,咨询".as_bytes().to_vec();
    broken.extend(b"\xed\xa0\x80,2019-07-03,2019-07-04\n");
    let units = fs::read_dir(folder.path().join("2019Q3/submissions")).unwrap().map(|unit| unit.unwrap().path());
    let unit = units.min().unwrap();
    fs::write(unit.join("cases_broken.csv"), broken).unwrap();
    let unit = unit.to_str().unwrap().to_owned();
    fs::create_dir_all(folder.path().join("made")).unwrap();
    let mut outputs = Outputs::new();
    let mut run = |name: &str, args: &[&str]| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("gascore"));
        command.current_dir(folder.path()).args(args).args(["--lang", "zh"]).env("LC_ALL", "C.UTF-8");
        let output = command.output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}\n{}", text(&output.stderr));
        outputs.insert(format!("{name}.stderr"), output.stderr);
        outputs.insert(name.to_owned(), output.stdout);
    };
    for format in ["short", "json", "jsonl", "sarif", "junit", "github"] {
        run(&format!("check.{format}"), &["check", "2019Q3", "--format", format, "--all"]);
    }
    run("check.terminal", &["check", "2019Q3", "--all", "--color", "always", "--annotate", "made/marked.xlsx"]);
    for (name, args) in [
        ("report.terminal", &["report", "2019Q3", "--color", "always"][..]),
        ("score.terminal", &["score", &unit, "--seal", "made/seal.json"]),
        ("score.json", &["score", &unit, "--format", "json"]),
        ("compare.terminal", &["compare", "2019Q2", "2019Q3"]),
        ("compare.json", &["compare", "2019Q2", "2019Q3", "--format", "json"]),
        ("letters.terminal", &["letters", "2019Q3", "--on", "2019-10-16"]),
        ("credit.terminal", &["credit", "2019Q3"]),
        ("credit.json", &["credit", "2019Q3", "--format", "json"]),
        ("recommend.terminal", &["recommend", "2019Q2", "2019Q3"]),
        ("explain.terminal", &["explain", "GZ0-3", "--in", "2019Q3"]),
        ("whatif.json", &["whatif", "2019Q3", "--set", "service.fault_report.limit=\"2 working days\"", "--format", "json"]),
        ("made public.terminal", &["report", "2019Q3", "--public", "-o", "made/public"]),
        ("made report.terminal", &["report", "2019Q3", "-o", "made/report"]),
        ("verify.terminal", &["verify", "made/report", "--inputs", "2019Q3"]),
        ("made letters.terminal", &["letters", "2019Q3", "--on", "2019-10-16", "-o", "made/letters"]),
        ("made credit.terminal", &["credit", "2019Q3", "-o", "made/credit"]),
        ("made recommend.terminal", &["recommend", "2019Q2", "2019Q3", "-o", "made/recommend"]),
        ("made pool.terminal", &["draw", "2019Q3", "--commit", "-o", "made/pool"]),
        ("made draw.terminal", &["draw", "--seed", "03 08 14", "--pool", "made/pool/pool.json", "-o", "made/draw"]),
    ] {
        run(name, args);
    }
    outputs.extend(files(&folder.path().join("made")));
    outputs
}

/// Whether a file is of a form, by its name.
pub(super) fn is_a(form: &str, name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == form)
}

/// Every part of a zipped file, by name.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}
