//! The reuse wing, measured.

use std::collections::BTreeMap;
use std::path::Path;

use copydesk::reuse::{self, Outline};
use copydesk::span::Lines;
use copydesk::text::{Text, read_all};

use crate::plagdet::{Case, plagdet};
use crate::tables::{articles, rows};

pub fn evaluate(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let articles = articles(folder)?;
    let texts = read_all(&articles.list);
    let outlines: Vec<Outline> = texts.iter().map(Outline::of).collect();
    let file = std::env::var("CAND").unwrap_or("candidates.tsv".to_owned());
    let place = |id: &String| articles.places[id];
    let mut category = BTreeMap::new();
    for row in rows(&folder.join(file)) {
        category.insert((place(&row[0]).0, place(&row[1]).0), row[2].clone());
    }
    let mut truth = vec![];
    for row in rows(&folder.join("spans.tsv")) {
        let pair = (place(&row[0]).0, place(&row[3]).0);
        if !category.contains_key(&pair) {
            continue;
        }
        let n = |i: usize| row[i].parse::<usize>().unwrap();
        truth.push(Case {
            pair,
            left: (n(1), n(2)),
            right: (n(4), n(5)),
        });
    }
    let pairs: Vec<_> = category.keys().copied().collect();
    let start = std::time::Instant::now();
    let mode = reuse::P("mode", 0.0) as i32;
    use rayon::prelude::*;
    let found: Vec<Case> = pairs
        .par_iter()
        .flat_map_iter(|(a, b)| {
            let (l, r) = (&texts[*a as usize], &texts[*b as usize]);
            let sens = match mode {
                0 => reuse::Sensitivity::Rewritten,
                1 => reuse::Sensitivity::Edited,
                _ => reuse::Sensitivity::Exact,
            };
            let side = |n: &u32| reuse::Side {
                text: &texts[*n as usize],
                outline: &outlines[*n as usize],
            };
            let all = reuse::passages(side(a), side(b), 12, sens);
            if std::env::var("DUMP").is_ok() {
                for p in &all {
                    println!(
                        "DUMP\t{}\t{}\t{:?}\t{}\t{:.2}\t{:?}\t{:?}",
                        articles.list[*a as usize].id,
                        articles.list[*b as usize].id,
                        p.class,
                        p.words,
                        p.kept,
                        p.left.of(&articles.list[*a as usize].body),
                        p.right.of(&articles.list[*b as usize].body)
                    );
                }
            }
            let only = reuse::P("only", 0.0) > 0.0;
            let spans: Vec<_> = all
                .into_iter()
                .filter(|p| {
                    !only || !matches!(p.class, reuse::Class::Quotation | reuse::Class::Boilerplate)
                })
                .map(|p| (p.left, p.right))
                .collect();
            let (ll, rl) = (
                Lines::of(&articles.list[*a as usize].body),
                Lines::of(&articles.list[*b as usize].body),
            );
            spans
                .into_iter()
                .map(move |(x, y)| Case {
                    pair: (*a, *b),
                    left: (ll.position(x.start).offset, ll.position(x.end).offset),
                    right: (rl.position(y.start).offset, rl.position(y.end).offset),
                })
                .collect::<Vec<_>>()
        })
        .collect();
    eprintln!("{:?}", start.elapsed());
    let print = |name: &str, t: &[Case], f: &[Case]| {
        let m = plagdet(t, f);
        println!(
            "{name:30} plagdet {:.4} R {:.4} P {:.4} gran {:.4} cases {} det {}",
            m.plagdet, m.recall, m.precision, m.granularity, m.cases, m.detections
        );
    };
    print("all", &truth, &found);
    let mut names: Vec<_> = category.values().cloned().collect();
    names.sort();
    names.dedup();
    for name in names {
        let of = |cases: &[Case]| -> Vec<Case> {
            cases
                .iter()
                .filter(|c| category[&c.pair] == name)
                .cloned()
                .collect()
        };
        print(&name, &of(&truth), &of(&found));
    }
    Ok(())
}
