//! Flags of large collections.

use clap::ValueEnum;

/// Large collections: near-duplicates alone, in little memory.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Large collections")]
pub(crate) struct ArchiveArgs {
    /// Near-duplicates alone, by resemblance and not by passages, for collections of any size; writes JSON Lines
    #[arg(long, conflicts_with_all = [
        "pairs", "text", "template", "table", "sensitivity", "count", "exclude", "likeness", "min_passages", "max_passages",
    ])]
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
        default_value_t = 1024,
        allow_negative_numbers = true
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
    /// Runs of letters and digits of any script and underscores, much as the pattern \w+ finds them: "don't" is two
    Ascii,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EmitArg {
    /// Matches, clusters and errors as JSON Lines
    Records,
    /// Clusters as JSON Lines
    Clusters,
    /// Two ids and their resemblance a line, tabs between; with --contained, the share of each that the other holds, and the relation too
    Pairs,
    /// The input lines of articles that are kept, in UTF-8; articles of other formats than JSON are written anew
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
