//! The texts of a report: whole where it shows them, else the little that every report says of one.

use std::borrow::Cow;
use std::ops::Index;

use crate::span::Span;
use crate::text::Text;

/// Each article's text, read.
#[derive(Debug, Clone)]
pub enum Texts {
    /// All of it, which takes several times the room of the article.
    Whole(Vec<Text>),
    /// What remains where no part of the report shows words in place.
    Outlines(Vec<Outline>),
}

/// What every report says of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Words of the article: all but the furniture of the page.
    pub words: usize,
    /// Stretches that are no part of the article.
    pub boilerplate: Vec<Span>,
}

impl Outline {
    /// The outline of a text.
    pub fn of(text: &Text) -> Self {
        let aside = text.boilerplate.iter();
        let aside: usize = aside.map(|span| text.tokens.within(*span).len()).sum();
        Self {
            words: text.tokens.len() - aside,
            boilerplate: text.boilerplate.clone(),
        }
    }
}

impl Texts {
    /// The outline of one of them.
    pub fn outline(&self, nth: usize) -> Cow<'_, Outline> {
        match self {
            Self::Whole(texts) => Cow::Owned(Outline::of(&texts[nth])),
            Self::Outlines(outlines) => Cow::Borrowed(&outlines[nth]),
        }
    }

    /// All of them, for what shows words in place.
    ///
    /// # Panics
    /// If they are outlines.
    pub fn whole(&self) -> &[Text] {
        match self {
            Self::Whole(texts) => texts,
            Self::Outlines(_) => panic!("a report that shows words in place keeps its texts"),
        }
    }
}

impl From<Vec<Text>> for Texts {
    fn from(texts: Vec<Text>) -> Self {
        Self::Whole(texts)
    }
}

impl Index<usize> for Texts {
    type Output = Text;

    fn index(&self, nth: usize) -> &Text {
        &self.whole()[nth]
    }
}
