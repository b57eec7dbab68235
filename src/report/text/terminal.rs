//! Terminal: nothing that an article says moves the cursor, rings, or speaks to the terminal.

use std::io::{self, Write};

use super::style;

/// Whether a character has the text around it shown in another direction, so that words seem to stand elsewhere.
pub fn turns(char: char) -> bool {
    matches!(char, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Passes a report on, with a `\u{FFFD}` for each control character that is none of the report's own, and for each that
/// [`turns`] text.
///
/// Line ends, tabs and the report's own colours stay. What may have begun a colour is held until more is written or
/// [`Terminal::end`] is called.
pub(super) struct Terminal<'a> {
    out: &'a mut dyn Write,
    colours: Vec<String>,
    held: Vec<u8>,
}

impl<'a> Terminal<'a> {
    pub(super) fn to(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            colours: style::codes(),
            held: vec![],
        }
    }

    /// For a report that has no colours.
    pub(super) fn plain(out: &'a mut dyn Write) -> Self {
        Self {
            colours: vec![],
            ..Self::to(out)
        }
    }

    /// Writes what was held.
    pub(super) fn end(mut self) -> io::Result<()> {
        let mut shown = vec![];
        while !self.held.is_empty() {
            self.let_go(&mut shown);
        }
        self.out.write_all(&shown)
    }

    fn take(&mut self, byte: u8, shown: &mut Vec<u8>) {
        match byte {
            _ if !self.held.is_empty() => self.held.push(byte),
            ESCAPE | LATIN | ARABIC | GENERAL => self.held.push(byte),
            b'\n' | b'\t' => shown.push(byte),
            0..b' ' | 0x7F => shown.extend(UNKNOWN),
            _ => shown.push(byte),
        }
        while !self.held.is_empty() && !self.may_go_on() {
            self.let_go(shown);
        }
    }

    /// Whether what is held may yet become a colour, or is half a character.
    fn may_go_on(&self) -> bool {
        let begins = |colour: &String| {
            let code = colour.as_bytes();
            code.len() > self.held.len() && code.starts_with(&self.held)
        };
        matches!(self.held[..], [LATIN | ARABIC | GENERAL] | [GENERAL, _])
            || self.colours.iter().any(begins)
    }

    /// Lets what is held go: as it is if it is a colour, else its first character for what it is.
    fn let_go(&mut self, shown: &mut Vec<u8>) {
        let held = std::mem::take(&mut self.held);
        let is_held = |code: &String| code.as_bytes() == held;
        if self.colours.iter().any(is_held) {
            shown.extend(held);
            return;
        }
        let (first, rest) = match held[..] {
            [LATIN, 0x80..=0x9F, ..] => (UNKNOWN, &held[2..]),
            [ESCAPE, ..] => (UNKNOWN, &held[1..]),
            [ARABIC | GENERAL, ..] => {
                match str::from_utf8(&held).map(|text| text.chars().all(turns)) {
                    Ok(true) => (UNKNOWN, &held[held.len()..]),
                    Ok(false) => held.split_at(held.len()),
                    // What is half of a character is let go byte by byte.
                    Err(_) => held.split_at(1),
                }
            }
            _ => held.split_at(1),
        };
        shown.extend(first);
        rest.iter().for_each(|byte| self.take(*byte, shown));
    }
}

const ESCAPE: u8 = 0x1B;

/// The byte that begins U+0080 to U+00BF, of which the first half are control characters.
const LATIN: u8 = 0xC2;

/// The byte that begins U+0600 to U+063F, of which U+061C turns text.
const ARABIC: u8 = 0xD8;

/// The byte that begins U+2000 to U+2FFF, of which a few turn text.
const GENERAL: u8 = 0xE2;

const UNKNOWN: &[u8] = "\u{FFFD}".as_bytes();

impl Write for Terminal<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut shown = Vec::with_capacity(bytes.len());
        bytes.iter().for_each(|byte| self.take(*byte, &mut shown));
        self.out.write_all(&shown)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_reports_own_colours_reach_the_terminal() {
        for (text, expected) in [
            ("a\tb\né\u{A0}\u{2028}", "a\tb\né\u{A0}\u{2028}"),
            (
                "\u{1B}[1m\u{1B}[33mred\u{1B}[0m",
                "\u{1B}[1m\u{1B}[33mred\u{1B}[0m",
            ),
            ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"),
            ("\u{1B}]0;owned\u{7}", "\u{FFFD}]0;owned\u{FFFD}"),
            ("\u{1B}\u{1B}[1mx", "\u{FFFD}\u{1B}[1mx"),
            ("\u{1B}[\u{1B}[8m", "\u{FFFD}[\u{FFFD}[8m"),
            ("\r\u{8}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("\u{9B}2J\u{85}", "\u{FFFD}2J\u{FFFD}"),
            (
                "a\u{202E}b\u{2066}c\u{200F}\u{61C}d",
                "a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d",
            ),
            (
                "“a” \u{2014}\u{637}\u{628}\u{1B}",
                "“a” \u{2014}\u{637}\u{628}\u{FFFD}",
            ),
            ("\u{1B}[3", "\u{FFFD}[3"),
            ("\u{1B}", "\u{FFFD}"),
        ] {
            for size in [1, 2, 100] {
                assert_eq!(shown(text, size), expected, "{text:?} by {size}");
            }
        }
    }

    /// What reaches the terminal of a text that is written so many bytes at a time.
    fn shown(text: &str, size: usize) -> String {
        let mut out = vec![];
        let mut terminal = Terminal::to(&mut out);
        for piece in text.as_bytes().chunks(size) {
            terminal.write_all(piece).expect("written");
        }
        terminal.end().expect("written");
        String::from_utf8(out).expect("UTF-8")
    }
}
