//! Sketches: the band keys and tags of all articles, in memory up to a budget, in a temporary file beyond it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use super::again::read_at;

/// Bytes of sketches below which nothing is written out, however small the budget.
const SMALLEST_RUN: usize = 1 << 20;

/// What is kept of each article's sketch.
#[derive(Debug, Default)]
pub(super) struct Sketches {
    /// Band keys an article.
    bands: usize,
    /// Tags an article.
    values: usize,
    held: Held,
    spilled: Option<Spilled>,
}

/// The sketches of some articles, one article behind the other.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Band keys, as many an article as there are bands.
    pub(super) keys: Vec<u32>,
    /// The low bytes of the sketch, as many an article as it has values.
    pub(super) tags: Vec<u8>,
}

/// A file that no folder lists, so that it is gone however the run ends.
#[derive(Debug)]
struct Spilled {
    file: File,
    runs: Vec<Run>,
    end: u64,
}

/// Sketches written at one time: the keys band by band, then the tags article by article.
#[derive(Debug)]
struct Run {
    offset: u64,
    first: usize,
    articles: usize,
}

impl Sketches {
    /// No sketches, of so many bands and values each.
    pub(super) fn new(bands: usize, values: usize) -> Self {
        Self {
            bands,
            values,
            ..Self::default()
        }
    }

    /// Takes those of the next articles; all that are held go to the file once they pass `budget` bytes.
    ///
    /// # Errors
    /// If there is no room for a temporary file.
    pub(super) fn append(&mut self, mut next: Held, budget: usize) -> io::Result<()> {
        self.held.keys.append(&mut next.keys);
        self.held.tags.append(&mut next.tags);
        if self.held.keys.len() * 4 + self.held.tags.len() > budget.max(SMALLEST_RUN) {
            self.spill().map_err(aside)?;
        }
        Ok(())
    }

    /// Whether some are in a file.
    pub(super) fn are_spilled(&self) -> bool {
        self.spilled.is_some()
    }

    /// One key of every article, in reading order.
    ///
    /// # Errors
    /// If the temporary file can't be read.
    pub(super) fn keys(&self, band: usize) -> io::Result<Vec<u32>> {
        let mut keys = vec![];
        for (file, run) in self.runs() {
            let mut bytes = vec![0; run.articles * 4];
            let before = (band * bytes.len()) as u64;
            read_at(file, &mut bytes, run.offset + before)?;
            let (whole, _) = bytes.as_chunks();
            keys.extend(whole.iter().map(|key| u32::from_le_bytes(*key)));
        }
        keys.extend(self.held.keys.chunks_exact(self.bands).map(|of| of[band]));
        Ok(keys)
    }

    /// The tags of one article.
    ///
    /// # Errors
    /// If the temporary file can't be read.
    pub(super) fn tags(&self, article: u32) -> io::Result<Cow<'_, [u8]>> {
        let article = article as usize;
        let mut in_file = 0;
        for (file, run) in self.runs() {
            in_file = run.first + run.articles;
            if article < in_file {
                let keys = run.articles * self.bands * 4;
                let before = keys + (article - run.first) * self.values;
                let mut tags = vec![0; self.values];
                read_at(file, &mut tags, run.offset + before as u64)?;
                return Ok(Cow::Owned(tags));
            }
        }
        let begin = (article - in_file) * self.values;
        Ok(Cow::Borrowed(&self.held.tags[begin..][..self.values]))
    }

    fn runs(&self) -> impl Iterator<Item = (&File, &Run)> {
        let spilled = self.spilled.iter();
        spilled.flat_map(|spilled| spilled.runs.iter().map(|run| (&spilled.file, run)))
    }

    fn spill(&mut self) -> io::Result<()> {
        let spilled = match &mut self.spilled {
            Some(spilled) => spilled,
            none => none.insert(Spilled {
                file: tempfile::tempfile()?,
                runs: vec![],
                end: 0,
            }),
        };
        spilled.write(&self.held, self.bands)?;
        self.held.keys.clear();
        self.held.tags.clear();
        Ok(())
    }
}

/// What went wrong with the temporary file, and in which folder that is.
fn aside(error: io::Error) -> io::Error {
    let folder = std::env::temp_dir();
    let told = format!("a temporary file in {}: {error}", folder.display());
    io::Error::new(error.kind(), told)
}

impl Spilled {
    fn write(&mut self, held: &Held, bands: usize) -> io::Result<()> {
        let articles = held.keys.len() / bands;
        let mut out = BufWriter::new(&self.file);
        for band in 0..bands {
            for keys in held.keys.chunks_exact(bands) {
                out.write_all(&keys[band].to_le_bytes())?;
            }
        }
        out.write_all(&held.tags)?;
        out.flush()?;
        self.runs.push(Run {
            offset: self.end,
            first: self.runs.last().map_or(0, |run| run.first + run.articles),
            articles,
        });
        self.end += (held.keys.len() * 4 + held.tags.len()) as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_to_the_file_reads_as_what_stayed() {
        let (articles, bands, values) = (30_000, 3, 50);
        let next = || Held {
            keys: (0..articles * bands).map(|key| key as u32).collect(),
            tags: (0..articles * values)
                .map(|tag| (tag % 251) as u8)
                .collect(),
        };
        let (mut here, mut there) = (Sketches::new(bands, values), Sketches::new(bands, values));
        for _ in 0..3 {
            here.append(next(), usize::MAX).expect("kept");
            there.append(next(), 0).expect("written");
        }
        assert!(there.are_spilled() && !here.are_spilled());
        for band in 0..bands {
            assert_eq!(
                there.keys(band).expect("read"),
                here.keys(band).expect("read")
            );
        }
        for article in [0, 29_999, 30_000, 89_999] {
            assert_eq!(
                there.tags(article).expect("read"),
                here.tags(article).expect("read")
            );
        }
    }
}
