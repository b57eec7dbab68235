//! What each step of the wording wing costs, in bytes of article text a second on one core.
//!
//! Over the articles of `seeds/articles`, repeated.

use std::hint::black_box;

use copydesk::text::Text;
use copydesk::wording::{builtin, check, findings, hits};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn steps(criterion: &mut Criterion) {
    let bodies = bodies();
    let texts: Vec<Text> = bodies.iter().map(|body| Text::of(body)).collect();
    let lexicon = builtin();
    let mut group = criterion.benchmark_group("wording");
    let bytes = bodies.iter().map(|body| body.len() as u64).sum();
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function("hits", |bench| {
        bench.iter(|| {
            texts
                .iter()
                .map(|text| hits(text, lexicon).len())
                .sum::<usize>()
        });
    });
    group.bench_function("findings", |bench| {
        bench.iter(|| {
            for (body, text) in bodies.iter().zip(&texts) {
                black_box(findings(body, text, lexicon, &hits(text, lexicon)));
            }
        });
    });
    group.bench_function("check", |bench| {
        bench.iter(|| {
            for (body, text) in bodies.iter().zip(&texts) {
                black_box(check(body, text, None, lexicon));
            }
        });
    });
    group.bench_function("text and check", |bench| {
        bench.iter(|| {
            for body in &bodies {
                black_box(check(body, &Text::of(body), None, lexicon));
            }
        });
    });
}

/// About a megabyte of articles.
fn bodies() -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir("seeds/articles")
        .expect("the sample articles")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    let articles: Vec<_> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending != "html"))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    std::iter::repeat_n(articles, 20).flatten().collect()
}

criterion_group!(benches, steps);
criterion_main!(benches);
