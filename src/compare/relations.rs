//! Word relations: which words and names tell the same thing, and which tell little.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::hash;

use super::stem::Stems;

const FAMILIES: &str = include_str!("../../seeds/relations/families.txt");
const PLACES: &str = include_str!("../../seeds/relations/places.txt");
const PLAIN: &str = include_str!("../../seeds/relations/plain.txt");

/// What the lists under seeds/relations say of words and phrases, all by the hashes of their stems.
pub(super) struct Relations {
    words: BTreeMap<u64, Family>,
    phrases: BTreeMap<u64, Vec<Phrase>>,
    empty: Vec<u64>,
    plain: Vec<u64>,
}

/// A family of words, or a country with its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Family {
    /// Stands for all its words.
    pub(super) key: u64,
    /// Whether it is a country.
    pub(super) is_place: bool,
}

/// Words that belong to a family only together.
struct Phrase {
    rest: Vec<u64>,
    family: Family,
}

/// How much a word tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing: a function word.
    Nothing,
    /// Little: a word of every article.
    Little,
    /// What words tell.
    Something,
}

impl Relations {
    /// The lists that ship, read on first use.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Relations> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::parse(FAMILIES, PLACES, PLAIN))
    }

    fn parse(families: &str, places: &str, plain: &str) -> Self {
        let stems = Stems::english();
        let (empty, little) = plain.split_once("\n---\n").unwrap_or((plain, ""));
        let mut relations = Self {
            words: BTreeMap::new(),
            phrases: BTreeMap::new(),
            empty: hashes(empty, hash),
            plain: hashes(little, |word| hash(&stems.of(word))),
        };
        relations.add(places, true, &stems);
        relations.add(families, false, &stems);
        for phrases in relations.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        relations
    }

    /// Adds one family a line. A word that stands in an earlier family stays there.
    fn add(&mut self, list: &str, is_place: bool, stems: &Stems) {
        for line in entries(list) {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default();
            let family = Family {
                key: hash(&format!("family {name}")),
                is_place,
            };
            for word in line.split_whitespace() {
                let parts: Vec<u64> = word
                    .split(['_', '-'])
                    .map(|part| hash(&stems.of(part)))
                    .collect();
                match &parts[..] {
                    [only] => {
                        self.words.entry(*only).or_insert(family);
                    }
                    [first, rest @ ..] => self.phrases.entry(*first).or_default().push(Phrase {
                        rest: rest.to_vec(),
                        family,
                    }),
                    [] => {}
                }
            }
        }
    }

    /// The family of the longest phrase that `stems` begins with, and its number of words.
    pub(super) fn family(&self, stems: &[u64]) -> Option<(Family, usize)> {
        let first = stems.first()?;
        let phrase = self.phrases.get(first).and_then(|phrases| {
            let long = |phrase: &&Phrase| stems[1..].starts_with(&phrase.rest);
            phrases.iter().find(long)
        });
        match phrase {
            Some(phrase) => Some((phrase.family, 1 + phrase.rest.len())),
            None => self.words.get(first).map(|family| (*family, 1)),
        }
    }

    /// How much a word tells, by the hash of its form and that of its stem.
    pub(super) fn telling(&self, form: u64, stem: u64) -> Telling {
        if self.empty.binary_search(&form).is_ok() {
            Telling::Nothing
        } else if self.plain.binary_search(&stem).is_ok() {
            Telling::Little
        } else {
            Telling::Something
        }
    }
}

fn hashes(list: &str, of: impl Fn(&str) -> u64) -> Vec<u64> {
    let mut hashes: Vec<u64> = entries(list)
        .flat_map(str::split_whitespace)
        .map(of)
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_and_a_word_meet_in_their_family() {
        assert_eq!(family("green light"), family("permission"));
        assert_eq!(family("White House"), family("American"));
        assert_ne!(family("white"), family("White House"));
        assert_eq!(family("girder"), None);
    }

    #[test]
    fn no_word_stands_in_two_families() {
        let stems = Stems::english();
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for line in entries(PLACES).chain(entries(FAMILIES)) {
            for word in line.split_whitespace() {
                let parts: Vec<String> =
                    word.split(['_', '-']).map(|part| stems.of(part)).collect();
                let first = seen.insert(parts.join(" "), line).unwrap_or(line);
                assert_eq!(first, line, "{word} stands in two families");
            }
        }
    }

    fn family(words: &str) -> Option<Family> {
        let stems = Stems::english();
        let stems: Vec<u64> = words
            .split(' ')
            .map(|word| hash(&stems.of(&word.to_lowercase())))
            .collect();
        Relations::shipped()
            .family(&stems)
            .map(|(family, _)| family)
    }
}
