//! Persons: words that tell who may say or think something, by the part they play.

use std::ops::Range;

use super::voice::Place;

/// Whether these words name a person or a group that may have a view: a part someone plays, a title before a name, or
/// a pronoun alone.
///
/// A bare name is none: it may as well be a place.
pub(super) fn is_person(place: &Place, words: &Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let Some(last) = words.clone().next_back() else {
        return false;
    };
    let is_alone = words.len() == 1 && ALONE.contains(&form(last));
    let is_titled = words
        .clone()
        .take(words.len() - 1)
        .any(|i| TITLES.contains(&form(i)));
    is_alone || is_role(form(last)) || is_titled && is_capital(place, last)
}

/// Whether a word, one of them or several, is a part that someone plays.
pub(super) fn is_role(form: &str) -> bool {
    let form = form.strip_suffix("'s").unwrap_or(form);
    let one = form.strip_suffix('s').unwrap_or(form);
    let several = || {
        form.strip_suffix("ies")
            .is_some_and(|stem| ROLES.contains(&format!("{stem}y").as_str()))
    };
    ROLES.contains(&form) || ROLES.contains(&one) || several()
}

fn is_capital(place: &Place, i: usize) -> bool {
    let word = place.text.tokens.span(i).of(place.body);
    word.starts_with(char::is_uppercase)
}

/// Words that stand before the name of a person.
const TITLES: [&str; 22] = [
    "archbishop",
    "bishop",
    "captain",
    "chancellor",
    "chief",
    "councillor",
    "dr",
    "general",
    "governor",
    "judge",
    "justice",
    "lady",
    "lord",
    "mayor",
    "miss",
    "mr",
    "mrs",
    "ms",
    "president",
    "professor",
    "senator",
    "sir",
];
const ALONE: [&str; 7] = ["her", "him", "many", "most", "others", "some", "them"];
/// What people are who speak in the news, one of them.
const ROLES: [&str; 125] = [
    "academic",
    "activist",
    "adviser",
    "advisor",
    "aide",
    "ally",
    "analyst",
    "attorney",
    "auditor",
    "author",
    "bishop",
    "board",
    "boss",
    "bosses",
    "campaigner",
    "candidate",
    "captain",
    "chairman",
    "chairwoman",
    "chancellor",
    "charity",
    "chief",
    "church",
    "coach",
    "colleague",
    "commission",
    "commissioner",
    "committee",
    "congressman",
    "congresswoman",
    "coroner",
    "council",
    "councillor",
    "counsel",
    "court",
    "critic",
    "defence",
    "delegate",
    "democrat",
    "detective",
    "detractor",
    "diplomat",
    "director",
    "doctor",
    "economist",
    "editor",
    "envoy",
    "executive",
    "expert",
    "family",
    "fan",
    "farmer",
    "father",
    "firefighter",
    "friend",
    "government",
    "governor",
    "head",
    "historian",
    "inquiry",
    "inspector",
    "investigator",
    "judge",
    "jury",
    "landlord",
    "lawmaker",
    "lawyer",
    "leader",
    "lobby",
    "manager",
    "mayor",
    "medic",
    "minister",
    "ministry",
    "mother",
    "mp",
    "neighbor",
    "neighbour",
    "nurse",
    "observer",
    "official",
    "opponent",
    "opposition",
    "organiser",
    "owner",
    "parent",
    "party",
    "pensioner",
    "pm",
    "police",
    "politician",
    "poll",
    "premier",
    "president",
    "prosecution",
    "prosecutor",
    "protester",
    "regulator",
    "report",
    "republican",
    "researcher",
    "resident",
    "rival",
    "scientist",
    "secretary",
    "senator",
    "sheriff",
    "spokesman",
    "spokeswoman",
    "staff",
    "student",
    "study",
    "supporter",
    "survey",
    "survivor",
    "teacher",
    "tenant",
    "tory",
    "tribunal",
    "union",
    "victim",
    "villager",
    "voter",
    "watchdog",
    "witness",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_in_one_and_in_several() {
        for form in [
            "union", "critics", "families", "mayor's", "ministry", "boss", "tories",
        ] {
            assert!(is_role(form), "{form}");
        }
        for form in ["years", "port", "budget", "s", "'s"] {
            assert!(!is_role(form), "{form}");
        }
    }
}
