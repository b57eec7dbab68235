//! Persons: pronouns and offices, read as the people they stand for.
//!
//! "He" is the person named last; "the president" is who is called president in the same article.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

use super::concept::{Concept, Kind, is_capital, is_one_name};
use super::relations::Fields;

/// Words for those who hold an office.
const OFFICES: [&str; 34] = [
    "archbishop",
    "boss",
    "captain",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "coach",
    "colonel",
    "commissioner",
    "director",
    "founder",
    "general",
    "governor",
    "judge",
    "king",
    "lawyer",
    "leader",
    "manager",
    "mayor",
    "minister",
    "officer",
    "pastor",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "principal",
    "prosecutor",
    "queen",
    "secretary",
    "senator",
    "spokesman",
];

const PRONOUNS: [&str; 5] = ["he", "her", "him", "his", "she"];
const POINTERS: [&str; 6] = ["her", "his", "its", "the", "their", "this"];

/// How much of a name a pronoun carries, and an office.
const BY_PRONOUN: f64 = 0.5;
const BY_OFFICE: f64 = 0.6;

/// Adds to the sentences of an article whom their pronouns and offices stand for.
///
/// A person is known by two names together or by an office beside the name; a name in capitals only is none.
pub(super) fn add_persons(body: &str, text: &Text, sentences: &mut [(Span, Vec<Concept>)]) {
    let named: Vec<Named> = sentences
        .iter()
        .flat_map(|(_, concepts)| named(body, text, concepts))
        .collect();
    let known: BTreeSet<u64> = named.iter().map(|one| one.key).collect();
    let holders = holders(&named);
    let mut last = None;
    for (span, concepts) in sentences {
        let names = concepts.iter().filter(|one| known.contains(&one.key));
        let names: BTreeMap<Span, u64> = names.map(|one| (one.span, one.key)).collect();
        let mut told: BTreeSet<u64> = concepts.iter().map(|one| one.key).collect();
        for i in text.tokens.within(*span) {
            let at = text.tokens.span(i);
            let office = office(text, body, i).and_then(|name| holders.get(name));
            let (meant, share) = match (names.get(&at), office) {
                (Some(name), _) => (Some(*name), 1.0),
                (None, Some(holder)) => (Some(*holder), BY_OFFICE),
                (None, None) if PRONOUNS.contains(&text.tokens.form(i)) => (last, BY_PRONOUN),
                (None, None) => continue,
            };
            last = meant;
            if let Some(key) = meant.filter(|key| told.insert(*key)) {
                concepts.push(stand_in(key, at, share));
            }
        }
        concepts.sort_by_key(|one| (one.span.start, one.span.end));
    }
}

/// A person, by the last word of a name, and the office told with it.
struct Named {
    key: u64,
    office: Option<&'static str>,
}

fn named(body: &str, text: &Text, concepts: &[Concept]) -> Vec<Named> {
    let mut found = vec![];
    let mut first = 0;
    while first < concepts.len() {
        let mut last = first;
        while last + 1 < concepts.len() && is_one_name(body, &concepts[last..last + 2]) {
            last += 1;
        }
        found.extend(person(body, text, concepts, first..last + 1));
        first = last + 1;
    }
    found
}

/// The person whose name the concepts of `run` are.
fn person(body: &str, text: &Text, concepts: &[Concept], run: Range<usize>) -> Option<Named> {
    let name = &concepts[run.end - 1];
    let written = name.span.of(body);
    if name.kind != Kind::Name || written == written.to_uppercase() {
        return None;
    }
    let is_country = |one: &Concept| one.kind == Kind::Country;
    let title = before(body, text, concepts, &run);
    let is_person =
        title.is_some() || run.len() > 1 && !concepts[run.clone()].iter().any(is_country);
    is_person.then(|| Named {
        key: name.key,
        office: title.or_else(|| behind(body, text, concepts, run.end)),
    })
}

/// The office in a name or right before it: "President Joe Biden", "coach Ann Lee".
fn before(
    body: &str,
    text: &Text,
    concepts: &[Concept],
    run: &Range<usize>,
) -> Option<&'static str> {
    let touches = |place: usize| {
        let end = concepts[place].span.end;
        concepts[run.start].span.start == end + 1 && body[end..].starts_with(' ')
    };
    let first = run.start - usize::from(run.start > 0 && touches(run.start - 1));
    (first..run.end - 1)
        .rev()
        .find_map(|place| held(text, concepts[place].span))
}

/// The office that follows a name and a comma: "Biden, the outgoing president".
fn behind(body: &str, text: &Text, concepts: &[Concept], end: usize) -> Option<&'static str> {
    let name = concepts[end - 1].span;
    if !body[name.end..].starts_with(", ") {
        return None;
    }
    let next = concepts[end..].iter().take(3);
    let near = next.take_while(|one| one.span.start < name.end + 40);
    near.filter(|one| !is_capital(one.span.of(body)))
        .find_map(|one| held(text, one.span))
}

fn held(text: &Text, span: Span) -> Option<&'static str> {
    let mut forms = text.tokens.within(span).map(|i| text.tokens.form(i));
    forms.find_map(as_office)
}

fn as_office(form: &str) -> Option<&'static str> {
    let bare = form.strip_suffix("'s").unwrap_or(form);
    let place = OFFICES.binary_search(&bare).ok()?;
    Some(OFFICES[place])
}

