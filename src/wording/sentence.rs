//! Sentences: the chance that careful readers would call one biased in its wording.
//!
//! Logistic regression over a few things that anyone can count (docs/score.md gives the formula and how it
//! was fitted). Every sentence says what each of them added to its log odds.

use crate::exact::chance;
use crate::span::Span;
use crate::text::Text;

use super::context::{Finding, Setting};
use super::style::Styles;
use super::words::Words;

/// One sentence and its chance.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceChance {
    /// The sentence, in the body.
    pub span: Span,
    /// The chance, 0 to 1.
    pub probability: f64,
    /// What moved it, heaviest first; what is absent is left out.
    pub reasons: Vec<Reason>,
}

/// What something seen adds to a sentence's log odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// What was seen.
    pub what: &'static str,
    /// What it adds; below 0 where it speaks for plain wording.
    pub log_odds: f64,
}

/// Log odds of a sentence in which nothing is seen.
const BASE: f64 = -1.41;

/// What is looked at, and what one unit of it adds to the log odds.
const COEFFICIENTS: [(&str, f64); 14] = [
    ("loaded wording in all, as a square root", 1.17),
    ("its heaviest loaded word", 0.06),
    ("loaded wording in quotations, as a square root", 0.71),
    ("an exclamation mark", 1.09),
    ("a question", -0.67),
    ("an aside in parentheses", 0.44),
    ("words that tell who said it", -0.50),
    ("numbers and dates", -0.14),
    ("words in -ism and -ist", 0.04),
    ("words of degree", 0.19),
    ("adverbs in -ly", 0.24),
    ("words of contrast", 0.15),
    ("adjectives that judge", 0.29),
    ("quotations", 0.41),
];

/// What is looked at, as it is seen in one sentence.
type Seen = [f64; COEFFICIENTS.len()];

/// Each sentence's chance, by its findings and its style.
pub fn sentence_chances(body: &str, text: &Text, findings: &[Finding]) -> Vec<SentenceChance> {
    let words = Words::of(text);
    let seen = seen(body, text, &words, findings);
    text.sentences
        .iter()
        .zip(seen)
        .map(|(span, seen)| sentence(*span, &seen))
        .collect()
}

/// What is seen in each sentence; `findings` are in order.
fn seen<'t>(
    body: &'t str,
    text: &'t Text,
    words: &'t Words,
    findings: &'t [Finding],
) -> impl Iterator<Item = Seen> + 't {
    let styles = Styles::of(body, text, words);
    let mut rest = findings;
    let sentences = text.sentences.iter().zip(words.sentences());
    sentences.map(move |(span, range)| {
        let before = rest
            .iter()
            .take_while(|finding| finding.span.start < span.start);
        rest = &rest[before.count()..];
        let inside = rest
            .iter()
            .take_while(|finding| finding.span.start < span.end);
        let (found, behind) = rest.split_at(inside.count());
        rest = behind;
        let [own, heaviest, quoted] = load(found);
        let mut seen = [0.0; COEFFICIENTS.len()];
        seen[..3].copy_from_slice(&[own.sqrt(), heaviest, quoted.sqrt()]);
        seen[3..].copy_from_slice(&styles.style(*span, range.clone()).counts());
        seen
    })
}

fn sentence(span: Span, seen: &Seen) -> SentenceChance {
    let mut reasons: Vec<Reason> = COEFFICIENTS
        .iter()
        .zip(seen)
        .map(|((what, each), seen)| Reason {
            what,
            log_odds: each * seen,
        })
        .filter(|reason| reason.log_odds != 0.0)
        .collect();
    reasons.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
    SentenceChance {
        span,
        probability: probability(seen),
        reasons,
    }
}

fn probability(seen: &Seen) -> f64 {
    let odds = COEFFICIENTS.iter().zip(seen);
    let odds = odds.fold(BASE, |odds, ((_, each), seen)| odds + each * seen);
    chance(odds)
}

/// Load outside quotations, the heaviest of it, and load inside quotations as it would be outside.
fn load(findings: &[Finding]) -> [f64; 3] {
    let mut load = [0.0; 3];
    for finding in findings {
        match finding.setting {
            Setting::Boilerplate => {}
            Setting::Quoted => load[2] += finding.load() / Setting::Quoted.share(),
            _ => {
                load[0] += finding.load();
                load[1] = f64::max(load[1], finding.load());
            }
        }
    }
    load
}

/// Words from which a heading or a list item counts as a sentence.
const FEWEST_WORDS: usize = 3;

/// The mean chance of the sentences that are more than a heading of two words; 0 for none.
pub(super) fn mean_chance(body: &str, text: &Text, words: &Words, findings: &[Finding]) -> f64 {
    let sentences = seen(body, text, words, findings).zip(words.sentences());
    let whole = sentences.filter(|(_, range)| range.len() >= FEWEST_WORDS);
    let (sum, count) = whole.fold((0.0, 0), |(sum, count), (seen, _)| {
        (sum + probability(&seen), count + 1)
    });
    if count > 0 {
        sum / f64::from(count)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{builtin, check};

    #[test]
    fn loaded_sentences_are_likelier_and_say_why() {
        let body =
            "The regime's disgraceful thugs rampaged on! The council met on 3 May, officials said.";
        let text = Text::of(body);
        let wording = check(body, &text, None, builtin());
        let chances = sentence_chances(body, &text, &wording.findings);
        assert!(chances[0].probability > 0.9, "{:?}", chances[0]);
        assert!(chances[1].probability < 0.2, "{:?}", chances[1]);
        let whats: Vec<_> = chances[1]
            .reasons
            .iter()
            .map(|reason| reason.what)
            .collect();
        assert_eq!(whats, ["words that tell who said it", "numbers and dates"]);
        for chance in chances {
            let odds = BASE
                + chance
                    .reasons
                    .iter()
                    .map(|reason| reason.log_odds)
                    .sum::<f64>();
            assert!((chance.probability - 1.0 / (1.0 + (-odds).exp())).abs() < 1e-12);
        }
    }
}
