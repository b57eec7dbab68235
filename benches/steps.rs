//! What each step costs, in bytes of article text a second.
//!
//! Over the articles of `seeds/articles`, or of the JSON Lines file named by `COPYDESK_BENCH`, repeated to
//! size; a repeated article has every fourth word changed, so that it is no copy.

use std::hint::black_box;

use copydesk::article::{Article, ArticleId};
use copydesk::reuse::{
    self, Banding, Index, Outline, Scheme, Sensitivity, Settings, Shingle, overlap, passages,
    shingle_set, shingles_into, sketch, sketch_into,
};
use copydesk::text::{Text, Tokens, read_all, word_hashes};
use copydesk::wording::{builtin, check_all};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

type Group<'a> = BenchmarkGroup<'a, WallTime>;

const SCHEME: Scheme = Scheme::new(5, 128);

fn steps(criterion: &mut Criterion) {
    let bodies = bodies(4_000_000);
    let mut group = group(criterion, "steps", &bodies);
    words(&mut group, &bodies);
    sketches(&mut group, &bodies);
    pairs(&mut group, &bodies);
}

fn whole(criterion: &mut Criterion) {
    let bodies = bodies(1_000_000);
    let mut group = group(criterion, "whole", &bodies);
    let articles: Vec<Article> = bodies
        .iter()
        .map(|body| Article {
            body: body.clone(),
            ..Article::default()
        })
        .collect();
    let texts = read_all(&articles);
    group.bench_function("texts", |bench| bench.iter(|| read_all(&articles)));
    let settings = Settings::default();
    group.bench_function("reuse", |bench| {
        bench.iter(|| reuse::find(&articles, &texts, &settings));
    });
    group.bench_function("wording", |bench| {
        bench.iter(|| check_all(&articles, &texts, builtin()));
    });
}

fn words(group: &mut Group, bodies: &[String]) {
    group.bench_function("word hashes", |bench| {
        let mut hashes = vec![];
        bench.iter(|| {
            for body in bodies {
                hashes.clear();
                word_hashes(body, &mut hashes);
                black_box(&hashes);
            }
        });
    });
    group.bench_function("tokens", |bench| {
        bench.iter(|| {
            for body in bodies {
                black_box(Tokens::of(body, 0));
            }
        });
    });
}

fn sketches(group: &mut Group, bodies: &[String]) {
    let words: Vec<Vec<u64>> = bodies.iter().map(|body| hashes(body)).collect();
    group.bench_function("shingles", |bench| {
        let mut shingles = vec![];
        bench.iter(|| {
            for words in &words {
                shingles_into(words, 5, &mut shingles);
                black_box(&shingles);
            }
        });
    });
    let sets: Vec<Vec<Shingle>> = words.iter().map(|words| shingle_set(words, 5)).collect();
    group.bench_function("sketches", |bench| {
        let mut values = vec![];
        bench.iter(|| {
            for set in &sets {
                sketch_into(set, SCHEME, &mut values);
                black_box(&values);
            }
        });
    });
    let sketches: Vec<_> = sets.iter().map(|set| sketch(set, SCHEME)).collect();
    group.bench_function("banding and index", |bench| {
        bench.iter(|| {
            let mut index = Index::new(Banding::choose(128, 0.8, 0.995));
            for (sketch, nth) in sketches.iter().zip(0..) {
                index.insert(ArticleId(nth), sketch);
            }
            index.pairs()
        });
    });
}

/// Each article against the next: as many bytes are judged as for one article alone.
fn pairs(group: &mut Group, bodies: &[String]) {
    let sets: Vec<Vec<Shingle>> = bodies
        .iter()
        .map(|body| shingle_set(&hashes(body), 5))
        .collect();
    group.bench_function("verify", |bench| {
        bench.iter(|| {
            for pair in sets.windows(2) {
                black_box(overlap(&pair[0], &pair[1]));
            }
        });
    });
    let outlines: Vec<Outline> = bodies
        .iter()
        .map(|body| Outline::of(body, &Text::of(body), &[]))
        .collect();
    group.bench_function("align", |bench| {
        bench.iter(|| {
            for pair in outlines.windows(2) {
                black_box(passages(&pair[0], &pair[1], 12, Sensitivity::default()));
            }
        });
    });
}

fn group<'a>(criterion: &'a mut Criterion, name: &str, bodies: &[String]) -> Group<'a> {
    let mut group = criterion.benchmark_group(name);
    let bytes = bodies.iter().map(|body| body.len() as u64).sum();
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group
}

fn hashes(body: &str) -> Vec<u64> {
    let mut hashes = vec![];
    word_hashes(body, &mut hashes);
    hashes
}

/// So many bytes of articles, and a part of one.
fn bodies(bytes: usize) -> Vec<String> {
    let texts = match std::env::var("COPYDESK_BENCH") {
        Ok(path) => lines(&path),
        Err(_) => seeds(),
    };
    let mut bodies = vec![];
    let mut sum = 0;
    for round in 0.. {
        for text in &texts {
            if sum >= bytes {
                return bodies;
            }
            sum += text.len();
            bodies.push(changed(text, round));
        }
    }
    bodies
}

/// A text whose shingles of five words no other round has.
fn changed(text: &str, round: usize) -> String {
    if round == 0 {
        return text.to_owned();
    }
    let words = text
        .split(' ')
        .enumerate()
        .map(|(nth, word)| match nth % 4 {
            0 => format!("x{round}{word}"),
            _ => word.to_owned(),
        });
    words.collect::<Vec<String>>().join(" ")
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

criterion_group!(benches, steps, whole);
criterion_main!(benches);
