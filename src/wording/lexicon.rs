//! The lexicon: categories of entries, read from TOML and checked.

use std::borrow::Cow;
use std::collections::hash_map;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use toml::Spanned;

use crate::text::hash;

use super::entry::{Category, Entry, EntryForm, EntryId, Slip};
use super::index::{Index, Matched};
use super::severity::Severity;
use super::shipped::entry_at;
use super::wishes::{Allowed, Wishes};

/// Categories and entries, ready to be matched.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Categories in the order they were added.
    pub categories: Vec<Category>,
    pub(super) slots: Vec<Slot>,
    /// What weighs less is left out.
    pub(super) floor: f64,
    /// The least weight of a finding where it stands; asked for by the user.
    pub(super) least: f64,
    /// What each category's weights are multiplied by.
    pub(super) factors: Vec<f64>,
    pub(super) allowed: Allowed,
    /// The forms of the entries that ship, and of those a user added or replaced.
    pub(super) shipped: Arc<Index>,
    pub(super) own: Arc<Index>,
    /// Hash of every text it was read from.
    pub(super) fingerprint: u64,
}

/// An entry's place, and the entry once it has been asked for.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) id: Cow<'static, str>,
    pub(super) category: usize,
    /// The weight its text gives it.
    pub(super) written: u8,
    /// Its text in a shipped file; none for an entry that a user gave.
    pub(super) source: Option<&'static str>,
    pub(super) entry: OnceLock<Arc<Entry>>,
    /// The weight a user gave it.
    pub(super) weight: Option<f64>,
    /// How gravely a user takes it.
    pub(super) severity: Option<Severity>,
    pub(super) switch: Switch,
}

/// Whether an entry is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    On,
    Off,
}

