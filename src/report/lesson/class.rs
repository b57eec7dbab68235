//! The class: what all students marked, as a heat map against what the program found.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::{Article, Title};
use crate::span::Span;
use crate::wording::{Finding, Setting};

use super::super::model::Report;
use super::super::names::setting_name;
use super::super::page::Templates;
use super::super::page::overlap::percent;
use super::super::page::policy::policy;
use super::super::plural::counted;
use super::heat::{HeatRun, Phrase, Stroke, phrases, runs, tally};
use super::marks::{Asks, Mark, MarkedArticle, Marks, Part};
use super::sheet::{CategoryNote, categories};

/// What a class handed in, and what the program says to the same texts.
pub struct ClassInput<'a> {
    /// Whose, and what: in the order of names.
    pub marks: Vec<(String, Marks)>,
    /// The wording of [`pupils_articles`]; what could not be read stands in it too.
    pub report: Report<'a>,
}

/// The articles that anyone marked, each once, in the order of the lesson.
pub fn pupils_articles(marks: &[(String, Marks)]) -> Vec<Article> {
    let mut articles: BTreeMap<(usize, &str, &str), Article> = BTreeMap::new();
    for marked in marks.iter().flat_map(|(_, marks)| &marks.articles) {
        let place = (
            marked.label.len(),
            marked.label.as_str(),
            marked.id.as_str(),
        );
        articles.entry(place).or_insert_with(|| article(marked));
    }
    articles.into_values().collect()
}

fn article(marked: &MarkedArticle) -> Article {
    Article {
        id: marked.id.clone(),
        path: marked.label.clone(),
        title: (!marked.title.is_empty()).then(|| Title::Apart(marked.title.clone())),
        body: marked.body.clone(),
        ..Article::default()
    }
}

/// Everything on the class's page.
#[derive(Debug, Serialize)]
pub(super) struct ClassPage {
    policy: minijinja::Value,
    style: minijinja::Value,
    script: minijinja::Value,
    version: &'static str,
    lexicon: String,
    students: Vec<String>,
    students_count: String,
    articles: Vec<ClassArticle>,
    categories: Vec<CategoryNote>,
    guesses: Vec<Asked>,
    versions: Vec<Seen>,
    failures: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct ClassArticle {
    anchor: String,
    label: String,
    title: Vec<HeatRun>,
    blocks: Vec<Vec<HeatRun>>,
    /// Students who marked something in it.
    students: usize,
    /// Marked by class and program, by the class alone, by the program alone.
    both: Vec<PhraseNote>,
    class: Vec<PhraseNote>,
    /// Words that one student alone marked, and nobody else.
    single: Vec<String>,
    program: Vec<PhraseNote>,
}

#[derive(Debug, Serialize)]
struct PhraseNote {
    text: String,
    count: usize,
    percent: usize,
    /// Categories and how many chose them.
    sorted: Vec<(usize, usize)>,
    plainer: Vec<String>,
    said: Option<Said>,
}

/// What the program says.
#[derive(Debug, Serialize)]
struct Said {
    category: usize,
    setting: &'static str,
    explain: String,
    instead: String,
}

/// A question to the class, and what it said.
#[derive(Debug, Serialize)]
struct Asked {
    asks: &'static str,
    about: String,
    is: String,
    right: usize,
    all: usize,
    said: Vec<(String, usize)>,
}

/// How a class coloured two versions.
#[derive(Debug, Serialize)]
struct Seen {
    left: String,
    right: String,
    students: usize,
    percent: usize,
}

/// The page of a class.
pub(super) fn class(input: &ClassInput, templates: &Templates) -> ClassPage {
    let report = &input.report;
    let (style, script) = (templates.part("lesson.css"), templates.part("lesson.js"));
    let safe = |text: &str| minijinja::Value::from_safe_string(text.to_owned());
    let failures = report.failures.iter();
    ClassPage {
        policy: safe(&policy(style, script)),
        style: safe(style),
        script: safe(script),
        version: env!("CARGO_PKG_VERSION"),
        lexicon: report.lexicon.fingerprint(),
        students: input.marks.iter().map(|(name, _)| name.clone()).collect(),
        students_count: counted(input.marks.len(), "student"),
        articles: (0..report.articles.len())
            .map(|nth| class_article(input, nth))
            .collect(),
        categories: categories(report),
        guesses: guesses(input),
        versions: versions(input),
        failures: failures
            .map(|failure| (failure.path.clone(), failure.message.clone()))
            .collect(),
    }
}

fn class_article(input: &ClassInput, nth: usize) -> ClassArticle {
    let article = &input.report.articles[nth];
    let (title, body) = (article.headline(), article.body.as_str());
    let of = |part, text: &str| strokes(input, nth, part, text);
    let (on_title, on_body) = (of(Part::Title, title), of(Part::Body, body));
    let class = input.marks.len();
    let paragraphs = crate::text::paragraphs(body, 0);
    let mut notes: Vec<PhraseNote> = vec![];
    for (part, text, strokes) in [
        (Part::Title, title, &on_title),
        (Part::Body, body, &on_body),
    ] {
        let phrases = phrases(strokes).into_iter();
        notes.extend(phrases.map(|phrase| note(input, nth, part, text, strokes, phrase)));
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.count));
    let (said, class_alone): (Vec<_>, Vec<_>) =
        notes.into_iter().partition(|note| note.said.is_some());
    let (class_alone, single): (Vec<_>, Vec<_>) = class_alone
        .into_iter()
        .partition(|note| note.count > 1 || class == 1);
    let (both, program) = said.into_iter().partition(|note| note.count > 0);
    ClassArticle {
        anchor: format!("a{}", nth + 1),
        label: article.path.clone(),
        title: runs(title, Span::new(0, title.len()), &on_title, class),
        blocks: paragraphs
            .into_iter()
            .map(|span| runs(body, span, &on_body, class))
            .collect(),
        students: marked(input, nth)
            .filter(|(_, each)| !each.marks.is_empty())
            .count(),
        both,
        class: class_alone,
        single: single.into_iter().map(|note| note.text).collect(),
        program,
    }
}

