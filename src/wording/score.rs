//! The score: how heavily an article is loaded, in all and by category.

use std::collections::BTreeMap;

use crate::exact::power;

use super::context::{Finding, Setting};
use super::lexicon::Lexicon;

/// How heavily an article is loaded in the writer's own voice.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Weight per 1,000 words of own voice; 0 for a text of none.
    pub per_1000: f64,
    /// What a reader makes of it.
    pub level: Level,
    /// Lower end of the 95 % interval of `per_1000`.
    pub low: f64,
    /// Its upper end: what so few words can't rule out.
    pub high: f64,
    /// Weight per 1,000 words by category id; categories with none are left out.
    pub by_category: BTreeMap<String, f64>,
}

/// What a reader makes of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As a wire report.
    Plain,
    /// Some colour.
    Coloured,
    /// Loaded.
    Loaded,
    /// Openly partisan or heated.
    HeavilyLoaded,
}

impl Level {
    /// The level of a weight per 1,000 words.
    pub fn of(per_1000: f64) -> Self {
        const CUTS: [(f64, Level); 3] = [
            (15.0, Level::Plain),
            (30.0, Level::Coloured),
            (60.0, Level::Loaded),
        ];
        CUTS.iter()
            .find(|(below, _)| per_1000 < *below)
            .map_or(Self::HeavilyLoaded, |(_, level)| *level)
    }
}

/// The score of the findings outside headline and boilerplate, over `words` words of own voice.
pub fn score(findings: &[Finding], lexicon: &Lexicon, words: usize) -> Score {
    let counted = || findings.iter().filter(|finding| counts(finding.setting));
    let per_1000 = per_1000(counted().map(|finding| finding.weight).sum(), words);
    let (low, high) = interval(counted().map(|finding| finding.weight), words);
    let mut by_category: BTreeMap<String, f64> = BTreeMap::new();
    for finding in counted() {
        let category = &lexicon.categories[lexicon.category_index(finding.entry)];
        *by_category.entry(category.id.clone()).or_default() +=
            self::per_1000(finding.weight, words);
    }
    Score {
        per_1000,
        level: Level::of(per_1000),
        low,
        high,
        by_category,
    }
}

/// The headline's weight per 1,000 of its `words`; none where there is no headline.
pub fn title_score<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    words: usize,
) -> Option<f64> {
    let weight = findings
        .into_iter()
        .filter(|finding| finding.setting == Setting::Title)
        .map(|finding| finding.weight)
        .sum();
    (words > 0).then(|| per_1000(weight, words))
}

fn counts(setting: Setting) -> bool {
    !matches!(setting, Setting::Title | Setting::Boilerplate)
}

fn per_1000(weight: f64, words: usize) -> f64 {
    if words == 0 {
        0.0
    } else {
        // The sum of no weights is a negative zero, which no reader should see.
        weight * 1000.0 / words as f64 + 0.0
    }
}

/// Weight of a finding where none has been seen yet.
const TYPICAL_WEIGHT: f64 = 2.0;
/// Standard deviations, halved, of a 95 % interval on the square-root scale.
const REACH: f64 = 0.98;

/// The 95 % interval of the weight per 1,000 words, as if findings fell at random.
///
/// Findings of unlike weights count as fewer equal ones (their effective number), whose count is
/// Poisson; its interval is taken on the square-root scale (Anscombe 1948).
fn interval(weights: impl Iterator<Item = f64>, words: usize) -> (f64, f64) {
    let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), weight| {
        (sum + weight, squares + weight * weight)
    });
    let (count, each) = if sum > 0.0 {
        (sum * sum / squares, squares / sum)
    } else {
        (0.0, TYPICAL_WEIGHT)
    };
    let low = power((count.sqrt() - REACH).max(0.0), 2);
    let high = power((count + 1.0).sqrt() + REACH, 2);
    (per_1000(low * each, words), per_1000(high * each, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_prove_little() {
        let brief = interval([2.0, 2.0].into_iter(), 40);
        let long = interval(std::iter::repeat_n(2.0, 50), 1000);
        assert!(brief.0 < 20.0 && brief.1 > 150.0, "{brief:?}");
        assert!(long.0 > 70.0 && long.1 < 135.0, "{long:?}");
        assert_eq!(interval([].into_iter(), 0), (0.0, 0.0));
    }

    #[test]
    fn levels_rise_with_the_load() {
        assert_eq!(
            [0.0, 20.0, 50.0, 90.0].map(Level::of),
            [
                Level::Plain,
                Level::Coloured,
                Level::Loaded,
                Level::HeavilyLoaded
            ]
        );
    }
}
