//! Keeping: one article of each family stays, the others go.

use crate::moment;
use crate::reuse::Family;

use super::read::Archive;

/// Which article of a family is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// The earliest by date; undated ones last, equals by their place in the input.
    #[default]
    Earliest,
    /// The one with the most words; of equals the earliest.
    Longest,
    /// The first in the input.
    First,
}

/// For each article, whether it goes.
///
/// # Panics
/// If a family has a member that is none of the archive's articles.
pub fn removed(archive: &Archive, families: &[Family], keep: Keep) -> Vec<bool> {
    let mut removed = vec![false; archive.len()];
    for family in families {
        let articles = family.members.iter().map(|member| member.article);
        let kept = articles
            .clone()
            .min_by(|a, b| rank(archive, *a, keep).cmp(&rank(archive, *b, keep)));
        for article in articles.filter(|article| Some(*article) != kept) {
            removed[article as usize] = true;
        }
    }
    removed
}

/// What orders the members of a family; the least is kept.
fn rank(archive: &Archive, article: u32, keep: Keep) -> impl Ord {
    let (shortness, published) = match keep {
        Keep::Earliest => (0, Some(archive.published(article))),
        Keep::Longest => (
            u32::MAX - archive.words(article),
            Some(archive.published(article)),
        ),
        Keep::First => (0, None),
    };
    (shortness, moment::rank(published), article)
}
