//! Quotations: one thing said, rendered in different words by different articles.

use std::collections::BTreeMap;

use crate::article::{Article, ArticleId};
use crate::span::Span;
use crate::text::{Quote, Text};

use super::concept::Reader;
use super::nodes::Place;
use super::speaker::speaker_name;

/// One quotation in two or more wordings.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteVariant {
    /// Who renders it how, in the order of articles.
    pub members: Vec<Rendering>,
    /// How alike the wordings are at least, 0 to 1.
    pub likeness: f64,
}

/// One rendering of a quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    /// The words between the marks.
    pub place: Place,
    /// Who says them, as the article names them.
    pub speaker: Option<String>,
}

/// Words of the shortest quotation that is compared; shorter ones are set apart rather than said.
const SHORTEST: usize = 4;
/// Share of the shorter rendering's words that the longer one must have, in order.
const ALIKE: f64 = 0.7;
/// Words that two renderings must share, in order.
const SHARED: usize = 4;

/// A quotation, read.
struct Said {
    article: ArticleId,
    inner: Span,
    keys: Vec<u64>,
    forms: Vec<u64>,
    speaker: Option<String>,
}

/// The quotations that members of an event render in different words.
pub(super) fn variants(
    articles: &[Article],
    texts: &[Text],
    event: &[ArticleId],
) -> Vec<QuoteVariant> {
    let reader = Reader::new();
    let said: Vec<Said> = event
        .iter()
        .flat_map(|id| said(&reader, *id, &articles[id.index()].body, &texts[id.index()]))
        .collect();
    let mut groups: BTreeMap<usize, (Vec<usize>, f64)> = BTreeMap::new();
    let mut group_of: Vec<usize> = (0..said.len()).collect();
    let mut holders = Holders::default();
    for b in 0..said.len() {
        let best = holders
            .alike(&said, b)
            .into_iter()
            .filter(|a| said[*a].article != said[b].article)
            .map(|a| (likeness(&said[a].keys, &said[b].keys), a))
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        if let Some((alike, a)) = best.filter(|(alike, _)| *alike >= ALIKE) {
            group_of[b] = group_of[a];
            let group = groups
                .entry(group_of[a])
                .or_insert_with(|| (vec![group_of[a]], 1.0));
            group.0.push(b);
            group.1 = group.1.min(alike);
        }
    }
    groups
        .into_values()
        .filter(|(members, _)| {
            members
                .iter()
                .any(|one| said[*one].forms != said[members[0]].forms)
        })
        .map(|(members, likeness)| QuoteVariant {
            members: members.iter().map(|one| rendering(&said[*one])).collect(),
            likeness,
        })
        .collect()
}

fn rendering(said: &Said) -> Rendering {
    Rendering {
        place: Place {
            article: said.article,
            span: said.inner,
        },
        speaker: said.speaker.clone(),
    }
}

fn said(reader: &Reader, article: ArticleId, body: &str, text: &Text) -> Vec<Said> {
    let whole = |quote: &&Quote| quote.depth == 0 && !text.is_boilerplate(quote.span);
    text.quotes
        .iter()
        .filter(whole)
        .map(|quote| (quote, text.tokens.within(quote.inner)))
        .filter(|(_, tokens)| tokens.len() >= SHORTEST)
        .map(|(quote, tokens)| Said {
            article,
            inner: quote.inner,
            keys: reader.keys(body, text, tokens.clone()),
            forms: text.tokens.hashes()[tokens].to_vec(),
            speaker: speaker_name(body, text, quote),
        })
        .collect()
}

/// Which quotations hold a word, of those that have been met, and how often each.
#[derive(Default)]
struct Holders(BTreeMap<u64, Vec<(usize, usize)>>);

impl Holders {
    /// Those met before that share as many words with quotation `b`, in whatever order, as renderings of one do;
    /// `b` is met then.
    fn alike(&mut self, said: &[Said], b: usize) -> Vec<usize> {
        let mut words: Vec<u64> = said[b].keys.clone();
        words.sort_unstable();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for same in words.chunk_by(|one, next| one == next) {
            let holders = self.0.entry(same[0]).or_default();
            for (a, times) in holders.iter() {
                *shared.entry(*a).or_default() += same.len().min(*times);
            }
            holders.push((b, same.len()));
        }
        let enough = |(a, shared): &(usize, usize)| {
            let shorter = said[*a].keys.len().min(said[b].keys.len());
            *shared >= SHARED && *shared as f64 / shorter as f64 >= ALIKE
        };
        shared.into_iter().filter(enough).map(|(a, _)| a).collect()
    }
}

