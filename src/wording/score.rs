//! The score: how heavily an article is loaded, in all and by category.

use std::collections::BTreeMap;

use crate::exact::power;

use super::context::{Finding, Setting};
use super::lexicon::Lexicon;

/// How heavily an article is loaded in the writer's own voice.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Load per 1,000 words of own voice, as if there were [`SPARE_WORDS`] more; 0 for a text of none.
    pub per_1000: f64,
    /// What a reader makes of it.
    pub level: Level,
    /// Lower end of the 95 % interval of `per_1000`.
    pub low: f64,
    /// Its upper end: what so few words can't rule out, over these words alone.
    pub high: f64,
    /// The same load by category id; categories with none are left out.
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
    /// Scores from which on a text is coloured, loaded, heavily loaded.
    pub const CUTS: [f64; 3] = [15.0, 30.0, 60.0];

    /// The level of a load per 1,000 words.
    pub fn of(per_1000: f64) -> Self {
        const LEVELS: [Level; 3] = [Level::Plain, Level::Coloured, Level::Loaded];
        let below = Self::CUTS.iter().position(|cut| per_1000 < *cut);
        below.map_or(Self::HeavilyLoaded, |nth| LEVELS[nth])
    }
}

/// Words that every text is taken to have beside its own, plain ones: so few words of its own prove little.
///
/// A loaded word in forty is then no proof of a heated article, while in a thousand it weighs as it would without.
pub const SPARE_WORDS: usize = 75;

/// The score of the findings outside headline and boilerplate, over `words` words of own voice.
///
/// Found again, the same words tell less that is new: the second time counts half, the third a third.
pub fn score(body: &str, findings: &[Finding], lexicon: &Lexicon, words: usize) -> Score {
    let loads = loads(body, findings);
    let of_all = of_words(words);
    let per_1000 = |load: f64| per_1000(load, of_all);
    let (low, high) = interval(loads.iter().map(|(_, load)| *load), words);
    let mut by_category: BTreeMap<String, f64> = BTreeMap::new();
    for (finding, load) in &loads {
        let category = &lexicon.categories[lexicon.category_index(finding.entry)];
        *by_category.entry(category.id.clone()).or_default() += per_1000(*load);
    }
    let all = per_1000(loads.iter().map(|(_, load)| load).sum());
    Score {
        per_1000: all,
        level: Level::of(all),
        low,
        high,
        by_category,
    }
}

/// The findings that count, and how much each does.
fn loads<'f>(body: &str, findings: &'f [Finding]) -> Vec<(&'f Finding, f64)> {
    let mut times: BTreeMap<String, f64> = BTreeMap::new();
    let counted = findings.iter().filter(|finding| counts(finding.setting));
    counted
        .map(|finding| {
            let words = finding.span.of(body).to_lowercase();
            let time = times.entry(words).or_default();
            *time += 1.0;
            (finding, finding.load() / *time)
        })
        .collect()
}

/// The words that a score is over.
fn of_words(words: usize) -> usize {
    if words == 0 { 0 } else { words + SPARE_WORDS }
}

/// The headline's weight per 1,000 of its `words`; none where there is no headline.
pub fn title_score<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    words: usize,
) -> Option<f64> {
    let weight = findings
        .into_iter()
        .filter(|finding| finding.setting == Setting::Title)
        .map(Finding::load)
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

/// The 95 % interval of the load per 1,000 words, as if findings fell at random.
///
/// Its lower end is over the words of the score, its upper end over the text's own, where no other are presumed.
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
    (
        per_1000(low * each, of_words(words)),
        per_1000(high * each, words),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_prove_little() {
        let brief = interval([2.0, 2.0].into_iter(), 40);
        let long = interval(std::iter::repeat_n(2.0, 50), 1000);
        assert!(brief.0 < 20.0 && brief.1 > 150.0, "{brief:?}");
        assert!(long.0 > 65.0 && long.1 < 135.0, "{long:?}");
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
