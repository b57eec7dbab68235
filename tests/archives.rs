//! Story: an engineer cleans an archive of near-duplicates, and every pair told is one.

use std::io::{Seek, Write};

use copydesk::archive::{Archive, Found, Input, Keep, Names, Search, find, read, removed};
use copydesk::reuse::{Link, Settings, Tie, families, overlap, shingle_set};
use copydesk::text::Tokens;

#[test]
fn every_pair_by_prefixes_and_nearly_every_pair_by_sketches() {
    let texts = edited_texts(300);
    for threshold in [0.3, 0.5, 0.8, 1.0] {
        let expected = by_brute_force(&texts, threshold);
        assert!(expected.len() > 10, "{threshold}");
        assert_eq!(
            pairs(&texts, threshold, Search::Exact),
            expected,
            "{threshold}"
        );
        let found = pairs(&texts, threshold, Search::Sketches);
        assert!(
            found.iter().all(|pair| expected.contains(pair)),
            "{threshold}"
        );
        let recall = found.len() as f64 / expected.len() as f64;
        assert!(recall >= 0.99, "{threshold}: {recall}");
    }
}

#[test]
fn identical_articles_by_the_thousand_are_tied_to_the_first_and_counted() {
    let (_, found) = run(
        &vec!["one text that everyone prints today".to_owned(); 2000],
        0.8,
        Search::Sketches,
    );
    assert_eq!((found.matches.len(), found.crowds), (1999, 1));
    assert!(found.matches.iter().all(|kin| kin.left == 0 && kin.same));
}

#[test]
fn a_footer_that_all_share_makes_no_matches_and_little_work() {
    let footer = words(&mut 7, 150);
    let mut seed = 1;
    let texts: Vec<String> = (0..3000)
        .map(|_| format!("{} {footer}", words(&mut seed, 250)))
        .collect();
    let (_, found) = run(&texts, 0.8, Search::Sketches);
    assert_eq!(found.matches, []);
    assert!(found.candidates < 3000, "{}", found.candidates);
}

#[test]
fn lines_that_are_no_records_are_named_and_the_rest_is_read() {
    let lines =
        "\u{feff}{\"id\":\"a\",\"text\":\"x\"}\n\nnot json\n{\"id\":\"b\"}\n{\"body\":\"y\"}";
    let archive = archive(lines, &Settings::default());
    let bad: Vec<_> = archive.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(bad, [3, 4]);
    assert_eq!(
        (archive.id(0), archive.id(1)),
        ("a".into(), "feed.jsonl:5".into())
    );
}

#[test]
fn one_of_each_family_is_kept_and_its_line_is_untouched() {
    let text = words(&mut 3, 60);
    let late = format!("{{\"id\": \"late\",  \"date\": \"2024-02-01\", \"text\": \"{text} end\"}}");
    let early =
        format!("{{\"id\":\"early\",\"date\":\"2024-01-01\",\"text\":\"{text}\",\"x\":[1]}}");
    let archive = archive(&format!("{late}\n{early}\n"), &Settings::default());
    let found = find(&archive, &Settings::default(), Search::Sketches).expect("found");
    assert_eq!((found.matches[0].left, found.matches[0].right), (1, 0));
    let families = families(&ties(&found), Link::Complete, 0.8);
    for (keep, expected) in [
        (Keep::Earliest, [true, false]),
        (Keep::Longest, [false, true]),
        (Keep::First, [false, true]),
    ] {
        assert_eq!(removed(&archive, &families, keep), expected, "{keep:?}");
    }
    assert_eq!(archive.line(0).expect("read"), late.as_bytes());
    assert_eq!(archive.line(1).expect("read"), early.as_bytes());
}

fn ties(found: &Found) -> Vec<Tie> {
    let tie = |kin: &copydesk::archive::Kin| Tie {
        left: kin.left,
        right: kin.right,
        resemblance: kin.overlap.resemblance,
    };
    found.matches.iter().map(tie).collect()
}

fn pairs(texts: &[String], threshold: f64, search: Search) -> Vec<(u32, u32)> {
    let (_, found) = run(texts, threshold, search);
    let mut pairs: Vec<_> = found
        .matches
        .iter()
        .map(|kin| (kin.left.min(kin.right), kin.left.max(kin.right)))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn run(texts: &[String], threshold: f64, search: Search) -> (Archive, Found) {
    let settings = Settings {
        threshold,
        ..Settings::default()
    };
    let lines = texts.iter().map(|text| format!("{{\"text\":{text:?}}}\n"));
    let archive = archive(&lines.collect::<String>(), &settings);
    let found = find(&archive, &settings, search).expect("found");
    (archive, found)
}

fn archive(lines: &str, settings: &Settings) -> Archive {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(lines.as_bytes()).expect("written");
    file.rewind().expect("rewound");
    let name = "feed.jsonl".to_owned();
    read(
        vec![Input { file, name }],
        Names::default(),
        settings,
        &|_| (),
    )
    .expect("read")
}

fn by_brute_force(texts: &[String], threshold: f64) -> Vec<(u32, u32)> {
    let sets: Vec<_> = texts
        .iter()
        .map(|text| shingle_set(Tokens::of(text, 0).hashes(), 5))
        .collect();
    let mut pairs = vec![];
    for right in 0..sets.len() {
        for left in 0..right {
            if overlap(&sets[left], &sets[right]).resemblance >= threshold {
                pairs.push((left as u32, right as u32));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Texts in families of three: one, a copy with a few words changed, and a copy of that.
fn edited_texts(count: usize) -> Vec<String> {
    let mut seed = 20;
    let mut texts: Vec<String> = vec![];
    for nth in 0..count {
        let text = match nth % 3 {
            0 => {
                let length = 4 + below(&mut seed, 300);
                words(&mut seed, length)
            }
            _ => {
                let every = 5 + below(&mut seed, 120);
                edited(&mut seed, &texts[nth - 1], every)
            }
        };
        texts.push(text);
    }
    texts
}

fn edited(seed: &mut u64, text: &str, every: usize) -> String {
    let keep = |word: &str, seed: &mut u64| match below(seed, every) {
        0 => "replaced".to_owned(),
        _ => word.to_owned(),
    };
    let words: Vec<String> = text.split(' ').map(|word| keep(word, seed)).collect();
    words.join(" ")
}

fn words(seed: &mut u64, count: usize) -> String {
    let words: Vec<String> = (0..count)
        .map(|_| format!("w{}", below(seed, 5000)))
        .collect();
    words.join(" ")
}

fn below(seed: &mut u64, bound: usize) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % bound
}
