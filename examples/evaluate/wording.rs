//! The wording wing against labelled data.
//!
//! A folder holds `docs.jsonl` (id, text, and a 0/1 `label`, or `group` with `lex_per_1k`) and perhaps
//! `spans.tsv` (id, start, end in code points, category); or it is our own `seeds` folder.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use copydesk::article::Article;
use copydesk::span::{Lines, Span};
use copydesk::text::{Text, read_all};
use copydesk::wording::{Setting, Wording, builtin, check, check_all, sentence_chances};
use serde_json::Value;

use super::measures::{auc, best_f1, macro_f1, recall_at, reliability};

pub(crate) fn evaluate(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("== {}", folder.display());
    if folder.join("sentences.tsv").exists() {
        return own_sentences(folder);
    }
    let records = fs::read_to_string(folder.join("docs.jsonl"))?
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()?;
    let docs: Vec<Doc> = docs(&records);
    let rows = fs::read_to_string(folder.join("spans.tsv")).unwrap_or_default();
    let gold = spans(&rows);
    if !gold.is_empty() {
        tokens(&docs, &gold);
    }
    labels(&docs);
    pairs(&docs);
    rate(&docs);
    Ok(())
}

struct Doc<'r> {
    record: &'r Value,
    body: String,
    text: Text,
    wording: Wording,
}

impl Doc<'_> {
    fn id(&self) -> &str {
        self.record["id"].as_str().unwrap_or_default()
    }

    /// The highest chance among its sentences.
    fn chance(&self) -> f64 {
        let chances = sentence_chances(&self.body, &self.text, &self.wording.findings);
        chances
            .iter()
            .map(|chance| chance.probability)
            .fold(0.0, f64::max)
    }

    /// All weight, quotations as loud as the rest.
    fn load_with_quotes(&self) -> f64 {
        let findings = self.wording.findings.iter();
        let full = findings.filter(|finding| finding.setting != Setting::Boilerplate);
        full.map(|finding| finding.weight / finding.setting.share())
            .sum()
    }
}

fn docs(records: &[Value]) -> Vec<Doc<'_>> {
    let bodies = records
        .iter()
        .map(|record| record["text"].as_str().unwrap_or_default());
    let articles: Vec<_> = bodies
        .map(|body| Article {
            body: body.to_owned(),
            ..Article::default()
        })
        .collect();
    let texts = read_all(&articles);
    let wordings = check_all(&articles, &texts, builtin());
    let parts = records.iter().zip(articles).zip(texts).zip(wordings);
    parts
        .map(|(((record, article), text), wording)| Doc {
            record,
            body: article.body,
            text,
            wording,
        })
        .collect()
}

/// Code-point ranges by id; informational bias is no matter of words and is left out.
fn spans(rows: &str) -> BTreeMap<&str, Vec<(usize, usize)>> {
    const TECHNIQUES: [&str; 6] = [
        "biased_word",
        "lexical",
        "lexical_quote",
        "Loaded_Language",
        "Name_Calling,Labeling",
        "Exaggeration,Minimisation",
    ];
    let mut spans: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        if let [id, start, end, category, ..] = cells[..]
            && let (Ok(start), Ok(end)) = (start.parse(), end.parse())
            && TECHNIQUES.contains(&category)
        {
            spans.entry(id).or_default().push((start, end));
        }
    }
    spans
}

