//! Judging: what two articles share, what kind of sharing it is, and what that makes them to each other.

use crate::article::ArticleId;
use crate::parallel;
use crate::text::Text;

use super::align::{Class, Passage, passages};
use super::coverage::{Coverage, Held, covered, held};
use super::direction::{Direction, First, direction};
use super::edits::{Edit, edits};
use super::likeness::Likeness;
use super::prepared::Prepared;
use super::settings::Settings;
use super::verify::{Overlap, overlap};

/// What two articles have in common, verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Who was first; where nothing tells the earlier in the run's order, and of a given pair the first named.
    pub left: ArticleId,
    /// The other.
    pub right: ArticleId,
    /// How much they share as wholes.
    pub overlap: Overlap,
    /// How much of the left article stands in passages that count.
    pub left_coverage: Coverage,
    /// How much of the right.
    pub right_coverage: Coverage,
    /// How alike they are letter by letter, where that was asked for.
    pub likeness: Option<Likeness>,
    /// What that makes them to each other.
    pub relation: Relation,
    /// Which was first.
    pub direction: Direction,
    /// The stretches they share.
    pub passages: Vec<Passage>,
}

/// What two articles are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Word for word the same.
    Duplicate,
    /// Two versions of one outlet's own story.
    Revision,
    /// Alike as wholes.
    NearDuplicate,
    /// The left holds most of the right.
    Contains,
    /// The right holds most of the left.
    Contained,
    /// Passages in common, otherwise different.
    SharesPassages,
    /// Nothing in common.
    Nothing,
}

impl Relation {
    /// As the other article sees it.
    fn turned(self) -> Self {
        match self {
            Self::Contains => Self::Contained,
            Self::Contained => Self::Contains,
            other => other,
        }
    }
}

/// Share of the later article that stands in passages that count, from which it tells the earlier's story.
const FAMILY: f64 = 0.6;

impl Match {
    /// Whether the two tell one story in one text: more than passages lifted from one into the other.
    pub(super) fn is_family(&self) -> bool {
        let (left, right) = (self.left_coverage.share, self.right_coverage.share);
        let later = match self.direction.first {
            First::Left => right,
            First::Right => left,
            First::Unknown => left.max(right),
        };
        self.relation == Relation::Duplicate || later >= FAMILY
    }

    /// The same match with its sides changed.
    pub(super) fn turned(&self) -> Self {
        let turn = |passage: &Passage| Passage {
            left: passage.right,
            right: passage.left,
            ..passage.clone()
        };
        Self {
            left: self.right,
            right: self.left,
            overlap: Overlap {
                left_containment: self.overlap.right_containment,
                right_containment: self.overlap.left_containment,
                ..self.overlap
            },
            left_coverage: self.right_coverage,
            right_coverage: self.left_coverage,
            likeness: self.likeness.map(|Likeness { left, right }| Likeness {
                left: right,
                right: left,
            }),
            relation: self.relation.turned(),
            direction: self.direction.turned(),
            passages: self.passages.iter().map(turn).collect(),
        }
    }
}

/// Judges these pairs, in their order and with their left and right, and tells the tokens that count.
pub(super) fn judge(
    prepared: &Prepared,
    pairs: &[(ArticleId, ArticleId)],
    settings: &Settings,
) -> Vec<(Match, Held)> {
    parallel::map(pairs, |(left, right)| {
        let mut passages = passages(
            &prepared.read[left.index()].outline,
            &prepared.read[right.index()].outline,
            settings.min_words,
            settings.sensitivity,
        );
        spread_template(&mut passages);
        passages.retain(|passage| !settings.exclude.contains(&passage.class));
        weigh(prepared, (*left, *right), passages, settings)
    })
}

/// Where most of what two articles share is a form letter, all of it is.
fn spread_template(passages: &mut [Passage]) {
    let words = |wanted: fn(Class) -> bool| -> usize {
        let of = passages.iter().filter(|passage| wanted(passage.class));
        of.map(|passage| passage.words).sum()
    };
    if words(|class| class == Class::Template) > words(Class::is_own_text) {
        let own = passages
            .iter_mut()
            .filter(|passage| passage.class.is_own_text());
        own.for_each(|passage| passage.class = Class::Template);
    }
}

