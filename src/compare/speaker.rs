//! Speakers: who says a quotation, found behind pronouns and at a distance where that is plain.

use crate::span::Span;
use crate::text::{Quote, Text, hash, is_date, is_date_alone, is_reporting};

use super::bodies::is_body;
use super::relations::{Relations, Telling};
use super::stem::Stems;
use super::titles::titles;

/// Who speaks in a quotation, as the article names them at fullest; none where nobody is named.
///
/// A pronoun stands for the last person who was said to speak, else for the last name that is no country's
/// and no place's. So does a quotation that follows another, or a colon, with no word of who speaks.
pub(super) fn speaker_name(body: &str, text: &Text, quote: &Quote) -> Option<String> {
    const PRONOUNS: [&str; 6] = ["he", "she", "they", "who", "it", "i"];
    let at = quote.span.start;
    let found = text.speaker(body, quote).and_then(|speaker| speaker.name);
    match found {
        // "… has no word from Washington but said": a country is seldom who said it.
        Some(name) if is_country(name.of(body)) => {
            earlier_name(body, text, at).or_else(|| Some(name.of(body).to_owned()))
        }
        Some(name) if is_date_alone(name.of(body)) => {
            earlier_speaker(body, text, at).or_else(|| earlier_name(body, text, at))
        }
        Some(name) if !PRONOUNS.contains(&name.of(body).to_lowercase().as_str()) => {
            Some(full_name(body, text, name))
        }
        Some(_) => asked(body, text, quote)
            .or_else(|| earlier_speaker(body, text, at))
            .or_else(|| earlier_name(body, text, at)),
        // Words set apart in a sentence of somebody else's are not those of the last who spoke.
        None if !text.is_speech(body, quote) => None,
        None => following(body, text, quote).or_else(|| announced(body, text, quote)),
    }
}

/// "Whitlock" or "Mayor Dana Whitlock" as the whole name of that person in the article: "Dana Whitlock".
fn full_name(body: &str, text: &Text, name: Span) -> String {
    let range = text.tokens.within(name);
    let is_name = name.of(body).starts_with(char::is_uppercase);
    let forms: Vec<&str> = range.clone().map(|i| text.tokens.form(i)).collect();
    let first = range.start + titles(&forms);
    if range.is_empty() || !is_name {
        return name.of(body).to_owned();
    }
    let last = range.end - 1;
    if first < last {
        return text.tokens.cover(first..range.end).of(body).to_owned();
    }
    let whole = |i: &usize| {
        is_first_name(body, text, *i - 1) && titles(&[text.tokens.form(*i - 1), forms[0]]) == 0
    };
    (1..text.tokens.len())
        .filter(|i| *i != last && text.tokens.form(*i) == text.tokens.form(last))
        .find(whole)
        .map_or(name, |i| text.tokens.cover(i - 1..i + 1))
        .of(body)
        .to_owned()
}

fn is_country(name: &str) -> bool {
    let form = name.to_lowercase();
    let stem = Stems::english().of(&form);
    let family = Relations::shipped().family(hash(&form), &[hash(&stem)]);
    family.is_some_and(|(family, _)| family.is_place)
}

fn is_first_name(body: &str, text: &Text, i: usize) -> bool {
    let span = text.tokens.span(i);
    let joined = &body[span.end..text.tokens.span(i + 1).start] == " ";
    joined && is_name(body, text, i)
}

/// Whether token `i` may be part of a name: a capital, no date, and no function word at the head of a sentence.
fn is_name(body: &str, text: &Text, i: usize) -> bool {
    let span = text.tokens.span(i);
    let tells = Relations::shipped().telling(text.tokens.hashes()[i], 0) != Telling::Nothing;
    let capital = span.of(body).starts_with(char::is_uppercase);
    tells && capital && span.len() > 2 && !is_date(&text.tokens, i)
}

/// Tokens before a quotation among which a speaker of earlier on is looked for: some five sentences.
const SPEAKER_REACH: usize = 130;
/// The same for a name that nobody says has spoken.
const NAME_REACH: usize = 60;

/// The last person before byte `at` who is said to speak.
fn earlier_speaker(body: &str, text: &Text, at: usize) -> Option<String> {
    let end = text.tokens.at_or_after(at);
    let first = end.saturating_sub(SPEAKER_REACH);
    let verbs = (first..end).rev();
    verbs
        .filter(|i| {
            let form = text.tokens.form(*i);
            is_reporting(form) || ["denied", "denies"].contains(&form)
        })
        .filter_map(|verb| text.subject(body, verb))
        .find(|name| name.end <= at && is_person(body, text, *name))
        .map(|name| full_name(body, text, name))
}

