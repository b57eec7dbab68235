//! Lines of the texts that records speak of, each read once.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::span::Lines;

/// The lines of the text of each of these articles, however often it is among them.
pub(super) fn lines_of<'a>(
    articles: impl Iterator<Item = ArticleId>,
    text: impl Fn(ArticleId) -> &'a str,
) -> BTreeMap<ArticleId, Lines<'a>> {
    let each: BTreeSet<ArticleId> = articles.collect();
    each.into_iter()
        .map(|id| (id, Lines::of(text(id))))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_text_is_read_once_however_often_it_is_spoken_of() {
        let read = Cell::new(0);
        let text = |_| {
            read.set(read.get() + 1);
            "One line.\nAnother."
        };
        let spoken_of = (0..1000).map(|nth| ArticleId(nth % 3));
        assert_eq!(lines_of(spoken_of, text).len(), 3);
        assert_eq!(read.get(), 3);
    }
}
