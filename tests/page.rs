//! Story: an editor is handed one file and opens it anywhere: all is in it, nothing calls out, nothing runs that is not ours.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use copydesk::article::Article;
use copydesk::compare;
use copydesk::report::{Detail, Failure, Format, Report, ReuseReport, Templates, TextStyle, write};
use copydesk::reuse;
use copydesk::text::read_all;
use copydesk::wording::{builtin, check_all};
use sha2::{Digest, Sha256};

use common::Samples;

#[test]
fn every_article_pair_and_finding_is_on_the_page_once() {
    let page = sample_page();
    let ids = values(&page, "id=\"");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id is given twice");
    for id in [
        "overview", "reuse", "articles", "words", "method", "a1", "a22", "c1", "m1-p1",
    ] {
        assert!(unique.contains(id), "{id}");
    }
    let dead: Vec<&str> = values(&page, "href=\"#")
        .into_iter()
        .filter(|target| !unique.contains(target))
        .collect();
    assert_eq!(dead, Vec::<&str>::new(), "links that lead nowhere");
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let page = sample_page();
    for forbidden in [
        "src=", "@import", "url(", "<iframe", "<object", "<embed", "<base", "style=\"", "onclick=",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let links = values(&page, "<link rel=\"");
    assert_eq!(links, ["icon"]);
    assert!(page.contains("<link rel=\"icon\" href=\"data:,\">"));
}

#[test]
fn the_policy_allows_the_pages_own_style_and_script_and_nothing_else() {
    let page = sample_page();
    let policy = values(&page, "Content-Security-Policy\" content=\"")[0];
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(!policy.contains("unsafe"));
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        let text = between(&page, &format!("<{element}>"), &format!("</{element}>"));
        let hash = STANDARD.encode(Sha256::digest(text));
        assert!(
            policy.contains(&format!("{directive} 'sha256-{hash}'")),
            "{element}"
        );
    }
}

