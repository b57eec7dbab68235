//! House: the lexicon as a house wishes it, and as it wishes it for some of its paths.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::wording::{Grade, Lexicon, WishError};

/// What is wished of a lexicon; nothing, to begin with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// Words that are never marked.
    pub allow: Vec<String>,
    /// Categories and entries to leave out.
    pub off: Vec<String>,
    /// What alone is looked for, if anything is named.
    pub select: Vec<String>,
    /// What is not.
    pub ignore: Vec<String>,
    /// How gravely things are taken.
    pub severity: Vec<(String, Grade)>,
    /// Other weights.
    pub weigh: Vec<(String, f64)>,
    /// What weighs less is left out.
    pub min_weight: Option<f64>,
}

impl Wishes {
    /// Grants the wishes.
    ///
    /// # Errors
    /// [`WishError`] at the first that can't be granted.
    pub fn grant(&self, lexicon: &mut Lexicon) -> Result<(), WishError> {
        self.allow.iter().try_for_each(|form| lexicon.allow(form))?;
        if !(self.select.is_empty() && self.ignore.is_empty()) {
            lexicon.choose(&self.select, &self.ignore)?;
        }
        // What is said of an entry holds against what is said of its category.
        for entries in [false, true] {
            let meant = |named: &&(String, Grade)| named.0.contains('/') == entries;
            let mut grades = self.severity.iter().filter(meant);
            grades.try_for_each(|(name, grade)| lexicon.grade(name, *grade))?;
        }
        self.off
            .iter()
            .try_for_each(|name| lexicon.switch_off(name))?;
        self.weigh
            .iter()
            .try_for_each(|(name, weight)| lexicon.weigh(name, *weight))?;
        self.min_weight
            .map_or(Ok(()), |floor| lexicon.leave_out_below(floor))
    }
}

/// Wishes for some paths.
#[derive(Debug, Clone)]
pub struct Override {
    /// The patterns as they were given.
    pub paths: Vec<String>,
    /// What is wished there, on top of what holds everywhere.
    pub wishes: Wishes,
    matcher: Gitignore,
}

/// A pattern of paths that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no pattern of paths: {1}")]
pub struct OverrideError(String, String);

impl Override {
    /// Wishes for the paths that `paths` match, in the grammar of ignore files: `opinion/`, `*.wire.txt`.
    ///
    /// # Errors
    /// [`OverrideError`] for a pattern that means nothing.
    pub fn new(paths: Vec<String>, wishes: Wishes) -> Result<Self, OverrideError> {
        let mut builder = GitignoreBuilder::new("");
        for path in &paths {
            let slip = |error: ignore::Error| OverrideError(path.clone(), error.to_string());
            builder.add_line(None, path).map_err(slip)?;
        }
        let slip = |error: ignore::Error| OverrideError(paths.join(", "), error.to_string());
        let matcher = builder.build().map_err(slip)?;
        Ok(Self {
            paths,
            wishes,
            matcher,
        })
    }

    fn holds(&self, path: &Path) -> bool {
        // The matcher wants paths below its root.
        path.is_relative()
            && self
                .matcher
                .matched_path_or_any_parents(path, false)
                .is_ignore()
    }
}

/// The lexicons of a house: one for everything, and one for each set of overrides that some path meets.
#[derive(Debug, Clone)]
pub struct House {
    base: Lexicon,
    overrides: Vec<Override>,
    root: PathBuf,
    wished: BTreeMap<Vec<usize>, Lexicon>,
}

impl House {
    /// A house whose overrides are about paths below `root`.
    pub fn new(base: Lexicon, overrides: Vec<Override>, root: PathBuf) -> Self {
        Self {
            base,
            overrides,
            root,
            wished: BTreeMap::new(),
        }
    }

    /// The lexicon that holds where no override does. Entries have the same ids in every lexicon of a house.
    pub fn base(&self) -> &Lexicon {
        &self.base
    }

    /// Whether one lexicon holds for all paths.
    pub fn is_uniform(&self) -> bool {
        self.overrides.is_empty()
    }

    /// Makes ready the lexicon for these paths, which are absolute or below the root.
    ///
    /// # Errors
    /// [`WishError`] for a wish of an override that can't be granted.
    pub fn prepare<'p>(&mut self, paths: impl Iterator<Item = &'p Path>) -> Result<(), WishError> {
        for path in paths {
            let held = self.held(path);
            if held.is_empty() || self.wished.contains_key(&held) {
                continue;
            }
            let mut lexicon = self.base.clone();
            for nth in &held {
                self.overrides[*nth].wishes.grant(&mut lexicon)?;
            }
            self.wished.insert(held, lexicon);
        }
        Ok(())
    }

    /// The lexicon for a path that was prepared; the base for any other.
    pub fn lexicon(&self, path: &Path) -> &Lexicon {
        self.wished.get(&self.held(path)).unwrap_or(&self.base)
    }

    fn held(&self, path: &Path) -> Vec<usize> {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        let held = self.overrides.iter().enumerate();
        held.filter(|(_, one)| one.holds(path))
            .map(|(nth, _)| nth)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::builtin;

    #[test]
    fn some_paths_have_wishes_of_their_own() {
        let wishes = Wishes {
            off: vec!["fear".to_owned()],
            ..Wishes::default()
        };
        let opinion = Override::new(vec!["opinion/".to_owned()], wishes).expect("a pattern");
        let mut house = House::new(builtin().clone(), vec![opinion], PathBuf::from("/house"));
        let paths = [
            "/house/opinion/a.md",
            "opinion/b/c.md",
            "/house/news/a.md",
            "/else/opinion/a.md",
        ];
        let paths = paths.map(Path::new);
        house.prepare(paths.into_iter()).expect("wishes");
        let is_on = |path: &Path| {
            let lexicon = house.lexicon(path);
            let mut ids = lexicon.entries();
            let found = ids.find(|(_, entry)| lexicon.name_of(entry) == "fear/chaos");
            lexicon.is_on(found.expect("an entry").0)
        };
        assert_eq!(paths.map(is_on), [false, false, true, true]);
    }
}
