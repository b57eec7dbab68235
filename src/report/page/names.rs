//! Names: what an article is called on the page.

use std::collections::BTreeMap;

use crate::article::Article;

use super::date::{Date, date};

/// Characters of a headline that stand in for an outlet.
const CLIP: usize = 42;
/// Characters of a text that stand in for a headline.
const LONG_CLIP: usize = 70;

/// A name for each article, no two alike: who speaks, with the day, the time or the id where that is not enough.
pub(in crate::report) fn labels(articles: &[Article]) -> Vec<String> {
    let named = |article: &Article, part: fn(&Date) -> &str| {
        let day = article.published.as_deref().map(date);
        let apart = day.as_ref().map_or(article.id.as_str(), part);
        format!("{} ({apart})", label(article))
    };
    let steps: [&dyn Fn(&Article) -> String; 3] = [
        &|article| named(article, |day| &day.short),
        &|article| named(article, |day| &day.close),
        &|article| article.id.clone(),
    ];
    let mut labels: Vec<String> = articles.iter().map(label).collect();
    for step in steps {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for label in &labels {
            *counts.entry(label).or_default() += 1;
        }
        let same: Vec<bool> = labels
            .iter()
            .map(|label| counts[label.as_str()] > 1)
            .collect();
        for nth in (0..labels.len()).filter(|nth| same[*nth]) {
            labels[nth] = step(&articles[nth]);
        }
    }
    labels
}

/// Who speaks: the outlet; where none is named, what it says first, else the id.
fn label(article: &Article) -> String {
    match &article.outlet {
        Some(outlet) if !outlet.trim().is_empty() => outlet.trim().to_owned(),
        _ if headline(article) == article.id => article.id.clone(),
        _ => format!("“{}”", clipped(&headline(article), CLIP)),
    }
}

/// The headline, else the first words, else the id.
pub(in crate::report) fn headline(article: &Article) -> String {
    let body = article.body.get(article.start..).unwrap_or_default();
    let first = body.lines().map(str::trim).find(|line| !line.is_empty());
    match (article.headline().trim(), first) {
        ("", Some(first)) => clipped(first, LONG_CLIP),
        ("", None) => article.id.clone(),
        (headline, _) => headline.to_owned(),
    }
}

/// At most `most` characters, cut at a word where there is one.
pub(in crate::report) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    let end = cut.rfind(' ').filter(|end| *end > 0).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':']))
}

/// The article's anchor on the page.
pub(in crate::report) fn anchor(nth: usize) -> String {
    format!("a{}", nth + 1)
}

/// The anchor of a match.
pub(in crate::report) fn match_anchor(nth: usize) -> String {
    format!("m{}", nth + 1)
}

/// "a, b and c".
pub(in crate::report) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_headlines_are_cut_at_a_word() {
        assert_eq!(clipped("Short enough", 12), "Short enough");
        assert_eq!(
            clipped("Council votes, again, to sell", 21),
            "Council votes…"
        );
        assert_eq!(clipped("Unbreakable", 5), "Unbr…");
    }

    #[test]
    fn an_article_without_a_headline_goes_by_its_first_words() {
        let article = Article {
            id: "a.txt".to_owned(),
            body: "---\n\n The county shut the old bridge at Alder Creek on Monday.".to_owned(),
            start: 4,
            ..Article::default()
        };
        assert_eq!(
            headline(&article),
            "The county shut the old bridge at Alder Creek on Monday."
        );
        assert_eq!(
            label(&article),
            "“The county shut the old bridge at Alder…”"
        );
        let empty = Article {
            id: "b.txt".to_owned(),
            ..Article::default()
        };
        assert_eq!(
            (headline(&empty), label(&empty)),
            ("b.txt".to_owned(), "b.txt".to_owned())
        );
    }

    #[test]
    fn no_two_articles_are_called_alike() {
        let article = |id: &str, published: &str| Article {
            id: id.to_owned(),
            outlet: Some("Wire".to_owned()),
            published: Some(published.to_owned()).filter(|date| !date.is_empty()),
            ..Article::default()
        };
        let articles = [
            article("a", "2026-03-02T16:10:00Z"),
            article("b", "2026-03-02T18:00:00Z"),
            article("c", "2026-03-03"),
            article("d", ""),
        ];
        assert_eq!(
            labels(&articles),
            [
                "Wire (2 Mar, 16:10)",
                "Wire (2 Mar, 18:00)",
                "Wire (3 Mar)",
                "Wire (d)"
            ]
        );
        assert_eq!(labels(&articles[..1]), ["Wire"]);
    }

    #[test]
    fn names_are_listed() {
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
