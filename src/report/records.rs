//! From a report to its records: names for ids, code points for bytes.

use crate::article::{Article, ArticleId};
use crate::reuse::{Banding, Borrowed, Cluster, Coverage, First, Match, Passage};
use crate::span::{Lines, Span};

use super::model::{Failure, Report, ReuseReport};
use super::names::{class_name, class_names, evidence_name, relation_name, sensitivity_name};
use super::record::*;
use super::records_compare;
use super::records_wording::wording;

/// Every record of a report, in the order they are written.
pub(super) fn records<'r>(report: &'r Report<'_>) -> impl Iterator<Item = Record<'r>> + 'r {
    let articles = (0..report.articles.len()).map(|nth| Record::Article(article(report, nth)));
    let found = report.reuse.iter().map(|reuse| &reuse.found);
    let matches = found
        .clone()
        .flat_map(|found| &found.matches)
        .map(|found| Record::Match(matched(report, found)));
    let clusters = found
        .flat_map(|found| found.clusters.iter().enumerate())
        .map(|(nth, found)| Record::Cluster(cluster(report, nth, found)));
    let wordings = report
        .wording
        .iter()
        .flatten()
        .enumerate()
        .map(|(nth, found)| Record::Wording(wording(report, nth, found)));
    let compared = report
        .comparison
        .iter()
        .flat_map(|found| records_compare::records(report, found));
    let errors = report
        .failures
        .iter()
        .map(|failure| Record::Error(error(failure)));
    std::iter::once(Record::Run(run(report)))
        .chain(articles)
        .chain(matches)
        .chain(clusters)
        .chain(wordings)
        .chain(compared)
        .chain(errors)
}

/// The same as one object.
pub(super) fn document<'r>(report: &'r Report) -> Document<'r> {
    let mut document = Document {
        version: VERSION,
        ..Document::default()
    };
    for record in records(report) {
        match record {
            Record::Run(run) => document.run = Some(run),
            Record::Article(article) => document.articles.push(article),
            Record::Match(found) => document.matches.push(found),
            Record::Cluster(cluster) => document.clusters.push(cluster),
            Record::Wording(wording) => document.wording.push(wording),
            Record::Event(event) => document.events.push(event),
            Record::Retelling(one) => document.retellings.push(one),
            Record::Only(one) => document.only.push(one),
            Record::LoadedEdit(one) => document.loaded_edits.push(one),
            Record::Lean(one) => document.leans.push(one),
            Record::QuoteVariant(one) => document.quote_variants.push(one),
            Record::NumberVariant(one) => document.number_variants.push(one),
            Record::Lineage(one) => document.lineages.push(one),
            Record::Voices(one) => document.voices.push(one),
            Record::Error(error) => document.errors.push(error),
        }
    }
    document
}

fn run(report: &Report) -> RunRecord {
    RunRecord {
        version: VERSION,
        tool: concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned(),
        lexicon: report.lexicon.fingerprint(),
        reuse: report.reuse.as_ref().map(settings),
    }
}

fn settings(reuse: &ReuseReport) -> ReuseSettings {
    let settings = &reuse.settings;
    let banding = Banding::choose(settings.sketch_values, settings.threshold, settings.recall);
    ReuseSettings {
        shingle_words: settings.shingle_words,
        sketch_values: settings.sketch_values,
        threshold: settings.threshold,
        expected_recall: rounded(banding.chance(settings.threshold)),
        containment: settings.containment,
        containment_recall: None,
        min_words: settings.min_words,
        min_passages: settings.min_passages,
        sensitivity: sensitivity_name(settings.sensitivity).to_owned(),
        count: class_names(&settings.count),
        exclude: class_names(&settings.exclude),
        set_aside: reuse.found.set_aside,
    }
}

