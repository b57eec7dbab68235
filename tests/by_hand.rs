//! Story: a doubter does the sums again by hand, the slow way, and gets the same.

use std::collections::BTreeSet;

use copydesk::reuse::{overlap, shingle_set};
use copydesk::text::Text;
use copydesk::wording::{Lexicon, Pattern, hits};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn resemblance_is_shared_runs_over_all_runs(a in sentence(), b in sentence(), k in 1_usize..6) {
        let (left, right) = (Text::of(&a), Text::of(&b));
        let by_copydesk = overlap(&shingle_set(left.tokens.hashes(), k), &shingle_set(right.tokens.hashes(), k));
        let (left, right) = (runs(&a, k), runs(&b, k));
        let share = |of: usize| match of {
            0 => 0.0,
            of => left.intersection(&right).count() as f64 / of as f64,
        };
        prop_assert_eq!(by_copydesk.resemblance, share(left.union(&right).count()));
        prop_assert_eq!(by_copydesk.left_containment, share(left.len()));
        prop_assert_eq!(by_copydesk.right_containment, share(right.len()));
    }

    #[test]
    fn a_form_matches_the_longest_of_all_that_it_stands_for(form in form(), text in sentence()) {
        if Pattern::parse(&form).is_err() { return Ok(()) };
        let lexicon = lexicon(std::slice::from_ref(&form));
        let written: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        for at in 0..written.len() {
            let by_hand = variants(&form).iter().filter(|variant| stands(variant, &written[at..])).map(Vec::len).max();
            let hits = hits(&Text::of(&written[at..].join(" ")), &lexicon);
            let first = hits.first().filter(|hit| hit.tokens.start == 0).map(|hit| hit.tokens.end);
            prop_assert_eq!(first, by_hand, "{} at {}", form, at);
        }
    }

    #[test]
    fn hits_are_those_of_every_form_tried_at_every_word(forms in prop::collection::vec(form(), 1..6), text in sentence()) {
        let forms: Vec<String> = forms.into_iter().filter(|form| Pattern::parse(form).is_ok()).collect();
        let lexicon = lexicon(&forms);
        let found: Vec<_> = hits(&Text::of(&text), &lexicon).into_iter().map(|hit| hit.tokens).collect();
        let written: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let (mut by_hand, mut at) = (vec![], 0);
        while at < written.len() {
            let ends = forms.iter().flat_map(|form| variants(form)).filter(|variant| stands(variant, &written[at..])).map(|variant| at + variant.len());
            match ends.max() {
                Some(end) => {
                    by_hand.push(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
        prop_assert_eq!(found, by_hand);
    }
}

fn sentence() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["county", "bridge", "shut", "so", "very", "12"]);
    prop::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

/// A form of the lexicon, or nearly one.
fn form() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "county",
        "bridge",
        "shut",
        "(so|so very|county)",
        "(very|so)?",
        "(bridge shut|12)?",
        "*",
        "**",
        "#",
    ]);
    prop::collection::vec(parts, 1..5).prop_map(|parts| parts.join(" "))
}

fn runs(text: &str, k: usize) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return BTreeSet::new();
    }
    words
        .windows(k.min(words.len()))
        .map(<[String]>::to_vec)
        .collect()
}

/// Every run of words that a form stands for; `*` is any word, `#` any number.
fn variants(form: &str) -> Vec<Vec<String>> {
    let mut variants: Vec<Vec<String>> = vec![vec![]];
    let mut rest = form.trim();
    while !rest.is_empty() {
        let end = if rest.starts_with('(') {
            rest.find(')').expect("a pair") + 1
        } else {
            rest.find(' ').unwrap_or(rest.len())
        };
        let optional = rest[end..].starts_with('?');
        let choices = choices(&rest[..end], optional);
        variants = variants
            .iter()
            .flat_map(|begun| {
                choices
                    .iter()
                    .map(|choice| [begun.clone(), choice.clone()].concat())
            })
            .collect();
        rest = rest[end + usize::from(optional)..].trim_start();
    }
    variants
}

fn choices(part: &str, optional: bool) -> Vec<Vec<String>> {
    let words = |run: &str| run.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut choices: Vec<Vec<String>> = match part {
        "**" => (0..4).map(|count| vec!["*".to_owned(); count]).collect(),
        part => part
            .trim_matches(['(', ')'])
            .split('|')
            .map(words)
            .collect(),
    };
    choices.extend(optional.then(Vec::new));
    choices
}

fn stands(variant: &[String], words: &[&str]) -> bool {
    let same = |(wanted, word): (&String, &&str)| match wanted.as_str() {
        "*" => true,
        "#" => word.starts_with(|c: char| c.is_ascii_digit()),
        wanted => wanted == *word,
    };
    variant.len() <= words.len() && variant.iter().zip(words).all(same)
}

fn lexicon(forms: &[String]) -> Lexicon {
    let category = "[category]\nid = \"own\"\nname = \"Own\"\nclass = \"framing\"\nwhat = \"a\"\nwhy = \"b\"\ninstead = \"c\"\n";
    let entry = |(nth, form): (usize, &String)| {
        format!(
            "\n[[entry]]\nid = \"e{nth}\"\nforms = [\"{form}\"]\nweight = 3\nexplain = \"It is.\"\ninstead = \"x\"\n"
        )
    };
    let entries: String = forms.iter().enumerate().map(entry).collect();
    Lexicon::parse(&format!("{category}{entries}"), "own.toml").expect("a lexicon")
}
