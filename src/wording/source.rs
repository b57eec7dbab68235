//! Sources: the text of one shipped entry, read without a TOML parser.
//!
//! A run reads a hundred entries or so, and a whole parser costs more than all the matching. What this reader
//! does not know it leaves to the parser; a test holds the two equal on every entry that ships.

use super::entry::Entry;
use super::part::PartOfSpeech;
use super::pattern::Pattern;
use super::swap::Swap;

/// The entry that `source` writes in the plain manner of the shipped files; none if it writes anything else.
pub(super) fn read(source: &str, category: usize) -> Option<Entry> {
    let mut rest = source.trim_start().strip_prefix("[[entry]]")?;
    let mut entry = Entry {
        id: String::new(),
        category,
        forms: vec![],
        unless: vec![],
        part: None,
        weight: 0,
        explain: String::new(),
        instead: String::new(),
        swaps: vec![],
        fires: vec![],
        silent: vec![],
    };
    loop {
        rest = blank(rest);
        let Some((key, value)) = rest.split_once('=') else {
            return (rest.is_empty() && entry.weight > 0).then_some(entry);
        };
        rest = field(&mut entry, key.trim(), blank(value))?;
    }
}

/// Reads one field into `entry` and says what follows it.
fn field<'s>(entry: &mut Entry, key: &str, value: &'s str) -> Option<&'s str> {
    match key {
        "forms" => list(value, &mut entry.forms, Pattern::known),
        "unless" => list(value, &mut entry.unless, Pattern::known),
        "fires" => list(value, &mut entry.fires, |sentence| sentence),
        "silent" => list(value, &mut entry.silent, |sentence| sentence),
        "swaps" => table(value, &mut entry.swaps),
        "weight" => {
            let (weight, rest) = value.split_at_checked(1)?;
            entry.weight = weight.parse().ok()?;
            Some(rest)
        }
        _ => {
            let (text, rest) = string(value)?;
            match key {
                "id" => entry.id = text,
                "explain" => entry.explain = text,
                "instead" => entry.instead = text,
                "as" => entry.part = Some(part(&text)?),
                _ => return None,
            }
            Some(rest)
        }
    }
}

fn part(name: &str) -> Option<PartOfSpeech> {
    match name {
        "noun" => Some(PartOfSpeech::Noun),
        "verb" => Some(PartOfSpeech::Verb),
        "adjective" => Some(PartOfSpeech::Adjective),
        "adverb" => Some(PartOfSpeech::Adverb),
        _ => None,
    }
}

/// Reads `["…", "…"]` into `items` and says what follows it.
fn list<'s, T>(value: &'s str, items: &mut Vec<T>, of: impl Fn(String) -> T) -> Option<&'s str> {
    let mut rest = blank(value.strip_prefix('[')?);
    while !rest.starts_with(']') {
        let (text, after) = string(rest)?;
        items.push(of(text));
        let after = blank(after);
        rest = blank(after.strip_prefix(',').unwrap_or(after));
    }
    Some(&rest[1..])
}

/// Reads `{ "…" = "…", "…" = "…" }` into `swaps`, in order of their words, and says what follows it.
fn table<'s>(value: &'s str, swaps: &mut Vec<Swap>) -> Option<&'s str> {
    let mut rest = value.strip_prefix('{')?.trim_start_matches(' ');
    while !rest.starts_with('}') {
        let (words, after) = string(rest)?;
        let after = after.trim_start_matches(' ').strip_prefix('=')?;
        let (plain, after) = string(after.trim_start_matches(' '))?;
        swaps.push(Swap { words, plain });
        let after = after.trim_start_matches(' ');
        rest = after.strip_prefix(", ").unwrap_or(after);
    }
    swaps.sort();
    Some(&rest[1..])
}

/// A string in double quotation marks without escapes other than those of the marks, and what follows it.
fn string(value: &str) -> Option<(String, &str)> {
    let inner = value.strip_prefix('"')?;
    let end = inner.find(['"', '\\', '\n'])?;
    // Escapes and longer strings are the parser's business.
    let plain = inner[end..].starts_with('"') && !(end == 0 && inner[1..].starts_with('"'));
    plain.then(|| (inner[..end].to_owned(), &inner[end + 1..]))
}

/// What follows white space and comments.
fn blank(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        rest = comment
            .split_once('\n')
            .map_or("", |parts| parts.1)
            .trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Lexicon, builtin, builtin_files};

    #[test]
    fn every_shipped_entry_reads_as_the_parser_reads_it() {
        for (name, text) in builtin_files() {
            let parsed = Lexicon::parse(text, name).expect("a lexicon");
            let category = &parsed.categories[0].id;
            let shipped = builtin()
                .entries()
                .filter(|(_, entry)| builtin().category_of(entry).id == *category);
            for ((_, parsed), (_, shipped)) in parsed.entries().zip(shipped) {
                let same = Entry {
                    category: parsed.category,
                    ..shipped.clone()
                };
                assert_eq!(*parsed, same);
            }
        }
    }

    #[test]
    fn what_is_not_written_plainly_is_left_to_the_parser() {
        let plain = "[[entry]]\nid = \"a\" # so\nforms = [\n \"a\", # one\n \"b\",\n]\nweight = 2\nswaps = { \"b\" = \"c\", \"a\" = \"d\" }\n";
        let entry = read(plain, 0).expect("an entry");
        assert_eq!(
            (entry.id.as_str(), entry.forms.len(), entry.weight),
            ("a", 2, 2)
        );
        let swaps = entry.swaps.iter().map(|swap| [&*swap.words, &swap.plain]);
        assert_eq!(swaps.collect::<Vec<_>>(), [["a", "d"], ["b", "c"]]);
        for other in [
            plain.replace("\"b\"", "'b'"),
            plain.replace("\"b\"", "\"\\u0062\""),
            plain.replace("weight", "heft"),
            plain.replace("{ \"b\"", "{ b"),
            plain.replace("[[entry]]", "[entry]"),
        ] {
            assert_eq!(read(&other, 0), None, "{other}");
        }
    }
}
