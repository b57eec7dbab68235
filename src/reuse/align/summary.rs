//! Summaries: few sentences in a row that draw on places all over the other text.

use std::ops::Range;

use super::outline::Outline;
use super::seeds::Seed;
use super::stretch::Stretch;

/// Words of the shortest summary.
const SHORTEST: usize = 25;
/// How many times longer the text is that is summed up.
const LONGER: usize = 3;
/// Likeness from which a sentence speaks for being part of a summary rather than against it.
const ANSWERED: f32 = 0.2;
/// Likeness of a sentence that was surely drawn from the other text; half of a summary's must be.
const DRAWN: f32 = 0.3;
/// Share of the other text over which the places must lie that it was drawn from.
const SPREAD: f32 = 0.3;
/// Share of a summary's sentences, in a row, that may be drawn from neighbours: copies go along their source.
const ALONG: f32 = 0.6;
/// Fragments apart up to which two places are neighbours.
const NEIGHBOURS: usize = 2;
/// Of the answers of a sentence those that may be its source: at least this likeness, and this share of the best.
const LIKELY: (f32, f32) = (0.2, 0.6);
/// A stretch of the other text this many times as long as a summary may account for this share of it at
/// most; one that accounts for more is what it was made of.
const ONE_PLACE: (f32, f32) = (1.5, 0.8);

/// The summaries of the whole of either text in the other, with all of the text that is summed up.
pub(super) fn summaries(
    left: &Outline,
    right: &Outline,
    seeds: &[Seed],
    min_words: usize,
) -> Vec<Stretch> {
    let there = seeds
        .iter()
        .map(|seed| (seed.left, seed.right, seed.likeness));
    let back = seeds
        .iter()
        .map(|seed| (seed.right, seed.left, seed.likeness));
    let there = Telling::of(left, right, there).summaries();
    let back = Telling::of(right, left, back).summaries();
    let back = back.iter().map(Stretch::turned);
    let found = there.iter().copied().chain(back);
    found
        .filter(|found| found.left.len().min(found.right.len()) >= min_words)
        .collect()
}

/// One text as told by the other.
struct Telling<'a> {
    /// The text that may sum up.
    short: &'a Outline,
    /// The text that may be summed up.
    long: &'a Outline,
    /// For each fragment of the short text the fragments of the long one that are like it, and how much.
    answers: Vec<Vec<(usize, f32)>>,
}

/// A fragment of the short text, and how alike the most alike of the long one is to it.
type Told = (usize, f32);

impl<'a> Telling<'a> {
    fn of(
        short: &'a Outline,
        long: &'a Outline,
        pairs: impl Iterator<Item = (usize, usize, f32)>,
    ) -> Self {
        let mut answers = vec![vec![]; short.fragments.len()];
        pairs.for_each(|(at, to, likeness)| answers[at].push((to, likeness)));
        Self {
            short,
            long,
            answers,
        }
    }

    fn summaries(&self) -> Vec<Stretch> {
        let best: Vec<f32> = (0..self.answers.len()).map(|at| self.best(at)).collect();
        let gain = |at: usize| (best[at] - ANSWERED) * self.short.fragments[at].len() as f32;
        let gains: Vec<f32> = (0..best.len()).map(gain).collect();
        let runs = answered(&gains).into_iter();
        runs.filter(|run| self.is_summary(run, &best[run.clone()]))
            .map(|run| Stretch::of(&self.words(&run), &(0..self.long.words.len())))
            .collect()
    }

    fn best(&self, at: usize) -> f32 {
        let likeness = self.answers[at].iter().map(|(_, likeness)| *likeness);
        likeness.fold(0.0, f32::max)
    }

    fn words(&self, run: &Range<usize>) -> Range<usize> {
        let fragments = &self.short.fragments;
        fragments[run.start].start..fragments[run.end - 1].end
    }

    fn is_summary(&self, run: &Range<usize>, best: &[f32]) -> bool {
        let words = self.words(run).len();
        let told: Vec<Told> = run.clone().zip(best.iter().copied()).collect();
        let drawn = best.iter().filter(|best| **best >= DRAWN).count();
        words >= SHORTEST
            && words * LONGER <= self.long.words.len()
            && drawn * 2 >= run.len()
            && self.spread(&told) >= SPREAD
            && self.along(&told) < ALONG
            && self.most_in_one_place(&told, words) < ONE_PLACE.1 * self.sum(&told, |_| true)
    }

    /// The share of the long text between the first and the last place that something was drawn from.
    fn spread(&self, told: &[Told]) -> f32 {
        let drawn = told.iter().filter(|(_, best)| *best >= DRAWN);
        let places = drawn.flat_map(|(at, best)| {
            self.answers[*at]
                .iter()
                .filter(move |(_, likeness)| likeness == best)
        });
        let places = places.map(|(to, _)| *to);
        let (first, last) = (places.clone().min(), places.max());
        let from_to = first.zip(last).map_or(0, |(first, last)| last - first + 1);
        from_to as f32 / self.long.fragments.len() as f32
    }

    /// The share of sentences that go on where the one before left off.
    fn along(&self, told: &[Told]) -> f32 {
        let answered = told.iter().filter(|(_, best)| *best >= LIKELY.0);
        let places: Vec<Vec<usize>> = answered.map(|told| self.sources(told)).collect();
        let near = |a: &usize, b: &usize| a.abs_diff(*b) <= NEIGHBOURS;
        let goes_on =
            |two: &&[Vec<usize>]| two[0].iter().any(|a| two[1].iter().any(|b| near(a, b)));
        let along = places.windows(2).filter(goes_on).count();
        along as f32 / places.len().saturating_sub(1).max(1) as f32
    }

