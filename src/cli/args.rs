//! Arguments: every flag, declared once.

mod archive;
mod check;
mod find;
mod input;
mod output;

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use archive::{ArchiveArgs, EmitArg, KeepArg, LinkArg, WordsArg};
pub(crate) use check::{CheckArgs, LexiconArgs, LexiconFormat, LintArgs};
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
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// Tell nothing but errors on standard error: no progress, no summary
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  copydesk report articles/ -o report.html   everything, as a page to look at
  copydesk reuse articles/                   who shares text with whom, and which passages
  copydesk wording today.txt                 loaded words, each with its reason, and a score
  copydesk compare wire.txt ours.txt         side by side: copied, changed, loaded, told by both, left out
  copydesk explain fear/chaos                what an entry of the lexicon means

Settings are read from copydesk.toml in this folder or above; `copydesk config show` lists them.

Exit codes: 0 done, whatever was found; 1 a gate set by --fail-on was crossed, or `lexicon check`
found a broken promise; 2 something could not be read or written (the rest is still reported), was
asked for wrongly, or left a gate no article to check; 130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Everything about a set of articles: reuse and wording together
    #[command(after_help = "\
Examples:
  copydesk report articles/
  copydesk report articles/ -o report.html
  copydesk report feed.jsonl --format jsonl --text > records.jsonl")]
    Report(ReportArgs),
    /// A lesson to work on in class, and what a class made of it
    #[command(after_help = "\
Examples:
  copydesk lesson articles/ -o lesson.html
  copydesk lesson articles/ --answers shown --outlets shown -o teacher.html
  copydesk lesson --collect marks/*.json -o class.html")]
    Lesson(LessonArgs),
    /// Which articles share text with which, and the passages they share
    #[command(after_help = "\
Examples:
  copydesk reuse articles/ --min-words 8
  copydesk reuse feed.jsonl --format jsonl -o matches.jsonl
  copydesk reuse articles/ --pairs pairs.tsv --sensitivity rewritten
  copydesk reuse feed.jsonl --no-passages --emit kept -o unique.jsonl
  copydesk reuse ours.txt wire.txt --fail-on 'coverage>=0.5'")]
    Reuse(ReuseArgs),
    /// Loaded words, each with its reason and a plainer wording, and a score
    #[command(after_help = "\
Examples:
  copydesk wording today.txt
  cat draft.txt | copydesk wording -
  copydesk wording drafts/ --fail-on 'weight>=4'
  copydesk wording drafts/ --select fear,label --ignore fear/chaos
  copydesk wording drafts/ --baseline known.json --update-baseline
  copydesk wording drafts/ --format sarif -o wording.sarif
  copydesk wording today.txt --lexicon house.toml")]
    Wording(WordingArgs),
    /// Two articles side by side: what was copied, what was changed, what was loaded
    #[command(after_help = "\
Examples:
  copydesk compare wire.txt ours.txt
  copydesk compare wire.txt ours.txt --format json")]
    Compare(CompareArgs),
    /// New articles of a folder as they land: what they share, which words load them
    #[command(after_help = "\
Examples:
  copydesk watch wire/ --until-idle 1
  copydesk watch wire/ --window 200 --until-idle 1")]
    Watch(WatchArgs),
    /// What a category, an entry or a word of the lexicon means
    #[command(after_help = "\
Examples:
  copydesk explain fear
  copydesk explain fear/chaos
  copydesk explain 'game-changing'")]
    Explain(ExplainArgs),
    /// Lexicons of your own: check, list, stats, new
    #[command(after_help = "\
Examples:
  copydesk lexicon new > house.toml
  copydesk lexicon check house.toml
  copydesk lexicon list fear --off fear/chaos
  copydesk lexicon stats --lexicon house.toml")]
    Lexicon(LexiconCommandArgs),
    /// Settings: what holds and where it comes from, a file to begin with
    #[command(after_help = "\
Examples:
  copydesk config init
  copydesk config show")]
    Config(ConfigCommandArgs),
    /// The language server that editors talk to
    #[cfg(feature = "lsp")]
    #[command(after_help = "\
Examples:
  copydesk lsp < /dev/null")]
    Lsp,
    /// The JSON Schema of the machine output
    #[command(after_help = "\
Examples:
  copydesk schema > record.schema.json
  copydesk schema document > document.schema.json")]
    Schema(SchemaArgs),
    /// Completions for a shell
    #[command(after_help = "\
Examples:
  copydesk completions bash > copydesk.bash")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Manual pages, written into a folder
    #[command(after_help = "\
Examples:
  copydesk man man/")]
    Man {
        /// The folder; made if it is not there
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Where settings are read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct ConfigArgs {
    /// Read settings from this file, not from the nearest copydesk.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read settings from no file
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConfigCommandArgs {
    #[command(subcommand)]
    pub(crate) what: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Every setting, its value, and who gave it
    Show,
    /// A copydesk.toml to begin with, in this folder
    Init,
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
pub(crate) struct LessonArgs {
    /// Files, folders, or - for standard input
    #[arg(required_unless_present = "collect", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show what a class marked, from the files that its students saved
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "paths")]
    pub(crate) collect: Vec<PathBuf>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Whether the program's marks are shown from the beginning
    #[arg(long, default_value = "hidden")]
    pub(crate) answers: CoverArg,
    /// Whether it is shown who published an article, and when
    #[arg(long, default_value = "hidden")]
    pub(crate) outlets: CoverArg,
    /// Folder of templates that replace those of the lesson
    #[arg(long, value_name = "DIR")]
    pub(crate) template: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverArg {
    /// Only when the reader asks for it
    Hidden,
    /// At once
    Shown,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReuseArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) find: FindArgs,
    /// Judge just the pairs of ids in this file, two a line with a tab between, # before remarks; leave other articles out
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
    #[command(flatten)]
    pub(crate) lint: LintArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WatchArgs {
    /// Folders to watch
    #[arg(required = true, value_name = "FOLDER")]
    pub(crate) folders: Vec<PathBuf>,
    /// Articles that new ones are compared with: the latest so many
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = count::<usize>, allow_negative_numbers = true)]
    pub(crate) window: usize,
    /// Forget articles that landed longer ago than this, in minutes [default: never]
    #[arg(long, value_name = "MINUTES", value_parser = count::<u64>, allow_negative_numbers = true)]
    pub(crate) max_age: Option<u64>,
    /// A file is read once it has been left alone for this long, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 400, value_parser = count::<u64>, allow_negative_numbers = true)]
    pub(crate) settle: u64,
    /// End once nothing has landed for so many seconds [default: watch on]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, allow_negative_numbers = true)]
    pub(crate) until_idle: Option<Duration>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) find: FindArgs,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
}

/// How many of something.
fn count<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| "a whole number, from 0 on".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse().ok();
    let span = number.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    span.ok_or_else(|| "a number of seconds, from 0 on".to_owned())
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    /// The one article; the earlier by date stands on the left, whichever is named first
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
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
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
