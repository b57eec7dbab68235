//! Measures: the unit behind a number, of one word or of several.

use crate::text::Text;

use super::units::{Currency, Dimension, unit};

/// Words in a row, up to token `last`.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) body: &'a str,
    pub(super) text: &'a Text,
    pub(super) last: usize,
}

impl<'a> Words<'a> {
    /// The form of token `i`; none behind the last is "".
    pub(super) fn form(&self, i: usize) -> &'a str {
        if i < self.last {
            self.text.tokens.form(i)
        } else {
            ""
        }
    }

    /// What stands between the token before and token `i`; "" behind the last.
    pub(super) fn gap(&self, i: usize) -> &'a str {
        if i == 0 || i >= self.last {
            return "";
        }
        let tokens = &self.text.tokens;
        &self.body[tokens.span(i - 1).end..tokens.span(i).start]
    }

    /// The form of token `i` if a space or hyphen parts it from the one before, as a unit follows its number.
    pub(super) fn near(&self, i: usize) -> Option<&'a str> {
        let is_near = matches!(self.gap(i), " " | "-" | "\u{A0}" | "\u{202F}" | "\u{2011}");
        is_near.then(|| self.form(i))
    }

    /// The body up to token `i`.
    pub(super) fn before(&self, i: usize) -> &'a str {
        &self.body[..self.text.tokens.span(i).start]
    }

    fn is_capital(&self, i: usize) -> bool {
        let word = self.text.tokens.span(i).of(self.body);
        word.ends_with(char::is_uppercase)
    }
}

/// A unit, and the token behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub(super) dimension: Dimension,
    /// How many of the base unit it is.
    pub(super) factor: f64,
    /// Where its zero lies, in the base unit.
    zero: f64,
    pub(super) end: usize,
}

impl Measure {
    pub(super) fn of(dimension: Dimension, factor: f64, end: usize) -> Self {
        Self {
            dimension,
            factor,
            zero: 0.0,
            end,
        }
    }

    /// The same that ends at another token.
    pub(super) fn to(self, end: usize) -> Self {
        Self { end, ..self }
    }

    /// So many of it in the base unit.
    pub(super) fn base(&self, value: f64) -> f64 {
        value * self.factor + self.zero
    }

    /// Whether it is a share in words, which is a rounded one: "a third".
    pub(super) fn is_rough(&self) -> bool {
        self.dimension == Dimension::Percent && self.factor > 1.0
    }
}

/// The unit behind the number that stands from token `first` to token `at`, if any does.
pub(super) fn behind(words: &Words, first: usize, at: usize) -> Option<Measure> {
    heat(words, at)
        .or_else(|| hundredths(words, at))
        .or_else(|| raised(words, at))
        .or_else(|| quake(words, first, at))
        .or_else(|| weight(words, first, at))
        .or_else(|| named(words, at))
        .map(|measure| an_hour(words, measure))
}

/// The unit whose letters follow the digits at once: "41C", "5kg".
pub(super) fn glued(words: &Words, letters: &str, end: usize) -> Option<Measure> {
    if matches!(letters, "c" | "f") {
        return words.is_capital(end - 1).then(|| degrees(letters, end))?;
    }
    let (dimension, factor) = unit(letters)?;
    let measure = squared(words, Measure::of(dimension, factor, end));
    Some(an_hour(words, measure))
}

fn named(words: &Words, at: usize) -> Option<Measure> {
    let word = words.near(at)?;
    let (dimension, factor) = unit(word)?;
    let is_age = dimension == Dimension::Time && words.near(at + 1) == Some("old");
    Some(match word {
        "year" | "years" if is_age => Measure::of(Dimension::Age, 1.0, at + 2),
        _ => squared(words, Measure::of(dimension, factor, at + 1)),
    })
}

/// "20 km²".
fn squared(words: &Words, measure: Measure) -> Measure {
    let at = measure.end;
    let is_raised = at < words.last && words.gap(at).is_empty() && words.form(at) == "2";
    if is_raised && measure.dimension == Dimension::Length {
        return Measure::of(Dimension::Area, measure.factor * measure.factor, at + 1);
    }
    measure
}

/// "30 degrees Celsius", "30 °C", "30 C".
fn heat(words: &Words, at: usize) -> Option<Measure> {
    if words.gap(at).trim() == "°" {
        return degrees(words.form(at), at + 1);
    }
    let scale = match words.near(at)? {
        "degree" | "degrees" => at + 1,
        _ => at,
    };
    let form = words.near(scale)?;
    let is_letter = form.len() == 1;
    if is_letter && !words.is_capital(scale) {
        return None;
    }
    degrees(form, scale + 1)
}

fn degrees(scale: &str, end: usize) -> Option<Measure> {
    let celsius = Measure::of(Dimension::Temperature, 1.0, end);
    match scale {
        "c" | "celsius" | "centigrade" => Some(celsius),
        "f" | "fahrenheit" => Some(Measure {
            factor: 5.0 / 9.0,
            zero: -160.0 / 9.0,
            ..celsius
        }),
        _ => None,
    }
}

