//! The bridge's main step: from what the two wings found to what differs in the telling.

use std::collections::BTreeSet;

use crate::article::{Article, ArticleId};
use crate::parallel;
use crate::reuse::{self, Class, Match, Relation, Reuse};
use crate::span::Span;
use crate::text::Text;
use crate::wording::Wording;

use super::edits::{LoadedEdit, loaded_edits};
use super::event::{candidates, events, related};
use super::fact::{Fact, facts};
use super::lean::{Lean, leans};
use super::lineage::{Lineage, lineage};
use super::nodes::{Nodes, Place, Tie, ties};
use super::number::{self, NumberVariant};
use super::only::{Only, What, copied, only};
use super::quotation::{self, QuoteVariant};
use super::retelling::{Retelling, Sources, retelling};
use super::settings::{Events, Settings};
use super::table::{Event, Figures, table};
use super::telling::tellings;
use super::voices::{Voices, voices};

/// What differs in the telling.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// Edits in copied passages that changed load or fact; in a family whose dates are known, those from a source to who
    /// took it.
    pub loaded_edits: Vec<LoadedEdit>,
    /// Which way each copy leaned.
    pub leans: Vec<Lean>,
    /// Facts told by two or more articles, the most differently told first, as far as they are sure; those last of which
    /// every sentence stands in one before.
    pub retellings: Vec<Retelling>,
    /// What one article of an event tells alone.
    pub only: Vec<Only>,
    /// Quotations in several wordings.
    pub quote_variants: Vec<QuoteVariant>,
    /// Quantities told in several ways.
    pub number_variants: Vec<NumberVariant>,
    /// Who likely took the text from whom, one for each family of copies.
    pub lineages: Vec<Lineage>,
    /// Who is quoted, one for each article.
    pub voices: Vec<Voices>,
    /// Articles about one thing, side by side.
    pub events: Vec<Event>,
}

/// What is compared: articles as read, and what the wings found in them.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The articles, in the run's order.
    pub articles: &'a [Article],
    /// Their texts.
    pub texts: &'a [Text],
    /// What they share.
    pub reuse: &'a Reuse,
    /// How that was looked for.
    pub reuse_settings: &'a reuse::Settings,
    /// How they are worded, one for each article; empty where nobody asked.
    pub wording: &'a [Wording],
}

/// Compares the tellings of all articles.
///
/// Articles that tell too little in common are not compared, unless `settings.events` says that they are of one
/// event: no fact joins strangers.
pub fn compare(input: &Input, settings: &Settings) -> Comparison {
    let Input {
        articles,
        texts,
        reuse,
        ..
    } = *input;
    let min = settings.min_confidence;
    let tellings = tellings(articles, texts);
    let nodes = Nodes::of(&tellings);
    let pairs = candidates(&tellings, &copies(&reuse.matches));
    let all = ties(&nodes, &pairs);
    let mut related = related(&nodes, &all, min, settings.events);
    if settings.events == Events::Sought {
        let letters = form_letters(&reuse.matches);
        related.retain(|pair| !letters.contains(pair));
    }
    let within: Vec<Tie> = all
        .into_iter()
        .filter(|tie| {
            let pair = (nodes.article(tie.left), nodes.article(tie.right));
            related.binary_search(&pair).is_ok()
        })
        .collect();
    let events = events(articles.len(), &related, &reuse.matches);
    let voices: Vec<Voices> = articles
        .iter()
        .zip(texts)
        .zip(0..)
        .map(|((article, text), nth)| voices(ArticleId(nth), &article.body, text))
        .collect();
    let lineages: Vec<Lineage> = parallel::map(&reuse.clusters, |cluster| {
        lineage(articles, texts, cluster, input.reuse_settings)
    })
    .into_iter()
    .flatten()
    .collect();
    let ways: Vec<&Match> = reuse
        .matches
        .iter()
        .filter(|found| {
            let is_passed_over = |family: &Lineage| family.passes_over(found.left, found.right);
            !lineages.iter().any(is_passed_over)
        })
        .collect();
    let edits = loaded_edits(articles, texts, &ways, input.wording);
    let copied = copied(articles.len(), &reuse.matches);
    let number_variants: Vec<NumberVariant> = parallel::map(&events, |event| {
        number::variants(&nodes, texts, &within, event, min)
    })
    .concat();
    let mut only: Vec<Only> = parallel::map(&events, |event| {
        only(&nodes, (articles, &copied), &within, event, min)
    })
    .concat();
    only.retain(|one| one.what == What::Sentence || !is_set_against(&number_variants, one.place));
    let figures = Figures {
        articles,
        borrowed: &reuse.borrowed,
        wording: input.wording,
        voices: &voices,
        only: &only,
    };
    Comparison {
        leans: leans(&edits, &ways),
        loaded_edits: edits,
        retellings: retellings(input, &nodes, &within, min),
        quote_variants: parallel::map(&events, |event| quotation::variants(articles, texts, event))
            .concat(),
        number_variants,
        lineages,
        events: events
            .iter()
            .map(|event| table(&figures, event, settings.sort))
            .collect(),
        only,
        voices,
    }
}

