//! Wishes: what a user allows, switches off or weighs anew. They beat everything that ships.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use toml::Spanned;

use crate::text::hash;

use super::entry::{EntryId, Slip};
use super::gather::May;
use super::index::{Index, Matched};
use super::lexicon::{Lexicon, Slot, Switch};
use super::nearest::{meant, nearest};
use super::pattern::Pattern;
use super::view::View;
use super::words::Words;

/// A wish that can't be granted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WishError {
    /// No category or entry is called so; what it may have meant.
    #[error("the lexicon has no category or entry `{name}`{}", meant(near.as_deref()))]
    Unknown {
        /// The name.
        name: String,
        /// The nearest that something goes by.
        near: Option<String>,
    },
    /// A weight that is none.
    #[error("a weight, or what multiplies those of a category, is 0 to 5")]
    Weight,
    /// Words that are no form.
    #[error("`{0}`: {1}")]
    Form(String, super::pattern::PatternError),
}

/// The wishes of a lexicon file.
#[derive(Debug, Default)]
pub(super) struct Wishes {
    pub(super) allow: Vec<Spanned<String>>,
    pub(super) off: Vec<Spanned<String>>,
    pub(super) weights: BTreeMap<String, Spanned<f64>>,
    pub(super) severity: BTreeMap<String, Spanned<String>>,
}

/// Forms that a user allows: no entry fires where one stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Allowed {
    forms: Vec<Pattern>,
    /// Of all forms, from when they are first looked for.
    index: OnceLock<Arc<Index>>,
}

impl Allowed {
    fn add(&mut self, form: Pattern) {
        self.forms.push(form);
        self.index = OnceLock::new();
    }

    fn index(&self) -> &Index {
        let of_forms = || {
            Arc::new(Index::of(&[Matched {
                entry: EntryId(0),
                forms: &self.forms,
                unless: &[],
                part: None,
                sentences: [&[], &[]],
            }]))
        };
        self.index.get_or_init(of_forms)
    }

    /// The stretches of `words` that are allowed, by where they begin.
    pub(super) fn ranges(&self, words: &Words) -> Vec<Range<usize>> {
        if self.forms.is_empty() {
            return vec![];
        }
        let view = View::of(self.index(), words);
        let from = |may: &[May]| {
            let at = may[0].at as usize;
            let forms = may.iter().map(|may| view.form(*may));
            let ends = forms.filter_map(|form| view.longest(form.stretch, at));
            ends.max().map(|end| at..end)
        };
        let all = view.gather();
        let by_word = all.chunk_by(|one, other| one.at == other.at);
        by_word.filter_map(from).collect()
    }
}

impl Lexicon {
    /// Silences every entry where `form` stands.
    ///
    /// # Errors
    /// [`WishError::Form`] if it is no form.
    pub fn allow(&mut self, form: &str) -> Result<(), WishError> {
        let read = Pattern::parse(form);
        let pattern = read.map_err(|error| WishError::Form(form.to_owned(), error))?;
        self.allowed.add(pattern);
        self.mark_change("allow", form);
        Ok(())
    }

    /// Switches off a category ("fear") or an entry ("fear/chaos").
    ///
    /// # Errors
    /// [`WishError::Unknown`] if there is none of that name.
    pub fn switch_off(&mut self, name: &str) -> Result<(), WishError> {
        for id in self.named(name)? {
            self.slots[id.0].switch = Switch::Off;
        }
        self.mark_change("off", name);
        Ok(())
    }

    /// Gives an entry another weight, or multiplies the weights of a category.
    ///
    /// # Errors
    /// [`WishError::Unknown`] if there is none of that name; [`WishError::Weight`] outside 0 to 5.
    pub fn weigh(&mut self, name: &str, weight: f64) -> Result<(), WishError> {
        if !(0.0..=5.0).contains(&weight) {
            return Err(WishError::Weight);
        }
        let category = self
            .categories
            .iter()
            .position(|category| category.id == name);
        match category {
            Some(category) => self.factors[category] = weight,
            None => {
                for id in self.named(name)? {
                    self.slots[id.0].weight = Some(weight);
                }
            }
        }
        self.mark_change("weigh", &format!("{name}={weight}"));
        Ok(())
    }

