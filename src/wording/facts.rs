//! Facts: what a word is wherever it stands, told once for each word and read by every step.

use std::sync::LazyLock;

use crate::text::{Known, REPORTING, Tokens};

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
    let known = &*KNOWN;
    let hashes = tokens.hashes();
    let words = hashes.iter().zip(tokens.lower());
    let mut facts: Vec<u32> = words
        .map(|(hash, form)| of_word(known.bits(*hash), form))
        .collect();
    for i in tokens.mixed() {
        facts[i] = of_word(known.bits(hashes[i]), tokens.form(i).as_bytes());
    }
    facts
}

#[inline]
fn of_word(listed: u32, form: &[u8]) -> u32 {
    let numeral = form.first().is_some_and(u8::is_ascii_digit);
    let ending = ending(form) & !(listed >> DENIED_BY);
    listed | ending | when(numeral, NUMERAL)
}

/// What the ending of a word makes of it.
///
/// Every ending is tried: words end in so many ways that a processor would guess most turns wrong.
#[inline]
fn ending(form: &[u8]) -> u32 {
    let last: [u8; 4] = match form.last_chunk() {
        Some(last) => *last,
        None => return when(form.len() == 3 && form.ends_with(b"'s"), OWNS),
    };
    let long = form.len();
    let four = u32::from_le_bytes(last);
    let three = four >> 8;
    let two = four >> 16;
    let is = |ending: &[u8; 4]| four == u32::from_le_bytes(*ending);
    let ends = |ending: &[u8; 3]| three == u32::from_le_bytes([ending[0], ending[1], ending[2], 0]);
    let judges = ends(b"ous") | is(b"less") | ends(b"ful") | ends(b"ive");
    let ism = ends(b"ism") | ends(b"ist");
    let isms = is(b"isms") | is(b"ists");
    when(
        (two == u32::from_le_bytes([b'l', b'y', 0, 0])) & (long > 4),
        ADVERB,
    ) | when(two == u32::from_le_bytes([b'\'', b's', 0, 0]), OWNS)
        | when(judges & (long > 5), JUDGES)
        | when((ism & (long > 5)) | (isms & (long > 6)), ISM)
        | when(is(b"stic") && long > 7 && form.ends_with(b"istic"), ISM)
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
        (&CLOSING, CLOSES),
        (&LEADING, LEADS),
        (&TRAILING, TRAILS),
        (&STRENGTHENING, STRENGTHENS),
        (&DENIALS, DENIES),
        (&["only", "just", "merely", "less", "longer"], AFFIRMS),
        (&FINDING, FINDS),
        (&["more", "less", "as"], COMPARES),
        (&["than", "as"], THAN),
        (&["but", "and", "while", "as", "which", "who"], JOINS),
    ])
});

const TELLING: [&str; 14] = [
    "according",
    "added",
    "announced",
    "asked",
    "reported",
    "said",
    "say",
    "says",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "stated",
    "tells",
    "told",
];
const CALENDAR_WORDS: [&str; 32] = [
    "april",
    "august",
    "billion",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "million",
    "monday",
    "month",
    "november",
    "october",
    "percent",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tuesday",
    "wednesday",
    "week",
    "weeks",
    "year",
    "years",
    "yesterday",
    "months",
    "cent",
    "hours",
];
const DEGREES: [&str; 32] = [
    "absolutely",
    "actually",
    "all",
    "always",
    "completely",
    "deeply",
    "entirely",
    "even",
    "ever",
    "every",
    "far",
    "increasingly",
    "indeed",
    "just",
    "literally",
    "more",
    "most",
    "never",
    "only",
    "quite",
    "really",
    "simply",
    "so",
    "such",
    "too",
    "totally",
    "truly",
    "utterly",
    "very",
    "wholly",
    "hardly",
    "merely",
];
const CONTRASTS: [&str; 14] = [
    "although",
    "because",
    "but",
    "despite",
    "however",
    "if",
    "instead",
    "meanwhile",
    "nevertheless",
    "rather",
    "though",
    "unless",
    "whether",
    "yet",
];
const NO_ADVERBS: [&str; 20] = [
    "ally",
    "apply",
    "assembly",
    "currently",
    "daily",
    "directly",
    "early",
    "family",
    "italy",
    "july",
    "likely",
    "monthly",
    "nearly",
    "only",
    "previously",
    "rally",
    "recently",
    "reply",
    "supply",
    "weekly",
];
const NO_JUDGES: [&str; 36] = [
    "active",
    "administrative",
    "alternative",
    "arrive",
    "believe",
    "campus",
    "careful",
    "caucus",
    "conservative",
    "consensus",
    "detective",
    "effective",
    "executive",
    "famous",
    "homeless",
    "incentive",
    "initiative",
    "legislative",
    "native",
    "negative",
    "objective",
    "peaceful",
    "perspective",
    "positive",
    "previous",
    "receive",
    "regardless",
    "relative",
    "religious",
    "representative",
    "serious",
    "successful",
    "survive",
    "unless",
    "useful",
    "various",
];
const CLOSING: [&str; 10] = [
    "said",
    "says",
    "according",
    "told",
    "wrote",
    "added",
    "argued",
    "argues",
    "warned",
    "claimed",
];
const LEADING: [&str; 9] = [
    "a", "an", "her", "his", "its", "our", "the", "their", "this",
];
const TRAILING: [&str; 39] = [
    "a", "about", "against", "an", "and", "are", "as", "at", "be", "by", "for", "from", "he",
    "her", "him", "his", "how", "in", "into", "is", "it", "its", "of", "on", "over", "she", "that",
    "the", "their", "them", "there", "these", "they", "this", "to", "was", "were", "what", "with",
];
const STRENGTHENING: [&str; 14] = [
    "absolutely",
    "completely",
    "deeply",
    "downright",
    "extremely",
    "highly",
    "increasingly",
    "incredibly",
    "profoundly",
    "so",
    "totally",
    "truly",
    "utterly",
    "very",
];
const DENIALS: [&str; 18] = [
    "aren't", "can't", "cannot", "didn't", "doesn't", "hardly", "isn't", "neither", "never", "no",
    "nor", "not", "nothing", "wasn't", "weren't", "without", "won't", "wouldn't",
];
const FINDING: [&str; 8] = [
    "evidence",
    "find",
    "found",
    "indication",
    "proof",
    "show",
    "sign",
    "suggest",
];

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
            ("as", TRAILS | COMPARES | THAN | JOINS),
            ("élitist", ISM),
        ] {
            assert_eq!(facts(&Tokens::of(word, 0)), [expected], "{word}");
        }
    }
}
