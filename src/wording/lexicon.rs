//! The lexicon: categories of entries, read from TOML and checked.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::text::hash;

use super::part::PartOfSpeech;
use super::pattern::{Pattern, PatternError};

/// Categories and entries, ready to be matched.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Categories in the order they were added.
    pub categories: Vec<Category>,
    /// Entries, by category and then by id.
    pub entries: Vec<Entry>,
    /// Hash of every text it was read from.
    fingerprint: u64,
    /// Patterns that may begin with a word, by the hash of that word.
    starts: BTreeMap<u64, Vec<Start>>,
}

/// A pattern that may begin here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) entry: EntryId,
    pub(super) form: usize,
}

/// The place of an entry in [`Lexicon::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub usize);

/// What a file of the lexicon flags, why, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name within its category: "chaos".
    pub id: String,
    /// The category it belongs to, an index of [`Lexicon::categories`].
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
    /// Sentences on which it must fire.
    pub fires: Vec<String>,
    /// Sentences on which it must stay silent.
    pub silent: Vec<String>,
}

/// A lexicon file that can't be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct LexiconError {
    /// The file's name as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    category: Category,
    #[serde(default, rename = "entry")]
    entries: Vec<EntryForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryForm {
    id: Spanned<String>,
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    #[serde(rename = "as")]
    part: Option<PartOfSpeech>,
    weight: Spanned<u8>,
    explain: String,
    instead: String,
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
}

impl Lexicon {
    /// Reads the text of one lexicon file; `file` is its name in errors.
    ///
    /// # Errors
    /// [`LexiconError`] at the first thing that is not as it should be: TOML, an unknown or missing field, a
    /// form that is no pattern, a weight outside 1 to 5, an id given twice.
    pub fn parse(text: &str, file: &str) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        lexicon.add(text, file)?;
        Ok(lexicon)
    }

    /// Reads one more file. An entry that is there already is replaced, a category keeps its latest description.
    ///
    /// # Errors
    /// As [`Lexicon::parse`]; the lexicon is then as it was before.
    pub fn add(&mut self, text: &str, file: &str) -> Result<(), LexiconError> {
        let at = |range: Range<usize>, message: String| LexiconError {
            file: file.to_owned(),
            line: line_of(text, range.start),
            message,
        };
        let read: FileForm = toml::from_str(text)
            .map_err(|error| at(error.span().unwrap_or(0..0), error.message().to_owned()))?;
        let known = self
            .categories
            .iter()
            .position(|category| category.id == read.category.id);
        let category = known.unwrap_or(self.categories.len());
        let mut entries: Vec<Entry> = vec![];
        for form in read.entries {
            let place = form.id.span();
            let entry = entry(form, category).map_err(|(range, message)| at(range, message))?;
            if entries.iter().any(|other| other.id == entry.id) {
                return Err(at(place, format!("entry `{}` is given twice", entry.id)));
            }
            entries.push(entry);
        }
        match known {
            Some(known) => self.categories[known] = read.category,
            None => self.categories.push(read.category),
        }
        self.entries
            .retain(|old| old.category != category || entries.iter().all(|new| new.id != old.id));
        self.entries.extend(entries);
        self.entries
            .sort_by(|a, b| (a.category, &a.id).cmp(&(b.category, &b.id)));
        self.starts = starts(&self.entries);
        self.fingerprint = self.fingerprint.rotate_left(1) ^ hash(text);
        Ok(())
    }

    /// Tells this lexicon from any other, in 16 hexadecimal digits: scores of two lexicons don't compare.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint)
    }

    /// The entry behind an id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    /// The category an entry belongs to.
    pub fn category_of(&self, entry: &Entry) -> &Category {
        &self.categories[entry.category]
    }

    /// An entry's full name: "fear/chaos".
    pub fn name_of(&self, entry: &Entry) -> String {
        format!("{}/{}", self.category_of(entry).id, entry.id)
    }

    pub(super) fn starts_with(&self, word: u64) -> &[Start] {
        self.starts.get(&word).map_or(&[], Vec::as_slice)
    }
}

