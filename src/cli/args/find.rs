//! Flags of reuse and of telling.

use clap::ValueEnum;

use copydesk::compare::Sort;

use super::count;

/// How reuse is looked for.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reuse")]
pub(crate) struct FindArgs {
    /// Words in a shingle
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=64), allow_negative_numbers = true)]
    pub(crate) shingle_words: u16,
    /// Resemblance, or share of both articles' own words that stands in passages they share, from which two are near-duplicates
    #[arg(long, value_name = "0..1", default_value_t = 0.8, value_parser = share, allow_negative_numbers = true)]
    pub(crate) threshold: f64,
    /// The chance that a pair at the threshold becomes a candidate
    #[arg(long, value_name = "0..1", default_value_t = 0.995, value_parser = share, allow_negative_numbers = true)]
    pub(crate) recall: f64,
    /// Containment, or share of an article's words that are kept, from which another is said to hold it
    #[arg(long, value_name = "0..1", default_value_t = 0.8, value_parser = share, allow_negative_numbers = true)]
    pub(crate) containment: f64,
    /// Same words from which a stretch is a passage
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..), allow_negative_numbers = true)]
    pub(crate) min_words: u16,
    /// Passages from which a pair is listed that shares no more than passages
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..), allow_negative_numbers = true)]
    pub(crate) min_passages: u16,
    /// How far a passage may be from its original
    #[arg(long, default_value = "edited")]
    pub(crate) sensitivity: SensitivityArg,
    /// Also measure how alike two articles are letter by letter, which tells derived from independent
    /// stories in any language: with a right_likeness of 0.0955 and more a story is more likely derived
    #[arg(long)]
    pub(crate) likeness: bool,
    /// What counts as reuse beside an article's own text, with commas between
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) count: Vec<ClassArg>,
    /// Passages to leave out altogether, with commas between
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) exclude: Vec<ClassArg>,
    /// Most passages of a pair; what is over is left off, and said to be
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10_000,
        value_parser = count::<usize>,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub(crate) max_passages: usize,
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

/// How tellings are compared.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Telling")]
pub(crate) struct TellArgs {
    /// The chance from which two sentences count as telling the same fact; three articles need 0.65 of it on the mean
    #[arg(long, value_name = "0..1", default_value_t = 0.65, value_parser = share, allow_negative_numbers = true)]
    pub(crate) min_confidence: f64,
    /// Sort the table of an event: article, load, headline, sources, copied or only, the most first unless :asc
    #[arg(long, value_name = "COLUMN[:asc|desc]")]
    pub(crate) sort: Option<Sort>,
    /// Take articles for reports of one event from one sure fact in common on; `compare` always does
    #[arg(long)]
    pub(crate) one_event: bool,
}

/// A share of a whole.
fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share lies between 0 and 1".to_owned()),
    }
}
