//! Ends: where passages end for a reader, who has no use for the first words of a sentence that goes on otherwise.

use crate::span::Span;
use crate::text::Text;

use super::align::Passage;
use super::judge::Match;

/// Words of a sentence begun, at most, that are no part of what a reader is shown.
const BEGUN: usize = 3;

/// Takes from each passage the word or few with which a next sentence begins on both sides and is not shared further:
/// "… on Monday. The". Nothing else of a match changes; a passage of no whole sentence stays.
///
/// # Panics
/// If a match is of an article that has no text among `texts`.
pub fn end_with_sentences(matches: &mut [Match], texts: &[Text]) {
    for found in matches {
        let (left, right) = (&texts[found.left.index()], &texts[found.right.index()]);
        for passage in &mut found.passages {
            shorten(passage, left, right);
        }
    }
}

fn shorten(passage: &mut Passage, left: &Text, right: &Text) {
    if let (Some(a), Some(b)) = (begun(left, passage.left), begun(right, passage.right)) {
        passage.left.end = a.end;
        passage.right.end = b.end;
        passage.words = passage.words.saturating_sub(a.words.min(b.words));
    }
}

/// A sentence that begins in a passage and is cut off by its end.
struct Begun {
    /// Where the passage ends without it.
    end: usize,
    words: usize,
}

fn begun(text: &Text, passage: Span) -> Option<Begun> {
    let tokens = text.tokens.within(passage);
    let last = text.tokens.span(tokens.end.checked_sub(1)?);
    let sentence = text.sentence_at(last.start)?;
    let inside = text.tokens.within(sentence);
    let words = tokens.end - inside.start.min(tokens.end);
    let is_cut = inside.start > tokens.start && inside.end > tokens.end;
    (is_cut && words <= BEGUN).then(|| Begun {
        end: text.tokens.span(inside.start - 1).end,
        words,
    })
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::text::read_all;

    use super::super::find::find;
    use super::super::settings::Settings;
    use super::*;

    const SHARED: &str =
        "The old county bridge over Alder Creek was shut late on Sunday after the rain came.";

    #[test]
    fn the_first_words_of_a_sentence_that_goes_on_otherwise_are_not_shown() {
        check("The mill stood.", "The barn burned down then.", SHARED);
        check("The old mill stood.", "The old barn burned.", SHARED);
        check("Oats grew.", "Rain fell.", SHARED);
    }

    #[test]
    fn a_whole_sentence_and_a_long_beginning_stay() {
        let more = format!("{SHARED} No way.");
        check("No way. Oats.", "No way. Rain.", &more);
        let begun = format!("{SHARED} The old red barn at");
        check(
            "The old red barn at night fell down and was never built anew.",
            "The old red barn at Holm burned while none of them looked.",
            &begun,
        );
    }

    /// What a reader is shown of two articles that share a sentence and go on like this.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let articles: Vec<Article> = [left, right]
            .iter()
            .zip(["a", "b"])
            .map(|(rest, id)| Article {
                id: id.to_owned(),
                body: format!("{SHARED} {rest}"),
                ..Article::default()
            })
            .collect();
        let texts = read_all(&articles);
        let mut found = find(&articles, &texts, &Settings::default()).matches;
        end_with_sentences(&mut found, &texts);
        let passage = &found[0].passages[0];
        let words = expected.trim_end_matches('.');
        assert_eq!(
            passage.left.of(&articles[0].body).trim_end_matches('.'),
            words
        );
        assert_eq!(
            passage.right.of(&articles[1].body).trim_end_matches('.'),
            words
        );
    }
}
