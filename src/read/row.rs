//! Rows: a line of a table, its columns by name, becomes an article.

use crate::article::Article;

use super::error::Problem;
use super::fields::{FieldNames, Role, Values};

/// Names and what stands under them, in order.
pub(super) type Row = Vec<(String, String)>;

/// The article of a row; its body is the text column's value, untouched.
///
/// Columns go by the same names as the fields of JSON, in any case of letters.
pub(super) fn article(row: Row, names: &FieldNames) -> Result<Article, Problem> {
    let mut values = Values::default();
    let mut has_text = false;
    for (name, value) in row {
        if let Some((role, rank)) = names.role_of_column(&name) {
            has_text |= role == Role::Text;
            values.offer((role, rank), value);
        }
    }
    match values.take_text() {
        Some(body) => Ok(values.article(body, 0)),
        None if has_text => Err(Problem::Empty),
        None => Err(names.no_text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(columns: &[(&str, &str)]) -> Result<Article, Problem> {
        let row = columns
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        article(row.collect(), &FieldNames::default())
    }

    #[test]
    fn columns_are_named_as_people_name_them() {
        let row = [
            ("Headline", " Shut "),
            ("Body", " The bridge\n"),
            ("Published At", "2026"),
            ("x", "y"),
        ];
        let article = read(&row).expect("an article");
        assert_eq!(article.headline(), "Shut");
        assert_eq!(article.body, " The bridge\n");
        assert_eq!(article.published.as_deref(), Some("2026"));
    }

    #[test]
    fn a_row_without_text_is_an_error() {
        assert_eq!(read(&[("text", " ")]), Err(Problem::Empty));
        assert!(matches!(read(&[("a", "b")]), Err(Problem::NoTextField(_))));
    }
}
