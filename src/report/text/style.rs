//! Style: how wide the page is, and the few colours used.

use anstyle::{AnsiColor, Style};

/// How a text report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Columns of the page.
    pub width: usize,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self { width: 100 }
    }
}

pub(super) const HEADING: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
pub(super) const LOADED: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const GONE: Style = AnsiColor::Red.on_default();
pub(super) const NEW: Style = AnsiColor::Green.on_default();
pub(super) const MOVED: Style = AnsiColor::Cyan.on_default();
pub(super) const SAME: Style = AnsiColor::Green.on_default();

/// The codes of all these, each by itself, and the one that ends them.
pub(super) fn codes() -> Vec<String> {
    let styles = [HEADING, FAINT, LOADED, GONE, NEW, MOVED, SAME];
    let written: String = styles.map(|style| format!("{style}{style:#}")).concat();
    written.split_inclusive('m').map(str::to_owned).collect()
}

/// `text` in a style.
pub(super) fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// At most `width` characters of `text` on one line, with an ellipsis where more was cut.
pub(super) fn clipped(text: &str, width: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= width {
        return line;
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clipped_says_so() {
        assert_eq!(clipped("the  bridge\nis shut", 10), "the bridg…");
    }
}
