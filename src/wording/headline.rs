//! Headlines: what one tells as the words of whoever it names: "Union: bosses are crooks", "Bosses are crooks – union".

use std::ops::Range;

use super::clause::{PREPOSITIONS, Pause, pause};
use super::persons::is_person;
use super::voice::Place;

/// Whether words of the headline that have no quotation marks are those of whoever stands before its colon, or behind
/// its last colon or dash. Only a person or a group speaks there; what is named otherwise is what it is about.
pub(super) fn is_told(place: &Place, words: &Range<usize>) -> bool {
    let Some((before, behind)) = sides(place, words) else {
        return false;
    };
    let speaks = |named: Range<usize>| {
        let is_placed = |i: usize| PREPOSITIONS.contains(&place.text.tokens.form(i));
        named.len() <= SPEAKER && !named.clone().any(is_placed) && is_person(place, &named)
    };
    before.is_some_and(speaks) || behind.is_some_and(speaks)
}

/// Whether words set apart in the headline are those of whoever it names: "Doctors' leader: reform is ‘madness’".
pub(super) fn is_quoted(place: &Place, words: &Range<usize>) -> bool {
    let Some((before, behind)) = sides(place, words) else {
        return false;
    };
    let is_name = |named: Range<usize>| {
        let form = |i: usize| place.text.tokens.form(i);
        named.len() <= NAME && !named.into_iter().any(|i| HERALDS.contains(&form(i)))
    };
    before.is_some_and(is_name) || behind.is_some_and(is_name)
}

/// Words of whoever says what stands in quotation marks.
const NAME: usize = 5;
/// The same where no marks show that anything is said.
const SPEAKER: usize = 3;

type Side = Option<Range<usize>>;

/// What stands in the headline before the first colon, with the words behind it, and behind the last colon or dash,
/// with the words before it; none for words outside the headline.
fn sides(place: &Place, words: &Range<usize>) -> Option<(Side, Side)> {
    let title = &place.text.title;
    if !title.contains(&words.start) {
        return None;
    }
    let colon = |i: &usize| pause(place, *i) == Pause::Colon;
    let mark = |i: &usize| matches!(pause(place, *i), Pause::Colon | Pause::Dash);
    let before = (title.start..words.start).find(colon);
    let behind = (words.end - 1..title.end - 1).rev().find(mark);
    let before = before.map(|i| title.start..i + 1);
    Some((before, behind.map(|i| i + 1..title.end)))
}

/// What stands before the colon of a headline and names nobody.
const HERALDS: [&str; 10] = [
    "analysis",
    "breaking",
    "comment",
    "editorial",
    "exclusive",
    "live",
    "opinion",
    "revealed",
    "video",
    "watch",
];
