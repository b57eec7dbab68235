//! Nesting: how deep the elements of a page lie in one another, told before it is parsed.
//!
//! Parsing takes time with the square of the depth, and stack with the depth, so a page nested
//! without end has to be turned away unparsed.

use std::collections::BTreeMap;

/// Elements that never hold others, or that close by themselves when the next one opens.
const FLAT: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "rt", "rp", "html",
];

/// The most elements open at once, as far as tags tell.
pub(super) fn depth(page: &str) -> usize {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut now, mut most) = (0, 0);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(raw) = raw_end(rest) {
            rest = raw;
        } else if let Some(name) = rest.strip_prefix('/').and_then(name) {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                now -= 1;
            }
        } else if let Some(name) = name(rest).filter(|name| !FLAT.contains(&name.as_str())) {
            *open.entry(name).or_default() += 1;
            now += 1;
            most = most.max(now);
        }
    }
    most
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

/// What follows a comment, script or style that begins here, whose tags are no tags.
fn raw_end(tag: &str) -> Option<&str> {
    let end = match tag.as_bytes() {
        [b'!', b'-', b'-', ..] => "-->",
        [b's' | b'S', b'c' | b'C', ..] if is_named(tag, "script") => "</script",
        [b's' | b'S', b't' | b'T', ..] if is_named(tag, "style") => "</style",
        _ => return None,
    };
    let bytes = tag.as_bytes();
    let at = bytes
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()))?;
    tag.get(at + end.len()..)
}

fn is_named(tag: &str, wanted: &str) -> bool {
    name(tag).is_some_and(|name| name == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_together_counts() {
        assert_eq!(depth("<div><b>a</b><i>b</i></div><div></div>"), 2);
        assert_eq!(depth("<p>one<p>two<br><img src=x><li>three"), 0);
        assert_eq!(
            depth("<!-- <div><div> --><script>'<div><div>'</SCRIPT><b>"),
            1
        );
        assert_eq!(depth("a < b <<div> </span> </div><div>"), 1);
        assert_eq!(depth(&"<x-y é>".repeat(1000)), 1000);
    }
}
