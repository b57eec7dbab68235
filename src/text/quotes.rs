//! Quotations: the stretches of a body that someone else is speaking.

use crate::span::Span;

use super::marks::Marks;

mod mark;

use mark::{Kind, Mark, marks, may_be_marks};

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// From its opening to its closing mark, both included; over paragraphs where it runs on. All of a paragraph that is
    /// announced as speech and has no marks.
    pub span: Span,
    /// What stands between the marks; the same as `span` where there are none.
    pub inner: Span,
    /// How many quotations it stands in: 0 for one that stands in none.
    pub depth: usize,
}

/// The quotations of the `paragraphs` of `body`, by where they open.
///
/// Marks are taken straight, curly, low-high, guillemets, single and as corner brackets; apostrophes are
/// none. A quotation left open runs on if the next paragraph opens with the same mark, as is the custom
/// of print, or if nothing but a line end parts it from its closing mark; otherwise it is no quotation, for a lost mark
/// must not turn the rest of the text into speech.
pub(super) fn quotes(body: &str, paragraphs: &[Span]) -> Vec<Quote> {
    let mut reading = Reading::default();
    let start = paragraphs.first().map_or(0, |first| first.start);
    let mut worth_a_look = Marks::of(body, start, may_be_marks);
    let mut before = start;
    for paragraph in paragraphs.iter().copied() {
        worth_a_look.skip_to(paragraph.start);
        let places = std::iter::from_fn(|| worth_a_look.next_before(paragraph.end));
        let marks = marks(body, paragraph, places);
        let gap = Span::new(before, paragraph.start);
        reading.read(&marks, paragraph, is_one_line_end(gap.of(body)));
        before = paragraph.end;
    }
    let mut found = reading.found;
    found.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    set_depths(&mut found);
    found
}

/// What was found so far, and what is still open.
#[derive(Default)]
struct Reading {
    found: Vec<Quote>,
    open: Vec<Open>,
}

impl Reading {
    /// Goes through the marks of a paragraph, which may stand one line end behind the last.
    fn read(&mut self, mut marks: &[Mark], paragraph: Span, is_next_line: bool) {
        if let Some(rest) = self.run_on(marks, paragraph) {
            marks = rest;
        } else {
            self.open
                .retain(|open| is_next_line && open.may_close_in(marks));
        }
        marks.iter().for_each(|mark| self.take(mark));
    }

    /// The marks behind the one that begins a paragraph of a speech that runs on; none where none does.
    fn run_on<'m>(&self, marks: &'m [Mark], paragraph: Span) -> Option<&'m [Mark]> {
        let open = self.open.last()?;
        let (first, rest) = marks.split_first()?;
        let again = first.opens && first.kind == open.kind && first.at == paragraph.start;
        again.then_some(rest)
    }

    fn take(&mut self, mark: &Mark) {
        if mark.opens {
            if self.open.len() == DEEPEST {
                self.open.remove(0);
            }
            self.open.push(Open {
                kind: mark.kind,
                at: mark.at,
                inner: mark.end,
            });
        } else if let Some(nth) = self.open.iter().rposition(|open| open.kind == mark.kind) {
            // What was opened inside and never closed was none.
            self.open.truncate(nth + 1);
            let begun = self
                .open
                .pop()
                .expect("a quotation stands at its own place");
            self.found.push(Quote {
                span: Span::new(begun.at, mark.end),
                inner: Span::new(begun.inner, mark.at),
                depth: 0,
            });
        }
    }
}

fn is_one_line_end(gap: &str) -> bool {
    matches!(
        gap.trim_matches([' ', '\t']),
        "\n" | "\r\n" | "\r" | "\u{2028}"
    )
}

/// Quotations open at once; of more, the outermost count as lost marks.
const DEEPEST: usize = 16;

fn set_depths(quotes: &mut [Quote]) {
    let mut around: Vec<usize> = vec![];
    for quote in quotes {
        // One that stands in another ends in it, so the innermost is always the last.
        while around.pop_if(|end| *end <= quote.span.start).is_some() {}
        quote.depth = around.len();
        around.push(quote.span.end);
    }
}

struct Open {
    kind: Kind,
    at: usize,
    inner: usize,
}

/// Bytes over which a quotation may stay open behind a line end.
const FARTHEST: usize = 1000;