/// Precision, recall and F1 of marked words.
fn tokens(docs: &[Doc<'_>], gold: &BTreeMap<&str, Vec<(usize, usize)>>) {
    let (mut scored, mut wanted) = (vec![], 0);
    for doc in docs {
        let none = vec![];
        let gold = gold.get(doc.id()).unwrap_or(&none);
        let lines = Lines::of(&doc.body);
        for word in words(&doc.body) {
            let (start, end) = (
                lines.position(word.start).offset,
                lines.position(word.end).offset,
            );
            let meant = gold.iter().any(|span| span.0 < end && span.1 > start);
            let found = doc
                .wording
                .findings
                .iter()
                .filter(|finding| finding.span.overlaps(word));
            let weight = found.map(|finding| finding.weight).fold(0.0, f64::max);
            wanted += usize::from(meant);
            if weight > 0.0 {
                scored.push((weight, meant));
            }
        }
    }
    let all = best_f1(&scored, wanted);
    let half = recall_at(&scored, 0.5, wanted);
    println!(
        "words   best F1 {:.3} from weight {:.2}; recall {:.3} at precision .5, from weight {:.2}",
        all.value, all.cut, half.value, half.cut
    );
}

/// The words of a body as the shared scorer cuts them: letters and digits, joined by apostrophes and hyphens.
fn words(body: &str) -> Vec<Span> {
    let mut words: Vec<Span> = vec![];
    let mut joined = false;
    for (at, char) in body.char_indices() {
        let end = at + char.len_utf8();
        if char.is_ascii_alphanumeric() {
            match words.last_mut() {
                Some(last)
                    if last.end == at || (joined && body[last.end..at].chars().count() == 1) =>
                {
                    last.end = end
                }
                _ => words.push(Span::new(at, end)),
            }
            joined = false;
        } else {
            joined =
                matches!(char, '\'' | '’' | '-') && words.last().is_some_and(|last| last.end == at);
        }
    }
    words
}

/// How well labels of 0 and 1 are told apart.
fn labels(docs: &[Doc<'_>]) {
    let labelled = |score: &dyn Fn(&Doc<'_>) -> f64| -> Vec<(f64, bool)> {
        let labelled = docs
            .iter()
            .filter_map(|doc| Some((doc, doc.record["label"].as_u64()?)));
        labelled
            .map(|(doc, label)| (score(doc), label == 1))
            .collect()
    };
    let load = labelled(&|doc| doc.wording.score.per_1000);
    let Some(by_load) = auc(&load) else { return };
    let chance = labelled(&|doc| doc.chance());
    let share = labelled(&|doc| doc.wording.biased_share);
    let quotes = labelled(&|doc| doc.load_with_quotes());
    println!(
        "labels  AUC: load per 1,000 {by_load:.3}, highest chance {:.3}, biased share {:.3}, load with quotations {:.3}",
        auc(&chance).unwrap_or_default(),
        auc(&share).unwrap_or_default(),
        auc(&quotes).unwrap_or_default()
    );
    let best = macro_f1(&chance);
    println!(
        "        macro-F1 by chance {:.3} from {:.2}",
        best.value, best.cut
    );
    for (mean, share, count) in reliability(&chance) {
        println!("        chance {mean:.2}: {share:.2} of {count}");
    }
}

/// Pairs of one group whose gold load differs: how many two numbers of an article put in the right order.
fn pairs(docs: &[Doc<'_>]) {
    let by_load = in_order(docs, |doc| doc.wording.score.per_1000);
    let by_share = in_order(docs, |doc| doc.wording.biased_share);
    if let (Some((load, all)), Some((share, _))) = (by_load, by_share) {
        println!(
            "pairs   {load:.3} of {all} in the right order by load, {share:.3} by biased share"
        );
    }
}

/// The share of pairs that `number` puts in the order of their gold, one that it leaves even counting half, and how many
/// there are; nothing where no two articles of a group differ.
fn in_order(docs: &[Doc<'_>], number: impl Fn(&Doc<'_>) -> f64) -> Option<(f64, usize)> {
    let (mut right, mut all) = (0.0, 0);
    for (nth, doc) in docs.iter().enumerate() {
        for other in &docs[..nth] {
            let gold = |doc: &Doc<'_>| doc.record["lex_per_1k"].as_f64();
            let (Some(one), Some(two)) = (gold(doc), gold(other)) else {
                continue;
            };
            if doc.record["group"] != other.record["group"] || one == two {
                continue;
            }
            let order = (one - two) * (number(doc) - number(other));
            all += 1;
            right += if order > 0.0 {
                1.0
            } else if order == 0.0 {
                0.5
            } else {
                0.0
            };
        }
    }
    (all > 0).then(|| (right / f64::from(all), all as usize))
}

/// Findings in the writer's own voice, per 1,000 of its words.
fn rate(docs: &[Doc<'_>]) {
    let words: usize = docs.iter().map(|doc| doc.wording.own_words).sum();
    let findings = || {
        docs.iter()
            .flat_map(|doc| &doc.wording.findings)
            .filter(|finding| finding.is_own())
    };
    let per_1000 = |count: usize| count as f64 * 1000.0 / words.max(1) as f64;
    println!(
        "rate    {:.1} findings per 1,000 words of own voice, {:.1} of weight 1 and more",
        per_1000(findings().count()),
        per_1000(findings().filter(|finding| finding.weight >= 1.0).count())
    );
}

/// Our own sentences: spans found, and sentences of no loaded word left alone.
fn own_sentences(folder: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(folder.join("sentences.tsv"))?;
    let (mut found, mut wanted, mut alarms, mut plain, mut plain_words) = (0, 0, 0, 0, 0);
    let mut silent = BTreeSet::new();
    for row in table.lines().filter(|row| !row.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [label, sentence, spans, ..] = cells[..] else {
            continue;
        };
        let text = Text::of(sentence);
        let wording = check(sentence, &text, None, builtin());
        if label == "plain" {
            plain += 1;
            plain_words += wording.own_words;
            let own = wording
                .findings
                .iter()
                .filter(|finding| finding.is_own())
                .count();
            alarms += own;
            silent.extend((own == 0).then_some(sentence));
            continue;
        }
        for span in spans.split(" | ") {
            let words = span.rsplit_once('=').map_or(span, |parts| parts.0);
            let Some(at) = sentence.find(words) else {
                continue;
            };
            let span = Span::new(at, at + words.len());
            wanted += 1;
            found += usize::from(
                wording
                    .findings
                    .iter()
                    .any(|finding| finding.span.overlaps(span)),
            );
        }
    }
    println!(
        "own sentences: {found} of {wanted} loaded spans found; {} of {plain} plain sentences left alone; {:.1} alarms per 1,000 plain words",
        silent.len(),
        f64::from(alarms as u32) * 1000.0 / plain_words as f64
    );
    Ok(())
}
