//! Rows: the columns of each table, and one row of it.

use crate::span::Span;

use super::super::model::Report;
use super::super::record::{
    ArticleRecord, Document, EvidenceRecord, FindingRecord, LoadedEditRecord, MatchRecord,
    PassageRecord, Place, WordingRecord,
};

use super::cell::Cell;

/// The cells of a row.
pub(super) type Row = Vec<Cell>;

fn place(place: &Place) -> [Cell; 4] {
    [place.start, place.end, place.line, place.column].map(Cell::from)
}

pub(super) const PAIRS: &str = "left right relation resemblance:real left_containment:real right_containment:real left_coverage:real right_coverage:real first first_by first_confidence:real passages:whole words:whole";

pub(super) fn pairs(document: &Document) -> Vec<Row> {
    document.matches.iter().map(pair).collect()
}

fn pair(found: &MatchRecord) -> Row {
    let words: usize = found.passages.iter().map(|passage| passage.words).sum();
    vec![
        (&found.left).into(),
        (&found.right).into(),
        (&found.relation).into(),
        found.resemblance.into(),
        found.left_containment.into(),
        found.right_containment.into(),
        found.left_coverage.map(|part| part.share).into(),
        found.right_coverage.map(|part| part.share).into(),
        found.first.as_ref().into(),
        (&found.first_by).into(),
        found.first_confidence.into(),
        found.passages.len().into(),
        words.into(),
    ]
}

pub(super) const PASSAGES: &str = "left right class words:whole kept:real left_start:whole left_end:whole left_line:whole left_column:whole right_start:whole right_end:whole right_line:whole right_column:whole left_text right_text";

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
        (&pair.left).into(),
        (&pair.right).into(),
        (&told.class).into(),
        told.words.into(),
        told.kept.into(),
    ];
    row.extend(place(&told.left));
    row.extend(place(&told.right));
    row.extend([left.of(bodies.0).into(), right.of(bodies.1).into()]);
    row
}

pub(super) const FINDINGS: &str = "id path part start:whole end:whole line:whole column:whole text entry category setting severity weight:real explain instead swap evidence";

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
    let mut row = vec![article.id.into(), article.path.into(), part.into()];
    row.extend(place(&found.place));
    row.extend([
        found.text.into(),
        (&found.entry).into(),
        found.category.into(),
        found.setting.into(),
        found.severity.into(),
        found.weight.into(),
        found.explain.into(),
        found.instead.into(),
        found.swap.as_ref().into(),
        evidence(&found.evidence).into(),
    ]);
    row
}

/// What made the weight, as people read it: "entry ×3; quoted ×0.1".
fn evidence(pieces: &[EvidenceRecord]) -> String {
    let pieces = pieces.iter();
    let told = pieces.map(|piece| format!("{} ×{}", piece.what, piece.factor));
    told.collect::<Vec<_>>().join("; ")
}

pub(super) const SCORES: &str = "id path title outlet published language words:whole own_words:whole per_1000:real level low:real high:real title_score:real biased_share:real findings:whole borrowed_share:real english";

pub(super) fn scores(report: &Report, document: &Document) -> Vec<Row> {
    let both = document.articles.iter().zip(&document.wording);
    both.map(|(article, wording)| {
        let mut row = score(article, wording);
        let categories = report.lexicon.categories.iter();
        let loads = &wording.score.by_category;
        row.extend(
            categories.map(|category| Cell::from(*loads.get(category.id.as_str()).unwrap_or(&0.0))),
        );
        row
    })
    .collect()
}

fn score(article: &ArticleRecord, wording: &WordingRecord) -> Row {
    let score = &wording.score;
    vec![
        article.id.into(),
        article.path.into(),
        article.title.into(),
        article.outlet.into(),
        article.published.into(),
        article.language.into(),
        wording.words.into(),
        wording.own_words.into(),
        score.per_1000.into(),
        score.level.into(),
        score.low.into(),
        score.high.into(),
        wording.title_score.into(),
        wording.biased_share.into(),
        (wording.findings.len() + wording.title_findings.len()).into(),
        article
            .borrowed
            .as_ref()
            .map(|borrowed| borrowed.share)
            .into(),
        wording.english.map(english).into(),
    ]
}

fn english(english: bool) -> &'static str {
    if english { "yes" } else { "no" }
}

pub(super) const EDITS: &str = "left right field op before after load:real categories fact_change left_start:whole left_end:whole left_line:whole left_column:whole right_start:whole right_end:whole right_line:whole right_column:whole";

pub(super) fn edits(document: &Document) -> Vec<Row> {
    document.loaded_edits.iter().map(edit).collect()
}

fn edit(found: &LoadedEditRecord) -> Row {
    let mut row = vec![
        (&found.left).into(),
        (&found.right).into(),
        (&found.field).into(),
        (&found.op).into(),
        (&found.before).into(),
        (&found.after).into(),
        found.load.into(),
        found.categories.join(" ").into(),
        found.fact_change.join(" ").into(),
    ];
    row.extend(place(&found.left_span));
    row.extend(place(&found.right_span));
    row
}
