//! `copydesk reuse --no-passages`: near-duplicates of large collections.

mod inputs;

use anyhow::bail;

use copydesk::archive::{self, Archive, BadLine, Briefs, Keep, Search, Words};
use copydesk::read;
use copydesk::report::{ArchiveReport, Emit, Failure, counted, write_archive};
use copydesk::reuse::{Link, Overlap, Relation, Tie, families};

use super::args::{
    ArchiveArgs, EmitArg, KeepArg, LinkArg, OutputArgs, OutputFormat, ReuseArgs, WordsArg,
};
use super::complaints::Complaints;
use super::gate::Gate;
use super::gather::options;
use super::outcome::Outcome;
use super::output::{emit, empty, ended, named_format};
use super::progress::Progress;
use super::quiet::tell;
use super::sources::own_report;

use inputs::inputs;

pub(crate) fn run(args: &ReuseArgs) -> anyhow::Result<Outcome> {
    let options = options(&args.input.reading);
    let settings = args.find.settings();
    let (inputs, mut failures) = inputs(
        &args.input,
        &options,
        own_report(args.output.output.as_deref()),
    )?;
    let bytes = inputs
        .iter()
        .map(|input| input.file.metadata().map_or(0, |about| about.len()));
    let progress = Progress::bytes("reading", bytes.sum());
    let told = |bytes| progress.reach(bytes);
    let archive = archive::read(inputs, args.archive.options(&options), &settings, &told)?;
    failures.extend(bad_lines(&archive));
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
    let gates = gates(&args.output);
    if archive.is_empty() && failures.is_empty() {
        return Ok(empty(gates.first().copied()));
    }
    let overlaps: Vec<Overlap> = found.matches.iter().map(|kin| kin.overlap).collect();
    let mut gates = gates.into_iter();
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
pub(super) fn refuse(args: &ReuseArgs) -> anyhow::Result<()> {
    let output = &args.output;
    // Pairs and articles are lines of their own kind, whatever the file that takes them is called.
    let are_records = args.archive.emit == EmitArg::Records;
    let format = match &output.output {
        Some(_) if are_records => named_format(output).ok(),
        _ => output.format,
    };
    if format.is_some_and(|format| format != OutputFormat::Jsonl) {
        bail!("--no-passages writes line by line: there is only --format jsonl");
    }
    if !output.fail_on.iter().all(Gate::is_of_pairs) {
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

fn bad_lines(archive: &Archive) -> Vec<Failure> {
    let failure = |bad: &BadLine| Failure {
        path: archive.place(bad),
        message: bad.message.clone(),
    };
    let failures: Vec<Failure> = archive.bad_lines().iter().map(failure).collect();
    let mut complaints = Complaints::default();
    failures.iter().for_each(|failure| complaints.tell(failure));
    complaints.close();
    failures
}

impl ArchiveArgs {
    fn options(&self, reading: &read::Options) -> archive::Options {
        archive::Options {
            fields: reading.fields.clone(),
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
