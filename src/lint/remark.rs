//! Remarks: what a writer says to copydesk inside the text, in comments that readers don't see.
//!
//! `<!-- copydesk: off -->` … `<!-- copydesk: on -->` silence what stands between them,
//! `<!-- copydesk: ignore fear/chaos -->` the paragraph it stands in, or the next one if it stands alone.

use crate::span::Span;

/// A remark, and where its comment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// All of the comment, in the body.
    pub span: Span,
    /// What it asks for.
    pub order: Order,
    /// Categories and entries that it is about; empty for all.
    pub names: Vec<String>,
}

/// What a remark asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Silence from here on.
    Off,
    /// No more silence.
    On,
    /// Silence in one paragraph.
    Ignore,
}

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// The remarks of a body, in order, and comments that begin as one but say nothing that is understood.
pub fn remarks(body: &str) -> (Vec<Remark>, Vec<(Span, String)>) {
    let (mut remarks, mut slips) = (vec![], vec![]);
    for span in comments(body) {
        let inner = &span.of(body)[OPENING.len()..span.len() - CLOSING.len()];
        let Some(said) = inner.trim().strip_prefix("copydesk:") else {
            continue;
        };
        let mut words = said
            .split([' ', ',', '\n', '\t', '\r'])
            .filter(|word| !word.is_empty());
        let order = match words.next() {
            Some("off") => Order::Off,
            Some("on") => Order::On,
            Some("ignore") => Order::Ignore,
            other => {
                let other = other.unwrap_or_default();
                slips.push((
                    span,
                    format!("`{other}` is no remark; there are off, on, ignore"),
                ));
                continue;
            }
        };
        remarks.push(Remark {
            span,
            order,
            names: words.map(str::to_owned).collect(),
        });
    }
    (remarks, slips)
}

/// The comments of a body, marks and all; one that is never closed is none.
fn comments(body: &str) -> Vec<Span> {
    let mut comments = vec![];
    let mut at = 0;
    while let Some(start) = body[at..].find(OPENING).map(|found| at + found) {
        let inner = start + OPENING.len();
        let Some(end) = body[inner..].find(CLOSING) else {
            break;
        };
        at = inner + end + CLOSING.len();
        comments.push(Span::new(start, at));
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_read_and_a_slip_is_told() {
        let body =
            "A <!-- copydesk: ignore fear/chaos, label --> b <!-- note --> <!--copydesk: on-->";
        let (found, slips) = remarks(body);
        assert_eq!(found[0].order, Order::Ignore);
        assert_eq!(found[0].names, ["fear/chaos", "label"]);
        assert_eq!(found[1].order, Order::On);
        assert!(slips.is_empty() && found.len() == 2);
        let (found, slips) = remarks("<!-- copydesk: mute --> <!-- copydesk: off");
        assert!(found.is_empty());
        assert!(slips[0].1.starts_with("`mute` is no remark"));
    }
}
