//! Names of an edit: whether somebody or something of one name became another.

use crate::text::{hash, is_date, is_reporting};

use super::figures::cancel;
use super::other::{is_other_side, is_raised};
use super::relations::{Relations, Telling};
use super::side::Side;
use super::stem::Stems;
use super::titles::is_title;
use super::units::coded;

/// A capitalised word or a phrase that the lists know: the same key for all that name the same.
#[derive(Debug, Clone, PartialEq)]
struct Name<'a> {
    key: u64,
    form: &'a str,
}

/// What is made of the first word of a sentence, which has a capital whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Name,
    Word,
}

/// Whether a name became another: as many names as before, or nothing but names for nothing but names.
pub(super) fn is_other_name(left: &Side, right: &Side) -> bool {
    if is_other_side(left, right) || is_raised(left, right) {
        return true;
    }
    if left.tokens.is_empty() || right.tokens.is_empty() {
        return false;
    }
    let first = if open_with_names(left, right) {
        First::Name
    } else {
        First::Word
    };
    let (mut before, mut after) = (names(left, first), names(right, first));
    let as_many = before.len() == after.len();
    cancel(&mut before, &mut after, |a, b| a.key == b.key);
    let is_respelt = is_initials(&before, &after) || is_initials(&after, &before);
    let is_all = || is_all_names(left, first) && is_all_names(right, first);
    !before.is_empty() && !after.is_empty() && !is_respelt && (as_many || is_all())
}

/// The names of a stretch; titles and offices are none.
fn names<'a>(side: &Side<'a>, first: First) -> Vec<Name<'a>> {
    const LONGEST: usize = 5;
    let (stems, relations) = (Stems::english(), Relations::shipped());
    let mut names = vec![];
    let mut at = side.tokens.start;
    while at < side.tokens.end {
        let last = side.tokens.end.min(at + LONGEST);
        let phrase: Vec<u64> = (at..last).map(|i| hash(&stems.of(side.form(i)))).collect();
        let form = side.form(at);
        let family = relations.family(hash(form), &phrase);
        let words = family.map_or(1, |(_, words)| words);
        if is_name(side, at, first) {
            let bare = form.trim_end_matches("'s").replace('.', "");
            let key = family.map_or(hash(&bare), |(family, _)| family.key);
            names.push(Name { key, form });
        }
        at += words;
    }
    names
}

fn is_name(side: &Side, i: usize, first: First) -> bool {
    let is_first = first == First::Word && side.begins_sentence(i);
    let form = side.form(i);
    side.is_capital(i)
        && !is_first
        && !is_date(&side.text.tokens, i)
        && !is_titled(form)
        && !is_numbered(side, i)
        && !is_money(side, i)
        && !matches!(form, "celsius" | "fahrenheit")
        && !FUNCTION.contains(&form)
}

/// "NOK", "NOK13m".
fn is_money(side: &Side, i: usize) -> bool {
    coded(side.text.tokens.span(i).of(side.body)).is_some()
}

/// "No. 10", "Number 10".
pub(super) fn is_numbered(side: &Side, i: usize) -> bool {
    let is_number = side.form(i + 1).starts_with(|c: char| c.is_ascii_digit());
    matches!(side.form(i), "no" | "nos" | "number") && is_number
}

fn is_all_names(side: &Side, first: First) -> bool {
    side.tokens.clone().all(|i| {
        let form = side.form(i);
        is_name(side, i, first) || is_titled(form) || matches!(form, "the" | "of" | "and")
    })
}

/// Whether one name is the first letters of others: "UN" for "United Nations".
fn is_initials(short: &[Name], long: &[Name]) -> bool {
    let [short] = short else {
        return false;
    };
    let letters: String = short.form.chars().filter(|c| c.is_alphabetic()).collect();
    let initials: String = long
        .iter()
        .filter_map(|name| name.form.chars().next())
        .collect();
    long.len() > 1 && letters == initials
}

/// Whether both stretches begin a sentence, and their first words are names.
fn open_with_names(left: &Side, right: &Side) -> bool {
    let both = [(left, right), (right, left)];
    if !both
        .iter()
        .all(|(side, _)| side.begins_sentence(side.tokens.start))
    {
        return false;
    }
    let is_sure = |(side, other): &(&Side, &Side)| is_surely_name(side, other);
    let is_likely = |(side, _): &(&Side, &Side)| is_likely_name(side);
    let speaks = |(side, _): &(&Side, &Side)| is_likely_name(side) && speaks(side);
    both.iter().all(is_likely) && (both.iter().any(is_sure) || both.iter().all(speaks))
}

