//! Gathering: from the paths of the command line to articles in the run's order.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use anyhow::Context;

use copydesk::article::Article;
use copydesk::lint::{House, Wishes};
use copydesk::moment;
use copydesk::read;
use copydesk::report::{Failure, counted};
use copydesk::wording::{Lexicon, ListFormat, WishError, builtin};

use super::args::{LexiconArgs, LexiconFormat, ReadingArgs};
use super::complaints::Complaints;
use super::config::Config;
use super::limits;
use super::progress::Progress;
use super::quiet::tell;
use super::sources;

/// What was read, and what could not be.
pub(crate) struct Gathered {
    /// By date, then by id; articles without a date come last.
    pub(crate) articles: Vec<Article>,
    /// By path.
    pub(crate) failures: Vec<Failure>,
}

/// Reads everything the paths name. What can't be read is told on standard error at once.
pub(crate) fn gather(paths: &[PathBuf], reading: &ReadingArgs) -> Gathered {
    gather_but(paths, reading, [None; 2])
}

/// The same, without files that are met in a folder and are no articles.
pub(crate) fn gather_but(
    paths: &[PathBuf],
    reading: &ReadingArgs,
    skipped: [Option<&Path>; 2],
) -> Gathered {
    let options = options(reading);
    let skipped = skipped.map(|path| path.and_then(|path| path.canonicalize().ok()));
    let is_wanted = |source: &read::Source| {
        let is_meant = source.found == read::Found::Named || skipped == [None, None];
        is_meant || !skipped.contains(&source.path.canonicalize().ok())
    };
    let sources = read::sources(paths, &options).into_iter();
    let sources = sources.filter(|source| source.as_ref().map_or(true, is_wanted));
    let sources = sources.inspect(|source| {
        source
            .iter()
            .for_each(|source| sources::note(&source.file()));
    });
    let progress = Progress::start("reading");
    let (mut articles, mut failures) = (vec![], vec![]);
    let mut complaints = Complaints::default();
    for article in read::articles_of(sources, &options) {
        progress.step();
        let article = article.map_err(|mut error| {
            rename(&mut error.path, reading);
            Failure {
                message: error.message(),
                path: error.path,
            }
        });
        let article = article.map(|article| named(article, reading));
        match article.and_then(|article| limits::words(article, reading.max_words)) {
            Ok(article) => articles.push(article),
            Err(failure) => {
                progress.pause(|| complaints.tell(&failure));
                failures.push(failure);
            }
        }
    }
    progress.pause(|| complaints.close());
    let renamed = read::unique_ids(&mut articles);
    if renamed > 0 {
        tell(format_args!(
            "{} with the id of another, called by path",
            counted(renamed, "article")
        ));
    }
    articles.sort_by(by_date_and_id);
    failures.sort();
    Gathered { articles, failures }
}

/// Standard input under the name it was given, and its records with it.
pub(crate) fn named(mut article: Article, reading: &ReadingArgs) -> Article {
    let is_by_path = article.id == article.path;
    rename(&mut article.path, reading);
    if is_by_path {
        article.id.clone_from(&article.path);
    }
    article
}

/// Writes the name that standard input was given for `-`, before a place in it too.
pub(crate) fn rename(path: &mut String, reading: &ReadingArgs) {
    let Some(name) = &reading.stdin_filename else {
        return;
    };
    let place = path
        .strip_prefix('-')
        .filter(|place| place.is_empty() || place.starts_with(':'));
    if let Some(place) = place {
        *path = format!("{}{place}", name.display());
    }
}

fn by_date_and_id(a: &Article, b: &Article) -> Ordering {
    let [one, other] = [a, b].map(|article| moment::rank(article.published.as_deref()));
    one.cmp(&other).then_with(|| a.id.cmp(&b.id))
}

