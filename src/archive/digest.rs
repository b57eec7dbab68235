//! Digests: lines to what is kept of their articles, one pass over the text.

use crate::read::{Fault, Problem};
use crate::reuse::{Banding, Scheme, Shingle, band_keys, shingles_into, sketch_into};

use super::blocks::Block;
use super::columns::{Columns, Place};
use super::options::{Briefs, Options};
use super::record::{Record, record};

/// How articles are digested.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) options: Options,
    pub(super) scheme: Scheme,
    pub(super) banding: Banding,
}

/// Memory that is used again from one article to the next.
#[derive(Debug, Default)]
pub(super) struct Work {
    words: Vec<u64>,
    shingles: Vec<Shingle>,
    values: Vec<u64>,
}

/// Digests the articles of one block. Blank lines count as lines and are nothing else.
pub(super) fn digest(block: &Block, plan: &Plan) -> Columns {
    let (mut columns, mut work) = (Columns::default(), Work::default());
    let mut scratch = vec![];
    let mut begin = 0;
    for line in lines(&block.bytes) {
        columns.count_line();
        let place = Place {
            offset: block.offset + begin,
            len: line.len() as u32,
            source: block.source,
        };
        begin += line.len() as u64;
        let text = without_end(line);
        if text.len() > plan.options.longest_line {
            columns.bad_line(block.source, too_long(text.len() as u64, plan));
            continue;
        }
        match record(object(line), &plan.options.fields, &mut scratch) {
            Ok(record) => push(&mut columns, &mut work, place, &record, plan),
            Err(_) if line.trim_ascii().is_empty() => {}
            Err(fault) => columns.bad_line(block.source, fault),
        }
    }
    if block.dropped > 0 {
        columns.count_line();
        let len = block.dropped - block.dropped_end;
        columns.bad_line(block.source, too_long(len, plan));
    }
    columns
}

/// The lines with their ends; the last one may lack its end.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
    let mut begin = 0;
    let last = (!bytes.ends_with(b"\n") && !bytes.is_empty()).then_some(bytes.len());
    ends.chain(last)
        .map(move |end| &bytes[std::mem::replace(&mut begin, end)..end])
}

fn too_long(size: u64, plan: &Plan) -> Fault {
    let limit = plan.options.longest_line as u64;
    Problem::TooLarge { size, limit }.into()
}

/// The object of a line: without the line's end, and without the byte-order mark that some programs put at the head of a file.
pub(super) fn object(line: &[u8]) -> &[u8] {
    let object = without_end(line);
    object.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(object)
}

fn without_end(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

fn push(columns: &mut Columns, work: &mut Work, place: Place, record: &Record, plan: &Plan) {
    columns.label(record);
    work.words.clear();
    plan.options.words.hash(&record.text, &mut work.words);
    shingles_into(&work.words, plan.scheme.words.into(), &mut work.shingles);
    sketch_into(&work.shingles, plan.scheme, &mut work.values);
    // An article of no words has no values: its keys and tags only hold its place.
    work.values.resize(plan.scheme.len.into(), 0);
    columns.places.push(place);
    columns.words.push(work.words.len() as u32);
    columns.wholes.push(whole(&work.words));
    let keys = band_keys(&work.values, plan.banding);
    let held = &mut columns.sketches;
    held.keys.extend(keys.map(|key| (key >> 32) as u32));
    held.tags
        .extend(work.values.iter().map(|value| *value as u8));
    if plan.options.briefs == Briefs::Sought {
        columns.keep_probes(&work.shingles);
    }
}

/// One hash of all words in order; 0 for none.
fn whole(words: &[u64]) -> u64 {
    let step =
        |whole: u64, word: &u64| (whole.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // Four at once, for each waits for the one before it.
    let (fours, rest) = words.as_chunks::<4>();
    let lanes = fours.iter().fold([0; 4], |lanes: [u64; 4], four| {
        std::array::from_fn(|lane| step(lanes[lane], &four[lane]))
    });
    lanes.iter().chain(rest).fold(0, step)
}
