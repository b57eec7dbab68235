//! Loaded edits: the words that a copy changed, added or dropped, and what load they gained or lost.

use std::ops::Range;

use crate::article::{Article, ArticleId, Title};
use crate::reuse::{self, Change, Match, Passage};
use crate::span::Span;
use crate::text::Text;
use crate::wording::{EntryId, Finding, Wording};

use super::change::{FactChange, fact_changes};
use super::claim::attributes;
use super::figures::is_other_number;
use super::page::{Page, heat, loads, place, stretches};
use super::requoted::requoted;
use super::step::{Step, is_whole, other_signs, steps};

/// An edit that changed load or fact.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedEdit {
    /// The left of the match: who was first, if anything tells.
    pub left: ArticleId,
    /// The other.
    pub right: ArticleId,
    /// Where it was made.
    pub field: Field,
    /// The words before; empty at the place where words were put in.
    pub left_span: Span,
    /// The words after; empty at the place where words were dropped.
    pub right_span: Span,
    /// What was done.
    pub change: Change,
    /// Weight that the edit added; below zero where it took some away or put a euphemism in.
    pub load: f64,
    /// The entries met before and after.
    pub entries: (Vec<EntryId>, Vec<EntryId>),
    /// What it did to the facts.
    pub facts: Vec<FactChange>,
}

impl LoadedEdit {
    /// Whether its words are the same and only their voice is another.
    pub fn keeps_words(&self) -> bool {
        use FactChange::{QuotationAdded, QuotationDropped};
        matches!(self.facts[..], [QuotationAdded | QuotationDropped])
    }
}

/// Which text of an article a span is a range of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline that stands beside the body.
    Title,
    /// The body.
    Body,
}

/// The loaded edits of every match, in the order of matches and, within one, headline first.
pub(super) fn loaded_edits(
    articles: &[Article],
    texts: &[Text],
    matches: &[&Match],
    wording: &[Wording],
) -> Vec<LoadedEdit> {
    let page = |id: ArticleId| Page {
        body: &articles[id.index()].body,
        text: &texts[id.index()],
        findings: wording
            .get(id.index())
            .map_or(&[], |wording| &wording.findings),
    };
    crate::parallel::map(matches, |found| {
        let (left, right) = (page(found.left), page(found.right));
        let stretches = stretches(found, &left, &right);
        if stretches.is_empty() {
            return vec![];
        }
        let mut edits = in_titles(articles, wording, found);
        for passage in stretches {
            edits.extend(in_passage(found, &left, &right, &passage, Field::Body));
        }
        edits
    })
    .into_iter()
    .flatten()
    .collect()
}

/// Share of the shorter headline that must be kept for one to be an edit of the other.
const SAME_HEADLINE: f64 = 0.5;

fn in_titles(articles: &[Article], wording: &[Wording], found: &Match) -> Vec<LoadedEdit> {
    let apart = |id: ArticleId| match &articles[id.index()].title {
        Some(Title::Apart(title)) => Some(title.as_str()),
        _ => None,
    };
    let (Some(left), Some(right)) = (apart(found.left), apart(found.right)) else {
        return vec![];
    };
    let texts = (Text::of(left), Text::of(right));
    let findings = |id: ArticleId| {
        wording
            .get(id.index())
            .map_or(&[][..], |wording| &wording.title_findings)
    };
    let passage = Passage::uncounted(Span::new(0, left.len()), Span::new(0, right.len()));
    let steps = reuse::edits(&texts.0, &texts.1, &passage);
    let kept: usize = steps
        .iter()
        .filter(|edit| edit.change == Change::Kept)
        .map(|edit| edit.left.tokens.len())
        .sum();
    let shorter = texts.0.tokens.len().min(texts.1.tokens.len());
    if (kept as f64) < SAME_HEADLINE * shorter as f64 {
        return vec![];
    }
    let pages = (
        Page {
            body: left,
            text: &texts.0,
            findings: findings(found.left),
        },
        Page {
            body: right,
            text: &texts.1,
            findings: findings(found.right),
        },
    );
    in_passage(found, &pages.0, &pages.1, &passage, Field::Title)
}

fn in_passage(
    found: &Match,
    left: &Page,
    right: &Page,
    passage: &Passage,
    field: Field,
) -> Vec<LoadedEdit> {
    let edits = reuse::edits(left.text, right.text, passage);
    let mut steps = steps(left.text, right.text, &edits);
    steps.extend(other_signs(
        (left.body, left.text),
        (right.body, right.text),
        &edits,
    ));
    steps.sort_by_key(|step| (step.left.start, step.right.start));
    let judged = (0..steps.len()).filter_map(|nth| judged(found, left, right, &steps, nth));
    let mut all: Vec<LoadedEdit> = judged.collect();
    let requoted = requoted(left, right, &edits).into_iter();
    all.extend(requoted.map(|one| one.edit(found)));
    all.sort_by_key(|edit| (edit.left_span.start, edit.right_span.start));
    all.into_iter()
        .map(|edit| LoadedEdit { field, ..edit })
        .collect()
}

