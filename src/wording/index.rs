//! The index: the forms of some entries, laid out to be matched without a look at the entries themselves.

use std::cmp::Reverse;

use super::entry::EntryId;
use super::often::Often;
use super::opening::{Opening, openings};
use super::part::PartOfSpeech;
use super::parts::{ANY, Parts};
use super::pattern::Pattern;
use super::program;
use super::starts::Starts;
use super::vocabulary::Vocabulary;

/// Forms, laid out to be matched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// The words that the forms hold.
    vocabulary: Vocabulary,
    starts: Starts,
    /// Forms and silent stretches, as numbers.
    code: Vec<u32>,
}

/// Words are numbered from here on: what is below stands for no word of a form, any number and any word.
const FIRST: u32 = ANY as u32 + 1;

/// An entry whose forms are to be matched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matched<'e> {
    pub(super) entry: EntryId,
    pub(super) forms: &'e [Pattern],
    /// Stretches in which it is silent.
    pub(super) unless: &'e [Pattern],
    /// The part of speech it must be used as, if one is asked.
    pub(super) part: Option<PartOfSpeech>,
    /// Sentences on which it fires and is silent: what texts read like.
    pub(super) sentences: [&'e [String]; 2],
}

/// A form of an index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'i> {
    pub(super) entry: EntryId,
    pub(super) part: Option<PartOfSpeech>,
    pub(super) stretch: Stretch<'i>,
    /// The stretches in which its entry is silent, one behind another.
    silent: &'i [u32],
}

/// What a form or a silent stretch matches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'i> {
    /// Whether it begins only where a sentence does.
    pub(super) at_start: bool,
    /// Whether it may match over a comma.
    pub(super) over_commas: bool,
    pub(super) program: &'i [u32],
}

impl Index {
    /// The index of these entries.
    pub(super) fn of(entries: &[Matched]) -> Self {
        let often = Often::of(entries);
        let hashes = by_number(&often);
        // Nothing lies at 0, so that 0 says that an entry is never silent.
        let mut layout = Layout {
            vocabulary: Vocabulary::of(&hashes, FIRST),
            hashes: &hashes,
            often,
            code: vec![0],
            openings: vec![],
        };
        entries.iter().for_each(|entry| layout.push(entry));
        let starts = Starts::of(&layout.openings, FIRST as usize + hashes.len());
        Self::laid_out(layout.vocabulary, starts, layout.code)
    }

    /// The index that [`Index::parts`] are of.
    pub(super) fn laid_out(vocabulary: Vocabulary, starts: Starts, code: Vec<u32>) -> Self {
        Self {
            vocabulary,
            starts,
            code,
        }
    }

    /// What [`Index::laid_out`] takes.
    pub(super) fn parts(&self) -> (&Vocabulary, &Starts, &[u32]) {
        (&self.vocabulary, &self.starts, &self.code)
    }

    /// The number of the word of this hash; 0 for one that no form holds.
    #[inline]
    pub(super) fn number(&self, hash: u64) -> u32 {
        self.vocabulary.number(hash)
    }

    pub(super) fn starts(&self) -> &Starts {
        &self.starts
    }

    /// The form that [`gather`](super::gather::gather) gave.
    pub(super) fn form(&self, at: u32) -> Form<'_> {
        let code = &self.code[at as usize..];
        let [entry, marks, silent] = [code[0], code[1], code[2]];
        Form {
            entry: EntryId(entry as usize),
            part: part(marks >> PART),
            stretch: Stretch::of(marks, &code[3..]),
            silent: match silent {
                0 => &[],
                _ => self.silent(silent as usize),
            },
        }
    }

    fn silent(&self, at: usize) -> &[u32] {
        let size = self.code[at] as usize;
        &self.code[at + 1..at + 1 + size]
    }
}

impl<'i> Form<'i> {
    /// The stretches in which its entry is silent.
    pub(super) fn silences(self) -> impl Iterator<Item = Stretch<'i>> {
        let mut rest = self.silent;
        std::iter::from_fn(move || {
            let (size, code) = rest.split_first()?;
            let (silence, behind) = code.split_at(*size as usize);
            rest = behind;
            Some(Stretch::of(silence[0], &silence[1..]))
        })
    }
}

