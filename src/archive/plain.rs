//! Plain lines: one object whose fields are strings, as nearly all records are, read without a parser.
//!
//! What is not as expected is left to the parser of `record`, which alone says what is wrong.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::names::Names;
use super::record::{Record, Value};

/// What a plain line says; none if it is not plain. `scratch` takes a text that has escapes.
pub(super) fn plain<'a>(
    line: &'a [u8],
    names: &Names,
    scratch: &'a mut Vec<u8>,
) -> Option<Record<'a>> {
    let line = line.trim_ascii();
    if has_control(line) {
        return None;
    }
    let [id, published, text] = fields(line, names)?.map(|held| held.map(|(_, said)| said));
    Some(Record {
        id: id.map_or(Some(None), Said::told)?,
        published: published.map_or(Some(None), Said::told)?,
        text: text?.whole_in(scratch)?,
    })
}

/// Whether a byte is among them that JSON allows between values alone.
fn has_control(line: &[u8]) -> bool {
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | (*byte < b' '));
    line.chunks(256).any(any)
}

/// For each field, the rank of the best name that holds something, and what it holds.
type Fields<'a> = [Option<(usize, Said<'a>)>; 3];

fn fields<'a>(line: &'a [u8], names: &Names) -> Option<Fields<'a>> {
    let mut held: Fields = [None, None, None];
    let mut rest = Rest(line);
    rest.expect(b'{')?;
    loop {
        rest.expect(b'"')?;
        let key = rest.string()?.without_escapes()?;
        rest.expect(b':')?;
        match names.field(std::str::from_utf8(key).ok()?) {
            Some((field, rank)) => {
                let slot = &mut held[field as usize];
                match slot {
                    None => *slot = rest.value(rank)?,
                    // The parser checks what does not count too.
                    Some((other, _)) if *other <= rank => drop(rest.parsed::<Value>()?),
                    Some(_) => return None,
                }
            }
            None => rest.pass_over()?,
        }
        match rest.solid()? {
            b',' => {}
            b'}' => return rest.0.is_empty().then_some(held),
            _ => return None,
        }
    }
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

    /// The next value with its rank, if it holds something.
    fn value(&mut self, rank: usize) -> Option<Option<(usize, Said<'a>)>> {
        self.0 = self.0.trim_ascii_start();
        let said = match self.0.strip_prefix(b"\"") {
            Some(inner) => {
                self.0 = inner;
                Said::Quoted(self.string()?)
            }
            None => Said::Parsed(self.parsed()?),
        };
        Some((!said.is_blank()?).then_some((rank, said)))
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

/// What a field holds.
enum Said<'a> {
    Quoted(Quoted<'a>),
    Parsed(Value<'a>),
}

impl<'a> Said<'a> {
    /// Whether nothing but ASCII white space; none if that takes more than a glance.
    fn is_blank(&self) -> Option<bool> {
        match self {
            Self::Parsed(value) => Some(value.is_blank()),
            Self::Quoted(quoted) => quoted.is_blank(),
        }
    }

    /// As an id or a date; what can be neither is none inside, what is for the parser none at all.
    fn told(self) -> Option<Option<Cow<'a, str>>> {
        match self {
            Self::Parsed(value) => Some(value.told()),
            quoted => quoted.whole().map(Some),
        }
    }

    fn whole(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Parsed(value) => value.text(),
            Self::Quoted(quoted) if quoted.has_escapes => {
                let mut whole = vec![];
                unescape(quoted.bytes, &mut whole)?;
                String::from_utf8(whole).ok().map(Cow::Owned)
            }
            Self::Quoted(quoted) => std::str::from_utf8(quoted.bytes).ok().map(Cow::Borrowed),
        }
    }

    /// The same, in `scratch` where it can't be borrowed from the line.
    fn whole_in(self, scratch: &'a mut Vec<u8>) -> Option<Cow<'a, str>> {
        match self {
            Self::Quoted(quoted) if quoted.has_escapes => {
                scratch.clear();
                unescape(quoted.bytes, scratch)?;
                simdutf8::basic::from_utf8(scratch).ok().map(Cow::Borrowed)
            }
            other => other.whole(),
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

    fn is_blank(&self) -> Option<bool> {
        let mut rest = self.bytes;
        loop {
            rest = rest.trim_ascii_start();
            match rest {
                [b'\\', b'n' | b't' | b'r' | b'f', behind @ ..] => rest = behind,
                [b'\\', b'u', ..] => return None,
                rest => return Some(rest.is_empty()),
            }
        }
    }
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
