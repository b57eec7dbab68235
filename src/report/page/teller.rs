//! Tellers: who words a thing, each wording once.

use serde::Serialize;

use crate::compare::Place;

use super::desk::Desk;

/// Who tells something, and where.
#[derive(Debug, Serialize)]
pub(super) struct Teller {
    label: String,
    target: String,
}

/// What several say in the same words.
#[derive(Debug, Serialize)]
pub(super) struct Wording {
    pub(super) text: String,
    by: Vec<Teller>,
}

/// Who tells what stands at a place.
pub(super) fn teller(desk: &Desk, place: &Place) -> Teller {
    let nth = place.article.index();
    Teller {
        label: desk.label(nth).to_owned(),
        target: desk.paragraphs[nth].anchor(place.span.start),
    }
}

/// The words at these places, each wording with all who have it.
pub(super) fn wordings<'p>(desk: &Desk, places: impl Iterator<Item = &'p Place>) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = vec![];
    for place in places {
        let text = place
            .span
            .of(&desk.report.articles[place.article.index()].body);
        // A comma or full stop before the closing mark is the writer's, not the speaker's.
        let text = text.trim_end_matches([',', '.']);
        let by = teller(desk, place);
        match wordings.iter_mut().find(|wording| wording.text == text) {
            Some(wording) => wording.by.push(by),
            None => wordings.push(Wording {
                text: text.to_owned(),
                by: vec![by],
            }),
        }
    }
    wordings
}
