//! Tally: the largest event of a report, in counts.

use std::cmp::Reverse;

use super::super::plural::counted;
use super::desk::Desk;
use super::event::{EventPage, events};

/// An event in counts: articles, facts told by several, sentences without a counterpart, quotations, numbers that disagree.
pub(super) struct Tally {
    pub(super) articles: usize,
    pub(super) facts: usize,
    pub(super) alone: usize,
    pub(super) quotes: usize,
    pub(super) disagreements: Vec<String>,
    pub(super) anchor: String,
    pub(super) headline: String,
}

impl Tally {
    /// The counts in words; what has none is not spoken of. The numbers themselves stand apart.
    pub(super) fn says(&self) -> String {
        let several = match self.facts {
            0 => "No fact was found that several tell in words of their own.".to_owned(),
            facts => format!(
                "{} told by several in different words.",
                counted(facts, "fact")
            ),
        };
        let quotes = match self.quotes {
            0 => String::new(),
            1 => " One quotation stands in several wordings.".to_owned(),
            count => format!(" {count} quotations stand in several wordings."),
        };
        let numbers = if self.disagreements.is_empty() {
            ""
        } else {
            " Numbers disagree:"
        };
        let alone = match self.alone {
            0 => String::new(),
            count => format!(
                " Of {} no counterpart was found.",
                counted(count, "sentence")
            ),
        };
        format!("{several}{alone}{quotes}{numbers}")
    }
}

/// The largest event in counts.
pub(super) fn tally(desk: &Desk) -> Option<Tally> {
    let pages = events(desk);
    let most = pages
        .iter()
        .enumerate()
        .max_by_key(|(nth, page)| (page.facts.len() + page.more_facts.len(), Reverse(*nth)))?
        .1;
    Some(Tally {
        articles: most.members.len(),
        facts: most.facts.len() + most.more_facts.len(),
        alone: most
            .alone
            .iter()
            .map(|alone| alone.sentences.len() + alone.more.len())
            .sum(),
        quotes: most.quotes.len(),
        disagreements: disagreements(most),
        anchor: most.anchor.clone(),
        headline: most.headline.clone(),
    })
}

/// Each disagreement over a number once, however often it is told.
fn disagreements(event: &EventPage) -> Vec<String> {
    let mut told: Vec<String> = vec![];
    for number in event.numbers.iter().filter(|number| !number.agrees) {
        let wordings = number.wordings.iter();
        let mut texts: Vec<&str> = wordings.map(|wording| wording.text.as_str()).collect();
        // Either way round it is one disagreement.
        texts.sort_unstable();
        let text = texts.join(" ≠ ");
        if !told.contains(&text) {
            told.push(text);
        }
    }
    told
}
