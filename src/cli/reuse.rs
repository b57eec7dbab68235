//! `copydesk reuse`: which articles share text with which, and the passages they share.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;

use copydesk::article::{Article, ArticleId};
use copydesk::report::{Detail, Failure, Report, ReuseReport, Table};
use copydesk::reuse::{self, Class, Sensitivity};
use copydesk::text::read_all;
use copydesk::wording::builtin;

use super::args::{ClassArg, FindArgs, ReuseArgs, SensitivityArg};
use super::gather::gather;
use super::limits;
use super::outcome::Outcome;
use super::output::{deliver, format};

pub(crate) fn run(args: &ReuseArgs) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Pairs)?;
    let mut gathered = gather(&args.input.paths, &args.input.reading);
    let texts = read_all(&gathered.articles);
    let settings = args.find.settings();
    let mut found = match &args.pairs {
        None => reuse::find(&gathered.articles, &texts, &settings),
        Some(file) => {
            let (pairs, unknown) = pairs(file, &gathered.articles)?;
            gathered.failures.extend(unknown);
            reuse::compare(&gathered.articles, &texts, &pairs, &settings)
        }
    };
    let cut = limits::passages(&gathered.articles, &mut found, args.find.max_passages);
    gathered.failures.extend(cut);
    let report = Report {
        articles: gathered.articles,
        texts,
        reuse: Some(ReuseReport { found, settings }),
        wording: None,
        comparison: None,
        lexicon: builtin(),
        failures: gathered.failures,
        detail: Detail {
            text: args.output.text,
            sentences: false,
        },
    };
    deliver(&report, format, &args.output)
}

impl FindArgs {
    /// The settings these flags ask for.
    pub(crate) fn settings(&self) -> reuse::Settings {
        reuse::Settings {
            shingle_words: self.shingle_words.into(),
            threshold: self.threshold,
            recall: self.recall,
            containment: self.containment,
            min_words: self.min_words.into(),
            min_passages: self.min_passages.into(),
            sensitivity: self.sensitivity.into(),
            likeness: self.likeness,
            count: classes(&self.count),
            exclude: classes(&self.exclude),
            ..reuse::Settings::default()
        }
    }
}

fn classes(named: &[ClassArg]) -> Vec<Class> {
    let class = |named: &ClassArg| match named {
        ClassArg::Quotes => Class::Quotation,
        ClassArg::Boilerplate => Class::Boilerplate,
        ClassArg::Template => Class::Template,
    };
    named.iter().map(class).collect()
}

impl From<SensitivityArg> for Sensitivity {
    fn from(named: SensitivityArg) -> Self {
        match named {
            SensitivityArg::Exact => Self::Exact,
            SensitivityArg::Edited => Self::Edited,
            SensitivityArg::Rewritten => Self::Rewritten,
        }
    }
}

type Pairs = (Vec<(ArticleId, ArticleId)>, Vec<Failure>);

/// The pairs that a file names, in its order; lines that name no two articles are failures, a first such line is a header.
fn pairs(file: &Path, articles: &[Article]) -> anyhow::Result<Pairs> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let ids: BTreeMap<&str, ArticleId> = articles
        .iter()
        .zip(0..)
        .map(|(article, nth)| (article.id.as_str(), ArticleId(nth)))
        .collect();
    let (mut pairs, mut failures) = (vec![], vec![]);
    for (nth, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let mut fields = line
            .split('\t')
            .map(|field| ids.get(field).or_else(|| ids.get(field.trim())));
        match (fields.next().flatten(), fields.next().flatten()) {
            (Some(left), Some(right)) => pairs.push((*left, *right)),
            _ if nth == 0 => {}
            _ => failures.push(Failure {
                path: format!("{}:{}", file.display(), nth + 1),
                message: "not two ids of articles that were read".to_owned(),
            }),
        }
    }
    for failure in &failures {
        anstream::eprintln!("copydesk: {}: {}", failure.path, failure.message);
    }
    Ok((pairs, failures))
}
