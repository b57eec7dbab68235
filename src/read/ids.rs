//! Ids: made unique within a run, the same way in whatever order the articles came.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::article::Article;

/// Gives each article an id of its own, changing only those that clash.
///
/// Articles that share an id are called by their paths; those that share that too are numbered
/// `#2`, `#3` in order of path and line. Tells how many are now called by their paths.
pub fn unique_ids(articles: &mut [Article]) -> usize {
    let mut seen = HashSet::with_capacity(articles.len());
    if articles
        .iter()
        .all(|article| seen.insert(article.id.as_str()))
    {
        return 0;
    }
    let shared = counts(articles);
    let mut renamed = 0;
    for article in articles.iter_mut() {
        if shared[&article.id] > 1 && article.id != article.path {
            article.id.clone_from(&article.path);
            renamed += 1;
        }
    }
    let repeated = counts(articles);
    let mut taken: BTreeSet<String> = repeated.keys().cloned().collect();
    let mut last = BTreeMap::new();
    for index in in_order(articles) {
        let id = &articles[index].id;
        if repeated[id] == 1 {
            continue;
        }
        match last.get_mut(id) {
            None => drop(last.insert(id.clone(), 1)),
            Some(last) => articles[index].id = numbered(id, last, &mut taken),
        }
    }
    renamed
}

fn counts(articles: &[Article]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for article in articles {
        *counts.entry(article.id.clone()).or_insert(0) += 1;
    }
    counts
}

/// Places in the list by path and line; what stands on one line keeps its order.
fn in_order(articles: &[Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|index| by_line(&articles[*index].path));
    order
}

fn by_line(path: &str) -> (&str, u64) {
    let split = path.rsplit_once(':');
    let line = split.and_then(|(file, line)| Some((file, line.parse().ok()?)));
    line.unwrap_or((path, 0))
}

/// The next name behind `last` that nobody has.
fn numbered(id: &str, last: &mut usize, taken: &mut BTreeSet<String>) -> String {
    loop {
        *last += 1;
        let name = format!("{id}#{last}");
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(list: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
        let mut articles: Vec<Article> = list
            .iter()
            .map(|(id, path)| Article {
                id: (*id).into(),
                path: (*path).into(),
                ..Article::default()
            })
            .collect();
        unique_ids(&mut articles);
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for article in articles {
            ids.entry(article.path).or_default().push(article.id);
        }
        ids
    }

    #[test]
    fn only_clashing_ids_change() {
        let ids = settle(&[("a", "x/a"), ("a", "y/a"), ("b", "y/b")]);
        let ids: Vec<_> = ids.values().flatten().map(String::as_str).collect();
        assert_eq!(ids, ["x/a", "y/a", "b"]);
        let alike = || Article {
            id: "a".into(),
            path: "x/a".into(),
            ..Article::default()
        };
        assert_eq!(unique_ids(&mut [alike(), alike()]), 2);
        assert_eq!(unique_ids(&mut [alike(), Article::default()]), 0);
    }

    #[test]
    fn a_path_twice_is_numbered_past_names_that_are_taken() {
        let ids = settle(&[
            ("j:1", "j:1"),
            ("j:1", "j:1"),
            ("j:1", "j:1"),
            ("j:1#2", "z"),
        ]);
        assert_eq!(ids["j:1"], ["j:1", "j:1#3", "j:1#4"]);
        assert_eq!(ids["z"], ["j:1#2"]);
    }

    #[test]
    fn the_order_of_the_list_does_not_matter() {
        let mut list = [
            ("p:2", "q"),
            ("i", "p:2"),
            ("i", "p:10"),
            ("p:10", "r"),
            ("s", "t"),
        ];
        let first = settle(&list);
        list.reverse();
        assert_eq!(settle(&list), first);
    }
}
