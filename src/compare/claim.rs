//! Claims: whether an edit denies what was told, or tells for sure or in its own name what somebody said might be.

use crate::text::{is_reporting, is_speaking, reports_clause};

use super::named::is_numbered;
use super::opposite::are_opposed;
use super::side::Side;
use super::stem::Stems;
use super::units::cardinal;

/// Tokens on either side of an edit among which another word may deny.
const REACH: usize = 3;
/// Words of the longest stretch that denies what stands around it: a longer one that is new or gone tells of its own.
const LONGEST_DENIAL: usize = 4;

/// Whether a fact became its opposite: by a "not" put in or taken out, or by a word that means the opposite.
pub(super) fn is_denied(left: &Side, right: &Side) -> bool {
    let is_aside = left.tokens.is_empty() && right.tokens.len() > LONGEST_DENIAL
        || right.tokens.is_empty() && left.tokens.len() > LONGEST_DENIAL;
    let (before, after) = (denies(left, right), denies(right, left));
    if before == after {
        return are_opposed(left, right);
    }
    !are_opposed(left, right) && !is_aside && !implies_denial(left) && !implies_denial(right)
}

fn denies(side: &Side, other: &Side) -> bool {
    side.tokens
        .clone()
        .any(|i| is_negation(side, i) && (other.tokens.is_empty() || !is_part(side, i)))
        || !other.tokens.is_empty() && side.forms().any(|form| is_of(form, &DENYING))
}

/// "Not" and its like; "No. 10" denies nothing.
fn is_negation(side: &Side, i: usize) -> bool {
    let form = side.form(i);
    denies_alone(form) && !is_numbered(side, i)
}

/// "Not many", which is few.
fn is_part(side: &Side, i: usize) -> bool {
    let next = side.form(i + 1);
    side.form(i) == "not" && matches!(next, "all" | "every" | "many" | "much")
}

fn denies_alone(form: &str) -> bool {
    NEGATIONS.contains(&form) || form.ends_with("n't")
}

/// Whether a word in it or beside it denies by the way: "ignored" for "not carried out".
fn implies_denial(side: &Side) -> bool {
    const VERBS: [(&str, &str); 3] = [("throw", "out"), ("turn", "down"), ("brush", "asid")];
    let stem = |i: usize| Stems::english().of(side.form(i));
    let is_pair = |i: usize| {
        let (verb, next) = (
            stem(i).replace("threw", "throw").replace("thrown", "throw"),
            stem(i + 1),
        );
        VERBS.contains(&(verb.as_str(), next.as_str()))
    };
    let mut around = side.around(REACH);
    around.any(|i| {
        let form = side.form(i);
        is_of(form, &BY_THE_WAY) || !side.tokens.contains(&i) && is_of(form, &DENYING) || is_pair(i)
    })
}

fn is_of(form: &str, stems: &[&str]) -> bool {
    stems
        .iter()
        .any(|stem| form.starts_with(&stem[..stem.len().min(3)]))
        && stems.contains(&Stems::english().of(form).as_str())
}

/// Stems of words that deny what stands behind them.
const DENYING: [&str; 3] = ["deni", "refus", "reject"];

/// Stems of words that deny a part of what they tell.
const BY_THE_WAY: [&str; 25] = [
    "ignor", "fail", "lack", "neglect", "avoid", "omit", "declin", "dismiss", "disput", "contest",
    "rebuff", "overturn", "overrul", "prevent", "withhold", "snub", "dodg", "evad", "spurn",
    "shun", "quash", "block", "veto", "defeat", "oppos",
];

const NEGATIONS: [&str; 12] = [
    "not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "without",
    "cannot", "unable",
];

/// Whether what was told as likely or as a bound is told as sure or exact.
pub(super) fn is_hedge_dropped(left: &Side, right: &Side) -> bool {
    if right.has(&HEDGES) || right.has(&BELIEVED) || right.tokens.clone().any(|i| rounds(right, i))
    {
        return false;
    }
    left.tokens
        .clone()
        .any(|i| hedges(left, right, i) || rounds(left, i) && !right.has(&[left.form(i)]))
        || is_tried(left, right)
        || left.has(&["would"]) && right.has(&["will"]) && !is_told(left)
        || STRONGER.iter().any(|(weak, strong)| {
            left.has(weak) && right.has(strong) && !left.has(strong) && !right.has(weak)
        })
}

