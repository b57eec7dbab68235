//! Alignment: the stretches of words that two articles share.

use crate::span::Span;
use crate::text::Text;

mod outline;
mod regions;
mod runs;
mod seeds;
mod stretch;
mod vectors;

use runs::{Chain, chains, runs};
use stretch::{Place, Stretch, joined};

pub use outline::Outline;

/// One stretch that two articles share.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Where it stands in the left body.
    pub left: Span,
    /// Where it stands in the right body.
    pub right: Span,
    /// Words that are the same on both sides.
    pub words: usize,
    /// Those words over the words of the longer side, 0 to 1: how much was kept.
    pub kept: f64,
    /// What kind of sharing it is.
    pub class: Class,
}

/// What kind of sharing a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Word for word.
    Verbatim,
    /// With words changed, added or dropped.
    Edited,
    /// The same told anew: most words are others.
    Rewritten,
    /// Someone else's words, quoted on both sides.
    Quotation,
    /// Furniture of the page: forms, promotion, legal lines.
    Boilerplate,
}

/// How far a passage may be from its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sensitivity {
    /// Word for word: every run of the same words, each on its own.
    Exact,
    /// Copied and edited: words changed, added, dropped; sentences moved or left out.
    #[default]
    Edited,
    /// Told anew as well: paraphrased, translated there and back, summed up.
    Rewritten,
}

/// One side of an alignment.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its outline.
    pub outline: &'a Outline,
}

/// Words of a seed: the shortest run that may begin a passage.
const SEED: usize = 5;
/// Words that may differ between two runs of one chain, on either side.
const GAP: usize = 4;

/// The passages of at least `min_words` same words, by their place in the left article.
pub fn passages(
    left: Side,
    right: Side,
    min_words: usize,
    sensitivity: Sensitivity,
) -> Vec<Passage> {
    let words = (left.text.tokens.hashes(), right.text.tokens.hashes());
    let runs = runs(words.0, words.1, SEED.min(min_words.max(1)));
    let found = match sensitivity {
        Sensitivity::Exact => long(&runs, left.outline, min_words),
        Sensitivity::Edited => edited(left.outline, right.outline, &runs, min_words),
        Sensitivity::Rewritten => rewritten(left.outline, right.outline, &runs, min_words),
    };
    found
        .iter()
        .map(|stretch| passage(left, right, stretch, &runs))
        .collect()
}

fn long(chains: &[Chain], outline: &Outline, min_words: usize) -> Vec<Stretch> {
    let long = chains.iter().filter(|chain| {
        chain.same * 3 > min_words && outline.counted(chain.left.clone()) >= min_words
    });
    long.map(|chain| Stretch::of(&chain.left, &chain.right))
        .collect()
}

fn long_chains(chains: &[Chain], outline: &Outline, min_words: usize) -> Vec<Stretch> {
    let long = chains.iter().filter(|chain| {
        let extra = outline.counted(chain.left.clone()) - chain.left.len();
        chain.same + extra >= min_words
    });
    long.map(|chain| Stretch::of(&chain.left, &chain.right))
        .collect()
}

fn edited(left: &Outline, right: &Outline, runs: &[Chain], min_words: usize) -> Vec<Stretch> {
    let exact = long_chains(&chains(runs, GAP), left, min_words);
    let space = vectors::Space::of(left, right);
    let found = seeds::seeds(&space, P("ecos", 0.5), P("edice", 0.5));
    let mut regions = regions::regions(
        &space,
        (left, right),
        found,
        P("egap", 4.0) as usize,
        0,
        P("eval", 0.5),
    );
    let minw = (P("eminw", 16.0) as usize).max(min_words);
    regions.retain(|r| r.left.len() >= minw && r.right.len() >= minw);
    let stretches = refined(regions, runs, P("etrim", 0.6));
    joined(stretches.into_iter().chain(exact).collect())
}

