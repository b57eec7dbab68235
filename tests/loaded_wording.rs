//! Story: an editor runs copydesk over a draft and is told which words are loaded, and which are not.

use copydesk::text::Text;
use copydesk::wording::{Level, Lexicon, Setting, Wording, builtin, check, sentence_chances};

#[test]
fn loaded_words_are_marked_with_their_category() {
    expect("The vote is a game-changer for the valley.", "sensational");
    expect("Obviously, the old guard prevailed.", "stance");
    expect(
        "The ruling drastically alters the rules of the port.",
        "sensational",
    );
    expect("Delay would be costly, experts warn.", "vague-attribution");
    expect("The mayor felt forced to act in May.", "mind-reading");
    expect("The fee is bound to rise in spring.", "forecast");
    expect("The port must be kept open at all costs.", "absolute");
}

#[test]
fn plain_words_for_grave_things_are_left_alone() {
    for plain in [
        "Two soldiers were killed when a missile hit the depot on Tuesday.",
        "The court found him guilty of murder and rape.",
        "The explosive device went off near the bridge, which collapsed.",
        "Extreme weather closed critical infrastructure in three counties.",
        "One of the injured was in a critical condition, the hospital said.",
        "The gunman was shot dead by police at 4.30 a.m.",
    ] {
        assert_eq!(found(plain), Vec::<String>::new(), "{plain}");
    }
}

#[test]
fn names_are_left_alone() {
    for plain in [
        "Aides met at the White House on Monday.",
        "The chairman of the Joint Chiefs spoke for an hour.",
        "Members of the Radical Party voted with the mayor.",
        "The Critical Role cast signed books in Leeds.",
    ] {
        assert_eq!(found(plain), Vec::<String>::new(), "{plain}");
    }
}

#[test]
fn every_finding_says_why_it_weighs_what_it_weighs() {
    let body = "Aides said the plan was sound. It is an utterly disgraceful delay.";
    let wording = check(body, &Text::of(body), None, builtin());
    assert!(!wording.findings.is_empty());
    for finding in &wording.findings {
        let product: f64 = finding.evidence.iter().map(|piece| piece.factor).product();
        assert!((product - finding.weight).abs() < 1e-9, "{finding:?}");
        assert_eq!(finding.evidence[0].what, "the entry's weight");
    }
}

#[test]
fn a_headline_weighs_more_and_apart() {
    let body = "The council voted on Monday.";
    let wording = check(body, &Text::of(body), Some("Disgraceful vote"), builtin());
    let finding = &wording.title_findings[0];
    assert_eq!(finding.setting, Setting::Title);
    assert!(finding.weight > finding.evidence[0].factor);
    assert!(wording.title_score.is_some_and(|score| score > 0.0));
    assert_eq!(wording.score.per_1000, 0.0);
}

#[test]
fn a_weight_is_the_product_of_what_speaks_for_it() {
    for (body, factors) in [
        ("It was vile.", &[4.0, 0.5][..]),
        ("It was so vile.", &[4.0, 0.5, 1.2]),
        ("It was more vile than that.", &[4.0, 0.5, 0.7]),
        ("It was as vile a day as any.", &[4.0, 0.5, 0.7]),
        ("It was more vile in May.", &[4.0, 0.5]),
        ("It was more vile in all of May than in June.", &[4.0, 0.5]),
        ("It was once vile than which none is worse.", &[4.0, 0.5]),
        ("Vile than ever.", &[4.0, 0.5]),
        ("It was rotten luck.", &[4.0, 0.5, 0.7]),
        ("It was rotten to the core.", &[4.0, 0.5, 0.5]),
    ] {
        let wording = with_few_words(body);
        let evidence = wording.findings[0].evidence.iter();
        let seen: Vec<f64> = evidence.map(|piece| piece.factor).collect();
        assert_eq!(seen, factors, "{body}");
    }
}

#[test]
fn small_words_at_the_ends_of_a_hit_do_not_carry_it() {
    for (body, carried) in [
        ("They slammed the door.", "slammed"),
        ("It was in its death throes in May.", "death throes"),
        ("It is what it is.", "what it is"),
        ("It was rotten to the core.", "rotten to the core"),
    ] {
        let wording = with_few_words(body);
        assert_eq!(wording.findings[0].span.of(body), carried);
    }
}

#[test]
fn a_loaded_word_in_a_name_is_no_finding() {
    for (body, found) in [
        ("They met at Vile Street today with their lawyers.", 0),
        ("They met in Old Vile today with their lawyers.", 0),
        ("They met in Old-Vile today with their lawyers.", 0),
        ("They met in Old, Vile days with their lawyers.", 1),
        ("They met Vile people today with their lawyers.", 1),
        ("The Vile people met today.", 1),
        ("Vile Street is long.", 1),
        ("Rotten Luck Ltd rose in May.", 0),
        ("Rotten Luck is what it had in May.", 1),
        ("They had rotten Luck Ltd shares.", 1),
        ("Council Rejects Vile Street Plan", 1),
        ("Council Rejects Vile Street plan today", 0),
        ("The Vile Party won.", 0),
        ("On Monday the Vile Party met Dana Holm.", 0),
    ] {
        let findings = with_few_words(body).findings;
        let loaded = findings
            .iter()
            .filter(|found| found.evidence[0].factor == 4.0);
        assert_eq!(loaded.count(), found, "{body}");
    }
}

