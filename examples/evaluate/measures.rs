//! Measures: how well scores separate, rank and mean what they say.

/// The chance that a positive scores above a negative, a tie counting half (area under the ROC curve).
pub(crate) fn auc(scored: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let positives = sorted.iter().filter(|item| item.1).count();
    let negatives = sorted.len() - positives;
    if positives == 0 || negatives == 0 {
        return None;
    }
    let (mut rank_sum, mut from) = (0.0, 0);
    while from < sorted.len() {
        let tied = sorted[from..]
            .iter()
            .take_while(|item| item.0 == sorted[from].0)
            .count();
        let rank = (2 * from + tied + 1) as f64 / 2.0;
        let hit = sorted[from..from + tied]
            .iter()
            .filter(|item| item.1)
            .count();
        rank_sum += rank * hit as f64;
        from += tied;
    }
    let least = (positives * (positives + 1)) as f64 / 2.0;
    Some((rank_sum - least) / (positives * negatives) as f64)
}

/// The best of a curve over cut points: its value, and the score from which on is called positive.
pub(crate) struct Best {
    pub(crate) value: f64,
    pub(crate) cut: f64,
}

/// The highest macro-F1 over all cut points.
pub(crate) fn macro_f1(scored: &[(f64, bool)]) -> Best {
    let all = Counts::all(scored);
    best(scored, |counts| {
        let positive = f1(counts.hits, counts.taken, all.hits);
        let (misses, left) = (all.hits - counts.hits, all.taken - counts.taken);
        let negative = f1(left - misses, left, all.taken - all.hits);
        (positive + negative) / 2.0
    })
}

/// The highest F1 over all cut points, when there are `wanted` positives, seen or not.
pub(crate) fn best_f1(scored: &[(f64, bool)], wanted: usize) -> Best {
    best(scored, |counts| f1(counts.hits, counts.taken, wanted))
}

/// The highest recall at which at least this share of what is taken is right.
pub(crate) fn recall_at(scored: &[(f64, bool)], precision: f64, wanted: usize) -> Best {
    best(scored, |counts| {
        let right = counts.hits as f64 / counts.taken as f64;
        if right >= precision {
            counts.hits as f64 / wanted as f64
        } else {
            0.0
        }
    })
}

/// Mean chance, share of positives and number of items in ten steps of chance.
pub(crate) fn reliability(scored: &[(f64, bool)]) -> Vec<(f64, f64, usize)> {
    (0..10)
        .map(|step| {
            let within: Vec<_> = scored
                .iter()
                .filter(|item| ((item.0 * 10.0) as usize).min(9) == step)
                .collect();
            let count = within.len().max(1) as f64;
            let chance = within.iter().map(|item| item.0).sum::<f64>() / count;
            let share = within.iter().filter(|item| item.1).count() as f64 / count;
            (chance, share, within.len())
        })
        .collect()
}

#[derive(Clone, Copy)]
struct Counts {
    hits: usize,
    taken: usize,
}

impl Counts {
    fn all(scored: &[(f64, bool)]) -> Self {
        Self {
            hits: scored.iter().filter(|item| item.1).count(),
            taken: scored.len(),
        }
    }
}

fn best(scored: &[(f64, bool)], value: impl Fn(Counts) -> f64) -> Best {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best = Best {
        value: 0.0,
        cut: f64::INFINITY,
    };
    let mut counts = Counts { hits: 0, taken: 0 };
    for (nth, (score, positive)) in sorted.iter().enumerate() {
        counts.hits += usize::from(*positive);
        counts.taken += 1;
        let last_of_tie = sorted.get(nth + 1).is_none_or(|next| next.0 != *score);
        if last_of_tie && value(counts) > best.value {
            best = Best {
                value: value(counts),
                cut: *score,
            };
        }
    }
    best
}

fn f1(hits: usize, taken: usize, wanted: usize) -> f64 {
    2.0 * hits as f64 / ((taken + wanted) as f64).max(1.0)
}
