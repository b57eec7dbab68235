//! Flags of reading.

use std::path::PathBuf;

use super::count;

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
    /// What named files and standard input are, if not what they look like: txt, md, html, json, jsonl, csv, tsv, xml, docx, parquet, sqlite
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<copydesk::read::Format>,
    /// What to call standard input, and by whose settings to read it
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Field of JSON or column of a table that holds the id
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,
    /// Field that holds the text [default: text, body, content or article]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,
    /// Field that holds the headline [default: title or headline]
    #[arg(long, value_name = "NAME")]
    pub(crate) title_field: Option<String>,
    /// Field that holds the outlet [default: outlet, source, publication or publisher]
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet_field: Option<String>,
    /// Field that holds who wrote it [default: byline or author]
    #[arg(long, value_name = "NAME")]
    pub(crate) byline_field: Option<String>,
    /// Field that holds the date [default: published, date, published_at or pubdate]
    #[arg(long, value_name = "NAME")]
    pub(crate) published_field: Option<String>,
    /// Field that holds the address
    #[arg(long, value_name = "NAME")]
    pub(crate) url_field: Option<String>,
    /// Field that holds the language [default: lang or language]
    #[arg(long, value_name = "NAME")]
    pub(crate) lang_field: Option<String>,
    /// Largest article in MiB, at most 256; a larger one is an error
    #[arg(long, value_name = "MIB", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=256), allow_negative_numbers = true)]
    pub(crate) max_article: u16,
    /// Most words of an article; a longer one is an error
    #[arg(
        long,
        value_name = "N",
        default_value_t = 20_000_000,
        value_parser = count::<usize>,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub(crate) max_words: usize,
    /// How many times its size a packed file may unpack to
    #[arg(
        long,
        value_name = "N",
        default_value_t = 400,
        value_parser = count::<u64>,
        allow_negative_numbers = true,
        hide_short_help = true
    )]
    pub(crate) max_unpacked: u64,
}
