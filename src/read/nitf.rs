//! NITF: a story in the News Industry Text Format.

use super::element::Element;
use super::item::{Item, Words};

/// The story of a `nitf` element.
pub(super) fn story(nitf: &Element) -> Option<Item> {
    let attribute = |element: &str, name: &str| {
        let found = nitf.find(element)?.attribute(name)?;
        Some(found.to_owned())
    };
    let said = |name: &str| nitf.find(name).and_then(Element::words);
    Some(Item {
        id: attribute("doc-id", "id-string"),
        title: said("hl1").or_else(|| said("title")),
        outlet: attribute("pubdata", "name").or_else(|| said("distributor")),
        byline: said("byline"),
        published: attribute("date.issue", "norm")
            .or_else(|| attribute("pubdata", "date.publication"))
            .or_else(|| attribute("story.date", "norm")),
        url: attribute("pubdata", "ex-ref"),
        language: nitf.attribute("xml:lang").map(str::to_owned),
        words: words(nitf),
    })
}

/// The paragraphs of `body.content`, without pictures, notes and what stands around it.
pub(super) fn words(nitf: &Element) -> Words {
    let content = nitf.find("body.content").or_else(|| nitf.find("body"));
    content.map_or_else(Words::default, |content| Words::Html(content.html()))
}
