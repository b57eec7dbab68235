//! Leads: the few findings that matter most, in sentences.

use std::cmp::Reverse;

use serde::Serialize;

use crate::reuse::Cluster;
use crate::wording::{Finding, Level, Setting, Wording};

use super::super::model::Report;
use super::super::plural::{counted, whole};
use super::article::heaviest;
use super::counts::{foreign, plain, unread};
use super::desk::Desk;
use super::load::level;
use super::loaded::heating;
use super::names::{anchor, headline, listed, match_anchor};
use super::source::Source;
use super::tally::tally;

/// One finding that matters.
#[derive(Debug, Serialize)]
pub(super) struct Lead {
    /// `reuse`, `wording`, `both`, `story` or `note`.
    pub(super) kind: &'static str,
    /// The number that says it.
    pub(super) figure: String,
    /// What the number counts.
    pub(super) unit: &'static str,
    /// It, in a few words.
    pub(super) head: String,
    /// It, in a sentence or two.
    pub(super) body: String,
    /// Words that show it.
    pub(super) words: Vec<String>,
    /// Where to look.
    pub(super) target: String,
    /// What the link says.
    pub(super) link: String,
}

/// Leads at most: more would be a list.
const MOST: usize = 6;
/// Families among them.
const FAMILIES: usize = 1;
/// Names in a sentence; more are only counted.
const NAMES: usize = 4;
/// Words that show a lead.
const WORDS: usize = 5;
/// Percent of an article that stands earlier elsewhere, from which that is news.
const LIFTED: usize = 25;
/// Load put on by a copy, from which that is news.
const LOADED: f64 = 15.0;

/// The leads of a report, shared text first.
pub(super) fn leads(desk: &Desk) -> Vec<Lead> {
    let report = desk.report;
    let loaded = on_the_way(desk);
    let mut leads = families(desk);
    let named = loaded.as_ref().map(|(_, article)| *article);
    leads.extend(loaded.map(|(lead, _)| lead));
    leads.extend(lifted(desk, named));
    leads.extend(told(desk));
    leads.extend(nothing_shared(report));
    leads.extend(heaviest_article(desk));
    leads.extend(headlines(desk));
    leads.extend(commonest(desk));
    leads.extend(plain(report));
    leads.truncate(MOST);
    leads.extend(foreign(report));
    leads.extend(unread(report));
    leads
}

/// The largest families.
fn families(desk: &Desk) -> Vec<Lead> {
    let clusters = desk
        .report
        .reuse
        .iter()
        .flat_map(|reuse| &reuse.found.clusters);
    let mut clusters: Vec<_> = clusters.zip(1..).collect();
    clusters.sort_by_key(|(cluster, nth)| (Reverse(cluster.members.len()), *nth));
    clusters
        .into_iter()
        .take(FAMILIES)
        .map(|(cluster, nth)| family(desk, cluster, nth))
        .collect()
}

fn family(desk: &Desk, cluster: &Cluster, nth: usize) -> Lead {
    let ids: Vec<usize> = cluster.members.iter().map(|id| id.index()).collect();
    let share = |article: &usize| {
        let source = desk.sources[*article].first()?;
        Some(format!("{} {} %", desk.label(*article), source.percent))
    };
    let shares: Vec<String> = ids.iter().filter_map(share).collect();
    let first = cluster.first.map(|id| id.index());
    let told = match first {
        Some(id) if desk.report.articles[id].published.is_some() => {
            format!("{} was first. ", desk.label(id))
        }
        Some(id) => format!("{} was likely first. ", desk.label(id)),
        None => String::new(),
    };
    let rest = if shares.is_empty() {
        let names: Vec<String> = ids.iter().map(|id| desk.label(*id).to_owned()).collect();
        format!("They are {}.", some(&names))
    } else {
        format!("What stands in an earlier article: {}.", some(&shares))
    };
    Lead {
        kind: "reuse",
        figure: ids.len().to_string(),
        unit: "articles, one text",
        head: format!(
            "“{}”",
            headline(&desk.report.articles[first.unwrap_or(ids[0])])
        ),
        body: told + &rest,
        words: vec![],
        target: format!("c{nth}"),
        link: "See the family".to_owned(),
    }
}

