//! Data for the script: where the passages of each shown pair stand, in UTF-16 code units.

use serde_json::{Value, json};

use crate::span::Span;

use super::super::model::Report;
use super::super::names::class_name;
use super::edited::{Changed, Effect};
use super::pair::ShownPair;
use super::units::Units;

/// Bytes of the shortest kept run that is drawn as a band between two articles.
const BAND: usize = 24;

/// Each pair as `[left article, right article, [[left span, right span, class, left changes, right changes, words, kept]…]]`,
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
    let all = |side: usize, changed: &[Changed]| -> Vec<Value> {
        let change = |changed: &Changed| {
            let ends = (
                units[side].at(changed.span.start),
                units[side].at(changed.span.end),
            );
            match changed.effect {
                Effect::Plain => json!(ends),
                effect => json!([ends.0, ends.1, effect]),
            }
        };
        changed.iter().map(change).collect()
    };
    let kept = |kept: &[(Span, Span)]| -> Vec<Value> {
        kept.iter()
            .filter(|(left, _)| left.len() >= BAND)
            .map(|(left, right)| json!([place(l, left), place(r, right)]))
            .collect()
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
                if pair.is_full() {
                    kept(&changes.kept)
                } else {
                    vec![]
                },
            ])
        })
        .collect();
    json!([l + 1, r + 1, passages])
}
