//! Story: a reader wants to see which facts several papers tell, in which words, and what one alone tells.

use copydesk::article::Article;
use copydesk::compare::{self, Comparison, Input, Retelling, What};
use copydesk::reuse;
use copydesk::text::read_all;
use copydesk::wording::{builtin, check_all};

#[test]
fn one_fact_in_three_wordings_is_one_retelling() {
    let told = compared(&STORIES);
    let permission = with(&told, STORIES[0], "gave Ukraine permission");
    assert_eq!(permission.members.len(), 3, "{:?}", told.retellings);
    let evidence: Vec<&str> = permission
        .evidence
        .iter()
        .flat_map(|one| one.words.iter())
        .map(String::as_str)
        .collect();
    assert!(
        evidence.contains(&"green light") || evidence.contains(&"permission"),
        "{evidence:?}"
    );
}

#[test]
fn kilometres_and_miles_are_one_number_and_another_range_is_another() {
    let told = compared(&STORIES);
    let ranges: Vec<Vec<&str>> = told
        .number_variants
        .iter()
        .map(|variant| {
            variant
                .members
                .iter()
                .map(|one| one.place.span.of(STORIES[one.place.article.index()]))
                .collect()
        })
        .collect();
    assert!(
        ranges.contains(&vec!["300 km", "190 miles", "305 kilometres"]),
        "{ranges:?}"
    );
    assert!(
        !ranges.iter().flatten().any(|words| *words == "80 km"),
        "{ranges:?}"
    );
}

#[test]
fn a_quotation_in_two_wordings_is_found_with_its_speaker() {
    let told = compared(&STORIES);
    let said: Vec<_> = told.quote_variants[0]
        .members
        .iter()
        .map(|one| {
            (
                one.place.span.of(STORIES[one.place.article.index()]),
                one.speaker.as_deref(),
            )
        })
        .collect();
    let speaker = Some("Volodymyr Zelensky");
    assert_eq!(
        said,
        [
            ("The missiles will speak for themselves,", speaker),
            ("Rockets will speak for themselves,", speaker)
        ]
    );
}

#[test]
fn what_one_article_alone_tells_is_named() {
    let told = compared(&STORIES);
    let alone: Vec<&str> = told
        .only
        .iter()
        .filter(|only| only.what == What::Sentence)
        .map(|only| only.place.span.of(STORIES[only.place.article.index()]))
        .collect();
    assert!(
        alone.contains(&"A farmers' market near Odesa raised money for blankets."),
        "{alone:?}"
    );
    assert!(
        !alone.iter().any(|words| words.contains("permission")),
        "{alone:?}"
    );
}

#[test]
fn a_sentence_that_tells_next_to_nothing_is_told_by_nobody_alone() {
    let first = format!(
        "{} It rained. A sale of old boats by the harbour",
        STORIES[0]
    );
    let bodies = [first.as_str(), STORIES[1], STORIES[2]];
    let told = compared(&bodies);
    let alone = told
        .only
        .iter()
        .map(|only| only.place.span.of(bodies[only.place.article.index()]));
    assert!(alone.clone().count() > 0);
    assert!(
        !alone
            .into_iter()
            .any(|words| words.contains("rained") || words.contains("harbour"))
    );
}

#[test]
fn what_was_copied_is_no_retelling() {
    let longer = format!("{} Oats did well at Pell Landing this year.", STORIES[0]);
    let told = compared(&[STORIES[0], &longer]);
    assert_eq!(told.retellings, vec![]);
    assert_eq!(told.events.len(), 1);
}

#[test]
fn the_table_of_an_event_is_sorted_either_way() {
    let ids = |sort: &str| -> Vec<u32> {
        let settings = compare::Settings {
            sort: Some(sort.parse().expect("a column")),
            ..compare::Settings::default()
        };
        let rows = &told(&STORIES, &settings).events[0].rows;
        rows.iter().map(|row| row.article.0).collect()
    };
    let (most, least) = (ids("sources"), ids("sources:asc"));
    assert_eq!((most[2], least[0]), (2, 2), "the third quotes nobody");
    assert_eq!(ids("article:desc"), [2, 1, 0]);
}

#[test]
fn strangers_tell_nothing_in_common() {
    let told = compared(&[STORIES[0], STRANGER]);
    assert_eq!(
        (told.retellings, told.only, told.events),
        (vec![], vec![], vec![])
    );
}

#[test]
fn no_article_and_an_empty_one_are_no_trouble() {
    assert_eq!(compared(&[]), Comparison::default());
    assert_eq!(compared(&["", "One."]).retellings, vec![]);
}

fn with<'a>(told: &'a Comparison, body: &str, words: &str) -> &'a Retelling {
    let holds = |one: &&Retelling| {
        one.members
            .iter()
            .any(|told| told.place.article.index() == 0 && told.place.span.of(body).contains(words))
    };
    told.retellings
        .iter()
        .find(holds)
        .expect("a retelling of these words")
}

fn compared(bodies: &[&str]) -> Comparison {
    told(bodies, &compare::Settings::default())
}

fn told(bodies: &[&str], compare_settings: &compare::Settings) -> Comparison {
    let articles: Vec<Article> = bodies
        .iter()
        .enumerate()
        .map(|(nth, body)| Article {
            id: format!("{nth}"),
            body: (*body).to_owned(),
            ..Article::default()
        })
        .collect();
    let texts = read_all(&articles);
    let settings = reuse::Settings::default();
    let found = reuse::find(&articles, &texts, &settings);
    let wording = check_all(&articles, &texts, builtin());
    let input = Input {
        articles: &articles,
        texts: &texts,
        reuse: &found,
        reuse_settings: &settings,
        wording: &wording,
    };
    compare::compare(&input, compare_settings)
}

const STORIES: [&str; 3] = [
    "President Joe Biden gave Ukraine permission to fire American missiles into Russia on Sunday. \
     The missiles have a range of 300 km. \
     \"The missiles will speak for themselves,\" Volodymyr Zelensky said in Kyiv. \
     Older rockets with a range of 80 km were already in use near Kharkiv. \
     Germany still refuses to send its Taurus missiles.",
    "Washington has handed Kyiv the green light to fire missiles deep into Russia. \
     They are missiles with a range of 190 miles. \
     A farmers' market near Odesa raised money for blankets. \
     \"Rockets will speak for themselves,\" Volodymyr Zelensky boasted. \
     Germany still refuses to deliver its Taurus missile.",
    "The White House now lets Ukraine fire American missiles at Russian soil. \
     Missiles of that type have a range of 305 kilometres. \
     Berlin is reluctant to deliver the Taurus missile to Ukraine.",
];

const STRANGER: &str = "Oats did well in the trial at Pell Landing this year. \
    The growers sowed four plots in April and cut them in August. \
    Rain in June helped the late plots most.";
