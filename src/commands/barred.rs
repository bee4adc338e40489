//! What cannot be read or written, and why, in the language of the terminal.

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;

use gascore::batch::CountError;
use gascore::domain::Lang;
use gascore::text::misuse::io_fault;
use gascore::write::xlsx::is_disk_fault;

use super::failure::Failure;

/// Why something is not read or written to although it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Barred {
    /// A folder stands where a file is expected.
    Folder,
    /// A pipe, a device or a socket: it may never end, and cannot be read twice.
    NoFile,
    /// A link in a submission leads out of it.
    LeadsOut,
    /// Its name is no text.
    Name,
    /// Nobody reads the pipe that should be written to.
    #[cfg(unix)]
    NoReader,
    /// Rows of a workbook wait in temporary files, and these cannot be written.
    NoRoom,
}

impl Barred {
    fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Folder => lang.pick("是文件夹，此处需要文件", "it is a folder where a file is expected"),
            Self::NoFile => lang.pick(
                "是管道或设备，不是文件；标准输入请写作 -",
                "it is a pipe or a device and not a file; standard input is written as -",
            ),
            Self::LeadsOut => lang.pick("是指向报送文件夹之外的链接", "it is a link that leads out of the submission"),
            Self::NoRoom => {
                lang.pick("无法生成工作簿，请检查临时文件夹的剩余空间", "the workbook cannot be made; is there room for temporary files?")
            }
            #[cfg(unix)]
            Self::NoReader => lang.pick("没有程序在读取该管道", "nobody reads the pipe"),
            Self::Name => lang.pick("文件名不是有效的 UTF-8 文本", "its name is not UTF-8"),
        }
    }
}

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(Lang::En))
    }
}

impl std::error::Error for Barred {}

impl From<Barred> for io::Error {
    fn from(why: Barred) -> Self {
        Self::other(why)
    }
}

/// Opens a file, and nothing else: whoever opens a pipe that nobody writes to waits for ever.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(Barred::Folder.into());
    }
    if !found.is_file() {
        return Err(Barred::NoFile.into());
    }
    File::open(path)
}

/// Does it go when it is read? Some verbs read their input several times.
pub(super) fn is_read_once(path: &Path) -> bool {
    path == Path::new("-") || is_handed_over(path)
}

/// A pipe that whoever started the program holds open for it, as a shell does for `<(…)`. It has a writer and ends with it, which
/// nothing says of a pipe that merely has a name.
#[cfg(unix)]
pub(super) fn is_handed_over(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let is_held = path == Path::new("/dev/stdin") || path.parent().is_some_and(|folder| HELD.iter().any(|held| folder == Path::new(held)));
    is_held && fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo())
}

/// Where the descriptors of a program show as files.
#[cfg(unix)]
const HELD: [&str; 2] = ["/dev/fd", "/proc/self/fd"];

/// Other systems have no names for what a program holds open.
#[cfg(not(unix))]
pub(super) fn is_handed_over(_: &Path) -> bool {
    false
}

/// Makes a workbook. The crate that writes it panics where its temporary files cannot be written; that is a fault of the disk. Any
/// other panic is a fault of the program, and stays one.
pub(super) fn with_room<T>(make: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let hook = Arc::new(panic::take_hook());
    let of_others = Arc::clone(&hook);
    panic::set_hook(Box::new(move |panic| {
        if !is_disk_fault(panic.payload()) {
            of_others(panic);
        }
    }));
    let workbook = panic::catch_unwind(AssertUnwindSafe(make));
    panic::set_hook(Box::new(move |panic| hook(panic)));
    match workbook {
        Ok(ended) => ended,
        Err(panic) if is_disk_fault(panic.as_ref()) => Err(Failure::Output(io::Error::from(Barred::NoRoom).into())),
        Err(panic) => panic::resume_unwind(panic),
    }
}

/// An error with all its causes. Systems say in English what is wrong; the usual faults are told in Chinese where that is asked for.
pub(super) fn told(error: &anyhow::Error, lang: Lang) -> String {
    let one = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref::<io::Error>() {
        Some(error) => fault(error, lang),
        None => match cause.downcast_ref::<CountError>() {
            Some(CountError::Read { name, error }) => format!("{name}: {}", fault(error, lang)),
            _ => cause.to_string(),
        },
    };
    let mut told: Vec<String> = Vec::new();
    for text in error.chain().map(one) {
        // Some errors say what their cause says.
        if !told.last().is_some_and(|last| last.ends_with(&text)) {
            told.push(text);
        }
    }
    told.join(": ")
}

/// What is wrong with a file or a disk.
fn fault(error: &io::Error, lang: Lang) -> String {
    if let Some(why) = error.get_ref().and_then(|inner| inner.downcast_ref::<Barred>()) {
        return why.text(lang).to_owned();
    }
    io_fault(error.kind(), lang).map_or_else(|| error.to_string(), ToOwned::to_owned)
}
