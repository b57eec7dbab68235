//! Words quoted on one side alone: kept words that stand between quotation marks in one article and in the writer's
//! own voice in the other.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::reuse::{Change, Edit, Match};
use crate::span::Span;
use crate::text::{Quote, Text};

use super::change::FactChange;
use super::claim::attributes;
use super::edits::{Field, LoadedEdit};
use super::page::Page;
use super::side::Side;

/// Words in a row that both sides must have; fewer are set apart rather than said.
const SHORTEST: usize = 3;

/// Words that both sides have, in order, of one quotation of the one and one sentence of the other.
type Kept = Vec<(usize, usize)>;

/// What was kept of each quotation of one side in each sentence in which the other does not quote it.
type ByPlace = BTreeMap<(usize, usize), Kept>;

/// Words quoted on one side alone.
pub(super) struct Requoted {
    /// The words on the left, with the marks there.
    pub(super) left: Span,
    /// The words on the right, with the marks there.
    pub(super) right: Span,
    pub(super) change: FactChange,
}

impl Requoted {
    /// The edit of the body that gave the words another voice; they are the same, and so is what they load.
    pub(super) fn edit(self, found: &Match) -> LoadedEdit {
        LoadedEdit {
            left: found.left,
            right: found.right,
            field: Field::Body,
            left_span: self.left,
            right_span: self.right,
            change: Change::Replaced,
            load: 0.0,
            entries: (vec![], vec![]),
            facts: vec![self.change],
        }
    }
}

/// The stretches that are quoted on one side alone.
pub(super) fn requoted(left: &Page, right: &Page, edits: &[Edit]) -> Vec<Requoted> {
    if left.text.quotes.is_empty() && right.text.quotes.is_empty() {
        return vec![];
    }
    let (mut dropped, mut added) = (ByPlace::new(), ByPlace::new());
    let kept = edits
        .iter()
        .filter(|edit| matches!(edit.change, Change::Kept | Change::Moved))
        .flat_map(|edit| edit.left.tokens.clone().zip(edit.right.tokens.clone()));
    for (l, r) in kept {
        match (quote_of(left, l), quote_of(right, r)) {
            (Some(quote), None) => note(&mut dropped, right.text, (quote, r), (l, r)),
            (None, Some(quote)) => note(&mut added, left.text, (quote, l), (r, l)),
            _ => {}
        }
    }
    let dropped = told(left, right, dropped).into_iter();
    let dropped = dropped
        .filter(|(_, own)| !is_told(right, own))
        .map(|(quoted, own)| Requoted {
            left: quoted,
            right: right.text.tokens.cover(own),
            change: FactChange::QuotationDropped,
        });
    let added = told(right, left, added).into_iter();
    dropped
        .chain(added.map(|(quoted, own)| Requoted {
            left: left.text.tokens.cover(own),
            right: quoted,
            change: FactChange::QuotationAdded,
        }))
        .collect()
}

/// The quotation that token `i` stands in, whatever else that one stands in.
fn quote_of(page: &Page, i: usize) -> Option<usize> {
    let span = page.text.tokens.span(i);
    let opened = page
        .text
        .quotes
        .partition_point(|quote| quote.span.start <= span.start);
    let outermost = page.text.quotes[..opened]
        .iter()
        .rposition(|quote| quote.depth == 0)?;
    let holds = page.text.quotes[outermost].span.contains(span);
    holds.then_some(outermost)
}

/// Notes words of a quotation that the other side has in a sentence without marks, in no answer of an interview.
fn note(places: &mut ByPlace, own: &Text, (quote, i): (usize, usize), words: (usize, usize)) {
    let span = own.tokens.span(i);
    if let Some(sentence) = own.sentence_at(span.start).filter(|_| !own.is_answer(span)) {
        places
            .entry((quote, sentence.start))
            .or_default()
            .push(words);
    }
}

/// Those that are speech and are kept word for word, from the first word kept to the last on both sides.
fn told(quoting: &Page, own: &Page, places: ByPlace) -> Vec<(Span, Range<usize>)> {
    let stretch = |kept: &Kept, side: fn(&(usize, usize)) -> usize| {
        let all = kept.iter().map(side);
        all.clone().min().unwrap_or(0)..all.max().map_or(0, |last| last + 1)
    };
    places
        .into_iter()
        .filter(|(_, kept)| runs(kept))
        .map(|((quote, _), kept)| {
            let quoted = stretch(&kept, |pair| pair.0);
            (quote, quoted, stretch(&kept, |pair| pair.1), kept.len())
        })
        .filter(|(quote, quoted, bare, kept)| {
            quoted.len().max(bare.len()) <= 2 * kept
                && is_said(quoting, &quoting.text.quotes[*quote])
                && !is_marked(own, bare)
        })
        .map(|(quote, quoted, bare, _)| (with_marks(quoting, quote, quoted), bare))
        .collect()
}

/// Words of a quotation, with its marks where they are its first or its last.
fn with_marks(page: &Page, quote: usize, words: Range<usize>) -> Span {
    let quote = &page.text.quotes[quote];
    let all = page.text.tokens.within(quote.inner);
    let span = page.text.tokens.cover(words.clone());
    let start = if words.start == all.start {
        quote.span.start
    } else {
        span.start
    };
    let end = if words.end == all.end {
        quote.span.end
    } else {
        span.end
    };
    Span::new(start, end)
}