fn weigh(
    prepared: &Prepared,
    (left, right): (ArticleId, ArticleId),
    passages: Vec<Passage>,
    settings: &Settings,
) -> (Match, Held) {
    let (a, b) = (&prepared.read[left.index()], &prepared.read[right.index()]);
    let texts = (
        &prepared.texts[left.index()],
        &prepared.texts[right.index()],
    );
    let (counted, aside): (Vec<&Passage>, Vec<&Passage>) = passages
        .iter()
        .partition(|passage| settings.counts(passage.class));
    let overlap = match aside.is_empty() {
        true => overlap(&a.set, &b.set),
        false => {
            let within = |text: &Text, span| text.tokens.within(span);
            let left: Vec<_> = aside
                .iter()
                .map(|passage| within(texts.0, passage.left))
                .collect();
            let right: Vec<_> = aside
                .iter()
                .map(|passage| within(texts.1, passage.right))
                .collect();
            overlap(
                &a.set_without(&left, settings),
                &b.set_without(&right, settings),
            )
        }
    };
    let edits: Vec<Edit> = counted
        .iter()
        .flat_map(|passage| edits(texts.0, texts.1, passage))
        .collect();
    let held = held(edits.iter());
    let kept: usize = counted.iter().map(|passage| passage.words).sum();
    let mut found = Match {
        left,
        right,
        overlap,
        left_coverage: covered(&held.0, &a.tokens),
        right_coverage: covered(&held.1, &b.tokens),
        likeness: settings.likeness.then(|| prepared.likeness(left, right)),
        relation: Relation::Nothing,
        direction: direction(
            prepared.source(left),
            prepared.source(right),
            &passages,
            &edits,
        ),
        passages,
    };
    found.relation = relation(prepared, &found, kept, settings);
    (found, held)
}

fn relation(prepared: &Prepared, found: &Match, kept: usize, settings: &Settings) -> Relation {
    let whole = whole(prepared, found, kept, settings);
    let is_revised = !matches!(whole, Relation::Duplicate | Relation::Nothing)
        && is_one_outlet(prepared, found)
        && found.is_family();
    if is_revised {
        Relation::Revision
    } else {
        whole
    }
}

/// The relation of two articles, whoever published them.
fn whole(prepared: &Prepared, found: &Match, kept: usize, settings: &Settings) -> Relation {
    let words = |id: ArticleId| &prepared.read[id.index()].words;
    let (a, b) = (words(found.left), words(found.right));
    // Words kept one by one count as shingles kept do: one word in ten changed breaks half of all shingles.
    let share = |words: usize| kept as f64 / words.max(1) as f64;
    let (left, right) = (share(a.len()), share(b.len()));
    let both = found.left_coverage.share.min(found.right_coverage.share);
    if a == b && !a.is_empty() {
        Relation::Duplicate
    } else if found.overlap.resemblance.max(both) >= settings.threshold {
        Relation::NearDuplicate
    } else if found.overlap.right_containment.max(right) >= settings.containment {
        Relation::Contains
    } else if found.overlap.left_containment.max(left) >= settings.containment {
        Relation::Contained
    } else if !found.passages.is_empty() {
        Relation::SharesPassages
    } else {
        Relation::Nothing
    }
}