/// Whom the last question was put to, if `quote` is a reply: "Paul Holm asked Ann Vale. … she replied".
fn asked(body: &str, text: &Text, quote: &Quote) -> Option<String> {
    let form = |i: usize| text.tokens.form(i);
    let verb = text.speaker(body, quote)?.verb;
    let end = text.tokens.at_or_after(quote.span.start);
    let is_told =
        |i: &usize| is_reporting(form(*i)) && text.quote_around(text.tokens.span(*i)).is_none();
    let mut before = (end.saturating_sub(SPEAKER_REACH)..end).rev();
    let question = before
        .find(is_told)
        .filter(|i| ["asked", "asks"].contains(&form(*i)))?;
    let first = question + 1;
    let is_part = |i: &usize| is_name(body, text, *i);
    let last = (first..end)
        .take_while(is_part)
        .take_while(|i| *i == first || is_first_name(body, text, *i - 1))
        .last()?;
    REPLYING
        .contains(&verb.of(body))
        .then(|| full_name(body, text, text.tokens.cover(first..last + 1)))
}

/// Verbs of who was asked.
const REPLYING: [&str; 7] = [
    "answered",
    "answers",
    "replied",
    "replies",
    "responded",
    "responds",
    "retorted",
];

/// Whether a name may be a person's: no country's, no place's, no body's.
fn is_person(body: &str, text: &Text, name: Span) -> bool {
    let tokens = text.tokens.within(name);
    let last = tokens.end - 1;
    is_name(body, text, last)
        && !is_of_place(text, tokens.start)
        && !is_country(name.of(body))
        && !is_body(text.tokens.form(last))
}

/// The last two capitalised words in a row before byte `at`, within the paragraph's reach, that name no place.
fn earlier_name(body: &str, text: &Text, at: usize) -> Option<String> {
    let end = text.tokens.at_or_after(at);
    (end.saturating_sub(NAME_REACH).max(1)..end)
        .rev()
        .filter(|i| is_capital(body, text, *i) && is_first_name(body, text, *i - 1))
        .find(|i| !is_of_place(text, *i - 1) && !is_date(&text.tokens, *i))
        .map(|i| text.tokens.cover(i - 1..i + 1).of(body).to_owned())
}

/// Whether the word before token `i` makes it a place or a body: "in Castle Street", "the Guildhall".
fn is_of_place(text: &Text, i: usize) -> bool {
    const PLACED: [&str; 9] = [
        "at", "from", "in", "into", "near", "on", "the", "through", "to",
    ];
    i > 0 && PLACED.contains(&text.tokens.form(i - 1))
}

fn is_capital(body: &str, text: &Text, i: usize) -> bool {
    text.tokens.span(i).of(body).starts_with(char::is_uppercase)
}

/// The speaker of a quotation that is a sentence of its own: the one of the quotation just before it.
fn following(body: &str, text: &Text, quote: &Quote) -> Option<String> {
    const GAP: usize = 120;
    let before = text
        .quotes
        .iter()
        .rev()
        .find(|other| other.depth == 0 && other.span.end <= quote.span.start)?;
    let near = quote.span.start - before.span.end <= GAP;
    let said = text.speaker(body, before).filter(|_| near)?;
    let name = said.name?;
    if name.of(body).starts_with(char::is_uppercase) {
        return Some(full_name(body, text, name));
    }
    let at = before.span.start;
    earlier_speaker(body, text, at).or_else(|| earlier_name(body, text, at))
}

