//! `copydesk report`: everything about a set of articles.

use copydesk::compare::{self, Input};
use copydesk::report::{Detail, Report, ReuseReport, Table};
use copydesk::reuse;
use copydesk::text::read_all;

use super::args::ReportArgs;
use super::config::Config;
use super::gather::{gather_but, house};
use super::limits;
use super::outcome::Outcome;
use super::output::{check_gates, deliver, end_passages, format};
use super::sources::own_report;
use super::wording::checked;

pub(crate) fn run(args: &ReportArgs, config: &Config) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Scores)?;
    let mut gathered = gather_but(
        &args.input.paths,
        &args.input.reading,
        [own_report(args.output.output.as_deref()), None],
    );
    let house = house(&args.check.lexicon, config, &gathered.articles)?;
    check_gates(&args.output, house.base())?;
    let texts = read_all(&gathered.articles);
    let settings = args.find.settings();
    let mut found = reuse::find(&gathered.articles, &texts, &settings);
    let mut wording = checked(&gathered.articles, &texts, &house, &mut gathered.failures);
    let (most, each) = (args.find.max_passages, args.check.max_findings);
    let cut = limits::passages(&gathered.articles, &mut found, most);
    gathered.failures.extend(cut);
    let cut = limits::findings(&gathered.articles, &mut wording, each);
    gathered.failures.extend(cut);
    limits::sentences(&gathered.articles, &texts);
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
    let mut reuse = ReuseReport { found, settings };
    end_passages(&mut reuse, &texts, &format);
    let report = Report {
        articles: gathered.articles,
        texts: texts.into(),
        reuse: Some(reuse),
        wording: Some(wording),
        comparison: Some(comparison),
        lexicon: house.base(),
        failures: gathered.failures,
        detail: Detail {
            text: args.output.text,
            sentences: args.check.sentences,
        },
    };
    deliver(&report, format, &args.output)
}
