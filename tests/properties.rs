//! Story: a corpus engineer tries to catch the tool breaking its own laws.

use copydesk::article::Article;
use copydesk::reuse::{
    Banding, Change, Outline, Passage, Scheme, Sensitivity, Settings, edits, find, overlap,
    passages, shingle_set, sketch,
};
use copydesk::text::{Text, read_all};
use copydesk::wording::{builtin, check};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_copy_resembles_itself_wholly(body in "[a-z]{1,6}( [a-z]{1,6}){0,60}") {
        let set = shingles(&body);
        prop_assert_eq!(overlap(&set, &set).resemblance, 1.0);
    }

    #[test]
    fn resemblance_is_the_same_from_both_sides(a in words(), b in words()) {
        let (a, b) = (shingles(&a), shingles(&b));
        let (there, back) = (overlap(&a, &b), overlap(&b, &a));
        prop_assert_eq!(there.resemblance, back.resemblance);
        prop_assert_eq!(there.left_containment, back.right_containment);
        prop_assert!(there.resemblance <= there.left_containment.min(there.right_containment) + 1e-12);
    }

    #[test]
    fn passages_lie_in_both_bodies_and_hold_what_they_promise(a in words(), b in words(), shared in words(), min in 3_usize..20) {
        let left = format!("{a}. {shared}. {b}");
        let right = format!("{b}! {shared}; {a}");
        for sensitivity in [Sensitivity::Exact, Sensitivity::Edited, Sensitivity::Rewritten] {
            let found = passages(&outline(&left), &outline(&right), min, sensitivity);
            for (nth, passage) in found.iter().enumerate() {
                let meets = |other: &Passage| {
                    other.left.overlaps(passage.left) && other.right.overlaps(passage.right)
                };
                prop_assert!(sensitivity == Sensitivity::Exact || !found[..nth].iter().any(meets));
                prop_assert!(left.get(passage.left.start..passage.left.end).is_some());
                prop_assert!(right.get(passage.right.start..passage.right.end).is_some());
                prop_assert!((0.0..=1.0).contains(&passage.kept));
                if sensitivity == Sensitivity::Exact {
                    prop_assert!(passage.words >= min);
                    prop_assert_eq!(forms(passage.left.of(&left)), forms(passage.right.of(&right)));
                }
            }
        }
    }

    #[test]
    fn every_run_of_the_same_words_is_inside_a_passage(a in words(), b in words(), min in 3_usize..12) {
        let (left, right) = (Text::of(&a), Text::of(&b));
        for sensitivity in [Sensitivity::Exact, Sensitivity::Edited] {
            let found = passages(&outline(&a), &outline(&b), min, sensitivity);
            for l in 0..left.tokens.len().saturating_sub(min - 1) {
                for r in 0..right.tokens.len().saturating_sub(min - 1) {
                    if left.tokens.hashes()[l..l + min] == right.tokens.hashes()[r..r + min] {
                        let (l, r) = (left.tokens.cover(l..l + min), right.tokens.cover(r..r + min));
                        prop_assert!(found.iter().any(|found| found.left.contains(l) && found.right.contains(r)));
                    }
                }
            }
        }
    }

    #[test]
    fn edits_hold_each_word_of_both_sides_once(a in words(), b in words(), shared in words()) {
        let (a, b) = (format!("{a} {shared} {b}"), format!("{b} {shared} {a}"));
        let (left, right) = (Text::of(&a), Text::of(&b));
        for passage in passages(&outline(&a), &outline(&b), 5, Sensitivity::Edited) {
            let edits = edits(&left, &right, &passage);
            let mut from_left: Vec<_> = edits.iter().flat_map(|edit| edit.left.tokens.clone()).collect();
            let mut from_right: Vec<_> = edits.iter().flat_map(|edit| edit.right.tokens.clone()).collect();
            from_left.sort_unstable();
            from_right.sort_unstable();
            prop_assert_eq!(from_left, left.tokens.within(passage.left).collect::<Vec<_>>());
            prop_assert_eq!(from_right, right.tokens.within(passage.right).collect::<Vec<_>>());
            for edit in edits.iter().filter(|edit| matches!(edit.change, Change::Kept | Change::Moved)) {
                prop_assert_eq!(forms(edit.left.span.of(&a)), forms(edit.right.span.of(&b)));
            }
        }
    }

    #[test]
    fn any_text_can_be_read(body in any::<String>()) {
        let text = Text::of(&body);
        for i in 0..text.tokens.len() {
            prop_assert!(body.get(text.tokens.span(i).start..text.tokens.span(i).end).is_some_and(|word| !word.is_empty()));
        }
        for span in text.sentences.iter().chain(&text.boilerplate).copied().chain(text.quotes.iter().flat_map(|quote| [quote.span, quote.inner])) {
            prop_assert!(body.get(span.start..span.end).is_some());
        }
        prop_assert!(text.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn any_text_can_be_checked(body in "([A-Za-z’'“”\"., \n]|utter chaos|regime|not |critics say ){0,80}") {
        let wording = check(&body, &Text::of(&body), None, builtin());
        prop_assert!(wording.findings.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "findings overlap");
        prop_assert!(wording.own_words <= wording.words);
        prop_assert!(wording.score.low <= wording.score.per_1000 + 1e-9 && wording.score.per_1000 <= wording.score.high + 1e-9);
        let sum: f64 = wording.score.by_category.values().sum();
        prop_assert!((sum - wording.score.per_1000).abs() < 1e-6, "categories add up to the whole");
    }

    #[test]
    fn the_order_of_articles_changes_no_match(bodies in prop::collection::vec(words(), 2..6), seed in any::<prop::sample::Index>()) {
        let matched = |order: &[usize]| {
            let article = |i: &usize| Article { body: bodies[*i].clone(), ..Article::default() };
            let articles: Vec<_> = order.iter().map(article).collect();
            let mut pairs: Vec<_> = find(&articles, &read_all(&articles), &Settings::default()).matches.iter()
                .map(|found| { let (a, b) = (order[found.left.index()], order[found.right.index()]); (a.min(b), a.max(b)) })
                .collect();
            pairs.sort_unstable();
            pairs
        };
        let order: Vec<_> = (0..bodies.len()).collect();
        let mut turned = order.clone();
        turned.rotate_left(seed.index(bodies.len()));
        prop_assert_eq!(matched(&order), matched(&turned));
    }
}

/// Within four standard errors of the truth, over sets of many sizes; a fixed family of sets, so the test can't be unlucky.
#[test]
fn the_estimate_stays_within_four_sigma() {
    for size in [40_u64, 100, 400, 1000] {
        for tenth in 1..10 {
            let shared = size * tenth / 10;
            let (left, right) = (set(0, size), set(size - shared, size));
            let truth = overlap(&left, &right).resemblance;
            let scheme = Scheme::new(5, 128);
            let estimate = sketch(&left, scheme)
                .estimate(&sketch(&right, scheme))
                .expect("one scheme");
            let sigma = (truth * (1.0 - truth) / 128.0).sqrt();
            assert!(
                (estimate - truth).abs() <= 4.0 * sigma,
                "{size}/{shared}: {estimate} for {truth}"
            );
        }
    }
}

#[test]
fn the_s_curve_rises() {
    let banding = Banding::choose(128, 0.8, 0.995);
    let curve: Vec<_> = (0..=10)
        .map(|tenth| banding.chance(f64::from(tenth) / 10.0))
        .collect();
    assert!(curve.windows(2).all(|pair| pair[0] <= pair[1]), "{curve:?}");
    assert_eq!((curve[0], curve[10]), (0.0, 1.0));
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "county", "bridge", "shut", "the", "a", "crack", "said", "mayor", "ferry", "in",
        ]),
        0..40,
    )
    .prop_map(|words| words.join(" "))
}

fn outline(body: &str) -> Outline {
    Outline::of(body, &Text::of(body), &[])
}

fn forms(words: &str) -> Vec<String> {
    let tokens = Text::of(words).tokens;
    (0..tokens.len())
        .map(|i| tokens.form(i).to_owned())
        .collect()
}

fn shingles(body: &str) -> Vec<copydesk::reuse::Shingle> {
    shingle_set(Text::of(body).tokens.hashes(), 5)
}

fn set(from: u64, len: u64) -> Vec<copydesk::reuse::Shingle> {
    let words: Vec<u64> = (from..from + len + 4)
        .map(|i| copydesk::text::hash(&i.to_string()))
        .collect();
    shingle_set(&words, 5)
}
