//! Word lists of other makers, in their own formats: VADER, NRC and plain lists.
//!
//! A list says that a word is loaded, not how; so its entries say no more than which list the word is on.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::entry::{Category, CategoryClass, Entry};
use super::lexicon::{Lexicon, LexiconError};
use super::pattern::Pattern;

/// How a word list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// `word TAB mean valence (-4 to 4) TAB deviation …`, as VADER has it.
    Vader,
    /// `word TAB emotion TAB 0, 1 or an intensity`, as the NRC lists have it.
    Nrc,
    /// A word or phrase a line, with a tab and a weight of 1 to 5 behind it or not; `#` begins a comment.
    Plain,
}

impl ListFormat {
    /// What a list looks like, by its first lines that say anything.
    pub fn guess(text: &str) -> Self {
        let mut votes = [0, 0, 0];
        for line in lines(text).take(20) {
            let columns: Vec<&str> = line.1.split('\t').collect();
            let number = |nth: usize| {
                columns
                    .get(nth)
                    .is_some_and(|cell| cell.parse::<f64>().is_ok())
            };
            let vote = match columns.len() {
                3 if number(2) && !number(1) => 1,
                3.. if number(1) && number(2) => 0,
                _ => 2,
            };
            votes[vote] += 1;
        }
        match votes {
            [vader, nrc, plain] if vader > nrc && vader > plain => Self::Vader,
            [_, nrc, plain] if nrc > plain => Self::Nrc,
            _ => Self::Plain,
        }
    }
}

/// One word of a list.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    weight: u8,
    explain: String,
}

impl Lexicon {
    /// Adds a word list as a category of its own, called `name`; `file` is its name in errors.
    ///
    /// Lines that hold no word, such as VADER's faces, are passed over.
    ///
    /// # Errors
    /// [`LexiconError`] at the first line that the format can't be read from, or if the lexicon has a category `name`
    /// already: its entries would be trusted as the list is.
    pub fn add_list(
        &mut self,
        text: &str,
        file: &str,
        name: &str,
        format: ListFormat,
    ) -> Result<(), LexiconError> {
        let slip = |(line, message)| LexiconError {
            file: file.to_owned(),
            line,
            message,
        };
        if self.categories.iter().any(|known| known.id == name) {
            let taken = format!("there is a category `{name}` already; give the list another name");
            return Err(slip((1, taken)));
        }
        let words = words(text, name, format).map_err(slip)?;
        let category = Category {
            id: name.to_owned(),
            class: CategoryClass::Framing,
            name: name.to_owned(),
            what: format!("Words of the list {name}."),
            why: "The list calls them emotional or loaded; it does not say why.".to_owned(),
            instead: "See whether a plainer word says the same.".to_owned(),
            trust: Some(1.0),
        };
        let entries = words.into_iter().filter_map(|(word, found)| {
            let form = Pattern::parse(&word).ok()?;
            Some(Entry {
                id: word.replace(' ', "-"),
                category: 0,
                forms: vec![form],
                unless: vec![],
                part: None,
                weight: found.weight,
                explain: found.explain,
                instead: "a plainer word".to_owned(),
                swaps: vec![],
                fires: vec![],
                silent: vec![],
            })
        });
        self.add_read(category, entries.collect(), text);
        Ok(())
    }
}

type Slip = (usize, String);

fn words(text: &str, name: &str, format: ListFormat) -> Result<BTreeMap<String, Word>, Slip> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for (number, line) in lines(text) {
        let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
        let read = match format {
            ListFormat::Vader => vader(&columns, name),
            ListFormat::Nrc => nrc(&columns, name),
            ListFormat::Plain => plain(&columns, name),
        };
        let read = read.map_err(|message| (number, message))?;
        let Some(word) = read.filter(|_| columns[0].contains(char::is_alphabetic)) else {
            continue;
        };
        words
            .entry(columns[0].to_lowercase())
            .and_modify(|old| {
                old.weight = old.weight.max(word.weight);
                if old.explain != word.explain {
                    old.explain.push(' ');
                    old.explain.push_str(&word.explain);
                }
            })
            .or_insert(word);
    }
    Ok(words)
}

type Read = Result<Option<Word>, String>;

/// VADER's valence runs from -4 to 4; its size, and one, is the weight.
fn vader(columns: &[&str], name: &str) -> Read {
    let valence = number(columns, 1, -4.0..=4.0, "a valence from -4 to 4")?;
    Ok(Some(Word {
        weight: (valence.abs().round() as u8 + 1).clamp(1, 5),
        explain: format!("{name} gives it a valence of {valence}."),
    }))
}

/// An association of 1 weighs 2; an intensity weighs up to 4.
fn nrc(columns: &[&str], name: &str) -> Read {
    let strength = number(columns, 2, 0.0..=1.0, "0, 1 or an intensity between")?;
    let weight = if columns[2].contains('.') {
        1 + (strength * 3.0).round() as u8
    } else {
        2
    };
    Ok((strength > 0.0).then(|| Word {
        weight: weight.clamp(1, 5),
        explain: format!("{name} ties it to {}.", columns[1]),
    }))
}

fn plain(columns: &[&str], name: &str) -> Read {
    let weight = match columns.len() {
        1 => 2,
        _ => cell(columns, 1, "a weight of 1 to 5")?,
    };
    if !(1..=5).contains(&weight) {
        return Err("a weight is 1 to 5".to_owned());
    }
    Ok(Some(Word {
        weight,
        explain: format!("It is on the list {name}."),
    }))
}

fn number(
    columns: &[&str],
    nth: usize,
    range: RangeInclusive<f64>,
    what: &str,
) -> Result<f64, String> {
    let number = cell(columns, nth, what)?;
    match range.contains(&number) {
        true => Ok(number),
        false => Err(format!("column {} holds {what}", nth + 1)),
    }
}

