//! Encodings: bytes become text, or an error; never text with holes in it.
//!
//! A byte order mark is believed; then NULs that alternate with letters (UTF-16), valid UTF-8, and
//! last a guess at an older encoding, taken only where the outcome reads like text.

use std::borrow::Cow;
use std::str;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::binary;
use super::error::Problem;
use super::plausible::plausible;

/// The byte order mark of UTF-8.
pub(super) const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether the bytes are in UTF-16 or UTF-32, where a line feed is more than one byte.
pub(super) fn is_wide(head: &[u8]) -> bool {
    wide(head).is_some()
}

/// The text of `bytes`, without its byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(wide) = wide(&bytes) {
        return decode_wide(wide, &bytes);
    }
    let marked = bytes.starts_with(UTF8_MARK);
    match String::from_utf8(bytes) {
        Ok(text) if looks_2022(&text) => guess(text.as_bytes(), 0),
        Ok(mut text) => {
            text.drain(..if marked { UTF8_MARK.len() } else { 0 });
            screened(text)
        }
        Err(error) => {
            let byte = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if marked || is_damaged_utf8(&bytes) {
                return Err(damaged("UTF-8", byte));
            }
            guess(&bytes, byte)
        }
    }
}

/// The text of one line of a larger file; the bytes themselves where they are UTF-8.
///
/// # Errors
/// If they are UTF-8 with holes, or in no encoding that can be named.
pub fn decode_line(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => decode(bytes.to_vec()).map(Cow::Owned),
    }
}

/// The text of a web page that says it is in the encoding `declared`.
///
/// Bytes beyond ASCII that are valid UTF-8 are UTF-8: pages say the wrong thing more often than
/// chance writes valid UTF-8. What says it is in UTF-16 and has not its units is UTF-8 too, as the HTML standard has it.
pub(super) fn decode_page(bytes: Vec<u8>, declared: Option<&[u8]>) -> Result<String, Problem> {
    let declared = declared.and_then(older);
    let unicode = wide(&bytes).is_some() || (!bytes.is_ascii() && str::from_utf8(&bytes).is_ok());
    match declared {
        Some(encoding) if !unicode => match strict(encoding, &bytes) {
            Ok(text) => screened(text),
            Err(byte) => Err(damaged(encoding.name(), byte)),
        },
        _ => decode(bytes),
    }
}

/// The encoding of a label that an ASCII file may carry; none for those of Unicode, which show by themselves.
pub(super) fn older(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    (![UTF_8, UTF_16BE, UTF_16LE].contains(&encoding)).then_some(encoding)
}

/// Encodings whose units are wider than a byte.
#[derive(Clone, Copy)]
enum Wide {
    Utf16(&'static Encoding),
    Utf32([usize; 4]),
}

/// Byte places from the most to the least significant.
const BIG: [usize; 4] = [0, 1, 2, 3];
const LITTLE: [usize; 4] = [3, 2, 1, 0];

fn wide(head: &[u8]) -> Option<Wide> {
    match head {
        [0xff, 0xfe, 0, 0, ..] => Some(Wide::Utf32(LITTLE)),
        [0, 0, 0xfe, 0xff, ..] => Some(Wide::Utf32(BIG)),
        [0xff, 0xfe, ..] => Some(Wide::Utf16(UTF_16LE)),
        [0xfe, 0xff, ..] => Some(Wide::Utf16(UTF_16BE)),
        _ => wide_by_nuls(head).map(Wide::Utf16),
    }
}

/// UTF-16 without a mark: of text in a Latin script every other byte is NUL.
fn wide_by_nuls(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(4096)];
    let nuls = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (first, second) = (nuls(0), nuls(1));
    let units = head.len() / 2;
    if units < 2 {
        None
    } else if second * 10 > units * 4 && first * 50 < units {
        Some(UTF_16LE)
    } else if first * 10 > units * 4 && second * 50 < units {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_wide(wide: Wide, bytes: &[u8]) -> Result<String, Problem> {
    let mut text = match wide {
        Wide::Utf16(encoding) => {
            strict(encoding, bytes).map_err(|byte| damaged(encoding.name(), byte))?
        }
        Wide::Utf32(order) => utf32(bytes, order).map_err(|byte| damaged("UTF-32", byte))?,
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    match binary::controls(text.as_bytes()) {
        Some(kind) => Err(Problem::Binary(kind)),
        None => Ok(text),
    }
}

fn utf32(bytes: &[u8], order: [usize; 4]) -> Result<String, usize> {
    let whole = bytes.chunks_exact(4);
    if !whole.remainder().is_empty() {
        return Err(bytes.len() - whole.remainder().len());
    }
    whole
        .enumerate()
        .map(|(place, unit)| {
            let value = u32::from_be_bytes(order.map(|byte| unit[byte]));
            char::from_u32(value).ok_or(place * 4)
        })
        .collect()
}

/// Decodes without mercy: the place of the first byte that does not fit is the error.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    text.reserve(room.unwrap_or(bytes.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(bad, after) => {
            Err(read.saturating_sub(usize::from(bad) + usize::from(after)))
        }
        DecoderResult::OutputFull => Err(read),
    }
}