/// Whether some of the words stand in a row on both sides.
fn runs(kept: &Kept) -> bool {
    let mut row = 1;
    kept.windows(2).any(|two| {
        let follows = two[1] == (two[0].0 + 1, two[0].1 + 1);
        row = if follows { row + 1 } else { 1 };
        row >= SHORTEST
    })
}

/// Whether a quotation is somebody's words: no title of a work, and no part of a form.
fn is_said(page: &Page, quote: &Quote) -> bool {
    const SMALL: usize = 3;
    let mut words = page
        .text
        .tokens
        .within(quote.inner)
        .map(|i| page.text.tokens.span(i).of(page.body))
        .filter(|word| word.len() > SMALL);
    let is_title = words.all(|word| !word.starts_with(char::is_lowercase));
    !is_title && !page.text.is_boilerplate(quote.span)
}

/// Whether a mark stands at either end of a stretch: then it is quoted all the same, and its other mark is lost.
fn is_marked(page: &Page, stretch: &Range<usize>) -> bool {
    const MARKS: [char; 11] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’', '`', '´'];
    const STOPS: [char; 5] = ['.', ',', '!', '?', '…'];
    let span = page.text.tokens.cover(stretch.clone());
    let (before, behind) = (&page.body[..span.start], &page.body[span.end..]);
    before.ends_with(MARKS) || behind.trim_start_matches(STOPS).starts_with(MARKS)
}

/// Whether a sentence says whose words a stretch of it is.
fn is_told(page: &Page, stretch: &Range<usize>) -> bool {
    let at = page.text.tokens.span(stretch.start).start;
    let sentence = page
        .text
        .sentence_at(at)
        .map(|all| page.text.tokens.within(all));
    let side = |tokens: Range<usize>| Side {
        body: page.body,
        text: page.text,
        tokens,
    };
    sentence.is_some_and(|all| {
        let end = stretch.end.min(all.end);
        attributes(&side(all.start..stretch.start)) || attributes(&side(end..all.end))
    })
}

#[cfg(test)]
mod tests {
    use crate::reuse::{Passage, edits};

    use super::*;

    #[test]
    fn words_that_lost_their_marks_and_their_speaker_are_told() {
        let said = "“The bridge was left to rot for years,” Ann Holm said. It rained.";
        let bare = "The bridge was left to rot for years. It rained.";
        check(
            said,
            bare,
            &["dropped The bridge was left to rot for years"],
        );
        check(
            bare,
            said,
            &["added “The bridge was left to rot for years,”"],
        );
        check(said, said, &[]);
        check(bare, bare, &[]);
    }

    #[test]
    fn words_told_as_somebodys_are_not_the_writers() {
        let said = "“The bridge was left to rot for years,” Ann Holm said.";
        let told = "The bridge was left to rot for years, Ann Holm said.";
        check(said, told, &[]);
        check(
            told,
            said,
            &["added “The bridge was left to rot for years,”"],
        );
        let second = "“It sank. The bridge was left to rot,” Ann Holm said.";
        let half = "It sank, Ann Holm said. The bridge was left to rot.";
        check(second, half, &["dropped The bridge was left to rot"]);
    }

    #[test]
    fn few_words_and_titles_are_set_apart_rather_than_said() {
        let opened = |marked: &str| format!("She walked along {marked} in May and left.");
        for (quoted, bare) in [
            ("“a quay”", "a quay"),
            ("“The Long Road to Pell”", "The Long Road to Pell"),
            ("“the old and rotten quay", "the old and rotten quay"),
        ] {
            check(&opened(quoted), &opened(bare), &[]);
        }
        let rotten = (
            opened("“the old and rotten quay”"),
            opened("the old and rotten quay"),
        );
        check(&rotten.0, &rotten.1, &["dropped the old and rotten quay"]);
        check(&rotten.0, &opened("the old and rotten quay”"), &[]);
        check(&rotten.0, &opened("‘the old and rotten quay’"), &[]);
    }

    #[test]
    fn words_changed_between_the_kept_ones_part_no_quotation() {
        check(
            "“The old bridge has been left to rot for many years.”",
            "The bridge had been left to rot for many years.",
            &["dropped The bridge had been left to rot for many years"],
        );
        check(
            "“We went to the sea on a boat and then ate on the quay with the old men.”",
            "We went to the town, by then as bare as any that one of the crew had seen, on a bus.",
            &[],
        );
    }

    /// What is told, with the words as the right has them.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let texts = (Text::of(left), Text::of(right));
        let passage = Passage::uncounted(Span::new(0, left.len()), Span::new(0, right.len()));
        let edits = edits(&texts.0, &texts.1, &passage);
        let page = |body, text| Page {
            body,
            text,
            findings: &[],
        };
        let (left, other) = (page(left, &texts.0), page(right, &texts.1));
        let told: Vec<String> = requoted(&left, &other, &edits)
            .into_iter()
            .map(|one| {
                let kind = match one.change {
                    FactChange::QuotationDropped => "dropped",
                    _ => "added",
                };
                format!("{kind} {}", one.right.of(right))
            })
            .collect();
        assert_eq!(told, expected, "{} | {right}", left.body);
    }
}
