//! Settings of the reuse wing, with the reasons for their defaults.

use super::align::{Class, Sensitivity};
use super::sketch::Scheme;

/// How reuse is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Words in a shingle, 1 to 65,535. Five: shorter ones meet by chance, longer ones break at each edit.
    pub shingle_words: usize,
    /// Values in a sketch, 1 to 65,535. 128 keeps the estimate's standard error under 0.045.
    pub sketch_values: usize,
    /// Resemblance from which two articles are near-duplicates, 0 to 1.
    pub threshold: f64,
    /// The chance, 0 to 1, that a pair at the threshold becomes a candidate.
    pub recall: f64,
    /// Containment from which one article is said to hold another, 0 to 1.
    pub containment: f64,
    /// Shared words from which a stretch is a passage. Stock phrases and names are shorter than twelve.
    pub min_words: usize,
    /// How far a passage may be from its original.
    pub sensitivity: Sensitivity,
    /// Passages from which a pair is shown that shares no more than passages.
    pub min_passages: usize,
    /// Classes that count towards resemblance, containment, coverage and families beside an article's own text.
    pub count: Vec<Class>,
    /// Classes that are left out altogether.
    pub exclude: Vec<Class>,
    /// Whether [`Likeness`](super::likeness::Likeness) is measured too, which takes longer than all the rest.
    pub likeness: bool,
    /// Articles that may hold a shingle before it is set aside as a commonplace of the collection.
    pub commonplace: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shingle_words: 5,
            sketch_values: 128,
            threshold: 0.8,
            recall: 0.995,
            containment: 0.8,
            min_words: 12,
            sensitivity: Sensitivity::Edited,
            min_passages: 1,
            count: vec![],
            exclude: vec![],
            likeness: false,
            commonplace: 1000,
        }
    }
}

impl Settings {
    /// The scheme of the sketches that are asked for.
    ///
    /// # Panics
    /// If `shingle_words` or `sketch_values` is none of 1 to 65,535.
    pub fn scheme(&self) -> Scheme {
        let within = |count: usize| u16::try_from(count).ok().filter(|count| *count > 0);
        let words = within(self.shingle_words).expect("shingles of 1 to 65,535 words");
        let values = within(self.sketch_values).expect("sketches of 1 to 65,535 values");
        Scheme::new(words, values)
    }

    /// Whether passages of this class count.
    pub fn counts(&self, class: Class) -> bool {
        class.is_own_text() || self.count.contains(&class)
    }
}
