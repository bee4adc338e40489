//! The arguments of `rules`.

use clap::{Args, Subcommand, ValueEnum};

/// `rules`.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: RulesVerb,
}

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesVerb {
    /// Names the built-in packs and calendars, and says how many checks there are
    List,
    /// Checks the pack of --rules, and says everything that is wrong with it
    Lint,
    /// Prints the JSON Schema of an output
    Schema {
        /// Which output
        #[arg(value_enum)]
        output: SchemaOf,
    },
}

/// Outputs with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// What `check` writes with --format json
    Check,
    /// What `score` and `report` write with --format json
    Report,
    /// `manifest.json` of a report's folder
    Manifest,
    /// What `explain` writes with --format json of a case, a rate, a point or a score
    Explanation,
    /// What `verify` writes with --format json
    Verify,
    /// What `whatif` writes with --format json
    #[value(name = "whatif")]
    WhatIf,
    /// What `letters` writes with --format json
    Letters,
    /// The columns of `cases.parquet` in a report's folder
    Cases,
    /// What `compare` writes with --format json
    Comparison,
    /// `pool.json` of `draw --commit`
    DrawPool,
    /// `record.json` of a draw
    DrawRecord,
    /// What `credit` writes with --format json
    Credit,
    /// What `recommend` writes with --format json
    Recommendation,
    /// What `report --public` writes with --format json
    Public,
    /// What `score --seal` writes
    Seal,
    /// What `check --seal` writes with --format json
    SealCheck,
}
