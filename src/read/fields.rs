//! Fields: what a record or front matter may say about an article, and the names it goes by.

use crate::article::{Article, ID_NAMES, PUBLISHED_NAMES, TEXT_NAMES, Title};

use super::error::Problem;
use super::title;

/// The names each field goes by; the first that holds something wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNames {
    /// The article's own name.
    pub id: Vec<String>,
    /// Its text.
    pub text: Vec<String>,
    /// Its headline.
    pub title: Vec<String>,
    /// Who published it.
    pub outlet: Vec<String>,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// When.
    pub published: Vec<String>,
    /// Its address on the web.
    pub url: Vec<String>,
    /// The language it is written in.
    pub language: Vec<String>,
}

impl Default for FieldNames {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self {
            id: names(&ID_NAMES),
            text: names(&TEXT_NAMES),
            title: names(&["title", "headline"]),
            outlet: names(&["outlet", "source", "publication", "publisher"]),
            byline: names(&["byline", "author"]),
            published: names(&PUBLISHED_NAMES),
            url: names(&["url"]),
            language: names(&["lang", "language"]),
        }
    }
}

/// The fields, as an index into [`Values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Id,
    Text,
    Title,
    Outlet,
    Byline,
    Published,
    Url,
    Language,
}

impl FieldNames {
    /// What the name `key` stands for, and its rank among the names of that field.
    pub(crate) fn role(&self, key: &str) -> Option<(Role, usize)> {
        self.roles().into_iter().find_map(|(role, names)| {
            let rank = names.iter().position(|name| name == key)?;
            Some((role, rank))
        })
    }

    /// The same for the name of a column: letter case and blanks do not matter.
    pub(super) fn role_of_column(&self, name: &str) -> Option<(Role, usize)> {
        let name = name.trim();
        let plain = || name.to_lowercase().replace([' ', '-'], "_");
        self.role(name).or_else(|| self.role(&plain()))
    }

    /// What is wrong with a record that has none of the fields of text.
    pub(super) fn no_text(&self) -> Problem {
        let names: Vec<_> = self.text.iter().map(|name| format!("`{name}`")).collect();
        Problem::NoTextField(names.join(", "))
    }

    fn roles(&self) -> [(Role, &[String]); 8] {
        [
            (Role::Id, &self.id),
            (Role::Text, &self.text),
            (Role::Title, &self.title),
            (Role::Outlet, &self.outlet),
            (Role::Byline, &self.byline),
            (Role::Published, &self.published),
            (Role::Url, &self.url),
            (Role::Language, &self.language),
        ]
    }
}

/// What was found for each field: the value, and the rank of the name it stood under.
#[derive(Debug, Default)]
pub(super) struct Values([Option<(usize, String)>; 8]);

impl Values {
    /// Takes `value` unless it is blank or a better name has spoken.
    pub(super) fn offer(&mut self, (role, rank): (Role, usize), value: String) {
        let slot = &mut self.0[role as usize];
        let better = slot.as_ref().is_none_or(|(held, _)| rank < *held);
        if better && !value.trim().is_empty() {
            *slot = Some((rank, value));
        }
    }

    /// The text untouched, out of the values.
    pub(super) fn take_text(&mut self) -> Option<String> {
        self.0[Role::Text as usize].take().map(|(_, text)| text)
    }

    /// An article of this body, with all that is known beside it; its id is empty where none is given.
    ///
    /// A title that opens the body too is the one that stands there: it is read once.
    pub(super) fn article(mut self, body: String, start: usize) -> Article {
        let mut take = |role: Role| {
            let (_, value) = self.0[role as usize].take()?;
            Some(value.trim().to_owned())
        };
        Article {
            id: take(Role::Id).unwrap_or_default(),
            title: take(Role::Title).map(|title| {
                let inside = title::repeated(&body, start, &title);
                inside.map_or(Title::Apart(title), Title::InBody)
            }),
            outlet: take(Role::Outlet),
            byline: take(Role::Byline),
            published: take(Role::Published),
            url: take(Role::Url),
            language: take(Role::Language),
            body,
            start,
            ..Article::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_the_docs_promise_is_known() {
        let docs = include_str!("../../docs/formats.md");
        for (row, role) in [
            ("| id |", Role::Id),
            ("| text |", Role::Text),
            ("| headline |", Role::Title),
            ("| outlet |", Role::Outlet),
            ("| writer |", Role::Byline),
            ("| date |", Role::Published),
            ("| address |", Role::Url),
            ("| language |", Role::Language),
        ] {
            let row = docs.lines().find_map(|line| line.strip_prefix(row));
            let cell = row.and_then(|row| row.split('|').next()).expect("a row");
            for (rank, name) in cell.split('`').skip(1).step_by(2).enumerate() {
                let known = FieldNames::default().role(name);
                assert_eq!(known, Some((role, rank)), "{name}");
            }
        }
    }
}