/// Whether the first word is no word of the lists and no plural.
fn is_likely_name(side: &Side) -> bool {
    let at = side.tokens.start;
    let form = side.form(at);
    if is_titled(form) {
        return true;
    }
    let (stems, relations) = (Stems::english(), Relations::shipped());
    let stem = hash(&stems.of(form));
    let family = relations.family(hash(form), &[stem]);
    let is_known = family.is_some_and(|(family, _)| !family.is_place)
        || relations.telling(hash(form), stem) != Telling::Something;
    let is_one = matches!(side.form(at + 1), "was" | "is" | "has" | "does" | "says");
    let is_many = form.ends_with('s') && !is_one && !side.is_capital(at);
    let word = side.text.tokens.span(at).of(side.body);
    let is_acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
    side.is_capital(at)
        && (!is_known || is_acronym)
        && !is_many
        && !form.ends_with("ly")
        && !is_date(&side.text.tokens, at)
        && !BODIES.contains(&form)
        && !FUNCTION.contains(&form)
}

fn speaks(side: &Side) -> bool {
    let next = (side.tokens.start + 1..side.text.tokens.len()).find(|i| !side.is_capital(*i));
    next.is_some_and(|i| is_reporting(side.form(i)))
}

/// Whether the first word is of a country, a second capital follows it, or it stands in capitals amid a sentence and never without.
fn is_surely_name(side: &Side, other: &Side) -> bool {
    let at = side.tokens.start;
    let next = at + 1;
    let stem = hash(&Stems::english().of(side.form(at)));
    let family = Relations::shipped().family(hash(side.form(at)), &[stem]);
    if family.is_some_and(|(family, _)| family.is_place) {
        return true;
    }
    let is_double = next < side.text.tokens.len()
        && side.is_capital(next)
        && side.behind(at) == " "
        && !is_date(&side.text.tokens, next);
    is_double
        || [side, other]
            .iter()
            .any(|text| stands_amid(text, side.form(at)))
            && [side, other]
                .iter()
                .all(|text| !stands_small(text, side.form(at)))
}

fn places(side: &Side, form: &str) -> impl Iterator<Item = usize> {
    let own = hash(form);
    let hashes = side.text.tokens.hashes();
    (0..hashes.len()).filter(move |i| hashes[*i] == own)
}

fn stands_amid(side: &Side, form: &str) -> bool {
    places(side, form).any(|i| side.is_capital(i) && !side.begins_sentence(i))
}

fn stands_small(side: &Side, form: &str) -> bool {
    places(side, form).any(|i| !side.is_capital(i))
}

fn is_titled(form: &str) -> bool {
    is_title(form) || OFFICES.contains(&form)
}

/// Words that stand before names as titles do, and in other places are a part of them.
const OFFICES: [&str; 15] = [
    "admiral", "baroness", "bishop", "chief", "col", "father", "gen", "judge", "king", "major",
    "prime", "prince", "princess", "queen", "sen",
];

/// Bodies and people that speak without an article, and are no names.
const BODIES: [&str; 40] = [
    "anyone",
    "both",
    "children",
    "congress",
    "counsel",
    "defence",
    "defense",
    "everybody",
    "everyone",
    "few",
    "government",
    "half",
    "industry",
    "labour",
    "leadership",
    "management",
    "many",
    "men",
    "most",
    "nobody",
    "none",
    "opposition",
    "parliament",
    "people",
    "police",
    "prosecution",
    "several",
    "somebody",
    "someone",
    "staff",
    "town",
    "union",
    "women",
    "work",
    "research",
    "council",
    "nothing",
    "legend",
    "sources",
    "one",
];

/// Words that name nobody, with a capital or without.
const FUNCTION: [&str; 42] = [
    "a", "after", "all", "an", "and", "any", "as", "at", "before", "but", "by", "each", "every",
    "for", "from", "he", "her", "his", "how", "i", "if", "in", "it", "its", "my", "no", "not",
    "of", "on", "or", "our", "she", "so", "some", "that", "the", "their", "there", "they", "this",
    "we", "what",
];