fn is_one_outlet(prepared: &Prepared, found: &Match) -> bool {
    let outlet = |id: ArticleId| prepared.articles[id.index()].outlet.as_ref();
    match (outlet(found.left), outlet(found.right)) {
        (Some(a), Some(b)) => a.to_lowercase() == b.to_lowercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::text::read_all;

    use super::super::find::{compare, find};
    use super::*;

    #[test]
    fn what_two_articles_are_to_each_other_is_told_by_what_they_share() {
        let whole = prose(0..100);
        for (left, right, relation, words) in [
            (
                &whole,
                whole.to_uppercase(),
                Relation::Duplicate,
                (100, 100),
            ),
            (&whole, prose(0..90), Relation::NearDuplicate, (90, 90)),
            (&whole, prose(0..50), Relation::Contains, (50, 50)),
            (&prose(40..90), whole.clone(), Relation::Contained, (50, 50)),
            (&whole, prose(80..180), Relation::SharesPassages, (20, 20)),
            (&whole, prose(95..195), Relation::Nothing, (0, 0)),
            (&whole, String::new(), Relation::Nothing, (0, 0)),
            (&String::new(), String::new(), Relation::Nothing, (0, 0)),
        ] {
            let found = judged([left, &right], [None; 2]);
            let seen = (found.left_coverage.words, found.right_coverage.words);
            assert_eq!(
                (found.relation, seen),
                (relation, words),
                "{left} | {right}"
            );
        }
    }

    #[test]
    fn an_outlets_own_version_is_a_revision_and_another_outlets_is_not() {
        let bodies = [&prose(0..100), &prose(0..90)];
        let relation = |outlets: [Option<&str>; 2]| judged(bodies, outlets).relation;
        assert_eq!(
            relation([Some("The Post"), Some("the post")]),
            Relation::Revision
        );
        assert_eq!(
            relation([Some("The Post"), Some("The Sun")]),
            Relation::NearDuplicate
        );
        assert_eq!(relation([Some("The Post"), None]), Relation::NearDuplicate);
        assert_eq!(relation([None; 2]), Relation::NearDuplicate);
        let whole = prose(0..100);
        let same = [&whole; 2];
        let one_outlet = judged(same, [Some("The Post"); 2]);
        assert_eq!(one_outlet.relation, Relation::Duplicate);
        let cut = [&prose(0..100), &prose(80..180)];
        assert_eq!(
            judged(cut, [Some("The Post"); 2]).relation,
            Relation::SharesPassages
        );
    }

    #[test]
    fn a_family_tells_most_of_the_later_article_in_the_words_of_the_earlier() {
        let families = |later: &str, dates: [Option<&str>; 2]| {
            let mut articles = [prose(0..100), later.to_owned()].map(article);
            for (article, date) in articles.iter_mut().zip(dates) {
                article.published = date.map(str::to_owned);
            }
            find(&articles, &read_all(&articles), &Settings::default())
                .clusters
                .len()
        };
        let dated = [Some("2026-10-04"), Some("2026-10-05")];
        let long = format!("{} {}", prose(0..60), prose(100..140));
        let short = format!("{} {}", prose(0..40), prose(100..160));
        assert_eq!((families(&long, dated), families(&short, dated)), (1, 0));
        let part = prose(0..50);
        assert_eq!((families(&part, dated), families(&part, [None; 2])), (1, 1));
        let turned = [dated[1], dated[0]];
        assert_eq!(families(&part, turned), 0);
    }

    #[test]
    fn what_is_shown_has_passages_enough() {
        let bodies = [
            prose(0..100),
            format!("{} {}", prose(80..100), prose(160..240)),
        ];
        let articles = bodies.map(article);
        let shown = |min_passages: usize| {
            let settings = Settings {
                min_passages,
                ..Settings::default()
            };
            find(&articles, &read_all(&articles), &settings)
                .matches
                .len()
        };
        assert_eq!([0, 1, 2].map(shown), [1, 1, 0]);
    }

    fn judged(bodies: [&String; 2], outlets: [Option<&str>; 2]) -> Match {
        let mut articles = bodies.map(|body| article(body.clone()));
        for (article, outlet) in articles.iter_mut().zip(outlets) {
            article.outlet = outlet.map(str::to_owned);
        }
        let pair = [(ArticleId(0), ArticleId(1))];
        let found = compare(&articles, &read_all(&articles), &pair, &Settings::default());
        found
            .matches
            .into_iter()
            .next()
            .expect("a match for each pair")
    }

    fn article(body: String) -> Article {
        Article {
            body,
            ..Article::default()
        }
    }

    /// Sentences of ten words of which none stands twice; the words of `range`.
    fn prose(range: std::ops::Range<u8>) -> String {
        let mut body = String::new();
        for nth in range.clone() {
            let letter = |of: u8| char::from(b'a' + of);
            let begins = nth % 10 == 0 || nth == range.start;
            body.push(if begins { 'W' } else { 'w' });
            body.extend([letter(nth / 16), letter(nth % 16), 'o', letter(nth % 7)]);
            let ends = nth % 10 == 9 || nth + 1 == range.end;
            body.push_str(if ends { ". " } else { " " });
        }
        body.trim_end().to_owned()
    }
}