fn article<'r>(report: &'r Report, nth: usize) -> ArticleRecord<'r> {
    let article = &report.articles[nth];
    let outline = report.texts.outline(nth);
    ArticleRecord {
        version: VERSION,
        id: &article.id,
        path: &article.path,
        title: Some(article.headline()).filter(|title| !title.is_empty()),
        outlet: article.outlet.as_deref(),
        byline: article.byline.as_deref(),
        published: article.published.as_deref(),
        url: article.url.as_deref(),
        language: article.language.as_deref(),
        words: outline.words,
        boilerplate: places(&article.body, &outline.boilerplate),
        borrowed: report
            .reuse
            .as_ref()
            .and_then(|reuse| reuse.found.borrowed.get(nth))
            .map(|found| borrowed(report, found)),
        text: report.detail.text.then_some(&article.body),
    }
}

fn places(body: &str, spans: &[Span]) -> Vec<Place> {
    if spans.is_empty() {
        return vec![];
    }
    let lines = Lines::of(body);
    spans.iter().map(|span| place(&lines, *span)).collect()
}

fn borrowed(report: &Report, found: &Borrowed) -> BorrowedRecord {
    let source = |(id, part): &(ArticleId, Coverage)| SourceRecord {
        id: name(report, *id).id.clone(),
        words: part.words,
        share: rounded(part.share),
    };
    BorrowedRecord {
        words: found.all.words,
        share: rounded(found.all.share),
        sources: found.sources.iter().map(source).collect(),
    }
}

fn coverage(part: Coverage) -> CoverageRecord {
    CoverageRecord {
        words: part.words,
        share: rounded(part.share),
    }
}

fn matched(report: &Report, found: &Match) -> MatchRecord {
    let (left, right) = (name(report, found.left), name(report, found.right));
    // Building line tables costs a pass over both bodies, which a match of no passages need not pay.
    let passages = if found.passages.is_empty() {
        vec![]
    } else {
        let lines = (Lines::of(&left.body), Lines::of(&right.body));
        found
            .passages
            .iter()
            .map(|found| passage(&lines.0, &lines.1, found))
            .collect()
    };
    MatchRecord {
        version: VERSION,
        left: left.id.clone(),
        right: right.id.clone(),
        resemblance: rounded(found.overlap.resemblance),
        left_containment: rounded(found.overlap.left_containment),
        right_containment: rounded(found.overlap.right_containment),
        left_coverage: Some(coverage(found.left_coverage)),
        right_coverage: Some(coverage(found.right_coverage)),
        left_likeness: found.likeness.map(|likeness| rounded(likeness.left)),
        right_likeness: found.likeness.map(|likeness| rounded(likeness.right)),
        relation: relation_name(found.relation).to_owned(),
        first: match found.direction.first {
            First::Left => Some(left.id.clone()),
            First::Right => Some(right.id.clone()),
            First::Unknown => None,
        },
        first_by: evidence_name(found.direction.evidence).to_owned(),
        first_confidence: rounded(found.direction.confidence),
        passages,
    }
}

fn passage(left: &Lines, right: &Lines, found: &Passage) -> PassageRecord {
    PassageRecord {
        left: place(left, found.left),
        right: place(right, found.right),
        words: found.words,
        kept: rounded(found.kept),
        class: class_name(found.class).to_owned(),
    }
}

fn cluster(report: &Report, nth: usize, found: &Cluster) -> ClusterRecord {
    let members: Vec<String> = found
        .members
        .iter()
        .map(|id| name(report, *id).id.clone())
        .collect();
    ClusterRecord {
        version: VERSION,
        id: format!("c{}", nth + 1),
        first: found.first.map(|id| name(report, id).id.clone()),
        members,
        kin: vec![],
        weakest: None,
    }
}

fn error(failure: &Failure) -> ErrorRecord {
    ErrorRecord {
        version: VERSION,
        path: failure.path.clone(),
        message: failure.message.clone(),
    }
}

fn name<'r>(report: &'r Report, id: ArticleId) -> &'r Article {
    &report.articles[id.index()]
}

pub(super) fn place(lines: &Lines, span: Span) -> Place {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    Place {
        start: start.offset,
        end: end.offset,
        line: start.line,
        column: start.column,
    }
}

/// Four decimals: more would be noise. Zero has no sign.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0 + 0.0
}
