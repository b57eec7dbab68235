//! Gaps: what stands between two words, and whether a phrase goes on over it.

use std::ops::Range;

use super::token::Tokens;

/// What stands between a word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// A space, a hyphen, the end of a line: a phrase goes on.
    Open,
    /// A comma.
    Comma,
    /// A colon, semicolon or parenthesis, or a dash that sets apart.
    Break,
}

impl Tokens {
    /// What stands between token `i` and the one behind it.
    pub(crate) fn gap(&self, i: usize) -> Gap {
        gap_of(self.between(i))
    }

    /// Whether a hyphen alone stands between token `i` and the one behind it.
    pub(crate) fn is_joined(&self, i: usize) -> bool {
        matches!(self.between(i), "-" | "‐" | "‑")
    }

    /// The end of those of `tokens` that stand before the first gap of such a kind, or a wider one.
    pub(crate) fn before_gap(&self, tokens: Range<usize>, least: Gap) -> usize {
        let mut inside = tokens.start..tokens.end.saturating_sub(1).max(tokens.start);
        let last = inside.find(|i| self.gap(*i) >= least);
        last.map_or(tokens.end, |last| last + 1)
    }
}

fn gap_of(between: &str) -> Gap {
    if matches!(between, " " | "-" | "\n" | "") {
        return Gap::Open;
    }
    let sets_apart = |dash: &str| {
        let mut places = between.match_indices(dash);
        places.any(|(at, _)| {
            let (before, after) = (&between[..at], &between[at + dash.len()..]);
            before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace)
        })
    };
    let breaks = between.contains([':', ';', '(', ')', '—', '―']);
    if breaks || ["-", "--", "–"].into_iter().any(sets_apart) {
        Gap::Break
    } else if between.contains(',') {
        Gap::Comma
    } else {
        Gap::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_set_apart_part_a_phrase() {
        for (text, expected) in [
            ("union bosses", Gap::Open),
            ("union-bosses", Gap::Open),
            ("Union\nbosses", Gap::Open),
            ("union’s bosses", Gap::Open),
            ("union, bosses", Gap::Comma),
            ("union: bosses", Gap::Break),
            ("union; bosses", Gap::Break),
            ("union (bosses)", Gap::Break),
            ("(union) bosses", Gap::Break),
            ("union – bosses", Gap::Break),
            ("union - bosses", Gap::Break),
            ("union -- bosses", Gap::Break),
            ("union—bosses", Gap::Break),
            ("union–bosses", Gap::Open),
        ] {
            assert_eq!(Tokens::of(text, 0).gap(0), expected, "{text}");
        }
    }

    #[test]
    fn tokens_end_before_the_first_gap_that_is_wide_enough() {
        let tokens = Tokens::of("So one, two – three-four", 3);
        for (range, least, expected) in [
            (0..4, Gap::Comma, 1),
            (0..4, Gap::Break, 2),
            (2..4, Gap::Comma, 4),
            (0..1, Gap::Comma, 1),
            (3..4, Gap::Comma, 4),
        ] {
            assert_eq!(tokens.before_gap(range, least), expected);
        }
        assert!(tokens.is_joined(2) && !tokens.is_joined(0));
    }
}
