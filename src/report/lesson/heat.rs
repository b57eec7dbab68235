//! Heat: how many of a class marked each word, and the phrases that come of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::span::Span;

/// Steps of the scale; 0 is no mark.
const STEPS: usize = 5;

/// What one student, or the program, marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) span: Span,
    /// Who: a student's number, or none for the program.
    pub(super) by: Option<usize>,
    /// Place of the category, if it was sorted into one.
    pub(super) category: Option<usize>,
    /// What was proposed instead.
    pub(super) plainer: String,
}

/// A stretch of text that the same number of students marked.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct HeatRun {
    pub(super) text: String,
    /// Students who marked it.
    pub(super) count: usize,
    /// 0 to 5: the share of the class.
    pub(super) step: usize,
    /// Category that the program put it in.
    pub(super) program: Option<usize>,
    /// Whether the program's mark begins here.
    pub(super) begins: bool,
    /// Whether it ends here.
    pub(super) ends: bool,
}

/// `span` of `text`, cut where marks begin and end.
pub(super) fn runs(text: &str, span: Span, strokes: &[Stroke], class: usize) -> Vec<HeatRun> {
    let here: Vec<&Stroke> = strokes
        .iter()
        .filter(|each| each.span.overlaps(span))
        .collect();
    let mut at: Vec<usize> = here
        .iter()
        .flat_map(|each| [each.span.start.max(span.start), each.span.end.min(span.end)])
        .chain([span.start, span.end])
        .collect();
    at.sort_unstable();
    at.dedup();
    let run = |cut: &[usize]| run(text, Span::new(cut[0], cut[1]), &here, class);
    at.windows(2).map(run).collect()
}

fn run(text: &str, cut: Span, strokes: &[&Stroke], class: usize) -> HeatRun {
    let over = strokes.iter().filter(|each| each.span.contains(cut));
    let mut by: Vec<usize> = over.clone().filter_map(|each| each.by).collect();
    by.sort_unstable();
    by.dedup();
    let program = over.clone().find(|each| each.by.is_none());
    HeatRun {
        text: cut.of(text).to_owned(),
        count: by.len(),
        step: (by.len() * STEPS).div_ceil(class.max(1)),
        program: program.and_then(|each| each.category),
        begins: program.is_some_and(|each| each.span.start == cut.start),
        ends: program.is_some_and(|each| each.span.end == cut.end),
    }
}

/// Marks that overlap, taken together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words that most marked; of those the longest.
    pub(super) span: Span,
    /// Students who marked some of it.
    pub(super) count: usize,
    /// Students by category, most first; unsorted marks are not in it.
    pub(super) categories: Vec<(usize, usize)>,
    /// Plainer wordings they proposed, each once, as often proposed first.
    pub(super) plainer: Vec<String>,
    /// The place of the program's first mark on it among `strokes`.
    pub(super) program: Option<usize>,
}

/// The phrases of these strokes, in order.
pub(super) fn phrases(strokes: &[Stroke]) -> Vec<Phrase> {
    let mut order: Vec<usize> = (0..strokes.len()).collect();
    order.sort_by_key(|nth| (strokes[*nth].span, *nth));
    let mut groups: Vec<(usize, Vec<usize>)> = vec![];
    for nth in order {
        let span = strokes[nth].span;
        match groups.last_mut() {
            Some((end, group)) if span.start < *end => {
                *end = span.end.max(*end);
                group.push(nth);
            }
            _ => groups.push((span.end, vec![nth])),
        }
    }
    groups
        .into_iter()
        .map(|(_, group)| phrase(strokes, &group))
        .collect()
}

fn phrase(strokes: &[Stroke], group: &[usize]) -> Phrase {
    let all = || group.iter().map(|nth| &strokes[*nth]);
    let students = || all().filter(|each| each.by.is_some());
    let mut by: Vec<Option<usize>> = students().map(|each| each.by).collect();
    by.sort_unstable();
    by.dedup();
    let spans = if by.is_empty() {
        tally(all().map(|each| each.span))
    } else {
        tally(students().map(|each| each.span))
    };
    let longest = spans
        .iter()
        .max_by_key(|(span, count)| (*count, span.len()));
    Phrase {
        span: longest.map_or(Span::new(0, 0), |(span, _)| *span),
        count: by.len(),
        categories: tally(students().filter_map(|each| each.category)),
        plainer: tally(
            students()
                .map(|each| each.plainer.trim().to_owned())
                .filter(|plainer| !plainer.is_empty()),
        )
        .into_iter()
        .map(|(plainer, _)| plainer)
        .collect(),
        program: group.iter().copied().find(|nth| strokes[*nth].by.is_none()),
    }
}

/// How often each was met, most first.
pub(super) fn tally<T: Ord>(met: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for each in met {
        *counts.entry(each).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(start: usize, end: usize, by: Option<usize>, category: usize) -> Stroke {
        Stroke {
            span: Span::new(start, end),
            by,
            category: Some(category),
            plainer: String::new(),
        }
    }

    #[test]
    fn each_word_is_as_warm_as_the_class_made_it() {
        let text = "a reckless land grab";
        let strokes = [
            stroke(2, 10, Some(0), 1),
            stroke(2, 20, Some(1), 2),
            stroke(11, 20, None, 2),
        ];
        let runs = runs(text, Span::new(0, 20), &strokes, 2);
        let seen: Vec<_> = runs
            .iter()
            .map(|run| (run.text.as_str(), run.count, run.step, run.program))
            .collect();
        assert_eq!(
            seen,
            [
                ("a ", 0, 0, None),
                ("reckless", 2, 5, None),
                (" ", 1, 3, None),
                ("land grab", 1, 3, Some(2))
            ]
        );
        let phrases = phrases(&strokes);
        assert_eq!(phrases.len(), 1);
        assert_eq!(
            (phrases[0].span, phrases[0].count, phrases[0].program),
            (Span::new(2, 20), 2, Some(2))
        );
        assert_eq!(phrases[0].categories, [(1, 1), (2, 1)]);
    }
}
