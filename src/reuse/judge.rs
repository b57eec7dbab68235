//! Judging: what two articles share, what kind of sharing it is, and what that makes them to each other.

use std::ops::Range;

use crate::article::{Article, ArticleId};
use crate::parallel;
use crate::text::Text;

use super::align::{Class, Outline, Passage, Side, passages};
use super::coverage::{Borrowed, Coverage, covered};
use super::direction::{Direction, First, direction};
use super::refrain::refrains;
use super::settings::Settings;
use super::shingle::{Shingle, shingle_set};
use super::verify::{Overlap, overlap};

/// What two articles have in common, verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The earlier in the run's order, or the first named of a given pair.
    pub left: ArticleId,
    /// The other.
    pub right: ArticleId,
    /// How much they share as wholes.
    pub overlap: Overlap,
    /// How much of the left article stands in passages that count.
    pub left_coverage: Coverage,
    /// How much of the right.
    pub right_coverage: Coverage,
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

/// Share of the one article or the other that stands in passages that count, from which the two are of one family.
const FAMILY: f64 = 0.5;

impl Match {
    /// Whether the two tell one story in one text: more than passages lifted from one to the other.
    pub(super) fn is_family(&self) -> bool {
        match self.relation {
            Relation::Nothing => false,
            Relation::SharesPassages => {
                self.left_coverage.share.max(self.right_coverage.share) >= FAMILY
            }
            _ => true,
        }
    }
}

/// All that judging reads of the articles.
pub(super) struct Prepared<'a> {
    articles: &'a [Article],
    texts: &'a [Text],
    /// What was read of each.
    pub(super) read: Vec<Reading>,
}

/// The words of one article that count, its shingles as a set, and its outline.
pub(super) struct Reading {
    pub(super) words: Vec<u64>,
    pub(super) set: Vec<Shingle>,
    tokens: Vec<u32>,
    outline: Outline,
}

impl<'a> Prepared<'a> {
    /// Learns the outlets' refrains from all articles, and reads each.
    pub(super) fn of(articles: &'a [Article], texts: &'a [Text], settings: &Settings) -> Self {
        let refrains = refrains(articles, texts);
        let all: Vec<usize> = (0..texts.len()).collect();
        let read = parallel::map(&all, |nth| {
            let outline = Outline::of(&articles[*nth].body, &texts[*nth], &refrains[*nth]);
            Reading::of(&texts[*nth], outline, settings)
        });
        Self {
            articles,
            texts,
            read,
        }
    }

    fn side(&self, article: ArticleId) -> Side<'_> {
        Side {
            text: &self.texts[article.index()],
            outline: &self.read[article.index()].outline,
        }
    }

    fn source(&self, article: ArticleId) -> (&Article, &Text) {
        (
            &self.articles[article.index()],
            &self.texts[article.index()],
        )
    }
}

impl Reading {
    fn of(text: &Text, outline: Outline, settings: &Settings) -> Self {
        let counts = |i: &usize| {
            let own = settings.counts(Class::Boilerplate) || outline.is_own(*i);
            own && !text.title.contains(i)
        };
        let tokens: Vec<u32> = (0..text.tokens.len())
            .filter(counts)
            .map(|i| i as u32)
            .collect();
        let words: Vec<u64> = tokens
            .iter()
            .map(|i| text.tokens.hashes()[*i as usize])
            .collect();
        Self {
            set: shingle_set(&words, settings.shingle_words),
            words,
            tokens,
            outline,
        }
    }

    /// The shingles without the words of these token ranges.
    fn set_without(&self, ranges: &[Range<usize>], settings: &Settings) -> Vec<Shingle> {
        let stays = |token: &u32| {
            !ranges
                .iter()
                .any(|range| range.contains(&(*token as usize)))
        };
        let words = self.tokens.iter().zip(&self.words);
        let words: Vec<u64> = words
            .filter(|(token, _)| stays(token))
            .map(|(_, word)| *word)
            .collect();
        shingle_set(&words, settings.shingle_words)
    }
}

