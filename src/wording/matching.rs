//! Matching: where the entries of a lexicon stand in a text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::Text;

use super::entry::EntryId;
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
/// Where two could begin at one word the longer is taken, then the heavier; a hit begun earlier wins over a later
/// one, and an entry of the user's own over any that ships. Hits keep to their sentence, and to one side of each
/// quotation mark.
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
    let mut hits: Vec<Hit> = vec![];
    let view = View::of(lexicon.index(owner), words);
    let mut taken = taken.iter().peekable();
    let mut free = 0;
    for may in view.gather().chunk_by(|one, other| one.at == other.at) {
        let at = may[0].at as usize;
        if at < free {
            continue;
        }
        while taken.next_if(|range| range.end <= at).is_some() {}
        let end = taken.peek().map_or(words.len(), |range| range.start);
        let forms = may.iter().map(|may| view.form(*may));
        if let Some(hit) = best_of(forms, text, (lexicon, owner), &view, at..end.max(at)) {
            free = hit.tokens.end;
            hits.push(hit);
        }
    }
    hits
}

/// The hit to take among the forms that may begin with the first word of `room`, and end within it.
fn best_of<'i>(
    forms: impl Iterator<Item = Form<'i>>,
    text: &Text,
    (lexicon, owner): (&Lexicon, Owner),
    view: &View,
    room: Range<usize>,
) -> Option<Hit> {
    let at = room.start;
    let found = forms.filter_map(|form| {
        let end = longest(view, text, form.stretch, at)?;
        let hit = Hit {
            entry: form.entry,
            tokens: at..end,
        };
        // An entry that a user has replaced is still in the index of those that ship.
        let is_meant = end <= room.end
            && lexicon.owner(form.entry) == owner
            && is_asked(lexicon, form.entry)
            && is_used(form, text, &hit)
            && !view.is_silent(form, &hit.tokens);
        is_meant.then_some(hit)
    });
    found.max_by_key(|hit| {
        let weight = lexicon.written_weight(hit.entry);
        (hit.tokens.end, weight, Reverse(hit.entry))
    })
}

/// Where the longest match of a stretch ends that begins with word `at` and has no quotation mark inside.
fn longest(view: &View, text: &Text, stretch: Stretch, at: usize) -> Option<usize> {
    let end = view.longest(stretch, at)?;
    let side = text.before_mark(at..end);
    if side == end {
        Some(end)
    } else {
        view.longest_before(stretch, at, side)
    }
}

/// Whether an entry is looked for, and weighs enough.
fn is_asked(lexicon: &Lexicon, entry: EntryId) -> bool {
    lexicon.is_on(entry) && lexicon.own_weight(entry) >= lexicon.floor
}

/// Whether the words of a hit are used as they must be.
fn is_used(form: Form, text: &Text, hit: &Hit) -> bool {
    let (start, end) = (hit.tokens.start, hit.tokens.end);
    form.part
        .is_none_or(|part| may_be(part, &text.tokens, start, end))
}
