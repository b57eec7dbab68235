//! Matching: where the entries of a lexicon stand in a text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::{Gap, Text};

use super::entry::EntryId;
use super::facts::{LEADS, LIGHT, TRAILS};
use super::gather::May;
use super::index::{Form, Stretch};
use super::lexicon::{Lexicon, Owner};
use super::part::may_be;
use super::view::View;
use super::words::Words;

/// An entry found at these tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which entry.
    pub entry: EntryId,
    /// Its words, as tokens of the text.
    pub tokens: Range<usize>,
}

/// The hits in `text`, by place; none overlaps another, or a stretch that the user allows.
///
/// Of two that overlap the heavier is taken, so that no word is lighter for the company it keeps; of equals the one
/// begun earlier, then the longer. An entry of the user's own wins over any that ships. Hits keep to their sentence,
/// and to one side of each quotation mark, colon, semicolon, parenthesis and dash, and most of each comma.
pub fn hits(text: &Text, lexicon: &Lexicon) -> Vec<Hit> {
    hits_among(&Words::of(text), text, lexicon)
}

/// The same of a text whose `words` are known.
pub(super) fn hits_among(words: &Words, text: &Text, lexicon: &Lexicon) -> Vec<Hit> {
    let mut taken = lexicon.allowed.ranges(words);
    let own = scan(text, lexicon, words, Owner::User, &taken);
    if own.is_empty() && taken.is_empty() {
        return scan(text, lexicon, words, Owner::Shipped, &[]);
    }
    taken.extend(own.iter().map(|hit| hit.tokens.clone()));
    taken.sort_by_key(|range| range.start);
    let mut hits = scan(text, lexicon, words, Owner::Shipped, &taken);
    hits.extend(own);
    hits.sort_by_key(|hit| hit.tokens.start);
    hits
}

/// The hits of one owner's entries outside `taken`, which is by place.
fn scan(
    text: &Text,
    lexicon: &Lexicon,
    words: &Words,
    owner: Owner,
    taken: &[Range<usize>],
) -> Vec<Hit> {
    let look = Look {
        text,
        lexicon,
        owner,
        words,
        view: View::of(lexicon.index(owner), words),
    };
    let mut hits: Vec<Found> = vec![];
    let mut taken = taken.iter().peekable();
    let all = look.view.gather();
    for may in all.chunk_by(|one, other| one.at == other.at) {
        let at = may[0].at as usize;
        while taken.next_if(|range| range.end <= at).is_some() {}
        let end = taken.peek().map_or(words.len(), |range| range.start);
        let over = hits.pop_if(|last| last.hit.tokens.end > at);
        let least = over.as_ref().map(|last| last.weight);
        match look.best_of(may, at..end.max(at), least) {
            Some(found) => {
                hits.extend(over.and_then(|last| look.before(&all, last, at)));
                hits.push(found);
            }
            None => hits.extend(over),
        }
    }
    hits.into_iter().map(|found| found.hit).collect()
}

/// A hit, and what it weighs in the writer's own voice.
struct Found {
    hit: Hit,
    weight: f64,
}

/// One look at a text for the entries of one owner.
struct Look<'t> {
    text: &'t Text,
    lexicon: &'t Lexicon,
    owner: Owner,
    words: &'t Words,
    view: View<'t>,
}

