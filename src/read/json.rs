//! JSON: an article, a list of articles, or an object whose `articles` is such a list.
//!
//! The file is cut into values by brackets and quotes alone, so that a list of any length streams;
//! each value is then parsed by itself, and a broken one does not take its neighbours along.

mod value;

use std::io::{self, BufRead};

use super::agency;
use super::bytes::Bytes;
use super::error::Problem;
use super::record::{Content, Cut, Extent, Place};

use value::{Scan, Value};

/// Values in a list that are no objects, after which the list is taken for no list of articles.
const STRAYS: usize = 100;

/// The values of `input` that may be articles, with their places.
///
/// A value longer than `limit` is passed over without being held, and is an error. Values may also
/// follow one another without a list around them.
pub(super) fn values(
    input: Box<dyn BufRead + Send>,
    limit: u64,
) -> impl Iterator<Item = Cut> + Send {
    let mut cutter = Cutter {
        input: Bytes::new(input),
        limit,
        layer: Layer::Top,
        values: 0,
        strays: 0,
        is_blank: true,
        feed: None,
    };
    std::iter::from_fn(move || cutter.next_value())
}

struct Cutter {
    input: Bytes<Box<dyn BufRead + Send>>,
    limit: u64,
    layer: Layer,
    values: usize,
    strays: usize,
    /// Whether nothing but white space has been met.
    is_blank: bool,
    /// The title of the feed whose entries these are, if they are.
    feed: Option<Option<String>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Layer {
    /// Between values of the file itself.
    Top,
    /// In a list of articles that began here, between values of the file.
    List(Place),
    /// In a list of articles inside an object that began here; what follows the list is not read.
    Articles(Place),
    /// Behind the last thing worth reading.
    Done,
}

impl Cutter {
    fn next_value(&mut self) -> Option<Cut> {
        self.step().unwrap_or_else(|error| {
            self.layer = Layer::Done;
            Some(Cut::part(self.input.place(), Err(error.into())))
        })
    }

    /// The next value; enters and leaves lists on the way.
    fn step(&mut self) -> io::Result<Option<Cut>> {
        while self.layer != Layer::Done {
            let next = self.input.peek_solid()?;
            let here = self.input.place();
            self.is_blank &= next.is_none();
            match (self.layer, next) {
                (Layer::List(start) | Layer::Articles(start), None) => {
                    self.layer = Layer::Done;
                    return Ok(Some(Cut::part(start, Err(Problem::CutShort))));
                }
                (_, None) => {
                    self.layer = Layer::Done;
                    if self.is_blank {
                        return Ok(Some(Cut::whole(Err(Problem::Empty))));
                    }
                }
                (Layer::Top, Some(b'[')) => self.enter(b'[', Layer::List(here)),
                (Layer::List(_) | Layer::Articles(_), Some(b',')) => self.enter(b',', self.layer),
                (Layer::List(_), Some(b']')) => self.enter(b']', Layer::Top),
                (Layer::Articles(_), Some(b']')) => self.enter(b']', Layer::Done),
                (_, Some(first)) => {
                    if let Some(cut) = self.value(first, here)? {
                        return Ok(Some(cut));
                    }
                    self.layer = Layer::Articles(here);
                }
            }
        }
        Ok(None)
    }

    fn enter(&mut self, bracket: u8, layer: Layer) {
        self.input.step_over(bracket);
        self.layer = layer;
    }

    /// The value that begins here; `None` if it turned out to hold the list of articles.
    fn value(&mut self, first: u8, here: Place) -> io::Result<Option<Cut>> {
        let mut value = Value::default();
        let whole = loop {
            let chunk = self.input.chunk()?;
            if chunk.is_empty() {
                break value.is_whole();
            }
            let (used, scan) = value.scan(chunk, self.limit);
            self.input.skip(used);
            match scan {
                Scan::Over => break true,
                Scan::AtList if self.layer == Layer::Top && value.awaits("articles") => {
                    self.input.step_over(b'[');
                    return Ok(None);
                }
                Scan::AtList if self.layer == Layer::Top && value.awaits_entries() => {
                    self.feed = Some(value.title());
                    self.input.step_over(b'[');
                    return Ok(None);
                }
                Scan::AtList => {
                    value.push(b"[", self.limit);
                    self.input.step_over(b'[');
                }
                Scan::More => {}
            }
        };
        let last = self.input.place().line;
        let alone = self.is_alone()?;
        self.count(first);
        let content = value.outcome(whole, self.limit);
        let content = content.map(|bytes| self.content(bytes));
        Ok(Some(Cut {
            extent: if alone { Extent::Whole } else { Extent::Part },
            ..Cut::content(here, content).to(last)
        }))
    }

