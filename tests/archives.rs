//! Story: an engineer cleans an archive of near-duplicates, and every pair told is one.

mod program;

use std::fs;
use std::io::{Seek, Write};

use copydesk::archive::{
    Archive, Briefs, Found, Input, Keep, Options, Origins, Search, find, read, removed,
};
use copydesk::read::articles;
use copydesk::reuse::{Link, Relation, Settings, Shingle, Tie, families, overlap, shingle_set};
use copydesk::text::Tokens;

use program::{bash, copydesk_in, written};

#[test]
fn every_pair_by_prefixes_and_nearly_every_pair_by_sketches() {
    let texts = edited_texts(300);
    for threshold in [0.3, 0.5, 0.8, 1.0] {
        let expected = by_brute_force(&texts, threshold);
        assert!(expected.len() > 10, "{threshold}");
        assert_eq!(
            pairs(&texts, threshold, Search::Exact),
            expected,
            "{threshold}"
        );
        let found = pairs(&texts, threshold, Search::Sketches);
        assert!(
            found.iter().all(|pair| expected.contains(pair)),
            "{threshold}"
        );
        let recall = found.len() as f64 / expected.len() as f64;
        assert!(recall >= 0.99, "{threshold}: {recall}");
    }
}

#[test]
fn identical_articles_by_the_thousand_are_tied_to_the_first_and_counted() {
    let (_, found) = run(
        &vec!["one text that everyone prints today".to_owned(); 2000],
        0.8,
        Search::Sketches,
    );
    assert_eq!((found.matches.len(), found.crowds), (1999, 1));
    assert!(
        found
            .matches
            .iter()
            .all(|kin| kin.left == 0 && kin.relation == Relation::Duplicate)
    );
}

#[test]
fn a_pair_exactly_at_the_threshold_is_found_by_prefixes_too() {
    let words: Vec<String> = (0..104).map(|nth| format!("word{nth}")).collect();
    for shared in [7, 14, 28, 34, 55, 56, 68, 81] {
        let texts = [words.join(" "), words[..shared + 4].join(" ")];
        let threshold = shared as f64 / 100.0;
        assert_eq!(
            pairs(&texts, threshold, Search::Exact),
            [(0, 1)],
            "{shared}"
        );
    }
}

#[test]
fn copies_of_two_texts_that_are_near_duplicates_all_match() {
    let one = words(&mut 3, 300);
    let other = format!("{one} and more");
    let texts: Vec<String> = (0..41)
        .map(|nth| if nth < 21 { one.clone() } else { other.clone() })
        .collect();
    let (_, found) = run(&texts, 0.8, Search::Exact);
    assert_eq!((found.matches.len(), found.crowds), (41 * 40 / 2, 0));
}

#[test]
fn a_footer_that_all_share_makes_no_matches_and_little_work() {
    let footer = words(&mut 7, 150);
    let mut seed = 1;
    let texts: Vec<String> = (0..3000)
        .map(|_| format!("{} {footer}", words(&mut seed, 250)))
        .collect();
    let (_, found) = run(&texts, 0.8, Search::Sketches);
    assert_eq!(found.matches, []);
    assert!(found.candidates < 3000, "{}", found.candidates);
}

#[test]
fn lines_that_are_no_records_are_named_and_the_rest_is_read() {
    let lines =
        "\u{feff}{\"id\":\"a\",\"text\":\"x\"}\n\nnot json\n{\"id\":\"b\"}\n{\"body\":\"y\"}";
    let archive = archive(lines, &Settings::default());
    let bad = &archive.bad_lines()[0];
    assert_eq!(archive.place(bad), "feed.jsonl:3:2");
    let message =
        "not valid JSON: a word without quotation marks that is none of true, false, null";
    assert_eq!(bad.message, message);
    let bad: Vec<_> = archive.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(bad, [3, 4]);
    assert_eq!(
        (archive.id(0), archive.id(1)),
        ("a".into(), "feed.jsonl:5".into())
    );
}