/// The office that token `i` names without a name: "the president", not "the president Ann Lee".
fn office(text: &Text, body: &str, i: usize) -> Option<&'static str> {
    let tokens = &text.tokens;
    let name_follows = i + 1 < tokens.len() && is_capital(tokens.span(i + 1).of(body));
    let is_pointed = i > 0 && POINTERS.contains(&tokens.form(i - 1));
    as_office(tokens.form(i)).filter(|_| is_pointed && !name_follows)
}

/// Who holds each office in this article: whoever is most often called so, the first named of several.
fn holders(named: &[Named]) -> BTreeMap<&'static str, u64> {
    let mut counts: BTreeMap<&'static str, Vec<(u64, usize)>> = BTreeMap::new();
    for one in named {
        if let Some(office) = one.office {
            let held = counts.entry(office).or_default();
            match held.iter_mut().find(|(key, _)| *key == one.key) {
                Some((_, count)) => *count += 1,
                None => held.push((one.key, 1)),
            }
        }
    }
    let most = |held: Vec<(u64, usize)>| held.into_iter().rev().max_by_key(|(_, count)| *count);
    counts
        .into_iter()
        .filter_map(|(office, held)| Some((office, most(held)?.0)))
        .collect()
}

fn stand_in(key: u64, span: Span, share: f64) -> Concept {
    Concept {
        key,
        stem: key,
        fields: Fields::default(),
        kind: Kind::StandIn,
        share,
        amount: None,
        is_rough: false,
        span,
    }
}

#[cfg(test)]
mod tests {
    use super::super::concept::Reader;
    use super::*;

    #[test]
    fn pronouns_and_offices_stand_for_the_person_meant() {
        check(
            "Governor Amira Solberg cut the rate. She gave no reason. Oskar Lind cheered. The governor left.",
            &[("She", "Solberg"), ("governor", "Solberg")],
        );
        check(
            "Joe Biden, the outgoing president, spoke. The president’s term ends.",
            &[("president’s", "Biden")],
        );
    }

    #[test]
    fn a_country_and_an_office_that_nobody_holds_are_no_persons() {
        check(
            "Western Russia froze. His coat was thin. The judge slept.",
            &[],
        );
    }

    #[track_caller]
    fn check(body: &str, expected: &[(&str, &str)]) {
        let text = Text::of(body);
        let reader = Reader::new();
        let mut sentences: Vec<_> = text
            .sentences
            .iter()
            .map(|span| (*span, reader.concepts(body, &text, *span)))
            .collect();
        add_persons(body, &text, &mut sentences);
        let all: Vec<&Concept> = sentences.iter().flat_map(|(_, found)| found).collect();
        let named = |key| {
            all.iter()
                .find(|one| one.kind == Kind::Name && one.key == key)
                .map_or("", |one| one.span.of(body))
        };
        let seen: Vec<_> = all
            .iter()
            .filter(|one| one.kind == Kind::StandIn)
            .map(|one| (one.span.of(body), named(one.key)))
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn an_office_is_held_in_a_name_right_before_it_or_close_behind() {
        let governor = &[("governor", "Solberg")];
        check(
            "The governor Amira Solberg spoke. Then the governor left.",
            governor,
        );
        check(
            "Amira Solberg, long the governor, spoke. Then the governor left.",
            governor,
        );
        check(
            "Amira Solberg spoke, said the governor. Then the governor left.",
            &[],
        );
        check(
            "The governor saw Amira Solberg. Then the governor left.",
            &[],
        );
        check(
            "Amira Solberg, whom nobody in the whole of Harlan County had ever called governor, spoke. Then the \
             governor left.",
            &[],
        );
        check(
            "Amira Solberg, Governor General, spoke. Then the governor left.",
            &[],
        );
    }

    #[test]
    fn an_office_beside_a_surname_makes_a_person() {
        check("Mayor Holm spoke. He left.", &[("He", "Holm")]);
        check("Oats near Holm grew. He left.", &[]);
        check("Mayor HOLM spoke. He left.", &[]);
        check("Amira HOLM spoke. He left.", &[]);
    }

    #[test]
    fn an_office_stands_for_a_person_only_where_it_is_pointed_at_without_a_name() {
        let held = "Mayor Ann Holm spoke.";
        check(&format!("{held} The mayor left."), &[("mayor", "Holm")]);
        check(&format!("{held} Her mayor left."), &[("Her", "Holm")]);
        check(&format!("{held} A mayor left."), &[]);
        check(&format!("{held} The mayor Bob Vale left."), &[]);
        check(&format!("{held} The judge left."), &[]);
    }

    #[test]
    fn whoever_is_called_so_most_often_holds_an_office_and_the_first_of_several() {
        check(
            "Mayor Ann Holm met Mayor Bob Vale. Mayor Bob Vale left. The mayor stayed.",
            &[("mayor", "Vale")],
        );
        check(
            "Mayor Ann Holm met Mayor Bob Vale. The mayor stayed.",
            &[("mayor", "Holm")],
        );
    }

    #[test]
    fn a_pronoun_stands_once_in_a_sentence_for_the_last_person_named_or_meant() {
        check(
            "Mayor Ann Holm met Bob Vale. He left and his car broke.",
            &[("He", "Vale")],
        );
        check(
            "Mayor Ann Holm met Bob Vale. The mayor stayed. She slept.",
            &[("mayor", "Holm"), ("She", "Holm")],
        );
        check("Bob Vale lost his hat.", &[]);
        check("It rained on him. Bob Vale left.", &[]);
    }
}
