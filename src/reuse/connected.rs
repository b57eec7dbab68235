//! Connected: things tied to each other, however many ties lie between (disjoint sets; Galler and Fischer 1964).

/// Things by their places in a list, each in a family known by its first member.
#[derive(Debug, Clone)]
pub(crate) struct Connected {
    /// An earlier member of the same family, or the member itself where it is the first.
    earlier: Vec<u32>,
}

impl Connected {
    /// So many things, each by itself.
    pub(crate) fn of(things: usize) -> Self {
        Self {
            earlier: (0..things as u32).collect(),
        }
    }

    /// Makes the families of two things one.
    pub(crate) fn tie(&mut self, left: usize, right: usize) {
        let (left, right) = (self.first(left), self.first(right));
        self.earlier[left.max(right)] = left.min(right) as u32;
    }

    /// The first member of a thing's family.
    pub(crate) fn first(&mut self, thing: usize) -> usize {
        let mut at = thing;
        while self.earlier[at] as usize != at {
            // Half the way is left for who asks next.
            self.earlier[at] = self.earlier[self.earlier[at] as usize];
            at = self.earlier[at] as usize;
        }
        at
    }

    /// The families of two or more, by their first members; what is tied to no other is in none.
    pub(crate) fn into_several(mut self) -> Vec<Vec<usize>> {
        let things = 0..self.earlier.len();
        let mut all: Vec<_> = things.map(|one| (self.first(one), one)).collect();
        all.sort_unstable();
        let families = all.chunk_by(|one, next| one.0 == next.0);
        let several = families.filter(|family| family.len() > 1);
        several
            .map(|family| family.iter().map(|(_, one)| *one).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_make_families_whatever_their_order() {
        let mut ties = vec![(3, 4), (0, 2), (2, 4)];
        assert_eq!(families(&ties), [vec![0, 2, 3, 4]]);
        ties.reverse();
        assert_eq!(families(&ties), [vec![0, 2, 3, 4]]);
        assert_eq!(families(&[(5, 4), (1, 0)]), [vec![0, 1], vec![4, 5]]);
        assert_eq!(families(&[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_chain_is_one_family() {
        let ties: Vec<_> = (0..99_999).rev().map(|at| (at, at + 1)).collect();
        let mut connected = tied(100_000, &ties);
        assert_eq!(connected.first(99_999), 0);
        assert_eq!(connected.into_several().len(), 1);
    }

    fn families(ties: &[(usize, usize)]) -> Vec<Vec<usize>> {
        tied(6, ties).into_several()
    }

    fn tied(things: usize, ties: &[(usize, usize)]) -> Connected {
        let mut connected = Connected::of(things);
        for (left, right) in ties {
            connected.tie(*left, *right);
        }
        connected
    }
}
