//! Fuzz targets: each reads any bytes, and panics where a promise of the library is broken.
//!
//! `bash fuzz/run NAME` drives one by coverage; `cargo test --test fuzz` replays the corpora
//! and tries new input for a few seconds each.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::LazyLock;

use copydesk::article::{Article, Title};
use copydesk::compare::{self, Comparison};
use copydesk::lint::{Baseline, Sidecar, settle};
use copydesk::read::{self, Options};
use copydesk::report::{
    self, ClassInput, Cover, Detail, Format, LessonSettings, Report, ReuseReport, Templates,
};
use copydesk::reuse::{self, Outline, Sensitivity, edits, passages};
use copydesk::text::{Text, read_all, word_hashes};
use copydesk::wording::{Lexicon, ListFormat, Wording, builtin, check, check_all};
use serde::de::IgnoredAny;
use serde_json::Value;

mod markup;

/// Reads any bytes.
#[allow(dead_code, reason = "each harness uses its part")]
pub(crate) type Target = fn(&[u8]);

/// Every target by name; its corpus is the folder of that name.
#[allow(dead_code, reason = "each harness uses its part")]
pub(crate) const TARGETS: &[(&str, Target)] = &[
    ("readers", readers),
    ("text", text),
    ("align", align),
    ("wording", wording),
    ("lexicon", lexicon),
    ("lists", lists),
    ("records", records),
    ("page", page),
    ("lint", lint),
    ("marks", marks),
];

