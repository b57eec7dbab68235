//! Denials: whether a text denies what a hit says.

use std::ops::Range;

use crate::text::{Text, is_reporting};

use super::clause::{BEING, HELPING, PREPOSITIONS, Pause, is_in_list, pause};
use super::facts::{ADVERB, AFFIRMS, DENIES, FINDS, OWNS, REPORTS};
use super::manner::{Manner, manner};
use super::matching::Hit;
use super::voice::Place;

/// Whether words before the hit deny it, in its clause and behind the last quotation.
///
/// A denial goes on over what is coordinated ("no liar or crook") and ends where its clause does. A verb that is
/// denied does not deny what its object is called: "did not stop the thugs". A denial that is denied is none.
pub(super) fn is_denied(place: &Place, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    let begins = place
        .words
        .sentence(at)
        .start
        .max(behind_quotation(place.text, at));
    let before = at.saturating_sub(FARTHEST).max(begins)..at;
    let denial = before.clone().rev().find_map(|i| denial(place, &before, i));
    denial.is_some_and(|denial| reaches(place, &denial, hit))
}

/// Words before a hit among which a denial is looked for; lists may be long.
const FARTHEST: usize = 16;

/// A word or words that deny.
struct Denial {
    /// The first word behind it.
    behind: usize,
    /// Words over which it reaches.
    reach: usize,
    /// Whether it is a word like "not", which may stand in the middle of what it denies.
    manner: Denying,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Denying {
    /// "not", "no"
    Word,
    /// "denied", "untrue that", "cleared of"
    Verb,
}

/// Words over which a denial reaches.
const DENIAL_REACH: usize = 3;
/// The same where nothing was found or shown ("no evidence of a cover-up"), and where a clause is denied.
const CLAUSE_REACH: usize = 6;

/// The denial that is word `i` of those before a hit, alone or with the words beside it; one that is turned round
/// reaches nothing.
fn denial(place: &Place, before: &Range<usize>, i: usize) -> Option<Denial> {
    let denial = by_word(place, before, i).or_else(|| by_verb(place, before, i))?;
    let first = i - usize::from(is_pair(place, before, i));
    let close = first.saturating_sub(2).max(before.start)..first;
    let mut joined = close.rev().take_while(|j| pause(place, *j) == Pause::None);
    let is_turned = joined.any(|j| place.words.has(j, DENIES));
    let is_affirming = place.words.has(denial.behind, AFFIRMS);
    let reach = if is_turned || is_affirming {
        0
    } else {
        denial.reach
    };
    Some(Denial { reach, ..denial })
}

/// A word that denies, alone or with the one before it.
fn by_word(place: &Place, before: &Range<usize>, i: usize) -> Option<Denial> {
    let form = |i: usize| place.text.tokens.form(i);
    let denies = place.words.has(i, DENIES) || is_pair(place, before, i) && !points(place, i + 1);
    let is_inverted = ["neither", "nor"].contains(&form(i)) && HELPING.contains(&form(i + 1));
    let is_wide = is_inverted || place.words.has(i + 1, FINDS);
    denies.then_some(Denial {
        behind: i + 1,
        reach: if is_wide { CLAUSE_REACH } else { DENIAL_REACH },
        manner: Denying::Word,
    })
}

/// Whether word `i` denies together with the one before it.
fn is_pair(place: &Place, before: &Range<usize>, i: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    i > before.start && PAIRS.contains(&(form(i - 1), form(i)))
}

/// A verb or adjective that denies a clause or a deed: "denied being", "untrue that", "wrong to call", "cleared of".
fn by_verb(place: &Place, before: &Range<usize>, i: usize) -> Option<Denial> {
    let form = |i: usize| match i <= before.end {
        true => place.text.tokens.form(i),
        false => "",
    };
    let is_deed = |i: usize| DEEDS.contains(&form(i)) || form(i).ends_with("ing");
    let behind = if DENYING.contains(&form(i)) {
        i + 1
    } else if UNTRUE.contains(&form(i)) && form(i + 1) == "that" {
        i + 2
    } else if UNFAIR.contains(&form(i)) && form(i + 1) == "to" && is_reporting(form(i + 2)) {
        i + 3
    } else if CLEARING.contains(&form(i)) {
        let of = (i + 1..i + 5).find(|j| form(*j) == "of");
        of.filter(|of| is_deed(of + 1))? + 1
    } else {
        return None;
    };
    if behind > before.end {
        return None;
    }
    let is_clause = behind > i + 1 || form(behind) == "that" || is_deed(behind);
    Some(Denial {
        behind,
        reach: if is_clause {
            CLAUSE_REACH
        } else {
            DENIAL_REACH
        },
        manner: Denying::Verb,
    })
}

/// Whether a denial reaches the hit.
fn reaches(place: &Place, denial: &Denial, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    let start = behind_aside(place, denial, at);
    if denial.reach == 0 || start > at || (start..at).any(|i| ends(place, i, hit)) {
        return false;
    }
    let ended = start == denial.behind && stops(place, start - 1, hit);
    let is_near = at + 1 - start <= denial.reach || is_coordinated(place, start, denial.reach, at);
    !ended && is_near && !is_object(place, denial, start, at)
}

/// The first word that is denied: behind an aside that stands right behind the denial, as in "not, in the end, a".
fn behind_aside(place: &Place, denial: &Denial, at: usize) -> usize {
    const ASIDE: usize = 8;
    let start = denial.behind;
    let form = place.text.tokens.form(start - 1);
    let is_open = denial.manner == Denying::Word && form != "no" && form != "never";
    if !is_open || start >= at || pause(place, start - 1) != Pause::Comma {
        return start;
    }
    let closing = (start..at.min(start + ASIDE)).find(|i| pause(place, *i) == Pause::Comma);
    closing.map_or(start, |closing| closing + 1)
}

/// Whether word `i` begins a clause of its own, or a mark behind it ends this one.
fn ends(place: &Place, i: usize, hit: &Hit) -> bool {
    TURNING.contains(&place.text.tokens.form(i)) || stops(place, i, hit)
}

/// Whether the mark behind word `i` ends the clause.
fn stops(place: &Place, i: usize, hit: &Hit) -> bool {
    match pause(place, i) {
        Pause::None => false,
        Pause::Comma => !is_in_list(place, i, &hit.tokens, &["nor", "or"]),
        _ => true,
    }
}

/// Whether the hit is coordinated with what the denial reaches: "no evidence of a cover-up or a sham".
fn is_coordinated(place: &Place, start: usize, reach: usize, at: usize) -> bool {
    const PART: usize = 3;
    let form = |i: usize| place.text.tokens.form(i);
    let joins = |i: &usize| form(*i) == "or" || pause(place, *i - 1) == Pause::Comma;
    let parts = || (start + 1..at + 1).filter(joins);
    let Some((first, last)) = parts().next().zip(parts().next_back()) else {
        return false;
    };
    let last = last + usize::from(form(last) == "or");
    let is_plain = !(last..at).any(|i| PREPOSITIONS.contains(&form(i)));
    first - start <= reach && at - last < PART && is_plain
}

/// Whether the hit is what a denied verb or a preposition is about: a word that points to something known stands
/// before it, and neither a verb that links between the two nor one before that word.
fn is_object(place: &Place, denial: &Denial, start: usize, at: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let is_verb = denial.manner == Denying::Verb;
    let joins =
        |i: usize| form(i) == "that" && (is_verb || place.words.has(i - 1, FINDS | REPORTS));
    let is_asked = |i: &usize| (*i > start || is_verb) && !joins(*i);
    let mut behind = start..at + 1;
    let Some(pointing) = behind.find(|i| is_asked(i) && points(place, *i)) else {
        return false;
    };
    let links = |i: usize| BEING.contains(&form(i)) || place.words.has(i, ADVERB);
    let is_linked = pointing > start && links(pointing - 1);
    let is_told = (pointing + 1..at).any(|i| HELPING.contains(&form(i)));
    let is_beside = (pointing + 1..at).all(|i| place.words.has(i, ADVERB));
    // Behind a denial that turns the order round stands a subject: "nor was her plan a".
    let is_subject = !is_beside && HELPING.contains(&form(start));
    let calls =
        |i: usize| place.words.has(i, REPORTS) && !(is_beside && manner(form(i)) == Manner::Calls);
    !is_linked && !is_told && !is_subject && !(start..pointing).any(calls)
}

/// Whether word `i` points to something known.
fn points(place: &Place, i: usize) -> bool {
    i < place.words.len()
        && (place.words.has(i, OWNS) || POINTING.contains(&place.text.tokens.form(i)))
}

/// The first token behind the last quotation before token `at`, which stands in none.
fn behind_quotation(text: &Text, at: usize) -> usize {
    let start = text.tokens.span(at).start;
    let begun = text
        .quotes
        .partition_point(|quote| quote.span.start < start);
    let last = text.quotes[..begun].iter().rfind(|quote| quote.depth == 0);
    last.map_or(0, |quote| text.tokens.at_or_after(quote.span.end))
}

/// Words that deny together.
const PAIRS: [(&str, &str); 3] = [("anything", "but"), ("far", "from"), ("no", "one")];
/// Verbs that deny what follows.
const DENYING: [&str; 4] = ["denied", "denies", "deny", "denying"];
/// Words that deny a clause behind "that".
const UNTRUE: [&str; 5] = ["false", "fiction", "myth", "nonsense", "untrue"];
/// Words that deny what someone is called behind "to call".
const UNFAIR: [&str; 10] = [
    "absurd",
    "false",
    "inaccurate",
    "incorrect",
    "misleading",
    "ridiculous",
    "unfair",
    "unjust",
    "untrue",
    "wrong",
];
/// Verbs that deny a deed behind "of".
const CLEARING: [&str; 6] = [
    "absolved",
    "acquitted",
    "clear",
    "cleared",
    "clears",
    "exonerated",
];
/// Words that begin what someone is said to have done or been.
const DEEDS: [&str; 5] = ["a", "an", "any", "being", "having"];
/// Words that begin a clause that no denial before them reaches.
const TURNING: [&str; 17] = [
    "after", "although", "amid", "because", "before", "but", "despite", "if", "since", "though",
    "unless", "until", "when", "whereas", "which", "while", "who",
];
const POINTING: [&str; 12] = [
    "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "your",
];

#[cfg(test)]
mod tests {
    use crate::wording::Setting::{Attributed, Negated, Own};
    use crate::wording::attributed::tests::check_settings;

