//! Rewritten passages: the same sentences in other words, other order, or summed up.
//!
//! Fragments alike by tf-isf cosine and Dice are drawn together by nearness on both sides and judged as
//! wholes, as Sanchez-Perez, Sidorov and Gelbukh (PAN 2014) found best; summaries are looked for apart.

use std::cmp::Reverse;

use super::edited::exact;
use super::outline::Outline;
use super::regions::{Drawing, Region, regions};
use super::runs::{Chain, chains};
use super::seeds::{Seed, seeds};
use super::stretch::{Stretch, joined};
use super::summary::summaries;
use super::trim::{Trim, copies, is_copied, trimmed};
use super::vectors::Space;

/// How alike two fragments must be to begin a passage.
const LIKENESS: f32 = 0.33;
/// How alike two fragments must be to say anything.
const FAINT: f32 = 0.15;
/// A passage: few fragments between, clearly alike as a whole; in fewer words the like is told by chance.
const PASSAGE: Drawing = Drawing {
    gap: 4,
    likeness: 0.38,
    words: 25,
    ends: None,
};
/// How alike a passage must be as a whole in texts that share a copy: who copies seldom tells anew as well.
const BESIDE_COPIES: f32 = 0.6;
/// Regions that are mostly copies are cut to them.
const TRIM: Trim = Trim {
    share: 0.15,
    hem: 0,
};
/// Words that may differ between two runs of one copy.
const GAP: usize = 4;
/// Words of the shortest copy outside of all regions.
const COPY: usize = 30;

/// Stretches that tell the same, each word in one at most; but a text that is summed up as a whole may
/// also hold what was taken from it elsewhere.
pub(super) fn rewritten(
    left: &Outline,
    right: &Outline,
    runs: &[Chain],
    min_words: usize,
) -> Vec<Stretch> {
    let space = Space::of(left, right);
    let faint = seeds(&space, FAINT);
    let copies = copies(runs);
    let mut regions = passages(&space, (left, right), &faint, min_words);
    let mut summaries = summaries(left, right, &faint, min_words);
    beside_copies(&mut regions, &mut summaries, &copies);
    regions.retain(|region| {
        !summaries
            .iter()
            .any(|summary| summary.meets(&region.stretch))
    });
    let mut found = trimmed(best(regions), &copies, TRIM);
    found.extend(summaries);
    let mut found = joined(found);
    add_copies(&mut found, exact(&chains(runs, GAP), COPY.max(min_words)));
    found
}

fn passages(
    space: &Space,
    outlines: (&Outline, &Outline),
    faint: &[Seed],
    min_words: usize,
) -> Vec<Region> {
    let strong = faint.iter().filter(|seed| seed.likeness > LIKENESS);
    let drawing = Drawing {
        words: PASSAGE.words.max(min_words),
        ends: Some(faint),
        ..PASSAGE
    };
    regions(space, outlines, strong.copied().collect(), drawing)
}

/// Where the texts share a copy, leaves only what is much alike, and summaries that hold a copy.
fn beside_copies(regions: &mut Vec<Region>, summaries: &mut Vec<Stretch>, copies: &[Stretch]) {
    let is_copied = |region: &&Region| is_copied(region, copies, TRIM);
    let copied: Vec<Stretch> = regions
        .iter()
        .filter(is_copied)
        .map(|region| region.stretch)
        .collect();
    if !copied.is_empty() {
        regions
            .retain(|region| region.likeness >= BESIDE_COPIES || copied.contains(&region.stretch));
        summaries.retain(|summary| copied.iter().any(|copied| copied.meets(summary)));
    }
}

/// Adds the copies that are findings of their own, the longest first.
fn add_copies(found: &mut Vec<Stretch>, mut copies: Vec<Stretch>) {
    copies.sort_by_key(|copy| Reverse(copy.left.len().max(copy.right.len())));
    for copy in copies {
        if found.iter().all(|other| is_apart(other, &copy)) {
            found.push(copy);
        }
    }
    found.sort_unstable();
}

