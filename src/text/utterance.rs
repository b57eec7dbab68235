//! Utterances: quotations that are plainly someone's speech, though no verb beside them says whose.

use crate::span::Span;

use super::quotes::Quote;
use super::token::Tokens;

/// Whether `quote` stands where only speech stands: behind a colon, before one, or as a sentence of its own.
///
/// A time of day before it is no part of its sentence, as in running reports: 14:40 "It was terrifying".
pub(super) fn is_utterance(body: &str, tokens: &Tokens, sentences: &[Span], quote: &Quote) -> bool {
    let before = body[..quote.span.start].trim_end();
    before.ends_with(':') || is_sentence(body, tokens, sentences, quote)
}

fn is_sentence(body: &str, tokens: &Tokens, sentences: &[Span], quote: &Quote) -> bool {
    let begun = sentences.partition_point(|sentence| sentence.start <= quote.span.start);
    let Some(sentence) = sentences[..begun].last() else {
        return false;
    };
    let is_number = |i: usize| tokens.form(i).starts_with(|c: char| c.is_ascii_digit());
    let mut before = tokens.within(Span::new(sentence.start, quote.span.start));
    let end = sentence.end.max(quote.span.end);
    let ends = tokens.within(Span::new(quote.span.end, end)).is_empty();
    let stops = quote.inner.of(body).ends_with(STOPS) || body[quote.span.end..].starts_with(':');
    before.all(is_number) && (ends || stops)
}

/// Marks that end a sentence.
const STOPS: [char; 4] = ['.', '!', '?', '…'];

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn speech_is_told_by_where_it_stands() {
        for body in [
            "It fell. “They're crooks.”",
            "“Traitors!” It rang through the hall.",
            "Mr Hale was blunt: “Crooks.”",
            "The mayor's verdict: “a disgrace”",
            "14:40 “It was terrifying”",
            "“A disgrace”: families on the plan",
        ] {
            assert!(is_speech(body), "{body}");
        }
    }

    #[test]
    fn words_set_apart_within_a_sentence_are_no_speech() {
        for body in [
            "The “reckless” plan passed.",
            "“Reckless” plans passed.",
            "The plan is a “disgrace.”",
            "In 2019 the “disgrace.”",
        ] {
            assert!(!is_speech(body), "{body}");
        }
    }

    fn is_speech(body: &str) -> bool {
        let text = Text::of(body);
        text.is_speech(body, &text.quotes[0])
    }
}
