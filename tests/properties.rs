//! Story: a corpus engineer tries to catch the tool breaking its own laws.

use copydesk::reuse::{Banding, Scheme, Settings, find, overlap, passages, shingle_set, sketch};
use copydesk::text::Text;
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
        for passage in passages(&Text::of(&left), &Text::of(&right), min) {
            prop_assert!(left.get(passage.left.start..passage.left.end).is_some());
            prop_assert!(right.get(passage.right.start..passage.right.end).is_some());
            prop_assert!(passage.words >= min);
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
            let texts: Vec<_> = order.iter().map(|i| Text::of(&bodies[*i])).collect();
            let mut pairs: Vec<_> = find(&texts, &Settings::default()).matches.iter()
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

fn shingles(body: &str) -> Vec<copydesk::reuse::Shingle> {
    shingle_set(Text::of(body).tokens.hashes(), 5)
}

fn set(from: u64, len: u64) -> Vec<copydesk::reuse::Shingle> {
    let words: Vec<u64> = (from..from + len + 4)
        .map(|i| copydesk::text::hash(&i.to_string()))
        .collect();
    shingle_set(&words, 5)
}
