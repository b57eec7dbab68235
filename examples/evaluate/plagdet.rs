//! Plagdet (Potthast et al. 2010): recall, precision and granularity of passages, averaged over cases.

use std::collections::BTreeMap;

use copydesk::article::ArticleId;

/// One reused passage, in code points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Case {
    pub(crate) pair: (ArticleId, ArticleId),
    pub(crate) left: (usize, usize),
    pub(crate) right: (usize, usize),
}

/// What the measure says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Plagdet {
    pub(crate) recall: f64,
    pub(crate) precision: f64,
    pub(crate) granularity: f64,
    pub(crate) plagdet: f64,
}

pub(crate) fn plagdet(truth: &[Case], found: &[Case]) -> Plagdet {
    let (recall, precision) = (covered(truth, found), covered(found, truth));
    let granularity = granularity(truth, found);
    let f1 = 2.0 * recall * precision / (recall + precision).max(f64::MIN_POSITIVE);
    Plagdet {
        recall,
        precision,
        granularity,
        plagdet: f1 / (1.0 + granularity).log2(),
    }
}

fn overlap(a: &Case, b: &Case) -> bool {
    let meet = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1;
    meet(a.left, b.left) && meet(a.right, b.right)
}

fn by_pair(cases: &[Case]) -> BTreeMap<(ArticleId, ArticleId), Vec<&Case>> {
    let mut pairs: BTreeMap<_, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        pairs.entry(case.pair).or_default().push(case);
    }
    pairs
}

/// The mean share of `cases` that `others` cover, both sides together.
fn covered(cases: &[Case], others: &[Case]) -> f64 {
    match (cases.is_empty(), others.is_empty()) {
        (true, true) => return 1.0,
        (false, false) => {}
        _ => return 0.0,
    }
    let others = by_pair(others);
    let share = |case: &Case| {
        let met = others
            .get(&case.pair)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let met: Vec<_> = met.iter().filter(|other| overlap(case, other)).collect();
        let length = |side: (usize, usize)| side.1 - side.0;
        let left = cover(case.left, met.iter().map(|other| other.left).collect());
        let right = cover(case.right, met.iter().map(|other| other.right).collect());
        (left + right) as f64 / (length(case.left) + length(case.right)) as f64
    };
    cases.iter().map(share).sum::<f64>() / cases.len() as f64
}

fn cover(side: (usize, usize), mut parts: Vec<(usize, usize)>) -> usize {
    parts.sort_unstable();
    let mut at = side.0;
    let mut total = 0;
    for (start, end) in parts {
        let (start, end) = (start.max(at), end.min(side.1));
        if start < end {
            total += end - start;
            at = end;
        }
    }
    total
}

fn granularity(truth: &[Case], found: &[Case]) -> f64 {
    let found = by_pair(found);
    let detected: Vec<usize> = truth
        .iter()
        .map(|case| {
            let met = found.get(&case.pair).into_iter().flatten();
            met.filter(|other| overlap(case, other)).count()
        })
        .filter(|count| *count > 0)
        .collect();
    if detected.is_empty() {
        return 1.0;
    }
    detected.iter().sum::<usize>() as f64 / detected.len() as f64
}
