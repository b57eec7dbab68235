//! Lasting: how far what a verb that reports governs goes on.

use std::ops::Range;

use super::clause::{BEING, Pause, RELATING, is_finite, is_in_list, pause};
use super::facts::{ADVERB, CLOSES, LEADS};
use super::manner::{Manner, manner};
use super::voice::Place;

/// Whether what the verb at word `verb` governs has not ended before the hit: neither its clause, nor the aside in
/// which it stands.
pub(super) fn lasts(
    place: &Place,
    sentence: &Range<usize>,
    verb: usize,
    hit: &Range<usize>,
) -> bool {
    let manner = manner(place.text.tokens.form(verb));
    if manner != Manner::Whole && is_in_ended_aside(place, sentence, verb, hit) {
        return false;
    }
    let mut at = verb;
    while at < hit.start {
        match behind(place, verb, manner, at, hit) {
            Some(next) => at = next,
            None => return false,
        }
    }
    true
}

/// From where on the clause goes on behind word `at`; none where it ends, or an aside begins that holds the hit.
fn behind(
    place: &Place,
    verb: usize,
    manner: Manner,
    at: usize,
    hit: &Range<usize>,
) -> Option<usize> {
    match pause(place, at) {
        Pause::None => Some(at + 1),
        Pause::Stop | Pause::Colon => None,
        Pause::Comma => behind_comma(place, verb, manner, at, hit),
        aside => {
            let mut inside = at + 1..hit.start;
            let closing = inside.find(|i| pause(place, *i) == aside)?;
            Some(closing + 1)
        }
    }
}

fn behind_comma(
    place: &Place,
    verb: usize,
    manner: Manner,
    comma: usize,
    hit: &Range<usize>,
) -> Option<usize> {
    let form = |i: usize| place.text.tokens.form(i);
    let next = form(comma + 1);
    let is_aside = RELATING.contains(&next) || next == "as";
    if is_aside || is_apposition(place, verb, manner, comma) {
        let mut inside = comma + 1..hit.start;
        // What stands behind the comma that ends an aside is looked at again: it may begin a clause.
        return inside.find(|i| pause(place, *i) == Pause::Comma);
    }
    let goes_on = comma + 2 < hit.start && form(comma + 2) == "that";
    let ends = ["and", "but", "while"].contains(&next) && !goes_on || RAISING.contains(&next);
    (!ends).then_some(comma + 1)
}

/// Whether a comma behind a reported clause sets beside it what the writer calls it: "said it would strike, a threat".
///
/// What goes on with a list of what something is called is none: "said it was a mess, a scandal and a sham".
fn is_apposition(place: &Place, verb: usize, manner: Manner, comma: usize) -> bool {
    const LIST: usize = 4;
    let form = |i: usize| place.text.tokens.form(i);
    let next = form(comma + 1);
    let is_ranked =
        next == "the" && comma + 2 < place.words.len() && RANKS.contains(&form(comma + 2));
    let names_clause = !matches!(manner, Manner::Calls | Manner::Paints | Manner::Accuses);
    let mut before = verb + 1..comma + 1;
    before.start = before.start.max(comma.saturating_sub(LIST));
    let goes_on = before.any(|i| ["a", "an"].contains(&form(i)) || BEING.contains(&form(i)));
    names_clause && (is_ranked || ["a", "an"].contains(&next) && !goes_on)
}

/// Whether the verb stands in an aside or an opening phrase that has ended before the hit: "the mayor, accused of
/// fraud, led", "asked about it, the mayor left", "the union, which said so, met".
fn is_in_ended_aside(
    place: &Place,
    sentence: &Range<usize>,
    verb: usize,
    hit: &Range<usize>,
) -> bool {
    let parts = |i: &usize| pause(place, *i) != Pause::None;
    let opens = (sentence.start..verb)
        .rev()
        .find(parts)
        .map_or(sentence.start, |i| i + 1);
    let is_relative = opens > sentence.start && RELATING.contains(&place.text.tokens.form(opens));
    if !is_relative && !is_participle(place, sentence.start, opens, verb) {
        return false;
    }
    let ends = |i: &usize| parts(i) && !is_in_list(place, *i, hit, &["and", "or"]);
    (verb..hit.start).any(|i| ends(&i))
}

/// Whether the verb that begins a phrase at word `opens` only tells more of someone: "accused of fraud", "when asked".
///
/// Behind the first mark of a sentence an aside most likely opens; behind a later one it may have closed, so there a
/// verb must have the words of a participle behind it: "Hale, 54, accused of fraud" but "Hale, 54, accused the board".
fn is_participle(place: &Place, start: usize, opens: usize, verb: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let leads = |i: usize| PHRASING.contains(&form(i)) || place.words.has(i, ADVERB);
    if !(opens..verb).all(leads) || verb > opens + 2 {
        return false;
    }
    if form(verb).ends_with("ing") {
        let mut subject = start..opens;
        return opens == start || !subject.any(|i| is_finite(place, i));
    }
    let is_past = form(verb).ends_with("ed") || PARTICIPLES.contains(&form(verb));
    let mut before = start..opens.saturating_sub(1);
    let is_later = before.any(|i| pause(place, i) != Pause::None);
    let is_sure = || is_passive(place, verb);
    is_past && !is_inverted(place, start, verb) && (!is_later || is_sure())
}