#[test]
fn one_of_each_family_is_kept_and_its_line_is_untouched() {
    let text = words(&mut 3, 60);
    let late = format!("{{\"id\": \"late\",  \"date\": \"2024-02-01\", \"text\": \"{text} end\"}}");
    let early =
        format!("{{\"id\":\"early\",\"date\":\"2024-01-01\",\"text\":\"{text}\",\"x\":[1]}} \r");
    let archive = archive(&format!("{late}\n\u{feff}{early}\n"), &Settings::default());
    let found = find(&archive, &Settings::default(), Search::Sketches).expect("found");
    assert_eq!((found.matches[0].left, found.matches[0].right), (1, 0));
    let families = families(&ties(&found), Link::Complete, 0.8);
    for (keep, expected) in [
        (Keep::Earliest, [true, false]),
        (Keep::Longest, [false, true]),
        (Keep::First, [false, true]),
    ] {
        assert_eq!(removed(&archive, &families, keep), expected, "{keep:?}");
    }
    assert_eq!(archive.line(0).expect("read"), late.as_bytes());
    assert_eq!(archive.line(1).expect("read"), early.as_bytes());
}

#[test]
fn a_brief_is_found_inside_a_longer_article_at_the_recall_that_is_stated() {
    let mut seed = 11;
    let mut texts = vec![];
    for _ in 0..200 {
        let brief_words = 14 + below(&mut seed, 60);
        let brief = words(&mut seed, brief_words);
        let (before, after) = (words(&mut seed, 150), words(&mut seed, 200));
        let quoted = edited(&mut seed, &brief, 40);
        texts.push(brief);
        texts.push(format!("{before} {quoted} {after}"));
    }
    let settings = Settings::default();
    let options = Options {
        briefs: Briefs::Sought,
        ..Options::default()
    };
    let archive = archive_with(&lines(&texts), &settings, options);
    let found = find(&archive, &settings, Search::Sketches).expect("found");
    let expected = (0..texts.len()).step_by(2).filter(|brief| {
        let set = |i: usize| shingle_set(Tokens::of(&texts[i], 0).hashes(), 5);
        overlap(&set(*brief), &set(brief + 1)).left_containment >= 0.8
    });
    let expected: Vec<_> = expected.map(|i| (i as u32, i as u32 + 1)).collect();
    let told: Vec<_> = found.matches.iter().map(ends).collect();
    assert!(expected.len() > 100 && told.iter().all(|pair| expected.contains(pair)));
    let recall = found.containment_recall.expect("stated");
    assert!(recall > 0.99 && told.len() as f64 >= 0.99 * expected.len() as f64);
    assert!(found.matches.iter().all(|kin| {
        let brief_left = kin.left % 2 == 0;
        kin.relation
            == if brief_left {
                Relation::Contained
            } else {
                Relation::Contains
            }
    }));
}

#[test]
fn two_short_texts_with_one_word_changed_are_near_duplicates() {
    let one = "Fog shut the Alder Creek bridge on Monday morning, and all the buses to town go \
        by way of Elm Street until noon";
    let texts = [
        one.to_owned(),
        one.replace("noon", "night"),
        one.replace("Elm", "Oak"),
    ];
    assert_eq!(pairs(&texts, 0.8, Search::Sketches), [(0, 1), (0, 2)]);
    assert_eq!(pairs(&texts, 0.95, Search::Sketches), []);
}

#[test]
fn a_small_budget_of_memory_changes_nothing_but_where_sketches_are() {
    let texts = edited_texts(6000);
    let settings = Settings::default();
    let small = Options {
        memory: 0,
        ..Options::default()
    };
    let [here, there] =
        [Options::default(), small].map(|options| archive_with(&lines(&texts), &settings, options));
    assert!(there.is_spilled() && !here.is_spilled());
    let [here, there] =
        [here, there].map(|archive| find(&archive, &settings, Search::Sketches).expect("found"));
    assert!(here.matches.len() > 1000);
    assert_eq!(here.matches, there.matches);
}

#[test]
fn a_line_too_long_is_dropped_while_it_is_read() {
    let long = "x".repeat(7 << 20);
    let lines = format!(
        "{{\"id\":\"a\",\"text\":\"one\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"three\"}}\n{{\"text\":\"{long}\"}}"
    );
    let options = Options {
        longest_line: 1 << 20,
        ..Options::default()
    };
    let archive = archive_with(&lines, &Settings::default(), options);
    let bad: Vec<_> = archive.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!((archive.len(), bad), (2, vec![2, 4]));
    assert_eq!(archive.id(1), "feed.jsonl:3");
    assert_eq!(archive.line(1).expect("read"), b"{\"text\":\"three\"}");
}

