//! Outlook: what a sentence tells as somebody sees it, with no verb that reports: "in her view", "to her critics".

use std::ops::Range;

use super::clause::{HELPING, PREPOSITIONS, Pause, RELATING, pause};
use super::facts::{JOINS, LEADS, OWNS, VIEWS};
use super::persons::{is_person, is_role};
use super::voice::Place;

/// Whether the sentence tells the hit as somebody sees it, the writer apart.
pub(super) fn is_in_view(place: &Place, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    sentence.clone().any(|i| is_viewed(place, sentence, i))
        || is_for_someone(place, sentence, hit.start)
}

/// Whether word `i` tells that the sentence is as someone sees it: "as the senator put it", "in the view of".
fn is_viewed(place: &Place, sentence: &Range<usize>, i: usize) -> bool {
    const REACH: usize = 6;
    if !place.words.has(i, VIEWS) || place.text.quote_around(place.text.tokens.span(i)).is_some() {
        return false;
    }
    let form = |i: usize| place.text.tokens.form(i);
    let next = if i + 1 < sentence.end {
        form(i + 1)
    } else {
        ""
    };
    let before = i.saturating_sub(REACH).max(sentence.start)..i;
    let follows = |word: &str| before.clone().any(|j| form(j) == word);
    let is_owned = || before.end > before.start && is_owner(place, i - 1);
    match form(i) {
        "put" => next == "it" && follows("as"),
        _ => follows("in") && (next == "of" || is_owned()),
    }
}

/// Whether word `i` says whose the next is, the writer apart.
fn is_owner(place: &Place, i: usize) -> bool {
    let form = place.text.tokens.form(i);
    place.words.has(i, OWNS) || ["his", "her", "their"].contains(&form)
}

/// Whether the sentence opens with for whom, or to whom, what follows is what the hit calls it: "to her critics she
/// is a tyrant", "for Ms Reed, the vote was a sham".
fn is_for_someone(place: &Place, sentence: &Range<usize>, hit: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let first = sentence.start + usize::from(["and", "but", "yet"].contains(&form(sentence.start)));
    if first + 1 >= hit || !["for", "to"].contains(&form(first)) {
        return false;
    }
    someone(place, first + 1..hit).is_some_and(|behind| is_linked(place, behind..hit))
}

/// Where the clause begins behind the person or group with which these words open.
fn someone(place: &Place, words: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 8;
    const NAME: usize = 4;
    let form = |i: usize| place.text.tokens.form(i);
    let near = words.start..words.end.min(words.start + LONGEST);
    if let Some(comma) = near.clone().find(|i| pause(place, *i) == Pause::Comma) {
        let more = |i: &usize| PREPOSITIONS.contains(&form(*i)) || RELATING.contains(&form(*i));
        let head = words.start..(words.start..comma + 1).find(more).unwrap_or(comma + 1);
        return is_person(place, &head).then_some(comma + 1);
    }
    let subject = |i: usize| SUBJECTS.contains(&form(i)) || place.words.has(i, LEADS);
    let mut ends = near
        .take(NAME)
        .filter(|i| i + 1 < words.end && subject(i + 1));
    ends.find(|i| is_role(form(*i)) || is_person(place, &(words.start..i + 1)))
        .map(|i| i + 1)
}

/// Whether one of these words says what something is, and no clause ends among them.
fn is_linked(place: &Place, mut words: Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let ends = |i: usize| match pause(place, i) {
        Pause::None => false,
        Pause::Comma => place.words.has(i + 1, JOINS),
        _ => true,
    };
    let links = |i: usize| HELPING.contains(&form(i)) || LINKING.contains(&form(i));
    !words.clone().any(ends) && words.any(links)
}

/// Words that are a subject by themselves.
const SUBJECTS: [&str; 9] = [
    "he", "it", "it's", "she", "such", "that", "these", "they", "those",
];
/// Verbs that say what something is.
const LINKING: [&str; 10] = [
    "became", "felt", "he's", "it's", "looks", "remains", "seemed", "seems", "she's", "they're",
];

#[cfg(test)]
mod tests {
    use crate::wording::Setting::{Attributed, Own};
    use crate::wording::attributed::tests::check_settings;

    #[test]
    fn what_something_is_to_someone_is_told_as_theirs() {
        check_settings(
            "sham",
            &[
                ("For Ms Reed, the vote was a sham.", Attributed),
                ("To the union, the votes are a sham.", Attributed),
                ("But to her critics it is a sham.", Attributed),
                ("For critics of the plan, it is a sham.", Attributed),
                ("To them, the vote was a sham.", Attributed),
                ("For years, the vote was a sham.", Own),
                ("To be fair, the vote was a sham.", Own),
                ("For Tolmark, the vote was a sham.", Own),
                ("For the union, the sham of a vote is over.", Own),
                ("For the union, it was late, but the vote was a sham.", Own),
            ],
        );
    }
}
