//! The codes that a single ledger cannot raise: one quarter with all of them, and what is said of each. Long because each has its
//! place and its words in both languages.

use std::collections::{BTreeMap, BTreeSet};

use gascore::batch::{QuarterFiles, SubmissionFiles, inspectors as inspectors_of};
use gascore::diag::{Code, Statement, Target};
use gascore::domain::{Lang, Quarter};

use super::one_submission::{PACK, diagnostics, file, judged, shown};

const HEADER: &str = "受理编号,业务类型,受理时间,办结时间,企业名称\n";

/// A row for each code of a violation; the number of the second is also that of the fourth.
const VIOLATIONS: &str = "企业,违法行为类型,查出日期,行政处罚决定书文号,处罚决定日期,罚款金额(万元),处罚有效期,公告日期\n\
    甲燃气,强卖灶具,,,,,,\n\
    甲燃气,其他,2019-07-33,虚构〔2019〕1号,2019-07-24,-1,,2019-07-25\n\
    甲燃气,其他,2019-07-23,,2019-07-24,65000,,2019-07-25\n\
    乙燃气,其他,2019-07-23,虚构〔2019〕1号,2019-07-24,6.5,,2019-07-25\n\
    乙燃气,其他,2019-09-23,虚构〔2019〕2号,2019-08-29,6.5,2020-08-29,2019-09-10\n\
    乙燃气,其他,2019-07-23,虚构〔2019〕3号,2019-08-29,6.5,2020-08-29,\n\
    乙燃气,其他,2019-07-23,虚构〔2019〕4号,2019-08-29,6.5,2019-08-28,2019-09-09\n\
    乙燃气,其他,2019-07-23,虚构〔2019〕5号,2019-10-08,6.5,2020-08-29,\n";
/// A ticket that nobody has, one that two cases have, on another day, and one without a number.
const TRANSFERS: &str = "转办单号,承办企业,业务类型,转办时间\n20190701-0001,甲燃气,一般故障申告,2019-07-01\n\
                         20190703-0002,戊燃气,一般故障申告,2019-07-03 09:00\n,甲燃气,一般故障申告,2019-07-01\n";
/// One that is closed without evidence, one closed before it was found.
const PROBLEMS: &str = "问题编号,企业,发现日期,销号日期,整改佐证\nW1,甲燃气,2019-07-08,2019-08-01,\nW2,甲燃气,2019-07-08,2019-07-01,照片\n";
/// One that says nothing, one of another district than the registry's.
const REMARKS: &str =
    "企业,区县,审核意见,审核单位,审核日期\n甲燃气,渝北区,/,示例单位,2019-10-08\n戊燃气,江北区,同意上报,示例单位,2019-10-08\n";
const WITH_TICKETS: &str = "受理编号,业务类型,受理时间,办结时间,12345工单编号\nGZ001,一般故障申告,2019-07-01,2019-07-03,20190703-0002\n\
                            GZ002,一般故障申告,2019-07-01,2019-07-03,20190703-0002\n";

fn submission(folder: &str, about: &str, ledger: &str, progress: Option<(&str, &str)>) -> SubmissionFiles {
    let named = |name: &str| format!("{folder}/{name}");
    SubmissionFiles {
        folder: folder.to_owned(),
        about: Some(file(&named("submission.toml"), about)),
        cases: vec![file(&named("cases.csv"), format!("{HEADER}{ledger}"))],
        progress: progress.map(|(name, text)| file(&named(name), text)),
        ..SubmissionFiles::default()
    }
}

