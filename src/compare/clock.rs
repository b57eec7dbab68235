//! Clocks: times of day.

use std::ops::Range;

use super::side::Side;
use super::units::cardinal;

/// The time of day that begins with token `i`, in minutes: "5 p.m.", "5pm", "17:00".
pub(super) fn clock(side: &Side, i: usize) -> Option<(Range<usize>, f64)> {
    let form = side.form(i);
    let digits = form.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let (hour, minute) = digits.split_once('.').unwrap_or((digits, "0"));
    let hour: f64 = hour.parse().ok().or_else(|| cardinal(hour))?;
    let is_split = side.behind(i) == ":" && side.form(i + 1).len() == 2;
    let (minute, last) = if is_split {
        (side.form(i + 1), i + 1)
    } else {
        (minute, i)
    };
    let minute: f64 = minute.parse().ok()?;
    let glued = &side.form(last)[side
        .form(last)
        .find(char::is_alphabetic)
        .unwrap_or(side.form(last).len())..];
    let (half, end) = match (half_of_day(glued), half_of_day(side.form(last + 1))) {
        (Some(half), _) => (Some(half), last + 1),
        (_, Some(half)) if form == digits => (Some(half), last + 2),
        _ => (None, last + 1),
    };
    if half.is_none() && !is_split || hour > 24.0 || minute > 59.0 {
        return None;
    }
    let hour = half.map_or(hour, |half| hour % 12.0 + half);
    Some((i..end, hour * 60.0 + minute))
}

/// The hours before the half of the day that a word names.
fn half_of_day(word: &str) -> Option<f64> {
    match word {
        "am" | "a.m" | "a.m." => Some(0.0),
        "pm" | "p.m" | "p.m." => Some(12.0),
        _ => None,
    }
}
