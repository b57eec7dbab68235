//! Shipped: the lexicon made from its table, and the table made from its files.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::builtin::ShippedFile;
use super::entry::{Category, Entry, EntryForm};
use super::lexicon::{Lexicon, LexiconError, Slot};
use super::source;
use super::table::{Row, Table};

/// What the lexicon that ships leaves out: slight colour in categories on which careful readers seldom agree.
const FLOOR: f64 = 0.6;

#[derive(Deserialize)]
struct EntriesForm {
    entry: Vec<EntryForm>,
}

#[derive(Deserialize)]
struct HeaderForm {
    category: Category,
}

impl Lexicon {
    /// The lexicon of shipped files, by the table made of them; none if `table` is no table.
    pub(super) fn from_table(table: &'static [u8], files: &[ShippedFile]) -> Option<Self> {
        let table = Table::read(table)?;
        let mut lexicon = Self {
            shipped: Arc::new(table.index),
            fingerprint: table.fingerprint,
            floor: FLOOR,
            least: 0.0,
            ..Self::default()
        };
        for (file, header) in files.iter().zip(table.headers) {
            let header: HeaderForm = toml::from_str(file.1.get(header)?).ok()?;
            lexicon.add_category(header.category);
        }
        for row in table.entries {
            let source = files.get(row.file)?.1.get(row.place)?;
            lexicon.slots.push(Slot {
                source: Some(source),
                written: row.weight,
                ..Slot::new(Cow::Borrowed(row.id), row.file)
            });
        }
        Some(lexicon)
    }

    /// The table of these files, for [`builtin`](super::builtin()) to read instead of them.
    ///
    /// # Errors
    /// As [`Lexicon::parse`], for the first file that is not as it should be.
    pub fn table(files: &[(&str, &str)]) -> Result<Vec<u8>, LexiconError> {
        let mut lexicon = Self::default();
        let (mut headers, mut rows) = (vec![], vec![]);
        for (file, (name, text)) in files.iter().enumerate() {
            let before = lexicon.slots.len();
            lexicon.add(text, name)?;
            let mut places = entry_places(text);
            headers.push(places.remove(0));
            let slots = lexicon.slots[before..].iter().zip(places);
            rows.extend(slots.map(|(slot, place)| (slot.id.clone(), slot.written, file, place)));
        }
        let entries = rows.iter().map(|(id, weight, file, place)| Row {
            id,
            weight: *weight,
            file: *file,
            place: place.clone(),
        });
        let table = Table {
            fingerprint: lexicon.fingerprint,
            headers,
            entries: entries.collect(),
            index: lexicon.own_index(),
        };
        Ok(table.write())
    }
}

/// The entry that `source` writes, by the parser where it is not written in the plain manner.
pub(super) fn entry_at(source: &str, category: usize) -> Entry {
    source::read(source, category).unwrap_or_else(|| parsed(source, category))
}

fn parsed(source: &str, category: usize) -> Entry {
    let read: EntriesForm =
        toml::from_str(source).expect("tests hold every shipped entry to the format");
    let form = read.entry.into_iter().next().expect("one entry a place");
    form.read(category)
        .expect("tests hold every shipped entry to the rules")
}

/// Where the header of a lexicon file stands, and then each entry.
fn entry_places(text: &str) -> Vec<Range<usize>> {
    let mut begins = vec![0];
    begins.extend(text.match_indices("\n[[entry]]").map(|(at, _)| at + 1));
    let ends = begins[1..].iter().copied().chain([text.len()]);
    begins
        .iter()
        .copied()
        .zip(ends)
        .map(|(begin, end)| begin..end)
        .collect()
}
