//! Openers: the words that every boilerplate line begins with or holds, so that most lines cost one look.

use std::sync::LazyLock;

use memchr::memchr2;

use crate::text::hash::{PADDING, hash, hash_within};
use crate::text::{Known, Tokens};

use super::furniture::bare;
use super::phrases::{
    CALLS, DESK_OPENINGS, FOOTERS, FORM_OPENINGS, FORM_PART_OPENINGS, FORM_PARTS, FORMULAS,
    PROMO_LABELS, UPDATE_LABELS, WHOLE,
};
use super::words::{CREDIT_LABELS, CREDIT_OPENERS, SHARE_BUTTONS, TELLTALES};

/// Begins boilerplate of any length.
const OPENS: u32 = 1;
/// Begins short boilerplate.
const OPENS_SHORT: u32 = 1 << 1;
/// Stands in a formula or footer, if its neighbour does too.
const TELLS: u32 = 1 << 2;
/// Stands in a short credit.
const TELLS_SHORT: u32 = 1 << 3;

/// Stands in rows of share buttons.
const BUTTON: u32 = 1 << 4;

/// Bytes of a line that short boilerplate does not exceed.
const SHORT: usize = 100;

/// Whether a line begins or speaks as boilerplate may; `words` are the hashes of its words.
pub(super) fn is_suspicious(line: &str, words: &[u64]) -> bool {
    let short = line.len() <= SHORT;
    let (opens, credits) = match short {
        true => (OPENS | OPENS_SHORT, TELLS_SHORT),
        false => (OPENS, 0),
    };
    opening(line) & opens != 0
        || tells(words, credits)
        || (short && memchr2(b'/', b'|', line.as_bytes()).is_some())
}

/// Whether a word of a credit stands among these, or two words that stand side by side in a formula.
fn tells(words: &[u64], credits: u32) -> bool {
    let known = &*KNOWN;
    let telling = words.iter().enumerate();
    let mut telling = telling.map(|(at, word)| (at, known.bits(*word)));
    telling.any(|(at, bits)| {
        let paired = |at: usize| {
            let pair = words.get(at..at + 2).and_then(<[u64]>::first_chunk);
            pair.is_some_and(|pair| PAIRS.bits(joined(pair)) != 0)
        };
        bits & credits != 0 || bits & TELLS != 0 && (paired(at) || at > 0 && paired(at - 1))
    })
}

/// What the first two runs of ASCII letters and digits open.
fn opening(line: &str) -> u32 {
    let bytes = line.as_bytes();
    let Some((start, end)) = run(bytes, 0) else {
        return without_letters(line);
    };
    let first = hash_of_run(&bytes[start..end]);
    let of_word = |start: usize, hash: u64| match bytes[start].is_ascii_digit() {
        true => BUTTON,
        false => KNOWN.bits(hash),
    };
    let (second, behind) = run(bytes, end).map_or((0, 0), |(start, end)| {
        let second = hash_of_run(&bytes[start..end]);
        (second, of_word(start, second))
    });
    let alone = of_word(start, first);
    let buttons = alone & behind & BUTTON != 0;
    alone
        | KNOWN_PAIRS.bits(joined(&[first, second]))
        | if buttons { OPENS } else { 0 }
        | copyright(&line[..start])
}

/// The next run of ASCII letters and digits from byte `from` on.
fn run(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let rest = bytes[from..].iter();
    let start = from + rest.clone().position(u8::is_ascii_alphanumeric)?;
    let run = bytes[start..].iter();
    let len = run.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    Some((start, start + len))
}

/// The hash of a run in lower case; 0 for one that is longer than any that boilerplate begins with.
fn hash_of_run(run: &[u8]) -> u64 {
    let mut lower = [0; PADDING];
    let Some(room) = lower.get_mut(..run.len()) else {
        return 0;
    };
    room.copy_from_slice(run);
    room.make_ascii_lowercase();
    hash_within(&lower, 0, run.len())
}

fn copyright(before: &str) -> u32 {
    if !before.is_ascii() && before.contains('©') {
        OPENS
    } else {
        0
    }
}

/// A sign or two may be a part of a form.
fn without_letters(line: &str) -> u32 {
    let short = line.trim().chars().nth(3).is_none();
    copyright(bare(line)) | if short { OPENS_SHORT } else { 0 }
}

