//! Settling: findings that the writer has spoken for leave the list, and the score with it.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::article::Article;
use crate::span::Span;
use crate::text::Text;
use crate::wording::{Finding, Lexicon, Wording, score, title_score};

use super::names;
use super::paragraph::paragraphs_of;
use super::remark::{Order, Remark, remarks};
use super::sidecar::Sidecar;

/// What settling an article came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Findings that left.
    pub gone: usize,
    /// Remarks that can't be followed: where in the body, and why.
    pub slips: Vec<(usize, String)>,
}

/// Takes out of `wording` what remarks in the body and the sidecar speak for, and what stands inside comments.
///
/// The score is counted anew: what a writer has looked at and kept is no load that slipped in.
pub fn settle(
    article: &Article,
    text: &Text,
    wording: &mut Wording,
    lexicon: &Lexicon,
    sidecar: &Sidecar,
) -> Settled {
    let body = article.body.as_str();
    let (remarks, mut slips) = remarks(article);
    for remark in &remarks {
        let wrong = remark
            .names
            .iter()
            .filter_map(|name| names::slip(name, lexicon));
        slips.extend(wrong.map(|told| (remark.span, told)));
    }
    let silences = Silences::of(article, &remarks);
    let settled = |finding: &Finding| {
        silences.hold(lexicon, finding) || sidecar.settles(text, lexicon, finding)
    };
    // Nobody can write a remark into a headline that stands beside the body.
    let headline = LazyCell::new(|| Text::of(article.headline_apart().unwrap_or_default()));
    let before = wording.findings.len() + wording.title_findings.len();
    wording.findings.retain(|finding| !settled(finding));
    wording
        .title_findings
        .retain(|finding| !sidecar.settles(&headline, lexicon, finding));
    let gone = before - wording.findings.len() - wording.title_findings.len();
    if gone > 0 {
        wording.score = score(body, &wording.findings, lexicon, wording.own_words);
        let titled = wording.findings.iter().chain(&wording.title_findings);
        wording.title_score = title_score(titled, text.title.len() + headline.tokens.len());
    }
    let slips = slips.into_iter().map(|(span, told)| (span.start, told));
    Settled {
        gone,
        slips: slips.collect(),
    }
}

/// Where findings are settled, by the name of what is: in order, and apart from one another. No name is for all.
#[derive(Default)]
struct Silences<'r>(BTreeMap<&'r str, Vec<Span>>);

/// The name of every finding.
const ALL: &str = "";

impl<'r> Silences<'r> {
    fn of(article: &Article, remarks: &'r [Remark]) -> Self {
        if remarks.is_empty() {
            return Self::default();
        }
        let body = article.body.as_str();
        let paragraphs = paragraphs_of(article);
        let mut silences = Self::default();
        let mut ends = Ends::at(body.len());
        for remark in remarks.iter().rev() {
            silences.add(remark.span, &[]);
            match remark.order {
                Order::Off => {
                    silences.add(Span::new(remark.span.start, ends.of(remark)), &remark.names)
                }
                Order::Ignore => {
                    silences.add(beside(body, remark.span, &paragraphs), &remark.names);
                }
                Order::On => ends.note(remark),
            }
        }
        silences.0.values_mut().for_each(join);
        silences
    }

    fn add(&mut self, span: Span, names: &'r [String]) {
        let all = if names.is_empty() { &[ALL][..] } else { &[] };
        for name in all.iter().copied().chain(names.iter().map(String::as_str)) {
            self.0.entry(name).or_default().push(span);
        }
    }

    fn hold(&self, lexicon: &Lexicon, finding: &Finding) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let entry = lexicon.entry(finding.entry);
        let names = [ALL, &lexicon.category_of(entry).id, &lexicon.name_of(entry)];
        names.iter().any(|name| {
            let spans = self.0.get(name).map_or(&[][..], Vec::as_slice);
            let begun = spans.partition_point(|span| span.start < finding.span.end);
            spans[..begun]
                .last()
                .is_some_and(|span| span.overlaps(finding.span))
        })
    }
}

/// Puts spans in order, those that meet as one.
fn join(spans: &mut Vec<Span>) {
    spans.sort();
    spans.dedup_by(|next, last| {
        let meet = next.start <= last.end;
        if meet {
            *last = last.cover(*next);
        }
        meet
    });
}

/// Where a silence ends that begins before what has been noted: at the next `on` without names, or with one of its own.
struct Ends<'r> {
    all: usize,
    named: BTreeMap<&'r str, usize>,
}

impl<'r> Ends<'r> {
    fn at(end: usize) -> Self {
        Self {
            all: end,
            named: BTreeMap::new(),
        }
    }

    fn note(&mut self, on: &'r Remark) {
        if on.names.is_empty() {
            self.all = on.span.start;
        }
        let named = on.names.iter().map(|name| (name.as_str(), on.span.start));
        self.named.extend(named);
    }

    fn of(&self, off: &Remark) -> usize {
        let named = off
            .names
            .iter()
            .filter_map(|name| self.named.get(name.as_str()));
        named.fold(self.all, |end, on| end.min(*on))
    }
}

