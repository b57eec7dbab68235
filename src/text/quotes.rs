//! Quotations: the stretches of a body that someone else is speaking.

use wide::i8x16;

use crate::span::Span;

use super::marks::Marks;

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

/// The quotations of the `paragraphs` of `body`, by where they open.
///
/// Marks are taken straight, curly, low-high, guillemets, single and as corner brackets; apostrophes are
/// none. A quotation left open runs on if the next paragraph opens with the same mark, as is the custom
/// of print; otherwise it is no quotation, for a lost mark must not turn the rest of the text into speech.
pub(super) fn quotes(body: &str, paragraphs: &[Span]) -> Vec<Quote> {
    let mut found = vec![];
    let mut open: Vec<Open> = vec![];
    let start = paragraphs.first().map_or(0, |first| first.start);
    let mut worth_a_look = Marks::of(body, start, may_be_marks);
    for paragraph in paragraphs.iter().copied() {
        worth_a_look.skip_to(paragraph.start);
        let places = std::iter::from_fn(|| worth_a_look.next_before(paragraph.end));
        let mut marks = marks(body, paragraph, places).into_iter().peekable();
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
                if open.len() == DEEPEST {
                    open.remove(0);
                }
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

const KINDS: usize = Kind::Corners as usize + 1;

#[derive(Debug, Clone, Copy)]
struct Mark {
    kind: Kind,
    at: usize,
    end: usize,
    opens: bool,
}

/// The straight marks, and every byte that begins a character beyond ASCII.
fn may_be_marks(bytes: i8x16) -> i8x16 {
    let begins = bytes.simd_gt(i8x16::splat(CONTINUES)) & bytes.simd_lt(i8x16::splat(0));
    begins | bytes.simd_eq(i8x16::splat(b'"' as i8)) | bytes.simd_eq(i8x16::splat(b'\'' as i8))
}

/// The last of the bytes that go on with a character, as a signed number.
const CONTINUES: i8 = 0xBF_u8 as i8;

/// The marks of one paragraph in order, each told to open or to close; `places` are all bytes where one may begin.
fn marks(body: &str, paragraph: Span, places: impl Iterator<Item = usize>) -> Vec<Mark> {
    let text = paragraph.of(body);
    let mut closing = Closing::default();
    let mut open = [0_i32; KINDS];
    let mut marks: Vec<Mark> = vec![];
    for at in places.map(|place| place - paragraph.start) {
        let Some(char) = text[at..].chars().next().filter(|char| is_mark(*char)) else {
            continue;
        };
        let end = at + char.len_utf8();
        let context = Context {
            around: Around::of(text, at, char),
            open,
            closed_later: closing.is_behind(text, char, end),
        };
        let Some((kind, opens)) = read_mark(char, &context, &text[end..]) else {
            continue;
        };
        open[kind as usize] += if opens { 1 } else { -1 };
        marks.push(Mark {
            kind,
            at: paragraph.start + at,
            end: paragraph.start + end,
            opens,
        });
    }
    marks
}

/// Where the last marks of a paragraph stand that close single quotations, once anyone has asked.
#[derive(Default)]
struct Closing {
    curly: Option<Option<usize>>,
    straight: Option<Option<usize>>,
}

impl Closing {
    /// Whether a single quotation that `mark` may open is closed behind byte `end`; no other mark asks.
    fn is_behind(&mut self, text: &str, mark: char, end: usize) -> bool {
        let (last, closing) = match mark {
            '‘' => (&mut self.curly, '’'),
            '\'' => (&mut self.straight, '\''),
            _ => return false,
        };
        let last = last.get_or_insert_with(|| last_closing(text, closing));
        last.is_some_and(|last| last > end)
    }
}

fn is_mark(char: char) -> bool {
    matches!(
        char,
        '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '＂'
    )
}

/// What is known at a mark.
struct Context {
    around: Around,
    /// By kind, how many more were opened than closed before.
    open: [i32; KINDS],
    /// Whether a single quotation that the mark may open is closed further on.
    closed_later: bool,
}

impl Context {
    fn open(&self, kind: Kind) -> bool {
        self.open[kind as usize] > 0
    }
}

/// What `char` does as a quotation mark, if it is one here.
fn read_mark(char: char, context: &Context, rest: &str) -> Option<(Kind, bool)> {
    let around = context.around;
    let open = |kind| context.open(kind);
    Some(match char {
        '„' | '‟' => (Kind::Double, true),
        // In the low-high style the high mark “ closes.
        '“' => (Kind::Double, !(open(Kind::Double) && around.closes())),
        // It opens in Swedish, and in what is written from right to left.
        '”' => (Kind::Double, !open(Kind::Double) && around.opens()),
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
        '‘' if around.opens() && context.closed_later => (Kind::Single, true),
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
            && context.closed_later =>
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

/// Where the last mark stands that closes a single quotation.
fn last_closing(text: &str, mark: char) -> Option<usize> {
    text.rmatch_indices(mark)
        .map(|(at, _)| at)
        .find(|at| Around::of(text, *at, mark).closes())
}

/// Whether the mark behind an s is a plural's possessive, the true end of the quotation being further on.
fn is_possessive(around: Around, rest: &str, mark: char) -> bool {
    let before_a_word = rest.starts_with(' ') && rest[1..].starts_with(char::is_alphabetic);
    around.before == Some('s') && before_a_word && closes_before_it_opens(rest, mark)
}

fn closes_before_it_opens(rest: &str, mark: char) -> bool {
    let opening = if mark == '’' { '‘' } else { '\'' };
    for (at, char) in rest.match_indices([opening, mark]) {
        let char = if char.starts_with(mark) {
            mark
        } else {
            opening
        };
        let around = Around::of(rest, at, char);
        if char == opening && around.opens() {
            return false;
        }
        if char == mark && around.closes() {
            return true;
        }
    }
    false
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
