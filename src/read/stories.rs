//! Stories: what kind of XML a file is, by its root element, and the items in it one by one.

use std::io::BufRead;

use super::element::{Element, local};
use super::error::Problem;
use super::feed;
use super::item::Item;
use super::newsml;
use super::nitf;
use super::record::{Content, Cut, Extent, Place};
use super::xml::{Step, Xml};

/// Kinds of XML that hold news: the root, the element of one item, and how to read that.
const KINDS: [Kind; 6] = [
    Kind::new("rss", "item", feed::entry),
    Kind::new("RDF", "item", feed::entry),
    Kind::new("feed", "entry", feed::entry),
    Kind::new("nitf", "nitf", nitf::story),
    Kind::new("newsItem", "newsItem", newsml::item),
    Kind::new("newsMessage", "newsItem", newsml::item),
];

struct Kind {
    root: &'static str,
    item: &'static str,
    /// None for an item that is no story.
    read: fn(&Element) -> Option<Item>,
}

impl Kind {
    const fn new(
        root: &'static str,
        item: &'static str,
        read: fn(&Element) -> Option<Item>,
    ) -> Self {
        Self { root, item, read }
    }

    fn of(root: &str) -> Result<&'static Self, Problem> {
        let known = KINDS.iter().find(|kind| kind.root == local(root));
        known.ok_or_else(|| Problem::UnknownXml(root.to_owned()))
    }
}

/// The items of `input` in UTF-8, with their places.
///
/// What is not well formed, or larger than `limit`, is an error in its place and ends the file.
pub(super) fn stories(
    input: Box<dyn BufRead + Send>,
    limit: u64,
) -> impl Iterator<Item = Cut> + Send {
    let mut stories = Some(Stories {
        xml: Xml::new(input, limit),
        kind: None,
        channel: Channel::default(),
        found: 0,
    });
    std::iter::from_fn(move || {
        let reader = stories.as_mut()?;
        let outcome = reader.next_item();
        let cut = match outcome {
            Ok(Some((place, extent, item))) => {
                let content = Ok(Content::Item(Box::new(item)));
                Some(Cut {
                    extent,
                    ..Cut::content(place, content).to(reader.xml.line())
                })
            }
            Ok(None) => reader.none_found(),
            Err(problem) => Some(Cut::part(place(reader.xml.line()), Err(problem))),
        };
        let done = !matches!(&cut, Some(Cut { content: Ok(_), .. }));
        stories = stories.take().filter(|_| !done);
        cut
    })
}

struct Stories<R> {
    xml: Xml<R>,
    kind: Option<&'static Kind>,
    channel: Channel,
    found: usize,
}

/// What a feed says of all its items.
#[derive(Default)]
struct Channel {
    title: Option<String>,
    language: Option<String>,
}

fn place(line: usize) -> Place {
    Place { line, column: 1 }
}

impl<R: BufRead> Stories<R> {
    fn next_item(&mut self) -> Result<Option<(Place, Extent, Item)>, Problem> {
        loop {
            self.xml.renew();
            let line = self.xml.line();
            let opened = match self.xml.step()? {
                Step::End => return Ok(None),
                Step::Open(element) => element,
                _ => continue,
            };
            let kind = match self.kind {
                Some(kind) => kind,
                None => self.begin(&opened)?,
            };
            if opened.local() == kind.item {
                let extent = self.extent();
                let element = self.xml.rest_of(opened)?;
                if let Some(item) = (kind.read)(&element) {
                    self.found += 1;
                    return Ok(Some((place(line), extent, self.channel.fill(item))));
                }
            } else if self.is_about_the_feed() {
                let element = self.xml.rest_of(opened)?;
                self.channel.note(&element);
            }
        }
    }

    fn begin(&mut self, root: &Element) -> Result<&'static Kind, Problem> {
        let kind = Kind::of(&root.name)?;
        let language = root.attribute("xml:lang");
        self.channel.language = language.map(str::to_owned);
        self.kind = Some(kind);
        Ok(kind)
    }

    /// An item that is the root is all of its file.
    fn extent(&self) -> Extent {
        match self.xml.open() {
            [_] => Extent::Whole,
            _ => Extent::Part,
        }
    }

    /// Whether the element opened last says something of the feed as a whole.
    fn is_about_the_feed(&self) -> bool {
        let [.., parent, name] = self.xml.open() else {
            return false;
        };
        let told = ["title", "language"].contains(&name.as_str());
        told && ["channel", "feed"].contains(&local(parent))
    }

    /// A file without any root element is no XML; one without items says nothing.
    fn none_found(&self) -> Option<Cut> {
        let problem = match self.kind {
            None => Problem::Empty,
            Some(kind) if self.found == 0 && kind.root == kind.item => Problem::Empty,
            Some(_) => return None,
        };
        Some(Cut::whole(Err(problem)))
    }
}

impl Channel {
    fn note(&mut self, element: &Element) {
        let slot = match element.name.as_str() {
            "title" => &mut self.title,
            _ => &mut self.language,
        };
        *slot = element.words().or(slot.take());
    }

    fn fill(&self, mut item: Item) -> Item {
        item.outlet = item.outlet.or_else(|| self.title.clone());
        item.language = item.language.or_else(|| self.language.clone());
        item
    }
}
