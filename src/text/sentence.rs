//! Sentences: UAX #29 boundaries, mended where an abbreviation is taken for an end.

use crate::span::Span;

mod bounds;

use bounds::Bounds;

/// The sentences of the `paragraphs` of `body`, without the white space around them.
///
/// None crosses a paragraph. A paragraph with no final mark is a sentence too.
pub(super) fn sentences(body: &str, paragraphs: &[Span]) -> Vec<Span> {
    let start = paragraphs.first().map_or(0, |first| first.start);
    let mut bounds = Bounds::of(body, start);
    let mut sentences = vec![];
    for paragraph in paragraphs {
        split(body, *paragraph, bounds.within(*paragraph), &mut sentences);
    }
    sentences
}

/// Adds the sentences of a paragraph, which end at `bounds` or go on behind them.
fn split(body: &str, paragraph: Span, bounds: &[usize], sentences: &mut Vec<Span>) {
    let before = sentences.len();
    let mut start = paragraph.start;
    for end in bounds {
        let end = paragraph.start + end;
        let span = trimmed(body, start, &body[start..end]);
        start = end;
        match sentences[before..].last_mut() {
            Some(last) if runs_on(last.of(body), span.of(body)) => *last = last.cover(span),
            _ if span.is_empty() => {}
            _ => sentences.push(span),
        }
    }
}

fn trimmed(body: &str, at: usize, piece: &str) -> Span {
    let end = at + piece.trim_end().len();
    let start = end - body[at..end].trim_start().len();
    Span::new(start, end)
}

/// Whether the sentence goes on behind `left`, though UAX #29 breaks there.
fn runs_on(left: &str, right: &str) -> bool {
    // A line end inside a paragraph is no end of a sentence, nor is a closing mark its beginning.
    if !left.ends_with([
        '.', '!', '?', '…', '"', '”', '’', '\'', ')', ']', '»', '。', '！', '？', '।', '۔', '؟',
    ]) {
        return true;
    }
    if right.starts_with(['”', '’', '»', ')', ']']) {
        return true;
    }
    let Some(word) = left.strip_suffix('.').map(last_word) else {
        return false;
    };
    if word.len() > LONGEST_SHORTENED && !word.contains('.') {
        return false;
    }
    let next = right
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    is_title(word)
        || is_initial(word) && !STARTERS.contains(&next)
        || is_shortened(word) && !STARTERS.contains(&next)
}

/// Bytes of the longest word that is shortened with one full stop.
const LONGEST_SHORTENED: usize = 6;

fn last_word(text: &str) -> &str {
    let parts = |byte: u8| matches!(byte, b' ' | b'\n' | b'(' | b'"');
    let ascii = text
        .bytes()
        .rposition(parts)
        .map_or(text, |at| &text[at + 1..]);
    ascii.rsplit('“').next().unwrap_or_default()
}

/// Words before a name: their full stop never ends a sentence.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 31] = [
        "Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon", "Jr", "Lt",
        "Maj", "Messrs", "Mr", "Mrs", "Ms", "Mt", "Pres", "Prof", "Pvt", "Rep", "Rev", "Sen",
        "Sgt", "Sr", "St", "Supt", "vs", "Sens",
    ];
    TITLES.contains(&word)
}

/// A letter standing for a name: "J. Edgar".
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some(first), None) if first.is_uppercase())
}

/// Words that are shortened with a full stop, and may end a sentence all the same.
fn is_shortened(word: &str) -> bool {
    const SHORT: [&str; 32] = [
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Inc",
        "Ltd", "Co", "Corp", "Bros", "No", "Nos", "Art", "Ave", "Blvd", "Calif", "Fla", "Mass",
        "Pa", "Va", "etc", "e.g", "i.e", "a.m", "p.m",
    ];
    SHORT.contains(&word) || (word.contains('.') && word.split('.').all(is_initial))
}

/// Words that, behind a shortened one, begin a new sentence rather than go on with a name.
const STARTERS: [&str; 40] = [
    "A", "After", "All", "Although", "An", "And", "As", "At", "Before", "But", "By", "For", "From",
    "He", "Her", "His", "However", "I", "If", "In", "It", "Its", "Many", "Most", "Nor", "On",
    "One", "She", "Since", "So", "Some", "That", "The", "Their", "There", "They", "This", "We",
    "When", "While",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraphs;

    #[test]
    fn an_abbreviation_is_not_an_end() {
        check(
            "Gen. Ada J. Birch of the U.S. Army spoke. It was 6 p.m. The U.S. The bridge stood.",
            &[
                "Gen. Ada J. Birch of the U.S. Army spoke.",
                "It was 6 p.m.",
                "The U.S.",
                "The bridge stood.",
            ],
        );
    }

    #[test]
    fn a_quotation_ends_with_its_mark() {
        check(
            "“It holds,” he said. “Go home.” They went.",
            &["“It holds,” he said.", "“Go home.”", "They went."],
        );
    }

    #[test]
    fn headings_and_paragraphs_stand_alone() {
        check(
            "Bridge shut\n\nCracks were found. Why?\nNobody knows",
            &["Bridge shut", "Cracks were found.", "Why?", "Nobody knows"],
        );
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(body, &paragraphs(body, 0))
            .into_iter()
            .map(|span| span.of(body))
            .collect();
        assert_eq!(found, expected);
    }
}
