//! Names: what the fields of a record are called.

use crate::article::{ID_NAMES, PUBLISHED_NAMES, TEXT_NAMES};

/// The fields a large run needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Published,
    Text,
}

/// The names each field goes by; the first that holds something wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The article's own name.
    pub id: Vec<String>,
    /// When it was published; ISO 8601 sorts.
    pub published: Vec<String>,
    /// Its text.
    pub text: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self {
            id: names(&ID_NAMES),
            published: names(&PUBLISHED_NAMES),
            text: names(&TEXT_NAMES),
        }
    }
}

impl Names {
    /// The field that `key` stands for, and its rank among the names of that field.
    pub(super) fn field(&self, key: &str) -> Option<(Field, usize)> {
        let fields = [
            (Field::Text, &self.text),
            (Field::Id, &self.id),
            (Field::Published, &self.published),
        ];
        fields.into_iter().find_map(|(field, names)| {
            let rank = names.iter().position(|name| name == key)?;
            Some((field, rank))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_the_docs_promise_is_known() {
        let docs = include_str!("../../docs/formats.md");
        for (row, field) in [
            ("| id |", Field::Id),
            ("| text |", Field::Text),
            ("| date |", Field::Published),
        ] {
            let row = docs.lines().find_map(|line| line.strip_prefix(row));
            let cell = row.and_then(|row| row.split('|').next()).expect("a row");
            for (rank, name) in cell.split('`').skip(1).step_by(2).enumerate() {
                let known = Names::default().field(name);
                assert_eq!(known, Some((field, rank)), "{name}");
            }
        }
    }
}