fn quarter() -> QuarterFiles {
    let fault = "GZ001,一般故障申告,2019-07-01,2019-07-03,\n";
    let other = "GZ002,一般故障申告,2019-07-01,2019-07-03,乙燃气\n";
    let reported_late = "GZ003,一般故障申告,2019-05-06,2019-05-07,\n";
    let progress = "要点编号,落实状态,佐证材料\n9.9,已落实,\n1.1,已落实,\n1.1,未落实,\n1.2,,纪要\n3.3,不涉及,\n,已落实,\n1.3,,/\n1.4,,\n";
    let about = "enterprise = \"A1\"\nquarter = \"2019Q2\"\nzero_report = [\"heating\"]\n";
    let statements = "问题代码,受理编号,行号,说明,说明单位\nC2O5,,,补录,客服部\nB503,GZ003,,,客服部\nR101,,2,笔误,客服部\nB503,ＧＺ004,,系统停机后补录,\n";
    let with_workbook = SubmissionFiles { unread: vec![file("bing/cases.xlsx", "")], ..submission("bing", "quarter = 3", fault, None) };
    let earlier = submission("jia", "enterprise = \"A1\"\n", fault, None);
    let registry = "统一社会信用代码,企业名称,风险等级,上次检查日期,区县\nA1,甲燃气,A,2018-09-12,渝北区\nA1,甲燃气二,,,\nB2,乙燃气,高,去年9月,\n,丙燃气,,,\nE5,戊燃气,,,渝北区\nF6,乙燃气,,,\n91350100M000100Y34,庚燃气,,,\n";
    let claims = "要点编号,落实状态,佐证材料,不涉及原因,完成日期\n1.1,已落实,,,2019-10-12\n4.3,不涉及,,,三季度末\n2.5,部分落实,台账,,\n";
    let late = submission("wu", "enterprise = \"E5\"\nhanded_in_on = 2019-10-09\n", fault, Some(("progress.csv", claims)));
    let late = SubmissionFiles { cases: vec![file("wu/cases.csv", WITH_TICKETS)], ..late };
    let empty = SubmissionFiles { cases: Vec::new(), ..submission("ji", "enterprise = \"F6\"\n", "", None) };
    QuarterFiles {
        registry: Some(file("enterprises.csv", registry)),
        verified: Some(file("verified.csv", "企业,要点编号,核定状态\n丁燃气,1.1,已落实\n,1.1,已落实\n甲燃气,9.9,已落实\n甲燃气,1.1,\n")),
        violations: Some(file("violations.csv", VIOLATIONS)),
        verified_cases: Some(file("verified_cases.csv", "企业,受理编号,核查结论\n甲燃气,GZ999,实际逾期\n")),
        transfers: Some(file("transfers.csv", TRANSFERS)),
        problems: Some(file("problems.csv", PROBLEMS)),
        remarks: Some(file("remarks.csv", REMARKS)),
        inspectors: None,
        earlier_problems: Vec::new(),
        submissions: vec![
            SubmissionFiles {
                statements: Some(file("jia/statements.csv", statements)),
                ..submission("jia", about, &format!("{fault}{other}{reported_late}"), Some(("progress.csv", progress)))
            },
            submission("jia-2", "enterprise = \"甲燃气\"\n", fault, None),
            submission("yi", "enterprise = \"B2\"\n", "", Some(("progress.toml", "[point.\"1.1\"]\nstate = \"met\"\n"))),
            with_workbook,
            late,
            empty,
        ],
        earlier: Some((Quarter::new(2019, 2).unwrap(), Box::new(QuarterFiles { submissions: vec![earlier], ..QuarterFiles::default() }))),
    }
}

/// The place and the sentence of every diagnostic, by code.
fn said(lang: Lang) -> BTreeMap<Code, Vec<String>> {
    let mut result = judged(quarter());
    let inspectors = file("inspectors.csv", "姓名,执法证号,应回避企业\n虚构甲,1,甲燃气\n虚构乙,1,\n,2,\n虚构丙,3,没有这家\n");
    let read = inspectors_of(inspectors.as_ref(), &PACK, &result.directory, None, &mut result.sink).unwrap();
    assert!(read.is_empty());
    let mut said: BTreeMap<Code, Vec<String>> = BTreeMap::new();
    for (group, diagnostic) in diagnostics(&result) {
        let text = shown(group, diagnostic, lang);
        let head = text.lines().next().unwrap_or_default();
        said.entry(diagnostic.code)
            .or_default()
            .push(head.replace(&format!(": {}[{} {}]", group.tier.key(), group.code, group.code.name()), ""));
    }
    said
}

