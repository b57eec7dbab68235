//! Reading: files of JSON lines to an archive, one batch of blocks digested while the next is read.

use std::borrow::Cow;
use std::fs::File;
use std::io;

use crate::moment;
use crate::parallel;
use crate::read::decode_line;
use crate::reuse::{Banding, Scheme, Settings};

use super::blocks::{Block, Blocks};
use super::columns::{BadLine, Columns};
use super::digest::{Plan, digest, object};
use super::options::Options;
use super::origins::Origins;
use super::sketches::Sketches;

/// Blocks that are digested together: enough for every core, few enough to hold.
const BATCH: usize = 8;

/// A file of JSON Lines, which stays as it is until the archive is dropped.
#[derive(Debug)]
pub struct Input {
    /// The file, open, at its first byte.
    pub file: File,
    /// What articles without an id are called after.
    pub origins: Origins,
}

/// The articles of some files, digested.
pub struct Archive {
    pub(super) files: Vec<File>,
    pub(super) columns: Columns,
    pub(super) sketches: Sketches,
    pub(super) plan: Plan,
    origins: Vec<Origins>,
}

impl Archive {
    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of article `i`; its file's name and line where it gives none, or one that others give or go by too.
    ///
    /// # Panics
    /// If there is no article `i`.
    pub fn id(&self, i: u32) -> Cow<'_, str> {
        match self.columns.id(i as usize) {
            Some(id) => Cow::Borrowed(id),
            None => Cow::Owned(self.columns.place(i as usize, &self.origins)),
        }
    }

    /// When article `i` was published; empty where it does not say.
    ///
    /// # Panics
    /// If there is no article `i`.
    pub fn published(&self, i: u32) -> &str {
        self.columns.published(i as usize)
    }

    /// What puts article `i` in order: its date, as [`moment::rank`] has it, its id, and its place in the input.
    ///
    /// # Panics
    /// If there is no article `i`.
    pub fn age(&self, i: u32) -> impl Ord {
        (moment::rank(Some(self.published(i))), self.id(i), i)
    }

    /// How many words article `i` has.
    ///
    /// # Panics
    /// If there is no article `i`.
    pub fn words(&self, i: u32) -> u32 {
        self.columns.words[i as usize]
    }

    /// The lines that are no records.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.columns.bad
    }

    /// What a line that is no record is called: file, line and, where that is known, column.
    ///
    /// # Panics
    /// If the line is not one of [`Self::bad_lines`].
    pub fn place(&self, bad: &BadLine) -> String {
        let place = self.origins[bad.source as usize].place(bad.line as u32);
        match bad.column {
            Some(column) => format!("{place}:{column}"),
            None => place,
        }
    }

    /// Whether sketches passed the budget of memory and went to a temporary file.
    pub fn is_spilled(&self) -> bool {
        self.sketches.are_spilled()
    }

    /// The banding that was chosen.
    pub fn banding(&self) -> Banding {
        self.plan.banding
    }

    /// The line of article `i` as it stands in its file, without line feed and byte-order mark, and in UTF-8.
    ///
    /// # Errors
    /// If the file can't be read again.
    ///
    /// # Panics
    /// If there is no article `i`.
    pub fn line(&self, i: u32) -> io::Result<Vec<u8>> {
        let place = self.columns.places[i as usize];
        let mut line = vec![0; place.len as usize];
        super::again::read_at(&self.files[place.source as usize], &mut line, place.offset)?;
        let object = object(&line);
        match decode_line(object) {
            Ok(Cow::Owned(text)) => Ok(text.into_bytes()),
            _ => Ok(object.to_vec()),
        }
    }
}

/// Reads the articles of `inputs`. `progress` is told the bytes read so far.
///
/// # Errors
/// If a file can't be read. A line that is no record, or longer than `options` allow, is kept in
/// [`Archive::bad_lines`], and the run goes on.
///
/// # Panics
/// As [`Settings::scheme`] does.
pub fn read(
    inputs: Vec<Input>,
    options: Options,
    settings: &Settings,
    progress: &(dyn Fn(u64) + Sync),
) -> io::Result<Archive> {
    let (files, origins): (Vec<_>, Vec<_>) = inputs
        .into_iter()
        .map(|input| (input.file, input.origins))
        .unzip();
    let plan = Plan {
        scheme: Scheme {
            tokenizer: options.words.tokenizer(),
            ..settings.scheme()
        },
        banding: Banding::choose(settings.sketch_values, settings.threshold, settings.recall),
        options,
    };
    let mut columns = Columns::default();
    let mut sketches = Sketches::new(plan.banding.bands, settings.sketch_values);
    let mut blocks = Blocks::of(&files, plan.options.longest_line);
    let mut batch = blocks.fill(empty_batch())?;
    let mut spare = empty_batch();
    let mut bytes = 0;
    while !batch.is_empty() {
        spare.resize_with(BATCH, Block::default);
        let (digested, next) = parallel::join(
            || parallel::map(&batch, |block| digest(block, &plan)),
            || blocks.fill(spare),
        );
        for (block, mut digested) in batch.iter().zip(digested) {
            let held = std::mem::take(&mut digested.sketches);
            sketches.append(held, plan.options.memory)?;
            columns.append(digested, block.source, block.offset == 0);
            bytes += block.len();
        }
        progress(bytes);
        spare = std::mem::replace(&mut batch, next?);
    }
    columns.find_clashes(&origins);
    Ok(Archive {
        files,
        columns,
        sketches,
        plan,
        origins,
    })
}

fn empty_batch() -> Vec<Block> {
    std::iter::repeat_with(Block::default).take(BATCH).collect()
}