#[test]
fn articles_with_one_id_are_told_apart_by_their_lines() {
    let lines = "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n{\"id\":\"a\",\"text\":\"z\"}";
    let archive = archive(lines, &Settings::default());
    let ids: Vec<_> = (0..3).map(|i| archive.id(i)).collect();
    assert_eq!(ids, ["feed.jsonl:1", "b", "feed.jsonl:3"]);
}

#[test]
fn what_comes_through_a_pipe_is_read_from_its_beginning() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), lines(&edited_texts(300))).expect("written");
    let kept = |input: &str| {
        let flags = "reuse --no-passages --input-format jsonl --emit kept --keep first";
        let line = format!("copydesk {flags} {input}");
        written(bash(folder.path(), &line, &[]))
    };
    let of_file = kept("a.jsonl");
    assert!(of_file.lines().count() > 100 && of_file.len() > 2 << 16);
    assert_eq!(kept("<(cat a.jsonl)"), of_file);
    assert_eq!(kept("/dev/stdin < a.jsonl"), of_file);
    assert_eq!(kept("/dev/stdin < <(cat a.jsonl)"), of_file);
}

#[test]
fn of_a_crowd_of_copies_one_is_kept_however_families_are_linked() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = vec![words(&mut 3, 60); 500];
    fs::write(folder.path().join("a.jsonl"), lines(&texts)).expect("written");
    for link in ["single", "average", "complete"] {
        let flags = ["--no-passages", "--emit", "kept", "--link", link];
        let run = copydesk_in(
            folder.path(),
            &[&["reuse", "a.jsonl"], &flags[..]].concat(),
            &[],
        );
        assert!(String::from_utf8_lossy(&run.stderr).contains("\n1 text with too many copies"));
        assert_eq!(written(run).lines().count(), 1, "{link}");
    }
}

#[test]
fn every_pair_of_short_texts_too_where_every_pair_is_asked_for() {
    let mut seed = 5;
    let texts: Vec<String> = (0..450)
        .map(|_| format!("{} in the town of Alder Creek", words(&mut seed, 2)))
        .collect();
    let texts = [&texts[..], &texts[..30]].concat();
    let texts: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(nth, text)| match nth {
            450.. => format!("{text} today"),
            _ => text.clone(),
        })
        .collect();
    assert_eq!(
        pairs(&texts, 0.6, Search::Exact),
        by_brute_force(&texts, 0.6)
    );
}

#[test]
fn what_a_pair_shares_does_not_hang_on_how_it_was_found() {
    let texts: Vec<String> = (0..200)
        .flat_map(|nth| {
            let one = words(&mut (nth + 1), 28);
            let other = format!("{one} {nth}");
            [one, other]
        })
        .collect();
    let found = |recall: f64| {
        let settings = Settings {
            recall,
            ..Settings::default()
        };
        let archive = archive(&lines(&texts), &settings);
        find(&archive, &settings, Search::Sketches).expect("found")
    };
    let sure = found(0.999);
    assert_eq!(sure.matches.len(), 200);
    assert_eq!(sure.matches, found(0.01).matches);
}

#[test]
fn settings_that_bear_on_other_runs_are_passed_over_and_flags_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings =
        "[output]\nformat = \"csv\"\nfail-on = [\"errors\", \"level >= loaded\", \"matches\"]\n";
    fs::write(folder.path().join("copydesk.toml"), settings).expect("written");
    fs::write(
        folder.path().join("a.jsonl"),
        lines(&vec![words(&mut 3, 60); 2]),
    )
    .expect("written");
    let run = |more: &[&str]| {
        let args = [
            &["reuse", "a.jsonl", "--no-passages", "--emit", "kept"],
            more,
        ]
        .concat();
        copydesk_in(folder.path(), &args, &[])
    };
    let crossed = run(&[]);
    assert_eq!(crossed.status.code(), Some(1));
    let told = String::from_utf8_lossy(&crossed.stderr).into_owned();
    assert!(
        told.contains("fail-on 'level >= loaded' is passed over"),
        "{told}"
    );
    assert_eq!(run(&["--fail-on", "matches > 9"]).status.code(), Some(0));
    for flags in [
        ["--fail-on", "score > 1"],
        ["--format", "csv"],
        ["--table", "passages"],
    ] {
        assert_eq!(run(&flags).status.code(), Some(2), "{flags:?}");
    }
}

