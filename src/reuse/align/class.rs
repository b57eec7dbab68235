//! Classes: what kind of sharing a passage is.

use std::ops::Range;

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
/// Words in a row that make a phrase; single ones stand in any two texts on one matter.
const PHRASE: usize = 3;
/// Share of kept words from which a passage is an edit rather than told anew.
const EDITED: f64 = 0.4;
/// Share of kept words from which a passage can be a form letter.
const FORM: f64 = 0.6;
/// Names and numbers on either side from which a passage can be told to be a form letter, and the share
/// of them in common up to which it is one.
const FACTS: (usize, f64) = (4, 0.3);
/// The same of numbers alone; a smudged copy loses some, a form letter has others.
const NUMBERS: (usize, f64) = (5, 0.15);

/// The runs of words that both sides of a passage keep, from the start of its stretch.
pub(super) type Kept = [(usize, usize, usize)];

/// The class of a passage of which the share `share` was kept.
pub(super) fn class(
    outlines: (&Outline, &Outline),
    stretch: &Stretch,
    kept: &Kept,
    share: f64,
) -> Class {
    let voices = voices(outlines, stretch, kept);
    if voices.own < OWN.max((voices.aside + voices.quoted) / 3)
        && voices.own < voices.aside + voices.quoted
    {
        if voices.aside >= voices.quoted {
            Class::Boilerplate
        } else {
            Class::Quotation
        }
    } else if (FORM..1.0).contains(&share) && is_template(outlines, stretch) {
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
    for (left, right, words) in kept.iter().filter(|(_, _, words)| *words >= PHRASE) {
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

/// Whether the names and numbers of both sides are others, or the numbers nearly all.
fn is_template(outlines: (&Outline, &Outline), stretch: &Stretch) -> bool {
    let differ = |is_fact: fn(&Mark) -> bool, (least, most): (usize, f64)| {
        let left = facts(outlines.0, stretch.left.range(), is_fact);
        let right = facts(outlines.1, stretch.right.range(), is_fact);
        let shared = left.iter().filter(|fact| right.binary_search(fact).is_ok());
        let shared = shared.count();
        let all = left.len() + right.len() - shared;
        left.len().min(right.len()) >= least && shared as f64 <= most * all as f64
    };
    differ(|mark| mark.name || mark.number, FACTS) || differ(|mark| mark.number, NUMBERS)
}

/// The names and numbers of a stretch, each once, in order of their hashes.
fn facts(outline: &Outline, words: Range<usize>, is_fact: fn(&Mark) -> bool) -> Vec<u64> {
    let named = words.filter(|i| {
        let mark = &outline.marks[*i];
        is_fact(mark) && !mark.aside && !mark.quoted
    });
    let mut facts: Vec<u64> = named.map(|i| outline.words[i]).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

#[cfg(test)]
mod tests {
    use crate::reuse::{Sensitivity, passages};
    use crate::text::Text;

    use super::*;

    #[test]
    fn a_passage_is_a_quotation_unless_it_holds_enough_of_the_writers_own() {
        for (own, quoted, expected) in [
            (11, 30, Class::Quotation),
            (12, 30, Class::Verbatim),
            (12, 39, Class::Quotation),
            (13, 39, Class::Verbatim),
            (10, 11, Class::Quotation),
            (11, 11, Class::Verbatim),
            (20, 3, Class::Verbatim),
        ] {
            let body = format!("{}: “{}”", words(own, 'k'), words(quoted, 's'));
            let text = Text::of(&body);
            let outline = Outline::of(&body, &text, &[]);
            let found = passages(&outline, &outline, 8, Sensitivity::Exact);
            let classes: Vec<Class> = found.iter().map(|passage| passage.class).collect();
            assert_eq!(classes, [expected], "{own} own, {quoted} quoted");
        }
    }

    /// Words of which none stands twice.
    fn words(count: u8, first: char) -> String {
        let word = |nth: u8| {
            let letter = |of: u8| char::from(b'a' + of);
            [first, 'a', letter(nth / 16), 'o', letter(nth % 16)]
                .iter()
                .collect::<String>()
        };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_quoted_if_either_side_quotes_them() {
        let said = words(30, 's');
        let (quoted, plain) = (
            format!("So he said: “{said}”"),
            format!("So he said: {said}"),
        );
        for (left, right) in [(&quoted, &plain), (&plain, &quoted), (&quoted, &quoted)] {
            assert_eq!(classes(left, right), [Class::Quotation], "{left} {right}");
        }
        assert_eq!(classes(&plain, &plain), [Class::Verbatim]);
    }

    #[test]
    fn a_form_letter_has_other_names_and_numbers() {
        let letter = |names: [&str; 5]| {
            let [a, b, c, d, e] = names;
            format!(
                "The quarterly profits of {a} rose slightly again, the company said late today. Shares of {b} closed \
                 higher than they had since {c} was sold. Analysts whom {d} had asked beforehand expected rather \
                 less from the maker of {e} and its brands."
            )
        };
        let one = letter(["Aldor", "Brevik", "Cobel", "Dunmor", "Elvik"]);
        let other = letter(["Farlo", "Gunther", "Hoxha", "Ibarra", "Jeltz"]);
        let two_same = letter(["Aldor", "Brevik", "Hoxha", "Ibarra", "Jeltz"]);
        let four_same = letter(["Aldor", "Brevik", "Cobel", "Dunmor", "Jeltz"]);
        assert_eq!(classes(&one, &other), [Class::Template]);
        assert_eq!(classes(&one, &two_same), [Class::Template]);
        assert_eq!(classes(&one, &four_same), [Class::Edited]);
        assert_eq!(classes(&one, &one), [Class::Verbatim]);
    }

    fn classes(left: &str, right: &str) -> Vec<Class> {
        let outline = |body: &str| Outline::of(body, &Text::of(body), &[]);
        let found = passages(&outline(left), &outline(right), 8, Sensitivity::Edited);
        found.iter().map(|passage| passage.class).collect()
    }
}
