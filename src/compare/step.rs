//! Steps: the changes of a passage as a reader sees them, neighbours drawn together, sentence by sentence.

use std::ops::Range;

use crate::reuse::{Change, Edit};
use crate::text::Text;

use super::units::currency;

/// Tokens on both sides that were changed together.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// The changes of a passage in order, neighbours drawn together, none running over the end of a sentence on
/// both sides. What was only moved is no change.
pub(super) fn steps(left: &Text, right: &Text, edits: &[Edit]) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![];
    let mut touches = false;
    for edit in edits {
        if matches!(edit.change, Change::Kept | Change::Moved) {
            touches = touches && edit.change == Change::Kept && is_link(left, &edit.left.tokens);
            continue;
        }
        let (l, r) = (edit.left.tokens.clone(), edit.right.tokens.clone());
        match steps.last_mut() {
            Some(last) if touches && r.start >= last.right.end => {
                last.left.end = l.end.max(last.left.end);
                last.right.end = r.end;
            }
            _ => steps.push(Step { left: l, right: r }),
        }
        touches = true;
    }
    steps
        .into_iter()
        .flat_map(|step| by_sentence(left, right, step))
        .collect()
}

/// The numbers that were kept but for the sign of the currency before them, which is no word.
pub(super) fn other_signs(
    (left, left_text): (&str, &Text),
    (right, right_text): (&str, &Text),
    edits: &[Edit],
) -> Vec<Step> {
    let sign = |body: &str, text: &Text, i: usize| {
        let before = body[..text.tokens.span(i).start].chars().next_back();
        before.and_then(currency)
    };
    let kept = edits
        .iter()
        .filter(|edit| matches!(edit.change, Change::Kept | Change::Moved));
    kept.flat_map(|edit| edit.left.tokens.clone().zip(edit.right.tokens.clone()))
        .filter(|(l, r)| {
            let signs = (sign(left, left_text, *l), sign(right, right_text, *r));
            signs.0.is_some() && signs.1.is_some() && signs.0 != signs.1
        })
        .map(|(l, r)| Step {
            left: l..l + 1,
            right: r..r + 1,
        })
        .collect()
}

/// One small word or number between two changes, which are one all the same: "not been carried out" for "been ignored".
fn is_link(text: &Text, kept: &Range<usize>) -> bool {
    const LINKS: [&str; 9] = ["a", "an", "the", "of", "to", "be", "been", "being", "not"];
    let form = text.tokens.form(kept.start);
    kept.len() == 1 && (LINKS.contains(&form) || form.starts_with(|c: char| c.is_ascii_digit()))
}

/// A step cut where a sentence begins: on both sides, or on one where the other side stands at a beginning.
fn by_sentence(left: &Text, right: &Text, step: Step) -> Vec<Step> {
    let cuts = (
        next_sentence(left, &step.left),
        next_sentence(right, &step.right),
    );
    let (l, r) = match cuts {
        (Some(l), Some(r)) => (l, r),
        (Some(l), None) if begins(right, step.right.start) => (l, step.right.start),
        (None, Some(r)) if begins(left, step.left.start) => (step.left.start, r),
        _ => return vec![step],
    };
    let rest = Step {
        left: l..step.left.end,
        right: r..step.right.end,
    };
    let mut all = vec![Step {
        left: step.left.start..l,
        right: step.right.start..r,
    }];
    all.extend(by_sentence(left, right, rest));
    all
}

/// The first token behind the first of `tokens` that begins a sentence.
fn next_sentence(text: &Text, tokens: &Range<usize>) -> Option<usize> {
    (tokens.start + 1..tokens.end).find(|i| begins(text, *i))
}

fn begins(text: &Text, i: usize) -> bool {
    i < text.tokens.len()
        && text
            .sentence_at(text.tokens.span(i).start)
            .is_some_and(|sentence| text.tokens.at_or_after(sentence.start) == i)
}

/// Whether a stretch is made of whole sentences.
pub(super) fn is_whole(text: &Text, tokens: &Range<usize>) -> bool {
    let ends = tokens.end == text.tokens.len() || begins(text, tokens.end);
    !tokens.is_empty() && begins(text, tokens.start) && ends
}

#[cfg(test)]
mod tests {
    use crate::reuse::{Passage, edits};
    use crate::span::Span;

    use super::*;

    #[test]
    fn changes_side_by_side_are_one_and_others_are_apart() {
        check(
            "The bridge was shut on Monday.",
            "The bridge is open on Friday.",
            "was shut>is open | Monday>Friday",
        );
        check(
            "It has not been carried out so far.",
            "It has been ignored so far.",
            "not been carried out>been ignored",
        );
        check("Nobody saw a boat there.", "Nobody saw there.", "a boat>");
        check("Nobody saw there.", "Nobody saw a boat there.", ">a boat");
    }

    #[test]
    fn a_small_word_or_a_number_between_two_changes_links_them() {
        check(
            "They took part of it.",
            "They gave most of her.",
            "took part of it>gave most of her",
        );
        check(
            "They took 12 boats in.",
            "They gave 12 trams in.",
            "took 12 boats>gave 12 trams",
        );
        check(
            "They took her boats in.",
            "They gave her trams in.",
            "took>gave | boats>trams",
        );
        check(
            "They took of the boats in.",
            "They gave of the trams in.",
            "took>gave | boats>trams",
        );
    }

    #[test]
    fn no_change_runs_over_the_end_of_a_sentence() {
        check(
            "It rained hard. Boats sank.",
            "It snowed then. Trams slid.",
            "rained hard>snowed then | Boats sank>Trams slid",
        );
        check(
            "It rained. Boats sank. Oats grew.",
            "It rained. Oats grew.",
            "Boats sank>",
        );
    }

    #[test]
    fn a_stretch_is_whole_from_the_beginning_of_a_sentence_to_an_end() {
        let text = Text::of("It rained hard. Boats sank.");
        let whole = [0..3, 3..5, 0..5].map(|tokens| is_whole(&text, &tokens));
        assert_eq!(whole, [true; 3]);
        let parts = [0..2, 1..3, 1..5, 0..4, 0..0, 5..5].map(|tokens| is_whole(&text, &tokens));
        assert_eq!(parts, [false; 6]);
    }

    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let texts = (Text::of(left), Text::of(right));
        let passage = Passage::uncounted(Span::new(0, left.len()), Span::new(0, right.len()));
        let of = |body: &str, text: &Text, tokens: &Range<usize>| match tokens.is_empty() {
            true => String::new(),
            false => text.tokens.cover(tokens.clone()).of(body).to_owned(),
        };
        let told: Vec<String> = steps(&texts.0, &texts.1, &edits(&texts.0, &texts.1, &passage))
            .iter()
            .map(|step| {
                let before = of(left, &texts.0, &step.left);
                format!("{before}>{}", of(right, &texts.1, &step.right))
            })
            .collect();
        assert_eq!(told.join(" | "), expected);
    }
}
