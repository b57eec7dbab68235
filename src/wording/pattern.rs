//! Patterns: what a form of the lexicon matches, word by word.
//!
//! ```text
//! slam                    the word itself, in any case
//! (slam|slams|hit out)    one of several, of one word or more
//! (very|so)?              the same, or nothing
//! *                       any one word
//! **                      up to three words, any
//! #                       a number in digits
//! ^                       in front: only where a sentence begins
//! ```
//!
//! Hyphens part words as spaces do; a possessive 's is no part of a word.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::text::Tokens;
use crate::text::hash;

use super::behind::{Behind, Set};
use super::runs::Runs;
use super::words::Words;

/// One form, ready to be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    source: String,
    at_start: bool,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// One of these runs of words, or none of them where the part is not needed.
    OneOf(Runs, Needed),
    /// Any words, this many.
    Any(Range<usize>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

impl Part {
    fn may_be_nothing(&self) -> bool {
        match self {
            Self::OneOf(_, needed) => *needed == Needed::No,
            Self::Any(count) => count.start == 0,
        }
    }
}

/// Stands in a run for any number in digits. No word has it: it is the hash of a mark that is none.
pub(super) const NUMBER: u64 = 0;
/// Stands in a run for any word.
pub(super) const ANY: u64 = 1;

/// Behind the last word of a text.
pub(super) const NOTHING: u64 = 2;

/// The first words that a match may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Opening {
    /// Hash of the first.
    pub(super) first: u64,
    /// Hash of the second; [`ANY`] where any word may follow, or none.
    pub(super) second: u64,
    /// What stands behind them.
    pub(super) behind: Behind,
}

/// Words that `**` stands for at most.
const GAP: usize = 3;

/// Why a form is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Parentheses that do not pair, or stand inside one another.
    #[error("parentheses must pair and can't be nested")]
    Parentheses,
    /// A part of it says nothing.
    #[error("`{0}` holds no word")]
    Empty(String),
    /// It begins or ends with any word, or may be nothing at all.
    #[error("a form begins and ends with a word or number, not with any word or with nothing")]
    Open,
    /// So many of its parts are optional or any words that trying it would take for ever.
    #[error("too many parts may be left out or be any words: more than {MOST_WAYS} ways to try it")]
    TooOpen,
}

/// The ways to try a form at one word, at most; the longest that ship have a few dozen.
const MOST_WAYS: usize = 4096;

impl Pattern {
    /// Reads a form as it stands in a lexicon file.
    ///
    /// # Errors
    /// [`PatternError`] if it does not follow the grammar above.
    pub fn parse(form: &str) -> Result<Self, PatternError> {
        let pattern = Self::parse_context(form)?;
        let any = |part: Option<&Part>| matches!(part, Some(Part::Any(_)) | None);
        let open =
            any(pattern.parts.first()) || any(pattern.parts.last()) || pattern.may_begin_with_any();
        if open || pattern.parts.iter().all(Part::may_be_nothing) {
            Err(PatternError::Open)
        } else {
            Ok(pattern)
        }
    }