/// The students' own copies of an article, with their numbers.
fn marked<'i>(
    input: &'i ClassInput,
    nth: usize,
) -> impl Iterator<Item = (usize, &'i MarkedArticle)> {
    let id = &input.report.articles[nth].id;
    let all = input.marks.iter().enumerate();
    all.flat_map(|(by, (_, marks))| marks.articles.iter().map(move |each| (by, each)))
        .filter(move |(_, each)| each.id == *id)
}

/// All marks on a part of an article: the students', then the program's.
fn strokes(input: &ClassInput, nth: usize, part: Part, text: &str) -> Vec<Stroke> {
    let at = Bytes::of(text);
    let categories = &input.report.lexicon.categories;
    let by_student = marked(input, nth).flat_map(|(by, article)| {
        let marks = article.marks.iter().filter(|mark| mark.part == part);
        marks.map(move |mark| (by, mark))
    });
    let student = |(by, mark): (usize, &Mark)| Stroke {
        span: Span::new(at.of_char(mark.start), at.of_char(mark.end)),
        by: Some(by),
        category: categories
            .iter()
            .position(|each| mark.category.as_ref() == Some(&each.id)),
        plainer: mark.plainer.clone(),
    };
    let program = findings(input, nth, part).map(|finding| Stroke {
        span: finding.span,
        by: None,
        category: Some(input.report.lexicon.entry(finding.entry).category),
        plainer: String::new(),
    });
    by_student.map(student).chain(program).collect()
}

/// What the program found in a part of an article, the furniture of a page aside.
fn findings<'i>(
    input: &'i ClassInput,
    nth: usize,
    part: Part,
) -> impl Iterator<Item = &'i Finding> {
    let wording = input.report.wording.iter().map(move |all| &all[nth]);
    wording
        .flat_map(move |wording| match part {
            Part::Title => &wording.title_findings,
            Part::Body => &wording.findings,
        })
        .filter(|finding| finding.setting != Setting::Boilerplate)
}

fn note(
    input: &ClassInput,
    nth: usize,
    part: Part,
    text: &str,
    strokes: &[Stroke],
    phrase: Phrase,
) -> PhraseNote {
    let lexicon = input.report.lexicon;
    let finding = phrase.program.and_then(|at| {
        let span = strokes[at].span;
        findings(input, nth, part).find(|finding| finding.span == span)
    });
    PhraseNote {
        text: phrase.span.of(text).to_owned(),
        count: phrase.count,
        percent: percent(phrase.count, input.marks.len()),
        sorted: phrase.categories,
        plainer: phrase.plainer,
        said: finding.map(|finding| {
            let entry = lexicon.entry(finding.entry);
            Said {
                category: entry.category,
                setting: setting_name(finding.setting),
                explain: entry.explain.clone(),
                instead: entry.instead.clone(),
            }
        }),
    }
}

fn guesses(input: &ClassInput) -> Vec<Asked> {
    let mut asked: BTreeMap<(Asks, &str, &str), Vec<&str>> = BTreeMap::new();
    for guess in input.marks.iter().flat_map(|(_, marks)| &marks.guesses) {
        let question = (guess.asks, guess.about.as_str(), guess.is.as_str());
        asked.entry(question).or_default().push(&guess.said);
    }
    let asked = asked.into_iter();
    asked
        .map(|((asks, about, is), said)| Asked {
            asks: match asks {
                Asks::Outlet => "outlet",
                Asks::First => "first",
            },
            about: about.to_owned(),
            is: is.to_owned(),
            right: said.iter().filter(|said| **said == is).count(),
            all: said.len(),
            said: tally(said.into_iter().map(str::to_owned)),
        })
        .collect()
}

fn versions(input: &ClassInput) -> Vec<Seen> {
    let mut seen: BTreeMap<(&str, &str), (usize, usize, usize)> = BTreeMap::new();
    for each in input.marks.iter().flat_map(|(_, marks)| &marks.versions) {
        let sum = seen.entry((&each.left, &each.right)).or_default();
        *sum = (
            sum.0 + 1,
            sum.1 + each.agreed as usize,
            sum.2 + each.coloured as usize,
        );
    }
    let seen = seen.into_iter();
    seen.map(|((left, right), (students, agreed, coloured))| Seen {
        left: left.to_owned(),
        right: right.to_owned(),
        students,
        percent: percent(agreed, coloured),
    })
    .collect()
}

/// Code points of one text as bytes.
struct Bytes {
    starts: Vec<usize>,
}

impl Bytes {
    fn of(text: &str) -> Self {
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self {
            starts: starts.chain([text.len()]).collect(),
        }
    }

    /// The byte of a code point; the end of the text for any behind it.
    fn of_char(&self, char: usize) -> usize {
        self.starts[char.min(self.starts.len() - 1)]
    }
}
