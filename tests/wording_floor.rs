//! Story: a change to the lexicon may not make it blinder or noisier than it was.

use copydesk::span::Span;
use copydesk::text::Text;
use copydesk::wording::{Wording, builtin, check};

#[test]
fn loaded_words_are_found_and_plain_sentences_left_alone() {
    let table = std::fs::read_to_string("seeds/sentences.tsv").expect("the sentences");
    let (mut found, mut wanted, mut quiet, mut plain) = (0, 0, 0, 0);
    for row in table.lines().filter(|row| !row.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let wording = wording(cells[1]);
        if cells[0] == "plain" {
            plain += 1;
            quiet += usize::from(wording.findings.iter().all(|finding| !finding.is_own()));
        } else {
            let spans = cells[2]
                .split(" | ")
                .filter_map(|span| place(cells[1], span));
            for span in spans {
                wanted += 1;
                let hit = wording
                    .findings
                    .iter()
                    .any(|finding| finding.span.overlaps(span));
                found += usize::from(hit);
            }
        }
    }
    assert!(
        wanted + plain >= 400,
        "{wanted} spans, {plain} plain sentences"
    );
    assert!(
        found * 100 >= wanted * 93,
        "{found} of {wanted} loaded spans found"
    );
    assert!(
        quiet * 100 >= plain * 95,
        "{quiet} of {plain} plain sentences left alone"
    );
}

#[test]
fn plain_wire_copy_raises_few_alarms() {
    let loaded = std::fs::read_to_string("seeds/loaded.tsv").expect("the marks");
    let marked = loaded.lines().next().expect("the list of marked articles");
    let (mut alarms, mut words) = (0, 0);
    for name in marked.trim_start_matches("# marked:").split_whitespace() {
        let has_marks = loaded.lines().any(|row| row.starts_with(name));
        let Ok(body) = std::fs::read_to_string(format!("seeds/articles/{name}")) else {
            continue;
        };
        if !has_marks && !name.ends_with(".html") {
            let wording = wording(&body);
            alarms += wording
                .findings
                .iter()
                .filter(|finding| finding.is_own())
                .count();
            words += wording.own_words;
        }
    }
    assert!(words > 1000, "{words} words of plain articles");
    assert!(
        alarms * 1000 <= words * 2,
        "{alarms} alarms in {words} words"
    );
}

fn place(sentence: &str, marked: &str) -> Option<Span> {
    let words = marked.rsplit_once('=')?.0;
    let at = sentence.find(words)?;
    Some(Span::new(at, at + words.len()))
}

fn wording(body: &str) -> Wording {
    check(body, &Text::of(body), None, builtin())
}
