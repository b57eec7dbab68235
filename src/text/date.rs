//! Dates: months and weekdays, which are written as names are and name nobody.

use super::token::Tokens;

/// What of a date a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Calendar {
    Weekday,
    Month,
    Year,
}

/// What of a date token `i` names: "in August", "May 3", "on Monday", "said Tuesday", "2021".
///
/// A month that may be somebody's name is one unless the words beside it make it a date: "April Holm said".
pub(crate) fn calendar(tokens: &Tokens, i: usize) -> Option<Calendar> {
    let form = tokens.form(i);
    let form = form.strip_suffix("'s").unwrap_or(form);
    if DAYS.contains(&form) {
        return Some(Calendar::Weekday);
    }
    if is_year(form) {
        return Some(Calendar::Year);
    }
    let is_month = MONTHS.contains(&form) || NAMES_TOO.contains(&form) && is_dated(tokens, i);
    is_month.then_some(Calendar::Month)
}

/// Whether token `i` is a month or a weekday as a date has it.
pub(crate) fn is_date(tokens: &Tokens, i: usize) -> bool {
    matches!(
        calendar(tokens, i),
        Some(Calendar::Weekday | Calendar::Month)
    )
}

/// Whether a name is a month or a weekday and nothing else: nobody goes by "August" alone.
pub(crate) fn is_date_alone(name: &str) -> bool {
    let form = name.to_lowercase();
    let form = form.trim_end_matches("'s").trim_end_matches("’s");
    DAYS.contains(&form) || is_month_name(form)
}

/// Whether a form names a month, in full or in short, whatever else it may be.
pub(crate) fn is_month_name(form: &str) -> bool {
    MONTHS.contains(&form) || NAMES_TOO.contains(&form)
}

/// Whether token `i`, a number, is the day of a date: "December 5", "5 December".
pub(crate) fn is_day(tokens: &Tokens, i: usize) -> bool {
    let day = tokens.form(i).parse::<u32>();
    let is_month = |i: usize| calendar(tokens, i) == Some(Calendar::Month);
    day.is_ok_and(|day| (1..=31).contains(&day))
        && (i > 0 && is_month(i - 1) || i + 1 < tokens.len() && is_month(i + 1))
}

fn is_year(form: &str) -> bool {
    form.len() == 4
        && form
            .parse::<u32>()
            .is_ok_and(|year| (1800..2100).contains(&year))
}

/// Whether the word before token `i` leads up to a date, or a number stands beside it.
fn is_dated(tokens: &Tokens, i: usize) -> bool {
    let is_number = |i: usize| tokens.form(i).starts_with(|c: char| c.is_ascii_digit());
    let before = i.checked_sub(1);
    let after = Some(i + 1).filter(|i| *i < tokens.len());
    before.is_some_and(|i| LEADS.contains(&tokens.form(i)))
        || [before, after].into_iter().flatten().any(is_number)
}

const DAYS: [&str; 7] = [
    "friday",
    "monday",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];
const MONTHS: [&str; 18] = [
    "december",
    "february",
    "january",
    "july",
    "november",
    "october",
    "september",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
/// Months by which people and places are called too.
const NAMES_TOO: [&str; 6] = ["april", "august", "june", "mar", "march", "may"];
/// Words that lead up to a date.
const LEADS: [&str; 22] = [
    "after", "before", "by", "during", "each", "early", "every", "for", "from", "in", "last",
    "late", "mid", "next", "of", "on", "since", "that", "this", "through", "to", "until",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_beside_a_month_is_a_day() {
        for (body, expected) in [
            ("December 5 boats", true),
            ("On 5 December", true),
            ("On Oct. 5 they met", true),
            ("On Monday 5 boats", false),
            ("In December 500 boats", false),
        ] {
            let tokens = Tokens::of(body, 0);
            let at = (0..tokens.len()).find(|i| tokens.form(*i).starts_with('5'));
            assert_eq!(is_day(&tokens, at.expect("a number")), expected, "{body}");
        }
    }

    #[test]
    fn a_month_is_a_date_where_it_is_dated() {
        for (body, word, expected) in [
            ("Ukraine has held it since August", "august", true),
            ("In May prices rose", "may", true),
            ("On 3 June they met", "june", true),
            ("On March 3 they met", "march", true),
            ("Officials said Tuesday it holds", "tuesday", true),
            ("They met in October", "october", true),
            ("April Holm said it holds", "april", false),
            ("It holds, Theresa May said", "may", false),
            ("Officials said it holds", "officials", false),
        ] {
            let tokens = Tokens::of(body, 0);
            let mut all = 0..tokens.len();
            let at = all.find(|i| tokens.form(*i) == word).expect("the word");
            assert_eq!(is_date(&tokens, at), expected, "{body}");
        }
    }
}
