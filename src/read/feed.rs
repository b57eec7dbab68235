//! Feeds: an item of RSS or of a WordPress export, an entry of Atom.

use super::element::Element;
use super::item::{Item, Words};

/// Where the text stands, the fullest first.
const TEXTS: [&str; 4] = ["content:encoded", "content", "description", "summary"];

/// Things that WordPress exports beside posts and pages.
const NO_POSTS: [&str; 8] = [
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
    "wp_block",
];

/// The story of an item or entry; none for what an export holds beside stories.
pub(super) fn entry(element: &Element) -> Option<Item> {
    let said = |name: &str| element.child(name).and_then(Element::words);
    if said("wp:post_type").is_some_and(|kind| NO_POSTS.contains(&kind.as_str())) {
        return None;
    }
    let first = |names: &[&str]| names.iter().find_map(|name| said(name));
    Some(Item {
        id: first(&["guid", "id"]),
        title: first(&["title"]),
        outlet: first(&["source"]).filter(|_| element.name == "item"),
        byline: byline(element),
        published: posted(element)
            .or_else(|| first(&["pubDate", "published", "dc:date", "updated"])),
        url: link(element),
        language: element
            .attribute("xml:lang")
            .map(str::to_owned)
            .or_else(|| first(&["dc:language"])),
        words: words(element),
    })
}

/// When WordPress published a post, in UTC; drafts have no such time.
fn posted(element: &Element) -> Option<String> {
    let time = element.child("wp:post_date_gmt")?.words()?;
    let (day, hour) = time.split_once(' ')?;
    (!day.starts_with("0000")).then(|| format!("{day}T{hour}Z"))
}

fn byline(element: &Element) -> Option<String> {
    let creator = element.child("dc:creator").and_then(Element::words);
    creator.or_else(|| {
        let author = element.child("author")?;
        author.child("name").unwrap_or(author).words()
    })
}

/// The address: what RSS says between the tags of `link`, or the `href` that leads to the page.
fn link(element: &Element) -> Option<String> {
    let links = || element.elements().filter(|child| child.name == "link");
    let page = links().find(|link| {
        matches!(link.attribute("rel"), None | Some("alternate"))
            && link.attribute("href").is_some()
    });
    match page.and_then(|link| link.attribute("href")) {
        Some(href) => Some(href.to_owned()),
        None => links().find_map(Element::words),
    }
}

fn words(element: &Element) -> Words {
    let filled = |name: &&str| {
        let text = element.child(name)?;
        let nothing = text.text().trim().is_empty();
        (!nothing).then_some(text)
    };
    match TEXTS.iter().find_map(filled) {
        None => Words::default(),
        Some(text) => match text.attribute("type") {
            Some("xhtml") => Words::Html(text.html()),
            Some("text") => Words::Plain(text.text().trim().to_owned()),
            None if element.name == "entry" => Words::Plain(text.text().trim().to_owned()),
            _ => Words::Typed(text.text()),
        },
    }
}