#[test]
fn a_name_once_told_in_full_stays_a_name() {
    for plain in [
        "Captain Ben Savage struck the bar. Savage scored again later.",
        "Robert Stark, the mayor, opened the bridge. Stark said it was late, and they met Stark there.",
        "Noël Coward wrote Private Lives.",
        "Tyson Fury retired in 2022. Fury said he was done. Fury beat Holm in the seventh round.",
        "The Crook family has farmed there since 1920.",
        "Tolmark: Holm, Savage, Crook, Stark, Vale.",
    ] {
        assert_eq!(found(plain), Vec::<String>::new(), "{plain}");
    }
    for loaded in [
        "Ben Savage left. Savage cuts hit the town.",
        "Ben Savage left. The cuts were savage.",
        "Savage, unjust cuts hit the town.",
        "The Savage cuts hit the town.",
    ] {
        assert!(!found(loaded).is_empty(), "{loaded}");
    }
}

#[test]
fn a_score_is_the_weight_in_a_thousand_words_and_says_how_little_is_known() {
    let body = format!("It was vile.{}", " The county met in May.".repeat(9));
    let score = with_few_words(&body).score;
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(score.per_1000, 2.0 * 1000.0 / 123.0), "{score:?}");
    assert!(near(score.by_category["test"], score.per_1000), "{score:?}");
    assert_eq!(score.level, Level::Coloured);
    assert!(near(score.low, 0.02_f64.powi(2) * score.per_1000));
    assert!(near(
        score.high,
        (2_f64.sqrt() + 0.98).powi(2) * 2.0 * 1000.0 / 48.0
    ));
}

#[test]
fn findings_of_unlike_weights_count_as_fewer_equal_ones() {
    let score = with_few_words("It was vile. They slammed the plan.").score;
    let (sum, squares) = (2.0 + 0.5, 2.0 * 2.0 + 0.5 * 0.5);
    let (count, each): (f64, f64) = (sum * sum / squares, squares / sum);
    let high = ((count + 1.0).sqrt() + 0.98).powi(2) * each * 1000.0 / 7.0;
    let low = (count.sqrt() - 0.98).powi(2) * each * 1000.0 / 82.0;
    assert!((score.high - high).abs() < 1e-9 && (score.low - low).abs() < 1e-9);
    assert!((score.per_1000 - sum * 1000.0 / 82.0).abs() < 1e-9);
}

#[test]
fn the_same_words_again_load_an_article_less() {
    let [once, thrice] = ["It was vile. They met.", "It was vile. Vile, vile."].map(with_few_words);
    let times = 1.0 + 1.0 / 2.0 + 1.0 / 3.0;
    assert!((thrice.score.per_1000 - times * once.score.per_1000).abs() < 1e-9);
    assert_eq!(thrice.findings[2].weight, once.findings[0].weight);
}

#[test]
fn a_phrase_loads_an_article_no_less_than_a_word() {
    let [word, phrase] = ["It was the vile.", "It was rotten luck."].map(with_few_words);
    assert!(phrase.findings[0].weight < word.findings[0].weight);
    assert!((phrase.score.per_1000 - word.score.per_1000).abs() < 1e-9);
}

#[test]
fn nothing_found_in_few_words_is_no_proof_of_plain_wording() {
    let score = with_few_words("The county met in May.").score;
    assert_eq!(
        (score.per_1000, score.low, score.level),
        (0.0, 0.0, Level::Plain)
    );
    assert!((score.high - 1.98_f64.powi(2) * 2.0 * 1000.0 / 5.0).abs() < 1e-9);
    let none = with_few_words("").score;
    assert_eq!((none.per_1000, none.high), (0.0, 0.0));
}

#[test]
fn levels_begin_where_the_docs_say() {
    let levels = [14.9, 15.0, 29.9, 30.0, 59.9, 60.0].map(Level::of);
    let [plain, coloured, loaded, heavy] = [
        Level::Plain,
        Level::Coloured,
        Level::Loaded,
        Level::HeavilyLoaded,
    ];
    assert_eq!(levels, [plain, coloured, coloured, loaded, loaded, heavy]);
}

#[test]
fn own_words_are_those_without_headline_quotations_and_boilerplate() {
    let wording = with_few_words("They met. “It was vile in all “known” ways,” Ms Vale said.");
    assert_eq!((wording.words, wording.own_words), (12, 5));
}