/// The speaker whom a sentence names before its colon: "Dana Whitlock was blunt: …".
fn announced(body: &str, text: &Text, quote: &Quote) -> Option<String> {
    let before = body[..quote.span.start].trim_end();
    let at = before.len();
    let sentence = text.sentence_at(at.checked_sub(1)?)?;
    let named = earlier_name(body, text, at).filter(|_| before.ends_with(':'))?;
    body[sentence.start..at].contains(&named).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_stands_for_the_speaker_of_some_sentences_before() {
        check(
            "Dana Whitlock said the bridge was closed. Crews from Harlan County worked on it all day in Castle \
             Street. Rain fell. \"We could not wait,\" she said.",
            Some("Dana Whitlock"),
        );
    }

    #[test]
    fn a_surname_is_filled_out_and_a_place_is_no_speaker() {
        check(
            "Dana Whitlock leads the county. Whitlock said the bridge was closed. Drivers went to Gull Island. \
             \"We could not wait,\" she added.",
            Some("Dana Whitlock"),
        );
    }

    #[test]
    fn words_set_apart_are_not_those_of_the_last_who_spoke() {
        for (verb, expected) in [
            ("has it that", None),
            ("raged that", Some("Bernadette Quill")),
        ] {
            let body = format!(
                "\"It hurts,\" Harold Pim said. Bernadette Quill {verb} nurses \"only want enough money\"."
            );
            let text = Text::of(&body);
            let name = speaker_name(&body, &text, &text.quotes[1]);
            assert_eq!(name.as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn a_month_is_no_speaker() {
        check(
            "Dana Whitlock leads the county. The troops held the bridge, taken last August, said the officials. On \
             Tuesday Whitlock came. \"We could not wait,\" she added.",
            Some("Dana Whitlock"),
        );
    }

    #[test]
    fn a_month_alone_is_no_speaker_even_where_it_seems_to_speak() {
        check(
            "Dana Whitlock said it was shut. \"We could not wait,\" August said.",
            Some("Dana Whitlock"),
        );
        check("\"We could not wait,\" May said.", None);
        check(
            "Theresa May leads it. \"We could not wait,\" Theresa May said.",
            Some("Theresa May"),
        );
    }

    #[test]
    fn a_pronoun_means_the_person_and_not_what_is_said_of_him_nor_a_house_that_speaks() {
        check(
            "Tom Garrick, who founded the Friends of Hollins Field, said it was lost. \"We could not wait,\" he said.",
            Some("Tom Garrick"),
        );
        check(
            "Tom Garrick said it was lost. Tamsett General Hospital said it was not. \"We could not wait,\" he said.",
            Some("Tom Garrick"),
        );
        check(
            "Andera Copper said it was safe. Teresa Amaro flew over it and declared a day of mourning. \"We could \
             not wait,\" she said.",
            Some("Teresa Amaro"),
        );
    }

    #[test]
    fn whom_a_pronoun_tells_something_is_not_who_speaks() {
        check(
            "Claire Holm fought back tears as she told bosses her boy Jack was ill. \"He went blue,\" she said.",
            Some("Claire Holm"),
        );
    }

    #[test]
    fn a_colon_announces_who_speaks() {
        check(
            "Dana Whitlock was blunt: \"We could not wait for the spring.\"",
            Some("Dana Whitlock"),
        );
        check("It rained: \"We could not wait for the spring.\"", None);
    }

    #[test]
    fn who_replies_is_who_was_asked() {
        let asked = "Paul Holm asked Ann Vale about the plan.";
        check(
            &format!("{asked} \"It is a good plan,\" she replied."),
            Some("Ann Vale"),
        );
        check(
            &format!("{asked} \"It is a good plan,\" he said."),
            Some("Paul Holm"),
        );
        check(
            "Paul Holm asked about the plan. \"It is a good plan,\" he replied.",
            Some("Paul Holm"),
        );
        check(
            "Ann Vale was asked by Paul Holm about it. \"It is a good plan,\" she replied.",
            Some("Ann Vale"),
        );
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        let said = "\"We could not wait,\" said Tolmarkan President Dana Whitlock.";
        check(said, Some("Dana Whitlock"));
        check(
            "\"We could not wait,\" Mayor Whitlock said. Dana Whitlock left.",
            Some("Dana Whitlock"),
        );
        check(
            "\"We could not wait,\" Mayor Whitlock said.",
            Some("Mayor Whitlock"),
        );
    }

    fn check(body: &str, speaker: Option<&str>) {
        let text = Text::of(body);
        let quote = text.quotes.first().expect("a quotation");
        assert_eq!(speaker_name(body, &text, quote).as_deref(), speaker);
    }

    #[test]
    fn a_country_that_a_report_seems_to_let_speak_is_no_speaker_where_somebody_was_named() {
        check(
            "Dana Whitlock has waited for a week. She has had no word from France but said: \"We can not wait.\"",
            Some("Dana Whitlock"),
        );
        check("France said: \"We can not wait for it.\"", Some("France"));
    }

    #[test]
    fn a_pronoun_stands_for_the_last_who_spoke_and_not_for_the_last_who_was_named() {
        check(
            "Dana Whitlock spoke of a bridge. Ann Holm said it was shut. Bob Vale leads the works there. \"We could \
             not wait,\" she said.",
            Some("Ann Holm"),
        );
        check(
            "A spokesman, Bob Vale, came. \"It is shut,\" added Ann Holm. \"We could not wait,\" she said.",
            Some("Ann Holm"),
        );
        check(
            "It was Ann Holm. It has been said by Vale. Rain fell. \"We could not wait,\" he said.",
            Some("Vale"),
        );
    }

    #[test]
    fn a_place_or_a_body_beside_a_reporting_word_is_not_whom_a_pronoun_means() {
        check(
            "Ann Holm said it was shut. A ferry from Glenwood said nothing. \"We could not wait,\" she said.",
            Some("Ann Holm"),
        );
    }

    #[test]
    fn where_nobody_was_said_to_speak_a_pronoun_stands_for_the_last_whole_name() {
        check(
            "Ann Holm leads the works in Castle Street. \"We could not wait,\" she said.",
            Some("Ann Holm"),
        );
        check(
            "The Works Holm leads are in Castle Street. \"We could not wait,\" she said.",
            None,
        );
    }

    #[test]
    fn a_quotation_that_follows_another_is_the_same_speakers() {
        let said = "\"We could not wait,\" Dana Whitlock said.";
        last(
            &format!("{said} \"It was too late for it.\""),
            Some("Dana Whitlock"),
        );
        let far = "The rain had fallen for two weeks without a break and the creek had risen to the road beside \
                   the mill, where nobody had seen it before.";
        last(&format!("{said} {far} \"It was too late for it.\""), None);
        last(
            "Dana Whitlock said it was shut. \"We could not wait,\" she said. \"It was too late for it.\"",
            Some("Dana Whitlock"),
        );
    }

    #[track_caller]
    fn last(body: &str, speaker: Option<&str>) {
        let text = Text::of(body);
        let quote = text.quotes.last().expect("a quotation");
        assert_eq!(speaker_name(body, &text, quote).as_deref(), speaker);
    }
}
