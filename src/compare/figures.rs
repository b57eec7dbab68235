//! Figures: whether an edit changed a number, and how much what was changed is the same in another unit.

use std::ops::Range;

use crate::text::{Calendar, calendar};

use super::clock::clock;
use super::quantity::{Quantity, with_ones};
use super::side::Side;
use super::units::{Dimension, unit};

/// A number of one side.
#[derive(Debug, Clone, PartialEq)]
struct Figure {
    kind: Kind,
    value: f64,
    /// How many of the base unit its own unit is.
    unit: f64,
    is_rough: bool,
}

/// What a number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Counts or measures.
    Amount(Dimension),
    /// "Fourth", "78th".
    Rank,
    /// "5 p.m.", in minutes.
    Clock,
    /// "Within days": a time of nobody knows how many, in seconds.
    Span,
}

impl Kind {
    /// Whether one may stand for the other, with another value.
    fn is_rival(self, other: Self) -> bool {
        matches!((self, other), (Self::Amount(_), Self::Amount(_))) || self == other
    }
}

/// Tokens around an edit among which the numbers are read that it cuts through.
const REACH: usize = 8;
/// Share by which amounts in two units may differ and be one.
const CONVERTED: f64 = 0.08;
/// Share by which a rounded amount may differ from the one meant.
const ROUNDED: f64 = 0.1;

/// Whether a number became another.
pub(super) fn is_other_number(left: &Side, right: &Side) -> bool {
    let (mut before, mut after) = (figures(left), figures(right));
    before.extend(article(left, right));
    after.extend(article(right, left));
    cancel(&mut before, &mut after, agree);
    let is_rival = |one: &Figure| after.iter().any(|other| one.kind.is_rival(other.kind));
    before.iter().any(is_rival)
}

/// Takes away what both have.
pub(super) fn cancel<T>(left: &mut Vec<T>, right: &mut Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    left.retain(
        |one| match right.iter().position(|other| is_same(one, other)) {
            Some(nth) => {
                right.remove(nth);
                false
            }
            None => true,
        },
    );
}

fn agree(a: &Figure, b: &Figure) -> bool {
    let slack = if a.is_rough != b.is_rough {
        ROUNDED
    } else if a.unit != b.unit {
        CONVERTED
    } else {
        1e-9
    };
    a.kind == b.kind && (a.value - b.value).abs() <= slack * a.value.abs().max(b.value.abs())
}

/// The numbers that a stretch holds, cuts through or touches.
fn figures(side: &Side) -> Vec<Figure> {
    let window = side.around(REACH);
    let touches =
        |tokens: &Range<usize>| tokens.end >= side.tokens.start && tokens.start <= side.tokens.end;
    let clocks: Vec<(Range<usize>, f64)> = window
        .clone()
        .filter_map(|i| clock(side, i))
        .filter(|(tokens, _)| touches(tokens))
        .collect();
    let meets = |tokens: &Range<usize>| {
        clocks
            .iter()
            .any(|(clock, _)| clock.start < tokens.end && tokens.start < clock.end)
    };
    let amounts: Vec<Quantity> = with_ones(side.body, side.text, window)
        .into_iter()
        .filter(|one| touches(&one.tokens) && !meets(&one.tokens) && !is_pronoun(side, one))
        .collect();
    let is_free = |i: &usize| !amounts.iter().any(|one| one.tokens.contains(i));
    let ranks = side.tokens.clone().filter(is_free).filter_map(|i| {
        let word = side.form(i);
        rank(word)
            .map(|value| plain(Kind::Rank, value))
            .or_else(|| times(word))
            .or_else(|| bare_year(side, i))
            .or_else(|| span(word))
    });
    let told = ranks.chain(clocks.iter().map(|(_, minute)| plain(Kind::Clock, *minute)));
    let mut told: Vec<Figure> = told.collect();
    told.extend(amounts.iter().map(|one| Figure {
        kind: Kind::Amount(one.dimension),
        value: one.value,
        unit: one.unit,
        is_rough: one.is_rough,
    }));
    told
}

fn plain(kind: Kind, value: f64) -> Figure {
    Figure {
        kind,
        value,
        unit: 1.0,
        is_rough: false,
    }
}

/// "No one", "the one": a "one" that counts nothing.
fn is_pronoun(side: &Side, one: &Quantity) -> bool {
    const LEADS: [&str; 10] = [
        "another", "any", "each", "every", "no", "other", "that", "the", "this", "which",
    ];
    let lead = side.before(one.tokens.start, 1);
    one.value == 1.0 && one.dimension == Dimension::Count && LEADS.contains(&lead)
}

/// "A man" for one, where a number of men stands on the other side.
fn article(side: &Side, other: &Side) -> Option<Figure> {
    let is_article = !side.tokens.is_empty() && matches!(side.form(side.tokens.start), "a" | "an");
    let first = other.tokens.start;
    let counts = with_ones(other.body, other.text, other.around(REACH))
        .into_iter()
        .find(|one| one.tokens.start == first && other.tokens.contains(&first))?;
    let unit = Kind::Amount(counts.dimension);
    let own = with_ones(side.body, side.text, side.tokens.clone());
    let counted = |one: &Quantity| one.tokens.start == side.tokens.start;
    (is_article && counts.value > counts.unit && !own.iter().any(counted))
        .then(|| plain(unit, counts.unit))
}

fn rank(word: &str) -> Option<f64> {
    const RANKS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(nth) = RANKS.iter().position(|rank| *rank == word) {
        return Some(nth as f64 + 1.0);
    }
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))?;
    digits.parse().ok()
}

fn times(word: &str) -> Option<Figure> {
    let value = match word {
        "twice" => 2.0,
        "thrice" => 3.0,
        _ => return None,
    };
    Some(plain(Kind::Amount(Dimension::Count), value))
}

/// "Days" of no number.
fn span(word: &str) -> Option<Figure> {
    let is_many = word.ends_with('s');
    let (dimension, seconds) = unit(word).filter(|_| is_many)?;
    (dimension == Dimension::Time).then(|| plain(Kind::Span, seconds))
}

/// Four digits like a year's that no word before them makes one: "2000 people".
fn bare_year(side: &Side, i: usize) -> Option<Figure> {
    let is_year = calendar(&side.text.tokens, i) == Some(Calendar::Year);
    let value = side.form(i).parse().ok()?;
    (is_year && !super::dates::is_dated_year(side, i))
        .then(|| plain(Kind::Amount(Dimension::Count), value))
}
