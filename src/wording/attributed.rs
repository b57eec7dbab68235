//! Attribution: what a sentence tells as someone's words, because a verb that reports governs it.

use std::ops::Range;

use super::facts::{CLOSES, JOINS, LEADS, OWNS, REPORTS, VIEWS};
use super::manner::{Manner, manner};
use super::voice::Place;

/// Whether the sentence tells the words of `hit` as someone's: "the senator called it reckless", "…, she said".
///
/// A verb that reports does so for the clause behind it, not for its object ("told a shameful lie") and not for
/// what is added of time or cause ("vowed to act after a shameful attack").
pub(super) fn is_attributed(place: &Place, hit: &Range<usize>) -> bool {
    let sentence = place.words.sentence(hit.start);
    let first = sentence.start.max(hit.start.saturating_sub(FARTHEST));
    let sentence = first..sentence.end.min(hit.end + FARTHEST);
    let clause = clause_start(place, &sentence, hit.start)..clause_end(place, &sentence, hit.end);
    let is_told = |i: usize| {
        place.words.has(i, REPORTS)
            && place.text.quote_around(place.text.tokens.span(i)).is_none()
            && !is_the_writers(place, i)
            && governs(place, i, hit, clause.end)
    };
    (clause.start..hit.start).rev().any(is_told)
        || is_closed(place, hit.end, sentence.end)
        || sentence.clone().any(|i| is_in_view(place, &sentence, i))
}

/// Words on either side of a hit that may tell whose it is: text without full stops has sentences of any length.
const FARTHEST: usize = 100;

/// Whether the writer is who says it: "I think".
fn is_the_writers(place: &Place, verb: usize) -> bool {
    verb > 0 && ["i", "we"].contains(&place.text.tokens.form(verb - 1))
}

