//! Choice: which entries a user selects and which are to be ignored, by name or by how names begin.

use super::lexicon::{Lexicon, Switch};
use super::wishes::WishError;

/// Selects everything.
const ALL: &str = "ALL";

impl Lexicon {
    /// Leaves on what `select` names and `ignore` does not; of two that name an entry the longer holds, of equals `ignore`.
    ///
    /// A name is a category ("fear"), an entry ("fear/chaos"), or the beginning of such names ("fear/cha"); `ALL` is
    /// everything, and so is an empty `select`. What is off stays off.
    ///
    /// # Errors
    /// [`WishError::Unknown`] if nothing goes by a name.
    pub fn choose(&mut self, select: &[String], ignore: &[String]) -> Result<(), WishError> {
        let (selects, ignores) = (self.selectors(select)?, self.selectors(ignore)?);
        for nth in 0..self.slots.len() {
            let name = self.slot_name(nth);
            let named = |all: &[Selector]| {
                let lengths = all.iter().filter_map(|one| one.reach(&name));
                lengths.max()
            };
            let selected = named(&selects).or(select.is_empty().then_some(0));
            let kept = selected.is_some_and(|length| named(&ignores).is_none_or(|no| no < length));
            if !kept {
                self.slots[nth].switch = Switch::Off;
            }
        }
        self.mark_change("select", &select.join(","));
        self.mark_change("ignore", &ignore.join(","));
        Ok(())
    }

    fn slot_name(&self, nth: usize) -> String {
        let slot = &self.slots[nth];
        format!("{}/{}", self.categories[slot.category].id, slot.id)
    }

    fn selectors(&self, names: &[String]) -> Result<Vec<Selector>, WishError> {
        names.iter().map(|name| self.selector(name)).collect()
    }

    /// A name that something goes by means just that; any other means what begins with it.
    fn selector(&self, name: &str) -> Result<Selector, WishError> {
        let is_category = self.categories.iter().any(|category| category.id == name);
        let mut all = (0..self.slots.len()).map(|nth| self.slot_name(nth));
        if name == ALL {
            Ok(Selector::All)
        } else if is_category {
            Ok(Selector::Prefix(format!("{name}/")))
        } else if self.named(name).is_ok() {
            Ok(Selector::Entry(name.to_owned()))
        } else if !name.is_empty() && all.any(|entry| entry.starts_with(name)) {
            Ok(Selector::Prefix(name.to_owned()))
        } else {
            Err(self.unknown(name))
        }
    }
}

enum Selector {
    All,
    Prefix(String),
    Entry(String),
}

impl Selector {
    /// How much of an entry's name it spells out; none if it means another.
    fn reach(&self, name: &str) -> Option<usize> {
        match self {
            Self::All => Some(0),
            Self::Prefix(prefix) => name.starts_with(prefix).then_some(prefix.len()),
            Self::Entry(entry) => (entry == name).then_some(usize::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::builtin;

    #[test]
    fn the_longer_name_holds_and_of_equals_the_ignored() {
        for (select, ignore, expected) in [
            ("", "", [true, true, true]),
            ("fear", "", [true, true, false]),
            ("fear", "fear/chaos", [false, true, false]),
            ("fear/chaos", "fear", [true, false, false]),
            ("fear", "fear", [false, false, false]),
            ("ALL", "fe", [false, false, true]),
            ("fear/cha", "", [true, false, false]),
        ] {
            let mut lexicon = builtin().clone();
            let names = |text: &str| -> Vec<String> {
                let names = text.split_whitespace();
                names.map(str::to_owned).collect()
            };
            lexicon
                .choose(&names(select), &names(ignore))
                .expect("names");
            let is_on = |wanted: &str| {
                let mut entries = lexicon.entries();
                let found = entries.find(|(_, entry)| lexicon.name_of(entry) == wanted);
                lexicon.is_on(found.expect(wanted).0)
            };
            let seen = ["fear/chaos", "fear/abyss", "hedge/could-cost"].map(is_on);
            assert_eq!(seen, expected, "--select {select} --ignore {ignore}");
        }
    }

    #[test]
    fn a_name_that_nothing_goes_by_is_an_error_with_a_guess() {
        let error = builtin().clone().choose(&["faer".to_owned()], &[]);
        let told = error.expect_err("no category").to_string();
        assert!(told.ends_with("did you mean `fear`?"), "{told}");
    }
}
