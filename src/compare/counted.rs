//! Counted: of what a number is told, so that only numbers of the same are set against each other.

use std::ops::Range;

use crate::text::{Calendar, Tokens, calendar, hash};

use super::concept::{Concept, Kind};
use super::fate::{Fate, Sort, nearest};
use super::telling::Sentence;
use super::units::cardinal;

/// What the words around a number say of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// Whose it is: "12,000 *North Korean* soldiers".
    owners: Vec<u64>,
    /// What the sentence tells.
    told: Vec<u64>,
    countries: Vec<u64>,
    /// What befell those who are counted.
    fate: Option<Fate>,
    /// What an amount is by the word nearest to it: a salary, a loss, a height.
    sort: Option<Sort>,
    dates: Vec<(Calendar, u64)>,
    role: Role,
    bound: Bound,
    /// Over what time it is told: "80 crowns a month".
    period: Option<u64>,
    /// The concepts nearest to it.
    near: Vec<u64>,
}

/// What part a number plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Whole,
    /// "Thirty of them", "including thirty children".
    Part,
    /// "Up from 389", "compared with 389".
    Former,
    /// "0.84 per share".
    Rate,
    /// "Six votes to three".
    Against,
}

/// Whether a number is told as a bound: "more than 300", "up to 300", "between 200 and 300".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    Least,
    Most,
}

/// Concepts on either side that are nearest to a number.
const NEAR: usize = 5;
/// Tokens behind a number among which the time is looked for over which it is told.
const PERIOD_REACH: usize = 8;

impl Counted {
    /// Reads the words around the number that is concept `nth` of a sentence.
    pub(super) fn of(tokens: &Tokens, sentence: &Sentence, nth: usize) -> Self {
        let concepts = &sentence.concepts;
        let words = tokens.within(sentence.span);
        let number = tokens.within(concepts[nth].span);
        let (first, last) = (nth.saturating_sub(NEAR), concepts.len().min(nth + NEAR + 1));
        let countries = concepts.iter().filter(|one| one.kind == Kind::Country);
        Self {
            owners: owners(tokens, concepts, nth),
            told: concepts.iter().map(|one| one.key).collect(),
            countries: countries.map(|one| one.key).collect(),
            fate: nearest(tokens, &words, &number, Fate::of),
            sort: nearest(tokens, &words, &number, Sort::of),
            dates: words.clone().filter_map(|i| date(tokens, i)).collect(),
            role: role(tokens, &words, &number),
            bound: bound(tokens, &words, &number),
            period: period(tokens, number.end..words.end),
            near: concepts[first..last]
                .iter()
                .filter(|one| one.amount.is_none())
                .map(|one| one.key)
                .collect(),
        }
    }

    /// Whether nothing around two numbers says that they are of different people, places, days or parts.
    pub(super) fn may_be_of(&self, other: &Self) -> bool {
        let owned = |a: &Self, b: &Self| a.owners.iter().all(|owner| b.told.contains(owner));
        self.fate == other.fate
            && may_be_one(&self.sort, &other.sort)
            && may_be_one(&self.period, &other.period)
            && self.role == other.role
            && owned(self, other)
            && owned(other, self)
            && !are_apart(&self.countries, &other.countries)
            && [Calendar::Year, Calendar::Month, Calendar::Weekday]
                .iter()
                .all(|kind| !are_apart(&self.dates_of(*kind), &other.dates_of(*kind)))
    }

    /// Whether two amounts can both be right: "more than 300" and 400 can.
    pub(super) fn allows(&self, own: f64, other: &Self, others: f64) -> bool {
        let within = |bound: Bound, limit: f64, value: f64| match bound {
            Bound::None => false,
            Bound::Least => value >= limit,
            Bound::Most => value <= limit,
        };
        within(self.bound, own, others) || within(other.bound, others, own)
    }

    /// How much of what stands near is the same.
    pub(super) fn nearness(&self, other: &Self) -> usize {
        let same = self.near.iter().filter(|key| other.near.contains(key));
        same.count() + usize::from(self.fate.is_some() && self.fate == other.fate)
    }

