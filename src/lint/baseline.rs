//! Baselines: the findings of one day, so that the next day only new ones are told.
//!
//! A finding is known by its entry and its sentence, wherever that has moved; of a sentence that stood once, the
//! second is new.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Text;
use crate::wording::{Finding, Lexicon, Wording, identities};

/// The version of the file.
const VERSION: u32 = 1;

/// A baseline that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// No such JSON.
    #[error("not a baseline: {0}")]
    Form(String),
    /// Of another version.
    #[error("a baseline of version {0}; this copydesk reads version {VERSION}")]
    Version(u32),
}

/// What was found once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    known: BTreeMap<u64, Known>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    entry: String,
    words: String,
    count: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    version: u32,
    findings: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    entry: String,
    words: String,
    identity: String,
    count: u32,
}

impl Baseline {
    /// Reads the text of a baseline file.
    ///
    /// # Errors
    /// [`BaselineError`] if it is none, or of another version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let form = |error: &dyn ToString| BaselineError::Form(error.to_string());
        let file: FileForm = serde_json::from_str(text).map_err(|error| form(&error))?;
        if file.version != VERSION {
            return Err(BaselineError::Version(file.version));
        }
        let mut baseline = Self::default();
        for line in file.findings {
            let identity = u64::from_str_radix(&line.identity, 16).map_err(|error| form(&error))?;
            let (entry, words, count) = (line.entry, line.words, line.count);
            baseline.known.insert(
                identity,
                Known {
                    entry,
                    words,
                    count,
                },
            );
        }
        Ok(baseline)
    }

    /// The text of its file: a finding a line, sorted, so that two baselines compare well.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<Line> = self
            .known
            .iter()
            .map(|(identity, known)| Line {
                entry: known.entry.clone(),
                words: known.words.clone(),
                identity: format!("{identity:016x}"),
                count: known.count,
            })
            .collect();
        lines.sort_by(|a, b| {
            (&a.entry, &a.words, &a.identity).cmp(&(&b.entry, &b.words, &b.identity))
        });
        let lines: Vec<String> = lines
            .iter()
            .map(|line| serde_json::to_string(line).expect("a line is plain JSON"))
            .collect();
        let body = lines.join(",\n    ");
        let findings = if body.is_empty() {
            "[]".to_owned()
        } else {
            format!("[\n    {body}\n  ]")
        };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": {findings}\n}}\n")
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.known.values().map(|known| known.count as usize).sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Adds the findings of an article; `headline` is the one that stands beside its body.
    pub fn add(
        &mut self,
        body: &str,
        text: &Text,
        headline: &str,
        wording: &Wording,
        lexicon: &Lexicon,
    ) {
        let apart = Text::of(headline);
        for (body, text, findings) in [
            (headline, &apart, &wording.title_findings),
            (body, text, &wording.findings),
        ] {
            for (finding, identity) in findings.iter().zip(identities(text, lexicon, findings)) {
                let words = || {
                    finding
                        .span
                        .of(body)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                let known = self.known.entry(identity).or_insert_with(|| Known {
                    entry: lexicon.name_of(lexicon.entry(finding.entry)),
                    words: words(),
                    count: 0,
                });
                known.count += 1;
            }
        }
    }

    /// Takes out of `wording` what the baseline knows, and marks that as met. The score stays: it is the whole article's.
    pub fn keep_new(
        &mut self,
        text: &Text,
        headline: &str,
        wording: &mut Wording,
        lexicon: &Lexicon,
    ) {
        self.retain_new(&Text::of(headline), &mut wording.title_findings, lexicon);
        self.retain_new(text, &mut wording.findings, lexicon);
    }

    fn retain_new(&mut self, text: &Text, findings: &mut Vec<Finding>, lexicon: &Lexicon) {
        let mut identities = identities(text, lexicon, findings).into_iter();
        findings.retain(|_| {
            let known = identities
                .next()
                .and_then(|identity| self.known.get_mut(&identity));
            let met = known.filter(|known| known.count > 0);
            met.map(|known| known.count -= 1).is_none()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{builtin, check};

    const TODAY: &str = "It fell into utter chaos.\n\nThe outrageous plan stood.";

    #[test]
    fn what_was_known_is_silent_wherever_it_moves() {
        for (body, new) in [
            (TODAY, 0),
            (
                "The outrageous plan stood.\n\nA new line. It fell into utter chaos.",
                0,
            ),
            ("It fell into utter chaos.", 0),
            ("It fell into utter chaos. It fell into utter chaos.", 1),
            ("It sank into utter chaos.", 1),
        ] {
            assert_eq!(left(&baseline(TODAY), body), new, "{body}");
        }
    }

    #[test]
    fn a_baseline_comes_back_from_its_file() {
        for known in [baseline(TODAY), Baseline::default()] {
            let read = Baseline::parse(&known.to_text());
            assert_eq!(read, Ok(known));
        }
        let other = "{\"version\": 9, \"findings\": []}";
        assert_eq!(Baseline::parse(other), Err(BaselineError::Version(9)));
        assert!(matches!(Baseline::parse("{}"), Err(BaselineError::Form(_))));
    }

    fn baseline(body: &str) -> Baseline {
        let text = Text::of(body);
        let mut baseline = Baseline::default();
        let wording = check(body, &text, None, builtin());
        baseline.add(body, &text, "", &wording, builtin());
        baseline
    }

    fn left(baseline: &Baseline, body: &str) -> usize {
        let text = Text::of(body);
        let mut wording = check(body, &text, None, builtin());
        baseline
            .clone()
            .keep_new(&text, "", &mut wording, builtin());
        wording.findings.len()
    }
}
