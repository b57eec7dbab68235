//! Fates: what befell those whom a number counts, and what an amount is, by the nearest word that tells.

use std::ops::Range;

use crate::text::Tokens;

/// What befell people: one number of the dead and one of the hurt are no disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Dead,
    Hurt,
    Missing,
    Held,
    Safe,
}

impl Fate {
    pub(super) fn of(form: &str) -> Option<Self> {
        Some(match form {
            "dead" | "deaths" | "died" | "dies" | "kill" | "killed" | "killing" | "kills"
            | "perished" | "bodies" | "slain" => Self::Dead,
            "hurt" | "injured" | "injuries" | "injuring" | "wounded" | "wounding"
            | "hospitalised" | "hospitalized" => Self::Hurt,
            "missing" | "unaccounted" => Self::Missing,
            "arrested" | "arrests" | "captured" | "detained" | "jailed" | "charged" => Self::Held,
            "evacuated" | "rescued" | "saved" | "survived" | "survivors" | "unhurt" => Self::Safe,
            _ => return None,
        })
    }
}

/// What an amount is: a salary and a loss are no disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Pay,
    Profit,
    Loss,
    Debt,
    Revenue,
    Fine,
    Height,
    Length,
    Width,
    Depth,
}

impl Sort {
    pub(super) fn of(form: &str) -> Option<Self> {
        Some(match form {
            "salary" | "salaries" | "wage" | "wages" | "bonus" | "earns" => Self::Pay,
            "profit" | "profits" | "surplus" => Self::Profit,
            "loss" | "losses" | "deficit" | "shortfall" | "red" => Self::Loss,
            "debt" | "debts" | "borrowing" => Self::Debt,
            "revenue" | "revenues" | "sales" | "turnover" => Self::Revenue,
            "fine" | "fined" | "penalty" => Self::Fine,
            "high" | "height" | "tall" => Self::Height,
            "long" | "length" => Self::Length,
            "wide" | "width" => Self::Width,
            "deep" | "depth" => Self::Depth,
            _ => return None,
        })
    }
}

/// Tokens on either side among which a word is looked for that tells what befell people, or what an amount is.
const NEAREST_REACH: usize = 5;
/// What the nearest word around `number` tells of it that tells anything.
pub(super) fn nearest<T>(
    tokens: &Tokens,
    words: &Range<usize>,
    number: &Range<usize>,
    told: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let first = number.start.saturating_sub(NEAREST_REACH).max(words.start);
    let last = words.end.min(number.end + NEAREST_REACH);
    let told = (first..last).filter_map(|i| Some((i, told(tokens.form(i))?)));
    let gap = |i: usize| number.start.saturating_sub(i) + (i + 1).saturating_sub(number.end);
    told.min_by_key(|(i, _)| gap(*i)).map(|(_, told)| told)
}
