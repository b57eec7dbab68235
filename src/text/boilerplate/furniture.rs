//! Furniture: the rules by which a line is boilerplate wherever it stands.

use super::phrases::{CALLS, DESK_OPENINGS, FORMULAS, PROMO_LABELS, UPDATE_LABELS, WHOLE};
use super::words::{CREDIT_LABELS, PICTURE_AGENCIES, SHARE_BUTTONS, SPEECH};

/// A line, as it is written and as it is compared.
pub(super) struct Line<'a> {
    /// As it is written, without the marks around it.
    written: &'a str,
    /// As it is compared.
    pub(super) compared: String,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn of(line: &'a str) -> Self {
        Self {
            written: bare(line),
            compared: compared(line),
        }
    }

    /// The compared form without marks at its end.
    pub(super) fn unmarked(&self) -> &str {
        self.compared.trim_end_matches([' ', ':', '!', '…', '*'])
    }

    /// Whether it is boilerplate wherever it stands.
    pub(super) fn is_furniture(&self) -> bool {
        WHOLE.contains(&self.unmarked())
            || self.is_promo()
            || self.is_call()
            || self.is_formula()
            || self.is_legal()
            || self.is_credit_of_writers()
            || self.is_credit_of_picture()
            || self.is_share_row()
            || self.is_update()
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.compared
            .split(|char: char| !char.is_alphanumeric() && char != '\'')
            .filter(|word| !word.is_empty())
    }

    /// Whether somebody says what the line says.
    fn is_told(&self) -> bool {
        self.written.starts_with(['"', '“', '\'', '‘', '«', '„'])
            || self.words().any(|word| SPEECH.contains(&word))
    }

    fn ends_in_stop(&self) -> bool {
        self.compared
            .trim_end_matches(['"', '”', ')'])
            .ends_with('.')
    }

    /// "RELATED: …", "Read more: …", "SEE ALSO Ten bridges".
    fn is_promo(&self) -> bool {
        PROMO_LABELS.iter().any(|label| {
            let Some(rest) = self.compared.strip_prefix(label) else {
                return false;
            };
            let shouted = self.written.starts_with(&label.to_uppercase());
            let marked = rest
                .trim_start()
                .starts_with([':', '|', '»', '›', '>', '–', '—']);
            let two_words = label.contains(' ');
            let open = rest.starts_with(' ') || marked;
            open && self.words().count() <= 40
                && match (marked, shouted) {
                    (true, true) => true,
                    (true, false) => !self.ends_in_stop() && !self.is_told(),
                    (false, shouted) => shouted && two_words && !self.ends_in_stop(),
                }
        })
    }

    /// "Sign up for our newsletter", "Follow us on Twitter".
    fn is_call(&self) -> bool {
        let called = |(opening, wanted): &(&str, &[&str])| {
            self.compared.strip_prefix(opening).is_some_and(|rest| {
                let mut rest = rest.split(|char: char| !char.is_alphanumeric());
                // The opening ends where a word ends.
                rest.next() == Some("")
                    && (wanted.is_empty() || rest.any(|word| wanted.contains(&word)))
            })
        };
        self.words().count() <= 45 && CALLS.iter().any(called) && !self.is_told()
    }

    fn is_formula(&self) -> bool {
        FORMULAS
            .iter()
            .any(|formula| self.compared.contains(formula))
            && !self.is_told()
    }

    /// "© 2026 The Post", "Copyright 2026 …", "… All rights reserved."
    fn is_legal(&self) -> bool {
        let opens = ["©", "(c) ", "copyright "]
            .iter()
            .any(|mark| self.compared.starts_with(mark));
        let year = self.words().take(4).any(is_year);
        let reserved = self
            .compared
            .trim_end_matches('.')
            .ends_with("all rights reserved");
        ((opens && year) || reserved) && !self.is_told()
    }

    /// "Reporting by A; Editing by B", "A contributed to this report."
    fn is_credit_of_writers(&self) -> bool {
        let line = self.compared.trim_matches(['(', ')', '[', ']', '.', ' ']);
        let contributed = ["to this report", "to this story", "to this article"]
            .iter()
            .any(|end| {
                line.strip_suffix(end).is_some_and(|rest| {
                    rest.ends_with("contributed ") || rest.ends_with("contributed reporting ")
                })
            });
        let one_sentence = self.words().count() <= 40 && !line.contains(". ");
        (contributed && one_sentence) || self.is_byline_of_desk(line)
    }

    fn is_byline_of_desk(&self, line: &str) -> bool {
        let opens = DESK_OPENINGS
            .iter()
            .any(|opening| line.starts_with(opening));
        let desk = [';', '.', ','].iter().any(|mark| {
            let second = |work: &str| line.contains(&format!("{mark} {work} by "));
            second("editing") || second("writing")
        });
        opens && self.words().count() <= 40 && (desk || self.is_all_names())
    }

    /// Whether nothing but names, and little words between them, follows the first "by".
    fn is_all_names(&self) -> bool {
        const BETWEEN: [&str; 8] = ["and", "in", "with", "at", "for", "the", "of", "de"];
        let mut words = self
            .written
            .split_whitespace()
            .skip_while(|word| *word != "by")
            .skip(1);
        words.all(|word| BETWEEN.contains(&word) || word.starts_with(char::is_uppercase))
    }

    /// "Photo: A. Name, AP", "A. Name/Getty Images", "(AP Photo/A. Name)".
    fn is_credit_of_picture(&self) -> bool {
        self.words().count() <= 12
            && !self.ends_in_stop()
            && (self.is_labelled_credit() || self.names_agency())
            && !self.is_told()
    }

    fn is_labelled_credit(&self) -> bool {
        let label = self.compared.split_once(':');
        let (Some((label, rest)), Some((_, written))) = (label, self.written.split_once(':'))
        else {
            return false;
        };
        let name = written
            .trim_start()
            .starts_with(|char: char| char.is_uppercase() || char == '@');
        CREDIT_LABELS.contains(&label)
            && name
            && (self.has_agency(rest) || self.words().count() <= 6)
    }

    fn names_agency(&self) -> bool {
        let line = self.compared.trim_matches(['(', ')', '[', ']', ' ']);
        let parted = line.contains('/') || line.contains(" | ") || line.contains(" via ");
        parted && self.words().count() <= 10 && self.has_agency(line)
    }

    fn has_agency(&self, line: &str) -> bool {
        line.replace(" via ", "/")
            .split(['/', '|', ',', ';'])
            .any(|part| PICTURE_AGENCIES.contains(&part.trim_matches([' ', '(', ')', '.'])))
    }

    /// "CONNECT TWEET LINKEDIN 27 COMMENTEMAILMORE".
    fn is_share_row(&self) -> bool {
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let button = |word: &str| SHARE_BUTTONS.contains(&word);
        self.words().all(|word| button(word) || number(word))
            && self.words().filter(|word| button(word)).count() >= 2
            && !self.ends_in_stop()
    }

    /// "Updated: 9:20 AM, July 15, 2018", "Last updated 3 hours ago".
    fn is_update(&self) -> bool {
        let dated = |label: &&str| {
            self.compared.strip_prefix(*label).is_some_and(|rest| {
                let marked = rest.starts_with(':');
                let when = rest.trim_start_matches([':', ' ']);
                let ago = when.ends_with(" ago");
                let timed = when.starts_with(|char: char| char.is_ascii_digit());
                (marked || ((timed || ago) && label.contains("updated")))
                    && when.contains(|char: char| char.is_ascii_digit())
            })
        };
        self.words().count() <= 12 && !self.ends_in_stop() && UPDATE_LABELS.iter().any(dated)
    }
}

fn is_year(word: &str) -> bool {
    word.len() >= 4
        && word.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        && (word.starts_with("19") || word.starts_with("20"))
}

/// The form a line is compared in: lower case, straight apostrophes, single spaces, no bullets.
pub(super) fn compared(line: &str) -> String {
    let words: Vec<&str> = bare(line).split_whitespace().collect();
    words.join(" ").to_lowercase().replace(['’', '‘'], "'")
}

/// The line without the marks of lists and of Markdown around it.
pub(super) fn bare(line: &str) -> &str {
    let mark = |char: char| char.is_whitespace() || "*_#>•·–—-|▶►»\u{200b}".contains(char);
    let line = line.trim_start_matches(mark);
    // The star of a field that has to be filled in stays.
    line.trim_end_matches(|char: char| char.is_whitespace() || "_|»›▶►".contains(char))
}
