//! Tags: who said it, told behind what was said or in the midst of it: "the plan was reckless, she said".

use std::ops::Range;

use super::clause::{CUTTING, HELPING, JOINING, PREPOSITIONS, Pause, pause};
use super::facts::{CLOSES, JOINS, LEADS};
use super::governed::{is_told_of, opens_clause};
use super::manner::{Manner, manner};
use super::voice::Place;

/// Whether ", X said" stands behind the hit: at the end of the sentence for all of it, or between commas for the
/// clause of the hit. What opens the sentence, as "In a shameful move, X said" does, is no part of what was said.
pub(super) fn is_tagged(place: &Place, hit: &Range<usize>, sentence: &Range<usize>) -> bool {
    (hit.end..sentence.end).any(|i| {
        place.words.has(i, CLOSES)
            && !place.words.has(i - 1, LEADS)
            && is_told_of(place, i)
            && begins(place, i, hit.end).is_some_and(|begins| {
                is_in_place(place, i, hit.end..begins, sentence.end)
                    && closes(place, begins..i, sentence.end)
                    && is_clause(place, sentence.start, begins)
            })
    })
}

/// Where the tag begins whose verb is word `i`: behind a comma close before it, with no mark that ends a sentence's
/// half between that and the hit.
fn begins(place: &Place, i: usize, hit_end: usize) -> Option<usize> {
    const SUBJECT: usize = 5;
    let near = i.saturating_sub(SUBJECT).max(hit_end)..i + 1;
    let comma = near.rev().find(|j| pause(place, j - 1) == Pause::Comma)?;
    let is_apart = (hit_end..comma).any(|j| pause(place, j - 1) == Pause::Stop);
    (!is_apart).then_some(comma)
}

/// Whether the verb stands near the end of the sentence, or else a comma ends the tag a few words behind it and no
/// clause begins between the hit and the tag.
fn is_in_place(place: &Place, verb: usize, between: Range<usize>, end: usize) -> bool {
    const TAIL: usize = 8;
    const BEHIND: usize = 4;
    let last = end.saturating_sub(1).min(verb + BEHIND);
    if !(verb..last).any(|j| pause(place, j) == Pause::Comma) {
        return verb + TAIL >= end;
    }
    let is_parted = |j: usize| pause(place, j - 1) == Pause::Comma && place.words.has(j, JOINS);
    !between.into_iter().any(is_parted)
}

/// Whether the verb behind the words of `subject` looks back: no clause of its own stands behind it.
fn closes(place: &Place, subject: Range<usize>, end: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let verb = subject.end;
    let is_joined =
        (subject.start..verb).any(|j| JOINING.contains(&form(j)) || CUTTING.contains(&form(j)));
    let comma = (verb..end.saturating_sub(1)).find(|j| pause(place, *j) == Pause::Comma);
    let mut behind = verb + 1..comma.map_or(end, |j| j + 1);
    let has_clause = behind
        .clone()
        .any(|j| opens_clause(place, verb, j, Manner::Says));
    let is_told = !subject.is_empty()
        && behind.next().is_some_and(|next| match manner(form(verb)) {
            Manner::Says => place.words.has(next, LEADS) && form(next) != "this",
            Manner::Finds | Manner::Either => !is_added(form(next)),
            _ => false,
        });
    !is_joined && !has_clause && !is_told
}

/// Whether a word begins what is added to a tag of time and place: "on Friday", "last week".
fn is_added(form: &str) -> bool {
    const TIMES: [&str; 12] = [
        "after",
        "during",
        "earlier",
        "friday",
        "last",
        "later",
        "monday",
        "this",
        "thursday",
        "today",
        "tuesday",
        "wednesday",
    ];
    PREPOSITIONS.contains(&form) || TIMES.contains(&form)
}

/// Whether what stands before a tag is a clause rather than a phrase that opens the sentence: "in a shameful move".
fn is_clause(place: &Place, start: usize, begins: usize) -> bool {
    const OPENERS: [&str; 8] = [
        "amid",
        "at",
        "despite",
        "during",
        "following",
        "in",
        "under",
        "with",
    ];
    let first = place.text.tokens.form(start);
    let opens = OPENERS.contains(&first)
        || first.len() > 4 && (first.ends_with("ed") || first.ends_with("ing"));
    !opens || (start + 1..begins).any(|i| HELPING.contains(&place.text.tokens.form(i)))
}

#[cfg(test)]
mod tests {
    use crate::wording::Setting::{Attributed, Own};
    use crate::wording::attributed::tests::check_settings;

    #[test]
    fn a_tag_tells_the_clause_before_it() {
        check_settings(
            "shameful",
            &[
                (
                    "The shameful plan will be looked at, the council said.",
                    Attributed,
                ),
                ("The plan was shameful, the court heard.", Attributed),
                (
                    "The shameful owners, the union said, did nothing at all in the three weeks of it.",
                    Attributed,
                ),
                (
                    "The plan was shameful, Labour said, as it left the old town hall by the door.",
                    Attributed,
                ),
                (
                    "The shameful plan fell, and the rest, police said, went on for a week or so.",
                    Own,
                ),
                ("The shameful plan fell; the river rose, police said.", Own),
                (
                    "In a shameful move, the minister said, the plan was dropped.",
                    Own,
                ),
                ("Opening the shameful box, he said, was a task.", Own),
                (
                    "He ran a shameful race, saying: “Nah, I know the rules.”",
                    Own,
                ),
                ("The shameful plan fell, and police found the box.", Own),
            ],
        );
    }
}
