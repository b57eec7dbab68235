//! Speech: who is speaking in a quotation, by the reporting verb beside it.

use std::ops::Range;

use crate::span::Span;

use super::date::is_date;
use super::quotes::Quote;
use super::reporting::is_reporting;
use super::token::Tokens;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The reporting word: "said", "according", "called".
    pub verb: Span,
    /// The name, noun or pronoun beside it, if one is found.
    pub name: Option<Span>,
}

/// Tokens of a quotation's sentence that are searched on either side of it.
const REACH: usize = 14;

/// The speaker of `quote`, looked for in its own sentence: behind it first, then before it.
///
/// None for words set apart with no speaker beside them, as scare quotes are.
pub(super) fn speaker(
    body: &str,
    tokens: &Tokens,
    sentences: &[Span],
    quote: &Quote,
) -> Option<Speaker> {
    behind(body, tokens, sentences, quote).or_else(|| before(body, tokens, sentences, quote))
}

fn behind(body: &str, tokens: &Tokens, sentences: &[Span], quote: &Quote) -> Option<Speaker> {
    let end = sentence_end(sentences, quote.span.end)?;
    let first = tokens.at_or_after(quote.span.end);
    let last = tokens
        .within(Span::new(quote.span.end, end))
        .end
        .min(first + REACH);
    let stop = (first..last)
        .find(|i| opens_quotation(body, tokens, *i))
        .unwrap_or(last);
    let verb = (first..stop).find(|i| is_reporting(tokens.form(*i)))?;
    Some(Speaker {
        verb: tokens.span(verb),
        name: name_before(body, tokens, first..verb)
            .or_else(|| name_after(body, tokens, verb + 1..stop)),
    })
}

fn before(body: &str, tokens: &Tokens, sentences: &[Span], quote: &Quote) -> Option<Speaker> {
    let begun = sentences.partition_point(|sentence| sentence.start <= quote.span.start);
    let sentence = sentences[..begun].last()?;
    let range = tokens.within(Span::new(
        sentence.start,
        quote.span.start.max(sentence.start),
    ));
    let first = range.start.max(range.end.saturating_sub(REACH));
    let verb = (first..range.end)
        .rev()
        .find(|i| is_reporting(tokens.form(*i)))?;
    let name = if tokens.form(verb) == "according" {
        name_after(body, tokens, verb + 1..range.end)
    } else {
        joined_subject(body, tokens, first..verb)
            .or_else(|| name_before(body, tokens, first..verb))
            .or_else(|| name_after(body, tokens, verb + 1..range.end))
    };
    Some(Speaker {
        verb: tokens.span(verb),
        name,
    })
}

/// Where the sentence around byte `at`, or the one that ends there, ends.
fn sentence_end(sentences: &[Span], at: usize) -> Option<usize> {
    let begun = sentences.partition_point(|sentence| sentence.start < at);
    sentences[..begun].last().map(|sentence| sentence.end)
}

fn opens_quotation(body: &str, tokens: &Tokens, i: usize) -> bool {
    body[..tokens.span(i).start].ends_with(['“', '"', '‘', '«', '„'])
}

/// Who began a sentence to which the verb behind `range` is joined: "She has no word from Paris but said".
fn joined_subject(body: &str, tokens: &Tokens, mut range: Range<usize>) -> Option<Span> {
    let last = range.clone().next_back()?;
    let is_joined = ["and", "but"].contains(&tokens.form(last));
    let names = |i: &usize| {
        is_nameable(body, tokens, *i)
            && !FUNCTION.contains(&tokens.form(*i))
            && !is_placed(body, tokens, *i)
    };
    let end = range.end;
    let first = range.find(names).filter(|_| is_joined)?;
    is_capital(body, tokens, first).then(|| name_after(body, tokens, first..end))?
}

/// The last name, pronoun or noun phrase of `range`.
fn name_before(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    let last = range
        .clone()
        .rev()
        .find(|i| is_nameable(body, tokens, *i) && !is_placed(body, tokens, *i))?;
    let capital = is_capital(body, tokens, last);
    let first = (range.start..last).rev().take_while(|i| {
        is_capital(body, tokens, *i) == capital
            && is_nameable(body, tokens, *i)
            && touches(body, tokens, *i)
    });
    Some(tokens.cover(first.last().unwrap_or(last)..last + 1))
}

