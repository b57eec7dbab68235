//! `copydesk reuse --no-passages`: near-duplicates of large collections.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write};

use anyhow::{Context, bail};

use copydesk::archive::{self, Archive, BadLine, Briefs, Input, Keep, Names, Search, Words};
use copydesk::read::{self, Format, Found, Source};
use copydesk::report::{ArchiveReport, Emit, Failure, counted, write_archive};
use copydesk::reuse::{Link, Overlap, Relation, Tie, families};

use super::args::{
    ArchiveArgs, EmitArg, InputArgs, KeepArg, LinkArg, OutputArgs, OutputFormat, ReadingArgs,
    ReuseArgs, WordsArg,
};
use super::gate::Gate;
use super::gather::{named, options, rename};
use super::outcome::Outcome;
use super::output::{emit, ended};
use super::progress::Progress;
use super::quiet::{complain, tell};

pub(crate) fn run(args: &ReuseArgs) -> anyhow::Result<Outcome> {
    let options = options(&args.input.reading);
    let settings = args.find.settings();
    let (inputs, mut failures) = inputs(&args.input, &options)?;
    let bytes = inputs
        .iter()
        .map(|input| input.file.metadata().map_or(0, |about| about.len()));
    let progress = Progress::bytes("reading", bytes.sum());
    let sources: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
    let told = |bytes| progress.reach(bytes);
    let archive = archive::read(inputs, args.archive.options(&options), &settings, &told)?;
    failures.extend(bad_lines(&archive, &sources));
    drop(progress);
    let search = if args.archive.exact {
        Search::Exact
    } else {
        Search::Sketches
    };
    let found = archive::find(&archive, &settings, search)?;
    let ties: Vec<Tie> = found
        .matches
        .iter()
        .filter(|kin| matches!(kin.relation, Relation::Duplicate | Relation::NearDuplicate))
        .map(|kin| Tie {
            left: kin.left,
            right: kin.right,
            resemblance: kin.overlap.resemblance,
            relation: kin.relation,
        })
        .collect();
    let families = families(&ties, args.archive.link.into(), settings.threshold);
    let report = ArchiveReport {
        archive: &archive,
        found: &found,
        families: &families,
        failures: &failures,
        settings: &settings,
    };
    emit(args.output.output.as_deref(), |out| {
        write_archive(&report, args.archive.emit(), out)
    })?;
    summarise(&report);
    let overlaps: Vec<Overlap> = found.matches.iter().map(|kin| kin.overlap).collect();
    let mut gates = gates(&args.output).into_iter();
    let crossed = gates.find(|gate| gate.is_crossed_by(&overlaps));
    Ok(ended(!failures.is_empty(), crossed))
}

/// The gates that pairs alone can answer for; of others, which only settings can have set, it says so.
fn gates(args: &OutputArgs) -> Vec<&Gate> {
    let (of_pairs, others): (Vec<_>, Vec<_>) =
        args.fail_on.iter().partition(|gate| gate.is_of_pairs());
    for gate in others {
        tell(format_args!(
            "--no-passages knows pairs alone: the setting fail-on '{gate}' is passed over"
        ));
    }
    of_pairs
}

/// An error for what a large run can't give: it writes as it goes, and reads no wording.
pub(super) fn refuse(args: &OutputArgs) -> anyhow::Result<()> {
    if args
        .format
        .is_some_and(|format| format != OutputFormat::Jsonl)
    {
        bail!("--no-passages writes line by line: there is only --format jsonl");
    }
    if !args.fail_on.iter().all(Gate::is_of_pairs) {
        bail!("--no-passages knows pairs alone: --fail-on takes matches, resemblance, containment");
    }
    Ok(())
}

/// A line on standard error that says what was found and where a cap was hit.
fn summarise(report: &ArchiveReport) {
    let found = report.found;
    tell(format_args!(
        "{}, {}, {}, {}; expected recall at {}: {:.4}",
        counted(report.archive.len(), "article"),
        counted(found.candidates, "candidate pair"),
        counted(found.matches.len(), "match"),
        counted(report.families.len(), "cluster"),
        report.settings.threshold,
        found.expected_recall,
    ));
    if let Some(recall) = found.containment_recall {
        tell(format_args!(
            "expected recall of articles inside others at {}: {recall:.4}",
            report.settings.containment,
        ));
    }
    if found.commonplaces > 0 {
        tell(format_args!(
            "{} of words in too many articles to try all their pairs",
            counted(found.commonplaces, "run"),
        ));
    }
    if report.archive.is_spilled() {
        tell(format_args!(
            "sketches passed the budget of memory and went to a temporary file"
        ));
    }
    if found.hot_buckets > 0 {
        tell(format_args!(
            "{} of too many articles (up to {}): only neighbours were tried there",
            counted(found.hot_buckets, "band key"),
            found.hottest,
        ));
    }
    if found.crowds > 0 {
        tell(format_args!(
            "{} with too many copies: each copy is matched with the first alone",
            counted(found.crowds, "text"),
        ));
    }
}

fn names(options: &read::Options) -> Names {
    Names {
        id: options.fields.id.clone(),
        published: options.fields.published.clone(),
        text: options.fields.text.clone(),
    }
}

/// Lines named one by one on standard error; a broken file has thousands, and the output has them all.
const NAMED: usize = 20;

fn bad_lines(archive: &Archive, sources: &[String]) -> Vec<Failure> {
    let failure = |bad: &BadLine| Failure {
        path: format!("{}:{}", sources[bad.source as usize], bad.line),
        message: bad.message.clone(),
    };
    let failures: Vec<Failure> = archive.bad_lines().iter().map(failure).collect();
    for failure in failures.iter().take(NAMED) {
        complain(format_args!("{}: {}", failure.path, failure.message));
    }
    if failures.len() > NAMED {
        complain(format_args!(
            "and {} that can't be read; the output names them all",
            counted(failures.len() - NAMED, "more line"),
        ));
    }
    failures
}