/// Whether token `i` hedges; not "could not", and no "preliminary" that is called early in the other's words.
fn hedges(side: &Side, other: &Side, i: usize) -> bool {
    const FIRST: [&str; 4] = ["early", "first", "initial", "provisional"];
    match side.form(i) {
        "could" => !denies_alone(side.form(i + 1)),
        "preliminary" => !other.has(&FIRST),
        form => HEDGES.contains(&form),
    }
}

/// "Tried to enter", where the other side has it that they entered.
fn is_tried(left: &Side, right: &Side) -> bool {
    const TRIES: [&str; 6] = [
        "attempted",
        "attempts",
        "sought",
        "tried",
        "tries",
        "trying",
    ];
    let stems = Stems::english();
    left.tokens.clone().any(|i| {
        let is_try = TRIES.contains(&left.form(i)) && left.form(i + 1) == "to";
        let act = stems.of(left.form(i + 2));
        is_try && right.forms().any(|form| stems.of(form) == act) && !right.has(&TRIES)
    })
}

/// Whether somebody is said to tell what a stretch stands in, whose "would" is a "will" told later.
fn is_told(side: &Side) -> bool {
    const BEFORE: usize = 12;
    let first = side.tokens.start.saturating_sub(BEFORE);
    (first..side.tokens.end + REACH).any(|i| reports_clause(side.form(i)))
}

/// Whether token `i` makes a number that follows it a rounded one or a bound.
fn rounds(side: &Side, i: usize) -> bool {
    const ROUNDING: [&str; 7] = [
        "about",
        "around",
        "approximately",
        "over",
        "roughly",
        "some",
        "under",
    ];
    let form = side.form(i);
    if ROUNDING.contains(&form) {
        return counts(side, i + 1);
    }
    let pair = (form, side.form(i + 1));
    let is_bound = matches!(
        pair,
        ("up", "to")
            | ("at", "least" | "most")
            | ("more" | "less" | "fewer", "than")
            | ("minimum" | "maximum", "of")
    );
    is_bound && side.tokens.contains(&(i + 1)) && counts(side, i + 2)
}

/// Whether a number begins with token `i`.
fn counts(side: &Side, i: usize) -> bool {
    const PARTS: [&str; 7] = [
        "a",
        "an",
        "dozens",
        "half",
        "hundreds",
        "millions",
        "thousands",
    ];
    let form = side.form(i);
    let is_number = form.starts_with(|c: char| c.is_ascii_digit()) || cardinal(form).is_some();
    is_number || PARTS.contains(&form)
}

/// What is told for sure and was not: weak words on the left, strong ones in their place.
const STRONGER: [(&[&str], &[&str]); 4] = [
    (
        &[
            "believe", "believed", "believes", "suspects", "think", "thinks",
        ],
        &[
            "confirmed",
            "established",
            "knew",
            "know",
            "knows",
            "proved",
            "proven",
            "proves",
        ],
    ),
    (&["attributed", "blamed", "linked"], &["caused"]),
    (
        &[
            "aims", "can", "designed", "hopes", "intended", "intends", "meant", "plans",
            "proposes", "should", "supposed", "wants",
        ],
        &["did", "do", "does", "has", "must", "shall", "will"],
    ),
    (
        &[
            "accused",
            "arrested",
            "charged",
            "defendant",
            "detained",
            "suspect",
            "suspects",
        ],
        &[
            "attacker",
            "attackers",
            "convicted",
            "criminal",
            "fraudster",
            "guilty",
            "killer",
            "killers",
            "murderer",
            "rapist",
            "robber",
            "robbers",
            "thief",
            "thieves",
        ],
    ),
];

const HEDGES: [&str; 31] = [
    "may",
    "might",
    "could",
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "nearly",
    "almost",
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
    "suspected",
    "unconfirmed",
    "presumably",
];

/// Words that hedge as well, and are dropped for others too often to be told.
const BELIEVED: [&str; 9] = [
    "believed",
    "can",
    "partly",
    "predicted",
    "presumed",
    "projected",
    "said",
    "thought",
    "understood",
];