impl Open {
    /// Whether it may go on in the next line, which has these marks: by a mark that tells opening from closing, and
    /// whose next one closes. Open marks that no mark of the line belongs to wait for the one behind.
    fn may_close_in(&self, marks: &[Mark]) -> bool {
        let next = marks.iter().find(|mark| mark.kind == self.kind);
        let near = |at: usize| at - self.at <= FARTHEST;
        let told_apart = matches!(self.kind, Kind::Double | Kind::Guillemets | Kind::Corners);
        told_apart && next.is_none_or(|next| !next.opens && near(next.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraphs;

    #[test]
    fn every_usual_mark_is_known() {
        for body in [
            "She said “it holds” twice.",
            "She said \"it holds\" twice.",
            "She said ‘it holds’ twice.",
            "She said 'it holds' twice.",
            "Sie sagte „it holds“ zweimal.",
            "Elle a dit «it holds» deux fois.",
            "Sie sagte »it holds« zweimal.",
            "彼女は「it holds」と",
            "Hon sa ”it holds” två gånger.",
            "אמר ”it holds“ פעמיים.",
            "אמר \"it holds\" פעמיים.",
            "قال «it holds» مرتين.",
            "قال ”it holds“ مرتين.",
        ] {
            check(body, &["it holds"]);
        }
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        for body in [
            "It's the workers' plan, isn't it? The '90s, rock 'n' roll and 'tis done.",
            "It’s the workers’ plan, isn’t it? The ’90s and ’tis done.",
            "The boss's desk and James' chair",
        ] {
            check(body, &[]);
        }
        check(
            "He called it 'the workers' plan' today.",
            &["the workers' plan"],
        );
    }

    #[test]
    fn a_quotation_within_a_quotation_is_deeper() {
        let body = "“He told me ‘go home’ and left,” she said.";
        check(body, &["He told me ‘go home’ and left,", "go home"]);
        assert_eq!(
            found(body)
                .iter()
                .map(|quote| quote.depth)
                .collect::<Vec<_>>(),
            [0, 1]
        );
    }

    #[test]
    fn a_speech_runs_on_over_paragraphs() {
        check(
            "“It holds.\n\n“It will hold,” she said.",
            &["It holds.\n\n“It will hold,"],
        );
    }

    #[test]
    fn a_lost_mark_swallows_nothing() {
        check(
            "“It holds, she said.\n\nThe bridge stood.\n\n\"Go,\" he said.",
            &["Go,"],
        );
    }

    #[test]
    fn a_quotation_may_run_over_the_end_of_a_line() {
        for end in ["\n", "\r\n", " \n", "\u{2028}"] {
            let body = format!("“It was a good day{end}for us all,” he said.{end}It rained.");
            check(&body, &[&format!("It was a good day{end}for us all,")]);
        }
        check(
            "«It was good\nfor us\nall,» he said.",
            &["It was good\nfor us\nall,"],
        );
        check("“It holds, she said.\nHe said “go”.", &["go"]);
        check("“It holds, she said.\n\nThe bridge,” he said.", &[]);
        check("\"It holds, she said.\nThe bridge\" fell.", &[]);
        let far = format!("“It holds,\n{}” he said.", "the bridge ".repeat(100));
        check(&far, &[]);
    }

    #[test]
    fn a_mark_that_closes_nothing_harms_no_quotation_behind_it() {
        check(
            "A 6\" board fell on \"the plan\", and \"a scheme\".",
            &["the plan", "a scheme"],
        );
        check(
            "It is 6” wide. “It was a plan!”—so she said.",
            &["It was a plan!"],
        );
        check("Le maire » a dit. «Un plan!», she said.", &["Un plan!"]);
    }

    #[test]
    fn thousands_of_marks_take_one_pass() {
        for marks in ["‘a ", "“", "s’ a", "\"'", "“‘", "”’", "«a» "] {
            let body = format!("‘{}", marks.repeat(100_000));
            assert!(found(&body).iter().all(|quote| quote.depth < DEEPEST));
        }
    }

    fn found(body: &str) -> Vec<Quote> {
        quotes(body, &paragraphs(body, 0))
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found: Vec<_> = found(body)
            .into_iter()
            .map(|quote| quote.inner.of(body))
            .collect();
        assert_eq!(found, expected, "{body}");
    }
}