/// Whether another article tells the number at this place, or one that stands against it.
fn is_set_against(variants: &[NumberVariant], place: Place) -> bool {
    let members = variants.iter().flat_map(|variant| &variant.members);
    let mut of_article = members.filter(|amount| amount.place.article == place.article);
    of_article.any(|amount| amount.place.span.overlaps(place.span))
}

/// Articles that are word for word an earlier one, which speaks for them.
fn copies(matches: &[Match]) -> BTreeSet<usize> {
    let same = matches
        .iter()
        .filter(|found| found.relation == Relation::Duplicate);
    same.map(|found| found.left.max(found.right).index())
        .collect()
}

/// Articles that share a form letter and no text of their own: they tell the like of other things.
fn form_letters(matches: &[Match]) -> BTreeSet<(usize, usize)> {
    let is_letter = |found: &&Match| {
        let passages = || found.passages.iter();
        passages().any(|passage| passage.class == Class::Template)
            && !passages().any(|passage| passage.class.is_own_text())
    };
    let letters = matches.iter().filter(is_letter);
    letters
        .map(|found| (found.left.min(found.right), found.left.max(found.right)))
        .map(|(one, other)| (one.index(), other.index()))
        .collect()
}

fn retellings(input: &Input, nodes: &Nodes, ties: &[Tie], min: f64) -> Vec<Retelling> {
    let sources = Sources {
        nodes,
        articles: input.articles,
        texts: input.texts,
        wording: input.wording,
    };
    let told: Vec<Fact> = facts(nodes, ties, min)
        .into_iter()
        .filter(|fact| !is_copied(nodes, &input.reuse.matches, fact))
        .collect();
    let mut retellings = parallel::map(&told, |fact| retelling(&sources, fact));
    retellings.sort_by(|a, b| {
        let place = |one: &Retelling| one.members[0].place;
        let expected = |one: &Retelling| one.difference * one.confidence;
        expected(b)
            .total_cmp(&expected(a))
            .then(place(a).cmp(&place(b)))
    });
    news_first(retellings)
}

/// The same in their order, but those last of which every sentence stands in one before.
fn news_first(retellings: Vec<Retelling>) -> Vec<Retelling> {
    let mut met: BTreeSet<Place> = BTreeSet::new();
    let (mut news, repeats): (Vec<Retelling>, Vec<Retelling>) =
        retellings.into_iter().partition(|one| {
            let places = one.members.iter().map(|told| told.place);
            places.filter(|place| met.insert(*place)).count() > 0
        });
    news.extend(repeats);
    news
}

