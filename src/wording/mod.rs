//! Wording: which words load the scales, in which category, in whose voice, and how heavily in all.

mod builtin;
mod check;
mod context;
mod entry;
mod lexicon;
mod list;
mod matching;
mod names;
mod part;
mod pattern;
mod promise;
mod score;
mod sentence;
mod starts;
mod style;
mod table;
mod wishes;

pub use builtin::{ShippedFile, builtin, builtin_files};
pub use check::{Wording, check, check_all};
pub use context::{Evidence, Finding, Setting, findings};
pub use entry::{Category, CategoryClass, Entry, EntryId};
pub use lexicon::{Lexicon, LexiconError};
pub use list::ListFormat;
pub use matching::{Hit, hits};
pub use part::PartOfSpeech;
pub use pattern::{Pattern, PatternError, Words};
pub use promise::{BrokenPromise, Promise, broken_promises};
pub use score::{Level, Score, score, title_score};
pub use sentence::{Reason, SentenceChance, sentence_chances};
pub use wishes::WishError;
