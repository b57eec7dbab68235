//! Runs: menus, told by several of their items in a row.

use memchr::memchr3;

use crate::span::Span;

use super::furniture;
use super::line::Kind;
use super::words::MENU;

/// Fewer items than this are no menu.
const FEWEST: usize = 3;

/// No item of a menu is longer, in bytes.
const LONGEST: usize = 25;

/// Marks the lines that make up a menu: on one line with strokes between, or one item a line.
pub(super) fn mark(body: &str, lines: &[(Span, Kind)], marked: &mut [bool]) {
    let mut start = 0;
    for end in 0..=lines.len() {
        let item = lines
            .get(end)
            .is_some_and(|(span, _)| is_item(span.of(body)));
        if item {
            continue;
        }
        if end - start >= FEWEST && is_menu(&texts(body, &lines[start..end])) {
            marked[start..end].fill(true);
        }
        if let Some((span, _)) = lines.get(end) {
            marked[end] |= is_menu_line(span.of(body));
        }
        start = end + 1;
    }
}

fn texts<'a>(body: &'a str, lines: &[(Span, Kind)]) -> Vec<&'a str> {
    lines.iter().map(|(span, _)| span.of(body)).collect()
}

/// Whether at least half of the items, and three of them, are what menus are made of.
fn is_menu(items: &[&str]) -> bool {
    let known = items
        .iter()
        .filter(|item| MENU.contains(&furniture::compared(item).as_str()))
        .count();
    known >= FEWEST && known * 2 >= items.len()
}

/// One to three words, a capital first, no mark at the end.
fn is_item(line: &str) -> bool {
    let line = line.trim();
    line.len() <= LONGEST
        && line.starts_with(char::is_uppercase)
        && line.split_whitespace().count() <= 3
        && line.ends_with(char::is_alphanumeric)
}

/// Bytes of a line of a menu among which its first stroke stands.
const HEAD: usize = 64;

/// "Home / News / Sport".
fn is_menu_line(line: &str) -> bool {
    let head = &line.as_bytes()[..line.len().min(HEAD)];
    if memchr3(b'/', b'|', b'>', head).is_none() && head.is_ascii() {
        return false;
    }
    let items = |stroke: char| line.split(stroke).map(str::trim);
    ['/', '|', '»', '›', '>', '•', '·']
        .into_iter()
        .any(|stroke| items(stroke).all(is_item) && is_menu(&items(stroke).collect::<Vec<_>>()))
}
