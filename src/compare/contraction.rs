//! Contractions: the two words of one, as "I'm" is "I am".

/// The two words that a form is drawn together from; none for any other word, and for a genitive.
pub(super) fn parts(form: &str) -> Option<[&str; 2]> {
    match form {
        "can't" | "cannot" => return Some(["can", "not"]),
        "won't" | "shan't" => return Some(["will", "not"]),
        "let's" => return Some(["let", "us"]),
        _ => {}
    }
    if let Some(verb) = form.strip_suffix("n't") {
        return Some([verb, "not"]);
    }
    let (first, ending) = form.split_once('\'')?;
    Some([first, helper(first, ending)?])
}

/// The verb that an ending stands for.
fn helper(first: &str, ending: &str) -> Option<&'static str> {
    const IS: [&str; 9] = [
        "he", "here", "how", "it", "she", "that", "there", "what", "who",
    ];
    Some(match ending {
        "m" => "am",
        "re" => "are",
        "ve" => "have",
        "ll" => "will",
        "d" => "would",
        "s" if IS.contains(&first) => "is",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contraction_has_two_words_and_a_genitive_is_none() {
        for (form, expected) in [
            ("i'm", Some(["i", "am"])),
            ("we've", Some(["we", "have"])),
            ("they'll", Some(["they", "will"])),
            ("she'd", Some(["she", "would"])),
            ("it's", Some(["it", "is"])),
            ("mayor's", None),
            ("didn't", Some(["did", "not"])),
            ("won't", Some(["will", "not"])),
            ("boats'", None),
            ("boats", None),
        ] {
            assert_eq!(parts(form), expected, "{form}");
        }
    }
}
