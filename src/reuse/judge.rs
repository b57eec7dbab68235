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
