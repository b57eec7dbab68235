//! `copydesk report`: everything about a set of articles.

use copydesk::compare::{self, Input};
use copydesk::report::{Detail, Report, ReuseReport, Table};
use copydesk::reuse;
use copydesk::text::read_all;
use copydesk::wording;

use super::args::ReportArgs;
use super::gather::{gather, lexicon};
use super::outcome::Outcome;
use super::output::{deliver, format};

pub(crate) fn run(args: &ReportArgs) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Scores)?;
    let lexicon = lexicon(&args.check.lexicon)?;
    let gathered = gather(&args.input.paths, &args.input.reading);
    let texts = read_all(&gathered.articles);
    let settings = args.find.settings();
    let found = reuse::find(&gathered.articles, &texts, &settings);
    let wording = wording::check_all(&gathered.articles, &texts, &lexicon);
    let comparison = compare::compare(
        &Input {
            articles: &gathered.articles,
            texts: &texts,
            reuse: &found,
            reuse_settings: &settings,
            wording: &wording,
        },
        &args.tell.settings(),
    );
    let report = Report {
        articles: gathered.articles,
        texts,
        reuse: Some(ReuseReport { found, settings }),
        wording: Some(wording),
        comparison: Some(comparison),
        lexicon: &lexicon,
        failures: gathered.failures,
        detail: Detail {
            text: args.output.text,
            sentences: args.check.sentences,
        },
    };
    deliver(&report, format, &args.output)
}
