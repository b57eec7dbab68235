//! Load: an article's score as figures, words and drawings.

use serde::Serialize;

use crate::wording::{Level, Lexicon, Wording};

use super::super::plural::whole;

/// The score of an article.
#[derive(Debug, Serialize)]
pub(in crate::report) struct Load {
    /// Load per 1,000 words, for sorting.
    per_1000: f64,
    /// The same as read.
    text: String,
    /// "from 27 to 166": what so few words leave open.
    low: String,
    high: String,
    /// How a reader would call it.
    level: &'static str,
    /// 0 to 3.
    step: usize,
    /// Whether the lexicon does not know the article's language.
    is_foreign: bool,
    /// Where dot and interval stand on the axis, in [`AXIS`] units.
    dot: f64,
    from: f64,
    to: f64,
}

/// One category's part of a score.
#[derive(Debug, Serialize)]
pub(in crate::report) struct Bar {
    /// Index of the category.
    category: usize,
    /// Load per 1,000 words.
    text: String,
    /// Findings, in whatever setting.
    count: usize,
    /// Length, 0 to 100.
    width: f64,
}

/// Length of the axis that loads are drawn on.
pub(in crate::report) const AXIS: u32 = 160;
/// Load at the end of the axis; what lies beyond is drawn there.
const MOST: f64 = 200.0;

/// Loads at which the level changes, as places on the axis.
pub(in crate::report) fn cuts() -> Vec<f64> {
    // The square root spreads the low loads, where most articles are.
    Level::CUTS.map(place).to_vec()
}

fn place(load: f64) -> f64 {
    tenth((load.clamp(0.0, MOST) / MOST).sqrt() * f64::from(AXIS))
}

/// The score of an article as it is shown.
pub(in crate::report) fn load(wording: &Wording) -> Load {
    let score = &wording.score;
    let (level, step) = match wording.is_foreign() {
        true => ("not English", 0),
        false => level(score.level),
    };
    Load {
        per_1000: tenth(score.per_1000),
        text: match wording.is_foreign() {
            true => "–".to_owned(),
            false => whole(score.per_1000),
        },
        is_foreign: wording.is_foreign(),
        low: whole(score.low),
        high: whole(score.high),
        level,
        step,
        dot: place(score.per_1000),
        from: place(score.low),
        to: place(score.high),
    }
}

/// A level in words, and as a step from 0.
pub(in crate::report) fn level(level: Level) -> (&'static str, usize) {
    match level {
        Level::Plain => ("plain", 0),
        Level::Coloured => ("coloured", 1),
        Level::Loaded => ("loaded", 2),
        Level::HeavilyLoaded => ("heavily loaded", 3),
    }
}

/// Load by category, heaviest first; categories that were found but weigh nothing stand last.
pub(in crate::report) fn bars(wording: &Wording, lexicon: &Lexicon) -> Vec<Bar> {
    let by_category = &wording.score.by_category;
    let most = by_category.values().copied().fold(1.0, f64::max);
    let mut bars: Vec<(f64, Bar)> = vec![];
    for (nth, category) in lexicon.categories.iter().enumerate() {
        let found = wording.findings.iter().chain(&wording.title_findings);
        let count = found
            .filter(|finding| lexicon.entry(finding.entry).category == nth)
            .count();
        let load = by_category.get(&category.id).copied().unwrap_or_default();
        if count > 0 {
            bars.push((
                load,
                Bar {
                    category: nth,
                    text: whole(load),
                    count,
                    width: tenth(load / most * 100.0),
                },
            ));
        }
    }
    bars.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.category.cmp(&b.1.category)));
    bars.into_iter().map(|(_, bar)| bar).collect()
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round().abs() / 10.0
}