    #[test]
    fn a_denial_ends_where_its_clause_ends() {
        check_settings(
            "shameful",
            &[
                ("Lee, who said nothing, is shameful.", Own),
                ("There was no vote, a shameful outcome.", Own),
                (
                    "She showed no sign of remorse, flaunting her shameful wealth.",
                    Own,
                ),
                ("It was not late but shameful.", Own),
                ("No, it was shameful.", Own),
                ("It was not there (shameful as it was).", Own),
                ("It was not, in the end, a shameful plan.", Negated),
                ("It is not a cold, shameful plan.", Negated),
            ],
        );
    }

    #[test]
    fn a_denial_reaches_what_is_coordinated() {
        check_settings(
            "thug",
            &[
                ("He is no crook, no thug.", Negated),
                ("He is neither a crook, a thug nor a liar.", Negated),
                (
                    "There is no evidence of a crook at work or a thug.",
                    Negated,
                ),
                ("He denied being a crook or a thug.", Negated),
                ("He did not resign or apologise for the thugs.", Own),
            ],
        );
    }

    #[test]
    fn verbs_and_adjectives_deny_too() {
        check_settings(
            "shameful",
            &[
                ("He denied being shameful.", Negated),
                ("He denied that he was shameful.", Negated),
                ("He denied a shameful deal.", Negated),
                ("Nor is the plan of hers shameful.", Negated),
                ("No one is shameful.", Negated),
                ("It is untrue that the vote was shameful.", Negated),
                ("It is not true that the vote was shameful.", Negated),
                ("It is wrong to call him shameful.", Negated),
                ("The court cleared her of being shameful.", Negated),
                ("He denied the shameful claims.", Own),
                ("He denied that the shameful plan was dead.", Attributed),
                ("He did not deny being shameful.", Own),
                ("It is not untrue that the vote was shameful.", Own),
                ("It is wrong that shameful men go free.", Own),
                ("Police cleared the square of shameful men.", Own),
                ("Nor did they stop the shameful plan.", Own),
            ],
        );
    }
}
