//! Quotations: the stretches of a body that someone else is speaking.

use crate::span::Span;

use super::paragraph::paragraphs;

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// From its opening to its closing mark, both included; over paragraphs where it runs on.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// How many quotations it stands in: 0 for one that stands in none.
    pub depth: usize,
}

/// The quotations of `body` from byte `start` on, by where they open.
///
/// Marks are taken straight, curly, low-high, guillemets, single and as corner brackets; apostrophes are
/// none. A quotation left open runs on if the next paragraph opens with the same mark, as is the custom
/// of print; otherwise it is no quotation, for a lost mark must not turn the rest of the text into speech.
pub(super) fn quotes(body: &str, start: usize) -> Vec<Quote> {
    let mut found = vec![];
    let mut open: Vec<Open> = vec![];
    for paragraph in paragraphs(body, start) {
        let mut marks = marks(body, paragraph).into_iter().peekable();
        let runs_on = open.last().is_some_and(|open| {
            marks
                .next_if(|mark| mark.opens && mark.kind == open.kind && mark.at == paragraph.start)
                .is_some()
        });
        if !runs_on {
            open.clear();
        }
        for mark in marks {
            if mark.opens {
                open.push(Open {
                    kind: mark.kind,
                    at: mark.at,
                    inner: mark.end,
                });
            } else if let Some(nth) = open.iter().rposition(|open| open.kind == mark.kind) {
                // What was opened inside and never closed was none.
                open.truncate(nth + 1);
                let begun = open.pop().expect("a quotation stands at its own place");
                found.push(Quote {
                    span: Span::new(begun.at, mark.end),
                    inner: Span::new(begun.inner, mark.at),
                    depth: 0,
                });
            }
        }
    }
    found.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    set_depths(&mut found);
    found
}

fn set_depths(quotes: &mut [Quote]) {
    let mut around: Vec<usize> = vec![];
    for quote in quotes {
        around.retain(|end| *end > quote.span.start);
        quote.depth = around.len();
        around.push(quote.span.end);
    }
}

struct Open {
    kind: Kind,
    at: usize,
    inner: usize,
}

/// Which closing marks belong to an opening one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Straight,
    StraightSingle,
    Guillemets,
    SingleGuillemets,
    Corners,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    kind: Kind,
    at: usize,
    end: usize,
    opens: bool,
}

/// The marks of one paragraph in order, each told to open or to close.
fn marks(body: &str, paragraph: Span) -> Vec<Mark> {
    let text = paragraph.of(body);
    let mut marks: Vec<Mark> = vec![];
    for (at, char) in text.char_indices() {
        let around = Around::of(text, at, char);
        let open = |kind| {
            marks
                .iter()
                .filter(|mark: &&Mark| mark.kind == kind)
                .map(|mark| if mark.opens { 1 } else { -1 })
                .sum::<i32>()
                > 0
        };
        let Some((kind, opens)) = read_mark(char, around, open, &text[at + char.len_utf8()..])
        else {
            continue;
        };
        let at = paragraph.start + at;
        marks.push(Mark {
            kind,
            at,
            end: at + char.len_utf8(),
            opens,
        });
    }
    marks
}

/// What `char` does as a quotation mark, if it is one here.
fn read_mark(
    char: char,
    around: Around,
    open: impl Fn(Kind) -> bool,
    rest: &str,
) -> Option<(Kind, bool)> {
    Some(match char {
        '„' | '‟' => (Kind::Double, true),
        // In the low-high style the high mark “ closes.
        '“' => (Kind::Double, !(open(Kind::Double) && around.closes())),
        '”' => (Kind::Double, false),
        '"' | '＂' => (
            Kind::Straight,
            !open(Kind::Straight) && around.before_word(),
        ),
        '«' => (
            Kind::Guillemets,
            !(open(Kind::Guillemets) && around.closes()),
        ),
        '»' => (Kind::Guillemets, !open(Kind::Guillemets) && around.opens()),
        '‹' => (Kind::SingleGuillemets, true),
        '›' => (Kind::SingleGuillemets, false),
        '「' | '『' => (Kind::Corners, true),
        '」' | '』' => (Kind::Corners, false),
        '‚' if around.opens() => (Kind::Single, true),
        '‘' if around.opens() && has_closing(rest, '’') => (Kind::Single, true),
        '’' if open(Kind::Single) && around.closes() && !is_possessive(around, rest, '’') => {
            (Kind::Single, false)
        }
        '\'' if open(Kind::StraightSingle)
            && around.closes()
            && !is_possessive(around, rest, '\'') =>
        {
            (Kind::StraightSingle, false)
        }
        '\'' if !open(Kind::StraightSingle)
            && around.opens()
            && !is_elision(rest)
            && has_closing(rest, '\'') =>
        {
            (Kind::StraightSingle, true)
        }
        _ => return None,
    })
}

/// The characters on both sides of a mark.
#[derive(Debug, Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn of(text: &str, at: usize, char: char) -> Self {
        Self {
            before: text[..at].chars().next_back(),
            after: text[at + char.len_utf8()..].chars().next(),
        }
    }

    /// Nothing of a word before, something behind.
    fn opens(self) -> bool {
        !self
            .before
            .is_some_and(|c| c.is_alphanumeric() || c == '.' || c == ',')
            && self.before_word()
    }

    fn before_word(self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// Something before, nothing of a word behind.
    fn closes(self) -> bool {
        self.before
            .is_some_and(|c| !c.is_whitespace() || c == '\u{A0}' || c == '\u{202F}')
            && !self.after.is_some_and(char::is_alphanumeric)
    }
}

/// Whether a single quotation that opens before `rest` is closed in it.
fn has_closing(rest: &str, mark: char) -> bool {
    rest.char_indices()
        .any(|(at, char)| char == mark && Around::of(rest, at, char).closes())
}

/// Whether the mark behind an s is a plural's possessive, the true end of the quotation being further on.
fn is_possessive(around: Around, rest: &str, mark: char) -> bool {
    let before_a_word = rest.starts_with(' ') && rest[1..].starts_with(char::is_alphabetic);
    around.before == Some('s') && before_a_word && {
        let opening = if mark == '’' { '‘' } else { '\'' };
        let until = rest
            .char_indices()
            .find(|(at, char)| *char == opening && Around::of(rest, *at, *char).opens())
            .map_or(rest.len(), |(at, _)| at);
        has_closing(&rest[..until], mark)
    }
}

/// Whether what follows an apostrophe is a shortened word or year: 'tis, '90s.
fn is_elision(rest: &str) -> bool {
    const ELIDED: [&str; 9] = [
        "tis", "twas", "twere", "em", "n", "cause", "til", "bout", "round",
    ];
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit())
        || ELIDED.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            quotes(body, 0)
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

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found: Vec<_> = quotes(body, 0)
            .into_iter()
            .map(|quote| quote.inner.of(body))
            .collect();
        assert_eq!(found, expected, "{body}");
    }
}
