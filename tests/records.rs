//! Story: a corpus engineer reads the machine output with the schema in hand and cuts the texts by its offsets.

use serde_json::Value;

mod program;

use program::{copydesk, written};

#[test]
fn every_record_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(&written(copydesk(&["schema"]))).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for record in records() {
        let faults: Vec<_> = validator
            .iter_errors(&record)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{record}");
    }
}

#[test]
fn the_one_object_keeps_to_its_schema_too() {
    let schema: Value =
        serde_json::from_str(&written(copydesk(&["schema", "document"]))).expect("a schema");
    let document: Value = serde_json::from_str(&written(copydesk(&[
        "report",
        "seeds/articles",
        "--format",
        "json",
        "--text",
    ])))
    .expect("a document");
    assert!(jsonschema::is_valid(&schema, &document));
    assert_eq!(document["version"], 1);
    assert_eq!(document["articles"].as_array().map(Vec::len), Some(22));
}

#[test]
fn every_finding_cuts_its_own_words_out_of_the_text() {
    let records = records();
    let mut seen = 0;
    for wording in kind(&records, "wording") {
        let text = text_of(&records, wording["id"].as_str().expect("an id"));
        for finding in wording["findings"].as_array().expect("findings") {
            assert_eq!(cut(&text, finding), finding["text"], "{finding}");
            assert_eq!(
                line_and_column(&text, finding),
                (finding["line"].as_u64(), finding["column"].as_u64()),
                "{finding}"
            );
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} findings");
}

#[test]
fn a_verbatim_passage_reads_alike_on_both_sides() {
    let records = records();
    let mut seen = 0;
    for found in kind(&records, "match") {
        let (left, right) = (
            text_of(&records, found["left"].as_str().expect("an id")),
            text_of(&records, found["right"].as_str().expect("an id")),
        );
        for passage in found["passages"]
            .as_array()
            .expect("passages")
            .iter()
            .filter(|passage| passage["class"] == "verbatim")
        {
            assert_eq!(
                words(&cut(&left, &passage["left"])),
                words(&cut(&right, &passage["right"]))
            );
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} passages");
}

fn records() -> Vec<Value> {
    let output = written(copydesk(&[
        "report",
        "seeds/articles",
        "--format",
        "jsonl",
        "--text",
        "--sentences",
    ]));
    output
        .lines()
        .map(|line| serde_json::from_str(line).expect("a record"))
        .collect()
}

fn kind<'r>(records: &'r [Value], kind: &str) -> Vec<&'r Value> {
    records
        .iter()
        .filter(|record| record["kind"] == kind)
        .collect()
}

fn text_of(records: &[Value], id: &str) -> Vec<char> {
    let article = kind(records, "article")
        .into_iter()
        .find(|article| article["id"] == id)
        .expect("the article");
    article["text"]
        .as_str()
        .expect("its text")
        .chars()
        .collect()
}

fn cut(text: &[char], place: &Value) -> String {
    let at = |field: &str| place[field].as_u64().expect("an offset") as usize;
    text[at("start")..at("end")].iter().collect()
}

fn line_and_column(text: &[char], place: &Value) -> (Option<u64>, Option<u64>) {
    let before: String = text[..place["start"].as_u64().expect("an offset") as usize]
        .iter()
        .collect();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |last| last.chars().count())
        + 1;
    (Some(line as u64), Some(column as u64))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
