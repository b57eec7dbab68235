//! Entries: one reviewed family of words each, and the categories they belong to.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::part::PartOfSpeech;
use super::pattern::{Pattern, PatternError};
use super::swap::{Swap, holds};

/// The place of an entry in its [`Lexicon`](super::Lexicon).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub usize);

/// What a file of the lexicon flags, why, and what to write instead.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its short name in reports: "loaded-emotive".
    pub id: String,
    /// What kind of bias its words carry.
    pub class: CategoryClass,
    /// Its name as a reader sees it.
    pub name: String,
    /// What it flags.
    pub what: String,
    /// Why that matters.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// How far careful readers agree that its words are biased, 0 to 1 of the surest: every weight is times this.
    /// None is 1, or what was said of the category before.
    pub trust: Option<f64>,
}

impl Category {
    /// What every weight of the category is times, 0 to 1.
    pub fn trust(&self) -> f64 {
        self.trust.unwrap_or(1.0)
    }
}

/// The two classes of biased wording (Recasens et al., ACL 2013).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CategoryClass {
    /// Loaded or one-sided words.
    Framing,
    /// Words that smuggle in whether a thing is true.
    Epistemological,
}

/// One reviewed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name within its category: "chaos".
    pub id: String,
    /// The category it belongs to, an index of the lexicon's categories.
    pub category: usize,
    /// What it matches.
    pub forms: Vec<Pattern>,
    /// Stretches around a match in which it is silent.
    pub unless: Vec<Pattern>,
    /// The part of speech it must be used as, if one is asked.
    pub part: Option<PartOfSpeech>,
    /// How much it loads, 1 to 5.
    pub weight: u8,
    /// What the wording does, in one sentence.
    pub explain: String,
    /// Plainer wording.
    pub instead: String,
    /// Plain words that may stand in the text as they are, by the words they replace.
    pub swaps: Vec<Swap>,
    /// Sentences on which it must fire.
    pub fires: Vec<String>,
    /// Sentences on which it must stay silent.
    pub silent: Vec<String>,
}

/// An entry as a lexicon file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryForm {
    pub(super) id: Spanned<String>,
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    #[serde(rename = "as")]
    part: Option<PartOfSpeech>,
    weight: Spanned<u8>,
    explain: String,
    instead: String,
    #[serde(default)]
    swaps: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
}

/// What is wrong with an entry, and at which bytes of its file.
pub(super) type Slip = (Range<usize>, String);

impl EntryForm {
    /// The entry, if it keeps the rules.
    pub(super) fn read(self, category: usize) -> Result<Entry, Slip> {
        let named = |message: &str| {
            (
                self.id.span(),
                format!("entry `{}` {message}", self.id.get_ref()),
            )
        };
        if !(1..=5).contains(self.weight.get_ref()) {
            return Err((self.weight.span(), "a weight is 1 to 5".to_owned()));
        }
        if self.forms.is_empty() {
            return Err(named("has no forms"));
        }
        if self.explain.trim().is_empty() || self.instead.trim().is_empty() {
            return Err(named("needs an explanation and a plainer wording"));
        }
        let forms = patterns(&self.forms, Pattern::parse)?;
        Ok(Entry {
            swaps: swaps(self.swaps, &forms)?,
            forms,
            unless: patterns(&self.unless, Pattern::parse_context)?,
            id: self.id.into_inner(),
            category,
            part: self.part,
            weight: self.weight.into_inner(),
            explain: self.explain,
            instead: self.instead,
            fires: self.fires,
            silent: self.silent,
        })
    }
}

/// The swaps of an entry with these forms, each of words that one of them matches.
fn swaps(
    given: BTreeMap<Spanned<String>, Spanned<String>>,
    forms: &[Pattern],
) -> Result<Vec<Swap>, Slip> {
    let read = |(words, plain): (Spanned<String>, Spanned<String>)| {
        if plain
            .get_ref()
            .split('|')
            .any(|plain| plain.trim().is_empty())
        {
            let message = format!("the swap of `{}` holds no word", words.get_ref());
            return Err((plain.span(), message));
        }
        if !forms
            .iter()
            .any(|form| holds(&form.parts(), words.get_ref()))
        {
            let message = format!("the swap of `{}`: no form matches that", words.get_ref());
            return Err((words.span(), message));
        }
        Ok(Swap {
            words: words.into_inner(),
            plain: plain.into_inner(),
        })
    };
    given.into_iter().map(read).collect()
}

type Parse = fn(&str) -> Result<Pattern, PatternError>;

fn patterns(forms: &[Spanned<String>], parse: Parse) -> Result<Vec<Pattern>, Slip> {
    let read = |form: &Spanned<String>| {
        parse(form.get_ref())
            .map_err(|error| (form.span(), format!("`{}`: {error}", form.get_ref())))
    };
    forms.iter().map(read).collect()
}