#[test]
fn equal_moments_are_in_order_of_the_input_however_they_are_written() {
    let text = words(&mut 3, 60);
    for [one, other] in [
        ["March 12, 2026", "12.3.2026"],
        ["2026-03-12T09:00:00+01:00", "2026-03-12T08:00:00Z"],
    ] {
        let line = |date: &str| format!("{{\"date\":\"{date}\",\"text\":\"{text}\"}}\n");
        for dates in [[one, other], [other, one]] {
            let archive = archive(&dates.map(line).concat(), &Settings::default());
            let found = find(&archive, &Settings::default(), Search::Sketches).expect("found");
            let families = families(&ties(&found), Link::Single, 0.8);
            assert_eq!(removed(&archive, &families, Keep::Earliest), [false, true]);
        }
    }
}

/// Lines as sources write them, and what is read of each: id, date and text; none where it is no record.
const LINES: [(&str, Option<[&str; 3]>); 16] = [
    (
        r#"{"id":"1","text":12,"body":"A b."}"#,
        Some(["1", "", "A b."]),
    ),
    (
        r#"{"id":"2","text":{"x":1},"content":"A b."}"#,
        Some(["2", "", "A b."]),
    ),
    (
        r#"{"id":"3","id":"33","text":"A b.","text":"C d."}"#,
        Some(["3", "", "A b."]),
    ),
    (
        r#"{"id":"4","text":["a","b"],"body":"A b."}"#,
        Some(["4", "", "A b."]),
    ),
    (
        r#"{"id":"5","text":"\u00a0\u2003","body":"A b."}"#,
        Some(["5", "", "A b."]),
    ),
    (
        r#"{"id":{"name":"six"},"text":"A b."}"#,
        Some(["six", "", "A b."]),
    ),
    (
        r#"{"id":"7","date":{"name":"2026"},"text":"A b."}"#,
        Some(["7", "2026", "A b."]),
    ),
    (
        r#"{"id":"8","text":true,"article":"A b."}"#,
        Some(["8", "", "A b."]),
    ),
    (
        r#"{"id":" 9 ","text":"...","article":"A b."}"#,
        Some(["9", "", "..."]),
    ),
    (
        r#"{"id":12345678901234567890123,"date":1.10,"text":"A b."}"#,
        Some(["12345678901234567890123", "1.10", "A b."]),
    ),
    (
        r#"{"uri":"10","body_text":"A b.","text":"C d."}"#,
        Some(["10", "", "A b."]),
    ),
    (
        "\u{feff}{\"id\":\"11\",\"text\":\"A b.\"}\r",
        Some(["11", "", "A b."]),
    ),
    (r#"{"id":"12","text":"\ud83d"}"#, None),
    (r#"{"id":"13","text":" ","body":null}"#, None),
    (r#"{"id":"14","text":[1]}"#, None),
    (
        r#"{"id":"15","title":"\ud83d","text":"A b."}"#,
        Some(["15", "", "A b."]),
    ),
];

#[test]
fn a_line_is_read_in_one_way_whoever_reads_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("feed.jsonl");
    for (line, expected) in LINES {
        fs::write(&file, format!("{line}\n")).expect("written");
        let article = articles(
            std::slice::from_ref(&file),
            &copydesk::read::Options::default(),
        )
        .next();
        let article = article.expect("a line").ok();
        let read = article.as_ref().map(|article| {
            let date = article.published.as_deref().unwrap_or_default();
            [&article.id, date, &article.body]
        });
        assert_eq!(read, expected, "{line}");
        let archive = archive(line, &Settings::default());
        assert_eq!(archive.len(), usize::from(expected.is_some()), "{line}");
        if let Some([id, date, text]) = expected {
            let words = Tokens::of(text, 0).len() as u32;
            assert_eq!(
                (&*archive.id(0), archive.published(0), archive.words(0)),
                (id, date, words)
            );
        }
    }
}

#[test]
fn records_of_json_are_kept_as_they_are_wherever_they_come_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = r#"{"id":"a", "byline":"Zoé","tags":["x",1.10],"text":"One two three four five six seven."} "#;
    let two = r#"{"label":3,"text":"Quite other words stand in here, all of them of its own."}"#;
    let lines = format!("{one}\r\n\n{two}\n");
    let wide = [
        vec![0xff, 0xfe],
        lines.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    let latin: Vec<u8> = lines.chars().map(|char| char as u8).collect();
    fs::write(folder.path().join("plain.jsonl"), &lines).expect("written");
    fs::write(folder.path().join("wide.jsonl"), wide).expect("written");
    fs::write(folder.path().join("latin.jsonl"), latin).expect("written");
    let kept = |input: &str| {
        let line = format!("copydesk reuse --no-passages --emit kept {input}");
        written(bash(folder.path(), &line, &[]))
    };
    let expected = lines.replace("\n\n", "\n");
    for input in [
        "plain.jsonl",
        "wide.jsonl",
        "latin.jsonl",
        "- < plain.jsonl",
    ] {
        assert_eq!(kept(input), expected, "{input}");
    }
    fs::write(folder.path().join("list.json"), format!("[{one},\n{two}]")).expect("written");
    assert_eq!(kept("list.json"), expected.replace(" \r", ""));
}

#[test]
fn what_is_rewritten_keeps_what_is_known_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "id,title,author,date,text\n7,Bridge shut,Ann Holm,2026-03-02,Cracks were found.\n";
    fs::write(folder.path().join("a.csv"), table).expect("written");
    let flags = ["reuse", "--no-passages", "--emit", "kept", "a.csv"];
    let line = written(copydesk_in(folder.path(), &flags, &[]));
    let read: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let expected = serde_json::json!({"id": "7", "title": "Bridge shut", "byline": "Ann Holm",
        "published": "2026-03-02", "text": "Cracks were found."});
    assert_eq!(read, expected);
}

#[test]
fn an_older_encoding_is_read_wherever_its_first_accent_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let ascii = lines(&edited_texts(300));
    assert!(ascii.len() > 1 << 16);
    let bytes = [
        ascii.as_bytes(),
        b"{\"text\":\"The caf\xe9 shut on Monday, said Ann.\"}\n",
    ]
    .concat();
    fs::write(folder.path().join("a.jsonl"), bytes).expect("written");
    let flags = ["reuse", "--no-passages", "--emit", "kept", "a.jsonl"];
    let kept = written(copydesk_in(folder.path(), &flags, &[]));
    assert!(kept.ends_with("{\"text\":\"The café shut on Monday, said Ann.\"}\n"));
}

