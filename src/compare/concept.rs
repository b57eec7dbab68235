//! Concepts: what a sentence is made of, each word brought to what it tells.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, hash};

use super::contraction::parts;
use super::quantity::{Quantity, quantities};
use super::relations::{Fields, Relations, Telling};
use super::stem::Stems;
use super::units::Dimension;

/// A word, phrase or quantity of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Concept {
    /// The same for all that tell the same.
    pub(super) key: u64,
    /// The same for forms of the same word only.
    pub(super) stem: u64,
    /// The fields it stands in.
    pub(super) fields: Fields,
    /// What it is.
    pub(super) kind: Kind,
    /// How much of it this word carries: in "President Joe Biden" the surname stands for the man.
    pub(super) share: f64,
    /// What it measures and how much, for a quantity.
    pub(super) amount: Option<(Dimension, f64)>,
    /// Whether the text says that the amount is rounded.
    pub(super) is_rough: bool,
    /// Where it stands.
    pub(super) span: Span,
}

/// What a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A word of every article.
    Plain,
    /// Any other word.
    Word,
    /// A country.
    Country,
    /// A name.
    Name,
    /// A pronoun or an office that stands for a name.
    StandIn,
    /// A quantity.
    Number,
    /// Somebody's age, which tells who is meant and not what was done.
    Age,
}

impl Kind {
    /// How much one of its kind tells, before it is asked how often it is told.
    pub(super) fn weight(self) -> f64 {
        match self {
            Self::Plain => 0.5,
            Self::Word | Self::Country | Self::Age => 1.0,
            Self::Name | Self::StandIn => 1.2,
            Self::Number => 1.3,
        }
    }
}

/// Words of the longest phrase in the lists.
const LONGEST: usize = 5;

/// Reads concepts.
pub(super) struct Reader {
    stems: Stems,
    relations: &'static Relations,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self {
            stems: Stems::english(),
            relations: Relations::shipped(),
        }
    }

    /// The concepts of a sentence, in order; function words are none.
    pub(super) fn concepts(&self, body: &str, text: &Text, sentence: Span) -> Vec<Concept> {
        let range = text.tokens.within(sentence);
        let stems: Vec<u64> = range.clone().map(|i| self.stem(body, text, i)).collect();
        let numbers = quantities(body, text, range.clone());
        let mut concepts: Vec<Concept> = vec![];
        let mut at = range.start;
        while at < range.end {
            let number = numbers.iter().find(|number| number.tokens.start == at);
            let (concept, next) = match number {
                Some(number) => (Some(counted(number)), number.tokens.end),
                None => self.word(body, text, at..range.end, &stems[at - range.start..]),
            };
            concepts.extend(concept);
            at = next;
        }
        share_names(body, &mut concepts);
        concepts
    }

    /// What all words of a stretch tell, function words by their stems and contractions by their parts: for wordings
    /// that must match closely.
    pub(super) fn keys(&self, body: &str, text: &Text, range: Range<usize>) -> Vec<u64> {
        let key = |form: u64, stem: u64| {
            let family = self.relations.family(form, &[stem]);
            family.map_or(stem, |(family, _)| family.key)
        };
        range
            .flat_map(|i| match parts(text.tokens.form(i)) {
                Some(parts) => parts
                    .map(|part| key(hash(part), hash(&self.stems.of(part))))
                    .to_vec(),
                None => vec![key(text.tokens.hashes()[i], self.stem(body, text, i))],
            })
            .collect()
    }

    fn stem(&self, body: &str, text: &Text, i: usize) -> u64 {
        let form = text.tokens.form(i);
        // "us" is a country only in capitals.
        if form == "us" && text.tokens.span(i).of(body) == "us" {
            return hash("us, not them");
        }
        hash(&self.stems.of(form))
    }

    fn word(
        &self,
        body: &str,
        text: &Text,
        range: Range<usize>,
        stems: &[u64],
    ) -> (Option<Concept>, usize) {
        let at = range.start;
        let form = text.tokens.hashes()[at];
        let family = self
            .relations
            .family(form, &stems[..stems.len().min(LONGEST)]);
        let words = family.map_or(1, |(_, words)| words);
        let telling = self.relations.telling(form, stems[0]);
        let is_empty = telling == Telling::Nothing || text.tokens.form(at).is_empty();
        let is_country = family.is_some_and(|(family, _)| family.is_place);
        if is_empty && words == 1 && !is_country {
            return (None, at + 1);
        }
        let span = text.tokens.cover(at..at + words);
        let kind = match family {
            Some((family, _)) if family.is_place => Kind::Country,
            _ if telling == Telling::Little && words == 1 => Kind::Plain,
            None if is_capital(span.of(body)) => Kind::Name,
            _ => Kind::Word,
        };
        let key = family.map_or(stems[0], |(family, _)| family.key);
        let concept = Concept {
            key,
            stem: stems[0],
            fields: self.relations.fields(key),
            kind,
            share: 1.0,
            amount: None,
            is_rough: false,
            span,
        };
        (Some(concept), at + words)
    }
}

