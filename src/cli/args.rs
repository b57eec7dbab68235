//! Arguments: every flag, declared once.

mod archive;
mod check;
mod find;
mod input;
mod output;

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use archive::{ArchiveArgs, EmitArg, KeepArg, LinkArg, WordsArg};
pub(crate) use check::{CheckArgs, LexiconArgs, LexiconFormat};
pub(crate) use find::{ClassArg, FindArgs, SensitivityArg, TellArgs};
pub(crate) use input::{InputArgs, ReadingArgs};
pub(crate) use output::{OutputArgs, OutputFormat, TableArg};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Reads news articles: which share text and where, and which words load the scales.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  copydesk report articles/ -o report.html   everything, as a page to look at
  copydesk reuse articles/                   who shares text with whom, and which passages
  copydesk wording today.txt                 loaded words, each with its reason, and a score
  copydesk compare wire.txt ours.txt         what was copied and what was changed

Exit codes: 0 done, whatever was found; 1 a gate set by --fail-on was crossed; 2 something
could not be read or written (the rest is still reported).";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Everything about a set of articles: reuse and wording together
    #[command(after_help = "\
Examples:
  copydesk report articles/
  copydesk report articles/ -o report.html
  copydesk report feed.jsonl --format jsonl --text > records.jsonl")]
    Report(ReportArgs),
    /// Which articles share text with which, and the passages they share
    #[command(after_help = "\
Examples:
  copydesk reuse articles/ --min-words 8
  copydesk reuse feed.jsonl --format jsonl -o matches.jsonl
  copydesk reuse articles/ --pairs pairs.tsv --sensitivity rewritten
  copydesk reuse feed.jsonl --no-passages --emit kept -o unique.jsonl
  copydesk reuse ours.txt wire/ --fail-on 'resemblance>=0.5'")]
    Reuse(ReuseArgs),
    /// Loaded words, each with its reason and a plainer wording, and a score
    #[command(after_help = "\
Examples:
  copydesk wording today.txt
  cat draft.txt | copydesk wording -
  copydesk wording drafts/ --fail-on 'weight>=4'
  copydesk wording today.txt --lexicon house.toml")]
    Wording(WordingArgs),
    /// Two articles side by side: what was copied, what was changed, what was loaded
    #[command(after_help = "\
Examples:
  copydesk compare wire.txt ours.txt
  copydesk compare wire.txt ours.txt --format json")]
    Compare(CompareArgs),
    /// What a category, an entry or a word of the lexicon means
    #[command(after_help = "\
Examples:
  copydesk explain fear
  copydesk explain fear/chaos
  copydesk explain 'game-changing'")]
    Explain(ExplainArgs),
    /// Lexicons of your own: check, list, count, begin one
    #[command(after_help = "\
Examples:
  copydesk lexicon new > house.toml
  copydesk lexicon check house.toml
  copydesk lexicon list fear --off fear/chaos
  copydesk lexicon stats --lexicon house.toml")]
    Lexicon(LexiconCommandArgs),
    /// The JSON Schema of the machine output
    #[command(after_help = "\
Examples:
  copydesk schema > record.schema.json
  copydesk schema document > document.schema.json")]
    Schema(SchemaArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) find: FindArgs,
    #[command(flatten)]
    pub(crate) check: CheckArgs,
    #[command(flatten)]
    pub(crate) tell: TellArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReuseArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) find: FindArgs,
    /// Judge just the pairs of ids in this file, two a line with a tab between
    #[arg(long, value_name = "FILE", help_heading = "Reuse")]
    pub(crate) pairs: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WordingArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) check: CheckArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    /// The one article
    pub(crate) left: PathBuf,
    /// The other
    pub(crate) right: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) find: FindArgs,
    #[command(flatten)]
    pub(crate) tell: TellArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A category, an entry as category/entry, or any words
    #[arg(required = true, value_name = "TERM")]
    pub(crate) term: Vec<String>,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct LexiconCommandArgs {
    #[command(subcommand)]
    pub(crate) what: LexiconCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Whether files of your own can be read, and keep the promises of their examples
    Check {
        /// Lexicon files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// The entries, one a line: name, weight, first form
    List {
        /// Only of this category
        category: Option<String>,
        #[command(flatten)]
        lexicon: LexiconArgs,
    },
    /// How many entries and forms of which weights each category has
    Stats {
        #[command(flatten)]
        lexicon: LexiconArgs,
    },
    /// A lexicon file to begin with
    New,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    /// Of one line of JSON Lines, or of the one JSON object
    #[arg(default_value = "record")]
    pub(crate) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// One line of JSON Lines
    Record,
    /// The one JSON object
    Document,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_flags_are_consistent() {
        super::Args::command().debug_assert();
    }
}