#[test]
fn no_two_articles_go_by_one_name() {
    let text = |nth: usize| words(&mut (nth as u64), 20);
    let line = |id: &str, nth: usize| format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", text(nth));
    let own = [
        line("feed.jsonl:2", 1),
        format!("{{\"text\":\"{}\"}}\n", text(2)),
        line("feed.jsonl:3", 3),
        line("feed.jsonl:1", 4),
        line("feed.jsonl", 5),
        line("feed.jsonl:x", 6),
    ];
    let archive = archive(&own.concat(), &Settings::default());
    let ids: Vec<_> = (0..6).map(|i| archive.id(i)).collect();
    let line = |nth: usize| format!("feed.jsonl:{nth}");
    assert_eq!(ids[..5], [1, 2, 3, 4, 5].map(line));
    assert_eq!(ids[5], "feed.jsonl:x");
}

#[test]
fn packed_articles_are_called_by_their_lines_and_told_in_the_same_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = words(&mut 3, 20);
    let same = format!("{{\"id\":\"a\",\"text\":\"{text}\"}}\n");
    fs::write(
        folder.path().join("a.jsonl"),
        format!("{same}tru\n\n{same}"),
    )
    .expect("written");
    let run = |input: &str| {
        let line = format!("copydesk reuse --no-passages --emit pairs {input}");
        let run = bash(folder.path(), &line, &[]);
        [run.stdout, run.stderr].map(|told| String::from_utf8(told).expect("UTF-8"))
    };
    let of_file = run("a.jsonl");
    assert_eq!(of_file[0], "a.jsonl:1\ta.jsonl:4\t1\n");
    assert!(
        of_file[1].contains("a.jsonl:2:3: not valid JSON"),
        "{}",
        of_file[1]
    );
    assert_eq!(run("--stdin-filename a.jsonl - < a.jsonl"), of_file);
}