#[test]
fn an_article_that_holds_markup_stays_text() {
    let attack = "</script><script>pwned()</script><img src=x onerror=pwned()>\"'><!--";
    let body = format!(
        "{attack} The council shut the old bridge at Alder Creek on Monday after cracks were found, {attack} it said."
    );
    let article = |id: &str| Article {
        id: format!("{id}{attack}"),
        path: attack.to_owned(),
        title: Some(copydesk::article::Title::Apart(attack.to_owned())),
        outlet: Some(format!("{id}{attack}")),
        published: Some(attack.to_owned()),
        url: Some("javascript:pwned()".to_owned()),
        language: Some(attack.to_owned()),
        byline: Some(attack.to_owned()),
        body: body.clone(),
        ..Article::default()
    };
    let failure = Failure {
        path: attack.to_owned(),
        message: attack.to_owned(),
    };
    let page = page_of(vec![article("a"), article("b")], vec![failure]);
    assert!(page.contains("&lt;script&gt;pwned()"));
    assert!(
        page.matches("<script").count() == 2,
        "the script and its data"
    );
    for forbidden in [
        "<script>pwned",
        "<img",
        "onerror=pwned()>\"",
        "javascript:pwned",
    ] {
        let markup = page.replace("&quot;", "");
        assert!(!markup.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn beside_the_words_it_shows_the_page_is_small() {
    let page = sample_page();
    let body =
        &page[page.find("<body>").expect("a body")..page.find("<script type").expect("data")];
    let shown: usize = body.split('>').filter_map(|rest| rest.find('<')).sum();
    let beside = page.len() - shown;
    assert!(beside < 300_000, "{beside} bytes");
}

#[test]
fn a_run_of_one_wing_and_a_run_of_nothing_make_pages_too() {
    let lexicon = builtin();
    let articles = samples();
    let texts = read_all(&articles);
    let wording = check_all(&articles, &texts, lexicon);
    let mut report = report(articles, vec![]);
    report.reuse = None;
    report.comparison = None;
    report.wording = Some(wording);
    let page = written(&report, Templates::default());
    assert!(!page.contains("id=\"reuse\"") && page.contains("id=\"words\""));
    let page = page_of(vec![], vec![]);
    assert!(page.contains("0 articles"));
    let page = page_of(vec![Article::default()], vec![]);
    assert!(page.contains("This article holds no text."));
}

#[test]
fn a_template_of_the_users_own_takes_the_place_of_ours() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("method.html"),
        "<p>House rules, {{ articles|length }}</p>",
    )
    .expect("written");
    fs::write(folder.path().join("style.css"), "body { color: navy }").expect("written");
    let templates = Templates::within(folder.path()).expect("templates");
    let page = written(&report(samples(), vec![]), templates);
    assert!(page.contains("<p>House rules, 22</p>"));
    assert!(page.contains("<style>body { color: navy }</style>"));
    let hash = STANDARD.encode(Sha256::digest("body { color: navy }"));
    assert!(page.contains(&hash));
}

#[test]
fn every_part_that_can_be_replaced_is_in_the_manual() {
    let manual = fs::read_to_string("docs/templates.md").expect("the manual");
    for folder in ["page/parts", "page/style", "page/script", "lesson/parts"] {
        for file in fs::read_dir(Path::new("src/report").join(folder)).expect("a folder") {
            let name = file
                .expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned();
            let named = match folder {
                "page/parts" | "lesson/parts" => name,
                "page/style" => "style.css".to_owned(),
                _ => "script.js".to_owned(),
            };
            assert!(manual.contains(&format!("`{named}`")), "{named}");
        }
    }
}

#[test]
fn the_same_report_is_the_same_page() {
    assert_eq!(sample_page(), sample_page());
}

#[test]
fn a_headline_that_says_what_happens_next_is_not_called_loaded() {
    assert!(!sample_page().contains("Loaded headline over a plain text"));
}

#[test]
fn what_has_no_counterpart_is_told_with_a_doubt_and_its_loaded_words_are_marked() {
    let page = sample_page();
    let alone = between(&page, "<h3>No counterpart was found</h3>", "</dl>");
    assert!(alone.contains("in other words than it knows"));
    assert!(alone.contains("<mark class=\"loaded\">"), "{alone}");
    assert!(!page.contains("alone</h3>"));
}

#[test]
fn every_fact_and_every_number_of_one_alone_is_on_the_page_though_some_are_folded() {
    let report = report(samples(), vec![]);
    let page = written(&report, Templates::default());
    let comparison = report.comparison.as_ref().expect("compared");
    let words =
        |place: &compare::Place| place.span.of(&report.articles[place.article.index()].body);
    let reworded = comparison.retellings.iter().filter(|fact| {
        let told: BTreeSet<&str> = fact.members.iter().map(|one| words(&one.place)).collect();
        told.len() > 1
    });
    let ids = values(&page, "id=\"");
    let facts = ids
        .iter()
        .filter(|id| id.starts_with('e') && id.contains("-r"));
    assert_eq!(facts.count(), reworded.count());
    assert!(page.contains("further facts</summary>"));
    for only in comparison
        .only
        .iter()
        .filter(|only| only.what == compare::What::Number)
    {
        let number = words(&only.place);
        assert!(page.contains(&format!("\">{number}</a>")), "{number}");
    }
}

#[test]
fn loaded_words_of_a_speaker_are_not_marked_as_the_writers() {
    let page = sample_page();
    let quoted = page
        .lines()
        .filter(|line| line.contains("<dd>") && line.contains("speak for themselves"));
    let marked: Vec<&str> = quoted.filter(|line| line.contains("<mark")).collect();
    assert!(!marked.is_empty());
    for line in marked {
        let mark = line.find("speak for themselves").map(|at| &line[..at]);
        assert!(
            mark.is_some_and(|before| before.ends_with("<mark class=\"loaded told\">")),
            "{line}"
        );
    }
}

/// A report, and two copies of it, each edited in its own way; nothing is dated.
const BRIDGE: [&str; 3] = [
    "Cracks have shut the old county bridge at Alder Creek until late spring, the county said on Monday. Some 9,000 \
     cars crossed the bridge each day before it shut. Engineers found the cracks in two steel beams during a yearly \
     look at the deck. Repairs will cost about four million and begin in March, once the ice is off the creek.",
    "Cracks have shut the beloved county bridge at Alder Creek until late spring, the county said on Monday. Some 9,000 \
     cars crossed the bridge each day before it shut. Engineers found the cracks in two steel beams during a yearly \
     look at the deck. Repairs will cost about four million and begin in March, once the treacherous ice is off.",
    "Cracks have shut the old county bridge at Alder Creek until late spring, the county said on Monday. Some 9,000 \
     cars crossed the bridge each day before it failed. Engineers uncovered shocking cracks in two steel beams during \
     a yearly look at the deck. Repairs will cost a staggering four million and begin in March, once the ice is off.",
];

#[test]
fn who_was_first_of_undated_articles_does_not_hang_on_the_names_of_their_files() {
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let wire = ["a.txt", "b.txt", "c.txt"][order.iter().position(|nth| *nth == 0).expect("it")];
        let report = report(named(&order.map(|nth| BRIDGE[nth])), vec![]);
        let text = as_text(&report);
        assert!(
            text.contains(&format!("family of 3: {wire} first")),
            "{text}"
        );
        let ways: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("on the way"))
            .collect();
        assert_eq!(ways.len(), 2, "{text}");
        for way in ways {
            assert!(
                way.contains(&format!("Loaded on the way: {wire} → ")),
                "{way}"
            );
        }
        assert_eq!(text.matches("Loaded differently: ").count(), 1, "{text}");
        let copied = report
            .comparison
            .iter()
            .flat_map(|found| &found.events[0].rows);
        let copied: Vec<bool> = copied.map(|row| row.copied > 0.5).collect();
        assert_eq!(copied, order.map(|nth| nth != 0));
    }
}