fn entry(form: EntryForm, category: usize) -> Result<Entry, (Range<usize>, String)> {
    let place = form.id.span();
    let named = |message: &str| {
        (
            place.clone(),
            format!("entry `{}` {message}", form.id.get_ref()),
        )
    };
    if !(1..=5).contains(form.weight.get_ref()) {
        return Err((form.weight.span(), "a weight is 1 to 5".to_owned()));
    }
    if form.forms.is_empty() {
        return Err(named("has no forms"));
    }
    if form.explain.trim().is_empty() || form.instead.trim().is_empty() {
        return Err(named("needs an explanation and a plainer wording"));
    }
    Ok(Entry {
        forms: patterns(&form.forms, Pattern::parse)?,
        unless: patterns(&form.unless, Pattern::parse_context)?,
        id: form.id.into_inner(),
        category,
        part: form.part,
        weight: form.weight.into_inner(),
        explain: form.explain,
        instead: form.instead,
        fires: form.fires,
        silent: form.silent,
    })
}

type Parse = fn(&str) -> Result<Pattern, PatternError>;

fn patterns(
    forms: &[Spanned<String>],
    parse: Parse,
) -> Result<Vec<Pattern>, (Range<usize>, String)> {
    let read = |form: &Spanned<String>| {
        parse(form.get_ref())
            .map_err(|error| (form.span(), format!("`{}`: {error}", form.get_ref())))
    };
    forms.iter().map(read).collect()
}

fn starts(entries: &[Entry]) -> BTreeMap<u64, Vec<Start>> {
    let mut starts: BTreeMap<u64, Vec<Start>> = BTreeMap::new();
    for (nth, entry) in entries.iter().enumerate() {
        for (form, pattern) in entry.forms.iter().enumerate() {
            let mut words = pattern.first_words();
            words.sort_unstable();
            words.dedup();
            for word in words {
                starts.entry(word).or_default().push(Start {
                    entry: EntryId(nth),
                    form,
                });
            }
        }
    }
    starts
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte.min(text.len())].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEAR: &str = "[category]\nid = 'fear'\nclass = 'framing'\nname = 'Fear'\nwhat = 'w'\nwhy = 'y'\ninstead = 'i'\n";

    #[test]
    fn a_slip_is_named_with_its_line() {
        check(
            "[[entry]]\nid = 'a'\nforms = ['a']\nweight = 9\nexplain = 'e'\ninstead = 'i'\n",
            "own.toml:11: a weight is 1 to 5",
        );
        check(
            "[[entry]]\nid = 'a'\nforms = ['(a']\nweight = 1\nexplain = 'e'\ninstead = 'i'\n",
            "own.toml:10: `(a`: parentheses must pair and can't be nested",
        );
        check(
            "[[entry]]\nid = 'a'\nforms = ['a']\nwieght = 1\n",
            "own.toml:11: unknown field `wieght`",
        );
        let twice =
            "[[entry]]\nid = 'a'\nforms = ['a']\nweight = 1\nexplain = 'e'\ninstead = 'i'\n"
                .repeat(2);
        check(&twice, "own.toml:15: entry `a` is given twice");
    }

    #[test]
    fn a_second_file_adds_and_overrides() {
        let with = |id: &str, weight: u8| {
            format!(
                "{FEAR}[[entry]]\nid = '{id}'\nforms = ['a']\nweight = {weight}\nexplain = 'e'\ninstead = 'i'\n"
            )
        };
        let mut lexicon = Lexicon::parse(&with("a", 1), "one").expect("a lexicon");
        lexicon.add(&with("a", 5), "two").expect("a lexicon");
        lexicon.add(&with("b", 2), "three").expect("a lexicon");
        let seen: Vec<_> = lexicon
            .entries
            .iter()
            .map(|entry| (lexicon.name_of(entry), entry.weight))
            .collect();
        assert_eq!(seen, [("fear/a".to_owned(), 5), ("fear/b".to_owned(), 2)]);
    }

    #[track_caller]
    fn check(entries: &str, expected: &str) {
        let error = Lexicon::parse(&format!("{FEAR}{entries}"), "own.toml")
            .expect_err("a slip")
            .to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}
