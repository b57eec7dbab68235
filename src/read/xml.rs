//! XML: elements as they come, and one element with all it holds, within limits.
//!
//! Entities that a file declares itself are an error, so nothing grows as it is read.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::element::{Element, Node};
use super::error::Problem;
use super::meter::Meter;
use super::nesting::{DEPTH, within};

/// This many elements are not one article.
const ELEMENTS: usize = 500_000;

/// A stream of XML.
pub(super) struct Xml<R> {
    reader: Reader<Meter<R>>,
    buffer: Vec<u8>,
    /// The names of the elements that are open, outermost first.
    open: Vec<String>,
}

/// What comes next in a stream.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// An element opens: its name and attributes, nothing in it yet.
    Open(Element),
    /// The element of this name, opened last, is over.
    Close(String),
    /// Characters, entities resolved.
    Text(String),
    /// The end of the file.
    End,
}

impl<R: BufRead> Xml<R> {
    /// `input`, in UTF-8; an article may take up `limit` bytes of it.
    pub(super) fn new(input: R, limit: u64) -> Self {
        let mut reader = Reader::from_reader(Meter::new(input, limit));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            open: Vec::new(),
        }
    }

    /// The line it has come to, from 1.
    pub(super) fn line(&self) -> usize {
        self.reader.get_ref().line()
    }

    /// Grants the next article its bytes.
    pub(super) fn renew(&mut self) {
        self.reader.get_mut().renew();
    }

    /// The names of the elements that are open, outermost first.
    pub(super) fn open(&self) -> &[String] {
        &self.open
    }

    /// The next step; comments and instructions are passed over.
    pub(super) fn step(&mut self) -> Result<Step, Problem> {
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let step = match event.map_err(|error| refusal(&error))? {
                Event::Start(tag) => Step::Open(element(&tag)?),
                Event::End(tag) => Step::Close(tag.name().into_inner().to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Step::Text(resolved(&reference)),
                Event::DocType(about) if about.contains("<!ENTITY") => {
                    return Err(Problem::Entities);
                }
                Event::Eof => Step::End,
                _ => continue,
            };
            self.note(&step)?;
            return Ok(step);
        }
    }

    /// Follows what opens and closes.
    fn note(&mut self, step: &Step) -> Result<(), Problem> {
        match step {
            Step::Open(element) => {
                self.open.push(element.name.clone());
                within("levels of nesting", self.open.len(), DEPTH)
            }
            Step::Close(_) => {
                self.open.pop();
                Ok(())
            }
            Step::End if !self.open.is_empty() => {
                let last = self.open.last().cloned().unwrap_or_default();
                Err(Problem::Xml(format!("the file ends inside `{last}`")))
            }
            _ => Ok(()),
        }
    }

    /// All of the element that has just been opened.
    pub(super) fn rest_of(&mut self, opened: Element) -> Result<Element, Problem> {
        let mut above = Vec::new();
        let mut element = opened;
        let mut count = 1;
        loop {
            match self.step()? {
                Step::Open(child) => {
                    count += 1;
                    within("elements", count, ELEMENTS)?;
                    above.push(std::mem::replace(&mut element, child));
                }
                Step::Text(text) => element.add_text(text),
                Step::Close(_) => match above.pop() {
                    Some(mut parent) => {
                        parent.children.push(Node::Element(element));
                        element = parent;
                    }
                    None => return Ok(element),
                },
                Step::End => return Ok(element),
            }
        }
    }
}

fn element(tag: &BytesStart) -> Result<Element, Problem> {
    let mut element = Element::new(tag.name().into_inner());
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| Problem::Xml(error.to_string()))?;
        let value = unescape_with(&attribute.value, resolve_html5_entity)
            .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        let name = attribute.key.into_inner().to_owned();
        element.attributes.push((name, value));
    }
    Ok(element)
}

/// The character an entity stands for; an unknown one stays as it is written.
fn resolved(reference: &BytesRef) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(char)) => char.to_string(),
        _ => resolve_html5_entity(reference)
            .map_or_else(|| format!("&{};", &**reference), str::to_owned),
    }
}

fn refusal(error: &quick_xml::Error) -> Problem {
    match error {
        quick_xml::Error::Io(inner) => {
            let said = inner.get_ref().and_then(|inner| inner.downcast_ref());
            said.cloned()
                .unwrap_or_else(|| Problem::Io(inner.to_string()))
        }
        other => Problem::Xml(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Result<Element, Problem> {
        let mut xml = Xml::new(xml.as_bytes(), 1 << 20);
        loop {
            match xml.step()? {
                Step::Open(root) => return xml.rest_of(root),
                Step::End => return Err(Problem::Empty),
                _ => {}
            }
        }
    }

    #[test]
    fn an_element_is_read_with_all_it_holds() {
        let root = read(
            "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd'><a b='&quot;c&amp;d'>x &lt;&#233;&nbsp;&own;\
             <![CDATA[<p>&amp;]]><!-- no --><i/>y</a>",
        )
        .expect("an element");
        assert_eq!(root.attribute("b"), Some("\"c&d"));
        assert_eq!(root.text(), "x <é\u{a0}&own;<p>&amp;y");
    }

    #[test]
    fn what_is_broken_or_endless_is_refused() {
        let deep = |levels: usize| {
            read(&format!(
                "{}x{}",
                "<a>".repeat(levels),
                "</a>".repeat(levels)
            ))
        };
        assert!(deep(DEPTH).is_ok());
        let over = deep(DEPTH + 1).expect_err("an error").to_string();
        assert_eq!(
            over,
            "257 levels of nesting, over the limit of 256 for one article"
        );
        let many = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS));
        assert!(matches!(
            read(&many),
            Err(Problem::TooLarge { .. } | Problem::TooMuch { .. })
        ));
        let laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(read(laughs), Err(Problem::Entities));
        assert!(matches!(read("<a><b></a>"), Err(Problem::Xml(_))));
        assert_eq!(
            read("<a><b>x"),
            Err(Problem::Xml("the file ends inside `b`".into()))
        );
        let wide = format!("<a>{}</a>", " ".repeat(1 << 21));
        assert!(matches!(read(&wide), Err(Problem::TooLarge { .. })));
    }
}
