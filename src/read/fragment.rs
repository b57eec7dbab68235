//! Fragments: HTML inside feeds, agency files and exports becomes text.

use dom_query::Document;

use super::error::Problem;
use super::nesting;
use super::tidy::tidy;

/// What is in HTML and not for readers.
const HIDDEN: &str =
    "script, style, template, noscript, iframe, object, svg, math, head, button, form";

/// Shortcodes of WordPress that hold no words of the article.
const SHORTCODES: [&str; 7] = [
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
];

/// The text of `html`, paragraphs with a blank line between them; blank if there are no words.
pub(super) fn text(html: &str) -> Result<String, Problem> {
    nesting::allow(nesting::demands(html))?;
    let document = Document::fragment(html);
    document.select(HIDDEN).remove();
    Ok(tidy(&document.formatted_text()))
}

/// The same for what writers type into a form: blank lines are paragraphs where no tags say so.
pub(super) fn typed(html: &str) -> Result<String, Problem> {
    if has_paragraphs(html) || !html.contains(['\n', '[']) {
        return text(html);
    }
    let mut marked = String::with_capacity(html.len() + html.len() / 8);
    let mut open = false;
    for line in without_shortcodes(html).lines().map(str::trim) {
        match (line.is_empty(), open) {
            (true, _) => open = false,
            (false, true) => marked.extend(["<br>", line]),
            (false, false) => {
                marked.extend(["<p>", line]);
                open = true;
            }
        }
    }
    text(&marked)
}

/// A headline on one line, tags and entities resolved.
pub(super) fn line(html: &str) -> Option<String> {
    let plain = if html.contains(['<', '&']) {
        text(html).ok()?
    } else {
        html.to_owned()
    };
    let words: Vec<_> = plain.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn has_paragraphs(html: &str) -> bool {
    ["<p>", "<p ", "<P>", "<P ", "<br", "<div"]
        .iter()
        .any(|tag| html.contains(tag))
}

fn without_shortcodes(html: &str) -> String {
    let ends = Ends::of(html);
    let mut kept = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(found) = html[at..].find('[') {
        kept.push_str(&html[at..at + found]);
        at += found;
        let len = ends.shortcode(html, at).unwrap_or(1);
        kept.push_str(if len == 1 { "[" } else { "" });
        at += len;
    }
    kept + &html[at..]
}

/// Where what ends a shortcode stands for the last time: behind that, none is looked for.
struct Ends {
    tag: Option<usize>,
    codes: [Option<usize>; SHORTCODES.len()],
}

impl Ends {
    fn of(html: &str) -> Self {
        Self {
            tag: html.rfind(']'),
            codes: SHORTCODES.map(|code| html.rfind(&closing(code))),
        }
    }

    /// The length of the shortcode that begins at `at`, a caption with all that is in it.
    fn shortcode(&self, html: &str, at: usize) -> Option<usize> {
        let text = &html[at..];
        let closes = text.starts_with("[/");
        let name = text[1..].trim_start_matches('/');
        let nth = SHORTCODES.iter().position(|code| {
            let behind = name.strip_prefix(*code);
            behind.is_some_and(|behind| behind.starts_with([' ', ']', '/']))
        })?;
        self.tag.filter(|last| *last > at)?;
        let tag = text.find(']')? + 1;
        if closes || self.codes[nth].is_none_or(|last| last < at) {
            return Some(tag);
        }
        let end = closing(SHORTCODES[nth]);
        Some(text.find(&end).map_or(tag, |found| found + end.len()))
    }
}

fn closing(code: &str) -> String {
    format!("[/{code}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_paragraphs() {
        let html = "<div><p>The  county\nshut it.</p><script>no</script><p>A &amp; B<br/>c</p><ul><li>x<li>y</ul></div>";
        assert_eq!(
            text(html).as_deref(),
            Ok("The county shut it.\n\nA & B\nc\n\nx\ny")
        );
        assert_eq!(text("AT&T").as_deref(), Ok("AT&T"));
        assert_eq!(text(" <img src=x> ").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_typed_into_a_form_has_paragraphs_too() {
        let post = "[caption id=\"a\"]<img src=x> Photo[/caption]\nOne <b>bold</b>\nline.\n\n\nTwo [sic].[gallery ids=\"1,2\"]";
        assert_eq!(typed(post).as_deref(), Ok("One bold\nline.\n\nTwo [sic]."));
        let odd = "[caption]a\nb[/caption] [/caption x]c [gallery";
        assert_eq!(typed(odd).as_deref(), Ok("c [gallery"));
        assert_eq!(typed("[caption x]\na[b]").as_deref(), Ok("a[b]"));
        assert_eq!(typed("<p>a\n\nb</p>").as_deref(), Ok("a b"));
    }

    #[test]
    fn a_headline_is_one_line() {
        assert_eq!(line("A &amp; <em>B</em>\n c").as_deref(), Some("A & B c"));
        assert_eq!(line(" \n"), None);
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let deep = "<div>".repeat(100_000);
        assert!(matches!(text(&deep), Err(Problem::TooMuch { .. })));
    }
}