/// One number for two words.
fn joined([left, right]: &[u64; 2]) -> u64 {
    left.rotate_left(1) ^ right
}

/// The pairs of words of which one stands in every formula and footer: a telltale and its neighbours.
static PAIRS: LazyLock<Known> = LazyLock::new(|| {
    let formulas = FORMULAS.iter().chain(FOOTERS);
    let telltales = Known::of(&[(TELLTALES, TELLS)]);
    let tells = |word: &u64| telltales.bits(*word) != 0;
    let pairs = formulas.flat_map(|formula| {
        let words = Tokens::of(formula, 0);
        let pairs = words.hashes().windows(2).filter_map(<[u64]>::first_chunk);
        let telling = pairs.filter(|pair: &&[u64; 2]| pair.iter().any(tells));
        telling
            .map(|pair| (joined(pair), TELLS))
            .collect::<Vec<_>>()
    });
    Known::of_hashes(pairs.collect())
});

/// What boilerplate of any length begins with, and what short boilerplate does.
fn phrases() -> [(Vec<&'static str>, u32); 2] {
    let calls: Vec<&str> = CALLS.iter().map(|(opening, _)| *opening).collect();
    let long = [
        &calls,
        PROMO_LABELS,
        FORM_PART_OPENINGS,
        CREDIT_OPENERS,
        &["c"],
    ];
    let short = [
        WHOLE,
        FORM_OPENINGS,
        FORM_PARTS,
        CREDIT_LABELS,
        DESK_OPENINGS,
        UPDATE_LABELS,
    ];
    [(long.concat(), OPENS), (short.concat(), OPENS_SHORT)]
}

/// The hashes of the first two runs of a phrase.
fn first_runs(phrase: &str) -> (u64, Option<u64>) {
    let hashed = |(start, end): (usize, usize)| hash_of_run(&phrase.as_bytes()[start..end]);
    let first = run(phrase.as_bytes(), 0);
    let second = first.and_then(|(_, end)| run(phrase.as_bytes(), end));
    (first.map_or(0, hashed), second.map(hashed))
}

/// The words that are a whole opening, those of buttons, and telltales.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let alone = phrases().into_iter().flat_map(|(phrases, bits)| {
        let runs = phrases.into_iter().map(first_runs);
        runs.filter_map(move |(first, second)| second.is_none().then_some((first, bits)))
    });
    let listed = [
        (SHARE_BUTTONS, BUTTON),
        (TELLTALES, TELLS),
        (&["via"], TELLS_SHORT),
    ];
    let listed = listed.into_iter().flat_map(|(words, bits)| {
        let hashes = words.iter().map(|word| hash(word));
        hashes.map(move |hash| (hash, bits))
    });
    Known::of_hashes(alone.chain(listed).collect())
});

/// The first two words of longer openings.
static KNOWN_PAIRS: LazyLock<Known> = LazyLock::new(|| {
    let pairs = phrases().into_iter().flat_map(|(phrases, bits)| {
        let runs = phrases.into_iter().map(first_runs);
        runs.filter_map(move |(first, second)| Some((joined(&[first, second?]), bits)))
    });
    Known::of_hashes(pairs.collect())
});

#[cfg(test)]
mod tests {
    use super::*;

    fn suspicious(line: &str) -> bool {
        is_suspicious(line, Tokens::of(line, 0).hashes())
    }

    #[test]
    fn no_rule_is_out_of_reach() {
        let more = "words, words and more words, ".repeat(5);
        for formula in FORMULAS {
            assert!(suspicious(&format!("{more}{formula}")), "{formula}");
        }
        for label in PROMO_LABELS.iter().chain(FORM_PART_OPENINGS) {
            assert!(suspicious(&format!("{label}: {more}")), "{label}");
        }
        for line in WHOLE.iter().chain(FORM_OPENINGS).chain(FORM_PARTS) {
            assert!(suspicious(line), "{line}");
        }
        assert!(suspicious(&format!("Don’t miss: {more}")));
        assert!(suspicious(&format!("© 2026 The Post, {more}")));
        assert!(!suspicious(
            "The county shut the bridge on Monday, officials said."
        ));
        assert!(!suspicious(&format!("The county shut {more}")));
    }
}
