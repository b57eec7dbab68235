//! Story: an editor trusts the word lists, because each entry keeps its own promises.

use std::collections::BTreeSet;
use std::fs;

use copydesk::text::{Text, hash};
use copydesk::wording::{EntryId, Lexicon, builtin, builtin_files, check};

#[test]
fn the_files_on_disk_are_the_files_that_ship() {
    let mut on_disk: Vec<_> = fs::read_dir("seeds/lexicon")
        .expect("the lexicon")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    let mut shipped: Vec<_> = builtin_files()
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    on_disk.sort();
    shipped.sort();
    assert_eq!(shipped, on_disk);
    for (name, text) in builtin_files() {
        let category = &Lexicon::parse(text, name).expect("a lexicon").categories[0];
        assert_eq!(format!("{}.toml", category.id), *name);
    }
}

#[test]
fn the_table_is_made_of_the_files() {
    let table = Lexicon::table(builtin_files()).expect("a lexicon");
    let stored = fs::read("seeds/lexicon.table").expect("the table");
    assert!(
        table == stored,
        "run `cargo run --example lexicon_table` after a change to the lexicon"
    );
}

#[test]
fn entries_stand_in_order() {
    for (name, text) in builtin_files() {
        let ids: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("id "))
            .skip(1)
            .collect();
        let sorted = {
            let mut sorted: Vec<_> = ids.iter().map(|line| line.split('"').nth(1)).collect();
            sorted.sort();
            sorted
        };
        assert_eq!(
            ids.iter()
                .map(|line| line.split('"').nth(1))
                .collect::<Vec<_>>(),
            sorted,
            "{name}"
        );
    }
}

#[test]
fn every_phrase_has_one_entry_that_owns_it() {
    let mut owned: Vec<(u64, EntryId, &str)> = vec![];
    for (id, entry) in builtin().entries() {
        for form in &entry.forms {
            owned.extend(phrases(form.as_str()).map(|phrase| (phrase, id, form.as_str())));
        }
    }
    owned.sort();
    let twice = owned.windows(2).filter(|two| two[0].0 == two[1].0);
    let told = twice.map(|two| {
        let place = |one: &(u64, EntryId, &str)| {
            let entry = builtin().entry(one.1);
            format!("{} `{}`", builtin().name_of(entry), one.2)
        };
        format!("{} and {}", place(&two[0]), place(&two[1]))
    });
    let told: BTreeSet<String> = told.collect();
    assert!(
        told.is_empty(),
        "phrases stand twice in {} pairs of forms, such as {:#?}",
        told.len(),
        told.iter().take(5).collect::<Vec<_>>()
    );
}

