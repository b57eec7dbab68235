//! Arguments: every flag, declared once.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};

use super::gate::Gate;

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

/// What to read, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How to read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadingArgs {
    /// What named files and standard input are, if not what they look like: txt, md, html, json, jsonl
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<copydesk::read::Format>,
    /// JSON field that holds the id
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,
    /// JSON field that holds the text [default: text, body or content]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,
    /// JSON field that holds the headline
    #[arg(long, value_name = "NAME")]
    pub(crate) title_field: Option<String>,
    /// JSON field that holds the outlet [default: outlet or source]
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet_field: Option<String>,
    /// JSON field that holds the date [default: published or date]
    #[arg(long, value_name = "NAME")]
    pub(crate) published_field: Option<String>,
    /// JSON field that holds the address
    #[arg(long, value_name = "NAME")]
    pub(crate) url_field: Option<String>,
    /// JSON field that holds the language [default: lang or language]
    #[arg(long, value_name = "NAME")]
    pub(crate) lang_field: Option<String>,
    /// Largest article in MiB; a larger one is an error
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub(crate) max_article: u64,
}

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
    /// Folder of templates that replace those of the page
    #[arg(long, value_name = "DIR")]
    pub(crate) template: Option<PathBuf>,
    /// Include each article's text in JSON
    #[arg(long)]
    pub(crate) text: bool,
    /// Exit with 1 if this is crossed; may be given several times: findings, matches, weight, score, level, resemblance, containment, with >=VALUE behind it
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
}

/// How reuse is looked for.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reuse")]
pub(crate) struct FindArgs {
    /// Words in a shingle
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) shingle_words: u16,
    /// Resemblance from which two articles are near-duplicates
    #[arg(long, value_name = "0..1", default_value_t = 0.8, value_parser = share)]
    pub(crate) threshold: f64,
    /// The chance that a pair at the threshold becomes a candidate
    #[arg(long, value_name = "0..1", default_value_t = 0.995, value_parser = share)]
    pub(crate) recall: f64,
    /// Containment from which one article is said to hold another
    #[arg(long, value_name = "0..1", default_value_t = 0.8, value_parser = share)]
    pub(crate) containment: f64,
    /// Same words from which a stretch is a passage
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) min_words: u16,
    /// Passages from which a pair is listed that shares no more than passages
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) min_passages: u16,
    /// How far a passage may be from its original
    #[arg(long, default_value = "edited")]
    pub(crate) sensitivity: SensitivityArg,
    /// Also measure how alike two articles are letter by letter, which tells derived from independent
    /// stories in any language: with a right_likeness of 0.09 and more a story is more likely derived
    #[arg(long)]
    pub(crate) likeness: bool,
    /// What counts as reuse beside an article's own text, with commas between
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) count: Vec<ClassArg>,
    /// Passages to leave out altogether, with commas between
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) exclude: Vec<ClassArg>,
}

/// How far a passage may be from its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SensitivityArg {
    /// Word for word: every run of the same words, each on its own
    Exact,
    /// Copied and edited: for news desks, made to stay silent on independent reports of one event
    Edited,
    /// Also paraphrased, translated there and back, summed up: for plagiarism, and the PAN corpora
    Rewritten,
}

/// Passages that are no reuse of an article's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClassArg {
    /// Someone else's words, quoted
    Quotes,
    /// Footers, legal lines, promotion
    Boilerplate,
    /// Form letters with other names and numbers
    Template,
}

/// How wording is checked.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Wording")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
    /// Include each sentence's chance of being called biased in JSON
    #[arg(long)]
    pub(crate) sentences: bool,
}

/// How tellings are compared.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Telling")]
pub(crate) struct TellArgs {
    /// The chance from which two sentences count as telling the same fact
    #[arg(long, value_name = "0..1", default_value_t = 0.55, value_parser = share)]
    pub(crate) min_confidence: f64,
}

