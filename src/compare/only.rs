//! What one article alone tells: the other half of framing is what is left out.

use crate::article::{Article, ArticleId};
use crate::reuse::Match;
use crate::span::Span;

use super::concept::{Concept, Kind};
use super::nodes::{Nodes, Place, Tie};
use super::telling::Sentence;
use super::units::Dimension;

/// Something that one article of an event tells and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Only {
    /// Where.
    pub place: Place,
    /// What it is.
    pub what: What,
}

/// What one article alone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A whole sentence.
    Sentence,
    /// A quantity, in a sentence that others tell too.
    Number,
}

/// Share of the asked confidence from which a tie is likely enough to be no absence: far less than makes a fact, for a
/// sentence that is said to stand alone must not have a likely counterpart.
const LIKELY: f64 = 0.25;

/// Words that tell something from which a sentence has something to tell.
const CONTENT: usize = 4;

/// Share of a sentence that stands in passages from which it is told by whoever has them.
const COPIED: f64 = 0.5;

/// The stretches of each article that stand in passages, in order and apart.
pub(super) fn copied(articles: usize, matches: &[Match]) -> Vec<Vec<Span>> {
    let mut copied: Vec<Vec<Span>> = vec![vec![]; articles];
    for found in matches {
        for passage in &found.passages {
            copied[found.left.index()].push(passage.left);
            copied[found.right.index()].push(passage.right);
        }
    }
    for spans in &mut copied {
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let meets = next.start <= last.end;
            if meets {
                *last = last.cover(*next);
            }
            meets
        });
    }
    copied
}

fn is_copied(copied: &[Span], sentence: Span) -> bool {
    let first = copied.partition_point(|span| span.end <= sentence.start);
    let within = copied[first..]
        .iter()
        .take_while(|span| span.start < sentence.end);
    let bytes: usize = within
        .map(|span| span.end.min(sentence.end) - span.start.max(sentence.start))
        .sum();
    bytes as f64 >= COPIED * sentence.len() as f64
}

/// What the members of an event each tell alone, in order; what stands in a passage is told by two.
pub(super) fn only(
    nodes: &Nodes,
    (articles, copied): (&[Article], &[Vec<Span>]),
    ties: &[Tie],
    event: &[ArticleId],
    min: f64,
) -> Vec<Only> {
    let mut tied: Vec<usize> = ties
        .iter()
        .filter(|tie| tie.chance >= min * LIKELY)
        .flat_map(|tie| [tie.left, tie.right])
        .collect();
    tied.sort_unstable();
    tied.dedup();
    let mut found = vec![];
    for id in event {
        for node in nodes.within(id.index()) {
            let (sentence, place) = (nodes.sentence(node), nodes.place(node));
            let body = &articles[id.index()].body;
            // A number in a passage that another article has otherwise is an edit.
            if is_copied(&copied[id.index()], place.span) {
                continue;
            }
            if tied.binary_search(&node).is_err()
                && tells(sentence, body, place.span)
                && !shares_number(nodes, event, *id, sentence)
            {
                found.push(Only {
                    place,
                    what: What::Sentence,
                });
            } else {
                found.extend(numbers(nodes, event, *id, sentence));
            }
        }
    }
    found
}

/// Whether a sentence has something to tell, and is no heading.
fn tells(sentence: &Sentence, body: &str, span: Span) -> bool {
    let text = span.of(body);
    let is_item = body[..span.start]
        .trim_end_matches(' ')
        .ends_with(['-', '*', '•', '–']);
    let content = sentence
        .concepts
        .iter()
        .filter(|concept| concept.kind.weight() >= 0.7 && concept.kind != Kind::StandIn);
    let is_whole = is_item || text.ends_with(['.', '!', '?', '"', '”', '’', '\'', '…']);
    content.count() >= CONTENT && is_whole
}

/// Whether another article tells one of its large numbers: then it may tell the rest too.
fn shares_number(nodes: &Nodes, event: &[ArticleId], own: ArticleId, sentence: &Sentence) -> bool {
    let mut large = sentence.concepts.iter().filter(|one| is_large(one));
    large.any(|number| elsewhere(nodes, event, own, number.key))
}

fn numbers(nodes: &Nodes, event: &[ArticleId], own: ArticleId, sentence: &Sentence) -> Vec<Only> {
    let concepts = &sentence.concepts;
    let numbers = concepts
        .iter()
        .enumerate()
        .filter(|(_, one)| one.amount.is_some());
    numbers
        .filter(|(_, number)| is_large(number) && !elsewhere(nodes, event, own, number.key))
        .map(|(nth, number)| {
            // With the words counted ("50,000 Russian troops"); a measure has its unit.
            let is_count = matches!(number.amount, Some((Dimension::Count, _)));
            let counted = concepts[nth + 1..]
                .iter()
                .take(if is_count { 2 } else { 0 })
                .take_while(|next| next.span.start <= number.span.end + 24);
            let span = counted.fold(number.span, |span, next| span.cover(next.span));
            Only {
                place: Place { article: own, span },
                what: What::Number,
            }
        })
        .collect()
}

