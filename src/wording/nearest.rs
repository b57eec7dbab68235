//! Nearest: what a name that nothing goes by may have meant.

/// The one of `known` that is spelt most like `name`; none if none is much like it.
pub fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const ALIKE: f64 = 0.85;
    known
        .map(|other| (strsim::jaro_winkler(name, other), other))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, other)| other)
}

/// The end of an error that names it.
pub(super) fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood_and_nonsense_is_not() {
        let known = ["fear", "label", "hedge"];
        assert_eq!(nearest("laebl", known.into_iter()), Some("label"));
        assert_eq!(nearest("xyzzy", known.into_iter()), None);
    }

    #[test]
    fn the_most_alike_is_meant_and_of_equals_the_first_in_the_alphabet() {
        let known = ["hedges", "hedge", "fear"];
        assert_eq!(nearest("hedge", known.into_iter()), Some("hedge"));
        assert_eq!(nearest("abcx", ["abcz", "abcy"].into_iter()), Some("abcy"));
        assert_eq!(meant(Some("fear")), "; did you mean `fear`?");
        assert_eq!(meant(None), "");
    }
}
