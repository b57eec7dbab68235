//! Programs: forms as numbers in a row, which are tried at a word without a look anywhere else.
//!
//! A form is its parts, one instruction each. Words are the numbers of an index.

use std::ops::Range;

use super::parts::{ANY, Needed, Part};
use super::view::View;

/// The form is over.
const END: u32 = 0;
/// Any words: how many at least, and one more than at most, in the second and third byte.
const WORDS: u32 = 1;
/// One run of words: its length in the third byte, the words behind.
const RUN: u32 = 2;
/// Several runs in order: how many, how many of them begin with no certain word; then the first words of all, how
/// many numbers follow for the rest of them, where the rest of each ends, and these rests.
const RUNS: u32 = 3;
/// Several runs of one word each in order: how many, how many of them are no certain word; then the words.
const HEADS: u32 = 4;
/// In the second byte of a run or several: they may be left out.
const OPTIONAL: u32 = 1 << 8;

/// Appends the program of a form.
pub(super) fn write(parts: &[Part], code: &mut Vec<u32>) {
    for part in parts {
        match part {
            Part::Any(count) => code.push(WORDS | byte(count.start) << 8 | byte(count.end) << 16),
            Part::OneOf(runs, Needed::Yes) => write_runs(runs, 0, code),
            Part::OneOf(runs, Needed::No) => write_runs(runs, OPTIONAL, code),
        }
    }
    code.push(END);
}

fn write_runs(runs: &[Vec<u64>], optional: u32, code: &mut Vec<u32>) {
    match runs {
        [run] if run.len() <= LONGEST_RUN => {
            code.push(RUN | optional | byte(run.len()) << 16);
            code.extend(run.iter().map(|word| *word as u32));
        }
        _ if runs.iter().all(|run| run.len() == 1) => {
            code.push(HEADS | optional);
            write_heads(runs, code);
        }
        _ => {
            code.push(RUNS | optional);
            write_heads(runs, code);
            write_rests(runs, code);
        }
    }
}

/// Words of a run whose length one byte can tell.
const LONGEST_RUN: usize = 255;

fn byte(count: usize) -> u32 {
    u32::from(u8::try_from(count).expect("few words"))
}

fn write_heads(runs: &[Vec<u64>], code: &mut Vec<u32>) {
    let wild = runs.iter().take_while(|run| run[0] <= ANY).count();
    code.extend([runs.len() as u32, wild as u32]);
    code.extend(runs.iter().map(|run| run[0] as u32));
}

/// How many numbers follow, where the rest of each run ends, and these rests.
fn write_rests(runs: &[Vec<u64>], code: &mut Vec<u32>) {
    let rests = || runs.iter().map(|run| &run[1..]);
    let size = runs.len() + rests().map(<[u64]>::len).sum::<usize>();
    code.push(size as u32);
    code.extend(rests().scan(0, |end, rest| {
        *end += rest.len() as u32;
        Some(*end)
    }));
    code.extend(rests().flatten().map(|word| *word as u32));
}

/// Where the longest match of a program that begins with word `at` ends, at `end` at the latest.
pub(super) fn longest(code: &[u32], text: &View, at: usize, end: usize) -> Option<usize> {
    let (&head, code) = code.split_first()?;
    let go_on = |rest: &[u32], next: usize| match rest.first() {
        _ if next > end => None,
        Some(&END) => Some(next),
        _ => longest(rest, text, next, end),
    };
    match head & 0xff {
        END => Some(at),
        WORDS => {
            let (least, past) = (head >> 8 & 0xff, head >> 16);
            let counts = least as usize..past as usize;
            counts.filter_map(|count| go_on(code, at + count)).max()
        }
        RUN => {
            let (run, rest) = code.split_at((head >> 16) as usize);
            let passed = (head & OPTIONAL != 0).then(|| go_on(rest, at));
            let read = text
                .reads(run, at, end)
                .then(|| go_on(rest, at + run.len()));
            passed.flatten().max(read.flatten())
        }
        _ => {
            let (runs, rest) = Runs::of(head & 0xff, code);
            let passed = (head & OPTIONAL != 0).then(|| go_on(rest, at));
            let read = runs
                .standing(text, at, end)
                .filter_map(|next| go_on(rest, next));
            passed.flatten().max(read.max())
        }
    }
}

/// Several runs, as they lie in a program.
#[derive(Clone, Copy)]
struct Runs<'c> {
    heads: &'c [u32],
    wild: usize,
    ends: &'c [u32],
    rests: &'c [u32],
}

impl<'c> Runs<'c> {
    /// The runs with which `code` begins, and what stands behind them.
    fn of(kind: u32, code: &'c [u32]) -> (Self, &'c [u32]) {
        let (count, wild) = (code[0] as usize, code[1] as usize);
        let (heads, code) = code[2..].split_at(count);
        let (all, code) = match kind {
            HEADS => (&code[..0], code),
            _ => code[1..].split_at(code[0] as usize),
        };
        let (ends, rests) = all.split_at(if kind == HEADS { 0 } else { count });
        let runs = Self {
            heads,
            wild,
            ends,
            rests,
        };
        (runs, code)
    }

    /// Where each of the runs ends that stand at word `at`.
    fn standing(self, text: &View, at: usize, end: usize) -> impl Iterator<Item = usize> {
        let tame = match at < end {
            true => self.beginning_with(text.number(at)),
            false => 0..0,
        };
        let wild = 0..if at < end { self.wild } else { 0 };
        wild.chain(tame).filter_map(move |nth| {
            let rest = self.rest(nth);
            let stands =
                text.reads(&self.heads[nth..=nth], at, end) && text.reads(rest, at + 1, end);
            stands.then_some(at + 1 + rest.len())
        })
    }

    /// The runs that begin with a word.
    fn beginning_with(self, word: u32) -> Range<usize> {
        let tame = &self.heads[self.wild..];
        let first = tame.partition_point(|head| *head < word);
        let same = tame[first..].iter().take_while(|head| **head == word);
        let first = self.wild + first;
        first..first + same.count()
    }

    /// What stands behind the first word of a run.
    fn rest(self, nth: usize) -> &'c [u32] {
        let end = |nth: usize| self.ends.get(nth).map_or(0, |end| *end as usize);
        let begin = nth.checked_sub(1).map_or(0, end);
        &self.rests[begin..end(nth)]
    }
}
