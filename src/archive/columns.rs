//! Columns: what is kept of each article of a large run, a few hundred bytes.

use std::collections::BTreeSet;

use crate::read::Fault;
use crate::reuse::Shingle;
use crate::text::hash;

use super::contained::{PROBES, probe};
use super::origins::Origins;
use super::record::Record;
use super::sketches::Held;

/// Where an article's line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Byte of the file.
    pub(super) offset: u64,
    /// Bytes of the line.
    pub(super) len: u32,
    /// Which file.
    pub(super) source: u32,
}

/// A line that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Which file, from 0.
    pub source: u32,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1, where that is known.
    pub column: Option<usize>,
    /// What is wrong with it.
    pub message: String,
}

/// The kept articles, in reading order.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Where each stands.
    pub(super) places: Vec<Place>,
    /// The hash of all its words in order; 0 for an article of no words.
    pub(super) wholes: Vec<u64>,
    /// Words of each.
    pub(super) words: Vec<u32>,
    /// The lines they stand on, from 1.
    pub(super) lines: Vec<u32>,
    /// What is kept of their sketches until they are taken together.
    pub(super) sketches: Held,
    /// Their least shingles, where briefs are sought.
    probes: Vec<u32>,
    probe_ends: Vec<u64>,
    /// Ids and dates, one behind the other.
    labels: String,
    label_ends: Vec<[u64; 2]>,
    /// Articles whose id others have too, or go by, in order.
    clashing: Vec<u32>,
    /// Lines that could not be read.
    pub(super) bad: Vec<BadLine>,
    /// Lines read of the last file.
    read: u64,
}

impl Columns {
    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Takes the id and the date of the article pushed next.
    pub(super) fn label(&mut self, record: &Record) {
        self.lines.push(self.read as u32);
        self.labels
            .push_str(record.id.as_deref().unwrap_or_default().trim());
        let id_end = self.labels.len() as u64;
        self.labels
            .push_str(record.published.as_deref().unwrap_or_default().trim());
        self.label_ends.push([id_end, self.labels.len() as u64]);
    }

    /// Counts one more line.
    pub(super) fn count_line(&mut self) {
        self.read += 1;
    }

    /// Notes that the line counted last is no record.
    pub(super) fn bad_line(&mut self, source: u32, fault: Fault) {
        self.bad.push(BadLine {
            source,
            line: self.read,
            column: fault.place.map(|(_, column)| column),
            message: fault.problem.to_string(),
        });
    }

    /// Appends what was kept of the next block of lines.
    pub(super) fn append(&mut self, mut next: Self, source: u32, begins_file: bool) {
        let lines = if begins_file { 0 } else { self.read };
        let probes = self.probes.len() as u64;
        let labels = self.labels.len() as u64;
        self.places.append(&mut next.places);
        self.wholes.append(&mut next.wholes);
        self.words.append(&mut next.words);
        self.probes.append(&mut next.probes);
        let ends = next.probe_ends.iter();
        self.probe_ends.extend(ends.map(|end| probes + end));
        let within = next.lines.iter();
        self.lines.extend(within.map(|line| lines as u32 + line));
        self.labels.push_str(&next.labels);
        let ends = next.label_ends.iter();
        self.label_ends
            .extend(ends.map(|ends| ends.map(|end| labels + end)));
        self.bad.extend(next.bad.into_iter().map(|bad| BadLine {
            source,
            line: lines + bad.line,
            ..bad
        }));
        self.read = lines + next.read;
    }

    /// Finds the articles that have an id in common, or one that is the name of another place of the input, once all are
    /// read: who gives no id is called by its place.
    pub(super) fn find_clashes(&mut self, origins: &[Origins]) {
        let names: BTreeSet<&str> = origins.iter().flat_map(Origins::names).collect();
        let misnamed = (0..self.len()).filter(|i| {
            let id = self.own_id(*i);
            is_place(id, &names) && id != self.place(*i, origins)
        });
        let misnamed: Vec<u32> = misnamed.map(|i| i as u32).collect();
        self.clashing.extend(misnamed);
        let mut hashed: Vec<(u64, u32)> = (0..self.len())
            .filter(|i| !self.own_id(*i).is_empty())
            .map(|i| (hash(self.own_id(i)), i as u32))
            .collect();
        hashed.sort_unstable();
        for same in hashed
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() > 1)
        {
            self.clashing
                .extend(same.iter().map(|(_, article)| article));
        }
        self.clashing.sort_unstable();
        self.clashing.dedup();
    }

    /// What the line of article `i` is called.
    pub(super) fn place(&self, i: usize, origins: &[Origins]) -> String {
        origins[self.places[i].source as usize].place(self.lines[i])
    }

    /// The id that article `i` alone gives itself; none if it gives none or others give the same.
    pub(super) fn id(&self, i: usize) -> Option<&str> {
        let id = self.own_id(i);
        let clashes = self.clashing.binary_search(&(i as u32)).is_ok();
        (!id.is_empty() && !clashes).then_some(id)
    }

    fn own_id(&self, i: usize) -> &str {
        let begin = if i == 0 { 0 } else { self.label_ends[i - 1][1] };
        &self.labels[begin as usize..self.label_ends[i][0] as usize]
    }

    /// When article `i` was published; empty where it does not say.
    pub(super) fn published(&self, i: usize) -> &str {
        let [id_end, end] = self.label_ends[i];
        &self.labels[id_end as usize..end as usize]
    }

    /// Keeps the least shingles of the article pushed last.
    pub(super) fn keep_probes(&mut self, shingles: &[Shingle]) {
        let begin = self.probes.len();
        for probe in shingles.iter().map(|shingle| probe(*shingle)) {
            let kept = &self.probes[begin..];
            if kept.len() == PROBES && probe >= kept[PROBES - 1] {
                continue;
            }
            if let Err(place) = kept.binary_search(&probe) {
                self.probes.truncate(begin + kept.len().min(PROBES - 1));
                self.probes.insert(begin + place, probe);
            }
        }
        self.probe_ends.push(self.probes.len() as u64);
    }

    /// What was kept by [`Self::keep_probes`] of article `i`.
    pub(super) fn probes_of(&self, i: usize) -> &[u32] {
        let begin = if i == 0 { 0 } else { self.probe_ends[i - 1] };
        &self.probes[begin as usize..self.probe_ends[i] as usize]
    }
}

/// Whether an id could be the name of a line of one of these files, or of one of them.
fn is_place(id: &str, names: &BTreeSet<&str>) -> bool {
    let is_number = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let of_line = id.rsplit_once(':').filter(|(_, line)| is_number(line));
    names.contains(id) || of_line.is_some_and(|(name, _)| names.contains(name))
}