    fn dates_of(&self, kind: Calendar) -> Vec<u64> {
        let dates = self.dates.iter().filter(|(of, _)| *of == kind);
        dates.map(|(_, date)| *date).collect()
    }
}

/// Whether two are the same as far as is said.
fn may_be_one<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a == b || a.is_none() || b.is_none()
}

fn are_apart(a: &[u64], b: &[u64]) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|one| !b.contains(one))
}

/// Countries and names between a number and what it counts, or of which that comes; whose it is by "'s".
fn owners(tokens: &Tokens, concepts: &[Concept], nth: usize) -> Vec<u64> {
    let is_named = |one: &Concept| matches!(one.kind, Kind::Country | Kind::Name);
    let form_before = |one: &Concept| {
        let at = tokens.at_or_after(one.span.start);
        at.checked_sub(1).map_or("", |i| tokens.form(i))
    };
    let before = concepts[..nth].last().filter(|one| {
        let last = tokens.within(one.span).next_back();
        is_named(one) && last.is_some_and(|i| tokens.form(i).ends_with("'s"))
    });
    let behind = &concepts[nth + 1..];
    let between = behind.iter().take_while(|one| is_named(one));
    let noun = between.clone().count();
    let from = behind.get(noun + 1).filter(|one| {
        is_named(one) && ["from", "of"].contains(&form_before(one)) && noun < behind.len()
    });
    before
        .into_iter()
        .chain(between)
        .chain(from)
        .map(|one| one.key)
        .collect()
}

fn date(tokens: &Tokens, i: usize) -> Option<(Calendar, u64)> {
    calendar(tokens, i).map(|kind| (kind, hash(tokens.form(i))))
}

fn role(tokens: &Tokens, words: &Range<usize>, number: &Range<usize>) -> Role {
    const WHOLE: [&str; 3] = ["them", "those", "whom"];
    let form = |i: usize| {
        if words.contains(&i) {
            tokens.form(i)
        } else {
            ""
        }
    };
    let at = |back: usize| number.start.checked_sub(back).map_or("", form);
    let of_them = |i: usize| ["of", "among"].contains(&form(i)) && WHOLE.contains(&form(i + 1));
    let before = number.start.saturating_sub(5)..number.start;
    if before.clone().any(of_them)
        || of_them(number.end)
        || (1..4).any(|back| at(back) == "including")
    {
        Role::Part
    } else if at(1) == "from" || at(2) == "compared" {
        Role::Former
    } else if at(1) == "to" && (2..5).any(|back| cardinal(at(back)).is_some()) {
        Role::Against
    } else if form(number.end) == "per" && form(number.end + 1) != "cent" {
        Role::Rate
    } else {
        Role::Whole
    }
}

/// The time over which a number is told, by the words behind it: "a day", "each year".
fn period(tokens: &Tokens, behind: Range<usize>) -> Option<u64> {
    const EACH: [&str; 5] = ["a", "an", "each", "every", "per"];
    const PERIODS: [&str; 6] = ["day", "hour", "minute", "month", "week", "year"];
    let is_each =
        |i: &usize| EACH.contains(&tokens.form(*i - 1)) && PERIODS.contains(&tokens.form(*i));
    let mut words = behind.start + 1..behind.end.min(behind.start + PERIOD_REACH);
    words.find(is_each).map(|i| hash(tokens.form(i)))
}

