//! Retellings: facts as results name them, with what makes them one and in which words they differ.

use crate::article::Article;
use crate::span::Span;
use crate::text::Text;
use crate::wording::{Finding, Wording};

use super::concept::{Concept, Kind};
use super::fact::Fact;
use super::nodes::{Nodes, Place};

/// A fact that two or more articles tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Retelling {
    /// Who tells it, in the order of articles.
    pub members: Vec<Told>,
    /// The mean chance, 0 to 1, that two of them tell the same.
    pub confidence: f64,
    /// What they share, the most telling first.
    pub evidence: Vec<Evidence>,
    /// How differently they tell it: the share of their words that not all have, and the spread of their load.
    pub difference: f64,
}

/// A sentence that tells a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The sentence.
    pub place: Place,
    /// Its words that no other member has, in order.
    pub own_words: Vec<Span>,
    /// Those of its words that are loaded, in order.
    pub loaded: Vec<Span>,
    /// The weight of the loaded words.
    pub load: f64,
}

/// What members of a retelling share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What kind of thing.
    pub kind: EvidenceKind,
    /// How they say it: each wording once, as it stands.
    pub words: Vec<String>,
}

/// What kind of thing is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// A quantity.
    Number,
    /// A name.
    Name,
    /// The same word.
    Word,
    /// Words of one family.
    Related,
}

/// Pieces of evidence that are listed.
const LISTED: usize = 8;

/// What the retellings are told of.
pub(super) struct Sources<'a> {
    pub(super) nodes: &'a Nodes<'a>,
    pub(super) articles: &'a [Article],
    pub(super) texts: &'a [Text],
    pub(super) wording: &'a [Wording],
}

/// A fact as a result.
pub(super) fn retelling(sources: &Sources, fact: &Fact) -> Retelling {
    let members: Vec<Told> = fact
        .members
        .iter()
        .map(|node| told(sources, *node, &fact.members))
        .collect();
    Retelling {
        difference: difference(sources, &members),
        members,
        confidence: fact.confidence,
        evidence: evidence(sources, &fact.members),
    }
}

fn told(sources: &Sources, node: usize, members: &[usize]) -> Told {
    let place = sources.nodes.place(node);
    let sentence = sources.nodes.sentence(node);
    let article = sources.nodes.article(node);
    let others: Vec<u64> = members
        .iter()
        .filter(|other| sources.nodes.article(**other) != article)
        .flat_map(|other| &sources.nodes.sentence(*other).concepts)
        .map(|concept| concept.stem)
        .collect();
    let own = sentence
        .concepts
        .iter()
        .filter(|concept| concept.kind != Kind::StandIn && !others.contains(&concept.stem));
    let loaded = loaded(sources, article, place.span);
    Told {
        place,
        own_words: own.map(|concept| concept.span).collect(),
        load: loaded.iter().map(|finding| finding.weight).sum(),
        loaded: loaded.iter().map(|finding| finding.span).collect(),
    }
}

fn loaded<'a>(sources: &Sources<'a>, article: usize, span: Span) -> Vec<&'a Finding> {
    let findings = sources
        .wording
        .get(article)
        .map_or(&[][..], |wording| &wording.findings);
    findings
        .iter()
        .filter(|finding| span.contains(finding.span))
        .collect()
}

/// The share of words that are one member's own, and how far the heaviest load stands above the lightest.
fn difference(sources: &Sources, members: &[Told]) -> f64 {
    let share = |told: &Told| {
        let text = &sources.texts[told.place.article.index()];
        told.own_words.len() as f64 / text.tokens.within(told.place.span).len().max(1) as f64
    };
    let own = members.iter().map(share).sum::<f64>() / members.len() as f64;
    let loads = members.iter().map(|told| told.load);
    let most = loads.clone().fold(0.0, f64::max);
    own + most - loads.fold(most, f64::min)
}

fn evidence(sources: &Sources, members: &[usize]) -> Vec<Evidence> {
    let mut met: Vec<(u64, usize, &Concept)> = members
        .iter()
        .flat_map(|node| {
            let concepts = &sources.nodes.sentence(*node).concepts;
            concepts.iter().map(|concept| (concept.key, *node, concept))
        })
        .collect();
    met.sort_by_key(|(key, node, concept)| (*key, *node, concept.span));
    let mut shared: Vec<(f64, Evidence)> = met
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same[0].1 != same[same.len() - 1].1)
        .filter(|same| same.iter().any(|(_, _, one)| one.kind != Kind::StandIn))
        .map(|same| (weight(same), in_words(sources, same)))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.words.cmp(&b.1.words)));
    shared
        .into_iter()
        .map(|(_, evidence)| evidence)
        .take(LISTED)
        .collect()
}

/// How much a shared concept tells: by its kind, and by how many members have it.
fn weight(same: &[(u64, usize, &Concept)]) -> f64 {
    let mut nodes: Vec<usize> = same.iter().map(|(_, node, _)| *node).collect();
    nodes.dedup();
    let kind = same.iter().map(|(_, _, one)| one.kind.weight() * one.share);
    kind.fold(0.0, f64::max) * nodes.len() as f64
}

fn in_words(sources: &Sources, same: &[(u64, usize, &Concept)]) -> Evidence {
    let mut words: Vec<String> = vec![];
    let named = same.iter().filter(|(_, _, one)| one.kind != Kind::StandIn);
    for (_, node, concept) in named {
        let body = &sources.articles[sources.nodes.article(*node)].body;
        let word = concept.span.of(body).to_owned();
        if !words.iter().any(|other| other.eq_ignore_ascii_case(&word)) {
            words.push(word);
        }
    }
    Evidence {
        kind: kind(same),
        words,
    }
}

fn kind(same: &[(u64, usize, &Concept)]) -> EvidenceKind {
    let first = same[0].2;
    match first.kind {
        Kind::Number => EvidenceKind::Number,
        Kind::Name | Kind::StandIn | Kind::Country => EvidenceKind::Name,
        _ if same.iter().all(|(_, _, one)| one.stem == first.stem) => EvidenceKind::Word,
        _ => EvidenceKind::Related,
    }
}
