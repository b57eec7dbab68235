//! Plurals: things and how many there are, as a reader likes them.

/// "1 article", "2 articles", "1,200 entries".
pub fn counted(count: usize, what: &str) -> String {
    let (plural, stem) = match what.strip_suffix('y') {
        Some(stem) if count != 1 => ("ies", stem),
        _ if count == 1 => ("", what),
        _ if what.ends_with("ch") => ("es", what),
        _ => ("s", what),
    };
    format!("{} {stem}{plural}", grouped(count))
}

/// A load or a percentage as it is read: a whole number, halves up, its thousands set apart.
pub fn whole(figure: f64) -> String {
    grouped(figure.abs().round() as usize)
}

/// A number with its thousands set apart: 12,345.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let mut grouped = digits[..first].to_owned();
    for group in digits.as_bytes()[first..].chunks(3) {
        grouped.push(',');
        grouped.extend(group.iter().map(|digit| *digit as char));
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_with_their_number() {
        assert_eq!(counted(1, "match"), "1 match");
        assert_eq!(counted(2, "match"), "2 matches");
        assert_eq!(counted(0, "family"), "0 families");
        assert_eq!(counted(1_234_567, "article"), "1,234,567 articles");
    }

    #[test]
    fn a_half_is_read_alike_before_even_and_odd_numbers() {
        let read = [274.5, 275.5, 0.49, 1200.0].map(whole);
        assert_eq!(read, ["275", "276", "0", "1,200"]);
    }
}
