//! Remarks: what a writer says to copydesk inside the text, in comments that readers don't see.
//!
//! `<!-- copydesk: off -->` … `<!-- copydesk: on -->` silence what stands between them,
//! `<!-- copydesk: ignore fear/chaos -->` the paragraph it stands in, or the next one if it stands alone.

use memchr::memmem;

use crate::article::Article;
use crate::span::Span;

/// A remark, and where its comment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// All of the comment, in the body; empty for one that the body does not hold.
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

/// The remarks of an article, in order, and comments that begin as one but say nothing that is understood.
pub fn remarks(article: &Article) -> (Vec<Remark>, Vec<(Span, String)>) {
    let body = &article.body;
    let inside = comments(body).into_iter().map(|span| {
        let inner = Span::new(span.start + OPENING.len(), span.end - CLOSING.len());
        (span, inner.of(body))
    });
    let apart = article.comments.iter().map(|comment| {
        let span = Span::new(comment.at, comment.at);
        (span, comment.text.as_str())
    });
    let (mut remarks, mut slips) = (vec![], vec![]);
    for (span, said) in inside.chain(apart) {
        match read(said) {
            Some(Ok((order, names))) => remarks.push(Remark { span, order, names }),
            Some(Err(told)) => slips.push((span, told)),
            None => {}
        }
    }
    remarks.sort_by_key(|remark| remark.span.start);
    (remarks, slips)
}

/// What a comment asks for, or why that is not understood; none for one that is not for copydesk.
fn read(comment: &str) -> Option<Result<(Order, Vec<String>), String>> {
    let said = comment.trim().strip_prefix("copydesk:")?;
    let mut words = said
        .split([' ', ',', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty());
    let order = match words.next().unwrap_or_default() {
        "off" => Order::Off,
        "on" => Order::On,
        "ignore" => Order::Ignore,
        other => {
            return Some(Err(format!(
                "`{other}` is no remark; there are off, on, ignore"
            )));
        }
    };
    Some(Ok((order, words.map(str::to_owned).collect())))
}

/// The comments of a body, marks and all; one that is never closed is none.
fn comments(body: &str) -> Vec<Span> {
    let mut comments = vec![];
    let mut at = 0;
    let found = |at: usize| memmem::find(&body.as_bytes()[at..], OPENING.as_bytes());
    while let Some(start) = found(at).map(|found| at + found) {
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
        let (found, slips) = remarks(&article(body));
        assert_eq!(found[0].order, Order::Ignore);
        assert_eq!(found[0].names, ["fear/chaos", "label"]);
        assert_eq!(found[1].order, Order::On);
        assert!(slips.is_empty() && found.len() == 2);
        let (found, slips) = remarks(&article("<!-- copydesk: mute --> <!-- copydesk: off"));
        assert!(found.is_empty());
        assert!(slips[0].1.starts_with("`mute` is no remark"));
    }

    fn article(body: &str) -> Article {
        Article {
            body: body.to_owned(),
            ..Article::default()
        }
    }
}
