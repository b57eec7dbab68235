//! Numbers as they are written: in digits, in words, as a part.

use super::measure::{Words, behind};
use super::share::parts;
use super::units::{CODE, Currency, Dimension, cardinal, coded, magnitude};

/// A number before its unit: how much, the letters behind its digits, and the token behind it.
type Written<'a> = (f64, &'a str, usize);

/// The currency whose code token `at` is, or begins with.
pub(super) fn code(words: &Words, at: usize) -> Option<Currency> {
    let is_there = at < words.last;
    is_there.then(|| coded(words.text.tokens.span(at).of(words.body)))?
}

/// The number that begins with token `at`.
pub(super) fn written<'a>(words: &Words<'a>, at: usize) -> Option<Written<'a>> {
    part(words, at)
        .or_else(|| tens(words, at))
        .or_else(|| grouped(words, at))
        .or_else(|| single(words, at))
}

/// "Half a million", "a thousand", "for an hour": the part, up to the word that multiplies or measures it.
fn part<'a>(words: &Words<'a>, at: usize) -> Option<Written<'a>> {
    const LEADS: [&str; 11] = [
        "about", "after", "almost", "around", "for", "in", "nearly", "over", "than", "within",
        "lasted",
    ];
    let is_half = words.form(at) == "half";
    let article = if is_half { at + 1 } else { at };
    let next = words.near(article + 1);
    let is_led = is_half
        || at > 0 && LEADS.contains(&words.form(at - 1))
        || and_a_part(words, article + 2).0 > 0.0;
    let measures = || {
        let measure = behind(words, at, article + 1).map(|measure| measure.dimension);
        is_led && matches!(measure, Some(Dimension::Time | Dimension::Length))
    };
    let is_article = matches!(words.form(article), "a" | "an");
    let counts = || next.and_then(magnitude_word).is_some() || measures();
    let value = if is_half { 0.5 } else { 1.0 };
    (is_article && counts()).then_some((value, "", article + 1))
}

/// "Thirty-four" in two words.
fn tens<'a>(words: &Words<'a>, at: usize) -> Option<Written<'a>> {
    let ten = cardinal(words.form(at));
    let ten = ten.filter(|ten| (20.0..100.0).contains(ten) && ten % 10.0 == 0.0)?;
    let one = cardinal(words.near(at + 1)?).filter(|one| (1.0..10.0).contains(one))?;
    Some((ten + one, "", at + 2))
}

/// "300 000", its thousands parted by spaces.
fn grouped<'a>(words: &Words<'a>, at: usize) -> Option<Written<'a>> {
    let is_digits = |form: &str| form.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = |i: &usize| {
        let form = words.form(*i);
        form.len() == 3 && is_digits(form) && matches!(words.gap(*i), " " | "\u{A0}" | "\u{202F}")
    };
    let first = Some(words.form(at)).filter(|form| form.len() <= 3 && is_digits(form))?;
    let groups: Vec<&str> = (at + 1..words.last)
        .take_while(is_group)
        .map(|i| words.form(i))
        .collect();
    let value = format!("{first}{}", groups.concat()).parse().ok()?;
    (!groups.is_empty() && first != "0").then_some((value, "", at + 1 + groups.len()))
}

/// The number that a word begins with, and the letters behind it: "18.6m".
fn single<'a>(words: &Words<'a>, at: usize) -> Option<Written<'a>> {
    let form = words.form(at);
    if let Some(value) = cardinal(form) {
        return Some((value, "", at + 1));
    }
    let form = code(words, at).map_or(form, |_| &form[CODE..]);
    let end = form
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(form.len());
    let digits = form[..end].replace(',', "");
    let value = digits.trim_end_matches('.').parse().ok()?;
    Some((value, &form[end..], at + 1))
}

/// "And a half", "and three quarters" behind a number or its unit, and the token behind that.
pub(super) fn and_a_part(words: &Words, at: usize) -> (f64, usize) {
    let told = [at, at + 1, at + 2].map(|i| words.near(i));
    let part = match told {
        [Some("and"), Some("a"), Some("half")] => Some((0.5, at + 3)),
        [Some("and"), Some(_), _] => parts(words, at + 1),
        _ => None,
    };
    part.unwrap_or((0.0, at))
}

/// "Million" and the like, how many it multiplies by.
pub(super) fn magnitude_word(word: &str) -> Option<f64> {
    // "5 m" is five metres; only behind the digits themselves is it a million.
    magnitude(word).filter(|_| word.len() > 1)
}
