//! Governing: whether a hit is part of what a verb that reports tells, each verb in its manner.

use std::ops::Range;

use super::clause::{BEING, CUTTING, HELPING, JOINING, Pause, RELATING, is_finite, pause};
use super::facts::{JOINS, LEADS};
use super::manner::{Manner, manner};
use super::voice::Place;

/// Whether the reporting verb at word `verb` governs the hit behind it, in a sentence that goes on to word `end`.
///
/// It governs the clause that it reports or what it calls its object, not the object itself.
pub(super) fn governs(place: &Place, verb: usize, hit: &Range<usize>, end: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let manner = manner_at(place, verb);
    let behind = verb + 1..hit.start;
    let cut = behind.clone().find(|i| CUTTING.contains(&form(*i)));
    let within = verb + 1..cut.unwrap_or(hit.start);
    let opens = |mut range: Range<usize>| range.any(|i| opens_clause(place, verb, i, manner));
    let opens_behind = || opens(hit.end..clause_end(place, hit.end, end));
    let governed = match manner {
        Manner::Whole => true,
        Manner::Says if is_topic(place, verb, &behind) => return false,
        Manner::Says => match cut {
            Some(_) => opens(behind.clone()),
            None => !is_object(place, verb, hit, end) || opens_behind(),
        },
        Manner::Calls => cut.is_none() && is_called(place, verb, &behind),
        Manner::Paints => behind.clone().any(|i| form(i) == "as"),
        Manner::Accuses => is_of(place, &within, hit.start),
        Manner::Foresees => cut.is_none() && !behind.is_empty(),
        Manner::Finds => return is_found(place, verb, &within, opens(within.clone())),
        Manner::Names => return is_named(place, verb, hit.start),
        Manner::Addresses | Manner::Either => {
            !within.is_empty() && form(verb + 1) == "of" && is_of(place, &within, hit.start)
        }
    };
    let is_over = has_object(manner) && is_new_clause(place, verb, hit, end);
    !is_over && (governed || opens(within) || cut.is_none() && opens_behind())
}

/// Whether the writer tells by word `verb` what someone else says: it stands in no quotation, is no "I think", and no
/// part of a name for something ("so-called", "much-reported").
pub(super) fn is_told_of(place: &Place, verb: usize) -> bool {
    let form = |back: usize| {
        verb.checked_sub(back)
            .map_or("", |i| place.text.tokens.form(i))
    };
    let is_writer = |form: &str| ["i", "we"].contains(&form);
    let is_helped = ["can", "could", "do", "don't", "must", "should", "would"].contains(&form(1));
    let is_saying = ["i'm", "we're"].contains(&form(1)) && form(0).ends_with("ing");
    let is_own = is_writer(form(1)) || is_helped && is_writer(form(2)) || is_saying;
    let is_naming =
        verb > 0 && place.text.tokens.is_joined(verb - 1) || form(1) == "so" && form(0) == "called";
    let at = place.text.tokens.span(verb);
    !is_own && !is_naming && place.text.quote_around(at).is_none()
}

/// The manner of word `verb` where it stands: what has an article is a noun, "a warning that".
fn manner_at(place: &Place, verb: usize) -> Manner {
    let is_pointed = |form: &str| ["some", "these", "those"].contains(&form);
    let is_noun = |i: usize| place.words.has(i, LEADS) || is_pointed(place.text.tokens.form(i));
    if verb > 0 && is_noun(verb - 1) {
        Manner::Names
    } else {
        manner(place.text.tokens.form(verb))
    }
}

/// Whether "of" stands among these words, and the hit is not said of what is known behind it: "of the brutal attack".
fn is_of(place: &Place, words: &Range<usize>, hit: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let Some(of) = words.clone().rfind(|i| form(*i) == "of") else {
        return false;
    };
    let known = |i: usize| place.words.has(i, LEADS) && !["a", "an"].contains(&form(i));
    !(of + 2 == hit && known(of + 1))
}

/// Whether a verb takes an object and what it is called, rather than a clause.
fn has_object(manner: Manner) -> bool {
    matches!(
        manner,
        Manner::Calls | Manner::Paints | Manner::Accuses | Manner::Foresees
    )
}

