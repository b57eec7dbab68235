//! Leads: the few findings that matter most, in sentences.

use serde::Serialize;

use crate::wording::{Level, Wording};

use super::super::model::Report;
use super::article::heaviest;
use super::lift::{Lift, When};
use super::load::{level, whole};
use super::names::{anchor, counted, headline, label, listed, match_anchor};
use super::overlap::{article_words, is_text, percent};

/// One finding that matters.
#[derive(Debug, Serialize)]
pub(super) struct Lead {
    /// `reuse`, `wording`, `both` or `note`.
    kind: &'static str,
    /// The number that says it.
    figure: String,
    /// What the number counts.
    unit: &'static str,
    /// It, in a few words.
    head: String,
    /// It, in a sentence or two.
    body: String,
    /// Words that show it.
    words: Vec<String>,
    /// Where to look.
    target: String,
    /// What the link says.
    link: String,
}

/// Leads at most: more would be a list.
const MOST: usize = 5;
/// Percent of an article that stands earlier elsewhere, from which that is news.
const LIFTED: usize = 25;
/// Load put on by a copy, from which that is news.
const LOADED: f64 = 15.0;

/// The leads of a report, the ones that join reuse and wording first.
pub(super) fn leads(report: &Report, lifts: &[Vec<Lift>]) -> Vec<Lead> {
    let taken = taken(report, lifts);
    let loaded: Vec<Lead> = on_the_way(report, &taken).into_iter().collect();
    let mut leads: Vec<Lead> = families(report, &taken).into_iter().take(2).collect();
    leads.extend(loaded);
    leads.extend(lifted(report, &taken));
    leads.extend(nothing_shared(report));
    leads.extend(heaviest_article(report));
    leads.extend(headlines(report));
    leads.extend(plain(report));
    leads.truncate(MOST);
    leads.extend(unread(report));
    leads
}

/// What an article took from an earlier one.
struct Taken {
    article: usize,
    source: usize,
    found: usize,
    percent: usize,
}

/// For each article the earlier one that accounts for most of it, biggest share first.
fn taken(report: &Report, lifts: &[Vec<Lift>]) -> Vec<Taken> {
    let mut all = vec![];
    for (article, lifts) in lifts.iter().enumerate() {
        let text = &report.texts[article];
        let mut sources: std::collections::BTreeMap<usize, (usize, usize)> = Default::default();
        for lift in lifts
            .iter()
            .filter(|lift| lift.when == When::Earlier && is_text(lift.class))
        {
            let source = sources.entry(lift.other).or_insert((0, lift.found));
            source.0 += text.tokens.within(lift.span).len();
        }
        all.extend(sources.into_iter().map(|(source, (words, found))| Taken {
            article,
            source,
            found,
            percent: percent(words, article_words(text)),
        }));
    }
    all.sort_by_key(|taken| (std::cmp::Reverse(taken.percent), taken.article));
    all
}

fn families(report: &Report, taken: &[Taken]) -> Vec<Lead> {
    let clusters = report.reuse.iter().flat_map(|reuse| &reuse.found.clusters);
    let mut clusters: Vec<_> = clusters.zip(1..).collect();
    clusters.sort_by_key(|(cluster, nth)| (std::cmp::Reverse(cluster.members.len()), *nth));
    let lead = |(cluster, nth): (&crate::reuse::Cluster, usize)| {
        let first = &report.articles[cluster.members[0].index()];
        let rest: Vec<usize> = cluster.members[1..].iter().map(|id| id.index()).collect();
        let share = |article: &usize| {
            taken
                .iter()
                .find(|taken| taken.article == *article)
                .map(|taken| {
                    format!(
                        "{} ({} %)",
                        label(&report.articles[*article]),
                        taken.percent
                    )
                })
                .unwrap_or_else(|| label(&report.articles[*article]))
        };
        let shown: Vec<String> = rest.iter().take(4).map(share).collect();
        let more = rest.len() - shown.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let first_known = first.published.is_some();
        Lead {
            kind: "reuse",
            figure: cluster.members.len().to_string(),
            unit: "articles",
            head: format!("{} are one text", counted(cluster.members.len(), "article")),
            body: format!(
                "{} “{}”{}. Then {}{more}; the share of each that stands in an earlier one is in brackets.",
                label(first),
                headline(first),
                if first_known { " came first" } else { "" },
                listed(&shown),
            ),
            words: vec![],
            target: format!("c{nth}"),
            link: "See the family".to_owned(),
        }
    };
    clusters.into_iter().map(lead).collect()
}

/// The copy that put on the most load over its source.
fn on_the_way(report: &Report, taken: &[Taken]) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let gained = |taken: &Taken| {
        wording[taken.article].score.per_1000 - wording[taken.source].score.per_1000
    };
    let most = taken
        .iter()
        .filter(|taken| taken.percent >= LIFTED && gained(taken) >= LOADED)
        .max_by(|a, b| {
            gained(a)
                .total_cmp(&gained(b))
                .then(b.article.cmp(&a.article))
        })?;
    let (ours, theirs) = (
        &report.articles[most.article],
        &report.articles[most.source],
    );
    let (load, before) = (&wording[most.article].score, &wording[most.source].score);
    Some(Lead {
        kind: "both",
        figure: format!("{} → {}", whole(before.per_1000), whole(load.per_1000)),
        unit: "load per 1,000 words",
        head: format!("{} took the text and loaded it", label(ours)),
        body: format!(
            "{} % of its words stand in {}’s earlier report. On the way the wording went from {} to {}.",
            most.percent,
            label(theirs),
            level(before.level).0,
            level(load.level).0,
        ),
        words: heaviest(&ours.body, &wording[most.article]),
        target: match_anchor(most.found),
        link: "Compare the two".to_owned(),
    })
}

