//! Marks of quotations: what a mark does, by what stands around it.

use wide::i8x16;

use crate::span::Span;

/// Which closing marks belong to an opening one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Double,
    Single,
    Straight,
    StraightSingle,
    Guillemets,
    SingleGuillemets,
    Corners,
}

const KINDS: usize = Kind::Corners as usize + 1;

/// A quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Whether it opens a quotation; else it closes one.
    pub(super) opens: bool,
}

/// The straight marks, and every byte that begins a character beyond ASCII.
pub(super) fn may_be_marks(bytes: i8x16) -> i8x16 {
    let begins = bytes.simd_gt(i8x16::splat(CONTINUES)) & bytes.simd_lt(i8x16::splat(0));
    begins | bytes.simd_eq(i8x16::splat(b'"' as i8)) | bytes.simd_eq(i8x16::splat(b'\'' as i8))
}

/// The last of the bytes that go on with a character, as a signed number.
const CONTINUES: i8 = 0xBF_u8 as i8;

/// The marks of one paragraph in order, each told to open or to close; `places` are all bytes where one may begin.
pub(super) fn marks(body: &str, paragraph: Span, places: impl Iterator<Item = usize>) -> Vec<Mark> {
    let text = paragraph.of(body);
    let mut closing = Closing::default();
    let mut open = [0_usize; KINDS];
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
        let count = &mut open[kind as usize];
        // A mark that closes nothing, as of inches, is owed no opening.
        *count = if opens {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
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
    /// By kind, how many are open.
    open: [usize; KINDS],
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