/// The end of the stretch behind a hit in which a helping verb may still be that of its clause.
fn clause_end(place: &Place, hit_end: usize, end: usize) -> usize {
    let form = |i: usize| place.text.tokens.form(i);
    let parts = |i: usize| match pause(place, i - 1) {
        Pause::None | Pause::Bracket => false,
        Pause::Comma => place.words.has(i, JOINS),
        _ => true,
    };
    let stops = |i: &usize| parts(*i) || CUTTING.contains(&form(*i)) || JOINING.contains(&form(*i));
    (hit_end..end).find(stops).unwrap_or(end)
}

/// Whether "and" and a subject with a verb of its own stand before the hit: "called a strike and the owners fled".
fn is_new_clause(place: &Place, verb: usize, hit: &Range<usize>, end: usize) -> bool {
    const VERB: usize = 4;
    let form = |i: usize| place.text.tokens.form(i);
    let Some(and) = (verb + 1..hit.start).rfind(|i| ["and", "but"].contains(&form(*i))) else {
        return false;
    };
    let has_subject = and + 1 < hit.start && place.words.has(and + 1, LEADS);
    let mut behind = hit.end..end.min(hit.end + VERB);
    let stop = behind.find(|i| pause(place, *i - 1) != Pause::None || RELATING.contains(&form(*i)));
    let mut behind = hit.end..stop.unwrap_or(end.min(hit.end + VERB));
    has_subject && behind.any(|i| is_finite(place, i))
}

/// Whether what follows the verb is a clause, rather than more of what was found or heard: "found in a safe".
fn is_found(place: &Place, verb: usize, within: &Range<usize>, opens: bool) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let has_subject = place.words.has(verb + 1, LEADS) || OPENING.contains(&form(verb + 1));
    // Further off it tells more of a thing: "found cracks in the beams, a step that".
    let near = within.clone().take(TO_THAT);
    let mut near = near.take_while(|i| place.gap(*i - 1) == " ");
    opens && (has_subject || near.any(|i| form(i) == "that"))
}

/// Words behind "found" or "heard" among which "that" begins what was: "heard from two witnesses that".
const TO_THAT: usize = 4;

/// Whether a noun is what the clause is called in which a hit stands: "the charge that", "her view is that".
fn is_named(place: &Place, noun: usize, hit: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let linked = noun + 1 + usize::from(BEING.contains(&form(noun + 1)));
    linked < hit && form(linked) == "that"
}

/// Whether word `i` shows that a clause stands behind `verb`: "that", a subject pronoun, or a helping verb with a
/// subject before it.
pub(super) fn opens_clause(place: &Place, verb: usize, i: usize, manner: Manner) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    if form(i) == "that" {
        // Behind an object it tells more of it: "announced a plan that".
        let has_object = i > verb + 1 && place.words.has(verb + 1, LEADS);
        return !has_object || matches!(manner, Manner::Says | Manner::Addresses);
    }
    let has_subject = i > verb + 1 && !JOINING.contains(&form(i - 1)) && form(i - 1) != "to";
    OPENING.contains(&form(i)) || HELPING.contains(&form(i)) && has_subject
}

/// Whether words between a verb and a hit tell what is spoken or thought about, rather than what is said of it:
/// "said nothing about the reckless plan", "believes in a shameful creed".
fn is_topic(place: &Place, verb: usize, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let thinks = ["believ", "think", "thought"]
        .iter()
        .any(|stem| form(verb).starts_with(stem));
    let skipped = between
        .clone()
        .take_while(|i| QUANTITIES.contains(&form(*i)))
        .count();
    let about = between.start + skipped;
    let is_about = |i: usize| {
        ABOUT.contains(&form(i))
            || (thinks || skipped > 0) && ["in", "of", "on", "to"].contains(&form(i))
    };
    about < between.end && is_about(about)
}