    /// An entry of a feed is a story with its outlet; all else is for its field names to tell.
    fn content(&self, bytes: Vec<u8>) -> Content {
        let entry = self.feed.as_ref().and_then(|title| {
            let mut item = agency::item(std::str::from_utf8(&bytes).ok()?)?;
            item.outlet = item.outlet.or_else(|| title.clone());
            Some(item)
        });
        entry.map_or(Content::Bytes(bytes), |item| Content::Item(Box::new(item)))
    }

    /// Whether the value just read is all there is in the file.
    fn is_alone(&mut self) -> io::Result<bool> {
        Ok(self.layer == Layer::Top && self.values == 0 && self.input.peek_solid()?.is_none())
    }

    /// Gives up on a file whose values are not articles.
    fn count(&mut self, first: u8) {
        self.values += 1;
        self.strays += usize::from(first != b'{');
        if self.strays >= STRAYS || (self.strays > 0 && self.layer == Layer::Top) {
            self.layer = Layer::Done;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &'static str, expected: &[&str]) {
        let cuts = values(Box::new(input.as_bytes()), 30).map(|cut| {
            let bytes = match cut.content {
                Ok(Content::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
                Ok(_) => "a story".into(),
                Err(problem) => problem.to_string(),
            };
            match cut.extent {
                Extent::Whole => bytes,
                Extent::Part => format!("{}:{} {bytes}", cut.place.line, cut.place.column),
            }
        });
        assert_eq!(cuts.collect::<Vec<_>>(), expected, "{input}");
    }

    #[test]
    fn one_object_is_the_whole_file() {
        check(" {\"text\": \"a}]\\\"\"}\n", &["{\"text\": \"a}]\\\"\"}"]);
    }

    #[test]
    fn lists_are_cut_wherever_they_stand() {
        check(
            "[\n {\"a\": 1},\n {\"b\": [2]}]",
            &["2:2 {\"a\": 1}", "3:2 {\"b\": [2]}"],
        );
        check(
            "{\"n\": [1], \"articles\" : [{\"a\": 1}], \"x\": 2}",
            &["1:26 {\"a\": 1}"],
        );
        check(
            "{\"a\": 1} {\"b\": 2}",
            &["1:1 {\"a\": 1}", "1:10 {\"b\": 2}"],
        );
        check("[]", &[]);
    }

    #[test]
    fn entries_of_a_feed_are_stories() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Post",
            "items": [{"id": "7", "content_text": "Shut."}]}"#;
        let mut cuts = values(Box::new(feed.as_bytes()), 100);
        let cut = cuts.next().expect("an entry");
        let Ok(Content::Item(item)) = cut.content else {
            panic!("a story");
        };
        assert_eq!(
            (item.id.as_deref(), item.outlet.as_deref()),
            (Some("7"), Some("The Post"))
        );
        assert_eq!((cut.place.line, cuts.count()), (2, 0));
        check("{\"items\": [1]}", &["{\"items\": [1]}"]);
    }

    #[test]
    fn a_large_value_is_passed_over() {
        check(
            "[{\"text\": \"0123456789012345678901\"}, {\"a\": 1}]",
            &[
                "1:2 34 bytes, over the limit of 30 bytes for one article",
                "1:38 {\"a\": 1}",
            ],
        );
    }

    #[test]
    fn an_end_too_soon_is_named_where_it_hurts() {
        let cut = "the file ends inside a JSON value that begins here";
        check(
            "[{\"a\": 1}, {\"b\"",
            &[
                "1:2 {\"a\": 1}",
                &format!("1:12 {cut}"),
                &format!("1:1 {cut}"),
            ],
        );
        check(" \n", &["no text"]);
    }

    #[test]
    fn what_is_no_json_is_one_record_and_no_more() {
        check("hello world", &["1:1 hello"]);
        check("]]]", &["1:1 ]"]);
    }

    #[test]
    fn an_endless_list_of_numbers_is_given_up() {
        let numbers: &'static str = format!("[{}]", "1,".repeat(5000)).leak();
        assert_eq!(values(Box::new(numbers.as_bytes()), 30).count(), STRAYS);
    }
}
