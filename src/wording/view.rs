//! Views: the words of a text as one index sees them, each by the number it has there.

use std::ops::Range;

use super::gather::{May, gather};
use super::index::{Form, Index, Stretch};
use super::parts::{ANY, NUMBER};
use super::program;
use super::words::Words;

/// The words of a text as one index sees them.
pub(super) struct View<'t> {
    index: &'t Index,
    words: &'t Words,
    /// The number of each word, and that of nothing behind the last.
    numbers: Vec<u32>,
}

/// Words before a hit at which a stretch may begin that silences it.
const CONTEXT: usize = 8;

impl<'t> View<'t> {
    pub(super) fn of(index: &'t Index, words: &'t Words) -> Self {
        let numbers = words.hashes().iter().map(|hash| index.number(*hash));
        Self {
            numbers: numbers.collect(),
            index,
            words,
        }
    }

    /// The forms that may begin in the text, by where.
    pub(super) fn gather(&self) -> Vec<May> {
        gather(self.index.starts(), self.words, &self.numbers)
    }

    /// The number of word `at`; 0 for one that no form holds.
    #[inline]
    pub(super) fn number(&self, at: usize) -> u32 {
        self.numbers[at]
    }

    /// One of the forms gathered.
    pub(super) fn form(&self, may: May) -> Form<'t> {
        self.index.form(may.form)
    }

    /// Where the longest match of a stretch ends that begins with word `at`; matches keep to their sentence.
    pub(super) fn longest(&self, stretch: Stretch, at: usize) -> Option<usize> {
        self.longest_before(stretch, at, self.words.len())
    }

    /// The same of matches that end at word `end` at the latest.
    pub(super) fn longest_before(&self, stretch: Stretch, at: usize, end: usize) -> Option<usize> {
        let sentence = self.words.sentence(at);
        if stretch.at_start && sentence.start != at {
            return None;
        }
        program::longest(stretch.program, self, at, sentence.end.min(end))
    }

    /// Whether a stretch that silences the form holds all of `hit`.
    pub(super) fn is_silent(&self, form: Form, hit: &Range<usize>) -> bool {
        let mut silences = form.silences().peekable();
        if silences.peek().is_none() {
            return false;
        }
        let begins = self.words.sentence(hit.start).start;
        let earliest = hit.start.saturating_sub(CONTEXT).max(begins);
        silences.any(|silence| {
            let ends = (earliest..=hit.start).filter_map(|at| self.longest(silence, at));
            ends.max().is_some_and(|end| end >= hit.end)
        })
    }

    /// Whether `run` stands at word `at`, before word `end`.
    #[inline]
    pub(super) fn reads(&self, run: &[u32], at: usize, end: usize) -> bool {
        let same = |(nth, word): (usize, &u32)| {
            self.numbers[at + nth] == *word
                || *word == ANY as u32
                || (*word == NUMBER as u32 && self.words.is_number(at + nth))
        };
        at + run.len() <= end && run.iter().enumerate().all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, Tokens};
    use crate::wording::entry::EntryId;
    use crate::wording::index::Matched;
    use crate::wording::pattern::Pattern;

    #[test]
    fn each_part_matches_what_it_says() {
        for (form, text, words) in [
            ("slam", "Slam the door", Some(1)),
            ("game-changing", "game changing vote", Some(2)),
            ("regime", "regime’s end", Some(1)),
            ("(slam|hit out) at", "hit out at them", Some(3)),
            ("a (very|so)? bad", "a bad day", Some(2)),
            ("a (very|so)? bad", "a very bad day", Some(3)),
            ("some * believe", "some experts believe it", Some(3)),
            ("could ** end", "could well be the end end", Some(5)),
            ("could ** end", "could end", Some(2)),
            ("even # years", "even 12 years on", Some(3)),
            ("(a)? bad", "bad day", Some(1)),
            ("# dead", "12 dead", Some(2)),
            ("(# dead|12 lost) men", "12 dead men", Some(3)),
            ("(# dead|12 lost) men", "12 lost men", Some(3)),
            ("(# dead|12 lost)? men", "men", Some(1)),
            ("slam", "slams", None),
            ("could ** end", "could it be in the end", None),
            ("the end", "the", None),
            ("the (end|very end)", "the", None),
            ("# dead", "two dead", None),
        ] {
            let tokens = Tokens::of(text, 0);
            let all = std::iter::once(0..tokens.len()).collect();
            let words_of = Words::in_sentences(&tokens, all);
            assert_eq!(matched(form, &words_of, 0), words, "{form}: {text}");
        }
    }

    #[test]
    fn a_form_stays_in_its_sentence() {
        let text = Text::of("They said so. Obviously not. It is, obviously.");
        let words = Words::of(&text);
        assert_eq!(matched("so obviously", &words, 2), None);
        assert_eq!(matched("^obviously", &words, 3), Some(4));
        assert_eq!(matched("^obviously", &words, 7), None);
    }

    fn matched(form: &str, words: &Words, at: usize) -> Option<usize> {
        let forms = [Pattern::parse(form).expect("a form")];
        let index = Index::of(&[Matched {
            entry: EntryId(0),
            forms: &forms,
            unless: &[],
            part: None,
            sentences: [&[], &[]],
        }]);
        let view = View::of(&index, words);
        let all = view.gather().into_iter();
        let mut here = all.filter(|may| may.at as usize == at);
        view.longest(view.form(here.next()?).stretch, at)
    }
}
