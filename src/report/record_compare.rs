//! Records of what differs in the telling; part of the machine output's contract.

use schemars::JsonSchema;
use serde::Serialize;

use super::record::Place;

/// A fact that two or more articles tell in their own words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RetellingRecord {
    /// Version of this contract.
    pub version: u32,
    /// Its name in this run.
    pub id: String,
    /// The sentences that tell it.
    pub members: Vec<MemberRecord>,
    /// The chance that two of them tell the same fact, 0 to 1.
    pub confidence: f64,
    /// How differently they tell it: 0 for the same words and no load.
    pub difference: f64,
    /// What they share, the most telling first.
    pub evidence: Vec<EvidenceRecord>,
    /// In which words they differ, one for each member.
    pub differs: Vec<DiffersRecord>,
}

/// A stretch of a named article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberRecord {
    /// The article.
    pub id: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
}

/// Something that members share.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceRecord {
    /// `number`, `name`, `word` or `related` (words of one family).
    pub kind: String,
    /// Each wording once.
    pub words: Vec<String>,
}

/// Words that one member has and no other.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffersRecord {
    /// The article.
    pub id: String,
    /// Its own words.
    pub words: Vec<String>,
    /// Its loaded words.
    pub loaded: Vec<String>,
    /// The weight of those.
    pub load: f64,
}

/// Something that one article of an event tells and of which no counterpart was found in another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OnlyRecord {
    /// Version of this contract.
    pub version: u32,
    /// The article.
    pub id: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// `sentence`, or `number` for a quantity in a sentence that others tell too.
    pub what: String,
    /// The words.
    pub text: String,
}

/// An edit in a copy that changed load or fact.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LoadedEditRecord {
    /// Version of this contract.
    pub version: u32,
    /// The article that was first; where nothing tells, one of the two, as in the match.
    pub left: String,
    /// The other.
    pub right: String,
    /// `body`, or `title` for a headline beside the text; the spans are ranges of it.
    pub field: String,
    /// Where the words stood; empty at the place where some were put in.
    pub left_span: Place,
    /// Where they stand; empty at the place where some were dropped.
    pub right_span: Place,
    /// `replaced`, `inserted` or `dropped`.
    pub op: String,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
    /// Weight added; below zero where some was taken away.
    pub load: f64,
    /// Categories of the loaded words on either side.
    pub categories: Vec<String>,
    /// `number`, `name`, `date`, `negation`, `quantifier`, `hedge-dropped`, `attribution-dropped`, `quotation-dropped` (words
    /// quoted before are the writer's own), `quotation-added`; empty if no fact changed.
    pub fact_change: Vec<String>,
    /// What the loaded words do.
    pub reasons: Vec<String>,
}

/// Which way a copy leaned.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeanRecord {
    /// Version of this contract.
    pub version: u32,
    /// The article that was first; where nothing tells, one of the two, as in the match.
    pub left: String,
    /// The other.
    pub right: String,
    /// Who was first; null where nothing tells, and the weights are no more than differences.
    pub first: Option<String>,
    /// Weight that the right has more, where it has more: added, if the left was first.
    pub heated: f64,
    /// Weight that the right has less, where it has less: taken away, if the left was first.
    pub softened: f64,
    /// Edits that changed a fact.
    pub facts: usize,
}

/// One quotation in different words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuoteVariantRecord {
    /// Version of this contract.
    pub version: u32,
    /// Who renders it how.
    pub members: Vec<RenderingRecord>,
}

/// One rendering of a quotation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RenderingRecord {
    /// The article.
    pub id: String,
    /// The words between the marks.
    #[serde(flatten)]
    pub place: Place,
    /// Who says them, as the article names them.
    pub speaker: Option<String>,
    /// The words.
    pub text: String,
}

/// One quantity as several articles tell it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NumberVariantRecord {
    /// Version of this contract.
    pub version: u32,
    /// Where each tells it.
    pub members: Vec<AmountRecord>,
    /// The amount, in `unit`; of the first member where they disagree.
    pub value: f64,
    /// The unit; empty for a count.
    pub unit: String,
    /// Whether all are the same, rounding and units aside.
    pub agrees: bool,
}

/// A quantity at a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AmountRecord {
    /// The article.
    pub id: String,
    /// Number and unit.
    #[serde(flatten)]
    pub place: Place,
    /// As it stands.
    pub text: String,
    /// How much, in the unit of the whole.
    pub value: f64,
}

/// The likely tree of a family of copies.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineageRecord {
    /// Version of this contract.
    pub version: u32,
    /// Its articles: the root, then the others by date and id.
    pub members: Vec<String>,
    /// Who likely took the text from whom.
    pub edges: Vec<EdgeRecord>,
}

/// One article took the text of another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EdgeRecord {
    /// The source.
    pub from: String,
    /// The taker.
    pub to: String,
    /// How much speaks for this source rather than the next best, 0 to 1.
    pub confidence: f64,
    /// What speaks for it.
    pub evidence: Vec<String>,
}

/// Who is quoted in an article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VoicesRecord {
    /// Version of this contract.
    pub version: u32,
    /// The article.
    pub id: String,
    /// The speakers, those with the most words first.
    pub speakers: Vec<VoiceRecord>,
}

/// One speaker.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VoiceRecord {
    /// As the article names them.
    pub name: String,
    /// How many quotations.
    pub quotations: usize,
    /// Their words.
    pub words: usize,
}

/// Articles about one thing, side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventRecord {
    /// Version of this contract.
    pub version: u32,
    /// Its name in this run.
    pub id: String,
    /// One row an article.
    pub rows: Vec<RowRecord>,
}

/// One article of an event, in figures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowRecord {
    /// The article.
    pub id: String,
    /// Load per 1,000 words in the writer's own voice.
    pub load: Option<f64>,
    /// Load per 1,000 words of the headline.
    pub title_load: Option<f64>,
    /// Speakers quoted.
    pub sources: usize,
    /// Share of its words that others had first, 0 to 1; 0 where nothing tells who was.
    pub copied: f64,
    /// Sentences of which no counterpart was found; another may tell them in other words.
    pub only_here: usize,
}