/// Text in UTF-8, or in a wider encoding of Unicode that shows; nothing is guessed.
pub(super) fn decode_unicode(mut bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(wide) = wide(&bytes) {
        return decode_wide(wide, &bytes);
    }
    if bytes.starts_with(UTF8_MARK) {
        bytes.drain(..UTF8_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| damaged("UTF-8", error.utf8_error().valid_up_to()))
}

/// The text in the older encoding that fits best; `byte` is where it stopped being UTF-8.
fn guess(bytes: &[u8], byte: usize) -> Result<String, Problem> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    // A few signs such as `£` are too little to guess by, and most such files are in windows-1252.
    [likely, WINDOWS_1252]
        .into_iter()
        .filter_map(|encoding| strict(encoding, bytes).ok())
        .find(|text| plausible(text))
        .ok_or(Problem::UnknownEncoding { byte })
        .and_then(screened)
}

/// UTF-8 with holes, as against an older encoding: most of what is not ASCII is whole, or all that
/// is wrong is a character cut off by the end.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken, mut tail) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk
            .valid()
            .chars()
            .filter(|char| !char.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
        tail = chunk.invalid().len();
    }
    whole > broken || (broken == 1 && tail > 1)
}

/// ISO-2022-JP writes Japanese in ASCII bytes between escape sequences.
fn looks_2022(text: &str) -> bool {
    ["\x1b$B", "\x1b$@"]
        .iter()
        .any(|escape| text.contains(escape))
}

fn screened(text: String) -> Result<String, Problem> {
    if text.contains('\0') {
        return Err(Problem::Binary("binary data (it holds NUL bytes)"));
    }
    Ok(text)
}

fn damaged(encoding: &str, byte: usize) -> Problem {
    Problem::Encoding {
        encoding: encoding.to_owned(),
        byte,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "“Déjà vu” – the café’s 10 € breakfast\r\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_mark_is_believed_and_dropped() {
        let marked = format!("\u{feff}{TEXT}");
        let utf32 = |bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
            marked.chars().flat_map(|char| bytes(char.into())).collect()
        };
        for bytes in [
            marked.clone().into_bytes(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf32(u32::to_le_bytes),
            utf32(u32::to_be_bytes),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn utf16_shows_without_a_mark() {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(utf16(TEXT, bytes)).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn older_encodings_are_guessed() {
        for (label, text) in [
            (
                "windows-1252",
                "The café’s “Déjà vu” breakfast costs 10 €, naïve guests said.\n",
            ),
            (
                "windows-1252",
                "The fee is £5 a year, the council’s leader said.\n",
            ),
            (
                "windows-1251",
                "Мост через реку закрыт после осмотра, сообщили власти округа.\n",
            ),
            (
                "shift_jis",
                "郡は月曜日、亀裂が見つかった橋を閉鎖したと発表した。\n",
            ),
            (
                "gbk",
                "周一，县政府因发现裂缝关闭了大桥，官员表示维修需要数周时间。\n",
            ),
            ("iso-2022-jp", "郡は月曜日、橋を閉鎖した。\n"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(decode(bytes.into_owned()).as_deref(), Ok(text), "{label}");
        }
    }

    #[test]
    fn damage_is_named_by_its_place() {
        let place = |bytes: &[u8]| match decode(bytes.to_vec()) {
            Err(Problem::Encoding { byte, .. } | Problem::UnknownEncoding { byte }) => Some(byte),
            _ => None,
        };
        assert_eq!(place("café — naïve\u{e9}".as_bytes()), None);
        assert_eq!(place(b"caf\xc3\xa9 na\xc3\xafve \xff end"), Some(13));
        assert_eq!(place(b"the mayor\xe2\x80"), Some(9));
        assert_eq!(place(b"The mayor \xc3\x28 said"), Some(10));
        assert_eq!(place(b"abc \xff\xfe\xfd def"), Some(4));
        assert_eq!(place(b"words \x80\x81\x82 words"), Some(6));
        assert_eq!(place(b"\xff\xfea\0b\0c"), Some(6));
        assert_eq!(place(b"\0\0\xfe\xff\0\0\0a\0\x11\0\0"), Some(8));
    }

    #[test]
    fn a_page_is_read_as_it_says_unless_it_is_plainly_utf8() {
        let read = |bytes: &[u8], label: &str| decode_page(bytes.to_vec(), Some(label.as_bytes()));
        assert_eq!(read(b"\xe9\xf4\xf2", "windows-1251").as_deref(), Ok("йфт"));
        assert_eq!(read("café".as_bytes(), "iso-8859-1").as_deref(), Ok("café"));
        assert!(read(b"caf\xe9 \xff", "shift_jis").is_err());
        assert_eq!(read(b"plain", "no-such-label").as_deref(), Ok("plain"));
        for wide in ["utf-16", "utf-16be", "unicode"] {
            assert_eq!(read(b"plain", wide).as_deref(), Ok("plain"), "{wide}");
            assert_eq!(read("café".as_bytes(), wide).as_deref(), Ok("café"));
            let turned = utf16(TEXT, u16::to_be_bytes);
            assert_eq!(
                decode_page(turned, Some(wide.as_bytes())).as_deref(),
                Ok(TEXT)
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_utf8_comes_back_and_nothing_panics(
            text in "[^\u{0}\u{1b}\u{feff}]{0,60}",
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            prop_assert_eq!(decode(text.clone().into_bytes()), Ok(text));
            if let Ok(read) = decode(bytes) {
                prop_assert!(!read.contains('\0'));
            }
        }
    }
}
