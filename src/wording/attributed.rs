//! Attribution: what a sentence tells as someone's words, because a verb that reports governs it.

use std::ops::Range;

use super::facts::{CLOSES, JOINS, LEADS, REPORTS};
use super::voice::Place;

/// Whether the sentence tells the words of `hit` as someone's: "the senator called it reckless", "…, she said".
///
/// A verb that reports does so for the clause behind it, not for its object ("told a shameful lie") and not for
/// what is added of time or cause ("vowed to act after a shameful attack").
pub(super) fn is_attributed(place: &Place, hit: &Range<usize>) -> bool {
    let sentence = place.words.sentence(hit.start);
    let clause = clause_start(place, &sentence, hit.start)..clause_end(place, &sentence, hit.end);
    let is_told = |i: usize| {
        place.words.has(i, REPORTS)
            && place.text.quote_around(place.text.tokens.span(i)).is_none()
            && governs(place, i, hit, clause.end)
    };
    (clause.start..hit.start).rev().any(is_told) || is_closed(place, hit.end, sentence.end)
}

/// The first word behind the last mark before `hit` that ends what a reporting verb governs.
fn clause_start(place: &Place, sentence: &Range<usize>, hit: usize) -> usize {
    let ends = |i: &usize| ends_clause(place, *i);
    let last = (sentence.start..hit).rev().find(ends);
    last.map_or(sentence.start, |i| i + 1)
}

/// The end of the clause in which a hit ends before word `hit`.
fn clause_end(place: &Place, sentence: &Range<usize>, hit: usize) -> usize {
    let inside = hit - 1..sentence.end.saturating_sub(1);
    let ends = |i: &usize| ends_clause(place, *i);
    inside
        .into_iter()
        .find(ends)
        .map_or(sentence.end, |i| i + 1)
}

/// Whether a clause ends between word `i` and the next.
fn ends_clause(place: &Place, i: usize) -> bool {
    let gap = place.gap(i);
    gap != " "
        && (gap.contains([';', ':', '—', '–'])
            || (gap.starts_with(',') && place.words.has(i + 1, JOINS)))
}

/// How a reporting verb hands its words to someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// The whole sentence: "according to".
    Whole,
    /// With a clause nearly always: "said".
    Says,
    /// With a clause behind whoever is told: "told the house that".
    Addresses,
    /// With an object and what it is called: "called it reckless".
    Calls,
    /// With "as": "hailed it as".
    Paints,
    /// With "of": "accused him of".
    Accuses,
    /// Now with a clause, now with an object: "announced".
    Either,
}

fn manner(verb: &str) -> Manner {
    let lists: [(&[&str], Manner); 6] = [
        (&["according"], Manner::Whole),
        (&SAYING, Manner::Says),
        (&ADDRESSING, Manner::Addresses),
        (&CALLING, Manner::Calls),
        (&PAINTING, Manner::Paints),
        (&["accused", "accusing"], Manner::Accuses),
    ];
    let listed = lists.iter().find(|(verbs, _)| verbs.contains(&verb));
    listed.map_or(Manner::Either, |(_, manner)| *manner)
}

/// Whether the reporting verb at word `verb` governs the hit behind it, in a clause that goes on to word `end`.
fn governs(place: &Place, verb: usize, hit: &Range<usize>, end: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let manner = manner(form(verb));
    let behind = verb + 1..hit.start;
    let cut = behind.clone().find(|i| CUTTING.contains(&form(*i)));
    let within = verb + 1..cut.unwrap_or(hit.start);
    let has = |word: &str| within.clone().any(|i| form(i) == word);
    let opens = |mut range: Range<usize>| range.any(|i| opens_clause(place, verb, i, manner));
    let opens_behind = || {
        let stop =
            (hit.end..end).find(|i| CUTTING.contains(&form(*i)) || JOINING.contains(&form(*i)));
        opens(hit.end..stop.unwrap_or(end))
    };
    let governed = match manner {
        Manner::Whole => true,
        Manner::Says => match cut {
            Some(_) => opens(behind.clone()),
            None => !is_object(place, &behind) || opens_behind(),
        },
        Manner::Calls => cut.is_none() && is_called(place, verb, &behind),
        Manner::Paints => behind.clone().any(|i| form(i) == "as"),
        Manner::Accuses => has("of"),
        Manner::Addresses | Manner::Either => within.start < within.end && form(verb + 1) == "of",
    };
    governed || opens(within) || cut.is_none() && opens_behind()
}

/// Whether word `i` shows that a clause stands behind `verb`: "that", a subject pronoun, or a helping verb with a
/// subject before it.
fn opens_clause(place: &Place, verb: usize, i: usize, manner: Manner) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    if form(i) == "that" {
        // Behind an object it tells more of it: "announced a plan that".
        let has_object = i > verb + 1 && place.words.has(verb + 1, LEADS);
        return !has_object || matches!(manner, Manner::Says | Manner::Addresses);
    }
    let has_subject = i > verb + 1 && !JOINING.contains(&form(i - 1)) && form(i - 1) != "to";
    OPENING.contains(&form(i)) || HELPING.contains(&form(i)) && has_subject
}

