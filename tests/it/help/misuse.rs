//! A line that makes no sense: what is wrong, what may have been meant, what to do next.

use super::{CLAP, gascore, text};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data");

/// What was typed, the exit status, and what is told in Chinese and in English.
const TYPED: &[(&str, i32, &str, &str)] = &[
    ("chek", 2, "没有命令“chek”，是否指：check", "there is no verb “chek”; did you mean check?"),
    ("rules lnt", 2, "没有命令“lnt”，是否指：list、lint", "did you mean list or lint?"),
    ("check . --formt json", 2, "没有选项“--formt”，是否指：--format", "did you mean --format?"),
    ("check . --format jsn", 2, "不能取“jsn”，是否指：json", "cannot be “jsn”; did you mean json?"),
    ("check", 2, "缺少“<路径>...”", "“<PATH>...” must be there"),
    ("check --format", 2, "没有取值；可取：human、", "needs a value; there are human,"),
    ("score . --quarter 2019Q9", 2, "“2019Q9”无法识别；季度写作 2019Q3", "a quarter is written 2019Q3"),
    ("score . --as-of 30/09/2019", 2, "日期写作 2019-09-30", "a day is written 2019-09-30"),
    ("check . --allow C20", 2, "是否指：C20", "did you mean C20"),
    ("check . --allow K601", 2, "K6 类是规则本身的错误", "faults of the rules themselves"),
    ("check . --basis du", 2, "可取 decided、accepted、due、completed", "it is decided, accepted, due or completed"),
    ("check . --encoding latin1", 2, "可取 utf-8、gb18030、utf-16le", "it is utf-8, gb18030 or utf-16le"),
    ("report . . ", 2, "多出一个参数“.”", "“.” is one argument too many"),
    ("report . --as-of 2019-09-30 --as-of 2019-09-30", 2, "只能写一次", "can stand only once"),
    ("report . -o x --format json", 2, "不能与“--format <格式>”同时使用", "cannot stand beside “--format <FORMAT>”"),
    ("draw . -o x", 2, "缺少", "must be there"),
    ("explain C99 --lang", 2, "没有取值", "needs a value"),
    ("explain C21x", 2, "是否指：C21", "did you mean C21"),
    ("rules lint --rules chongqing-2019", 2, "是否指：chongqing-2018", "did you mean chongqing-2018?"),
    ("calendar 2019 --calendar chna", 2, "是否指：china", "did you mean china?"),
    ("report DATA/2019Q4", 3, "不存在，是否指：", "did you mean"),
    ("report DATA/2019Q3 --district 渝背区", 2, "是否指：", "did you mean"),
    ("explain score --in DATA/2019Q3 --enterprise yunlin", 2, "是否指：yunling", "did you mean yunling?"),
    ("explain fault_reprot --in DATA/2019Q3", 1, "是否指：fault_report", "did you mean fault_report?"),
    ("whatif DATA/2019Q3 --set fault_report.limti=\"2\"", 2, "fault_report.limit", "fault_report.limit"),
];

#[test]
fn a_slip_is_told_with_what_may_have_been_meant() {
    for (typed, status, zh, en) in TYPED {
        for (lang, told) in [("zh", zh), ("en", en)] {
            let args: Vec<String> = typed.split_whitespace().map(|word| word.replace("DATA", SAMPLES)).collect();
            let args = [&[format!("--lang={lang}")][..], &args].concat();
            let output = gascore(&args);
            let err = text(&output.stderr);
            assert_eq!(output.status.code(), Some(*status), "{typed}: {err}");
            assert!(err.starts_with("gascore: ") && err.contains(told), "{typed}: {err}");
            assert!(output.stdout.is_empty(), "{typed}");
        }
    }
}

#[test]
fn what_is_told_of_a_line_says_where_to_look_and_is_in_one_language() {
    for typed in ["check", "check . --formt x", "rules lnt", "report . . ", "score . --quarter x"] {
        let args: Vec<&str> = typed.split_whitespace().chain(["--lang", "zh"]).collect();
        let err = text(&gascore(&args).stderr);
        let verb = typed.split(' ').next().unwrap();
        assert!(err.trim_end().ends_with(&format!("gascore {verb} --help")), "{err}");
        for word in CLAP {
            assert!(!err.contains(word), "{word}: {err}");
        }
    }
}

#[test]
fn nothing_typed_is_answered_with_the_help() {
    let output = gascore(&["--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let nothing: [&str; 0] = [];
    let output = gascore(&nothing);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("Examples:") && output.stdout.is_empty());
}

#[test]
fn the_version_is_one_line() {
    assert_eq!(text(&gascore(&["-V"]).stdout), concat!("gascore ", env!("CARGO_PKG_VERSION"), "\n"));
}
