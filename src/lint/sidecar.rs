//! Sidecars: a file beside a text that has no comments, with what is settled in it.
//!
//! A line names a category or an entry, and behind it, if it is not to hold everywhere, words of the sentence meant:
//! `fear/chaos The council descended into`. `#` begins a comment, at the start of a line or between spaces (`#MeToo` is a word).

use crate::text::{Text, Tokens};
use crate::wording::{Finding, Lexicon};

use super::names;

/// The ending of a sidecar, behind the whole name of its file: `today.txt.copydesk`.
pub const SIDECAR_ENDING: &str = "copydesk";

/// What a sidecar says.
#[derive(Debug, Clone, Default)]
pub struct Sidecar {
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
struct Line {
    number: usize,
    name: Vec<String>,
    /// Compared forms of the words behind it.
    words: Vec<String>,
}

impl Sidecar {
    /// Reads the text of a sidecar.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().zip(1..).filter_map(|(line, number)| {
            let line = without_remark(line).trim();
            let (name, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            (!name.is_empty()).then(|| Line {
                number,
                name: vec![name.to_owned()],
                words: forms(words),
            })
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// What is wrong in it, and in which line.
    pub fn slips(&self, lexicon: &Lexicon) -> Vec<(usize, String)> {
        let slip =
            |line: &Line| names::slip(&line.name[0], lexicon).map(|told| (line.number, told));
        self.lines.iter().filter_map(slip).collect()
    }

    /// Whether it speaks for a finding.
    pub(super) fn settles(&self, text: &Text, lexicon: &Lexicon, finding: &Finding) -> bool {
        self.lines.iter().any(|line| {
            names::mean(&line.name, lexicon, finding)
                && (line.words.is_empty() || stands(&line.words, text, finding))
        })
    }
}

/// The line that settles a finding in its sentence, for a file to be given.
pub fn sidecar_line(name: &str, sentence: &str) -> String {
    let words: Vec<_> = sentence.split_whitespace().collect();
    format!("{name} {}", words.join(" ")).trim_end().to_owned()
}

/// A line before its remark.
fn without_remark(line: &str) -> &str {
    let is_remark = |at: usize| {
        let (before, behind) = (&line[..at], &line[at + 1..]);
        let is_first = before.trim().is_empty();
        let is_apart = before.ends_with(char::is_whitespace)
            && (behind.is_empty() || behind.starts_with(char::is_whitespace));
        is_first || is_apart
    };
    let mut marks = line.match_indices('#').map(|(at, _)| at);
    marks
        .find(|at| is_remark(*at))
        .map_or(line, |at| &line[..at])
}

fn forms(words: &str) -> Vec<String> {
    let tokens = Tokens::of(words, 0);
    let forms = (0..tokens.len()).map(|token| tokens.form(token).to_owned());
    forms.collect()
}

/// Whether `words` stand in a row in the sentence of a finding.
fn stands(words: &[String], text: &Text, finding: &Finding) -> bool {
    let sentence = text.sentence_at(finding.span.start);
    let inside = text.tokens.within(sentence.unwrap_or(finding.span));
    let forms: Vec<&str> = inside.map(|token| text.tokens.form(token)).collect();
    forms
        .windows(words.len())
        .any(|run| run.iter().zip(words).all(|(form, word)| form == word))
}
