//! What is said of a command line that makes no sense.

use std::io::ErrorKind;

use crate::domain::Lang;

/// What is wrong with what was typed. Arguments read as they are shown, such as `--format <FORMAT>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// No option of this name.
    NoOption {
        /// As it was typed.
        typed: String,
        /// Options that may have been meant.
        near: Vec<String>,
    },
    /// No verb of this name.
    NoVerb {
        /// As it was typed.
        typed: String,
        /// Verbs that may have been meant.
        near: Vec<String>,
    },
    /// One argument too many.
    TooMany {
        /// As it was typed.
        typed: String,
    },
    /// An option without its value.
    NoValue {
        /// The option.
        argument: String,
        /// What it may be, where that is a list.
        known: Vec<String>,
    },
    /// A value that is not in the list.
    NotOneOf {
        /// The argument.
        argument: String,
        /// As it was typed.
        value: String,
        /// Values that may have been meant.
        near: Vec<String>,
        /// The list.
        known: Vec<String>,
    },
    /// A value that cannot be read.
    Unreadable {
        /// The argument.
        argument: String,
        /// As it was typed.
        value: String,
        /// Values that may have been meant.
        near: Vec<String>,
        /// How it is written, blank where nothing is known of it.
        expected: String,
    },
    /// An option that may stand once.
    Twice {
        /// The option.
        argument: String,
    },
    /// Arguments that exclude each other.
    NotTogether {
        /// One of them.
        argument: String,
        /// The others.
        others: Vec<String>,
    },
    /// What must be there.
    Missing {
        /// The arguments.
        arguments: Vec<String>,
    },
    /// A verb must be there.
    VerbMissing {
        /// Those there are.
        known: Vec<String>,
    },
    /// Something is no text.
    NotText,
}

/// One sentence, without a full stop, and what may have been meant.
pub fn message(misuse: &Misuse, lang: Lang) -> String {
    match lang {
        Lang::Zh => chinese(misuse),
        Lang::En => english(misuse),
    }
}

fn chinese(misuse: &Misuse) -> String {
    match misuse {
        Misuse::NoOption { typed, near } => format!("没有选项“{typed}”{}", did_you_mean(near, Lang::Zh)),
        Misuse::NoVerb { typed, near } => format!("没有命令“{typed}”{}", did_you_mean(near, Lang::Zh)),
        Misuse::TooMany { typed } => format!("多出一个参数“{typed}”"),
        Misuse::NoValue { argument, known } => format!("“{argument}”没有取值{}", listed(known, Lang::Zh)),
        Misuse::NotOneOf { argument, value, near, known } => {
            format!("“{argument}”不能取“{value}”{}{}", did_you_mean(near, Lang::Zh), listed(known, Lang::Zh))
        }
        Misuse::Unreadable { argument, value, near, expected } => {
            let expected = if expected.is_empty() { String::new() } else { format!("；{expected}") };
            format!("“{argument}”的取值“{value}”无法识别{}{expected}", did_you_mean(near, Lang::Zh))
        }
        Misuse::Twice { argument } => format!("“{argument}”只能写一次"),
        Misuse::NotTogether { argument, others } => format!("“{argument}”不能与{}同时使用", quoted(others, Lang::Zh)),
        Misuse::Missing { arguments } => format!("缺少{}", quoted(arguments, Lang::Zh)),
        Misuse::VerbMissing { known } => format!("缺少命令{}", listed(known, Lang::Zh)),
        Misuse::NotText => "命令行中有无法识别的文字".to_owned(),
    }
}

fn english(misuse: &Misuse) -> String {
    match misuse {
        Misuse::NoOption { typed, near } => format!("there is no option “{typed}”{}", did_you_mean(near, Lang::En)),
        Misuse::NoVerb { typed, near } => format!("there is no verb “{typed}”{}", did_you_mean(near, Lang::En)),
        Misuse::TooMany { typed } => format!("“{typed}” is one argument too many"),
        Misuse::NoValue { argument, known } => format!("“{argument}” needs a value{}", listed(known, Lang::En)),
        Misuse::NotOneOf { argument, value, near, known } => {
            format!("“{argument}” cannot be “{value}”{}{}", did_you_mean(near, Lang::En), listed(known, Lang::En))
        }
        Misuse::Unreadable { argument, value, near, expected } => {
            let expected = if expected.is_empty() { String::new() } else { format!("; {expected}") };
            format!("the value “{value}” of “{argument}” cannot be read{}{expected}", did_you_mean(near, Lang::En))
        }
        Misuse::Twice { argument } => format!("“{argument}” can stand only once"),
        Misuse::NotTogether { argument, others } => format!("“{argument}” cannot stand beside {}", quoted(others, Lang::En)),
        Misuse::Missing { arguments } => format!("{} must be there and is not", quoted(arguments, Lang::En)),
        Misuse::VerbMissing { known } => format!("a verb is missing{}", listed(known, Lang::En)),
        Misuse::NotText => "something on the command line is no text".to_owned(),
    }
}

/// The question that ends a sentence about a name nobody knows; nothing where nothing is near.
pub fn did_you_mean(near: &[String], lang: Lang) -> String {
    match (near.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("，是否指：{}", near.join("、")),
        (false, Lang::En) => format!("; did you mean {}?", near.join(" or ")),
    }
}

fn listed(known: &[String], lang: Lang) -> String {
    match (known.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("；可取：{}", known.join("、")),
        (false, Lang::En) => format!("; there are {}", known.join(", ")),
    }
}

fn quoted(names: &[String], lang: Lang) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(lang.pick("、", " and "))
}

/// What the system says of a file or a disk, in Chinese; its own English words are good enough.
pub fn io_fault(kind: ErrorKind, lang: Lang) -> Option<&'static str> {
    let told = match kind {
        ErrorKind::NotFound => "不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已存在",
        ErrorKind::IsADirectory => "是文件夹，此处需要文件",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "存储空间已满",
        ErrorKind::ReadOnlyFilesystem => "所在的文件系统为只读",
        ErrorKind::InvalidFilename => "文件名过长或含有不允许的字符",
        ErrorKind::InvalidData => "不是有效的 UTF-8 文本",
        _ => return None,
    };
    (lang == Lang::Zh).then_some(told)
}
