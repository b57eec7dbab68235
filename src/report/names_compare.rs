//! Names: what reports call the things of a comparison, and how they put its amounts and its grounds.

use crate::compare::{Dimension, Edge, EvidenceKind, FactChange, Field, unit_name};
use crate::reuse::Change;

use super::plural::whole;

/// What speaks for an edge, in words.
pub(super) fn grounds(edge: &Edge) -> Vec<String> {
    let mut grounds = vec![format!(
        "{} % of its five-word runs in common",
        whole(edge.containment * 100.0)
    )];
    if edge.shared > 0 {
        grounds.push(format!(
            "{} changes against the first in common",
            edge.shared
        ));
    }
    if edge.missing > 0 {
        grounds.push(format!(
            "{} changes of the source not taken over",
            edge.missing
        ));
    }
    if edge.dated {
        grounds.push("published earlier".to_owned());
    }
    grounds
}

/// The unit a reader would use for amounts of this size, and how many of the base unit it is.
pub(super) fn readable(dimension: Dimension, value: f64) -> (&'static str, f64) {
    const YEAR: f64 = 31_556_952.0;
    const TIMES: [(&str, f64); 5] = [
        ("months", 2_629_746.0),
        ("weeks", 604_800.0),
        ("days", 86_400.0),
        ("hours", 3600.0),
        ("minutes", 60.0),
    ];
    match dimension {
        Dimension::Length if value >= 1000.0 => ("km", 1000.0),
        Dimension::Area if value >= 1000.0 => ("ha", 10_000.0),
        Dimension::Speed => ("km/h", 1000.0 / 3600.0),
        Dimension::Time if value >= 2.0 * YEAR => ("years", YEAR),
        Dimension::Time => TIMES
            .into_iter()
            .find(|(_, seconds)| value >= *seconds)
            .unwrap_or((unit_name(dimension), 1.0)),
        _ => (unit_name(dimension), 1.0),
    }
}

/// A kind of evidence as reports name it.
pub fn ground_name(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Number => "number",
        EvidenceKind::Name => "name",
        EvidenceKind::Word => "word",
        EvidenceKind::Related => "related",
    }
}

/// A change of fact as reports name it.
pub fn fact_name(fact: FactChange) -> &'static str {
    match fact {
        FactChange::Number => "number",
        FactChange::Name => "name",
        FactChange::Date => "date",
        FactChange::Negation => "negation",
        FactChange::Quantifier => "quantifier",
        FactChange::HedgeDropped => "hedge-dropped",
        FactChange::AttributionDropped => "attribution-dropped",
        FactChange::QuotationDropped => "quotation-dropped",
        FactChange::QuotationAdded => "quotation-added",
    }
}

/// Where an edit stands, as reports name it.
pub(super) fn field_name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Body => "body",
    }
}

/// What an edit does, as reports name it.
pub(super) fn op_name(change: Change) -> &'static str {
    match change {
        Change::Inserted => "inserted",
        Change::Deleted => "dropped",
        Change::Kept | Change::Replaced | Change::Moved => "replaced",
    }
}