impl Look<'_> {
    /// The hit to take among the forms that may begin with the first word of `room`, and end within it; one that
    /// weighs more than `least`.
    fn best_of(&self, may: &[May], room: Range<usize>, least: Option<f64>) -> Option<Found> {
        let found = may.iter().filter_map(|may| {
            let form = self.view.form(*may);
            let weight = self.lexicon.own_weight(form.entry);
            let is_heavier = least.is_none_or(|least| weight > least);
            let hit = is_heavier.then(|| self.hit(form, &room)).flatten()?;
            Some(Found { hit, weight })
        });
        found.max_by(|one, other| {
            let rank = |found: &Found| (found.hit.tokens.end, Reverse(found.hit.entry));
            let by_weight = one.weight.total_cmp(&other.weight);
            by_weight.then_with(|| rank(one).cmp(&rank(other)))
        })
    }

    /// What is left to find where `found` begins, once the words from `end` on are another's: a shorter hit, or else
    /// the words of this one before it, unless they say nothing by themselves ("put on a", "have").
    fn before(&self, all: &[May], found: Found, end: usize) -> Option<Found> {
        let at = found.hit.tokens.start;
        let first = all.partition_point(|may| (may.at as usize) < at);
        let here = all[first..].partition_point(|may| may.at as usize == at);
        let shorter = self.best_of(&all[first..first + here], at..end, None);
        shorter.or_else(|| {
            let says_something = (at..end).any(|i| !self.words.has(i, LEADS | TRAILS | LIGHT));
            let hit = Hit {
                tokens: at..end,
                ..found.hit
            };
            says_something.then_some(Found { hit, ..found })
        })
    }

    /// The hit of a form at the first word of `room`, if it is meant there and ends within it.
    fn hit(&self, form: Form, room: &Range<usize>) -> Option<Hit> {
        let hit = Hit {
            entry: form.entry,
            tokens: room.start..longest(&self.view, self.text, form.stretch, room.clone())?,
        };
        // An entry that a user has replaced is still in the index of those that ship.
        let is_meant = self.lexicon.owner(form.entry) == self.owner
            && is_asked(self.lexicon, form.entry)
            && is_used(form, self.text, &hit)
            && !self.view.is_silent(form, &hit.tokens);
        is_meant.then_some(hit)
    }
}

/// Where the longest match of a stretch ends that begins with the first word of `room`, ends within it and has
/// nothing inside that parts a phrase.
fn longest(view: &View, text: &Text, stretch: Stretch, room: Range<usize>) -> Option<usize> {
    let end = view.longest_before(stretch, room.start, room.end)?;
    let parting = match stretch.over_commas {
        true => Gap::Break,
        false => Gap::Comma,
    };
    let side = text.before_mark(room.start..end);
    let side = text.tokens.before_gap(room.start..side, parting);
    if side == end {
        Some(end)
    } else {
        view.longest_before(stretch, room.start, side)
    }
}

/// Whether an entry is looked for, and weighs enough; one of the user's own does.
fn is_asked(lexicon: &Lexicon, entry: EntryId) -> bool {
    let is_heavy = lexicon.is_own(entry) || lexicon.own_weight(entry) >= lexicon.floor;
    lexicon.is_on(entry) && is_heavy
}

/// Whether the words of a hit are used as they must be.
fn is_used(form: Form, text: &Text, hit: &Hit) -> bool {
    let (start, end) = (hit.tokens.start, hit.tokens.end);
    form.part
        .is_none_or(|part| may_be(part, &text.tokens, start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::builtin;

    #[test]
    fn a_phrase_goes_on_over_no_mark_that_parts_it() {
        for (text, found) in [
            ("She left the nanny state.", 1),
            ("She left the nanny; state schools are fine.", 0),
            ("She cut the red tape.", 1),
            ("She cut the red, tape and all.", 0),
            ("She cut the red (tape) bow.", 0),
            ("She cut the red – tape bow.", 0),
            ("She paid in cold, hard cash.", 1),
            ("It never, ever works.", 1),
        ] {
            assert_eq!(hits(&Text::of(text), builtin()).len(), found, "{text}");
        }
    }

    #[test]
    fn what_is_left_of_a_hit_says_something() {
        for (text, rest) in [
            ("She put on a brave face.", "put"),
            ("They made a humiliating climbdown.", "made"),
            ("The cuts have sparked outrage.", "have"),
            ("The council already sparked outrage.", "already"),
        ] {
            let text = Text::of(text);
            let hits = hits(&text, builtin());
            let mut alone = hits.iter().filter(|hit| hit.tokens.len() == 1);
            let is_rest = |hit: &Hit| text.tokens.form(hit.tokens.start) == rest;
            assert!(!alone.any(is_rest), "{rest}");
        }
    }
}