#[test]
fn where_nothing_tells_who_was_first_no_report_says_so() {
    let report = report(named(&BRIDGE[1..]), vec![]);
    let text = as_text(&report);
    let page = written(&report, Templates::default());
    for (told, claims) in [
        (&text, ["first, then", "on the way", "→", "Lineage"]),
        (
            &page,
            [
                "came first",
                "on the way, of load",
                "% earlier elsewhere",
                "the earliest here",
            ],
        ),
    ] {
        for claim in claims {
            assert!(!told.contains(claim), "{claim}");
        }
    }
    let mut json = vec![];
    write(&report, &Format::Json, &mut json).expect("JSON");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["clusters"][0]["first"], serde_json::Value::Null);
    assert_eq!(json["leans"][0]["first"], serde_json::Value::Null);
    assert_eq!(json["lineages"], serde_json::json!([]));
    let mut sarif = vec![];
    write(&report, &Format::Sarif, &mut sarif).expect("SARIF");
    let sarif = String::from_utf8(sarif).expect("UTF-8");
    assert!(sarif.contains("the other article") && !sarif.contains("earlier article"));
}

/// Articles a.txt, b.txt … of these bodies, without a date.
fn named(bodies: &[&str]) -> Vec<Article> {
    let names = ["a.txt", "b.txt", "c.txt"].iter().zip(bodies);
    names
        .map(|(name, body)| Article {
            id: (*name).to_owned(),
            path: (*name).to_owned(),
            body: (*body).to_owned(),
            ..Article::default()
        })
        .collect()
}

fn as_text(report: &Report) -> String {
    let mut out = vec![];
    let style = TextStyle { width: 100 };
    write(report, &Format::Text(style), &mut out).expect("text");
    String::from_utf8(out).expect("UTF-8")
}

fn samples() -> Vec<Article> {
    Samples::read().articles
}

fn sample_page() -> String {
    page_of(samples(), vec![])
}

fn page_of(articles: Vec<Article>, failures: Vec<Failure>) -> String {
    written(&report(articles, failures), Templates::default())
}

fn report(articles: Vec<Article>, failures: Vec<Failure>) -> Report<'static> {
    let texts = read_all(&articles);
    let settings = reuse::Settings::default();
    let found = reuse::find(&articles, &texts, &settings);
    let wording = check_all(&articles, &texts, builtin());
    let input = compare::Input {
        articles: &articles,
        texts: &texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &wording,
    };
    let comparison = compare::compare(&input, &compare::Settings::default());
    Report {
        reuse: Some(ReuseReport { found, settings }),
        wording: Some(wording),
        comparison: Some(comparison),
        lexicon: builtin(),
        articles,
        texts: texts.into(),
        failures,
        detail: Detail::default(),
    }
}

fn written(report: &Report, templates: Templates) -> String {
    let mut out = vec![];
    write(report, &Format::Page(templates), &mut out).expect("a page");
    String::from_utf8(out).expect("UTF-8")
}

/// What stands behind each `key`, up to the closing quotation mark.
fn values<'p>(page: &'p str, key: &str) -> Vec<&'p str> {
    let found = page
        .match_indices(key)
        .map(|(at, _)| &page[at + key.len()..]);
    found
        .map(|rest| &rest[..rest.find('"').unwrap_or(0)])
        .collect()
}

fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).expect("the beginning") + from.len();
    let end = page[start..].find(to).expect("the end");
    &page[start..start + end]
}
