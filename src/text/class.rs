//! Word-break classes of the characters that plain news text is made of.

/// What a character does to the word it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of no word; the end of the text too.
    Gap,
    /// A letter (ALetter).
    Letter,
    /// A digit (Numeric).
    Digit,
    /// The underscore, which ties letters and digits (ExtendNumLet).
    Joiner,
    /// Holds letters together, or digits: full stop and apostrophes (MidNumLet, Single_Quote).
    MidAny,
    /// Holds letters together: the colon (MidLetter).
    MidLetter,
    /// Holds digits together: comma and semicolon (MidNum).
    MidDigit,
    /// None of these; the full rules must judge.
    Strange,
}

/// White space that parts words whatever stands beside it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// The class of the character at byte `at`, and its length in bytes.
#[inline]
pub(super) fn class_at(bytes: &[u8], at: usize) -> (Class, usize) {
    match bytes.get(at) {
        None => (Class::Gap, 0),
        Some(byte) if byte.is_ascii() => (ascii(*byte), 1),
        Some(_) => beyond_ascii(&bytes[at..]),
    }
}

fn ascii(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'_' => Class::Joiner,
        b'.' | b'\'' => Class::MidAny,
        b':' => Class::MidLetter,
        b',' | b';' => Class::MidDigit,
        _ => Class::Gap,
    }
}

/// Marks that newsrooms set, and precomposed Latin letters (U+00C0 to U+024F).
fn beyond_ascii(bytes: &[u8]) -> (Class, usize) {
    match bytes {
        // U+00D7 and U+00F7, the signs of multiplication and division.
        [0xC3, 0x97 | 0xB7, ..] => (Class::Gap, 2),
        [0xC3..=0xC8, ..] => (Class::Letter, 2),
        [0xC9, 0x80..=0x8F, ..] => (Class::Letter, 2),
        // No-break space, £ © « ® ° ».
        [0xC2, 0xA0 | 0xA3 | 0xA9 | 0xAB | 0xAE | 0xB0 | 0xBB, ..] => (Class::Gap, 2),
        // ‘ and ’.
        [0xE2, 0x80, 0x98 | 0x99, ..] => (Class::MidAny, 3),
        // Dashes, ‚ “ ” „ • and …
        [
            0xE2,
            0x80,
            0x92..=0x95 | 0x9A | 0x9C..=0x9E | 0xA2 | 0xA6,
            ..,
        ] => (Class::Gap, 3),
        // €
        [0xE2, 0x82, 0xAC, ..] => (Class::Gap, 3),
        _ => (Class::Strange, 1),
    }
}
