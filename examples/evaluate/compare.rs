//! Retellings against gold: pairs of sentences that tell the same fact, and articles of the same events.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use copydesk::article::Article;
use copydesk::compare::{self, Comparison, Events, Input, Place, What};
use copydesk::reuse;
use copydesk::span::Span;
use copydesk::text::{Text, read_all};
use copydesk::wording::{builtin, check_all};

use super::tables;

type Failure = Box<dyn std::error::Error>;
/// Two sentences of two articles, each by article and first byte.
type Pair = ((usize, usize), (usize, usize));

/// Prints how many of the pairs that `gold` names are found among the articles of a folder, and how many found are named.
///
/// Pairs that stand in a passage which both articles share are told by copying, and count on neither side.
pub(crate) fn evaluate(folder: &Path, gold: &Path, prefix: &str) -> Result<(), Failure> {
    let mut articles: Vec<Article> =
        copydesk::read::articles(&[PathBuf::from(folder)], &Default::default())
            .collect::<Result<_, _>>()?;
    articles.retain(|article| article.id.starts_with(prefix));
    let texts = read_all(&articles);
    let (mut wanted, facts) = wanted(&fs::read_to_string(gold)?, &articles, &texts);
    let copied = copied(&articles, &texts);
    wanted.retain(|pair| !copied.contains(pair));
    let begun = Instant::now();
    let found = compared(&articles, &texts);
    let seconds = begun.elapsed().as_secs_f64();
    let retold = |found: &Comparison| -> BTreeSet<Pair> {
        pairs(found).difference(&copied).copied().collect()
    };
    let pairs = retold(&found);
    let right = pairs.intersection(&wanted).count();
    println!(
        "{} {prefix}: {} facts, {} pairs named",
        folder.display(),
        facts,
        wanted.len()
    );
    println!(
        "  {} facts and {} pairs found in {seconds:.3} s: precision {:.2}, recall {:.2}; {} facts with no wrong pair",
        found.retellings.len(),
        pairs.len(),
        right as f64 / pairs.len().max(1) as f64,
        right as f64 / wanted.len().max(1) as f64,
        clean(&found, &wanted, &copied),
    );
    let (alone, told) = alone(&found, &wanted);
    println!("  {alone} sentences without a counterpart, of which {told} have one by the gold");
    let one_event = compare::Settings {
        events: Events::One,
        ..compare::Settings::default()
    };
    let others = [0.4, 0.5, 0.7, 0.8].map(|min_confidence| {
        let settings = compare::Settings {
            min_confidence,
            ..compare::Settings::default()
        };
        (format!("from {min_confidence:.1}"), settings)
    });
    for (name, settings) in std::iter::once(("as one event".to_owned(), one_event)).chain(others) {
        let pairs = retold(&compared_as(&articles, &texts, &settings));
        let right = pairs.intersection(&wanted).count();
        println!(
            "  {name}: {} pairs, precision {:.2}, recall {:.2}",
            pairs.len(),
            right as f64 / pairs.len().max(1) as f64,
            right as f64 / wanted.len().max(1) as f64,
        );
    }
    if std::env::var_os("WRONG").is_some() {
        for ((a, s), (b, t)) in pairs.difference(&wanted) {
            println!(
                "  ? {a}: {}\n    {b}: {}",
                cut(&articles[*a], *s),
                cut(&articles[*b], *t)
            );
        }
    }
    Ok(())
}

/// How many sentences are said to have no counterpart, and how many of these stand in a named pair.
fn alone(found: &Comparison, wanted: &BTreeSet<Pair>) -> (usize, usize) {
    let named: BTreeSet<(usize, usize)> = wanted.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let sentences = found.only.iter().filter(|one| one.what == What::Sentence);
    let places: Vec<(usize, usize)> = sentences
        .map(|one| (one.place.article.index(), one.place.span.start))
        .collect();
    let told = places.iter().filter(|place| named.contains(place)).count();
    (places.len(), told)
}

fn cut(article: &Article, start: usize) -> String {
    article.body[start..]
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(150)
        .collect()
}

fn compared(articles: &[Article], texts: &[Text]) -> Comparison {
    compared_as(articles, texts, &compare::Settings::default())
}

fn compared_as(articles: &[Article], texts: &[Text], tell: &compare::Settings) -> Comparison {
    let settings = reuse::Settings::default();
    let found = reuse::find(articles, texts, &settings);
    let wording = check_all(articles, texts, builtin());
    let input = Input {
        articles,
        texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &wording,
    };
    compare::compare(&input, tell)
}

