//! Compare: what differs in the telling, between copies and between independent reports.
//!
//! Inside copied passages the edits that changed load or fact; across independent articles the sentences
//! that tell the same fact, what one alone tells, quotations in several wordings, numbers that agree or do
//! not; and who likely took a text from whom.

mod against;
mod amount;
mod bodies;
mod change;
mod claim;
mod clause;
mod clock;
mod comparison;
mod concept;
mod contraction;
mod counted;
mod dates;
mod edits;
mod event;
mod fact;
mod fate;
mod figures;
mod kinship;
mod lean;
mod lineage;
mod measure;
mod named;
mod nodes;
mod number;
mod only;
mod opposite;
mod other;
mod page;
mod person;
mod quantifier;
mod quantity;
mod quotation;
mod relations;
mod requoted;
mod retelling;
mod rival;
#[cfg(test)]
mod sample;
mod settings;
mod share;
mod side;
mod speaker;
mod stem;
mod step;
mod table;
mod telling;
mod theme;
mod titles;
mod turn;
mod units;
mod voices;
mod weight;
mod written;

pub use change::FactChange;
pub use comparison::{Comparison, Input, compare};
pub use edits::{Field, LoadedEdit};
pub use lean::Lean;
pub use lineage::{Edge, Lineage};
pub use nodes::Place;
pub use number::{Amount, NumberVariant};
pub use only::{Only, What};
pub use quotation::{QuoteVariant, Rendering};
pub use retelling::{Evidence, EvidenceKind, Retelling, Told};
pub use settings::{COLUMNS, Column, Events, Order, Settings, Sort};
pub use table::{Event, Row};
pub use telling::MOST_SENTENCES;
pub use units::{Currency, Dimension, unit_name};
pub use voices::{Voice, Voices};
