//! An interrupted run: what it had begun to write is taken away before it ends.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use gascore::domain::Lang;

/// Files and folders that must not stay under the names they have. Whoever holds the lock is not interrupted.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file or folder that is being made; until this is dropped, an interrupt takes it away.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Has something made, and remembers where it stands.
    pub(super) fn begin<T>(make: impl FnOnce() -> io::Result<T>, path: impl Fn(&T) -> &Path) -> io::Result<(T, Self)> {
        let mut unfinished = unfinished();
        let begun = make()?;
        let path = path(&begun).to_owned();
        unfinished.insert(path.clone());
        Ok((begun, Self(path)))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

/// Takes a step that happens as a whole or not at all: an interrupt waits for its end. Nothing unfinished may begin or end in it.
pub(super) fn whole<T>(step: impl FnOnce() -> T) -> T {
    let _held = unfinished();
    step()
}

/// Waits beside the run for Ctrl-C, or for somebody who ends it.
#[cfg(unix)]
pub(super) fn watch(lang: Lang) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(signal, lang);
        }
    });
}

/// Other systems end a run at once; what it had begun stays, under a name that nobody takes for a result.
#[cfg(not(unix))]
pub(super) fn watch(_: Lang) {}

/// Takes away what is unfinished and ends the program, as shells number such an end: 130 after Ctrl-C.
#[cfg(unix)]
#[allow(clippy::exit)] // The run itself cannot be asked to stop: it may be waiting for a disk.
fn end(signal: i32, lang: Lang) {
    use std::io::Write;
    // Held to the end, so that nothing more finds its place.
    let unfinished = unfinished();
    for path in unfinished.iter() {
        let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
    let text = lang.pick("已中断；没有留下写到一半的文件", "interrupted; nothing half-written is left");
    let _ = writeln!(std::io::stderr(), "gascore: {text}");
    std::process::exit(128 + signal);
}
