//! Titles: what stands before a person's name and is no part of it.

/// How many of the first `words` of a name are titles, with what stands before them: 2 of "Ukrainian President
/// Volodymyr Zelensky". The last word is always a name.
pub(super) fn titles(words: &[&str]) -> usize {
    let before = words.split_last().map_or(words, |(_, before)| before);
    let last = before.iter().rposition(|word| is_title(word));
    last.map_or(0, |last| last + 1)
}

/// Whether a word is a title before a name, and seldom a name itself.
pub(super) fn is_title(form: &str) -> bool {
    TITLES.binary_search(&form.trim_end_matches('.')).is_ok()
}

/// Words that are titles before a name and seldom names themselves.
const TITLES: [&str; 57] = [
    "ambassador",
    "archbishop",
    "captain",
    "chairman",
    "chairwoman",
    "chancellor",
    "cllr",
    "coach",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "constable",
    "councillor",
    "dame",
    "detective",
    "director",
    "doctor",
    "dr",
    "general",
    "governor",
    "inspector",
    "justice",
    "lady",
    "leader",
    "lieutenant",
    "lord",
    "manager",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "officer",
    "pastor",
    "premier",
    "president",
    "prof",
    "professor",
    "prosecutor",
    "rabbi",
    "representative",
    "rev",
    "reverend",
    "secretary",
    "senator",
    "sergeant",
    "sheriff",
    "sir",
    "speaker",
    "spokesman",
    "spokeswoman",
    "superintendent",
    "treasurer",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_what_stands_before_them_are_no_part_of_a_name() {
        for (name, count) in [
            ("ukrainian president volodymyr zelensky", 2),
            ("mr hale", 1),
            ("president", 0),
            ("ann holm", 0),
            ("prof. dr. ann holm", 2),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(titles(&words), count, "{name}");
        }
    }

    #[test]
    fn titles_are_sorted() {
        assert!(TITLES.is_sorted());
    }
}
