//! Measures over pairs: the best threshold, and how well two groupings agree.

use std::collections::BTreeMap;

/// The best F1 of "at or above a threshold", and that threshold.
pub(crate) fn best_f1(judged: &[(f64, bool)]) -> (f64, f64) {
    let mut sorted = judged.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = judged.iter().filter(|(_, positive)| *positive).count();
    let (mut best, mut right) = ((0.0, f64::INFINITY), 0);
    for (nth, (value, positive)) in sorted.iter().enumerate() {
        right += usize::from(*positive);
        let ends = sorted.get(nth + 1).is_none_or(|next| next.0 < *value);
        let f1 = 2.0 * right as f64 / (nth + 1 + positives) as f64;
        if ends && f1 > best.0 {
            best = (f1, *value);
        }
    }
    best
}

/// The adjusted Rand index of two groupings (Hubert and Arabie 1985).
pub(crate) fn ari(labels: &[(String, usize)]) -> f64 {
    let twos = |count: usize| (count * count.saturating_sub(1) / 2) as f64;
    let (mut both, mut truth, mut found) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (a, b) in labels {
        *both.entry((a, b)).or_insert(0) += 1;
        *truth.entry(a).or_insert(0) += 1;
        *found.entry(b).or_insert(0) += 1;
    }
    let together: f64 = both.values().map(|count| twos(*count)).sum();
    let in_truth: f64 = truth.values().map(|count| twos(*count)).sum();
    let in_found: f64 = found.values().map(|count| twos(*count)).sum();
    let expected = in_truth * in_found / twos(labels.len()).max(1.0);
    let most = (in_truth + in_found) / 2.0;
    if most == expected {
        1.0
    } else {
        (together - expected) / (most - expected)
    }
}