/// The first name, pronoun or noun phrase of `range`.
fn name_after(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    let first = range
        .clone()
        .find(|i| is_nameable(body, tokens, *i) && !is_placed(body, tokens, *i))?;
    let capital = is_capital(body, tokens, first);
    let more = (first + 1..range.end).take_while(|i| {
        is_capital(body, tokens, *i) == capital
            && is_nameable(body, tokens, *i)
            && touches(body, tokens, *i - 1)
    });
    Some(tokens.cover(first..more.last().unwrap_or(first) + 1))
}

/// Whether token `i` and the next are parted by one space or hyphen only.
fn touches(body: &str, tokens: &Tokens, i: usize) -> bool {
    matches!(
        &body[tokens.span(i).end..tokens.span(i + 1).start],
        " " | "-" | ". "
    )
}

/// Whether token `i` tells where, with the words like it before it: "officials in New York", "a clerk at the mill".
fn is_placed(body: &str, tokens: &Tokens, i: usize) -> bool {
    const PLACED: [&str; 6] = ["across", "at", "from", "in", "near", "outside"];
    let capital = is_capital(body, tokens, i);
    let like = (1..=i).rev().take_while(|i| {
        is_capital(body, tokens, *i - 1) == capital
            && is_nameable(body, tokens, *i - 1)
            && touches(body, tokens, *i - 1)
    });
    let head = like.last().map_or(i, |i| i - 1);
    let before = |i: usize| i.checked_sub(1).map_or("", |i| tokens.form(i));
    let lead = match before(head) {
        "a" | "an" | "the" | "its" | "their" => before(head - 1),
        word => word,
    };
    PLACED.contains(&lead)
}

fn is_capital(body: &str, tokens: &Tokens, i: usize) -> bool {
    tokens.span(i).of(body).starts_with(char::is_uppercase)
}

/// Words that name nobody, whatever their first letter.
const FUNCTION: [&str; 36] = [
    "a", "also", "an", "and", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "however", "in", "is", "it", "later", "not", "of", "on", "or", "that", "the", "then",
    "this", "to", "was", "were", "which", "who", "will", "with", "would",
];

/// Whether token `i` may be part of a speaker's name: a capital, a pronoun, or a plain noun rather than a function word.
fn is_nameable(body: &str, tokens: &Tokens, i: usize) -> bool {
    let is_name = is_capital(body, tokens, i) && tokens.form(i).len() > 1;
    let form = tokens.form(i);
    let names = is_name || !FUNCTION.contains(&form);
    names && !form.starts_with(|c: char| c.is_ascii_digit()) && !is_date(tokens, i)
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn the_speaker_stands_beside_the_reporting_verb() {
        check("“It holds,” said Ada Birch, the mayor.", Some("Ada Birch"));
        check("“It holds,” Ada Birch said on Monday.", Some("Ada Birch"));
        check("The mayor told reporters: “It holds.”", Some("mayor"));
        check(
            "According to Ada Birch the bridge “holds”.",
            Some("Ada Birch"),
        );
        check("She called it “reckless”.", Some("She"));
        check("“It holds,” she said. “Go home.”", Some("she"));
        check("Officials in New York said “it holds”.", Some("Officials"));
        check("A clerk at the mill said “it holds”.", Some("clerk"));
        check(
            "Ada Birch had no word from Paris but said “it holds”.",
            Some("Ada Birch"),
        );
    }

    #[test]
    fn a_date_or_a_place_is_no_speaker() {
        check("“It holds,” the mayor said Tuesday.", Some("mayor"));
        check("“It holds,” said on Tuesday Ada Birch.", Some("Ada Birch"));
        check("A note of 3 August said “it holds”.", Some("note"));
        check("“It holds,” April Holm said in May.", Some("April Holm"));
        check("“It holds,” was said in August in Leeds.", None);
    }

    #[test]
    fn words_set_apart_have_no_speaker() {
        check("The “reform” was put off.", None);
    }

    #[track_caller]
    fn check(body: &str, expected: Option<&str>) {
        let text = Text::of(body);
        let speaker = text.speaker(body, &text.quotes[0]);
        assert_eq!(
            speaker
                .and_then(|speaker| speaker.name)
                .map(|name| name.of(body)),
            expected,
            "{body}"
        );
    }
}
