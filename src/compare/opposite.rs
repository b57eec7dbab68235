//! Opposites: words of which one says what the other denies.

use super::side::Side;
use super::stem::Stems;

/// Words of the longest stretch in which a small word, or one of many senses, is set against its opposite.
const SHORT: usize = 3;

/// Whether a word on the one side is the opposite of one on the other.
pub(super) fn are_opposed(left: &Side, right: &Side) -> bool {
    let lengths = [left.tokens.len(), right.tokens.len()];
    if lengths.contains(&0) {
        return false;
    }
    let is_short = lengths.iter().all(|words| *words <= SHORT);
    let stems = Stems::english();
    let (before, after) = (words(&stems, left), words(&stems, right));
    let is_pair = |(form, stem): &(String, String)| {
        after.iter().any(|(other, of_other)| {
            are_prefixed(form, other)
                || are_prefixed(other, form)
                || are_listed(&OPPOSITES, stem, of_other)
                || is_short && are_listed(&SHORTLY, stem, of_other)
        })
    };
    before.iter().any(is_pair)
}

/// The words of a side with their stems; of "turned down" there is one for both words besides.
fn words(stems: &Stems, side: &Side) -> Vec<(String, String)> {
    let alone = side
        .forms()
        .map(|form| (form.to_owned(), stems.of(form)))
        .collect::<Vec<_>>();
    let pairs = alone
        .windows(2)
        .map(|two| format!("{}-{}", root(&two[0].1), two[1].0))
        .map(|both| (both.clone(), both));
    let pairs: Vec<_> = pairs.collect();
    alone.into_iter().chain(pairs).collect()
}

/// The stem of a strong verb that stands before "out", "down" or the like.
fn root(stem: &str) -> &str {
    match stem {
        "threw" | "thrown" => "throw",
        "struck" | "stricken" => "strike",
        "taken" | "took" => "take",
        "laid" => "lay",
        other => other,
    }
}

/// "Legal" and "illegal".
fn are_prefixed(plain: &str, prefixed: &str) -> bool {
    const PREFIXES: [&str; 7] = ["un", "in", "im", "il", "ir", "non", "dis"];
    const SHORTEST: usize = 4;
    let is_denied = |prefix: &&str| prefixed.strip_prefix(*prefix) == Some(plain);
    plain.len() >= SHORTEST && PREFIXES.iter().any(is_denied)
}

fn are_listed(list: &[(&str, &str)], stem: &str, other: &str) -> bool {
    let has = |words: &str, stem: &str| words.split(' ').any(|word| word == stem);
    list.iter()
        .any(|(one, two)| has(one, stem) && has(two, other) || has(one, other) && has(two, stem))
}

/// Stems, and the stems of what is their opposite.
const OPPOSITES: [(&str, &str); 38] = [
    ("clear acquit exoner", "convict guilti jail"),
    ("innoc", "guilti convict"),
    ("for", "against"),
    (
        "approv accept adopt back pass support",
        "oppos defeat block veto scrap turn-down throw-out vote-down",
    ),
    (
        "rise rose risen increas grow grew climb gain rais soar surg",
        "fall fell fallen drop declin decreas shrink shrank lose lost reduc plung slump",
    ),
    ("win won beat", "lose lost"),
    ("peac", "violent"),
    ("legal law", "unlaw crimin"),
    ("safe", "danger sunk miss"),
    ("more", "fewer less"),
    ("befor", "after"),
    ("speak spoke said", "silent"),
    ("open reopen", "shut close"),
    ("aliv surviv", "dead die kill"),
    ("hurt injur wound", "dead die kill"),
    ("succeed success", "fail failur unsuccess"),
    ("true", "fals"),
    ("allow permit", "ban forbid forbad forbidden prohibit"),
    (
        "welcom prais applaud",
        "blast slam condemn criticis critic denounc",
    ),
    (
        "upheld uphold",
        "overturn quash struck dismiss throw-out strike-down",
    ),
    ("clear exoner", "accus charg"),
    ("near almost under below", "over more abov exceed"),
    ("hire recruit take-on", "sack fire dismiss lay-off"),
    ("promot", "releg demot"),
    ("improv", "worsen deterior"),
    ("strengthen", "weaken"),
    ("widen", "narrow"),
    (
        "publish releas disclos",
        "withheld withhold suppress conceal",
    ),
    ("buy bought purchas", "sell sold"),
    ("import", "export"),
    ("includ", "exclud"),
    ("surplus", "deficit"),
    ("rememb", "forgot forgotten forget"),
    ("sober", "drunk"),
    ("profit", "loss loss-making"),
    ("free freed releas", "jail imprison detain"),
    ("best better", "worst wors"),
    ("accid", "arson deliber sabotag"),
];

/// The same of small words and of words with many senses, which are set against each other in short stretches alone.
const SHORTLY: [(&str, &str); 28] = [
    ("up", "down"),
    ("high higher highest", "low lower lowest"),
    ("rais increas", "cut lower"),
    ("insid", "outsid"),
    ("earli earlier", "late later"),
    (
        "big bigger greater larg larger largest",
        "small smaller smallest",
    ),
    ("long longer", "short shorter"),
    ("least minimum", "most maximum up-to"),
    ("lift eas relax loosen", "impos tighten"),
    ("arriv enter join reach", "left leav quit"),
    ("held hold", "broke broken collaps"),
    (
        "begin began begun start launch resum",
        "end ceas finish halt stop suspend",
    ),
    ("carri", "defeat lost"),
    ("victori triumph", "defeat loss"),
    ("valid", "void"),
    ("fit", "unfit injur"),
    ("strong stronger", "weak weaker"),
    ("fast faster quick", "slow slower"),
    ("serious sever grave", "minor slight"),
    ("present", "absent"),
    ("public", "privat"),
    ("left", "right"),
    ("add", "remov"),
    ("creat", "abolish destroy"),
    ("warm warmer hot hotter", "cold colder cool cooler"),
    ("wet wetter", "dri drier"),
    ("rich richer", "poor poorer"),
    ("lend lent", "borrow"),
];
