//! Columns: what is kept of each article of a large run, a few hundred bytes.

use super::record::Record;

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
    /// Its band keys, as many as there are bands.
    pub(super) keys: Vec<u32>,
    /// The low bytes of its sketch, as many as it has values.
    pub(super) tags: Vec<u8>,
    /// Ids and dates, one behind the other.
    labels: String,
    label_ends: Vec<[u64; 2]>,
    /// Articles without an id, and the lines they stand on.
    unnamed: Vec<(u32, u64)>,
    /// Lines that could not be read.
    pub(super) bad: Vec<BadLine>,
    /// Lines read of the last file.
    lines: u64,
}

impl Columns {
    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Takes the id and the date of the article pushed next.
    pub(super) fn label(&mut self, record: &Record) {
        if let Some(id) = &record.id {
            self.labels.push_str(id.trim());
        } else {
            self.unnamed.push((self.len() as u32, self.lines));
        }
        let id_end = self.labels.len() as u64;
        self.labels
            .push_str(record.published.as_deref().unwrap_or_default().trim());
        self.label_ends.push([id_end, self.labels.len() as u64]);
    }

    /// Counts one more line.
    pub(super) fn count_line(&mut self) {
        self.lines += 1;
    }

    /// Notes that the line counted last is no record.
    pub(super) fn bad_line(&mut self, source: u32, message: String) {
        let line = self.lines;
        self.bad.push(BadLine {
            source,
            line,
            message,
        });
    }

    /// Appends what was kept of the next block of lines.
    pub(super) fn append(&mut self, mut next: Self, source: u32, begins_file: bool) {
        let lines = if begins_file { 0 } else { self.lines };
        let articles = self.len() as u32;
        let labels = self.labels.len() as u64;
        self.places.append(&mut next.places);
        self.wholes.append(&mut next.wholes);
        self.words.append(&mut next.words);
        self.keys.append(&mut next.keys);
        self.tags.append(&mut next.tags);
        self.labels.push_str(&next.labels);
        let ends = next.label_ends.iter();
        self.label_ends
            .extend(ends.map(|ends| ends.map(|end| labels + end)));
        let unnamed = next.unnamed.iter();
        self.unnamed
            .extend(unnamed.map(|(article, line)| (articles + article, lines + line)));
        self.bad.extend(next.bad.into_iter().map(|bad| BadLine {
            source,
            line: lines + bad.line,
            ..bad
        }));
        self.lines = lines + next.lines;
    }

    /// The id that article `i` gives itself, else the line it stands on.
    pub(super) fn id(&self, i: usize) -> Result<&str, u64> {
        let begin = if i == 0 { 0 } else { self.label_ends[i - 1][1] };
        let id = &self.labels[begin as usize..self.label_ends[i][0] as usize];
        if !id.is_empty() {
            return Ok(id);
        }
        let found = self
            .unnamed
            .binary_search_by_key(&(i as u32), |(article, _)| *article);
        Err(found.map_or(0, |nth| self.unnamed[nth].1))
    }

    /// When article `i` was published; empty where it does not say.
    pub(super) fn published(&self, i: usize) -> &str {
        let [id_end, end] = self.label_ends[i];
        &self.labels[id_end as usize..end as usize]
    }
}
