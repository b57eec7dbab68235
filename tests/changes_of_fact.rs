//! Story: an editor asks whether a copy still tells what its source told.

use std::fs;

use copydesk::article::Article;
use copydesk::compare::{self, FactChange, Input};
use copydesk::reuse;
use copydesk::text::read_all;

#[test]
fn a_changed_fact_is_told_and_another_wording_is_not() {
    let rows = rows();
    let told = |wanted: &str| -> (usize, Vec<String>) {
        let of_kind: Vec<_> = rows.iter().filter(|row| row[0] == wanted).collect();
        let wrong = of_kind
            .iter()
            .filter(|row| changes(&row[1], &row[2]).is_empty() == (wanted == "changed"))
            .map(|row| format!("{} | {}", row[1], row[2]));
        (of_kind.len(), wrong.collect())
    };
    let (changed, missed) = told("changed");
    let (same, invented) = told("same");
    assert!(changed >= 64 && same >= 45, "{changed} and {same}");
    assert_eq!(missed, [] as [String; 0]);
    assert_eq!(invented, [] as [String; 0]);
}

/// The fact, the sentence of the source and that of the copy.
fn rows() -> Vec<[String; 3]> {
    let all = fs::read_to_string("seeds/reworded.tsv").expect("the pairs");
    let rows = all.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| {
        let mut fields = line.split('\t').map(str::to_owned);
        [(); 3].map(|()| fields.next().expect("three fields"))
    })
    .collect()
}

/// What is told of a copy of a short report with one sentence of its own wording.
fn changes(before: &str, after: &str) -> Vec<FactChange> {
    let article = |sentence: &str| Article {
        body: format!(
            "The fog came in over the creek before anyone at the market had lit a stove. {sentence} A clerk in a yellow \
             coat walked along the stalls and wrote the prices in a small book with a broken spine. By noon the fog \
             had turned to rain, and the bell at the chapel rang for the annual supper."
        ),
        ..Article::default()
    };
    let articles = [article(before), article(after)];
    let texts = read_all(&articles);
    let settings = reuse::Settings::default();
    let found = reuse::find(&articles, &texts, &settings);
    let input = Input {
        articles: &articles,
        texts: &texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &[],
    };
    let told = compare::compare(&input, &compare::Settings::default());
    let edits = told.loaded_edits.into_iter();
    edits.flat_map(|edit| edit.facts).collect()
}