/// Judges these pairs, in their order and with their left and right.
pub(super) fn judge(
    prepared: &Prepared,
    pairs: &[(ArticleId, ArticleId)],
    settings: &Settings,
) -> Vec<Match> {
    parallel::map(pairs, |(left, right)| {
        let mut passages = passages(
            prepared.side(*left),
            prepared.side(*right),
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
) -> Match {
    let (a, b) = (&prepared.read[left.index()], &prepared.read[right.index()]);
    let (counted, aside): (Vec<_>, Vec<_>) = passages
        .iter()
        .partition(|passage| settings.counts(passage.class));
    let ranges = |passages: &[&Passage]| -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let left = passages
            .iter()
            .map(|passage| prepared.side(left).text.tokens.within(passage.left));
        let right = passages
            .iter()
            .map(|passage| prepared.side(right).text.tokens.within(passage.right));
        (left.collect(), right.collect())
    };
    let without = ranges(&aside);
    let overlap = match aside.is_empty() {
        true => overlap(&a.set, &b.set),
        false => overlap(
            &a.set_without(&without.0, settings),
            &b.set_without(&without.1, settings),
        ),
    };
    let inside = ranges(&counted);
    let kept: usize = counted.iter().map(|passage| passage.words).sum();
    let mut found = Match {
        left,
        right,
        overlap,
        left_coverage: covered(inside.0, &a.tokens),
        right_coverage: covered(inside.1, &b.tokens),
        relation: Relation::Nothing,
        direction: direction(prepared.source(left), prepared.source(right), &passages),
        passages,
    };
    found.relation = relation(prepared, &found, kept, settings);
    found
}

fn relation(prepared: &Prepared, found: &Match, kept: usize, settings: &Settings) -> Relation {
    let (a, b) = (
        &prepared.read[found.left.index()],
        &prepared.read[found.right.index()],
    );
    // Words kept one by one count as shingles kept do: one word in ten changed breaks half of all shingles.
    let share = |words: usize| kept as f64 / words.max(1) as f64;
    let (left, right) = (share(a.words.len()), share(b.words.len()));
    let whole = if a.words == b.words && !a.words.is_empty() {
        return Relation::Duplicate;
    } else if found.overlap.resemblance.max(left.min(right)) >= settings.threshold {
        Relation::NearDuplicate
    } else if found.overlap.right_containment.max(right) >= settings.containment {
        Relation::Contains
    } else if found.overlap.left_containment.max(left) >= settings.containment {
        Relation::Contained
    } else if !found.passages.is_empty() {
        Relation::SharesPassages
    } else {
        return Relation::Nothing;
    };
    let family = Match {
        relation: whole,
        ..found.clone()
    };
    match family.is_family() && is_one_outlet(prepared, found) {
        true => Relation::Revision,
        false => whole,
    }
}

fn is_one_outlet(prepared: &Prepared, found: &Match) -> bool {
    let outlet = |id: ArticleId| prepared.articles[id.index()].outlet.as_ref();
    match (outlet(found.left), outlet(found.right)) {
        (Some(a), Some(b)) => a.to_lowercase() == b.to_lowercase(),
        _ => false,
    }
}

/// For each article, what it holds that others had first; where nothing tells who was, neither borrowed.
pub(super) fn borrowed(
    prepared: &Prepared,
    matches: &[Match],
    settings: &Settings,
) -> Vec<Borrowed> {
    let mut borrowed = vec![Borrowed::default(); prepared.texts.len()];
    let mut ranges: Vec<Vec<Range<usize>>> = vec![vec![]; prepared.texts.len()];
    for found in matches {
        let (later, source, coverage) = match found.direction.first {
            First::Left => (found.right, found.left, found.right_coverage),
            First::Right => (found.left, found.right, found.left_coverage),
            First::Unknown => continue,
        };
        if coverage.words > 0 {
            borrowed[later.index()].sources.push((source, coverage));
            let counted = found
                .passages
                .iter()
                .filter(|passage| settings.counts(passage.class));
            let spans = counted.map(|passage| {
                if later == found.left {
                    passage.left
                } else {
                    passage.right
                }
            });
            ranges[later.index()]
                .extend(spans.map(|span| prepared.texts[later.index()].tokens.within(span)));
        }
    }
    for ((borrowed, ranges), read) in borrowed.iter_mut().zip(ranges).zip(&prepared.read) {
        borrowed
            .sources
            .sort_by(|a, b| b.1.words.cmp(&a.1.words).then(a.0.cmp(&b.0)));
        borrowed.all = covered(ranges, &read.tokens);
    }
    borrowed
}