    /// Leaves out whatever weighs less than `floor` where it stands; 0 leaves out nothing.
    ///
    /// # Errors
    /// [`WishError::Weight`] outside 0 to 5.
    pub fn leave_out_below(&mut self, floor: f64) -> Result<(), WishError> {
        if !(0.0..=5.0).contains(&floor) {
            return Err(WishError::Weight);
        }
        self.floor = floor;
        self.least = floor;
        self.mark_change("floor", &floor.to_string());
        Ok(())
    }

    pub(super) fn wish(&mut self, wishes: &Wishes) -> Result<(), Slip> {
        let slip = |range: Range<usize>| move |error: WishError| (range, error.to_string());
        for form in &wishes.allow {
            self.allow(form.get_ref()).map_err(slip(form.span()))?;
        }
        for name in &wishes.off {
            self.switch_off(name.get_ref()).map_err(slip(name.span()))?;
        }
        for (name, weight) in &wishes.weights {
            self.weigh(name, *weight.get_ref())
                .map_err(slip(weight.span()))?;
        }
        // Categories first, so that an entry keeps what is said of it alone.
        let (categories, entries): (Vec<_>, Vec<_>) = wishes
            .severity
            .iter()
            .partition(|(name, _)| !name.contains('/'));
        for (name, grade) in categories.into_iter().chain(entries) {
            let read = grade.get_ref().parse();
            let asked = read.map_err(|error: String| (grade.span(), error))?;
            self.grade(name, asked).map_err(slip(grade.span()))?;
        }
        Ok(())
    }

    /// The entries of a category, or the one entry of a full name.
    pub(super) fn named(&self, name: &str) -> Result<Vec<EntryId>, WishError> {
        let (category, entry) = match name.split_once('/') {
            Some((category, entry)) => (category, Some(entry)),
            None => (name, None),
        };
        let wanted = |id: &EntryId| {
            let slot = &self.slots[id.0];
            self.categories[slot.category].id == category
                && entry.is_none_or(|entry| slot.id == entry)
        };
        let named: Vec<_> = self.ids().filter(wanted).collect();
        if named.is_empty() {
            return Err(self.unknown(name));
        }
        Ok(named)
    }

    /// Whether a category or an entry goes by this full name.
    pub fn has(&self, name: &str) -> bool {
        self.known(name).is_ok()
    }

    /// Asks for a category or an entry by its full name.
    ///
    /// # Errors
    /// [`WishError::Unknown`] if there is none of that name.
    pub fn known(&self, name: &str) -> Result<(), WishError> {
        self.named(name).map(|_| ())
    }

    /// The category or entry whose name is spelt most like `name`; none where none is much like it.
    ///
    /// Both parts of an entry's name must be alike: a category in common is no likeness.
    pub fn nearest_name(&self, name: &str) -> Option<String> {
        let ids = || self.categories.iter().map(|category| category.id.as_str());
        let (category, entry) = match name.split_once('/') {
            Some((category, entry)) => (category, Some(entry)),
            None => (name, None),
        };
        let known = ids().find(|id| *id == category);
        let category = known.or_else(|| nearest(category, ids()))?;
        let Some(entry) = entry else {
            return Some(category.to_owned());
        };
        let within = |slot: &&Slot| self.categories[slot.category].id == category;
        let entries = self.slots.iter().filter(within);
        let entry = nearest(entry, entries.map(|slot| slot.id.as_ref()))?;
        Some(format!("{category}/{entry}"))
    }

    pub(super) fn unknown(&self, name: &str) -> WishError {
        WishError::Unknown {
            name: name.to_owned(),
            near: self.nearest_name(name),
        }
    }

    pub(super) fn mark_change(&mut self, what: &str, name: &str) {
        self.fingerprint = self.fingerprint.rotate_left(1) ^ hash(&format!("{what} {name}"));
    }
}
