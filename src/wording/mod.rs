//! Wording: which words load the scales, in which category, in whose voice, and how heavily in all.

mod builtin;
mod check;
mod context;
mod lexicon;
mod matching;
mod names;
mod part;
mod pattern;
mod score;
mod sentence;

pub use builtin::{builtin, builtin_files};
pub use check::{Wording, check, check_all};
pub use context::{Finding, Setting, findings};
pub use lexicon::{Category, CategoryClass, Entry, EntryId, Lexicon, LexiconError};
pub use matching::{Hit, hits};
pub use part::PartOfSpeech;
pub use pattern::{Pattern, PatternError, Words};
pub use score::{Level, Score, score, title_score};
pub use sentence::{SentenceChance, sentence_chances};