/// Whether a hit behind these words is what is said itself: "said a shameful thing".
fn is_object(place: &Place, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let mut words = between.clone();
    !between.is_empty() && words.all(|i| place.words.has(i, LEADS) && form(i) != "the")
}

/// Whether a hit behind the words `between` tells what someone is called rather than what is called out: "a strike".
fn is_called(place: &Place, verb: usize, between: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let is_passive = verb > 0 && BEING.contains(&form(verb - 1));
    let is_naming_only = !["call", "called", "calling", "calls"].contains(&form(verb));
    let has_object = between.clone().any(|i| !place.words.has(i, LEADS));
    let is_phrasal = PARTICLES.contains(&form(verb + 1));
    !is_phrasal && (is_passive || is_naming_only || has_object)
}

/// Whether the sentence ends with ", X said": a comma, then a reporting verb among the last few words.
fn is_closed(place: &Place, hit_end: usize, end: usize) -> bool {
    const TAIL: usize = 8;
    let first = end.saturating_sub(TAIL).max(hit_end);
    (first..end).any(|i| place.words.has(i, CLOSES) && closes(place, i, hit_end, end))
}

/// Whether the verb at word `i` looks back: a comma close before, no clause of its own behind.
fn closes(place: &Place, i: usize, hit_end: usize, end: usize) -> bool {
    const SUBJECT: usize = 5;
    let form = |i: usize| place.text.tokens.form(i);
    let near = i.saturating_sub(SUBJECT).max(hit_end).max(1)..i + 1;
    let Some(begins) = near.rev().find(|j| place.gap(j - 1).starts_with(',')) else {
        return false;
    };
    let is_joined = (begins..i).any(|j| JOINING.contains(&form(j)) || CUTTING.contains(&form(j)));
    let comma = (i..end.saturating_sub(1)).find(|j| place.gap(*j).starts_with(','));
    let mut behind = i + 1..comma.map_or(end, |j| j + 1);
    let has_clause = behind
        .clone()
        .any(|j| opens_clause(place, i, j, Manner::Says));
    let is_told = i > begins
        && manner(form(i)) == Manner::Says
        && behind
            .next()
            .is_some_and(|j| place.words.has(j, LEADS) && form(j) != "this");
    !is_joined && !has_clause && !is_told
}

const SAYING: [&str; 38] = [
    "add",
    "added",
    "adding",
    "adds",
    "alleged",
    "alleges",
    "argued",
    "argues",
    "arguing",
    "asserted",
    "asserts",
    "believed",
    "believes",
    "claimed",
    "claiming",
    "complained",
    "concluded",
    "concludes",
    "contended",
    "contends",
    "insisted",
    "insisting",
    "insists",
    "joked",
    "noted",
    "noting",
    "quipped",
    "said",
    "say",
    "saying",
    "says",
    "stated",
    "stating",
    "suggested",
    "think",
    "thinks",
    "thought",
    "warned",
];
const ADDRESSING: [&str; 9] = [
    "advised", "assured", "reminded", "reminds", "tell", "telling", "tells", "told", "warns",
];
const CALLING: [&str; 11] = [
    "branded", "branding", "call", "called", "calling", "calls", "dubbed", "labeled", "labelled",
    "termed", "declared",
];
const PAINTING: [&str; 18] = [
    "characterised",
    "characterized",
    "cited",
    "condemned",
    "criticised",
    "criticized",
    "defended",
    "denounced",
    "denounces",
    "described",
    "describes",
    "describing",
    "hailed",
    "praised",
    "quoted",
    "referred",
    "viewed",
    "views",
];
/// Words that begin what the writer adds of time or cause.
const CUTTING: [&str; 16] = [
    "after",
    "ahead",
    "although",
    "amid",
    "as",
    "because",
    "before",
    "despite",
    "during",
    "following",
    "since",
    "though",
    "until",
    "when",
    "whereas",
    "while",
];
/// Words that join a clause of its own, or tell more of the word before.
const JOINING: [&str; 10] = [
    "and", "but", "or", "that", "what", "where", "which", "who", "whom", "whose",
];
/// Words that begin a reported clause.
const OPENING: [&str; 21] = [
    "he", "he'd", "he's", "how", "i", "i'm", "it's", "she", "she'd", "she's", "there", "there's",
    "they", "they'd", "they're", "they've", "we", "we're", "we've", "whether", "why",
];
/// Verbs that help another, or are one with a subject before them.
const HELPING: [&str; 32] = [
    "am", "are", "aren't", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do",
    "does", "doesn't", "don't", "had", "has", "hasn't", "have", "is", "isn't", "might", "must",
    "should", "was", "wasn't", "were", "weren't", "will", "won't", "would", "wouldn't", "shall",
];
const BEING: [&str; 7] = ["are", "be", "been", "being", "is", "was", "were"];
/// Words that make "call" another verb: "called for", "called off".
const PARTICLES: [&str; 9] = ["at", "for", "in", "off", "on", "out", "to", "up", "upon"];