/// "30%", "30 per cent", "30 percentage points"; words of two stay words, which tell something by themselves.
fn hundredths(words: &Words, at: usize) -> Option<Measure> {
    let behind = &words.body[words.text.tokens.span(at - 1).end..];
    let percent = |end| Some(Measure::of(Dimension::Percent, 1.0, end));
    if behind.starts_with('%') || behind.starts_with(" %") {
        return percent(at);
    }
    match (words.near(at)?, words.near(at + 1)) {
        ("percentage", Some("point" | "points")) => Some(Measure::of(Dimension::Points, 1.0, at)),
        ("per", Some("cent")) => percent(at),
        _ => None,
    }
}

/// "20 square kilometres", "20 cubic metres", "12 nautical miles".
fn raised(words: &Words, at: usize) -> Option<Measure> {
    let (dimension, factor) = unit(words.near(at + 1)?)?;
    if dimension != Dimension::Length {
        return None;
    }
    let (dimension, factor) = match words.near(at)? {
        "square" | "sq" => (Dimension::Area, factor * factor),
        "cubic" => (Dimension::Volume, factor * factor * factor * 1000.0),
        "nautical" => (dimension, 1852.0),
        _ => return None,
    };
    Some(Measure::of(dimension, factor, at + 2))
}

/// "A magnitude of 6.1", "a 6.1-magnitude quake".
fn quake(words: &Words, first: usize, at: usize) -> Option<Measure> {
    let before = |back: usize| first.checked_sub(back).map_or("", |i| words.form(i));
    let is_led = before(1) == "magnitude" || before(2) == "magnitude" && before(1) == "of";
    let end = match words.near(at) {
        Some("magnitude") => at + 1,
        _ if is_led => at,
        _ => return None,
    };
    Some(Measure::of(Dimension::Magnitude, 1.0, end))
}

/// Pounds that are a weight: "88 pounds of cocaine", "it weighed 6.6 pounds".
fn weight(words: &Words, first: usize, at: usize) -> Option<Measure> {
    const REACH: usize = 4;
    const POUND: f64 = 0.453_592;
    let (dimension, _) = unit(words.near(at)?)?;
    let weighs = |i: usize| words.form(i).starts_with("weigh");
    let is_weight = (first.saturating_sub(REACH)..first).any(weighs)
        || at == first + 1 && words.near(at + 1) == Some("of");
    let is_pound = dimension == Dimension::Money(Currency::Pound);
    (is_pound && is_weight).then_some(Measure::of(Dimension::Mass, POUND, at + 1))
}

/// What is told by the hour, or the second, is a speed: "90 km/h", "90 miles an hour".
fn an_hour(words: &Words, measure: Measure) -> Measure {
    let at = measure.end;
    let (time, end) = match (words.gap(at), words.near(at)) {
        ("/", _) => (words.form(at), at + 1),
        (_, Some("a" | "an" | "per")) => (words.form(at + 1), at + 2),
        _ => return measure,
    };
    let seconds = match time {
        "h" | "hr" | "hour" => 3600.0,
        "s" | "second" => 1.0,
        _ => return measure,
    };
    if measure.dimension != Dimension::Length {
        return measure;
    }
    Measure::of(Dimension::Speed, measure.factor / seconds, end)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::quantities;
    use super::super::units::unit_name;
    use super::*;

    #[test]
    fn a_unit_may_have_several_words() {
        for (amount, expected) in [
            ("30 degrees Celsius", "30.0 °C"),
            ("86 degrees Fahrenheit", "30.0 °C"),
            ("86 °F", "30.0 °C"),
            ("30 °C", "30.0 °C"),
            ("86F", "30.0 °C"),
            ("30 C", "30.0 °C"),
            ("30 c", "30.0 "),
            ("30 degrees", "30.0 "),
            ("20 square kilometres", "20000000.0 m²"),
            ("20 km²", "20000000.0 m²"),
            ("2 cubic metres", "2000.0 l"),
            ("10 nautical miles", "18520.0 m"),
            ("36 km/h", "10.0 m/s"),
            ("36 kilometres an hour", "10.0 m/s"),
            ("36km/h", "10.0 m/s"),
            ("36 km per hour", "10.0 m/s"),
            ("36 boats an hour", "36.0 "),
            ("36 days an hour", "3110400.0 s"),
            ("30 percentage points", "30.0 percentage points"),
            ("10 pounds of flour", "4.5 kg"),
            ("it weighed 10 pounds", "4.5 kg"),
            ("10 pounds", "10.0 £"),
            ("10 million pounds of aid", "10000000.0 £"),
            ("a magnitude of 6.1", "6.1 magnitude"),
            ("a 6.1-magnitude quake", "6.1 magnitude"),
            ("two-thirds of boats", "66.7 %"),
            ("one in five boats", "20.0 %"),
            ("at three and three quarters", "3.8 "),
            ("two and a quarter hours", "8100.0 s"),
        ] {
            let text = Text::of(amount);
            let found = quantities(amount, &text, 0..text.tokens.len());
            let told: Vec<String> = found
                .iter()
                .map(|one| format!("{:.1} {}", one.value, unit_name(one.dimension)))
                .collect();
            assert_eq!(told, [expected], "{amount}");
        }
    }
}