/// Readers: the first line is the ending of the file's name, what follows is the file.
pub(crate) fn readers(data: &[u8]) {
    let Some(end) = data.iter().position(|byte| *byte == b'\n') else {
        return;
    };
    let ending: String = String::from_utf8_lossy(&data[..end.min(12)])
        .chars()
        .filter(|char| char.is_ascii_alphanumeric() || *char == '.')
        .collect();
    let path = file(&ending);
    fs::write(&path, &data[end + 1..]).expect("the folder for temporary files is writable");
    let options = Options {
        max_article_bytes: 1 << 20,
        ..Options::default()
    };
    for article in read::articles(&[path], &options) {
        match article {
            Ok(article) => keeps_promises(&article),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// One file for each thread of the process, in memory where the system has a place for that.
fn file(ending: &str) -> PathBuf {
    thread_local! {
        static FOLDER: tempfile::TempDir = tempfile::tempdir_in("/dev/shm")
            .or_else(|_| tempfile::tempdir())
            .expect("a temporary folder");
    }
    FOLDER.with(|folder| folder.path().join(format!("article.{ending}")))
}

fn keeps_promises(article: &Article) {
    assert!(!article.id.is_empty());
    assert!(article.body.is_char_boundary(article.start));
    let text = Text::within(&article.body, article.start, article.title_span());
    spans_are_valid(&article.body, &text);
}

fn spans_are_valid(body: &str, text: &Text) {
    let tokens = (0..text.tokens.len()).map(|i| text.tokens.span(i));
    let quotes = text
        .quotes
        .iter()
        .flat_map(|quote| [quote.span, quote.inner]);
    let stretches = text.sentences.iter().chain(&text.boilerplate).copied();
    for span in tokens.chain(quotes).chain(stretches) {
        assert!(body.get(span.start..span.end).is_some(), "{span:?}");
    }
    assert!(text.sentences.is_sorted());
    for (nth, hash) in text.tokens.hashes().iter().enumerate() {
        assert_eq!(*hash, copydesk::text::hash(text.tokens.form(nth)));
    }
}

/// Words, sentences, quotations and boilerplate of any text.
pub(crate) fn text(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    let text = Text::of(&body);
    spans_are_valid(&body, &text);
    let mut hashes = vec![];
    word_hashes(&body, &mut hashes);
    assert_eq!(hashes, text.tokens.hashes());
    for quote in &text.quotes {
        if let Some(speaker) = text.speaker(&body, quote) {
            assert!(body.get(speaker.verb.start..speaker.verb.end).is_some());
        }
    }
}

/// Two texts on either side of a NUL, aligned at every sensitivity.
pub(crate) fn align(data: &[u8]) {
    let (a, b) = two(data);
    let (left, right) = (Text::of(&a), Text::of(&b));
    let outlines = (Outline::of(&a, &left, &[]), Outline::of(&b, &right, &[]));
    for sensitivity in [
        Sensitivity::Exact,
        Sensitivity::Edited,
        Sensitivity::Rewritten,
    ] {
        for passage in passages(&outlines.0, &outlines.1, 5, sensitivity) {
            assert!(a.get(passage.left.start..passage.left.end).is_some());
            assert!(b.get(passage.right.start..passage.right.end).is_some());
            assert!((0.0..=1.0).contains(&passage.kept));
            let words = |text: &Text, span| text.tokens.within(span).len();
            let edits = edits(&left, &right, &passage);
            let told = |side: fn(&reuse::Edit) -> usize| edits.iter().map(side).sum::<usize>();
            assert_eq!(
                told(|edit| edit.left.tokens.len()),
                words(&left, passage.left)
            );
            assert_eq!(
                told(|edit| edit.right.tokens.len()),
                words(&right, passage.right)
            );
        }
    }
}

/// Any text held against the lexicon.
pub(crate) fn wording(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    let wording = check(&body, &Text::of(&body), None, builtin());
    is_sound(&body, &wording);
}

fn is_sound(body: &str, wording: &Wording) {
    for finding in &wording.findings {
        assert!(body.get(finding.span.start..finding.span.end).is_some());
        assert!(finding.weight >= 0.0 && finding.weight.is_finite());
    }
    let score = &wording.score;
    assert!(score.low <= score.per_1000 + 1e-9 && score.per_1000 <= score.high + 1e-9);
}

/// What a lexicon is held against.
const LOADED: &str = "The regime plunged into utter chaos, critics say.";

/// A lexicon of the user's own: read, or refused with its line.
pub(crate) fn lexicon(data: &[u8]) {
    let toml = String::from_utf8_lossy(data);
    match Lexicon::parse(&toml, "own.toml") {
        Ok(lexicon) => {
            static TEXT: LazyLock<Text> = LazyLock::new(|| Text::of(LOADED));
            is_sound(LOADED, &check(LOADED, &TEXT, None, &lexicon));
        }
        Err(error) => {
            assert!(error.line >= 1 && error.line <= toml.lines().count() + 1);
            assert!(!error.message.is_empty());
        }
    }
}

/// Word lists of other makers; the format is guessed, and each is tried.
pub(crate) fn lists(data: &[u8]) {
    let list = String::from_utf8_lossy(data);
    let text = Text::of(&list);
    let formats = [ListFormat::Vader, ListFormat::Nrc, ListFormat::Plain];
    assert!(formats.contains(&ListFormat::guess(&list)));
    for format in formats {
        let mut lexicon = Lexicon::default();
        if lexicon.add_list(&list, "list.txt", "list", format).is_ok() {
            is_sound(&list, &check(&list, &text, None, &lexicon));
        }
    }
}

/// Two articles through every room: records are JSON, and what is read back is what the articles say, at the places told.
pub(crate) fn records(data: &[u8]) {
    let report = report_on(data);
    let lines = written(&report, &Format::JsonLines);
    for line in lines.lines() {
        assert!(line.starts_with("{\"kind\":\""), "{line}");
        serde_json::from_str::<IgnoredAny>(line).expect("a line is JSON");
    }
    let whole: Value = serde_json::from_str(&written(&report, &Format::Json)).expect("JSON");
    let records = whole.as_object().expect("an object").values();
    let kept: usize = records.filter_map(Value::as_array).map(Vec::len).sum();
    assert_eq!(lines.lines().count(), kept + 1);
    for (nth, article) in report.articles.iter().enumerate() {
        let record = &whole["articles"][nth];
        assert_eq!(record["id"], article.id.as_str());
        assert_eq!(record["text"], article.body.as_str());
        assert_eq!(
            record["title"].as_str().unwrap_or_default(),
            article.headline()
        );
        assert_eq!(record["outlet"].as_str(), article.outlet.as_deref());
        let wording = &whole["wording"][nth];
        holds(&article.body, &wording["findings"]);
        holds(article.headline(), &wording["title_findings"]);
    }
}

/// Each finding names the words that stand at its place, counted in code points.
fn holds(text: &str, findings: &Value) {
    for finding in findings.as_array().expect("a list") {
        let place = |name: &str| finding[name].as_u64().expect("a place") as usize;
        let (start, end) = (place("start"), place("end"));
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(finding["text"], words.as_str());
    }
}

/// A page and a lesson about two articles: what the articles say stays text.
///
/// They are written without their own style, script and page of methods, which no article changes and most of the
/// time would go to.
pub(crate) fn page(data: &[u8]) {
    static PAGE: LazyLock<Format> = LazyLock::new(|| Format::Page(BARE.clone()));
    let report = report_on(data);
    let page = written(&report, &PAGE);
    let [script, pairs] = markup::scripts(&page)[..] else {
        panic!("scripts that are not the page's");
    };
    assert!(script.is_empty() && is_data(pairs));
    let settings = LessonSettings {
        answers: Cover::Shown,
        outlets: Cover::Shown,
    };
    let lesson = text_of(|out| report::write_lesson(&report, settings, &BARE, out));
    let [script, data, sealed] = markup::scripts(&lesson)[..] else {
        panic!("scripts that are not the lesson's");
    };
    assert!(script.is_empty() && is_data(data) && !sealed.contains('<'));
}

/// The templates that ship, without what no article changes.
static BARE: LazyLock<Templates> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in [
        "style.css",
        "script.js",
        "method.html",
        "lesson.css",
        "lesson.js",
    ] {
        fs::write(folder.path().join(name), "").expect("written");
    }
    Templates::within(folder.path()).expect("templates")
});

fn is_data(script: &str) -> bool {
    !script.contains('<') && serde_json::from_str::<IgnoredAny>(script).is_ok()
}

/// A baseline or a sidecar before a NUL, and a text with remarks behind it: nothing is found that was not there, and a
/// baseline comes back from its file.
pub(crate) fn lint(data: &[u8]) {
    let (settled, body) = two(data);
    let article = Article {
        body,
        ..Article::default()
    };
    let (body, text) = (article.body.as_str(), Text::of(&article.body));
    let found = check(body, &text, None, builtin());
    let mut left = found.clone();
    let gone = settle(
        &article,
        &text,
        &mut left,
        builtin(),
        &Sidecar::parse(&settled),
    )
    .gone;
    assert_eq!(left.findings.len() + gone, found.findings.len());
    is_sound(body, &left);
    if let Ok(mut baseline) = Baseline::parse(&settled) {
        assert_eq!(Baseline::parse(&baseline.to_text()), Ok(baseline.clone()));
        baseline.add(body, &text, "", &found, builtin());
        assert!(baseline.len() >= found.findings.len());
        let mut new = found;
        baseline.keep_new(&text, "", &mut new, builtin());
        assert!(new.findings.is_empty());
    }
}

/// A student's marks: refused with a reason, or laid over the texts.
pub(crate) fn marks(data: &[u8]) {
    let file = String::from_utf8_lossy(data);
    match report::read_marks(&named(&file).unwrap_or(file.into()), builtin()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(marks) => {
            let marks = vec![("Ada".to_owned(), marks)];
            let input = ClassInput {
                report: whole_report(report::pupils_articles(&marks)),
                marks,
            };
            let page = text_of(|out| report::write_class(&input, &BARE, out));
            let scripts = markup::scripts(&page);
            assert!(scripts.iter().all(|script| script.is_empty()));
        }
    }
}

/// The same marks with texts named as their words ask, which no chance would find.
fn named(file: &str) -> Option<String> {
    let mut file: Value = serde_json::from_str(file).ok()?;
    for article in file.get_mut("articles")?.as_array_mut()? {
        let words = format!(
            "{}\n\n{}",
            article["title"].as_str()?,
            article["body"].as_str()?
        );
        *article.get_mut("id")? = format!("{:016x}", copydesk::text::hash(&words)).into();
    }
    Some(file.to_string())
}

fn two(data: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(data);
    let (left, right) = text.split_once('\0').unwrap_or((&text, &text));
    (left.to_owned(), right.to_owned())
}

fn written(report: &Report, format: &Format) -> String {
    text_of(|out| report::write(report, format, out))
}

fn text_of(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = vec![];
    write(&mut out).expect("memory can be written");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// What a run over two articles finds.
fn report_on(data: &[u8]) -> Report<'static> {
    let (left, right) = two(data);
    let articles: Vec<Article> = [("a", left), ("b", right)]
        .into_iter()
        .map(|(id, body)| {
            let first = body.lines().next().map(str::to_owned);
            let last = body.lines().last().map(str::to_owned);
            Article {
                id: format!("{id}{}", last.as_deref().unwrap_or_default()),
                path: format!("{id}.txt"),
                title: first.map(Title::Apart),
                outlet: last.clone(),
                byline: last.clone(),
                published: last.clone(),
                language: last.clone(),
                url: last,
                body,
                ..Article::default()
            }
        })
        .collect();
    whole_report(articles)
}

fn whole_report(articles: Vec<Article>) -> Report<'static> {
    let texts = read_all(&articles);
    let settings = reuse::Settings::default();
    let found = reuse::find(&articles, &texts, &settings);
    let wording = check_all(&articles, &texts, builtin());
    let comparison: Comparison = compare::compare(
        &compare::Input {
            articles: &articles,
            texts: &texts,
            reuse: &found,
            reuse_settings: &settings,
            wording: &wording,
        },
        &compare::Settings::default(),
    );
    Report {
        articles,
        texts: texts.into(),
        reuse: Some(ReuseReport { found, settings }),
        wording: Some(wording),
        comparison: Some(comparison),
        lexicon: builtin(),
        failures: vec![],
        detail: Detail {
            text: true,
            sentences: true,
        },
    }
}
