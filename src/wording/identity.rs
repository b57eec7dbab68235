//! Identity: what makes a finding the same one tomorrow, wherever its sentence has moved.

use crate::span::Span;
use crate::text::{Text, hash};

use super::context::Finding;
use super::lexicon::Lexicon;

/// A number for each finding, made of its entry and the compared words of its sentence.
///
/// Case, quotation marks, spaces and all other sentences leave it as it is. Two findings of one entry
/// in one sentence have the same; so do those of a sentence that stands twice.
pub fn identities(text: &Text, lexicon: &Lexicon, findings: &[Finding]) -> Vec<u64> {
    let identity = |finding: &Finding| {
        let name = lexicon.name_of(lexicon.entry(finding.entry));
        hash(&format!("{name} {}", sentence(text, finding.span)))
    };
    findings.iter().map(identity).collect()
}

/// The compared words of the sentence around `span`; of the span alone where there is none.
fn sentence(text: &Text, span: Span) -> String {
    let around = text.sentence_at(span.start).unwrap_or(span);
    let words: Vec<_> = text
        .tokens
        .within(around.cover(span))
        .map(|token| text.tokens.form(token))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{builtin, check};

    #[test]
    fn a_moved_sentence_keeps_its_identity_and_an_edited_one_does_not() {
        let seen = |body: &str| {
            let text = Text::of(body);
            let found = check(body, &text, None, builtin());
            identities(&text, builtin(), &found.findings)
        };
        let here = seen("The council fell into utter chaos.");
        let moved = seen("It met on Monday.\n\nThe  Council fell into utter chaos. It rose.");
        assert_eq!(here, moved);
        assert_ne!(here, seen("The county fell into utter chaos."));
    }
}
