//! Data for the script: where the passages of each shown pair stand, in UTF-16 code units.

use serde_json::{Value, json};

use crate::span::Span;

use super::super::model::Report;
use super::super::names::class_name;
use super::pair::ShownPair;
use super::units::Units;

/// Each pair as `[left article, right article, [[left span, right span, class, left changes, right changes, words]…]]`,
/// by its anchor's number. As it stands inside a `script` element, no `<` is in it.
pub(super) fn data(report: &Report, pairs: &[ShownPair]) -> String {
    let units: Vec<Units> = report
        .articles
        .iter()
        .map(|article| Units::of(&article.body))
        .collect();
    let pairs: serde_json::Map<String, Value> = pairs
        .iter()
        .map(|pair| ((pair.nth + 1).to_string(), shown(&units, pair)))
        .collect();
    Value::Object(pairs).to_string().replace('<', "\\u003c")
}

fn shown(units: &[Units], pair: &ShownPair) -> Value {
    let (l, r) = (pair.found.left.index(), pair.found.right.index());
    let place =
        |side: usize, span: &Span| json!([units[side].at(span.start), units[side].at(span.end)]);
    let all = |side: usize, spans: &[Span]| -> Vec<Value> {
        spans.iter().map(|span| place(side, span)).collect()
    };
    let passages: Vec<Value> = pair
        .found
        .passages
        .iter()
        .zip(&pair.changes)
        .map(|(passage, changes)| {
            json!([
                place(l, &passage.left),
                place(r, &passage.right),
                class_name(passage.class),
                all(l, &changes.left),
                all(r, &changes.right),
                passage.words,
            ])
        })
        .collect();
    json!([l + 1, r + 1, passages])
}