fn counted(number: &Quantity) -> Concept {
    Concept {
        // Its key is given once all amounts of the run are known: see `amounts`.
        key: 0,
        stem: 0,
        fields: Fields::default(),
        kind: match number.dimension {
            Dimension::Age => Kind::Age,
            _ => Kind::Number,
        },
        share: 1.0,
        amount: Some((number.dimension, number.value)),
        is_rough: number.is_rough,
        span: number.span,
    }
}

/// In a run of capitalised words the last one stands for the whole.
fn share_names(body: &str, concepts: &mut [Concept]) {
    let mut first = 0;
    while first < concepts.len() {
        let mut last = first;
        while last + 1 < concepts.len() && is_one_name(body, &concepts[last..last + 2]) {
            last += 1;
        }
        let before = (last - first) as f64;
        for concept in &mut concepts[first..last] {
            concept.share = 0.25 / before;
        }
        if last > first {
            concepts[last].share = 0.9;
        }
        first = last + 1;
    }
}

/// Whether two concepts that follow each other are parts of one name.
pub(super) fn is_one_name(body: &str, pair: &[Concept]) -> bool {
    let between = &body[pair[0].span.end.min(pair[1].span.start)..pair[1].span.start];
    is_capital(pair[0].span.of(body))
        && is_capital(pair[1].span.of(body))
        && matches!(between, " " | ". " | "-")
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_title_are_one_thing() {
        let body = "U.S. President Joe Biden gave the green light.";
        let text = Text::of(body);
        let concepts = Reader::new().concepts(body, &text, text.sentences[0]);
        let seen: Vec<_> = concepts
            .iter()
            .map(|concept| (concept.span.of(body), concept.share))
            .collect();
        let part = 0.25 / 3.0;
        assert_eq!(
            seen,
            [
                ("U.S", part),
                ("President", part),
                ("Joe", part),
                ("Biden", 0.9),
                ("gave", 1.0),
                ("green light", 1.0)
            ]
        );
    }

    #[test]
    fn a_name_amid_a_sentence_is_shared_like_one_at_its_head() {
        let body = "On Monday in Paris aides saw Joe Biden there.";
        let text = Text::of(body);
        let concepts = Reader::new().concepts(body, &text, text.sentences[0]);
        let shares: Vec<_> = concepts
            .iter()
            .map(|concept| (concept.span.of(body), concept.share))
            .filter(|(word, _)| ["Joe", "Biden", "Paris"].contains(word))
            .collect();
        assert_eq!(shares, [("Paris", 1.0), ("Joe", 0.25), ("Biden", 0.9)]);
    }

    #[test]
    fn us_is_a_country_in_capitals_alone() {
        let keys = |body: &str| -> Vec<u64> {
            let text = Text::of(body);
            Reader::new().keys(body, &text, 0..text.tokens.len())
        };
        let (country, pronoun, america) = (keys("US"), keys("us"), keys("America"));
        assert_eq!(country, america);
        assert_ne!(pronoun, america);
        assert_eq!(keys("we"), keys("We"));
    }

    #[test]
    fn each_word_is_of_a_kind() {
        let body = "On Monday Ann Holm gave Russia 300 boats and the green light.";
        let text = Text::of(body);
        let concepts = Reader::new().concepts(body, &text, text.sentences[0]);
        let kinds: Vec<_> = concepts
            .iter()
            .map(|one| (one.span.of(body), one.kind))
            .collect();
        let expected = [
            ("Monday", Kind::Plain),
            ("Ann", Kind::Name),
            ("Holm", Kind::Name),
            ("gave", Kind::Word),
            ("Russia", Kind::Country),
            ("300", Kind::Number),
            ("boats", Kind::Word),
            ("green light", Kind::Word),
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn names_that_no_space_or_hyphen_joins_are_apart() {
        for (body, joined) in [
            ("He saw Ann Holm.", true),
            ("He saw Ann-Holm.", true),
            ("He saw J. Holm.", true),
            ("He saw Ann, Holm.", false),
            ("He saw Ann (Holm).", false),
            ("He saw Ann barns.", false),
        ] {
            let text = Text::of(body);
            let concepts = Reader::new().concepts(body, &text, text.sentences[0]);
            let last = &concepts[concepts.len() - 2..];
            assert_eq!(is_one_name(body, last), joined, "{body}: {concepts:?}");
        }
    }
}
