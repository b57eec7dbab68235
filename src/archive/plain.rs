//! Plain lines: one object whose fields are strings, as nearly all records are, read without a parser.
//!
//! What is not as expected is left to the parser of `record`, which alone says what is wrong.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::read::{FieldNames, Role, Text, is_agencys, told};

use super::record::Record;

/// What a plain line says; none if it is not plain. `scratch` takes a text that has escapes.
pub(super) fn plain<'a>(
    line: &'a [u8],
    names: &FieldNames,
    scratch: &'a mut Vec<u8>,
) -> Option<Record<'a>> {
    let line = line.trim_ascii();
    if has_control(line) {
        return None;
    }
    let fields = fields(line, names)?;
    let (_, text) = fields.text?;
    Some(Record {
        id: fields
            .id
            .map_or(Some(None), |(_, id)| id.whole().map(Some))?,
        published: fields
            .published
            .map_or(Some(None), |(_, date)| date.whole().map(Some))?,
        text: text.whole_in(scratch)?,
    })
}

/// Whether a byte is among them that JSON allows between values alone.
fn has_control(line: &[u8]) -> bool {
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | (*byte < b' '));
    line.chunks(256).any(any)
}

/// What each field holds, and the rank of the best name that holds something.
#[derive(Default)]
struct Fields<'a> {
    id: Option<(usize, Said<'a>)>,
    published: Option<(usize, Said<'a>)>,
    text: Option<(usize, Quoted<'a>)>,
}

fn fields<'a>(line: &'a [u8], names: &FieldNames) -> Option<Fields<'a>> {
    let mut held = Fields::default();
    let mut rest = Rest(line);
    rest.expect(b'{')?;
    loop {
        rest.expect(b'"')?;
        let key = std::str::from_utf8(rest.string()?.without_escapes()?).ok()?;
        rest.expect(b':')?;
        match names.role(key) {
            _ if is_agencys(key) => return None,
            Some((Role::Text, rank)) => rest.text(rank, &mut held.text)?,
            Some((Role::Id, rank)) => rest.told(rank, &mut held.id)?,
            Some((Role::Published, rank)) => rest.told(rank, &mut held.published)?,
            _ => rest.pass_over()?,
        }
        match rest.solid()? {
            b',' => {}
            b'}' => return rest.0.is_empty().then_some(held),
            _ => return None,
        }
    }
}

/// Whether a name of this rank is no better than one that has spoken.
fn is_spoken_for<T>(slot: &Option<(usize, T)>, rank: usize) -> bool {
    slot.as_ref().is_some_and(|(held, _)| *held <= rank)
}

/// What is still to be read of a line.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    /// The next byte that is no blank, taken.
    fn solid(&mut self) -> Option<u8> {
        self.0 = self.0.trim_ascii_start();
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.solid()? == byte).then_some(())
    }

    /// A string whose opening mark has been taken.
    fn string(&mut self) -> Option<Quoted<'a>> {
        let (mut end, mut has_escapes) = (0, false);
        loop {
            end += memchr::memchr2(b'"', b'\\', self.0.get(end..)?)?;
            if self.0[end] == b'"' {
                let bytes = &self.0[..end];
                self.0 = &self.0[end + 1..];
                return Some(Quoted { bytes, has_escapes });
            }
            has_escapes = true;
            end += 2;
        }
    }

    /// The next value if it is a string; anything else stays to be read.
    fn quoted(&mut self) -> Option<Option<Quoted<'a>>> {
        self.0 = self.0.trim_ascii_start();
        match self.0.strip_prefix(b"\"") {
            Some(inner) => {
                self.0 = inner;
                self.string().map(Some)
            }
            None => Some(None),
        }
    }

    /// Takes the next value for the text, if it is a string that holds something.
    fn text(&mut self, rank: usize, slot: &mut Option<(usize, Quoted<'a>)>) -> Option<()> {
        // The parser checks texts that do not count too.
        if is_spoken_for(slot, rank) {
            return self.parsed::<Text>().map(drop);
        }
        let Some(quoted) = self.quoted()? else {
            return self.parsed::<Text>().map(drop);
        };
        if quoted.is_blank()? {
            return Some(());
        }
        let worse = slot.replace((rank, quoted));
        worse
            .is_none_or(|(_, worse)| !worse.has_escapes)
            .then_some(())
    }

    /// Takes the next value for an id or a date, if it says anything.
    fn told(&mut self, rank: usize, slot: &mut Option<(usize, Said<'a>)>) -> Option<()> {
        if is_spoken_for(slot, rank) {
            return self.pass_over();
        }
        let said = match self.quoted()? {
            Some(quoted) => (!quoted.is_blank()?).then_some(Said::Quoted(quoted)),
            None => told(self.parsed::<&RawValue>()?)
                .filter(|told| !told.trim().is_empty())
                .map(Said::Told),
        };
        if let Some(said) = said {
            *slot = Some((rank, said));
        }
        Some(())
    }

    fn pass_over(&mut self) -> Option<()> {
        let begin = self.0.trim_ascii_start();
        if let Some(inner) = begin.strip_prefix(b"\"") {
            self.0 = inner;
            if !self.string()?.has_escapes {
                return Some(());
            }
            self.0 = begin;
        }
        self.parsed::<IgnoredAny>().map(|_| ())
    }

    /// The next value, by the parser.
    fn parsed<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_slice(self.0).into_iter();
        let value = values.next()?.ok()?;
        self.0 = &self.0[values.byte_offset()..];
        Some(value)
    }
}