/// The edit of the body that one of the steps is, if it changed load or fact.
fn judged(
    found: &Match,
    left: &Page,
    right: &Page,
    steps: &[Step],
    nth: usize,
) -> Option<LoadedEdit> {
    let step = &steps[nth];
    let (before, after) = (loads(left, &step.left), loads(right, &step.right));
    let side = |page: &Page<'_>, tokens: &Range<usize>| {
        tokens
            .clone()
            .map(|i| page.text.tokens.hashes()[i])
            .collect::<Vec<_>>()
    };
    let sides = (left.side(&step.left), right.side(&step.right));
    if side(left, &step.left) == side(right, &step.right) && !is_other_number(&sides.0, &sides.1) {
        return None;
    }
    let is_furniture = |page: &Page<'_>, tokens: &Range<usize>| {
        tokens.is_empty() || page.text.is_boilerplate(place(page.text, tokens))
    };
    if is_furniture(left, &step.left) && is_furniture(right, &step.right) {
        return None;
    }
    // A sentence that is new or gone as a whole changes no fact of those that stayed.
    let whole = is_whole(left.text, &step.left) || is_whole(right.text, &step.right);
    let alone = step.left.is_empty() || step.right.is_empty();
    let mut facts = if whole && alone {
        vec![]
    } else {
        fact_changes(&sides.0, &sides.1)
    };
    facts.retain(|fact| {
        *fact != FactChange::AttributionDropped || !is_attributed_anew(left, right, steps, nth)
    });
    let entries = (entries(&before), entries(&after));
    if facts.is_empty() && entries.0 == entries.1 {
        return None;
    }
    let weight = |findings: &[&Finding]| findings.iter().map(|one| heat(one)).sum::<f64>();
    Some(LoadedEdit {
        left: found.left,
        right: found.right,
        field: Field::Body,
        left_span: place(left.text, &step.left),
        right_span: place(right.text, &step.right),
        change: match (step.left.is_empty(), step.right.is_empty()) {
            (true, _) => Change::Inserted,
            (_, true) => Change::Deleted,
            _ => Change::Replaced,
        },
        load: weight(&after) - weight(&before),
        entries,
        facts,
    })
}

/// Whether another step says, in the sentence of step `nth`, whose words they are: "he said" put behind them.
fn is_attributed_anew(left: &Page, right: &Page, steps: &[Step], nth: usize) -> bool {
    let sentences = |step: &Step| {
        let at = step.right.start;
        [at.checked_sub(1), Some(at)].map(|i| {
            let i = i.filter(|i| *i < right.text.tokens.len())?;
            right.text.sentence_at(right.text.tokens.span(i).start)
        })
    };
    let own = sentences(&steps[nth]);
    let is_near = |step: &&Step| {
        sentences(step)
            .iter()
            .any(|one| one.is_some() && own.contains(one))
    };
    // Steps are in order, so that those of a sentence stand side by side.
    let (before, behind) = (steps[..nth].iter().rev(), steps[nth + 1..].iter());
    let mut near = before.take_while(is_near).chain(behind.take_while(is_near));
    near.any(|step| attributes(&right.side(&step.right)) && !attributes(&left.side(&step.left)))
}

fn entries(findings: &[&Finding]) -> Vec<EntryId> {
    findings.iter().map(|finding| finding.entry).collect()
}

#[cfg(test)]
mod tests {
    use crate::text::read_all;
    use crate::wording::{builtin, check_all};

    use super::super::lean::leans;
    use super::super::sample::articles;
    use super::*;

    const WIRE: &str = "Cracks have shut the old county bridge at Alder Creek until spring. The mayor spoke to \
                        crews on Monday. Some 9,000 cars crossed it each day.";

    #[test]
    fn an_edit_has_the_load_of_the_words_it_touches_and_no_other() {
        let edits = of(&[WIRE, &WIRE.replace("spoke to", "raged at")]);
        let told: Vec<_> = edits
            .iter()
            .map(|edit| (edit.change, edit.load > 0.0))
            .collect();
        assert_eq!(told, [(Change::Replaced, true)]);
        assert_eq!((edits[0].entries.0.len(), edits[0].entries.1.len()), (0, 1));
        let back = of(&[&WIRE.replace("spoke to", "raged at"), WIRE]);
        assert_eq!(back[0].load, -edits[0].load);
        let beside = WIRE.replace("spoke to", "raged at");
        assert_eq!(of(&[&beside, &beside.replace("crews", "men")]), []);
    }

    #[test]
    fn what_weighs_nothing_is_no_load() {
        let denied = WIRE.replace("The mayor spoke", "It was no disaster. The mayor spoke");
        let loads: Vec<f64> = of(&[WIRE, &denied]).iter().map(|edit| edit.load).collect();
        assert!(loads.iter().all(|load| *load == 0.0), "{loads:?}");
    }

