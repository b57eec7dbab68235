//! The sample corpus and the judgements on it, as several stories read them.

#![allow(dead_code, reason = "each story uses its part")]

use std::fs;
use std::path::PathBuf;

use copydesk::article::{Article, ArticleId};
use copydesk::read;
use copydesk::text::{Text, read_all};

/// The sample articles by date and id, and their texts.
pub(crate) struct Samples {
    pub(crate) articles: Vec<Article>,
    pub(crate) texts: Vec<Text>,
}

impl Samples {
    pub(crate) fn read() -> Self {
        let options = read::Options::default();
        let articles = read::articles(&[PathBuf::from("seeds/articles")], &options);
        let mut articles: Vec<Article> = articles
            .map(|article| article.expect("a sample that reads"))
            .collect();
        articles.sort_by(|a, b| (&a.published, &a.id).cmp(&(&b.published, &b.id)));
        let texts = read_all(&articles);
        Self { articles, texts }
    }

    #[track_caller]
    pub(crate) fn id(&self, name: &str) -> ArticleId {
        let nth = self.articles.iter().position(|article| article.id == name);
        ArticleId(nth.unwrap_or_else(|| panic!("no sample {name}")) as u32)
    }

    pub(crate) fn body(&self, id: ArticleId) -> &str {
        &self.articles[id.index()].body
    }
}

/// The rows of a judgement file, without comments and header; `\n` and `\\` in fields are read back.
pub(crate) fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("seeds/{file}")).expect("a judgement file");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1);
    lines
        .map(|line| line.split('\t').map(unescaped).collect())
        .collect()
}

fn unescaped(field: &str) -> String {
    field
        .replace("\\\\", "\u{0}")
        .replace("\\n", "\n")
        .replace('\u{0}', "\\")
}
