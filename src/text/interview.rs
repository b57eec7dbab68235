//! Interviews: what is said in their answers, which stand behind a label at the beginning of a line.

use std::collections::{BTreeMap, BTreeSet};

use crate::span::Span;

/// The answers among the `paragraphs` of `body`, each without its label, in order; none where there is no interview.
///
/// Whoever answers has a label that comes again ("A:", "A.", "Solheim:") and mostly stands behind a question, which is
/// what tells it from the headings of a list. An answer goes on over paragraphs with no label up to the next question.
pub(super) fn answers(body: &str, paragraphs: &[Span]) -> Vec<Span> {
    let turns: Vec<Turn> = paragraphs
        .iter()
        .enumerate()
        .filter_map(|(nth, paragraph)| turn(body, nth, *paragraph))
        .collect();
    let answering = answering(body, paragraphs, &turns);
    let told = turns.iter().enumerate();
    told.filter(|(_, turn)| answering.contains(turn.label))
        .map(|(nth, turn)| {
            let next = turns.get(nth + 1).map(|turn| turn.at);
            whole(body, paragraphs, turn, next)
        })
        .collect()
}

/// A paragraph with a label.
struct Turn<'b> {
    /// Which paragraph.
    at: usize,
    label: &'b str,
    /// What stands behind the label.
    said: Span,
}

/// Bytes of the longest label.
const LONGEST: usize = 40;
/// Marks that set a label off in plain text.
const EMPHASIS: [char; 3] = ['*', '_', ' '];

fn turn(body: &str, at: usize, paragraph: Span) -> Option<Turn<'_>> {
    let text = paragraph.of(body);
    let line = text.trim_start_matches(EMPHASIS);
    let end = line
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .find(|(at, c)| *c == ':' || *c == '.' && *at == 1)?;
    let label = line[..end.0].trim_end_matches(EMPHASIS);
    let said = line[end.0 + 1..].trim_start_matches(EMPHASIS);
    let is_apart = line[end.0 + 1..].starts_with(EMPHASIS);
    let start = paragraph.end - said.len();
    (is_apart && !said.is_empty() && is_name(label)).then_some(Turn {
        at,
        label,
        said: Span::new(start, start + said.trim_end().len()),
    })
}

/// Whether each of a few words begins with a capital, as a name or "Q" does.
fn is_name(label: &str) -> bool {
    const WORDS: usize = 4;
    let words = label.split_whitespace();
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    words.clone().count() <= WORDS
        && label.chars().all(is_plain)
        && words.clone().next().is_some()
        && words
            .clone()
            .all(|word| word.starts_with(char::is_uppercase))
}

/// The labels that come again, stand behind a question as often as not, and seldom before one.
fn answering<'b>(body: &str, paragraphs: &[Span], turns: &[Turn<'b>]) -> BTreeSet<&'b str> {
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    for turn in turns {
        let seen = seen.entry(turn.label).or_default();
        let before = turn.at.checked_sub(1).map(|before| paragraphs[before]);
        seen.all += 1;
        seen.asked += usize::from(before.is_some_and(|before| asks(before.of(body))));
        seen.asking += usize::from(asks(turn.said.of(body)));
    }
    seen.retain(|_, seen| {
        seen.all > 1 && seen.asked * 2 >= seen.all && seen.asking * 2 <= seen.all
    });
    seen.into_keys().collect()
}

/// How often a label is seen: in all, behind a question, and before one of its own.
#[derive(Default)]
struct Seen {
    all: usize,
    asked: usize,
    asking: usize,
}

fn asks(text: &str) -> bool {
    text.trim_end_matches(['*', '_', ' ', '"', '”', '’', ')'])
        .ends_with('?')
}

/// An answer with the paragraphs that go on with it, where another turn, which is paragraph `next`, stands behind them.
fn whole(body: &str, paragraphs: &[Span], turn: &Turn, next: Option<usize>) -> Span {
    let more = turn.at + 1..next.unwrap_or(turn.at + 1);
    let more = more.take_while(|nth| !asks(paragraphs[*nth].of(body)));
    more.last()
        .map_or(turn.said, |last| turn.said.cover(paragraphs[last]))
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn the_answers_of_an_interview_are_those_of_who_is_asked() {
        check(
            "Ann Hale spoke to us.\nQ: Will you go?\nA: No. It holds.\nQ: Who asked you?\nA. Nobody.",
            &["No. It holds.", "Nobody."],
        );
        check(
            "**Herald:** Will you go?\n\n**Hale:** No.\n\nIt holds.\n\n**Herald:** They laughed.\n\n**Hale:** So?",
            &["No.\n\nIt holds.", "So?"],
        );
        check(
            "Will you go?\n\nHale: No.\n\nIt holds.\n\nWho asked you?\n\nHale: Nobody.\n\nThe council met.",
            &["No.\n\nIt holds.", "Nobody."],
        );
    }

    #[test]
    fn labels_of_a_list_are_no_interview() {
        for body in [
            "Pros: light.\nCons: dear.\nPros: cheap.\nCons: heavy.",
            "Is it safe?\n\nVerdict: no.",
            "Hale: Will you go?\nHale: Who asked you?",
            "The council met. Hale: no. Hale: yes.",
            "Why now: it is late.\nWhy not: it is early.",
        ] {
            check(body, &[]);
        }
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let answers = Text::of(body).answers;
        let answers: Vec<_> = answers.iter().map(|answer| answer.of(body)).collect();
        assert_eq!(answers, expected, "{body}");
    }
}
