//! Facts: what a word is wherever it stands, told once for each word and read by every step.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{Known, REPORTING, Tokens};

use super::listed::{
    AFFIRMING, CALENDAR_WORDS, CLOSING, CONTRASTS, DEGREES, DENIALS, FINDING, LEADING, LITTLE,
    NO_ADVERBS, NO_JUDGES, STRENGTHENING, TELLING, TRAILING, VIEWING,
};
use super::manner::{
    ACCUSING, ADDRESSING, CALLING, FINDING_THAT, FORESEEING, NAMING, OTHERS, PAINTING, SAYING,
};

/// Tells who said it.
pub(super) const TELLS: u32 = 1;
/// A day, a month, a span of time or a large number.
pub(super) const CALENDAR: u32 = 1 << 1;
/// A word of degree.
pub(super) const DEGREE: u32 = 1 << 2;
/// A word of contrast.
pub(super) const CONTRAST: u32 = 1 << 3;
/// A number in digits.
pub(super) const NUMERAL: u32 = 1 << 4;
/// An adverb in -ly.
pub(super) const ADVERB: u32 = 1 << 5;
/// Ends in -ism, -ist or the like.
pub(super) const ISM: u32 = 1 << 6;
/// An adjective with an ending that judges more often than it describes.
pub(super) const JUDGES: u32 = 1 << 7;
/// Ends as an adverb does and is none, or too plain to count.
const NO_ADVERB: u32 = ADVERB << DENIED_BY;
/// Ends as a judging adjective does and is none.
const NO_JUDGE: u32 = JUDGES << DENIED_BY;
/// What an ending says is denied by the bit so many places higher.
const DENIED_BY: u32 = 17;
/// Tells whose a view is: "as she put it".
pub(super) const VIEWS: u32 = 1 << 8;
/// An auxiliary, a verb or another word that says little by itself.
pub(super) const LIGHT: u32 = 1 << 9;
/// Hands a clause to someone else: "said", "called".
pub(super) const REPORTS: u32 = 1 << 10;
/// Ends a sentence that was someone's: ", she said".
pub(super) const CLOSES: u32 = 1 << 11;
/// A small word that a hit may begin with.
pub(super) const LEADS: u32 = 1 << 12;
/// A small word that a hit may end with.
pub(super) const TRAILS: u32 = 1 << 13;
/// Makes the next word stronger.
pub(super) const STRENGTHENS: u32 = 1 << 14;
/// Denies what follows.
pub(super) const DENIES: u32 = 1 << 15;
/// Turns a denial round: "not only", "no less".
pub(super) const AFFIRMS: u32 = 1 << 16;
/// Carries a denial further: "no evidence of".
pub(super) const FINDS: u32 = 1 << 17;
/// Begins a comparison.
pub(super) const COMPARES: u32 = 1 << 18;
/// Says that something is so.
pub(super) const IS: u32 = 1 << 23;
/// Completes a comparison.
pub(super) const THAN: u32 = 1 << 19;
/// Behind a comma, begins a clause of its own.
pub(super) const JOINS: u32 = 1 << 20;
/// Has a possessive 's.
pub(super) const OWNS: u32 = 1 << 21;

/// What is counted in a sentence.
pub(super) const COUNTED: u32 =
    TELLS | CALENDAR | DEGREE | CONTRAST | NUMERAL | ADVERB | ISM | JUDGES;

/// The facts of each token.
pub(super) fn facts(tokens: &Tokens) -> Vec<u32> {
    let (known, hashes) = (&*KNOWN, tokens.hashes());
    let mut facts: Vec<u32> = hashes.iter().map(|hash| known.bits(*hash)).collect();
    let (lower, mut places) = tokens.lower();
    for some in facts.chunks_mut(TOGETHER) {
        let mut shapes = [Shape::default(); TOGETHER];
        for (shape, place) in shapes.iter_mut().zip(places.by_ref().take(some.len())) {
            *shape = Shape::of(lower, place);
        }
        // A loop of its own: it takes no turns, so that a processor takes several words at a time.
        for (facts, shape) in some.iter_mut().zip(&shapes) {
            *facts = of_word(*facts, shape);
        }
    }
    for i in tokens.mixed() {
        let form = tokens.form(i);
        let shape = Shape::of(form.as_bytes(), 0..form.len());
        facts[i] = of_word(known.bits(hashes[i]), &shape);
    }
    facts
}

/// Words looked at together.
const TOGETHER: usize = 64;

/// What tells the ending of a word: its last four bytes, the one before these, its length; and its first byte.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    four: u32,
    fifth: u32,
    len: u32,
    first: u32,
}