fn cell<T: std::str::FromStr>(columns: &[&str], nth: usize, what: &str) -> Result<T, String> {
    columns
        .get(nth)
        .and_then(|cell| cell.parse().ok())
        .ok_or_else(|| format!("column {} holds {what}", nth + 1))
}

/// The lines that say anything, counted from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(nth, line)| (nth + 1, line.trim_end()))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with(['#', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VADER: &str =
        "abandon\t-1.9\t0.53852\t[-2, -2]\n:)\t2.0\t0.6\t[2, 2]\ngrim\t-2.7\t0.4\t[-3]\n";
    const NRC: &str = "abandon\tanger\t0\nabandon\tfear\t1\nabandon\tsadness\t1\nbridge\tjoy\t0\n";
    const PLAIN: &str = "# ours\nregime\nso called\t3\n";

    #[test]
    fn each_format_is_told_by_its_shape_and_read() {
        for (text, format, expected) in [
            (VADER, ListFormat::Vader, "abandon 3, grim 4"),
            (NRC, ListFormat::Nrc, "abandon 2"),
            (PLAIN, ListFormat::Plain, "regime 2, so called 3"),
        ] {
            assert_eq!(ListFormat::guess(text), format);
            let read: Vec<_> = words(text, "list", format)
                .expect("a list")
                .into_iter()
                .map(|(word, found)| format!("{word} {}", found.weight))
                .collect();
            assert_eq!(read.join(", "), expected);
        }
    }

    #[test]
    fn a_slip_is_named_with_its_line() {
        let slip = |text, format| words(text, "list", format).map(|_| ());
        let valence = "column 2 holds a valence from -4 to 4".to_owned();
        assert_eq!(
            slip("good\t1.0\n\nbad", ListFormat::Vader),
            Err((3, valence))
        );
        let weight = "a weight is 1 to 5".to_owned();
        assert_eq!(slip("bad\t9", ListFormat::Plain), Err((1, weight)));
    }

    #[test]
    fn a_word_weighs_by_its_valence_its_intensity_or_what_its_line_says() {
        use ListFormat::{Nrc, Plain, Vader};
        for (list, format, expected) in [
            (
                "good\t0.4\t1",
                Vader,
                "good 1 list gives it a valence of 0.4.",
            ),
            (
                "good\t-2.5\t1",
                Vader,
                "good 4 list gives it a valence of -2.5.",
            ),
            ("good\t4\t1", Vader, "good 5 list gives it a valence of 4."),
            ("Good\tjoy\t1", Nrc, "good 2 list ties it to joy."),
            ("good\tjoy\t0.9", Nrc, "good 4 list ties it to joy."),
            ("good\tjoy\t0.1", Nrc, "good 1 list ties it to joy."),
            ("good\tjoy\t0.0", Nrc, ""),
            (
                "good\tjoy\t0.5\ngood\thope\t0.9",
                Nrc,
                "good 4 list ties it to joy. list ties it to hope.",
            ),
            (
                "good\tjoy\t0.5\ngood\tjoy\t0.1",
                Nrc,
                "good 3 list ties it to joy.",
            ),
            (
                "good\t5\n; a remark\n   \n-)\t2",
                Plain,
                "good 5 It is on the list list.",
            ),
        ] {
            let read = words(list, "list", format).expect("a list").into_iter();
            let told: Vec<_> = read
                .map(|(word, found)| format!("{word} {} {}", found.weight, found.explain))
                .collect();
            assert_eq!(told.join(", "), expected, "{list}");
        }
    }

    #[test]
    fn a_list_is_what_most_of_its_first_lines_look_like() {
        for (list, format) in [
            ("", ListFormat::Plain),
            ("a\t1\t2\nb\nc", ListFormat::Plain),
            ("a\t1\t2\nb", ListFormat::Plain),
            ("a\t1\t2\nb\t1\t2\nc", ListFormat::Vader),
            ("a\tjoy\t1\nb", ListFormat::Plain),
            ("a\tjoy\t1\nb\tjoy\t1\nc", ListFormat::Nrc),
            ("a\tjoy\t1\nb\t1\t2", ListFormat::Nrc),
            ("a\tjoy\t1\tx", ListFormat::Plain),
            ("a\t1\tjoy", ListFormat::Plain),
        ] {
            assert_eq!(ListFormat::guess(list), format, "{list}");
        }
    }

    #[test]
    fn thousands_of_words_are_taken_in_one_pass() {
        let list: String = (0..10_000).map(|nth| format!("w{nth}\n")).collect();
        let mut lexicon = Lexicon::default();
        for (name, words) in [("a", 10_000), ("b", 20_000)] {
            let added = lexicon.add_list(&list, "a.txt", name, ListFormat::Plain);
            assert_eq!((added, lexicon.len()), (Ok(()), words));
        }
    }

    #[test]
    fn what_a_format_can_not_hold_is_a_slip() {
        use ListFormat::{Nrc, Plain, Vader};
        for (list, format, message) in [
            ("good\t4.1", Vader, "column 2 holds a valence from -4 to 4"),
            (
                "good\tjoy\t1.1",
                Nrc,
                "column 3 holds 0, 1 or an intensity between",
            ),
            (
                "good\tjoy",
                Nrc,
                "column 3 holds 0, 1 or an intensity between",
            ),
            ("good\tmuch", Plain, "column 2 holds a weight of 1 to 5"),
            ("good\t0", Plain, "a weight is 1 to 5"),
        ] {
            let slip = words(list, "list", format).map(|_| ());
            assert_eq!(slip, Err((1, message.to_owned())), "{list}");
        }
    }
}
