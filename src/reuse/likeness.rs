//! Likeness: how much of an article's wording stands in another, letter by letter.
//!
//! Runs of five letters, spaces left out, each weighed by how few articles hold it. It needs no words, so
//! it serves languages that part them loosely and texts that are typed carelessly, and tells a story
//! derived from another from an independent one where hardly a phrase was left as it was.

use crate::exact::ln;
use crate::parallel;
use crate::text::Text;

use super::shingle::mix;

/// How much of either article's wording stands in the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// The weighed share of the left's runs of letters that the right holds, 0 to 1.
    pub left: f64,
    /// The same the other way round: of a story and what was made of it, the latter's tells most.
    pub right: f64,
}

/// Letters of a run.
const LETTERS: usize = 5;
/// Articles that are read to learn how common a run is; more tell little more.
const SAMPLE: usize = 600;

/// The runs of letters of a text, each once, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters(Vec<u64>);

impl Letters {
    pub(super) fn of(text: &Text) -> Self {
        let words = (0..text.tokens.len()).map(|i| text.tokens.form(i));
        let letters: Vec<u64> = words
            .flat_map(str::chars)
            .filter(|c| c.is_alphanumeric())
            .map(|c| c as u64)
            .collect();
        let run = |run: &[u64]| {
            mix(run
                .iter()
                .fold(0, |sum, letter| sum << 21 ^ sum >> 43 ^ letter))
        };
        let mut runs: Vec<u64> = letters.windows(LETTERS).map(run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }
}

/// How many articles of a run hold each run of letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Commonness {
    articles: usize,
    holders: Vec<(u64, u32)>,
}

impl Commonness {
    /// Learned from articles spread evenly over all.
    pub(super) fn of(texts: &[Text]) -> Self {
        let step = texts.len().div_ceil(SAMPLE).max(1);
        let sample: Vec<&Text> = texts.iter().step_by(step).collect();
        let mut all: Vec<u64> = parallel::map(&sample, |text| Letters::of(text).0).concat();
        all.sort_unstable();
        let same = all.chunk_by(|a, b| a == b);
        Self {
            articles: sample.len(),
            holders: same.map(|same| (same[0], same.len() as u32)).collect(),
        }
    }

    fn weight(&self, run: u64) -> f64 {
        let found = self.holders.binary_search_by_key(&run, |(run, _)| *run);
        let holders = found.map_or(1, |at| self.holders[at].1);
        ln((self.articles + 1) as f64 / f64::from(holders))
    }

    /// How alike two texts are.
    pub(super) fn likeness(&self, left: &Letters, right: &Letters) -> Likeness {
        let weight = |runs: &[u64]| -> f64 { runs.iter().map(|run| self.weight(*run)).sum() };
        let shared = left
            .0
            .iter()
            .filter(|run| right.0.binary_search(run).is_ok());
        let shared: f64 = shared.map(|run| self.weight(*run)).sum();
        let share = |of: &Letters| shared / weight(&of.0).max(f64::MIN_POSITIVE);
        Likeness {
            left: share(left),
            right: share(right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_wholly_like_itself_however_its_words_are_parted() {
        let texts = [
            "The bridge at Alder Creek is shut.",
            "Thebridge at AlderCreek is shut",
            "Oats did well.",
        ]
        .map(Text::of);
        let commonness = Commonness::of(&texts);
        let [a, b, c] = texts.each_ref().map(Letters::of);
        assert!(commonness.likeness(&a, &b).left > 0.99);
        assert!(commonness.likeness(&a, &c).right < 0.1);
        assert_eq!(commonness.likeness(&Letters::default(), &c).left, 0.0);
    }

    #[test]
    fn a_run_weighs_by_how_few_articles_hold_it() {
        let texts = ["abcdef", "abcde", "vwxyz"].map(Text::of);
        let commonness = Commonness::of(&texts);
        let [a, b, _] = texts.each_ref().map(Letters::of);
        let (common, rare) = (2_f64.ln(), 4_f64.ln());
        let likeness = commonness.likeness(&a, &b);
        assert!((likeness.left - common / (common + rare)).abs() < 1e-12);
        assert!((likeness.right - 1.0).abs() < 1e-12);
    }

    #[test]
    fn runs_of_other_letters_in_other_order_are_others() {
        let letters = |text: &str| Letters::of(&Text::of(text)).0;
        assert_eq!(letters("abcdef").len(), 2);
        assert_eq!(letters("abcd").len(), 0);
        assert_eq!(letters("aaaaaaaa").len(), 1);
        assert_ne!(letters("abcde"), letters("abced"));
        assert_ne!(letters("abcde"), letters("zbcde"));
    }
}