/// The article outside all families that took the most.
fn lifted(report: &Report, taken: &[Taken]) -> Option<Lead> {
    let clusters = &report.reuse.as_ref()?.found.clusters;
    let in_family = |article: usize| {
        clusters
            .iter()
            .any(|cluster| cluster.members.iter().any(|id| id.index() == article))
    };
    let most = taken
        .iter()
        .find(|taken| taken.percent >= LIFTED && !in_family(taken.article))?;
    let (ours, theirs) = (
        &report.articles[most.article],
        &report.articles[most.source],
    );
    Some(Lead {
        kind: "reuse",
        figure: format!("{} %", most.percent),
        unit: "of its words stand earlier elsewhere",
        head: format!("{} follows {} closely", label(ours), label(theirs)),
        body: format!(
            "Much of “{}” stands, edited, in “{}”.",
            headline(ours),
            headline(theirs)
        ),
        words: vec![],
        target: match_anchor(most.found),
        link: "Compare the two".to_owned(),
    })
}

fn nothing_shared(report: &Report) -> Option<Lead> {
    let reuse = report.reuse.as_ref()?;
    let several = report.articles.len() > 1;
    (several && reuse.found.matches.is_empty()).then(|| Lead {
        kind: "reuse",
        figure: "0".to_owned(),
        unit: "passages shared",
        head: "No article took text from another".to_owned(),
        body: format!(
            "No two of them share {} or more in a row: each tells the event in its own words.",
            counted(reuse.settings.min_words, "word")
        ),
        words: vec![],
        target: "reuse".to_owned(),
        link: "How this was looked for".to_owned(),
    })
}

fn heaviest_article(report: &Report) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let most = order(wording).into_iter().next()?;
    let score = &wording[most].score;
    let least = order(wording).into_iter().next_back()?;
    (score.level > Level::Plain).then(|| Lead {
        kind: "wording",
        figure: whole(score.per_1000),
        unit: "load per 1,000 words",
        head: format!(
            "{} is {}",
            label(&report.articles[most]),
            level(score.level).0
        ),
        body: format!(
            "“{}” carries the heaviest wording; the plainest article has a load of {}.",
            headline(&report.articles[most]),
            whole(wording[least].score.per_1000),
        ),
        words: heaviest(&report.articles[most].body, &wording[most]),
        target: anchor(most),
        link: "Read it with its marks".to_owned(),
    })
}

/// Articles, heaviest first.
fn order(wording: &[Wording]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wording.len()).collect();
    order.sort_by(|a, b| {
        let load = |nth: &usize| wording[*nth].score.per_1000;
        load(b).total_cmp(&load(a)).then(a.cmp(b))
    });
    order
}

/// Articles whose headline is loaded while their text is plain.
fn headlines(report: &Report) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let louder = |nth: &usize| {
        let wording = &wording[*nth];
        wording.title_score.unwrap_or_default() > 0.0 && wording.score.level == Level::Plain
    };
    let loud: Vec<usize> = (0..wording.len()).filter(louder).collect();
    let first = *loud.first()?;
    let names: Vec<String> = loud
        .iter()
        .take(4)
        .map(|nth| label(&report.articles[*nth]))
        .collect();
    Some(Lead {
        kind: "wording",
        figure: loud.len().to_string(),
        unit: if loud.len() == 1 {
            "headline"
        } else {
            "headlines"
        },
        head: "Loaded headline over a plain text".to_owned(),
        body: format!(
            "Who reads no further gets another story: {}.",
            listed(&names)
        ),
        words: vec![],
        target: anchor(first),
        link: "Read it with its marks".to_owned(),
    })
}

fn plain(report: &Report) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let plain = wording
        .iter()
        .filter(|wording| wording.score.level == Level::Plain)
        .count();
    (plain > 0 && wording.len() > 1).then(|| Lead {
        kind: "wording",
        figure: format!("{plain} of {}", wording.len()),
        unit: "articles",
        head: "are worded plainly".to_owned(),
        body: "Their words carry the facts and leave the judgement to the reader.".to_owned(),
        words: vec![],
        target: "articles-table".to_owned(),
        link: "See all articles".to_owned(),
    })
}

fn unread(report: &Report) -> Option<Lead> {
    let count = report.failures.len();
    (count > 0).then(|| Lead {
        kind: "note",
        figure: count.to_string(),
        unit: if count == 1 { "file" } else { "files" },
        head: "could not be read".to_owned(),
        body: "They are left out of everything on this page.".to_owned(),
        words: vec![],
        target: "method".to_owned(),
        link: "Which, and why".to_owned(),
    })
}
