//! Classes: what kind of sharing a passage is.

use super::outline::{Mark, Outline};
use super::stretch::Stretch;

/// What kind of sharing a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Word for word.
    Verbatim,
    /// With words changed, added or dropped.
    Edited,
    /// The same told anew: most words are others.
    Rewritten,
    /// Someone else's words, quoted.
    Quotation,
    /// Furniture of the page, or what an outlet says under all its articles.
    Boilerplate,
    /// A form letter: the same words around other names and numbers.
    Template,
}

impl Class {
    /// Whether it is reuse of an article's own text, which alone counts unless asked otherwise.
    pub fn is_own_text(self) -> bool {
        matches!(self, Self::Verbatim | Self::Edited | Self::Rewritten)
    }
}

/// Words in the writers' own voice from which a passage is no mere quotation or boilerplate, however much
/// of that it holds beside them.
const OWN: usize = 12;
/// Share of kept words from which a passage is an edit rather than told anew.
const EDITED: f64 = 0.4;
/// Names and numbers on either side from which a passage can be told to be a form letter.
const FACTS: usize = 4;
/// Share of names and numbers in common up to which two passages are of other facts.
const OTHER_FACTS: f64 = 0.34;

/// The runs of words that both sides of a passage keep, from the start of its stretch.
pub(super) type Kept = [(usize, usize, usize)];

/// The class of a passage of which the share `share` was kept.
pub(super) fn class(
    outlines: (&Outline, &Outline),
    hashes: (&[u64], &[u64]),
    stretch: &Stretch,
    kept: &Kept,
    share: f64,
) -> Class {
    let voices = voices(outlines, stretch, kept);
    if voices.own < OWN && voices.own * 2 < voices.own + voices.aside + voices.quoted {
        if voices.aside >= voices.quoted {
            Class::Boilerplate
        } else {
            Class::Quotation
        }
    } else if share < 1.0 && is_template(outlines, hashes, stretch) {
        Class::Template
    } else if share >= 1.0 {
        Class::Verbatim
    } else if share >= EDITED {
        Class::Edited
    } else {
        Class::Rewritten
    }
}

/// Kept words by who speaks them.
#[derive(Debug, Default)]
struct Voices {
    own: usize,
    quoted: usize,
    aside: usize,
}

/// A word is quoted if either side quotes it: the other may have lost the marks, or set the statement off.
fn voices(outlines: (&Outline, &Outline), stretch: &Stretch, kept: &Kept) -> Voices {
    let mut voices = Voices::default();
    for (left, right, words) in kept {
        for nth in 0..*words {
            let left = outlines.0.marks[stretch.left.start + left + nth];
            let right = outlines.1.marks[stretch.right.start + right + nth];
            if left.aside || right.aside {
                voices.aside += 1;
            } else if left.quoted || right.quoted {
                voices.quoted += 1;
            } else {
                voices.own += 1;
            }
        }
    }
    voices
}

fn is_template(
    outlines: (&Outline, &Outline),
    hashes: (&[u64], &[u64]),
    stretch: &Stretch,
) -> bool {
    let left = facts(&outlines.0.marks, hashes.0, stretch.left.range());
    let right = facts(&outlines.1.marks, hashes.1, stretch.right.range());
    let shared = left
        .iter()
        .filter(|fact| right.binary_search(fact).is_ok())
        .count();
    let all = left.len() + right.len() - shared;
    left.len().min(right.len()) >= FACTS && shared as f64 <= OTHER_FACTS * all as f64
}

/// The names and numbers of a stretch, each once, in order of their hashes.
fn facts(marks: &[Mark], hashes: &[u64], tokens: std::ops::Range<usize>) -> Vec<u64> {
    let named = tokens.filter(|i| marks[*i].fact && !marks[*i].aside && !marks[*i].quoted);
    let mut facts: Vec<u64> = named.map(|i| hashes[i]).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}
