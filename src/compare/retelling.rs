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
        load: loaded.iter().fold(0.0, |sum, finding| sum + finding.weight),
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
        Kind::Number | Kind::Age => EvidenceKind::Number,
        Kind::Name | Kind::StandIn | Kind::Country => EvidenceKind::Name,
        _ if same.iter().all(|(_, _, one)| one.stem == first.stem) => EvidenceKind::Word,
        _ => EvidenceKind::Related,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read_all;
    use crate::wording::{builtin, check_all};

    use super::super::sample::{articles, told};
    use super::*;

    const WIRE: &str = "Ann Holm gave 300 boats from Paris permission to land.";
    const OURS: &str =
        "On Friday Holm gave the green light to some 300 boats, each a boat from France.";

    #[test]
    fn evidence_is_what_members_share_the_most_telling_first() {
        let told = of(&[WIRE, OURS], &[0, 1]);
        let evidence: Vec<String> = told.evidence.iter().map(shown).collect();
        assert_eq!(
            evidence,
            [
                "Number 300",
                "Name Holm",
                "Name Paris|France",
                "Word boats|boat",
                "Word gave",
                "Related permission|green light",
            ]
        );
    }

    #[test]
    fn evidence_that_more_members_have_stands_first_and_each_wording_once() {
        let bodies = [
            "Boats sank by the kiln.",
            "The kiln saw a boat sink.",
            "A BOAT burnt.",
        ];
        let told = of(&bodies, &[0, 1, 2]);
        let evidence: Vec<String> = told.evidence.iter().map(shown).collect();
        assert_eq!(evidence, ["Word Boats|boat", "Word kiln"]);
    }

    #[test]
    fn a_first_name_tells_less_than_the_surname_behind_it() {
        let body = "Joe Biden gave boats.";
        let told = of(&[body, body, "Joe Hill sank trams."], &[0, 1, 2]);
        let evidence: Vec<String> = told.evidence.iter().map(shown).collect();
        assert_eq!(
            evidence,
            ["Name Biden", "Word boats", "Word gave", "Name Joe"]
        );
    }

    #[test]
    fn what_one_member_says_twice_is_no_evidence() {
        assert_eq!(
            of(&["A boat met a boat.", "Oats grew."], &[0, 1]).evidence,
            []
        );
    }

    #[test]
    fn no_more_than_eight_pieces_of_evidence_are_listed() {
        let body = "Boats, trams, kilns, oats, barns, lambs, dams, ferries and orchards burnt.";
        assert_eq!(of(&[body, body], &[0, 1]).evidence.len(), 8);
    }

    #[test]
    fn members_differ_by_their_own_words_and_the_spread_of_their_load() {
        let plain = of(
            &["The mayor spoke to boats.", "The mayor spoke to trams."],
            &[0, 1],
        );
        assert!((plain.difference - 0.2).abs() < 1e-9, "{plain:?}");
        let loaded = of(
            &[
                "The mayor raged at boats.",
                "The mayor spoke to trams today.",
            ],
            &[0, 1],
        );
        let load: Vec<f64> = loaded.members.iter().map(|told| told.load).collect();
        assert!(load[0] > 0.0 && load[1] == 0.0, "{loaded:?}");
        let own = (2.0 / 5.0 + 2.0 / 6.0) / 2.0;
        assert!(
            (loaded.difference - own - load[0]).abs() < 1e-9,
            "{loaded:?}"
        );
    }

    #[test]
    fn own_words_are_those_that_no_other_article_of_the_fact_has() {
        let bodies = [
            "The mayor spoke. The mayor saw boats.",
            "The mayor saw trams.",
        ];
        let told = of(&bodies, &[0, 1, 2]);
        let own: Vec<Vec<&str>> = told
            .members
            .iter()
            .map(|one| {
                let body = bodies[one.place.article.index()];
                one.own_words.iter().map(|span| span.of(body)).collect()
            })
            .collect();
        assert_eq!(own, [vec!["spoke"], vec!["boats"], vec!["trams"]]);
    }

    fn shown(evidence: &Evidence) -> String {
        format!("{:?} {}", evidence.kind, evidence.words.join("|"))
    }

    fn of(bodies: &[&str], members: &[usize]) -> Retelling {
        let (articles, tellings) = (articles(bodies), told(bodies));
        let texts = read_all(&articles);
        let sources = Sources {
            nodes: &Nodes::of(&tellings),
            articles: &articles,
            texts: &texts,
            wording: &check_all(&articles, &texts, builtin()),
        };
        let fact = Fact {
            members: members.to_vec(),
            confidence: 0.7,
        };
        let told = retelling(&sources, &fact);
        assert_eq!(told.confidence, 0.7);
        told
    }
}
