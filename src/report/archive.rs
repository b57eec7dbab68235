//! Archives: what a large run found, record by record or line by line, as it is asked for.

use std::io::{self, Write};

use crate::archive::{Archive, Found, Keep, Kin, removed};
use crate::moment::Moment;
use crate::reuse::{Direction, Family, First, Settings};
use crate::wording::builtin;

use super::model::Failure;
use super::names::{evidence_name, relation_name, sensitivity_name};
use super::record::{
    ClusterRecord, ErrorRecord, KinRecord, MatchRecord, Record, ReuseSettings, RunRecord, VERSION,
};
use super::records::rounded;
use super::table::escaped;

/// What a large run found, and under which settings.
pub struct ArchiveReport<'a> {
    /// The articles.
    pub archive: &'a Archive,
    /// Their matches.
    pub found: &'a Found,
    /// The families these make.
    pub families: &'a [Family],
    /// What could not be read.
    pub failures: &'a [Failure],
    /// How it was looked for.
    pub settings: &'a Settings,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emit {
    /// Matches, clusters and errors, as JSON Lines.
    Records,
    /// Clusters alone, as JSON Lines.
    Clusters,
    /// Two ids and their resemblance a line, tabs between; where articles inside others were looked for, the share of each
    /// that the other holds and their relation too. In ids, tabs, line breaks and backslashes are written `\t`, `\n`,
    /// `\r` and `\\`.
    Pairs,
    /// The lines of the articles that are kept, as [`Archive::line`] has them.
    Kept(Keep),
    /// The lines of the articles that go, likewise.
    Removed(Keep),
}

/// Writes what `emit` names.
///
/// # Errors
/// What `out` says, or if an article's file can't be read again.
pub fn write_archive(report: &ArchiveReport, emit: Emit, out: &mut dyn Write) -> io::Result<()> {
    match emit {
        Emit::Records => write_records(report, out),
        Emit::Clusters => write_clusters(report, out),
        Emit::Pairs => write_pairs(report, out),
        Emit::Kept(keep) => write_lines(report, out, keep, false),
        Emit::Removed(keep) => write_lines(report, out, keep, true),
    }
}

fn write_records(report: &ArchiveReport, out: &mut dyn Write) -> io::Result<()> {
    write_record(&Record::Run(run(report)), out)?;
    for kin in &report.found.matches {
        write_record(&Record::Match(matched(report.archive, kin)), out)?;
    }
    write_clusters(report, out)?;
    for failure in report.failures {
        let error = ErrorRecord {
            version: VERSION,
            path: failure.path.clone(),
            message: failure.message.clone(),
        };
        write_record(&Record::Error(error), out)?;
    }
    Ok(())
}

fn write_record(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

fn run(report: &ArchiveReport) -> RunRecord {
    let settings = report.settings;
    RunRecord {
        version: VERSION,
        tool: concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned(),
        lexicon: builtin().fingerprint(),
        reuse: Some(ReuseSettings {
            shingle_words: settings.shingle_words,
            sketch_values: settings.sketch_values,
            threshold: settings.threshold,
            expected_recall: rounded(report.found.expected_recall),
            containment: settings.containment,
            min_words: settings.min_words,
            containment_recall: report.found.containment_recall.map(rounded),
            min_passages: settings.min_passages,
            sensitivity: sensitivity_name(settings.sensitivity).to_owned(),
            count: vec![],
            exclude: vec![],
            set_aside: report.found.hot_buckets + report.found.crowds + report.found.commonplaces,
        }),
    }
}

fn matched(archive: &Archive, kin: &Kin) -> MatchRecord {
    let [left, right] = [kin.left, kin.right].map(|article| archive.id(article).into_owned());
    let direction = Direction::by_dates(moment(archive, kin.left), moment(archive, kin.right))
        .unwrap_or(Direction::UNKNOWN);
    let first = match direction.first {
        First::Left => Some(left.clone()),
        First::Right => Some(right.clone()),
        First::Unknown => None,
    };
    MatchRecord {
        version: VERSION,
        left,
        right,
        resemblance: rounded(kin.overlap.resemblance),
        left_containment: rounded(kin.overlap.left_containment),
        right_containment: rounded(kin.overlap.right_containment),
        left_coverage: None,
        right_coverage: None,
        left_likeness: None,
        right_likeness: None,
        relation: relation_name(kin.relation).to_owned(),
        first,
        first_by: evidence_name(direction.evidence).to_owned(),
        first_confidence: rounded(direction.confidence),
        passages: vec![],
    }
}

fn write_clusters(report: &ArchiveReport, out: &mut dyn Write) -> io::Result<()> {
    for (nth, family) in report.families.iter().enumerate() {
        write_record(&Record::Cluster(cluster(report.archive, nth, family)), out)?;
    }
    Ok(())
}

fn cluster(archive: &Archive, nth: usize, family: &Family) -> ClusterRecord {
    let id = |article: u32| archive.id(article).into_owned();
    let mut members: Vec<u32> = family.members.iter().map(|member| member.article).collect();
    members.sort_by_cached_key(|article| archive.age(*article));
    let kin = family.members.iter().map(|member| KinRecord {
        id: id(member.article),
        nearest: id(member.nearest),
        resemblance: rounded(member.resemblance),
    });
    ClusterRecord {
        version: VERSION,
        id: format!("c{}", nth + 1),
        first: first(archive, &members).map(id),
        members: members.into_iter().map(id).collect(),
        kin: kin.collect(),
        weakest: Some(rounded(family.weakest)),
    }
}

/// The one of the earliest date, if it is before all others'.
fn first(archive: &Archive, members: &[u32]) -> Option<u32> {
    let (first, others) = members.split_first()?;
    let earliest = moment(archive, *first)?;
    let is_before = |other: &u32| Some(earliest.is_before(moment(archive, *other)?));
    let mut others = others.iter();
    others
        .all(|id| is_before(id) == Some(true))
        .then_some(*first)
}

fn moment(archive: &Archive, article: u32) -> Option<Moment> {
    Moment::of(archive.published(article))
}

fn write_pairs(report: &ArchiveReport, out: &mut dyn Write) -> io::Result<()> {
    for kin in &report.found.matches {
        let (left, right) = (report.archive.id(kin.left), report.archive.id(kin.right));
        let (left, right) = (escaped(&left), escaped(&right));
        let [resemblance, of_left, of_right] = [
            kin.overlap.resemblance,
            kin.overlap.left_containment,
            kin.overlap.right_containment,
        ]
        .map(rounded);
        write!(out, "{left}\t{right}\t{resemblance}")?;
        if report.found.containment_recall.is_some() {
            let relation = relation_name(kin.relation);
            write!(out, "\t{of_left}\t{of_right}\t{relation}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_lines(
    report: &ArchiveReport,
    out: &mut dyn Write,
    keep: Keep,
    wanted: bool,
) -> io::Result<()> {
    let removed = removed(report.archive, report.families, keep);
    let wanted = removed
        .iter()
        .zip(0..)
        .filter(|(removed, _)| **removed == wanted);
    for (_, article) in wanted {
        out.write_all(&report.archive.line(article)?)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
