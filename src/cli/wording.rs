//! `copydesk wording`: loaded words, each with its reason, and a score.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use anyhow::{Context, bail};

use copydesk::article::Article;
use copydesk::lint::{Baseline, House, SIDECAR_ENDING, Settled, Sidecar, keep_changed, settle};
use copydesk::read::{self, Problem};
use copydesk::report::{Detail, Failure, Format, Outline, Report, Table, Texts, save};
use copydesk::span::Lines;
use copydesk::text::Text;
use copydesk::wording::{Lexicon, Wording, check_each, check_read};

use super::args::{LintArgs, WordingArgs};
use super::changes::changes;
use super::config::Config;
use super::gather::{gather_but, house, path_of};
use super::language::tell_foreign;
use super::limits;
use super::outcome::Outcome;
use super::output::{check_gates, deliver, format};
use super::quiet::tell;
use super::sources::{self, own_report};

pub(crate) fn run(args: &WordingArgs, config: &Config) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Findings)?;
    if args.lint.update_baseline && args.lint.baseline.is_none() {
        bail!("--update-baseline needs --baseline FILE");
    }
    let known = args.lint.baseline.as_deref();
    let report = own_report(args.output.output.as_deref());
    let mut gathered = gather_but(&args.input.paths, &args.input.reading, [known, report]);
    if let (true, Some(path), false) = (
        args.lint.update_baseline,
        known,
        gathered.failures.is_empty(),
    ) {
        bail!(
            "{}: stays as it is, for it may know findings of what could not be read",
            path.display()
        );
    }
    let house = house(&args.check.lexicon, config, &gathered.articles)?;
    check_gates(&args.output, house.base())?;
    let (articles, failures) = (&gathered.articles, &mut gathered.failures);
    let lint = &args.lint;
    let (texts, mut wording) = if is_shown(&format, args) || lint.baseline.is_some() {
        let (texts, mut wording) = read_and_checked(articles, &house, failures, |text| text);
        keep_unknown(lint, articles, &texts, &mut wording, house.base())?;
        (Texts::Whole(texts), wording)
    } else {
        let (outlines, wording) =
            read_and_checked(articles, &house, failures, |text| Outline::of(&text));
        (Texts::Outlines(outlines), wording)
    };
    tell_foreign(articles, &wording);
    keep_changes(lint, articles, &mut wording)?;
    let most = args.check.max_findings;
    let cut = limits::findings(&gathered.articles, &mut wording, most);
    gathered.failures.extend(cut);
    let report = Report {
        articles: gathered.articles,
        texts,
        reuse: None,
        wording: Some(wording),
        comparison: None,
        lexicon: house.base(),
        failures: gathered.failures,
        detail: Detail {
            text: args.output.text,
            sentences: args.check.sentences,
        },
    };
    deliver(&report, format, &args.output)
}

/// Whether the report shows words of the texts in place.
fn is_shown(format: &Format, args: &WordingArgs) -> bool {
    match format {
        Format::Text(_) | Format::Json | Format::JsonLines | Format::Table(..) => {
            args.check.sentences
        }
        _ => true,
    }
}

/// The wording of each article by the lexicon for its path, without what its writer has settled.
///
/// What of a remark or a sidecar can't be read or followed is told, and put to the `failures`.
pub(crate) fn checked(
    articles: &[Article],
    texts: &[Text],
    house: &House,
    failures: &mut Vec<Failure>,
) -> Vec<Wording> {
    let mut wording = check_each(articles, texts, |article| lexicon_for(article, house));
    let all = articles.iter().zip(texts).zip(&mut wording);
    for (((article, text), found), beside) in all.zip(besides(articles, house)) {
        let settled = settle(article, text, found, house.base(), &beside.sidecar);
        failures.extend(told_slips(article, &beside, &settled));
    }
    tell_foreign(articles, &wording);
    wording
}

/// The same, and what `keep` leaves of the text of each.
fn read_and_checked<T: Send>(
    articles: &[Article],
    house: &House,
    failures: &mut Vec<Failure>,
    keep: impl Fn(Text) -> T + Sync,
) -> (Vec<T>, Vec<Wording>) {
    let besides = besides(articles, house);
    let lexicon = |article: &Article| lexicon_for(article, house);
    let found = check_read(articles, lexicon, |nth, text, mut found| {
        let sidecar = &besides[nth].sidecar;
        let settled = settle(&articles[nth], &text, &mut found, house.base(), sidecar);
        ((keep(text), found), settled)
    });
    let told = found.into_iter().zip(articles.iter().zip(&besides));
    told.map(|((found, settled), (article, beside))| {
        failures.extend(told_slips(article, beside, &settled));
        found
    })
    .unzip()
}

fn lexicon_for<'h>(article: &Article, house: &'h House) -> &'h Lexicon {
    match house.is_uniform() {
        true => house.base(),
        false => house.lexicon(&path_of(article)),
    }
}

/// What stands beside an article's file about it, and what of that can't be followed.
#[derive(Default)]
struct Beside {
    sidecar: Sidecar,
    slips: Vec<Failure>,
}

fn besides(articles: &[Article], house: &House) -> Vec<Beside> {
    let mut folder = Folder::default();
    let beside = |article| beside(article, house.base(), &mut folder);
    articles.iter().map(beside).collect()
}

