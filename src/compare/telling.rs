//! Tellings: the sentences of all articles, each with its concepts.

use std::ops::Range;

use crate::article::Article;
use crate::parallel;
use crate::span::Span;
use crate::text::Text;

use super::amount::name_amounts;
use super::clause::clauses;
use super::concept::{Concept, Reader};
use super::person::add_persons;
use super::turn::{Turns, turned};

/// Sentences of an article that are compared with those of others, at most: the first. Each is held against each, and no
/// news article has as many.
pub const MOST_SENTENCES: usize = 1000;

/// An article as sentences that tell something: without headline and boilerplate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Telling {
    /// In order.
    pub(super) sentences: Vec<Sentence>,
    /// In how many of them each concept stands, by key.
    pub(super) counts: Vec<(u64, u32)>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// In order.
    pub(super) concepts: Vec<Concept>,
    /// Its clauses, as ranges of its concepts.
    pub(super) clauses: Vec<Range<usize>>,
    /// The turns that each concept has taken.
    pub(super) turned: Vec<Turns>,
}

/// The tellings of all articles.
pub(super) fn tellings(articles: &[Article], texts: &[Text]) -> Vec<Telling> {
    let pairs: Vec<_> = articles.iter().zip(texts).collect();
    let mut sentences = parallel::map(&pairs, |(article, text)| in_article(&article.body, text));
    name_amounts(&mut sentences);
    sentences.into_iter().map(telling).collect()
}

fn in_article(body: &str, text: &Text) -> Vec<Sentence> {
    let reader = Reader::new();
    let title = (!text.title.is_empty()).then(|| text.tokens.cover(text.title.clone()));
    let mut sentences: Vec<(Span, Vec<Concept>)> = text
        .sentences
        .iter()
        .filter(|span| !text.is_boilerplate(**span))
        .filter(|span| !title.is_some_and(|title| title.overlaps(**span)))
        .filter(|span| !is_byline(span.of(body)) && !is_dateline(span.of(body)))
        .take(MOST_SENTENCES)
        .map(|span| (*span, reader.concepts(body, text, *span)))
        .collect();
    add_persons(body, text, &mut sentences);
    sentences
        .into_iter()
        .filter(|(_, concepts)| !concepts.is_empty())
        .map(|(span, concepts)| sentence(text, span, concepts))
        .collect()
}

/// "By Our Reporter", "By Staff, Alder Post, Feb. 4, 2026": who tells it, and when, is nothing told.
fn is_byline(sentence: &str) -> bool {
    let mut names = ["By ", "BY "].iter();
    let names = names.find_map(|by| sentence.strip_prefix(by));
    names.is_some_and(is_names)
}

/// "HALDEN, Feb. 3, 2026 (Coastal Wire)": names around a date, and nothing of them.
fn is_dateline(line: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let is_date = |word: &str| {
        let word = word.trim_end_matches([',', '.']).to_lowercase();
        let is_year =
            word.len() == 4 && word.parse().is_ok_and(|year| (1900..2100).contains(&year));
        is_year || word.len() <= 9 && word.get(..3).is_some_and(|word| MONTHS.contains(&word))
    };
    let has_digit = line.contains(|c: char| c.is_ascii_digit());
    has_digit && is_names(line) && line.split_whitespace().any(is_date)
}

/// A line of a few names and numbers, no sentence.
fn is_names(line: &str) -> bool {
    const SMALL: [&str; 6] = ["and", "at", "for", "in", "of", "the"];
    let is_name = |word: &str| {
        let word = word.trim_start_matches('(');
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || SMALL.contains(&word)
    };
    !line.trim_end().ends_with(['.', '!', '?'])
        && line.split_whitespace().count() <= 12
        && line.split_whitespace().all(is_name)
}

fn sentence(text: &Text, span: Span, concepts: Vec<Concept>) -> Sentence {
    let clauses = clauses(text, &concepts);
    Sentence {
        span,
        turned: turned(&concepts, &clauses),
        clauses,
        concepts,
    }
}

fn telling(sentences: Vec<Sentence>) -> Telling {
    let mut keys: Vec<u64> = vec![];
    for sentence in &sentences {
        let mut own: Vec<u64> = sentence
            .concepts
            .iter()
            .map(|concept| concept.key)
            .collect();
        own.sort_unstable();
        own.dedup();
        keys.append(&mut own);
    }
    keys.sort_unstable();
    let counts = keys.chunk_by(|a, b| a == b);
    Telling {
        counts: counts.map(|same| (same[0], same.len() as u32)).collect(),
        sentences,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_article_the_first_sentences_are_compared() {
        for (count, compared) in [
            (MOST_SENTENCES, MOST_SENTENCES),
            (MOST_SENTENCES + 1, MOST_SENTENCES),
        ] {
            let body = "Boats sank. ".repeat(count);
            let sentences = in_article(&body, &Text::of(&body));
            assert_eq!(sentences.len(), compared);
            assert_eq!(sentences[0].span.start, 0);
        }
    }

    #[test]
    fn a_dateline_tells_nothing() {
        assert!(is_dateline("HALDEN, Feb. 3, 2026 (Coastal Wire)"));
        assert!(is_dateline("Alder Creek, 3 February"));
        assert!(!is_dateline("HALDEN, Feb. 3, 2026: The bridge is shut"));
        assert!(!is_dateline("Storm Kills 12 In Melling"));
        assert!(!is_dateline("Mayor Holm"));
        assert!(!is_dateline("They met on May 3."));
    }

    #[test]
    fn a_byline_tells_nothing() {
        assert!(is_byline("By Our Reporter"));
        assert!(is_byline(
            "By Jo Lindqvist, Local Democracy Reporter for the Alder Post"
        ));
        assert!(is_byline("By Staff, Alder Post, Feb. 4, 2026"));
        assert!(!is_byline("By Tuesday the bridge was shut."));
        assert!(!is_byline("By Monday it rained"));
        assert!(!is_byline("Reporters stood by"));
    }
}
