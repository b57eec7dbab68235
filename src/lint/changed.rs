//! Changed: the lines of a file that are new, and findings in their paragraphs alone.

use std::ops::RangeInclusive;

use crate::span::Lines;
use crate::text::paragraphs;
use crate::wording::Wording;

/// Which lines of a file are new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// All: the file is.
    All,
    /// These, counted from 1.
    Lines(Vec<RangeInclusive<usize>>),
}

impl Changed {
    /// Whether any line of `lines` is new.
    pub fn touches(&self, lines: RangeInclusive<usize>) -> bool {
        match self {
            Self::All => true,
            Self::Lines(new) => new
                .iter()
                .any(|new| new.start() <= lines.end() && lines.start() <= new.end()),
        }
    }
}

/// Leaves in `wording` the findings of paragraphs in which a line is new. The score stays: it is the whole article's.
pub fn keep_changed(body: &str, wording: &mut Wording, changed: &Changed) {
    let lines = Lines::of(body);
    let line = |byte: usize| lines.position(byte).line;
    let new: Vec<_> = paragraphs(body, 0)
        .into_iter()
        .filter(|part| changed.touches(line(part.start)..=line(part.end)))
        .collect();
    let kept = |span| new.iter().any(|part| part.overlaps(span));
    wording.findings.retain(|finding| kept(finding.span));
    if !changed.touches(1..=1) {
        wording.title_findings.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::wording::{builtin, check};

    #[test]
    fn only_new_paragraphs_are_told_of() {
        let body = "Utter chaos.\n\nUtter chaos again.\n\nUtter chaos at last.";
        let kept = |changed: Changed| {
            let mut wording = check(body, &Text::of(body), None, builtin());
            keep_changed(body, &mut wording, &changed);
            wording.findings.len()
        };
        assert_eq!(kept(Changed::All), 3);
        assert_eq!(kept(Changed::Lines(vec![3..=3, 40..=41])), 1);
        assert_eq!(kept(Changed::Lines(vec![])), 0);
    }
}