impl Shape {
    /// The shape of the word at `place`, which is not empty; of a short one with what stands before it.
    #[inline]
    fn of(bytes: &[u8], place: Range<usize>) -> Self {
        let before = bytes[..place.end].last_chunk::<8>();
        let last = before
            .copied()
            .unwrap_or_else(|| first_bytes(bytes, place.end));
        let last = u64::from_le_bytes(last);
        Self {
            four: (last >> 32) as u32,
            fifth: (last >> 24) as u32 & 0xff,
            len: place.len() as u32,
            first: u32::from(bytes[place.start]),
        }
    }
}

/// The bytes up to `end`, which is near the beginning, with zeros before them.
#[cold]
fn first_bytes(bytes: &[u8], end: usize) -> [u8; 8] {
    let mut last = [0; 8];
    last[8 - end..].copy_from_slice(&bytes[..end]);
    last
}

#[inline]
fn of_word(listed: u32, shape: &Shape) -> u32 {
    let numeral = shape.first.wrapping_sub(u32::from(b'0')) < 10;
    let ending = ending(shape) & !(listed >> DENIED_BY);
    listed | ending | when(numeral, NUMERAL)
}

/// What the ending of a word makes of it.
///
/// Every ending is tried: words end in so many ways that a processor would guess most turns wrong.
#[inline]
fn ending(shape: &Shape) -> u32 {
    let Shape { four, len, .. } = *shape;
    let (three, two) = (four >> 8, four >> 16);
    let is = |ending: &[u8; 4]| four == u32::from_le_bytes(*ending);
    let ends = |[a, b, c]: &[u8; 3]| three == u32::from_le_bytes([*a, *b, *c, 0]);
    let pair = |[a, b]: &[u8; 2]| two == u32::from_le_bytes([*a, *b, 0, 0]);
    let judges = ends(b"ous") | is(b"less") | ends(b"ful") | ends(b"ive");
    let ism = (ends(b"ism") | ends(b"ist")) & (len > 5);
    let isms = (is(b"isms") | is(b"ists")) & (len > 6);
    let istic = is(b"stic") & (shape.fifth == u32::from(b'i')) & (len > 7);
    when(pair(b"ly") & (len > 4), ADVERB)
        | when(pair(b"'s") & (len > 2), OWNS)
        | when(judges & (len > 5), JUDGES)
        | when(ism | isms | istic, ISM)
}

#[inline]
fn when(true_of_it: bool, fact: u32) -> u32 {
    u32::from(true_of_it) * fact
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    Known::of(&[
        (&TELLING, TELLS),
        (&CALENDAR_WORDS, CALENDAR),
        (&DEGREES, DEGREE),
        (&CONTRASTS, CONTRAST),
        (&NO_ADVERBS, NO_ADVERB),
        (&NO_JUDGES, NO_JUDGE),
        (&REPORTING, REPORTS),
        (&ACCUSING, REPORTS),
        (&ADDRESSING, REPORTS),
        (&CALLING, REPORTS),
        (&FINDING_THAT, REPORTS),
        (&FORESEEING, REPORTS),
        (&NAMING, REPORTS),
        (&OTHERS, REPORTS),
        (&PAINTING, REPORTS),
        (&SAYING, REPORTS),
        (&VIEWING, VIEWS),
        (&CLOSING, CLOSES),
        (&LEADING, LEADS),
        (&LITTLE, LIGHT),
        (&TRAILING, TRAILS),
        (&STRENGTHENING, STRENGTHENS),
        (&DENIALS, DENIES),
        (&AFFIRMING, AFFIRMS),
        (&FINDING, FINDS),
        (&["more", "less", "as"], COMPARES),
        (&["than", "as"], THAN),
        (&["is", "was", "are", "were"], IS),
        (&["but", "and", "while", "as", "which", "who"], JOINS),
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_its_lists_and_its_ending_say() {
        for (word, expected) in [
            ("absolutely", DEGREE | STRENGTHENS | ADVERB),
            ("family", NO_ADVERB),
            ("ruinous", JUDGES),
            ("various", NO_JUDGE),
            ("socialists", ISM),
            ("mist", 0),
            ("12", NUMERAL),
            ("mayor's", OWNS),
            ("'s", 0),
            ("it's", OWNS),
            ("o's", OWNS),
            ("fly", 0),
            ("artistic", ISM),
            ("plastics", 0),
            ("drastic", 0),
            ("as", TRAILS | COMPARES | THAN | JOINS),
            ("puts", LIGHT),
            ("is", TRAILS | LIGHT | IS),
            ("élitist", ISM),
        ] {
            assert_eq!(facts(&Tokens::of(word, 0)), [expected], "{word}");
        }
    }
}
