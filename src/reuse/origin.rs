//! Origin: which article of a family was first, and so which side of each match.

use crate::article::{Article, ArticleId};

use super::cluster::Cluster;
use super::coverage::Held;
use super::direction::{Direction, Evidence, First};
use super::judge::{Match, Relation};

/// What a family says of a match that says nothing itself; no more than a likely guess.
const BY_FAMILY: f64 = 0.6;
/// Leads that differ by less are even.
const EVEN: f64 = 1e-9;

/// Tells the first of each family, and turns every match so that its left was first wherever anything tells.
///
/// Names and the order of files tell nothing. Matches stand by left and right article again.
pub(super) fn settle(articles: &[Article], families: &mut [Cluster], judged: &mut [(Match, Held)]) {
    let mut home = vec![None; articles.len()];
    for (nth, family) in families.iter().enumerate() {
        for id in &family.members {
            home[id.index()] = Some(nth);
        }
    }
    let family_of = |found: &Match| {
        home[found.left.index()].filter(|nth| home[found.right.index()] == Some(*nth))
    };
    let mut within: Vec<Vec<&Match>> = vec![vec![]; families.len()];
    for (found, _) in judged.iter() {
        if let Some(nth) = family_of(found) {
            within[nth].push(found);
        }
    }
    for (family, matches) in families.iter_mut().zip(&within) {
        family.first = first(articles, &family.members, matches);
    }
    for (found, held) in judged.iter_mut() {
        if let Some(first) = family_of(found).and_then(|nth| families[nth].first) {
            found.direction = in_family(found, first);
        }
        if found.direction.first == First::Right {
            *found = found.turned();
            std::mem::swap(&mut held.0, &mut held.1);
        }
    }
    judged.sort_by_key(|(found, _)| (found.left, found.right));
}

/// What a match says once the first of its family is known: a guess by cuts gives way to it, for of two copies
/// of a third neither was cut from the other.
fn in_family(found: &Match, first: ArticleId) -> Direction {
    let side = match first {
        _ if first == found.left => First::Left,
        _ if first == found.right => First::Right,
        _ => First::Unknown,
    };
    let is_guess = matches!(found.direction.evidence, Evidence::Cuts | Evidence::None);
    match side {
        _ if !is_guess || found.direction.first == side => found.direction,
        First::Unknown => Direction::UNKNOWN,
        first => Direction {
            first,
            evidence: Evidence::Family,
            confidence: BY_FAMILY,
        },
    }
}

/// The member that its matches say was first; of several that are even, the one of the earliest date or else the
/// one that stands between all others.
fn first(articles: &[Article], members: &[ArticleId], matches: &[&Match]) -> Option<ArticleId> {
    let leads: Vec<f64> = leads(members, matches);
    let most = leads.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let ahead: Vec<ArticleId> = members
        .iter()
        .zip(&leads)
        .filter(|(_, lead)| **lead >= most - EVEN)
        .map(|(id, _)| *id)
        .collect();
    match ahead[..] {
        [one] => Some(one),
        _ => earliest(articles, &ahead)
            .or_else(|| between(members, matches).filter(|id| ahead.contains(id))),
    }
}

/// How surely each member was first against those it matches, on average: 1 against all, −1 against none.
fn leads(members: &[ArticleId], matches: &[&Match]) -> Vec<f64> {
    let mut leads = vec![(0.0, 0); members.len()];
    let mut add = |id: ArticleId, lead: f64| {
        if let Ok(place) = members.binary_search(&id) {
            leads[place].0 += lead;
            leads[place].1 += 1;
        }
    };
    for found in matches {
        let sure = 2.0 * found.direction.confidence - 1.0;
        let left = match found.direction.first {
            First::Left => sure,
            First::Right => -sure,
            First::Unknown => 0.0,
        };
        add(found.left, left);
        add(found.right, -left);
    }
    let mean = |(sum, count): (f64, usize)| sum / count.max(1) as f64;
    leads.into_iter().map(mean).collect()
}

/// The one that is dated before each other of them.
fn earliest(articles: &[Article], ids: &[ArticleId]) -> Option<ArticleId> {
    let moment = |id: ArticleId| articles[id.index()].moment();
    let one = ids.iter().copied().filter(|id| moment(*id).is_some());
    let one = one.min_by_key(|id| moment(*id))?;
    let mut others = ids.iter().filter(|id| **id != one);
    let is_before = |other: &ArticleId| Some(moment(one)?.is_before(moment(*other)?));
    others.all(|id| is_before(id) == Some(true)).then_some(one)
}