    fn sources(&self, (at, best): &Told) -> Vec<usize> {
        let least = LIKELY.0.max(LIKELY.1 * best);
        let likely = self.answers[*at]
            .iter()
            .filter(|(_, likeness)| *likeness >= least);
        likely.map(|(to, _)| *to).collect()
    }

    /// The most that one stretch of the long text accounts for.
    fn most_in_one_place(&self, told: &[Told], words: usize) -> f32 {
        let fragments = &self.long.fragments;
        let reach = (ONE_PLACE.0 * words as f32) as usize;
        let sums = (0..fragments.len()).map(|first| {
            let end = fragments[first].start + reach;
            let last = fragments.partition_point(|fragment| fragment.end <= end);
            self.sum(told, |to| (first..last).contains(&to))
        });
        sums.fold(0.0, f32::max)
    }

    /// Words of the short text, each as far as its fragment is answered in these places.
    fn sum(&self, told: &[Told], is_there: impl Fn(usize) -> bool) -> f32 {
        let best = |at: usize| {
            let there = self.answers[at].iter().filter(|(to, _)| is_there(*to));
            there.map(|(_, likeness)| *likeness).fold(0.0, f32::max)
        };
        let sums = told
            .iter()
            .map(|(at, _)| best(*at) * self.short.fragments[*at].len() as f32);
        sums.sum()
    }
}

/// A range of gains, and the sums of all gains before it and up to its end.
struct Run {
    range: Range<usize>,
    before: f32,
    after: f32,
}

/// The ranges of the greatest sums, each greatest in what the greater ones left (Ruzzo and Tompa 1999), in order.
fn answered(gains: &[f32]) -> Vec<Range<usize>> {
    let mut runs: Vec<Run> = vec![];
    let mut sum = 0.0;
    for (at, gain) in gains.iter().enumerate() {
        let before = sum;
        sum += gain;
        if *gain > 0.0 {
            let run = Run {
                range: at..at + 1,
                before,
                after: sum,
            };
            add(&mut runs, run);
        }
    }
    runs.into_iter().map(|run| run.range).collect()
}

/// Adds a run, drawn out to the left as long as that gains.
fn add(runs: &mut Vec<Run>, mut run: Run) {
    while let Some(nth) = runs.iter().rposition(|other| other.before < run.before) {
        if runs[nth].after >= run.after {
            break;
        }
        run.range.start = runs[nth].range.start;
        run.before = runs[nth].before;
        runs.truncate(nth);
    }
    runs.push(run);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_answered_sentences_reach_over_a_gap_that_they_make_up_for() {
        assert_eq!(answered(&[1.0, -0.5, 2.0, -3.0, 1.0, -2.0]), [0..3, 4..5]);
        assert_eq!(
            answered(&[3.0, -1.0, 0.5, -1.0, 2.0, -9.0, 1.0]),
            [0..5, 6..7]
        );
        assert_eq!(answered(&[3.0, -2.0, 0.5]), [0..1, 2..3]);
        assert!(answered(&[-1.0]).is_empty());
    }

    #[test]
    fn a_summary_draws_on_places_all_over_and_not_along_one_stretch() {
        let places = [(0, 1), (1, 17), (2, 9)];
        assert_eq!(found(&places, 20), [(0, 30)]);
        assert_eq!(found(&[(0, 1), (1, 2), (2, 3)], 20), []);
        assert_eq!(found(&[(0, 5), (1, 9), (2, 1)], 20), [(0, 30)]);
        assert_eq!(found(&[(0, 5), (1, 8), (2, 4)], 20), []);
    }

    #[test]
    fn half_of_a_summary_was_surely_drawn_from_the_other_text() {
        let likely = |likeness: [f32; 4]| {
            let places = [1, 17, 9, 4];
            let pairs = (0..4).zip(places).zip(likeness);
            summed(pairs.map(|((at, to), likeness)| (at, to, likeness)), 20)
        };
        assert_eq!(likely([0.3, 0.3, 0.25, 0.25]), [(0, 40)]);
        assert_eq!(likely([0.3, 0.25, 0.25, 0.25]), []);
    }

    #[test]
    fn what_is_shorter_than_25_words_or_more_than_a_third_is_no_summary() {
        assert_eq!(found(&[(0, 1), (1, 17)], 20), []);
        assert_eq!(found(&[(0, 1), (1, 7), (2, 4)], 9), [(0, 30)]);
        assert_eq!(found(&[(0, 1), (1, 7), (2, 4)], 8), []);
    }

    /// Where summaries stand in a text of fragments of ten words, each as alike to one of another such text.
    fn found(places: &[(usize, usize)], long: usize) -> Vec<(usize, usize)> {
        summed(places.iter().map(|(at, to)| (*at, *to, 0.5)), long)
    }

    fn summed(
        pairs: impl Iterator<Item = (usize, usize, f32)> + Clone,
        long: usize,
    ) -> Vec<(usize, usize)> {
        let outline = |fragments: usize| Outline {
            words: vec![0; fragments * 10],
            fragments: (0..fragments).map(|nth| nth * 10..nth * 10 + 10).collect(),
            ..Outline::default()
        };
        let (short, long) = (outline(pairs.clone().count()), outline(long));
        let seeds: Vec<Seed> = pairs
            .map(|(left, right, likeness)| Seed {
                left,
                right,
                likeness,
            })
            .collect();
        let found = summaries(&short, &long, &seeds, 12).into_iter();
        found.map(|one| (one.left.start, one.left.end)).collect()
    }
}
