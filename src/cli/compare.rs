//! `copydesk compare`: two articles side by side.

use anyhow::bail;

use copydesk::article::{Article, ArticleId};
use copydesk::compare::{self, Events, Input};
use copydesk::report::{Detail, Format, Report, ReuseReport, Table};
use copydesk::reuse;
use copydesk::text::read_all;

use super::args::{CompareArgs, TellArgs};
use super::config::Config;
use super::gather::{gather, house};
use super::limits;
use super::outcome::Outcome;
use super::output::{check_gates, deliver, end_passages, format};
use super::wording::checked;

pub(crate) fn run(args: &CompareArgs, config: &Config) -> anyhow::Result<Outcome> {
    let format = match format(&args.output, Table::Edits)? {
        Format::Text(style) => Format::SideBySide(style),
        other => other,
    };
    let mut left = gather(std::slice::from_ref(&args.left), &args.reading);
    let mut right = gather(std::slice::from_ref(&args.right), &args.reading);
    left.failures.append(&mut right.failures);
    if left.articles.len() != 1 || right.articles.len() != 1 {
        bail!(
            "compare takes two files with one article each; {} and {} were read",
            left.articles.len(),
            right.articles.len()
        );
    }
    left.articles.append(&mut right.articles);
    if is_later(&left.articles) {
        left.articles.reverse();
    }
    copydesk::read::unique_ids(&mut left.articles);
    let house = house(&args.lexicon, config, &left.articles)?;
    check_gates(&args.output, house.base())?;
    let texts = read_all(&left.articles);
    let settings = args.find.settings();
    let pair = [(ArticleId(0), ArticleId(1))];
    let mut found = reuse::compare(&left.articles, &texts, &pair, &settings);
    let cut = limits::passages(&left.articles, &mut found, args.find.max_passages);
    left.failures.extend(cut);
    limits::sentences(&left.articles, &texts);
    let comparison = compare::compare(
        &Input {
            articles: &left.articles,
            texts: &texts,
            reuse: &found,
            reuse_settings: &settings,
            wording: &checked(&left.articles, &texts, &house, &mut left.failures),
        },
        &compare::Settings {
            events: Events::One,
            ..args.tell.settings()
        },
    );
    let mut reuse = ReuseReport { found, settings };
    end_passages(&mut reuse, &texts, &format);
    let report = Report {
        articles: left.articles,
        texts: texts.into(),
        reuse: Some(reuse),
        wording: None,
        comparison: Some(comparison),
        lexicon: house.base(),
        failures: left.failures,
        detail: Detail {
            text: args.output.text,
            sentences: false,
        },
    };
    deliver(&report, format, &args.output)
}

/// Whether the first article is the later one by its date: what was changed on the way reads from the earlier.
fn is_later(pair: &[Article]) -> bool {
    let moments: Vec<_> = pair.iter().filter_map(Article::moment).collect();
    matches!(moments[..], [first, second] if second.is_before(first))
}

impl TellArgs {
    /// The settings these flags ask for.
    pub(crate) fn settings(&self) -> compare::Settings {
        compare::Settings {
            min_confidence: self.min_confidence,
            sort: self.sort,
            events: if self.one_event {
                Events::One
            } else {
                Events::Sought
            },
        }
    }
}