fn rewritten(left: &Outline, right: &Outline, runs: &[Chain], min_words: usize) -> Vec<Stretch> {
    let space = vectors::Space::of(left, right);
    let found = seeds::seeds(&space, P("cos", 0.33), P("dice", 0.33));
    let (gap, least) = (P("gap", 4.0) as usize, P("least", 0.0) as usize);
    let val = P("val", 0.34);
    let minw = (P("minw", 25.0) as usize).max(min_words);
    let mut small = regions::regions(&space, (left, right), found.clone(), gap, least, val);
    small.retain(|r| r.left.len() >= minw && r.right.len() >= minw);
    let mut large = regions::regions(
        &space,
        (left, right),
        found,
        P("sumgap", 24.0) as usize,
        P("sumleast", 0.0) as usize,
        P("sumval", 0.34),
    );
    large.retain(|r| r.left.len() >= minw && r.right.len() >= minw);
    let l: usize = large.iter().map(|r| r.left.len()).sum();
    let r: usize = large.iter().map(|r| r.right.len()).sum();
    let q = P("ratio", 3.0) as usize;
    if l >= q * r || r >= q * l {
        small = large;
    }
    small.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let mut out: Vec<regions::Region> = vec![];
    for r in small {
        let ov = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| {
            a.start < b.end && b.start < a.end
        };
        if out.iter().any(|o| ov(&o.left, &r.left)) {
            continue;
        }
        out.push(r);
    }
    let mut stretches = joined(refined(out, runs, P("trim", 0.6)));
    // verbatim chains apart from all that
    let mut exact = long_chains(
        &chains(runs, P("vgap", 4.0) as usize),
        left,
        P("vmin", 30.0) as usize,
    );
    exact.sort_by_key(|s| std::cmp::Reverse(s.left.len()));
    for s in exact {
        let free = |o: &Stretch| {
            let l = o.left.shared(s.left) as f32 / s.left.len() as f32;
            let r = o.right.shared(s.right) as f32 / s.right.len() as f32;
            l.max(r) < P("vfree", 0.5) && !(l > 0.0 && r > 0.0)
        };
        if stretches.iter().all(free) {
            stretches.push(s);
        }
    }
    stretches.sort_unstable();
    stretches
}

/// Regions that are mostly exact are cut to what is exact.
fn refined(regions: Vec<regions::Region>, runs: &[Chain], trim: f32) -> Vec<Stretch> {
    let mut out = vec![];
    let tgap = P("tgap", 30.0) as usize;
    let tmin = P("tmin", 25.0) as usize;
    let tkept = P("tkept", 0.6);
    let tracks: Vec<Chain> = chains(runs, tgap)
        .into_iter()
        .filter(|c| {
            c.same >= tmin && c.same as f32 >= tkept * c.left.len().max(c.right.len()) as f32
        })
        .collect();
    for region in regions {
        let whole = Stretch::of(&region.left, &region.right);
        let inside: Vec<Stretch> = tracks
            .iter()
            .map(|c| Stretch::of(&c.left, &c.right))
            .filter(|s| {
                s.meets(&whole)
                    && s.left.shared(whole.left) * 2 > s.left.len()
                    && s.right.shared(whole.right) * 2 > s.right.len()
            })
            .collect();
        let mut marked = vec![false; region.left.len()];
        let mut rmarked = vec![false; region.right.len()];
        for s in &inside {
            for i in s.left.range() {
                if region.left.contains(&i) {
                    marked[i - region.left.start] = true;
                }
            }
            for i in s.right.range() {
                if region.right.contains(&i) {
                    rmarked[i - region.right.start] = true;
                }
            }
        }
        let share = |m: &[bool]| m.iter().filter(|x| **x).count() as f32 / m.len() as f32;
        if share(&marked).max(share(&rmarked)) >= trim
            && share(&marked).min(share(&rmarked)) >= trim * P("tlow", 0.7)
        {
            out.extend(inside);
        } else {
            out.push(whole);
        }
    }
    out
}

