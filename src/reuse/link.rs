//! Linkage: families from verified ties, without chains that tie strangers unless they are asked for.

use std::collections::BTreeMap;

use super::connected::Connected;
use super::judge::Relation;

/// When two groups of articles may become one. Articles of one text always are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// If any article of one is tied to any of the other. Chains may tie strangers.
    #[default]
    Single,
    /// If the articles of one resemble those of the other well enough on average; a pair without a
    /// tie counts as nothing in common.
    Average,
    /// If every article of one is tied to every one of the other.
    Complete,
}

/// A verified resemblance of two articles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// The one.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// How much they resemble each other.
    pub resemblance: f64,
    /// What they are to each other: duplicates are articles of one text, and have ties to others in common.
    pub relation: Relation,
}

/// Articles of one family.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// Two or more, in the order of their numbers.
    pub members: Vec<Member>,
    /// The weakest of the ties that were needed to hold it together.
    pub weakest: f64,
}

/// An article in its family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// The article.
    pub article: u32,
    /// The member it resembles most; of several, the first.
    pub nearest: u32,
    /// How much.
    pub resemblance: f64,
}

/// The families that `ties` of `threshold` and more make, by their first member.
///
/// Ties are taken from the strongest to the weakest, equals by their articles, and join the two
/// groups they stand between where `link` allows it. Who is in no family is left out. Of many articles of one text it
/// is enough that each is tied to one other of them.
pub fn families(ties: &[Tie], link: Link, threshold: f64) -> Vec<Family> {
    let mut articles: Vec<u32> = ties.iter().flat_map(|tie| [tie.left, tie.right]).collect();
    articles.sort_unstable();
    articles.dedup();
    let strongest = strongest(ties, &articles);
    let mut groups = Groups::of(&texts(&strongest, articles.len()), &strongest, link);
    for tie in &strongest {
        let (left, right) = (groups.of[tie.left], groups.of[tie.right]);
        if left != right && groups.may_join(left, right, link, threshold) {
            groups.join(left, right, tie.resemblance);
        }
    }
    groups.families(&strongest, &articles)
}

/// A tie whose articles go by their place among all that have one.
struct Placed {
    left: usize,
    right: usize,
    resemblance: f64,
    relation: Relation,
}

/// For each article the first of its text.
fn texts(ties: &[Placed], articles: usize) -> Vec<usize> {
    let mut copies = Connected::of(articles);
    for tie in ties
        .iter()
        .filter(|tie| tie.relation == Relation::Duplicate)
    {
        copies.tie(tie.left, tie.right);
    }
    (0..articles).map(|article| copies.first(article)).collect()
}

