//! The desk of a watch: the latest articles, and what a new one has to do with them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use copydesk::article::Article;
use copydesk::lint::House;
use copydesk::read;
use copydesk::report::{self, Detail, Failure, Format, Report, TextStyle, relation_name, whole};
use copydesk::reuse::{self, Match};
use copydesk::text::{Text, read_all};

use crate::cli::args::WatchArgs;
use crate::cli::config::Config;
use crate::cli::gather::{gather, house, options, path_of};
use crate::cli::outcome::Outcome;
use crate::cli::output::{emit_text, width};
use crate::cli::wording::checked;

/// The window of articles, in the order they landed.
pub(super) struct Desk<'a> {
    args: &'a WatchArgs,
    config: &'a Config,
    articles: Vec<Article>,
    texts: Vec<Text>,
    landed: Vec<Instant>,
    outcome: Outcome,
}

impl<'a> Desk<'a> {
    /// Reads what is there already, in silence.
    pub(super) fn open(args: &'a WatchArgs, config: &'a Config) -> anyhow::Result<Self> {
        let gathered = gather(&args.folders, &args.reading);
        let mut desk = Self {
            args,
            config,
            texts: read_all(&gathered.articles),
            landed: vec![Instant::now(); gathered.articles.len()],
            articles: gathered.articles,
            outcome: Outcome::Done,
        };
        desk.note(&gathered.failures);
        desk.forget();
        Ok(desk)
    }

    /// How many articles lie on it.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// How the watch ended.
    pub(super) fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Reads files that are whole and tells of each article in them that was not here before, or not so.
    pub(super) fn take(&mut self, files: &[PathBuf]) -> anyhow::Result<()> {
        let files = self.wanted(files);
        if files.is_empty() {
            return Ok(());
        }
        let mut gathered = gather(&files, &self.args.reading);
        self.note(&gathered.failures);
        let known: BTreeSet<String> = self.known(&gathered.articles);
        self.drop_where(|desk, nth| {
            let (article, mut files) = (&desk.articles[nth], files.iter());
            let is_read = files.any(|file| path_of(article) == absolute(file));
            is_read && !known.contains(&article.path) || desk.has_moved(article, &gathered.articles)
        });
        gathered
            .articles
            .retain(|article| !known.contains(&article.path));
        let first = self.articles.len();
        self.landed
            .resize(first + gathered.articles.len(), Instant::now());
        self.texts.extend(read_all(&gathered.articles));
        self.articles.extend(gathered.articles);
        read::unique_ids(&mut self.articles);
        self.tell(first)?;
        self.forget();
        Ok(())
    }

    /// Ends the watch as one that could not read everything, if that is so.
    fn note(&mut self, failures: &[Failure]) {
        if !failures.is_empty() {
            self.outcome = Outcome::Unread;
        }
    }

    /// The paths of articles that lie here as they were just read: the older ones of a file that grew.
    fn known(&self, read: &[Article]) -> BTreeSet<String> {
        let mine: BTreeSet<(&str, &str)> = self.articles.iter().map(place_and_text).collect();
        let known = read
            .iter()
            .filter(|article| mine.contains(&place_and_text(article)));
        known.map(|article| article.path.clone()).collect()
    }

    /// Whether an article's file is gone and what it held was read under another name just now.
    fn has_moved(&self, article: &Article, read: &[Article]) -> bool {
        let has_its_text =
            |other: &Article| other.path != article.path && other.body == article.body;
        read.iter().any(has_its_text) && !path_of(article).exists()
    }

    /// The files among these that a run over the folders would read.
    fn wanted(&self, files: &[PathBuf]) -> Vec<PathBuf> {
        let listed = read::sources(&self.args.folders, &options(&self.args.reading));
        let listed: BTreeSet<PathBuf> = listed
            .into_iter()
            .flatten()
            .map(|source| absolute(&source.path))
            .collect();
        let wanted = files.iter().filter(|file| listed.contains(&absolute(file)));
        wanted.cloned().collect()
    }

    /// Lets go of what is too old or too much.
    fn forget(&mut self) {
        let spare = self.articles.len().saturating_sub(self.args.window);
        let oldest = self
            .args
            .max_age
            .map(|minutes| Duration::from_secs(minutes.saturating_mul(60)));
        self.drop_where(|desk, nth| {
            nth < spare || oldest.is_some_and(|age| desk.landed[nth].elapsed() > age)
        });
    }

    fn drop_where(&mut self, goes: impl Fn(&Self, usize) -> bool) {
        let stays: Vec<bool> = (0..self.articles.len())
            .map(|nth| !goes(self, nth))
            .collect();
        keep(&mut self.articles, &stays);
        keep(&mut self.texts, &stays);
        keep(&mut self.landed, &stays);
    }

    /// Tells of every article from `first` on.
    fn tell(&self, first: usize) -> anyhow::Result<()> {
        let house = house(&self.args.lexicon, self.config, &self.articles[first..])?;
        let found = reuse::find(&self.articles, &self.texts, &self.args.find.settings());
        emit_text(None, |out| {
            for nth in first..self.articles.len() {
                self.write_wording(nth, &house, out)?;
                // Of two articles the one that landed later tells of both.
                let own = found.matches.iter();
                own.filter(|found| found.left.max(found.right).index() == nth)
                    .try_for_each(|found| self.write_match(found, nth, out))?;
                writeln!(out)?;
            }
            Ok(())
        })
    }

    fn write_wording(&self, nth: usize, house: &House, out: &mut dyn Write) -> io::Result<()> {
        let (articles, texts) = (&self.articles[nth..=nth], &self.texts[nth..=nth]);
        let report = Report {
            wording: Some(checked(articles, texts, house, &mut vec![])),
            articles: articles.to_vec(),
            texts: texts.to_vec().into(),
            reuse: None,
            comparison: None,
            lexicon: house.base(),
            failures: vec![],
            detail: Detail::default(),
        };
        report::write(&report, &Format::Text(TextStyle { width: width() }), out)
    }

    fn write_match(&self, found: &Match, nth: usize, out: &mut dyn Write) -> io::Result<()> {
        let (other, coverage) = match found.right.index() == nth {
            true => (found.left, found.right_coverage),
            false => (found.right, found.left_coverage),
        };
        writeln!(
            out,
            "  {} with {}: resemblance {:.2}, {} % of its words in {}",
            relation_name(found.relation),
            self.articles[other.index()].id,
            found.overlap.resemblance,
            whole(coverage.share * 100.0),
            match found.passages.len() {
                1 => "one passage".to_owned(),
                count => format!("{count} passages"),
            }
        )
    }
}

fn place_and_text(article: &Article) -> (&str, &str) {
    (&article.path, &article.body)
}

fn keep<T>(items: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    items.retain(|_| stays.next().is_some_and(|stays| *stays));
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
