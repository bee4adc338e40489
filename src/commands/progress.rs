//! How far the reading of ledgers is, on standard error while that is a terminal: bytes, lines a second, time left.

use std::fmt::Write;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use gascore::batch::QuarterFiles;
use gascore::domain::{FileName, Lang};
use gascore::intake::{Memory, Sheet, Source};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::environment::Environment;

/// The bar of a run; it is gone from the terminal when this is.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Watches every ledger of `files` while it is read; the bar shows only where somebody can see it.
    pub(super) fn of(files: &mut QuarterFiles, environment: &Environment) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if environment.progress {
            let lines = Arc::new(AtomicU64::new(0));
            bar.set_style(style(Arc::clone(&lines), environment.lang));
            watch(files, &bar, &lines);
            bar.set_message(environment.lang.pick("读取台账", "reading"));
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Self { bar }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// What the bar shows.
fn style(lines: Arc<AtomicU64>, lang: Lang) -> ProgressStyle {
    let template = lang.pick(
        "{msg} {wide_bar} {bytes}/{total_bytes}  {lines} 行/秒  剩余 {eta_precise}",
        "{msg} {wide_bar} {bytes}/{total_bytes}  {lines} lines/s  {eta_precise} left",
    );
    let a_second = move |state: &ProgressState, out: &mut dyn Write| {
        let elapsed = state.elapsed().max(Duration::from_millis(1)).as_millis();
        let _ = write!(out, "{}", u128::from(lines.load(Ordering::Relaxed)) * 1000 / elapsed);
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("lines", a_second)
}

/// Has the bar told of every ledger, the quarter before included.
fn watch(files: &mut QuarterFiles, bar: &ProgressBar, lines: &Arc<AtomicU64>) {
    for source in files.submissions.iter_mut().flat_map(|submission| &mut submission.cases) {
        let taken = std::mem::replace(source, Box::new(Memory::new("", Vec::new())));
        bar.inc_length(taken.bytes().unwrap_or(0));
        *source = Box::new(Watched { source: taken, bar: bar.clone(), lines: Arc::clone(lines), reached: Arc::default() });
    }
    if let Some((_, earlier)) = &mut files.earlier {
        watch(earlier, bar, lines);
    }
}

/// A source that tells the bar what is read of it.
struct Watched {
    source: Box<dyn Source>,
    bar: ProgressBar,
    lines: Arc<AtomicU64>,
    /// How far it was read: its first bytes are read more than once, and count once.
    reached: Arc<AtomicU64>,
}

impl Source for Watched {
    fn name(&self) -> FileName {
        self.source.name()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let reader = self.source.open()?;
        let whole = self.source.bytes().unwrap_or(0);
        // Read to its end and opened again: another pass begins.
        if self.reached.compare_exchange(whole, 0, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.bar.inc_length(whole);
        }
        Ok(Box::new(Told { reader, at: 0, reached: Arc::clone(&self.reached), bar: self.bar.clone(), lines: Arc::clone(&self.lines) }))
    }

    fn bytes(&self) -> Option<u64> {
        self.source.bytes()
    }

    fn sheet(&self) -> Option<Arc<Sheet>> {
        self.source.sheet()
    }
}

/// A reader that tells the bar how far it is.
struct Told {
    reader: Box<dyn Read + Send>,
    at: u64,
    reached: Arc<AtomicU64>,
    bar: ProgressBar,
    lines: Arc<AtomicU64>,
}

impl Read for Told {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.at += read as u64;
        let before = self.reached.fetch_max(self.at, Ordering::Relaxed);
        if self.at > before {
            self.bar.inc(self.at - before);
            self.lines.fetch_add(memchr::memchr_iter(b'\n', &buffer[..read]).count() as u64, Ordering::Relaxed);
        }
        Ok(read)
    }
}
