//! Rows: the columns of each table, and one row of it.

use crate::span::Span;

use super::super::model::Report;
use super::super::record::{
    ArticleRecord, Document, FindingRecord, LoadedEditRecord, MatchRecord, PassageRecord, Place,
    WordingRecord,
};

/// The cells of a row.
pub(super) type Row = Vec<String>;

/// A number's cell; empty where there is none.
fn cell<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn place(place: &Place) -> [String; 4] {
    [place.start, place.end, place.line, place.column].map(|number| number.to_string())
}

pub(super) const PAIRS: &str = "left right relation resemblance left_containment right_containment left_coverage right_coverage first first_by first_confidence passages words";

pub(super) fn pairs(document: &Document) -> Vec<Row> {
    document.matches.iter().map(pair).collect()
}

fn pair(found: &MatchRecord) -> Row {
    let words: usize = found.passages.iter().map(|passage| passage.words).sum();
    vec![
        found.left.clone(),
        found.right.clone(),
        found.relation.clone(),
        found.resemblance.to_string(),
        found.left_containment.to_string(),
        found.right_containment.to_string(),
        cell(found.left_coverage.map(|part| part.share)),
        cell(found.right_coverage.map(|part| part.share)),
        cell(found.first.as_ref()),
        found.first_by.clone(),
        found.first_confidence.to_string(),
        found.passages.len().to_string(),
        words.to_string(),
    ]
}

pub(super) const PASSAGES: &str = "left right class words kept left_start left_end left_line left_column right_start right_end right_line right_column left_text right_text";

pub(super) fn passages(report: &Report, document: &Document) -> Vec<Row> {
    let found = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let pairs = found.zip(&document.matches);
    pairs
        .flat_map(|(found, record)| {
            let body = |article: usize| report.articles[article].body.as_str();
            let bodies = (body(found.left.index()), body(found.right.index()));
            let both = found.passages.iter().zip(&record.passages);
            both.map(move |(passage, told)| {
                passage_row(record, told, (passage.left, passage.right), bodies)
            })
        })
        .collect()
}

fn passage_row(
    pair: &MatchRecord,
    told: &PassageRecord,
    (left, right): (Span, Span),
    bodies: (&str, &str),
) -> Row {
    let mut row = vec![
        pair.left.clone(),
        pair.right.clone(),
        told.class.clone(),
        told.words.to_string(),
        told.kept.to_string(),
    ];
    row.extend(place(&told.left));
    row.extend(place(&told.right));
    row.extend([left.of(bodies.0).to_owned(), right.of(bodies.1).to_owned()]);
    row
}

pub(super) const FINDINGS: &str = "id path part start end line column text entry category setting severity weight explain instead";

pub(super) fn findings(document: &Document) -> Vec<Row> {
    let both = document.articles.iter().zip(&document.wording);
    both.flat_map(|(article, wording)| {
        let row = move |part: &str, found: &FindingRecord| finding(article, part, found);
        let titles = wording
            .title_findings
            .iter()
            .map(move |found| row("title", found));
        titles.chain(wording.findings.iter().map(move |found| row("body", found)))
    })
    .collect()
}

fn finding(article: &ArticleRecord, part: &str, found: &FindingRecord) -> Row {
    let mut row = vec![article.id.clone(), article.path.clone(), part.to_owned()];
    row.extend(place(&found.place));
    row.extend([
        found.text.clone(),
        found.entry.clone(),
        found.category.clone(),
        found.setting.clone(),
        found.severity.clone(),
        found.weight.to_string(),
        found.explain.clone(),
        found.instead.clone(),
    ]);
    row
}

pub(super) const SCORES: &str = "id path title outlet published language words own_words per_1000 level low high title_score biased_share findings borrowed_share";

pub(super) fn scores(report: &Report, document: &Document) -> Vec<Row> {
    let both = document.articles.iter().zip(&document.wording);
    both.map(|(article, wording)| {
        let mut row = score(article, wording);
        let categories = report.lexicon.categories.iter();
        let loads = &wording.score.by_category;
        row.extend(categories.map(|category| loads.get(&category.id).unwrap_or(&0.0).to_string()));
        row
    })
    .collect()
}

fn score(article: &ArticleRecord, wording: &WordingRecord) -> Row {
    let score = &wording.score;
    vec![
        article.id.clone(),
        article.path.clone(),
        cell(article.title.as_ref()),
        cell(article.outlet.as_ref()),
        cell(article.published.as_ref()),
        cell(article.language.as_ref()),
        wording.words.to_string(),
        wording.own_words.to_string(),
        score.per_1000.to_string(),
        score.level.clone(),
        score.low.to_string(),
        score.high.to_string(),
        cell(wording.title_score),
        wording.biased_share.to_string(),
        (wording.findings.len() + wording.title_findings.len()).to_string(),
        cell(article.borrowed.as_ref().map(|borrowed| borrowed.share)),
    ]
}

pub(super) const EDITS: &str = "left right field op before after load categories fact_change left_start left_end left_line left_column right_start right_end right_line right_column";

pub(super) fn edits(document: &Document) -> Vec<Row> {
    document.loaded_edits.iter().map(edit).collect()
}

fn edit(found: &LoadedEditRecord) -> Row {
    let mut row = vec![
        found.left.clone(),
        found.right.clone(),
        found.field.clone(),
        found.op.clone(),
        found.before.clone(),
        found.after.clone(),
        found.load.to_string(),
        found.categories.join(" "),
        found.fact_change.join(" "),
    ];
    row.extend(place(&found.left_span));
    row.extend(place(&found.right_span));
    row
}
