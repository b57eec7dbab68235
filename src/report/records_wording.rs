//! From what was found in the wording of an article to its record.

use std::cell::LazyCell;

use crate::span::Lines;
use crate::wording::{Evidence, Finding, Reason, Wording, plain_for, sentence_chances};

use super::model::Report;
use super::names::{level_name, setting_name, severity_name};
use super::record::{
    EvidenceRecord, FindingRecord, ReasonRecord, ScoreRecord, SentenceRecord, VERSION,
    WordingRecord,
};
use super::records::{place, rounded};

/// What was found in an article's wording.
pub(super) fn wording<'r>(report: &'r Report, nth: usize, found: &'r Wording) -> WordingRecord<'r> {
    let article = &report.articles[nth];
    let headline = article.headline();
    // Most articles of a large collection hold no finding, and need no count of lines.
    let lines = LazyCell::new(|| Lines::of(&article.body));
    let title_lines = LazyCell::new(|| Lines::of(headline));
    let score = &found.score;
    let sentences = || {
        sentence_chances(&article.body, &report.texts[nth], &found.findings)
            .into_iter()
            .map(|sentence| {
                let at = place(&lines, sentence.span);
                SentenceRecord {
                    start: at.start,
                    end: at.end,
                    probability: rounded(sentence.probability),
                    reasons: sentence.reasons.iter().map(reason).collect(),
                }
            })
    };
    WordingRecord {
        version: VERSION,
        id: &article.id,
        words: found.words,
        own_words: found.own_words,
        english: found.english,
        score: ScoreRecord {
            per_1000: rounded(score.per_1000),
            level: level_name(score.level),
            low: rounded(score.low),
            high: rounded(score.high),
            by_category: score
                .by_category
                .iter()
                .map(|(category, load)| (category.as_str(), rounded(*load)))
                .collect(),
        },
        title_score: found.title_score.map(rounded),
        biased_share: rounded(found.biased_share),
        findings: found
            .findings
            .iter()
            .map(|found| finding(report, &article.body, &lines, found))
            .collect(),
        title_findings: found
            .title_findings
            .iter()
            .map(|found| finding(report, headline, &title_lines, found))
            .collect(),
        sentences: report.detail.sentences.then(|| sentences().collect()),
    }
}

fn finding<'r>(
    report: &'r Report,
    body: &'r str,
    lines: &Lines,
    found: &Finding,
) -> FindingRecord<'r> {
    let entry = report.lexicon.entry(found.entry);
    let category = &report.lexicon.category_of(entry).id;
    FindingRecord {
        place: place(lines, found.span),
        text: found.span.of(body),
        entry: [category, "/", &entry.id].concat(),
        category,
        setting: setting_name(found.setting),
        weight: rounded(found.weight),
        severity: severity_name(found.severity),
        evidence: found.evidence.iter().map(evidence).collect(),
        explain: &entry.explain,
        instead: &entry.instead,
        swap: plain_for(found, entry, body)
            .into_iter()
            .next()
            .map(|plain| plain.words),
    }
}

fn evidence(piece: &Evidence) -> EvidenceRecord {
    EvidenceRecord {
        what: piece.what,
        factor: rounded(piece.factor),
    }
}

fn reason(reason: &Reason) -> ReasonRecord {
    ReasonRecord {
        what: reason.what,
        log_odds: rounded(reason.log_odds),
    }
}