#[test]
fn every_code_of_a_batch_is_raised_and_filled() {
    let (zh, en) = (said(Lang::Zh), said(Lang::En));
    let of_batch = |code: &&Code| code.id().starts_with(['P', 'B']) || **code == Code::F011;
    let expected: BTreeSet<_> = Code::ALL.iter().filter(of_batch).collect();
    assert_eq!(en.keys().filter(of_batch).collect::<BTreeSet<_>>(), expected, "{en:#?}");
    for text in zh.values().chain(en.values()).flatten() {
        assert!(!text.contains('?') && !text.contains('{'), "{text}");
    }
}

#[test]
#[allow(clippy::too_many_lines)] // A list of places and sentences.
fn what_is_said_of_a_batch_reads_well() {
    let (zh, en) = (said(Lang::Zh), said(Lang::En));
    for (code, at, chinese, english) in [
        (Code::P401, 0, "jia/progress.csv:2 评价要点中没有编号“9.9”", "jia/progress.csv:2 there is no evaluation point “9.9”"),
        (
            Code::P402,
            0,
            "jia/progress.csv:4 要点 1.1 已在第3行填报，两处均不予采用",
            "jia/progress.csv:4 point 1.1 is answered on line 3 already; neither answer is used",
        ),
        (
            Code::P403,
            0,
            "jia/progress.csv:5 要点 1.2 的状态“（空白）”无法识别",
            "jia/progress.csv:5 the status “(blank)” of point 1.2 is not known",
        ),
        (
            Code::P404,
            0,
            "jia/progress.csv:7 该处填报无法读取：缺少要点编号",
            "jia/progress.csv:7 the entry cannot be read: no point number",
        ),
        (
            Code::P405,
            0,
            "jia/progress.csv:6 要点 3.3 申报为不涉及，但台账中有相应办件",
            "jia/progress.csv:6 point 3.3 is said not to apply, but the ledger has cases it covers",
        ),
        (
            Code::P406,
            0,
            "jia/statements.csv:2 该项说明无法采用：没有问题代码“C2O5”，是否应为“C205”？",
            "jia/statements.csv:2 the statement cannot be used: there is no code “C2O5”; perhaps “C205” was meant",
        ),
        (
            Code::P408,
            0,
            "jia/statements.csv:4 R101 属于必须更正的问题，说明不予采用",
            "jia/statements.csv:4 R101 has to be corrected; a statement about it is not used",
        ),
        (Code::P411, 0, "jia/progress.csv 以下 2 个要点未填报：1.3、1.4", "jia/progress.csv points left blank: 2 (1.3, 1.4)"),
        (
            Code::P412,
            0,
            "wu/progress.csv:2 要点 1.1 申报为已落实或部分落实，但没有填写佐证材料",
            "wu/progress.csv:2 point 1.1 is said to be met, wholly or in part, but no evidence is named",
        ),
        (
            Code::P413,
            1,
            "wu/progress.csv:3 要点 4.3 申报为不涉及，但没有填写原因",
            "wu/progress.csv:3 point 4.3 is said not to apply, but no reason is given",
        ),
        (
            Code::P414,
            0,
            "wu/progress.csv:2 要点 1.1 的完成日期 2019-10-12 晚于 2019-09-30",
            "wu/progress.csv:2 point 1.1 was done 2019-10-12, after 2019-09-30",
        ),
        (
            Code::P415,
            0,
            "wu/progress.csv:3 要点 4.3 的“完成日期”不是有效日期，按未填写处理",
            "wu/progress.csv:3 what stands under «done on» of point 4.3 is not a day and counts as blank",
        ),
        (
            Code::B510,
            0,
            "enterprises.csv:8 统一社会信用代码“91350100M000100Y34”有误：末位校验码为“4”，按前17位应为“0”",
            "enterprises.csv:8 the credit code “91350100M000100Y34” is wrong: it ends in “4”, but by the others in “0”",
        ),
        (
            Code::B511,
            0,
            "enterprises.csv:8 “庚燃气”应当报送，但本次没有收到其报送",
            "enterprises.csv:8 “庚燃气” has to report, but nothing came from it",
        ),
        (
            Code::B512,
            0,
            "wu/submission.toml 报送日期 2019-10-09 晚于截止日期 2019-10-05",
            "wu/submission.toml handed in 2019-10-09, after the deadline 2019-10-05",
        ),
        (
            Code::B513,
            0,
            "enterprises.csv:7 名称“乙燃气”与代码为“B2”的单位重复，只能按代码查找",
            "enterprises.csv:7 the name “乙燃气” is also that of the unit with the code “B2”; only their codes find them",
        ),
        (
            Code::B531,
            0,
            "inspectors.csv:3 检查人员名录该行未采用：执法证号与第2行相同，两行均不采用",
            "inspectors.csv:3 the row of the directory of inspectors is not used: the certificate number is that of line 2; neither is used",
        ),
        (
            Code::B532,
            0,
            "inspectors.csv:5 企业名录中没有应回避的“没有这家”，该检查人员暂不列入抽取",
            "inspectors.csv:5 “没有这家”, from which this inspector has to stand back, does not stand in the registry; the inspector is left out for now",
        ),
        (
            Code::B533,
            0,
            "enterprises.csv:4 规则中没有风险等级“高”，可用：A、B、C、D；抽查时按须抽取等级中最高的计权",
            "enterprises.csv:4 the rules know no risk class “高”; there are A, B, C, D; in the inspection draw it weighs as much as the riskiest class that is drawn",
        ),
        (
            Code::B534,
            0,
            "enterprises.csv:4 上次检查日期不是有效日期，抽查时按从未检查计权",
            "enterprises.csv:4 the day of the last inspection is not a day; in the inspection draw it counts as never inspected",
        ),
        (
            Code::B553,
            0,
            "violations.csv:3 “罚款金额(万元)”无法采用：金额不能为负",
            "violations.csv:3 «fine (10,000 yuan)» cannot be used: an amount is never negative",
        ),
        (
            Code::B559,
            0,
            "violations.csv:5 文号“虚构〔2019〕1号”已用于第3行，该行不能入库",
            "violations.csv:5 the number “虚构〔2019〕1号” stands on line 3 already; this row cannot enter the record",
        ),
        (
            Code::B561,
            0,
            "violations.csv:6 处罚决定“虚构〔2019〕2号”最迟应于 2019-09-09 公示，实际公示于 2019-09-10，逾期 1 个工作日",
            "violations.csv:6 the decision “虚构〔2019〕2号” was due for publication by 2019-09-09 and was published on 2019-09-10, working days late: 1",
        ),
        (Code::B514, 0, "ji/submission.toml 报送中没有办件台账", "ji/submission.toml the submission holds no case ledger"),
        (
            Code::B571,
            0,
            "transfers.csv:2 2019-07-01 转办的工单 20190701-0001 在台账中没有对应办件",
            "transfers.csv:2 the ticket 20190701-0001, passed on 2019-07-01, is in no case of the ledgers",
        ),
        (
            Code::B572,
            0,
            "wu/cases.csv:2:3 工单 20190703-0002 于 2019-07-03 09:00 转办，台账受理时间为 2019-07-01",
            "wu/cases.csv:2:3 the ticket 20190703-0002 was passed on 2019-07-03 09:00, but the ledger has it accepted 2019-07-01",
        ),
        (
            Code::B573,
            0,
            "transfers.csv:4 清单此行有误：缺少编号，该行未采用",
            "transfers.csv:4 this row of the list is faulty: it has no number and is not used",
        ),
        (
            Code::B574,
            0,
            "wu/cases.csv:2 工单 20190703-0002 另有 1 件办件登记",
            "wu/cases.csv:2 the ticket 20190703-0002 stands in 1 more case(s)",
        ),
        (
            Code::B581,
            0,
            "verified_cases.csv:2 核查清单中的办件 GZ999 不在该企业的台账中",
            "verified_cases.csv:2 the checked case GZ999 is in no ledger of its enterprise",
        ),
        (
            Code::B591,
            0,
            "problems.csv:2 问题 W1 填有销号日期，但没有整改佐证，仍列为未销号",
            "problems.csv:2 the problem W1 has a day of closing and no evidence; it stays open",
        ),
        (
            Code::B592,
            0,
            "problems.csv:3 问题 W2 的销号日期 2019-07-01 早于发现日期 2019-07-08",
            "problems.csv:3 the problem W2 was closed 2019-07-01, before it was found 2019-07-08",
        ),
        (Code::B593, 0, "remarks.csv:2 该行没有审核意见，未采用", "remarks.csv:2 the row has no remark and is not used"),
        (
            Code::B594,
            0,
            "remarks.csv:3 该行审核区县为“江北区”，企业名录中该企业属“渝北区”，未采用",
            "remarks.csv:3 the remark is of “江北区”, but by the registry the enterprise is in “渝北区”; it is not used",
        ),
        (
            Code::B502,
            0,
            "jia/cases.csv:3:5 该行所填企业为“乙燃气”，不是本报送单位，不予采用",
            "jia/cases.csv:3:5 the row names “乙燃气”, not the enterprise that handed it in; it is set aside",
        ),
        (
            Code::B505,
            0,
            "jia-2/submission.toml 同一企业报送了两份，采用“jia”，未采用“jia-2”",
            "jia-2/submission.toml two submissions of one enterprise: “jia” is used, “jia-2” is not",
        ),
        (
            Code::B508,
            0,
            "jia/submission.toml 报送季度为 2019Q2，本次统计为 2019Q3",
            "jia/submission.toml handed in for 2019Q2, but the quarter is 2019Q3",
        ),
    ] {
        assert_eq!((zh[&code][at].as_str(), en[&code][at].as_str()), (chinese, english));
    }
}

