//! Changes of fact: what an edit does to numbers, names, dates, negations, hedges and attributions.

use crate::span::Span;
use crate::text::{Text, is_date_alone, is_month_name, is_reporting};

use super::stem::Stems;
use super::units::{cardinal, magnitude};

/// What an edit changes beside the load of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactChange {
    /// Another number.
    Number,
    /// Another name.
    Name,
    /// Another date.
    Date,
    /// "Not" put in or taken out.
    Negation,
    /// "May" has become "will", "about 60" is "60".
    HedgeDropped,
    /// "Police said" is gone.
    AttributionDropped,
}

/// One side of an edit: a text and a stretch of its tokens.
pub(super) struct Side<'a> {
    pub(super) body: &'a str,
    pub(super) text: &'a Text,
    pub(super) tokens: std::ops::Range<usize>,
}

impl Side<'_> {
    fn forms(&self) -> impl Iterator<Item = &str> {
        self.tokens.clone().map(|i| self.text.tokens.form(i))
    }

    fn has(&self, words: &[&str]) -> bool {
        self.forms().any(|form| words.contains(&form))
    }

    /// Its numbers, in digits or in words; "one" is mostly a pronoun.
    fn numbers(&self) -> Vec<String> {
        let number = |form: &str| match cardinal(form).or_else(|| magnitude_word(form)) {
            Some(value) if value > 1.0 => Some(value.to_string()),
            _ if is_digits(form) => Some(form.replace(',', "")),
            _ => None,
        };
        self.forms().filter_map(number).collect()
    }

    /// Whether it begins or ends with the number of a day that a month stands beside.
    fn is_day(&self) -> bool {
        let form = |i: usize| self.text.tokens.form(i);
        let [before, behind] = self.around();
        let beside =
            |i: usize, month: Option<&str>| is_digits(form(i)) && month.is_some_and(is_month_name);
        !self.tokens.is_empty()
            && (beside(self.tokens.start, before) || beside(self.tokens.end - 1, behind))
    }

    /// The word before the stretch, and the one behind it.
    fn around(&self) -> [Option<&str>; 2] {
        let form = |i: Option<usize>| {
            i.filter(|i| *i < self.text.tokens.len())
                .map(|i| self.text.tokens.form(i))
        };
        [
            form(self.tokens.start.checked_sub(1)),
            form(Some(self.tokens.end)),
        ]
    }

    /// Its capitalised words, but for the first of a sentence.
    fn names(&self) -> Vec<&str> {
        let tokens = &self.text.tokens;
        self.tokens
            .clone()
            .filter(|i| {
                tokens
                    .span(*i)
                    .of(self.body)
                    .starts_with(char::is_uppercase)
            })
            .filter(|i| *i != self.tokens.start || !self.begins_sentence())
            .map(|i| tokens.form(i))
            .collect()
    }

    fn begins_sentence(&self) -> bool {
        let start = self.text.tokens.span(self.tokens.start).start;
        self.text.sentence_at(start).is_some_and(|sentence| {
            self.text.tokens.at_or_after(sentence.start) == self.tokens.start
        })
    }

    fn span(&self) -> Option<Span> {
        (!self.tokens.is_empty()).then(|| self.text.tokens.cover(self.tokens.clone()))
    }
}

/// What happened to the facts from the left to the right; nothing in most edits.
pub(super) fn fact_changes(left: &Side, right: &Side) -> Vec<FactChange> {
    let mut changes = vec![];
    let (numbers, others) = (left.numbers(), right.numbers());
    if !numbers.is_empty() && !others.is_empty() && numbers != others {
        changes.push(if left.is_day() {
            FactChange::Date
        } else {
            FactChange::Number
        });
    }
    let dates = |side: &Side| {
        side.forms()
            .filter(|form| is_date(form))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (before, after) = (dates(left), dates(right));
    if !before.is_empty() && !after.is_empty() && before != after {
        changes.push(FactChange::Date);
    }
    let names = (left.names(), right.names());
    if before.is_empty()
        && !names.0.is_empty()
        && names.0.len() == names.1.len()
        && names.0 != names.1
    {
        changes.push(FactChange::Name);
    }
    if left.has(&NEGATIONS) != right.has(&NEGATIONS)
        && !implies_negation(left)
        && !implies_negation(right)
    {
        changes.push(FactChange::Negation);
    }
    if left.has(&HEDGES) && !right.has(&HEDGES) {
        changes.push(FactChange::HedgeDropped);
    }
    let reports = |side: &Side| side.forms().any(is_reporting);
    if reports(left) && !reports(right) && right.tokens.len() < left.tokens.len()
        || is_credit(left) && right.tokens.is_empty()
    {
        changes.push(FactChange::AttributionDropped);
    }
    changes
}

/// A source named in brackets, as agencies are.
fn is_credit(side: &Side) -> bool {
    let Some(span) = side.span() else {
        return false;
    };
    let capital = |i: usize| {
        side.text
            .tokens
            .span(i)
            .of(side.body)
            .starts_with(char::is_uppercase)
    };
    side.body[..span.start].ends_with('(')
        && side.body[span.end..].starts_with(')')
        && side.tokens.clone().all(capital)
}

/// Whether a word in it or beside it denies without a "not": "ignored" for "not carried out".
fn implies_negation(side: &Side) -> bool {
    const STEMS: [&str; 9] = [
        "ignor", "refus", "deni", "fail", "reject", "lack", "neglect", "avoid", "omit",
    ];
    const REACH: usize = 3;
    let stems = Stems::english();
    let tokens = &side.text.tokens;
    let first = side.tokens.start.saturating_sub(REACH);
    let last = (side.tokens.end + REACH).min(tokens.len());
    (first..last).any(|i| STEMS.contains(&stems.of(tokens.form(i)).as_str()))
}

fn is_digits(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit())
}