fn passage(left: Side, right: Side, stretch: &Stretch, runs: &[Chain]) -> Passage {
    let spans = (
        left.text.tokens.cover(stretch.left.range()),
        right.text.tokens.cover(stretch.right.range()),
    );
    let kept = super::edits::kept(
        &left.text.tokens.hashes()[stretch.left.range()],
        &right.text.tokens.hashes()[stretch.right.range()],
    );
    let _ = runs;
    let words: usize = kept
        .iter()
        .map(|(at, _, words)| {
            let at = stretch.left.start + at;
            left.outline.counted(at..at + words)
        })
        .sum();
    let longer = left
        .outline
        .counted(stretch.left.range())
        .max(right.outline.counted(stretch.right.range()));
    let share = words as f64 / longer as f64;
    let class = class(left, right, stretch, &kept, share);
    Passage {
        left: spans.0,
        right: spans.1,
        words,
        kept: share,
        class,
    }
}

fn class(
    left: Side,
    right: Side,
    stretch: &Stretch,
    kept: &[(usize, usize, usize)],
    share: f64,
) -> Class {
    let spans = |side: Side, place: Place| side.text.tokens.cover(place.range());
    if left.text.is_boilerplate(spans(left, stretch.left))
        || right.text.is_boilerplate(spans(right, stretch.right))
    {
        return Class::Boilerplate;
    }
    // What both sides quote is nobody's copy: only words in the writers' own voice count.
    let mut own = 0;
    let mut all = 0;
    for (l, r, words) in kept {
        for i in 0..*words {
            let (l, r) = (stretch.left.start + l + i, stretch.right.start + r + i);
            let quoted = left.text.quote_around(left.text.tokens.span(l)).is_some()
                && right.text.quote_around(right.text.tokens.span(r)).is_some();
            own += usize::from(!quoted);
            all += 1;
        }
    }
    if own < P("own", 12.0) as usize && own * 2 < all {
        Class::Quotation
    } else if share >= 1.0 {
        Class::Verbatim
    } else if share >= P("rw", 0.4) as f64 {
        Class::Edited
    } else {
        Class::Rewritten
    }
}

#[allow(non_snake_case)]
pub fn P(name: &str, default: f32) -> f32 {
    use std::sync::OnceLock;
    static M: OnceLock<std::collections::BTreeMap<String, f32>> = OnceLock::new();
    *M.get_or_init(|| {
        std::env::var("P")
            .unwrap_or_default()
            .split(',')
            .filter_map(|kv| {
                let (k, v) = kv.split_once('=')?;
                Some((k.to_owned(), v.parse().ok()?))
            })
            .collect()
    })
    .get(name)
    .unwrap_or(&default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_runs_over_small_edits() {
        let wire = "Cracks have shut the old county bridge at Alder Creek, officials said on Monday, and it will stay shut.";
        let ours = "Today: Cracks have shut the old county bridge at Alder Creek, the officials said Monday, and it will stay shut.";
        let found = check(wire, ours);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].class, Class::Edited);
        assert_eq!(found[0].right.of(ours), &ours[7..ours.len() - 1]);
    }

    #[test]
    fn texts_of_few_words_and_strangers_share_nothing() {
        assert_eq!(check("", "One two"), []);
        assert_eq!(
            check(
                "The bridge is shut for a year.",
                "Nobody knows when the ferry comes back."
            ),
            []
        );
    }

    fn check(left: &str, right: &str) -> Vec<Passage> {
        let texts = (Text::of(left), Text::of(right));
        let outlines = (Outline::of(&texts.0), Outline::of(&texts.1));
        passages(
            Side {
                text: &texts.0,
                outline: &outlines.0,
            },
            Side {
                text: &texts.1,
                outline: &outlines.1,
            },
            8,
            Sensitivity::Edited,
        )
    }
}
