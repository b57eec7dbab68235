//! Measures: the figures of a run that a gate can speak of, each the largest that any article or pair reaches.

use copydesk::compare::Comparison;
use copydesk::report::{Report, level_name};
use copydesk::reuse::{Match, Overlap};
use copydesk::wording::{Finding, Level, Severity, Wording, nearest};

use crate::cli::wings::Wing;

use super::expression::Term;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Findings,
    Errors,
    Warnings,
    Notes,
    Weight,
    Score,
    Headline,
    Level,
    Matches,
    Resemblance,
    Containment,
    Coverage,
    LoadedEdits,
    Heated,
    FactEdits,
}

const NAMES: [(&str, Measure); 15] = [
    ("findings", Measure::Findings),
    ("errors", Measure::Errors),
    ("warnings", Measure::Warnings),
    ("notes", Measure::Notes),
    ("weight", Measure::Weight),
    ("score", Measure::Score),
    ("headline", Measure::Headline),
    ("level", Measure::Level),
    ("matches", Measure::Matches),
    ("resemblance", Measure::Resemblance),
    ("containment", Measure::Containment),
    ("coverage", Measure::Coverage),
    ("loaded-edits", Measure::LoadedEdits),
    ("heated", Measure::Heated),
    ("fact-edits", Measure::FactEdits),
];

const LEVELS: [Level; 4] = [
    Level::Plain,
    Level::Coloured,
    Level::Loaded,
    Level::HeavilyLoaded,
];

impl Measure {
    /// The measure of this name.
    pub(super) fn named(name: &str) -> Result<Self, String> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, measure)| *measure).ok_or_else(|| {
            let names = NAMES.map(|(known, _)| known);
            let guess = match nearest(name, names.into_iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names.join(", ")),
            };
            format!("`{name}` is no measure; {guess}")
        })
    }

    pub(super) fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(_, measure)| *measure == self);
        found.expect("every measure has a name").0
    }

    /// What it must reach where nothing is said: counts, one.
    pub(super) fn usual(self) -> Option<f64> {
        use Measure::*;
        let counts = [
            Findings,
            Errors,
            Warnings,
            Notes,
            Matches,
            LoadedEdits,
            FactEdits,
        ];
        counts.contains(&self).then_some(1.0)
    }

    /// A bound that shows how it is compared.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Level => "loaded",
            Self::Resemblance | Self::Containment | Self::Coverage => "0.5",
            _ => "3",
        }
    }

    /// Whether it can be asked of one category or entry alone.
    pub(super) fn knows_names(self) -> bool {
        use Measure::*;
        [Findings, Errors, Warnings, Notes, Weight, Score].contains(&self)
    }

    /// What has to be looked at to tell it.
    pub(super) fn wing(self) -> Wing {
        use Measure::*;
        match self {
            Findings | Errors | Warnings | Notes | Weight | Score | Headline | Level => {
                Wing::Wording
            }
            Matches | Resemblance | Containment | Coverage => Wing::Reuse,
            LoadedEdits | Heated | FactEdits => Wing::Telling,
        }
    }

    /// Whether pairs alone tell it.
    pub(super) fn is_of_pairs(self) -> bool {
        use Measure::*;
        [Matches, Resemblance, Containment].contains(&self)
    }
}

/// The rank of a level by its name.
pub(super) fn rank(level: &str) -> Result<f64, String> {
    let found = LEVELS.iter().position(|known| level_name(*known) == level);
    found.map(|rank| rank as f64).ok_or_else(|| {
        let names = LEVELS.map(level_name).join(", ");
        format!("`{level}` is no level; there are {names}")
    })
}

/// What a report has of a measure; 0 where it did not look.
pub(super) fn of_report(term: &Term, report: &Report) -> f64 {
    let wordings = || report.wording.iter().flatten();
    let each = |value: &dyn Fn(&Wording) -> f64| largest(wordings().map(value));
    let pairs = |value: &dyn Fn(&Match) -> f64| {
        let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
        largest(matches.map(value))
    };
    let compared =
        |value: &dyn Fn(&Comparison) -> f64| report.comparison.as_ref().map_or(0.0, value);
    let counted = |severity: Severity| {
        each(&|wording| {
            told(report, term, wording)
                .filter(|found| found.severity == severity)
                .count() as f64
        })
    };
    match term.measure {
        Measure::Findings => each(&|wording| own(report, term, wording).count() as f64),
        Measure::Errors => counted(Severity::Error),
        Measure::Warnings => counted(Severity::Warning),
        Measure::Notes => counted(Severity::Note),
        Measure::Weight => {
            each(&|wording| largest(own(report, term, wording).map(|found| found.weight)))
        }
        Measure::Score => each(&|wording| score(term, wording)),
        Measure::Headline => each(&|wording| wording.title_score.unwrap_or(0.0)),
        Measure::Level => each(&|wording| rank(level_name(wording.score.level)).unwrap_or(0.0)),
        Measure::Matches => report
            .reuse
            .as_ref()
            .map_or(0.0, |reuse| reuse.found.matches.len() as f64),
        Measure::Resemblance => pairs(&|found| found.overlap.resemblance),
        Measure::Containment => pairs(&|found| containment(&found.overlap)),
        Measure::Coverage => {
            pairs(&|found| found.left_coverage.share.max(found.right_coverage.share))
        }
        Measure::LoadedEdits => compared(&|found| {
            found
                .loaded_edits
                .iter()
                .filter(|edit| edit.load > 0.0)
                .count() as f64
        }),
        Measure::Heated => compared(&|found| largest(found.leans.iter().map(|lean| lean.heated))),
        Measure::FactEdits => compared(&|found| {
            found
                .loaded_edits
                .iter()
                .filter(|edit| !edit.facts.is_empty())
                .count() as f64
        }),
    }
}

/// What matched pairs have of a measure; 0 for one that is not of pairs.
pub(super) fn of_pairs(term: &Term, pairs: &[Overlap]) -> f64 {
    match term.measure {
        Measure::Matches => pairs.len() as f64,
        Measure::Resemblance => largest(pairs.iter().map(|pair| pair.resemblance)),
        Measure::Containment => largest(pairs.iter().map(containment)),
        _ => 0.0,
    }
}

fn containment(pair: &Overlap) -> f64 {
    pair.left_containment.max(pair.right_containment)
}

fn score(term: &Term, wording: &Wording) -> f64 {
    match &term.name {
        None => wording.score.per_1000,
        Some(category) => wording
            .score
            .by_category
            .get(category)
            .copied()
            .unwrap_or(0.0),
    }
}

/// The findings of an article that a term is about and that have any weight, headline and all.
fn told<'w>(
    report: &'w Report,
    term: &'w Term,
    wording: &'w Wording,
) -> impl Iterator<Item = &'w Finding> {
    let all = wording.title_findings.iter().chain(&wording.findings);
    all.filter(move |found| found.weight > 0.0 && is_meant(report, term, found))
}

/// Those of them in the writer's own voice, outside a headline that stands apart.
fn own<'w>(
    report: &'w Report,
    term: &'w Term,
    wording: &'w Wording,
) -> impl Iterator<Item = &'w Finding> {
    let inside = wording.findings.iter();
    inside.filter(move |found| found.is_own() && is_meant(report, term, found))
}

fn is_meant(report: &Report, term: &Term, found: &Finding) -> bool {
    let Some(name) = &term.name else {
        return true;
    };
    let entry = report.lexicon.entry(found.entry);
    *name == report.lexicon.category_of(entry).id || *name == report.lexicon.name_of(entry)
}

fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}
