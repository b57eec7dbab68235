//! Direction: which of two articles was first, by their dates or by what the texts show.

use crate::article::Article;
use crate::moment::Moment;
use crate::text::{Text, hash};

use super::align::{Outline, Passage};
use super::edits::{Change, Edit};
use super::home::{Home, home};

/// Which of two articles came first, as far as can be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Direction {
    /// Which side.
    pub first: First,
    /// What it is told by.
    pub evidence: Evidence,
    /// How sure that is, 0.5 for a guess to 1.
    pub confidence: f64,
}

impl Direction {
    /// Nothing tells.
    pub const UNKNOWN: Self = Self {
        first: First::Unknown,
        evidence: Evidence::None,
        confidence: 0.5,
    };

    /// By the earlier date; none where one is missing or cannot be read, or one is of the other's day.
    pub fn by_dates(left: Option<Moment>, right: Option<Moment>) -> Option<Self> {
        let (left, right) = (left?, right?);
        let first = match () {
            () if left.is_before(right) => First::Left,
            () if right.is_before(left) => First::Right,
            () => return None,
        };
        Some(Self {
            first,
            evidence: Evidence::Dates,
            confidence: BY_DATES,
        })
    }

    /// As the other article sees it.
    pub(super) fn turned(self) -> Self {
        let first = match self.first {
            First::Left => First::Right,
            First::Right => First::Left,
            First::Unknown => First::Unknown,
        };
        Self { first, ..self }
    }
}

/// The side that came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The left article.
    Left,
    /// The right article.
    Right,
    /// Nothing tells.
    Unknown,
}

/// What a direction is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The dates of publication.
    Dates,
    /// The passages are at home in one article, and strangers in the other.
    Home,
    /// One article names the other's outlet.
    Credit,
    /// The edits are reductions: a copy is more often cut than filled out.
    Cuts,
    /// Every other article of the family is closer to it than to a third.
    Family,
    /// Nothing.
    None,
}

/// One side of a match.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) article: &'a Article,
    pub(super) text: &'a Text,
    pub(super) outline: &'a Outline,
}

/// Dates may be wrong, and of an update rather than the first edition.
const BY_DATES: f64 = 0.98;
const BY_HOME: f64 = 0.8;
const BY_CREDIT: f64 = 0.9;
const BY_CUTS: f64 = 0.6;
/// Words cut on balance from which it counts as evidence.
const CUT: usize = 8;
/// Words of the shortest reduction; fewer come and go with any change of wording.
const CLAUSE: usize = 5;
/// By how much a passage must be more at home in one article, and how many times more.
const AT_HOME: (f64, f64) = (3.0, 1.5);

/// Who was first. Evidence, and no proof: both may have taken it from a third.
///
/// A passage that is clearly at home in the one article and a stranger in the other was lifted from
/// where it is at home, even where dates say otherwise, for they may be those of an update; they then
/// halve the confidence.
pub(super) fn direction(
    left: Source,
    right: Source,
    passages: &[Passage],
    edits: &[Edit],
) -> Direction {
    let dates = Direction::by_dates(left.article.moment(), right.article.moment());
    if let Some(home) = by_home(left, right, passages) {
        return match dates {
            Some(dates) if dates.first == home.first => dates,
            Some(_) => Direction {
                confidence: BY_HOME / 2.0 + 0.25,
                ..home
            },
            None => home,
        };
    }
    dates
        .or_else(|| by_credit(left, right))
        .or_else(|| by_cuts(edits))
        .unwrap_or(Direction::UNKNOWN)
}

/// The article in which the words of the passages are at home.
fn by_home(left: Source, right: Source, passages: &[Passage]) -> Option<Direction> {
    let Home { left, right } = home(left, right, passages)?;
    let clearly = |one: f64, other: f64| one >= AT_HOME.0 + other && one >= AT_HOME.1 * other;
    let first = match () {
        () if clearly(left, right) => First::Left,
        () if clearly(right, left) => First::Right,
        () => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Home,
        confidence: BY_HOME,
    })
}

fn by_credit(left: Source, right: Source) -> Option<Direction> {
    let first = match (names(right, left.article), names(left, right.article)) {
        (true, false) => First::Left,
        (false, true) => First::Right,
        _ => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Credit,
        confidence: BY_CREDIT,
    })
}

