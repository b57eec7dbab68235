//! `copydesk reuse`: which articles share text with which, and the passages they share.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;

use copydesk::article::{Article, ArticleId};
use copydesk::report::{Detail, Failure, Report, ReuseReport, Table};
use copydesk::reuse::{self, Class, Sensitivity};
use copydesk::text::read_all;
use copydesk::wording::builtin;

use super::args::{ClassArg, FindArgs, ReuseArgs, SensitivityArg};
use super::gather::gather_but;
use super::limits;
use super::outcome::Outcome;
use super::output::{deliver, end_passages, format};
use super::quiet::complain;
use super::sources::{self, own_report};

pub(crate) fn run(args: &ReuseArgs) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Pairs)?;
    let mut gathered = gather_but(
        &args.input.paths,
        &args.input.reading,
        [
            own_report(args.output.output.as_deref()),
            args.pairs.as_deref(),
        ],
    );
    let settings = args.find.settings();
    let pairs = match &args.pairs {
        None => None,
        Some(file) => {
            let named = sources::text(file).with_context(|| file.display().to_string())?;
            keep_needed(&mut gathered.articles, &named, &settings);
            let (pairs, unknown) = pairs(file, &named, &gathered.articles);
            gathered.failures.extend(unknown);
            Some(pairs)
        }
    };
    let texts = read_all(&gathered.articles);
    let mut found = match &pairs {
        None => reuse::find(&gathered.articles, &texts, &settings),
        Some(pairs) => reuse::compare(&gathered.articles, &texts, pairs, &settings),
    };
    let cut = limits::passages(&gathered.articles, &mut found, args.find.max_passages);
    gathered.failures.extend(cut);
    let mut reuse = ReuseReport { found, settings };
    end_passages(&mut reuse, &texts, &format);
    let report = Report {
        articles: gathered.articles,
        texts: texts.into(),
        reuse: Some(reuse),
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

/// Leaves the articles that the lines of `named` name, and what their outlets published beside, from which
/// refrains are learned; all of them where how common a run of letters is must be learned too.
fn keep_needed(articles: &mut Vec<Article>, named: &str, settings: &reuse::Settings) {
    if settings.likeness {
        return;
    }
    let ids: BTreeSet<&str> = named
        .lines()
        .flat_map(|line| fields(line).flatten())
        .collect();
    let is_named = |article: &Article| ids.contains(article.id.as_str());
    let outlet = |article: &Article| article.outlet.as_deref().map(str::to_lowercase);
    let needed = articles.iter().filter(|article| is_named(article));
    let outlets: BTreeSet<String> = needed.filter_map(outlet).collect();
    articles.retain(|article| {
        is_named(article) || outlet(article).is_some_and(|outlet| outlets.contains(&outlet))
    });
}

/// The fields of a line, each as it stands and without the blanks around it.
fn fields(line: &str) -> impl Iterator<Item = [&str; 2]> {
    line.split('\t').map(|field| [field, field.trim()])
}

/// Why a line names no two articles.
fn slip(line: &str, ids: &BTreeMap<&str, ArticleId>) -> String {
    let is_unknown = |dresses: &[&str; 2]| !dresses.iter().any(|id| ids.contains_key(id));
    match fields(line).take(2).find(is_unknown) {
        Some([_, id]) if line.contains('\t') => {
            format!("no article that was read is called `{id}`")
        }
        _ => "a pair is two ids with a tab between".to_owned(),
    }
}

/// The pairs that a file names, in its order; lines that name no two articles are failures. Blank lines and remarks
/// behind `#` are passed over; the first other line is a header if it names no article and pairs follow.
fn pairs(file: &Path, named: &str, articles: &[Article]) -> Pairs {
    let ids: BTreeMap<&str, ArticleId> = articles
        .iter()
        .zip(0..)
        .map(|(article, nth)| (article.id.as_str(), ArticleId(nth)))
        .collect();
    let (mut pairs, mut failures, mut header) = (vec![], vec![], None);
    let mut is_first = true;
    for (nth, line) in named.lines().enumerate() {
        let mut found = fields(line).map(|dresses| dresses.iter().find_map(|id| ids.get(id)));
        let found = (found.next(), found.next());
        let is_pair = matches!(found, (Some(Some(_)), Some(Some(_))));
        // An id may begin as a remark does.
        if line.trim().is_empty() || (line.starts_with('#') && !is_pair) {
            continue;
        }
        let failure = || Failure {
            path: format!("{}:{}", file.display(), nth + 1),
            message: slip(line, &ids),
        };
        match found {
            (Some(Some(left)), Some(Some(right))) => pairs.push((*left, *right)),
            (Some(None), Some(None)) if is_first => header = Some(failure()),
            _ => failures.push(failure()),
        }
        is_first = false;
    }
    // A header heads something.
    failures.extend(header.filter(|_| pairs.is_empty()));
    for failure in &failures {
        complain(format_args!("{}: {}", failure.path, failure.message));
    }
    (pairs, failures)
}
