//! Nesting: how deep the elements of a page lie in one another, told before it is parsed.
//!
//! Parsing takes time with the square of the depth and of the attributes of a tag, and stack with
//! the depth, so a page with no end of them has to be turned away unparsed.

use std::collections::BTreeMap;

use super::error::Problem;
use super::tag::{self, End};

/// Elements nested deeper than this are no page for readers.
pub(super) const DEPTH: usize = 256;

/// A tag with more attributes than this is no tag of such a page.
const ATTRIBUTES: usize = 1000;

/// Elements that never hold others, or that close by themselves when the next one opens.
const FLAT: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "rt", "rp", "html",
];

/// Shapes of pictures that are believed to close themselves; where they stand is only guessed here.
const SHAPES: usize = 5000;

/// What a page asks of its parser, as far as tags tell.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Demands {
    /// The most elements open at once.
    pub(super) depth: usize,
    /// The most attributes of one tag.
    pub(super) attributes: usize,
}

/// Refuses what asks too much.
pub(super) fn allow(demands: Demands) -> Result<(), Problem> {
    within("levels of nesting", demands.depth, DEPTH)?;
    within("attributes in a tag", demands.attributes, ATTRIBUTES)
}

/// Refuses more than `limit` of anything.
pub(super) fn within(what: &'static str, count: usize, limit: usize) -> Result<(), Problem> {
    if count > limit {
        return Err(Problem::TooMuch { what, count, limit });
    }
    Ok(())
}

/// What `page` asks of its parser, told as soon as that is too much.
pub(super) fn demands(page: &str) -> Demands {
    let mut demands = Demands::default();
    let mut open = Open::default();
    let mut rest = page;
    let mut shapes = 0;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let foreign = open.has("svg") || open.has("math");
        let raw = || if foreign { None } else { raw_end(rest) };
        if let Some(behind) = comment_end(rest).or_else(raw) {
            rest = behind;
            continue;
        }
        let closes = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let Some(name) = name(rest) else {
            continue;
        };
        let tag = tag::extent(rest);
        let shape = foreign && tag.end == End::Closed && shapes < SHAPES;
        shapes += usize::from(shape);
        if closes {
            open.close(&name);
        } else if !shape && (foreign || !FLAT.contains(&name.as_str())) {
            open.open(name);
        }
        demands.depth = demands.depth.max(open.all);
        demands.attributes = demands.attributes.max(tag.attributes);
        rest = &rest[tag.len..];
        if demands.depth > DEPTH {
            break;
        }
    }
    demands
}

/// The elements that are open, by name and altogether.
#[derive(Default)]
struct Open {
    named: BTreeMap<String, usize>,
    all: usize,
}

impl Open {
    fn has(&self, name: &str) -> bool {
        self.named.get(name).is_some_and(|count| *count > 0)
    }

    fn open(&mut self, name: String) {
        *self.named.entry(name).or_default() += 1;
        self.all += 1;
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.named.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.all -= 1;
        }
    }
}

/// The lower-cased name that a tag begins with.
fn name(tag: &str) -> Option<String> {
    let ends = |char: char| char.is_whitespace() || char == '>' || char == '/';
    // A name longer than any element's is nested like any other.
    let name: String = tag
        .chars()
        .take(32)
        .take_while(|char| !ends(*char))
        .collect();
    let named = name.starts_with(|char: char| char.is_ascii_alphabetic());
    named.then(|| name.to_ascii_lowercase())
}

/// What follows a comment that begins here; without an end it goes on to the end of the page.
fn comment_end(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix("!--")?;
    for empty in [">", "->"] {
        if let Some(behind) = inside.strip_prefix(empty) {
            return Some(behind);
        }
    }
    let mut rest = inside;
    while let Some(at) = rest.find("--") {
        rest = &rest[at + 1..];
        let behind = rest.strip_prefix("->").or(rest.strip_prefix("-!>"));
        if behind.is_some() {
            return behind;
        }
    }
    Some("")
}

/// What follows the words of a script or style that begins here, whose tags are no tags.
fn raw_end(tag: &str) -> Option<&str> {
    let end = match tag.as_bytes() {
        [b's' | b'S', b'c' | b'C', ..] if is_named(tag, "script") => "</script",
        [b's' | b'S', b't' | b'T', ..] if is_named(tag, "style") => "</style",
        _ => return None,
    };
    let found = tag
        .as_bytes()
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    tag.get(found.map_or(tag.len(), |at| at + end.len())..)
}

fn is_named(tag: &str, wanted: &str) -> bool {
    name(tag).is_some_and(|name| name == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_together_counts() {
        let depth = |page: &str| demands(page).depth;
        assert_eq!(depth("<div><b>a</b><i>b</i></div><div></div>"), 2);
        assert_eq!(depth("<p>one<p>two<br><img src=x><li>three"), 0);
        assert_eq!(
            depth("<!-- <div><div> --><script>'<div><div>'</SCRIPT><b>"),
            1
        );
        assert_eq!(depth("a < b <<div> </span> </div><div>"), 1);
        assert_eq!(depth("<i><!-- <div><div>"), 1);
        assert_eq!(depth("<!--><div><!-- x --!><div title='<b>'>"), 2);
        assert_eq!(depth("<svg><style><td><td>"), 4);
        assert_eq!(
            depth(&format!("<svg>{}", "<path d='x'/>".repeat(SHAPES))),
            1
        );
        assert_eq!(depth(&format!("<svg>{}", "<g/>".repeat(SHAPES + 300))), 257);
        assert_eq!(depth(&"<x-y é>".repeat(1000)), 257);
    }

    #[test]
    fn the_tag_with_most_attributes_counts() {
        assert_eq!(demands("<a b c='d e f'><a b></a c d e>").attributes, 3);
    }
}
