//! Dates of an edit: whether a day, a month, a season or a year became another.

use crate::text::{Calendar, calendar, is_day, is_month_name};

use super::figures::cancel;
use super::side::Side;

/// What of a date a word tells: only two of one kind are set against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Weekday,
    Month,
    Day,
    Year,
    Season,
    PartOfDay,
    /// "Today".
    Near,
    /// "Next week".
    Turn,
}

/// Letters by which weekdays and months are known, in full or in short.
const LETTERS: usize = 3;

/// Whether a date became another.
pub(super) fn is_other_date(left: &Side, right: &Side) -> bool {
    let (mut before, mut after) = (dates(left), dates(right));
    cancel(&mut before, &mut after, |a, b| a == b);
    let is_rival = |one: &(Kind, &str)| after.iter().any(|other| one.0 == other.0);
    before.iter().any(is_rival)
}

/// The dates that a stretch holds, and what of them stands beside it.
fn dates<'a>(side: &Side<'a>) -> Vec<(Kind, &'a str)> {
    side.tokens.clone().filter_map(|i| date(side, i)).collect()
}

fn date<'a>(side: &Side<'a>, i: usize) -> Option<(Kind, &'a str)> {
    const NEAR: [&str; 4] = ["today", "tomorrow", "tonight", "yesterday"];
    let tokens = &side.text.tokens;
    let form = side.form(i);
    let short = || form.get(..LETTERS).unwrap_or(form);
    match calendar(tokens, i) {
        Some(Calendar::Weekday) => return Some((Kind::Weekday, short())),
        Some(Calendar::Month) => return Some((Kind::Month, short())),
        Some(Calendar::Year) if is_dated_year(side, i) => return Some((Kind::Year, form)),
        _ => {}
    }
    if is_day(tokens, i) {
        return Some((Kind::Day, form));
    }
    if NEAR.contains(&form) {
        return Some((Kind::Near, form));
    }
    turn(side, i)
        .or_else(|| Some((Kind::Season, season(form)?)))
        .or_else(|| Some((Kind::PartOfDay, part_of_day(form)?)))
}

/// The part of a day; an evening may be called a night.
fn part_of_day(form: &str) -> Option<&'static str> {
    Some(match form {
        "dawn" | "morning" => "morning",
        "afternoon" => "afternoon",
        "dusk" | "evening" | "night" | "overnight" => "night",
        _ => return None,
    })
}

/// Which week, month or season is meant: "this", "next".
fn turn<'a>(side: &Side<'a>, i: usize) -> Option<(Kind, &'a str)> {
    const TURNS: [&str; 5] = ["following", "last", "next", "previous", "this"];
    const SPANS: [&str; 6] = ["decade", "month", "season", "week", "weekend", "year"];
    let next = side.form(i + 1);
    let is_span = SPANS.contains(&next) || season(next).is_some();
    (TURNS.contains(&side.form(i)) && is_span).then(|| (Kind::Turn, side.form(i)))
}

fn season(form: &str) -> Option<&'static str> {
    Some(match form {
        "spring" => "spring",
        "summer" => "summer",
        "autumn" | "fall" => "autumn",
        "winter" => "winter",
        _ => return None,
    })
}

/// Whether four digits are a year by the word before them: "in 2021", "June 2021".
pub(super) fn is_dated_year(side: &Side, i: usize) -> bool {
    const LEADS: [&str; 17] = [
        "after", "before", "by", "during", "early", "for", "from", "in", "late", "mid", "of",
        "since", "through", "to", "until", "and", "year",
    ];
    const COUNTED: [&str; 4] = ["people", "of", "more", "new"];
    let lead = side.before(i, 1);
    let is_day = lead.parse::<u32>().is_ok_and(|day| day <= 31);
    let is_led = LEADS.contains(&lead) && !COUNTED.contains(&side.form(i + 1));
    is_led || is_day || is_month_name(lead) || season(lead).is_some()
}