fn bound(tokens: &Tokens, words: &Range<usize>, number: &Range<usize>) -> Bound {
    let at = |back: usize| {
        let i = number.start.checked_sub(back).filter(|i| words.contains(i));
        i.map_or("", |i| tokens.form(i))
    };
    let ends_range = at(1) == "and" && (at(3) == "between" || at(4) == "between");
    match (at(2), at(1)) {
        _ if ends_range => Bound::Most,
        ("more", "than") | (_, "between" | "over") | ("at", "least") | (_, "exceeding") => {
            Bound::Least
        }
        ("fewer" | "less", "than")
        | (_, "under" | "below")
        | ("at", "most")
        | ("up", "to")
        | ("many" | "much", "as") => Bound::Most,
        _ => Bound::None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read_all;

    use super::super::sample::{articles, told};
    use super::*;

    #[test]
    fn numbers_of_two_armies_two_fates_two_days_or_a_part_are_not_of_the_same() {
        for (left, right) in [
            (
                "Russia has 50,000 soldiers there.",
                "As many as 12,000 North Korean soldiers are there.",
            ),
            (
                "Russia lost 300 tanks there.",
                "Ukraine lost 40 tanks there.",
            ),
            (
                "The blast killed 14 people.",
                "The blast wounded 30 people.",
            ),
            (
                "In 2021 the sea took 14 boats.",
                "In 2023 the sea took 30 boats.",
            ),
            (
                "On Monday the sea took 14 boats.",
                "On Friday the sea took 30 boats.",
            ),
            (
                "The sea took 30 boats.",
                "Among those the sea took 14 boats.",
            ),
            ("Profits rose to $412.", "Profits rose up from $389."),
            (
                "They save 80 crowns a month.",
                "They save 900 crowns more in their pockets each year.",
            ),
            ("It earned $37 in all.", "It earned $4 per share."),
            (
                "The ship had 186 people on board.",
                "Five people died on the ship.",
            ),
            (
                "It ended the year $6m in the red.",
                "The head of it, whose salary is $200,000, resigned.",
            ),
            (
                "The bridge is 300 metres long.",
                "The bridge is 45 metres high.",
            ),
            (
                "Ann Holm's 300 boats sank.",
                "The 200 boats of the port sank.",
            ),
        ] {
            assert!(!may_be_of(left, right), "{left} {right}");
        }
    }

    #[test]
    fn numbers_that_nothing_parts_may_be_of_the_same() {
        for (left, right) in [
            (
                "Moscow has 50,000 soldiers there.",
                "Russia has 40,000 soldiers there.",
            ),
            (
                "The blast killed 14 people.",
                "In the blast 13 people died.",
            ),
            ("The sea took 30 boats.", "On Monday the sea took 14 boats."),
            (
                "Of them 12 were hurt.",
                "Some were safe, but 13 of them were hurt.",
            ),
        ] {
            assert!(may_be_of(left, right), "{left} {right}");
        }
    }

    #[test]
    fn a_bound_allows_what_lies_within_it() {
        for (left, right, expected) in [
            ("More than 300 boats sank.", "There 400 boats sank.", true),
            ("More than 300 boats sank.", "There 200 boats sank.", false),
            ("Up to 300 boats sank.", "There 200 boats sank.", true),
            ("As many as 300 boats sank.", "There 400 boats sank.", false),
            ("There 400 boats sank.", "At least 300 boats sank.", true),
            ("There 300 boats sank.", "There 400 boats sank.", false),
            (
                "Between 200 and 250 boats sank.",
                "There 230 boats sank.",
                true,
            ),
        ] {
            let [(a, x), (b, y)] = [left, right].map(first);
            assert_eq!(a.allows(x, &b, y), expected, "{left} {right}");
        }
    }

    #[test]
    fn what_a_vote_went_against_is_no_whole() {
        for (body, expected) in [
            ("They agreed by six votes to three.", Role::Against),
            ("The vote went six to three.", Role::Against),
            ("They came to three boats.", Role::Whole),
        ] {
            let tokens = &read_all(&articles(&[body]))[0].tokens;
            let last = (0..tokens.len())
                .find(|i| tokens.form(*i) == "three")
                .expect("three");
            assert_eq!(
                role(tokens, &(0..tokens.len()), &(last..last + 1)),
                expected,
                "{body}"
            );
        }
    }

    fn may_be_of(left: &str, right: &str) -> bool {
        let [(a, _), (b, _)] = [left, right].map(first);
        assert_eq!(a.may_be_of(&b), b.may_be_of(&a));
        a.may_be_of(&b)
    }

    /// What stands around the first number of a sentence, and the number.
    fn first(body: &str) -> (Counted, f64) {
        let tokens = &read_all(&articles(&[body]))[0].tokens;
        let sentence = &told(&[body])[0].sentences[0];
        let mut concepts = sentence.concepts.iter();
        let nth = concepts.position(|one| one.amount.is_some());
        let nth = nth.expect("a number");
        let value = sentence.concepts[nth].amount.expect("an amount").1;
        (Counted::of(tokens, sentence, nth), value)
    }
}
