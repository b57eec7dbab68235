//! Numbers: one quantity told in several ways, and quantities that ought to be one and are not.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::reuse::Connected;
use crate::text::Text;

use super::against::{Number, in_sentence, is_retold, same_thing, set_against};
use super::nodes::{Nodes, Place, Tie};
use super::units::Dimension;

/// One quantity as several articles tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberVariant {
    /// Where each tells it.
    pub members: Vec<Amount>,
    /// What it measures.
    pub dimension: Dimension,
    /// The amount that most tell, in the base unit.
    pub value: f64,
    /// Whether all are the same, rounding and units aside.
    pub agrees: bool,
}

/// A quantity at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// Number and unit.
    pub place: Place,
    /// How much, in the base unit.
    pub value: f64,
}

/// The quantities that two or more members of an event tell.
///
/// Amounts that agree are one if they are told of the same thing; amounts that disagree are set against
/// each other only where their sentences tell the same fact, and nothing beside them says that they are of different things.
pub(super) fn variants(
    nodes: &Nodes,
    texts: &[Text],
    ties: &[Tie],
    event: &[ArticleId],
    min: f64,
) -> Vec<NumberVariant> {
    let numbers: Vec<Number> = event
        .iter()
        .flat_map(|id| {
            nodes
                .within(id.index())
                .map(|node| (node, &texts[id.index()]))
        })
        .flat_map(|(node, text)| in_sentence(node, text, nodes.sentence(node)))
        .collect();
    let mut agreeing = agreeing(nodes, &numbers);
    agreeing.extend(disagreeing(nodes, ties, &numbers, min));
    agreeing
}

