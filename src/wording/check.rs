//! The wing's main step: one article in, its findings and score out.

use crate::article::Article;
use crate::parallel;
use crate::text::{Text, read};

use super::context::{Finding, Setting, findings_among};
use super::lexicon::Lexicon;
use super::matching::hits_among;
use super::score::{Score, score, title_score};
use super::sentence::mean_chance;
use super::words::Words;

/// What the wording of one article says.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// Words of the article, without boilerplate; the headline is one part of them if it stands in the body.
    pub words: usize,
    /// Words in the writer's own voice: without headline, quotations and boilerplate.
    pub own_words: usize,
    /// Whether it reads as English, the language of the lexicon that ships; none for a text too short to tell, and
    /// where nothing of that lexicon is looked for.
    pub english: Option<bool>,
    /// How heavily it is loaded.
    pub score: Score,
    /// The headline's weight per 1,000 of its words; none where there is no headline.
    pub title_score: Option<f64>,
    /// The mean of the sentences' chances of being called biased in their wording; 0 for a text of none.
    pub biased_share: f64,
    /// Where and by what, in order.
    pub findings: Vec<Finding>,
    /// The same for a headline that stands beside the body; spans are ranges of the headline.
    pub title_findings: Vec<Finding>,
}

/// Checks the wording of an article: its body as read, and its headline where that stands beside it.
///
/// A text of no words has no findings and the score 0.
pub fn check(body: &str, text: &Text, headline: Option<&str>, lexicon: &Lexicon) -> Wording {
    let words = Words::of(text);
    let findings = in_text(body, text, &words, lexicon);
    let (title_findings, title_words) =
        headline.map_or((vec![], 0), |headline| in_headline(headline, lexicon));
    let counts = Counts::of(text);
    let in_titles = findings.iter().chain(&title_findings);
    Wording {
        words: counts.words,
        biased_share: mean_chance(body, text, &words, &findings),
        own_words: counts.own,
        english: text.is_english().filter(|_| lexicon.is_english()),
        score: score(body, &findings, lexicon, counts.own),
        title_score: title_score(in_titles, text.title.len() + title_words),
        findings,
        title_findings,
    }
}

/// Checks the wording of each article; `texts` are the articles' bodies as read.
pub fn check_all(articles: &[Article], texts: &[Text], lexicon: &Lexicon) -> Vec<Wording> {
    check_each(articles, texts, |_| lexicon)
}

/// The same, with a lexicon for each article.
pub fn check_each<'l>(
    articles: &[Article],
    texts: &[Text],
    lexicon: impl Fn(&Article) -> &'l Lexicon + Sync,
) -> Vec<Wording> {
    let pairs: Vec<_> = articles.iter().zip(texts).collect();
    parallel::map(&pairs, |(article, text)| {
        check(
            &article.body,
            text,
            article.headline_apart(),
            lexicon(article),
        )
    })
}

/// Reads each article, checks its wording, and gives `then` its place, its text and what was found.
///
/// One text a thread is in memory at a time, unless `then` keeps them.
pub fn check_read<'l, T: Send>(
    articles: &[Article],
    lexicon: impl Fn(&Article) -> &'l Lexicon + Sync,
    then: impl Fn(usize, Text, Wording) -> T + Sync,
) -> Vec<T> {
    let placed: Vec<_> = articles.iter().enumerate().collect();
    parallel::map(&placed, |(nth, article)| {
        let text = read(article);
        let wording = check(
            &article.body,
            &text,
            article.headline_apart(),
            lexicon(article),
        );
        then(*nth, text, wording)
    })
}

fn in_headline(headline: &str, lexicon: &Lexicon) -> (Vec<Finding>, usize) {
    let mut text = Text::of(headline);
    text.title = 0..text.tokens.len();
    let findings = in_text(headline, &text, &Words::of(&text), lexicon);
    (findings, text.tokens.len())
}

fn in_text(body: &str, text: &Text, words: &Words, lexicon: &Lexicon) -> Vec<Finding> {
    let hits = hits_among(words, text, lexicon);
    findings_among(body, text, words, lexicon, &hits)
}

struct Counts {
    words: usize,
    own: usize,
}

impl Counts {
    fn of(text: &Text) -> Self {
        let inside = |spans: &mut dyn Iterator<Item = crate::span::Span>| {
            spans
                .map(|span| text.tokens.within(span).len())
                .sum::<usize>()
        };
        let boilerplate = inside(&mut text.boilerplate.iter().copied());
        let quotes = text.quotes.iter().filter(|quote| quote.depth == 0);
        let quotes = quotes.map(|quote| quote.inner);
        let answers = text.answers.iter().copied();
        let said = answers.chain(quotes.filter(|quote| !text.is_answer(*quote)));
        let quoted = inside(&mut said.filter(|span| !text.is_boilerplate(*span)));
        let words = text.tokens.len() - boilerplate;
        Self {
            words,
            own: words.saturating_sub(quoted + text.title.len()),
        }
    }
}

impl Wording {
    /// Whether the article is in a language that the lexicon does not know, so that its score says nothing.
    pub fn is_foreign(&self) -> bool {
        self.english == Some(false)
    }
}

impl Finding {
    /// Whether it is in the writer's own voice: plain, or at arm's length in scare quotes.
    pub fn is_own(&self) -> bool {
        matches!(self.setting, Setting::Own | Setting::Scare)
    }
}
