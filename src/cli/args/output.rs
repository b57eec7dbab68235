//! Flags of output.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::gate::Gate;

/// What to write, and where.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write [default: by the ending of --output, else text]
    #[arg(long)]
    pub(crate) format: Option<OutputFormat>,
    /// Which table csv, tsv and parquet hold [default: pairs for reuse, findings for wording, scores for report, edits for compare]
    #[arg(long)]
    pub(crate) table: Option<TableArg>,
    /// Folder of templates that replace those of the page
    #[arg(long, value_name = "DIR")]
    pub(crate) template: Option<PathBuf>,
    /// Include each article's text in JSON
    #[arg(long)]
    pub(crate) text: bool,
    /// Exit with 1 if this holds, such as 'errors', 'level >= loaded' or 'coverage > 0.5 and not loaded-edits'; may be given several times
    #[arg(long, value_name = "GATE")]
    pub(crate) fail_on: Vec<Gate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// A summary for a terminal
    Text,
    /// One JSON object
    Json,
    /// One record a line
    Jsonl,
    /// A self-contained page
    Html,
    /// A table, commas between
    Csv,
    /// A table, tabs between
    Tsv,
    /// A table with its types, for data frames; built with feature `parquet`
    Parquet,
    /// SARIF 2.1.0, for code hosts and review tools
    Sarif,
    /// GitHub's annotations beside the lines of a change
    Github,
    /// Checkstyle's XML
    Checkstyle,
    /// JUnit's XML
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableArg {
    /// Two articles that share text a row
    Pairs,
    /// A shared passage a row
    Passages,
    /// A loaded word a row
    Findings,
    /// An article a row, with its score
    Scores,
    /// An edit that changed load or fact a row
    Edits,
}
