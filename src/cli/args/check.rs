//! Flags of wording.

use std::path::PathBuf;

use clap::ValueEnum;

use copydesk::wording::{Grade, WishError};

use super::count;

/// How wording is checked.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Wording")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
    /// Include each sentence's chance of being called biased in JSON
    #[arg(long)]
    pub(crate) sentences: bool,
    /// Most findings of an article; what is over is left off, and said to be
    #[arg(
        long,
        value_name = "N",
        default_value_t = 100_000,
        value_parser = count::<usize>,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub(crate) max_findings: usize,
}

/// What is told of the findings.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Wording")]
pub(crate) struct LintArgs {
    /// Tell only what this file does not know
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write what is found to the baseline file
    #[arg(long)]
    pub(crate) update_baseline: bool,
    /// Tell only of paragraphs that changed since this commit of the git repository
    #[arg(long, value_name = "COMMIT")]
    pub(crate) diff: Option<String>,
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
    /// Words that are never marked, with commas between
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
    /// A category or an entry (category/entry) to leave out, whatever --select says; with commas between
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) off: Vec<String>,
    /// Look for these categories and entries alone, with commas between; the beginning of a name will do
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Look for all but these; the beginning of a name will do, and a longer name in --select holds against it
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// How gravely a category or an entry is taken: off, note, warning or error; with commas between
    #[arg(long, value_name = "NAME=SEVERITY", value_parser = graded, value_delimiter = ',')]
    pub(crate) severity: Vec<(String, Grade)>,
    /// Another weight for an entry, or what multiplies those of a category, 0 to 5; with commas between
    #[arg(long, value_name = "NAME=WEIGHT", value_parser = weighed, value_delimiter = ',')]
    pub(crate) weigh: Vec<(String, f64)>,
    /// Leave out whatever weighs less where it stands, in a quotation less than in the writer's own voice; 0 shows slight colour too [default: shipped entries under 0.6]
    #[arg(long, value_name = "WEIGHT", value_parser = weight, allow_negative_numbers = true)]
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

fn weighed(text: &str) -> Result<(String, f64), String> {
    let (name, given) = text.split_once('=').ok_or("a name, =, and a weight")?;
    Ok((name.trim().to_owned(), weight(given.trim())?))
}

fn weight(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(weight) if (0.0..=5.0).contains(&weight) => Ok(weight),
        _ => Err(WishError::Weight.to_string()),
    }
}

fn graded(text: &str) -> Result<(String, Grade), String> {
    let Some((name, grade)) = text.split_once('=') else {
        return Err("a name, =, and a severity".to_owned());
    };
    Ok((name.trim().to_owned(), grade.trim().parse()?))
}
