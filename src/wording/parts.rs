//! Parts: a form taken apart, each part with the words it may stand for.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::text::Tokens;
use crate::text::hash;

use super::pattern::PatternError;
use super::words::Words;

/// A form, taken apart. Its words are hashes, or what [`Parts::renamed`] made of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// Whether it matches only where a sentence begins.
    pub(super) at_start: bool,
    pub(super) parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// One of these runs of words, or none of them where the part is not needed.
    OneOf(Vec<Vec<u64>>, Needed),
    /// Any words, this many.
    Any(Range<usize>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    Yes,
    No,
}

/// Behind the last word of a text, and every word that no form holds.
pub(super) const NOTHING: u64 = 0;
/// Stands in a run for any number in digits. No word has it: it is the hash of a mark that is none.
pub(super) const NUMBER: u64 = 1;
/// Stands in a run for any word.
pub(super) const ANY: u64 = 2;

/// Exactly one word.
pub(super) const ONE: Range<usize> = 1..2;
/// Words that `**` stands for at most.
const GAP: usize = 3;

impl Part {
    pub(super) fn may_be_nothing(&self) -> bool {
        match self {
            Self::OneOf(_, needed) => *needed == Needed::No,
            Self::Any(count) => count.start == 0,
        }
    }

    fn may_begin_with_any(&self) -> bool {
        match self {
            Self::OneOf(runs, _) => runs.iter().any(|run| run[0] == ANY),
            Self::Any(_) => true,
        }
    }
}

impl Parts {
    /// Takes a form apart, be it open or not.
    pub(super) fn read(form: &str) -> Result<Self, PatternError> {
        let (at_start, mut rest) = match form.strip_prefix('^') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, form),
        };
        let mut parts = vec![];
        while !rest.is_empty() {
            let (part, after) = next_part(rest)?;
            parts.push(part);
            rest = after.trim_start();
        }
        if parts.is_empty() {
            return Err(PatternError::Empty(form.to_owned()));
        }
        Ok(Self { at_start, parts })
    }

    /// Whether it begins or ends with any word, or may be nothing at all.
    pub(super) fn is_open(&self) -> bool {
        let any = |part: Option<&Part>| matches!(part, Some(Part::Any(_)) | None);
        any(self.parts.last())
            || self.may_begin_with_any()
            || self.parts.iter().all(Part::may_be_nothing)
    }

    fn may_begin_with_any(&self) -> bool {
        let needed = self.parts.iter().position(|part| !part.may_be_nothing());
        let first = &self.parts[..=needed.unwrap_or(self.parts.len() - 1)];
        first.iter().any(Part::may_begin_with_any)
    }

    /// How many different runs of words it stands for, any words counted once.
    pub(super) fn variants(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf(runs, _) => runs.len() + usize::from(part.may_be_nothing()),
            Part::Any(_) => 1,
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// In how many ways it may have to be tried at one word.
    pub(super) fn ways(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf(runs, _) => {
                let lengths: BTreeSet<usize> = runs.iter().map(Vec::len).collect();
                lengths.len() + usize::from(part.may_be_nothing())
            }
            Part::Any(count) => count.len(),
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// Its words, one behind another; numbers and any words are none.
    pub(super) fn words(&self) -> impl Iterator<Item = u64> + '_ {
        let runs = self.parts.iter().filter_map(|part| match part {
            Part::OneOf(runs, _) => Some(runs),
            Part::Any(_) => None,
        });
        let words = runs.flatten().flatten().copied();
        words.filter(|word| *word > ANY)
    }

    /// The same form with another number for each word, and the runs of a part in order of these.
    pub(super) fn renamed(mut self, name: impl Fn(u64) -> u32) -> Self {
        for part in &mut self.parts {
            if let Part::OneOf(runs, _) = part {
                for word in runs.iter_mut().flatten() {
                    *word = u64::from(name(*word));
                }
                runs.sort_unstable();
            }
        }
        self
    }
}

fn next_part(rest: &str) -> Result<(Part, &str), PatternError> {
    if let Some(inner) = rest.strip_prefix('(') {
        let (group, after) = inner.split_once(')').ok_or(PatternError::Parentheses)?;
        if group.contains('(') {
            return Err(PatternError::Parentheses);
        }
        let runs = group.split('|').map(run).collect::<Result<_, _>>()?;
        let (needed, after) = match after.strip_prefix('?') {
            Some(after) => (Needed::No, after),
            None => (Needed::Yes, after),
        };
        return Ok((Part::OneOf(runs, needed), after));
    }
    let (word, after) = rest.split_at(rest.find([' ', '(']).unwrap_or(rest.len()));
    let part = match word {
        "*" => Part::Any(ONE),
        "**" => Part::Any(0..GAP + 1),
        _ if word.contains([')', '|']) => return Err(PatternError::Parentheses),
        _ => Part::OneOf(vec![run(word)?], Needed::Yes),
    };
    Ok((part, after))
}

fn run(words: &str) -> Result<Vec<u64>, PatternError> {
    let mut run = vec![];
    for word in words.split_whitespace() {
        match word {
            "#" => run.push(NUMBER),
            "*" => run.push(ANY),
            // A lower-case ASCII word is its own form, and most words of a lexicon are such.
            _ if word.bytes().all(|byte| byte.is_ascii_lowercase()) => run.push(hash(word)),
            _ => run.extend(Words::hashes_of(&Tokens::of(word, 0))),
        }
    }
    if run.is_empty() {
        Err(PatternError::Empty(words.to_owned()))
    } else {
        Ok(run)
    }
}
