//! Turns: what is asked for, refused or prevented is not what is granted or done.

use std::ops::Range;

use super::concept::Concept;
use super::relations::Relations;

/// The turns that something has taken, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Turns(u8);

impl Turns {
    /// The turn of this number, of eight.
    pub(super) fn of(nth: usize) -> Self {
        Self(1 << nth)
    }

    /// The turns of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The turns that both have.
    pub(super) fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The turns that each concept of a sentence has taken: those of all words before it in its clause.
pub(super) fn turned(concepts: &[Concept], clauses: &[Range<usize>]) -> Vec<Turns> {
    let relations = Relations::shipped();
    let mut turned = vec![];
    for clause in clauses {
        let mut so_far = Turns::default();
        for concept in &concepts[clause.clone()] {
            turned.push(so_far);
            so_far = so_far.and(relations.turns(concept.key));
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use crate::span::Span;
    use crate::text::Text;

    use super::super::clause::clauses;
    use super::super::concept::Reader;
    use super::*;

    #[test]
    fn what_is_asked_for_refused_or_prevented_is_turned_to_the_end_of_its_clause() {
        check("Holm let boats land.", "");
        check("Holm demanded that boats land.", "boats land");
        check("Boats were refused permission.", "permission");
        check(
            "Red boats were denied, but Holm begged for black trams, and lambs were sold in Pell.",
            "black trams",
        );
    }

    #[test]
    fn turns_are_told_apart() {
        let taken = |body: &str| *turns(body).last().expect("a concept");
        assert_eq!(
            taken("Holm asked for boats."),
            taken("Holm begged for boats.")
        );
        assert_ne!(
            taken("Holm asked for boats."),
            taken("Holm prevented boats.")
        );
        assert_eq!(
            taken("Holm asked to prevent boats."),
            taken("Holm asked for boats.").and(taken("Holm prevented boats."))
        );
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let concepts = concepts(body);
        let taken = turns(body);
        let words = concepts.iter().zip(taken);
        let words = words.filter(|(_, turns)| *turns != Turns::default());
        let told: Vec<&str> = words.map(|(one, _)| one.span.of(body)).collect();
        assert_eq!(told.join(" "), expected);
    }

    fn turns(body: &str) -> Vec<Turns> {
        let concepts = concepts(body);
        turned(&concepts, &clauses(&Text::of(body), &concepts))
    }

    fn concepts(body: &str) -> Vec<Concept> {
        Reader::new().concepts(body, &Text::of(body), Span::new(0, body.len()))
    }
}
