//! Cells: what a column holds, and what stands in one row of it.

use std::fmt;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// A count or a place.
    Whole,
    /// A measure.
    Real,
}

/// A column: its name, and what its cells are, in tables without rows too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    #[cfg_attr(
        not(feature = "parquet"),
        allow(dead_code, reason = "only Parquet has kinds")
    )]
    pub(super) kind: Kind,
}

/// The columns of a line such as `left words:whole load:real`; those without a kind hold text.
pub(super) fn columns(line: &str) -> Vec<Column> {
    line.split(' ').map(column).collect()
}

fn column(named: &str) -> Column {
    let (name, kind) = match named.split_once(':') {
        Some((name, "whole")) => (name, Kind::Whole),
        Some((name, _)) => (name, Kind::Real),
        None => (named, Kind::Text),
    };
    Column {
        name: name.to_owned(),
        kind,
    }
}

/// One cell. Empty is what is not known; a text may also be there and have no words.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Whole(usize),
    Real(f64),
}

/// As people and spreadsheets read it: nothing where it is empty.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Whole(number) => number.fmt(f),
            Self::Real(number) => number.fmt(f),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(number)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
