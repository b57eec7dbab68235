//! Output: where a report goes, and as what.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, bail};

use copydesk::report::{self, Format, Report, ReuseReport, Separator, Table, Templates, TextStyle};
use copydesk::reuse::{Sensitivity, end_with_sentences};
use copydesk::text::Text;
use copydesk::wording::Lexicon;

use super::args::{OutputArgs, OutputFormat, TableArg};
use super::gate::Gate;
use super::interrupt::{guarded, while_writing};
use super::outcome::Outcome;
use super::quiet::{complain, tell};
use super::sources;

/// What the arguments ask to be written; an error if that can't be told.
///
/// Asked before the work is done, so that a slip costs no time. `usual` is the table that a command is asked for most.
pub(crate) fn format(args: &OutputArgs, usual: Table) -> anyhow::Result<Format> {
    Ok(match named_format(args)? {
        OutputFormat::Text => Format::Text(TextStyle { width: width() }),
        OutputFormat::Json => Format::Json,
        OutputFormat::Jsonl => Format::JsonLines,
        OutputFormat::Html => {
            spare_terminal(args, "a page")?;
            Format::Page(templates(args.template.as_deref())?)
        }
        OutputFormat::Csv => Format::Table(table(args, usual), Separator::Comma),
        OutputFormat::Tsv => Format::Table(table(args, usual), Separator::Tab),
        OutputFormat::Parquet => parquet(args, usual)?,
        OutputFormat::Sarif => Format::Sarif,
        OutputFormat::Github => Format::Annotations,
        OutputFormat::Checkstyle => Format::Checkstyle,
        OutputFormat::Junit => Format::Junit,
    })
}

/// The format that is named, or that the ending of the output names.
pub(crate) fn named_format(args: &OutputArgs) -> anyhow::Result<OutputFormat> {
    let by_ending = || by_ending(args.output.as_deref());
    args.format.map_or_else(by_ending, Ok)
}

/// An error where a terminal would show what nobody reads there: a page's code, or bytes that set it to strange alphabets.
fn spare_terminal(args: &OutputArgs, what: &str) -> anyhow::Result<()> {
    if args.output.is_none() && io::stdout().is_terminal() {
        bail!("{what} is not for a terminal; name a file with --output");
    }
    Ok(())
}

#[cfg(feature = "parquet")]
fn parquet(args: &OutputArgs, usual: Table) -> anyhow::Result<Format> {
    spare_terminal(args, "parquet")?;
    Ok(Format::Parquet(table(args, usual)))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &OutputArgs, _: Table) -> anyhow::Result<Format> {
    bail!("this copydesk was built without parquet; build it with `--features parquet`")
}

fn table(args: &OutputArgs, usual: Table) -> Table {
    args.table.map_or(usual, |asked| match asked {
        TableArg::Pairs => Table::Pairs,
        TableArg::Passages => Table::Passages,
        TableArg::Findings => Table::Findings,
        TableArg::Scores => Table::Scores,
        TableArg::Edits => Table::Edits,
    })
}

/// Lets passages end where their sentences do, where people read them; programs and `--sensitivity exact` get every
/// shared word.
pub(crate) fn end_passages(found: &mut ReuseReport, texts: &[Text], format: &Format) {
    let is_read = matches!(
        format,
        Format::Text(_) | Format::SideBySide(_) | Format::Page(_)
    );
    if is_read && found.settings.sensitivity != Sensitivity::Exact {
        end_with_sentences(&mut found.found.matches, texts);
    }
}

/// Writes a report as the arguments ask, and says how the run ended.
pub(crate) fn deliver(
    report: &Report,
    format: Format,
    args: &OutputArgs,
) -> anyhow::Result<Outcome> {
    let path = args.output.as_deref();
    match format {
        Format::Text(_) | Format::SideBySide(_) => {
            emit_text(path, |out| report::write(report, &format, out))?
        }
        _ => emit(path, |out| report::write(report, &format, out))?,
    }
    if report.articles.is_empty() && report.failures.is_empty() {
        return Ok(empty(args.fail_on.first()));
    }
    let crossed = |gate: &&Gate| gate.is_crossed(report);
    Ok(ended(
        !report.failures.is_empty(),
        args.fail_on.iter().find(crossed),
    ))
}

