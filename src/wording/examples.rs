//! Examples: a few of the phrases that a pattern stands for, as a reader would write them.

use super::pattern::Pattern;

/// Up to `most` phrases that a pattern matches, each alternative in its turn; what may be any word is an ellipsis.
pub fn examples(pattern: &Pattern, most: usize) -> Vec<String> {
    let parts = parts(pattern.as_str());
    let longest = parts.iter().map(Vec::len).max().unwrap_or(0);
    let mut phrases: Vec<String> = vec![];
    for nth in 0..longest.min(most) {
        let words = parts.iter().map(|part| part[nth % part.len()]);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let phrase = words.join(" ");
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    phrases
}

/// The parts of a form, each with what it may be; nothing where it may be left out.
fn parts(form: &str) -> Vec<Vec<&str>> {
    let mut parts = vec![];
    let mut rest = form.trim_start_matches('^').trim();
    while !rest.is_empty() {
        let (part, after) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((inside, after)) => {
                let mut part: Vec<&str> = inside.split('|').map(spoken).collect();
                let optional = after.strip_prefix('?');
                if optional.is_some() {
                    part.insert(0, "");
                }
                (part, optional.unwrap_or(after))
            }
            None => {
                let end = rest.find([' ', '(']).unwrap_or(rest.len());
                (vec![spoken(&rest[..end])], &rest[end..])
            }
        };
        parts.push(part);
        rest = after.trim_start();
    }
    parts
}

fn spoken(word: &str) -> &str {
    match word.trim() {
        "*" | "**" => "…",
        "#" => "300",
        word => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_written_out() {
        for (form, expected) in [
            ("slam", "slam"),
            ("(slam|slams|hit out)", "slam, slams, hit out"),
            ("(a|b|c|d|e)", "a, b, c, d"),
            (
                "hit (very|so)? hard",
                "hit hard, hit very hard, hit so hard",
            ),
            (
                "(slam|slams) ** (door|lid|hand)",
                "slam … door, slams … lid, slam … hand",
            ),
            ("^ only # boats", "only 300 boats"),
        ] {
            let pattern = Pattern::parse(form).expect("a pattern");
            assert_eq!(examples(&pattern, 4).join(", "), expected);
        }
    }
}
