//! Settling: findings that the writer has spoken for leave the list, and the score with it.

use std::cell::LazyCell;

use crate::article::Article;
use crate::span::Span;
use crate::text::{Text, paragraphs};
use crate::wording::{Finding, Lexicon, Wording, score, title_score};

use super::names;
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
    let silences = silences(body, &remarks);
    let settled = |finding: &Finding| {
        let silent = |silence: &Silence| {
            silence.span.overlaps(finding.span) && names::mean(&silence.names, lexicon, finding)
        };
        silences.iter().any(silent) || sidecar.settles(text, lexicon, finding)
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

/// A stretch in which findings of some names are settled.
struct Silence {
    span: Span,
    names: Vec<String>,
}

fn silences(body: &str, remarks: &[Remark]) -> Vec<Silence> {
    if remarks.is_empty() {
        return vec![];
    }
    let paragraphs = paragraphs(body, 0);
    let mut silences = vec![];
    for (nth, remark) in remarks.iter().enumerate() {
        let (span, names) = match remark.order {
            Order::Off => (until_on(body, remark, &remarks[nth + 1..]), &remark.names),
            Order::Ignore => (beside(body, remark.span, &paragraphs), &remark.names),
            Order::On => (remark.span, &vec![]),
        };
        let own = Silence {
            span: remark.span,
            names: vec![],
        };
        let names = names.clone();
        silences.extend([own, Silence { span, names }]);
    }
    silences
}

/// From a remark to the one that ends it: `on` without names, or with a name that it has.
fn until_on(body: &str, off: &Remark, later: &[Remark]) -> Span {
    let ends = |on: &&Remark| {
        let shares = on.names.iter().any(|name| off.names.contains(name));
        on.order == Order::On && (on.names.is_empty() || shares)
    };
    let end = later
        .iter()
        .find(ends)
        .map_or(body.len(), |on| on.span.start);
    Span::new(off.span.start, end)
}

/// The paragraph a remark stands in; the next one if it stands there alone.
fn beside(body: &str, remark: Span, paragraphs: &[Span]) -> Span {
    let holds =
        |part: &Span| part.start < remark.end.max(remark.start + 1) && remark.start <= part.end;
    let Some(nth) = paragraphs.iter().position(holds) else {
        return remark;
    };
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
    fn a_sidecar_speaks_for_a_whole_text_or_for_one_sentence() {
        let body = format!("{CHAOS} Then it met.\n\nUtter chaos again.");
        for (sidecar, left) in [
            ("# nothing", 2),
            ("fear/chaos", 0),
            ("fear/chaos It fell into utter chaos.", 1),
            ("fear fell INTO", 1),
            ("label", 2),
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
