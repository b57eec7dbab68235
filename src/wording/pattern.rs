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
    /// One of these runs of words, which stand in order; none of them where the part is optional.
    OneOf {
        /// The first word of each run: most of a long part is passed over by these alone.
        heads: Vec<u64>,
        runs: Vec<Vec<u64>>,
        optional: bool,
    },
    /// Any words, this many.
    Any(Range<usize>),
}

impl Part {
    fn one_of(mut runs: Vec<Vec<u64>>, optional: bool) -> Self {
        runs.sort_unstable();
        Self::OneOf {
            heads: runs.iter().map(|run| run[0]).collect(),
            runs,
            optional,
        }
    }

    fn may_be_nothing(&self) -> bool {
        match self {
            Self::OneOf { optional, .. } => *optional,
            Self::Any(count) => count.start == 0,
        }
    }
}

/// Stands in a run for any number in digits. No word has it: it is the hash of a mark that is none.
pub(super) const NUMBER: u64 = 0;
/// Stands in a run for any word.
pub(super) const ANY: u64 = 1;

/// The first two words that a match may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Opening {
    /// Hash of the first.
    pub(super) first: u64,
    /// Hash of the second; [`ANY`] where any word may follow, or none.
    pub(super) second: u64,
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
            Part::OneOf { runs, .. } => runs.iter().any(|run| run[0] == ANY),
            Part::Any(_) => true,
        })
    }

    /// The words it may begin with, two by two; none if it may begin with any word.
    pub(super) fn openings(&self) -> Vec<Opening> {
        let mut openings = vec![];
        let mut begun = vec![];
        open(&self.parts, &mut begun, &mut openings);
        openings.sort_unstable();
        openings.dedup();
        openings
    }

    /// How many different runs of words it stands for, any words counted once.
    pub fn variants(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf { runs, optional, .. } => runs.len() + usize::from(*optional),
            Part::Any(_) => 1,
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// In how many ways it may have to be tried at one word.
    fn ways(&self) -> usize {
        let of = |part: &Part| match part {
            Part::OneOf { runs, optional, .. } => {
                let lengths: BTreeSet<usize> = runs.iter().map(Vec::len).collect();
                lengths.len() + usize::from(*optional)
            }
            Part::Any(count) => count.len(),
        };
        self.parts.iter().map(of).fold(1, usize::saturating_mul)
    }

    /// Where the longest match that begins with word `at` ends, if there is one.
    pub fn longest(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        if self.at_start && !words.begins_sentence(at) {
            return None;
        }
        longest(&self.parts, words, at, words.sentence_end(at))
    }
}

/// Gathers the openings of `parts` behind the words `begun`, fewer than two.
fn open(parts: &[Part], begun: &mut Vec<u64>, openings: &mut Vec<Opening>) {
    let opening = |begun: &[u64]| Opening {
        first: begun[0],
        second: match begun.get(1) {
            Some(&NUMBER) | None => ANY,
            Some(second) => *second,
        },
    };
    let Some((part, rest)) = parts.split_first() else {
        openings.extend((!begun.is_empty()).then(|| opening(begun)));
        return;
    };
    match part {
        Part::Any(_) if begun.is_empty() => openings.push(opening(&[ANY])),
        Part::Any(_) => openings.push(opening(begun)),
        Part::OneOf { runs, optional, .. } => {
            for run in runs {
                let kept = begun.len();
                begun.extend(run.iter().take(2 - kept));
                if begun.len() == 2 {
                    openings.push(opening(begun));
                } else {
                    open(rest, begun, openings);
                }
                begun.truncate(kept);
            }
            if *optional {
                open(rest, begun, openings);
            }
        }
    }
}

fn longest(parts: &[Part], words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    let go_on = |next: usize| {
        (next <= end)
            .then(|| longest(rest, words, next, end))
            .flatten()
    };
    match part {
        Part::OneOf {
            heads,
            runs,
            optional,
        } => {
            let taken = likely(heads, words, at, end)
                .flat_map(|range| &runs[range])
                .filter(|run| words.read(run, at, end))
                .filter_map(|run| go_on(at + run.len()))
                .max();
            let passed = if *optional { go_on(at) } else { None };
            taken.max(passed)
        }
        Part::Any(count) => count.clone().filter_map(|count| go_on(at + count)).max(),
    }
}

/// The runs that may stand at word `at`: those that begin with any word or number, and those that begin with it.
fn likely(
    heads: &[u64],
    words: &Words<'_>,
    at: usize,
    end: usize,
) -> impl Iterator<Item = Range<usize>> {
    let [mut wild, mut exact] = [0..0, 0..0];
    if at < end {
        // NUMBER and ANY are smaller than the hash of any word, by design of the one and all but surely of the other.
        wild = 0..heads.iter().take_while(|head| **head <= ANY).count();
        let word = words.hash(at);
        let first = wild.end + heads[wild.end..].partition_point(|head| *head < word);
        let same = heads[first..].iter().take_while(|head| **head == word);
        exact = first..first + same.count();
    }
    [wild, exact].into_iter()
}

fn next_part(rest: &str) -> Result<(Vec<Part>, &str), PatternError> {
    if let Some(inner) = rest.strip_prefix('(') {
        let (group, after) = inner.split_once(')').ok_or(PatternError::Parentheses)?;
        if group.contains('(') {
            return Err(PatternError::Parentheses);
        }
        let runs = group.split('|').map(run).collect::<Result<_, _>>()?;
        let (optional, after) = after
            .strip_prefix('?')
            .map_or((false, after), |after| (true, after));
        return Ok((vec![Part::one_of(runs, optional)], after));
    }
    let (word, after) = rest.split_at(rest.find([' ', '(']).unwrap_or(rest.len()));
    let parts = match word {
        "*" => vec![Part::Any(1..2)],
        "**" => vec![Part::Any(0..GAP + 1)],
        _ if word.contains([')', '|']) => return Err(PatternError::Parentheses),
        _ => vec![Part::one_of(vec![run(word)?], false)],
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
        let tokens = &text.tokens;
        let sentences = text.sentences.iter().map(|span| tokens.within(*span));
        let words = Words::of(tokens, sentences);
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
        let all = std::iter::once(0..tokens.len());
        Pattern::parse(form)
            .expect("a form")
            .longest(&Words::of(&tokens, all), 0)
    }
}