/// Agreeing amounts of the same thing, told by two or more articles.
fn agreeing(nodes: &Nodes, numbers: &[Number]) -> Vec<NumberVariant> {
    let mut by_amount: BTreeMap<u64, Vec<Vec<&Number>>> = BTreeMap::new();
    for number in numbers {
        let groups = by_amount.entry(number.concept.key).or_default();
        let fitting = groups
            .iter_mut()
            .find(|group| group.iter().any(|other| same_thing(number, other)));
        match fitting {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    let mut found: Vec<NumberVariant> = by_amount
        .into_values()
        .flatten()
        .filter(|group| {
            let first = nodes.article(group[0].node);
            group
                .iter()
                .any(|number| nodes.article(number.node) != first)
        })
        .map(|group| variant(nodes, &group, true))
        .collect();
    found.sort_by(|a, b| a.members[0].place.cmp(&b.members[0].place));
    found
}

/// Amounts of the same thing that differ, in sentences that tell the same fact; those that meet are one, and whoever
/// tells one of these amounts of that thing is among them.
fn disagreeing(nodes: &Nodes, ties: &[Tie], numbers: &[Number], min: f64) -> Vec<NumberVariant> {
    let mut connected = Connected::of(numbers.len());
    for tie in ties.iter().filter(|tie| tie.chance >= min) {
        for (left, right) in set_against(numbers, tie) {
            connected.tie(left, right);
        }
    }
    let mut groups = connected.into_several();
    let set: Vec<usize> = groups.concat();
    for group in &mut groups {
        let met = group.clone();
        let tells = |nth: &usize| {
            let one = &numbers[*nth];
            !set.contains(nth) && met.iter().any(|other| is_retold(one, &numbers[*other]))
        };
        group.extend((0..numbers.len()).filter(tells));
        group.sort_unstable();
    }
    let told = |group: Vec<usize>| -> Vec<&Number> {
        group.into_iter().map(|nth| &numbers[nth]).collect()
    };
    let all = groups.into_iter().map(told);
    all.map(|group| variant(nodes, &group, false)).collect()
}

fn variant(nodes: &Nodes, group: &[&Number], agrees: bool) -> NumberVariant {
    NumberVariant {
        members: group
            .iter()
            .map(|number| Amount {
                place: Place {
                    span: number.span,
                    ..nodes.place(number.node)
                },
                value: number.value,
            })
            .collect(),
        dimension: group[0].dimension,
        value: most_told(group),
        agrees,
    }
}

/// The value that most of a group tell; the first of those that as many tell.
fn most_told(group: &[&Number]) -> f64 {
    let tellers = |one: &Number| {
        let same = group
            .iter()
            .filter(|two| two.concept.key == one.concept.key);
        same.count()
    };
    let most = group.iter().rev().max_by_key(|one| tellers(one));
    most.map_or(0.0, |one| one.value)
}

#[cfg(test)]
mod tests {
    use crate::text::read_all;

    use super::super::sample::{articles, tied, told};
    use super::*;

    #[test]
    fn one_amount_of_one_thing_is_told_by_both() {
        check(
            &["The storm sank 300 boats.", "Some 300 boats went down."],
            &[],
            "300 = 300",
        );
        check(
            &["The storm sank 300 boats.", "The storm sank 300 trucks."],
            &[],
            "",
        );
        check(
            &[
                "The storm sank 300 boats. It drowned 300 boats.",
                "Oats grew.",
            ],
            &[],
            "",
        );
    }

    #[test]
    fn what_is_counted_may_stand_behind_names_and_no_further_than_three_words() {
        check(
            &["It lost 300 German and French boats.", "It lost 300 boats."],
            &[],
            "300 = 300",
        );
        check(
            &[
                "It lost 300 German, French and Polish boats.",
                "It lost 300 boats.",
            ],
            &[],
            "",
        );
    }

    #[test]
    fn a_measure_is_of_one_thing_with_another_where_words_around_them_are_the_same() {
        check(
            &[
                "Six miles of the road are shut.",
                "The road is shut for 9.7 km.",
            ],
            &[],
            "Six miles = 9.7 km",
        );
        check(
            &["Six miles of fence fell.", "The road is shut for 9.7 km."],
            &[],
            "",
        );
        let far = "Six miles, said Ann, Bob, Cal, Dan, Eva, Fay, Gus and Hal of the orchard.";
        check(&[far, "The orchard is 9.7 km away."], &[], "");
    }

    #[test]
    fn a_share_is_shown_with_the_words_that_make_it_one() {
        check(
            &["Rents rose by 12 per cent.", "Rents rose by 12%."],
            &[],
            "12 per cent = 12%",
        );
        check(
            &["Rents rose by 9 per cent.", "Rents rose by 12 percent."],
            &[(0, 1, 0.9)],
            "9 per cent / 12 percent",
        );
    }

    #[test]
    fn amounts_that_differ_are_set_against_each_other_where_the_fact_is_the_same() {
        let bodies = [
            "Rain fell. The storm sank 300 boats.",
            "It sank 400 boats. Oats grew.",
        ];
        check(&bodies, &[(1, 2, 0.9)], "300 / 400");
        check(&bodies, &[(1, 2, 0.6)], "300 / 400");
        check(&bodies, &[(1, 2, 0.5)], "");
        check(&bodies, &[(0, 2, 0.9), (1, 3, 0.9)], "");
        let bodies = [
            "It killed one person there.",
            "It killed three people there.",
        ];
        check(&bodies, &[(0, 1, 0.9)], "one / three");
    }

    #[test]
    fn amounts_of_other_things_or_in_other_units_are_not_set_against_each_other() {
        let tie = &[(0, 1, 0.9)];
        check(&["It sank 300 boats.", "It sank 400 trucks."], tie, "");
        check(
            &[
                "The bridge is 300 metres long.",
                "The bridge weighs 400 tonnes.",
            ],
            tie,
            "",
        );
        check(
            &[
                "The bridge is 300 metres long.",
                "The bridge is 400 metres long.",
            ],
            tie,
            "300 metres / 400 metres",
        );
    }

    #[test]
    fn an_amount_that_both_tell_is_not_set_against_another() {
        check(
            &[
                "It sank 300 boats and 40 boats.",
                "It sank 300 boats and 50 boats.",
            ],
            &[(0, 1, 0.9)],
            "300 = 300; 40 / 50",
        );
    }

    #[test]
    fn numbers_of_two_armies_and_days_of_a_month_are_not_set_against_each_other() {
        let tie = &[(0, 1, 0.9)];
        check(
            &[
                "Moscow gathered 50,000 soldiers in Kursk.",
                "As many as 12,000 North Korean soldiers came to Kursk.",
            ],
            tie,
            "",
        );
        check(
            &[
                "They sail on December 5 at dawn.",
                "They sail on December 12 at dawn.",
            ],
            tie,
            "",
        );
    }

    #[test]
    fn each_number_is_set_against_the_one_that_stands_in_its_place() {
        check(
            &[
                "Income was $37 in all, or $4 per share in boats.",
                "Income was $11 in all, or $3 per share in boats.",
            ],
            &[(0, 1, 0.9)],
            "$37 / $11; $4 / $3",
        );
    }

    #[test]
    fn one_disagreement_of_several_is_told_once() {
        let bodies = [
            "It sank 300 boats.",
            "It sank 300 boats.",
            "It sank 400 boats.",
        ];
        check(
            &bodies,
            &[(0, 2, 0.9), (1, 2, 0.9)],
            "300 = 300; 300 / 300 / 400",
        );
    }

    #[test]
    fn a_variant_says_what_it_measures_and_how_much() {
        let bodies = [
            "Six miles of the road are shut.",
            "The road is shut for 9.7 km.",
        ];
        let tellings = told(&bodies);
        let found = variants(
            &Nodes::of(&tellings),
            &read_all(&articles(&bodies)),
            &[],
            &[ArticleId(0), ArticleId(1)],
            0.6,
        );
        assert_eq!(found[0].dimension, Dimension::Length);
        assert!((found[0].value - 9656.064).abs() < 1e-6, "{found:?}");
        assert!(
            (found[0].members[1].value - 9700.0).abs() < 1e-6,
            "{found:?}"
        );
    }

    /// The amounts that articles tell, those of one variant with a sign between that says whether they agree.
    #[track_caller]
    fn check(bodies: &[&str], ties: &[(usize, usize, f64)], expected: &str) {
        let (articles, tellings) = (articles(bodies), told(bodies));
        let event: Vec<ArticleId> = (0..bodies.len() as u32).map(ArticleId).collect();
        let texts = read_all(&articles);
        let told: Vec<String> = variants(&Nodes::of(&tellings), &texts, &tied(ties), &event, 0.6)
            .iter()
            .map(|variant| {
                let members = variant.members.iter().map(|one| one.place);
                let words: Vec<&str> = members
                    .map(|place| place.span.of(&articles[place.article.index()].body))
                    .collect();
                words.join(if variant.agrees { " = " } else { " / " })
            })
            .collect();
        assert_eq!(told.join("; "), expected);
    }
}