/// Whether a text names the outlet of another article, and that outlet is not its own.
fn names(Source { article, text, .. }: Source, other: &Article) -> bool {
    let Some(outlet) = other
        .outlet
        .as_ref()
        .filter(|_| article.outlet != other.outlet)
    else {
        return false;
    };
    let name: Vec<u64> = outlet
        .split_whitespace()
        .map(|word| hash(&word.to_lowercase()))
        .collect();
    !name.is_empty()
        && text
            .tokens
            .hashes()
            .windows(name.len())
            .any(|words| words == name)
}

/// The side of which the other leaves out more words than it adds, by the edits of the articles' own text.
fn by_cuts(edits: &[Edit]) -> Option<Direction> {
    let (mut cut, mut added) = (0, 0);
    for edit in edits {
        match edit.change {
            Change::Deleted if edit.left.tokens.len() >= CLAUSE => cut += edit.left.tokens.len(),
            Change::Inserted if edit.right.tokens.len() >= CLAUSE => {
                added += edit.right.tokens.len()
            }
            _ => {}
        }
    }
    let first = match () {
        () if cut >= added + CUT => First::Left,
        () if added >= cut + CUT => First::Right,
        () => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Cuts,
        confidence: BY_CUTS,
    })
}

#[cfg(test)]
mod tests {
    use crate::span::Span;

    use super::super::align::Class;
    use super::super::edits::Stretch;
    use super::*;

    #[test]
    fn the_earlier_date_was_first_unless_it_says_less() {
        check(
            "2024-03-02T07:00",
            "2024-03-02T09:00",
            First::Left,
            Evidence::Dates,
        );
        check(
            "2024-03-03",
            "2024-03-02T09:00",
            First::Right,
            Evidence::Dates,
        );
        check(
            "Sun, 03 Mar 2024 08:00:00 GMT",
            "2 March 2024",
            First::Right,
            Evidence::Dates,
        );
        check(
            "2024-03-02",
            "2024-03-02T09:00",
            First::Left,
            Evidence::Credit,
        );
        check("yesterday", "02/03/2024", First::Left, Evidence::Credit);
    }

    fn check(left: &str, right: &str, first: First, evidence: Evidence) {
        let article = |date: &str, outlet: &str| Article {
            published: Some(date.to_owned()),
            outlet: Some(outlet.to_owned()),
            ..Article::default()
        };
        let articles = (article(left, "Meridian Wire"), article(right, "The Post"));
        let bodies = [
            "Cracks shut a bridge.",
            "A bridge is shut, Meridian Wire reports.",
        ];
        let told = told([&articles.0, &articles.1], bodies, &[], &[]);
        assert_eq!((told.first, told.evidence), (first, evidence));
    }

    #[test]
    fn who_names_the_other_has_it_from_them_unless_both_do_or_it_is_their_own_name() {
        let credits = [
            "It is shut, the harbour echo said.",
            "It is shut, Meridian Wire said.",
        ];
        let plain = "It is shut, the county said.";
        let outlets = ["Meridian Wire", "Harbour Echo"];
        assert_eq!(by_outlets(outlets, [plain, credits[1]]), First::Left);
        assert_eq!(by_outlets(outlets, [credits[0], plain]), First::Right);
        assert_eq!(by_outlets(outlets, credits), First::Unknown);
        assert_eq!(
            by_outlets(outlets, [plain, "Wire Meridian said."]),
            First::Unknown
        );
        assert_eq!(
            by_outlets(["Meridian Wire"; 2], [plain, credits[1]]),
            First::Unknown
        );
    }

    fn by_outlets(outlets: [&str; 2], bodies: [&str; 2]) -> First {
        let [left, right] = outlets.map(|outlet| Article {
            outlet: Some(outlet.to_owned()),
            ..Article::default()
        });
        told([&left, &right], bodies, &[], &[]).first
    }