/// The share of the shorter wording that stands in the longer in the same order; 0 if that is too little to tell.
fn likeness(left: &[u64], right: &[u64]) -> f64 {
    let shared = in_order(left, right);
    if shared < SHARED {
        return 0.0;
    }
    shared as f64 / left.len().min(right.len()) as f64
}

/// Length of the longest common subsequence.
fn in_order(left: &[u64], right: &[u64]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for l in left {
        let mut corner = 0;
        for (r, word) in right.iter().enumerate() {
            let above = row[r + 1];
            row[r + 1] = if l == word {
                corner + 1
            } else {
                above.max(row[r])
            };
            corner = above;
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_quotation_in_other_words_is_found_and_the_same_words_are_no_variant() {
        let said = "“The bridge will stay shut until the spring,” Ann Holm said.";
        let other = "“The old bridge will be shut until spring,” said Ann Holm.";
        assert_eq!(check(&[said, other]), [(vec![0, 1], 6.0 / 8.0)]);
        assert_eq!(check(&[said, said]), []);
        assert_eq!(check(&[said, said, other])[0].0, [0, 1, 2]);
        assert_eq!(check(&[&format!("{said} {other}")]), []);
    }

    #[test]
    fn contractions_hide_no_quotation() {
        let said = "“I am innocent and I will appeal,” she said.";
        for other in [
            "“I'm innocent and I’ll appeal,” she said.",
            "“I'm innocent. I shall appeal,” she said.",
        ] {
            assert_eq!(check(&[said, other]).len(), 1, "{other}");
        }
        let (said, other) = (
            "“We have nothing to hide,” she said.",
            "“We've got nothing to hide,” she said.",
        );
        assert_eq!(check(&[said, other]), [(vec![0, 1], 1.0)]);
    }

    #[test]
    fn short_quotations_and_ones_that_share_few_words_are_not_compared() {
        assert_eq!(
            check(&["“It is shut,” she said.", "“It was shut,” she said."]),
            []
        );
        let (one, two) = (
            "“Boats sank in the night,” she said.",
            "“Boats sank in one night,” she said.",
        );
        assert_eq!(check(&[one, two])[0].1, 0.8);
        let few = "“Boats sank in March,” she said.";
        assert_eq!(check(&[few, one]), []);
        let half = "“Boats sank in the harbour near the old town hall,” she said.";
        let (long, other) = (
            half,
            "“Boats sank in the river by the new school gate,” she said.",
        );
        assert_eq!(check(&[long, other]), []);
    }

    #[test]
    fn only_quotations_with_enough_words_in_common_are_read_word_by_word() {
        let said = |keys: [u64; 5]| Said {
            article: ArticleId(0),
            inner: Span { start: 0, end: 0 },
            keys: keys.to_vec(),
            forms: vec![],
            speaker: None,
        };
        let said = [[1, 2, 3, 4, 5], [1, 1, 1, 2, 3], [5, 4, 3, 2, 1]].map(said);
        let mut holders = Holders::default();
        let met: Vec<Vec<usize>> = (0..3).map(|b| holders.alike(&said, b)).collect();
        assert_eq!(met, [vec![], vec![], vec![0]]);
    }

    /// Which articles render a quotation differently, and how alike at least.
    fn check(bodies: &[&str]) -> Vec<(Vec<u32>, f64)> {
        let article = |body: &&str| Article {
            body: (*body).to_owned(),
            ..Article::default()
        };
        let articles: Vec<Article> = bodies.iter().map(article).collect();
        let texts: Vec<Text> = bodies.iter().map(|body| Text::of(body)).collect();
        let event: Vec<ArticleId> = (0..bodies.len() as u32).map(ArticleId).collect();
        let members = |one: &QuoteVariant| {
            one.members
                .iter()
                .map(|member| member.place.article.0)
                .collect()
        };
        variants(&articles, &texts, &event)
            .iter()
            .map(|one| (members(one), one.likeness))
            .collect()
    }
}
