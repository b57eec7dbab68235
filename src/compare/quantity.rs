//! Quantities: numbers in place, with what they measure, in one unit each.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, is_day};

use super::units::{Dimension, cardinal, currency, magnitude, unit};

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Where it stands, unit included.
    pub(super) span: Span,
    /// What it measures.
    pub(super) dimension: Dimension,
    /// How much, in the base unit.
    pub(super) value: f64,
    /// Whether a word such as "about" or "more than" rounds it.
    pub(super) is_rough: bool,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The quantities among the tokens of `range`, in order. Years, days of a month and ordinals are none.
pub(super) fn quantities(body: &str, text: &Text, range: Range<usize>) -> Vec<Quantity> {
    let mut found = vec![];
    let mut at = range.start;
    while at < range.end {
        match read(body, text, at..range.end) {
            Some(quantity) => {
                at = quantity.tokens.end;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity that begins with the first token of `range`.
fn read(body: &str, text: &Text, range: Range<usize>) -> Option<Quantity> {
    let at = range.start;
    let form =
        |i: usize| (i == at || i < range.end && near(body, text, i)).then(|| text.tokens.form(i));
    let first = part(form, at).or_else(|| tens(form, at));
    let (mut value, suffix, mut end) = first.or_else(|| {
        let (value, suffix) = number(text.tokens.form(at))?;
        Some((value, suffix, at + 1))
    })?;
    let before = body[..text.tokens.span(at).start].chars().next_back();
    let money = before.and_then(currency).map(Dimension::Money);
    let mut dimension = money;
    if !suffix.is_empty() {
        match (money, unit(suffix), magnitude(suffix)) {
            (None, Some((measured, factor)), _) => {
                value *= factor;
                dimension = Some(measured);
            }
            (_, _, Some(factor)) => value *= factor,
            _ => return None,
        }
    }
    while let Some(factor) = form(end).and_then(magnitude_word) {
        value *= factor;
        end += 1;
    }
    if dimension.is_none()
        && let Some((measured, factor)) = form(end).and_then(unit)
    {
        value *= factor;
        dimension = Some(measured);
        end += 1;
    }
    if dimension.is_none() && is_percent(body, text, end, range.end) {
        dimension = Some(Dimension::Percent);
    }
    let dimension = dimension.unwrap_or(Dimension::Count);
    let span = text.tokens.cover(at..end);
    let start = span.start - before.filter(|_| money.is_some()).map_or(0, char::len_utf8);
    let quantity = Quantity {
        span: Span::new(start, span.end),
        dimension,
        value,
        is_rough: is_rough(text, at),
        tokens: at..end,
    };
    let is_date = quantity.dimension == Dimension::Count
        && (is_year(&quantity, text.tokens.form(at)) || is_day(&text.tokens, at));
    (!is_date && !is_bare_one(&quantity)).then_some(quantity)
}

/// "Half a million", "a thousand": the part, up to the word that multiplies it.
fn part<'t>(form: impl Fn(usize) -> Option<&'t str>, at: usize) -> Option<(f64, &'t str, usize)> {
    let (value, article) = if form(at) == Some("half") {
        (0.5, at + 1)
    } else {
        (1.0, at)
    };
    let is_article = matches!(form(article), Some("a" | "an"));
    let multiplies = form(article + 1).and_then(magnitude_word).is_some();
    (is_article && multiplies).then_some((value, "", article + 1))
}

/// "Thirty-four" in two words.
fn tens<'t>(form: impl Fn(usize) -> Option<&'t str>, at: usize) -> Option<(f64, &'t str, usize)> {
    let ten = cardinal(form(at)?).filter(|ten| (20.0..100.0).contains(ten) && ten % 10.0 == 0.0)?;
    let one = cardinal(form(at + 1)?).filter(|one| (1.0..10.0).contains(one))?;
    Some((ten + one, "", at + 2))
}

/// Whether a word before token `at` says that the number is rounded.
fn is_rough(text: &Text, at: usize) -> bool {
    const ROUGH: [&str; 10] = [
        "about",
        "almost",
        "approximately",
        "around",
        "least",
        "nearly",
        "over",
        "roughly",
        "some",
        "than",
    ];
    at > 0 && ROUGH.contains(&text.tokens.form(at - 1))
}

/// Whether token `i` follows the one before with a space or hyphen between, as a unit follows its number.
fn near(body: &str, text: &Text, i: usize) -> bool {
    i > 0
        && matches!(
            &body[text.tokens.span(i - 1).end..text.tokens.span(i).start],
            " " | "-" | "\u{A0}" | "\u{202F}" | "\u{2011}"
        )
}

fn magnitude_word(word: &str) -> Option<f64> {
    // "5 m" is five metres; only behind the digits themselves is it a million.
    magnitude(word).filter(|_| word.len() > 1)
}

fn is_percent(body: &str, text: &Text, end: usize, last: usize) -> bool {
    let behind = &body[text.tokens.span(end - 1).end..];
    behind.starts_with('%')
        || behind.starts_with(" %")
        || end + 1 < last && text.tokens.form(end) == "per" && text.tokens.form(end + 1) == "cent"
}

/// The number that a form begins with, and the letters behind it: "18.6m".
fn number(form: &str) -> Option<(f64, &str)> {
    if let Some(value) = cardinal(form) {
        return Some((value, ""));
    }
    let end = form
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(form.len());
    let digits = form[..end].replace(',', "");
    let value = digits.trim_end_matches('.').parse().ok()?;
    Some((value, &form[end..]))
}

fn is_year(quantity: &Quantity, form: &str) -> bool {
    form.len() == 4
        && form.bytes().all(|byte| byte.is_ascii_digit())
        && (1800.0..2100.0).contains(&quantity.value)
}

/// "One" alone is mostly a pronoun.
fn is_bare_one(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Count && quantity.value <= 1.0
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
                ("9", 9.0),
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
        ] {
            assert_eq!(told(amount), [expected], "{amount}");
        }
        for none in ["1800", "2099", "one boat", "the 10th boat", "boats"] {
            assert_eq!(told(none), [] as [String; 0], "{none}");
        }
    }

    fn told(body: &str) -> Vec<String> {
        let found = read_all(body).into_iter();
        found
            .map(|found| format!("{} {}", found.value as f32, unit_name(found.dimension)))
            .collect()
    }
}