/// How to read, as the arguments say.
pub(crate) fn options(args: &ReadingArgs) -> read::Options {
    let by_name = || {
        args.stdin_filename
            .as_deref()
            .and_then(read::Format::of_ending)
    };
    let mut options = read::Options {
        format: args.input_format.or_else(by_name),
        max_article_bytes: u64::from(args.max_article) << 20,
        max_unpacked: args.max_unpacked,
        ..read::Options::default()
    };
    let fields = &mut options.fields;
    for (names, given) in [
        (&mut fields.id, &args.id_field),
        (&mut fields.text, &args.text_field),
        (&mut fields.title, &args.title_field),
        (&mut fields.outlet, &args.outlet_field),
        (&mut fields.byline, &args.byline_field),
        (&mut fields.published, &args.published_field),
        (&mut fields.url, &args.url_field),
        (&mut fields.language, &args.lang_field),
    ] {
        if let Some(given) = given {
            *names = vec![given.clone()];
        }
    }
    options
}

/// The lexicon that ships, with the user's own files and wishes on top.
pub(crate) fn lexicon(args: &LexiconArgs, config: &Config) -> anyhow::Result<Lexicon> {
    let mut lexicon = builtin().clone();
    for file in &args.files {
        add_file(&mut lexicon, file, args.lexicon_format)?;
    }
    let granted = args.wishes().grant(&mut lexicon);
    granted.map_err(|error| placed(error, config))?;
    Ok(lexicon)
}

/// The same, and other lexicons for the paths that the configuration overrides.
pub(crate) fn house(
    args: &LexiconArgs,
    config: &Config,
    articles: &[Article],
) -> anyhow::Result<House> {
    let base = lexicon(args, config)?;
    let mut house = House::new(base, config.overrides.clone(), config.root.clone());
    if house.is_uniform() {
        return Ok(house);
    }
    let paths: Vec<PathBuf> = articles.iter().map(path_of).collect();
    let prepared = house.prepare(paths.iter().map(PathBuf::as_path));
    prepared.map_err(|error| placed(error, config))?;
    Ok(house)
}

/// The file of an article, from the root on.
pub(crate) fn path_of(article: &Article) -> PathBuf {
    let file = match article.path.rsplit_once(':') {
        Some((file, line)) if line.parse::<usize>().is_ok() => file,
        _ => &article.path,
    };
    std::path::absolute(file).unwrap_or_else(|_| PathBuf::from(file))
}

/// An error that names a category or an entry, with the place in the configuration that named it.
fn placed(error: WishError, config: &Config) -> anyhow::Error {
    let place = match &error {
        WishError::Unknown { name, .. } => config.place_of(name),
        _ => None,
    };
    match place {
        Some(place) => anyhow::anyhow!("{place}: {error}"),
        None => error.into(),
    }
}

impl LexiconArgs {
    /// What these flags wish of a lexicon.
    pub(crate) fn wishes(&self) -> Wishes {
        Wishes {
            allow: self.allow.clone(),
            off: self.off.clone(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            severity: self.severity.clone(),
            weigh: self.weigh.clone(),
            min_weight: self.min_weight,
        }
    }
}

/// Adds a lexicon file, or a word list in its own format.
pub(crate) fn add_file(
    lexicon: &mut Lexicon,
    file: &Path,
    format: Option<LexiconFormat>,
) -> anyhow::Result<()> {
    let named = file.display().to_string();
    let text = sources::text(file).with_context(|| named.clone())?;
    let toml = file.extension().is_some_and(|ending| ending == "toml");
    let list = match format {
        Some(LexiconFormat::Toml) => None,
        Some(LexiconFormat::Vader) => Some(ListFormat::Vader),
        Some(LexiconFormat::Nrc) => Some(ListFormat::Nrc),
        Some(LexiconFormat::Plain) => Some(ListFormat::Plain),
        None if toml => None,
        None => Some(ListFormat::guess(&text)),
    };
    match list {
        None => lexicon.add(&text, &named)?,
        Some(list) => {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            lexicon.add_list(&text, &named, &name, list)?;
        }
    }
    Ok(())
}
