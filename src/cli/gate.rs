//! Gates: what the caller wants to be told of by the exit code, as an expression over what was found.

mod expression;
mod measure;

use std::fmt;
use std::str::FromStr;

use anyhow::Context;

use copydesk::report::Report;
use copydesk::reuse::Overlap;
use copydesk::wording::Lexicon;

use super::wings::Wing;

use expression::{Expression, Slip};

/// A condition on a run, such as `level >= loaded and findings[fear] > 2`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gate {
    /// As it was given.
    text: String,
    expression: Expression,
}

impl fmt::Display for Gate {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Gate {
    /// Asks for every category and entry it names.
    ///
    /// # Errors
    /// The first name that nothing in the lexicon goes by: a gate on it could never hold.
    pub(crate) fn check(&self, lexicon: &Lexicon) -> anyhow::Result<()> {
        let terms = self.expression.terms().into_iter();
        let mut names = terms.filter_map(|term| term.name.as_deref());
        names
            .try_for_each(|name| lexicon.known(name))
            .with_context(|| format!("--fail-on '{self}'"))
    }

    /// Whether a report crosses it.
    pub(crate) fn is_crossed(&self, report: &Report) -> bool {
        self.expression
            .holds(&|term| measure::of_report(term, report))
    }

    /// The first of its measures that is of none of these wings, and its own.
    pub(crate) fn beyond(&self, wings: &[Wing]) -> Option<(&'static str, Wing)> {
        let terms = self.expression.terms().into_iter();
        let mut beyond = terms.filter(|term| !wings.contains(&term.measure.wing()));
        beyond
            .next()
            .map(|term| (term.measure.name(), term.measure.wing()))
    }

    /// Whether it can be judged from pairs alone.
    pub(crate) fn is_of_pairs(&self) -> bool {
        self.expression
            .terms()
            .iter()
            .all(|term| term.measure.is_of_pairs())
    }

    /// Whether matched pairs cross it, if it is of pairs.
    pub(crate) fn is_crossed_by(&self, pairs: &[Overlap]) -> bool {
        self.expression
            .holds(&|term| measure::of_pairs(term, pairs))
    }
}

impl FromStr for Gate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expression = expression::parse(text).map_err(|slip| shown(text, &slip))?;
        Ok(Self {
            text: text.to_owned(),
            expression,
        })
    }
}

/// A slip with the expression under it and a mark at its place.
fn shown(text: &str, slip: &Slip) -> String {
    let before = text[..slip.at].chars().count();
    format!("{}\n  {text}\n  {}^", slip.message, " ".repeat(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_shown_at_its_place() {
        for (text, expected) in [
            (
                "weight",
                "`weight` needs a comparison, such as >= 3\n  weight\n        ^",
            ),
            ("level", "`level` needs a comparison, such as >= loaded\n"),
            (
                "coverage",
                "`coverage` needs a comparison, such as >= 0.5\n",
            ),
            ("findings and mood >= 3", "`mood` is no measure"),
            (
                "level >= awful",
                "`awful` is no level; there are plain, coloured, loaded, heavily-loaded\n  level >= awful\n           ^",
            ),
            (
                "score >= high",
                "a number is expected here\n  score >= high\n           ^",
            ),
            (
                "(findings",
                "a closing parenthesis is missing\n  (findings\n           ^",
            ),
            (
                "findings findings",
                "`and`, `or` or the end is expected here\n  findings findings\n           ^",
            ),
            (
                "score[fear/chaos] > 0",
                "`score` is of categories; `weight` and `findings` are of entries too\n  score[fear/chaos] > 0\n        ^",
            ),
            (
                "matches[fear]",
                "`matches` knows no categories\n  matches[fear]\n         ^",
            ),
            ("", "a measure is expected here"),
        ] {
            let told = text.parse::<Gate>().expect_err(text);
            assert!(told.starts_with(expected), "{told}");
        }
    }

    #[test]
    fn a_level_is_named_as_reports_name_it() {
        let gate = |text: &str| text.parse::<Gate>().expect(text).expression;
        let named = gate("level >= heavily-loaded and errors");
        assert_eq!(gate("level >= heavily loaded and errors"), named);
        assert!("level >= heavily".parse::<Gate>().is_err());
    }

    #[test]
    fn pairs_alone_answer_for_pairs_alone() {
        let gate = |text: &str| text.parse::<Gate>().expect(text);
        let pair = Overlap {
            resemblance: 0.5,
            left_containment: 0.6,
            right_containment: 0.7,
        };
        assert!(gate("matches").is_of_pairs() && !gate("matches or score>1").is_of_pairs());
        for (text, crossed) in [
            ("matches", true),
            ("matches > 1", false),
            ("resemblance >= 0.5 and not containment > 0.7", true),
            ("not (matches or resemblance < 1)", false),
        ] {
            assert_eq!(gate(text).is_crossed_by(&[pair]), crossed, "{text}");
        }
    }
}
