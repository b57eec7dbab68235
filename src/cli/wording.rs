//! `copydesk wording`: loaded words, each with its reason, and a score.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use anyhow::{Context, bail};

use copydesk::article::{Article, Title};
use copydesk::lint::{Baseline, Changed, House, SIDECAR_ENDING, Sidecar, keep_changed, settle};
use copydesk::report::{Detail, Report, Table, save};
use copydesk::span::Lines;
use copydesk::text::{Text, read_all};
use copydesk::wording::{Lexicon, Wording, check_all, check_each};

use super::args::{LintArgs, WordingArgs};
use super::changes::changes;
use super::config::Config;
use super::gather::{gather_but, house, path_of};
use super::limits;
use super::outcome::Outcome;
use super::output::{deliver, format};
use super::quiet::tell;

pub(crate) fn run(args: &WordingArgs, config: &Config) -> anyhow::Result<Outcome> {
    let format = format(&args.output, Table::Findings)?;
    if args.lint.update_baseline && args.lint.baseline.is_none() {
        bail!("--update-baseline needs --baseline FILE");
    }
    let known = args.lint.baseline.as_deref();
    let mut gathered = gather_but(&args.input.paths, &args.input.reading, known);
    let house = house(&args.check.lexicon, config, &gathered.articles)?;
    let texts = read_all(&gathered.articles);
    let mut wording = checked(&gathered.articles, &texts, &house);
    sift(
        &args.lint,
        &gathered.articles,
        &texts,
        &mut wording,
        house.base(),
    )?;
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

/// The wording of each article by the lexicon for its path, without what its writer has settled.
pub(crate) fn checked(articles: &[Article], texts: &[Text], house: &House) -> Vec<Wording> {
    let mut wording = match house.is_uniform() {
        true => check_all(articles, texts, house.base()),
        false => check_each(articles, texts, |article| house.lexicon(&path_of(article))),
    };
    let mut folder = Folder::default();
    for ((article, text), found) in articles.iter().zip(texts).zip(&mut wording) {
        let sidecar = sidecar(article, house.base(), &mut folder);
        let settled = settle(article, text, found, house.base(), &sidecar);
        for (at, told) in settled.slips {
            let line = Lines::of(&article.body).position(at).line;
            anstream::eprintln!("copydesk: {}:{line}: {told}", article.path);
        }
    }
    wording
}

/// What stands beside an article's file about it; nothing for standard input and records of larger files.
fn sidecar(article: &Article, lexicon: &Lexicon, folder: &mut Folder) -> Sidecar {
    folder.turn_to(&article.path);
    if !folder.has_sidecars {
        return Sidecar::default();
    }
    let path = format!("{}.{SIDECAR_ENDING}", article.path);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Sidecar::default();
    };
    let sidecar = Sidecar::parse(&text);
    for (line, told) in sidecar.slips(lexicon) {
        anstream::eprintln!("copydesk: {path}:{line}: {told}");
    }
    sidecar
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

/// Leaves what is new: since the baseline, and since a commit.
fn sift(
    args: &LintArgs,
    articles: &[Article],
    texts: &[Text],
    wording: &mut [Wording],
    lexicon: &Lexicon,
) -> anyhow::Result<()> {
    if let Some(path) = &args.baseline {
        let mut known = match args.update_baseline {
            true => renewed(path, articles, texts, wording, lexicon)?,
            false => read_baseline(path)?,
        };
        for ((article, text), found) in articles.iter().zip(texts).zip(&mut *wording) {
            known.keep_new(text, apart(article), found, lexicon);
        }
    }
    if let Some(commit) = &args.diff {
        let changes = changes(commit)?;
        for (article, found) in articles.iter().zip(wording) {
            keep_changed(&article.body, found, &changed(article, &changes));
        }
    }
    Ok(())
}

fn read_baseline(path: &Path) -> anyhow::Result<Baseline> {
    let named = || path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(named)?;
    Baseline::parse(&text).with_context(named)
}

fn renewed(
    path: &Path,
    articles: &[Article],
    texts: &[Text],
    wording: &[Wording],
    lexicon: &Lexicon,
) -> anyhow::Result<Baseline> {
    let mut baseline = Baseline::default();
    for ((article, text), found) in articles.iter().zip(texts).zip(wording) {
        baseline.add(&article.body, text, apart(article), found, lexicon);
    }
    let written = save(path, |out| out.write_all(baseline.to_text().as_bytes()));
    written.with_context(|| path.display().to_string())?;
    tell(format_args!(
        "copydesk: {}: {} findings are known",
        path.display(),
        baseline.len()
    ));
    Ok(baseline)
}

/// The headline that stands beside the body.
fn apart(article: &Article) -> &str {
    match &article.title {
        Some(Title::Apart(title)) => title,
        _ => "",
    }
}

/// Which lines of an article's body are new: of a record in a larger file all, if its line is.
fn changed(article: &Article, changes: &super::changes::Changes) -> Changed {
    let of_file = changes.of(&path_of(article));
    let record = article
        .path
        .rsplit_once(':')
        .and_then(|(_, line)| line.parse().ok());
    match record {
        Some(line) if of_file.touches(line..=line) => Changed::All,
        Some(_) => Changed::Lines(vec![]),
        None => of_file,
    }
}
