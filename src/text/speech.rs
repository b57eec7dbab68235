//! Speech: who is speaking in a quotation, by the reporting verb beside it.

use crate::span::Span;

use super::date::is_date;
use super::quotes::Quote;
use super::reporting::{is_phrase, is_reporting, is_speaking};
use super::subject::{is_pronoun, joined_subject, name_after, name_before};
use super::token::Tokens;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The reporting word: "said", "according", "called".
    pub verb: Span,
    /// The name, noun or pronoun beside it, if one is found.
    pub name: Option<Span>,
}

/// Marks at the end of a quotation behind which the sentence goes on with who speaks.
const GOES_ON: [char; 6] = [',', '!', '?', '…', '—', '–'];

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
    let goes_on =
        quote.inner.of(body).ends_with(GOES_ON) || body[quote.span.end..].starts_with(',');
    let next = |i: usize| if i + 1 < stop { tokens.form(i + 1) } else { "" };
    let is_inverted = |i: usize| {
        i == first
            && i + 1 < stop
            && tokens.form(i).ends_with("ed")
            && begins_name(body, tokens, i + 1)
    };
    let verb = (first..stop).find(|i| {
        let form = tokens.form(*i);
        is_reporting(form) || goes_on && (is_speaking(form, next(*i)) || is_inverted(*i))
    })?;
    let rest = verb + 1 + usize::from(is_phrase(tokens.form(verb), next(verb)));
    Some(Speaker {
        verb: tokens.span(verb),
        name: name_before(body, tokens, first..verb)
            .or_else(|| name_after(body, tokens, rest..stop)),
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
    let last = range.end.checked_sub(1)?;
    let verb = (first..range.end).rev().find(|i| {
        let form = tokens.form(*i);
        let beside = *i == last && is_speaking(form, "")
            || *i + 1 == last && is_phrase(form, tokens.form(last))
            || is_speaking(form, "") && *i < last && tokens.form(*i + 1) == "that";
        is_reporting(form) || beside || is_in_the_words(tokens, *i)
    })?;
    let name = if ["according", "words"].contains(&tokens.form(verb)) {
        name_after(body, tokens, verb + 1..range.end)
    } else {
        let at = tokens.span(verb).start;
        joined_subject(body, tokens, first..verb)
            .or_else(|| name_before(body, tokens, first..verb))
            .filter(|name| is_outside(&body[name.end..at]))
            .or_else(|| name_after(body, tokens, verb + 1..range.end))
    };
    Some(Speaker {
        verb: tokens.span(verb),
        name,
    })
}

/// Whether token `i` has a capital, as a name has behind a verb: "lamented Ada Birch".
fn begins_name(body: &str, tokens: &Tokens, i: usize) -> bool {
    tokens.span(i).of(body).starts_with(char::is_uppercase) && !is_date(tokens, i)
}

/// Whether token `i` is the noun of "in the words of".
fn is_in_the_words(tokens: &Tokens, i: usize) -> bool {
    let next = i + 1 < tokens.len() && tokens.form(i + 1) == "of";
    next && i > 1
        && [tokens.form(i - 2), tokens.form(i - 1), tokens.form(i)] == ["in", "the", "words"]
}

/// Whether what begins before a stretch is in no quotation that ends in it: each that it ends, it also begins.
fn is_outside(stretch: &str) -> bool {
    stretch.matches(MARKS).count().is_multiple_of(2)
}

/// The name of who speaks by the reporting word that is token `verb`: before it in its sentence, else right behind it.
///
/// None where a pronoun speaks.
pub(super) fn subject(
    body: &str,
    tokens: &Tokens,
    sentences: &[Span],
    verb: usize,
) -> Option<Span> {
    let at = tokens.span(verb);
    let begun = sentences.partition_point(|sentence| sentence.start <= at.start);
    let range = tokens.within(*sentences[..begun].last()?);
    let before = range.start.max(verb.saturating_sub(REACH))..verb;
    let after = verb + 1..range.end.min(verb + 1 + REACH);
    let is_name = |name: &Span| name.of(body).starts_with(char::is_uppercase);
    let first = |name: &Span| tokens.at_or_after(name.start);
    let is_outside = |name: &Span| !body[name.end..at.start].contains(MARKS);
    let told = joined_subject(body, tokens, before.clone())
        .or_else(|| name_before(body, tokens, before))
        .filter(is_outside);
    let form = told.map_or("", |name| tokens.form(first(&name)));
    if is_pronoun(form) && form != "it" {
        return None;
    }
    told.filter(|name| is_name(name) && form != "it")
        .or_else(|| {
            let behind = name_after(body, tokens, after).filter(is_name)?;
            (first(&behind) <= verb + 2).then_some(behind)
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

/// Marks that end a quotation, or begin one that is not told apart from its end.
const MARKS: [char; 4] = ['”', '"', '»', '“'];

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
    fn what_is_said_of_a_speaker_is_no_speaker() {
        for body in [
            "“It holds,” Tom Brandt, leader of the council, said.",
            "“It holds,” Tom Brandt, who leads the council, said.",
            "“It holds,” Tom Brandt, leader of the council, which runs it, said.",
            "“It holds,” Tom Brandt, Labour leader of the council, told reporters.",
            "“It holds,” said Tom Brandt, leader of the council.",
            "“It holds,” Council leader Tom Brandt said.",
            "“It holds,” said council leader Tom Brandt.",
            "“It holds,” the council’s leader, Tom Brandt, said.",
            "“It holds,” said the council’s leader, Tom Brandt.",
            "“It holds,” said the leader of the council, Tom Brandt.",
            "“It holds,” said Labour’s leader Tom Brandt.",
            "Tom Brandt, leader of the council, said: “It holds.”",
            "The council’s leader, Tom Brandt, said: “It holds.”",
            "On Monday in Leeds, Tom Brandt, 54, said: “It holds.”",
        ] {
            check(body, Some("Tom Brandt"));
        }
    }

    #[test]
    fn a_speaker_without_a_name_is_called_what_he_is() {
        check(
            "The leader of the council said: “It holds.”",
            Some("leader of the council"),
        );
        check("“It holds,” the mayor, visibly tired, said.", Some("mayor"));
        check(
            "“It holds,” the Bank of England said.",
            Some("Bank of England"),
        );
        check(
            "“It holds,” said Tolmark’s minister.",
            Some("Tolmark’s minister"),
        );
        check(
            "Asked about it, she repeated what she told them: “It holds.”",
            Some("she"),
        );
    }

    #[test]
    fn the_second_half_of_a_quotation_has_the_speaker_of_the_first() {
        for body in [
            "“It is a scandal,” said Tom Bryce, “and everyone knows it.”",
            "“It is a scandal,” said Tom Bryce, MP for Westover, “and all know it.”",
            "\"It is a scandal,\" said Tom Bryce, \"and everyone knows it.\"",
            "“It is a scandal,” Tom Bryce said, “and everyone knows it.”",
            "Tom Bryce called the “reform” a mess and said: “It holds.”",
            "In the words of coach Tom Bryce, “it was” and “it holds”.",
        ] {
            let text = Text::of(body);
            let speaker = text.speaker(body, &text.quotes[1]);
            let name = speaker.and_then(|speaker| speaker.name);
            assert_eq!(name.map(|name| name.of(body)), Some("Tom Bryce"), "{body}");
        }
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
    fn a_verb_that_judges_or_sounds_names_the_speaker_beside_a_quotation() {
        for verb in [
            "lectured",
            "protested",
            "reminded",
            "bleated",
            "fumed",
            "raged",
            "thundered",
            "sneered",
            "crowed",
            "moaned",
            "whined",
            "gushed",
            "sniffed",
            "ranted",
            "stormed",
            "mused",
            "barked",
            "snapped",
            "hissed",
            "shot back",
            "chimed in",
            "indicated",
            "revealed",
            "laughed",
            "sighed",
            "growled",
            "begged",
            "lamented",
            "demanded",
        ] {
            for body in [
                format!("“We close it,” {verb} Ada Birch."),
                format!("“We close it,” Ada Birch {verb}."),
                format!("Ada Birch {verb}: “We close it.”"),
            ] {
                check(&body, Some("Ada Birch"));
            }
        }
    }

    #[test]
    fn an_unknown_verb_between_a_quotation_and_a_name_is_speech_and_one_before_that_is() {
        check("“We close it,” parroted Ada Birch.", Some("Ada Birch"));
        check("“We close it” parroted Ada Birch.", None);
        check("Ada Birch stormed that they “close it”.", Some("Ada Birch"));
        check("Ada Birch stormed out as they “close it”.", None);
    }

    #[test]
    fn what_is_speech_only_beside_a_quotation_is_none_further_off() {
        check("Ada Birch laughed at the “reform” of it.", None);
        check("The “reform” was over and Ada Birch sighed.", None);
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
