//! Shares: parts of a whole told in words, as "two-thirds of" and "one in five".

use super::measure::Words;
use super::units::{cardinal, unit};

/// The share that begins with token `at`, in hundredths, and the token behind it.
pub(super) fn share(words: &Words, at: usize) -> Option<(f64, usize)> {
    half(words, at)
        .or_else(|| told_in_parts(words, at))
        .or_else(|| one_in(words, at))
        .map(|(share, end)| (share * 100.0, end))
}

/// "Half of them"; the first half of a match is none.
fn half(words: &Words, at: usize) -> Option<(f64, usize)> {
    const LEADS: [&str; 5] = ["first", "second", "other", "latter", "the"];
    let before = at.checked_sub(1).map_or("", |i| words.form(i));
    let is_share = words.form(at) == "half" && words.near(at + 1) == Some("of");
    (is_share && !LEADS.contains(&before)).then_some((0.5, at + 1))
}

/// "Two-thirds", "a quarter of", "by a third".
fn told_in_parts(words: &Words, at: usize) -> Option<(f64, usize)> {
    let is_one = matches!(words.form(at), "a" | "one");
    let before = at.checked_sub(1).map_or("", |i| words.form(i));
    let is_share = words.near(at + 2) == Some("of") || before == "by";
    parts(words, at).filter(|_| !is_one || is_share)
}

/// "Two-thirds", "a quarter": how much it is of one, and the token behind it.
pub(super) fn parts(words: &Words, at: usize) -> Option<(f64, usize)> {
    let name = words.near(at + 1)?;
    if let Some(one) = part(name) {
        let is_one = matches!(words.form(at), "a" | "one");
        return is_one.then_some((1.0 / one, at + 2));
    }
    let whole = part(name.strip_suffix('s')?)?;
    let count = cardinal(words.form(at)).filter(|count| (2.0..whole).contains(count))?;
    Some((count / whole, at + 2))
}

/// How many such parts make a whole.
fn part(name: &str) -> Option<f64> {
    const PARTS: [&str; 8] = [
        "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    let nth = PARTS.iter().position(|part| *part == name)?;
    Some(nth as f64 + 3.0)
}

/// "One in five", "nine in 10"; "five in ten days" is none.
fn one_in(words: &Words, at: usize) -> Option<(f64, usize)> {
    const WHOLES: [f64; 13] = [
        2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0, 1000.0,
    ];
    let number = |i: usize| cardinal(words.form(i)).or_else(|| words.form(i).parse().ok());
    let (count, whole) = (number(at)?, number(at + 2)?);
    let is_share = words.near(at + 1) == Some("in")
        && words.near(at + 2).is_some()
        && (1.0..10.0).contains(&count)
        && count < whole
        && WHOLES.contains(&whole);
    let measures = words.near(at + 3).and_then(unit).is_some();
    (is_share && !measures).then_some((count / whole, at + 3))
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    use super::*;

    #[test]
    fn shares_are_told_in_words_and_what_looks_like_one_is_none() {
        for (body, expected) in [
            ("half of boats", Some(50)),
            ("half a boat", None),
            ("three quarters of boats", Some(75)),
            ("a third of boats", Some(33)),
            ("a third boat", None),
            ("one in five boats", Some(20)),
            ("9 in 10 boats", Some(90)),
            ("five in ten days", None),
            ("five in two boats", None),
            ("two thirds", Some(67)),
            ("the quarter", None),
        ] {
            let text = Text::of(body);
            let words = Words {
                body,
                text: &text,
                last: text.tokens.len(),
            };
            let told = share(&words, 0).map(|(share, _)| share.round() as u32);
            assert_eq!(told, expected, "{body}");
        }
    }
}