/// The named pairs, and the number of facts behind them.
fn wanted(gold: &str, articles: &[Article], texts: &[Text]) -> (BTreeSet<Pair>, usize) {
    let mut facts: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for line in gold.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let place = articles.iter().position(|article| article.id == fields[1]);
        if let Some(nth) = place.filter(|_| !fields[0].starts_with("only-"))
            && let Some(at) = articles[nth].body.find(fields[2])
            && let Some(sentence) = texts[nth].sentence_at(at)
        {
            facts
                .entry(fields[0])
                .or_default()
                .push((nth, sentence.start));
        }
    }
    let pairs = facts.values().flat_map(|members| every_pair(members));
    (pairs.collect(), facts.len())
}

fn every_pair(members: &[(usize, usize)]) -> Vec<Pair> {
    let pairs = members
        .iter()
        .flat_map(|a| members.iter().map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| a.0 < b.0).collect()
}

fn pairs(found: &Comparison) -> BTreeSet<Pair> {
    found.retellings.iter().flat_map(of_one).collect()
}

fn of_one(retelling: &compare::Retelling) -> Vec<Pair> {
    let at = |place: &Place| (place.article.index(), place.span.start);
    let members: Vec<_> = retelling
        .members
        .iter()
        .map(|told| at(&told.place))
        .collect();
    every_pair(&members)
}

/// Facts all of whose pairs are named or copied.
fn clean(found: &Comparison, wanted: &BTreeSet<Pair>, copied: &BTreeSet<Pair>) -> usize {
    let is_right = |pair: &Pair| wanted.contains(pair) || copied.contains(pair);
    let right = found
        .retellings
        .iter()
        .filter(|one| of_one(one).iter().all(is_right));
    right.count()
}

/// Sentences of two articles that lie in a passage both share, by half at least.
fn copied(articles: &[Article], texts: &[Text]) -> BTreeSet<Pair> {
    let found = reuse::find(articles, texts, &reuse::Settings::default());
    let mut copied = BTreeSet::new();
    for one in &found.matches {
        let (left, right) = (one.left.index(), one.right.index());
        for passage in &one.passages {
            for a in inside(&texts[left], passage.left) {
                for b in inside(&texts[right], passage.right) {
                    let (a, b) = ((left, a), (right, b));
                    copied.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    copied
}

/// Where the sentences begin that lie in `passage` by half at least.
fn inside(text: &Text, passage: Span) -> Vec<usize> {
    let lies = |sentence: &&Span| {
        let end = passage.end.min(sentence.end);
        2 * end.saturating_sub(passage.start.max(sentence.start)) >= sentence.len()
    };
    let inside = text.sentences.iter().filter(lies);
    inside.map(|sentence| sentence.start).collect()
}

/// Prints how many retellings join articles of one event, and how many join articles of random events.
pub(crate) fn events(folder: &Path) -> Result<(), Failure> {
    let articles = tables::articles(folder)?.list;
    let events = event_names(folder)?;
    let texts = read_all(&articles);
    let begun = Instant::now();
    let found = compared(&articles, &texts);
    let (mut within, mut across) = (0, 0);
    for (a, b) in pairs(&found).iter().map(|(a, b)| (a.0, b.0)) {
        let same = events.get(&articles[a].id) == events.get(&articles[b].id);
        *(if same { &mut within } else { &mut across }) += 1;
    }
    println!(
        "{}: {} articles in {:.2} s; {} facts; {within} pairs within an event, {across} across events",
        folder.display(),
        articles.len(),
        begun.elapsed().as_secs_f64(),
        found.retellings.len()
    );
    shuffled(&articles, &texts, &events);
    Ok(())
}

/// The same where each article is compared only with strangers: as many triples, each of three events.
fn shuffled(articles: &[Article], texts: &[Text], events: &BTreeMap<String, String>) {
    let mut by_event: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, article) in articles.iter().enumerate() {
        by_event.entry(&events[&article.id]).or_default().push(nth);
    }
    let groups: Vec<Vec<usize>> = by_event.into_values().collect();
    let (mut same, mut strange) = (0, 0);
    for (nth, group) in groups.iter().enumerate() {
        same += retold(articles, texts, group);
        let strangers: Vec<usize> = (0..3)
            .filter_map(|place| groups[(nth + 7 * place) % groups.len()].get(place).copied())
            .collect();
        strange += retold(articles, texts, &strangers);
    }
    println!("  by threes: {same} pairs within an event, {strange} among strangers");
}

fn retold(articles: &[Article], texts: &[Text], group: &[usize]) -> usize {
    let own: Vec<Article> = group.iter().map(|nth| articles[*nth].clone()).collect();
    let read: Vec<Text> = group.iter().map(|nth| texts[*nth].clone()).collect();
    pairs(&compared(&own, &read)).len()
}

fn event_names(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let lines = fs::read_to_string(folder.join("docs.jsonl"))?;
    let mut names = BTreeMap::new();
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        names.insert(field("id"), field("event"));
    }
    Ok(names)
}