    #[test]
    fn a_changed_fact_is_an_edit_and_a_new_or_lost_sentence_is_none() {
        let facts = |edits: &[LoadedEdit]| -> Vec<usize> {
            edits.iter().map(|edit| edit.facts.len()).collect()
        };
        assert_eq!(facts(&of(&[WIRE, &WIRE.replace("9,000", "12,000")])), [1]);
        let longer = format!("{WIRE} It was built of steel in 1955.");
        assert_eq!(of(&[WIRE, &longer]), []);
        assert_eq!(of(&[&longer, WIRE]), []);
    }

    #[test]
    fn a_source_that_is_named_elsewhere_in_the_sentence_is_not_dropped() {
        let told = WIRE.replace(
            "Some 9,000 cars crossed it each day.",
            "Police said 9,000 cars crossed it each day.",
        );
        let behind = WIRE.replace(
            "Some 9,000 cars crossed it each day.",
            "9,000 cars crossed it each day, police said.",
        );
        let bare = WIRE.replace("Some ", "");
        assert_eq!(of(&[&told, &behind]), []);
        assert_eq!(
            of(&[&told, &bare])[0].facts,
            [FactChange::AttributionDropped]
        );
    }

    #[test]
    fn a_euphemism_put_in_softens_and_another_sign_before_a_number_changes_it() {
        let sacked = WIRE.replace("spoke to", "tortured");
        let soft = WIRE.replace("spoke to", "used enhanced interrogation on");
        assert!(of(&[&sacked, &soft])[0].load < 0.0);
        assert!(of(&[&soft, &sacked])[0].load > 0.0);
        let money = |sign: &str| WIRE.replace("9,000", &format!("{sign}9,000"));
        assert_eq!(
            of(&[&money("£"), &money("$")])[0].facts,
            [FactChange::Number]
        );
    }

    #[test]
    fn a_pair_leans_by_all_its_edits() {
        let heated = WIRE
            .replace("spoke to", "raged at")
            .replace("9,000", "12,000");
        let edits = of(&[WIRE, &heated]);
        let lean = leans(&edits, &[])[0];
        assert_eq!(lean.heated, edits.iter().map(|edit| edit.load).sum::<f64>());
        assert_eq!((lean.softened, lean.facts), (0.0, 1));
        assert!(lean.softened.is_sign_positive());
        let back = leans(&of(&[&heated, WIRE]), &[])[0];
        assert_eq!((back.heated, back.softened), (0.0, lean.heated));
    }

    #[test]
    fn a_quotation_told_in_the_writers_own_voice_is_an_edit_with_its_marks() {
        let quoted = WIRE.replace(
            "Some 9,000 cars crossed it each day.",
            "“Some 9,000 cars crossed it each day,” Ann Holm said.",
        );
        let edits = of(&[&quoted, WIRE]);
        let told: Vec<_> = edits
            .iter()
            .map(|edit| (edit.left_span.of(&quoted), &edit.facts[..]))
            .collect();
        let dropped = (
            "“Some 9,000 cars crossed it each day,”",
            &[FactChange::QuotationDropped][..],
        );
        assert!(told.contains(&dropped), "{told:?}");
        assert!(edits[0].keeps_words() && !edits[1].keeps_words());
        let back = of(&[WIRE, &quoted]);
        assert_eq!(back[0].facts, [FactChange::QuotationAdded]);
    }

    #[test]
    fn headlines_are_read_for_edits_where_half_of_the_shorter_is_kept() {
        let titled = |title: &str| Title::Apart(title.to_owned());
        let edits = |left: &str, right: &str| {
            let mut both = articles(&[WIRE, WIRE]);
            both[0].title = Some(titled(left));
            both[1].title = Some(titled(right));
            edits_of(&both)
        };
        let found = edits("County bridge stays shut", "Beloved bridge stays shut");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].field, Field::Title);
        assert_eq!(
            found[0].right_span.of("Beloved bridge stays shut"),
            "Beloved"
        );
        assert!(found[0].load > 0.0);
        assert_eq!(
            edits("County bridge stays shut", "Beloved old trams burnt").len(),
            0
        );
        assert_eq!(
            edits("Bridge shut by cracks", "Beloved trams shut by men").len(),
            1
        );
    }

    fn of(bodies: &[&str]) -> Vec<LoadedEdit> {
        edits_of(&articles(bodies))
    }

    fn edits_of(articles: &[Article]) -> Vec<LoadedEdit> {
        let texts = read_all(articles);
        let pair = [(ArticleId(0), ArticleId(1))];
        let settings = reuse::Settings::default();
        let matches = reuse::compare(articles, &texts, &pair, &settings).matches;
        loaded_edits(
            articles,
            &texts,
            &matches.iter().collect::<Vec<_>>(),
            &check_all(articles, &texts, builtin()),
        )
    }
}