impl<'i> Stretch<'i> {
    fn of(marks: u32, program: &'i [u32]) -> Self {
        Self {
            at_start: marks & AT_START != 0,
            over_commas: marks & OVER_COMMAS != 0,
            program,
        }
    }
}

/// Marks what begins only where a sentence does.
const AT_START: u32 = 1;
/// Marks what may match over a comma.
const OVER_COMMAS: u32 = 1 << 1;
/// The bits of the marks below a part of speech.
const PART: u32 = 2;
const PARTS: [PartOfSpeech; 4] = [
    PartOfSpeech::Noun,
    PartOfSpeech::Verb,
    PartOfSpeech::Adjective,
    PartOfSpeech::Adverb,
];

/// The part of speech of a number counted from 1.
fn part(number: u32) -> Option<PartOfSpeech> {
    PARTS.get((number as usize).checked_sub(1)?).copied()
}

/// The same the other way round; 0 for none.
fn part_number(part: Option<PartOfSpeech>) -> u32 {
    let place = part.and_then(|part| PARTS.iter().position(|other| *other == part));
    place.map_or(0, |place| place as u32 + 1)
}

/// The hashes of the words in the order of their numbers: what is told of those that are met most lies close together.
fn by_number(often: &Often) -> Vec<u64> {
    let mut words: Vec<(u64, u64)> = often.words().collect();
    words.sort_unstable_by_key(|(hash, count)| (Reverse(*count), *hash));
    words.into_iter().map(|(hash, _)| hash).collect()
}

/// An index as it is laid out.
struct Layout<'h> {
    vocabulary: Vocabulary,
    hashes: &'h [u64],
    often: Often,
    code: Vec<u32>,
    openings: Vec<(Opening, u32)>,
}

impl Layout<'_> {
    fn push(&mut self, entry: &Matched) {
        let silent = match entry.unless {
            [] => 0,
            unless => self.push_silent(unless),
        };
        for form in entry.forms {
            let parts = self.renamed(form);
            let at = self.place();
            let marks = marks_of(&parts) | part_number(entry.part) << PART;
            self.code.extend([entry.entry.0 as u32, marks, silent]);
            program::write(&parts.parts, &mut self.code);
            let often = |one, other| self.often.pair(self.hash(one), self.hash(other));
            let openings = openings(&parts.parts, often).into_iter();
            self.openings.extend(openings.map(|opening| (opening, at)));
        }
    }

    /// Lays out the stretches in which an entry is silent, and says where.
    fn push_silent(&mut self, unless: &[Pattern]) -> u32 {
        let at = self.place();
        self.sized(|layout| {
            for form in unless {
                let parts = layout.renamed(form);
                layout.sized(|layout| {
                    layout.code.push(marks_of(&parts));
                    program::write(&parts.parts, &mut layout.code);
                });
            }
        });
        at
    }

    /// Lays out something, with its size in front.
    fn sized(&mut self, write: impl FnOnce(&mut Self)) {
        let at = self.code.len();
        self.code.push(0);
        write(self);
        self.code[at] = (self.code.len() - at - 1) as u32;
    }

    fn place(&self) -> u32 {
        u32::try_from(self.code.len()).expect("a lexicon is below 4 GiB")
    }

    /// The hash of a word that is renamed.
    fn hash(&self, word: u64) -> u64 {
        match word {
            ..=ANY => word,
            _ => self.hashes[word as usize - FIRST as usize],
        }
    }

    fn renamed(&self, form: &Pattern) -> Parts {
        form.parts().renamed(|word| match word {
            ..=ANY => word as u32,
            _ => self.vocabulary.number(word),
        })
    }
}

fn marks_of(parts: &Parts) -> u32 {
    let mark = |is_so: bool, mark: u32| if is_so { mark } else { 0 };
    mark(parts.at_start, AT_START) | mark(parts.over_commas, OVER_COMMAS)
}
