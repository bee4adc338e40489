//! The empty submission that `init` writes: what is in it can be read by the pack, and filled in without surprises.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::prelude::*;
use calamine::{Reader, Xlsx};
use gascore::batch::{QuarterFiles, SubmissionFiles};
use gascore::diag::Code;
use gascore::domain::fold::fold;
use gascore::domain::{Lang, Quarter};
use gascore::report::template::{Content, Form, Template, template};
use gascore::rules::{Pack, PackTexts, TableSpec};
use gascore::score;
use gascore::write::template::{Known, about, csv, workbook};

use super::one_submission::{PACK, file, judged};

/// Does the pack know a folded word?
type IsKnown<'w> = &'w dyn Fn(&str) -> bool;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn boston() -> Pack {
    Pack::read(&PackTexts::built_in("boston-311").unwrap(), &score::metric::names()).unwrap()
}

fn form<'t>(template: &'t Template, file: &str) -> &'t Form {
    template.forms.iter().find(|form| form.file == file).unwrap()
}

/// Text of a part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn the_workbook_has_the_heads_the_rows_and_the_lists_of_the_forms() {
    for lang in LANGS {
        let template = template(&PACK, lang);
        let bytes = workbook(&template).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
        let sheets = book.sheet_names();
        assert_eq!(sheets.len(), template.forms.len() + 1);
        for (number, form) in template.forms.iter().enumerate() {
            assert_eq!(sheets[number], form.sheet);
            let range = book.worksheet_range(&form.sheet).unwrap();
            let cells = |row: usize| (0..form.columns.len()).map(move |column| (row, column));
            let said = |(row, column): (usize, usize)| range.get((row, column)).map(ToString::to_string).unwrap_or_default();
            let heads: Vec<_> = form.columns.iter().map(|column| column.head.clone()).collect();
            assert_eq!(cells(0).map(said).collect::<Vec<_>>(), heads);
            for (row, expected) in form.rows.iter().enumerate() {
                assert_eq!(&cells(row + 1).map(said).collect::<Vec<_>>(), expected);
            }
            let xml = part(&bytes, &format!("xl/worksheets/sheet{}.xml", number + 1));
            for column in &form.columns {
                if let Content::OneOf(words) | Content::Suggested(words) = &column.content {
                    assert!(!words.is_empty() && xml.contains(&format!("<formula1>\"{}\"</formula1>", words.join(","))), "{}", column.head);
                }
            }
        }
    }
}

#[test]
fn every_word_that_is_offered_is_known_to_the_pack() {
    for lang in LANGS {
        let (template, values) = (template(&PACK, lang), &PACK.spellings.values);
        let words = |file: &str, head: &str| match &form(&template, file).columns.iter().find(|column| column.head == head).unwrap().content
        {
            Content::OneOf(words) | Content::Suggested(words) => words.clone(),
            _ => Vec::new(),
        };
        let known: [(&str, &str, &str, IsKnown<'_>); 6] = [
            ("cases", "业务类型", "service", &|word| values.service.get(word).is_some()),
            ("cases", "工单状态", "status", &|word| values.status.get(word).is_some()),
            ("cases", "受理渠道", "channel", &|word| values.channel.get(word).is_some()),
            ("cases", "满意度", "satisfaction", &|word| values.satisfaction.get(word).is_some()),
            ("cases", "是否有效", "valid", &|word| values.valid.get(word).is_some()),
            ("progress", "落实状态", "status", &|word| PACK.spellings.progress_status.get(word).is_some()),
        ];
        for (file, zh, en, known) in known {
            let words = words(file, lang.pick(zh, en));
            assert!(words.len() > 2 && words.iter().all(|word| known(&fold(word))), "{words:?}");
        }
    }
}

#[test]
fn the_same_template_is_the_same_bytes() {
    let bytes = || workbook(&template(&PACK, Lang::Zh)).unwrap();
    let first = bytes();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == bytes());
}

