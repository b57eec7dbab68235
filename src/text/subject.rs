//! Subjects: the name, noun or pronoun that stands before or behind a verb.

use std::ops::Range;

use crate::span::Span;

use super::date::is_date;
use super::reporting::{is_phrase, is_reporting};
use super::token::Tokens;

/// Who began a sentence to which the verb behind `range` is joined: "She has no word from Paris but said".
pub(super) fn joined_subject(body: &str, tokens: &Tokens, mut range: Range<usize>) -> Option<Span> {
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

/// The last name, pronoun or noun phrase of `range`, behind which the verb stands.
///
/// What is set between commas to say more of it is passed over: "Tom Brandt, leader of the council, said". A name
/// that is so set beside a noun is the name: "the council's leader, Tom Brandt, said".
pub(super) fn name_before(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    const HELPING: [&str; 9] = [
        "also", "had", "has", "have", "is", "later", "then", "was", "were",
    ];
    let helps = |i: &usize| HELPING.contains(&tokens.form(*i));
    let helping = range.clone().rev().take_while(helps).count();
    let range = range.start..range.end - helping;
    let is_closed = !range.is_empty() && has_comma(body, tokens, range.end - 1);
    if is_closed {
        subject(body, tokens, range)
    } else {
        last_phrase(body, tokens, range)
    }
}

/// The subject of a clause that ends with a comma.
fn subject(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    let mut parts = parts(body, tokens, range);
    while let Some(last) = parts.pop() {
        let Some(head) = parts.last().cloned() else {
            return last_phrase(body, tokens, last);
        };
        let is_said_of = ["who", "whose", "which"].contains(&tokens.form(last.start));
        let is_person = ends_with_name(body, tokens, &head);
        let is_name = is_whole_name(body, tokens, &last);
        let is_aside = is_person || !is_name && begins_noun(tokens, &head);
        if !is_said_of && !is_aside {
            return last_phrase(body, tokens, last);
        }
    }
    None
}

/// Whether a part is a name, or ends with one of two words, that tells no place and no date.
fn ends_with_name(body: &str, tokens: &Tokens, part: &Range<usize>) -> bool {
    let last = part.end - 1;
    let first = phrase_start(body, tokens, part.start, last);
    let is_name = is_whole_name(body, tokens, &(first..part.end));
    is_name && (first == part.start || part.end - first > 1) && !is_placed(body, tokens, last)
}

/// The first name, pronoun or noun phrase of `range`, or the name that is set beside it: "the leader, Tom Brandt".
pub(super) fn name_after(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    let mut found = first_phrase(body, tokens, range.clone())?;
    let is_open = |i: usize| i < range.end && is_nameable(body, tokens, i);
    let is_of = |i: usize| i < range.end && tokens.form(i) == "of";
    loop {
        let (last, next) = (found.end - 1, found.end);
        let is_owner = tokens.form(last).ends_with("'s");
        let is_noun = !is_capital(body, tokens, last) && !is_pronoun(tokens.form(last));
        if is_open(next) && touches(body, tokens, last) && (is_owner || is_noun) {
            let more = first_phrase(body, tokens, next..range.end)?;
            let is_name = is_noun && is_capital(body, tokens, next);
            found = if is_name { more } else { found.start..more.end };
        } else if is_noun && is_of(next) && touches(body, tokens, last) {
            match first_phrase(body, tokens, next..range.end) {
                Some(more) if more.start <= next + 2 => found.end = more.end,
                _ => break,
            }
        } else {
            break;
        }
    }
    let named = beside(body, tokens, &found, range.end);
    Some(tokens.cover(named.unwrap_or(found)))
}

/// The name that is set beside a noun with a comma between.
fn beside(body: &str, tokens: &Tokens, noun: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let is_noun = !is_capital(body, tokens, noun.end - 1);
    let is_parted = noun.end < end && has_comma(body, tokens, noun.end - 1);
    let part = parts(body, tokens, noun.end..end).into_iter().next()?;
    let is_name = part.len() > 1 && is_whole_name(body, tokens, &part);
    (is_noun && is_parted && is_name).then_some(part)
}

/// The last name, pronoun or noun phrase, with what it is of: "leader of the council".
fn last_phrase(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Span> {
    let last = range
        .clone()
        .rev()
        .find(|i| is_nameable(body, tokens, *i) && !is_placed(body, tokens, *i))?;
    let mut first = phrase_start(body, tokens, range.start, last);
    while let Some(head) = head_of(body, tokens, range.start, first) {
        first = phrase_start(body, tokens, range.start, head);
    }
    Some(tokens.cover(first..last + 1))
}

/// The noun that what begins with token `first` is said of: "leader" before "of the council".
fn head_of(body: &str, tokens: &Tokens, start: usize, first: usize) -> Option<usize> {
    let before = |i: usize| i.checked_sub(1).filter(|i| *i >= start);
    let lead = before(first)?;
    let of = match tokens.form(lead) {
        "the" | "a" | "an" => before(lead)?,
        _ => lead,
    };
    let head = before(of).filter(|_| tokens.form(of) == "of")?;
    (is_nameable(body, tokens, head) && !is_pronoun(tokens.form(head))).then_some(head)
}

/// Where the words like token `last` begin that belong to it.
fn phrase_start(body: &str, tokens: &Tokens, start: usize, last: usize) -> usize {
    if is_pronoun(tokens.form(last)) {
        return last;
    }
    let capital = is_capital(body, tokens, last);
    let belongs = |i: &usize| {
        let is_owner = tokens.form(*i).ends_with("'s") && !capital;
        (is_capital(body, tokens, *i) == capital || is_owner)
            && is_nameable(body, tokens, *i)
            && touches(body, tokens, *i)
            && !is_pronoun(tokens.form(*i))
            && (capital || !is_reporting(tokens.form(*i)))
    };
    let first = (start..last).rev().take_while(belongs);
    first.last().unwrap_or(last)
}

fn first_phrase(body: &str, tokens: &Tokens, range: Range<usize>) -> Option<Range<usize>> {
    let first = range
        .clone()
        .find(|i| is_nameable(body, tokens, *i) && !is_placed(body, tokens, *i))?;
    if is_pronoun(tokens.form(first)) {
        return Some(first..first + 1);
    }
    let capital = is_capital(body, tokens, first);
    let more = (first + 1..range.end).take_while(|i| {
        is_capital(body, tokens, *i) == capital
            && is_nameable(body, tokens, *i)
            && touches(body, tokens, *i - 1)
    });
    Some(first..more.last().unwrap_or(first) + 1)
}

/// A range cut where commas stand.
fn parts(body: &str, tokens: &Tokens, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = vec![];
    let mut first = range.start;
    for i in range.clone() {
        if i + 1 == range.end || has_comma(body, tokens, i) {
            parts.push(first..i + 1);
            first = i + 1;
        }
    }
    parts
}

/// Whether a comma stands between token `i` and the next.
fn has_comma(body: &str, tokens: &Tokens, i: usize) -> bool {
    i + 1 < tokens.len() && body[tokens.span(i).end..tokens.span(i + 1).start].contains(',')
}

fn is_whole_name(body: &str, tokens: &Tokens, range: &Range<usize>) -> bool {
    let is_part = |i: usize| is_capital(body, tokens, i) && is_nameable(body, tokens, i);
    !range.is_empty() && range.clone().all(is_part)
}

fn begins_noun(tokens: &Tokens, range: &Range<usize>) -> bool {
    const LEADS: [&str; 9] = ["a", "an", "her", "his", "its", "one", "our", "the", "their"];
    !range.is_empty() && LEADS.contains(&tokens.form(range.start))
}

/// Whether a word stands for somebody whom the text has named.
pub(super) fn is_pronoun(form: &str) -> bool {
    const PRONOUNS: [&str; 11] = [
        "he", "her", "him", "i", "it", "she", "them", "they", "we", "who", "you",
    ];
    PRONOUNS.contains(&form)
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
        "a" | "an" | "the" | "its" | "their" => head - 1,
        _ => head,
    };
    let is_of_verb = lead > 1 && is_phrase(tokens.form(lead - 2), before(lead));
    PLACED.contains(&before(lead)) && !is_of_verb
}

fn is_capital(body: &str, tokens: &Tokens, i: usize) -> bool {
    tokens.span(i).of(body).starts_with(char::is_uppercase)
}

/// Words that name nobody, whatever their first letter.
const FUNCTION: [&str; 37] = [
    "a", "also", "an", "and", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "however", "in", "is", "it", "later", "not", "of", "on", "or", "that", "the", "then",
    "this", "to", "was", "were", "what", "which", "who", "will", "with", "would",
];

/// Whether token `i` may be part of a speaker's name: a capital, a pronoun, or a plain noun rather than a function word.
fn is_nameable(body: &str, tokens: &Tokens, i: usize) -> bool {
    let is_name = is_capital(body, tokens, i) && tokens.form(i).len() > 1;
    let form = tokens.form(i);
    let names = is_name || !FUNCTION.contains(&form);
    names && !form.starts_with(|c: char| c.is_ascii_digit()) && !is_date(tokens, i)
}