/// Of regions that share words of either side the most alike.
fn best(mut regions: Vec<Region>) -> Vec<Region> {
    regions.sort_by(|a, b| {
        let order = b.likeness.total_cmp(&a.likeness);
        order.then(a.stretch.cmp(&b.stretch))
    });
    let mut best: Vec<Region> = vec![];
    for region in regions {
        let clashes = |other: &Region| {
            let (one, other) = (region.stretch, other.stretch);
            one.left.shared(other.left) + one.right.shared(other.right) > 0
        };
        if !best.iter().any(clashes) {
            best.push(region);
        }
    }
    best
}

/// Whether `copy` is a finding of its own, and not a phrase that recurs in what `other` tells.
fn is_apart(other: &Stretch, copy: &Stretch) -> bool {
    let left = other.left.shared(copy.left) * 2 < copy.left.len();
    let right = other.right.shared(copy.right) * 2 < copy.right.len();
    left && right && !other.meets(copy)
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    use super::super::runs::runs;
    use super::*;

    const STORY: [&str; 12] = [
        "Cracks have shut the old county bridge at Alder Creek since early Monday morning.",
        "Engineers found them in four steel girders below the eastern half of its deck.",
        "Some nine thousand cars and trucks used to cross the creek there every day.",
        "Drivers now face a detour of eleven miles over narrow roads through Glenwood village.",
        "Shops along Mill Street say that customers stay away and takings have fallen sharply.",
        "A baker told neighbours she may close her second oven until the summer visitors return.",
        "The state has promised six million dollars for repairs if surveyors approve the plan.",
        "Schools moved their first lesson to nine because buses arrive late from the farms.",
        "Nurses at the clinic sleep in town so that night shifts are never left empty.",
        "An older wooden crossing upstream was swept away by the great flood of 1955.",
        "Historians keep a single plank of that one in a glass case beside the library.",
        "Repairs begin in April and the bridge reopens before winter, the commissioner expects.",
    ];

    #[test]
    fn a_summary_stands_for_the_whole_of_what_it_sums_up() {
        let summary = "Cracks closed the old county bridge at Alder Creek early on Monday. \
            The state promised six million dollars for its repairs once surveyors approve. \
            Repairs begin in April and the bridge should reopen before winter. ";
        let other = "Oats did well in the trial field this year. Rain came late and farmers were pleased with it.";
        let (digest, story) = (format!("{summary}{other}"), STORY.join(" "));
        let found = check(&digest, &story);
        let (few, all) = (
            summary.trim_end_matches(['.', ' ']),
            story.trim_end_matches('.'),
        );
        assert_eq!(found, [(few.to_owned(), all.to_owned())]);
    }

    #[test]
    fn what_was_told_anew_is_found_where_it_stands_and_the_same_from_either_side() {
        let retold = "Cars and trucks, nine thousand of them, used to cross that creek daily. \
            Now the drivers face an eleven mile detour on narrow roads through Glenwood. \
            Shops along Mill Street say their customers stay away and their takings fell.";
        let other = "Oats did well in the trial field this year.";
        let story = STORY.join(" ");
        let found = check(&format!("{other} {retold}"), &story);
        let told = STORY[2..5].join(" ");
        let (ours, theirs) = (retold.trim_end_matches('.'), told.trim_end_matches('.'));
        assert_eq!(found, [(ours.to_owned(), theirs.to_owned())]);
    }

    /// What is told anew on both sides, which are the same with the texts exchanged.
    #[track_caller]
    fn check(left: &str, right: &str) -> Vec<(String, String)> {
        let there = told(left, right);
        let back = told(right, left).into_iter().map(|(a, b)| (b, a));
        assert_eq!(there, back.collect::<Vec<_>>());
        there
    }

    fn told(left: &str, right: &str) -> Vec<(String, String)> {
        let outline = |body: &str| Outline::of(body, &Text::of(body), &[]);
        let (l, r) = (outline(left), outline(right));
        let found = rewritten(&l, &r, &runs(&l.words, &r.words, 5), 12);
        let cut = |body: &str, outline: &Outline, place: std::ops::Range<usize>| {
            outline.cover(place).of(body).to_owned()
        };
        let told = found.iter();
        told.map(|one| {
            (
                cut(left, &l, one.left.range()),
                cut(right, &r, one.right.range()),
            )
        })
        .collect()
    }

    #[test]
    fn of_regions_that_share_words_the_most_alike_is_left() {
        let region = |left, right, likeness| Region {
            stretch: Stretch::of(&left, &right),
            likeness,
        };
        let regions = vec![
            region(0..10, 0..10, 0.5),
            region(8..20, 30..40, 0.7),
            region(40..50, 38..45, 0.6),
            region(60..70, 60..70, 0.4),
        ];
        let left: Vec<Stretch> = best(regions).iter().map(|one| one.stretch).collect();
        assert_eq!(
            left,
            [
                Stretch::of(&(8..20), &(30..40)),
                Stretch::of(&(60..70), &(60..70))
            ]
        );
    }

    #[test]
    fn a_copy_is_a_finding_of_its_own_unless_it_recurs_in_what_was_found() {
        let found = Stretch::of(&(0..100), &(0..100));
        for (left, right, apart) in [
            (100..140, 100..140, true),
            (90..140, 200..240, true),
            (60..140, 200..240, false),
            (81..120, 200..239, true),
            (80..120, 200..240, false),
            (200..240, 80..120, false),
            (200..240, 81..120, true),
            (99..140, 99..140, false),
        ] {
            let copy = Stretch::of(&left, &right);
            assert_eq!(is_apart(&found, &copy), apart, "{copy:?}");
            let mut all = vec![found];
            add_copies(&mut all, vec![copy]);
            assert_eq!(all.len(), 1 + usize::from(apart), "{copy:?}");
        }
    }

    #[test]
    fn of_copies_the_longest_comes_first_and_all_stand_in_order() {
        let (short, long) = (
            Stretch::of(&(0..30), &(0..30)),
            Stretch::of(&(10..50), &(10..50)),
        );
        let early = Stretch::of(&(60..90), &(60..90));
        let mut found = vec![];
        add_copies(&mut found, vec![early, short, long]);
        assert_eq!(found, [long, early]);
    }

    #[test]
    fn beside_a_copy_only_what_is_much_alike_and_what_holds_a_copy_stays() {
        let region = |left, right, likeness| Region {
            stretch: Stretch::of(&left, &right),
            likeness,
        };
        let copied = region(0..100, 0..100, 0.5);
        let others = [
            region(200..300, 200..300, 0.59),
            region(400..500, 400..500, 0.6),
        ];
        let sums = [
            Stretch::of(&(50..80), &(0..1000)),
            Stretch::of(&(150..180), &(0..1000)),
        ];
        let left = |copies: &[Stretch]| {
            let mut regions = vec![copied.clone(), others[0].clone(), others[1].clone()];
            let mut summaries = sums.to_vec();
            beside_copies(&mut regions, &mut summaries, copies);
            let starts: Vec<usize> = regions.iter().map(|one| one.stretch.left.start).collect();
            (starts, summaries.len())
        };
        assert_eq!(left(&[]), (vec![0, 200, 400], 2));
        assert_eq!(
            left(&[Stretch::of(&(10..40), &(10..40))]),
            (vec![0, 400], 1)
        );
        assert_eq!(
            left(&[Stretch::of(&(10..20), &(10..20))]),
            (vec![0, 200, 400], 2)
        );
    }

    #[test]
    fn a_copy_amid_what_was_told_anew_is_found_with_it() {
        let plank = "Historians keep a single plank of that one in a glass case beside the library and let pupils \
                     touch it on the first Sunday of each month but never on any other day.";
        let story = format!("{} {plank}", STORY[..10].join(" "));
        let other = "Oats did well in the trial field this year.";
        let found = check(&format!("{plank} {other}"), &story);
        let same = plank.trim_end_matches('.').to_owned();
        assert_eq!(found, [(same.clone(), same)]);
    }
}
