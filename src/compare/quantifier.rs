//! Quantifiers: of how many a thing is told, where no number says so: "all of the shops", "few of the shops".

use super::side::Side;
use super::stem::Stems;

/// How near two quantifiers may lie on the ladder and tell the same: "some" and "several" do.
const SAME: u8 = 1;
/// Words of the longest stretch that tells of the same things whatever words it has.
const SHORT: usize = 4;
/// Words behind a quantifier among which what it counts is told.
const REACH: usize = 5;

/// What a quantifier counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Things,
    Times,
}

/// A quantifier in place: what it counts, how high it stands on the ladder, and the token behind it.
#[derive(Debug, Clone, Copy)]
struct Quantifier {
    counts: Counts,
    rung: u8,
    end: usize,
}

const ONE: u8 = 1;
const FEW: u8 = 2;
const SOME: u8 = 4;
const SEVERAL: u8 = 5;
const MANY: u8 = 6;
const HALF: u8 = 8;
const MOST: u8 = 10;
const NEARLY_ALL: u8 = 11;
const ALL: u8 = 12;

/// Whether what was told of some is told of more or of fewer. Of none is a matter of denial.
pub(super) fn is_other_quantifier(left: &Side, right: &Side) -> bool {
    let (mut before, mut after) = (quantifiers(left), quantifiers(right));
    if before.len() == 1 && is_part_told_as_whole(before[0], left, right) {
        return true;
    }
    super::figures::cancel(&mut before, &mut after, |one, other| {
        one.counts == other.counts && one.rung.abs_diff(other.rung) <= SAME
    });
    let is_rival = |one: &Quantifier, other: &Quantifier| {
        one.counts == other.counts && is_of_the_same((left, one), (right, other))
    };
    before
        .iter()
        .any(|one| after.iter().any(|other| is_rival(one, other)))
}

/// "Some of the shops", where the other side has "the shops".
fn is_part_told_as_whole(one: Quantifier, left: &Side, right: &Side) -> bool {
    let is_part = one.counts == Counts::Things && one.rung < NEARLY_ALL && one.rung != ONE;
    let is_rest = matches!(
        left.form(one.end),
        "the" | "its" | "their" | "his" | "her" | "our" | "these" | "those"
    );
    let is_bare = right.forms().all(|form| form == left.form(one.end));
    is_part && left.before(one.end, 1) == "of" && is_rest && is_bare && left.tokens.len() <= SHORT
}

/// Whether both count the same: in short stretches, and where a word behind both is one.
fn is_of_the_same((left, one): (&Side, &Quantifier), (right, other): (&Side, &Quantifier)) -> bool {
    if left.tokens.len().max(right.tokens.len()) <= SHORT {
        return true;
    }
    let stems = Stems::english();
    let counted = |side: &Side, one: &Quantifier| -> Vec<String> {
        let behind = (one.end..one.end + REACH).map(|i| side.form(i));
        let told = behind.filter(|form| form.len() > SHORT);
        told.map(|form| stems.of(form)).collect()
    };
    let same = counted(right, other);
    counted(left, one).iter().any(|word| same.contains(word))
}

fn quantifiers(side: &Side) -> Vec<Quantifier> {
    let mut found: Vec<Quantifier> = vec![];
    for i in side.tokens.clone() {
        let is_read = found.last().is_some_and(|last| i < last.end);
        found.extend(quantifier(side, i).filter(|_| !is_read));
    }
    found
}

fn quantifier(side: &Side, i: usize) -> Option<Quantifier> {
    let (before, form, next) = (side.before(i, 1), side.form(i), side.form(i + 1));
    let things = |rung: u8, words: usize| {
        let end = i + words;
        let of = usize::from(side.form(end) == "of");
        Some(Quantifier {
            counts: Counts::Things,
            rung,
            end: end + of,
        })
    };
    let times = |rung: u8| {
        Some(Quantifier {
            counts: Counts::Times,
            rung,
            end: i + 1,
        })
    };
    match form {
        "nearly" | "almost" | "virtually" if matches!(next, "all" | "every" | "everyone") => {
            things(NEARLY_ALL, 2)
        }
        "hardly" | "scarcely" | "barely" if next == "any" => things(FEW, 2),
        "not" if matches!(next, "many" | "much") => things(FEW, 2),
        "not" if matches!(next, "all" | "every") => things(SEVERAL, 2),
        "a" if matches!(next, "few" | "couple") => things(SOME, 2),
        "a" if matches!(next, "lot") => things(MANY, 2),
        "all" if !matches!(before, "at" | "after" | "above" | "first" | "not") => things(ALL, 1),
        "every" | "each" if !matches!(next, "other") && before != "not" => things(ALL, 1),
        "both" | "entire" | "everyone" | "everybody" | "whole" => things(ALL, 1),
        "most" if !matches!(before, "at" | "the" | "a" | "its" | "his" | "her" | "their") => {
            things(MOST, 1)
        }
        "majority" => things(MOST, 1),
        "half" if !matches!(next, "a" | "an" | "past") => things(HALF, 1),
        "many" | "lots" if !matches!(before, "how" | "as" | "too" | "so") => things(MANY, 1),
        "much" if next == "of" => things(MANY, 1),
        "several" | "various" => things(SEVERAL, 1),
        "number" if before == "a" && next == "of" => things(SEVERAL, 1),
        "some" if !starts_number(next) && next != "time" => things(SOME, 1),
        "part" | "parts" if next == "of" => things(SOME, 1),
        "few" if !matches!(before, "a" | "the" | "last" | "past" | "next" | "first") => {
            things(FEW, 1)
        }
        "minority" | "handful" => things(FEW, 1),
        "one" if is_counting(side, i) => things(ONE, 1),
        "always" | "invariably" => times(ALL),
        "usually" | "generally" | "normally" | "mostly" => times(MOST),
        "often" | "frequently" | "regularly" => times(MOST - 1),
        "sometimes" | "occasionally" => times(SOME),
        "rarely" | "seldom" => times(FEW),
        _ => None,
    }
}

/// "Some 300" is about so many.
fn starts_number(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit()) || super::units::cardinal(form).is_some()
}

/// "One house", "one of the houses"; no "this one" and no "one of us" who stands for all.
fn is_counting(side: &Side, i: usize) -> bool {
    const LEADS: [&str; 11] = [
        "another", "any", "each", "every", "no", "not", "other", "that", "the", "this", "which",
    ];
    let behind = side.behind(i);
    !LEADS.contains(&side.before(i, 1)) && !side.form(i + 1).is_empty() && behind == " "
}
