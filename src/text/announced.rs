//! Announced: paragraphs that the one before hands to a speaker, as "He wrote of the driver:" does, without marks.

use crate::span::Span;

use super::quotes::Quote;
use super::reporting::is_speaking;
use super::token::Tokens;

/// The paragraphs that are speech though no mark says so: one sentence or more behind a reporting verb and a colon.
///
/// Only the next paragraph is taken; one with quotation marks of its own is left to these, and items of lists are none.
pub(super) fn announced(
    body: &str,
    tokens: &Tokens,
    paragraphs: &[Span],
    quotes: &[Quote],
) -> Vec<Quote> {
    let pairs = paragraphs.windows(2);
    let told = pairs.filter(|pair| announces(body, tokens, pair[0]));
    let told = told.map(|pair| trimmed(body, pair[1]));
    let told = told.filter(|told| is_prose(body, tokens, *told) && !holds_any(quotes, *told));
    told.map(|span| Quote {
        span,
        inner: span,
        depth: 0,
    })
    .collect()
}

/// Words before the colon among which the verb stands: "said of the driver:", "wrote in a letter to him:".
const REACH: usize = 7;

fn announces(body: &str, tokens: &Tokens, paragraph: Span) -> bool {
    let text = paragraph.of(body).trim_end();
    let Some(text) = text.strip_suffix(':') else {
        return false;
    };
    let end = paragraph.start + text.len();
    let words = tokens.within(Span::new(paragraph.start, end));
    let first = words.start.max(words.end.saturating_sub(REACH));
    // A stop between verb and colon ends what the verb governs.
    let from = text.rfind(['.', '!', '?', ';']).map_or(0, |at| at + 1);
    let first = first.max(tokens.at_or_after(paragraph.start + from));
    (first..words.end).any(|i| {
        let next = i + 1;
        let next = if next < words.end {
            tokens.form(next)
        } else {
            ""
        };
        is_speaking(tokens.form(i), next)
    })
}

fn trimmed(body: &str, paragraph: Span) -> Span {
    let text = paragraph.of(body);
    let start = paragraph.start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// Words of the shortest speech: fewer may be a name or the label of a list.
const FEWEST: usize = 4;

/// Whether a paragraph begins and ends as a sentence does.
fn is_prose(body: &str, tokens: &Tokens, paragraph: Span) -> bool {
    let text = paragraph.of(body);
    text.starts_with(char::is_uppercase)
        && text.ends_with(['.', '!', '?', '…'])
        && tokens.within(paragraph).len() >= FEWEST
}

fn holds_any(quotes: &[Quote], paragraph: Span) -> bool {
    let begun = quotes.partition_point(|quote| quote.span.start < paragraph.end);
    let outermost = quotes[..begun].iter().rfind(|quote| quote.depth == 0);
    outermost.is_some_and(|quote| quote.span.overlaps(paragraph))
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn a_paragraph_behind_a_verb_of_speech_and_a_colon_is_speech() {
        for before in [
            "Mr Hale said of the driver:",
            "She wrote on her page on Monday :",
            "The statement read:",
            "In a letter to the council he complained:",
        ] {
            let body = format!("{before}\n\nThis man has no shame.\n\nThe council met.");
            assert_eq!(spoken(&body), ["This man has no shame."], "{before}");
        }
        assert_eq!(
            spoken("He said:\nIt holds. It will hold."),
            ["It holds. It will hold."]
        );
    }

    #[test]
    fn what_is_no_speech_stays_the_writers() {
        for body in [
            "There are three reasons:\n\nThis man has no shame.",
            "He said so. The reasons:\n\nThis man has no shame.",
            "He said:\n\n- This man has no shame.",
            "He said:\n\nAnn Hale, mayor",
            "He said:\n\nNo shame.",
            "He said:",
            "He said it.\n\nThis man has no shame.",
        ] {
            assert_eq!(spoken(body), Vec::<String>::new(), "{body}");
        }
    }

    #[test]
    fn marks_of_its_own_tell_more() {
        let body = "He said:\n\n“This man has no shame.” The council met.";
        assert_eq!(spoken(body), ["This man has no shame."]);
    }

    fn spoken(body: &str) -> Vec<String> {
        let quotes = Text::of(body).quotes;
        quotes
            .iter()
            .map(|quote| quote.inner.of(body).to_owned())
            .collect()
    }
}