#[test]
fn statements_are_read_in_either_form_and_answer_what_they_name() {
    let toml = "[[statement]]\ncode = \"case-reported-late\"\ncase_id = \"ＧＺ003\"\nreason = \"系统停机后补录\"\n\n\
                [[statement]]\ncode = \"c205\"\nrows = \"12-15\"\nfile = \"cases.csv\"\nreason = \"用户撤回\"\nsigned_by_unit = \"客服部\"\n\n\
                [[statement]]\ncode = \"C207\"\nreason = \"台风\"\nsigned_by_unit = \"客服部\"\n";
    let csv = "代码,受理编号,行号,文件,原因,盖章单位\ncase-reported-late,GZ003,,,系统停机后补录,/\n\
               C205,,12—15,cases.csv,用户撤回,客服部\nＣ207,,,,台风,客服部\n";
    let read = |name: &str, text: &str| {
        let submission = SubmissionFiles { statements: Some(file(name, text)), ..submission("jia", "", "", None) };
        let result = judged(QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() });
        assert_eq!(result.sink.groups().iter().filter(|group| group.code == Code::P409).map(|group| group.total).sum::<u64>(), 1);
        result.sink.statements().iter().map(|(statement, _)| statement.clone()).collect::<Vec<_>>()
    };
    let (from_toml, from_csv) = (read("jia/statements.toml", toml), read("jia/statements.csv", csv));
    let lines = |statements: &[Statement]| statements.iter().map(|statement| statement.place.line).collect::<Vec<_>>();
    assert_eq!((lines(&from_toml), lines(&from_csv)), (vec![Some(1), Some(6), Some(13)], vec![Some(2), Some(3), Some(4)]));
    let said = |statements: Vec<Statement>| {
        let one = |statement: Statement| (statement.code, statement.target, statement.reason, statement.signed_by_unit);
        statements.into_iter().map(one).collect::<Vec<_>>()
    };
    let rows = Target::Rows { file: Some("cases.csv".to_owned()), rows: vec![12..=15] };
    let unit = || Some("客服部".to_owned());
    let expected = vec![
        (Code::B503, Target::Case("GZ003".to_owned()), "系统停机后补录".to_owned(), None),
        (Code::C205, rows, "用户撤回".to_owned(), unit()),
        (Code::C207, Target::File(None), "台风".to_owned(), unit()),
    ];
    assert_eq!((said(from_toml), said(from_csv)), (expected.clone(), expected));
}