/// The ties from the strongest to the weakest, equals by their articles.
fn strongest(ties: &[Tie], articles: &[u32]) -> Vec<Placed> {
    let place = |article: u32| articles.partition_point(|other| *other < article);
    let placed = ties.iter().map(|tie| Placed {
        left: place(tie.left),
        right: place(tie.right),
        resemblance: tie.resemblance,
        relation: tie.relation,
    });
    let mut strongest: Vec<Placed> = placed.collect();
    strongest.sort_by(|a, b| {
        let by_strength = b.resemblance.total_cmp(&a.resemblance);
        by_strength.then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    strongest
}

/// Groups of articles, and what lies between each two of them.
struct Groups {
    /// The group of each article.
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    weakest: Vec<f64>,
    /// For each group, others: pairs of articles that are tied, and the sum of their resemblance. Nothing where that
    /// does not matter.
    between: Vec<BTreeMap<usize, (usize, f64)>>,
}

/// How far a mean may lie below the threshold, for the mean of 0.7, 0.7 and 0.7 is 0.6999999999999998 here.
const HAIR: f64 = 1e-9;

impl Groups {
    /// A group for each text, by its first article.
    fn of(texts: &[usize], ties: &[Placed], link: Link) -> Self {
        let mut members = vec![vec![]; texts.len()];
        for (article, text) in texts.iter().enumerate() {
            members[*text].push(article);
        }
        let mut between = vec![BTreeMap::new(); texts.len()];
        for tie in ties.iter().filter(|_| link != Link::Single) {
            let (left, right) = (texts[tie.left], texts[tie.right]);
            if left != right {
                // All copies of one are to all copies of the other what any two of them are.
                let pairs = members[left].len() * members[right].len();
                let held = (pairs, pairs as f64 * tie.resemblance);
                between[left].insert(right, held);
                between[right].insert(left, held);
            }
        }
        Self {
            of: texts.to_vec(),
            weakest: vec![1.0; texts.len()],
            members,
            between,
        }
    }

    fn may_join(&self, left: usize, right: usize, link: Link, threshold: f64) -> bool {
        let pairs = self.members[left].len() * self.members[right].len();
        let (ties, sum) = self.between[left].get(&right).copied().unwrap_or_default();
        match link {
            Link::Single => true,
            Link::Average => sum / pairs as f64 >= threshold - HAIR,
            Link::Complete => ties == pairs,
        }
    }

    fn join(&mut self, a: usize, b: usize, resemblance: f64) {
        // What has more neighbours stays, so that little is moved.
        let stays = self.between[a].len() + self.members[a].len();
        let (into, from) = if stays >= self.between[b].len() + self.members[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        let moved = std::mem::take(&mut self.members[from]);
        for article in &moved {
            self.of[*article] = into;
        }
        self.members[into].extend(moved);
        self.weakest[into] = self.weakest[into].min(self.weakest[from]).min(resemblance);
        for (other, (ties, sum)) in std::mem::take(&mut self.between[from]) {
            self.between[other].remove(&from);
            if other != into {
                for (one, two) in [(into, other), (other, into)] {
                    let held = self.between[one].entry(two).or_default();
                    *held = (held.0 + ties, held.1 + sum);
                }
            }
        }
        self.between[into].remove(&from);
    }

    fn families(self, strongest: &[Placed], articles: &[u32]) -> Vec<Family> {
        let nearest = self.nearest(strongest);
        let groups = self.members.into_iter().zip(self.weakest);
        let groups = groups.filter(|(members, _)| members.len() > 1);
        let mut families: Vec<Family> = groups
            .map(|(mut members, weakest)| {
                members.sort_unstable();
                let members = members.iter().map(|article| {
                    let (nearest, resemblance) = nearest[*article];
                    Member {
                        article: articles[*article],
                        nearest: articles[nearest],
                        resemblance,
                    }
                });
                Family {
                    members: members.collect(),
                    weakest,
                }
            })
            .collect();
        families.sort_unstable_by_key(|family| family.members[0].article);
        families
    }

    /// For each article the member of its group that it resembles most, and how much.
    fn nearest(&self, strongest: &[Placed]) -> Vec<(usize, f64)> {
        let mut nearest = vec![None; self.of.len()];
        let within = |tie: &&Placed| self.of[tie.left] == self.of[tie.right];
        for tie in strongest.iter().filter(within) {
            nearest[tie.left].get_or_insert((tie.right, tie.resemblance));
            nearest[tie.right].get_or_insert((tie.left, tie.resemblance));
        }
        let none = |article| (article, 0.0);
        let found = nearest.into_iter().enumerate();
        found
            .map(|(article, near)| near.unwrap_or(none(article)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_one_family_only_where_chains_are_wanted() {
        let chain = [(1, 2, 0.9), (2, 3, 0.85), (3, 4, 0.8)];
        assert_eq!(check(&chain, Link::Single), "1 2 3 4 (0.8)");
        assert_eq!(check(&chain, Link::Complete), "1 2 (0.9); 3 4 (0.8)");
        assert_eq!(check(&chain, Link::Average), "1 2 (0.9); 3 4 (0.8)");
    }

    #[test]
    fn a_full_triangle_is_one_family_however_it_is_linked() {
        let triangle = [(7, 9, 0.81), (7, 8, 0.9), (8, 9, 0.95)];
        for link in [Link::Single, Link::Average, Link::Complete] {
            assert_eq!(check(&triangle, link), "7 8 9 (0.9)");
        }
    }

    #[test]
    fn a_crowd_of_copies_is_one_family_however_it_is_linked() {
        let mut ties: Vec<Tie> = (1..1000).map(|nth| copies(0, nth)).collect();
        for link in [Link::Single, Link::Average, Link::Complete] {
            let found = families(&ties, link, 0.8);
            assert_eq!((found.len(), found[0].members.len()), (1, 1000), "{link:?}");
        }
        ties.push(tie(&(0, 1000, 0.9)));
        for link in [Link::Average, Link::Complete] {
            let found = families(&ties, link, 0.8);
            assert_eq!((found.len(), found[0].members.len()), (1, 1001), "{link:?}");
        }
    }

    #[test]
    fn means_are_weighed_by_the_number_of_copies() {
        let near = [(1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.5)].map(|told| tie(&told));
        let found = |ties: &[Tie]| families(ties, Link::Average, 0.72).len();
        assert_eq!(families(&near, Link::Average, 0.7)[0].members.len(), 3);
        let crowded: Vec<Tie> = (4..10).map(|nth| copies(2, nth)).chain(near).collect();
        assert_eq!((found(&near), found(&crowded)), (1, 1));
        let sizes = |ties: &[Tie]| families(ties, Link::Average, 0.7)[0].members.len();
        assert_eq!((sizes(&near), sizes(&crowded)), (3, 8));
    }

    fn copies(left: u32, right: u32) -> Tie {
        Tie {
            relation: Relation::Duplicate,
            ..tie(&(left, right, 1.0))
        }
    }

    #[test]
    fn each_member_names_its_nearest() {
        let ties = [tie(&(1, 2, 0.9)), tie(&(2, 3, 0.95))];
        let families = families(&ties, Link::Single, 0.8);
        let nearest: Vec<_> = families[0]
            .members
            .iter()
            .map(|member| member.nearest)
            .collect();
        assert_eq!(nearest, [2, 3, 2]);
    }

    fn check(ties: &[(u32, u32, f64)], link: Link) -> String {
        let ties: Vec<_> = ties.iter().map(tie).collect();
        let families = families(&ties, link, 0.8);
        let told = families.iter().map(|family| {
            let members = family
                .members
                .iter()
                .map(|member| format!("{} ", member.article));
            format!("{}({})", members.collect::<String>(), family.weakest)
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn tie((left, right, resemblance): &(u32, u32, f64)) -> Tie {
        Tie {
            left: *left,
            right: *right,
            resemblance: *resemblance,
            relation: Relation::NearDuplicate,
        }
    }

    #[test]
    fn groups_are_weighed_by_all_ties_between_them() {
        let square = |last: f64| {
            let ties = [(1, 2, 0.95), (3, 4, 0.94), (1, 3, 0.9), (1, 4, 0.9)];
            [&ties[..], &[(2, 3, 0.9), (2, 4, last)]].concat()
        };
        assert_eq!(check(&square(0.6), Link::Average), "1 2 3 4 (0.9)");
        assert_eq!(check(&square(0.4), Link::Average), "1 2 (0.95); 3 4 (0.94)");
        assert_eq!(check(&square(0.4), Link::Complete), "1 2 3 4 (0.9)");
        assert_eq!(
            check(&square(0.4)[..5], Link::Complete),
            "1 2 (0.95); 3 4 (0.94)"
        );
    }

    #[test]
    fn a_group_that_grows_takes_all_its_ties_along() {
        let ties = [
            (5, 6, 0.99),
            (1, 2, 0.98),
            (2, 3, 0.97),
            (1, 3, 0.96),
            (3, 5, 0.95),
            (1, 5, 0.94),
            (2, 5, 0.93),
            (1, 6, 0.92),
            (2, 6, 0.91),
        ];
        assert_eq!(check(&ties, Link::Complete), "1 2 3 (0.97); 5 6 (0.99)");
        let all = [&ties[..], &[(3, 6, 0.9)]].concat();
        assert_eq!(check(&all, Link::Complete), "1 2 3 5 6 (0.95)");
        assert_eq!(check(&ties, Link::Average), "1 2 3 (0.97); 5 6 (0.99)");
    }
}
