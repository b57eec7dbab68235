//! Expressions: comparisons of measures, joined by `and`, `or`, `not` and parentheses.

use super::measure::{Measure, rank};

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Or(Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    Compare(Term, Operator, f64),
}

/// What is measured, and in what category or entry alone, if in one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    pub(super) measure: Measure,
    pub(super) name: Option<String>,
}

/// How it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
    Unequal,
}

/// What can't be read, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) at: usize,
    pub(super) message: String,
}

const OPERATORS: [(&str, Operator); 7] = [
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("!=", Operator::Unequal),
    ("==", Operator::Equal),
    (">", Operator::Above),
    ("<", Operator::Below),
    ("=", Operator::Equal),
];

impl Expression {
    /// Whether it holds of values.
    pub(super) fn holds(&self, value: &dyn Fn(&Term) -> f64) -> bool {
        match self {
            Self::Or(a, b) => a.holds(value) || b.holds(value),
            Self::And(a, b) => a.holds(value) && b.holds(value),
            Self::Not(inner) => !inner.holds(value),
            Self::Compare(term, operator, bound) => operator.holds(value(term), *bound),
        }
    }

    /// Everything it measures, from left to right.
    pub(super) fn terms(&self) -> Vec<&Term> {
        match self {
            Self::Or(a, b) | Self::And(a, b) => [a.terms(), b.terms()].concat(),
            Self::Not(inner) => inner.terms(),
            Self::Compare(term, ..) => vec![term],
        }
    }
}

impl Operator {
    fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::Below => value < bound,
            Self::Equal => value == bound,
            Self::Unequal => value != bound,
        }
    }
}

/// Reads an expression; `and` binds before `or`.
pub(super) fn parse(text: &str) -> Result<Expression, Slip> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let expression = reader.or()?;
    match reader.rest() {
        "" => Ok(expression),
        _ => Err(reader.slip("`and`, `or` or the end is expected here")),
    }
}

/// Parentheses and negations within one another.
const DEEPEST: usize = 64;

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn or(&mut self) -> Result<Expression, Slip> {
        let mut left = self.and()?;
        while self.takes_word("or") {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expression, Slip> {
        let mut left = self.not()?;
        while self.takes_word("and") {
            left = Expression::And(Box::new(left), Box::new(self.not()?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expression, Slip> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.slip("nested too deeply"));
        }
        let read = if self.takes_word("not") {
            Expression::Not(Box::new(self.not()?))
        } else if self.takes("(") {
            let inner = self.or()?;
            if !self.takes(")") {
                return Err(self.slip("a closing parenthesis is missing"));
            }
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(read)
    }

    fn comparison(&mut self) -> Result<Expression, Slip> {
        let start = {
            self.rest();
            self.at
        };
        let name = self.word();
        if name.is_empty() {
            return Err(self.slip("a measure is expected here"));
        }
        let measure = Measure::named(name).map_err(|message| Slip { at: start, message })?;
        let name_of = self.name_of(measure)?;
        let term = Term {
            measure,
            name: name_of,
        };
        let Some(operator) = self.operator() else {
            let example = measure.example();
            let least = measure.usual().ok_or_else(|| {
                self.slip(&format!(
                    "`{name}` needs a comparison, such as >= {example}"
                ))
            })?;
            return Ok(Expression::Compare(term, Operator::AtLeast, least));
        };
        let bound = self.bound(measure)?;
        Ok(Expression::Compare(term, operator, bound))
    }

    /// The category or entry in brackets behind a measure.
    fn name_of(&mut self, measure: Measure) -> Result<Option<String>, Slip> {
        let before = {
            self.rest();
            self.at
        };
        if !self.takes("[") {
            return Ok(None);
        }
        if !measure.knows_names() {
            let message = format!("`{}` knows no categories", measure.name());
            return Err(Slip {
                at: before,
                message,
            });
        }
        let Some(end) = self.rest().find(']') else {
            return Err(self.slip("a closing bracket is missing"));
        };
        let name = self.rest()[..end].trim().to_owned();
        if measure == Measure::Score && name.contains('/') {
            return Err(
                self.slip("`score` is of categories; `weight` and `findings` are of entries too")
            );
        }
        self.at += end + 1;
        Ok(Some(name))
    }

    fn operator(&mut self) -> Option<Operator> {
        let found = OPERATORS.iter().find(|(sign, _)| self.takes(sign));
        found.map(|(_, operator)| *operator)
    }

    fn bound(&mut self, measure: Measure) -> Result<f64, Slip> {
        let start = {
            self.rest();
            self.at
        };
        let word = self.word();
        if measure == Measure::Level {
            // Reports for people write this one with a blank.
            let is_two_words = word == "heavily" && self.takes_word("loaded");
            let word = if is_two_words { "heavily-loaded" } else { word };
            return rank(word).map_err(|message| Slip { at: start, message });
        }
        let number = word.parse().ok().filter(|number: &f64| number.is_finite());
        number.ok_or_else(|| Slip {
            at: start,
            message: "a number is expected here".to_owned(),
        })
    }

    /// What is left, without white space before it.
    fn rest(&mut self) -> &'t str {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        rest
    }

    /// Letters, digits, dots and hyphens, from here on.
    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let inside = |char: char| char.is_alphanumeric() || matches!(char, '.' | '-' | '_');
        let end = rest.find(|char| !inside(char)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn takes(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len() } else { 0 };
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let before = {
            self.rest();
            self.at
        };
        let found = self.word() == word;
        self.at = if found { self.at } else { before };
        found
    }

    fn slip(&self, message: &str) -> Slip {
        Slip {
            at: self.at,
            message: message.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_at_a_place_within_it(text in "\\PC*") {
            if let Err(slip) = parse(&text) {
                prop_assert!(text.is_char_boundary(slip.at));
            }
        }

        #[test]
        fn whatever_is_built_is_read_back(built in built()) {
            prop_assert_eq!(parse(&written(&built)), Ok(built));
        }
    }

    fn built() -> impl Strategy<Value = Expression> {
        let measure =
            prop::sample::select(vec![Measure::Findings, Measure::Weight, Measure::Matches]);
        let operator = prop::sample::select(OPERATORS.map(|(_, operator)| operator).to_vec());
        let leaf = (measure, operator, -9_i32..99).prop_map(|(measure, operator, bound)| {
            let name = measure.knows_names().then(|| "fear/chaos".to_owned());
            Expression::Compare(Term { measure, name }, operator, f64::from(bound) / 4.0)
        });
        leaf.prop_recursive(4, 16, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone())
                    .prop_map(|(a, b)| Expression::Or(a.into(), b.into())),
                (inner.clone(), inner.clone())
                    .prop_map(|(a, b)| Expression::And(a.into(), b.into())),
                inner.prop_map(|inner| Expression::Not(inner.into())),
            ]
        })
    }

    fn written(expression: &Expression) -> String {
        match expression {
            Expression::Or(a, b) => format!("({}) or ({})", written(a), written(b)),
            Expression::And(a, b) => format!("({})and({})", written(a), written(b)),
            Expression::Not(inner) => format!("not ({})", written(inner)),
            Expression::Compare(term, operator, bound) => {
                let sign = OPERATORS.iter().find(|(_, known)| known == operator);
                let name = term
                    .name
                    .as_ref()
                    .map_or(String::new(), |name| format!("[{name}]"));
                format!(
                    "{}{name} {} {bound}",
                    term.measure.name(),
                    sign.expect("known").0
                )
            }
        }
    }
}
