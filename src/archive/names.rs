//! Names: what the fields of a record are called.

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
            id: names(&["id"]),
            published: names(&["published", "date"]),
            text: names(&["text", "body", "content"]),
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
