//! The sheet: what a student gets, and the answers under seal.

use serde::Serialize;
use serde_json::json;

use crate::text::hash;

use super::super::model::Report;
use super::super::page::Templates;
use super::super::page::date::{Date, date};
use super::super::page::desk::Desk;
use super::super::page::letters::letters;
use super::super::page::names::headline;
use super::super::page::overlap::article_words;
use super::super::page::policy::policy;
use super::super::page::prose::holder;
use super::answers::{Exercise, answers, outlet_of};
use super::first::firsts;
use super::plain::key;
use super::sealed::sealed;
use super::versions::{By, versions};
use super::{Cover, LessonSettings};

/// Everything on the sheet.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    policy: minijinja::Value,
    style: minijinja::Value,
    script: minijinja::Value,
    version: &'static str,
    answers_shown: bool,
    outlets_shown: bool,
    words: usize,
    articles: Vec<ArticleSheet>,
    categories: Vec<CategoryNote>,
    /// Who may have published one, where that is a question.
    outlets: Vec<String>,
    firsts: Vec<Vec<usize>>,
    versions: Vec<VersionsSheet>,
    /// For the script.
    data: minijinja::Value,
    /// For the moment of comparing.
    sealed: minijinja::Value,
}

/// An article to work on.
#[derive(Debug, Serialize)]
struct ArticleSheet {
    anchor: String,
    nth: usize,
    /// Whether anybody says who published it, so that it can be asked.
    is_asked: bool,
    /// What it is called while nobody is to know who published it.
    label: String,
    /// Whether it has a headline of its own; else its first words stand for one.
    has_title: bool,
    headline: String,
    outlet: Option<String>,
    published: Option<Date>,
    language: Option<String>,
    words: usize,
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
struct Block {
    offset: usize,
    /// No part of the article, and nothing to mark.
    aside: bool,
    text: String,
}

/// A category of the lexicon.
#[derive(Debug, Serialize)]
pub(super) struct CategoryNote {
    pub(super) id: String,
    pub(super) letter: String,
    pub(super) name: String,
    pub(super) what: String,
}

#[derive(Debug, Serialize)]
struct VersionsSheet {
    anchor: String,
    left: usize,
    right: usize,
    by_facts: bool,
    made: bool,
}

/// The sheet of a report.
pub(super) fn sheet(report: &Report, settings: LessonSettings, templates: &Templates) -> Sheet {
    let desk = Desk::of(report);
    let order = order(report, settings.outlets);
    let mut place = vec![0; order.len()];
    for (at, nth) in order.iter().enumerate() {
        place[*nth] = at;
    }
    let (firsts, versions) = (firsts(report), versions(&desk));
    let keys: Vec<String> = order.iter().map(|nth| key_of(report, *nth)).collect();
    let lesson = format!("{:016x}", hash(&keys.join(" ")));
    let exercise = Exercise {
        place: &place,
        order: &order,
        firsts: &firsts,
        versions: &versions,
    };
    let answers = answers(&desk, &exercise).to_string();
    let (style, script) = (templates.part("lesson.css"), templates.part("lesson.js"));
    let safe = |text: &str| minijinja::Value::from_safe_string(text.to_owned());
    Sheet {
        policy: safe(&policy(style, script)),
        style: safe(style),
        script: safe(script),
        version: env!("CARGO_PKG_VERSION"),
        answers_shown: settings.answers == Cover::Shown,
        outlets_shown: settings.outlets == Cover::Shown,
        words: report.texts.whole().iter().map(article_words).sum(),
        articles: order
            .iter()
            .enumerate()
            .map(|(at, nth)| article(&desk, at, *nth, settings.outlets))
            .collect(),
        categories: categories(report),
        outlets: outlets(&desk, settings.outlets),
        firsts: firsts
            .iter()
            .filter(|_| settings.outlets == Cover::Hidden)
            .map(|first| sorted(first.members.iter().map(|nth| place[*nth])))
            .collect(),
        versions: versions
            .iter()
            .enumerate()
            .map(|(at, versions)| VersionsSheet {
                anchor: format!("v{}", at + 1),
                left: place[versions.left],
                right: place[versions.right],
                by_facts: versions.by == By::Facts,
                made: versions.made,
            })
            .collect(),
        data: safe(&data(report, &lesson, &keys)),
        sealed: safe(&sealed(&answers, &lesson)),
    }
}

/// The articles as they are given out: by date, or in an order that says nothing.
fn order(report: &Report, outlets: Cover) -> Vec<usize> {
    let mut order: Vec<usize> = (0..report.articles.len()).collect();
    if outlets == Cover::Hidden {
        order.sort_by_key(|nth| (key_of(report, *nth), *nth));
    }
    order
}

fn key_of(report: &Report, nth: usize) -> String {
    let article = &report.articles[nth];
    key(article.headline(), &article.body)
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places
}

fn article(desk: &Desk, at: usize, nth: usize, outlets: Cover) -> ArticleSheet {
    let article = &desk.report.articles[nth];
    let shown = outlets == Cover::Shown;
    let outlet = Some(outlet_of(desk, nth)).filter(|outlet| shown && !outlet.is_empty());
    ArticleSheet {
        anchor: format!("a{}", at + 1),
        nth: at,
        is_asked: !outlet_of(desk, nth).is_empty(),
        label: match outlet {
            Some(_) => desk.label(nth).to_owned(),
            None => format!("Article {}", lettered(at)),
        },
        has_title: !article.headline().is_empty(),
        headline: headline(article),
        outlet: outlet.map(str::to_owned),
        published: article.published.as_deref().filter(|_| shown).map(date),
        language: article.language.clone(),
        words: article_words(&desk.report.texts[nth]),
        blocks: blocks(desk, nth),
    }
}

/// A, B … Z, AA, AB …
fn lettered(mut at: usize) -> String {
    let mut letters = vec![];
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

fn blocks(desk: &Desk, nth: usize) -> Vec<Block> {
    let (article, text) = (&desk.report.articles[nth], &desk.report.texts[nth]);
    let block = |(span, offset): &(crate::span::Span, usize)| Block {
        offset: *offset,
        aside: holder(&text.boilerplate, |aside| *aside, *span).is_some(),
        text: span.of(&article.body).to_owned(),
    };
    let paragraphs = desk.paragraphs[nth].places();
    paragraphs.iter().map(block).collect()
}

/// The categories in the lexicon's order.
pub(super) fn categories(report: &Report) -> Vec<CategoryNote> {
    let categories = &report.lexicon.categories;
    letters(categories)
        .into_iter()
        .zip(categories)
        .map(|(letter, category)| CategoryNote {
            id: category.id.clone(),
            letter,
            name: category.name.clone(),
            what: category.what.clone(),
        })
        .collect()
}

/// Outlets to guess among, by name; none where they are shown, or one is no choice.
fn outlets(desk: &Desk, cover: Cover) -> Vec<String> {
    let all = (0..desk.report.articles.len()).map(|nth| outlet_of(desk, nth).to_owned());
    let mut outlets: Vec<String> = all.filter(|outlet| !outlet.is_empty()).collect();
    outlets.sort();
    outlets.dedup();
    if cover == Cover::Shown || outlets.len() < 2 {
        outlets.clear();
    }
    outlets
}

/// What the script needs to name texts and categories. As it stands inside a `script` element, no `<` is in it.
fn data(report: &Report, lesson: &str, keys: &[String]) -> String {
    let categories = categories(report);
    let categories: Vec<_> = categories
        .iter()
        .map(|each| json!([each.id, each.letter, each.name, each.what]))
        .collect();
    let data = json!({ "lesson": lesson, "articles": keys, "categories": categories });
    data.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        let names: Vec<String> = [0, 25, 26, 51, 52].map(lettered).to_vec();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA"]);
    }
}
