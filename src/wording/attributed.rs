//! Attribution: what a sentence tells as someone's words, because a verb that reports governs it.

use std::ops::Range;

use crate::text::is_speaking;

use super::clause::{JOINING, Pause, pause};
use super::facts::{ADVERB, LEADS, REPORTS};
use super::governed::{governs, is_told_of};
use super::lasting::lasts;
use super::manner::{Manner, manner};
use super::outlook::is_in_view;
use super::tag::is_tagged;
use super::voice::Place;

/// Whether the sentence tells the words of `hit` as someone's: "the senator called it reckless", "…, she said".
///
/// A verb that reports does so for the clause behind it, not for its object ("told a shameful lie"), not for
/// what is added of time or cause ("vowed to act after a shameful attack"), and not beyond the end of its clause.
pub(super) fn is_attributed(place: &Place, hit: &Range<usize>) -> bool {
    let sentence = near(place, hit);
    let is_told = |i: usize| {
        place.words.has(i, REPORTS)
            && is_told_of(place, i)
            && lasts(place, &sentence, i, hit)
            && governs(place, i, hit, sentence.end)
    };
    (sentence.start..hit.start).rev().any(is_told)
        || is_tagged(place, hit, &sentence)
        || is_announced(place, &sentence, hit.start)
        || is_in_view(place, &sentence, hit)
}

/// The words of the sentence of a hit that may tell whose it is: text without full stops has sentences of any length.
fn near(place: &Place, hit: &Range<usize>) -> Range<usize> {
    const FARTHEST: usize = 100;
    let sentence = place.words.sentence(hit.start);
    let first = sentence.start.max(hit.start.saturating_sub(FARTHEST));
    first..sentence.end.min(hit.end + FARTHEST)
}

/// Whether a verb of speech hands over what follows with a colon: "she tweeted: the vote is a sham".
fn is_announced(place: &Place, sentence: &Range<usize>, hit: usize) -> bool {
    let mut before = (sentence.start..hit).rev();
    let colon = before.find(|i| pause(place, *i) == Pause::Colon);
    colon.is_some_and(|colon| announces(place, sentence.start, colon))
}

/// Whether a verb of speech stands before the colon behind word `colon`, and no object between them.
fn announces(place: &Place, start: usize, colon: usize) -> bool {
    const REACH: usize = 6;
    let form = |i: usize| place.text.tokens.form(i);
    let next = |i: usize| if i < colon { form(i + 1) } else { "" };
    let first = start.max((colon + 1).saturating_sub(REACH));
    let mut speaking = (first..colon + 1).rev().filter(|i| {
        let is_noun = *i > 0 && place.words.has(*i - 1, LEADS);
        !is_noun && is_speaking(form(*i), next(*i)) && is_told_of(place, *i)
    });
    speaking.next().is_some_and(|verb| {
        let goes_on =
            ADDED.contains(&next(verb)) || verb < colon && place.words.has(verb + 1, ADVERB);
        let is_whole =
            (verb..colon).all(|i| pause(place, i) == Pause::None && !JOINING.contains(&form(i)));
        is_whole && (verb == colon || goes_on || manner(form(verb)) == Manner::Addresses)
    })
}

/// Words that begin what is added to a verb of speech: when, where, to whom.
const ADDED: [&str; 15] = [
    "after",
    "at",
    "back",
    "before",
    "early",
    "in",
    "last",
    "late",
    "of",
    "on",
    "online",
    "this",
    "to",
    "today",
    "yesterday",
];

#[cfg(test)]
pub(super) mod tests {
    use crate::text::Text;
    use crate::wording::{Setting, builtin, check};

    /// Fails where the words of `cases` are not in the setting that stands behind them.
    #[track_caller]
    pub(in crate::wording) fn check_settings(word: &str, cases: &[(&str, Setting)]) {
        for (body, expected) in cases {
            let found = check(body, &Text::of(body), None, builtin()).findings;
            let found = found
                .iter()
                .find(|found| found.span.of(body).contains(word));
            assert_eq!(found.map(|found| found.setting), Some(*expected), "{body}");
        }
    }

    #[test]
    fn a_colon_behind_a_verb_of_speech_hands_over_what_follows() {
        check_settings(
            "sham",
            &[
                ("Ms Reed tweeted: the vote is a sham.", Setting::Attributed),
                (
                    "Ms Reed said on Monday: the vote is a sham.",
                    Setting::Attributed,
                ),
                ("The banner read: End the sham.", Setting::Attributed),
                (
                    "Ms Reed told the house: the vote is a sham.",
                    Setting::Attributed,
                ),
                ("The board announced the plan: a sham.", Setting::Own),
                ("The reports: a sham.", Setting::Own),
                ("Ms Reed said a few things: it was a sham.", Setting::Own),
            ],
        );
    }
}
