//! Word relations: which words and names tell the same thing, and which tell little.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::hash;

use super::stem::Stems;
use super::turn::Turns;

const FAMILIES: &str = include_str!("../../seeds/relations/families.txt");
const PLACES: &str = include_str!("../../seeds/relations/places.txt");
const FIELDS: &str = include_str!("../../seeds/relations/fields.txt");
const TURNS: &str = include_str!("../../seeds/relations/turns.txt");
const PLAIN: &str = include_str!("../../seeds/relations/plain.txt");

/// What the lists under seeds/relations say of words and phrases, all by the hashes of their stems.
pub(super) struct Relations {
    words: BTreeMap<u64, Family>,
    forms: BTreeMap<u64, Family>,
    phrases: BTreeMap<u64, Vec<Phrase>>,
    fields: BTreeMap<u64, Fields>,
    turns: BTreeMap<u64, Turns>,
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

/// The fields that a family stands in, one bit each: what is told for one another without being the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fields([u64; 4]);

impl Fields {
    /// Whether both stand in one field.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    fn add(&mut self, nth: usize) {
        self.0[nth / 64] |= 1 << (nth % 64);
    }
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
        SHIPPED.get_or_init(|| {
            let mut relations = Self::parse(FAMILIES, PLACES, FIELDS, PLAIN);
            relations.add_turns(TURNS);
            relations
        })
    }

    fn parse(families: &str, places: &str, fields: &str, plain: &str) -> Self {
        let stems = Stems::english();
        let (empty, little) = plain.split_once("\n---\n").unwrap_or((plain, ""));
        let mut relations = Self {
            words: BTreeMap::new(),
            forms: BTreeMap::new(),
            phrases: BTreeMap::new(),
            fields: BTreeMap::new(),
            turns: BTreeMap::new(),
            empty: hashes(empty, hash),
            plain: hashes(little, |word| hash(&stems.of(word))),
        };
        relations.add(places, true, &stems);
        relations.add(families, false, &stems);
        for phrases in relations.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        relations.add_fields(fields, &stems);
        relations
    }

    /// Adds one field a line.
    fn add_fields(&mut self, list: &str, stems: &Stems) {
        for (nth, line) in entries(list).enumerate() {
            for word in line.split_whitespace() {
                let key = self.key(word, stems);
                self.fields.entry(key).or_default().add(nth);
            }
        }
    }

    /// Adds one turn a line.
    fn add_turns(&mut self, list: &str) {
        let stems = Stems::english();
        for (nth, line) in entries(list).enumerate() {
            for word in line.split_whitespace() {
                let key = self.key(word, &stems);
                let turns = self.turns.entry(key).or_default();
                *turns = turns.and(Turns::of(nth));
            }
        }
    }

    /// The key of a word's family; a word of no family stands for itself.
    fn key(&self, word: &str, stems: &Stems) -> u64 {
        let parts = parts(word, stems);
        let form = hash(word.trim_start_matches('='));
        let family = self.family(form, &parts);
        family.map_or(parts[0], |(family, _)| family.key)
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
                if let Some(form) = word.strip_prefix('=') {
                    self.forms.entry(hash(form)).or_insert(family);
                    continue;
                }
                match &parts(word, stems)[..] {
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

    /// The fields that a family or a word of none stands in, by its key.
    pub(super) fn fields(&self, key: u64) -> Fields {
        self.fields.get(&key).copied().unwrap_or_default()
    }

    /// The turns that a family or a word of none brings to what follows it, by its key.
    pub(super) fn turns(&self, key: u64) -> Turns {
        self.turns.get(&key).copied().unwrap_or_default()
    }

    /// The family of the longest phrase that `stems` begins with, and its number of words.
    ///
    /// A family may have one form of a word and not the others: "critical" is not "critics". `form` is the first one.
    pub(super) fn family(&self, form: u64, stems: &[u64]) -> Option<(Family, usize)> {
        let first = stems.first()?;
        let phrase = self.phrases.get(first).and_then(|phrases| {
            let long = |phrase: &&Phrase| stems[1..].starts_with(&phrase.rest);
            phrases.iter().find(long)
        });
        match phrase {
            Some(phrase) => Some((phrase.family, 1 + phrase.rest.len())),
            None => {
                let word = self.forms.get(&form).or_else(|| self.words.get(first));
                word.map(|family| (*family, 1))
            }
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

/// The stems of a word, or of the words of a phrase.
fn parts(word: &str, stems: &Stems) -> Vec<u64> {
    let words = word.split(['_', '-']);
    words.map(|part| hash(&stems.of(part))).collect()
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
    fn a_form_may_leave_its_stem() {
        assert_ne!(family("critical"), family("critics"));
        assert_eq!(family("critical"), family("crucial"));
    }

    #[test]
    fn families_that_are_told_for_one_another_meet_in_a_field() {
        let relations = Relations::shipped();
        let fields = |word| relations.fields(family(word).expect("a family").key);
        assert!(fields("missile").meet(fields("weapon")));
        assert!(!fields("missile").meet(fields("hospital")));
        assert!(entries(FIELDS).count() <= 256);
    }

    #[test]
    fn no_word_stands_in_two_families() {
        let stems = Stems::english();
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for line in entries(PLACES).chain(entries(FAMILIES)) {
            for word in line.split_whitespace() {
                let parts: Vec<String> =
                    word.split(['_', '-']).map(|part| stems.of(part)).collect();
                let whole = if word.starts_with('=') {
                    word.to_owned()
                } else {
                    parts.join(" ")
                };
                let first = seen.insert(whole, line).unwrap_or(line);
                assert_eq!(first, line, "{word} stands in two families");
            }
        }
    }

    fn family(words: &str) -> Option<Family> {
        let stems = Stems::english();
        let lower = words.to_lowercase();
        let first = hash(lower.split(' ').next().unwrap_or_default());
        let stems: Vec<u64> = lower.split(' ').map(|word| hash(&stems.of(word))).collect();
        Relations::shipped()
            .family(first, &stems)
            .map(|(family, _)| family)
    }

    #[test]
    fn the_longest_phrase_counts_a_form_beats_its_stem_and_a_place_beats_a_family() {
        let relations = Relations::parse(
            "strike strike walkout\nground ground_fire fire\ndeep deep_ground_fire\ncritic =critics critical",
            "# places\nnorth north northland",
            "fire girder\ngirder =critics",
            "the a\n---\nsaid",
        );
        let of = |words: &str| {
            let stems = Stems::english();
            let first = hash(words.split(' ').next().unwrap_or_default());
            let stems: Vec<u64> = words.split(' ').map(|word| hash(&stems.of(word))).collect();
            let (family, words) = relations.family(first, &stems)?;
            Some((family.key, words, family.is_place))
        };
        let key = |name: &str| hash(&format!("family {name}"));
        assert_eq!(of("fires burn"), Some((key("ground"), 1, false)));
        assert_eq!(of("ground fire burns"), Some((key("ground"), 2, false)));
        assert_eq!(of("deep ground fires"), Some((key("deep"), 3, false)));
        assert_eq!(of("deep ground"), Some((key("deep"), 1, false)));
        assert_eq!(of("critics"), Some((key("critic"), 1, false)));
        assert_eq!(of("northland"), Some((key("north"), 1, true)));
        assert_eq!(of("girder"), None);
        let (critics, fire) = (
            relations.fields(key("critic")),
            relations.fields(key("ground")),
        );
        let girder = relations.fields(hash(&Stems::english().of("girder")));
        assert!(critics.meet(girder) && fire.meet(girder) && !critics.meet(fire));
    }

    #[test]
    fn a_word_tells_nothing_little_or_something() {
        let relations =
            Relations::parse("", "", "", "the a\nof\n---\n# said and the like\nsay boats");
        let telling = |word: &str| relations.telling(hash(word), hash(&Stems::english().of(word)));
        assert_eq!(telling("the"), Telling::Nothing);
        assert_eq!(telling("of"), Telling::Nothing);
        assert_eq!(telling("says"), Telling::Little);
        assert_eq!(telling("boat"), Telling::Little);
        assert_eq!(telling("girder"), Telling::Something);
        assert_eq!(telling("#"), Telling::Something);
    }
}