/// Whose entries are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Shipped,
    User,
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
    category: Option<Category>,
    #[serde(default, rename = "entry")]
    entries: Vec<EntryForm>,
    #[serde(default)]
    allow: Vec<Spanned<String>>,
    #[serde(default)]
    off: Vec<Spanned<String>>,
    #[serde(default)]
    weights: BTreeMap<String, Spanned<f64>>,
    #[serde(default)]
    severity: BTreeMap<String, Spanned<String>>,
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

    /// Reads one more file. An entry that is there already is replaced, a category keeps its latest description (and its trust, where that gives none),
    /// and what the file allows, switches off or weighs anew holds for every entry read so far.
    ///
    /// # Errors
    /// As [`Lexicon::parse`]; the lexicon is then as it was before.
    pub fn add(&mut self, text: &str, file: &str) -> Result<(), LexiconError> {
        let at = |(range, message): Slip| LexiconError {
            file: file.to_owned(),
            line: line_of(text, range.start),
            message,
        };
        let read: FileForm = toml::from_str(text)
            .map_err(|error| at((error.span().unwrap_or(0..0), error.message().to_owned())))?;
        let mut next = self.clone();
        if let Some(category) = read.category {
            let category = next.add_category(category);
            next.add_entries(read.entries, category).map_err(at)?;
        } else if let Some(entry) = read.entries.first() {
            return Err(at((
                entry.id.span(),
                "entries need a [category] above them".to_owned(),
            )));
        }
        next.own = Arc::new(next.own_index());
        let wishes = Wishes {
            allow: read.allow,
            off: read.off,
            weights: read.weights,
            severity: read.severity,
        };
        next.wish(&wishes).map_err(at)?;
        next.fingerprint = self.fingerprint.rotate_left(1) ^ hash(text);
        *self = next;
        Ok(())
    }

    /// Tells this lexicon from any other, in 16 hexadecimal digits: scores of two lexicons don't compare.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint)
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The ids of all entries, in order.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<> {
        (0..self.len()).map(EntryId)
    }

    /// The entries in order: by category as they ship, then those a user added.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.ids().map(|id| (id, self.entry(id)))
    }

    /// The entry behind an id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        let slot = &self.slots[id.0];
        slot.entry.get_or_init(|| {
            let source = slot.source.expect("an entry has a source until it is read");
            Arc::new(entry_at(source, slot.category))
        })
    }

    /// The category an entry belongs to.
    pub fn category_of(&self, entry: &Entry) -> &Category {
        &self.categories[entry.category]
    }

    /// The category of the entry behind an id, without reading the entry.
    pub fn category_index(&self, id: EntryId) -> usize {
        self.slots[id.0].category
    }

    /// An entry's full name: "fear/chaos".
    pub fn name_of(&self, entry: &Entry) -> String {
        format!("{}/{}", self.category_of(entry).id, entry.id)
    }

    /// The weight of an entry: its own or the one a user gave it, times what a user made of its category. What
    /// the category is trusted with is not in it.
    pub fn weight(&self, id: EntryId) -> f64 {
        let slot = &self.slots[id.0];
        let own = slot.weight.unwrap_or(f64::from(slot.written));
        own * self.factors[slot.category]
    }

    /// The weight of an entry in the writer's own voice: its weight times what its category is trusted with.
    pub fn own_weight(&self, id: EntryId) -> f64 {
        self.weight(id) * self.categories[self.slots[id.0].category].trust()
    }

    /// Whether the entry is looked for.
    pub fn is_on(&self, id: EntryId) -> bool {
        self.slots[id.0].switch == Switch::On
    }

    /// Whether any entry that ships is looked for; they are all English.
    pub fn is_english(&self) -> bool {
        let mut shipped = self.slots.iter().filter(|slot| slot.source.is_some());
        shipped.any(|slot| slot.switch == Switch::On)
    }

    pub(super) fn index(&self, owner: Owner) -> &Index {
        match owner {
            Owner::Shipped => &self.shipped,
            Owner::User => &self.own,
        }
    }

    pub(super) fn own_index(&self) -> Index {
        let own = self.ids().filter(|id| self.owner(*id) == Owner::User);
        let matched = own.map(|id| {
            let entry = self.entry(id);
            Matched {
                entry: id,
                forms: &entry.forms,
                unless: &entry.unless,
                part: entry.part,
                sentences: [&entry.fires, &entry.silent],
            }
        });
        Index::of(&matched.collect::<Vec<_>>())
    }

    /// Whether an entry is a user's own: one beside those that ship, or in the place of one.
    pub fn is_own(&self, id: EntryId) -> bool {
        self.owner(id) == Owner::User
    }

    pub(super) fn owner(&self, id: EntryId) -> Owner {
        match self.slots[id.0].source {
            Some(_) => Owner::Shipped,
            None => Owner::User,
        }
    }

    pub(super) fn add_category(&mut self, category: Category) -> usize {
        let known = self.categories.iter().position(|old| old.id == category.id);
        if let Some(known) = known {
            let trust = category.trust.or(self.categories[known].trust);
            self.categories[known] = Category { trust, ..category };
            return known;
        }
        self.categories.push(category);
        self.factors.push(1.0);
        self.categories.len() - 1
    }

    /// Adds a category with entries that are read already; `source` is what they were read from.
    pub(super) fn add_read(&mut self, category: Category, entries: Vec<Entry>, source: &str) {
        let category = self.add_category(category);
        self.put(entries.into_iter().map(|entry| Entry { category, ..entry }));
        self.own = Arc::new(self.own_index());
        self.fingerprint = self.fingerprint.rotate_left(1) ^ hash(source);
    }

    fn add_entries(&mut self, forms: Vec<EntryForm>, category: usize) -> Result<(), Slip> {
        let (mut given, mut read) = (HashSet::new(), vec![]);
        for form in forms {
            let place = form.id.span();
            let entry = form.read(category)?;
            if !given.insert(entry.id.clone()) {
                return Err((place, format!("entry `{}` is given twice", entry.id)));
            }
            read.push(entry);
        }
        self.put(read);
        Ok(())
    }

    /// Puts each entry in the place of the one of its name, or behind all others.
    fn put(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let named = |slot: &Slot| (slot.category, slot.id.clone());
        let mut places: HashMap<_, usize> = self.slots.iter().map(named).zip(0..).collect();
        for entry in entries {
            let new = Slot::new(Cow::Owned(entry.id.clone()), entry.category);
            let slot = Slot {
                written: entry.weight,
                entry: OnceLock::from(Arc::new(entry)),
                ..new
            };
            match places.entry(named(&slot)) {
                hash_map::Entry::Occupied(known) => self.slots[*known.get()] = slot,
                hash_map::Entry::Vacant(free) => {
                    free.insert(self.slots.len());
                    self.slots.push(slot);
                }
            }
        }
    }
}

impl Slot {
    pub(super) fn new(id: Cow<'static, str>, category: usize) -> Self {
        Self {
            id,
            category,
            written: 0,
            source: None,
            entry: OnceLock::new(),
            weight: None,
            severity: None,
            switch: Switch::On,
        }
    }
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
        let with = |swaps: &str| {
            format!(
                "[[entry]]\nid = 'a'\nforms = ['(a|b) c']\nweight = 1\nexplain = 'e'\ninstead = 'i'\nswaps = {swaps}\n"
            )
        };
        check(
            &with("{ 'b c' = 'd', 'e' = 'd' }"),
            "own.toml:14: the swap of `e`: no form matches that",
        );
        check(
            &with("{ 'b c' = 'd| ' }"),
            "own.toml:14: the swap of `b c` holds no word",
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
            .entries()
            .map(|(_, entry)| (lexicon.name_of(entry), entry.weight))
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
