//! Severity: how gravely a house takes a finding. It is a wish, and changes no weight and no score.

use std::fmt;
use std::str::FromStr;

use super::entry::EntryId;
use super::lexicon::{Lexicon, Switch};
use super::wishes::WishError;

/// How gravely a finding is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Worth another look.
    Warning,
    /// Not to be published so.
    Error,
}

/// What a user asks for: a severity, or not to be told at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Left out, as if switched off.
    Off,
    /// Told as this.
    As(Severity),
}

/// Weight left below which a finding is a note, unless the user says otherwise.
const SLIGHT: f64 = 1.0;

impl Severity {
    /// What a finding of this weight is where nobody said: a warning, or a note if it is slight.
    pub fn of_weight(weight: f64) -> Self {
        if weight < SLIGHT {
            Self::Note
        } else {
            Self::Warning
        }
    }
}

impl FromStr for Grade {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "off" => Self::Off,
            "note" => Self::As(Severity::Note),
            "warning" => Self::As(Severity::Warning),
            "error" => Self::As(Severity::Error),
            _ => {
                return Err(format!(
                    "`{name}` is no severity; there are off, note, warning, error"
                ));
            }
        })
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Off => "off",
            Self::As(Severity::Note) => "note",
            Self::As(Severity::Warning) => "warning",
            Self::As(Severity::Error) => "error",
        })
    }
}

impl Lexicon {
    /// Says how gravely a category ("fear") or an entry ("fear/chaos") is taken; what is said last holds.
    ///
    /// # Errors
    /// [`WishError::Unknown`] if there is none of that name.
    pub fn grade(&mut self, name: &str, grade: Grade) -> Result<(), WishError> {
        for id in self.named(name)? {
            let slot = &mut self.slots[id.0];
            match grade {
                Grade::Off => slot.switch = Switch::Off,
                Grade::As(severity) => {
                    slot.switch = Switch::On;
                    slot.severity = Some(severity);
                }
            }
        }
        if grade == Grade::Off {
            self.mark_change("off", name);
        }
        Ok(())
    }

    /// How gravely a finding of this entry and this weight is taken.
    pub(super) fn severity(&self, id: EntryId, weight: f64) -> Severity {
        let asked = self.slots[id.0].severity;
        asked.unwrap_or_else(|| Severity::of_weight(weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::wording::{builtin, check};

    #[test]
    fn a_house_says_how_gravely_it_takes_a_word() {
        let mut lexicon = builtin().clone();
        let body = "There was chaos at the council.";
        let seen = |lexicon: &Lexicon| {
            let findings = check(body, &Text::of(body), None, lexicon).findings;
            findings.first().map(|finding| finding.severity)
        };
        assert_eq!(seen(&lexicon), Some(Severity::Warning));
        for (grade, expected) in [
            ("error", Some(Severity::Error)),
            ("note", Some(Severity::Note)),
            ("off", None),
        ] {
            let grade = grade.parse().expect("a grade");
            lexicon.grade("fear", grade).expect("a category");
            assert_eq!(seen(&lexicon), expected);
        }
        assert!("loud".parse::<Grade>().is_err());
    }

    #[test]
    fn only_what_is_left_out_makes_another_lexicon() {
        let graded = |grade: Grade| {
            let mut lexicon = builtin().clone();
            lexicon.grade("fear/chaos", grade).expect("an entry");
            lexicon.fingerprint()
        };
        assert_eq!(graded(Grade::As(Severity::Error)), builtin().fingerprint());
        assert_ne!(graded(Grade::Off), builtin().fingerprint());
    }

    #[test]
    fn a_slight_finding_is_a_note() {
        let severities = [0.0, 0.99, 1.0, 4.0].map(Severity::of_weight);
        let [note, warning] = [Severity::Note, Severity::Warning];
        assert_eq!(severities, [note, note, warning, warning]);
    }
}
