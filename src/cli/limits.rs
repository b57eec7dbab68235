//! Limits: what is turned away or left off so that no article floods a report, and is said to be.

use copydesk::article::Article;
use copydesk::compare::MOST_SENTENCES;
use copydesk::report::Failure;
use copydesk::reuse::Reuse;
use copydesk::text::{Text, word_hashes};
use copydesk::wording::Wording;

use super::quiet::{self, complain};

/// The article, or why it is too long.
pub(super) fn words(article: Article, limit: usize) -> Result<Article, Failure> {
    // No text has more words than bytes.
    if article.body.len() <= limit {
        return Ok(article);
    }
    let mut hashes = vec![];
    word_hashes(&article.body, &mut hashes);
    if hashes.len() <= limit {
        return Ok(article);
    }
    Err(Failure {
        message: over(hashes.len(), "words", limit, "--max-words", "not read"),
        path: article.path,
    })
}

/// Leaves the first `limit` findings of each article; the failures name those that had more.
pub(super) fn findings(
    articles: &[Article],
    wording: &mut [Wording],
    limit: usize,
) -> Vec<Failure> {
    let cut = |(article, wording): (&Article, &mut Wording)| {
        let message = cut(&mut wording.findings, limit, "findings", "--max-findings")?;
        let path = article.path.clone();
        Some(told(Failure { path, message }))
    };
    articles.iter().zip(wording).filter_map(cut).collect()
}

/// Leaves the first `limit` passages of each pair; the failures name those that had more.
pub(super) fn passages(articles: &[Article], reuse: &mut Reuse, limit: usize) -> Vec<Failure> {
    let name = |nth: usize| articles[nth].path.as_str();
    let mut failures = vec![];
    for pair in &mut reuse.matches {
        if let Some(message) = cut(&mut pair.passages, limit, "passages", "--max-passages") {
            let right = name(pair.right.index());
            failures.push(told(Failure {
                path: name(pair.left.index()).to_owned(),
                message: format!("with {right}: {message}"),
            }));
        }
    }
    failures
}

/// Says which articles have more sentences than are compared.
pub(super) fn sentences(articles: &[Article], texts: &[Text]) {
    for (article, text) in articles.iter().zip(texts) {
        if text.sentences.len() > MOST_SENTENCES {
            quiet::tell(format_args!(
                "{}: {} sentences, of which the first {MOST_SENTENCES} are compared with those of others",
                article.path,
                text.sentences.len(),
            ));
        }
    }
}

fn cut<T>(items: &mut Vec<T>, limit: usize, what: &str, flag: &str) -> Option<String> {
    let count = items.len();
    items.truncate(limit);
    (count > limit).then(|| over(count, what, limit, flag, "the rest is left off"))
}

fn over(count: usize, what: &str, limit: usize, flag: &str, so: &str) -> String {
    format!("{count} {what}, over the limit of {limit} ({flag}); {so}")
}

/// Says on standard error what went wrong.
pub(super) fn tell(failure: &Failure) {
    complain(format_args!("{}: {}", failure.path, failure.message));
}

fn told(failure: Failure) -> Failure {
    tell(&failure);
    failure
}
