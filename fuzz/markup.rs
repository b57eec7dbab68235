//! Markup: what a browser makes of a page, as far as that could run or load something.

use std::sync::LazyLock;

/// Elements that the templates write.
const ELEMENTS: &str = "\
    a abbr article aside b blockquote body br button caption circle code dd defs del details div dl dt
    fieldset figcaption figure footer form g h1 h2 h3 head header html i input ins label legend li link main
    mark meta nav noscript ol option p path q rect script section select span style summary sup svg symbol
    table tbody td th thead time title tr ul use";

/// Attributes that the templates write; any beginning with `data-` or `aria-` beside them.
const ATTRIBUTES: &str = "\
    accept autocomplete charset checked class content cx cy d datetime dir fill height hidden href http-equiv id
    lang maxlength name open placeholder r rel role scope stroke stroke-width tabindex title type value
    viewBox width x y";

/// Reads a page tag by tag and tells what its `script` elements hold.
///
/// Panics at a tag that no template writes, at one cut short, and at a link to anything but a place of the page or an
/// address of the web.
pub(crate) fn scripts(page: &str) -> Vec<&str> {
    let mut scripts = vec![];
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let tag = Tag::read(&rest[at + 1..]);
        rest = tag.rest;
        if tag.name == "script" || tag.name == "style" {
            let end = match tag.name {
                "script" => rest.find("</script"),
                _ => rest.find("</style"),
            };
            let end = end.expect("an end");
            if tag.name == "script" {
                scripts.push(&rest[..end]);
            }
            rest = &rest[end..];
        }
    }
    scripts
}

/// A tag, and the page behind it.
struct Tag<'a> {
    name: &'a str,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Self {
        if text.starts_with('!') {
            let rest = text.strip_prefix("!doctype html>").expect("no comment");
            return Self { name: "", rest };
        }
        let (name, mut rest) = word(text.strip_prefix('/').unwrap_or(text));
        assert!(is_element(name), "an element: {}", start(text));
        while let Some(inside) = rest.strip_prefix([' ', '\n']) {
            rest = attribute(inside);
        }
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let rest = rest.strip_prefix('>');
        Self {
            name: if text.starts_with('/') { "" } else { name },
            rest: rest.unwrap_or_else(|| panic!("a tag: {}", start(text))),
        }
    }
}

/// Reads one attribute, if one stands here, and gives what is behind it.
fn attribute(text: &str) -> &str {
    let (name, rest) = word(text);
    if name.is_empty() {
        return rest;
    }
    assert!(is_attribute(name), "an attribute: {}", start(text));
    let Some(value) = rest.strip_prefix("=\"") else {
        return rest;
    };
    let (value, rest) = value.split_once('"').expect("a closing quotation mark");
    let is_text = !value.bytes().any(|byte| matches!(byte, b'<' | b'>'));
    assert!(is_text, "a value: {}", start(text));
    assert!(
        name != "href" || is_harmless(value),
        "a link: {}",
        start(text)
    );
    rest
}

fn is_element(name: &str) -> bool {
    static NAMES: LazyLock<Vec<u128>> = LazyLock::new(|| numbers(ELEMENTS));
    number(name).is_some_and(|name| NAMES.binary_search(&name).is_ok())
}

fn is_attribute(name: &str) -> bool {
    static NAMES: LazyLock<Vec<u128>> = LazyLock::new(|| numbers(ATTRIBUTES));
    number(name).is_some_and(|name| NAMES.binary_search(&name).is_ok())
        || name.starts_with("data-")
        || name.starts_with("aria-")
}

/// The numbers of some names, in order.
fn numbers(names: &str) -> Vec<u128> {
    let names = names.split_ascii_whitespace();
    let numbers = names.map(|name| number(name).expect("a short name"));
    let mut numbers: Vec<_> = numbers.collect();
    numbers.sort_unstable();
    numbers
}

/// A name of sixteen bytes at most as one number, which is found quicker.
fn number(name: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes
        .get_mut(..name.len())?
        .copy_from_slice(name.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

fn is_harmless(link: &str) -> bool {
    let begins = ["#", "http://", "https://", "data:,"];
    begins.iter().any(|begin| link.starts_with(begin))
}

fn word(text: &str) -> (&str, &str) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    text.split_at(text.bytes().take_while(is_part).count())
}

/// The first characters of a place, to be shown.
fn start(text: &str) -> String {
    text.chars().take(80).collect()
}
