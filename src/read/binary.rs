//! Binary files: told from text by known first bytes, NULs and control characters.

use super::encoding;

/// First bytes that give a file away.
const MAGIC: [(&[u8], &str); 26] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
];

/// One control character in this many bytes is no text any more.
const TEXT_TO_CONTROLS: usize = 20;

/// What the first bytes of a file show it to be, if that is not text.
pub(super) fn looks_like(head: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| starts(head, magic)) {
        return Some(kind);
    }
    if encoding::is_wide(head) {
        return None;
    }
    controls(head)
}

/// Whether the text holds what no text holds: NULs, or many control characters.
pub(super) fn controls(bytes: &[u8]) -> Option<&'static str> {
    if bytes.contains(&0) {
        return Some("binary data (it holds NUL bytes)");
    }
    let strange = bytes.iter().filter(|byte| is_strange(**byte)).count();
    if strange * TEXT_TO_CONTROLS > bytes.len() {
        return Some("binary data (it holds many control characters)");
    }
    None
}

/// Magic of letters alone is a word that an article may begin with, so it needs company.
fn starts(head: &[u8], magic: &[u8]) -> bool {
    let plain = magic.iter().all(u8::is_ascii_alphanumeric);
    head.starts_with(magic) && (!plain || controls(head).is_some())
}

fn is_strange(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_files_are_called_by_name() {
        assert_eq!(looks_like(b"\x89PNG\r\n\x1a\n\0"), Some("a PNG image"));
        assert_eq!(looks_like(b"%PDF-1.7\n"), Some("a PDF"));
        assert_eq!(looks_like(b"PAR1\x15\0\x15"), Some("a Parquet table"));
    }

    #[test]
    fn words_that_happen_to_be_magic_are_words() {
        assert_eq!(looks_like(b"RIFF raff, street rat"), None);
        assert_eq!(looks_like(b"ID3 checks at the polls"), None);
    }

    #[test]
    fn nuls_and_controls_are_no_text() {
        assert!(looks_like(b"some text\0more").is_some());
        assert!(looks_like(&[1, 2, 3, b'a', 5, 6]).is_some());
        assert_eq!(looks_like(b"page\x0cbreak\tand \x1b[1mcolour"), None);
        assert_eq!(looks_like(b""), None);
    }
}