/// Whether all members stand in passages that they share: copied, not retold.
fn is_copied(nodes: &Nodes, matches: &[Match], fact: &Fact) -> bool {
    fact.members.iter().enumerate().all(|(nth, a)| {
        fact.members[nth + 1..].iter().all(|b| {
            nodes.article(*a) == nodes.article(*b) || share_passage(nodes, matches, *a, *b)
        })
    })
}

fn share_passage(nodes: &Nodes, matches: &[Match], a: usize, b: usize) -> bool {
    let (a, b) = (nodes.place(a), nodes.place(b));
    [(a, b), (b, a)]
        .into_iter()
        .any(|(left, right)| share_in_order(matches, left, right))
}

/// Whether the match of the one as its left with the other as its right has them in a passage.
fn share_in_order(matches: &[Match], a: Place, b: Place) -> bool {
    let place = matches.partition_point(|found| (found.left, found.right) < (a.article, b.article));
    let found = matches
        .get(place)
        .filter(|found| (found.left, found.right) == (a.article, b.article));
    found.is_some_and(|found| {
        let half = |passage: Span, sentence: Span| {
            let both = passage
                .end
                .min(sentence.end)
                .saturating_sub(passage.start.max(sentence.start));
            2 * both >= sentence.len()
        };
        found
            .passages
            .iter()
            .any(|passage| half(passage.left, a.span) && half(passage.right, b.span))
    })
}

#[cfg(test)]
mod tests {
    use crate::reuse::Passage;

    use super::super::sample::{articles, told};
    use super::*;

    const BODIES: [&str; 2] = [
        "Oats did well there. Rain fell late on the barns.",
        "Oats did well there. Snow fell late on the barns.",
    ];

    #[test]
    fn a_fact_whose_members_stand_in_one_passage_is_copied() {
        for (members, left, right, expected) in [
            (&[0, 2][..], (0, 20), (0, 20), true),
            (&[0, 2], (0, 10), (0, 10), true),
            (&[0, 2], (0, 9), (0, 20), false),
            (&[0, 2], (0, 20), (11, 20), false),
            (&[0, 3], (0, 20), (0, 20), false),
            (&[1, 3], (0, 20), (0, 20), false),
            (&[1, 3], (0, 49), (0, 49), true),
            (&[0, 2, 3], (0, 20), (0, 20), false),
            (&[0, 1, 2, 3], (0, 49), (0, 49), true),
        ] {
            let tellings = told(&BODIES);
            let fact = Fact {
                members: members.to_vec(),
                confidence: 0.9,
            };
            let matches = [shared(left, right)];
            let is_copied = is_copied(&Nodes::of(&tellings), &matches, &fact);
            assert_eq!(is_copied, expected, "{members:?} {left:?} {right:?}");
        }
    }

    #[test]
    fn what_articles_of_no_match_tell_is_not_copied() {
        let tellings = told(&BODIES);
        let fact = Fact {
            members: vec![0, 2],
            confidence: 0.9,
        };
        assert!(!is_copied(&Nodes::of(&tellings), &[], &fact));
    }

    #[test]
    fn only_the_later_of_two_duplicates_is_spoken_for() {
        let mut found = shared((0, 49), (0, 49));
        assert_eq!(copies(&[found.clone()]), BTreeSet::new());
        found.relation = Relation::Duplicate;
        assert_eq!(copies(&[found]), BTreeSet::from([1]));
    }

    /// A match of the two articles with this one passage.
    fn shared(left: (usize, usize), right: (usize, usize)) -> Match {
        let articles = articles(&BODIES);
        let texts = crate::text::read_all(&articles);
        let pair = [(ArticleId(0), ArticleId(1))];
        let settings = reuse::Settings::default();
        let found = reuse::compare(&articles, &texts, &pair, &settings).matches;
        Match {
            relation: Relation::SharesPassages,
            passages: vec![Passage {
                left: Span::new(left.0, left.1),
                right: Span::new(right.0, right.1),
                words: 4,
                kept: 1.0,
                class: Class::Verbatim,
            }],
            ..found[0].clone()
        }
    }
}