/// Whether what somebody said is told in the writer's own name.
pub(super) fn is_attribution_dropped(left: &Side, right: &Side) -> bool {
    let is_shorter = right.tokens.len() < left.tokens.len();
    attributes(left) && !attributes(right) && !speaks(right) && !is_moved(left, right) && is_shorter
        || is_credit(left) && right.tokens.is_empty()
}

/// Whether who speaks is told a little way off on the other side: "Ada Birch said" and "lamented Ada Birch", "Ada Birch:".
fn is_moved(left: &Side, right: &Side) -> bool {
    const NEAR: usize = 6;
    const FAR: usize = 30;
    let sounds = |i: usize| is_speaking(right.form(i), right.form(i + 1));
    let is_bare = left
        .forms()
        .all(|form| is_reporting(form) || form == "that");
    let opens = |i: usize| right.begins_sentence(i) && matches!(right.form(i), "for" | "to");
    let name = left.tokens.clone().rev().find(|i| left.is_capital(*i));
    let is_named = |i: usize| {
        name.is_some_and(|name| left.form(name) == right.form(i))
            && right.behind(i).starts_with(':')
    };
    is_bare && right.around(NEAR).any(|i| sounds(i) || opens(i)) || right.around(FAR).any(is_named)
}

/// Whether a stretch names who speaks without a reporting word: "lamented Ada Birch", "Ada Birch:", "for Ada Birch".
fn speaks(side: &Side) -> bool {
    let sounds =
        |i: usize| !is_reporting(side.form(i)) && is_speaking(side.form(i), side.form(i + 1));
    let named = |i: usize| side.is_capital(i);
    let mut all = side.tokens.clone();
    let view = all.clone().find(|i| matches!(side.form(*i), "for" | "to"));
    let is_view = view.is_some_and(|i| (i + 1..side.tokens.end).any(named));
    let is_colon = all.clone().any(|i| side.behind(i).starts_with(':'));
    all.clone().any(sounds) || is_view || is_colon && all.any(named)
}

/// Whether a stretch says whose words others are.
pub(super) fn attributes(side: &Side) -> bool {
    side.tokens
        .clone()
        .any(|i| reports(side, i) || is_view(side, i))
}

/// Whether token `i` reports: some words do only before a clause, of which no more than its first word is gone, and
/// behind an article they are nouns ("the state").
fn reports(side: &Side, i: usize) -> bool {
    const OPENERS: [&str; 8] = ["a", "an", "her", "his", "that", "the", "their", "whether"];
    let form = side.form(i);
    // "Had not answered three letters" tells of no words.
    let is_untold = (1..4).any(|back| denies_alone(side.before(i, back)));
    if is_untold && side.form(i + 1) != "that" {
        return false;
    }
    if is_reporting(form) {
        // "We can reveal" names nobody but the writer.
        return !(1..3).any(|back| matches!(side.before(i, back), "we" | "i"));
    }
    if matches!(side.before(i, 1), "a" | "an" | "the") {
        return false;
    }
    let rest = i + 1..side.tokens.end;
    let ends = rest.is_empty() || rest.len() == 1 && OPENERS.contains(&side.form(i + 1));
    let is_clause = side.form(i + 1) == "that" || ends && i > side.tokens.start;
    reports_clause(form) && is_clause
}

/// "In the view of", "in his opinion".
fn is_view(side: &Side, i: usize) -> bool {
    const VIEWS: [&str; 4] = ["eyes", "opinion", "view", "words"];
    let owner = side.before(i, 1);
    let is_owned =
        matches!(owner, "the" | "her" | "his" | "its" | "their") || owner.ends_with("'s");
    VIEWS.contains(&side.form(i)) && is_owned && (2..5).any(|back| side.before(i, back) == "in")
}

/// A source named in brackets, as agencies are.
fn is_credit(side: &Side) -> bool {
    let Some(span) = side.span() else {
        return false;
    };
    side.body[..span.start].ends_with('(')
        && side.body[span.end..].starts_with(')')
        && side.tokens.clone().all(|i| side.is_capital(i))
}
