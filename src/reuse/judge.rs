//! Judging: what two articles share, what kind of sharing it is, and what that makes them to each other.

use std::ops::Range;

use crate::article::{Article, ArticleId};
use crate::parallel;
use crate::text::Text;

use super::align::{Class, Outline, Passage, passages};
use super::coverage::{Borrowed, Coverage, covered};
use super::direction::{Direction, First, Source, direction};
use super::likeness::{Commonness, Letters, Likeness};
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
}

/// All that judging reads of the articles.
pub(super) struct Prepared<'a> {
    articles: &'a [Article],
    texts: &'a [Text],
    /// What was read of each.
    pub(super) read: Vec<Reading>,
    commonness: Commonness,
}

/// The words of one article that count, its shingles as a set, and its outline.
#[derive(Default)]
pub(super) struct Reading {
    /// All words, for what is set aside can be shared too.
    pub(super) all: Vec<u64>,
    /// Those of the article itself: without headline and boilerplate.
    pub(super) words: Vec<u64>,
    pub(super) set: Vec<Shingle>,
    tokens: Vec<u32>,
    outline: Outline,
    letters: Letters,
}

impl<'a> Prepared<'a> {
    /// Learns from all articles, and reads those that `wanted` holds for.
    pub(super) fn of(
        articles: &'a [Article],
        texts: &'a [Text],
        wanted: impl Fn(usize) -> bool + Sync + Send,
        settings: &Settings,
    ) -> Self {
        let refrains = refrains(articles, texts);
        let all: Vec<usize> = (0..texts.len()).collect();
        let read = parallel::map(&all, |nth| match wanted(*nth) {
            true => Reading::of(
                &articles[*nth].body,
                &texts[*nth],
                &refrains[*nth],
                settings,
            ),
            false => Reading::default(),
        });
        let commonness = match settings.likeness {
            true => Commonness::of(texts),
            false => Commonness::default(),
        };
        Self {
            articles,
            texts,
            read,
            commonness,
        }
    }

    fn likeness(&self, left: ArticleId, right: ArticleId) -> Likeness {
        let letters = |id: ArticleId| &self.read[id.index()].letters;
        self.commonness.likeness(letters(left), letters(right))
    }

    fn source(&self, article: ArticleId) -> Source<'_> {
        Source {
            article: &self.articles[article.index()],
            text: &self.texts[article.index()],
            outline: &self.read[article.index()].outline,
        }
    }
}

impl Reading {
    fn of(body: &str, text: &Text, refrains: &[Range<usize>], settings: &Settings) -> Self {
        let is_aside = |i: usize| {
            let refrain = refrains.iter().any(|refrain| refrain.contains(&i));
            refrain || text.is_boilerplate(text.tokens.span(i))
        };
        let counts = |i: &usize| {
            !text.title.contains(i) && (settings.counts(Class::Boilerplate) || !is_aside(*i))
        };
        let counted = (0..text.tokens.len()).filter(counts);
        let tokens: Vec<u32> = counted.map(|i| i as u32).collect();
        let hashes = text.tokens.hashes();
        let words: Vec<u64> = tokens.iter().map(|i| hashes[*i as usize]).collect();
        Self {
            all: hashes.to_vec(),
            set: shingle_set(&words, settings.shingle_words),
            words,
            tokens,
            outline: Outline::of(body, text, refrains),
            letters: match settings.likeness {
                true => Letters::of(text),
                false => Letters::default(),
            },
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
) -> Match {
    let (a, b) = (&prepared.read[left.index()], &prepared.read[right.index()]);
    let (counted, aside): (Vec<_>, Vec<_>) = passages
        .iter()
        .partition(|passage| settings.counts(passage.class));
    let ranges = |passages: &[&Passage]| -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let left = passages
            .iter()
            .map(|passage| prepared.texts[left.index()].tokens.within(passage.left));
        let right = passages
            .iter()
            .map(|passage| prepared.texts[right.index()].tokens.within(passage.right));
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
        likeness: settings.likeness.then(|| prepared.likeness(left, right)),
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
