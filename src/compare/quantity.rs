//! Quantities: numbers in place, with what they measure, in one unit each.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, is_date, is_day};

use super::clock::clock;
use super::measure::{Measure, Words, behind, glued};
use super::share::share;
use super::side::Side;
use super::units::{CODE, Dimension, currency, magnitude, unit};
use super::written::{and_a_part, code, magnitude_word, written};

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Where it stands, unit included, but for "per cent" and "percentage points".
    pub(super) span: Span,
    /// What it measures.
    pub(super) dimension: Dimension,
    /// How much, in the base unit.
    pub(super) value: f64,
    /// How many of the base unit its own unit is.
    pub(super) unit: f64,
    /// Whether a word such as "about" or "more than" rounds it.
    pub(super) is_rough: bool,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The quantities among the tokens of `range`, in order. Years, days of a month, times of day and ordinals are none, nor
/// is a bare "one".
pub(super) fn quantities(body: &str, text: &Text, range: Range<usize>) -> Vec<Quantity> {
    let mut found = with_ones(body, text, range);
    found.retain(|one| {
        !is_pronoun(text, one) && !is_one_part(text, one) && !is_of_clock(body, text, one)
    });
    found
}

/// The same with every "one".
pub(super) fn with_ones(body: &str, text: &Text, range: Range<usize>) -> Vec<Quantity> {
    let words = Words {
        body,
        text,
        last: range.end,
    };
    let mut found = vec![];
    let mut at = range.start;
    while at < range.end {
        match read(&words, at).filter(|one| !is_date_like(text, one)) {
            Some(quantity) => {
                at = quantity.tokens.end;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity that begins with token `at`.
fn read(words: &Words, at: usize) -> Option<Quantity> {
    if let Some((value, end)) = share(words, at) {
        let measure = Measure::of(Dimension::Percent, 100.0, end);
        return Some(quantity(words, at, value / 100.0, measure));
    }
    let code = code(words, at);
    let number = match code {
        Some(_) if words.form(at).len() == CODE => at + usize::from(words.near(at + 1).is_some()),
        _ => at,
    };
    let (mut value, suffix, mut end) = written(words, number)?;
    let sign = words.before(number).chars().next_back().and_then(currency);
    let money = code.or(sign).map(Dimension::Money);
    let mut measure = money.map(|money| Measure::of(money, 1.0, end));
    if !suffix.is_empty() {
        match (glued(words, suffix, end), magnitude(suffix)) {
            (Some(glued), _) if money.is_none() && !is_million(words, suffix, end) => {
                measure = Some(glued);
                end = glued.end;
            }
            (_, Some(factor)) => value *= factor,
            _ => return None,
        }
    }
    while let Some(factor) = words.near(end).and_then(magnitude_word) {
        value *= factor;
        end += 1;
    }
    let (more, end) = and_a_part(words, end);
    value += more;
    let measure = measure
        .map(|measure| measure.to(end))
        .or_else(|| behind(words, number, end))
        .or_else(|| age(words, number, end))
        .unwrap_or(Measure::of(Dimension::Count, 1.0, end));
    let (more, end) = and_a_part(words, measure.end);
    Some(quantity(words, at, value + more, measure.to(end)))
}

fn quantity(words: &Words, at: usize, value: f64, measure: Measure) -> Quantity {
    let span = words.text.tokens.cover(at..measure.end);
    let sign = words.before(at).chars().next_back();
    let sign = sign.filter(|sign| currency(*sign).is_some());
    let behind = &words.body[span.end..];
    let percent = ["%", " %"].iter().find(|sign| behind.starts_with(**sign));
    let percent = percent.filter(|_| measure.dimension == Dimension::Percent);
    Quantity {
        span: Span::new(
            span.start - sign.map_or(0, char::len_utf8),
            span.end + percent.map_or(0, |sign| sign.len()),
        ),
        dimension: measure.dimension,
        value: measure.base(value),
        unit: measure.factor,
        is_rough: measure.is_rough() || is_rough(words.text, at),
        tokens: at..measure.end,
    }
}

/// Whether the letter behind the digits is a million, for things are counted behind it: "1.2m packets", not "a 2m wall".
fn is_million(words: &Words, suffix: &str, end: usize) -> bool {
    const NO_THINGS: [&str; 8] = ["across", "as", "has", "is", "its", "this", "was", "years"];
    let counted = words.near(end).filter(|_| suffix == "m");
    counted.is_some_and(|next| {
        let is_many = next.ends_with('s') && !next.ends_with("ss") && !NO_THINGS.contains(&next);
        is_many || next == "people" || unit(next).is_some()
    })
}

/// The age of somebody: "aged 34", "a man of 34", or set behind a name: "Marek Holub, 34, was found".
fn age(words: &Words, at: usize, end: usize) -> Option<Measure> {
    let tokens = &words.text.tokens;
    let before = at.checked_sub(1)?;
    let is_digits = words.form(at).bytes().all(|byte| byte.is_ascii_digit());
    let is_person = |i: usize| PERSONS.split(' ').any(|person| person == words.form(i));
    let is_name = || {
        let word = tokens.span(before).of(words.body);
        word.starts_with(char::is_uppercase) && !is_date(tokens, before) || is_person(before)
    };
    let is_of = words.form(before) == "of" && before > 0 && is_person(before - 1);
    let behind = &words.body[tokens.span(end - 1).end..];
    let is_set = match words.gap(at) {
        ", " => behind.starts_with([',', '.']) && words.form(at).len() == 2,
        " (" => behind.starts_with(')') && words.form(at).len() == 2,
        _ => false,
    };
    let is_age = words.form(before) == "aged" || is_digits && (is_of || is_set && is_name());
    is_age.then_some(Measure::of(Dimension::Age, 1.0, end))
}

/// Words for somebody behind which an age is told.
const PERSONS: &str = "actor boy captain daughter doctor driver farmer father girl husband man mother nurse officer \
                       pensioner pilot singer skipper soldier son student suspect teacher victim widow widower wife woman \
                       worker";

/// Words that round the number behind them: "about", "at least", "more than".
const ROUGH: &str = "about almost approximately around least nearly over roughly some than";

/// Whether a word before token `at` says that the number is rounded.
fn is_rough(text: &Text, at: usize) -> bool {
    at > 0
        && ROUGH
            .split(' ')
            .any(|word| word == text.tokens.form(at - 1))
}

fn is_date_like(text: &Text, quantity: &Quantity) -> bool {
    let at = quantity.tokens.start;
    quantity.dimension == Dimension::Count
        && (is_year(quantity, text.tokens.form(at)) || is_day(&text.tokens, at))
}

fn is_year(quantity: &Quantity, form: &str) -> bool {
    form.len() == 4
        && form.bytes().all(|byte| byte.is_ascii_digit())
        && (1800.0..2100.0).contains(&quantity.value)
}

/// "Half of them", "a third of it": rounded too far to be set against what others count.
fn is_one_part(text: &Text, one: &Quantity) -> bool {
    let is_share = one.dimension == Dimension::Percent && one.unit > 1.0;
    is_share && matches!(text.tokens.form(one.tokens.start), "a" | "half")
}

/// Whether a number is the hour or the minute of a time of day.
fn is_of_clock(body: &str, text: &Text, one: &Quantity) -> bool {
    let at = one.tokens.start;
    let tokens = one.tokens.clone();
    let side = Side { body, text, tokens };
    (at.saturating_sub(1)..=at)
        .any(|i| clock(&side, i).is_some_and(|(clock, _)| clock.contains(&at)))
}

/// "One" alone is mostly a pronoun, but not where it counts people.
fn is_pronoun(text: &Text, quantity: &Quantity) -> bool {
    const PEOPLE: [&str; 6] = ["dead", "death", "fatality", "killed", "person", "victim"];
    let next = quantity.tokens.end;
    let counts = next < text.tokens.len() && PEOPLE.contains(&text.tokens.form(next));
    quantity.dimension == Dimension::Count && quantity.value <= 1.0 && !counts
}

#[cfg(test)]
mod tests {
    use super::super::units::unit_name;
    use super::*;

    #[test]
    fn money_percent_counts_and_no_years() {
        let body = "In 2021 it cut $3.2 million, then £18.6m; 30 per cent of 11,400 homes, 9% and two months.";
        let seen: Vec<_> = read_all(body)
            .into_iter()
            .map(|found| (found.span.of(body), found.value))
            .collect();
        assert_eq!(
            seen,
            [
                ("$3.2 million", 3.2e6),
                ("£18.6m", 18.6e6),
                ("30", 30.0),
                ("11,400", 11_400.0),
                ("9%", 9.0),
                ("two months", 2.0 * 2_629_746.0),
            ]
        );
    }

    #[test]
    fn a_day_of_a_month_counts_nothing() {
        let body = "On March 9 nine came, on 9 March 12% went; 11 may follow.";
        let values: Vec<f64> = read_all(body).iter().map(|found| found.value).collect();
        assert_eq!(values, [9.0, 12.0]);
    }

    #[test]
    fn parts_and_numbers_in_two_words() {
        let body = "Half a billion pesos, a hundred homes, thirty-four dead, more than three thousand hurt.";
        let seen: Vec<_> = read_all(body)
            .into_iter()
            .map(|found| (found.value, found.is_rough))
            .collect();
        assert_eq!(
            seen,
            [(5e8, false), (100.0, false), (34.0, false), (3000.0, true)]
        );
    }

    fn read_all(body: &str) -> Vec<Quantity> {
        let text = Text::of(body);
        quantities(body, &text, 0..text.tokens.len())
    }

    #[test]
    fn every_unit_is_brought_to_its_base() {
        for (amount, expected) in [
            ("2 km", "2000 m"),
            ("2 miles", "3218.688 m"),
            ("2 metres", "2 m"),
            ("2 cm", "0.02 m"),
            ("2 feet", "0.6096 m"),
            ("2 inches", "0.0508 m"),
            ("2 yards", "1.8288 m"),
            ("2 hectares", "20000 m²"),
            ("2 acres", "8093.712 m²"),
            ("2 kg", "2 kg"),
            ("2 tonnes", "2000 kg"),
            ("2 lbs", "0.907184 kg"),
            ("2 grams", "0.002 kg"),
            ("2 litres", "2 l"),
            ("2 gallons", "7.57 l"),
            ("2 seconds", "2 s"),
            ("2 minutes", "120 s"),
            ("2 hours", "7200 s"),
            ("2 days", "172800 s"),
            ("2 weeks", "1209600 s"),
            ("2 months", "5259492 s"),
            ("2 years", "63113904 s"),
            ("2 mph", "0.89408 m/s"),
            ("2 kph", "0.555556 m/s"),
            ("2 percent", "2 %"),
            ("2 dollars", "2 $"),
            ("2 pounds", "2 £"),
            ("2 euros", "2 €"),
            ("2 yen", "2 ¥"),
            ("2 roubles", "2 ₽"),
            ("2 boats", "2 "),
        ] {
            assert_eq!(told(amount), [expected], "{amount}");
        }
    }

    #[test]
    fn signs_magnitudes_and_words_are_read_as_numbers() {
        for (amount, expected) in [
            ("$5", "5 $"),
            ("£5m", "5000000 £"),
            ("€5bn", "5000000000 €"),
            ("¥5k", "5000 ¥"),
            ("₽5 trillion", "5000000000000 ₽"),
            ("two hundred thousand boats", "200000 "),
            ("twelve boats", "12 "),
            ("ninety boats", "90 "),
            ("5 m", "5 m"),
            ("5m", "5 m"),
            ("5m wall", "5 m"),
            ("5m across", "5 m"),
            ("5m packets", "5000000 "),
            ("5m people", "5000000 "),
            ("5m tonnes", "5000000000 kg"),
            ("5m kroner", "5000000 kr"),
            ("NOK13m", "13000000 kr"),
            ("USD 31 million", "31000000 $"),
            ("31 million kroner", "31000000 kr"),
            ("5 francs", "5 Fr"),
            ("EUR5", "5 €"),
            ("300-km", "300000 m"),
            ("3, km", "3 "),
            ("9 per cent", "9 %"),
            ("9 per day", "9 "),
            ("9%", "9 %"),
            ("9 %", "9 %"),
            ("$1999", "1999 $"),
            ("1,999 boats", "1999 "),
            ("2100 boats", "2100 "),
            ("1799 boats", "1799 "),
            ("one mile", "1609.344 m"),
            ("300 000 boats", "300000 "),
            ("a dozen boats", "12 "),
            ("two and a half years", "78892380 s"),
            ("a year and a half", "47335428 s"),
            ("half an hour", "1800 s"),
            ("for an hour", "3600 s"),
            ("one person", "1 "),
        ] {
            assert_eq!(told(amount), [expected], "{amount}");
        }
        for none in [
            "1800",
            "2099",
            "one boat",
            "the 10th boat",
            "boats",
            "an hour",
            "EUR",
            "eur5",
            "USD and",
            "at 2:30 pm",
            "at 14:30",
            "at 5 p.m.",
            "at 5pm",
        ] {
            assert_eq!(told(none), [] as [String; 0], "{none}");
        }
    }

    #[test]
    fn an_age_is_told_in_years() {
        for (body, expected) in [
            ("A 34-year-old sank.", "34 years old"),
            ("He was 34 years old.", "34 years old"),
            ("Marek Holub, 34, sank.", "34 years old"),
            ("Marek Holub (34) sank.", "34 years old"),
            ("A man aged 34 sank.", "34 years old"),
            ("The skipper, 34, sank.", "34 years old"),
            ("He is a man of 34 here.", "34 years old"),
            ("On Monday, 34, sank.", "34 "),
            ("The boats, 34, sank.", "34 "),
        ] {
            assert_eq!(told(body), [expected], "{body}");
        }
    }

    fn told(body: &str) -> Vec<String> {
        let found = read_all(body).into_iter();
        found
            .map(|found| format!("{} {}", found.value as f32, unit_name(found.dimension)))
            .collect()
    }
}