/// The member that each other resembles more than it does any third: two copies of one text are closer to it
/// than to each other. None where versions of one outlet are among them, for those are made in a row.
fn between(members: &[ArticleId], matches: &[&Match]) -> Option<ArticleId> {
    let revised = |found: &&Match| found.relation == Relation::Revision;
    if members.len() < 3 || matches.iter().any(revised) {
        return None;
    }
    let closest: Vec<Option<ArticleId>> = members.iter().map(|id| closest(*id, matches)).collect();
    let is_between = |one: &ArticleId| {
        let mut others = members.iter().zip(&closest).filter(|(id, _)| *id != one);
        others.all(|(_, closest)| closest.as_ref() == Some(one))
    };
    members.iter().copied().find(is_between)
}

/// The article that one resembles most; none where two are even.
fn closest(id: ArticleId, matches: &[&Match]) -> Option<ArticleId> {
    let mut near: Vec<(f64, ArticleId)> = matches
        .iter()
        .filter_map(|found| match () {
            () if found.left == id => Some((found.overlap.resemblance, found.right)),
            () if found.right == id => Some((found.overlap.resemblance, found.left)),
            () => None,
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    match near[..] {
        [(most, one), (second, _), ..] if most > second => Some(one),
        [(_, one)] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read_all;

    use super::super::find::find;
    use super::super::settings::Settings;
    use super::*;

    const WIRE: &str = "Cracks have shut the old county bridge at Alder Creek until late spring, the county said on \
                        Monday. Some 9,000 cars crossed the bridge each day before it shut. Engineers found the \
                        cracks in two steel beams during a yearly look at the deck. Repairs will cost about four \
                        million and begin in March, once the ice is off the creek.";

    /// Two papers' copies of the wire, each with changes of its own.
    fn copies() -> [String; 2] {
        [
            WIRE.replace("old county bridge", "beloved span")
                .replace("about four", "a mere four"),
            WIRE.replace("shut.", "failed.")
                .replace("found the", "uncovered shocking"),
        ]
    }

    #[test]
    fn of_undated_copies_the_first_is_the_one_between_the_others_whatever_the_files_are_called() {
        let [a, b] = copies();
        for (order, expected) in [
            ([WIRE, &a, &b], 0),
            ([&a, WIRE, &b], 1),
            ([&a, &b, WIRE], 2),
        ] {
            let (first, matches) = found(&order.map(|body| (body, None)));
            assert_eq!(first, Some(expected));
            for (left, right, evidence) in matches {
                match left == expected || right == expected {
                    true => assert_eq!((left, evidence), (expected, Evidence::Family)),
                    false => assert_eq!(evidence, Evidence::None),
                }
            }
        }
    }

    #[test]
    fn where_nothing_tells_nobody_was_first() {
        let [a, b] = copies();
        assert_eq!(found(&[(WIRE, None), (&a, None)]).0, None);
        assert_eq!(found(&[(a.as_str(), None); 3]).0, None);
        let twice = [(WIRE, None), (WIRE, None), (&a, None), (&b, None)];
        assert_eq!(found(&twice).0, None);
    }

    #[test]
    fn a_date_beats_what_stands_between() {
        let [a, b] = copies();
        let days = ["2026-03-02", "2026-03-03", "2026-03-04"].map(Some);
        let dated = [(a.as_str(), days[0]), (WIRE, days[1]), (&b, days[2])];
        assert_eq!(found(&dated).0, Some(0));
        let even = [(a.as_str(), days[0]), (WIRE, days[0]), (&b, days[1])];
        assert_eq!(found(&even).0, Some(1));
    }

    /// The first of the one family, and each match with what its direction is told by.
    fn found(bodies: &[(&str, Option<&str>)]) -> (Option<u32>, Vec<(u32, u32, Evidence)>) {
        let articles: Vec<Article> = bodies
            .iter()
            .zip(0..)
            .map(|((body, date), nth)| Article {
                id: format!("{nth}.txt"),
                body: (*body).to_owned(),
                published: date.map(str::to_owned),
                ..Article::default()
            })
            .collect();
        let found = find(&articles, &read_all(&articles), &Settings::default());
        assert_eq!(found.clusters.len(), 1);
        let matches = found.matches.iter();
        let matches = matches.map(|one| (one.left.0, one.right.0, one.direction.evidence));
        (found.clusters[0].first.map(|id| id.0), matches.collect())
    }
}
