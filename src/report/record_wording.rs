//! The records of the wording wing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::record::Place;

/// The wording of an article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WordingRecord<'r> {
    /// Version of this contract.
    pub version: u32,
    /// The article.
    pub id: &'r str,
    /// Its words, boilerplate left out.
    pub words: usize,
    /// Those in the writer's own voice.
    pub own_words: usize,
    /// Whether it reads as English; where it does not, the lexicon does not apply and the score says nothing. None for
    /// a text too short to tell, and where only a lexicon of one's own was used.
    pub english: Option<bool>,
    /// How heavily it is loaded.
    pub score: ScoreRecord<'r>,
    /// The headline's weight per 1,000 of its words.
    pub title_score: Option<f64>,
    /// The mean of its sentences' chances of being called biased in their wording.
    pub biased_share: f64,
    /// Where and by what, in order.
    pub findings: Vec<FindingRecord<'r>>,
    /// The same for a headline that stands beside the text; offsets are into `title` of the article.
    pub title_findings: Vec<FindingRecord<'r>>,
    /// Each sentence's chance of being called biased, with `--sentences`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<SentenceRecord>>,
}

/// How heavily an article is loaded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScoreRecord<'r> {
    /// Load per 1,000 words of own voice and the spare ones.
    pub per_1000: f64,
    /// `plain`, `coloured`, `loaded` or `heavily-loaded`.
    pub level: &'static str,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// The same by category.
    pub by_category: BTreeMap<&'r str, f64>,
}

/// An entry of the lexicon at a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRecord<'r> {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// The words themselves.
    pub text: &'r str,
    /// The entry's full name: `fear/chaos`.
    pub entry: String,
    /// Its category.
    pub category: &'r str,
    /// `own`, `quoted`, `scare`, `attributed`, `negated`, `title` or `boilerplate`.
    pub setting: &'static str,
    /// The weight that is left in this setting: the product of the evidence.
    pub weight: f64,
    /// How gravely it is taken: `note`, `warning` or `error`.
    pub severity: &'static str,
    /// Why it weighs so much.
    pub evidence: Vec<EvidenceRecord>,
    /// What the wording does.
    pub explain: &'r str,
    /// Plainer wording.
    pub instead: &'r str,
    /// Plain words that may stand in its place as they are, where the entry knows some and the words are the writer's
    /// own; "a" or "an" before them goes by how they begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swap: Option<String>,
}

/// One reason for a weight.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceRecord {
    /// What was seen; the entry's own weight comes first.
    pub what: &'static str,
    /// What it multiplies the weight by.
    pub factor: f64,
}

/// One sentence and its chance.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceRecord {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The chance that careful readers would call it biased in its wording, 0 to 1.
    pub probability: f64,
    /// What moved it, heaviest first.
    pub reasons: Vec<ReasonRecord>,
}

/// What something seen adds to a sentence's log odds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReasonRecord {
    /// What was seen.
    pub what: &'static str,
    /// What it adds.
    pub log_odds: f64,
}
