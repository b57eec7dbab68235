//! How far a sketch's estimate lies from the truth, by the size of the sets: the table of `docs/sketches.md`.

use copydesk::reuse::{Scheme, Shingle, overlap, sketch};

/// Pairs of sets for each size and resemblance.
const PAIRS: u64 = 300;

fn main() {
    println!("| shingles | error | of sampling alone |");
    println!("| --- | --- | --- |");
    for size in [8, 26, 60, 400, 2000] {
        let (error, sampling) = errors(size, Scheme::new(5, 128));
        println!("| {size} | {error:.4} | {sampling:.4} |");
    }
}

/// Root mean square error of the estimate, and that of 128 independent draws, over resemblances of about 0.2 to 0.9.
fn errors(size: u64, scheme: Scheme) -> (f64, f64) {
    let (mut squares, mut variances, mut pairs) = (0.0, 0.0, 0.0);
    for tenths in 2..10 {
        // Two sets of one size that share s shingles resemble each other by s / (2 size - s).
        let shared = 2 * size * tenths / (10 + tenths);
        for pair in 0..PAIRS {
            let from = (size * 100 + tenths) << 40 | pair << 20;
            let (left, right) = (set(from, size), set(from + size - shared, size));
            let truth = overlap(&left, &right).resemblance;
            let (left, right) = (sketch(&left, scheme), sketch(&right, scheme));
            let estimate = left.estimate(&right).expect("one scheme");
            squares += (estimate - truth).powi(2);
            variances += truth * (1.0 - truth) / f64::from(scheme.len);
            pairs += 1.0;
        }
    }
    ((squares / pairs).sqrt(), (variances / pairs).sqrt())
}

/// Shingles as even as a hash makes them (SplitMix64), sorted.
fn set(from: u64, size: u64) -> Vec<Shingle> {
    let mut set: Vec<Shingle> = (from..from + size).map(|i| Shingle(spread(i))).collect();
    set.sort_unstable();
    set
}

fn spread(i: u64) -> u64 {
    let mut bits = i.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