/// "Million" for what it multiplies by.
fn magnitude_word(form: &str) -> Option<f64> {
    magnitude(form).filter(|_| form.len() > 2)
}

/// "May" is mostly the hedge.
fn is_date(form: &str) -> bool {
    form != "may" && is_date_alone(form)
}

const NEGATIONS: [&str; 22] = [
    "not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot",
    "didn't", "doesn't", "don't", "isn't", "wasn't", "weren't", "won't", "wouldn't", "can't",
    "couldn't", "hasn't", "haven't",
];

const HEDGES: [&str; 38] = [
    "may",
    "might",
    "could",
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "about",
    "roughly",
    "nearly",
    "almost",
    "approximately",
    "around",
    "some",
    "reportedly",
    "allegedly",
    "alleged",
    "apparently",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "suggests",
    "suggest",
    "suggested",
    "estimated",
    "estimate",
    "preliminary",
    "expected",
    "potential",
    "potentially",
    "believed",
    "suspected",
    "unconfirmed",
    "presumably",
    "partly",
];

#[cfg(test)]
mod tests {
    use super::FactChange::{AttributionDropped, Date, HedgeDropped, Name, Negation, Number};
    use super::*;

    #[test]
    fn numbers_and_dates_are_told_apart_by_the_word_beside_them() {
        check("There were [12] boats", "There were [14] boats", &[Number]);
        check("There were [1,200] boats", "There were [1200] boats", &[]);
        check("There were [12] boats", "There were [many] boats", &[]);
        check("On [12] June it rained", "On [14] June it rained", &[Date]);
        check("On June [12]", "On June [14]", &[Date]);
        check("On [Monday]", "On [Tuesday]", &[Date]);
        check("On a [sunday]", "On a [saturday]", &[Date]);
        check("On [Monday]", "On [holiday]", &[]);
    }

    #[test]
    fn names_are_capitals_where_no_sentence_begins() {
        check("It was [Dana Vale]", "It was [Ann Holm]", &[Name]);
        check("It was [Dana Vale]", "It was [Holm]", &[]);
        check("It was [Dana]", "It was [Dana]", &[]);
        check("[Dana] left", "[Ann] left", &[]);
        check("[Dana Vale] left", "[Dana Holm] left", &[Name]);
        check("It rained. [Dana] left", "It rained. [Ann] left", &[]);
    }

    #[test]
    fn a_denial_put_in_or_taken_out_changes_a_fact_unless_another_word_denies() {
        check("It was [not] shut", "It was [] shut", &[Negation]);
        check("It was [] shut", "It was [never] shut", &[Negation]);
        check("It was [not] shut", "It was [never] shut", &[]);
        check("They [ignored] it", "They did [not carry out] it", &[]);
        check("They did [not carry out] it", "They [ignored] it", &[]);
        check("It was [not] shut but failed", "It was [] shut", &[]);
        check(
            "It was [not] shut so it failed",
            "It was [] shut",
            &[Negation],
        );
        check(
            "It failed as it was [not] shut",
            "It was [] shut",
            &[Negation],
        );
        check("It failed as it [not] shut", "It was [] shut", &[]);
    }

    #[test]
    fn hedges_and_sources_are_told_where_they_are_dropped() {
        check("It [may] rise", "It [will] rise", &[HedgeDropped]);
        check("It [will] rise", "It [may] rise", &[]);
        check("It [may] rise", "It [might] rise", &[]);
        check(
            "It [will, police said] rise",
            "It [will] rise",
            &[AttributionDropped],
        );
        check("It [will] rise", "It [will, police said] rise", &[]);
        check("They [said] so", "They [knew] so", &[]);
        check(
            "It rained ([Reuters]) today",
            "It rained ([]) today",
            &[AttributionDropped],
        );
        check("It rained ([once]) today", "It rained ([]) today", &[]);
        check("It rained, [Reuters]) today", "It rained, []) today", &[]);
        check("It rained ([Reuters], today", "It rained ([], today", &[]);
        check(
            "It rained ([Reuters]) today",
            "It rained ([then]) today",
            &[],
        );
    }

    /// Both sides with the stretch that was changed in brackets.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[FactChange]) {
        let sides = [left, right].map(|marked| {
            let (start, end) = (
                marked.find('[').expect("["),
                marked.find(']').expect("]") - 1,
            );
            (marked.replace(['[', ']'], ""), Span::new(start, end))
        });
        let texts = sides.each_ref().map(|(body, _)| Text::of(body));
        let side = |nth: usize| {
            let tokens = &texts[nth].tokens;
            let (start, end) = (sides[nth].1.start, sides[nth].1.end);
            Side {
                body: &sides[nth].0,
                text: &texts[nth],
                tokens: tokens.at_or_after(start)..tokens.at_or_after(end),
            }
        };
        assert_eq!(
            fact_changes(&side(0), &side(1)),
            expected,
            "{left} | {right}"
        );
    }
}