/// Small counts and spans of time stand in any article.
fn is_large(number: &Concept) -> bool {
    number.amount.is_some_and(|(dimension, value)| {
        !matches!(dimension, Dimension::Time | Dimension::Age) && value >= 20.0
    })
}

fn elsewhere(nodes: &Nodes, event: &[ArticleId], own: ArticleId, key: u64) -> bool {
    let others = event.iter().filter(|other| **other != own);
    others.into_iter().any(|other| {
        nodes.within(other.index()).any(|node| {
            nodes
                .sentence(node)
                .concepts
                .iter()
                .any(|one| one.key == key)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{articles, tied, told};
    use super::*;

    const FIRST: &str = "The harbour lost 50,000 Danish barrels of oil in a fire.";

    #[test]
    fn a_sentence_without_a_counterpart_is_told_alone() {
        let bodies = [FIRST, "A fire burnt oil in the harbour at Pell."];
        check(&bodies, &[], &[bodies[0], bodies[1]]);
        check(&bodies, &[(0, 1, 0.14)], &[bodies[0], bodies[1]]);
        check(&bodies, &[(0, 1, 0.16)], &["50,000 Danish barrels"]);
    }

    #[test]
    fn what_tells_little_or_is_no_sentence_is_not_told_alone() {
        let bodies = ["The boats were moved.", "A fire burnt oil in the harbour"];
        check(&bodies, &[], &[]);
        let asked = "“Who moved the painted boats from the harbour to Pell?”";
        check(&[asked, "Oats grew."], &[], &[asked]);
    }

    #[test]
    fn an_amount_told_elsewhere_is_not_told_alone() {
        let tie = &[(0, 1, 0.9)];
        check(
            &[FIRST, "A fire burnt 50,000 barrels of oil. Oats grew."],
            tie,
            &[],
        );
        check(
            &[FIRST, "A fire burnt 40,000 barrels of oil. Oats grew."],
            tie,
            &["50,000 Danish barrels", "40,000 barrels of oil"],
        );
    }

    #[test]
    fn a_sentence_without_a_counterpart_that_shares_an_amount_is_not_told_alone() {
        let (other, small) = (
            "A fire in Pell burnt 50,000 barrels of oil by the harbour.",
            "A fire in Pell burnt 12 barrels of oil by the harbour.",
        );
        check(&[FIRST, other], &[], &[]);
        let first = "The harbour lost 12 Danish barrels of oil in a fire.";
        check(&[first, small], &[], &[first, small]);
    }

    #[test]
    fn small_counts_and_spans_of_time_are_not_told_alone() {
        let second = "A fire burnt oil in the harbour.";
        for (first, alone) in [
            ("The harbour lost 19 barrels.", None),
            ("The harbour lost 20 barrels.", Some("20 barrels")),
            ("The harbour burnt for 40 days.", None),
        ] {
            let alone: Vec<&str> = alone.into_iter().collect();
            check(&[first, second], &[(0, 1, 0.9)], &alone);
        }
    }

    #[test]
    fn an_amount_stands_with_the_two_words_behind_it_that_are_near() {
        let second = "A fire burnt oil in the harbour.";
        for (first, alone) in [
            (
                "The harbour lost 300 blue barrels of oil.",
                "300 blue barrels",
            ),
            (
                "The harbour lost 300, which it had only just got into the barrels.",
                "300",
            ),
            ("Of the barrels the harbour lost 300.", "300"),
        ] {
            check(&[first, second], &[(0, 1, 0.9)], &[alone]);
        }
    }

    #[track_caller]
    fn check(bodies: &[&str], ties: &[(usize, usize, f64)], expected: &[&str]) {
        let (articles, tellings) = (articles(bodies), told(bodies));
        let event: Vec<ArticleId> = (0..bodies.len() as u32).map(ArticleId).collect();
        let copied = vec![vec![]; articles.len()];
        let found = only(
            &Nodes::of(&tellings),
            (&articles, &copied),
            &tied(ties),
            &event,
            0.6,
        );
        let told: Vec<&str> = found
            .iter()
            .map(|one| one.place.span.of(bodies[one.place.article.index()]))
            .collect();
        assert_eq!(told, expected);
    }
}