/// Nothing for standard input and records of larger files.
fn beside(article: &Article, lexicon: &Lexicon, folder: &mut Folder) -> Beside {
    folder.turn_to(&article.path);
    if !folder.has_sidecars {
        return Beside::default();
    }
    let path = format!("{}.{SIDECAR_ENDING}", article.path);
    match sources::text(Path::new(&path)) {
        Ok(text) => told_by(&text, &path, lexicon),
        Err(Problem::Missing) => Beside::default(),
        Err(problem) => Beside {
            slips: vec![Failure {
                message: problem.to_string(),
                path,
            }],
            ..Beside::default()
        },
    }
}

fn told_by(text: &str, path: &str, lexicon: &Lexicon) -> Beside {
    let sidecar = Sidecar::parse(text);
    let slips = sidecar.slips(lexicon).into_iter();
    let slips = slips.map(|(line, message)| Failure {
        path: format!("{path}:{line}"),
        message,
    });
    Beside {
        slips: slips.collect(),
        sidecar,
    }
}

/// What could not be followed, in the text and beside it, said on standard error.
fn told_slips(article: &Article, beside: &Beside, settled: &Settled) -> Vec<Failure> {
    let mut slips = beside.slips.clone();
    if !settled.slips.is_empty() {
        let lines = Lines::of(&article.body);
        slips.extend(settled.slips.iter().map(|(at, told)| Failure {
            path: format!("{}:{}", article.path, lines.position(*at).line),
            message: told.clone(),
        }));
    }
    slips.iter().for_each(limits::tell);
    slips
}

/// The folder that was looked into last.
#[derive(Default)]
struct Folder {
    path: Option<String>,
    has_sidecars: bool,
}

impl Folder {
    /// Looks into the folder of a file, unless that has been done.
    fn turn_to(&mut self, file: &str) {
        let folder = file
            .rfind(['/', MAIN_SEPARATOR])
            .map_or("", |at| &file[..=at]);
        if self.path.as_deref() == Some(folder) {
            return;
        }
        let named = if folder.is_empty() { "." } else { folder };
        let is_sidecar = |path: PathBuf| path.extension().is_some_and(|end| end == SIDECAR_ENDING);
        // A folder that can't be listed may still let its files be read.
        self.has_sidecars = std::fs::read_dir(named).map_or(true, |mut entries| {
            entries.any(|entry| entry.map_or(true, |entry| is_sidecar(entry.path())))
        });
        self.path = Some(folder.to_owned());
    }
}

/// Leaves what is new since the baseline.
fn keep_unknown(
    args: &LintArgs,
    articles: &[Article],
    texts: &[Text],
    wording: &mut [Wording],
    lexicon: &Lexicon,
) -> anyhow::Result<()> {
    let Some(path) = &args.baseline else {
        return Ok(());
    };
    let mut known = match args.update_baseline {
        true => renewed(path, articles, texts, wording, lexicon)?,
        false => read_baseline(path)?,
    };
    for ((article, text), found) in articles.iter().zip(texts).zip(wording) {
        known.keep_new(
            text,
            article.headline_apart().unwrap_or_default(),
            found,
            lexicon,
        );
    }
    Ok(())
}

/// Leaves what is new since a commit.
fn keep_changes(
    args: &LintArgs,
    articles: &[Article],
    wording: &mut [Wording],
) -> anyhow::Result<()> {
    let Some(commit) = &args.diff else {
        return Ok(());
    };
    let changes = changes(commit)?;
    for (article, found) in articles.iter().zip(wording) {
        keep_changed(article, found, &changes.of(&path_of(article)));
    }
    Ok(())
}

fn read_baseline(path: &Path) -> anyhow::Result<Baseline> {
    let named = || path.display().to_string();
    let text = sources::text(path).with_context(|| match path.exists() {
        true => named(),
        false => format!("{}: write it with --update-baseline first", path.display()),
    })?;
    Baseline::parse(&text).with_context(named)
}

fn renewed(
    path: &Path,
    articles: &[Article],
    texts: &[Text],
    wording: &[Wording],
    lexicon: &Lexicon,
) -> anyhow::Result<Baseline> {
    if path.is_file() && path.metadata().is_ok_and(|about| about.len() > 0) {
        // Not noted as an input: it is the one file that is read and written.
        let old = read::beside(path).map_err(anyhow::Error::from);
        let old = old.and_then(|text| Ok(Baseline::parse(&text)?));
        let stays = || format!("{}: stays as it is, for it is no baseline", path.display());
        old.with_context(stays)?;
    }
    let mut baseline = Baseline::default();
    for ((article, text), found) in articles.iter().zip(texts).zip(wording) {
        baseline.add(
            &article.body,
            text,
            article.headline_apart().unwrap_or_default(),
            found,
            lexicon,
        );
    }
    sources::spare(path).with_context(|| path.display().to_string())?;
    let written = save(path, |out| out.write_all(baseline.to_text().as_bytes()));
    written.with_context(|| path.display().to_string())?;
    tell(format_args!(
        "copydesk: {}: {} findings are known",
        path.display(),
        baseline.len()
    ));
    Ok(baseline)
}