/// What an id or a date says.
enum Said<'a> {
    Quoted(Quoted<'a>),
    Told(String),
}

impl<'a> Said<'a> {
    /// None for a string that the parser has to look at.
    fn whole(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Told(told) => Some(Cow::Owned(told)),
            Self::Quoted(quoted) => quoted.whole(),
        }
    }
}

/// A string as it stands between its marks.
struct Quoted<'a> {
    bytes: &'a [u8],
    has_escapes: bool,
}

impl<'a> Quoted<'a> {
    fn without_escapes(self) -> Option<&'a [u8]> {
        (!self.has_escapes).then_some(self.bytes)
    }

    /// Whether it holds nothing but white space; none if that takes more than a glance.
    fn is_blank(&self) -> Option<bool> {
        let mut rest = self.bytes;
        loop {
            rest = rest.trim_ascii_start();
            match rest {
                [b'\\', b'n' | b't' | b'r' | b'f', behind @ ..] => rest = behind,
                [b'\\', b'u', ..] => return None,
                [0x80..=0xFF, ..] if begins_with_space(rest) => return None,
                rest => return Some(rest.is_empty()),
            }
        }
    }

    fn whole(self) -> Option<Cow<'a, str>> {
        if !self.has_escapes {
            return std::str::from_utf8(self.bytes).ok().map(Cow::Borrowed);
        }
        let mut whole = vec![];
        unescape(self.bytes, &mut whole)?;
        String::from_utf8(whole).ok().map(Cow::Owned)
    }

    /// The same, in `scratch` where it can't be borrowed from the line.
    fn whole_in(self, scratch: &'a mut Vec<u8>) -> Option<Cow<'a, str>> {
        if !self.has_escapes {
            return self.whole();
        }
        scratch.clear();
        unescape(self.bytes, scratch)?;
        simdutf8::basic::from_utf8(scratch).ok().map(Cow::Borrowed)
    }
}

/// Whether the first character is white space of more than one byte.
fn begins_with_space(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4)];
    let first = head.utf8_chunks().next();
    let first = first.and_then(|chunk| chunk.valid().chars().next());
    first.is_some_and(char::is_whitespace)
}

/// Appends what `bytes` stand for; none if an escape is wrong.
fn unescape(mut bytes: &[u8], whole: &mut Vec<u8>) -> Option<()> {
    while let Some(at) = memchr::memchr(b'\\', bytes) {
        whole.extend_from_slice(&bytes[..at]);
        let (letter, behind) = bytes[at + 1..].split_first()?;
        bytes = behind;
        whole.push(match letter {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' => 8,
            b'f' => 12,
            b'"' | b'\\' | b'/' => *letter,
            b'u' => {
                let char = character(&mut bytes)?;
                whole.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            _ => return None,
        });
    }
    whole.extend_from_slice(bytes);
    Some(())
}

/// The character of four hexadecimal digits, or of twice four.
fn character(bytes: &mut &[u8]) -> Option<char> {
    let first = unit(bytes)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    *bytes = bytes.strip_prefix(b"\\u")?;
    let second = unit(bytes)?;
    let pair = [first as u16, second as u16];
    char::decode_utf16(pair).next()?.ok()
}

fn unit(bytes: &mut &[u8]) -> Option<u32> {
    let (digits, behind) = bytes.split_at_checked(4)?;
    *bytes = behind;
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit << 4 | char::from(*digit).to_digit(16)?)
    })
}
