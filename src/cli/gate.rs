//! Gates: what the caller wants to be told of by the exit code.

use std::str::FromStr;

use copydesk::report::{Report, level_name};
use copydesk::reuse::Overlap;
use copydesk::wording::{Level, Wording};

/// `MEASURE` or `MEASURE>=VALUE`: crossed if any article or pair reaches the value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gate {
    measure: Measure,
    least: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Findings,
    Weight,
    Score,
    Level,
    Matches,
    Resemblance,
    Containment,
}

const LEVELS: [Level; 4] = [
    Level::Plain,
    Level::Coloured,
    Level::Loaded,
    Level::HeavilyLoaded,
];

impl Gate {
    /// Whether a report crosses it.
    pub(crate) fn is_crossed(&self, report: &Report) -> bool {
        let wording = || report.wording.iter().flatten();
        let matches = || report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
        let largest = match self.measure {
            Measure::Findings => {
                largest(wording().map(|wording| own_weights(wording).count() as f64))
            }
            Measure::Weight => largest(wording().flat_map(own_weights)),
            Measure::Score => largest(wording().map(|wording| wording.score.per_1000)),
            Measure::Level => {
                largest(wording().filter_map(|wording| rank(level_name(wording.score.level))))
            }
            Measure::Matches => matches().count() as f64,
            Measure::Resemblance => largest(matches().map(|found| found.overlap.resemblance)),
            Measure::Containment => largest(matches().map(|found| {
                found
                    .overlap
                    .left_containment
                    .max(found.overlap.right_containment)
            })),
        };
        largest >= self.least
    }
}

impl Gate {
    /// Whether it can be judged from pairs alone.
    pub(crate) fn is_of_pairs(&self) -> bool {
        matches!(
            self.measure,
            Measure::Matches | Measure::Resemblance | Measure::Containment
        )
    }

    /// Whether matched pairs cross it, if it is of pairs.
    pub(crate) fn is_crossed_by(&self, pairs: &[Overlap]) -> bool {
        let pairs_of = |measure: fn(&Overlap) -> f64| largest(pairs.iter().map(measure));
        let largest = match self.measure {
            Measure::Matches => pairs.len() as f64,
            Measure::Resemblance => pairs_of(|pair| pair.resemblance),
            Measure::Containment => {
                pairs_of(|pair| pair.left_containment.max(pair.right_containment))
            }
            _ => return false,
        };
        largest >= self.least
    }
}

fn own_weights(wording: &Wording) -> impl Iterator<Item = f64> {
    wording
        .findings
        .iter()
        .filter(|finding| finding.is_own())
        .map(|finding| finding.weight)
}

fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

fn rank(level: &str) -> Option<f64> {
    LEVELS
        .iter()
        .position(|known| level_name(*known) == level)
        .map(|rank| rank as f64)
}

impl FromStr for Gate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text
            .split_once(">=")
            .map_or((text, None), |(name, value)| (name, Some(value.trim())));
        let measure = match name.trim() {
            "findings" => Measure::Findings,
            "weight" => Measure::Weight,
            "score" => Measure::Score,
            "level" => Measure::Level,
            "matches" => Measure::Matches,
            "resemblance" => Measure::Resemblance,
            "containment" => Measure::Containment,
            other => {
                return Err(format!(
                    "`{other}` is no measure; there are findings, weight, score, level, matches, resemblance, containment"
                ));
            }
        };
        let least = match (measure, value) {
            (Measure::Level, Some(level)) => rank(level).ok_or_else(|| {
                format!(
                    "`{level}` is no level; there are {}",
                    LEVELS.map(level_name).join(", ")
                )
            })?,
            (_, Some(value)) => value
                .parse()
                .map_err(|_| format!("`{value}` is no number"))?,
            (Measure::Findings | Measure::Matches, None) => 1.0,
            (_, None) => return Err(format!("say how much: {}>=VALUE", name.trim())),
        };
        Ok(Self { measure, least })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gates_are_read_or_refused_with_a_reason() {
        assert_eq!(
            "findings".parse(),
            Ok(Gate {
                measure: Measure::Findings,
                least: 1.0
            })
        );
        assert_eq!(
            "level >= loaded".parse(),
            Ok(Gate {
                measure: Measure::Level,
                least: 2.0
            })
        );
        for wrong in ["weight", "mood>=3", "level>=awful", "score>=high"] {
            assert!(wrong.parse::<Gate>().is_err(), "{wrong}");
        }
    }
}
