//! Story: six papers ran one agency's report, some from each other; an editor wants to know who had it from whom.

use std::fs;
use std::path::PathBuf;

use copydesk::article::Article;
use copydesk::compare::{self, Comparison, Input, Lineage};
use copydesk::reuse;
use copydesk::text::read_all;
use copydesk::wording::{builtin, check_all};

#[test]
fn the_tree_of_a_dated_family_is_found() {
    assert_eq!(tree(&family()), gold());
}

#[test]
fn the_same_tree_is_found_without_dates() {
    assert_eq!(tree(&undated()), gold());
}

#[test]
fn no_copy_hangs_on_a_later_one() {
    let mut family = family();
    // The light edit claims a date behind the copies that were made from it.
    let edited = family
        .iter_mut()
        .find(|article| article.id.contains("light-edit"));
    edited.expect("the light edit").published = Some("2026-10-05T08:00:00Z".to_owned());
    let from_edited = |(from, _): &(String, String)| from.contains("light-edit");
    assert!(!tree(&family).iter().any(from_edited));
}

#[test]
fn edges_tell_their_grounds() {
    let family = family();
    let lineage = lineage(&family);
    let fourth = lineage
        .edges
        .iter()
        .find(|edge| family[edge.to.index()].id.contains("fourth-hand"))
        .expect("its edge");
    assert!(
        fourth.shared >= 5 && fourth.missing == 0 && fourth.dated,
        "{fourth:?}"
    );
    assert!(fourth.confidence > 0.5, "{fourth:?}");
}

#[test]
fn what_was_loaded_on_the_way_is_told_from_a_source_to_who_took_it() {
    let family = family();
    let compared = compared(&family);
    let id = |id: copydesk::article::ArticleId| family[id.index()].id.clone();
    let edges = gold();
    for lean in &compared.leans {
        let (left, right) = (id(lean.left), id(lean.right));
        let ways = [(left.clone(), right.clone()), (right, left)];
        assert!(ways.iter().any(|way| edges.contains(way)), "{ways:?}");
    }
    // One copy heats; the others load nothing and change no fact.
    assert_eq!(compared.leans.len(), 1, "{:?}", compared.leans);
}

fn gold() -> Vec<(String, String)> {
    let table = fs::read_to_string("seeds/family.tsv").expect("the gold table");
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut edges: Vec<(String, String)> = rows
        .filter_map(|row| row.split_once('\t'))
        .map(|(from, to)| (from.to_owned(), to.to_owned()))
        .collect();
    edges.sort();
    edges
}

fn family() -> Vec<Article> {
    copydesk::read::articles(&[PathBuf::from("seeds/family")], &Default::default())
        .map(|article| article.expect("a sample article"))
        .collect()
}

fn undated() -> Vec<Article> {
    let mut family = family();
    for article in &mut family {
        article.published = None;
    }
    family
}

fn tree(family: &[Article]) -> Vec<(String, String)> {
    let name = |id: copydesk::article::ArticleId| family[id.index()].id.clone();
    let mut edges: Vec<(String, String)> = lineage(family)
        .edges
        .iter()
        .map(|edge| (name(edge.from), name(edge.to)))
        .collect();
    edges.sort();
    edges
}

fn lineage(family: &[Article]) -> Lineage {
    let mut lineages = compared(family).lineages;
    assert_eq!(lineages.len(), 1, "one family");
    lineages.remove(0)
}

fn compared(family: &[Article]) -> Comparison {
    let texts = read_all(family);
    let settings = reuse::Settings::default();
    let found = reuse::find(family, &texts, &settings);
    let input = Input {
        articles: family,
        texts: &texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &check_all(family, &texts, builtin()),
    };
    compare::compare(&input, &compare::Settings::default())
}