/// Whether word `i` tells that the sentence is as someone sees it: "as the senator put it", "in the view of".
fn is_in_view(place: &Place, sentence: &Range<usize>, i: usize) -> bool {
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

/// The first word behind the last mark before `hit` that ends what a reporting verb governs.
fn clause_start(place: &Place, sentence: &Range<usize>, hit: usize) -> usize {
    let ends = |i: &usize| ends_clause(place, *i);
    let last = (sentence.start..hit).rev().find(ends);
    last.map_or(sentence.start, |i| i + 1)
}

/// The end of the clause in which a hit ends before word `hit`.
fn clause_end(place: &Place, sentence: &Range<usize>, hit: usize) -> usize {
    let inside = hit - 1..sentence.end.saturating_sub(1);
    let ends = |i: &usize| ends_clause(place, *i);
    inside
        .into_iter()
        .find(ends)
        .map_or(sentence.end, |i| i + 1)
}

/// Whether a clause ends between word `i` and the next.
fn ends_clause(place: &Place, i: usize) -> bool {
    let gap = place.gap(i);
    gap != " "
        && (gap.contains([';', ':', '—', '–'])
            || (gap.starts_with(',') && place.words.has(i + 1, JOINS)))
}

/// Whether the reporting verb at word `verb` governs the hit behind it, in a clause that goes on to word `end`.
fn governs(place: &Place, verb: usize, hit: &Range<usize>, end: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let manner = manner(form(verb));
    let behind = verb + 1..hit.start;
    let cut = behind.clone().find(|i| CUTTING.contains(&form(*i)));
    let within = verb + 1..cut.unwrap_or(hit.start);
    let has = |word: &str| within.clone().any(|i| form(i) == word);
    let opens = |mut range: Range<usize>| range.any(|i| opens_clause(place, verb, i, manner));
    let opens_behind = || {
        let stop =
            (hit.end..end).find(|i| CUTTING.contains(&form(*i)) || JOINING.contains(&form(*i)));
        opens(hit.end..stop.unwrap_or(end))
    };
    let governed = match manner {
        Manner::Whole => true,
        Manner::Says => match cut {
            Some(_) => opens(behind.clone()),
            None => !is_object(place, &behind) || opens_behind(),
        },
        Manner::Calls => cut.is_none() && is_called(place, verb, &behind),
        Manner::Paints => behind.clone().any(|i| form(i) == "as"),
        Manner::Accuses => has("of"),
        Manner::Foresees => cut.is_none() && !behind.is_empty(),
        Manner::Finds => return is_found(place, verb, &within, opens(within.clone())),
        Manner::Names => return is_named(place, verb, hit.start),
        Manner::Addresses | Manner::Either => within.start < within.end && form(verb + 1) == "of",
    };
    governed || opens(within) || cut.is_none() && opens_behind()
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
fn opens_clause(place: &Place, verb: usize, i: usize, manner: Manner) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    if form(i) == "that" {
        // Behind an object it tells more of it: "announced a plan that".
        let has_object = i > verb + 1 && place.words.has(verb + 1, LEADS);
        return !has_object || matches!(manner, Manner::Says | Manner::Addresses);
    }
    let has_subject = i > verb + 1 && !JOINING.contains(&form(i - 1)) && form(i - 1) != "to";
    OPENING.contains(&form(i)) || HELPING.contains(&form(i)) && has_subject
}

/// Whether a hit behind these words is what is said itself: "said a shameful thing".
fn is_object(place: &Place, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let mut words = between.clone();
    !between.is_empty() && words.all(|i| place.words.has(i, LEADS) && form(i) != "the")
}

/// Whether a hit behind the words `between` tells what someone is called rather than what is called out: "a strike".
fn is_called(place: &Place, verb: usize, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let is_passive = verb > 0 && BEING.contains(&form(verb - 1));
    let is_naming_only = !["call", "called", "calling", "calls"].contains(&form(verb));
    let has_object = between.clone().any(|i| !place.words.has(i, LEADS))
        || between.is_empty() && follows_what(place, verb);
    let is_phrasal = PARTICLES.contains(&form(verb + 1));
    !is_phrasal && (is_passive || is_naming_only || has_object)
}

/// Whether what is called so stands before the verb: "which the senator called".
fn follows_what(place: &Place, verb: usize) -> bool {
    const SUBJECT: usize = 4;
    let form = |i: usize| place.text.tokens.form(i);
    let near = verb.saturating_sub(SUBJECT + 1)..verb.saturating_sub(1);
    near.into_iter().any(|i| RELATING.contains(&form(i)))
}

/// Whether the sentence ends with ", X said": a comma, then a reporting verb among the last few words.
fn is_closed(place: &Place, hit_end: usize, end: usize) -> bool {
    const TAIL: usize = 8;
    let first = end.saturating_sub(TAIL).max(hit_end);
    (first..end).any(|i| place.words.has(i, CLOSES) && closes(place, i, hit_end, end))
}

/// Whether the verb at word `i` looks back: a comma close before, no clause of its own behind.
fn closes(place: &Place, i: usize, hit_end: usize, end: usize) -> bool {
    const SUBJECT: usize = 5;
    let form = |i: usize| place.text.tokens.form(i);
    let near = i.saturating_sub(SUBJECT).max(hit_end).max(1)..i + 1;
    let Some(begins) = near.rev().find(|j| place.gap(j - 1).starts_with(',')) else {
        return false;
    };
    let is_joined = (begins..i).any(|j| JOINING.contains(&form(j)) || CUTTING.contains(&form(j)));
    let comma = (i..end.saturating_sub(1)).find(|j| place.gap(*j).starts_with(','));
    let mut behind = i + 1..comma.map_or(end, |j| j + 1);
    let has_clause = behind
        .clone()
        .any(|j| opens_clause(place, i, j, Manner::Says));
    let is_told = i > begins
        && manner(form(i)) == Manner::Says
        && behind
            .next()
            .is_some_and(|j| place.words.has(j, LEADS) && form(j) != "this");
    !is_joined && !has_clause && !is_told
}

/// Words that begin what the writer adds of time or cause.
const CUTTING: [&str; 16] = [
    "after",
    "ahead",
    "although",
    "amid",
    "as",
    "because",
    "before",
    "despite",
    "during",
    "following",
    "since",
    "though",
    "until",
    "when",
    "whereas",
    "while",
];
/// Words that join a clause of its own, or tell more of the word before.
const JOINING: [&str; 10] = [
    "and", "but", "or", "that", "what", "where", "which", "who", "whom", "whose",
];
const RELATING: [&str; 5] = ["that", "what", "which", "who", "whom"];
/// Words that begin a reported clause.
const OPENING: [&str; 21] = [
    "he", "he'd", "he's", "how", "i", "i'm", "it's", "she", "she'd", "she's", "there", "there's",
    "they", "they'd", "they're", "they've", "we", "we're", "we've", "whether", "why",
];
/// Verbs that help another, or are one with a subject before them.
const HELPING: [&str; 32] = [
    "am", "are", "aren't", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do",
    "does", "doesn't", "don't", "had", "has", "hasn't", "have", "is", "isn't", "might", "must",
    "should", "was", "wasn't", "were", "weren't", "will", "won't", "would", "wouldn't", "shall",
];
const BEING: [&str; 7] = ["are", "be", "been", "being", "is", "was", "were"];
/// Words that make "call" another verb: "called for", "called off".
const PARTICLES: [&str; 9] = ["at", "for", "in", "off", "on", "out", "to", "up", "upon"];
