//! Paragraphs: where a writer breaks, which is not at each line end of hard-wrapped text.

use memchr::memchr3_iter;

use crate::span::Span;

/// The paragraphs of `body` from byte `start` on, without their line ends; blank ones are left out.
///
/// A blank line always ends a paragraph. A single line end does so too, unless the text is
/// hard-wrapped, as e-mail and agency feeds are.
pub fn paragraphs(body: &str, start: usize) -> Vec<Span> {
    let lines = lines(body, start);
    let wrapped = is_wrapped(body, &lines);
    let mut paragraphs: Vec<Span> = vec![];
    let mut open = false;
    for line in lines {
        if line.of(body).trim().is_empty() {
            open = false;
        } else if open && wrapped {
            let last = paragraphs.last_mut().expect("an open paragraph was pushed");
            *last = last.cover(line);
        } else {
            paragraphs.push(line);
            open = true;
        }
    }
    paragraphs
}

/// The lines of `body` from byte `start` on, without their ends.
fn lines(body: &str, start: usize) -> Vec<Span> {
    let bytes = body.as_bytes();
    let (mut lines, mut begin) = (vec![], start);
    for at in memchr3_iter(b'\n', b'\r', LINE_SEPARATOR[0], &bytes[start..]) {
        let at = start + at;
        let Some(len) = line_end(&bytes[at..]) else {
            continue;
        };
        // The empty line between `\r` and `\n` is none.
        let paired = begin == at && begin > 0 && bytes[at] == b'\n' && bytes[at - 1] == b'\r';
        if !paired {
            lines.push(Span::new(begin, at));
        }
        begin = at + len;
    }
    if begin < body.len() {
        lines.push(Span::new(begin, body.len()));
    }
    lines
}

const LINE_SEPARATOR: &[u8; 3] = b"\xE2\x80\xA8";
const PARAGRAPH_SEPARATOR: &[u8; 3] = b"\xE2\x80\xA9";

/// The length of the line end with which `bytes` begins, if one stands there.
fn line_end(bytes: &[u8]) -> Option<usize> {
    let long = || bytes.starts_with(LINE_SEPARATOR) || bytes.starts_with(PARAGRAPH_SEPARATOR);
    match bytes[0] {
        b'\n' | b'\r' => Some(1),
        _ => long().then_some(3),
    }
}

/// Lines longer than this, in bytes, are not wrapped by hand.
const WIDEST_WRAP: usize = 110;
/// A wrapped line is at least this long, unless a paragraph ends with it.
const NARROWEST_WRAP: usize = 45;

/// Whether the line ends are where the page was full rather than where a thought ended.
fn is_wrapped(body: &str, lines: &[Span]) -> bool {
    if lines.iter().any(|line| line.len() > WIDEST_WRAP) {
        return false;
    }
    let blank = |line: &Span| line.of(body).trim().is_empty();
    let inner = lines
        .windows(2)
        .filter(|pair| !blank(&pair[0]) && !blank(&pair[1]));
    let (mut full, mut all) = (0, 0);
    for pair in inner {
        all += 1;
        full += usize::from(pair[0].len() >= NARROWEST_WRAP && !ends_sentence(pair[0].of(body)));
    }
    all >= 2 && full * 5 >= all * 3
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .ends_with(['.', '!', '?', '"', '”', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_part_paragraphs_unless_the_text_is_wrapped() {
        let feed =
            "The council met.\nIt voted to close the bridge, which had cracked.\r\n\r\nThe end";
        assert_eq!(count(feed), 3);
        let mail = "The council met on Tuesday evening in the old town hall and\n\
                    after four hours of talk it voted to close the bridge that\n\
                    had cracked in the frost.\n\nNobody spoke against it when the mayor asked for\nother views.";
        assert_eq!(count(mail), 2);
        assert_eq!(count("\n \n"), 0);
    }

    fn count(body: &str) -> usize {
        paragraphs(body, 0).len()
    }
}