/// Whether a hit is what is said itself ("said a shameful thing") or who is spoken to ("warned the crooks to").
fn is_object(place: &Place, verb: usize, hit: &Range<usize>, end: usize) -> bool {
    const ADDRESSED: usize = 3;
    let form = |i: usize| place.text.tokens.form(i);
    let mut between = verb + 1..hit.start;
    let is_led = !between.is_empty() && between.clone().all(|i| place.words.has(i, LEADS));
    let mut behind = hit.end..end.min(hit.end + ADDRESSED);
    let is_addressed = form(verb).starts_with("warn")
        && behind.any(|i| ["about", "against", "of", "to"].contains(&form(i)));
    is_led && (is_addressed || between.all(|i| form(i) != "the"))
}

/// Whether a hit behind the words `between` tells what someone is called rather than what is called out: "a strike".
fn is_called(place: &Place, verb: usize, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let is_passive = verb > 0 && BEING.contains(&form(verb - 1));
    let is_naming_only = !["call", "called", "calling", "calls"].contains(&form(verb));
    let and = between.clone().find(|i| form(*i) == "and");
    let words = |range: Range<usize>| range.filter(|i| !place.words.has(*i, LEADS)).count();
    // What is called, and what it is called, stand before what either is joined with.
    let has_object = match and {
        Some(and) => words(between.start..and) > 1,
        None => words(between.clone()) > 0,
    };
    let has_object = has_object || between.is_empty() && follows_what(place, verb);
    let is_phrasal = PARTICLES.contains(&form(verb + 1));
    !is_phrasal && (is_passive || is_naming_only || has_object)
}

/// Whether what is called so stands before the verb: "which the senator called".
fn follows_what(place: &Place, verb: usize) -> bool {
    const SUBJECT: usize = 4;
    let form = |i: usize| place.text.tokens.form(i);
    let near = verb.saturating_sub(SUBJECT + 1)..verb.saturating_sub(1);
    near.into_iter()
        .any(|i| form(i) == "that" || form(i) == "what" || RELATING.contains(&form(i)))
}

/// Words that begin a reported clause.
const OPENING: [&str; 21] = [
    "he", "he'd", "he's", "how", "i", "i'm", "it's", "she", "she'd", "she's", "there", "there's",
    "they", "they'd", "they're", "they've", "we", "we're", "we've", "whether", "why",
];
/// Words that tell how much is said.
const QUANTITIES: [&str; 13] = [
    "a",
    "anything",
    "enough",
    "less",
    "little",
    "lot",
    "more",
    "much",
    "no",
    "nothing",
    "something",
    "word",
    "words",
];
/// Words before what is spoken about.
const ABOUT: [&str; 4] = ["about", "against", "over", "regarding"];
/// Words that make "call" another verb: "called for", "called off".
const PARTICLES: [&str; 9] = ["at", "for", "in", "off", "on", "out", "to", "up", "upon"];

#[cfg(test)]
mod tests {
    use crate::wording::Setting::{Attributed, Own};
    use crate::wording::attributed::tests::check_settings;

    #[test]
    fn what_is_said_is_told_and_not_what_it_is_about() {
        check_settings(
            "shameful",
            &[
                ("He said nothing about the shameful plan.", Own),
                ("He believes in a shameful creed.", Own),
                ("He believes the plan is shameful.", Attributed),
                ("He complained about the shameful plan.", Own),
                ("He warned the shameful clerks to leave.", Own),
                ("He warned the shameful clerks would leave.", Attributed),
                ("A man suspected of the shameful attack fled.", Own),
                ("He was accused of a shameful attack.", Attributed),
                (
                    "They issued a warning that the plan was shameful.",
                    Attributed,
                ),
                ("The suspect was shameful.", Own),
                ("All I'm saying is that the plan is shameful.", Own),
                ("I would say that the plan is shameful.", Own),
            ],
        );
    }

    #[test]
    fn a_new_subject_with_a_verb_begins_a_clause_of_its_own() {
        check_settings(
            "greedy",
            &[
                ("The firm called a strike and the greedy owners fled.", Own),
                ("He called them late and the greedy owners have fled.", Own),
                ("He called the plan late and the owners greedy.", Attributed),
                (
                    "He said the plan was late and the owners greedy.",
                    Attributed,
                ),
                (
                    "He said the plan was late and the owners were greedy.",
                    Attributed,
                ),
            ],
        );
    }
}
