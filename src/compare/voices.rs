//! Voices: who is quoted in an article, how often and at what length.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::text::Text;

use super::speaker::speaker_name;

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

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_gathered_by_their_last_names_and_the_longest_stands_first() {
        let body = "“We met once,” Vale said. “The bridge is shut for good,” Ann Holm said. “Not at all so,” \
                    Dana Vale said. “No way,” Ann Holm said. “It was a quiet night by the river then.” Rain fell.";
        let told = voices(ArticleId(3), body, &Text::of(body));
        let speakers: Vec<_> = told
            .speakers
            .iter()
            .map(|voice| (voice.name.as_str(), voice.quotations, voice.words))
            .collect();
        assert_eq!(told.article, ArticleId(3));
        assert_eq!(speakers, [("Ann Holm", 2, 15), ("Dana Vale", 2, 7)]);
    }
}
