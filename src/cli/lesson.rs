//! `copydesk lesson`: articles as a sheet to work on, and what a class made of it.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use copydesk::compare::{self, Events, Input};
use copydesk::report::{
    self, ClassInput, Cover, Detail, Failure, LessonSettings, Marks, Report, ReuseReport, counted,
};
use copydesk::reuse;
use copydesk::text::read_all;
use copydesk::wording::{self, Lexicon};

use super::args::{CoverArg, LessonArgs};
use super::config::Config;
use super::gather::{gather_but, house, lexicon};
use super::limits;
use super::outcome::Outcome;
use super::output::{emit, templates};
use super::quiet::{complain, in_words, tell};
use super::sources::{self, own_report};
use super::wording::checked;

pub(crate) fn run(args: &LessonArgs, config: &Config) -> anyhow::Result<Outcome> {
    if args.collect.is_empty() {
        give_out(args, config)
    } else {
        collect(args, config)
    }
}

fn give_out(args: &LessonArgs, config: &Config) -> anyhow::Result<Outcome> {
    let templates = templates(args.template.as_deref())?;
    is_page(args)?;
    let mut gathered = gather_but(
        &args.paths,
        &args.reading,
        [own_report(args.output.as_deref()), None],
    );
    if gathered.articles.is_empty() {
        tell(format_args!(
            "copydesk: no article was found; no lesson was written"
        ));
        return Ok(outcome(&gathered.failures));
    }
    let house = house(&args.lexicon, config, &gathered.articles)?;
    let articles: Vec<_> = gathered.articles.iter().map(report::plain).collect();
    let texts = read_all(&articles);
    let settings = reuse::Settings::default();
    let found = reuse::find(&articles, &texts, &settings);
    let wording = checked(&articles, &texts, &house, &mut gathered.failures);
    let input = Input {
        articles: &articles,
        texts: &texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &wording,
    };
    let telling = compare::Settings {
        events: Events::One,
        ..compare::Settings::default()
    };
    limits::sentences(&articles, &texts);
    let comparison = compare::compare(&input, &telling);
    advise(&input);
    let report = Report {
        reuse: Some(ReuseReport { found, settings }),
        wording: Some(wording),
        comparison: Some(comparison),
        lexicon: house.base(),
        failures: gathered.failures,
        detail: Detail::default(),
        articles,
        texts: texts.into(),
    };
    let shown = LessonSettings {
        answers: cover(args.answers),
        outlets: cover(args.outlets),
    };
    emit(args.output.as_deref(), |out| {
        report::write_lesson(&report, shown, &templates, out)
    })?;
    Ok(outcome(&report.failures))
}

/// Articles from which on a lesson is too long for a class.
const MANY: usize = 7;

/// Says where the articles make no good lesson: too many of them, or of several events.
fn advise(input: &Input) {
    let articles = input.articles.len();
    if articles >= MANY {
        tell(format_args!(
            "copydesk: {} are much for a lesson; two to six make a good one",
            counted(articles, "article")
        ));
    }
    // A lesson takes its articles for reports of one event; whether they are shows where that is not taken for granted.
    let found = compare::compare(input, &compare::Settings::default());
    let tied: usize = found.events.iter().map(|event| event.rows.len()).sum();
    let events = found.events.len() + articles - tied;
    if events > 1 {
        tell(format_args!(
            "copydesk: the articles seem to be of {events} events; a lesson compares reports of one"
        ));
    }
}

/// An error for an output that is named as something else than a web page, or none where a terminal would show its code.
fn is_page(args: &LessonArgs) -> anyhow::Result<()> {
    let Some(path) = &args.output else {
        if io::stdout().is_terminal() {
            bail!("a lesson is a web page, which is not for a terminal; name a file with --output");
        }
        return Ok(());
    };
    match path.extension() {
        Some(ending)
            if !["html", "htm"]
                .iter()
                .any(|page| ending.eq_ignore_ascii_case(page)) =>
        {
            bail!(
                "{}: a lesson is a web page; its file ends in .html",
                path.display()
            )
        }
        _ => Ok(()),
    }
}

fn collect(args: &LessonArgs, config: &Config) -> anyhow::Result<Outcome> {
    let templates = templates(args.template.as_deref())?;
    is_page(args)?;
    let lexicon = lexicon(&args.lexicon, config)?;
    let (marks, failures) = handed_in(&args.collect, &lexicon);
    if marks.is_empty() {
        bail!("none of the files holds marks that can be used");
    }
    let articles = report::pupils_articles(&marks);
    let texts = read_all(&articles);
    let wording = wording::check_all(&articles, &texts, &lexicon);
    let report = Report {
        reuse: None,
        wording: Some(wording),
        comparison: None,
        lexicon: &lexicon,
        failures,
        detail: Detail::default(),
        articles,
        texts: texts.into(),
    };
    let input = ClassInput { marks, report };
    emit(args.output.as_deref(), |out| {
        report::write_class(&input, &templates, out)
    })?;
    Ok(outcome(&input.report.failures))
}

/// The marks of each student, by name; what can't be used is told at once.
fn handed_in(paths: &[PathBuf], lexicon: &Lexicon) -> (Vec<(String, Marks)>, Vec<Failure>) {
    let (mut marks, mut failures): (Vec<(String, Marks)>, Vec<Failure>) = (vec![], vec![]);
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort();
    paths.dedup();
    let mut lesson: Option<(String, String)> = None;
    let mut taken: Vec<(String, Marks)> = vec![];
    for path in paths {
        let named = path.display().to_string();
        let read = of_one(path, lexicon).and_then(|marks| {
            let (first, lesson) =
                lesson.get_or_insert_with(|| (named.clone(), marks.lesson.clone()));
            if *lesson != marks.lesson {
                bail!("it is of another lesson than {first}");
            }
            let is_told = !marks.articles.is_empty() || !marks.guesses.is_empty();
            let same = taken.iter().find(|(_, other)| is_told && *other == marks);
            if let Some((other, _)) = same {
                bail!("it holds the same as {other}, which is counted already");
            }
            taken.push((named.clone(), marks.clone()));
            Ok(marks)
        });
        match read {
            Ok(read) => marks.push((student(&read, path), read)),
            Err(error) => {
                let message = in_words(&error);
                complain(format_args!("{named}: {message}"));
                failures.push(Failure {
                    path: named,
                    message,
                });
            }
        }
    }
    marks.sort_by(|a, b| a.0.cmp(&b.0));
    (marks, failures)
}

fn of_one(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Marks> {
    let text = sources::text(path)?;
    report::read_marks(&text, lexicon).context("no marks that can be used")
}

/// The name in the file; where there is none that is said, with the file's own.
fn student(marks: &Marks, path: &Path) -> String {
    match marks.student.trim() {
        "" => {
            let stem = path.file_stem().unwrap_or_default();
            format!("no name ({})", stem.to_string_lossy())
        }
        name => name.to_owned(),
    }
}

fn cover(arg: CoverArg) -> Cover {
    match arg {
        CoverArg::Hidden => Cover::Hidden,
        CoverArg::Shown => Cover::Shown,
    }
}

fn outcome(failures: &[Failure]) -> Outcome {
    if failures.is_empty() {
        Outcome::Done
    } else {
        Outcome::Unread
    }
}
