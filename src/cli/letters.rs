//! The arguments of `letters`.

use std::path::PathBuf;

use clap::Args;

use super::{Day, Format, Judging};

/// `letters`.
#[derive(Debug, Args)]
pub(crate) struct LettersArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// Letters to the enterprises of one district alone, to be signed by its competent authority
    #[arg(long, value_name = "NAME")]
    pub(crate) district: Option<String>,
    /// Look at due days as of the end of this day; of the deadline for submissions if left out, or of --as-of where that is later
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Day>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Write every letter as docx and Markdown, with the list as JSON, into this folder, which must not be there yet
    #[arg(short, long, value_name = "DIR", conflicts_with = "format")]
    pub(crate) output: Option<PathBuf>,
}