    #[test]
    fn what_lost_eight_words_more_than_it_gained_was_first() {
        for (cut, added, expected) in [
            (8, 0, (First::Left, Evidence::Cuts, 0.6)),
            (7, 0, (First::Unknown, Evidence::None, 0.5)),
            (0, 8, (First::Right, Evidence::Cuts, 0.6)),
            (0, 7, (First::Unknown, Evidence::None, 0.5)),
            (20, 12, (First::Left, Evidence::Cuts, 0.6)),
            (12, 19, (First::Unknown, Evidence::None, 0.5)),
            // A change of a few words is no reduction.
            (8, 3, (First::Left, Evidence::Cuts, 0.6)),
        ] {
            let article = Article::default();
            let bodies = ["Oats grew well."; 2];
            let cut = edit(Change::Deleted, stretch(0..cut), stretch(0..0));
            let gain = edit(Change::Inserted, stretch(0..0), stretch(0..added));
            let other = edit(Change::Replaced, stretch(0..30), stretch(0..3));
            let told = told([&article; 2], bodies, &[], &[cut, gain, other]);
            assert_eq!((told.first, told.evidence, told.confidence), expected);
        }
    }

    fn edit(change: Change, left: Stretch, right: Stretch) -> Edit {
        Edit {
            change,
            left,
            right,
        }
    }

    fn stretch(tokens: std::ops::Range<usize>) -> Stretch {
        let span = Span::new(0, 0);
        Stretch { tokens, span }
    }

    const AT_HOME_IN: &str = "Cracks shut the county bridge. Engineers saw cracks under it; the bridge deck cost Harlan \
                              county much more money since May.";
    const STRANGER_IN: &str = "Cracks shut the county bridge. Oats did well in trial fields while rain fell late over farms.";

    #[test]
    fn a_passage_is_from_where_its_words_are_at_home() {
        let home = (First::Left, Evidence::Home, 0.8);
        assert_eq!(at_home([AT_HOME_IN, STRANGER_IN], [None; 2]), home);
        let home = (First::Right, Evidence::Home, 0.8);
        assert_eq!(at_home([STRANGER_IN, AT_HOME_IN], [None; 2]), home);
        let nowhere = (First::Unknown, Evidence::None, 0.5);
        assert_eq!(at_home([STRANGER_IN; 2], [None; 2]), nowhere);
        assert_eq!(at_home([AT_HOME_IN; 2], [None; 2]), nowhere);
        let twice_only = AT_HOME_IN.replace("cracks under it; the", "rust under it; our");
        assert_eq!(at_home([&twice_only, STRANGER_IN], [None; 2]), nowhere);
    }

    #[test]
    fn a_passage_that_is_most_of_an_article_is_at_home_there_anyway() {
        let nowhere = (First::Unknown, Evidence::None, 0.5);
        let short = "Cracks shut the county bridge. Oats did well.";
        assert_eq!(at_home([AT_HOME_IN, short], [None; 2]), nowhere);
        assert_eq!(at_home([short, AT_HOME_IN], [None; 2]), nowhere);
    }

    #[test]
    fn where_words_are_at_home_halves_what_dates_say_against_it() {
        let dates = [Some("2024-03-02"), Some("2024-03-05")];
        let told = at_home([AT_HOME_IN, STRANGER_IN], dates);
        assert_eq!(told, (First::Left, Evidence::Dates, 0.98));
        let told = at_home([STRANGER_IN, AT_HOME_IN], dates);
        assert_eq!(told, (First::Right, Evidence::Home, 0.65));
    }

    /// Who was first, where the two share their first sentences.
    fn at_home(bodies: [&str; 2], dates: [Option<&str>; 2]) -> (First, Evidence, f64) {
        let [left, right] = dates.map(|date| Article {
            published: date.map(str::to_owned),
            ..Article::default()
        });
        let first = |body: &str| Span::new(0, body.find('.').expect("a sentence"));
        let passage = Passage {
            left: first(bodies[0]),
            right: first(bodies[1]),
            words: 5,
            kept: 1.0,
            class: Class::Verbatim,
        };
        let told = told([&left, &right], bodies, &[passage], &[]);
        (told.first, told.evidence, told.confidence)
    }

    fn told(
        articles: [&Article; 2],
        bodies: [&str; 2],
        passages: &[Passage],
        edits: &[Edit],
    ) -> Direction {
        let texts = bodies.map(Text::of);
        let outline = |nth: usize| Outline::of(bodies[nth], &texts[nth], &[]);
        let outlines = [outline(0), outline(1)];
        let source = |nth: usize| Source {
            article: articles[nth],
            text: &texts[nth],
            outline: &outlines[nth],
        };
        direction(source(0), source(1), passages, edits)
    }
}