    /// Reads a stretch around a form, which may begin and end with any word.
    ///
    /// # Errors
    /// [`PatternError`] if it does not follow the grammar above.
    pub fn parse_context(form: &str) -> Result<Self, PatternError> {
        let trimmed = form.trim();
        let (at_start, mut rest) = match trimmed.strip_prefix('^') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, trimmed),
        };
        let mut parts = vec![];
        while !rest.is_empty() {
            let (part, after) = next_part(rest)?;
            parts.extend(part);
            rest = after.trim_start();
        }
        if parts.is_empty() {
            return Err(PatternError::Empty(form.to_owned()));
        }
        let pattern = Self {
            source: trimmed.to_owned(),
            at_start,
            parts,
        };
        if pattern.ways() > MOST_WAYS {
            return Err(PatternError::TooOpen);
        }
        Ok(pattern)
    }

    /// The form as it stands in the lexicon file.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    fn may_begin_with_any(&self) -> bool {
        let needed = self.parts.iter().position(|part| !part.may_be_nothing());
        let first = &self.parts[..=needed.unwrap_or(self.parts.len() - 1)];
        first.iter().any(|part| match part {
            Part::OneOf(runs, _) => runs.heads.contains(&ANY),
            Part::Any(_) => true,
        })
    }

    /// The words it may begin with, two by two; none if it may begin with any word.
    pub(super) fn openings(&self) -> Vec<Opening> {
        let mut openings = vec![];
        open(&self.parts, &mut vec![], &mut openings);
        openings.sort_unstable();
        openings.dedup_by(|next, kept| {
            let same = (next.first, next.second) == (kept.first, kept.second);
            if same {
                kept.behind = kept.behind.or(next.behind);
            }
            same
        });
        openings
    }

    /// How many different runs of words it stands for, any words counted once.
    pub fn variants(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf(runs, _) => runs.heads.len() + usize::from(part.may_be_nothing()),
            Part::Any(_) => 1,
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// In how many ways it may have to be tried at one word.
    fn ways(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf(runs, _) => {
                let lengths: BTreeSet<usize> = runs.iter().map(<[u64]>::len).collect();
                lengths.len() + usize::from(part.may_be_nothing())
            }
            Part::Any(count) => count.len(),
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// Where the longest match that begins with word `at` ends, if there is one.
    pub fn longest(&self, words: &Words, at: usize) -> Option<usize> {
        if self.at_start && !words.begins_sentence(at) {
            return None;
        }
        longest(&self.parts, words, at, words.sentence_end(at))
    }
}

/// Gathers the openings of `parts` behind the words `begun`, fewer than two.
fn open(parts: &[Part], begun: &mut Vec<u64>, openings: &mut Vec<Opening>) {
    let opening = |begun: &[u64], behind: Behind| Opening {
        first: begun[0],
        second: match begun.get(1) {
            Some(&NUMBER) | None => ANY,
            Some(second) => *second,
        },
        behind,
    };
    let Some((part, rest)) = parts.split_first() else {
        openings.extend((!begun.is_empty()).then(|| opening(begun, Behind::ANY)));
        return;
    };
    match part {
        Part::Any(_) if begun.is_empty() => openings.push(opening(&[ANY], Behind::ANY)),
        Part::Any(count) if *count == ONE => openings.push(opening(begun, behind(&[], rest))),
        Part::Any(_) => openings.push(opening(begun, soon(rest))),
        Part::OneOf(runs, needed) => {
            for run in runs.iter() {
                let kept = begun.len();
                let (taken, left) = run.split_at(run.len().min(2 - kept));
                begun.extend(taken);
                if begun.len() == 2 {
                    openings.push(opening(begun, behind(left, rest)));
                } else {
                    open(rest, begun, openings);
                }
                begun.truncate(kept);
            }
            if *needed == Needed::No {
                open(rest, begun, openings);
            }
        }
    }
}

/// Exactly one word.
const ONE: Range<usize> = 1..2;

/// What stands behind an opening that goes on with the words `left` of a run and then with `parts`.
fn behind(left: &[u64], parts: &[Part]) -> Behind {
    let gap = |part: &Part| matches!(part, Part::Any(count) if *count != ONE);
    if left.is_empty() && parts.first().is_some_and(gap) {
        return soon(&parts[1..]);
    }
    let nth = |nth: usize| match left.get(nth) {
        Some(word) => Set::of(*word),
        None => words_at(parts, nth - left.len()),
    };
    Behind::Next(nth(0), nth(1))
}

/// The words that may stand `nth` in a match of `parts`.
fn words_at(parts: &[Part], nth: usize) -> Set {
    let Some((Part::OneOf(runs, needed), rest)) = parts.split_first() else {
        return Set::ANY;
    };
    let passed = match needed {
        Needed::Yes => Set::NONE,
        Needed::No => words_at(rest, nth),
    };
    let of_run = |run: &[u64]| match run.get(nth) {
        Some(word) => Set::of(*word),
        None => words_at(rest, nth - run.len()),
    };
    runs.iter().map(of_run).fold(passed, Set::or)
}

/// What stands soon in a match that goes on with `parts` behind a gap: a word of the first, where it is needed.
fn soon(parts: &[Part]) -> Behind {
    let Some(Part::OneOf(runs, Needed::Yes)) = parts.first() else {
        return Behind::ANY;
    };
    // The last word of a run says most: "down the river".
    let lasts = runs
        .iter()
        .filter_map(|run| run[..run.len().min(LONGEST_LOOK)].last());
    Behind::Soon(lasts.fold(Set::NONE, |all, last| all.or(Set::of(*last))))
}

/// Words of a run that lie within reach behind a gap.
const LONGEST_LOOK: usize = 3;

fn longest(parts: &[Part], words: &Words, at: usize, end: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    let go_on = |next: usize| match rest {
        [] => (next <= end).then_some(next),
        _ if next <= end => longest(rest, words, next, end),
        _ => None,
    };
    match part {
        Part::OneOf(runs, needed) => {
            let mut longest = match needed {
                Needed::Yes => None,
                Needed::No => go_on(at),
            };
            for nth in runs.likely(words, at, end) {
                let run = runs.run(nth);
                if words.read(run, at, end) {
                    longest = longest.max(go_on(at + run.len()));
                }
            }
            longest
        }
        Part::Any(count) => count.clone().filter_map(|count| go_on(at + count)).max(),
    }
}

fn next_part(rest: &str) -> Result<(Vec<Part>, &str), PatternError> {
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
        return Ok((vec![Part::OneOf(Runs::of(runs), needed)], after));
    }
    let (word, after) = rest.split_at(rest.find([' ', '(']).unwrap_or(rest.len()));
    let parts = match word {
        "*" => vec![Part::Any(ONE)],
        "**" => vec![Part::Any(0..GAP + 1)],
        _ if word.contains([')', '|']) => return Err(PatternError::Parentheses),
        _ => vec![Part::OneOf(Runs::of(vec![run(word)?]), Needed::Yes)],
    };
    Ok((parts, after))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_matches_what_it_says() {
        for (form, text, words) in [
            ("slam", "Slam the door", Some(1)),
            ("game-changing", "game changing vote", Some(2)),
            ("regime", "regime’s end", Some(1)),
            ("(slam|hit out) at", "hit out at them", Some(3)),
            ("a (very|so)? bad", "a bad day", Some(2)),
            ("a (very|so)? bad", "a very bad day", Some(3)),
            ("some * believe", "some experts believe it", Some(3)),
            ("could ** end", "could well be the end end", Some(5)),
            ("could ** end", "could end", Some(2)),
            ("even # years", "even 12 years on", Some(3)),
            ("(a)? bad", "bad day", Some(1)),
            ("# dead", "12 dead", Some(2)),
            ("slam", "slams", None),
            ("could ** end", "could it be in the end", None),
            ("the end", "the", None),
        ] {
            assert_eq!(matched(form, text), words, "{form}: {text}");
        }
    }

    #[test]
    fn a_form_that_would_take_for_ever_is_refused() {
        let form = format!("a {} b", "** ".repeat(40));
        assert_eq!(Pattern::parse(&form), Err(PatternError::TooOpen));
        let form = format!("a {} b", "(so|so very)? ".repeat(80));
        assert_eq!(Pattern::parse(&form), Err(PatternError::TooOpen));
    }

    #[test]
    fn a_pattern_stays_in_its_sentence() {
        let text = crate::text::Text::of("They said so. Obviously not. It is, obviously.");
        let words = Words::of(&text);
        let found = |form: &str, at| Pattern::parse(form).expect("a form").longest(&words, at);
        assert_eq!(found("so obviously", 2), None);
        assert_eq!(found("^obviously", 3), Some(4));
        assert_eq!(found("^obviously", 7), None);
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for form in ["", "()", "(a|)", "(a", "a)", "((a|b)|c)"] {
            assert!(Pattern::parse(form).is_err(), "{form}");
        }
        for form in ["* end", "the **", "(very)?"] {
            assert_eq!(Pattern::parse(form), Err(PatternError::Open), "{form}");
        }
    }

    #[test]
    fn openings_are_every_first_two_words() {
        let openings = |form: &str| {
            let mut openings: Vec<_> = Pattern::parse(form)
                .expect("a form")
                .openings()
                .into_iter()
                .map(|opening| (opening.first, opening.second))
                .collect();
            openings.sort_unstable();
            openings
        };
        let mut expected = [
            (hash("a"), hash("bad")),
            (hash("a"), hash("very")),
            (hash("one"), ANY),
        ];
        expected.sort_unstable();
        assert_eq!(openings("(a|one *) (very)? bad"), expected);
        assert_eq!(openings("slam"), [(hash("slam"), ANY)]);
        assert_eq!(openings("# dead"), [(NUMBER, hash("dead"))]);
    }

    #[test]
    fn variants_are_counted() {
        assert_eq!(
            Pattern::parse("(a|b) (c)? d").map(|pattern| pattern.variants()),
            Ok(4)
        );
    }

    fn matched(form: &str, text: &str) -> Option<usize> {
        let tokens = Tokens::of(text, 0);
        let all = std::iter::once(0..tokens.len()).collect();
        Pattern::parse(form)
            .expect("a form")
            .longest(&Words::in_sentences(&tokens, all), 0)
    }
}