/// Some names, the rest counted.
fn some(names: &[String]) -> String {
    if names.len() <= NAMES {
        return listed(names);
    }
    let more = names.len() - NAMES;
    format!("{} and {more} more", names[..NAMES].join(", "))
}

/// The copy that put on the most load over its source, and which article it is.
fn on_the_way(desk: &Desk) -> Option<(Lead, usize)> {
    let wording = desk.report.wording.as_ref()?;
    let load = |nth: usize| &wording[nth].score;
    let gained = |nth: usize, source: &Source| load(nth).per_1000 - load(source.article).per_1000;
    let (ours, source) = best_sources(desk)
        .filter(|(nth, source)| source.percent >= LIFTED && gained(*nth, source) >= LOADED)
        .max_by(|(a, from_a), (b, from_b)| {
            gained(*a, from_a)
                .total_cmp(&gained(*b, from_b))
                .then(b.cmp(a))
        })?;
    let lead = Lead {
        kind: "both",
        figure: format!(
            "{} → {}",
            whole(load(source.article).per_1000),
            whole(load(ours).per_1000)
        ),
        unit: "load per 1,000 words",
        head: format!(
            "{} runs the text of {}, with loaded words put in",
            desk.label(ours),
            desk.label(source.article)
        ),
        body: format!(
            "{} % of it lies in passages of the earlier report. On the way the wording went from {} to {}:",
            source.percent,
            level(load(source.article).level).0,
            level(load(ours).level).0,
        ),
        words: put_in(desk, ours, source),
        target: match_anchor(source.found),
        link: "Compare the two".to_owned(),
    };
    Some((lead, ours))
}

/// What the copy put in; its heaviest words where nobody compared.
fn put_in(desk: &Desk, ours: usize, source: &Source) -> Vec<String> {
    let report = desk.report;
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let words: Vec<String> = matches
        .skip(source.found)
        .take(1)
        .flat_map(|found| heating(desk, found, WORDS))
        .collect();
    match &report.wording {
        Some(wording) if words.is_empty() => heaviest(&report.articles[ours].body, &wording[ours]),
        _ => words,
    }
}

/// The event that most facts are told of.
fn told(desk: &Desk) -> Option<Lead> {
    let tally = tally(desk)?;
    Some(Lead {
        kind: "story",
        figure: tally.articles.to_string(),
        unit: "articles, one event",
        head: format!("“{}”", tally.headline),
        body: tally.says(),
        words: tally.disagreements.into_iter().take(3).collect(),
        target: tally.anchor,
        link: "See who tells what".to_owned(),
    })
}

/// Each article that has a source, with the one that accounts for most.
fn best_sources<'d>(desk: &'d Desk) -> impl Iterator<Item = (usize, &'d Source)> {
    let sources = desk.sources.iter().enumerate();
    sources.filter_map(|(nth, sources)| Some((nth, sources.first()?)))
}

/// The article outside all families, and other than `told`, of which most stands earlier elsewhere.
fn lifted(desk: &Desk, told: Option<usize>) -> Option<Lead> {
    let clusters = &desk.report.reuse.as_ref()?.found.clusters;
    let in_family = |nth: usize| {
        let mut members = clusters.iter().flat_map(|cluster| &cluster.members);
        members.any(|id| id.index() == nth)
    };
    let (ours, source) = best_sources(desk)
        .filter(|(nth, source)| source.percent >= LIFTED && !in_family(*nth) && told != Some(*nth))
        .max_by_key(|(nth, source)| (source.percent, Reverse(*nth)))?;
    let articles = &desk.report.articles;
    Some(Lead {
        kind: "reuse",
        figure: format!("{} %", source.percent),
        unit: "of it lies in passages of an earlier article",
        head: format!(
            "{} follows {} closely",
            desk.label(ours),
            desk.label(source.article)
        ),
        body: format!(
            "“{}” holds much of “{}”, edited.",
            headline(&articles[ours]),
            headline(&articles[source.article])
        ),
        words: vec![],
        target: match_anchor(source.found),
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
            "No two of them share {} or more in a row: each is in words of its own.",
            counted(reuse.settings.min_words, "word")
        ),
        words: vec![],
        target: "reuse".to_owned(),
        link: "How this was looked for".to_owned(),
    })
}