/// UTF-8 JSON Lines as they are; everything else read as ever, and written to a file of lines that
/// no folder lists, so that it is gone however the run ends.
fn inputs(args: &InputArgs, options: &read::Options) -> anyhow::Result<(Vec<Input>, Vec<Failure>)> {
    let (mut inputs, mut failures) = (vec![], vec![]);
    let mut spool: Option<BufWriter<File>> = None;
    for source in read::sources(&args.paths, options) {
        match source {
            Ok(source) => match lines_file(&source, options) {
                Some(file) => {
                    close(&mut spool, &mut inputs)?;
                    let name = source.path.display().to_string();
                    inputs.push(Input { file, name });
                }
                None => {
                    let out = match &mut spool {
                        Some(out) => out,
                        None => {
                            let file = tempfile::tempfile().with_context(aside)?;
                            spool.insert(BufWriter::new(file))
                        }
                    };
                    failures.extend(write_source(source, &args.reading, out)?);
                }
            },
            Err(error) => failures.push(failure(error, &args.reading)),
        }
    }
    close(&mut spool, &mut inputs)?;
    Ok((inputs, failures))
}

fn close(spool: &mut Option<BufWriter<File>>, inputs: &mut Vec<Input>) -> anyhow::Result<()> {
    if let Some(out) = spool.take() {
        let written = out.into_inner().map_err(|error| error.into_error());
        let mut file = written.with_context(aside)?;
        file.rewind()?;
        let name = "articles".to_owned();
        inputs.push(Input { file, name });
    }
    Ok(())
}

fn aside() -> String {
    format!("a temporary file in {}", std::env::temp_dir().display())
}

/// The file, if it can be read in blocks: JSON Lines in UTF-8, and no list in spite of its name, as far as its
/// beginning tells.
fn lines_file(source: &Source, options: &read::Options) -> Option<File> {
    let asked = options.format.filter(|_| source.found == Found::Named);
    let format = asked.or(source.format);
    if format != Some(Format::JsonLines) || source.path.as_os_str() == "-" {
        return None;
    }
    // What comes through a pipe can't be looked at and then read from its beginning.
    let is_file = std::fs::metadata(&source.path).is_ok_and(|about| about.is_file());
    if !is_file {
        return None;
    }
    let mut file = File::open(&source.path).ok()?;
    let mut head = vec![];
    (&mut file).take(1 << 16).read_to_end(&mut head).ok()?;
    let is_text =
        std::str::from_utf8(&head).map_or_else(|error| error.error_len().is_none(), |_| true);
    file.rewind().ok()?;
    let is_list = head.trim_ascii_start().starts_with(b"[");
    (is_text && !is_list && !head.contains(&0)).then_some(file)
}

fn write_source(
    source: Source,
    reading: &ReadingArgs,
    out: &mut impl Write,
) -> anyhow::Result<Vec<Failure>> {
    let (options, mut failures) = (options(reading), vec![]);
    for record in read::records(source, &options) {
        let article = match record.and_then(|record| read::parse(record, &options)) {
            Ok(article) => named(article, reading),
            Err(error) => {
                failures.push(failure(error, reading));
                continue;
            }
        };
        let fields = &options.fields;
        let mut line = serde_json::Map::new();
        let mut put = |names: &[String], value: Option<&str>| {
            if let (Some(name), Some(value)) = (names.first(), value) {
                line.insert(name.clone(), value.into());
            }
        };
        put(&fields.id, Some(&article.id));
        put(
            &fields.title,
            Some(article.headline()).filter(|title| !title.is_empty()),
        );
        put(&fields.outlet, article.outlet.as_deref());
        put(&fields.published, article.published.as_deref());
        put(&fields.url, article.url.as_deref());
        put(&fields.language, article.language.as_deref());
        put(&fields.text, Some(&article.legible()[article.start..]));
        serde_json::to_writer(&mut *out, &line).with_context(aside)?;
        out.write_all(b"\n").with_context(aside)?;
    }
    Ok(failures)
}

fn failure(mut error: read::ReadError, reading: &ReadingArgs) -> Failure {
    rename(&mut error.path, reading);
    complain(format_args!("{error}"));
    Failure {
        message: error.message(),
        path: error.path,
    }
}

impl ArchiveArgs {
    fn options(&self, reading: &read::Options) -> archive::Options {
        archive::Options {
            names: names(reading),
            longest_line: reading.max_article_bytes as usize,
            words: match self.words {
                WordsArg::Unicode => Words::Unicode,
                WordsArg::Ascii => Words::Runs,
            },
            briefs: if self.contained {
                Briefs::Sought
            } else {
                Briefs::Ignored
            },
            memory: (self.memory as usize) << 20,
        }
    }

    fn emit(&self) -> Emit {
        let keep = match self.keep {
            KeepArg::Earliest => Keep::Earliest,
            KeepArg::Longest => Keep::Longest,
            KeepArg::First => Keep::First,
        };
        match self.emit {
            EmitArg::Records => Emit::Records,
            EmitArg::Clusters => Emit::Clusters,
            EmitArg::Pairs => Emit::Pairs,
            EmitArg::Kept => Emit::Kept(keep),
            EmitArg::Removed => Emit::Removed(keep),
        }
    }
}

impl From<LinkArg> for Link {
    fn from(link: LinkArg) -> Self {
        match link {
            LinkArg::Single => Self::Single,
            LinkArg::Average => Self::Average,
            LinkArg::Complete => Self::Complete,
        }
    }
}
