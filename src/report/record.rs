//! Records: the machine output, a contract of its own apart from the library's types.
//!
//! Offsets count Unicode code points of the article's text, end exclusive; lines and columns count from 1.
//! A field is added within a version; none is renamed, dropped or given another meaning.

use schemars::JsonSchema;
use serde::Serialize;

pub use super::record_compare::*;
pub use super::record_wording::{
    EvidenceRecord, FindingRecord, ReasonRecord, ScoreRecord, SentenceRecord, WordingRecord,
};

/// The version of this contract.
pub const VERSION: u32 = 1;

/// One thing found, as one line of JSON Lines.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Record<'r> {
    /// What ran, and how.
    Run(RunRecord),
    /// An article that was read.
    Article(ArticleRecord<'r>),
    /// Two articles that share text.
    Match(MatchRecord),
    /// A family of articles.
    Cluster(ClusterRecord),
    /// The wording of an article.
    Wording(WordingRecord<'r>),
    /// Articles about one thing, side by side.
    Event(EventRecord),
    /// A fact that several articles tell.
    Retelling(RetellingRecord),
    /// What one article alone tells.
    Only(OnlyRecord),
    /// An edit in a copy that changed load or fact.
    #[serde(rename = "loaded_edit")]
    LoadedEdit(LoadedEditRecord),
    /// Which way a copy leaned.
    Lean(LeanRecord),
    /// One quotation in different words.
    #[serde(rename = "quote_variant")]
    QuoteVariant(QuoteVariantRecord),
    /// One quantity as several articles tell it.
    #[serde(rename = "number_variant")]
    NumberVariant(NumberVariantRecord),
    /// The likely tree of a family of copies.
    Lineage(LineageRecord),
    /// Who is quoted in an article.
    Voices(VoicesRecord),
    /// Something that could not be read.
    Error(ErrorRecord),
}

/// What ran, and how.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RunRecord {
    /// Version of this contract.
    pub version: u32,
    /// The program and its version.
    pub tool: String,
    /// Fingerprint of the lexicon: scores of two lexicons don't compare.
    pub lexicon: String,
    /// How reuse was looked for, where it was.
    pub reuse: Option<ReuseSettings>,
}

/// How reuse was looked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReuseSettings {
    /// Words in a shingle.
    pub shingle_words: usize,
    /// Values in a sketch.
    pub sketch_values: usize,
    /// Resemblance from which two articles are near-duplicates.
    pub threshold: f64,
    /// The chance that a pair at the threshold becomes a candidate.
    pub expected_recall: f64,
    /// Containment from which one article is said to hold another.
    pub containment: f64,
    /// The chance that an article at that containment becomes a candidate, where a large run looked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub containment_recall: Option<f64>,
    /// Same words from which a stretch is a passage.
    pub min_words: usize,
    /// Passages from which a pair is listed that shares no more than passages.
    pub min_passages: usize,
    /// `exact`, `edited` or `rewritten`: how far a passage may be from its original.
    pub sensitivity: String,
    /// Classes that count beside an article's own text.
    pub count: Vec<String>,
    /// Classes that were left out.
    pub exclude: Vec<String>,
    /// Runs of words set aside because too many articles hold them.
    pub set_aside: usize,
}

/// An article that was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleRecord<'r> {
    /// Version of this contract.
    pub version: u32,
    /// Its name in all other records.
    pub id: &'r str,
    /// Where it was read.
    pub path: &'r str,
    /// Its headline.
    pub title: Option<&'r str>,
    /// Who published it.
    pub outlet: Option<&'r str>,
    /// Who wrote it, where that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<&'r str>,
    /// When, as the source says.
    pub published: Option<&'r str>,
    /// Its address.
    pub url: Option<&'r str>,
    /// BCP 47 tag.
    pub language: Option<&'r str>,
    /// Words of the article, boilerplate left out.
    pub words: usize,
    /// Stretches that are no part of the article.
    pub boilerplate: Vec<Place>,
    /// What it holds that others had first, where reuse was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borrowed: Option<BorrowedRecord>,
    /// Its text, with `--text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'r str>,
}

/// A stretch of an article's text.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Place {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Line of the first, from 1.
    pub line: usize,
    /// Column of the first, from 1.
    pub column: usize,
}

