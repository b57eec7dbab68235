//! The shared formats: articles as JSON Lines, judgements as tab-separated tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use copydesk::article::{Article, ArticleId, Title};

/// The articles of `docs.jsonl`, by date and id as in a run, and the place of each by its id.
pub(crate) struct Articles {
    pub(crate) list: Vec<Article>,
    pub(crate) places: BTreeMap<String, ArticleId>,
}

pub(crate) fn articles(folder: &Path) -> Result<Articles, Box<dyn std::error::Error>> {
    let mut list = fs::read_to_string(folder.join("docs.jsonl"))?
        .lines()
        .map(|line| Ok(article(&serde_json::from_str(line)?)))
        .collect::<Result<Vec<_>, serde_json::Error>>()?;
    list.sort_by(|a, b| {
        let dates = (&a.published, &b.published);
        let dates = dates
            .0
            .is_none()
            .cmp(&dates.1.is_none())
            .then(dates.0.cmp(dates.1));
        dates.then(a.id.cmp(&b.id))
    });
    let places = list
        .iter()
        .zip(0..)
        .map(|(article, nth)| (article.id.clone(), ArticleId(nth)));
    Ok(Articles {
        places: places.collect(),
        list,
    })
}

fn article(record: &serde_json::Value) -> Article {
    let field = |name: &str| record[name].as_str().map(str::to_owned);
    Article {
        id: field("id").unwrap_or_default(),
        title: field("title").map(Title::Apart),
        outlet: field("outlet"),
        published: field("published").or_else(|| field("date")),
        language: field("lang"),
        body: field("text").unwrap_or_default(),
        ..Article::default()
    }
}

/// The rows of a table without its header; none where there is no such file.
pub(crate) fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

impl Articles {
    /// Two articles by their ids; none where one was not read.
    pub(crate) fn pair(&self, left: &str, right: &str) -> Option<(ArticleId, ArticleId)> {
        let place = |id: &str| self.places.get(id).copied();
        Some((place(left)?, place(right)?))
    }
}