/// Whether a verb and the word behind it are passive wherever they stand: "accused of", "believed to", "hailed as".
fn is_passive(place: &Place, verb: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    match (manner(form(verb)), form(verb + 1)) {
        (_, "by") | (Manner::Accuses, "of") | (Manner::Calls | Manner::Paints, "as") => true,
        (Manner::Says | Manner::Foresees | Manner::Either, "to") => true,
        (_, next) => form(verb) == "suspected" && next == "of",
    }
}

/// Whether a verb of speech stands before who speaks: "the plan, warned Labour, was late".
fn is_inverted(place: &Place, start: usize, verb: usize) -> bool {
    let form = place.text.tokens.form(verb);
    let next = place.text.tokens.form(verb + 1);
    let speaks = place.words.has(verb, CLOSES)
        || matches!(
            manner(form),
            Manner::Says | Manner::Either | Manner::Foresees
        );
    verb > start && speaks && (place.words.has(verb + 1, LEADS) || !ADDING.contains(&next))
}

/// Words before a participle: "when asked", "after being accused".
const PHRASING: [&str; 19] = [
    "after",
    "although",
    "as",
    "being",
    "before",
    "having",
    "if",
    "long",
    "newly",
    "not",
    "now",
    "once",
    "repeatedly",
    "since",
    "still",
    "though",
    "until",
    "when",
    "while",
];
/// Participles that do not end in -ed.
const PARTICIPLES: [&str; 10] = [
    "felt",
    "found",
    "heard",
    "held",
    "known",
    "said",
    "seen",
    "thought",
    "told",
    "understood",
];
/// Words that go on behind a participle rather than name who speaks.
const ADDING: [&str; 16] = [
    "about", "after", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over",
    "that", "to", "with",
];
/// Words that rank what stands beside a clause: ", the latest setback".
const RANKS: [&str; 9] = [
    "biggest", "first", "kind", "last", "latest", "only", "second", "sort", "worst",
];
/// Verbs that tell what saying it did.
const RAISING: [&str; 9] = [
    "drawing",
    "earning",
    "fuelling",
    "igniting",
    "prompting",
    "provoking",
    "sparking",
    "stirring",
    "triggering",
];

#[cfg(test)]
mod tests {
    use crate::wording::Setting::{Attributed, Own};
    use crate::wording::attributed::tests::check_settings;

    #[test]
    fn an_aside_governs_nothing_behind_it() {
        check_settings(
            "shameful",
            &[
                (
                    "The suspect, believed to be Dutch, led a shameful life.",
                    Own,
                ),
                ("The plan, called Horizon, was a shameful failure.", Own),
                (
                    "The mayor, said to be ill, missed the shameful meeting.",
                    Own,
                ),
                ("Hale, 54, accused of fraud, led a shameful life.", Own),
                ("Accused of lying, the shameful mayor resigned.", Own),
                ("When asked about it, the shameful mayor resigned.", Own),
                ("Saying it was late, he left in a shameful hurry.", Own),
                (
                    "Labour, which said it was late, dropped the shameful plan.",
                    Own,
                ),
                ("Saying the plan was shameful, he left.", Attributed),
                ("Asked about the cost, he said it was shameful.", Attributed),
                (
                    "Hale, 54, told the court that on Monday, it was shameful.",
                    Attributed,
                ),
                ("The plan, warned Labour, was shameful.", Attributed),
                (
                    "He left, saying the plan was late, shameful and dear.",
                    Attributed,
                ),
            ],
        );
    }

    #[test]
    fn what_is_said_goes_on_over_asides_and_lists_and_ends_at_appositions() {
        check_settings(
            "shameful",
            &[
                (
                    "Labour said the plan, which was late, was shameful.",
                    Attributed,
                ),
                ("Labour said the plan – a cut – was shameful.", Attributed),
                ("Labour said the plan (a cut) was shameful.", Attributed),
                (
                    "Labour said Lee, a clerk at the mill, was shameful.",
                    Attributed,
                ),
                (
                    "Labour said it was late, and that it was shameful.",
                    Attributed,
                ),
                (
                    "Labour said it was a mess, a shameful sham and a lie.",
                    Attributed,
                ),
                (
                    "Labour called Lee a cheat, a shameful liar and a fool.",
                    Attributed,
                ),
                ("Labour said it would strike, a shameful threat.", Own),
                (
                    "Labour said it would strike, the latest shameful threat.",
                    Own,
                ),
                (
                    "Labour said it would strike, prompting a shameful row.",
                    Own,
                ),
                (
                    "Labour said it would strike, and the shameful plan fell.",
                    Own,
                ),
                ("Labour said so – the plan was shameful.", Own),
            ],
        );
    }
}