/// Two articles that share text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatchRecord {
    /// Version of this contract.
    pub version: u32,
    /// The article that was first; where nothing tells the earlier by date and id, or the first named of a given pair.
    pub left: String,
    /// The other.
    pub right: String,
    /// Shared shingles over all, 0 to 1.
    pub resemblance: f64,
    /// Shared shingles over the left's own, 0 to 1.
    pub left_containment: f64,
    /// Shared shingles over the right's own, 0 to 1.
    pub right_containment: f64,
    /// Words of the left article in passages that count, and their share of its own words; not with `--no-passages`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_coverage: Option<CoverageRecord>,
    /// The same of the right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right_coverage: Option<CoverageRecord>,
    /// With `--likeness`: how much of the left's wording stands in the right letter by letter, common runs weighing less, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_likeness: Option<f64>,
    /// The same of the right's wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right_likeness: Option<f64>,
    /// `duplicate`, `revision` (of one outlet's own story), `near-duplicate`, `contains` (the left holds the right), `contained`, `shares-passages`, or `none`.
    pub relation: String,
    /// The article that was first, as far as can be told; evidence, no proof.
    pub first: Option<String>,
    /// What that is told by: `dates`, `home` (the passages belong to one article and are strangers in the other), `credit` (one names the other's outlet), `cuts` (the other leaves out clauses of it), or `none`.
    pub first_by: String,
    /// How sure that is, 0.5 for a guess to 1.
    pub first_confidence: f64,
    /// The stretches they share.
    pub passages: Vec<PassageRecord>,
}

/// One stretch that two articles share.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PassageRecord {
    /// Where it stands in the left article.
    pub left: Place,
    /// Where it stands in the right article.
    pub right: Place,
    /// Words that are the same on both sides; "don't" and "U.S." are two words joined.
    pub words: usize,
    /// Those words over the words of the longer side, 0 to 1.
    pub kept: f64,
    /// `verbatim`, `edited`, `rewritten`, `quotation`, `boilerplate` or `template`; the last three do not count unless asked.
    pub class: String,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CoverageRecord {
    /// Words.
    pub words: usize,
    /// Their share of the article's own words, 0 to 1.
    pub share: f64,
}

/// What an article holds that others had first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BorrowedRecord {
    /// Words, each counted once.
    pub words: usize,
    /// Their share of the article's own words, 0 to 1.
    pub share: f64,
    /// From whom, the most first.
    pub sources: Vec<SourceRecord>,
}

/// One article that another one holds text of.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceRecord {
    /// The article.
    pub id: String,
    /// Words.
    pub words: usize,
    /// Their share of the own words of the article that holds them, 0 to 1.
    pub share: f64,
}

/// A family of articles.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClusterRecord {
    /// Version of this contract.
    pub version: u32,
    /// Its name in this run.
    pub id: String,
    /// Its articles, by date and id.
    pub members: Vec<String>,
    /// The one that was first; null where nothing tells.
    pub first: Option<String>,
    /// For each member the one it resembles most, where passages were not asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kin: Vec<KinRecord>,
    /// The weakest resemblance that holds the family together, where passages were not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weakest: Option<f64>,
}

/// The nearest of an article's family.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KinRecord {
    /// The article.
    pub id: String,
    /// The member it resembles most.
    pub nearest: String,
    /// How much, 0 to 1.
    pub resemblance: f64,
}

/// Something that could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorRecord {
    /// Version of this contract.
    pub version: u32,
    /// The file, with the line behind it for a record.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// Everything, as one JSON object.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Document<'r> {
    /// Version of this contract.
    pub version: u32,
    /// What ran, and how.
    pub run: Option<RunRecord>,
    /// The articles.
    pub articles: Vec<ArticleRecord<'r>>,
    /// Pairs that share text.
    pub matches: Vec<MatchRecord>,
    /// Families of articles.
    pub clusters: Vec<ClusterRecord>,
    /// The wording of each article.
    pub wording: Vec<WordingRecord<'r>>,
    /// Articles about one thing, side by side.
    pub events: Vec<EventRecord>,
    /// Facts that several articles tell.
    pub retellings: Vec<RetellingRecord>,
    /// What one article alone tells.
    pub only: Vec<OnlyRecord>,
    /// Edits in copies that changed load or fact.
    pub loaded_edits: Vec<LoadedEditRecord>,
    /// Which way each copy leaned.
    pub leans: Vec<LeanRecord>,
    /// Quotations in different words.
    pub quote_variants: Vec<QuoteVariantRecord>,
    /// Quantities as several articles tell them.
    pub number_variants: Vec<NumberVariantRecord>,
    /// The likely trees of families of copies.
    pub lineages: Vec<LineageRecord>,
    /// Who is quoted in each article.
    pub voices: Vec<VoicesRecord>,
    /// What could not be read.
    pub errors: Vec<ErrorRecord>,
}
