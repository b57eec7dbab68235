//! What each step of the reuse wing costs, in bytes of article text a second.
//!
//! Over the articles of `seeds/articles`, or of the JSON Lines file named by `COPYDESK_BENCH`.

use std::hint::black_box;

use copydesk::text::{Tokens, word_hashes};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn steps(criterion: &mut Criterion) {
    let bodies = bodies();
    let bytes = bodies.iter().map(|body| body.len() as u64).sum();
    let mut group = criterion.benchmark_group("steps");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function(BenchmarkId::from_parameter("word hashes"), |bench| {
        let mut hashes = vec![];
        bench.iter(|| {
            for body in &bodies {
                hashes.clear();
                word_hashes(body, &mut hashes);
                black_box(&hashes);
            }
        });
    });
    group.bench_function(BenchmarkId::from_parameter("tokens"), |bench| {
        bench.iter(|| {
            for body in &bodies {
                black_box(Tokens::of(body, 0));
            }
        });
    });
}

/// About 16 MB of articles.
fn bodies() -> Vec<String> {
    let texts: Vec<String> = match std::env::var("COPYDESK_BENCH") {
        Ok(path) => lines(&path),
        Err(_) => seeds(),
    };
    texts
        .iter()
        .cycle()
        .scan(0, |sum, text| {
            *sum += text.len();
            (*sum < 16_000_000).then(|| text.clone())
        })
        .collect()
}

fn lines(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).expect("a readable file");
    let records = file
        .lines()
        .take(6000)
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    records
        .map(|record| record["text"].as_str().expect("a text").to_owned())
        .collect()
}

fn seeds() -> Vec<String> {
    let folder = std::fs::read_dir("seeds/articles").expect("run from the root of the package");
    let mut paths: Vec<_> = folder
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("UTF-8"))
        .collect()
}

criterion_group!(benches, steps);
criterion_main!(benches);
