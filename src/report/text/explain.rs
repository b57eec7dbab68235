//! Explanations: a category or an entry of the lexicon, as a reader asks for it.

use std::io::{self, Write};

use crate::wording::{EntryId, Lexicon, Pattern, examples, nearest};

use super::super::plural::counted;
use super::style::{FAINT, HEADING, TextStyle, clipped, painted};

/// Writes what a category flags, why, what to write instead, and its entries.
///
/// # Errors
/// What `out` says.
pub fn write_category(
    lexicon: &Lexicon,
    category: usize,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let described = &lexicon.categories[category];
    let entries: Vec<_> = lexicon
        .entries()
        .map(|(_, entry)| entry)
        .filter(|entry| entry.category == category)
        .collect();
    writeln!(
        out,
        "{}  {}\n",
        painted(HEADING, &described.id),
        painted(FAINT, &described.name)
    )?;
    writeln!(
        out,
        "{}\n{}\n{}\n",
        described.what, described.why, described.instead
    )?;
    writeln!(out, "{}:", counted(entries.len(), "entry"))?;
    for entry in entries {
        let line = format!("  {:<24} {}  {}", entry.id, entry.weight, entry.explain);
        writeln!(out, "{}", clipped_keeping_indent(&line, style.width))?;
    }
    Ok(())
}

/// Writes all there is to know of these entries.
///
/// # Errors
/// What `out` says.
pub fn write_entries(
    lexicon: &Lexicon,
    entries: &[EntryId],
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (nth, id) in entries.iter().enumerate() {
        let entry = lexicon.entry(*id);
        if nth > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "{}  {}",
            painted(HEADING, &lexicon.name_of(entry)),
            painted(FAINT, &format!("weight {} of 5", entry.weight))
        )?;
        writeln!(out, "  {}\n  Plainer: {}", entry.explain, entry.instead)?;
        for swap in &entry.swaps {
            let plain = swap.plain.replace('|', " or ");
            writeln!(
                out,
                "  {} {} → {plain}",
                painted(FAINT, "swap:      "),
                swap.words
            )?;
        }
        write_phrases("marks", &entry.forms, style, out)?;
        write_phrases("but not in", &entry.unless, style, out)?;
        for sentence in &entry.fires {
            writeln!(
                out,
                "  {} {}",
                painted(FAINT, "fires:     "),
                clipped(sentence, style.width.saturating_sub(14))
            )?;
        }
        for sentence in &entry.silent {
            writeln!(
                out,
                "  {} {}",
                painted(FAINT, "silent:    "),
                clipped(sentence, style.width.saturating_sub(14))
            )?;
        }
    }
    Ok(())
}

/// Phrases written out of one pattern, and lines of them, before the rest is only hinted at.
const PHRASES: usize = 4;
const LINES: usize = 8;

/// Writes a few of the phrases that patterns stand for, a pattern a line.
fn write_phrases(
    what: &str,
    patterns: &[Pattern],
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (nth, pattern) in patterns.iter().take(LINES).enumerate() {
        let mut phrases = examples(pattern, PHRASES);
        if pattern.variants() > phrases.len() {
            phrases.push("…".to_owned());
        }
        let lead = if nth == 0 {
            format!("{what}:")
        } else {
            String::new()
        };
        let room = style.width.saturating_sub(14);
        let phrases = clipped(&phrases.join(", "), room);
        writeln!(
            out,
            "  {} {phrases}",
            painted(FAINT, &format!("{lead:<11}"))
        )?;
    }
    if patterns.len() > LINES {
        let more = format!("and {} more patterns", patterns.len() - LINES);
        writeln!(out, "  {:<11} {}", "", painted(FAINT, &more))?;
    }
    Ok(())
}