/// The hashes of every phrase that a form spells out.
fn phrases(form: &str) -> impl Iterator<Item = u64> {
    let start = u64::from(form.starts_with('^'));
    let mut all = vec![start];
    for slot in slots(form.trim_start_matches('^')) {
        let longer = |head: &u64| {
            slot.iter()
                .map(|words| join(*head, words))
                .collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter()
}

/// The parts of a form, each as the runs of words that may stand there.
fn slots(form: &str) -> Vec<Vec<Vec<u64>>> {
    let mut slots = vec![];
    let mut rest = form.trim_start();
    while !rest.is_empty() {
        let (part, behind) = match rest.strip_prefix('(') {
            Some(inside) => inside.split_once(')').expect("a closed group"),
            None => rest.split_at(rest.find(' ').unwrap_or(rest.len())),
        };
        let mut runs: Vec<Vec<u64>> = part.split('|').map(words).collect();
        let behind = match behind.strip_prefix('?') {
            Some(behind) => {
                runs.push(vec![]);
                behind
            }
            None => behind,
        };
        slots.push(runs);
        rest = behind.trim_start();
    }
    slots
}

fn words(run: &str) -> Vec<u64> {
    let words = run.split([' ', '-']).filter(|word| !word.is_empty());
    words.map(|word| hash(&word.to_lowercase())).collect()
}

fn join(head: u64, words: &[u64]) -> u64 {
    words.iter().fold(head, |joined, word| {
        joined.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23) ^ word
    })
}

#[test]
fn every_entry_fires_on_its_examples_and_keeps_silent_on_its_near_misses() {
    let mut broken = vec![];
    for (file, text) in builtin_files() {
        let lexicon = Lexicon::parse(text, file).expect("a lexicon");
        for (id, entry) in lexicon.entries() {
            let fires = |sentence: &&String| fires(&lexicon, id, sentence);
            let mut complain = |what: &str, sentence: &str| {
                broken.push(format!("{file} {} {what}: {sentence}", entry.id))
            };
            if entry.fires.is_empty() || entry.silent.is_empty() {
                complain("has no examples", "");
            }
            entry
                .fires
                .iter()
                .filter(|sentence| !fires(sentence))
                .for_each(|sentence| complain("does not fire", sentence));
            entry
                .silent
                .iter()
                .filter(fires)
                .for_each(|sentence| complain("is not silent", sentence));
        }
    }
    assert!(
        broken.is_empty(),
        "{} promises broken:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

#[test]
fn the_lexicon_is_as_broad_as_it_says() {
    let lexicon = builtin();
    let forms: usize = lexicon
        .entries()
        .flat_map(|(_, entry)| &entry.forms)
        .map(|form| form.variants())
        .sum();
    assert_eq!(lexicon.categories.len(), 13);
    assert!(lexicon.len() >= 1500, "{} entries", lexicon.len());
    assert!(forms >= 6000, "{forms} forms");
}

fn fires(lexicon: &Lexicon, entry: EntryId, sentence: &str) -> bool {
    let wording = check(sentence, &Text::of(sentence), None, lexicon);
    wording
        .findings
        .iter()
        .any(|finding| finding.entry == entry)
}

#[test]
fn no_form_is_spelt_as_no_one_spells_it() {
    for (file, text) in builtin_files() {
        let lexicon = Lexicon::parse(text, file).expect("a lexicon");
        for (_, entry) in lexicon.entries() {
            for form in entry.forms.iter().chain(&entry.unless) {
                let words = form.as_str().split(|c: char| !c.is_alphabetic());
                let wrong: Vec<_> = words.filter(|word| is_misspelt(word)).collect();
                assert!(wrong.is_empty(), "{file} {}: {wrong:?}", entry.id);
            }
        }
    }
}

#[test]
fn misspelt_inflections_are_told() {
    for word in [
        "hackked", "lullling", "snoopped", "seing", "heared", "seted", "sitting", "hacked",
        "boxxing", "equipped", "showed", "running", "iii",
    ] {
        let is_right = ["sitting", "hacked", "equipped", "showed", "running", "iii"];
        assert_eq!(is_misspelt(word), !is_right.contains(&word), "{word}");
    }
}

/// Whether a word is an inflection made by a rule that does not hold for it.
fn is_misspelt(word: &str) -> bool {
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let tripled = letters
        .windows(3)
        .any(|three| three[0] != 'i' && three.iter().all(|letter| *letter == three[0]));
    let stem = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("ed"))
        .or_else(|| word.strip_suffix('d').filter(|stem| stem.ends_with('e')));
    tripled
        || stem.is_some_and(|stem| {
            is_wrongly_doubled(stem) || word.ends_with("ed") && is_irregular(stem)
        })
        || word == "seing"
}

/// Whether the last letter of a stem is doubled that never is, or not behind two vowels.
fn is_wrongly_doubled(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().rev().collect();
    let [last, before, third, fourth, ..] = letters[..] else {
        return false;
    };
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let never = "hkqwxy".contains(last);
    let behind_two = is_vowel(third) && is_vowel(fourth) && "bdgmnprt".contains(last);
    let is_qu = third != 'u' && fourth == 'u' && letters.get(4) == Some(&'q');
    last == before && (never || behind_two && !is_qu)
}

/// Whether a verb makes its past in another way than with -ed.
fn is_irregular(stem: &str) -> bool {
    let verb = stem.strip_suffix('t').filter(|verb| verb.ends_with('t'));
    IRREGULAR.contains(&stem) || verb.is_some_and(|verb| IRREGULAR.contains(&verb))
}

const IRREGULAR: [&str; 104] = [
    "become",
    "begin",
    "bite",
    "bleed",
    "blow",
    "break",
    "bring",
    "build",
    "burst",
    "buy",
    "catch",
    "choose",
    "cling",
    "come",
    "creep",
    "cut",
    "deal",
    "dig",
    "draw",
    "drink",
    "drive",
    "eat",
    "fall",
    "feel",
    "fight",
    "find",
    "fling",
    "fly",
    "forbid",
    "forget",
    "forgive",
    "freeze",
    "get",
    "give",
    "go",
    "grind",
    "grow",
    "hear",
    "hide",
    "hit",
    "hold",
    "hurt",
    "keep",
    "know",
    "lead",
    "leave",
    "lend",
    "let",
    "lose",
    "make",
    "mean",
    "meet",
    "mislead",
    "overcome",
    "overrun",
    "overthrow",
    "put",
    "quit",
    "read",
    "rebuild",
    "ride",
    "ring",
    "rise",
    "say",
    "seek",
    "sell",
    "send",
    "set",
    "shake",
    "shoot",
    "shrink",
    "shut",
    "sing",
    "sink",
    "slay",
    "sleep",
    "slide",
    "speak",
    "spend",
    "spread",
    "spring",
    "stand",
    "steal",
    "stick",
    "sting",
    "strike",
    "swear",
    "sweep",
    "swim",
    "swing",
    "take",
    "teach",
    "tear",
    "tell",
    "think",
    "throw",
    "thrust",
    "undercut",
    "understand",
    "uphold",
    "wear",
    "weep",
    "withdraw",
    "write",
];
