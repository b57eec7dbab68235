//! Runs: menus, told by several of their items in a row.

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
        let run = &lines[start..end];
        let items: Vec<_> = run.iter().map(|(span, _)| span.of(body)).collect();
        if is_menu(&items) {
            marked[start..end].fill(true);
        }
        if let Some((span, _)) = lines.get(end) {
            marked[end] |= is_menu_line(span.of(body));
        }
        start = end + 1;
    }
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
        && line.split_whitespace().count() <= 3
        && line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphanumeric)
}

/// "Home / News / Sport".
fn is_menu_line(line: &str) -> bool {
    let items = |stroke: char| line.split(stroke).map(str::trim);
    ['/', '|', '»', '›', '>', '•', '·']
        .into_iter()
        .any(|stroke| items(stroke).all(is_item) && is_menu(&items(stroke).collect::<Vec<_>>()))
}
