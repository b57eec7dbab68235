//! Parts of speech: a light guess from the neighbours, for forms that are loaded in one use and plain in another.

use serde::Deserialize;

use crate::text::Tokens;

/// How a word is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartOfSpeech {
    /// Names a thing: "the claims".
    Noun,
    /// Tells what is done: "she claims".
    Verb,
    /// Says how a thing is: "the claimed sum".
    Adjective,
    /// Says how a thing is done: "claimedly".
    Adverb,
}

/// Whether the words from `start` up to `end` may be used as `part`, by the words beside them.
///
/// Says no only where the neighbours speak for another use: a determiner or adjective before a noun; "to", a
/// modal, a pronoun or an object behind a verb.
pub(super) fn may_be(part: PartOfSpeech, tokens: &Tokens, start: usize, end: usize) -> bool {
    let before = start
        .checked_sub(1)
        .map(|i| tokens.form(i))
        .unwrap_or_default();
    let after = if end < tokens.len() {
        tokens.form(end)
    } else {
        ""
    };
    match part {
        PartOfSpeech::Verb => !speaks_for_noun(before, after) || speaks_for_verb(before),
        PartOfSpeech::Noun => !speaks_for_verb(before) && !is_object_start(after),
        PartOfSpeech::Adjective => !speaks_for_verb(before),
        PartOfSpeech::Adverb => !is_determiner(before) || !is_noun_follower(after),
    }
}

fn speaks_for_noun(before: &str, after: &str) -> bool {
    is_determiner(before) && before != "that" || is_preposition(before) || after == "of"
}

fn speaks_for_verb(before: &str) -> bool {
    const LEADS: [&str; 39] = [
        "also",
        "can",
        "could",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "don't",
        "had",
        "has",
        "have",
        "he",
        "i",
        "it",
        "may",
        "might",
        "must",
        "never",
        "not",
        "often",
        "repeatedly",
        "she",
        "should",
        "shouldn't",
        "then",
        "they",
        "to",
        "was",
        "we",
        "were",
        "who",
        "will",
        "won't",
        "would",
        "wouldn't",
        "you",
        "publicly",
        "quickly",
    ];
    LEADS.contains(&before)
}

fn is_determiner(word: &str) -> bool {
    const DETERMINERS: [&str; 31] = [
        "a", "an", "another", "any", "both", "each", "every", "few", "first", "her", "his", "its",
        "many", "more", "most", "my", "new", "no", "other", "our", "second", "several", "some",
        "such", "that", "the", "their", "these", "this", "those", "your",
    ];
    DETERMINERS.contains(&word) || word.ends_with("'s")
}

fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: [&str; 16] = [
        "about", "against", "amid", "at", "behind", "between", "by", "for", "from", "in", "of",
        "on", "over", "under", "with", "without",
    ];
    PREPOSITIONS.contains(&word)
}

/// Words that begin the object of a verb.
fn is_object_start(word: &str) -> bool {
    [
        "the", "a", "an", "his", "her", "its", "their", "him", "them", "us", "me", "you", "it",
    ]
    .contains(&word)
}

/// Words that stand behind a noun rather than before one.
fn is_noun_follower(word: &str) -> bool {
    ["of", "is", "was", "were", "are", "has", "had", "will"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_tell_the_use() {
        for (body, word, part, expected) in [
            (
                "The claims of the firm were paid",
                "claims",
                PartOfSpeech::Verb,
                false,
            ),
            (
                "She claims the firm paid",
                "claims",
                PartOfSpeech::Verb,
                true,
            ),
            (
                "She claims the firm paid",
                "claims",
                PartOfSpeech::Noun,
                false,
            ),
            ("Insurance claims rose", "claims", PartOfSpeech::Noun, true),
            (
                "They want to blast the mayor",
                "blast",
                PartOfSpeech::Noun,
                false,
            ),
            ("The mayor claims a win", "claims", PartOfSpeech::Verb, true),
        ] {
            let tokens = Tokens::of(body, 0);
            let at = (0..tokens.len())
                .find(|i| tokens.form(*i) == word)
                .expect("the word");
            assert_eq!(
                may_be(part, &tokens, at, at + 1),
                expected,
                "{body}: {part:?}"
            );
        }
    }

    #[test]
    fn each_part_of_speech_has_neighbours_that_speak_against_it() {
        use PartOfSpeech::{Adjective, Adverb, Noun, Verb};
        for (body, part, expected) in [
            ("The blasts", Verb, false),
            ("Kenya's blasts", Verb, false),
            ("After blasts of air", Verb, false),
            ("Against blasts", Verb, false),
            ("All that blasts", Verb, true),
            ("To blasts of air", Verb, true),
            ("Blasts", Verb, true),
            ("The blasts", Noun, true),
            ("They blasts", Noun, false),
            ("Blasts the", Noun, false),
            ("Blasts rose", Noun, true),
            ("They blasts", Adjective, false),
            ("The blasts", Adjective, true),
            ("The blasts of", Adverb, false),
            ("The blasts rose", Adverb, true),
            ("So blasts of", Adverb, true),
        ] {
            let tokens = Tokens::of(body, 0);
            let mut all = 0..tokens.len();
            let at = all.find(|i| tokens.form(*i) == "blasts").expect("the word");
            assert_eq!(
                may_be(part, &tokens, at, at + 1),
                expected,
                "{body}: {part:?}"
            );
        }
    }
}