#[test]
fn each_thing_seen_in_a_sentence_moves_its_chance() {
    for (body, what, log_odds) in [
        ("They met!", "an exclamation mark", 1.09),
        ("Did they meet?", "a question", -0.67),
        ("They met (twice).", "an aside in parentheses", 0.44),
        (
            "They met, he said, and he added so.",
            "words that tell who said it",
            2.0 * -0.50,
        ),
        (
            "In May 12 boats, 5 cars and 3 trams came on Monday to 9 towns.",
            "numbers and dates",
            4.0 * -0.14,
        ),
        (
            "The leftist met a Marxist.",
            "words in -ism and -ist",
            2.0 * 0.04,
        ),
        ("The list exist by fist.", "words in -ism and -ist", 0.0),
        ("They met so very often.", "words of degree", 2.0 * 0.19),
        (
            "Sadly it badly, madly, gladly failed.",
            "adverbs in -ly",
            3.0 * 0.24,
        ),
        (
            "The early family had a reply on July.",
            "adverbs in -ly",
            0.0,
        ),
        ("A fly or ally.", "adverbs in -ly", 0.0),
        (
            "They met, but if so then late.",
            "words of contrast",
            2.0 * 0.15,
        ),
        (
            "A ruinous, shameful, heartless act.",
            "adjectives that judge",
            3.0 * 0.29,
        ),
        (
            "Five famous and useful acts give.",
            "adjectives that judge",
            0.0,
        ),
        ("“Yes,” she said, and “no.”", "quotations", 2.0 * 0.41),
        ("“They met!”", "an exclamation mark", 0.0),
        (
            "They met as vile men.",
            "its heaviest loaded word",
            2.0 * 0.06,
        ),
        (
            "A vile, so vile man.",
            "its heaviest loaded word",
            2.4 * 0.06,
        ),
        (
            "A vile, so vile man.",
            "loaded wording in all, as a square root",
            4.4_f64.sqrt() * 1.17,
        ),
        (
            "“It was a vile man,” he said.",
            "loaded wording in quotations, as a square root",
            2_f64.sqrt() * 0.71,
        ),
    ] {
        let text = Text::of(body);
        let found = with_few_words(body).findings;
        let chance = &sentence_chances(body, &text, &found)[0];
        let reason = chance.reasons.iter().find(|reason| reason.what == what);
        let seen = reason.map_or(0.0, |reason| reason.log_odds);
        assert!(
            (seen - log_odds).abs() < 1e-9,
            "{body}: {:?}",
            chance.reasons
        );
    }
}

#[test]
fn an_article_is_as_biased_as_its_sentences_of_three_words_and_more() {
    let body = "The county met. It was vile in May. Vile!";
    let text = Text::of(body);
    let wording = with_few_words(body);
    let chances = sentence_chances(body, &text, &wording.findings);
    let mean = (chances[0].probability + chances[1].probability) / 2.0;
    assert!((wording.biased_share - mean).abs() < 1e-12);
    assert!(chances[0].probability < chances[1].probability);
    assert_eq!(with_few_words("Vile!").biased_share, 0.0);
}

/// Checks `body` against a few words of weight 4 and 1 in a category that is trusted by half.
fn with_few_words(body: &str) -> Wording {
    let mut lexicon = String::from(
        "[category]\nid = 'test'\nclass = 'framing'\nname = 'n'\nwhat = 'w'\nwhy = 'y'\ninstead = 'i'\ntrust = 0.5\n",
    );
    for (form, weight) in [
        ("vile", 4),
        ("rotten luck", 4),
        ("rotten to the core", 4),
        ("slammed the", 1),
        ("its death throes in", 1),
        ("what it is", 1),
    ] {
        let id = form.replace(' ', "-");
        lexicon += &format!(
            "[[entry]]\nid = '{id}'\nforms = ['{form}']\nweight = {weight}\nexplain = 'e'\ninstead = 'i'\n"
        );
    }
    let lexicon = Lexicon::parse(&lexicon, "test.toml").expect("a lexicon");
    check(body, &Text::of(body), None, &lexicon)
}

#[track_caller]
fn expect(sentence: &str, category: &str) {
    let found = found(sentence);
    assert!(
        found.iter().any(|found| found == category),
        "{sentence}: {found:?}"
    );
}

/// The categories of a sentence's findings.
fn found(sentence: &str) -> Vec<String> {
    let lexicon = builtin();
    let wording = check(sentence, &Text::of(sentence), None, lexicon);
    let category = |entry| lexicon.category_of(lexicon.entry(entry)).id.clone();
    wording
        .findings
        .iter()
        .map(|finding| category(finding.entry))
        .collect()
}

#[test]
fn no_word_is_lighter_for_the_company_it_keeps() {
    let load = |body: &str| {
        let wording = check(body, &Text::of(body), None, builtin());
        wording
            .findings
            .iter()
            .map(|finding| finding.load())
            .sum::<f64>()
    };
    for (alone, with_others) in [
        ("The thugs left.", "The right-wing thugs left."),
        ("It was brutal.", "It was a brutal crackdown."),
        ("It was humiliating.", "It was a humiliating climbdown."),
        ("The cuts were savage.", "Savage cuts came."),
        ("It was stunning.", "It was a stunning win."),
        ("It was reckless.", "It was a reckless gamble."),
        ("They were terrified.", "Terrified families left."),
        ("The bureaucrats left.", "Unelected bureaucrats left."),
        ("There was chaos.", "It could lead to chaos."),
    ] {
        let (one, both) = (load(alone), load(with_others));
        assert!(
            one > 0.0 && both >= one,
            "{with_others}: {both} after {one}"
        );
    }
}
