//! Opposites: words of which one says what the other denies.

use super::side::Side;
use super::stem::Stems;

/// Whether a word on the one side is the opposite of one on the other.
pub(super) fn are_opposed(left: &Side, right: &Side) -> bool {
    if left.tokens.is_empty() || right.tokens.is_empty() {
        return false;
    }
    let stems = Stems::english();
    let of = |side: &Side| -> Vec<(String, String)> {
        side.forms()
            .map(|form| (form.to_owned(), stems.of(form)))
            .collect()
    };
    let (before, after) = (of(left), of(right));
    let is_pair = |(form, stem): &(String, String)| {
        after.iter().any(|(other, of_other)| {
            are_prefixed(form, other)
                || are_prefixed(other, form)
                || are_listed(stem, of_other)
                || are_listed(of_other, stem)
        })
    };
    before.iter().any(is_pair)
}

/// "Legal" and "illegal".
fn are_prefixed(plain: &str, prefixed: &str) -> bool {
    const PREFIXES: [&str; 7] = ["un", "in", "im", "il", "ir", "non", "dis"];
    const SHORTEST: usize = 4;
    let is_denied = |prefix: &&str| prefixed.strip_prefix(*prefix) == Some(plain);
    plain.len() >= SHORTEST && PREFIXES.iter().any(is_denied)
}

fn are_listed(stem: &str, other: &str) -> bool {
    let has = |words: &str, stem: &str| words.split(' ').any(|word| word == stem);
    OPPOSITES
        .iter()
        .any(|(one, two)| has(one, stem) && has(two, other))
}

/// Stems, and the stems of what is their opposite.
const OPPOSITES: [(&str, &str); 23] = [
    ("clear acquit exoner", "convict guilti jail"),
    ("innoc", "guilti convict"),
    ("for", "against"),
    (
        "approv accept adopt back pass support",
        "oppos defeat block veto",
    ),
    (
        "rise rose risen increas grow grew climb gain",
        "fall fell fallen drop declin decreas shrink shrank lose lost",
    ),
    ("win won", "lose lost"),
    ("peac", "violent"),
    ("legal law", "unlaw crimin"),
    ("safe", "danger"),
    ("few fewer", "mani more"),
    ("befor", "after"),
    ("speak spoke said", "silent"),
    ("open", "shut close"),
    ("aliv surviv", "dead die kill"),
    ("succeed success", "fail failur unsuccess"),
    ("true", "fals"),
    ("allow permit", "ban forbid forbad forbidden prohibit"),
    ("welcom prais applaud", "condemn criticis critic denounc"),
    ("upheld uphold", "overturn quash struck"),
    ("clear exoner", "accus charg"),
    ("most all everi", "few"),
    ("least", "most"),
    ("near almost under below less", "over more abov exceed"),
];