/// Else a reader of workbooks would take the explanations for a ledger.
#[test]
fn no_cell_of_the_help_is_a_header() {
    for lang in LANGS {
        let template = template(&PACK, lang);
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook(&template).unwrap())).unwrap();
        let help = book.sheet_names().last().cloned().unwrap();
        let spellings = &PACK.spellings;
        let headers = |spec: &TableSpec| spec.fields.iter().flat_map(|field| field.headers.clone()).collect::<Vec<_>>();
        let known: BTreeSet<_> = [&spellings.case, &spellings.progress, &spellings.statement].into_iter().flat_map(headers).collect();
        let range = book.worksheet_range(&help).unwrap();
        let cells: Vec<_> = range.used_cells().map(|(.., cell)| fold(&cell.to_string())).collect();
        assert!(cells.len() > 100);
        assert_eq!(cells.iter().filter(|cell| known.contains(*cell)).collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn the_csv_forms_are_read_back_with_nothing_to_say_but_that_they_are_empty() {
    for lang in LANGS {
        let template = template(&PACK, lang);
        let source = |name: &str| file(&format!("{name}.csv"), csv(form(&template, name)));
        let submission = SubmissionFiles {
            folder: "jia".to_owned(),
            about: Some(file("submission.toml", about(&template, &Known::default()))),
            cases: vec![source("cases")],
            progress: Some(source("progress")),
            statements: Some(source("statements")),
            ..SubmissionFiles::default()
        };
        let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
        let told: Vec<_> = result.sink.groups().iter().map(|group| (group.code, group.total)).collect();
        assert_eq!(told, [(Code::B509, 5), (Code::P411, 1)]);
    }
}

/// A row filled in by the form's own words is a good case, and an answered point is an answer.
#[test]
fn what_is_filled_in_is_understood() {
    for lang in LANGS {
        let template = template(&PACK, lang);
        let filled = |name: &str, row: &[(&str, &str, &str)]| {
            let cells = form(&template, name).columns.iter().map(|column| {
                let cell = row.iter().find(|(zh, en, _)| column.head == lang.pick(zh, en));
                let first = |words: &Vec<String>| words[0].clone();
                match (&column.content, cell) {
                    (_, Some((.., text))) => (*text).to_owned(),
                    (Content::OneOf(words), None) => first(words),
                    _ => String::new(),
                }
            });
            let row = cells.collect::<Vec<_>>().join(",") + "\r\n";
            file(&format!("{name}.csv"), [csv(form(&template, name)), row.into_bytes()].concat())
        };
        let case = [
            ("受理编号", "case number", "TQ001"),
            ("申请时间", "applied at", "2019-07-01 09:00"),
            ("受理时间", "accepted at", "2019-07-01 09:05"),
            ("办结时间", "completed at", "2019-07-02 10:00"),
            ("工单状态", "status", lang.pick("办结", "completed")),
            ("回访时间", "followed up at", "2019-07-04"),
        ];
        let known = Known { quarter: Some(Quarter::new(2019, 3).unwrap()), ..Known::default() };
        let submission = SubmissionFiles {
            folder: "jia".to_owned(),
            about: Some(file("submission.toml", about(&template, &known))),
            cases: vec![filled("cases", &case)],
            ..SubmissionFiles::default()
        };
        let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
        let told: Vec<_> = result.sink.groups().iter().map(|group| (group.code, group.total)).collect();
        assert_eq!(told, [(Code::B509, 4)], "{lang}");
    }
}

#[test]
fn a_pack_without_points_and_services_has_a_form_of_its_own() {
    let boston = boston();
    let template = template(&boston, Lang::En);
    let heads: Vec<_> = template.forms.iter().flat_map(|form| form.columns.iter().map(|column| column.head.as_str())).collect();
    assert_eq!(template.forms.len(), 1);
    assert_eq!(&heads[..4], ["case_enquiry_id", "source", "open_dt", "sla_target_dt"]);
    assert!(workbook(&template).is_ok());
}

fn init(args: &[&str]) -> Output {
    Command::cargo_bin("gascore").unwrap().arg("init").args(args).env("LC_ALL", "C.UTF-8").output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn init_writes_all_or_nothing_and_overwrites_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("二季度 jia");
    let path = dir.to_str().unwrap();
    assert_eq!(init(&[path, "--csv", "--quarter", "2019Q3", "--enterprise", "示例\"燃气"]).status.code(), Some(0));
    assert_eq!(names(&dir), ["cases.csv", "progress.csv", "statements.csv", "submission.toml"]);
    let said: toml::Table = fs::read_to_string(dir.join("submission.toml")).unwrap().parse().unwrap();
    assert_eq!((said["enterprise"].as_str(), said["quarter"].as_str(), said.len()), (Some("示例\"燃气"), Some("2019Q3"), 2));

    fs::write(dir.join("cases.csv"), "filled in").unwrap();
    fs::remove_file(dir.join("progress.csv")).unwrap();
    let refused = init(&[path, "--csv", "--lang", "zh"]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(4));
    assert!(told.contains("submission.toml已存在") && told.contains("--force"), "{told}");
    assert_eq!(names(&dir), ["cases.csv", "statements.csv", "submission.toml"]);
    assert_eq!(fs::read_to_string(dir.join("cases.csv")).unwrap(), "filled in");

    assert_eq!(init(&[path, "--csv", "--force"]).status.code(), Some(0));
    assert_ne!(fs::read_to_string(dir.join("cases.csv")).unwrap(), "filled in");
    fs::remove_file(dir.join("submission.toml")).unwrap();
    assert_eq!(init(&[path]).status.code(), Some(0));
    assert!(names(&dir).contains(&"报送台账.xlsx".to_owned()));
}

#[test]
fn every_line_of_the_description_can_be_uncommented() {
    for lang in ["zh", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        assert_eq!(init(&[path, "--lang", lang]).status.code(), Some(0));
        let text = fs::read_to_string(folder.path().join("submission.toml")).unwrap();
        let keys: String = text
            .lines()
            .filter_map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")))
            .map(|line| line.to_owned() + "\n")
            .collect();
        let said = file("submission.toml", keys.clone());
        let submission = SubmissionFiles { folder: "jia".to_owned(), about: Some(said), ..SubmissionFiles::default() };
        let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
        assert_eq!(keys.lines().count(), 5, "{keys}");
        assert!(result.sink.groups().iter().all(|group| group.code != Code::B506), "{keys}");
        assert_eq!(result.units[0].handed_in.as_ref().map(|handed_in| handed_in.zero_report.len()), Some(1));
    }
}
