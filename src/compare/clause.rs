//! Clauses: the parts of a sentence that may each tell a fact of their own.

use std::ops::Range;

use crate::text::Text;

use super::concept::Concept;

/// Concepts under which a part is no clause but belongs to its neighbour.
const FEWEST: usize = 3;

/// Words that open a clause.
const OPENERS: [&str; 25] = [
    "after", "although", "amid", "and", "as", "because", "before", "but", "despite", "for", "if",
    "since", "so", "that", "though", "until", "when", "where", "which", "while", "who", "whom",
    "whose", "with", "without",
];

/// The clauses of a sentence, as ranges of its `concepts`: cut at punctuation and where a word opens a clause.
///
/// A sentence of few concepts is one clause; one of none has none.
pub(super) fn clauses(text: &Text, concepts: &[Concept]) -> Vec<Range<usize>> {
    let mut clauses: Vec<Range<usize>> = vec![];
    for nth in 0..concepts.len() {
        let opens = nth == 0 || is_cut(text, &concepts[nth - 1], &concepts[nth]);
        match clauses.last_mut() {
            Some(last) if !opens => last.end = nth + 1,
            _ => clauses.push(nth..nth + 1),
        }
    }
    clauses.into_iter().fold(vec![], joined)
}

/// Adds a part, drawn together with the one before where either is short.
fn joined(mut clauses: Vec<Range<usize>>, part: Range<usize>) -> Vec<Range<usize>> {
    match clauses.last_mut() {
        Some(last) if last.len() < FEWEST || part.len() < FEWEST => last.end = part.end,
        _ => clauses.push(part),
    }
    clauses
}

/// Whether a clause ends between two concepts that follow each other.
fn is_cut(text: &Text, before: &Concept, after: &Concept) -> bool {
    let tokens = &text.tokens;
    let first = tokens.at_or_after(before.span.end);
    let last = tokens.at_or_after(after.span.start);
    let mut end = before.span.end;
    (first..last + 1).any(|i| {
        let span = tokens.span(i);
        let gap = span.start.saturating_sub(end);
        end = span.end;
        gap > 1 || OPENERS.contains(&tokens.form(i))
    })
}

#[cfg(test)]
mod tests {
    use super::super::concept::Reader;
    use super::*;

    #[test]
    fn a_long_sentence_falls_into_its_clauses() {
        let body = "Two months before Donald Trump takes office, the United States changed its \
                    policy, which Kyiv had asked Washington for months to do.";
        let text = Text::of(body);
        let concepts = Reader::new().concepts(body, &text, text.sentences[0]);
        let clauses: Vec<&str> = clauses(&text, &concepts)
            .into_iter()
            .map(|clause| {
                let first = concepts[clause.start].span;
                first.cover(concepts[clause.end - 1].span).of(body)
            })
            .collect();
        assert_eq!(clauses.len(), 3, "{clauses:?}");
        assert!(clauses[2].starts_with("Kyiv"), "{clauses:?}");
    }

    #[test]
    fn a_clause_has_three_concepts_at_least() {
        check("Boats sank, trams burnt.", &["Boats sank, trams burnt"]);
        check(
            "Red boats sank, black trams burnt.",
            &["Red boats sank", "black trams burnt"],
        );
        check(
            "Red boats sank while black trams burnt.",
            &["Red boats sank", "black trams burnt"],
        );
        check(
            "Red boats sank, kilns, while black trams burnt.",
            &["Red boats sank, kilns", "black trams burnt"],
        );
        check(
            "Red boats sank by black burnt trams.",
            &["Red boats sank by black burnt trams"],
        );
        check("", &[]);
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let text = Text::of(body);
        let whole = crate::span::Span::new(0, body.len());
        let concepts = Reader::new().concepts(body, &text, whole);
        let told: Vec<&str> = clauses(&text, &concepts)
            .into_iter()
            .map(|clause| {
                let first = concepts[clause.start].span;
                first.cover(concepts[clause.end - 1].span).of(body)
            })
            .collect();
        assert_eq!(told, expected);
    }
}