/// The paragraph a remark stands in; the next one if it stands there alone.
fn beside(body: &str, remark: Span, paragraphs: &[Span]) -> Span {
    let nth = paragraphs.partition_point(|part| part.end < remark.start);
    let holds = |part: &Span| part.start < remark.end.max(remark.start + 1);
    if !paragraphs.get(nth).is_some_and(holds) {
        return remark;
    }
    if remark.is_empty() {
        return paragraphs[nth];
    }
    let rest = [
        Span::new(paragraphs[nth].start.min(remark.start), remark.start),
        Span::new(remark.end, paragraphs[nth].end.max(remark.end)),
    ];
    let alone = rest.iter().all(|part| part.of(body).trim().is_empty());
    let next = paragraphs.get(nth + 1).filter(|_| alone);
    next.map_or(paragraphs[nth], |next| remark.cover(*next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Title;
    use crate::wording::{builtin, check};

    const CHAOS: &str = "It fell into utter chaos.";

    #[test]
    fn remarks_silence_what_they_are_about() {
        for (body, left) in [
            (CHAOS.to_owned(), 1),
            (format!("<!-- copydesk: off -->\n\n{CHAOS}\n\n{CHAOS}"), 0),
            (
                format!("<!-- copydesk: off -->\n\n{CHAOS}\n\n<!-- copydesk: on -->\n\n{CHAOS}"),
                1,
            ),
            (format!("<!-- copydesk: off label -->\n\n{CHAOS}"), 1),
            (
                format!(
                    "<!-- copydesk: off fear, label -->{CHAOS}<!-- copydesk: on hedge --><!-- copydesk: on label -->\n\n{CHAOS}"
                ),
                1,
            ),
            (
                format!(
                    "<!-- copydesk: off fear --><!-- copydesk: off -->{CHAOS}<!-- copydesk: on fear -->\n\n{CHAOS}"
                ),
                0,
            ),
            (
                format!("<!-- copydesk: ignore fear -->\n\n{CHAOS}\n\n{CHAOS}"),
                1,
            ),
            (
                format!("{CHAOS} <!-- copydesk: ignore fear/chaos -->\n\n{CHAOS}"),
                1,
            ),
            ("<!-- copydesk: ignore fear/chaos -->".to_owned(), 0),
        ] {
            let (found, _) = settled(&body, "");
            assert_eq!(found, left, "{body}");
        }
    }

    #[test]
    fn remarks_without_end_are_followed_in_one_pass() {
        for remark in ["off", "off fear", "ignore fear", "ignore feer", "on"] {
            let body = format!("<!--copydesk:{remark}-->\n\n{CHAOS}\n\n").repeat(30_000);
            let article = Article {
                body,
                ..Article::default()
            };
            let (remarks, _) = remarks(&article);
            let silences = Silences::of(&article, &remarks);
            assert_eq!(remarks.len(), 30_000);
            assert!(silences.0[ALL].len() <= 30_000);
        }
    }

    #[test]
    fn a_sidecar_speaks_for_a_whole_text_or_for_one_sentence() {
        let body = format!("{CHAOS} Then it met.\n\nUtter chaos again.");
        for (sidecar, left) in [
            ("# nothing", 2),
            ("fear/chaos", 0),
            ("fear/chaos It fell into utter chaos.", 1),
            ("fear fell INTO", 1),
            ("label", 2),
            ("fear/chaos fell into   # here alone", 1),
            ("fear # everywhere", 0),
            ("fear #metoo fell into", 2),
        ] {
            assert_eq!(settled(&body, sidecar).0, left, "{sidecar}");
        }
    }

    #[test]
    fn a_headline_beside_the_body_is_settled_with_it_and_its_score_too() {
        for (sidecar, left) in [
            ("# nothing", 2),
            ("fear", 1),
            ("fear/chaos Chaos at", 1),
            ("loaded-emotive/slam\nfear", 0),
            ("fear/chaos fell into", 2),
        ] {
            let wording = titled("Chaos at council as mayor slammed", sidecar);
            assert_eq!(wording.title_findings.len(), left, "{sidecar}");
            let load: f64 = wording.title_findings.iter().map(Finding::load).sum();
            let told = wording.title_score.expect("a headline");
            assert!(
                (told - load * 1000.0 / 6.0).abs() < 1e-9,
                "{sidecar} {told}"
            );
        }
    }

    fn titled(headline: &str, sidecar: &str) -> Wording {
        let article = Article {
            body: "It rained.".to_owned(),
            title: Some(Title::Apart(headline.to_owned())),
            ..Article::default()
        };
        let text = Text::of(&article.body);
        let mut wording = check(&article.body, &text, Some(headline), builtin());
        let sidecar = Sidecar::parse(sidecar);
        settle(&article, &text, &mut wording, builtin(), &sidecar);
        wording
    }

    #[test]
    fn a_name_that_nothing_goes_by_is_told() {
        let (_, slips) = settled("A b. <!-- copydesk: ignore feer/chaos -->", "");
        assert!(
            slips[0].1.contains("no category or entry `feer/chaos`"),
            "{slips:?}"
        );
    }

    fn settled(body: &str, sidecar: &str) -> (usize, Vec<(usize, String)>) {
        let article = Article {
            body: body.to_owned(),
            ..Article::default()
        };
        let text = Text::of(body);
        let mut wording = check(body, &text, None, builtin());
        let sidecar = Sidecar::parse(sidecar);
        let settled = settle(&article, &text, &mut wording, builtin(), &sidecar);
        let per_1000 = wording.score.per_1000;
        assert_eq!(per_1000 == 0.0, wording.findings.is_empty());
        (wording.findings.len(), settled.slips)
    }
}
