//! Voices: who is quoted in an article, how often and at what length.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::span::Span;
use crate::text::{Quote, Text, hash};

use super::relations::{Relations, Telling};
use super::stem::Stems;

/// Who is quoted in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voices {
    /// The article.
    pub article: ArticleId,
    /// The speakers, those with the most words first.
    pub speakers: Vec<Voice>,
}

/// One speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// As the article names them at fullest; "unnamed" where it does not.
    pub name: String,
    /// How many quotations.
    pub quotations: usize,
    /// Their words.
    pub words: usize,
}

/// Words of the shortest quotation that lets a voice in.
const SHORTEST: usize = 3;

/// The voices of an article.
pub(super) fn voices(article: ArticleId, body: &str, text: &Text) -> Voices {
    let mut heard: BTreeMap<String, Voice> = BTreeMap::new();
    for quote in text.quotes.iter().filter(|quote| quote.depth == 0) {
        let words = text.tokens.within(quote.inner).len();
        if words < SHORTEST || text.is_boilerplate(quote.span) {
            continue;
        }
        let name = speaker_name(body, text, quote).unwrap_or_else(|| "unnamed".to_owned());
        let voice = heard.entry(last_word(&name)).or_insert_with(|| Voice {
            name: name.clone(),
            quotations: 0,
            words: 0,
        });
        voice.quotations += 1;
        voice.words += words;
        if name.len() > voice.name.len() {
            voice.name = name;
        }
    }
    let mut speakers: Vec<Voice> = heard.into_values().collect();
    speakers.sort_by(|a, b| b.words.cmp(&a.words).then(a.name.cmp(&b.name)));
    Voices { article, speakers }
}

/// Who speaks in a quotation. A pronoun stands for the last name before it that is no country's.
pub(super) fn speaker_name(body: &str, text: &Text, quote: &Quote) -> Option<String> {
    const PRONOUNS: [&str; 6] = ["he", "she", "they", "who", "it", "i"];
    let found = text.speaker(body, quote).and_then(|speaker| speaker.name);
    match found {
        // "… has no word from Washington but said": a country is seldom who said it.
        Some(name) if is_country(name.of(body)) => {
            earlier_name(body, text, quote.span.start).or_else(|| Some(name.of(body).to_owned()))
        }
        Some(name) if !PRONOUNS.contains(&name.of(body).to_lowercase().as_str()) => {
            Some(full_name(body, text, name))
        }
        Some(_) => earlier_name(body, text, quote.span.start),
        None => following(body, text, quote),
    }
}

/// "Whitlock" as its longest form in the article: "Dana Whitlock".
fn full_name(body: &str, text: &Text, name: Span) -> String {
    let range = text.tokens.within(name);
    let Some(last) = range.clone().next_back() else {
        return name.of(body).to_owned();
    };
    let is_name = name.of(body).starts_with(char::is_uppercase);
    if range.len() > 1 || !is_name {
        return name.of(body).to_owned();
    }
    (1..last)
        .filter(|i| text.tokens.form(*i) == text.tokens.form(last))
        .find(|i| is_first_name(body, text, *i - 1))
        .map_or(name.of(body), |i| text.tokens.cover(i - 1..i + 1).of(body))
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
    let tells = Relations::shipped().telling(text.tokens.hashes()[i], 0) != Telling::Nothing;
    joined && tells && span.of(body).starts_with(char::is_uppercase) && span.len() > 2
}

/// The last two capitalised words in a row before byte `at`, within the paragraph's reach.
fn earlier_name(body: &str, text: &Text, at: usize) -> Option<String> {
    const REACH: usize = 60;
    let end = text.tokens.at_or_after(at);
    (end.saturating_sub(REACH).max(1)..end)
        .rev()
        .find(|i| is_capital(body, text, *i) && is_first_name(body, text, *i - 1))
        .map(|i| text.tokens.cover(i - 1..i + 1).of(body).to_owned())
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
    earlier_name(body, text, before.span.start)
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_lowercase()
}