/// Which lexicon.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Wording")]
pub(crate) struct LexiconArgs {
    /// A lexicon of your own, added to the one that ships and beating it; may be given several times
    #[arg(long = "lexicon", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What those files are, if not what they look like
    #[arg(long, value_name = "FORMAT")]
    pub(crate) lexicon_format: Option<LexiconFormat>,
    /// Words that are never marked; may be given several times
    #[arg(long, value_name = "WORDS")]
    pub(crate) allow: Vec<String>,
    /// A category or an entry (category/entry) to leave out; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) off: Vec<String>,
    /// Another weight for an entry, or what multiplies those of a category, 0 to 5; may be given several times
    #[arg(long, value_name = "NAME=WEIGHT", value_parser = weighed)]
    pub(crate) weigh: Vec<(String, f64)>,
    /// Leave out whatever weighs less in the writer's own voice; 0 shows slight colour too [default: 0.6]
    #[arg(long, value_name = "WEIGHT")]
    pub(crate) min_weight: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LexiconFormat {
    /// As the lexicon that ships is written
    Toml,
    /// word, valence, deviation
    Vader,
    /// word, emotion, 0, 1 or an intensity
    Nrc,
    /// A word or phrase a line
    Plain,
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
    /// Judge just the pairs of ids in this file, two a line with a tab between
    #[arg(long, value_name = "FILE", help_heading = "Reuse")]
    pub(crate) pairs: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// Large collections: near-duplicates alone, in little memory.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Large collections")]
pub(crate) struct ArchiveArgs {
    /// Near-duplicates alone, for collections of any size; writes JSON Lines
    #[arg(long, conflicts_with_all = ["pairs", "text", "template"])]
    pub(crate) no_passages: bool,
    /// Find every pair there is, whatever it takes
    #[arg(long, requires = "no_passages")]
    pub(crate) exact: bool,
    /// Find short articles inside longer ones too; reads everything a second time
    #[arg(long, requires = "no_passages")]
    pub(crate) contained: bool,
    /// What counts as a word
    #[arg(long, requires = "no_passages", default_value = "unicode")]
    pub(crate) words: WordsArg,
    /// Memory for sketches; those beyond go to a temporary file
    #[arg(
        long,
        requires = "no_passages",
        value_name = "MIB",
        default_value_t = 1024
    )]
    pub(crate) memory: u32,
    /// What to write
    #[arg(long, requires = "no_passages", default_value = "records")]
    pub(crate) emit: EmitArg,
    /// When two groups of articles become one cluster
    #[arg(long, requires = "no_passages", default_value = "single")]
    pub(crate) link: LinkArg,
    /// Which article of a cluster is kept
    #[arg(long, requires = "no_passages", default_value = "earliest")]
    pub(crate) keep: KeepArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WordsArg {
    /// The words of UAX #29: "don't" is one
    Unicode,
    /// Runs of letters, digits and underscores, as the pattern \w+ finds them: "don't" is two
    Ascii,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EmitArg {
    /// Matches, clusters and errors as JSON Lines
    Records,
    /// Clusters as JSON Lines
    Clusters,
    /// Two ids and their resemblance a line, tabs between
    Pairs,
    /// The input lines of articles that are kept
    Kept,
    /// The input lines of articles that go
    Removed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinkArg {
    /// If any two of their articles match; chains may tie strangers
    Single,
    /// If their articles resemble each other well enough on average
    Average,
    /// If all their articles match
    Complete,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeepArg {
    /// The earliest by date
    Earliest,
    /// The one with the most words
    Longest,
    /// The first in the input
    First,
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

fn weighed(text: &str) -> Result<(String, f64), String> {
    let read = text.split_once('=').and_then(|(name, weight)| {
        let weight = weight.trim().parse().ok()?;
        Some((name.trim().to_owned(), weight))
    });
    read.ok_or_else(|| "a name, =, and a weight".to_owned())
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share lies between 0 and 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_flags_are_consistent() {
        super::Args::command().debug_assert();
    }
}
