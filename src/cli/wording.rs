//! `copydesk wording`: loaded words, each with its reason, and a score.

use copydesk::report::{Detail, Report, Table};
use copydesk::text::read_all;
use copydesk::wording;

use super::args::WordingArgs;
use super::gather::{gather, lexicon};
use super::outcome::Outcome;
use super::output::{deliver, format};

pub(crate) fn run(args: &WordingArgs) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Findings)?;
    let lexicon = lexicon(&args.check.lexicon)?;
    let gathered = gather(&args.input.paths, &args.input.reading);
    let texts = read_all(&gathered.articles);
    let wording = wording::check_all(&gathered.articles, &texts, &lexicon);
    let report = Report {
        articles: gathered.articles,
        texts,
        reuse: None,
        wording: Some(wording),
        comparison: None,
        lexicon: &lexicon,
        failures: gathered.failures,
        detail: Detail {
            text: args.output.text,
            sentences: args.check.sentences,
        },
    };
    deliver(&report, format, &args.output)
}