/// Says that the lexicon knows nothing of a term, and what it could have meant.
///
/// # Errors
/// What `out` says.
pub fn write_unknown(lexicon: &Lexicon, term: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "the lexicon has nothing on “{term}”")?;
    let near = of_similar_name(lexicon, term);
    if !near.is_empty() {
        let more = near.len().saturating_sub(SIMILAR);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let shown = &near[..near.len().min(SIMILAR)];
        writeln!(out, "Entries of a similar name: {}{more}", shown.join(", "))?;
    }
    if let Some(near) = meant(lexicon, term).filter(|_| near.is_empty()) {
        writeln!(out, "Did you mean {near}?")?;
    }
    let categories: Vec<_> = lexicon
        .categories
        .iter()
        .map(|category| category.id.as_str())
        .collect();
    writeln!(out, "Categories: {}", categories.join(", "))
}

/// The category or entry that a term may have meant, named in full or by the entry's own id alone.
fn meant(lexicon: &Lexicon, term: &str) -> Option<String> {
    let by_id = || {
        let ids = lexicon.entries().map(|(_, entry)| entry.id.as_str());
        let near = nearest(term, ids)?;
        let mut entries = lexicon.entries();
        let found = entries.find(|(_, entry)| entry.id == near);
        found.map(|(_, entry)| lexicon.name_of(entry))
    };
    lexicon.nearest_name(term).or_else(by_id)
}

/// Entries of a similar name that are listed, and letters of the shortest term that names are searched for.
const SIMILAR: usize = 8;
const FEWEST_LETTERS: usize = 3;

fn of_similar_name(lexicon: &Lexicon, term: &str) -> Vec<String> {
    if term.chars().count() < FEWEST_LETTERS {
        return vec![];
    }
    let similar = |id: &str| id.contains(term) || term.contains(id);
    let entries = lexicon.entries().filter(|(_, entry)| similar(&entry.id));
    entries.map(|(_, entry)| lexicon.name_of(entry)).collect()
}

fn clipped_keeping_indent(line: &str, width: usize) -> String {
    if line.chars().count() <= width {
        line.to_owned()
    } else {
        line.chars().take(width - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::builtin;

    #[test]
    fn every_category_and_every_entry_is_explained() {
        let style = TextStyle { width: 100 };
        for (nth, category) in builtin().categories.iter().enumerate() {
            let told = written(|out| write_category(builtin(), nth, style, out));
            for part in [&category.what, &category.why, &category.instead] {
                assert!(!part.is_empty() && told.contains(part.as_str()), "{told}");
            }
        }
        for (id, entry) in builtin().entries() {
            let told = written(|out| write_entries(builtin(), &[id], style, out));
            for part in [&entry.explain, &entry.instead, &builtin().name_of(entry)] {
                assert!(!part.is_empty() && told.contains(part.as_str()), "{told}");
            }
        }
    }

    #[test]
    fn an_entry_shows_phrases_and_no_patterns() {
        let style = TextStyle { width: 100 };
        let (id, _) = builtin()
            .entries()
            .find(|(_, entry)| entry.id == "slam")
            .expect("an entry");
        let told = written(|out| write_entries(builtin(), &[id], style, out));
        assert!(told.contains("slam, slams, slammed, slamming"), "{told}");
        assert!(told.contains("grand slam, grand slams"), "{told}");
        assert!(!told.contains(['(', '|', '*', '#']), "{told}");
    }

    #[test]
    fn a_misspelt_name_is_guessed() {
        for (term, meant) in [
            ("faer", "fear"),
            ("faer/choas", "fear/chaos"),
            ("fear/choas", "fear/chaos"),
            ("outragoeus", "loaded-emotive/outrage"),
        ] {
            let told = written(|out| write_unknown(builtin(), term, out));
            assert!(told.contains(&format!("Did you mean {meant}?")), "{told}");
        }
    }

    #[test]
    fn what_has_no_more_than_its_category_in_common_is_not_guessed() {
        for term in ["fear/nope", "xyzzy/chaos", "qqq"] {
            let told = written(|out| write_unknown(builtin(), term, out));
            assert!(!told.contains("Did you mean"), "{told}");
        }
    }

    fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = vec![];
        write(&mut out).expect("memory takes all");
        String::from_utf8(out).expect("UTF-8")
    }
}
