//! CSV and TSV: a row an article, the first row the names of the columns.

use std::io::BufRead;

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};

use super::encoding;
use super::error::Problem;
use super::meter::Meter;
use super::quotes::Quotes;
use super::record::{Content, Cut, Place};
use super::row::Row;

/// What may stand between columns where the format leaves it open.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// What stands between the columns of a file that begins with `head`: what its first line has most of.
pub(super) fn delimiter(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [0; DELIMITERS.len()];
    for byte in head {
        quoted ^= *byte == b'"';
        if *byte == b'\n' && !quoted {
            break;
        }
        let known = DELIMITERS.iter().position(|known| known == byte);
        if let Some(nth) = known.filter(|_| !quoted) {
            counts[nth] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let nth = counts.iter().position(|count| *count == most && most > 0);
    DELIMITERS[nth.unwrap_or(0)]
}

/// The rows of `input`, that are not blank, with their places.
///
/// A row longer than `limit` is an error; one that does not end within it ends the file, for a quotation
/// mark that is never closed makes all that follows one row. So is one with text behind a closing mark, and the next is
/// read. Cells that a row lacks are blank.
pub(super) fn rows(
    input: Box<dyn BufRead + Send>,
    delimiter: u8,
    limit: u64,
) -> impl Iterator<Item = Cut> + Send {
    let mut rows = Rows {
        reader: ReaderBuilder::new()
            .delimiter(delimiter)
            // Line feeds alone, so that lines are counted where they end.
            .terminator(Terminator::Any(b'\n'))
            .flexible(true)
            .has_headers(false)
            .from_reader(Quotes::new(Meter::new(input, limit), delimiter)),
        names: None,
        limit,
        done: false,
    };
    std::iter::from_fn(move || rows.next_row())
}

struct Rows<R> {
    reader: Reader<Quotes<Meter<R>>>,
    names: Option<Vec<String>>,
    limit: u64,
    done: bool,
}

impl<R: BufRead> Rows<R> {
    /// The next row that is not blank, or what is wrong with it; the first row gives the names.
    fn next_row(&mut self) -> Option<Cut> {
        while !self.done {
            self.reader.get_mut().input().renew();
            let mut row = ByteRecord::new();
            let begun = self.line();
            match self.reader.read_byte_record(&mut row) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.done = true;
                    return Some(Cut::content(at(begun), Err(refusal(error))));
                }
            }
            let breaks = row.as_slice().iter().filter(|byte| **byte == b'\n');
            let breaks = breaks.count();
            // Behind it, if a line feed ended it and the file goes on.
            let place = at(begun.max(self.line().saturating_sub(breaks + 1)));
            match (self.texts(&row), &self.names) {
                (Err(problem), names) => {
                    // Without names nothing below says what it is.
                    self.done = names.is_none();
                    return Some(Cut::content(place, Err(problem)));
                }
                (Ok(names), None) => self.names = Some(names),
                (Ok(texts), Some(_)) if texts.iter().all(|text| text.trim().is_empty()) => {}
                (Ok(mut texts), Some(names)) => {
                    texts.resize(names.len().max(texts.len()), String::new());
                    let row: Row = names.iter().cloned().zip(texts).collect();
                    let cut = Cut::content(place, Ok(Content::Row(row)));
                    return Some(cut.to(place.line + breaks));
                }
            }
        }
        None
    }

    fn line(&self) -> usize {
        usize::try_from(self.reader.position().line()).unwrap_or(usize::MAX)
    }

    fn texts(&mut self, row: &ByteRecord) -> Result<Vec<String>, Problem> {
        let end = self.reader.position().byte();
        let slip = self.reader.get_mut().slip(end);
        let (size, limit) = (row.as_slice().len() as u64, self.limit);
        if size > limit {
            return Err(Problem::TooLarge { size, limit });
        }
        if let Some(slip) = slip {
            return Err(Problem::Row(slip));
        }
        let decoded = |field: &[u8]| encoding::decode_line(field).map(|text| text.into_owned());
        let mut texts: Vec<String> = row.iter().map(decoded).collect::<Result<_, _>>()?;
        if let Some(last) = texts.last_mut().filter(|last| last.ends_with('\r')) {
            last.pop();
        }
        Ok(texts)
    }
}

fn at(line: usize) -> Place {
    Place { line, column: 1 }
}

fn refusal(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => Problem::Table(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_the_first_line_has_most_of() {
        for (head, expected) in [
            ("title;text\na,b,c,d;e", b';'),
            ("\"a;b;c\",title,text\n", b','),
            ("title\ttext", b'\t'),
            ("text\n;;;", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(head.as_bytes()), expected, "{head}");
        }
    }

    #[track_caller]
    fn check(table: &'static str, expected: &[&str]) {
        let cuts = rows(Box::new(table.as_bytes()), b',', 40).map(|cut| {
            let line = cut.place.line;
            match cut.content {
                Ok(Content::Row(row)) => {
                    let cells: Vec<_> = row
                        .iter()
                        .map(|(name, text)| format!("{name}={text}"))
                        .collect();
                    format!("{line} {}", cells.join("|"))
                }
                Ok(_) => String::new(),
                Err(problem) => format!("{line} {problem}"),
            }
        });
        assert_eq!(cuts.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn quotes_hold_commas_and_lines_and_short_rows_are_rows() {
        check(
            "title,text\n\"A, \"\"b\"\"\",\"one\ntwo\"\r\n\n,\nlast\n",
            &["2 title=A, \"b\"|text=one\ntwo", "6 title=last|text="],
        );
        check("title,text\n", &[]);
    }

    #[test]
    fn a_mark_that_goes_astray_is_an_error_of_its_row() {
        let behind = "a row with text behind a closing quotation mark; a mark inside a cell is written twice";
        let open = "a row that does not end: a quotation mark in it is never closed";
        check(
            "a,text\n1,\"b\"c\n2,\"one\n3,two\n4,\"three\"\n5,x \"y\"\n6,\"z\" \r\n",
            &[
                &format!("2 {behind}"),
                &format!("3 {behind}"),
                "6 a=5|text=x \"y\"",
                "7 a=6|text=z ",
            ],
        );
        check("text\na\n\"b\nc", &["2 text=a", &format!("3 {open}")]);
        check("\"te\"xt\na\n", &[&format!("1 {behind}")]);
    }

    #[test]
    fn a_quotation_without_end_is_an_error() {
        let long =
            "text\nshort\n\"0123456789012345678901234567890123456789 and on and on\nfor ever\n";
        check(
            long,
            &[
                "2 text=short",
                "3 64 bytes, over the limit of 40 bytes for one article",
            ],
        );
    }
}