fn heaviest_article(desk: &Desk) -> Option<Lead> {
    let report = desk.report;
    let wording = report.wording.as_ref()?;
    let most = order(wording).into_iter().next()?;
    let score = &wording[most].score;
    let least = order(wording).into_iter().next_back()?;
    (score.level > Level::Plain).then(|| Lead {
        kind: "wording",
        figure: whole(score.per_1000),
        unit: "load per 1,000 words",
        head: format!("{} is {}", desk.label(most), level(score.level).0),
        body: format!(
            "“{}” carries the heaviest wording here; the plainest article has a load of {}.",
            headline(&report.articles[most]),
            whole(wording[least].score.per_1000),
        ),
        words: heaviest(&report.articles[most].body, &wording[most]),
        target: anchor(most),
        link: "Read it with its marks".to_owned(),
    })
}

/// Articles that the lexicon knows the language of, heaviest first.
fn order(wording: &[Wording]) -> Vec<usize> {
    let all = 0..wording.len();
    let mut order: Vec<usize> = all.filter(|nth| !wording[*nth].is_foreign()).collect();
    order.sort_by(|a, b| {
        let load = |nth: &usize| wording[*nth].score.per_1000;
        load(b).total_cmp(&load(a)).then(a.cmp(b))
    });
    order
}

/// Articles whose headline is loaded while their text is plain.
fn headlines(desk: &Desk) -> Option<Lead> {
    let wording = desk.report.wording.as_ref()?;
    let louder = |nth: &usize| {
        let wording = &wording[*nth];
        wording.score.level == Level::Plain && !wording.is_foreign() && is_loaded_title(wording)
    };
    let loud: Vec<usize> = (0..wording.len()).filter(louder).collect();
    let first = *loud.first()?;
    let names: Vec<String> = loud.iter().map(|nth| desk.label(*nth).to_owned()).collect();
    Some(Lead {
        kind: "wording",
        figure: loud.len().to_string(),
        unit: if loud.len() == 1 {
            "headline"
        } else {
            "headlines"
        },
        head: "Loaded headline over a plain text".to_owned(),
        body: ended(format!(
            "Who reads no further than the headline gets another story: {}",
            some(&names)
        )),
        words: vec![],
        target: anchor(first),
        link: "Read it with its marks".to_owned(),
    })
}

/// Weight of a headline from which it is called loaded: one strong word, or two of little weight.
const LOUD: f64 = 3.0;

fn is_loaded_title(wording: &Wording) -> bool {
    let inside = wording.findings.iter();
    let inside = inside.filter(|finding| finding.setting == Setting::Title);
    let loads = wording
        .title_findings
        .iter()
        .chain(inside)
        .map(Finding::load);
    loads.sum::<f64>() >= LOUD
}

/// The category that loads the articles most, all of them together.
fn commonest(desk: &Desk) -> Option<Lead> {
    let (report, lexicon) = (desk.report, desk.report.lexicon);
    let wording = report.wording.as_ref()?;
    let mut weights = vec![0.0; lexicon.categories.len()];
    let mut words: Vec<(Reverse<u8>, usize, String)> = vec![];
    for (nth, wording) in wording.iter().enumerate() {
        for finding in wording.findings.iter().filter(|finding| finding.is_own()) {
            let entry = lexicon.entry(finding.entry);
            weights[entry.category] += finding.weight;
            let word = finding.span.of(&report.articles[nth].body).to_lowercase();
            words.push((Reverse(entry.weight), entry.category, word));
        }
    }
    let all: f64 = weights.iter().sum();
    let most =
        (0..weights.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b]).then(b.cmp(a)))?;
    words.retain(|(_, category, _)| *category == most);
    words.sort();
    words.dedup();
    let category = &lexicon.categories[most];
    (all > 0.0 && wording.len() > 1).then(|| Lead {
        kind: "wording",
        figure: format!("{} %", (weights[most] * 100.0 / all).round()),
        unit: "of all load",
        head: category.name.clone(),
        body: category.what.clone(),
        words: words
            .into_iter()
            .take(WORDS)
            .map(|(_, _, word)| word)
            .collect(),
        target: format!("k-{}", category.id),
        link: "All its words".to_owned(),
    })
}

/// With a full stop, unless it ends in a mark already.
fn ended(text: String) -> String {
    if text.ends_with(['…', '.', '!', '?', '”']) {
        text
    } else {
        text + "."
    }
}