/// An error for a gate on a category or an entry that is not in the lexicon.
pub(crate) fn check_gates(args: &OutputArgs, lexicon: &Lexicon) -> anyhow::Result<()> {
    let mut gates = args.fail_on.iter();
    gates.try_for_each(|gate| gate.check(lexicon))
}

/// How a run ended that found no article. A gate that had nothing to check is an error, lest it stand open unseen.
pub(crate) fn empty(gate: Option<&Gate>) -> Outcome {
    let Some(gate) = gate else {
        tell(format_args!("copydesk: no article was found"));
        return Outcome::Done;
    };
    complain(format_args!(
        "no article was found, so there was nothing for --fail-on '{gate}' to check"
    ));
    Outcome::Unread
}

/// How a run ended, told where it was a gate that ended it.
pub(crate) fn ended(is_unread: bool, crossed: Option<&Gate>) -> Outcome {
    if is_unread {
        return Outcome::Unread;
    }
    let Some(gate) = crossed else {
        return Outcome::Done;
    };
    tell(format_args!("copydesk: crossed --fail-on '{gate}'"));
    Outcome::Crossed
}

/// Writes to a file, whole or not at all, or to standard output; a terminal gets no control characters.
pub(crate) fn emit(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let is_shown = path.is_none() && io::stdout().is_terminal();
    emit_as_it_is(path, |out| match is_shown {
        true => report::show_plainly(out, write),
        false => write(out),
    })
}

/// Writes text for people, in colour only where a terminal shows it and nothing speaks against it.
pub(crate) fn emit_text(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let mut text = vec![];
    write(&mut text)?;
    let coloured = path.is_none()
        && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    emit_as_it_is(path, |out| {
        if coloured {
            out.write_all(&text)
        } else {
            out.write_all(&anstream::adapter::strip_bytes(&text).into_vec())
        }
    })
}

fn emit_as_it_is(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    match path {
        Some(path) => sources::spare(path)
            .and_then(|()| {
                Ok(while_writing(|| {
                    report::save(path, |out| guarded(out, write))
                })?)
            })
            .with_context(|| path.display().to_string()),
        None => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            write(&mut out)?;
            out.flush().map_err(Into::into)
        }
    }
}

/// The page's templates: those that ship, or the user's own over them.
pub(crate) fn templates(folder: Option<&Path>) -> anyhow::Result<Templates> {
    let Some(folder) = folder else {
        return Ok(Templates::default());
    };
    sources::note_folder(folder);
    Templates::within(folder).with_context(|| folder.display().to_string())
}

fn by_ending(path: Option<&Path>) -> anyhow::Result<OutputFormat> {
    let Some(path) = path else {
        return Ok(OutputFormat::Text);
    };
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    Ok(match ending.to_ascii_lowercase().as_str() {
        "txt" => OutputFormat::Text,
        "json" => OutputFormat::Json,
        "jsonl" | "ndjson" => OutputFormat::Jsonl,
        "html" | "htm" => OutputFormat::Html,
        "csv" => OutputFormat::Csv,
        "tsv" => OutputFormat::Tsv,
        "parquet" => OutputFormat::Parquet,
        "sarif" => OutputFormat::Sarif,
        "pdf" => bail!(
            "{}: no PDF is written; write .html, open it in a browser and print that",
            path.display()
        ),
        _ => bail!(
            "{}: the ending does not say what to write; .html, .txt, .json, .jsonl, .csv, .tsv, .parquet and .sarif do, or name it with --format",
            path.display()
        ),
    })
}

/// Columns of the terminal, within what reads well.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(100, |(width, _)| usize::from(width.0))
        .clamp(60, 140)
}

/// Whether what went wrong is only that nobody reads any further.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