fn ends(kin: &copydesk::archive::Kin) -> (u32, u32) {
    (kin.left.min(kin.right), kin.left.max(kin.right))
}

fn ties(found: &Found) -> Vec<Tie> {
    let tie = |kin: &copydesk::archive::Kin| Tie {
        left: kin.left,
        right: kin.right,
        resemblance: kin.overlap.resemblance,
        relation: kin.relation,
    };
    found.matches.iter().map(tie).collect()
}

fn pairs(texts: &[String], threshold: f64, search: Search) -> Vec<(u32, u32)> {
    let (_, found) = run(texts, threshold, search);
    let mut pairs: Vec<_> = found.matches.iter().map(ends).collect();
    pairs.sort_unstable();
    pairs
}

fn run(texts: &[String], threshold: f64, search: Search) -> (Archive, Found) {
    let settings = Settings {
        threshold,
        ..Settings::default()
    };
    let archive = archive(&lines(texts), &settings);
    let found = find(&archive, &settings, search).expect("found");
    (archive, found)
}

fn lines(texts: &[String]) -> String {
    let lines = texts.iter().map(|text| format!("{{\"text\":{text:?}}}\n"));
    lines.collect()
}

fn archive(lines: &str, settings: &Settings) -> Archive {
    archive_with(lines, settings, Options::default())
}

fn archive_with(lines: &str, settings: &Settings, options: Options) -> Archive {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(lines.as_bytes()).expect("written");
    file.rewind().expect("rewound");
    let origins = Origins::of("feed.jsonl");
    read(vec![Input { file, origins }], options, settings, &|_| ()).expect("read")
}

fn by_brute_force(texts: &[String], threshold: f64) -> Vec<(u32, u32)> {
    let sets: Vec<Sets> = texts.iter().map(|text| Sets::of(text)).collect();
    let mut pairs = vec![];
    for right in 0..sets.len() {
        for left in 0..right {
            if sets[left].resemblance(&sets[right]) >= threshold {
                pairs.push((left as u32, right as u32));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// A text's shingles of five words and of two, and whether it is short.
struct Sets {
    fives: Vec<Shingle>,
    twos: Vec<Shingle>,
    is_short: bool,
}

impl Sets {
    fn of(text: &str) -> Self {
        let tokens = Tokens::of(text, 0);
        Self {
            fives: shingle_set(tokens.hashes(), 5),
            twos: shingle_set(tokens.hashes(), 2),
            is_short: tokens.len() < 30,
        }
    }

    fn resemblance(&self, other: &Self) -> f64 {
        let whole = overlap(&self.fives, &other.fives).resemblance;
        if self.is_short && other.is_short {
            return whole.max(overlap(&self.twos, &other.twos).resemblance);
        }
        whole
    }
}

/// Texts in families of three: one, a copy with a few words changed, and a copy of that.
fn edited_texts(count: usize) -> Vec<String> {
    let mut seed = 20;
    let mut texts: Vec<String> = vec![];
    for nth in 0..count {
        let text = match nth % 3 {
            0 => {
                let length = 4 + below(&mut seed, 300);
                words(&mut seed, length)
            }
            _ => {
                let every = 5 + below(&mut seed, 120);
                edited(&mut seed, &texts[nth - 1], every)
            }
        };
        texts.push(text);
    }
    texts
}

fn edited(seed: &mut u64, text: &str, every: usize) -> String {
    let keep = |word: &str, seed: &mut u64| match below(seed, every) {
        0 => "replaced".to_owned(),
        _ => word.to_owned(),
    };
    let words: Vec<String> = text.split(' ').map(|word| keep(word, seed)).collect();
    words.join(" ")
}

fn words(seed: &mut u64, count: usize) -> String {
    let words: Vec<String> = (0..count)
        .map(|_| format!("w{}", below(seed, 5000)))
        .collect();
    words.join(" ")
}

fn below(seed: &mut u64, bound: usize) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % bound
}
